"""What killing imports shares, whatever is imported: what became of the runs, and the run on both databases."""

import argparse
import os
import signal
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Final

from bench import processes
from bench.center import RaceCenter, build
from bench.server import Server
from jobplus_core.db import migrate
from jobplus_core.db.location import Location

PATIENCE_SECONDS: Final = 60.0


@dataclass(slots=True)
class ImportKills:
    """What became of imports that were killed.

    Attributes:
        states: How many killed runs stood in which state when their process was gone; `none` had not begun.
        seen: What was seen too early, or not as it is booked.
        again: What there was of each file once it was taken in afterwards.
        findings: What the check found in the end.
    """

    states: Counter[str] = field(default_factory=Counter)
    seen: list[str] = field(default_factory=list)
    again: list[int] = field(default_factory=list)
    findings: int = 0


@dataclass(slots=True)
class Calls:
    """Counts the calls that this process makes, as its profiler, and kills it at call number `at`; 0 lets it live."""

    at: int
    made: int = 0

    def __call__(self, frame: Any, event: str, argument: Any) -> None:
        """Count one event."""
        if event in ("call", "c_call"):
            self.made += 1
            if self.made == self.at:
                os.kill(os.getpid(), signal.SIGKILL)


def told_by(target: Callable[..., None], center: RaceCenter, *arguments: Any) -> Any:
    """What a process that imports tells at its end; None from one that was killed.

    Raises:
        TimeoutError: It neither ended nor died.
    """
    process, pipe = processes.start(target, center, *arguments)
    try:
        if not pipe.poll(PATIENCE_SECONDS):
            raise TimeoutError("the import neither ended nor died")
        return pipe.recv()
    except (EOFError, ConnectionResetError):
        return None
    finally:
        process.join()
        pipe.close()


def kill_on_both(about: str | None, kill: Callable[..., ImportKills], *, rows: int) -> int:
    """Kill in full on both databases; 1 when anything was seen too early or is wrong in the end.

    Args:
        about: What the command says of itself.
        kill: Takes a center, a folder, and `times`, `rows` and `random`.
        rows: Rows of a file, where the command does not say.
    """
    options = argparse.ArgumentParser(description=about)
    options.add_argument("--times", type=int, default=60)
    options.add_argument("--rows", type=int, default=rows)
    wanted = options.parse_args()
    server = Server("import-kills", durable=True)
    wrong = False
    with tempfile.TemporaryDirectory() as folder:
        for location in (Location("sqlite", path=Path(folder) / "store.db"), server.database()):
            migrate.create(location)
            center: RaceCenter = build(location, 2)
            kills = kill(center, Path(folder), times=wanted.times, rows=wanted.rows, random=Random(1))
            whole = sum(came == wanted.rows for came in kills.again)
            print(
                f"{location.dialect}: {wanted.times} kills, runs {dict(sorted(kills.states.items()))};"
                f" {len(kills.seen)} seen too early, {whole} of {wanted.times} files whole afterwards,"
                f" {kills.findings} findings",
                *kills.seen,
                sep="\n",
                flush=True,
            )
            wrong = wrong or bool(kills.seen) or whole != wanted.times or kills.findings > 0
        server.close()
    return int(wrong)
