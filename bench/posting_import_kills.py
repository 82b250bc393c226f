"""Imports of postings killed with -9 at any point, and what is left of them: `python -m bench.posting_import_kills`.

Each import runs in a process of its own that counts its calls and dies at a drawn one. Its runs are shown in several
acts, so that some die among them: then each posting that is seen is booked, and whoever imports next brings the rest.
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
from jobplus_core.imports import commands
from jobplus_core.imports.staging import showing
from jobplus_core.integrity.queries import check
from jobplus_core.integrity.recount import figure_differences
from tests.support.posting_files import write_postings

PORTION = 20


class _Standing(NamedTuple):
    state: str | None
    shown: int
    staged: int
    marked: int


class _Points(NamedTuple):
    """Numbers of calls at which everything was staged, and at which the run was over."""

    staged: int
    over: int


def import_until_killed(pipe: processes.Pipe, center: RaceCenter, path: str, at: int, several: bool) -> None:
    """Import a file in this process and die at call number `at`; 0 lives and tells its `_Points`."""
    commands.PORTION = PORTION  # type: ignore[misc]
    if several:
        for name, most in (("AT_ONCE", 40), ("SHOWN", 30)):
            setattr(showing, name, most)
    calls, whole = Calls(at), 0
    prepare = showing.prepare

    def noted(*given: Any, **named: Any) -> showing.Prepared:
        nonlocal whole
        whole = whole or calls.made
        return prepare(*given, **named)

    showing.prepare = noted
    with closing(open_at(center.location)) as store:
        commands.sweep(store, center.actors[0])
        sys.setprofile(calls)
        try:
            commands.import_postings(store, center.actors[0], Path(path))
        finally:
            sys.setprofile(None)
    pipe.send(_Points(whole, calls.made))


def kill_imports(center: RaceCenter, folder: Path, *, times: int, rows: int, random: Random) -> ImportKills:
    """Kill so many imports of files of new postings, then take each file in."""
    kills = ImportKills()
    points: _Points | None = told_by(
        import_until_killed, center, str(write_postings(folder, rows, name="whole.csv")), 0, False
    )
    assert points is not None
    with closing(open_at(center.location)) as store:
        for number in range(1, times + 1):
            path = write_postings(folder, rows, name=f"file{number}.csv", first=number * rows)
            several = number % 3 == 0
            at = random.randint(1 if number % 2 else points.staged, points.over)
            told_by(import_until_killed, center, str(path), at, several)
            found = _standing(store, path.name)
            kills.states[found.state or "none"] += 1
            decided = found.state in ("showing", "done")
            if (found.shown and not decided) or (found.state == "done" and found.shown != rows) or _differs(store):
                kills.seen.append(f"kill {number}: {found}")
            commands.import_postings(store, center.actors[0], path)
            after = _standing(store, "")
            kills.again.append(after.shown - rows * number)
            if after.staged or after.marked:
                kills.seen.append(f"after kill {number}: {after}")
        kills.findings = len(check(store).findings)
    return kills


def _differs(store: Store) -> bool:
    with store.read() as reader:
        return bool(figure_differences(reader))


def _standing(store: Store, name: str) -> _Standing:
    """What there is of a file's postings; of all files where no name is given."""
    with store.read() as reader:
        found = reader.one(
            """SELECT (SELECT state FROM import_run WHERE file_name = :name ORDER BY id LIMIT 1),
                (SELECT COUNT(*) FROM posting p JOIN import_run r ON r.id = p.import_run_id
                    WHERE p.state = 'open' AND (:name = '' OR r.file_name = :name)),
                (SELECT COUNT(*) FROM posting WHERE state = 'staged'),
                (SELECT COUNT(*) FROM employer WHERE staged_run_id IS NOT NULL)""",
            {"name": name},
            _Standing,
        )
    assert found is not None
    return found


if __name__ == "__main__":
    sys.exit(kill_on_both(__doc__, kill_imports, rows=120))
