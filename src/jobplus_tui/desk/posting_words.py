"""What counselors type to narrow the unfilled postings: `중구 026`, `내담당 경리 7일`, `민간 250만 40세 맞는사람`."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from jobplus_core.codes.occupations import by_code, resolve
from jobplus_core.codes.places import by_name, seoul_districts
from jobplus_core.kinds import Funding, GrowthSector, Stage, TeamKind, korean
from jobplus_core.postings.queries import UnfilledFilter, Word

MINE_WORDS: Final = frozenset({"내", "담당", "내담당", "mine"})
ELIGIBLE_WORDS: Final = frozenset({"맞는사람", "맞음", "eligible"})
FUNDING_WORDS: Final = {
    "민간": Funding.PRIVATE,
    "고용지원": Funding.SUPPORT,
    "지원": Funding.SUPPORT,
    "private": Funding.PRIVATE,
    "support": Funding.SUPPORT,
}
STAGE_WORDS: Final = {
    "긴급": Stage.URGENT,
    "당일": Stage.SAME_DAY,
    "알선중": Stage.IN_HAND,
    "urgent": Stage.URGENT,
    "today": Stage.SAME_DAY,
    "in-hand": Stage.IN_HAND,
}
TEAM_WORDS: Final = {
    "개발팀": TeamKind.POSTING,
    "구인개발팀": TeamKind.POSTING,
    "상담팀": TeamKind.COUNSELING,
    "취업상담팀": TeamKind.COUNSELING,
    "posting-team": TeamKind.POSTING,
    "counseling-team": TeamKind.COUNSELING,
}
SECTOR_END: Final = "산업"
"""Behind a word that means work too, it means the growth sector: `금융산업`."""

SURE_SECTORS: Final = {"it": GrowthSector.IT_CONVERGENCE, "r&d": GrowthSector.RESEARCH}
SURE_OCCUPATION: Final = 60
"""Confidence from which a word names an occupation and not only a part of a title."""


class Queue(Enum):
    """Whose postings a list shows."""

    ALL = "all"
    COUNSELING = "counseling"
    POSTING = "posting"
    URGENT = "urgent"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which unfilled postings are asked for.

    Attributes:
        district: A local government's name.
        occupation: How the occupation code begins.
        older_than: Least business days waited.
        mine: Only the signed-in counselor's.
        words: Words that must all fit.
        age: A seeker's age, full years.
        wage: Least monthly wage, 10,000 won.
        remaining: Least openings left.
        eligible: Only those that somebody who looks for work may be referred to now.
    """

    district: str | None = None
    occupation: str | None = None
    older_than: int | None = None
    mine: bool = False
    words: tuple[Word, ...] = ()
    age: int | None = None
    funding: Funding | None = None
    sectors: frozenset[GrowthSector] = frozenset()
    wage: int | None = None
    remaining: int | None = None
    stage: Stage | None = None
    team: TeamKind | None = None
    eligible: bool = False

    @property
    def text(self) -> str:
        """The words as they would be typed."""
        return " ".join(filter(None, (self.district, self.occupation, *self._typed, *(w.text for w in self.words))))

    @property
    def more(self) -> tuple[str, ...]:
        """What narrows besides whose, district, occupation, owner and free words, each as it would be typed."""
        queue = self.queue is not Queue.ALL
        known = {self._stage_word, self._team_word} if queue else set()
        return tuple(word for word in self._typed if word not in known and word != "내담당")

    @property
    def queue(self) -> Queue:
        """Whose postings are asked for, as far as the key that changes it can say."""
        if self.stage is None and self.team is not None:
            return Queue.POSTING if self.team is TeamKind.POSTING else Queue.COUNSELING
        return Queue.URGENT if self.stage is Stage.URGENT and self.team is None else Queue.ALL

    @property
    def _stage_word(self) -> str:
        return "" if self.stage is None else korean(self.stage).replace(" ", "")

    @property
    def _team_word(self) -> str:
        return "" if self.team is None else "개발팀" if self.team is TeamKind.POSTING else "상담팀"

    @property
    def _typed(self) -> list[str]:
        parts = [
            f"{self.older_than}일" if self.older_than is not None else "",
            "내담당" if self.mine else "",
            f"{self.age}세" if self.age is not None else "",
            korean(self.funding) if self.funding is not None else "",
            *sorted(map(_sector_word, self.sectors)),
            f"{self.wage}만" if self.wage is not None else "",
            f"{self.remaining}명" if self.remaining is not None else "",
            self._stage_word,
            self._team_word,
            "맞는사람" if self.eligible else "",
        ]
        return [part for part in parts if part]

    def in_district(self, district: str | None) -> "Wanted":
        """The same in another district, or in every one."""
        return replace(self, district=district)

    def of_next_queue(self) -> "Wanted":
        """The same of whoever comes next: all, the counseling team, the posting team, urgent ones."""
        following = list(Queue)[(list(Queue).index(self.queue) + 1) % len(Queue)]
        teams = {Queue.COUNSELING: TeamKind.COUNSELING, Queue.POSTING: TeamKind.POSTING}
        return replace(self, team=teams.get(following), stage=Stage.URGENT if following is Queue.URGENT else None)

    def filter(self, counselor_id: int | None) -> UnfilledFilter:
        """What the store is asked for.

        Args:
            counselor_id: Who is signed in; an account that is no counselor has no postings of its own.
        """
        return UnfilledFilter(
            district=self.district,
            occupation=self.occupation,
            older_than=self.older_than,
            developer_id=(counselor_id or 0) if self.mine else None,
            age=self.age,
            funding=self.funding,
            sectors=self.sectors or None,
            wage_won=None if self.wage is None else self.wage * 10_000,
            remaining=self.remaining,
            stages=None if self.stage is None else frozenset({self.stage}),
            team=self.team,
            words=self.words,
        )


