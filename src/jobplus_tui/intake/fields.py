"""The fields of the intake form, in the order of a conversation."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from typing import Final

from jobplus_core.kinds import (
    Education,
    EmploymentForm,
    Sex,
    SourceChannel,
    Standing,
    TargetGroup,
    korean,
)
from jobplus_tui.i18n import N_


class Kind(Enum):
    """How a field is typed."""

    TEXT = "text"
    ONE = "one"
    MANY = "many"
    NOTE = "note"
    OCCUPATION = "occupation"
    CAREER = "career"
    LICENSES = "licenses"
    EMPLOYER = "employer"
    INDUSTRY = "industry"
    SAID = "said"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a field offers and the word it shows."""

    value: str
    word: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    Attributes:
        id: Its name in drafts.
        label: Message id of the label.
        help: Message id of what F1 says.
        wrong: Message id of what an unreadable text is not, shown before the example.
        example: Message id of what is accepted, shown beside an error.
        star: The name under which `missing_stars` reports it; empty for a field without a star.
        kind: How it is typed.
        choices: What a field of choices offers.
        wide: Whether it takes the whole line.
    """

    id: str
    label: str
    help: str
    example: str = ""
    wrong: str = ""
    star: str = ""
    kind: Kind = Kind.TEXT
    choices: tuple[Choice, ...] = ()
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A group of fields under a rule.

    Attributes:
        title: Message id.
        note: Message id of the soft words after the title.
        rows: Fields line by line, left to right.
    """

    title: str
    rows: tuple[tuple[Field, ...], ...]
    note: str = ""

    @property
    def fields(self) -> Iterable[Field]:
        """The fields in tab order."""
        return (field for row in self.rows for field in row)

    def mending(self) -> "Section":
        """The section without what belongs to the act of registering; it may have no row left."""
        return self.without(OF_REGISTRATION)

    def without(self, names: Collection[str]) -> "Section":
        """The section without some fields; it may have no row left."""
        rows = [tuple(field for field in row if field.id not in names) for row in self.rows]
        return replace(self, rows=tuple(row for row in rows if row))


def choices_of(kinds: Iterable[StrEnum]) -> tuple[Choice, ...]:
    """Return kinds as choices, with the words of the printed forms."""
    return tuple(Choice(kind.value, korean(kind).replace(" ", "")) for kind in kinds)


NIGHT_WORK: Final = (Choice("night", "야간"), Choice("rotating", "교대"))
TAKES_PART: Final = (Choice("yes", "참여 중"),)
_NOT_A_DAY: Final = N_("not a day")

NAME = Field("name", N_("Name"), N_("The person's name."), star="name")
BORN = Field(
    "born",
    N_("Born on"),
    N_("Birth date: 790302, 79.3.2 or 1979년 3월 2일."),
    N_("790302, 79.3.2"),
    _NOT_A_DAY,
    "birth_date",
)
PHONE = Field(
    "phone", N_("Phone"), N_("Phone; digits are enough."), N_("01000001234"), N_("not a number"), star="phone"
)
SEX = Field("sex", N_("Sex"), N_("←→ or a digit chooses."), kind=Kind.ONE, choices=choices_of(Sex))
HOME = Field(
    "home",
    N_("Lives in"),
    N_("District or neighborhood by its name; half of it is enough."),
    N_("종로 창신동"),
    N_("no such place"),
    "district",
)
SOURCE = Field("source", N_("Came by"), N_("←→ or a digit chooses."), kind=Kind.ONE, choices=choices_of(SourceChannel))
EMAIL = Field("email", N_("E-mail"), N_("One of phone and e-mail is needed."), N_("hong@example.org"))
CONSENT = Field(
    "consent_on",
    N_("Consent"),
    N_("The day the person agreed to their data being kept, then how far."),
    N_("오늘 알선 기업까지"),
    N_("not a past day"),
)

