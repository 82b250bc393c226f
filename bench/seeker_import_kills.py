"""Imports of a list killed with -9 at drawn points: nobody of a killed one is seen or counted, and a later one works.

`python -m bench.seeker_import_kills [--times 60] [--rows 300]` does it on a SQLite file and on PostgreSQL. A point is
a number of calls made by the import, drawn over all that an undisturbed one takes: a third of them anywhere, a third
after the run has begun, and a third from where everybody is staged on, so that kills fall inside transactions as well
as between them, and anywhere in the one that shows everybody.
"""

import sys
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from bench import processes
from bench.center import RaceCenter
from bench.import_kills import Calls, ImportKills, kill_on_both, told_by
from jobplus_core.db.store import Store, open_at
from jobplus_core.db.unit_of_work import Work
from jobplus_core.imports.seekers import commands
from jobplus_core.imports.seekers.queries import look_over
from jobplus_core.imports.seekers.staging import commands as staging
from jobplus_core.integrity.queries import check
from tests.support.lists import write_list

PORTION = 20


class _Standing(NamedTuple):
    done: int
    shown: int
    staged: int
    entries: int
    parts: int
    state: str | None


class _Points(NamedTuple):
    """Numbers of calls at which a run began, at which everybody was staged, and at which it was over."""

    begun: int
    staged: int
    over: int


def import_until_killed(pipe: processes.Pipe, center: RaceCenter, path: str, at: int) -> None:
    """Import a list in this process and die at call number `at`; 0 lives and tells its `_Points`."""
    commands.PORTION = PORTION  # type: ignore[misc]
    calls, begun, whole = Calls(at), 0, 0
    start, prepare = staging.start, staging.prepare

    def noted_start(work: Work, **told: Any) -> int:
        nonlocal begun
        begun = calls.made
        return start(work, **told)

    def noted_prepare(institution_id: int, staged: staging.Staged) -> staging.Prepared:
        nonlocal whole
        whole = calls.made
        return prepare(institution_id, staged)

    with closing(open_at(center.location)) as store:
        # What is loaded once and for all is no part of an import.
        assign = commands.assign_columns(commands.open_list(Path(path)))
        look_over(store.read, 0, commands.open_list(Path(path)), assign, today=center.today)
        commands.sweep(store, center.actors[0])
        staging.start, staging.prepare = noted_start, noted_prepare
        sys.setprofile(calls)
        try:
            commands.import_seekers(store, center.actors[0], Path(path))
        finally:
            sys.setprofile(None)
    pipe.send(_Points(begun, whole, calls.made))


def kill_imports(center: RaceCenter, folder: Path, *, times: int, rows: int, random: Random) -> ImportKills:
    """Kill so many imports of lists of new people, then take each list in."""
    kills = ImportKills()
    points: _Points | None = told_by(import_until_killed, center, str(write_list(folder, rows, name="whole.csv")), 0)
    assert points is not None
    with closing(open_at(center.location)) as store:
        for number in range(1, times + 1):
            path = write_list(folder, rows, name=f"list{number}.csv", first=number * rows)
            first = (1, points.begun, points.staged)[number % 3]
            told_by(import_until_killed, center, str(path), random.randint(first, points.over))
            found = _standing(store, path.name)
            kills.states[found.state or "none"] += 1
            if found.shown != found.done or found.entries != 2 * found.done:
                kills.seen.append(f"kill {number}: {found}")
            came = commands.import_seekers(store, center.actors[number % len(center.actors)], path)
            kills.again.append(came.created + came.skipped)
        commands.sweep(store, center.actors[0])
        found = _standing(store, "")
        if found.staged or found.shown != found.done or found.parts != found.done:
            kills.seen.append(f"in the end: {found}")
        kills.findings = len(check(store).findings)
    return kills


def _standing(store: Store, name: str) -> _Standing:
    with store.read() as reader:
        found = reader.one(
            """SELECT
                (SELECT COALESCE(SUM(created), 0) FROM import_run WHERE state = 'done'),
                (SELECT COUNT(*) FROM seeker WHERE import_run_id IS NOT NULL AND NOT staged),
                (SELECT COUNT(*) FROM seeker WHERE staged),
                (SELECT COUNT(*) FROM ledger_entry WHERE channel = 'import'),
                (SELECT COUNT(DISTINCT p.seeker_id) FROM seeker_name_part p JOIN seeker s ON s.id = p.seeker_id
                    WHERE s.import_run_id IS NOT NULL),
                (SELECT state FROM import_run WHERE file_name = :name ORDER BY id LIMIT 1)""",
            {"name": name},
            _Standing,
        )
    assert found is not None
    return found


if __name__ == "__main__":
    sys.exit(kill_on_both(__doc__, kill_imports, rows=300))
