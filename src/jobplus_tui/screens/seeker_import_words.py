"""Importing a list of seekers in words: its files, columns, rows, counts and choices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jobplus_tui.columns import Cell, Column
from jobplus_tui.desk.seeker_import import OpenedList, Place, earlier_day
from jobplus_tui.fitting import cut, wrapped
from jobplus_tui.format import number
from jobplus_tui.glyphs import Sign
from jobplus_tui.i18n import _
from jobplus_tui.phrases import reason_text
from jobplus_tui.spans import Line, Span

if TYPE_CHECKING:
    from jobplus_core.imports.seekers.queries import Preview, PreviewRow

SAMPLES: Final = 3
MOST_CELLS: Final = 8
NAME_CELLS: Final = 9
TOLD_CELLS: Final = 22
"""Screen cells of a heading and of a value beside the reason, so that the reason itself stays in sight at 80."""

SEPARATORS: Final = {",": ",", ";": ";", "\t": "Tab"}


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column of the file and what it fills.

    Attributes:
        field_id: The field, or nothing.
        field: The field's word, or why it fills none.
        refused: Whether it holds resident registration numbers.
    """

    name: str
    samples: str
    field_id: str | None
    field: str
    refused: bool = False


def column_rows(opened: OpenedList, fields: Mapping[str, str], words: Mapping[str, str]) -> list[ColumnRow]:
    """Return the file's columns with what each fills."""
    rows = []
    for name in opened.table.columns:
        if name in opened.assignment.refused:
            rows.append(ColumnRow(name, "●●●", None, _("never taken"), True))
            continue
        field_id = fields.get(name)
        kept = _("not kept") if name in opened.assignment.personal else _("kept aside")
        samples = ", ".join(dict.fromkeys(opened.samples[name]))
        rows.append(ColumnRow(name, samples, field_id, words[field_id] if field_id else kept))
    return rows


def place_columns() -> tuple[Column[Place], ...]:
    """Return the columns of the files to choose from."""
    return (
        Column(_("File"), 30, lambda row: f"{row.path.name}/" if row.folder else row.path.name, grow=1),
        Column(_("Size"), 9, lambda row: "" if row.folder else f"{number(max(1, row.size // 1024))}KB", align="right"),
        Column(_("Changed"), 16, lambda row: f"{row.changed:%Y-%m-%d %H:%M}", words="soft", drop=1),
    )


def mapping_columns(needed: frozenset[str]) -> tuple[Column[ColumnRow], ...]:
    """Return the columns of the assignment.

    Args:
        needed: Fields without which no row can be taken.
    """

    def field(row: ColumnRow) -> Cell:
        if row.refused:
            return Cell(f"✗ {row.field}", "bad")
        if row.field_id is None:
            return Cell(f"– {row.field}", "soft")
        return Cell(f"{row.field}{' *' if row.field_id in needed else ''}", "bold accent")

    return (
        Column(_("Column of the file"), 16, lambda row: row.name, grow=1),
        Column(_("Values"), 24, lambda row: Cell(row.samples, "soft"), grow=3),
        Column(_("Field"), 16, field, gap=2),
    )


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
            *_radio(not good_only, _("take none of the list")),
            *_radio(good_only, _("take the good rows")),
            Span("^G", "soft"),
        ]
    )
    lines.append(
        [
            Span(" " + _("Known people") + "  ", "soft"),
            *_radio(not again, _("leave out")),
            *_radio(again, _("register again")),
            Span("^O", "soft"),
        ]
    )
    lines.append(
        [
            Span(" " + _("New people's owner") + "  ", "soft"),
            *_radio(mine, _("me")),
            *_radio(not mine, _("nobody")),
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


def _radio(chosen: bool, word: str) -> Sequence[Span]:
    return (Span(f"{'(•)' if chosen else '( )'} {word}  ", "bold accent" if chosen else "ink"),)


def file_facts(opened: OpenedList) -> str:
    """Return how the file is read."""
    table = opened.table
    where = _("header on line {line}").format(line=table.header_line)
    if table.form == "xlsx":
        return f"{table.name} · {table.sheet} · {where}"
    separator = SEPARATORS.get(table.separator or ",", table.separator or "")
    return f"{table.name} · {table.encoding} · {separator} · {where}"


def mapping_lines(opened: OpenedList, missing: Sequence[str]) -> list[Line]:
    """Return what must be known before the list can be looked over, and which columns are never taken."""
    lines: list[Line] = []
    if missing:
        lines.append([Span(" ! " + _("No column fills {fields} yet.").format(fields=", ".join(missing)), "bold bad")])
    if opened.assignment.refused:
        names = ", ".join(opened.assignment.refused)
        lines.append(
            [Span(" ✗ " + _("{columns}: resident registration numbers are never taken.").format(columns=names), "bad")]
        )
    if opened.table.damaged:
        lines.append([Span(" ! " + _("Some letters are not of this encoding; ^L tries another."), "warn")])
    return lines or [[Span(" " + _("^S looks the whole list over; nothing is stored yet."), "soft")]]


def progress_lines(done: int, total: int | None, seconds: float, told: str, width: int) -> list[Line]:
    """Return how far a run has come, and under it what `told` says of it, whole."""
    lines: list[Line] = [[], progress_line(done, total, seconds, width), []]
    return lines + [[Span(f" {line}", "soft")] for line in wrapped(told, width - 2)]


def progress_line(done: int, total: int | None, seconds: float, width: int) -> Line:
    """Return how far a run has come and how fast."""
    speed = _("{count} rows a second").format(count=number(int(done / seconds))) if seconds > 0.5 else ""
    if not total:
        return [Span(" " + _("{count} rows").format(count=number(done)), "bold"), Span(f"  {speed}", "soft")]
    filled = min(30, 30 * done // total)
    words = f" {number(done)} / {number(total)}"
    return [
        Span(" " + "█" * filled, "accent"),
        Span("░" * (30 - filled), "soft"),
        Span(words, "bold"),
        Span(f"  {speed}", "soft"),
    ]


def refusal_lines(sentence: str, width: int) -> list[Line]:
    """Return why a file cannot be opened, whole: the last of it says what to do."""
    return [
        [Span(f" {' ' if place else '✗'} {line}", "bad")] for place, line in enumerate(wrapped(sentence, width - 4))
    ] or [[]]


def typed_path(place: Place) -> str:
    """Return the path as it stands in the field, a folder with its slash."""
    text = told_path(place.path)
    return f"{text}/" if place.folder else text


def told_path(path: Path) -> str:
    """Return a path, short where it lies at home."""
    text = str(path)
    home = str(Path.home())
    if home != "/" and text.startswith(home + "/"):
        text = "~" + text[len(home) :]
    return text
