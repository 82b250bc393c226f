"""What a counselor has not read yet."""

from typing import NamedTuple

from jobplus_core.db.read_port import Reader


class NoticeRow(NamedTuple):
    """A notice with what it is about; a referral's names the job, a record's alone the person, and a
    row's that was put off what the row is about.

    Attributes:
        made_at: Microseconds UTC.
    """

    id: int
    kind: str
    subject_kind: str
    subject_id: int
    seeker_id: int | None
    seeker: str | None
    employer: str | None
    title: str | None
    made_at: int


def unread(reader: Reader, counselor_id: int, *, limit: int = 100) -> list[NoticeRow]:
    """A counselor's notices that are not read yet, the newest first."""
    return reader.rows(
        """SELECT n.id, n.kind, n.subject_kind, n.subject_id, s.id, s.name, e.name, p.title, n.made_at
        FROM notice n
        LEFT JOIN postponement o ON n.subject_kind = 'postponement' AND o.id = n.subject_id
        LEFT JOIN referral r ON r.id = CASE WHEN n.subject_kind = 'referral' THEN n.subject_id
            WHEN o.kind = 'answer' THEN o.subject_id END
        LEFT JOIN follow_up f ON f.id = CASE WHEN n.subject_kind = 'follow_up' THEN n.subject_id
            WHEN o.kind = 'follow_up' THEN o.subject_id END
        LEFT JOIN counseling_session g ON n.subject_kind = 'session' AND g.id = n.subject_id
        LEFT JOIN placement x ON x.id = CASE n.subject_kind WHEN 'placement' THEN n.subject_id
            WHEN 'follow_up' THEN f.placement_id END
        LEFT JOIN seeker s ON s.id = COALESCE(r.seeker_id, f.seeker_id, g.seeker_id, x.seeker_id,
            CASE WHEN n.subject_kind = 'seeker' THEN n.subject_id
                WHEN o.kind IN ('promise', 'help') THEN o.subject_id END)
        LEFT JOIN posting p ON p.id = COALESCE(r.posting_id, x.posting_id,
            CASE WHEN n.subject_kind = 'posting' THEN n.subject_id
                WHEN o.kind IN ('urgent', 'same_day') THEN o.subject_id END)
        LEFT JOIN employer e ON e.id = p.employer_id
        WHERE n.counselor_id = :counselor_id AND n.read_at IS NULL ORDER BY n.id DESC LIMIT :limit""",
        {"counselor_id": counselor_id, "limit": limit},
        NoticeRow,
    )


def count_unread(reader: Reader, counselor_id: int) -> int:
    """How many notices a counselor has not read yet."""
    return reader.number(
        "SELECT COUNT(*) FROM notice WHERE counselor_id = :counselor_id AND read_at IS NULL",
        {"counselor_id": counselor_id},
    )
