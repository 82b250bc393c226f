"""The list of seekers in columns; the first thing a desk paints, so it loads little."""

from collections.abc import Sequence
from datetime import date

from jobplus_core.seekers.queries import SeekerRow
from jobplus_tui.columns import Column
from jobplus_tui.format import MISSING, age, iso, man, phone_tail
from jobplus_tui.glyphs import Sign
from jobplus_tui.i18n import _
from jobplus_tui.place_names import place_name


def seeker_columns(today: date) -> Sequence[Column[SeekerRow]]:
    """Return the columns of the list of seekers."""
    return (
        Column(_("No."), 6, lambda row: str(row.id), align="right", words="soft"),
        Column(_("Name"), 10, lambda row: row.name),
        Column(_("Born on"), 10, lambda row: iso(row.birth_date)),
        Column(_("Age"), 4, lambda row: str(age(row.birth_date, today) or MISSING), align="right", drop=4),
        Column(_("Phone"), 5, lambda row: phone_tail(row.phone4), words="soft"),
        Column(_("Lives in"), 8, lambda row: place_name(row.district_code) if row.district_code else MISSING, drop=3),
        Column(_("Occupation"), 10, lambda row: row.occupation or MISSING, grow=2),
        Column(_("10k won"), 5, lambda row: man(row.wage_monthly), align="right"),
        Column(_("Registered"), 10, lambda row: iso(row.registered_on), words="soft", drop=2),
        Column(_("Owner"), 6, lambda row: row.owner or MISSING, words="soft", drop=1),
    )


def seeker_sign(row: SeekerRow) -> Sign:
    """Return the state of a record: unknown parts, or none."""
    return Sign.NONE if row.complete else Sign.UNKNOWN
