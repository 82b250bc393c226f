"""Races on one store: many desks at once, and many desks for a few openings.

`python -m bench.races [--desks 25] [--seconds 20]` runs both on a SQLite file and on PostgreSQL.
"""

import argparse
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from bench import processes
from bench.center import RaceCenter, build, wanted
from bench.desks import mend_many, place_many, place_one, work_for
from bench.server import Server
from jobplus_core.db import migrate
from jobplus_core.db.location import Location
from jobplus_core.db.store import open_at
from jobplus_core.integrity.queries import check
from jobplus_core.integrity.rules import CheckReport
from jobplus_core.postings.commands import register_posting
from jobplus_core.postings.rules import PostingForm
from jobplus_core.referrals.commands import refer

PATIENCE_SECONDS = 120.0
MANY, FEW = 40, 3


@dataclass(frozen=True, slots=True)
class Crowd:
    """What came of many desks writing at once.

    Attributes:
        done: Acts acknowledged, by kind.
        refused: Typed refusals, by code; a race lost is one.
        errors: Anything else that a desk met.
        audited: Audit rows that stand beyond those of before the race.
        spans: Seconds each act took, shortest first.
    """

    done: Counter[str]
    refused: Counter[str]
    errors: list[str]
    audited: int
    spans: list[float]
    report: CheckReport

    def percentile(self, share: float) -> float:
        """Milliseconds within which that share of the acts was over."""
        return self.spans[min(len(self.spans) - 1, int(len(self.spans) * share))] * 1000


def crowd(center: RaceCenter, *, seconds: float) -> Crowd:
    """Let every desk of the center act for so long, then count every figure anew."""
    before = _audited(center)
    desks = [processes.start(work_for, center, number, seconds) for number in range(len(center.actors))]
    for _, pipe in desks:
        _heard(pipe)
    for _, pipe in desks:
        pipe.send("go")
    done: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    errors: list[str] = []
    spans: list[float] = []
    for process, pipe in desks:
        _, one, no, wrong, took = _heard(pipe, seconds + PATIENCE_SECONDS)
        done += one
        refused += no
        errors += wrong
        spans += took
        process.join()
        pipe.close()
    store = open_at(center.location)
    report = check(store)
    store.close()
    return Crowd(done, refused, errors, _audited(center) - before, sorted(spans), report)


@dataclass(frozen=True, slots=True)
class Openings:
    """What came of many desks placing on one posting at once."""

    placed: list[int]
    refused: Counter[str]
    errors: list[str]
    standing: int
    report: CheckReport


def openings_race(center: RaceCenter, *, openings: int) -> Openings:
    """Let every desk place a referral of its own on one posting of few openings."""
    posting = wanted(center, openings)
    store = open_at(center.location)
    referrals = [refer(store, actor, center.seekers[number], posting) for number, actor in enumerate(center.actors)]
    desks = [processes.start(place_one, center, number, referral) for number, referral in enumerate(referrals)]
    for _, pipe in desks:
        _heard(pipe)
    for _, pipe in desks:
        pipe.send("go")
    placed: list[int] = []
    refused: Counter[str] = Counter()
    errors: list[str] = []
    for process, pipe in desks:
        word, what = _heard(pipe)
        if word == "placed":
            placed.append(what)
        elif word == "refused":
            refused[what] += 1
        else:
            errors.append(what)
        process.join()
        pipe.close()
    with store.read() as reader:
        standing = reader.number(
            "SELECT COUNT(*) FROM placement WHERE posting_id = :posting AND state = 'standing'", {"posting": posting}
        )
    report = check(store)
    store.close()
    return Openings(placed, refused, errors, standing, report)


@dataclass(frozen=True, slots=True)
class ManyOpenings:
    """What came of many desks placing on many postings at once, while another desk mended them.

    Attributes:
        standing: By posting, how many placements stand in the end.
        over: Postings above their openings.
    """

    postings: int
    openings: int
    placed: int
    standing: dict[int, int]
    over: list[int]
    refused: Counter[str]
    errors: list[str]
    report: CheckReport


class _Standing(NamedTuple):
    posting_id: int
    standing: int
    openings: int


