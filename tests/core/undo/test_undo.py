"""Taking acts back, on both databases: what they changed, what they counted as, and what stops it."""

from typing import NamedTuple

import pytest

from jobplus_core.actor import Actor
from jobplus_core.counseling.commands import log_session
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.errors import (
    AlreadyDone,
    AlreadyReferred,
    FieldMissing,
    NotUndoable,
    PostingFull,
    Refusal,
    ResidentNumber,
    RestsOnIt,
    RoleMissing,
)
from jobplus_core.follow_ups.commands import record_follow_up
from jobplus_core.follow_ups.queries import of_placement
from jobplus_core.integrity.queries import check
from jobplus_core.kinds import FollowUpResult, Indicator, LeftReason, ReferralState, RefusalReason, SubjectKind
from jobplus_core.notices.queries import unread
from jobplus_core.placements.commands import cancel_placement, place, place_found
from jobplus_core.placements.rules import FoundJob
from jobplus_core.postings.queries_record import posting
from jobplus_core.referrals.commands import record_outcome, refer
from jobplus_core.referrals.queries import moves, referral
from jobplus_core.undo.commands import undo
from jobplus_core.undo.queries import last_acts
from tests.support.cases import TODAY, a_posting, a_referral, a_seeker, booked, last_entry, number, row_of
from tests.support.center import Center
from tests.support.clock import FrozenClock

S = ReferralState


def act_of(center: Center, command: str) -> int:
    """The id of the newest act of a command."""
    return number(center.store, "SELECT MAX(id) FROM audit_entry WHERE command = :command", command=command)


def take_back(center: Center, command: str, *, by: Actor | None = None) -> int:
    return undo(center.store, by or center.kim, act_of(center, command), "잘못 누름")


class Stands(NamedTuple):
    state: str
    ended: bool
    urgent: bool
    reason: str | None


def stands(center: Center, key: int) -> Stands:
    with center.store.read() as reader:
        found = referral(reader, key)
    assert found is not None
    return Stands(found.state, found.ended_on is not None, found.urgent, found.refusal_reason)


def steps(center: Center, key: int) -> list[tuple[str, str, str | None]]:
    with center.store.read() as reader:
        return [(row.from_state, row.to_state, row.note) for row in moves(reader, key)]


def test_undone_referral_reverses_its_figures_and_a_withdrawn_one_keeps_them(center: Center) -> None:
    who, target = a_seeker(center.store, center.kim), a_posting(center.store, center.park)
    before = last_entry(center.store)
    key = refer(center.store, center.kim, who, target, urgent=True)
    take_back(center, "refer")
    first, second = before + 1, before + 2
    kind = SubjectKind.REFERRAL
    assert booked(center.store, after=before) == [
        row_of(center.kim, Indicator.REFERRAL, kind, key),
        row_of(center.kim, Indicator.URGENT_REFERRAL, kind, key),
        row_of(center.kim, Indicator.REFERRAL, kind, key, quantity=-1, reverses_id=first),
        row_of(center.kim, Indicator.URGENT_REFERRAL, kind, key, quantity=-1, reverses_id=second),
    ]
    assert stands(center, key) == Stands("undone", True, False, None)
    assert steps(center, key) == [("referred", "undone", "잘못 누름")]
    again = refer(center.store, center.kim, who, target)
    record_outcome(center.store, center.kim, again, S.WITHDRAWN, version=1, note="사정")
    assert number(center.store, "SELECT SUM(quantity) FROM ledger_entry WHERE indicator = 'referral'") == 1
    assert check(center.store).findings == ()


def test_outcome_leads_back_along_its_step(center: Center, clock: FrozenClock) -> None:
    key = a_referral(center.store, center.kim)
    record_outcome(center.store, center.kim, key, S.INFORMED, version=1)
    record_outcome(
        center.store, center.kim, key, S.EMPLOYER_REFUSED, version=2, reason=RefusalReason.CAREER, note="경력"
    )
    informed = number(center.store, "SELECT MIN(id) FROM audit_entry WHERE command = 'record_outcome'")
    with pytest.raises(RestsOnIt) as rests:
        undo(center.store, center.kim, informed, "착오")
    assert (rests.value.kind, rests.value.id) == ("referral", key)
    with pytest.raises(RestsOnIt):
        take_back(center, "refer")
    take_back(center, "record_outcome")
    assert stands(center, key) == Stands("informed", False, False, None)
    undo(center.store, center.kim, informed, "착오")
    assert stands(center, key) == Stands("referred", False, False, None)
    take_back(center, "refer")
    assert stands(center, key).state == "undone"
    assert [step[:2] for step in steps(center, key)] == [
        ("referred", "informed"),
        ("informed", "employer_refused"),
        ("employer_refused", "informed"),
        ("informed", "referred"),
        ("referred", "undone"),
    ]


