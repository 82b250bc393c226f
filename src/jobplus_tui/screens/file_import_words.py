"""Importing a file in words, whatever is in it: files to choose from, columns and their fields, progress."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jobplus_tui.columns import Cell, Column
from jobplus_tui.desk.file_import import OpenedList, Place
from jobplus_tui.fitting import wrapped
from jobplus_tui.format import number
from jobplus_tui.i18n import _
from jobplus_tui.spans import Line, Span

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


def radio(chosen: bool, word: str) -> Sequence[Span]:
    """Return one of several choices."""
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


def meant_path(typed: str) -> str:
    """Return the path or address that is meant where one was typed behind the folder that stood in the field."""
    for sign in ("http://", "https://", "//", "/~/"):
        before, found, rest = typed.rpartition(sign)
        if found and (sign.startswith("http") or before or rest):
            return found + rest if sign.startswith("http") else f"{found[1:]}{rest}"
    return typed


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
