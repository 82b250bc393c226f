"""Where the known words of work stand in a word written without blanks: 가구조립원 is 가구 and 조립원.

Letters that stand together across such a seam (구조) say nothing of the work, and a long known word says it once,
however many pairs of letters it has.
"""

import math
from collections import Counter
from functools import lru_cache
from typing import Final

from jobplus_core.codes.occupation_text import pieces_of
from jobplus_core.codes.occupation_tree import everything

_ENDINGS: Final = ((2, 3), (3, 4))
"""Letters of an ending, and how many a word must have more than for its ending to count."""
_LEAST_ENDED: Final = 2
_LONGEST: Final = 8
_LETTER_ALONE: Final = -0.3
_SEAM: Final = 0.8
_OFTEN: Final = 0.2


@lru_cache(maxsize=1)
def _worth() -> dict[str, float]:
    """What each known piece is worth: its letters, less a seam, more the more names have it.

    Known are the single words of the official names, the same without their last letter (조립 of 조립원), and the
    endings that at least two of them share.
    """
    words = [piece for found in everything() for piece in pieces_of(found.name)]
    seen = Counter(words)
    different = set(words)
    seen.update(word[:-1] for word in different if len(word) > min(_ENDINGS)[0])
    ended = Counter(word[-size:] for word in different for size, beyond in _ENDINGS if len(word) > beyond)
    seen.update({ending: count for ending, count in ended.items() if count >= _LEAST_ENDED})
    return {piece: len(piece) - _SEAM + _OFTEN * math.log(count) for piece, count in seen.items() if len(piece) > 1}


def cut(word: str) -> tuple[str, ...]:
    """The pieces of a normalized word, known ones and single letters, so that what is known is worth most."""
    worth = _worth()
    best, begins = [0.0], [0]
    for end in range(1, len(word) + 1):
        most, begin = best[end - 1] + _LETTER_ALONE, end - 1
        for start in range(max(0, end - _LONGEST), end - 1):
            known = worth.get(word[start:end])
            if known is not None and best[start] + known > most:
                most, begin = best[start] + known, start
        best.append(most)
        begins.append(begin)
    pieces, end = [], len(word)
    while end:
        pieces.append(word[begins[end] : end])
        end = begins[end]
    return tuple(reversed(pieces))
