"""What passes between the stages of an import of postings: a raw row, a posting's draft, or the reason against it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from jobplus_core.kinds import ApplyMethod, CareerDemand, Education, EmploymentForm, Insurance, WageBasis

_VALUE_LIMIT: Final = 80


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as the feed gives it, without its personal columns.

    `line` counts from 1: in a CSV the line of the file on which the row begins (the header is line 1), in
    JSON the place in the `row` list.
    """

    line: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RowRejected:
    """A row that cannot become a posting.

    `reason` is a stable code, worded elsewhere with `figures`; `column` is empty where the whole row is at
    fault; `value` is cut to 80 characters.
    """

    line: int
    column: str
    value: str
    reason: str
    figures: Mapping[str, int | str] = field(default_factory=dict)


class Unread(StrEnum):
    """Why a field of a posting is unknown.

    `NOT_IN_FEED`: the feed has no such column. `EMPTY`: its cell says nothing. `NOT_SAID`: the cell speaks of other
    things. `ZERO`: a figure of nothing, as feeds write for unknown. `NEGOTIABLE`: left to the interview.
    `UNTIL_FILLED`: open until somebody is hired. `CUT_OFF`: the text breaks off before it. `UNREADABLE`: something
    stands there that nobody understood.
    """

    NOT_IN_FEED = "not_in_feed"
    EMPTY = "empty"
    NOT_SAID = "not_said"
    ZERO = "zero"
    NEGOTIABLE = "negotiable"
    UNTIL_FILLED = "until_filled"
    CUT_OFF = "cut_off"
    UNREADABLE = "unreadable"


class FieldRejected(ValueError):
    """A column holds what no posting can hold; `normalize` turns it into a `RowRejected`."""

    def __init__(self, reason: str, **figures: int | str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.figures = figures


@dataclass(frozen=True, slots=True)
class PostingDraft:
    """A posting as the feed gives it, in the product's terms; None or an empty set is *unknown*.

    Wages are won, hours `HH:MM` of a 24-hour day. `wage_won` is the lower end of a range and `wage_max_won`
    the upper. `extras` holds the feed's further columns that carry no personal data. `unread` gives the reason of
    every field that is unknown; it tells of the reading, not of the posting, and is not compared.
    """

    external_no: str
    title: str
    employer: str
    wage_basis: WageBasis | None = None
    wage_won: int | None = None
    wage_max_won: int | None = None
    wage_negotiable: bool | None = None
    sido: str | None = None
    sigungu: str | None = None
    place_code: str | None = None
    address_rest: str | None = None
    starts_at: str | None = None
    ends_at: str | None = None
    days_per_week: int | None = None
    hours_per_week: int | float | None = None
    closes_on: date | None = None
    until_filled: bool = False
    registered_on: date | None = None
    insurance: frozenset[Insurance] = frozenset()
    apply_by: frozenset[ApplyMethod] = frozenset()
    documents: frozenset[str] = frozenset()
    openings: int | None = None
    employment_form: EmploymentForm | None = None
    career: CareerDemand | None = None
    career_months_min: int | None = None
    education: Education | None = None
    occupation_text: str | None = None
    occupation_code: str | None = None
    duties: str | None = None
    industry_text: str | None = None
    welfare: str | None = None
    subway: str | None = None
    retirement_pay: bool | None = None
    extras: Mapping[str, str] = field(default_factory=dict)
    unread: Mapping[str, Unread] = field(default_factory=dict, compare=False)


def reject(line: int, column: str, value: str, reason: str, **figures: int | str) -> RowRejected:
    """A rejection whose value is short enough for one line of a report."""
    shown = " ".join(value.split())
    if len(shown) > _VALUE_LIMIT:
        shown = shown[: _VALUE_LIMIT - 1] + "…"
    return RowRejected(line, column, shown, reason, figures)
