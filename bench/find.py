"""Finding people and likely duplicates on 20,000 and 500,000 seekers, against reading one record by its number.

    python -m bench.find [--folder FOLDER] [--people N] [--rounds N]

Every text is what somebody's box holds while they type: each jamo of a name, 초성, a part inside a name, figures. A
reading is a snapshot of its own through the read port, as the desk's are; the record read beside it takes turns with
the searches. The first screen is 30 people; the whole is everybody up to a thousand with the first hundred rows.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

from bench.big_store import big_store
from jobplus_core.db.location import locate
from jobplus_core.db.read_port import Reader, ReadPort
from jobplus_core.hangul import initials
from jobplus_core.seekers.finding.queries import find, found_ids, likely_same
from jobplus_core.seekers.queries import Record, record, rows_of

SCREEN: Final = 30
PAGE: Final = 100
MOST: Final = 1_001
_FIRST: Final = 0xAC00
_INITIALS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_FINALS: Final = " ㄱㄲ ㄴ  ㄷㄹ       ㅁㅂ ㅅㅆㅇㅈㅊㅋㅌㅍㅎ"


class Measured(NamedTuple):
    """One kind of search: seconds in the median and at worst, a text's own median at a time."""

    kind: str
    first: float
    first_worst: float
    whole: float
    whole_worst: float


def composing(name: str) -> Iterator[str]:
    """What an input mode shows after each key of a name: the next consonant joins the syllable before it at first."""
    done = ""
    for char in name:
        place = ord(char) - _FIRST
        consonant, vowel, final = place // 588, place // 28 % 21, place % 28
        letter = _INITIALS[consonant]
        free = done and (ord(done[-1]) - _FIRST) % 28 == 0 and letter in _FINALS
        yield done[:-1] + chr(ord(done[-1]) + _FINALS.index(letter)) if free else done + letter
        yield done + chr(_FIRST + consonant * 588 + vowel * 28)
        done += char
        if final:
            yield done


def kinds(people: list[Record], dice: random.Random) -> dict[str, list[str]]:
    """What is typed for these people, by kind."""
    typed: dict[str, list[str]] = {}

    def add(kind: str, text: str) -> None:
        typed.setdefault(kind, []).append(text)

    for person in people:
        name, phone, born = person.name, person.phone or "", person.birth_date
        for keys, text in enumerate(composing(name), 1):
            add("a name, its first key" if keys == 1 else "a name, key by key", text)
        add("a whole name", name)
        add("초성, one", initials(name)[0])
        add("초성, two", initials(name)[:2])
        add("초성, three", initials(name))
        add("초성 inside", initials(name)[1:])
        add("one syllable inside", name[1])
        add("two syllables inside", name[1:])
        add("figures of a tail, one", phone[-4])
        add("figures of a tail, two", phone[-4:-2])
        add("figures of a tail, three", phone[-4:-1])
        add("phone tail", phone[-4:])
        add("whole phone", dice.choice((phone, phone.replace("-", ""))))
        if born is not None:
            add("birth date, six figures", born.strftime("%y%m%d"))
            add("birth date, written", dice.choice((born.isoformat(), f"{born:%y}.{born.month}.{born.day}")))
            add("birth month", born.strftime("%Y-%m"))
        add("number of a record", str(person.id))
        add("name and tail", f"{name} {phone[-4:]}")
        add("nobody", name + "뷁")
    return {kind: sorted(set(texts)) for kind, texts in typed.items()}


def timed(port: ReadPort, work: Callable[[Reader], object]) -> float:
    """Seconds of one reading in a snapshot of its own."""
    began = time.perf_counter()
    with port.snapshot() as reader:
        work(reader)
    return time.perf_counter() - began


