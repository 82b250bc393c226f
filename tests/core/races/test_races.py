"""Quick forms of the races and kills that `bench` runs in full."""

from collections import Counter
from random import Random

import pytest

from bench.center import RaceCenter, build
from bench.kills import kill_desks
from bench.races import crowd, many_openings_race, openings_race
from jobplus_core.db import migrate
from jobplus_core.db.location import Location


@pytest.fixture
def race_place(empty_place: Location) -> Location:
    """An encrypted store on the real path, without a center."""
    migrate.create(empty_place)
    return empty_place


def test_many_desks_writing_at_once_lose_nothing(race_place: Location) -> None:
    found = crowd(build(race_place, 8), seconds=2)
    assert found.errors == []
    assert found.report.findings == ()
    assert sum(found.done.values()) == found.audited
    assert found.done["session"] > 0
    assert found.done["refer"] > 0


def test_desks_racing_for_openings_fill_exactly_those(race_place: Location) -> None:
    found = openings_race(build(race_place, 25, seekers=25, postings=1), openings=10)
    assert found.errors == []
    assert (len(set(found.placed)), found.standing) == (10, 10)
    assert sum(found.refused.values()) == 15
    assert Counter({"posting_full": 15}) == found.refused
    assert found.report.findings == ()


def test_desks_racing_for_openings_of_many_postings_never_fill_one_above_its_openings(race_place: Location) -> None:
    found = many_openings_race(build(race_place, 6, seekers=6, postings=1), postings=5, openings=2)
    assert found.errors == []
    assert found.over == []
    assert len(found.standing) == 5
    assert found.placed == sum(found.standing.values())
    # Who came while the openings were lowered was refused: the rest may be fewer, never more.
    assert 5 <= found.placed <= 10
    assert found.placed + sum(found.refused.values()) >= 6 * 5
    assert found.report.findings == ()


def test_killed_desks_leave_nothing_by_half(race_place: Location) -> None:
    center: RaceCenter = build(race_place, 3, seekers=10, postings=10)
    found = kill_desks(center, times=8, held=4, random=Random(7))
    assert found.killed == 8
    assert found.inside >= 4
    assert len(found.acknowledged) > 0
    assert found.lost == []
    assert found.halves == []
    assert found.report is not None
    assert found.report.findings == ()
