"""What a criterion says of one seeker and one posting."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

Figure = int | str
Figures = tuple[tuple[str, Figure], ...]

UNKNOWN_LEVEL: Final = 50
NOTHING_ASKED_LEVEL: Final = 70


class State(StrEnum):
    """Whether a condition holds; `UNKNOWN` never blocks."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One criterion's word on a pair.

    Attributes:
        criterion: The criterion's name.
        state: Met, unmet or unknown.
        level: How well it fits, 0 to 100; unknown lies in the middle unless a part is known.
        phrase: Key of the sentence, such as `wage.above`; the desk words it.
        figures: What the sentence fills in, by name: won, minutes, months, codes.
    """

    criterion: str
    state: State
    level: int
    phrase: str
    figures: Figures = ()
