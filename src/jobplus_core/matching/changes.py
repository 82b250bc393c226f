"""What has changed since an index was last brought up to date, from the record of changes.

SQLite commits one write after the other, so that the last id read is a safe place to go on from. On PostgreSQL a
change may come to light behind one with a higher id: there a reader goes on from the oldest transaction that was still
running, and sees what younger ones wrote until then a second time, which does no harm.
"""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple, TypeVar

from jobplus_core.db.read_port import Reader, names
from jobplus_core.kinds import SubjectKind

R = TypeVar("R", bound=tuple[Any, ...])

_PORTION: Final = 400
_PAIRS: Final = {
    SubjectKind.REFERRAL: "SELECT seeker_id, posting_id FROM referral WHERE id IN ({listed})",
    SubjectKind.PLACEMENT: "SELECT seeker_id, posting_id FROM placement WHERE id IN ({listed})",
}
_SEEKERS: Final = {
    SubjectKind.REGISTRATION: "SELECT seeker_id FROM registration WHERE id IN ({listed})",
    SubjectKind.FOLLOW_UP: """SELECT x.seeker_id FROM follow_up f JOIN placement x ON x.id = f.placement_id
        WHERE f.id IN ({listed})""",
    SubjectKind.IMPORT_RUN: "SELECT id FROM seeker WHERE import_run_id IN ({listed})",
}
_POSTINGS: Final = {SubjectKind.IMPORT_RUN: "SELECT id FROM posting WHERE import_run_id IN ({listed})"}
_REFERRED: Final = """SELECT seeker_id FROM referral WHERE posting_id IN ({listed})
    AND (ended_on IS NULL OR state IN ('seeker_refused', 'employer_refused'))"""
_LATER: Final = "SELECT merged_into_id FROM seeker WHERE id IN ({listed}) AND merged_into_id IS NOT NULL"


class Cursor(NamedTuple):
    """A place in the record of changes; everything before it has been read.

    Attributes:
        change_id: The last change read; it decides on SQLite.
        xact: The oldest transaction that may still come to light; it decides on PostgreSQL.
    """

    change_id: int
    xact: int


class Tail(NamedTuple):
    """What changed after a cursor, and where to go on.

    Attributes:
        changes: The ids of the changes read, to tell which were read before.
        postings: The postings to read again.
        seekers: The seekers to read again.
        cursor: The place after them.
        age: How late a snapshot this is; a smaller one is older.
    """

    changes: frozenset[int]
    postings: frozenset[int]
    seekers: frozenset[int]
    cursor: Cursor
    age: tuple[int, int]


class _Change(NamedTuple):
    id: int
    subject_kind: str
    subject_id: int


class _Id(NamedTuple):
    id: int


class _Pair(NamedTuple):
    seeker_id: int
    posting_id: int


class _Horizon(NamedTuple):
    change_id: int
    oldest: int
    next: int


def now(reader: Reader) -> Cursor:
    """The cursor that stands after everything the reader sees."""
    found = _horizon(reader)
    return Cursor(found.change_id, found.oldest)


def is_ahead(reader: Reader, cursor: Cursor) -> bool:
    """Whether a cursor speaks of what this database has not seen, as after restoring it from a copy."""
    found = _horizon(reader)
    return cursor.change_id > found.change_id or cursor.xact > found.next


def since(reader: Reader, cursor: Cursor, *, seen: frozenset[int] = frozenset()) -> Tail:
    """What changed after `cursor`.

    Args:
        reader: One snapshot; the rows are to be read again in it.
        cursor: Where the last reading ended.
        seen: Changes behind it that were read already.
    """
    horizon = _horizon(reader)
    found = reader.rows(
        """SELECT id, subject_kind, subject_id FROM change_log
        WHERE (xact = 0 AND id > :change_id) OR (xact >= :xact AND xact < :next)""",
        {"change_id": cursor.change_id, "xact": cursor.xact, "next": horizon.next},
        _Change,
    )
    by_kind: dict[str, set[int]] = {}
    for change in found:
        if change.id not in seen:
            by_kind.setdefault(change.subject_kind, set()).add(change.subject_id)
    postings, seekers = _touched(reader, by_kind)
    return Tail(
        frozenset(change.id for change in found),
        frozenset(postings),
        frozenset(seekers),
        Cursor(horizon.change_id, horizon.oldest),
        (horizon.next, horizon.change_id),
    )


def referred_to(reader: Reader, postings: Iterable[int]) -> frozenset[int]:
    """The seekers with a live referral to one of these postings, or a refusal of it or by it."""
    found = {row.id for row in _listed(reader, _REFERRED, postings, _Id)}
    return frozenset(found | _later(reader, found))


def _later(reader: Reader, seekers: Iterable[int]) -> set[int]:
    """The records that these were merged into: a merged person's referrals are their later record's."""
    return {row.id for row in _listed(reader, _LATER, seekers, _Id)}


def _horizon(reader: Reader) -> _Horizon:
    found = reader.one(
        "SELECT (SELECT COALESCE(MAX(id), 0) FROM change_log), oldest, next FROM change_horizon", {}, _Horizon
    )
    return found or _Horizon(0, 0, 0)


def _touched(reader: Reader, changed: dict[str, set[int]]) -> tuple[set[int], set[int]]:
    postings = set(changed.get(SubjectKind.POSTING, ()))
    seekers = set(changed.get(SubjectKind.SEEKER, ()))
    for kind, sql in _PAIRS.items():
        for pair in _listed(reader, sql, changed.get(kind, ()), _Pair):
            postings.add(pair.posting_id)
            seekers.add(pair.seeker_id)
    for kind, sql in _SEEKERS.items():
        seekers.update(row.id for row in _listed(reader, sql, changed.get(kind, ()), _Id))
    for kind, sql in _POSTINGS.items():
        postings.update(row.id for row in _listed(reader, sql, changed.get(kind, ()), _Id))
    seekers |= _later(reader, seekers)
    return postings, seekers


def _listed(reader: Reader, sql: str, ids: Iterable[int], row: type[R]) -> list[R]:
    wanted = sorted(ids)
    found: list[R] = []
    for start in range(0, len(wanted), _PORTION):
        listed, parameters = names("id", wanted[start : start + _PORTION])
        found += reader.rows(sql.format(listed=listed), parameters, row)
    return found
