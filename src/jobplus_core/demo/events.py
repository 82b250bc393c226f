"""The demo's events: 19데이 every month, matching days, two job fairs."""

from bisect import bisect_left
from datetime import date
from random import Random
from typing import Final

from jobplus_core.demo import words
from jobplus_core.demo.acts.book import Book
from jobplus_core.demo.acts.sheets import Record
from jobplus_core.kinds import EventKind

_FAIRS: Final = {4: "봄 취업박람회", 10: "가을 취업박람회"}
_MATCHING: Final = (3, 6, 9, 11)


def events_of(book: Book, chance: Random, institution_id: int, days: list[date]) -> dict[int, Record]:
    """The events that fall on these working days, by the day's place."""
    found: dict[int, Record] = {}
    months = sorted({(day.year, day.month) for day in days})
    for year, month in months:
        planned = [(19, EventKind.DAY_19, f"{month}월 19데이")]
        if month in _FAIRS:
            planned.append((24, EventKind.FAIR, _FAIRS[month]))
        if month in _MATCHING:
            planned.append((8, EventKind.MATCHING_DAY, f"{month}월 매칭데이"))
        for day, kind, name in planned:
            wanted = date(year, month, day)
            place = bisect_left(days, wanted)
            if place < len(days) and (days[place] - wanted).days < 5 and place not in found:
                found[place] = book.event.add(
                    {
                        "institution_id": institution_id,
                        "kind": kind.value,
                        "name": name,
                        "held_on": days[place],
                        "place": chance.choice(words.EVENT_PLACES),
                    }
                )
    return found
