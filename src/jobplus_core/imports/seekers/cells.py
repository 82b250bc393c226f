"""A seeker list's cells, read as offices write them; each reader gives None for what it does not understand."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from jobplus_core.codes.occupations import EDITION
from jobplus_core.codes.said import read_home, read_places, sure_code
from jobplus_core.imports.tables.workbook import serial_day
from jobplus_core.kinds import Education, EmploymentForm, Sex, SourceChannel, TargetGroup
from jobplus_core.reading import Wage, narrow, read_born, read_day, read_months, read_phone, read_wage
from jobplus_core.seekers.rules import WishedOccupation

E = TypeVar("E", bound=StrEnum)

JobWords = tuple[tuple[str, str], ...]
"""Words for work and the codes they stand for."""

NOTHING: Final = frozenset(
    {"-", "–", "없음", "무", "해당없음", "해당사항없음", "미상", "모름", "x", "n/a", "na", "null"}
)
"""What offices write into a cell that has nothing to say."""

_SPLIT: Final = re.compile(r"[,、，/;·\n]|\s및\s")
_YES: Final = frozenset(
    {"y", "yes", "예", "네", "o", "○", "ㅇ", "true", "1", "가능", "참여", "참여중", "해당", "동의", "v", "√"}
)
_NO: Final = frozenset(
    {
        "n",
        "no",
        "아니오",
        "아니요",
        "x",
        "×",
        "false",
        "0",
        "불가",
        "불가능",
        "안됨",
        "미참여",
        "비해당",
        "미동의",
        "부동의",
    }
)
_OPEN_WAGE: Final = re.compile(r"협의|내규|면접|추후|무관|상관없|최저")
_ELSEWHERE: Final = re.compile(r"부산|대구|광주|대전|울산|세종|강원|충청|충북|충남|전라|전북|전남|경상|경북|경남|제주")
_SEXES: Final = {
    **dict.fromkeys(("남", "남자", "남성", "m", "male"), Sex.MALE),
    **dict.fromkeys(("여", "여자", "여성", "f", "female"), Sex.FEMALE),
}
_SCHOOLS: Final = (
    (Education.DOCTOR, r"박사"),
    (Education.MASTER, r"석사|대학원"),
    (Education.JUNIOR_COLLEGE, r"전문대|초대졸|[23]년제|전문학사|폴리텍"),
    (Education.UNIVERSITY, r"대졸|대학|4년제|학사"),
    (Education.HIGH, r"고졸|고등|고교|특성화고|고$"),
    (Education.MIDDLE, r"중졸|중학|중$"),
    (Education.ELEMENTARY, r"초졸|초등|국졸|국민학교|초$"),
    (Education.NONE, r"무학"),
)
_GROUPS: Final = (
    (TargetGroup.YOUTH_PUBLIC_WORK, r"청년공공근로"),
    (TargetGroup.YOUTH, r"청년"),
    (TargetGroup.CAREER_INTERRUPTED, r"경력단절|경단|경력보유"),
    (TargetGroup.SENIOR, r"고령|노인|어르신"),
    (TargetGroup.MID_CAREER, r"장년|중년"),
    (TargetGroup.NEW_ENTRANT, r"신규입직|신규진입"),
    (TargetGroup.DISABLED, r"장애"),
    (TargetGroup.DEFECTOR, r"북한이탈|새터민|탈북"),
    (TargetGroup.LOW_CREDIT, r"저신용|신용불량|신용회복"),
)
_FORMS: Final = (
    (EmploymentForm.CONTRACT_PART_TIME, r"(계약|기간제).*(시간제|파트)|파트타임|아르바이트|알바|단시간"),
    (EmploymentForm.REGULAR_PART_TIME, r"시간제|시간선택"),
    (EmploymentForm.REGULAR, r"상용|정규"),
    (EmploymentForm.CONTRACT, r"계약|기간제|비정규"),
    (EmploymentForm.DAILY, r"일용|일당"),
    (EmploymentForm.DISPATCH, r"파견|용역"),
)
_SOURCES: Final = (
    (SourceChannel.ONLINE, r"온라인|인터넷|홈페이지|워크넷|고용24|앱"),
    (SourceChannel.TECHNICAL_INSTITUTE, r"기술교육원"),
    (SourceChannel.VOCATIONAL_FEDERATION, r"직업전문학교|연합회"),
    (SourceChannel.VOCATIONAL_HIGH_SCHOOL, r"특성화고|고등학교"),
    (SourceChannel.UNIVERSITY, r"대학"),
    (SourceChannel.RESTRUCTURING, r"구조조정"),
    (SourceChannel.ON_SITE, r"현장|박람회|찾아가는"),
    (SourceChannel.WALK_IN, r"방문|내방"),
)


class Residence(NamedTuple):
    """Where somebody lives: a local government's code where it is one of the region, and the rest."""

    district_code: str | None
    dong: str | None


class Places(NamedTuple):
    """Codes of wished work places."""

    codes: tuple[str, ...]


def text(cell: str, today: date) -> str | None:
    """The cell as it stands."""
    return cell


def says_nothing(cell: str) -> bool:
    """Whether a cell is filled in without saying anything."""
    return narrow(cell).replace(" ", "").casefold() in NOTHING


def born(cell: str, today: date) -> date | None:
    """A birth date, as text or as a workbook's number of days."""
    return read_born(cell.rstrip(". "), today) or serial_day(cell)


def day(cell: str, today: date) -> date | None:
    """A day with its year, or as a workbook's number of days; an hour after it is left out."""
    word = re.sub(r"[\sT]\d{1,2}:\d{2}(:\d{2})?$", "", narrow(cell))
    found = serial_day(word)
    if found is None and re.match(r"\d{4}\s*[-./년]|\d{8}$|\d{6}$", word):
        found = read_day(word, today)
    return found


