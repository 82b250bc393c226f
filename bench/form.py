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
GOAL: Final = "<= 2 / 3"
NAME_KEYS: Final = ("가", "나", "다", "라")
WORK_KEYS: Final = ("경", "리", " ", "사", "무", ",", " ", "판", "매", "원", ",", " ", "요", "양")
WAGE_KEYS: Final = ("2", "2", "0")
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


def type_keys(app: PtyApp, texts: Sequence[str]) -> list[float]:
    """Type texts once and empty the field again; returns the seconds of each key that typed."""
    found = []
    for place, text in enumerate(texts):
        found.append(app.press(text.encode()))
        app.settle(quiet=PAUSES_S[place % len(PAUSES_S)], timeout=2.0)
    for _ in texts:
        os.write(app.fd, BACKSPACE.encode())
        app.settle(quiet=PAUSES_S[0], timeout=2.0)
    return found


def beside_the_floor(app: PtyApp, bare: PtyApp, texts: Sequence[str], keys: int) -> tuple[Typed, Typed]:
    """Type the same into both, turn about, so that whatever else the machine does befalls both."""
    form: list[float] = []
    floor: list[float] = []
    while len(form) < keys:
        form += type_keys(app, texts)
        floor += type_keys(bare, texts)
    return Typed.of(form), Typed.of(floor)


def run(store: Path, keys: int) -> list[Line]:
    """Measure everything and return the lines to print."""
    with PtyApp(BARE) as bare, PtyApp(desk(store)) as app:
        bare.wait_for("input-painted")
        bare.settle()
        app.wait_for(newest(store))
        app.settle(quiet=1.0)
        since = len(app.output)
        os.write(app.fd, NEW)
        app.wait_for("바라는", since=since)
        app.settle(quiet=1.0)
        name = beside_the_floor(app, bare, NAME_KEYS, keys)
        for text in ("홍길동", "\t790302", "\t01000004821"):
            os.write(app.fd, text.encode())
            app.settle()
        for _ in range(TO_OCCUPATION - 2):
            os.write(app.fd, TAB)
            app.settle(quiet=0.1)
        work = beside_the_floor(app, bare, WORK_KEYS, keys)
        os.write(app.fd, "경리\t".encode())
        app.settle(quiet=1.0)
        wage = beside_the_floor(app, bare, WAGE_KEYS, keys)
    lines = []
    for what, (typed, floor) in (
        ("name field", name),
        ("occupation with its offers", work),
        ("wage with everything matched beside it", wage),
    ):
        lines.append(Line(f"{what} ÷ bare Input, p50 / p95", typed.against(floor), GOAL))
        lines.append(Line("  the bare Input meanwhile", f"{floor.p50 * 1e3:.1f} / {floor.p95 * 1e3:.1f} ms"))
    return lines


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
