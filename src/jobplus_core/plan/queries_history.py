"""Who set which target and quota when: every version, the newest first."""

from datetime import date
from typing import NamedTuple

from jobplus_core.db.read_port import Reader


class TargetChange(NamedTuple):
    """A candidate for a year's target as it was set down, or chosen again.

    Attributes:
        set_at: Microseconds UTC, as `since` and `until` are: from when and till when it held, nothing where it never
            did or still does.
        chosen_by, note: Who let it hold at last, and why; nothing where it held from the first.
    """

    set_at: int
    set_by: str | None
    indicator: str
    funding: str | None
    value: int
    source: str
    chosen_by: str | None
    note: str | None
    since: int | None
    until: int | None


class QuotaChange(NamedTuple):
    """A month's quota of one person, or of the institution when nobody is named, and what it was before."""

    set_at: int
    set_by: str | None
    indicator: str
    source: str
    counselor_id: int | None
    counselor: str | None
    value: int
    before: int | None


def target_changes(reader: Reader, institution_id: int, year: int) -> list[TargetChange]:
    """Every candidate that was ever held for a year."""
    return reader.rows(
        """SELECT t.set_at, a.name, t.indicator, t.funding, t.value, t.source,
            (SELECT c.name FROM account c WHERE c.id = (
                SELECT e.actor_id FROM audit_entry e WHERE e.id = (
                    SELECT MAX(n.id) FROM audit_entry n WHERE n.command = 'choose_target'
                        AND n.subject_kind = 'target' AND n.subject_id = t.id))),
            t.note, t.active_since, t.active_until
        FROM annual_target t LEFT JOIN account a ON a.id = t.set_by
        WHERE t.institution_id = :institution_id AND t.year = :year ORDER BY t.id DESC""",
        {"institution_id": institution_id, "year": year},
        TargetChange,
    )


def quota_changes(reader: Reader, institution_id: int, month: date) -> list[QuotaChange]:
    """Every version of the quotas of a month; those set together stand together."""
    return reader.rows(
        """SELECT q.set_at, a.name, q.indicator, q.source, q.counselor_id, c.name, q.value, p.value
        FROM monthly_quota q
        LEFT JOIN account a ON a.id = q.set_by
        LEFT JOIN counselor c ON c.id = q.counselor_id
        LEFT JOIN monthly_quota p ON p.institution_id = q.institution_id AND p.year = q.year AND p.month = q.month
            AND p.indicator = q.indicator AND COALESCE(p.counselor_id, 0) = COALESCE(q.counselor_id, 0)
            AND p.version = q.version - 1
        WHERE q.institution_id = :institution_id AND q.year = :year AND q.month = :month
        ORDER BY q.set_at DESC, q.indicator, q.id""",
        {"institution_id": institution_id, "year": month.year, "month": month.month},
        QuotaChange,
    )
