"""A counselor's own seekers and queue in columns."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from jobplus_core.seekers.queue.queries import OwnedRow, QueueRow
from jobplus_tui.columns import Cell, Column
from jobplus_tui.format import MISSING, age, day, iso, man, phone_tail
from jobplus_tui.glyphs import Sign
from jobplus_tui.i18n import N_, _, language
from jobplus_tui.place_names import place_name

STARRED: Final = {
    "name": N_("Name"),
    "birth_date": N_("Born on"),
    "phone": N_("Phone"),
    "district": N_("Lives in"),
    "occupation": N_("Occupation"),
    "wage": N_("Wage"),
}
"""Message id of each field that a record is incomplete without."""


def missing_words(missing: Iterable[str]) -> str:
    """Return the names of missing fields: `생년월일, 임금`."""
    return ", ".join(_(STARRED[name]) for name in missing)


def queue_sign(row: QueueRow, today: date) -> Sign:
    """Return the state of a row: overdue, due today, or incomplete."""
    if row.promised_on is None:
        return Sign.UNKNOWN
    return Sign.URGENT if row.promised_on < today else Sign.ANSWER_DUE


def queue_columns(today: date) -> Sequence[Column[QueueRow]]:
    """Return the columns of the queue: when, who, what is to be done."""

    def when(row: QueueRow) -> Cell:
        if row.promised_on is None:
            return Cell(MISSING, "soft")
        english = language() == "en"
        near = row.promised_on.year == today.year
        text = day(row.promised_on, english=english) if near else row.promised_on.strftime("%y.%m.%d")
        return Cell(text, "bold bad" if row.promised_on < today else "ink")

    return (
        Column(_("Due"), 9, when),
        Column(_("Name"), 10, lambda row: row.name),
        Column(_("Waits for"), 32, todo_words, grow=2),
        Column(_("Phone"), 5, lambda row: phone_tail(row.phone4), words="soft"),
        Column(_("Occupation"), 10, lambda row: row.occupation or MISSING, grow=1, drop=3),
        Column(_("Promised by"), 6, lambda row: row.promised_by or MISSING, words="soft", drop=2),
        Column(_("Registered"), 10, lambda row: iso(row.registered_on), words="soft", drop=1),
    )


def todo_words(row: QueueRow) -> str:
    """Return what waits: the promise, and the fields to be filled in."""
    parts = []
    if row.promised_on is not None:
        parts.append(row.promised or _("Next session"))
    if row.missing:
        parts.append(_("incomplete: {fields}").format(fields=missing_words(row.missing.split())))
    return " · ".join(parts)


def owned_columns(today: date) -> Sequence[Column[OwnedRow]]:
    """Return the columns of one's own seekers: as in the list of all, with the last session in the owner's place."""
    return (
        Column(_("No."), 6, lambda row: str(row.id), align="right", words="soft"),
        Column(_("Name"), 10, lambda row: row.name),
        Column(_("Born on"), 10, lambda row: iso(row.birth_date)),
        Column(_("Age"), 4, lambda row: str(age(row.birth_date, today) or MISSING), align="right", drop=3),
        Column(_("Phone"), 5, lambda row: phone_tail(row.phone4), words="soft"),
        Column(_("Lives in"), 8, lambda row: place_name(row.district_code) if row.district_code else MISSING, drop=2),
        Column(_("Occupation"), 10, lambda row: row.occupation or MISSING, grow=2),
        Column(_("10k won"), 5, lambda row: man(row.wage_monthly), align="right"),
        Column(_("Last session"), 10, lambda row: iso(row.session_on), words="soft"),
        Column(_("Registered"), 10, lambda row: iso(row.registered_on), words="soft", drop=1),
    )


def owned_sign(row: OwnedRow) -> Sign:
    """Return the state of a record: unknown parts, or none."""
    return Sign.NONE if row.complete else Sign.UNKNOWN
