"""What the words typed into the find box may mean, and what of a name is stored to find it by; pure."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from jobplus_core.hangul import LONGEST_NAME, clean, compact, keystrokes, name_parts

NamePart = tuple[int, int, str, int]
"""A row of the name parts: institution, place, part, seeker."""

NAME_PARTS: Final = "seeker_name_part"
NAME_PART_COLUMNS: Final = ("institution_id", "place", "part", "seeker_id")

LONGEST_NUMBER: Final = 18
"""Figures that fit into a record's number whatever they are."""

TAIL: Final = 4
_LONGEST_PHONE: Final = 11
_FIGURE: Final = re.compile(r"\d")
_FIGURES: Final = re.compile(r"[\d\s.,/()+-]+")
_FIGURES_LAST: Final = re.compile(r"(?P<name>\D*[^\d\s.,/()+-])\s*(?P<figures>[\d.,/-][\d\s.,/()-]*)")
_WRITTEN_DAY: Final = re.compile(
    r"(?P<year>\d{4}|\d{2}) *(?P<mark>[-./년 ]) *(?P<month>\d{1,2}) *(?:[-./월 ] *(?P<day>\d{1,2})? *[.일]?)?"
)
_CENTURIES: Final = (1900, 2000)


@dataclass(frozen=True, slots=True)
class Days:
    """Birth days from the first through the last."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the text in the find box may mean; empty parts mean nothing.

    Attributes:
        name: Keystrokes, or initials where only consonants were typed, of a name or of a part that begins inside one.
        number: A record's or a registration's number.
        tail: Figures that a phone number ends with; fewer than four are the beginning of its last four.
        days: Birth days, the likelier first.
        days_first: Whether the figures were written as a date, which then comes before a phone.
        named: Keystrokes or initials of a name that the person behind the figures must have, as in `홍길동 4821`.
    """

    name: str = ""
    number: int | None = None
    tail: str = ""
    days: tuple[Days, ...] = ()
    days_first: bool = False
    named: str = ""


def wanted(text: str) -> Wanted:
    """Understand what was typed so far, however it was composed and however wide its figures are."""
    typed = clean("".join(c for c in text if unicodedata.category(c) != "Cs"))
    name = _name_key(typed)
    if not name:
        return Wanted()
    plain = unicodedata.normalize("NFKC", typed)
    if not _FIGURE.search(plain):
        return Wanted(name)
    if re.fullmatch(r"# ?\d+", plain):
        return Wanted(name, number=_number(plain.lstrip("# ")))
    written = _written_days(plain)
    if written is not None and not re.fullmatch(r"[\d\s-]+", plain):
        return Wanted(name, days=written, days_first=True)
    if _FIGURES.fullmatch(plain):
        return _of_figures(name, plain, written)
    both = _FIGURES_LAST.fullmatch(plain)
    if both is not None:
        figures = both["figures"]
        found = _of_figures(name, figures, _written_days(figures))
        if len(found.tail) >= TAIL or found.days:
            # The plain form has pulled the Hangul apart.
            key = _name_key(unicodedata.normalize("NFC", typed[: _split_at(typed)]))
            return Wanted(name, tail=found.tail, days=found.days, days_first=found.days_first, named=key)
    return Wanted(name)


def after(key: str) -> str:
    """The least text greater than every text that begins with `key`."""
    code = ord(key[-1]) + 1
    return key[:-1] + chr(0xE000 if code == 0xD800 else min(code, 0x10FFFF))


def name_part_rows(institution_id: int, seeker_id: int, name: str) -> list[NamePart]:
    """The rows by which one person's name is found, in the order of the columns."""
    return [(institution_id, place, part, seeker_id) for place, part in name_parts(name)]


def _name_key(typed: str) -> str:
    # Consonants alone are spelled alike as keystrokes and as initials.
    return keystrokes(compact(typed)[:LONGEST_NAME])


def _split_at(typed: str) -> int:
    """Where the figures at the end of `typed` begin."""
    place = len(typed)
    while place and (typed[place - 1].isdecimal() or unicodedata.normalize("NFKC", typed[place - 1]) in " .,/()-"):
        place -= 1
    return place


def _of_figures(name: str, plain: str, written: tuple[Days, ...] | None) -> Wanted:
    digits = "".join(str(int(c)) for c in plain if c.isdecimal())
    tail = digits
    if plain.lstrip().startswith("+82"):
        tail = "0" + digits[2:].removeprefix("0")
    if written is not None:
        return Wanted(name, tail=_tail(tail), days=written, days_first=True)
    number = _number(digits) if re.fullmatch(r"[\d,]+", plain) else None
    return Wanted(name, number=number, tail=_tail(tail), days=_plain_days(digits))


def _number(digits: str) -> int | None:
    return int(digits) if 0 < len(digits) <= LONGEST_NUMBER else None


def _tail(digits: str) -> str:
    return digits if len(digits) <= _LONGEST_PHONE else ""


