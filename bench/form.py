"""Typing in the intake form over a real pty against a bare Textual Input, as ratios from one run.

    python -m bench.form [--store FILE] [--keys N]

The store is a demo of a center's size, made in a temporary folder unless one is named; while the form is typed in,
its panels search for the same person and match the open postings. A key's time ends with the first output after it.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.desk import Line, desk, newest
from bench.pty_app import PtyApp
from jobplus_core.clock import business_day
from jobplus_core.db.location import locate
from jobplus_core.demo.build import build_demo

BARE: Final = (sys.executable, "-m", "bench.bare_input")
NEW: Final = b"\x0e"
TAB: Final = b"\t"
TO_OCCUPATION: Final = 9
GOAL: Final = 2.0
NAME_KEYS: Final = ("가", "나", "다", "라")
WORK_KEYS: Final = ("경", "리", " ", "사", "무", ",", " ", "판", "매", "원", ",", " ", "요", "양")
BACKSPACE: Final = "\x7f"
PAUSES_S: Final = (0.03, 0.12, 0.25)
"""Between keys; the longest lets the panels ask, so that a key comes while they are answered."""


@dataclass(frozen=True, slots=True)
class Typed:
    """Seconds from a key to the first output after it."""

    p50: float
    p95: float

    @classmethod
    def of(cls, found: Sequence[float]) -> "Typed":
        """Take the measured keys."""
        return cls(statistics.median(found), statistics.quantiles(found, n=20)[-1])

    def against(self, floor: "Typed") -> str:
        """Return both figures as ratios, with the milliseconds behind them."""
        return (
            f"{self.p50 / floor.p50:.2f} / {self.p95 / floor.p95:.2f} ({self.p50 * 1e3:.1f} / {self.p95 * 1e3:.1f} ms)"
        )


def type_keys(app: PtyApp, texts: Sequence[str], keys: int) -> Typed:
    """Type texts over and over, emptying the field between, and time each key."""
    found: list[float] = []
    while len(found) < keys:
        for place, text in enumerate(texts):
            found.append(app.press(text.encode()))
            app.settle(quiet=PAUSES_S[place % len(PAUSES_S)], timeout=2.0)
        for _ in texts:
            os.write(app.fd, BACKSPACE.encode())
            app.settle(quiet=PAUSES_S[0], timeout=2.0)
    return Typed.of(found)


def run(store: Path, keys: int) -> list[Line]:
    """Measure everything and return the lines to print."""
    with PtyApp(BARE) as app:
        app.wait_for("input-painted")
        app.settle()
        bare = type_keys(app, NAME_KEYS, keys)
    with PtyApp(BARE) as app:
        app.wait_for("input-painted")
        app.settle()
        bare_work = type_keys(app, WORK_KEYS, keys)
    with PtyApp(desk(store)) as app:
        app.wait_for(newest(store))
        app.settle(quiet=1.0)
        since = len(app.output)
        os.write(app.fd, NEW)
        app.wait_for("바라는", since=since)
        app.settle(quiet=1.0)
        name = type_keys(app, NAME_KEYS, keys)
        for text in ("홍길동", "\t790302", "\t01000004821"):
            os.write(app.fd, text.encode())
            app.settle()
        for _ in range(TO_OCCUPATION - 2):
            os.write(app.fd, TAB)
            app.settle(quiet=0.1)
        work = type_keys(app, WORK_KEYS, keys)
        os.write(app.fd, "경리\t".encode())
        app.settle(quiet=1.0)
        wage = type_keys(app, ("2", "2", "0"), keys)
    return [
        Line("bare Textual Input, p50 / p95", f"{bare.p50 * 1e3:.1f} / {bare.p95 * 1e3:.1f} ms"),
        Line("name field ÷ bare, p50 / p95", name.against(bare), f"<= {GOAL:.0f}"),
        Line("occupation with its offers ÷ bare, p50 / p95", work.against(bare_work), f"<= {GOAL:.0f}"),
        Line("wage with everything matched beside it ÷ bare, p50 / p95", wage.against(bare), f"<= {GOAL:.0f}"),
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--keys", type=int, default=200)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        store = given.store
        if store is None:
            store = Path(scratch) / "center.db"
            build_demo(locate(str(store)), scale="center", seed=1, today=business_day(time.time_ns() // 1000))
        for line in run(store, given.keys):
            print(f"{line.what:<58} {line.value:<32} {line.goal}", flush=True)


if __name__ == "__main__":
    main()
