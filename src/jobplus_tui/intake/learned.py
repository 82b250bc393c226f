"""Type-ahead among the job words that an institution has loaded or seen."""

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import islice, takewhile

from jobplus_core.codes.occupation_text import normalized

MOST_LOOKED_AT = 400
"""Of the words that begin with what is typed: one letter begins thousands, of which none says more than another."""


class LearnedWords:
    """Words in the order of their letters, so that those with one beginning stand together."""

    def __init__(self, words: Iterable[tuple[str, str]] = ()) -> None:
        """Take words, each with the code it was given."""
        self._letters = sorted((_letters(word), code) for word, code in words)

    def begun(self, typed: str, limit: int) -> list[str]:
        """Return the codes of words that begin with what is typed, the most frequent first.

        Compared by letters (jamo), so that a syllable half typed ("홀서ㅂ") already finds 홀서빙.
        """
        start = _letters(typed)
        if not start:
            return []
        found = islice(self._letters, bisect_left(self._letters, (start, "")), None)
        same = takewhile(lambda each: each[0].startswith(start), islice(found, MOST_LOOKED_AT))
        return [code for code, _times in Counter(code for _spelled, code in same).most_common(limit)]


def _letters(word: str) -> str:
    return unicodedata.normalize("NFD", normalized(word))
