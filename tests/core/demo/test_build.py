"""The demo center as it is built, small, on both databases."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jobplus_core.access.commands import sign_in_demo
from jobplus_core.access.queries import demo_login
from jobplus_core.calendar.queries import business_days
from jobplus_core.clock import moment
from jobplus_core.codes.industries import by_code
from jobplus_core.db.connect import connect_postgresql, connect_sqlite
from jobplus_core.db.location import Location
from jobplus_core.db.store import Store, open_at
from jobplus_core.demo.build import DemoBuilt, build_demo
from jobplus_core.demo.companies import CODES
from jobplus_core.demo.scales import VOLUMES
from jobplus_core.demo.words import INDUSTRIES
from jobplus_core.errors import StoreExists
from jobplus_core.follow_ups.queries import count_open
from jobplus_core.integrity.queries import check
from jobplus_core.kinds import Indicator, Stage, TeamKind
from jobplus_core.ledger.counts import CENTER_CHANNELS, EVENT_CHANNELS, Scope, total
from jobplus_core.plan.queries import progress, targets
from jobplus_core.postings.ladder.rules import LadderDay
from jobplus_core.postings.queries import UnfilledFilter, unfilled_page
from jobplus_core.staff.queries import members_on
from jobplus_core.tables import METADATA
from tests.support.places import Dialect, Places

# A Monday that the center works, and a Saturday.
MONDAY = date(2026, 11, 23)
SATURDAY = date(2026, 11, 21)
SMALL = VOLUMES["small"]


def contents(location: Location) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, days and flags as both databases write them."""
    sqlite = location.dialect == "sqlite"
    with closing(connect_sqlite(location) if sqlite else connect_postgresql(location)) as connection:
        found = {}
        for table in METADATA.sorted_tables:
            names = ", ".join(f'"{column.name}"' for column in table.columns if not column.info.get("derived"))
            order = ", ".join(f'"{column.name}"' for column in table.primary_key)
            rows = connection.execute(f'SELECT {names} FROM "{table.name}" ORDER BY {order}').fetchall()
            found[table.name] = [
                tuple(value.isoformat() if isinstance(value, date) else value for value in row) for row in rows
            ]
    return found


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def built(
    request: pytest.FixtureRequest, places: Places, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Location, DemoBuilt]]:
    """The small center of a Monday, built once for each database."""
    dialect: Dialect = request.param
    location = places.empty(dialect, tmp_path_factory.mktemp("demo"))
    yield location, build_demo(location, scale="small", seed=7, today=MONDAY)
    places.drop_all()


@pytest.fixture
def demo(built: tuple[Location, DemoBuilt]) -> Iterator[Store]:
    """Its store."""
    store = open_at(built[0])
    yield store
    store.close()


@pytest.fixture
def in_file(tmp_path: Path) -> Callable[..., Location]:
    """Builds the small center into a new file each time it is called."""

    def build(*, seed: int = 7, today: date = MONDAY) -> Location:
        location = Location("sqlite", path=tmp_path / f"{len(list(tmp_path.iterdir()))}.db")
        build_demo(location, scale="small", seed=seed, today=today)
        return location

    return build


def test_same_seed_and_day_give_the_same_rows_on_both_databases(
    built: tuple[Location, DemoBuilt], in_file: Callable[..., Location]
) -> None:
    again = contents(in_file())
    assert contents(built[0]) == again
    numbered = {name: rows[-1][0] for name, rows in again.items() if rows and name != "seeker_name_part"}
    assert built[1].counts == numbered


def test_another_seed_gives_other_people(in_file: Callable[..., Location]) -> None:
    assert contents(in_file(seed=1))["seeker"] != contents(in_file(seed=2))["seeker"]


def test_built_center_passes_the_check(demo: Store) -> None:
    report = check(demo)
    assert report.findings == ()
    assert report.entries > 5_000


def test_year_holds_the_volumes_of_its_scale(demo: Store) -> None:
    with demo.read() as reader:

        def year(indicator: Indicator, *channels: Any) -> int:
            held = Scope(
                institution_id=1,
                since=date(2025, 11, 24),
                until=MONDAY,
                channels=channels or (*CENTER_CHANNELS, *EVENT_CHANNELS),
            )
            return total(reader, held, indicator)

        assert year(Indicator.REGISTRATION) == SMALL.registrations
        assert year(Indicator.NEW_SEEKER) == SMALL.new_seekers
        assert year(Indicator.COUNSELING) == SMALL.sessions
        referrals = year(Indicator.REFERRAL)
        assert 0.95 * SMALL.referrals < referrals <= SMALL.referrals
        assert 0.8 * SMALL.urgent < year(Indicator.URGENT_REFERRAL) <= SMALL.urgent
        assert 0.14 < year(Indicator.PLACEMENT) / referrals < 0.22
        assert 0 < year(Indicator.PLACEMENT, *EVENT_CHANNELS) < year(Indicator.PLACEMENT, *CENTER_CHANNELS)


