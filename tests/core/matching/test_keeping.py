"""The stored index and its deltas against an index built from the tables, on both databases."""

import time
from datetime import date

import pytest
from sqlmodel import text

from jobplus_core.db.store import Store
from jobplus_core.follow_ups.commands import record_follow_up
from jobplus_core.follow_ups.queries import of_placement
from jobplus_core.integrity.queries import check
from jobplus_core.integrity.rules import FindingKind
from jobplus_core.kinds import FollowUpResult, LeftReason, ReferralState, RefusalReason, SubjectKind
from jobplus_core.matching.changes import now
from jobplus_core.matching.commands import fold, rebuild_index
from jobplus_core.matching.kept import Kept, Pools, built, stored
from jobplus_core.matching.queries_stored import mark_of, pieces_in
from jobplus_core.placements.commands import cancel_placement, place
from jobplus_core.postings.commands import close_posting
from jobplus_core.referrals.commands import record_outcome, refer
from jobplus_core.seekers.commands import register_again
from jobplus_core.seekers.rules import RegistrationForm
from jobplus_core.tables.people import Seeker
from tests.support.cases import a_posting, a_seeker
from tests.support.center import Center
from tests.support.clock import FrozenClock


def rows(pools: Pools) -> tuple[list[object], list[object]]:
    return list(pools.postings.rows), list(pools.seekers.rows)


def agrees(kept: Kept, center: Center) -> bool:
    with center.store.read() as reader:
        return rows(kept.pools(reader)) == rows(built(reader, center.institution_id))


def test_stored_index_is_the_one_that_was_folded(center: Center) -> None:
    store, who = center.store, center.institution_id
    seeker, posting = a_seeker(store, center.kim), a_posting(store, center.park)
    refer(store, center.kim, seeker, posting)
    assert fold(store, who)
    with store.read() as reader:
        found = stored(reader, who)
        assert found is not None
        pools, cursor = found
        assert rows(pools) == rows(built(reader, who))
        # The folding itself was a later transaction.
        assert cursor <= now(reader)
        assert cursor.change_id == now(reader).change_id
        assert pools.seekers.facts(seeker).referred == {posting}


def test_deltas_keep_up_with_every_command(center: Center, clock: FrozenClock) -> None:
    store = center.store
    one, two = a_seeker(store, center.kim), a_seeker(store, center.kim, "임꺽정")
    posting, other = a_posting(store, center.park, openings=1), a_posting(store, center.park, openings=2)
    assert fold(store, center.institution_id)
    kept = Kept(center.institution_id)
    assert agrees(kept, center)
    third = a_seeker(store, center.kim, "장길산")
    assert agrees(kept, center)
    sent = refer(store, center.kim, one, posting)
    again = refer(store, center.kim, two, posting)
    assert agrees(kept, center)
    record_outcome(store, center.kim, again, ReferralState.SEEKER_REFUSED, version=1, reason=RefusalReason.WAGE)
    assert agrees(kept, center)
    placed = place(store, center.kim, sent)
    assert agrees(kept, center)
    cancel_placement(store, center.kim, placed, "안 감", version=1)
    assert agrees(kept, center)
    hired = place(store, center.kim, refer(store, center.kim, third, other))
    assert agrees(kept, center)
    clock.advance(days=7)
    with store.read() as reader:
        due = of_placement(reader, hired)[0]
    record_follow_up(store, center.kim, due.id, FollowUpResult.LEFT, version=1, left_reason=LeftReason.OTHER)
    assert agrees(kept, center)
    close_posting(store, center.park, other, "업체 요청")
    assert agrees(kept, center)
    with store.write(center.kim, "stage") as work:
        work.get(Seeker, two).staged = True
        work.changed(SubjectKind.SEEKER, two)
        work.finish()
    assert agrees(kept, center)
    register_again(store, center.kim, one, RegistrationForm(registered_on=date(2013, 11, 25)))
    assert agrees(kept, center)


def test_folding_again_writes_only_what_changed(center: Center) -> None:
    store, who = center.store, center.institution_id
    a_seeker(store, center.kim)
    assert fold(store, who)
    with store.read() as reader:
        before = {side: dict_of(store, who, side) for side in ("posting", "seeker")}
        first = mark_of(reader, who)
    a_posting(store, center.park)
    assert fold(store, who)
    with store.read() as reader:
        second = mark_of(reader, who)
    assert first is not None
    assert second is not None
    assert second.change_id > first.change_id
    assert second.folded_at > first.folded_at
    assert dict_of(store, who, "seeker") == before["seeker"]
    assert dict_of(store, who, "posting") != before["posting"]


