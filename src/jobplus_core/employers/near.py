"""Employers that may well be one and the same: by number, or by names that are nearly alike; pure."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from jobplus_core.employers.rules import name_key
from jobplus_core.hangul import keystrokes

SAME: Final = 100
NEAR_FROM: Final = 90
"""How alike two names must be, in percent of their keystrokes, to be shown beside each other."""

MOST_SHOWN: Final = 5
_LOOKED_AT: Final = 40
_ROUGHLY_FROM: Final = 50


class EmployerName(NamedTuple):
    """An employer as it is compared and found."""

    id: int
    name: str
    name_key: str
    business_no: str | None
    district_code: str | None


class Near(NamedTuple):
    """An employer that may be the same.

    Attributes:
        likeness: How alike, in percent; 100 for the same number or the same name.
        same_number: Whether the business numbers agree: then it is the same for sure.
    """

    employer: EmployerName
    likeness: int
    same_number: bool


def near_employers(
    name: str, business_no: str | None, known: Iterable[EmployerName], *, besides: int | None = None
) -> tuple[Near, ...]:
    """The employers that one of this name and number may be, the surest first.

    Two different numbers are two employers, however alike their names are; they are shown all the same where the
    names agree, as branches under numbers of their own.

    Args:
        name: As it is typed so far.
        business_no: Its ten digits, where they are known.
        known: All employers of the institution.
        besides: The employer itself, which is not its own double.
    """
    others = [each for each in known if each.id != besides]
    same = [each for each in others if business_no is not None and each.business_no == business_no]
    found = [Near(each, SAME, True) for each in same]
    key = name_key(name)
    if len(key) > 1:
        from rapidfuzz import fuzz, process

        rest = [each for each in others if each not in same]
        # Letters are cheap to compare and syllables of them few: what is nothing like it is not spelled out in jamo.
        roughly = process.extract(
            key,
            [each.name_key for each in rest],
            scorer=fuzz.ratio,
            limit=_LOOKED_AT,
            score_cutoff=_ROUGHLY_FROM,
        )
        strokes = keystrokes(key)
        alike = [(round(fuzz.ratio(strokes, keystrokes(other))), rest[place]) for other, _score, place in roughly]
        found += [
            Near(each, likeness, False)
            for likeness, each in sorted(alike, key=lambda pair: (-pair[0], pair[1].id))
            if likeness >= NEAR_FROM
            and (likeness == SAME or None in (business_no, each.business_no) or business_no == each.business_no)
        ]
    return tuple(found[:MOST_SHOWN])
