"""Whose records are one person's, and what each of them brings."""

from datetime import date
from typing import Final, NamedTuple

from jobplus_core.db.read_port import Reader

FAMILY: Final = "(SELECT m.id FROM seeker m WHERE m.id = :seeker_id OR m.merged_into_id = :seeker_id)"
"""The records of one person, to stand behind IN; `:seeker_id` is the record that was kept."""

RECORDS: Final = "(SELECT s.id UNION ALL SELECT m.id FROM seeker m WHERE m.merged_into_id = s.id)"
"""The kept record `s` of a query around it and all that were merged into it."""


class MergeRow(NamedTuple):
    """Two records put together.

    Attributes:
        merged_at, undone_at: Microseconds UTC.
    """

    id: int
    kept_id: int
    merged_id: int
    merged_name: str
    account: str
    merged_at: int
    reason: str
    undone_by: str | None
    undone_at: int | None
    undone_reason: str | None


class History(NamedTuple):
    """What was done on a record, those merged into it included.

    Attributes:
        created_at: When the record was made, microseconds UTC.
    """

    registrations: int
    sessions: int
    referrals: int
    placements: int
    registered_on: date | None
    created_at: int

    @property
    def acts(self) -> int:
        """How much there is in all."""
        return self.registrations + self.sessions + self.referrals + self.placements


class LastSave(NamedTuple):
    """Who saved a record last, and when (microseconds UTC)."""

    account: str
    desk: str
    at: int


class _Id(NamedTuple):
    id: int


def root(reader: Reader, seeker_id: int) -> int:
    """The record that a number leads to: itself, or the one it was merged into."""
    found = reader.number("SELECT merged_into_id FROM seeker WHERE id = :seeker_id", {"seeker_id": seeker_id})
    return found or seeker_id


def family(reader: Reader, seeker_id: int) -> tuple[int, ...]:
    """All records of one person, whichever of them is asked for, in order of their numbers."""
    kept = root(reader, seeker_id)
    found = reader.rows(
        "SELECT id FROM seeker WHERE id = :seeker_id OR merged_into_id = :seeker_id ORDER BY id",
        {"seeker_id": kept},
        _Id,
    )
    return tuple(row.id for row in found)


def merges(reader: Reader, seeker_id: int) -> list[MergeRow]:
    """Every merge of a person's records, newest first; those taken back are told with who did and why.

    Args:
        seeker_id: The record that was kept.
    """
    return reader.rows(
        f"""SELECT g.id, g.kept_id, g.merged_id, s.name, a.name, g.merged_at, g.reason, b.name, g.undone_at,
            g.undone_reason
        FROM seeker_merge g JOIN seeker s ON s.id = g.merged_id JOIN account a ON a.id = g.account_id
        LEFT JOIN account b ON b.id = g.undone_by_id
        WHERE g.kept_id IN {FAMILY} OR g.merged_id IN {FAMILY} ORDER BY g.id DESC""",
        {"seeker_id": seeker_id},
        MergeRow,
    )


def history(reader: Reader, seeker_id: int) -> History | None:
    """What was done on a record that is merged into no other."""
    return reader.one(
        f"""SELECT (SELECT COUNT(*) FROM registration r WHERE r.seeker_id IN {FAMILY}),
            (SELECT COUNT(*) FROM counseling_session c WHERE c.seeker_id IN {FAMILY} AND c.withdrawn_on IS NULL),
            (SELECT COUNT(*) FROM referral r WHERE r.seeker_id IN {FAMILY} AND r.state <> 'undone'),
            (SELECT COUNT(*) FROM placement p WHERE p.seeker_id IN {FAMILY}),
            (SELECT MAX(r.registered_on) FROM registration r WHERE r.seeker_id IN {FAMILY}), s.created_at
        FROM seeker s WHERE s.id = :seeker_id""",
        {"seeker_id": seeker_id},
        History,
    )


def last_save(reader: Reader, seeker_id: int) -> LastSave | None:
    """Who saved a record last, by the acts that change the record itself.

    It is asked right after a save was refused, so the newest audit rows answer it: they are read backward.
    """
    return reader.one(
        """SELECT a.name, e.desk, e.recorded_at FROM audit_entry e JOIN account a ON a.id = e.actor_id
        WHERE (e.subject_kind = 'seeker' AND e.subject_id = :seeker_id
                AND e.command IN ('update_seeker', 'merge_seekers', 'unmerge_seekers'))
            OR (e.subject_kind = 'registration' AND e.command IN ('register_again', 'register_seeker')
                AND e.subject_id IN (SELECT r.id FROM registration r WHERE r.seeker_id = :seeker_id))
        ORDER BY e.id DESC LIMIT 1""",
        {"seeker_id": seeker_id},
        LastSave,
    )
