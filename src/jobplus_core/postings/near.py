"""Postings of one employer that may well say the same job twice; pure. They are shown, never put together."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

ALIKE_FROM: Final = 2 / 3
"""Which share of two titles' words must be common to both."""

_WORD: Final = re.compile(r"[^\W_]+")
# What titles say of recruiting, and not of the work.
_FILLERS: Final = frozenset(
    {
        *("모집", "채용", "구함", "구인", "공고", "급구", "직원", "사원", "신입", "경력", "정규직", "계약직", "우대"),
        *("가능", "및", "합니다", "모십니다"),
    }
)
_COUNTS: Final = re.compile(r"\d+명")


class PostingFace(NamedTuple):
    """A posting as far as two are told apart."""

    id: int
    title: str
    sigungu: str | None
    district_code: str | None
    wage_basis: str | None
    wage_won: int | None
    openings: int | None
    state: str
    registered_on: date


def title_words(title: str) -> frozenset[str]:
    """The words of a title that speak of the work; all of them where none does."""
    found = list(_WORD.findall(unicodedata.normalize("NFKC", title).casefold()))
    told = frozenset(word for word in found if word not in _FILLERS and not _COUNTS.fullmatch(word))
    return told or frozenset(found)


def is_near(one: PostingFace, other: PostingFace) -> bool:
    """Whether two postings of one employer may be the same: like titles, and neither place nor wage set them apart.

    What nobody has said sets nothing apart. The same wage told by the month and by the year counts as another: whoever
    looks at both sees that sooner than a rule does.
    """
    mine, theirs = title_words(one.title), title_words(other.title)
    if not mine or len(mine & theirs) < ALIKE_FROM * len(mine | theirs):
        return False
    if one.district_code and other.district_code and one.district_code != other.district_code:
        return False
    if one.wage_won is None or other.wage_won is None:
        return True
    return (one.wage_basis, one.wage_won) == (other.wage_basis, other.wage_won)


def near_postings(one: PostingFace, others: Iterable[PostingFace]) -> tuple[PostingFace, ...]:
    """Those of the employer's other postings that may be the same, in their order."""
    return tuple(other for other in others if other.id != one.id and is_near(one, other))