def test_end_is_not_taken_back_where_the_pair_or_the_posting_is_taken(center: Center) -> None:
    who, target = a_seeker(center.store, center.kim), a_posting(center.store, center.park, openings=1)
    key = refer(center.store, center.kim, who, target)
    record_outcome(center.store, center.kim, key, S.NO_ANSWER, version=1)
    refer(center.store, center.lee, who, target)
    with pytest.raises(AlreadyReferred):
        take_back(center, "record_outcome")
    other = refer(center.store, center.lee, a_seeker(center.store, center.lee), target)
    place(center.store, center.lee, other)
    with pytest.raises(PostingFull):
        take_back(center, "record_outcome")


def test_hire_taken_back_restores_whom_it_overtook(center: Center) -> None:
    target = a_posting(center.store, center.park, openings=1)
    won, lost, again = (
        refer(center.store, actor, a_seeker(center.store, actor, name), target)
        for actor, name in ((center.kim, "홍길순"), (center.lee, "김두레"), (center.lee, "이도담"))
    )
    record_outcome(center.store, center.kim, won, S.INTERVIEWED, version=1)
    record_outcome(center.store, center.lee, lost, S.INFORMED, version=1)
    before = last_entry(center.store)
    key = place(center.store, center.kim, won)
    take_back(center, "place")
    assert [stands(center, each).state for each in (won, lost, again)] == ["interviewed", "informed", "referred"]
    with center.store.read() as reader:
        found = posting(reader, target)
        told = [(row.kind, row.subject_id) for row in unread(reader, center.lee.counselor_id or 0)]
        assert {row.result for row in of_placement(reader, key)} == {"cancelled"}
    assert found is not None
    assert found.state == "open"
    assert told == [("undone", again), ("undone", lost), ("overtaken", again), ("overtaken", lost)]
    assert [row.quantity for row in booked(center.store, after=before)] == [1, -1]
    assert check(center.store).findings == ()
    with pytest.raises(AlreadyDone):
        take_back(center, "place")
    assert place(center.store, center.kim, won) != key


def test_hire_with_a_check_made_rests_on_it(center: Center) -> None:
    key = place(center.store, center.kim, a_referral(center.store, center.kim))
    with center.store.read() as reader:
        first = of_placement(reader, key)[0].id
    record_follow_up(center.store, center.kim, first, FollowUpResult.UNREACHED, version=1)
    with pytest.raises(RestsOnIt) as rests:
        take_back(center, "place")
    assert (rests.value.kind, rests.value.id) == ("follow_up", first)
    take_back(center, "record_follow_up")
    take_back(center, "place")
    cancelled = place(center.store, center.kim, a_referral(center.store, center.kim))
    cancel_placement(center.store, center.kim, cancelled, "착오", version=1)
    with pytest.raises(AlreadyDone):
        take_back(center, "place")


def test_hire_found_alone_is_taken_back(center: Center) -> None:
    before = last_entry(center.store)
    place_found(
        center.store,
        center.kim,
        a_seeker(center.store, center.kim),
        FoundJob(employer_name="한빛상사", job_title="경리"),
    )
    take_back(center, "place_found")
    assert [row.quantity for row in booked(center.store, after=before) if row.indicator == "placement"] == [1, -1]


