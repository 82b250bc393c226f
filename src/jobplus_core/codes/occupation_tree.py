"""The tree of the Korean Employment Classification of Occupations (한국고용직업분류, KECO), edition 2025.

The classification is a tree by digits: 1 major, 2 sub-major, 3 minor, 4 unit; a code's parent is the
code without its last digit. Codes are text because leading zeros matter. The table is read once, on
first use.

Source of `occupations.tsv`: 고용노동부 · 한국고용정보원, 한국고용직업분류 2025.
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

EDITION: Final = "2025"

SAME_CODE: Final = 100
SAME_MINOR: Final = 70
SAME_SUB_MAJOR: Final = 40
SAME_MAJOR: Final = 15
_SHARED: Final = (0, SAME_MAJOR, SAME_SUB_MAJOR, SAME_MINOR)
_CONTAINED: Final = (0, 70, 80, 90)


@dataclass(frozen=True, slots=True)
class Occupation:
    """One line of the classification: a unit, or a group of units.

    Attributes:
        code: One to four digits.
        name: The official Korean name.
        level: 1 major, 2 sub-major, 3 minor, 4 unit.
        parent: The code of the group above, None for a major group.
    """

    code: str
    name: str
    level: int
    parent: str | None


@lru_cache(maxsize=1)
def _tree() -> tuple[dict[str, Occupation], dict[str | None, tuple[Occupation, ...]]]:
    text = files(__package__).joinpath("occupations.tsv").read_text(encoding="utf-8")
    table: dict[str, Occupation] = {}
    below: dict[str | None, list[Occupation]] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        code, name = line.split("\t")
        occupation = Occupation(code, name, len(code), code[:-1] or None)
        table[code] = occupation
        below.setdefault(occupation.parent, []).append(occupation)
    return table, {parent: tuple(found) for parent, found in below.items()}


def everything() -> tuple[Occupation, ...]:
    """All groups and units in code order, each group before what it holds."""
    return tuple(_tree()[0].values())


def by_code(code: str) -> Occupation | None:
    """The occupation with this code, or None where this edition has none."""
    return _tree()[0].get(code)


def children(code: str | None) -> tuple[Occupation, ...]:
    """The groups or units right below a code; None asks for the ten major groups."""
    return _tree()[1].get(code, ())


def ancestors(code: str) -> tuple[Occupation, ...]:
    """The groups above a code, nearest first; empty for a major group or a code we do not know."""
    table = _tree()[0]
    if code not in table:
        return ()
    return tuple(table[code[:length]] for length in range(len(code) - 1, 0, -1))


def distance_level(a: str, b: str) -> int:
    """How near two occupations stand in the tree, 0 (nothing shared) to 100 (the same code).

    The measure is symmetrical and reads the digits alone:

    - the same code: 100;
    - one holds the other (a wish for the whole group 027 against the unit 0272): 90, 80 or 70 as
      the wider one has three, two or one digits, because the wider side leaves the unit open;
    - otherwise by the smallest group that holds both: minor 70, sub-major 40, major 15, none 0.
    """
    if a == b:
        return SAME_CODE
    shared = 0
    for left, right in zip(a, b, strict=False):
        if left != right:
            break
        shared += 1
    if shared == min(len(a), len(b)):
        return _CONTAINED[shared]
    return _SHARED[shared]
