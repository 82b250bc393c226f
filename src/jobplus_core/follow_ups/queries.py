"""Checks that are due, the care that is to be planned, and what is known of who kept their job."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from jobplus_core.db.read_port import Reader, Value, names
from jobplus_core.follow_ups.rules import VULNERABLE, Kept, Retention, retention
from jobplus_core.kinds import Channel
from jobplus_core.seekers.merging.queries import RECORDS


class FollowUpRow(NamedTuple):
    """A check with the person and the job it is about; the phone is cut to its last four digits.

    The care of somebody who is not placed has no job: no placement, day of hiring, employer or title.
    """

    id: int
    version: int
    kind: str
    due_on: date
    tries: int
    result: str | None
    note: str | None
    done_on: date | None
    seeker_id: int
    seeker: str
    phone4: str | None
    placement_id: int | None
    hired_on: date | None
    title: str | None
    employer: str | None
    counselor_id: int
    counselor: str
    left_on: date | None
    left_reason: str | None


class CallRow(NamedTuple):
    """What a call rests on beyond the check itself.

    Attributes:
        last_on, last_note: When somebody last spoke with the person, in a session or a check, and what was written.
    """

    starts_on: date | None
    wage_basis: str | None
    wage_won: int | None
    last_on: date | None
    last_note: str | None


class Wanting(NamedTuple):
    """Somebody at risk who is not placed and has no care planned; the day of the last session or care, if any."""

    seeker_id: int
    last_on: date | None


class _Grouped(NamedTuple):
    seeker_id: int
    groups: str
    session_on: date | None
    care_on: date | None


class _Last(NamedTuple):
    day: date
    note: str | None


class _Terms(NamedTuple):
    seeker_id: int
    starts_on: date | None
    wage_basis: str | None
    wage_won: int | None


_LIST = """SELECT f.id, f.version, f.kind, f.due_on, f.tries, f.result, f.note, f.done_on, f.seeker_id, s.name,
    s.phone4,
    f.placement_id, x.hired_on, COALESCE(p.title, x.job_title), COALESCE(e.name, x.employer_name), f.counselor_id,
    c.name, f.left_on, f.left_reason
    FROM follow_up f JOIN seeker s ON s.id = f.seeker_id LEFT JOIN placement x ON x.id = f.placement_id
    LEFT JOIN posting p ON p.id = x.posting_id LEFT JOIN employer e ON e.id = p.employer_id
    JOIN counselor c ON c.id = f.counselor_id"""


def open_follow_ups(
    reader: Reader,
    institution_id: int,
    *,
    until: date,
    counselor_id: int | None = None,
    seekers: Sequence[int] | None = None,
    after: tuple[date, int] | None = None,
    limit: int = 100,
) -> list[FollowUpRow]:
    """Checks due by `until` that have no result yet, the oldest first, a page at a time.

    Args:
        seekers: Only those of these people.
        after: Due day and id of the last row of the page before.
    """
    where, parameters = _where(institution_id, until, counselor_id, seekers)
    if after is not None:
        where += " AND (f.due_on, f.id) > (:after_day, :after_id)"
        parameters |= {"after_day": after[0], "after_id": after[1]}
    return reader.rows(
        f"{_LIST} WHERE {where} ORDER BY f.due_on, f.id LIMIT :limit", {**parameters, "limit": limit}, FollowUpRow
    )


def count_open(
    reader: Reader,
    institution_id: int,
    *,
    until: date,
    counselor_id: int | None = None,
    seekers: Sequence[int] | None = None,
) -> int:
    """How many checks are due by `until`; with `seekers`, only those of these people."""
    where, parameters = _where(institution_id, until, counselor_id, seekers)
    return reader.number(f"SELECT COUNT(*) FROM follow_up f WHERE {where}", parameters)


def of_placement(reader: Reader, placement_id: int) -> list[FollowUpRow]:
    """All checks of one placement, in order."""
    return reader.rows(
        f"{_LIST} WHERE f.placement_id = :placement_id ORDER BY f.due_on, f.id",
        {"placement_id": placement_id},
        FollowUpRow,
    )


def follow_up(reader: Reader, follow_up_id: int) -> FollowUpRow | None:
    """One check."""
    return reader.one(f"{_LIST} WHERE f.id = :id", {"id": follow_up_id}, FollowUpRow)


def care_of(reader: Reader, seeker_id: int) -> list[FollowUpRow]:
    """The care of one person, in order."""
    return reader.rows(
        f"{_LIST} WHERE f.seeker_id = :seeker_id AND f.kind = 'care' ORDER BY f.due_on, f.id",
        {"seeker_id": seeker_id},
        FollowUpRow,
    )


def call(reader: Reader, follow_up_id: int) -> CallRow | None:
    """What a call about a check rests on."""
    terms = reader.one(
        """SELECT f.seeker_id, x.starts_on, x.wage_basis, x.wage_won
        FROM follow_up f LEFT JOIN placement x ON x.id = f.placement_id WHERE f.id = :id""",
        {"id": follow_up_id},
        _Terms,
    )
    if terms is None:
        return None
    last = reader.one(
        """SELECT day, note FROM (
            SELECT g.held_on AS day, g.recorded_at AS at, g.notes AS note FROM counseling_session g
                WHERE g.seeker_id = :seeker_id AND g.withdrawn_on IS NULL
            UNION ALL
            SELECT f.done_on, f.recorded_at, f.note FROM follow_up f
                WHERE f.seeker_id = :seeker_id AND f.done_on IS NOT NULL AND f.result NOT IN ('cancelled', 'unreached')
        ) AS spoken ORDER BY day DESC, at DESC LIMIT 1""",
        {"seeker_id": terms.seeker_id},
        _Last,
    )
    return CallRow(*terms[1:], *(last or (None, None)))


def wanting_care(reader: Reader, counselor_id: int) -> list[Wanting]:
    """A counselor's own people at risk who are not placed and have no care planned, on whichever of their records."""
    found = reader.rows(
        f"""SELECT s.id, s.target_groups,
            (SELECT MAX(g.held_on) FROM counseling_session g WHERE g.seeker_id IN {RECORDS} AND g.withdrawn_on IS NULL),
            (SELECT MAX(f.done_on) FROM follow_up f WHERE f.seeker_id IN {RECORDS} AND f.kind = 'care'
                AND f.result <> 'cancelled')
        FROM seeker s
        WHERE s.owner_id = :counselor_id AND s.target_groups <> '' AND s.merged_into_id IS NULL
            AND s.destroyed_at IS NULL AND NOT s.staged
            AND NOT EXISTS (SELECT 1 FROM follow_up f
                WHERE f.seeker_id IN {RECORDS} AND f.kind = 'care' AND (f.result IS NULL OR f.result = 'declined'))
            AND NOT EXISTS (SELECT 1 FROM placement x WHERE x.seeker_id IN {RECORDS} AND x.state = 'standing'
                AND NOT EXISTS (SELECT 1 FROM follow_up f
                    WHERE f.placement_id = x.id AND f.result IN ('left', 'wants_help')))
        ORDER BY s.id""",
        {"counselor_id": counselor_id},
        _Grouped,
    )
    return [
        Wanting(row.seeker_id, max(filter(None, (row.session_on, row.care_on)), default=None))
        for row in found
        if not VULNERABLE.isdisjoint(row.groups.split())
    ]


