"""Whatever was merged and taken apart in whatever order: every figure stays, and so do the records."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobplus_core.clock import micros
from jobplus_core.counseling.commands import log_session
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.db.store import Store, open_at
from jobplus_core.errors import LaterMerge, RecordMerged, Refusal
from jobplus_core.integrity.queries import check
from jobplus_core.kinds import Channel, Indicator
from jobplus_core.ledger.counts import Scope, sums
from jobplus_core.placements.commands import cancel_placement, place
from jobplus_core.referrals.commands import refer
from jobplus_core.seekers.commands import register_again, register_seeker, update_seeker
from jobplus_core.seekers.merging.commands import merge_seekers, unmerge_seekers
from jobplus_core.seekers.merging.queries import family
from jobplus_core.seekers.queries import form_of, record
from jobplus_core.seekers.rules import RegistrationForm, SeekerForm
from tests.support.cases import POSTING, SEEKER, a_posting
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.support.examples import examples
from tests.support.places import Places

ACTS = ("register", "thin", "again", "session", "refer", "place", "cancel", "mend", "day", "merge", "merge", "unmerge")
Step = tuple[str, int, int]
STEPS = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 30), st.integers(0, 30)), min_size=8, max_size=40)
MONTHS = ((date(2013, 11, 1), date(2013, 11, 30)), (date(2013, 12, 1), date(2013, 12, 31)))


def figures(center: Center, moments: Sequence[int]) -> tuple[Any, ...]:
    """Every sum by indicator, counselor, team and funding, by month, person, team and moment; recount and chains."""
    people = (None, *(each.counselor_id for each in (center.kim, center.lee, center.park, center.lead)))
    with center.store.read() as reader:
        found = [
            sums(
                reader,
                Scope(
                    institution_id=center.institution_id,
                    since=since,
                    until=until,
                    as_of=as_of,
                    counselor_id=counselor_id,
                    team_id=team_id,
                    channels=tuple(Channel),
                ),
                tuple(Indicator),
            )
            for since, until in MONTHS
            for as_of in (None, *moments)
            for counselor_id in people
            for team_id in (None, *center.teams.values())
        ]
    report = check(center.store)
    return found, report.findings, report.entries, report.heads


def snapshot(store: Store) -> dict[int, tuple[Any, ...]]:
    """By seeker: the row with its wishes, licenses and name parts, but for its version."""
    with store.session() as session:
        connection = session.connection()

        def rows(table: str, key: str, order: str) -> dict[int, list[tuple[Any, ...]]]:
            found: dict[int, list[tuple[Any, ...]]] = {}
            for row in connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY {order}").mappings():
                plain = tuple(value for column, value in row.items() if column != "version")
                found.setdefault(row[key], []).append(plain)
            return found

        parts = [
            rows("seeker", "id", "id"),
            rows("wish", "seeker_id", "id"),
            rows("seeker_license", "seeker_id", "id"),
            rows("seeker_name_part", "seeker_id", "place, part"),
        ]
    return {key: tuple(tuple(part.get(key, ())) for part in parts) for key in parts[0]}


class Merged(NamedTuple):
    """A merge, what the records held before it, and how many had been mended by then."""

    id: int
    kept_id: int
    before: dict[int, tuple[Any, ...]]
    mended: int


@dataclass
class Case:
    """A center whose desks do acts as they come, those refused left out."""

    center: Center
    clock: FrozenClock
    seekers: list[int] = field(default_factory=list)
    postings: list[int] = field(default_factory=list)
    referrals: list[int] = field(default_factory=list)
    placements: list[int] = field(default_factory=list)
    merges: list[Merged] = field(default_factory=list)
    mended: list[int] = field(default_factory=list)
    moments: list[int] = field(default_factory=list)
    merged: int = 0
    taken_apart: int = 0

    def run(self, steps: Sequence[Step]) -> None:
        self.postings += [a_posting(self.center.store, self.center.park, openings=n) for n in (1, 3, None)]
        for name, first, second in steps:
            if name in ("merge", "unmerge"):
                self.moments = [*self.moments[-1:], micros(self.clock())]
                before = figures(self.center, self.moments)
                self.act(name, first, second)
                assert figures(self.center, self.moments) == before
                assert before[1] == ()
            else:
                self.act(name, first, second)
        assert check(self.center.store).findings == ()

    def act(self, name: str, first: int, second: int) -> None:
        # What the race of acts may meet; a merge meets only the two of its own.
        expected = (RecordMerged, LaterMerge) if name in ("merge", "unmerge") else (Refusal,)
        with suppress(*expected):
            getattr(self, f"do_{name}")(first, second)

    def who(self, number: int) -> int:
        return self.seekers[number % len(self.seekers)]

    @property
    def today(self) -> date:
        return self.clock().date()

    def desk(self, number: int) -> Any:
        return (self.center.kim, self.center.lee, self.center.park)[number % 3]

    def do_register(self, first: int, second: int, form: SeekerForm = SEEKER) -> None:
        new = RegistrationForm(registered_on=self.today, public_work=second % 4 == 0)
        licenses = ("요양보호사",) if second % 2 else ()
        self.seekers.append(
            register_seeker(self.center.store, self.desk(first), replace(form, licenses=licenses), new).seeker_id
        )

    def do_thin(self, first: int, second: int) -> None:
        self.do_register(first, second, SeekerForm(name="홍길순", email="hong@example.org"))

    def do_again(self, first: int, second: int) -> None:
        if self.seekers:
            new = RegistrationForm(registered_on=self.today)
            register_again(self.center.store, self.desk(second), self.who(first), new)

    def do_session(self, first: int, second: int) -> None:
        if self.seekers:
            log_session(self.center.store, self.desk(second), self.who(first), SessionForm(held_on=self.today))

    def do_refer(self, first: int, second: int) -> None:
        if self.seekers:
            posting = self.postings[second % len(self.postings)]
            day = self.today if self.today >= POSTING.registered_on else None
            self.referrals.append(
                refer(
                    self.center.store,
                    self.desk(first),
                    self.who(first),
                    posting,
                    referred_on=day,
                    urgent=second % 5 == 0,
                )
            )

    def do_place(self, first: int, second: int) -> None:
        if self.referrals:
            referral = self.referrals[first % len(self.referrals)]
            self.placements.append(place(self.center.store, self.desk(second), referral))

    def do_cancel(self, first: int, second: int) -> None:
        if self.placements:
            placement = self.placements[first % len(self.placements)]
            cancel_placement(self.center.store, self.desk(second), placement, "입사 포기", version=1)

    def do_mend(self, first: int, second: int) -> None:
        if not self.seekers:
            return
        with self.center.store.read() as reader:
            row = record(reader, self.who(first))
            assert row is not None
            form = replace(form_of(reader, row), commute_minutes=second * 3, sex=None)
        update_seeker(self.center.store, self.desk(second), row.id, form, version=row.version)
        self.mended.append(row.id)

    def do_day(self, first: int, second: int) -> None:
        self.clock.now += timedelta(days=1 + first % 5)

    def versions(self, *keys: int) -> list[int]:
        with self.center.store.read() as reader:
            rows = [record(reader, key) for key in keys]
        return [row.version for row in rows if row is not None]

    def do_merge(self, first: int, second: int) -> None:
        if len(self.seekers) < 2 or self.who(first) == self.who(second):
            return
        kept, merged = self.who(first), self.who(second)
        with self.center.store.read() as reader:
            records = {*family(reader, kept), *family(reader, merged)}
        before, versions = snapshot(self.center.store), self.versions(kept, merged)
        key = merge_seekers(
            self.center.store,
            self.desk(first),
            kept,
            merged,
            reason="같은 사람",
            kept_version=versions[0],
            merged_version=versions[1],
        )
        self.merges.append(Merged(key, kept, {each: before[each] for each in records}, len(self.mended)))
        self.merged += 1

    def do_unmerge(self, first: int, second: int) -> None:
        if not self.merges:
            return
        place = max(0, len(self.merges) - 1 - first % 2)
        merge = self.merges[place]
        version = self.versions(merge.kept_id)[0]
        unmerge_seekers(self.center.store, self.desk(second), merge.id, reason="다른 사람", version=version)
        del self.merges[place]
        self.taken_apart += 1
        if merge.kept_id not in self.mended[merge.mended :]:
            now = snapshot(self.center.store)
            assert {each: now[each] for each in merge.before} == merge.before


@settings(max_examples=examples(10), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_no_figure_moves_whatever_is_merged_and_taken_apart(places: Places, steps: list[Step]) -> None:
    clock = FrozenClock()
    with TemporaryDirectory() as folder:
        store = open_at(places.migrated("sqlite", Path(folder), center=True), clock=clock)
        try:
            Case(places.center(store), clock).run(steps)
        finally:
            store.close()


@pytest.mark.parametrize("seed", range(3))
def test_no_figure_moves_over_a_long_history(center: Center, clock: FrozenClock, seed: int) -> None:
    random = Random(seed)
    first: list[Step] = [("register", n, n) for n in range(3)] + [("thin", n, n) for n in range(3)]
    steps = [(random.choice(ACTS), random.randrange(31), random.randrange(31)) for _ in range(60)]
    case = Case(center, clock)
    case.run([*first, *steps])
    assert case.merged > 2
    assert case.taken_apart > 1
