"""A desk's process killed with -9, again and again: what it was told is kept, and nothing is there by half.

`python -m bench.kills [--times 50]` does it on a SQLite file and on PostgreSQL. What the desk was told is read
from its pipe by this process, which nobody kills, and matched with the store by token.
"""

import argparse
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench import processes
from bench.center import RaceCenter, build
from bench.desks import work_until_killed
from bench.server import Server
from jobplus_core.db import migrate
from jobplus_core.db.location import Location
from jobplus_core.db.read_port import Reader
from jobplus_core.db.store import open_at
from jobplus_core.integrity.queries import check
from jobplus_core.integrity.rules import CheckReport

PATIENCE_SECONDS = 60.0


@dataclass(slots=True)
class Kills:
    """What the killed desks were told, and what the store knows of it.

    Attributes:
        killed: How many desks were killed; `inside` of them while a transaction was open.
        asked: Token to the actor of every act begun.
        acknowledged: Token to the result of every act acknowledged.
        lost: Tokens acknowledged that the store does not know, or knows otherwise.
        halves: Acts whose audit row and case row are not both there, or both not.
        durable: Tokens never acknowledged that happened all the same; a retry is told so.
    """

    killed: int = 0
    inside: int = 0
    asked: dict[str, int] = field(default_factory=dict)
    acknowledged: dict[str, tuple[int, ...]] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    lost: list[str] = field(default_factory=list)
    halves: list[str] = field(default_factory=list)
    durable: int = 0
    report: CheckReport | None = None

    @property
    def sound(self) -> bool:
        """Whether nothing acknowledged is lost and nothing is there by half."""
        return not self.lost and not self.halves and self.report is not None and self.report.ok


def kill_desks(center: RaceCenter, *, times: int, held: int, random: Random) -> Kills:
    """Kill a working desk so many times, then hold what it was told against the store.

    Args:
        held: How many of the desks are killed while they hold a transaction open; the others at any moment.
    """
    kills = Kills()
    stages = [random.choice(["begun", "worked"]) if number < held else None for number in range(times)]
    random.shuffle(stages)
    for number, stage in enumerate(stages):
        _kill_one(center, number % len(center.actors), stage, random, kills)
    _compare(center, kills)
    return kills


def _kill_one(center: RaceCenter, number: int, stage: str | None, random: Random, kills: Kills) -> None:
    """Let one desk work, kill it at a stage or after a random time, and note all it had been told."""
    process, pipe = processes.start(work_until_killed, center, number, stage, random.randrange(1, 12))
    if stage is None:
        pipe.poll(PATIENCE_SECONDS)
        process.join(random.uniform(0, 0.15))
        process.kill()
    last = ""
    try:
        while True:
            if not pipe.poll(PATIENCE_SECONDS):
                raise TimeoutError("the desk neither spoke nor ended")
            last, token, *what = pipe.recv()
            if last == "asked":
                kills.asked[token] = what[1]
            elif last == "acknowledged":
                kills.acknowledged[token] = tuple(what[0])
            elif last == "refused":
                kills.refused.add(token)
            elif last == "held":
                process.kill()
    except (EOFError, ConnectionResetError):
        pass
    process.join()
    pipe.close()
    kills.killed += 1
    # After "worked" it may have committed before it died; these two say for sure.
    kills.inside += last in ("begun", "held")


class _Audit(NamedTuple):
    actor_id: int
    token: str
    result: str


class _Half(NamedTuple):
    kind: str
    id: int
    side: str


def _compare(center: RaceCenter, kills: Kills) -> None:
    store = open_at(center.location)
    with store.read() as reader:
        known = {row.token: row for row in reader.rows("SELECT actor_id, token, result FROM audit_entry", {}, _Audit)}
        kills.halves = [f"{half.kind} {half.id}: only {half.side}" for half in _halves(reader)]
    for token, result in kills.acknowledged.items():
        row = known.get(token)
        if row is None or row.actor_id != kills.asked[token] or row.result != f"[{', '.join(map(str, result))}]":
            kills.lost.append(token)
    kills.halves += [f"refused {token} stands" for token in kills.refused if token in known]
    kills.durable = sum(token in known for token in kills.asked if token not in kills.acknowledged)
    kills.report = check(store)
    store.close()


_MADE = {
    "registration": ("registration", "('register_seeker', 'register_again')"),
    "session": ("counseling_session", "('log_session')"),
    "referral": ("referral", "('refer')"),
    "placement": ("placement", "('place')"),
    "posting": ("posting", "('register_posting')"),
}


def _halves(reader: Reader) -> list[_Half]:
    """Case rows without the audit row of the command that makes them, and the other way round."""
    found: list[_Half] = []
    for kind, (table, commands) in _MADE.items():
        found += reader.rows(
            f"""SELECT '{kind}', r.id, 'the record' FROM {table} r WHERE NOT EXISTS (
                SELECT 1 FROM audit_entry a
                WHERE a.subject_kind = '{kind}' AND a.subject_id = r.id AND a.command IN {commands})
            UNION ALL
            SELECT '{kind}', a.id, 'the audit row' FROM audit_entry a WHERE a.command IN {commands}
                AND NOT EXISTS (SELECT 1 FROM {table} r WHERE r.id = a.subject_id)""",
            {},
            _Half,
        )
    return found


def main() -> int:
    """Kill in full on both databases; 1 when anything was lost or half there."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=50)
    times = options.parse_args().times
    server = Server("kills", durable=True)
    wrong = False
    with tempfile.TemporaryDirectory() as folder:
        for location in (Location("sqlite", path=Path(folder) / "store.db"), server.database()):
            migrate.create(location)
            kills = kill_desks(build(location, 5), times=times, held=times // 2, random=Random(1))
            entries = kills.report.entries if kills.report else 0
            print(
                f"{location.dialect}: {kills.killed} kills, {kills.inside} of them inside an open transaction;"
                f" {len(kills.acknowledged)} acts acknowledged, {len(kills.lost)} lost, {len(kills.halves)} by half,"
                f" {kills.durable} durable but never acknowledged; {entries} ledger entries,"
                f" {len(kills.report.findings) if kills.report else 0} findings"
            )
            wrong = wrong or not kills.sound or kills.inside < times * 2 // 5
        server.close()
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
