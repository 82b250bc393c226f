"""Wages as the feed writes them, from "월급 / 250만원 - 면접 후 협의가능" to "최소연봉 / 3000만원"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from jobplus_core.imports.drafts import FieldRejected
from jobplus_core.imports.getjobinfo.text import plain
from jobplus_core.kinds import WageBasis

_BASES: Final = (
    ("연봉", WageBasis.YEAR),
    ("월급", WageBasis.MONTH),
    ("일급", WageBasis.DAY),
    ("시급", WageBasis.HOUR),
)
_UNITS: Final = {"억": 100_000_000, "천만": 10_000_000, "백만": 1_000_000, "만": 10_000, "천": 1_000, "": 1}
_UNIT: Final = "억|천만|백만|만|천"
_NUMBER: Final = r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?"
_PIECE: Final = re.compile(rf"({_NUMBER})\s*({_UNIT})?\s*")
# An amount that breaks off before a figure or a unit ("3백20만원") is not one that was understood. Each piece
# is atomic, or a long run of digits would be cut in every way there is.
_AMOUNT: Final = rf"(?>{_NUMBER}\s*(?:{_UNIT})?\s*)+(?:원|(?![\d,.백천만억]))"
_WAGE: Final = re.compile(
    rf"^\D*?(?P<minus>[-−])?(?P<low>{_AMOUNT})(?:\s*(?:이상|부터|에서))?"
    rf"(?:\s*[~–-]\s*(?P<high>{_AMOUNT}))?"
)
# A bare number below this is more likely 만원 than won, and nobody can tell.
_LEAST_WITHOUT_UNIT: Final = 1_000
_MOST_WON: Final = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Wage:
    """A wage of the feed: won for one span of `basis`, `high` the upper end of a range."""

    basis: WageBasis | None = None
    won: int | None = None
    high: int | None = None
    negotiable: bool | None = None


def read_wage(text: str) -> Wage:
    """Read a wage; an amount of nothing, or one without a basis, is unknown.

    Raises:
        FieldRejected: An amount below zero (`negative`), beyond a billion won (`out_of_range`), of part of a
            won (`not_whole`), with its range the wrong way round (`range_reversed`), or with figures that
            cannot be read (`unreadable`, `unit_missing`).
    """
    line = plain(text)
    words = [(line.index(word), basis) for word, basis in _BASES if word in line]
    basis = min(words)[1] if words else None
    talks = "협의" in line
    amount = line.partition("/")[2] or line
    found = _WAGE.match(amount)
    if found is None:
        if any(char.isdigit() for char in amount):
            raise FieldRejected("unreadable")
        return Wage(basis, None, None, True if talks else None)
    if found.group("minus"):
        raise FieldRejected("negative")
    high_text = found.group("high")
    low = _won(_with_unit(found.group("low"), high_text))
    high = None if high_text is None else _won(high_text)
    if high is not None and high < low:
        raise FieldRejected("range_reversed", low=low, high=high)
    if low == 0 or basis is None:
        return Wage(basis, None, None, True if talks else None)
    return Wage(basis, low, high if high != low else None, talks)


def _with_unit(low: str, high: str | None) -> str:
    """In "220~250만원" the lower figure takes the unit of the upper."""
    pieces = _PIECE.findall(low)
    if high is None or "원" in low or any(unit for _, unit in pieces):
        return low
    return low.strip() + str(_PIECE.findall(high)[-1][1])


def _won(amount: str) -> int:
    pieces = _PIECE.findall(amount)
    sizes = [_UNITS[unit] for _, unit in pieces]
    if sizes != sorted(set(sizes), reverse=True):
        raise FieldRejected("unreadable")
    total = sum((Decimal(number.replace(",", "")) * _UNITS[unit] for number, unit in pieces), Decimal(0))
    if total > _MOST_WON:
        raise FieldRejected("out_of_range", most=_MOST_WON)
    if total != total.to_integral_value():
        raise FieldRejected("not_whole")
    won = int(total)
    if 0 < won < _LEAST_WITHOUT_UNIT and "원" not in amount and not any(unit for _, unit in pieces):
        raise FieldRejected("unit_missing")
    return won