def many_openings_race(center: RaceCenter, *, postings: int, openings: int) -> ManyOpenings:
    """Let every desk place a referral of its own on each of many postings of few openings, in an order of its own.

    Meanwhile the first desk lowers and raises their openings as an import may.
    """
    store = open_at(center.location)
    form = PostingForm(title="공동 모집", employer="가상식품", registered_on=center.today, openings=openings)
    keys = [register_posting(store, center.actors[0], form) for _ in range(postings)]
    referrals = [
        [refer(store, actor, center.seekers[number], key) for key in keys] for number, actor in enumerate(center.actors)
    ]
    desks = [processes.start(place_many, center, number, mine) for number, mine in enumerate(referrals)]
    desks.append(processes.start(mend_many, center, 0, keys, form))
    for _, pipe in desks:
        _heard(pipe)
    for _, pipe in desks:
        pipe.send("go")
    placed: list[int] = []
    refused: Counter[str] = Counter()
    errors: list[str] = []
    for process, pipe in desks:
        _, one, no, wrong = _heard(pipe)
        placed += one
        refused += no
        errors += wrong
        process.join()
        pipe.close()
    with store.read() as reader:
        found = reader.rows(
            """SELECT p.id, (SELECT COUNT(*) FROM placement x WHERE x.posting_id = p.id AND x.state = 'standing'),
                p.openings FROM posting p WHERE p.title = '공동 모집' ORDER BY p.id""",
            {},
            _Standing,
        )
    report = check(store)
    store.close()
    mine = {row.posting_id: row.standing for row in found if row.posting_id in set(keys)}
    over = [row.posting_id for row in found if row.standing > min(row.openings, openings) and row.posting_id in mine]
    return ManyOpenings(postings, openings, len(set(placed)), mine, over, refused, errors, report)


def _heard(pipe: processes.Pipe, patience: float = PATIENCE_SECONDS) -> tuple[Any, ...]:
    if not pipe.poll(patience):
        raise TimeoutError("a desk said nothing for too long")
    heard: tuple[Any, ...] = pipe.recv()
    return heard


def _audited(center: RaceCenter) -> int:
    store = open_at(center.location)
    with store.read() as reader:
        count = reader.number("SELECT COUNT(*) FROM audit_entry", {})
    store.close()
    return count


def main() -> int:
    """Run both races in full on both databases; 1 when anything was wrong."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--desks", type=int, default=25)
    options.add_argument("--seconds", type=float, default=20)
    chosen = options.parse_args()
    server = Server("races", durable=True)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for location in (Location("sqlite", path=Path(folder) / "store.db"), server.database()):
            migrate.create(location)
            center = build(location, chosen.desks)
            crowded = crowd(center, seconds=chosen.seconds)
            acts = sum(crowded.done.values())
            lost = acts - crowded.audited
            print(
                f"{location.dialect}: {chosen.desks} desks, {chosen.seconds:.0f} s: {acts} acts"
                f" ({acts / chosen.seconds:.0f}/s), p50 {crowded.percentile(0.5):.0f} ms,"
                f" p99 {crowded.percentile(0.99):.0f} ms, {sum(crowded.refused.values())} refusals,"
                f" {len(crowded.errors)} errors, {lost} acknowledged without an audit row,"
                f" {crowded.report.entries} ledger entries, {len(crowded.report.findings)} findings"
            )
            raced = openings_race(center, openings=10)
            print(
                f"{location.dialect}: {chosen.desks} desks for 10 openings: {len(raced.placed)} acknowledged,"
                f" {raced.standing} standing, {dict(raced.refused)} refused, {len(raced.errors)} errors,"
                f" {len(raced.report.findings)} findings"
            )
            many = many_openings_race(center, postings=MANY, openings=FEW)
            print(
                f"{location.dialect}: {chosen.desks} desks for {FEW} openings each of {MANY} postings, one desk mending"
                f" them: {many.placed} acknowledged, {sum(many.standing.values())} standing, {len(many.over)} postings"
                f" above their openings, {dict(many.refused)} refused, {len(many.errors)} errors,"
                f" {len(many.report.findings)} findings"
            )
            wrong += bool(many.over or many.errors) + (many.placed != sum(many.standing.values()))
            for error in (
                *many.errors,
                *many.report.findings,
                *crowded.errors,
                *raced.errors,
                *crowded.report.findings,
                *raced.report.findings,
            ):
                print(f"  {error}")
            right = len(raced.placed) == raced.standing == min(10, chosen.desks)
            wrong += bool(crowded.errors or raced.errors or lost) + (not raced.report.ok) + (not right)
        server.close()
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
