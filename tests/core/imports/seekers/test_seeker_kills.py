"""Imports killed at drawn points."""

from pathlib import Path
from random import Random

from bench.center import build
from bench.seeker_import_kills import kill_imports
from jobplus_core.db import migrate
from jobplus_core.db.location import Location


def test_import_killed_at_drawn_points_is_seen_by_nobody_and_can_be_taken_in_later(
    empty_place: Location, tmp_path: Path
) -> None:
    migrate.create(empty_place, plain=True)
    kills = kill_imports(build(empty_place, 2, seekers=0, postings=0), tmp_path, times=6, rows=40, random=Random(3))
    assert kills.seen == []
    assert kills.again == [40] * 6
    assert kills.findings == 0
    assert kills.states["staging"] >= 2
