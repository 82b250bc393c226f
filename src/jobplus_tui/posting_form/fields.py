"""The fields of a posting's form, in the order in which an employer is asked."""

from typing import Final

from jobplus_core.age_limit import AgeBasis
from jobplus_core.kinds import (
    ApplyMethod,
    Education,
    EmploymentForm,
    Funding,
    Insurance,
    PostingSource,
    TargetGroup,
)
from jobplus_tui.i18n import N_
from jobplus_tui.intake.fields import Choice, Field, Kind, Section, choices_of

NO_ONE: Final = "none"
"""The choice that says there is none, where nothing ticked is unknown."""

YES_NO: Final = (Choice("yes", "예"), Choice("no", "아니오"))

AGE_BASES: Final = {
    AgeBasis.GENUINE_REQUIREMENT: N_("nature of the work"),
    AgeBasis.RETIREMENT_AGE: N_("retirement age"),
    AgeBasis.SUPPORT_MEASURE: N_("support by law"),
    AgeBasis.OTHER_STATUTE: N_("another statute"),
}
"""Message id of each reason for which the law allows an age limit."""

_LAWFUL: Final = {
    AgeBasis.GENUINE_REQUIREMENT: "직무 성격",
    AgeBasis.RETIREMENT_AGE: "정년",
    AgeBasis.SUPPORT_MEASURE: "고용촉진 조치",
    AgeBasis.OTHER_STATUTE: "다른 법률",
}
_ONE_HELP: Final = N_("←→ or a digit chooses.")
_MANY_HELP: Final = N_("←→ moves, Space or a digit ticks; nothing ticked is unknown.")


def _none_or(choices: tuple[Choice, ...], word: str) -> tuple[Choice, ...]:
    return (Choice(NO_ONE, word), *choices)


