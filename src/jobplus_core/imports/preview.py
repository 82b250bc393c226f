"""Look a file of postings over before anything is stored: what is new, known, refused, or may be there already."""

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, NamedTuple

from jobplus_core.db.read_port import Reader, names
from jobplus_core.employers.rules import name_key
from jobplus_core.errors import ImportStopped
from jobplus_core.imports.queries import NEAR_DAYS
from jobplus_core.imports.rules import Accepted, Rejected, Words
from jobplus_core.imports.sources import PostingFile, read_item
from jobplus_core.imports.staging.rules import CREATED, OVERTAKEN, REJECTED, UNCHANGED, UPDATED, seen_digest
from jobplus_core.imports.states import DONE, portions
from jobplus_core.postings.editing.queries import faces_of
from jobplus_core.postings.near import PostingFace, is_near

PORTION: Final = 250
MOST_ROWS: Final = 5_000
"""Rows that a preview holds; the others are counted."""
MOST_FACES: Final = 20


class PreviewRow(NamedTuple):
    """A row as the preview shows it.

    Attributes:
        outcome: What becomes of it: created, updated, unchanged, overtaken or rejected.
        posting_id: The posting it is about, where that is known.
        near_id: A posting of the same employer that may be the same job.
        near_line: The line of such a row further up.
        refused: Why it leaves nothing behind.
    """

    line: int
    outcome: str
    title: str = ""
    employer: str = ""
    sigungu: str | None = None
    wage_basis: str | None = None
    wage_won: int | None = None
    openings: int | None = None
    closes_on: date | None = None
    occupation_text: str | None = None
    occupation_code: str | None = None
    posting_id: int | None = None
    near_id: int | None = None
    near_line: int | None = None
    refused: Rejected | None = None


class EarlierRun(NamedTuple):
    """When the same file was taken in before."""

    id: int
    file_name: str
    created: int
    done_at: int


@dataclass(slots=True)
class Preview:
    """What would come of a file.

    Attributes:
        total: Rows read; `counts` has them by what becomes of them.
        near: New postings that may be the same job as another one of their employer; shown, never put together.
        late: Good rows past their deadline: they are kept and never stand among the unfilled.
        unsure: Good rows whose occupation has no code.
        contacts: Good rows that name somebody to speak to at the employer.
        rows: The first `MOST_ROWS` of them, and further down the refused ones, of which there are at most as many.
        earlier: The same file's earlier import, where there was one that stands.
    """

    total: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    near: int = 0
    late: int = 0
    unsure: int = 0
    contacts: int = 0
    rows: list[PreviewRow] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    earlier: EarlierRun | None = None

    def count(self, outcome: str) -> int:
        """How many rows come to this."""
        return self.counts.get(outcome, 0)

    @property
    def cut(self) -> bool:
        """Whether there are more rows than are held."""
        return self.total > len(self.rows)

    @property
    def good(self) -> int:
        """Rows about postings, each once."""
        return self.count(CREATED) + self.count(UPDATED) + self.count(UNCHANGED)


class _Known(NamedTuple):
    id: int
    external_no: str
    registered_on: date
    content_digest: str | None


class _Employer(NamedTuple):
    id: int
    name_key: str


class _Seen(NamedTuple):
    """A good row that may be overtaken further down.

    Attributes:
        place: Where it stands among the rows held; None where it is not held.
    """

    place: int | None
    outcome: str
    near: bool
    late: bool
    unsure: bool
    contact: bool


class _Face(NamedTuple):
    line: int
    face: PostingFace