def test_nothing_happens_on_closed_days_or_after_today(built: tuple[Location, DemoBuilt], demo: Store) -> None:
    rows = contents(built[0])
    with demo.read() as reader:
        days = business_days(reader, 1)
    held = [moment(row[-1]) for row in rows["audit_entry"]]
    played = [at for at in held if at.date() >= date(2025, 11, 24)]
    assert all(days.is_open(at.date()) and 9 <= at.hour < 18 for at in played)
    assert max(held).date() == MONDAY
    assert max(held).hour < 11
    assert held == sorted(set(held))


def test_every_stage_of_the_unfilled_and_of_what_is_due_shows(demo: Store) -> None:
    with demo.read() as reader:
        days = business_days(reader, 1)
        waiting = unfilled_page(reader, 1, UnfilledFilter(), LadderDay(MONDAY, days, 7))
        assert {posting.stage for posting in waiting} == set(Stage)
        assert {0, 1, 9} <= {posting.waiting_days for posting in waiting}
        assert count_open(reader, 1, until=MONDAY) > 0
        assert reader.number("SELECT COUNT(*) FROM referral WHERE ended_on IS NULL", {}) > 0
        assert reader.number("SELECT COUNT(*) FROM ledger_entry WHERE reverses_id IS NOT NULL", {}) > 0


def test_staff_is_the_plan_s(demo: Store) -> None:
    with demo.read() as reader:
        before = [member.team_kind for member in members_on(reader, 1, date(2026, 3, 1))]
        after = [member.team_kind for member in members_on(reader, 1, MONDAY)]
    # Somebody on leave stays a member of the team, and the substitute comes beside them.
    assert [before.count(kind) for kind in TeamKind] == [12, 4, 4, 2]
    assert [after.count(kind) for kind in TeamKind] == [13, 4, 5, 2]


def test_targets_that_contradict_each_other_stand_side_by_side(demo: Store) -> None:
    with demo.read() as reader:
        held = targets(reader, 1, 2026)
    totals = [(row.value, row.active) for row in held if row.indicator == "placement" and row.funding is None]
    assert totals == [(9_500, True), (10_000, False)]


def test_demo_signs_its_counselor_in(built: tuple[Location, DemoBuilt], demo: Store) -> None:
    with demo.read() as reader:
        assert demo_login(reader) == built[1].login == "demo"
        days = business_days(reader, 1)
        actor = sign_in_demo(demo, "demo", desk="desk-1", today=MONDAY)
        assert (actor.name, actor.team_kind) == ("김상담", "counseling")
        [month] = progress(reader, 1, MONDAY, days, counselor_id=actor.counselor_id)
    assert month.pace.quota == 2
    assert month.pace.done > 0


def test_weekend_demo_ends_with_a_whole_friday(in_file: Callable[..., Location]) -> None:
    last = max(moment(row[-1]) for row in contents(in_file(today=SATURDAY))["audit_entry"])
    assert last.date() == date(2026, 11, 20)
    assert last.hour >= 16


def test_occupied_place_is_left_as_it_is(tmp_path: Path) -> None:
    place = tmp_path / "store.db"
    place.write_text("something else")
    with pytest.raises(StoreExists):
        build_demo(Location("sqlite", path=place), scale="small", seed=1, today=MONDAY)
    assert place.read_text() == "something else"
    assert list(tmp_path.iterdir()) == [place]


def test_progress_counts_the_days_of_both_phases(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build_demo(
        Location("sqlite", path=tmp_path / "store.db"),
        scale="small",
        seed=1,
        today=MONDAY,
        progress=lambda phase, done, of: told.append((phase, done, of)),
    )
    ends = [(phase, done) for phase, done, of in told if done == of]
    assert [phase for phase, _ in ends] == ["before", "year"]
    assert [done for phase, done, _ in told if phase == "year"] == list(range(1, ends[1][1] + 1))


def test_posting_team_visits_companies_and_keeps_what_it_learns(built: tuple[Location, DemoBuilt]) -> None:
    location, _told = built
    store = open_at(location)
    with store.read() as reader:
        visits = reader.number("SELECT COUNT(*) FROM employer_visit", {})
        met = reader.number("SELECT COUNT(DISTINCT employer_id) FROM employer_visit", {})
        contacts = reader.number("SELECT COUNT(*) FROM employer_contact WHERE phone LIKE '010-0000-____'", {})
        numbered = reader.number("SELECT COUNT(*) FROM employer WHERE business_no LIKE '99981%'", {})
        named = reader.number("SELECT COUNT(*) FROM employer WHERE business_no IS NOT NULL", {})
    store.close()
    assert 0 < visits <= round(500 * SMALL.registrations / VOLUMES["center"].registrations)
    assert met == contacts == numbered == named


def test_every_industry_of_the_demo_has_its_code() -> None:
    assert set(CODES) == set(INDUSTRIES.values())
    assert all(by_code(code) is not None for code in CODES.values())
