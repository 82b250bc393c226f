"""What stands beside a ranking, on both databases."""

from jobplus_core.kinds import ReferralState, RefusalReason
from jobplus_core.matching.queries import marks, pairs, posting_cards, seeker_cards
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


def test_marks_move_with_what_a_ranking_reads_alone(center: Center) -> None:
    def now() -> tuple[tuple[int, int], tuple[int, int]]:
        with center.store.read() as reader:
            return marks(reader)

    person = a_seeker(center.store, center.kim)
    with_seeker = now()
    posting = a_posting(center.store, center.kim)
    with_posting = now()
    assert with_posting[0] != with_seeker[0]
    assert with_posting[1] == with_seeker[1]
    refer(center.store, center.kim, person, posting)
    assert now() == with_posting
