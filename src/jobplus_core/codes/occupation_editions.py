"""Codes of KECO 2018 in the edition of 2025: most figures stand in both, and some mean other work.

The 2018 units that 2025 has under the same name keep that unit, whatever its figures are now; the others fall back as
the header of `occupations_2018.tsv` says, or mean nothing in 2025.
"""

from functools import cache
from pathlib import Path
from typing import Final

from jobplus_core.codes.occupation_tree import EDITION, by_code

EDITIONS: Final = ("2018", EDITION)


@cache
def _carried() -> dict[str, str]:
    text = Path(__file__).with_name("occupations_2018.tsv").read_text(encoding="utf-8")
    lines = (line.partition("\t") for line in text.splitlines() if not line.startswith("#"))
    return {code: now for code, _, now in lines}


def is_code(code: str, edition: str) -> bool:
    """Whether an edition has this code: of 2018 the 443 units are known, of 2025 every level."""
    return by_code(code) is not None if edition == EDITION else edition in EDITIONS and code in _carried()


def in_2025(code: str, edition: str) -> str | None:
    """The code of 2025 that stands for a code of an edition, or None where none does."""
    if edition == EDITION:
        return code if by_code(code) is not None else None
    return (_carried().get(code) or None) if edition in EDITIONS else None