def look_over(
    read: Callable[[], AbstractContextManager[Reader]] | None,
    institution_id: int,
    file: PostingFile,
    *,
    today: date,
    words: Words = (),
    progress: Callable[[int], None] = lambda done: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Preview:
    """Read a whole file and say of every row what would become of it.

    Args:
        read: Opens snapshots of the store, one for each portion, so that none stays open for long; None looks at the
            file alone.
        words: The center's own words for work.
        progress: Told how many rows are looked over.
        stopped: Asked between portions whether somebody wants no more of it.

    Raises:
        ImportStopped: Somebody did not.
    """
    accept = file.how.reader(today, words)
    found = Preview()
    seen: dict[str, _Seen] = {}
    above: dict[str, list[_Face]] = {}
    for items in portions(file.rows(), PORTION):
        if stopped():
            raise ImportStopped
        looked = [(item.line, read_item(item, accept)) for item in items]
        rows = [row for _, row in looked if isinstance(row, Accepted)]
        known: dict[str, _Known] = {}
        faces: dict[str, list[PostingFace]] = {}
        if read is not None:
            with read() as reader:
                known = _known(reader, institution_id, [row.draft.external_no for row in rows])
                new = [row for row in rows if row.draft.external_no not in known]
                faces = _faces(reader, institution_id, new, today)
        for line, row in looked:
            _add(found, _told(row, line, known, faces, above, today), row, seen, today)
        progress(found.total)
    if read is not None:
        with read() as reader:
            found.earlier = earlier_run(reader, institution_id, file.digest)
    return found


def _add(found: Preview, told: PreviewRow, row: Accepted | Rejected, seen: dict[str, _Seen], today: date) -> None:
    found.total += 1
    found.counts[told.outcome] = found.counts.get(told.outcome, 0) + 1
    held = len(found.rows) < MOST_ROWS
    if isinstance(row, Rejected):
        # A refused row is what somebody looks for: it is held wherever it stands.
        held = held or len(found.rejected) < MOST_ROWS
        if len(found.rejected) < MOST_ROWS:
            found.rejected.append(row)
    else:
        # The last row of a number wins: the one above it is overtaken.
        number = row.draft.external_no
        if number in seen:
            _take_back(found, seen[number])
        seen[number] = now = _Seen(
            len(found.rows) if held else None,
            told.outcome,
            told.near_id is not None or told.near_line is not None,
            row.form.closes_on is not None and row.form.closes_on < today,
            row.form.occupation_edition is None,
            row.contact is not None,
        )
        _count(found, now, 1)
    if held:
        found.rows.append(told)


def _take_back(found: Preview, earlier: _Seen) -> None:
    found.counts[earlier.outcome] -= 1
    found.counts[OVERTAKEN] = found.counts.get(OVERTAKEN, 0) + 1
    if earlier.place is not None:
        found.rows[earlier.place] = found.rows[earlier.place]._replace(outcome=OVERTAKEN)
    _count(found, earlier, -1)


def _count(found: Preview, row: _Seen, one: int) -> None:
    found.near += row.near * one
    found.late += row.late * one
    found.unsure += row.unsure * one
    found.contacts += row.contact * one


def _told(
    row: Accepted | Rejected,
    line: int,
    known: dict[str, _Known],
    faces: dict[str, list[PostingFace]],
    above: dict[str, list[_Face]],
    today: date,
) -> PreviewRow:
    if isinstance(row, Rejected):
        return PreviewRow(line, REJECTED, refused=row)
    form = row.form
    posting = known.get(row.draft.external_no)
    told = PreviewRow(
        line,
        CREATED,
        form.title,
        form.employer,
        form.sigungu,
        form.wage_basis,
        form.wage_won,
        form.openings,
        form.closes_on,
        form.occupation_text,
        form.occupation_code if form.occupation_edition else None,
        None if posting is None else posting.id,
    )
    if posting is not None:
        same = posting.content_digest == seen_digest(row, posting.registered_on)
        return told._replace(outcome=UNCHANGED if same else UPDATED)
    face = face_of(row)
    key = name_key(form.employer)
    near_id = next((other.id for other in faces.get(key, ()) if is_near(face, other)), None)
    others = above.setdefault(key, [])
    near_line = next((other.line for other in others if is_near(face, other.face)), None)
    others.append(_Face(line, face))
    del others[:-MOST_FACES]
    return told._replace(near_id=near_id, near_line=near_line)


def face_of(row: Accepted) -> PostingFace:
    """A row as far as two postings of one employer are told apart."""
    form = row.form
    return PostingFace(
        0, form.title, form.sigungu, form.district_code, form.wage_basis, form.wage_won, form.openings, "open",
        form.registered_on,
    )  # fmt: skip


def _known(reader: Reader, institution_id: int, numbers: Collection[str]) -> dict[str, _Known]:
    if not numbers:
        return {}
    listed, parameters = names("no", sorted(set(numbers)))
    rows = reader.rows(
        f"""SELECT id, external_no, registered_on, content_digest FROM posting
        WHERE institution_id = :institution_id AND external_no IN ({listed}) AND state IN ('open', 'closed')""",
        {**parameters, "institution_id": institution_id},
        _Known,
    )
    return {row.external_no: row for row in rows}


def _faces(reader: Reader, institution_id: int, rows: Sequence[Accepted], today: date) -> dict[str, list[PostingFace]]:
    """The postings of the employers that rows name, by the employer's key."""
    keys = sorted({name_key(row.form.employer) for row in rows})
    if not keys:
        return {}
    listed, parameters = names("key", keys)
    employers = reader.rows(
        f"SELECT id, name_key FROM employer WHERE institution_id = :institution_id AND name_key IN ({listed})",
        {**parameters, "institution_id": institution_id},
        _Employer,
    )
    found: dict[str, list[PostingFace]] = {}
    since = today - timedelta(days=NEAR_DAYS)
    for key in {employer.name_key for employer in employers}:
        ids = [employer.id for employer in employers if employer.name_key == key]
        found[key] = faces_of(reader, ids, since=since)
    return found


def earlier_run(reader: Reader, institution_id: int, digest: str) -> EarlierRun | None:
    """The newest import of the same bytes that stands."""
    return reader.one(
        """SELECT id, file_name, created, done_at FROM import_run
        WHERE institution_id = :institution_id AND subject = 'posting' AND state = :done AND file_hash = :digest
            AND undone_at IS NULL ORDER BY id DESC LIMIT 1""",
        {"institution_id": institution_id, "done": DONE, "digest": digest},
        EarlierRun,
    )
