"""The last acts that may be taken back, newest first."""

from typing import NamedTuple

from jobplus_core.db.read_port import Reader, Value, names
from jobplus_core.undo.rules import UNDOABLE


class LastAct(NamedTuple):
    """An act that stands, with whom and what it is about.

    Attributes:
        id: The audit row's.
        to_state: Where an outcome moved the referral to; what a call brought.
        recorded_at: Microseconds UTC.
    """

    id: int
    command: str
    subject_kind: str
    subject_id: int
    account_id: int
    account: str
    seeker: str | None
    employer: str | None
    title: str | None
    to_state: str | None
    recorded_at: int


def last_acts(
    reader: Reader, institution_id: int, *, since: int, account_id: int | None = None, limit: int = 50
) -> list[LastAct]:
    """The acts since a moment that an inverse is known of and that were not taken back, newest first.

    Args:
        since: Microseconds UTC.
        account_id: Only this account's; anybody's of the center without.
    """
    listed, held = names("command", UNDOABLE)
    mine = "" if account_id is None else " AND u.actor_id = :account_id"
    parameters: dict[str, Value] = {"institution_id": institution_id, "since": since, "limit": limit, **held}
    if account_id is not None:
        parameters["account_id"] = account_id
    return reader.rows(
        f"""SELECT u.id, u.command, u.subject_kind, u.subject_id, u.actor_id, a.name, s.name,
            COALESCE(e.name, x.employer_name), COALESCE(p.title, x.job_title),
            CASE u.subject_kind
                WHEN 'referral' THEN (SELECT m.to_state FROM referral_move m
                    WHERE m.referral_id = u.subject_id AND m.recorded_at = u.recorded_at)
                WHEN 'follow_up' THEN CASE
                    WHEN f.result IS NULL OR f.result = 'cancelled' OR EXISTS (SELECT 1 FROM audit_entry n
                        WHERE n.command = u.command AND n.subject_kind = u.subject_kind
                            AND n.subject_id = u.subject_id AND n.recorded_at > u.recorded_at
                            AND NOT EXISTS (SELECT 1 FROM undone_act d WHERE d.audit_id = n.id))
                    -- Only a call that nobody answered leaves the check open for another.
                    THEN 'unreached' ELSE f.result END END,
            u.recorded_at
        FROM audit_entry u JOIN account a ON a.id = u.actor_id
        LEFT JOIN postponement o ON u.subject_kind = 'postponement' AND o.id = u.subject_id
        LEFT JOIN referral r ON r.id = CASE WHEN u.subject_kind = 'referral' THEN u.subject_id
            WHEN o.kind = 'answer' THEN o.subject_id END
        LEFT JOIN follow_up f ON f.id = CASE WHEN u.subject_kind = 'follow_up' THEN u.subject_id
            WHEN o.kind = 'follow_up' THEN o.subject_id END
        LEFT JOIN counseling_session g ON u.subject_kind = 'session' AND g.id = u.subject_id
        LEFT JOIN placement x ON x.id = CASE u.subject_kind WHEN 'placement' THEN u.subject_id
            WHEN 'follow_up' THEN f.placement_id END
        LEFT JOIN seeker s ON s.id = COALESCE(r.seeker_id, f.seeker_id, g.seeker_id, x.seeker_id,
            CASE WHEN o.kind IN ('promise', 'help') THEN o.subject_id END)
        LEFT JOIN posting p ON p.id = COALESCE(r.posting_id, x.posting_id,
            CASE WHEN u.subject_kind = 'posting' THEN u.subject_id
                WHEN o.kind IN ('urgent', 'same_day') THEN o.subject_id END)
        LEFT JOIN employer e ON e.id = p.employer_id
        WHERE u.recorded_at >= :since AND u.subject_id IS NOT NULL AND u.command IN ({listed})
            AND a.institution_id = :institution_id{mine}
            AND NOT EXISTS (SELECT 1 FROM undone_act d WHERE d.audit_id = u.id)
        ORDER BY u.recorded_at DESC, u.id DESC LIMIT :limit""",
        parameters,
        LastAct,
    )