def district_named(text: str) -> str | None:
    """Return the local government that a word names: `중구`, `강남`, `용인시`."""
    place = by_name(None, text)
    if place is not None:
        return place.sigungu
    stems = {found.sigungu[:-1]: found.sigungu for found in seoul_districts() if len(found.sigungu) > 2}
    return stems.get(text)


def sectors_named(text: str) -> frozenset[GrowthSector]:
    """Return the growth sectors that a word names: `it`, a sector's whole name, or a part of one before `산업`."""
    if text in SURE_SECTORS:
        return frozenset({SURE_SECTORS[text]})
    whole = {sector for sector in GrowthSector if _sector_word(sector) == _flat(text)}
    if whole and SECTOR_END not in text:
        return frozenset(whole)
    part = text.removesuffix(SECTOR_END)
    if not part or part == text:
        return frozenset()
    found = {sector for sector in GrowthSector if part in _parts(sector)}
    return frozenset(found) or frozenset({SURE_SECTORS[part]} if part in SURE_SECTORS else ())


def read_wanted(text: str) -> Wanted:
    """Read what was typed; every word narrows further, and no word is refused."""
    wanted = Wanted()
    for token in unicodedata.normalize("NFKC", text).casefold().split():
        number = next((change(found) for pattern, change in _NUMBERS if (found := pattern.fullmatch(token))), None)
        if number is not None:
            wanted = replace(wanted, **number)  # type: ignore[arg-type]
        elif token in MINE_WORDS:
            wanted = replace(wanted, mine=True)
        elif token in ELIGIBLE_WORDS:
            wanted = replace(wanted, eligible=True)
        elif token in FUNDING_WORDS:
            wanted = replace(wanted, funding=FUNDING_WORDS[token])
        elif token in STAGE_WORDS:
            wanted = replace(wanted, stage=STAGE_WORDS[token])
        elif token in TEAM_WORDS:
            wanted = replace(wanted, team=TEAM_WORDS[token])
        elif sectors := sectors_named(token):
            wanted = replace(wanted, sectors=wanted.sectors | sectors)
        elif (district := district_named(token)) is not None:
            wanted = replace(wanted, district=district)
        else:
            wanted = replace(wanted, words=(*wanted.words, Word(token, occupations_meant(token))))
    return wanted


def occupations_meant(text: str) -> tuple[str, ...]:
    """Return the codes that a word names for sure."""
    return tuple(found.code for found in resolve(text, top=3) if found.confidence >= SURE_OCCUPATION)


def occupation_name(code: str) -> str:
    """Return an occupation's name, or the code where this edition has no such one."""
    found = by_code(code)
    return found.name if found is not None else code


def _flat(text: str) -> str:
    return "".join(character for character in text.casefold() if character not in " ·")


def _sector_word(sector: GrowthSector) -> str:
    name = _flat(korean(sector))
    return name if len(_parts(sector)) > 1 or name in SURE_SECTORS else name + SECTOR_END


def _parts(sector: GrowthSector) -> list[str]:
    return re.split(r"[ ·]", korean(sector).casefold())


_NUMBERS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], dict[str, int | str]]], ...]] = (
    (re.compile(r"(\d{1,3})일(\+|이상)?"), lambda found: {"older_than": int(found[1])}),
    (re.compile(r"(\d{1,5})만원?(\+|이상)?"), lambda found: {"wage": int(found[1])}),
    (re.compile(r"(\d{1,4})명(\+|이상)?"), lambda found: {"remaining": int(found[1])}),
    (re.compile(r"(\d{1,2})세"), lambda found: {"age": int(found[1])}),
    (re.compile(r"\d{1,5}"), lambda found: {"occupation": found[0]}),
)