def dict_of(store: Store, institution_id: int, side: str) -> dict[tuple[str, str], bytes]:
    with store.read() as reader:
        return {(piece.dimension, piece.value): piece.bits for piece in pieces_in(reader, institution_id, side)}


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE match_mark SET layout = 0",
        "DELETE FROM match_index WHERE value = 'groups' AND dimension = 'wage'",
        "UPDATE match_mark SET change_id = 999999999, xact = 999999999999",
    ],
)
def test_index_that_cannot_be_used_is_built_anew(center: Center, harm: str) -> None:
    store, who = center.store, center.institution_id
    a_seeker(store, center.kim)
    fold(store, who)
    with store.upkeep() as session:
        session.execute(text(harm))
    with store.read() as reader:
        assert stored(reader, who) is None
    kept = Kept(who)
    assert agrees(kept, center)
    assert rebuild_index(store, who)
    with store.read() as reader:
        found = stored(reader, who)
        assert found is not None
        assert rows(found[0]) == rows(built(reader, who))


def test_commit_that_becomes_visible_late_is_not_missed(center: Center) -> None:
    """On PostgreSQL the lower change id commits last; on SQLite writes wait for each other."""
    store = center.store
    if store.location.dialect == "sqlite":
        pytest.skip("SQLite commits one write after the other")
    early, late = a_seeker(store, center.kim), a_seeker(store, center.kim, "임꺽정")
    kept = Kept(center.institution_id)
    assert agrees(kept, center)
    with store.write(center.kim, "slow") as slow:
        slow.get(Seeker, early).commute_minutes = 33
        slow.changed(SubjectKind.SEEKER, early)
        slow.session.flush()
        with store.write(center.lee, "quick") as quick:
            quick.get(Seeker, late).commute_minutes = 44
            quick.changed(SubjectKind.SEEKER, late)
            quick.finish()
        with store.read() as reader:
            told = {row.id: row.max_commute_minutes for row in kept.pools(reader).seekers.rows}
        assert told == {early: None, late: 44}
        # Folding in between must leave the slow one to be read later.
        assert fold(store, center.institution_id)
        slow.finish()
    with store.read() as reader:
        told = {row.id: row.max_commute_minutes for row in kept.pools(reader).seekers.rows}
        other = Kept(center.institution_id).pools(reader)
    assert told == {early: 33, late: 44}
    assert {row.id: row.max_commute_minutes for row in other.seekers.rows} == told


def test_only_one_of_two_foldings_writes(center: Center, monkeypatch: pytest.MonkeyPatch) -> None:
    from jobplus_core.matching import commands

    store, who = center.store, center.institution_id
    a_seeker(store, center.kim)
    writing = commands._write

    def late(*told: object) -> bool:
        monkeypatch.setattr(commands, "_write", writing)
        assert fold(store, who)
        return writing(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(commands, "_write", late)
    assert not fold(store, who)
    with store.read() as reader:
        assert stored(reader, who) is not None


def build_past_everything(store: Store, institution_id: int) -> None:
    """Build the index, again while a transaction of anybody on the server would have its readers look back."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        rebuild_index(store, institution_id)
        with store.read() as reader:
            mark = mark_of(reader, institution_id)
            last = reader.number("SELECT MAX(xact) FROM change_log", {})
        if mark is not None and (not last or mark.xact > last):
            return
    raise TimeoutError("a transaction on the server does not end")


@pytest.mark.parametrize(
    ("harm", "detail"),
    [
        ("UPDATE match_index SET bits = :none WHERE dimension = 'facet place' AND value = '11320'", "1 rows differ"),
        ("UPDATE posting SET wage_won = 1", "1 rows differ"),
        ("DELETE FROM match_index WHERE value = 'keys' AND dimension = 'wage' AND side = 'posting'", "cannot be read"),
    ],
)
def test_check_finds_an_index_that_differs_and_rebuilding_mends_it(center: Center, harm: str, detail: str) -> None:
    store = center.store
    a_posting(store, center.park)
    build_past_everything(store, center.institution_id)
    assert check(store).findings == ()
    with store.upkeep() as session:
        session.execute(text(harm), {"none": b"r"} if ":none" in harm else {})
    (finding,) = check(store).findings
    assert (finding.kind, finding.detail.removeprefix("posting: ")) == (FindingKind.MATCHING_INDEX, detail)
    assert rebuild_index(store, center.institution_id)
    assert check(store).findings == ()
