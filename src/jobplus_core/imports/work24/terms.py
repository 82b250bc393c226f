"""The list's words in the product's terms: wage, schooling, working conditions, and what titles say of the work."""

import re
from typing import Final, NamedTuple

from jobplus_core.imports.drafts import FieldRejected, Unread
from jobplus_core.imports.getjobinfo.hours import read_days, read_hours, read_week_hours
from jobplus_core.imports.getjobinfo.text import clean_line, plain
from jobplus_core.imports.getjobinfo.wage import Wage, read_wage
from jobplus_core.kinds import Education, EmploymentForm

_LEFT_OPEN: Final = re.compile(r"내규|협의|면접\s*(?:후|시)|추후|결정")
_AT_MOST: Final = re.compile(r"원\s*(?:이하|미만|까지)")
_LEVELS: Final = (
    (re.compile(r"초졸|초등"), Education.ELEMENTARY),
    (re.compile(r"중졸|중학"), Education.MIDDLE),
    (re.compile(r"고졸|고등|고교"), Education.HIGH),
    (re.compile(r"(?:대졸|대학)\s*\(\s*[23]|초대졸|전문대|전문학사"), Education.JUNIOR_COLLEGE),
    (re.compile(r"(?<!초)대졸(?!\s*\(\s*[23])|대학교|대학\s*\(\s*4|(?<!문)학사"), Education.UNIVERSITY),
    (re.compile(r"석사|대학원"), Education.MASTER),
    (re.compile(r"박사"), Education.DOCTOR),
)
_WEEK: Final = re.compile(r"주\s*(?:당\s*)?(?:소정\s*근로\s*시간\s*)?(\d{1,3}(?:\.\d{1,2})?)\s*시간")
_TITLE_WEEK: Final = re.compile(r"(?<!\w)주\s*(\d{2})\s*시간")
_DAYS: Final = re.compile(r"주\s*\d")
# In a title "주4" says as much as "주4일"; "매주 1회" and "주2회" say something else.
_TITLE_DAYS: Final = re.compile(r"(?<!\w)주\s*(\d)(?:\s*일|(?=\s*(?:[,/\])]|$)))")
_TITLE_COUNTS: Final = re.compile(r"(?<!\w)주\s*(\d)(?!\d|\s*(?:시간|회))")
_CLOCKS: Final = re.compile(r"\d{1,2}\s*[:시]")
_TO_REGULAR: Final = re.compile(r"정규직?\s*(?:으로\s*)?전환")
_FORMS: Final = (
    (re.compile(r"정규직|정직원|정규\s*(?:사원|직원|채용)"), EmploymentForm.REGULAR),
    (re.compile(r"계약직|기간제"), EmploymentForm.CONTRACT),
    (re.compile(r"파견직"), EmploymentForm.DISPATCH),
    (re.compile(r"일용직"), EmploymentForm.DAILY),
)
_PART_TIME: Final = re.compile(r"시간제|파트\s*타임|파트\s*타이머|알바|아르바이트")
_PROVIDER: Final = re.compile(r"^정보\s*제공처\s*")
_SEVERAL: Final = re.compile(r"(?:^|\s|(?<=[시군구도]))등$")


class Condition(NamedTuple):
    """What a working condition says, and why it does not say the rest."""

    starts_at: str | None
    ends_at: str | None
    days_per_week: int | None
    hours_per_week: int | float | None
    unread: dict[str, Unread]


def read_salary(text: str) -> Wage:
    """The wage; "회사내규에 따름" and "면접 후 결정" leave it to be talked about.

    Raises:
        FieldRejected: As `getjobinfo.wage.read_wage`. An upper end alone ("3,000만원 이하") is `unreadable`, for
            nobody is told what they would get.
    """
    line = plain(text).replace("/", " ")
    if not any(char.isdigit() for char in line):
        wage = read_wage(line)
        return Wage(wage.basis, None, None, True if _LEFT_OPEN.search(line) else None)
    if _AT_MOST.search(line) and "~" not in line:
        raise FieldRejected("unreadable")
    return read_wage(line)


def read_schooling(text: str) -> Education | None:
    """The least schooling asked for: of "고졸 ~ 대졸(4년)" the lower; who says "이하" asks for none."""
    line = plain(text)
    if "무관" in line or "관계없음" in line:
        return Education.ANY
    found = [level for pattern, level in _LEVELS if pattern.search(line)]
    if found and "이하" in line:
        return Education.ANY
    return found[0] if found else None


def read_condition(text: str, *, title: str) -> Condition:
    """Working days and hours. What the condition leaves out is taken from the title, where that names one figure.

    Raises:
        FieldRejected: More hours than a week has (`out_of_range`).
    """
    line, head = plain(text), plain(title)
    others = _WEEK.sub(" ", line)
    starts_at, ends_at = read_hours(others)
    days = read_days(others)
    if days is None and not _DAYS.search(others):
        days = _one_day_count(head)
    found = _WEEK.search(line) or _TITLE_WEEK.search(head)
    hours = None if found is None else read_week_hours(found.group(1))
    unread: dict[str, Unread] = {}
    if line and starts_at is None:
        unread["starts_at"] = Unread.UNREADABLE if _CLOCKS.search(others) else Unread.NOT_SAID
        unread["ends_at"] = unread["starts_at"]
    if line and days is None:
        unread["days_per_week"] = Unread.UNREADABLE if _DAYS.search(others) else Unread.NOT_SAID
    if line and hours is None:
        unread["hours_per_week"] = Unread.ZERO if found is not None else Unread.NOT_SAID
    return Condition(starts_at, ends_at, days, hours, unread)


def _one_day_count(title: str) -> int | None:
    """The days a week that a title names, if it names no two of them ("주4/주5")."""
    found = _TITLE_DAYS.search(title)
    if found is None or len(set(_TITLE_COUNTS.findall(title))) != 1:
        return None
    return read_days(f"주{found.group(1)}일")


def read_form(title: str) -> EmploymentForm | None:
    """The form of employment a title names, if it names one alone; "정규직 전환 가능" promises and is none yet."""
    line = _TO_REGULAR.sub("", plain(title))
    found = {form for pattern, form in _FORMS if pattern.search(line)}
    if len(found) != 1 or _PART_TIME.search(line):
        return None
    return found.pop()


def read_provider(text: str) -> str:
    """The site that a posting comes from, of "정보제공처 사람인"."""
    return _PROVIDER.sub("", clean_line(text))


def read_list(text: str) -> tuple[str, ...]:
    """The words of a list that was written as text: "['대기업', '코스피']", "[]"."""
    words = (word.strip(" '\"") for word in clean_line(text).strip("[] ").split(","))
    return tuple(word for word in words if word)


def without_others(rest: str) -> str:
    """An address without the word that there are further places (등)."""
    return _SEVERAL.sub("", rest).strip()


def names_several(place: str) -> bool:
    """Whether a place says that there are others ("서울 강남구 등")."""
    return _SEVERAL.search(clean_line(place)) is not None
