"""The feed's code words in the product's terms: employment, career, education, insurance, ways to apply."""

import re
from typing import Final

from jobplus_core.imports.drafts import FieldRejected
from jobplus_core.imports.getjobinfo.text import clean_line, plain
from jobplus_core.kinds import ApplyMethod, CareerDemand, Education, EmploymentForm, Insurance

_EMPLOYMENT_CODES: Final = {
    "J01101": EmploymentForm.REGULAR,
    "J01102": EmploymentForm.CONTRACT,
    "J01103": EmploymentForm.CONTRACT_PART_TIME,
    "J01105": EmploymentForm.REGULAR_PART_TIME,
}
_CAREER_CODES: Final = {
    "J01300": CareerDemand.ANY,
    "J01301": CareerDemand.ENTRY,
    "J01302": CareerDemand.EXPERIENCED,
}
_EDUCATION_CODES: Final = {
    "J00100": Education.ANY,
    "J00102": Education.ELEMENTARY,
    "J00104": Education.MIDDLE,
    "J00106": Education.HIGH,
    "J00108": Education.JUNIOR_COLLEGE,
    "J00110": Education.UNIVERSITY,
    "J00114": Education.DOCTOR,
}
# The first word found decides, so the longer of two that share letters stands first.
_EDUCATION_WORDS: Final = (
    ("관계없음", Education.ANY),
    ("무관", Education.ANY),
    ("초등", Education.ELEMENTARY),
    ("초졸", Education.ELEMENTARY),
    ("중학", Education.MIDDLE),
    ("중졸", Education.MIDDLE),
    ("고등", Education.HIGH),
    ("고졸", Education.HIGH),
    ("전문대", Education.JUNIOR_COLLEGE),
    ("초대졸", Education.JUNIOR_COLLEGE),
    ("박사", Education.DOCTOR),
    ("석사", Education.MASTER),
    ("대학원", Education.MASTER),
    ("대학", Education.UNIVERSITY),
    ("대졸", Education.UNIVERSITY),
)
_INSURANCE_WORDS: Final = (
    ("고용", Insurance.EMPLOYMENT),
    ("산재", Insurance.INDUSTRIAL),
    ("건강", Insurance.HEALTH),
    ("의료보험", Insurance.HEALTH),
    ("국민연금", Insurance.PENSION),
)
_APPLY_WORDS: Final = (
    ("방문", ApplyMethod.VISIT),
    ("우편", ApplyMethod.MAIL),
    ("팩스", ApplyMethod.FAX),
    ("FAX", ApplyMethod.FAX),
    ("메일", ApplyMethod.EMAIL),
    ("E-MAIL", ApplyMethod.EMAIL),
    ("EMAIL", ApplyMethod.EMAIL),
    ("전화", ApplyMethod.PHONE),
    ("고용24", ApplyMethod.WORK24),
    ("워크넷", ApplyMethod.WORK24),
    ("온라인", ApplyMethod.ONLINE),
    ("인터넷", ApplyMethod.ONLINE),
    ("홈페이지", ApplyMethod.ONLINE),
    ("기타", ApplyMethod.OTHER),
)
# Of "3~5년" the lower.
_YEARS: Final = re.compile(r"(?<!\d)(\d{1,2})\s*(?:년?\s*[~-]\s*\d{1,2}\s*)?년")
_MONTHS: Final = re.compile(r"(\d{1,3})\s*개?월")
_SEPARATORS: Final = re.compile(r"[\s,;/·]+")
_OPENINGS: Final = re.compile(r"(?P<number>[-−]?\d{1,18}(?:\.\d{1,6})?)\s*(?:명|인)?")
_MOST_OPENINGS: Final = 10_000


def read_employment(text: str, *, code: str = "") -> EmploymentForm | None:
    """Form of employment, by the feed's code or, without one, by its words."""
    if known := _EMPLOYMENT_CODES.get(clean_line(code)):
        return known
    line = clean_line(text)
    part_time = "시간제" in line
    if "파견" in line:
        return EmploymentForm.DISPATCH
    if "일용" in line:
        return EmploymentForm.DAILY
    if "계약" in line or "기간제" in line:
        return EmploymentForm.CONTRACT_PART_TIME if part_time else EmploymentForm.CONTRACT
    if "상용" in line or "정규" in line:
        return EmploymentForm.REGULAR_PART_TIME if part_time else EmploymentForm.REGULAR
    return None


def read_career(text: str, *, code: str = "") -> tuple[CareerDemand | None, int | None]:
    """The career asked for and, where the text says so, the least months of it."""
    line = plain(text)
    demand = _CAREER_CODES.get(clean_line(code)) or _career_word(line)
    years, months = _YEARS.search(line), _MONTHS.search(line)
    least = (int(years.group(1)) * 12 if years else 0) + (int(months.group(1)) if months else 0)
    return demand, least if demand is CareerDemand.EXPERIENCED and least else None


def _career_word(line: str) -> CareerDemand | None:
    if "무관" in line or "관계없음" in line or ("신입" in line and "경력" in line):
        return CareerDemand.ANY
    if "신입" in line:
        return CareerDemand.ENTRY
    return CareerDemand.EXPERIENCED if "경력" in line else None


def read_education(text: str, *, code: str = "") -> Education | None:
    """The least schooling asked for, by the feed's code or, without one, by its words."""
    if known := _EDUCATION_CODES.get(clean_line(code)):
        return known
    line = clean_line(text)
    return next((level for word, level in _EDUCATION_WORDS if word in line), None)


def read_insurance(text: str) -> frozenset[Insurance]:
    """The social insurances named; empty is unknown."""
    line = plain(text)
    if "미가입" in line:
        return frozenset()
    if re.search(r"4\s*대", line):
        return frozenset(Insurance)
    return frozenset(kind for word, kind in _INSURANCE_WORDS if word in line)


def read_apply_by(text: str) -> frozenset[ApplyMethod]:
    """The ways to apply; words the product has no term for are another way (기타), empty is unknown."""
    line = plain(text).upper()
    methods = frozenset(method for word, method in _APPLY_WORDS if word in line)
    if not methods and any(char.isalpha() for char in line):
        return frozenset({ApplyMethod.OTHER})
    return methods


def read_documents(text: str) -> frozenset[str]:
    """The papers asked for, in the feed's own words."""
    return frozenset(word for word in _SEPARATORS.split(clean_line(text)) if any(map(str.isalpha, word)))


def read_retirement_pay(text: str) -> bool | None:
    """Whether there is a retirement grant (퇴직금 or 퇴직연금)."""
    line = clean_line(text)
    if any(word in line for word in ("없음", "미지급", "해당")):
        return False
    return True if "퇴직" in line else None


def read_openings(text: str) -> int | None:
    """How many people are wanted: a number, a number as text or a decimal; nothing and 0 are unknown.

    Raises:
        FieldRejected: `unreadable`, `negative`, `not_whole` or `out_of_range`.
    """
    line = plain(text).replace(",", "")
    if not any(char.isdigit() for char in line):
        return None
    found = _OPENINGS.fullmatch(line)
    if found is None:
        raise FieldRejected("unreadable")
    number = found.group("number").replace("−", "-")
    whole, _, part = number.partition(".")
    if part.strip("0"):
        raise FieldRejected("not_whole")
    openings = int(whole)
    if openings < 0:
        raise FieldRejected("negative")
    if openings > _MOST_OPENINGS:
        raise FieldRejected("out_of_range", most=_MOST_OPENINGS)
    return openings or None
