"""Taking in files of postings while another desk goes on working: how long it takes, and how long that desk waits.

`python -m bench.posting_import [--rows 1000 10000 20000 100000]` runs on a SQLite file and on PostgreSQL, both durable.
Each file is taken in twice: first all postings are new, then all of them say another wage; the second import is then
undone. The other desk logs counseling sessions, each a commit. Memory is what the importing process holds at its
highest beyond what it held before.
"""

import argparse
import resource
import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from bench import processes
from bench.center import RaceCenter, build
from bench.server import Server
from jobplus_core.counseling.commands import log_session
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.db import migrate
from jobplus_core.db.location import Location
from jobplus_core.db.store import open_at
from jobplus_core.imports.commands import import_postings, undo_import
from jobplus_core.imports.rules import Terms
from jobplus_core.integrity.queries import check
from jobplus_core.kinds import PostingSource
from tests.support.posting_files import write_postings

ALONE_S = 3.0
PAUSE_S = 0.02
TERMS = Terms(PostingSource.CHAMBER)


class Took(NamedTuple):
    """What an import took in its own process: seconds, and bytes beyond what it held before."""

    seconds: float
    held: int
    run_id: int
    counts: str


def work_on(pipe: processes.Pipe, center: RaceCenter) -> None:
    """Log sessions until told to stop; gives how long each commit took, those alone and those beside each import."""
    store = open_at(center.location)
    form = SessionForm(held_on=center.today, minutes=30)

    def commit() -> float:
        begin = time.perf_counter()
        log_session(store, center.actors[1], center.seekers[0], form)
        return time.perf_counter() - begin

    def until_told() -> list[float]:
        spent = []
        while not pipe.poll():
            spent.append(commit())
            time.sleep(PAUSE_S)
        pipe.recv()
        return spent

    commit()
    alone = []
    until = time.monotonic() + ALONE_S
    while time.monotonic() < until:
        alone.append(commit())
        time.sleep(PAUSE_S)
    pipe.send(alone)
    for _ in range(3):
        pipe.send(until_told())
    store.close()


def take_in(pipe: processes.Pipe, center: RaceCenter, path: str) -> None:
    """Take a file in, in a process of its own."""
    with closing(open_at(center.location)) as store:
        before = _held()
        begin = time.perf_counter()
        came = import_postings(store, center.actors[0], Path(path), terms=TERMS)
        spent = time.perf_counter() - begin
        counts = f"{came.created:,} new, {came.updated:,} changed, {came.rejected} rejected"
        pipe.send(Took(spent, _held() - before, came.run_id, counts))


def take_back(pipe: processes.Pipe, center: RaceCenter, run_id: int) -> None:
    """Undo an import, in a process of its own."""
    with closing(open_at(center.location)) as store:
        before = _held()
        begin = time.perf_counter()
        undone = undo_import(store, center.actors[0], run_id)
        spent = time.perf_counter() - begin
        counts = f"{undone.withdrawn:,} withdrawn, {undone.set_back:,} set back"
        pipe.send(Took(spent, _held() - before, run_id, counts))


def _held() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def measure(name: str, location: Location, folder: Path, rows: int) -> None:
    """Print one store's lines of the table."""
    center = build(location, 2)
    other, desk = processes.start(work_on, center)
    alone = desk.recv()
    usual = statistics.median(alone)
    first = write_postings(folder, rows)
    again = write_postings(folder, rows, name="again.csv", wage=199)
    run_id = 0
    for what in ("new", "changed", "undone"):
        if what == "undone":
            process, pipe = processes.start(take_back, center, run_id)
        else:
            process, pipe = processes.start(take_in, center, str(first if what == "new" else again))
        took = Took(*pipe.recv())
        process.join()
        run_id = took.run_id
        desk.send("next")
        beside = desk.recv()
        done = rows / took.seconds
        print(
            f"| {name} | {rows:,} | {took.counts} | {took.seconds:.1f} s | {done:,.0f} | {took.held / 2**20:,.0f} MB"
            f" | {usual * 1000:.1f} ms | {statistics.median(beside) / usual:.1f} | {max(beside) * 1000:,.0f} ms |",
            flush=True,
        )
    other.join()
    with closing(open_at(location)) as store:
        findings = check(store).findings
    if findings:
        print(f"{name}: {len(findings)} findings, such as {findings[0]}", flush=True)


def main() -> None:
    """Run on both databases and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000, 10_000, 20_000, 100_000])
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    wanted = parser.parse_args()
    print("| store | rows | came | took | rows/s | memory | usual commit | median × | longest commit beside it |")
    print("|---|---:|---|---:|---:|---:|---:|---:|---:|", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for rows in wanted.rows:
            if wanted.only != "postgresql":
                file = Location("sqlite", path=Path(folder) / f"desk{rows}.db")
                migrate.create(file)
                measure("SQLite", file, Path(folder), rows)
            if wanted.only != "sqlite":
                server = Server("bench-posting-import", durable=True)
                try:
                    place = server.database()
                    migrate.create(place)
                    measure("PostgreSQL 18", place, Path(folder), rows)
                finally:
                    server.close()


if __name__ == "__main__":
    main()
