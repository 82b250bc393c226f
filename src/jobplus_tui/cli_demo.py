"""`jobplus demo`: a synthetic center, built and opened."""

import sys
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final, cast, get_args

from platformdirs import user_data_path

from jobplus_core.clock import Clock, business_day, micros, system_clock
from jobplus_core.db.location import Location, locate
from jobplus_core.demo.build import build_demo
from jobplus_core.demo.scales import Scale
from jobplus_core.demo.staff import DEMO_LOGIN
from jobplus_tui.cli_output import complain
from jobplus_tui.i18n import _

SCALES: Final = get_args(Scale)
# Of a small center a desk builds its own sooner than it reads one.
_SMALL: Final = "small"
# A demo reaches two years back and its follow-ups three months ahead; holidays are known between these.
FIRST_DAY: Final = date(1950, 1, 1)
LAST_DAY: Final = date(2099, 12, 31)


def demo(store: str | None, *, scale: str, seed: int, today: str | None, opens: bool) -> int:
    """Build a demo center where none stands yet and open its desk.

    Without a named place the demo of this day stands in the data directory, apart from any real store; it is built
    once a day and opened again as it was left.

    Args:
        store: Where to build it.
        scale: How much it holds.
        seed: The same seed, scale and day give the same center.
        today: The day on which the demo's year ends, as YYYY-MM-DD; the machine's by default.
        opens: Whether to open the desk.

    Returns:
        The exit code.
    """
    if scale not in SCALES:
        complain(f"--scale: {', '.join(SCALES)}")
        return 2
    present = business_day(micros(system_clock()))
    try:
        day = date.fromisoformat(today) if today else present
    except ValueError:
        complain(_("--today: {value} is no day; write it as 2026-11-23.").format(value=today))
        return 2
    if not FIRST_DAY <= day <= LAST_DAY:
        complain(_("--today: choose a day from {first} to {last}.").format(first=FIRST_DAY, last=LAST_DAY))
        return 2
    location = locate(store) if store else own_place(cast(Scale, scale), seed, day)
    if store is not None or not location.file.exists():
        start = time.monotonic()
        built = build_demo(location, scale=cast(Scale, scale), seed=seed, today=day, progress=_teller())
        if scale != _SMALL:
            _keep_index(_place_text(location, store))
        complain(
            _("The demo was built in {seconds} s: {seekers} seekers, {postings} postings.").format(
                seconds=f"{time.monotonic() - start:.1f}",
                seekers=f"{built.counts.get('seeker', 0):,}",
                postings=f"{built.counts.get('posting', 0):,}",
            )
        )
    if not opens:
        print(_place_text(location, store))
        return 0
    from jobplus_tui.opening import open_desk

    return open_desk(_place_text(location, store), demo_login=DEMO_LOGIN, clock=shifted(day - present))


def _keep_index(place: str) -> None:
    """Store the matching index, so that the first desk need not build its own."""
    from jobplus_core.db.store import open_store
    from jobplus_core.matching.commands import rebuild_all

    store = open_store(place)
    try:
        rebuild_all(store)
    finally:
        store.close()


def own_place(scale: Scale, seed: int, day: date) -> Location:
    """Return the place of this account's demo of a day; demos of the same kind of earlier days are taken away."""
    folder = user_data_path("jobplus") / "demo"
    name = f"{scale}-{seed}-{day.isoformat()}.db"
    for old in sorted(folder.glob(f"{scale}-{seed}-*.db*")):
        if not old.name.startswith(name):
            old.unlink(missing_ok=True)
    return locate(str(Path(folder, name)))


def shifted(by: timedelta) -> Clock:
    """Return the machine's clock, so many days ahead."""

    def now() -> datetime:
        return system_clock() + by

    return now


def _place_text(location: Location, store: str | None) -> str:
    return store if store is not None else str(location)


def _teller() -> Callable[[str, int, int], None] | None:
    """Return what keeps one line on the terminal about how far along the building is; nothing without a terminal."""
    if not sys.stderr.isatty():
        return None

    def tell(phase: str, done: int, total: int) -> None:
        end = "\n" if done == total else ""
        print(f"\r\x1b[K{phase} {done:,}/{total:,}", end=end, file=sys.stderr, flush=True)

    return tell
