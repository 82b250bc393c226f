"""Taking in a list of 20,000 people while another desk goes on working.

`python -m bench.seeker_import [--rows 20000]` runs on a SQLite file and on PostgreSQL, both durable. The other desk
logs counseling sessions, each a commit, first alone and then during the import: what counts is how long its
commits take beside what they usually take.
"""

import argparse
import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path

from bench import processes
from bench.center import RaceCenter, build
from bench.server import Server
from jobplus_core.counseling.commands import log_session
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.db import migrate
from jobplus_core.db.location import Location
from jobplus_core.db.store import open_at
from jobplus_core.db.unit_of_work import Work
from jobplus_core.imports.seekers import commands
from jobplus_core.imports.seekers.staging import commands as staging
from jobplus_core.integrity.queries import check
from jobplus_core.tables.postings import ImportRun
from tests.support.lists import write_list

ALONE_S = 4.0
PAUSE_S = 0.02


def work_on(pipe: processes.Pipe, center: RaceCenter) -> None:
    """Log sessions until told to stop; gives how long each commit took, those alone and those during the import."""
    store = open_at(center.location)
    form = SessionForm(held_on=center.today, minutes=30)

    def commit() -> float:
        begin = time.perf_counter()
        log_session(store, center.actors[1], center.seekers[0], form)
        return time.perf_counter() - begin

    commit()
    alone = []
    until = time.monotonic() + ALONE_S
    while time.monotonic() < until:
        alone.append(commit())
        time.sleep(PAUSE_S)
    pipe.send("ready")
    beside = []
    while not pipe.poll():
        beside.append(commit())
        time.sleep(PAUSE_S)
    store.close()
    pipe.send((alone, beside))


def measure(name: str, location: Location, path: Path) -> str:
    """One store's line of the table."""
    center = build(location, 2)
    process, pipe = processes.start(work_on, center)
    assert pipe.recv() == "ready"
    shown: list[float] = []
    show = staging.show

    def timed(work: Work, run: ImportRun, staged: staging.Staged, prepared: staging.Prepared) -> None:
        begin = time.perf_counter()
        show(work, run, staged, prepared)
        shown.append(time.perf_counter() - begin)

    staging.show = timed
    with closing(open_at(location)) as store:
        begin = time.perf_counter()
        came = commands.import_seekers(store, center.actors[0], path)
        took = time.perf_counter() - begin
        pipe.send("stop")
        alone, beside = pipe.recv()
        process.join()
        staging.show = show
        sound = not check(store).findings
    usual = statistics.median(alone)
    return (
        f"| {name} | {came.created:,} | {took:.1f} s | {came.created / took:,.0f} | {shown[0]:.2f} s "
        f"| {usual * 1000:.1f} ms | {statistics.median(beside) / usual:.1f} | {max(alone) / usual:.0f} "
        f"| {max(beside) * 1000:,.0f} ms = {max(beside) / usual:.0f} × | {'yes' if sound else 'NO'} |"
    )


def main() -> None:
    """Run on both databases and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    wanted = parser.parse_args()
    print("| store | people | took | rows/s | shown in | usual commit | median × | longest alone × | longest | sound |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---|", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        path = write_list(Path(folder), wanted.rows)
        file = Location("sqlite", path=Path(folder) / "desk.db")
        migrate.create(file)
        print(measure("SQLite", file, path), flush=True)
        server = Server("bench-import", durable=True)
        try:
            place = server.database()
            migrate.create(place)
            print(measure("PostgreSQL 18", place, path), flush=True)
        finally:
            server.close()


if __name__ == "__main__":
    main()