def test_check_is_asked_again(center: Center, clock: FrozenClock) -> None:
    key = place(center.store, center.kim, a_referral(center.store, center.kim))
    with center.store.read() as reader:
        first = of_placement(reader, key)[0].id
    clock.advance(days=8)
    record_follow_up(center.store, center.kim, first, FollowUpResult.UNREACHED, version=1)
    tried = act_of(center, "record_follow_up")
    record_follow_up(center.store, center.kim, first, FollowUpResult.LEFT, version=2, left_reason=LeftReason.DUTIES)
    with pytest.raises(RestsOnIt):
        undo(center.store, center.kim, tried, "착오")
    take_back(center, "record_follow_up")
    with center.store.read() as reader:
        found = of_placement(reader, key)
    assert [(row.result, row.left_on, row.tries) for row in found] == [(None, None, 1), *[(None, None, 0)] * 4]
    undo(center.store, center.kim, tried, "착오")
    with center.store.read() as reader:
        assert of_placement(reader, key)[0].tries == 0


def test_year_taken_back_drops_the_next_one(center: Center, clock: FrozenClock) -> None:
    key = place(center.store, center.kim, a_referral(center.store, center.kim))
    with center.store.read() as reader:
        last = of_placement(reader, key)[-1].id
    clock.advance(days=366)
    record_follow_up(center.store, center.kim, last, FollowUpResult.WORKING, version=1)
    take_back(center, "record_follow_up")
    with center.store.read() as reader:
        assert [(row.kind, row.result) for row in of_placement(reader, key)][-2:] == [
            ("month_12", None),
            ("yearly", "cancelled"),
        ]


def test_session_is_taken_back(center: Center) -> None:
    before = last_entry(center.store)
    log_session(center.store, center.kim, a_seeker(center.store, center.kim), SessionForm(held_on=TODAY))
    take_back(center, "log_session")
    assert [row.quantity for row in booked(center.store, after=before) if row.indicator == "counseling"] == [1, -1]


def test_own_acts_go_back_on_their_day_and_a_leads_later(center: Center, clock: FrozenClock) -> None:
    key = a_referral(center.store, center.kim)
    act = act_of(center, "refer")
    with pytest.raises(RoleMissing):
        take_back(center, "refer", by=center.lee)
    clock.advance(days=1)
    with pytest.raises(RoleMissing):
        take_back(center, "refer")
    take_back(center, "refer", by=center.lead)
    with pytest.raises(AlreadyDone) as done:
        undo(center.store, center.lead, act, "착오")
    assert (done.value.kind, done.value.id) == ("act", act)
    with center.store.read() as reader:
        told = [(row.kind, row.subject_id) for row in unread(reader, center.kim.counselor_id or 0)]
    assert told == [("undone", key)]


@pytest.mark.parametrize(("reason", "refusal"), [(" ", FieldMissing), ("610505-2000000", ResidentNumber)])
def test_reason_must_be_given(center: Center, reason: str, refusal: type[Refusal]) -> None:
    a_referral(center.store, center.kim)
    with pytest.raises(refusal):
        undo(center.store, center.kim, act_of(center, "refer"), reason)
    assert number(center.store, "SELECT COUNT(*) FROM undone_act") == 0


def test_registration_is_never_taken_back(center: Center) -> None:
    a_seeker(center.store, center.kim)
    with pytest.raises(NotUndoable):
        take_back(center, "register_seeker")


def test_last_acts_are_listed_until_they_are_taken_back(center: Center) -> None:
    key = a_referral(center.store, center.kim)
    record_outcome(center.store, center.kim, key, S.INFORMED, version=1)
    place(center.store, center.lee, a_referral(center.store, center.lee))
    center_id = center.institution_id
    with center.store.read() as reader:
        mine = last_acts(reader, center_id, since=0, account_id=center.kim.account_id)
        everybody = last_acts(reader, center_id, since=0)
    assert [(row.command, row.seeker, row.employer, row.to_state) for row in mine] == [
        ("record_outcome", "홍길순", "다온요양원", "informed"),
        ("refer", "홍길순", "다온요양원", None),
    ]
    assert [row.command for row in everybody] == ["place", "refer", "record_outcome", "refer"]
    undo(center.store, center.kim, mine[0].id, "착오", token="a")
    assert undo(center.store, center.kim, mine[0].id, "착오", token="a") == 1
    with center.store.read() as reader:
        left = last_acts(reader, center_id, since=0, account_id=center.kim.account_id)
    assert [row.command for row in left] == ["refer"]
