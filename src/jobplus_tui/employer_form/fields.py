"""The fields of an employer's form, of a contact and of a visit."""

from typing import Final

from jobplus_core.kinds import EmployerSource, GrowthSector
from jobplus_tui.i18n import N_
from jobplus_tui.intake.fields import Choice, Field, Kind, Section, choices_of

_ONE_HELP: Final = N_("←→ or a digit chooses.")

NAME = Field("name", N_("Company"), N_("The company's name; what is there already shows beside it."), star="name")
BUSINESS_NO = Field(
    "business_no",
    N_("Business no."),
    N_("The ten digits of the business number; the last one is checked."),
    N_("116-82-00276"),
    N_("not a business number"),
)
SIZE = Field("size", N_("Employees"), N_("How many people work there."), N_("12"), N_("not a number of people"))
PLACE = Field(
    "place",
    N_("Place"),
    N_("District and address, such as 중구 세종대로 110."),
    N_("중구 세종대로 110"),
    N_("no such place"),
)
INDUSTRY = Field(
    "industry",
    N_("Industry"),
    N_("A word or a code of the classification (KSIC); ↓ and Enter choose."),
    kind=Kind.INDUSTRY,
)
SECTOR = Field(
    "sector",
    N_("Growth sector"),
    N_("The plan's growth sector by place; what place and industry suggest stands beneath."),
    kind=Kind.ONE,
    choices=choices_of(GrowthSector),
)
TICKS = Field(
    "ticks",
    N_("Is also"),
    N_("←→ moves; Space says yes, then no, then unknown."),
    kind=Kind.SAID,
    choices=(Choice("root", "뿌리산업"), Choice("agency", "인력공급업체")),
)
SOURCE = Field(
    "source", N_("Known by"), N_("Through whom the company came to be known."), kind=Kind.ONE,
    choices=choices_of(EmployerSource),
)  # fmt: skip
HOMEPAGE = Field("homepage", N_("Homepage"), N_("The company's address on the web."))
NOTE = Field("note", N_("Note"), N_("What is good to know before calling; Tab goes on."), kind=Kind.NOTE)

SECTIONS: Final = (
    Section(N_("Company"), ((NAME,), (BUSINESS_NO, SIZE), (PLACE,), (INDUSTRY,))),
    Section(N_("Classed as"), ((SECTOR, SOURCE), (TICKS,))),
    Section(N_("Further"), ((HOMEPAGE,), (NOTE,))),
)
FIELDS: Final = {field.id: field for section in SECTIONS for field in section.fields}

CONTACT: Final = (
    Section(
        N_("Contact"),
        (
            (
                Field("name", N_("Name"), N_("Whom to ask for.")),
                Field("position", N_("Position"), N_("What they are there, such as 과장.")),
            ),
            (
                Field(
                    "phone",
                    N_("Phone"),
                    N_("Phone; digits are enough."),
                    N_("02-000-1234"),
                    N_("not a number"),
                    "phone",
                ),
                Field("email", N_("E-mail"), N_("One of phone and e-mail is needed.")),
            ),
            (Field("contact_note", N_("Note"), N_("When they can be reached, and such.")),),
        ),
    ),
)
VISIT: Final = (
    Section(
        N_("Visit"),
        (
            (
                Field("visited_on", N_("Day"), N_("The day of the visit."), N_("오늘, 11/18"), N_("not a past day")),
                Field("cost", N_("Cost"), N_("What it cost in won; as the budget says."), N_("8000"), N_("not won")),
            ),
            (Field("purpose", N_("Purpose"), N_("What the visit was for."), star="purpose"),),
            (Field("result", N_("Result"), N_("What came of it; Tab goes on."), kind=Kind.NOTE),),
        ),
    ),
)