def retention_of(
    reader: Reader, institution_id: int, *, since: date, today: date, counselor_id: int | None = None
) -> tuple[Retention, ...]:
    """The retention rates of the standing placements that began from `since` on: those the center made, events
    included; work that people found alone is followed and is no success of the center's.

    Args:
        counselor_id: Only those credited to this counselor.
    """
    mine = "" if counselor_id is None else " AND x.counselor_id = :counselor_id"
    found = reader.rows(
        f"""SELECT COALESCE(x.starts_on, x.hired_on),
            MAX(CASE WHEN f.result = 'working' THEN f.done_on END), MIN(f.left_on)
        FROM placement x LEFT JOIN follow_up f ON f.placement_id = x.id
        WHERE x.institution_id = :institution_id AND x.state = 'standing' AND x.hired_on >= :since
            AND x.hired_on <= :today AND x.channel <> :alone{mine}
        GROUP BY x.id, COALESCE(x.starts_on, x.hired_on)""",
        {
            "institution_id": institution_id,
            "since": since,
            "today": today,
            "alone": Channel.SELF,
            **({} if counselor_id is None else {"counselor_id": counselor_id}),
        },
        Kept,
    )
    return retention(found, today)


def _where(
    institution_id: int, until: date, counselor_id: int | None, seekers: Sequence[int] | None
) -> tuple[str, dict[str, Value]]:
    where = "f.institution_id = :institution_id AND f.result IS NULL AND f.due_on <= :until"
    parameters: dict[str, Value] = {"institution_id": institution_id, "until": until}
    if counselor_id is not None:
        where += " AND f.counselor_id = :counselor_id"
        parameters["counselor_id"] = counselor_id
    if seekers is not None:
        listed, held = names("seeker", seekers)
        where += f" AND f.seeker_id IN ({listed})"
        parameters |= held
    return where, parameters