EMPLOYER = Field(
    "employer",
    N_("Company"),
    N_("The company that looks for people; ↓ and Enter choose a known one."),
    star="employer",
    kind=Kind.EMPLOYER,
)
TITLE = Field("title", N_("Work"), N_("What the job is called, such as 경리사무원."), star="title")
OCCUPATION = Field(
    "occupation",
    N_("Occupation"),
    N_("What people call this work; ↓ and Enter choose the code, Ctrl+T looks it up."),
    star="occupation",
    kind=Kind.OCCUPATION,
)
OPENINGS = Field(
    "openings",
    N_("Openings"),
    N_("How many people; leave it empty if nobody has said."),
    N_("2"),
    N_("not a number of people"),
    "openings",
)
FUNDING = Field(
    "funding",
    N_("Funding"),
    N_("Who pays: a private employer or an employment-support program."),
    kind=Kind.ONE,
    choices=choices_of(Funding),
)
SOURCE = Field(
    "source", N_("Came through"), N_("Where the posting came from."), kind=Kind.ONE, choices=choices_of(PostingSource)
)
DEVELOPER = Field("developer", N_("Developer"), N_("The counselor who is credited with the posting."), kind=Kind.ONE)
REGISTERED_ON = Field(
    "registered_on",
    N_("Registered"),
    N_("The day it was taken in; a change moves its figures there."),
    N_("오늘, 11/18"),
    N_("not a past day"),
)
CLOSES_ON = Field(
    "closes_on",
    N_("Deadline"),
    N_("The last day to apply, or until filled: 12/31, +14, 채용시까지."),
    N_("12/31, +14, 채용시까지"),
    N_("not a day"),
)
PLACE = Field(
    "place",
    N_("Place"),
    N_("District and address, such as 중구 세종대로 110."),
    N_("중구 세종대로 110"),
    N_("no such place"),
    "place",
)
SUBWAY = Field("subway", N_("Subway"), N_("The nearest station, such as 시청역 2번 출구."))
WAGE = Field(
    "wage",
    N_("Wage"),
    N_("220 is 2,200,000 won a month; 220-250, 시급 10320, 연봉 3000만."),
    N_("220-250, 시급 10320"),
    N_("not a wage"),
    "wage",
)
NEGOTIABLE = Field("negotiable", N_("Open to talk"), _ONE_HELP, kind=Kind.ONE, choices=YES_NO)
HOURS = Field(
    "hours",
    N_("Work hours"),
    N_("Days a week and hours: 주5일 09-18."),
    N_("주5일 09-18, 오전"),
    N_("not hours"),
    "hours",
)
WEEKLY = Field("weekly", N_("Hours a week"), N_("Working hours a week."), N_("40, 37.5"), N_("not hours of a week"))
FORM = Field("form", N_("Employment"), _ONE_HELP, kind=Kind.ONE, choices=choices_of(EmploymentForm))
ROTATING = Field("rotating", N_("Rotating"), N_("Whether the shifts rotate."), kind=Kind.ONE, choices=YES_NO)
CAREER = Field(
    "career",
    N_("Career"),
    N_("무관, 신입, 경력 or how much of it: 경력 2년."),
    N_("무관, 신입, 경력 2년"),
    N_("not a career"),
)
EDUCATION = Field("education", N_("Schooling"), _ONE_HELP, kind=Kind.ONE, choices=choices_of(Education))
LICENSES = Field(
    "licenses",
    N_("Licenses"),
    N_("Licenses asked for, with commas; ↓ and Enter choose one, 없음 is none."),
    kind=Kind.LICENSES,
)
AGES = Field(
    "ages",
    N_("Age limit"),
    N_("Only with its reason in law: 19-, -60 or 19-60; otherwise leave it empty."),
    N_("19-, -60, 19-60"),
    N_("not an age"),
)
AGE_BASIS = Field(
    "age_basis",
    N_("Age reason"),
    N_("Why the law allows the age limit; without a reason none may be set."),
    kind=Kind.ONE,
    choices=tuple(Choice(basis.value, word) for basis, word in _LAWFUL.items()),
)
GROUPS = Field(
    "groups", N_("Prefers"), _MANY_HELP, kind=Kind.MANY, choices=_none_or(choices_of(TargetGroup), "우대없음")
)
INSURANCE = Field(
    "insurance", N_("Insurance"), _MANY_HELP, kind=Kind.MANY, choices=_none_or(choices_of(Insurance), "미가입")
)
RETIREMENT = Field("retirement", N_("Retirement pay"), _ONE_HELP, kind=Kind.ONE, choices=YES_NO)
INDUSTRY = Field("industry", N_("Industry"), N_("What the company does, in its own words."))
APPLY_BY = Field("apply_by", N_("Apply by"), _MANY_HELP, kind=Kind.MANY, choices=choices_of(ApplyMethod))
DOCUMENTS = Field(
    "documents", N_("Documents"), N_("Papers to bring, with blanks between; 없음 is none."), N_("이력서 자기소개서")
)
DUTIES = Field("duties", N_("Duties"), N_("What is to be done; Tab goes on."), kind=Kind.NOTE)
WELFARE = Field("welfare", N_("Welfare"), N_("Meals, housing, transport; Tab goes on."), kind=Kind.NOTE)

SECTIONS: Final = (
    Section(
        N_("Job offer"),
        (
            (EMPLOYER,),
            (TITLE,),
            (OCCUPATION,),
            (OPENINGS, FUNDING),
            (REGISTERED_ON, CLOSES_ON),
            (SOURCE, DEVELOPER),
        ),
    ),
    Section(
        N_("Conditions"),
        ((PLACE,), (WAGE, NEGOTIABLE), (HOURS, WEEKLY), (FORM, ROTATING), (SUBWAY, RETIREMENT), (INSURANCE,)),
    ),
    Section(N_("Whom it asks for"), ((CAREER, EDUCATION), (LICENSES,), (AGES, AGE_BASIS), (GROUPS,))),
    Section(N_("How to apply"), ((APPLY_BY,), (DOCUMENTS, INDUSTRY), (DUTIES,), (WELFARE,))),
)
FIELDS: Final = {field.id: field for section in SECTIONS for field in section.fields}
OF_MENDING: Final = frozenset({DEVELOPER.id})
"""Fields that a new posting is not asked: whoever registers it has developed it."""


def sections(*, new: bool) -> tuple[Section, ...]:
    """The sections of a new posting's form, or of one that mends a posting."""
    return tuple(section.without(OF_MENDING) for section in SECTIONS) if new else SECTIONS
