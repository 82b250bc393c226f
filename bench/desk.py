"""The desk over a real pty against bare Textual, as ratios of medians from one run.

    python -m bench.desk [--folder DIR] [--scale small|center] [--rounds N]

Stores are made in DIR (a temporary folder by default) the first time and used again.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.big_store import big_store
from bench.pty_app import PtyApp
from jobplus_core.access.queries import account, actor_of, demo_login
from jobplus_core.clock import business_day, micros
from jobplus_core.db.location import locate
from jobplus_core.db.migrate import create
from jobplus_core.db.read_port import Reader
from jobplus_core.db.store import open_store
from jobplus_core.demo.build import build_demo
from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.queries import recent
from jobplus_core.seekers.rules import RegistrationForm, SeekerForm
from jobplus_tui.desk.session import WATCH_EVERY_S

DOWN: Final = b"\x1b[B"
KEYS: Final = 60
DESKS: Final = 25
HELLO: Final = (sys.executable, "-m", "bench.hello")
FLOOR: Final = (sys.executable, "-m", "bench.floor")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed figure: what, the value against its floor, and the goal."""

    what: str
    value: str
    goal: str = ""


def desk(store: Path) -> tuple[str, ...]:
    """The command that opens the desk on a store."""
    return (sys.executable, "-m", "jobplus_tui", "--store", str(store))


def first_paint(command: Sequence[str], text: str, rounds: int) -> float:
    """Median seconds from process start until `text` is painted."""
    found = []
    for _ in range(rounds):
        with PtyApp(command) as app:
            found.append(app.wait_for(text) - app.started)
    return statistics.median(found)


def paints_together(commands: dict[str, tuple[Sequence[str], str]], rounds: int) -> dict[str, float]:
    """Median first paints, taken in turns so that the machine's mood falls on all alike.

    A first turn is thrown away: it compiles what was changed since the last run, as installing does.
    """
    found: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, (command, text) in commands.items():
            with PtyApp(command) as app:
                painted = app.wait_for(text) - app.started
            if turn:
                found[name].append(painted)
    return {name: statistics.median(values) for name, values in found.items()}


def key_press(command: Sequence[str], text: str) -> float:
    """Median seconds from Down to the first output after it."""
    with PtyApp(command) as app:
        app.wait_for(text)
        app.settle()
        found = []
        for _ in range(KEYS):
            found.append(app.press(DOWN))
            app.settle(quiet=0.03)
        return statistics.median(found)


def list_of(store: Path, rounds: int) -> tuple[float, float]:
    """Median seconds to the first rows of a store's list, and MiB once it has settled."""
    name = newest(store)
    seconds = first_paint(desk(store), name, rounds)
    with PtyApp(desk(store)) as app:
        app.wait_for(name)
        app.settle(quiet=1.0)
        return seconds, app.pss_mib()


def commit_to_paint(store: Path, rounds: int) -> float:
    """Median seconds from another desk's commit until its new seeker stands on this desk."""
    other = open_store(str(store))
    today = business_day(micros(other.clock()))

    def who(reader: Reader) -> str:
        login = demo_login(reader)
        assert login is not None
        return login

    with other.read() as reader:
        row = account(reader, who(reader), today)
        assert row is not None
        actor = actor_of(reader, row, desk="bench")
    found = []
    with PtyApp(desk(store)) as app:
        app.wait_for(newest(store))
        app.settle(quiet=1.0)
        for turn in range(rounds):
            name = f"새{chr(0xAC00 + (micros(other.clock()) // 1000 + turn) % 11172)}뷁"
            since = len(app.output)
            form = SeekerForm(name=name, phone="010-0000-9999")
            register_seeker(other, actor, form, RegistrationForm(registered_on=today))
            committed = time.perf_counter()
            found.append(app.wait_for(name, since=since) - committed)
            app.settle()
    other.close()
    return statistics.median(found)


def many_desks(store: Path, desks: int) -> tuple[float, float]:
    """Seconds until all desks started at once have painted, and their memory in MiB."""
    name = newest(store)
    began = time.perf_counter()
    apps = [PtyApp(desk(store)) for _ in range(desks)]
    try:
        painted = max(app.wait_for(name, timeout=120) for app in apps)
        for app in apps:
            app.settle(quiet=0.2)
        return painted - began, sum(app.pss_mib() for app in apps)
    finally:
        for app in apps:
            app.close()


def newest(store: Path) -> str:
    """A name that stands in the first rows of a store's list of seekers."""
    opened = open_store(str(store))
    with opened.read() as reader:
        login = demo_login(reader)
        row = account(reader, login or "", business_day(micros(opened.clock())))
        assert row is not None
        name = recent(reader, row.institution_id, limit=1)[0].name
    opened.close()
    return name


def run(folder: Path, scale: str, rounds: int) -> list[Line]:
    """Measure everything and return the lines to print."""
    folder.mkdir(parents=True, exist_ok=True)
    bare, demo = folder / "bare.db", folder / f"demo-{scale}.db"
    if not bare.exists():
        create(locate(str(bare)), plain=True)
    if not demo.exists():
        build_demo(
            locate(str(demo)),
            scale="small" if scale == "small" else "center",
            seed=1,
            today=business_day(time.time_ns() // 1000),
        )
    small, large = big_store(folder / "20k.db", 20_000), big_store(folder / "500k.db", 500_000)
    paints = paints_together(
        {
            "hello": (HELLO, "hello-painted"),
            "sign_in": (desk(bare), "비밀번호"),
            "rows": (desk(demo), newest(demo)),
        },
        rounds,
    )
    floor = key_press(FLOOR, "floor-painted")
    down = key_press(desk(demo), newest(demo))
    small_start, small_memory = list_of(small, rounds)
    large_start, large_memory = list_of(large, rounds)
    seen = commit_to_paint(demo, rounds)
    allowed = WATCH_EVERY_S + 5 * floor
    together, memory = many_desks(demo, DESKS)
    hello = paints["hello"]
    return [
        Line("bare Textual hello, first paint", f"{hello * 1e3:.0f} ms"),
        Line("sign-in screen ÷ hello", f"{paints['sign_in'] / hello:.2f}", "<= 1.3"),
        Line(f"rows on the {scale} demo ÷ hello", f"{paints['rows'] / hello:.2f}", "<= 1.3"),
        Line("key Down p50 ÷ floor", f"{down / floor:.2f} ({down * 1e3:.1f} / {floor * 1e3:.1f} ms)", "<= 3"),
        Line("500,000-row list ÷ 20,000-row list, first rows", f"{large_start / small_start:.2f}"),
        Line("500,000-row list ÷ 20,000-row list, memory", f"{large_memory / small_memory:.2f}"),
        Line("another desk's commit to paint, p50", f"{seen * 1e3:.0f} ms", f"<= {allowed * 1e3:.0f} ms"),
        Line(f"{DESKS} desks started at once, all painted", f"{together / hello:.1f} × hello"),
        Line(f"{DESKS} desks, PSS in all", f"{memory:.0f} MiB ({memory / DESKS:.0f} each)"),
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--scale", choices=("small", "center"), default="center")
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        for line in run(given.folder or Path(scratch), given.scale, given.rounds):
            print(f"{line.what:<50} {line.value:<28} {line.goal}", flush=True)


if __name__ == "__main__":
    main()
