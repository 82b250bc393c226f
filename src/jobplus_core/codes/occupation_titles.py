"""What occupation a posting has, from the word that its feed or counselor gave and from its title.

The given word decides where it is sure. Where it is not, or nobody gave one, the words of the title count, and only
known words are sure (`occupation_mentions`): a wrong code hides a posting, an unknown one does not. A title that names
a unit of the very group that the word named makes it finer, because feeds file under coarse words (재가 간병인 for a
요양보호사).
"""

from functools import lru_cache
from typing import Final, Literal, NamedTuple

from jobplus_core.codes.occupation_kin import MINOR
from jobplus_core.codes.occupation_mentions import work_words
from jobplus_core.codes.occupations import NAMED_FROM, given, mentioned, normalized, resolve

SURE_OCCUPATION: Final = 70
"""Confidence from which a code is taken; how many are then right in two public listings read by hand is printed by
`python -m bench.occupation_titles`."""
SUGGESTED_OCCUPATION: Final = 60
"""Confidence from which a code is worth offering to whoever assigns one; below it is a guess."""
_UNIT: Final = 4
_WHOLE: Final = 100
_LONGEST: Final = 60

Words = tuple[tuple[str, str], ...]
"""Job words of the institution with their codes."""
Source = Literal["text", "title"]


class OccupationEvidence(NamedTuple):
    """The likeliest occupation of a posting.

    Attributes:
        code: Of KECO 2025, three or four digits.
        confidence: 0 to 100; taken from `SURE_OCCUPATION` on.
        source: Whether the given word or the title told it.
    """

    code: str
    confidence: int
    source: Source


def words_of(occupation_text: str | None, title: str) -> str:
    """The words that stand for a posting's work: the given ones, else the title's without notes and empty talk.

    At most as long as a job word may be.
    """
    text = " ".join((occupation_text or "").split())
    words = text if normalized(text) else work_words(title)
    return words[:_LONGEST].strip()


def occupation_evidence(occupation_text: str | None, title: str, words: Words = ()) -> OccupationEvidence | None:
    """The likeliest occupation, None where no letter of either text tells anything.

    Args:
        occupation_text: What the feed or a counselor calls the work, None or empty where nobody did.
        title: The posting's title.
        words: The institution's job words; pass the same tuple again and it is prepared once.
    """
    told = _of_text(occupation_text, words) if occupation_text else None
    titled = _of_title(title, words)
    if told is None or titled is None:
        return told or titled
    if told.confidence >= SURE_OCCUPATION:
        same = titled.code[:MINOR] == told.code[:MINOR] and len(titled.code) == _UNIT
        finer = same and titled.confidence >= SURE_OCCUPATION and told.confidence < _WHOLE
        return titled if finer else told
    return titled if titled.confidence > told.confidence else told


@lru_cache(maxsize=4096)
def _of_text(text: str, words: Words) -> OccupationEvidence | None:
    """A feed says the same few hundred words thousands of times."""
    best = next(iter(resolve(text, words, top=1)), None)
    return None if best is None else OccupationEvidence(best.code, best.confidence, "text")


@lru_cache(maxsize=4096)
def _of_title(title: str, words: Words) -> OccupationEvidence | None:
    own = words_of(None, title)
    code = given(own, words)
    if code is not None:
        return OccupationEvidence(code, _WHOLE, "title")
    named = mentioned(title, words)
    if named is not None:
        return OccupationEvidence(named.code, named.confidence, "title")
    guess = next(iter(resolve(own, words, top=1)), None)
    if guess is None:
        return None
    return OccupationEvidence(guess.code, min(guess.confidence, NAMED_FROM - 1), "title")