OCCUPATION = Field(
    "occupation",
    N_("Occupation"),
    N_("What work is wished, up to three with commas; ↓ and Enter choose the code, Ctrl+T looks it up."),
    star="occupation",
    kind=Kind.OCCUPATION,
)
WAGE = Field(
    "wage",
    N_("Wage"),
    N_("The least wage wished: 220 or 이백이십 is 2.2 million won a month; 시급 11000, 연봉 3200."),
    N_("220, 시급 11000"),
    N_("not a wage"),
    "wage",
)
COMMUTE = Field(
    "commute", N_("Commute"), N_("The longest way to work in minutes."), N_("50, 1시간 20분"), N_("not minutes")
)
FORMS = Field(
    "forms",
    N_("Employment"),
    N_("←→ moves, Space or a digit ticks."),
    kind=Kind.MANY,
    choices=choices_of(EmploymentForm),
)
HOURS = Field("hours", N_("Work hours"), N_("Days a week and hours."), N_("주5일 09-18, 오전"), N_("not hours"))
NIGHT = Field(
    "nights",
    N_("Night, shifts"),
    N_("←→ moves; Space says possible, then impossible, then unknown."),
    kind=Kind.SAID,
    choices=NIGHT_WORK,
)
EDUCATION = Field(
    "education",
    N_("Schooling"),
    N_("←→ or a digit chooses."),
    kind=Kind.ONE,
    choices=choices_of(kind for kind in Education if kind is not Education.ANY),
)
AVAILABLE = Field("available_on", N_("Starts on"), N_("The first day of work."), N_("12/3, 금, +7"), _NOT_A_DAY)
PLACES = Field("places", N_("Work places"), N_("Wished districts with commas."), N_("종로구, 중구"))

CAREER = Field(
    "career",
    N_("Career"),
    N_("The last work and how long, then what was before: 경리 4년 2월, 판매 1년; 신입 for none."),
    kind=Kind.CAREER,
)
LICENSES = Field(
    "licenses", N_("Licenses"), N_("Licenses held, with commas; ↓ and Enter choose one."), kind=Kind.LICENSES
)

STANDING = Field(
    "standing",
    N_("Standing"),
    N_("The store's own records decide; Space changes it, which needs a reason."),
    kind=Kind.DECIDED,
    choices=choices_of(Standing),
)
STANDING_REASON = Field("standing_reason", N_("Reason"), N_("Why it differs from the store's answer."))
PUBLIC_WORK = Field("public_work", N_("Public work"), N_("Space ticks."), kind=Kind.MANY, choices=TAKES_PART)
DEVELOPER = Field(
    "developer", N_("Sought out by"), N_("The counselor of the posting team who found this person."), kind=Kind.ONE
)
GROUPS = Field(
    "groups", N_("Groups"), N_("←→ moves, Space or a digit ticks."), kind=Kind.MANY, choices=choices_of(TargetGroup)
)

NOTE = Field("note", N_("Today"), N_("Saved as today's session; Tab goes on."), kind=Kind.NOTE)
NEXT_ON = Field("next_on", N_("Next session"), N_("The day promised."), N_("12/3, 금, +7"), N_("not a coming day"))
MINUTES = Field("minutes", N_("Took"), N_("How long the session took."), N_("30, 1시간"), N_("not minutes"))

SECTIONS: Final = (
    Section(N_("Person"), ((NAME, BORN), (PHONE, SEX), (HOME, SOURCE), (EMAIL, DEVELOPER), (CONSENT,))),
    Section(
        N_("Wished work"),
        ((OCCUPATION,), (WAGE, COMMUTE), (FORMS,), (HOURS, NIGHT), (EDUCATION, AVAILABLE), (PLACES,)),
    ),
    Section(N_("Brings"), ((CAREER,), (LICENSES,))),
    Section(
        N_("Counted as"),
        ((STANDING, PUBLIC_WORK), (STANDING_REASON,), (GROUPS,)),
        N_("for the weekly report"),
    ),
    Section(N_("Session log"), ((NOTE,), (NEXT_ON, MINUTES)), N_("kept when saved")),
)
FIELDS: Final = {field.id: field for section in SECTIONS for field in section.fields}
OF_REGISTRATION: Final = frozenset(
    {SOURCE.id, STANDING.id, STANDING_REASON.id, PUBLIC_WORK.id, DEVELOPER.id, NOTE.id, NEXT_ON.id, MINUTES.id}
)
"""Fields of the act of registering; a form that mends a record leaves them out."""
