"""Proposals from a center's own referrals, taken or turned down by a lead, on both databases."""

import json
from dataclasses import replace
from datetime import date

import pytest

from jobplus_core.errors import (
    AlreadyDone,
    FieldMissing,
    NothingProposed,
    OutcomesMissing,
    ProposalOutdated,
    ResidentNumber,
    RoleMissing,
)
from jobplus_core.kinds import ReferralState, RefusalReason
from jobplus_core.matching.commands import save_weights
from jobplus_core.matching.learning import fitting
from jobplus_core.matching.learning.commands import decide_on_weights, propose_weights
from jobplus_core.matching.learning.figures import from_json
from jobplus_core.matching.learning.queries import Proposal, outcomes, proposals, referred_since
from jobplus_core.matching.learning.rules import LEARNED
from jobplus_core.matching.queries import weight_history, weights_of
from jobplus_core.matching.weights import DEFAULT
from jobplus_core.postings.commands import register_posting
from jobplus_core.referrals.commands import record_outcome
from jobplus_core.tables.casework import Referral, ReferralMove
from tests.support.cases import POSTING, TODAY, a_seeker
from tests.support.center import Center
from tests.support.outcomes import add_referrals, play_center


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred outcomes are enough, and two of each answer."""
    monkeypatch.setattr(fitting, "LEAST_OUTCOMES", 100)
    monkeypatch.setattr(fitting, "LEAST_OF_EACH_ANSWER", 2)


def newest(center: Center) -> Proposal:
    with center.store.read() as reader:
        return proposals(reader, center.institution_id)[0]


def test_ends_become_outcomes_with_the_levels_that_were_shown(center: Center) -> None:
    store, kim = center.store, center.kim
    posting = register_posting(store, kim, replace(POSTING, openings=None))
    people = [a_seeker(store, kim, name=f"홍길{mark}") for mark in "일이삼사오"]
    keys = add_referrals(
        center,
        [(person, posting, {"wage": 20 * at}, ReferralState.REFERRED, None) for at, person in enumerate(people)],
    )
    for key, state, reason in (
        (keys[0], ReferralState.SEEKER_REFUSED, RefusalReason.WAGE),
        (keys[1], ReferralState.EMPLOYER_REFUSED, RefusalReason.FILLED),
        (keys[2], ReferralState.NO_ANSWER, None),
        (keys[3], ReferralState.SEEKER_REFUSED, RefusalReason.OTHER_JOB),
    ):
        record_outcome(store, kim, key, state, version=1, reason=reason)
    with store.write(kim, "offer") as work:
        work.add(
            ReferralMove(
                referral_id=keys[3],
                from_state="interviewed",
                to_state="offered",
                moved_on=TODAY,
                account_id=kim.account_id,
                recorded_at=work.now,
            )
        )
        work.finish()
    with store.read() as reader:
        found = outcomes(reader, center.institution_id)
    wage = LEARNED.index("wage")
    assert [(each.person, each.levels[wage], each.seeker, each.employer) for each in found] == [
        (people[0], 0, False, None),
        (people[1], 20, True, None),
        (people[3], 60, None, True),
    ]


def test_referral_without_reasons_teaches_nothing(center: Center) -> None:
    seeker, posting = a_seeker(center.store, center.kim), register_posting(center.store, center.kim, POSTING)
    add_referrals(center, [(seeker, posting, None, ReferralState.EMPLOYER_REFUSED, RefusalReason.CAREER)])
    with center.store.read() as reader:
        assert outcomes(reader, center.institution_id) == []


def test_too_few_outcomes_propose_nothing(center: Center) -> None:
    with pytest.raises(OutcomesMissing) as refused:
        propose_weights(center.store, center.kim)
    assert vars(refused.value) == {"reason": "outcomes", "found": 0, "needed": 1_000}
    with center.store.read() as reader:
        assert proposals(reader, center.institution_id) == []


def test_proposal_is_kept_and_taken_as_the_next_version(center: Center, few: None) -> None:
    play_center(center, 300)
    key = propose_weights(center.store, center.kim)
    proposal = newest(center)
    weights = json.loads(proposal.weights)
    figures, lists = from_json(proposal.figures)
    assert (proposal.id, proposal.outcomes, proposal.open) == (key, 300, True)
    assert sum(weights.values()) == 100
    assert weights["wage"] + weights["career"] > 60
    assert (figures.held_version, figures.held) == (1, DEFAULT.weights)
    assert (figures.hired.after or 0) > (figures.hired.before or 1)
    assert (lists.people, lists.first) == (5, 10)
    with center.store.read() as reader:
        assert weights_of(reader, center.institution_id) == DEFAULT

    assert decide_on_weights(center.store, center.lead, key, accept=True, note=" 한 해 결과대로 ") == 2
    decided = newest(center)
    assert (decided.decision, decided.decided_by, decided.weight_version) == ("한 해 결과대로", "한지우", 2)
    with center.store.read() as reader:
        held = weights_of(reader, center.institution_id)
        history = weight_history(reader, center.institution_id)
    assert (held.version, dict(held.weights)) == (2, weights)
    assert [(each.version, each.note, each.account) for each in history] == [(2, "한 해 결과대로", "한지우")]


def test_proposal_is_made_once_and_stays_with_the_reason_it_was_turned_down_for(center: Center, few: None) -> None:
    play_center(center)
    key = propose_weights(center.store, center.kim)
    assert propose_weights(center.store, center.lee) == key
    assert decide_on_weights(center.store, center.lead, key, accept=False, note="한 해 더 봅시다") == 1
    decided = newest(center)
    assert (decided.decision, decided.decided_by, decided.weight_version) == ("한 해 더 봅시다", "한지우", None)
    with center.store.read() as reader:
        assert weights_of(reader, center.institution_id) == DEFAULT
    with pytest.raises(AlreadyDone):
        decide_on_weights(center.store, center.lead, key, accept=True, note="역시 씁시다")
    assert propose_weights(center.store, center.lee) > key


def test_who_may_decide_what_must_be_said_and_once(center: Center, few: None) -> None:
    play_center(center)
    key = propose_weights(center.store, center.kim, token="one")
    assert propose_weights(center.store, center.kim, token="one") == key
    with pytest.raises(RoleMissing):
        decide_on_weights(center.store, center.kim, key, accept=True, note="결과대로")
    with pytest.raises(FieldMissing):
        decide_on_weights(center.store, center.lead, key, accept=True, note="  ")
    with pytest.raises(ResidentNumber):
        decide_on_weights(center.store, center.lead, key, accept=True, note="900101-1234567")
    with pytest.raises(NothingProposed):
        decide_on_weights(center.store, center.lead, key + 1, accept=True, note="결과대로")
    save_weights(center.store, center.lead, {"occupation": 60, "wage": 40}, "현장 의견")
    with pytest.raises(ProposalOutdated) as refused:
        decide_on_weights(center.store, center.lead, key, accept=True, note="결과대로")
    assert vars(refused.value) == {"held": 1, "version": 2}
    assert newest(center).open
    again = propose_weights(center.store, center.kim)
    for _ in range(2):
        assert decide_on_weights(center.store, center.lead, again, accept=True, note="결과대로", token="two") == 3
    with center.store.read() as reader:
        assert [each.version for each in weight_history(reader, center.institution_id)] == [3, 2]


def test_people_of_the_last_month_are_those_referred_since(center: Center) -> None:
    seekers = [a_seeker(center.store, center.kim, name=f"홍길{mark}") for mark in "일이"]
    posting = register_posting(center.store, center.kim, POSTING)
    add_referrals(
        center,
        [
            (seekers[0], posting, {}, ReferralState.REFERRED, None),
            (seekers[1], posting, {}, ReferralState.REFERRED, None),
        ],
    )
    with center.store.write(center.kim, "back") as work:
        row = work.session.get_one(Referral, 1)
        row.referred_on = date(2013, 10, 1)
        work.session.add(row)
        work.finish()
    with center.store.read() as reader:
        assert referred_since(reader, center.institution_id, date(2013, 10, 2)) == [seekers[1]]
        assert referred_since(reader, center.institution_id, date(2013, 10, 1)) == seekers
