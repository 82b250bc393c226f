"""Look a seeker list over before anything is stored: what is good, what must be mended, who is known already."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from jobplus_core.db.read_port import Reader, Value, names
from jobplus_core.errors import ImportStopped
from jobplus_core.hangul import keystrokes
from jobplus_core.imports.seekers.rules import BadCell, Flawed, Person, RowReader, keys_of
from jobplus_core.imports.states import DONE, portions
from jobplus_core.imports.tables.fields import Assignment
from jobplus_core.imports.tables.rules import Table, TableRow
from jobplus_core.resident_number import looks_like_resident_number

PORTION: Final = 500
SUBJECT: Final = "seeker"
HIDDEN: Final = "●●●"
"""What is shown of a resident registration number."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row as the preview shows it.

    Attributes:
        cells: Its texts, resident registration numbers covered.
        bad: What must be mended, every cell.
        known_id: The record of the same person, or None.
        twice: The line on which the same person stands further up, or None.
    """

    line: int
    cells: tuple[str, ...]
    bad: tuple[BadCell, ...] = ()
    known_id: int | None = None
    twice: int | None = None


class EarlierRun(NamedTuple):
    """When the same file was taken in before."""

    id: int
    file_name: str
    created: int
    done_at: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What would come of a list.

    Attributes:
        total: Rows that hold anything.
        flawed: Rows with cells to mend.
        known: Good rows about people who have a record.
        twice: Good rows about people who stand further up in the file.
        rows: Every row, in the file's order.
        earlier: The same file's earlier import, where there was one.
    """

    total: int
    flawed: int
    known: int
    twice: int
    rows: tuple[PreviewRow, ...]
    earlier: EarlierRun | None = None

    @property
    def good(self) -> int:
        """Rows without a cell to mend."""
        return self.total - self.flawed


class _Known(NamedTuple):
    id: int
    phone: str | None
    name: str
    birth_date: date | None


def known_people(reader: Reader, institution_id: int, people: Sequence[Person]) -> dict[str, int]:
    """The records of the same people, by their exact keys; the oldest record counts."""
    phones = sorted({person.form.phone for person in people if person.form.phone})
    born = sorted({person.form.birth_date for person in people if person.form.birth_date})
    jamo = sorted({keystrokes(person.form.name) for person in people if person.form.birth_date})
    found: dict[str, int] = {}
    looked_up: tuple[tuple[str, Sequence[Value], Sequence[Value]], ...] = (
        ("s.phone4 IN ({a}) AND s.phone IN ({b})", sorted({phone[-4:] for phone in phones}), phones),
        ("s.birth_date IN ({a}) AND s.name_jamo IN ({b})", born, jamo),
    )
    for where, coarse, exact in looked_up:
        if not exact:
            continue
        first, values = names("a", coarse)
        second, more = names("b", exact)
        for row in reader.rows(
            f"""SELECT s.id, s.phone, s.name, s.birth_date FROM seeker s
            WHERE {where.format(a=first, b=second)} AND s.institution_id = :institution_id
                AND s.merged_into_id IS NULL AND s.destroyed_at IS NULL AND NOT s.staged ORDER BY s.id DESC""",
            values | more | {"institution_id": institution_id},
            _Known,
        ):
            for key in keys_of(row.name, row.birth_date, row.phone):
                found[key] = row.id
    return found


def earlier_run(reader: Reader, institution_id: int, digest: str) -> EarlierRun | None:
    """The newest import of the same bytes."""
    return reader.one(
        """SELECT id, file_name, created, done_at FROM import_run
        WHERE institution_id = :institution_id AND subject = :subject AND state = :done AND file_hash = :digest
        ORDER BY id DESC LIMIT 1""",
        {"institution_id": institution_id, "subject": SUBJECT, "done": DONE, "digest": digest},
        EarlierRun,
    )


def look_over(
    read: Callable[[], AbstractContextManager[Reader]] | None,
    institution_id: int,
    table: Table,
    assignment: Assignment,
    *,
    today: date,
    progress: Callable[[int], None] = lambda done: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Preview:
    """Read a whole list and say of every row what would become of it.

    Args:
        read: Opens snapshots of the store, one for each portion, so that none stays open for long; None looks at the
            file alone.
        progress: Told how many rows are looked over.
        stopped: Asked between portions whether somebody wants no more of it.

    Raises:
        ImportStopped: Somebody did not.
        TableRefused: The file breaks off in the middle.
    """
    reader_of_rows = RowReader(table.columns, assignment, today=today, damaged=table.damaged)
    hidden = {place for place, name in enumerate(table.columns) if name in assignment.refused}
    seen: dict[str, int] = {}
    rows: list[PreviewRow] = []
    flawed = known = twice = 0
    for portion in portions(table.rows(), PORTION):
        if stopped():
            raise ImportStopped
        looked = [(row, reader_of_rows.read(row)) for row in portion]
        people = [result for _, result in looked if isinstance(result, Person)]
        records: Mapping[str, int] = {}
        if read is not None:
            with read() as reader:
                records = known_people(reader, institution_id, people)
        for row, result in looked:
            cells = _covered(row, hidden)
            if isinstance(result, Flawed):
                flawed += 1
                rows.append(PreviewRow(row.line, cells, result.bad))
                continue
            same = next((records[key] for key in result.keys if key in records), None)
            above = next((seen[key] for key in result.keys if key in seen), None)
            for key in result.keys:
                seen.setdefault(key, row.line)
            known += same is not None and above is None
            twice += above is not None
            rows.append(PreviewRow(row.line, cells, (), same, above))
        progress(len(rows))
    earlier = None
    if read is not None:
        with read() as reader:
            earlier = earlier_run(reader, institution_id, table.digest)
    return Preview(len(rows), flawed, known, twice, tuple(rows), earlier)


def _covered(row: TableRow, hidden: set[int]) -> tuple[str, ...]:
    return tuple(
        HIDDEN if cell and (place in hidden or _is_resident_number(cell)) else cell
        for place, cell in enumerate(row.cells)
    )


_LONG_DIGITS: Final = re.compile(r"\d{2}")


def _is_resident_number(cell: str) -> bool:
    return len(cell) > 12 and _LONG_DIGITS.search(cell) is not None and looks_like_resident_number(cell)
