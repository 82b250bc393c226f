"""What stands beside a ranking, on both databases."""

import json

import pytest

from jobplus_core.errors import FieldMissing, FieldRefused, ResidentNumber, RoleMissing, Stale
from jobplus_core.kinds import ReferralState, RefusalReason
from jobplus_core.matching.commands import save_weights
from jobplus_core.matching.queries import pairs, posting_cards, seeker_cards, weight_history, weights_of
from jobplus_core.matching.weights import DEFAULT, WeightSet
from jobplus_core.referrals.commands import record_outcome, refer
from tests.support.cases import TODAY, a_posting, a_seeker
from tests.support.center import Center


def test_cards_count_what_happened(center: Center) -> None:
    person, posting = a_seeker(center.store, center.kim), a_posting(center.store, center.kim)
    key = refer(center.store, center.kim, person, posting, urgent=True)
    record_outcome(center.store, center.kim, key, ReferralState.INTERVIEW_SET, version=1)
    with center.store.read() as reader:
        card = posting_cards(reader, [posting, 999])[posting]
        who = seeker_cards(reader, [person], TODAY)[person]
    assert (card.referrals, card.live, card.interviews, card.urgent_sent) == (1, 1, 1, 1)
    assert (who.name, who.occupation, who.sent_today) == ("홍길순", "요양보호사", 1)


def test_cards_of_nobody_are_none(center: Center) -> None:
    with center.store.read() as reader:
        assert posting_cards(reader, []) == {}
        assert seeker_cards(reader, [], TODAY) == {}


def test_pairs_are_told_newest_first_from_both_sides(center: Center) -> None:
    person, posting = a_seeker(center.store, center.kim), a_posting(center.store, center.kim)
    first = refer(center.store, center.kim, person, posting)
    record_outcome(center.store, center.kim, first, ReferralState.SEEKER_REFUSED, version=1, reason=RefusalReason.WAGE)
    second = refer(center.store, center.kim, person, posting)
    with center.store.read() as reader:
        of_person, of_posting = pairs(reader, seeker_id=person), pairs(reader, posting_id=posting)
    assert of_person == of_posting
    assert [(pair.referral_id, pair.state, pair.refusal_reason) for pair in of_person] == [
        (second, "referred", None),
        (first, "seeker_refused", "wage"),
    ]


def test_newest_weights_of_the_center_hold(center: Center) -> None:
    store = center.store
    with store.read() as reader:
        assert weights_of(reader, center.institution_id) == DEFAULT
    assert save_weights(store, center.lead, {"wage": 60, "commute": 40}, "집 가까운 곳부터", token="t") == 2
    assert save_weights(store, center.lead, {"wage": 60, "commute": 40}, "집 가까운 곳부터", token="t") == 2
    assert save_weights(store, center.admin, {"occupation": 90, "groups": 10}, "우대 대상 반영") == 3
    with store.read() as reader:
        assert weights_of(reader, center.institution_id) == WeightSet(3, {"occupation": 90, "groups": 10})
        history = weight_history(reader, center.institution_id)
    assert [(each.version, each.account, json.loads(each.weights), each.note) for each in history] == [
        (3, "관리자", {"groups": 10, "occupation": 90}, "우대 대상 반영"),
        (2, "한지우", {"commute": 40, "wage": 60}, "집 가까운 곳부터"),
    ]


def test_weights_take_the_place_of_those_that_were_seen(center: Center) -> None:
    store = center.store
    assert save_weights(store, center.lead, {"wage": 100}, "임금만", over=DEFAULT.version) == 2
    with pytest.raises(Stale):
        save_weights(store, center.admin, {"commute": 100}, "통근만", over=DEFAULT.version)
    with store.read() as reader:
        assert weights_of(reader, center.institution_id) == WeightSet(2, {"wage": 100})
    assert save_weights(store, center.admin, {"commute": 100}, "통근만", over=2) == 3


def test_weights_are_changed_by_leads_alone_and_sum_to_a_hundred(center: Center) -> None:
    with pytest.raises(RoleMissing):
        save_weights(center.store, center.kim, {"wage": 100}, "해 봄")
    for weights in ({"wage": 99}, {"wage": 101}, {"wage": 110, "form": -10}, {"weather": 100}, {}):
        with pytest.raises(FieldRefused):
            save_weights(center.store, center.lead, weights, "해 봄")
    with pytest.raises(FieldMissing):
        save_weights(center.store, center.lead, {"wage": 100}, " ")
    with pytest.raises(ResidentNumber):
        save_weights(center.store, center.lead, {"wage": 100}, "900101-1234567 요청")
    with center.store.read() as reader:
        assert weights_of(reader, center.institution_id) == DEFAULT