def measure(store: Path, seekers: int, wanted: int, rounds: int) -> tuple[float, list[Measured]]:
    """The median of reading one record, and of every kind of search and of likely duplicates."""
    dice = random.Random(1)
    with closing(ReadPort(locate(str(store)))) as port:
        with port.snapshot() as reader:
            center = reader.number("SELECT id FROM institution", {})
            drawn = (record(reader, key) for key in dice.sample(range(1, seekers + 1), wanted))
            people = [person for person in drawn if person is not None]
        reads: list[float] = []

        def text_medians(first: Callable[[Reader], object], whole: Callable[[Reader], object]) -> tuple[float, float]:
            found: tuple[list[float], list[float]] = ([], [])
            for _ in range(rounds):
                key = dice.choice(people).id
                reads.append(timed(port, lambda reader, key=key: record(reader, key)))  # type: ignore[misc]
                found[0].append(timed(port, first))
                found[1].append(timed(port, whole))
            return statistics.median(found[0]), statistics.median(found[1])

        measured = []
        for kind, texts in kinds(people, dice).items():
            each = [
                text_medians(
                    lambda reader, text=text: find(reader, center, text, limit=SCREEN),  # type: ignore[misc]
                    lambda reader, text=text: rows_of(  # type: ignore[misc]
                        reader, found_ids(reader, center, text, limit=MOST)[:PAGE]
                    ),
                )
                for text in texts
            ]
            measured.append(_of(kind, each))
        for kind, phone, born in (
            ("duplicates: name and phone", True, False),
            ("duplicates: name and birth date", False, True),
            ("duplicates: all three", True, True),
        ):

            def same(reader: Reader, person: Record, phone: bool = phone, born: bool = born) -> object:
                return likely_same(
                    reader,
                    center,
                    name=person.name,
                    phone=person.phone if phone else None,
                    birth_date=person.birth_date if born else None,
                )

            each = []
            for person in people:
                asked = lambda reader, person=person: same(reader, person)  # noqa: E731
                each.append(text_medians(asked, asked))
            measured.append(_of(kind, each))
        return statistics.median(reads), measured


def _of(kind: str, each: list[tuple[float, float]]) -> Measured:
    first, whole = [one for one, _ in each], [one for _, one in each]
    return Measured(kind, statistics.median(first), max(first), statistics.median(whole), max(whole))


def table(small: tuple[float, list[Measured]], large: tuple[float, list[Measured]]) -> Iterator[str]:
    """The lines of the table: times one record's reading, and the larger store against the smaller."""
    yield "| typed | first screen 20k | 500k | worst | µs | 500k ÷ 20k | whole 20k | 500k | worst |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|"
    (little, before), (much, after) = small, large
    for one, other in zip(before, after, strict=True):
        yield (
            f"| {one.kind} | {one.first / little:.1f} | {other.first / much:.1f} | {other.first_worst / much:.1f}"
            f" | {other.first * 1e6:.0f} | {other.first / one.first:.2f}"
            f" | {one.whole / little:.0f} | {other.whole / much:.0f} | {other.whole_worst / much:.0f} |"
        )
    searches = [(one, other) for one, other in zip(before, after, strict=True) if "duplicates" not in one.kind]
    middle = [statistics.median(row[side].first for row in searches) for side in (0, 1)]
    yield (
        f"| **median of the kinds of search** | {middle[0] / little:.1f} | {middle[1] / much:.1f} |"
        f" | {middle[1] * 1e6:.0f} | {middle[1] / middle[0]:.2f} | | | |"
    )
    yield f"\nOne record by its number: {little * 1e6:.1f} µs at 20,000, {much * 1e6:.1f} µs at 500,000."


def main() -> None:
    """Measure both stores and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.find")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "jobplus-bench")
    parser.add_argument("--people", type=int, default=25)
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    results = [
        measure(big_store(given.folder / f"{seekers // 1000}k.db", seekers), seekers, given.people, given.rounds)
        for seekers in (20_000, 500_000)
    ]
    print("\n".join(table(results[0], results[1])))


if __name__ == "__main__":
    main()
