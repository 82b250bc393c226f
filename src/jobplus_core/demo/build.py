"""Build the demo center: the entry of this package."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from jobplus_core.db.bulk import BulkWriter
from jobplus_core.db.collector import no_collector
from jobplus_core.db.location import Location
from jobplus_core.db.migrate import new_store
from jobplus_core.demo.acts.book import Book
from jobplus_core.demo.opening import open_center
from jobplus_core.demo.scales import VOLUMES, Scale
from jobplus_core.demo.staff import DEMO_LOGIN
from jobplus_core.demo.year import Year

Progress = Callable[[str, int, int], None]
_NAME: Final = "보기 일자리센터"
_YEAR: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class DemoBuilt:
    """What was built.

    Attributes:
        login: The counselor the demo signs in.
        logins: Every account, none of which has a password.
        counts: Rows of each table that has any.
    """

    login: str
    logins: tuple[str, ...]
    counts: dict[str, int]


def build_demo(
    location: Location,
    *,
    scale: Scale,
    seed: int,
    today: date,
    progress: Progress | None = None,
) -> DemoBuilt:
    """Make a new store with a synthetic center whose year ends on `today`.

    The same scale, seed and day give the same rows. Everything is written in one transaction: the store stands whole
    or not at all. It is not encrypted: there is nobody in it.

    Args:
        scale: `small` (a fortieth of the plan's year, about a second), `center` (the plan's year) or `city`
            (half a million people, a quarter of a million postings; about twenty minutes and two gigabytes of memory).
        today: The last day on which anything happened; a working morning when the center is open that day.
        progress: Told the phase, how many of its days are done, and of how many.

    Raises:
        StoreExists: Something stands there already; it is left as it is.
        StoreReadOnly: The place cannot be written.
    """
    first = today - _YEAR + timedelta(days=1)
    tell = progress or _silent
    with no_collector(), new_store(location, plain=True) as connection:
        writer = BulkWriter(connection, location.dialect)
        book = Book(writer, Random(f"jobplus tokens {seed}"))
        chance = Random(f"jobplus demo {scale} {seed} {today.isoformat()}")
        center = open_center(book, _NAME, first=first, before=first - _YEAR, today=today, volumes=VOLUMES[scale])
        year = Year(book, chance, center, VOLUMES[scale], first=first, today=today)
        year.known_people(before=first - _YEAR, tell=tell)
        year.play(tell=tell)
        book.close()
    return DemoBuilt(
        login=DEMO_LOGIN,
        logins=tuple(center.logins),
        counts={sheet.table: sheet.last_id for sheet in book.sheets if sheet.last_id},
    )


def _silent(_phase: str, _done: int, _total: int) -> None:
    return None
