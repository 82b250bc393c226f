"""Importing a list of seekers in words: its files, columns, rows, counts and choices."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from jobplus_tui.columns import Cell, Column
from jobplus_tui.desk.file_import import OpenedList, earlier_day
from jobplus_tui.fitting import cut
from jobplus_tui.format import number
from jobplus_tui.glyphs import Sign
from jobplus_tui.i18n import _
from jobplus_tui.phrases import reason_text
from jobplus_tui.screens.file_import_words import radio
from jobplus_tui.spans import Line, Span

if TYPE_CHECKING:
    from jobplus_core.imports.seekers.queries import Preview, PreviewRow

MOST_CELLS: Final = 8
TOLD_CELLS: Final = 22
"""Screen cells of a heading and of a value beside the reason, so that the reason itself stays in sight at 80."""


def row_columns(
    opened: OpenedList, fields: Mapping[str, str], bad: Mapping[str, int]
) -> tuple["Column[PreviewRow]", ...]:
    """Return the columns of the preview: what becomes of a row, then its cells, those to mend marked.

    Args:
        bad: How many cells of a column are to be mended; such columns stay when there is no room for all.
    """
    filled = [name for name in opened.table.columns if name in fields]
    rest = [name for name in opened.table.columns if name not in fields and name not in opened.assignment.refused]
    filled += rest[: max(0, 3 - len(filled))]
    first = next((name for name in filled if fields.get(name) == "name"), filled[0] if filled else "")
    ranked = sorted(filled, key=lambda name: (name != first, -bad.get(name, 0)))[:MOST_CELLS]
    shown = [name for name in filled if name in ranked]

    def cell(name: str) -> "Column[PreviewRow]":
        place = opened.table.columns.index(name)

        def draw(row: "PreviewRow") -> str | Cell:
            text = row.cells[place].replace("\n", " ")
            bad = any(each.column == name for each in row.bad)
            return Cell(f"! {text or '–'}", "bold bad") if bad else text

        return Column(name, 13, draw, grow=1, drop=MOST_CELLS + 1 - ranked.index(name) if name != first else 0)

    return (
        Column(_("Line"), 6, lambda row: number(row.line), align="right", words="soft"),
        Column(_("Becomes"), 11, outcome, gap=1),
        *(cell(name) for name in shown),
    )


def outcome(row: "PreviewRow") -> Cell:
    """Return what becomes of a row."""
    if row.bad:
        return Cell(_("to mend"), "bad")
    if row.twice is not None:
        return Cell(_("as line {line}").format(line=row.twice), "warn")
    if row.known_id is not None:
        return Cell(_("known {number}").format(number=row.known_id), "warn")
    return Cell(_("new"), "good")


def row_sign(row: "PreviewRow") -> Sign:
    """Return the sign before a row."""
    if row.bad:
        return Sign.URGENT
    return Sign.UNKNOWN if row.known_id is not None or row.twice is not None else Sign.NONE


def reason_lines(row: "PreviewRow | None") -> list[Line]:
    """Return why the row at the cursor cannot be taken, a line for each cell."""
    if row is None:
        return [[]]
    lines: list[Line] = []
    for cell in row.bad:
        line = [
            Span(f" ! {cut(cell.column, TOLD_CELLS)}", "bold bad"),
            Span(f" {cut(cell.value, TOLD_CELLS) or '–'}"),
            Span(f"  {reason_text(cell.reason)}", "bad"),
        ]
        if cell.accepts:
            line.append(Span("  " + _("such as {examples}").format(examples=cell.accepts), "soft"))
        lines.append(line)
    if row.twice is not None:
        lines.append(
            [
                Span(
                    " " + _("The same person stands on line {line}; only that one counts.").format(line=row.twice),
                    "warn",
                )
            ]
        )
    elif row.known_id is not None:
        words = _("Record {number} has the same phone, or the same name and birth date.").format(number=row.known_id)
        lines.append([Span(f" {words}", "warn")])
    return lines or [[Span(" " + _("This row is good."), "soft")]]


def counts(preview: "Preview") -> str:
    """Return how many rows there are of each kind."""
    words = [
        _("{total} rows · good {good} · to mend {flawed}").format(
            total=number(preview.total), good=number(preview.good), flawed=number(preview.flawed)
        )
    ]
    if preview.known:
        words.append(_("known {known}").format(known=number(preview.known)))
    if preview.twice:
        words.append(_("twice {twice}").format(twice=number(preview.twice)))
    return " · ".join(words)


def choice_lines(preview: "Preview", *, good_only: bool, again: bool, mine: bool) -> list[Line]:
    """Return what is chosen for rows to mend and for known people, and what ^S would do."""
    lines: list[Line] = []
    if preview.earlier is not None:
        words = _("This very file was imported on {day}: {count} people.").format(
            day=earlier_day(preview.earlier.done_at), count=number(preview.earlier.created)
        )
        lines.append([Span(f" ! {words}", "bold warn")])
    lines.append(
        [
            Span(" " + _("Rows to mend") + "  ", "soft"),
            *radio(not good_only, _("take none of the list")),
            *radio(good_only, _("take the good rows")),
            Span("^G", "soft"),
        ]
    )
    lines.append(
        [
            Span(" " + _("Known people") + "  ", "soft"),
            *radio(not again, _("leave out")),
            *radio(again, _("register again")),
            Span("^O", "soft"),
        ]
    )
    lines.append(
        [
            Span(" " + _("New people's owner") + "  ", "soft"),
            *radio(mine, _("me")),
            *radio(not mine, _("nobody")),
            Span("^R", "soft"),
        ]
    )
    new = preview.good - preview.known - preview.twice
    if nothing_to_take(preview, again=again):
        told = Span(" " + _("Nobody on the list is new."), "warn")
    elif preview.flawed and not good_only:
        told = Span(" " + _("Nothing will be taken until every row is mended, or ^G takes the good ones."), "bad")
    else:
        told = Span(
            " "
            + _("^S takes in {new} new people and {again} registrations of known ones.").format(
                new=number(new), again=number(preview.known if again else 0)
            ),
            "bold",
        )
    return [*lines, [told]]


def nothing_to_take(preview: "Preview", *, again: bool) -> bool:
    """Return whether a list whose rows are all good or left out would bring nobody in."""
    return preview.good - preview.twice - (0 if again else preview.known) == 0 and not preview.flawed
