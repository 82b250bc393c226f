"""Two public listings of July 2026 as a center's open postings, taken in as a center takes them in."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from jobplus_core.imports.commands import import_postings
from jobplus_core.matching.facts import PostingFacts
from jobplus_core.matching.pool import posting_pool
from tests.support.center import Center
from tests.support.real_expected import SEOUL, WORK24

Where = tuple[str, int]
"""File and row, counted from 1."""


@dataclass(frozen=True, slots=True)
class Listings:
    """The postings of both files that stand open, with where each was found.

    Attributes:
        facts: What matching knows of each.
        where: By the posting's number.
        titles: By file and row.
    """

    facts: tuple[PostingFacts, ...]
    where: dict[int, Where]
    titles: dict[Where, str]


class _Brought(NamedTuple):
    posting_id: int
    line: int


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a listing, cells without spaces around them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{key: (cell or "").strip() for key, cell in row.items()} for row in csv.DictReader(file)]


def lines_of(path: Path) -> list[int]:
    """The line of the file on which each row begins."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        began, lines = reader.line_num, []
        for _row in reader:
            lines.append(began + 1)
            began = reader.line_num
    return lines


def take_in(center: Center, folder: Path, today: date) -> Listings:
    """Import both files into the center's store, and read back what matching sees."""
    where: dict[int, Where] = {}
    titles: dict[Where, str] = {}
    for name, column in ((SEOUL, "JO_SJ"), (WORK24, "position_title")):
        path = folder / name
        run = import_postings(center.store, center.park, path).run_id
        at = {line: row for row, line in enumerate(lines_of(path), 1)}
        titles |= {(name, row): values[column] for row, values in enumerate(rows_of(path), 1)}
        with center.store.read() as reader:
            for brought in reader.rows(
                "SELECT posting_id, line FROM import_row WHERE run_id = :run AND posting_id IS NOT NULL",
                {"run": run},
                _Brought,
            ):
                where[brought.posting_id] = (name, at[brought.line])
    with center.store.read() as reader:
        return Listings(posting_pool(reader, center.institution_id, today), where, titles)