def past_day(cell: str, today: date) -> date | None:
    """A day that has come."""
    found = day(cell, today)
    return found if found is not None and date(1980, 1, 1) <= found <= today else None


def phone(cell: str, today: date) -> str | None:
    """A phone number; the leading 0 that a workbook takes from a number is given back. Of several the first counts."""
    for part in re.split(r"[,/;\n]|\s{2,}", cell):
        digits = re.sub(r"\D", "", part)
        lost = not digits.startswith("0") and 8 <= len(digits) <= 10 and "+" not in part
        found = read_phone("0" + digits if lost else part)
        if found is not None:
            return found
    return None


def sex(cell: str, today: date) -> Sex | None:
    """남 or 여, in the ways they are written."""
    return _SEXES.get(narrow(cell).casefold())


@lru_cache(4096)
def _residence(cell: str) -> Residence | None:
    found = read_home(cell)
    if found is not None:
        return Residence(found.place.code, found.rest or None)
    # Whoever lives beyond the region is a seeker like others; their district is unknown here.
    return Residence(None, cell) if _ELSEWHERE.search(cell) else None


def residence(cell: str, today: date) -> Residence | None:
    """An address by its local government and what follows."""
    return _residence(cell)


def education(cell: str, today: date) -> Education | None:
    """The highest schooling; 재학, 중퇴 and 휴학 do not complete the one they stand beside."""
    word = narrow(cell).replace(" ", "")
    found = next((kind for kind, pattern in _SCHOOLS if re.search(pattern, word)), None)
    if found is None or not re.search(r"중퇴|재학|휴학|수료", word):
        return found
    kinds = [kind for kind, _ in _SCHOOLS]
    below = kinds[min(kinds.index(found) + 1, len(kinds) - 1)]
    return Education.HIGH if found is Education.UNIVERSITY else below


def wage(cell: str, today: date) -> Wage | tuple[()] | None:
    """A wage; whoever leaves it to the talk has wished none."""
    if _OPEN_WAGE.search(cell):
        return ()
    return read_wage(cell)


def months(cell: str, today: date) -> int | None:
    """A time worked."""
    return read_months(re.sub(r"\s*(이상|경력)", "", cell))


def occupations_by(job_words: JobWords) -> Callable[[str, date], tuple[WishedOccupation, ...]]:
    """A reader of wished occupations that knows the words of a center as well, with the codes they stand for."""

    @lru_cache(8192)
    def wished(word: str) -> WishedOccupation:
        code = sure_code(word, job_words)
        return WishedOccupation(word, code, EDITION if code else None)

    def read(cell: str, today: date) -> tuple[WishedOccupation, ...]:
        return tuple(map(wished, words(cell)))

    return read


occupations: Final = occupations_by(())
"""Wished occupations, each with its code where it is beyond doubt."""


def licenses(cell: str, today: date) -> tuple[str, ...]:
    """Licenses held."""
    return tuple(words(cell))


def work_places(cell: str, today: date) -> Places | None:
    """Wished work places."""
    if re.search(r"무관|전체|어디", cell):
        return Places(())
    codes, unknown = read_places(",".join(words(cell)))
    return None if unknown else Places(codes)


def words(cell: str) -> list[str]:
    """What a cell lists."""
    return [word for part in _SPLIT.split(cell) if (word := part.strip()) and not says_nothing(word)]


def yes_no(cell: str, today: date) -> bool | None:
    """Yes or no, in letters, words and signs."""
    word = narrow(cell).replace(" ", "").casefold()
    return True if word in _YES else False if word in _NO else None


def consent(cell: str, today: date) -> date | bool | None:
    """The day of consent, or whether there is one."""
    return past_day(cell, today) or yes_no(cell, today)


def target_groups(cell: str, today: date) -> tuple[TargetGroup, ...] | None:
    """Groups named for special care; 일반 is none of them."""
    return _all_of(_GROUPS, cell, none=r"^일반")


def employment_forms(cell: str, today: date) -> tuple[EmploymentForm, ...] | None:
    """Forms of employment somebody would take."""
    return _all_of(_FORMS, cell, none=r"무관|상관없")


def source(cell: str, today: date) -> SourceChannel | None:
    """How somebody came to the center."""
    word = narrow(cell).replace(" ", "")
    return next((kind for kind, pattern in _SOURCES if re.search(pattern, word)), None)


def _all_of(table: tuple[tuple[E, str], ...], cell: str, *, none: str) -> tuple[E, ...] | None:
    found: list[E] = []
    for part in words(cell):
        word = narrow(part).replace(" ", "")
        kind = next((kind for kind, pattern in table if re.search(pattern, word)), None)
        if kind is None and not re.search(none, word):
            return None
        if kind is not None and kind not in found:
            found.append(kind)
    return tuple(found)


Reader = Callable[[str, date], object | None]
UNITS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "wage": (("연봉", "연봉 {}"), ("시급", "시급 {}"), ("일급", "일급 {}"), ("일당", "일당 {}")),
    "career": (("개월", "{}개월"), ("월", "{}개월"), ("년", "{}년")),
}
"""What a heading says of the bare figures under it: `경력(년)` over 3 is 3년."""


def with_unit(field_id: str, heading: str, cell: str) -> str:
    """A bare figure with the unit that its heading names."""
    if field_id in UNITS and re.fullmatch(r"[\d,.]+", cell):
        for word, form in UNITS[field_id]:
            if word in heading:
                return form.format(cell)
    return cell