def _plain_days(digits: str) -> tuple[Days, ...]:
    """Birth days of figures without signs: 790302, 19790302, and 197903 for a month."""
    if len(digits) == 8:
        return _days((int(digits[:4]),), int(digits[4:6]), int(digits[6:]))
    if len(digits) == 6:
        short = _days(_years(digits[:2]), int(digits[2:4]), int(digits[4:]))
        whole = int(digits[:4])
        return short or (_days((whole,), int(digits[4:]), None) if whole // 100 in (19, 20) else ())
    return ()


def _written_days(plain: str) -> tuple[Days, ...] | None:
    """Birth days of a date with its signs, whole or by the month; None when it is not written as one."""
    found = _WRITTEN_DAY.fullmatch(unicodedata.normalize("NFC", plain))
    if found is None or not 1 <= int(found["month"]) <= 12:
        return None
    day = int(found["day"] or 0) or None
    return _days(_years(found["year"]), int(found["month"]), day) or None


def _years(written: str) -> tuple[int, ...]:
    return (int(written),) if len(written) == 4 else tuple(century + int(written) for century in _CENTURIES)


def _days(years: tuple[int, ...], month: int, day: int | None) -> tuple[Days, ...]:
    found = []
    for year in years:
        if not (1 <= year <= 9998 and 1 <= month <= 12):
            continue
        last = monthrange(year, month)[1]
        if day is None:
            found.append(Days(date(year, month, 1), date(year, month, last)))
        elif 1 <= day <= last:
            found.append(Days(date(year, month, day), date(year, month, day)))
    return tuple(found)


NEAR: Final = 0.66
"""Least similarity of two names' keystrokes that may be one name misheard or mistyped.

Two thirds are one syllable of three gone wrong whole (홍길동, 홍길순) or two keys of a short name; 김철수 and 박철수,
who share a given name and no more, stay below.
"""

_NAME, _BIRTH, _PHONE = 40, 35, 25
_TWO_THIRDS: Final = 2 / 3
_NEAR_NAME: Final = 24
_NEAREST_NAME: Final = 36
_BIRTH_SLIP: Final = 17
_BIRTH_YEAR: Final = 6
_PHONE_TAIL: Final = 20
_PHONE_SLIP: Final = 12


@dataclass(frozen=True, slots=True)
class Traits:
    """What tells people apart; None is unknown.

    Attributes:
        phone: As it is stored, with its hyphens.
    """

    name: str
    birth_date: date | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which another record differs, of "name", "birth_date" and "phone", and what stands there."""

    field: str
    theirs: str


def near_names(jamo: str, others: Sequence[str]) -> list[tuple[float, int]]:
    """Which names are the same or near by their keystrokes: similarity from `NEAR` to 1, and the place in `others`.

    Similarity is one less the share of keys to type anew, leave out, add or swap with the next (Damerau's distance).
    """
    # Some 20 ms to load, and the first frame must not wait for it.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(jamo, others, scorer=OSA.normalized_similarity, score_cutoff=NEAR, limit=None)
    return [(similarity, place) for _, similarity, place in found]


def likeness(mine: Traits, theirs: Traits) -> int:
    """How likely two records are of one person, 0 to 100; 0 where too little agrees to say it.

    The same name, birth day and phone make 100; the same name, birth day and last four figures 95. Enough is the same
    phone; or the same name with a birth day or phone that agrees, is one slip off, or at least a birth year; or a near
    name with a birth day, birth year or last four figures. Weak for common names: it asks a person to look, never
    decides.
    """
    name, birth, phone = (
        _name_points(mine, theirs),
        birth_points(mine.birth_date, theirs.birth_date),
        _phone(mine, theirs),
    )
    if phone == _PHONE or (name == _NAME and birth + phone) or (name and (birth or phone == _PHONE_TAIL)):
        return round(name + birth + phone)
    return 0


def birth_points(mine: date | None, theirs: date | None) -> int:
    """What two birth days say for one person: the same, day and month swapped or one figure off, or the same year."""
    if mine is None or theirs is None:
        return 0
    if mine == theirs:
        return _BIRTH
    swapped = (mine.year, mine.month, mine.day) == (theirs.year, theirs.day, theirs.month)
    if swapped or _one_slip(mine.strftime("%Y%m%d"), theirs.strftime("%Y%m%d")):
        return _BIRTH_SLIP
    return _BIRTH_YEAR if mine.year == theirs.year else 0


def differences(mine: Traits, theirs: Traits) -> tuple[Difference, ...]:
    """Where both are known and not the same; a phone counts by its last four figures."""
    pairs = (
        ("name", clean(mine.name), theirs.name, theirs.name),
        ("birth_date", mine.birth_date, theirs.birth_date, theirs.birth_date.isoformat() if theirs.birth_date else ""),
        ("phone", (mine.phone or "")[-TAIL:], (theirs.phone or "")[-TAIL:], theirs.phone or ""),
    )
    return tuple(Difference(field, text) for field, one, other, text in pairs if one and other and one != other)


def _name_points(mine: Traits, theirs: Traits) -> float:
    one, other = keystrokes(compact(mine.name)), keystrokes(compact(theirs.name))
    if not one or not other:
        return 0
    if one == other:
        return _NAME
    from rapidfuzz.distance import OSA

    similarity = OSA.normalized_similarity(one, other)
    if similarity < NEAR:
        return 0
    return max(_NEAR_NAME, _NEAR_NAME + (similarity - _TWO_THIRDS) / (1 - _TWO_THIRDS) * (_NEAREST_NAME - _NEAR_NAME))


def _phone(mine: Traits, theirs: Traits) -> int:
    if not mine.phone or not theirs.phone:
        return 0
    one, other = (each.replace("-", "") for each in (mine.phone, theirs.phone))
    if one == other:
        return _PHONE
    if one[-TAIL:] == other[-TAIL:]:
        return _PHONE_TAIL
    return _PHONE_SLIP if _one_slip(one, other) else 0


def _one_slip(one: str, other: str) -> bool:
    """Whether one figure was mistyped, left out, doubled, or swapped with the next."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=1) == 1
