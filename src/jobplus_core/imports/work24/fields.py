"""The list's columns: which are read, and which are personal and never enter."""

from collections.abc import Sequence
from typing import Final

from jobplus_core.imports.personal import names_a_person

TITLE: Final = "position_title"
EMPLOYER: Final = "company_name"
CATEGORY: Final = "company_category"
PROVIDER: Final = "recruit_provider"
WAGE: Final = "annual_salary"
CAREER: Final = "career"
EDUCATION: Final = "education"
CONDITION: Final = "working_condition"
PLACE: Final = "location"
CLOSING: Final = "deadline_date"
REGISTERED: Final = "registration_date"

READ: Final = frozenset({TITLE, EMPLOYER, WAGE, CAREER, EDUCATION, CONDITION, PLACE, CLOSING, REGISTERED})

# The key of a posting is made of these.
NEEDED: Final = (TITLE, EMPLOYER, PLACE, REGISTERED)

COLUMN_OF: Final = {
    "wage_basis": WAGE,
    "wage_won": WAGE,
    "wage_max_won": WAGE,
    "wage_negotiable": WAGE,
    "sido": PLACE,
    "sigungu": PLACE,
    "place_code": PLACE,
    "address_rest": PLACE,
    "starts_at": CONDITION,
    "ends_at": CONDITION,
    "days_per_week": CONDITION,
    "hours_per_week": CONDITION,
    "closes_on": CLOSING,
    "registered_on": REGISTERED,
    "employment_form": TITLE,
    "career": CAREER,
    "career_months_min": CAREER,
    "education": EDUCATION,
}
"""The column from which a field of the draft is read; the list says nothing of the other fields."""


def missing(header: Sequence[str]) -> list[str]:
    """The columns a header lacks to be this list's."""
    return [column for column in NEEDED if column not in header]


def is_personal(column: str) -> bool:
    """Whether the column names a person or a way to reach one, and so is dropped at the door."""
    return column not in READ and names_a_person(column)
