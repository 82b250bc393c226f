"""Where known words for work stand in what somebody wrote, read as Korean is: what work it is stands last.

A text is a list of alternatives (/, ·, commas, 및), an alternative a row of words. From its end each known word is
found, longest first: as a whole word or several ("수행 기사"), as the ending of one ("재가요양보호사"), and with an
ending that tells of no work (세무 직원, 회계담당자). A word that only begins another ("간병" of 간병통합병동) is none.
What stands in parentheses counts where nothing else does.

Who does the work (바리스타) tells more than its field (영업), a whole word more than an ending, and where alternatives
are different work, none is sure: the one said most often, else said first, with less confidence the less often.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from jobplus_core.codes.occupation_kin import MINOR
from jobplus_core.codes.occupation_words import NO_WORK

_NOTES = re.compile(r"[(\[〔【<]([^)\]〕】>]*)[)\]〕】>]?")
_ALTERNATIVES = re.compile(r"\s+및\s+|[,/;|&+·ㆍ∙•・~]|\s+또는\s+|\s+[-–]\s+|\s[-–]|[-–]\s")
_WORD = re.compile(r"[a-z]+[a-z0-9]*|[0-9]+[a-z]+[a-z0-9]*|[^\W_a-z0-9]+")
_PARTICLE = re.compile(r"(?:에서|으로|을|를|은|는|의|에|로)$")
_NOISE = re.compile(
    r"(?:모집|채용|구인|구함|구합니다|구해요|모십니다|모셔요|초빙|급구|충원|집중채용|찾습니다|찾고|있어요|함께|하실|공고|신입|경력|"
    r"정규|계약|인턴|파트타임|파트타이머|주간|야간|주말|종일|우대|가능|국내|본사|직영점?|각)"
    r"(?:합니다|공고|건|중|해요|사원|직원|직|자)?"
    r"|년도?|월|일|명|차|회|개월|시간|만원|[상하]반기"
)
"""Words that every other posting has, and what figures count (26년, 3명): no work is called so."""
_TAILS: Final = (
    "오퍼레이터", "담당자", "선생님들", "근로자", "종사자", "근무자", "작업자", "전문가", "기술자", "책임자",
    "관리자", "조작원", "사무원", "사무직", "선생님", "스태프", "매니저", "staff", "업무", "담당", "직원", "사원",
    "팀원", "팀장", "부장", "과장", "대리", "주임", "실장", "인력", "인원", "직무", "요원", "크루", "스탭", "채용",
    "모집", "구인", "파트", "부문", "사무", "작업", "님", "분", "직", "원", "자", "팀", "공",
)  # fmt: skip
"""Endings that tell of no work, longest first."""
_MOST_WORDS: Final = 3
_LEAST_ENDING: Final = 2

_JOB, _JOB_ENDS, _FIELD, _FIELD_ENDS, _SHORT_ENDS = 95, 90, 80, 72, 62
_GOES_ON: Final = 15
_BEFORE: Final = 10
_DIFFERENT: Final = 40
_IN_NOTE: Final = 10


class Known(NamedTuple):
    """What a known word stands for; `field` tells a field of work from who does it."""

    code: str
    field: bool


class Mention(NamedTuple):
    """A word for work found in a text.

    Attributes:
        code: Its occupation.
        confidence: How sure it names the work of the text, 0 to 100, were it alone.
        field: Whether it is only the work's field.
        alternative: In which alternative of the text it stands.
        word: The known word, normalized.
        head: Whether no other stands behind it in its alternative; what stands before one only tells more of it.
    """

    code: str
    confidence: int
    field: bool
    alternative: int
    word: str
    head: bool = True


class Named(NamedTuple):
    """The occupation that a text names, how surely (0 to 100), and the words that told it."""

    code: str
    confidence: int
    words: tuple[str, ...]


def named_in(text: str, known: Mapping[str, Known]) -> Named | None:
    """The occupation that the known words of a text name, None where none stands in it."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    found, lost = _mentions(_NOTES.sub(" ", composed), known), 0
    if not found:
        found, lost = _mentions(" / ".join(_NOTES.findall(composed)), known), _IN_NOTE
    chosen = _chosen(found)
    return None if chosen is None else chosen._replace(confidence=chosen.confidence - lost)


