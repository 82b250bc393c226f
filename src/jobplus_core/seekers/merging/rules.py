"""What a kept record takes over from the one merged into it, and what it gives back; pure.

Nothing that stands beneath a person moves: registrations, sessions, referrals, placements and ledger rows keep the
record they were made on. A merge only says that two records are one person and fills blanks, so taking it back
restores both.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final

Scalar = str | int | bool | None
Columns = Mapping[str, Scalar | date]

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "birth_date": ("birth_date",),
    "sex": ("sex",),
    "phone": ("phone", "phone4"),
    "email": ("email",),
    "home": ("district_code", "dong"),
    "consent": ("consent_on", "consent_scope"),
    "wage": ("wage_basis", "wage_won", "wage_monthly"),
    "commute_minutes": ("commute_minutes",),
    "employment_forms": ("employment_forms",),
    "hours": ("days_per_week", "starts_at", "ends_at"),
    "night": ("night",),
    "rotating": ("rotating",),
    "education": ("education",),
    "available_on": ("available_on",),
    "career_months": ("career_months",),
    "career_text": ("career_text", "career_code", "career_edition"),
    "target_groups": ("target_groups",),
    "owner": ("owner_id",),
}
"""The columns of each field that is filled as a whole: half an address or half a wage would say something new."""

LISTS: Final = ("occupations", "places", "licenses")
"""Fields that are rows of their own; filled as a whole where the kept record has none."""

Item = tuple[str, ...]


def is_blank(values: Collection[Scalar | date]) -> bool:
    """Whether a field says nothing; a no and a zero say something."""
    return all(value is None or value == "" for value in values)


def column_fills(kept: Columns, merged: Columns, wanted: Collection[str] | None = None) -> dict[str, dict[str, Scalar]]:
    """The fields that the kept record takes over, each with its columns as JSON holds them.

    Args:
        kept, merged: The two rows by column.
        wanted: Names of the fields to fill; every blank one when not given.
    """
    return {
        name: {column: plain_value(merged[column]) for column in columns}
        for name, columns in FIELDS.items()
        if (wanted is None or name in wanted)
        and is_blank([kept[column] for column in columns])
        and not is_blank([merged[column] for column in columns])
    }


def list_fills(
    kept: Mapping[str, Sequence[Item]], merged: Mapping[str, Sequence[Item]], wanted: Collection[str] | None = None
) -> dict[str, list[list[str]]]:
    """The lists that the kept record takes over whole, because it has none of the kind."""
    return {
        name: [list(item) for item in merged[name]]
        for name in LISTS
        if (wanted is None or name in wanted) and not kept[name] and merged[name]
    }


def still_held(now: Columns, filled: Mapping[str, Scalar]) -> bool:
    """Whether a filled field still holds exactly what it was filled with; only then is it emptied again."""
    return all(plain_value(now[column]) == value for column, value in filled.items())


def plain_value(value: Scalar | date) -> Scalar:
    """A column's value as JSON holds it."""
    return value.isoformat() if isinstance(value, date) else value


def empty_value(column: str) -> Scalar:
    """What a column holds where nothing is known."""
    return "" if column == "target_groups" else None