def work_words(title: str) -> str:
    """A title without notes, and without the words that every title has (모집, 신입, 직원), blanks single.

    Where nothing else stands in it, what its notes say; the title as it is where they say nothing either.
    """
    composed = unicodedata.normalize("NFKC", title)
    for text in (_NOTES.sub(" ", composed), " ".join(_NOTES.findall(composed))):
        kept = " ".join(word for word in text.split() if _tells(word))
        if kept:
            return kept
    return " ".join(composed.split())


def _tells(word: str) -> bool:
    found = [each for each in _WORD.findall(word.casefold()) if not _NOISE.fullmatch(each)]
    return any(_bare(each, {}) for each in found)


def _mentions(text: str, known: Mapping[str, Known]) -> list[Mention]:
    found: list[Mention] = []
    for alternative, part in enumerate(_ALTERNATIVES.split(text)):
        words = [word for word in _WORD.findall(part) if not _NOISE.fullmatch(word)]
        end, goes_on, behind = len(words), False, False
        while end:
            begin, mention = _ending_at(words, end, known, alternative)
            if mention is None:
                goes_on = goes_on or bool(_bare(words[begin], known))
            elif mention.code != NO_WORK:
                lost = (_GOES_ON if goes_on and mention.field else 0) + (_BEFORE if behind else 0)
                found.append(mention._replace(confidence=mention.confidence - lost, head=not behind))
                behind = True
            end = begin
    return found


def _bare(word: str, known: Mapping[str, Known]) -> str:
    """A word without particles and endings that tell of no work; empty where nothing else is left."""
    word = _PARTICLE.sub("", word) if len(word) > _LEAST_ENDING and word not in known else word
    while word not in known:
        shorter = _without_tail(word)
        if shorter == word:
            break
        word = shorter
    return word


def _without_tail(word: str) -> str:
    return next((word[: -len(tail)] for tail in _TAILS if word.endswith(tail)), word)


def _ending_at(words: list[str], end: int, known: Mapping[str, Known], alternative: int) -> tuple[int, Mention | None]:
    """The longest known word that ends with the word before `end`, and where what it covers begins."""
    for begin in range(max(0, end - _MOST_WORDS), end):
        whole = _bare("".join(words[begin:end]), known)
        if whole in known:
            code, field = known[whole]
            return begin, Mention(code, _FIELD if field else _JOB, field, alternative, whole)
    last = _bare(words[end - 1], known)
    if not last.isascii():
        for start in range(1, len(last) - _LEAST_ENDING + 1):
            if last[start:] in known:
                code, field = known[last[start:]]
                return end - 1, Mention(code, _as_ending(last, start, known), field, alternative, last[start:])
    return end - 1, None


def _as_ending(word: str, start: int, known: Mapping[str, Known]) -> int:
    """How sure a known word is that ends another one at `start`."""
    if not known[word[start:]].field:
        return _JOB_ENDS
    if word[:start] in known:
        # Two known words (세무기장) do not meet by chance, as two letters can (경기장).
        return _FIELD
    return _FIELD_ENDS if len(word) - start > _LEAST_ENDING else _SHORT_ENDS


def _chosen(found: Sequence[Mention]) -> Named | None:
    mentions = [mention for mention in found if not mention.field] or list(found)
    if not mentions:
        return None
    # What stands last in an alternative was found first; of several alternatives the first one leads.
    heads = [mention for mention in mentions if mention.head]
    counts = Counter(mention.code[:MINOR] for mention in heads or mentions)
    surest = {minor: max(m.confidence for m in mentions if m.code[:MINOR] == minor) for minor in counts}
    minor = max(counts, key=lambda each: (counts[each], surest[each]))
    best = next(m for m in mentions if m.code[:MINOR] == minor and m.confidence == surest[minor])
    lost = round(_DIFFERENT * (1 - counts[minor] / counts.total()))
    return Named(best.code, max(best.confidence - lost, 0), tuple(dict.fromkeys(m.word for m in mentions)))
