"""What waits for one counselor, read in one snapshot."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, NamedTuple

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.db.read_port import Reader
from jobplus_core.kinds import ReferralState, Stage, SubjectKind, TeamKind, TodayKind
from jobplus_core.ledger.counts import CENTER_CHANNELS
from jobplus_core.notices.queries import unread
from jobplus_core.plan.queries import Progress, progress
from jobplus_core.postings.ladder.rules import LadderDay
from jobplus_core.postings.queries import Unfilled, UnfilledFilter, unfilled_page
from jobplus_core.seekers.merging.queries import RECORDS
from jobplus_core.seekers.queue.queries import queue as seekers_queue
from jobplus_core.today.rules import AHEAD_DAYS, Ranked, Task, rank, without

MOST_POSTINGS: Final = 10
"""How many postings of each kind stand in one queue: those waiting longest, one's own first."""

_DONE: Final = "'refer', 'record_outcome', 'place', 'place_found', 'record_follow_up', 'log_session', 'read_notices'"

# Read from the checks' side: the people one owns are many, those who asked for help are few.
_WANTING: Final = f"""follow_up f JOIN seeker o ON o.id = f.seeker_id
    JOIN seeker s ON s.id = COALESCE(o.merged_into_id, o.id)
    WHERE f.result = 'wants_help' AND s.owner_id = :counselor_id AND s.destroyed_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM follow_up l WHERE l.seeker_id IN {RECORDS} AND l.result = 'wants_help'
            AND (l.done_on, l.id) > (f.done_on, f.id))
        AND NOT EXISTS (SELECT 1 FROM placement x WHERE x.seeker_id IN {RECORDS} AND x.state = 'standing'
            AND x.hired_on >= f.done_on AND x.id <> f.placement_id)
        AND NOT EXISTS (SELECT 1 FROM counseling_session g
            WHERE g.seeker_id IN {RECORDS} AND g.withdrawn_on IS NULL AND g.held_on >= f.done_on)
        AND NOT EXISTS (SELECT 1 FROM referral r
            WHERE r.seeker_id IN {RECORDS} AND r.state <> 'undone' AND r.referred_on >= f.done_on)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Whose queue, on which day, by which settings.

    Attributes:
        days: The center's business days.
        urgent_after: Business days after which an unfilled posting is urgent.
        begins_at: When the day began, microseconds UTC.
    """

    institution_id: int
    counselor_id: int
    account_id: int
    team_kind: str | None
    today: date
    days: BusinessDays
    urgent_after: int
    begins_at: int


@dataclass(frozen=True, slots=True)
class Queue:
    """A counselor's day.

    Attributes:
        rows: What waits, ranked.
        done: Acts of today.
        put_off: Rows put off to a later day.
        month: The month against the quota, where one is set.
    """

    rows: tuple[Ranked, ...]
    done: int
    put_off: int
    month: Progress | None


class _Answer(NamedTuple):
    id: int
    seeker_id: int
    seeker: str
    posting_id: int
    employer: str
    title: str
    state: str
    due_on: date
    interview_on: date | None


class _Check(NamedTuple):
    id: int
    seeker_id: int
    seeker: str
    kind: str
    due_on: date
    tries: int
    employer: str | None


class _Help(NamedTuple):
    seeker_id: int
    seeker: str
    done_on: date
    note: str | None


class _PutOff(NamedTuple):
    kind: str
    subject_id: int


class Day(NamedTuple):
    """What one day brought."""

    day: date
    quantity: int


def queue(reader: Reader, asker: Asker) -> Queue:
    """One counselor's queue, ranked by `rules.ORDER`."""
    day = LadderDay(asker.today, asker.days, asker.urgent_after)
    tasks = (
        *_same_day(reader, asker, day),
        *_urgent(reader, asker, day),
        *_answers(reader, asker),
        *_checks(reader, asker),
        *_promises(reader, asker),
        *_help(reader, asker),
        *_notices(reader, asker),
    )
    month = next(
        iter(progress(reader, asker.institution_id, asker.today, asker.days, counselor_id=asker.counselor_id)), None
    )
    behind = _quota(month, asker.today)
    put_off = {(row.kind, row.subject_id) for row in _put_off(reader, asker)}
    kept = without((*tasks, *behind), put_off)
    return Queue(
        rank(kept, asker.today),
        _count_done(reader, asker),
        len(tasks) + len(behind) - len(kept),
        month if month is not None and month.pace.quota else None,
    )


def count_help(reader: Reader, counselor_id: int) -> int:
    """How many of a counselor's own people want help again and wait for it."""
    return reader.number(f"SELECT COUNT(*) FROM {_WANTING}", {"counselor_id": counselor_id})


def by_day(
    reader: Reader, institution_id: int, counselor_id: int, indicator: str, first: date, last: date
) -> list[Day]:
    """What each day brought in the figure a counselor is measured by, days without left out."""
    channels = ", ".join(f"'{channel.value}'" for channel in CENTER_CHANNELS)
    return reader.rows(
        f"""SELECT counted_on, SUM(quantity) FROM ledger_entry
        WHERE institution_id = :institution_id AND counselor_id = :counselor_id AND indicator = :indicator
            AND counted_on >= :first AND counted_on <= :last AND channel IN ({channels})
        GROUP BY counted_on ORDER BY counted_on""",
        {
            "institution_id": institution_id,
            "counselor_id": counselor_id,
            "indicator": indicator,
            "first": first,
            "last": last,
        },
        Day,
    )


def _same_day(reader: Reader, asker: Asker, day: LadderDay) -> list[Task]:
    """Postings that the ladder leaves with the counseling team for the day: nobody stands referred to them, and from
    the next day on they are the posting team's (plan III-3)."""
    if asker.team_kind != TeamKind.COUNSELING:
        return []
    found = _postings(reader, asker, day, Stage.SAME_DAY)
    return [_posting_task(TodayKind.SAME_DAY, row, asker.today, day, "why.same_day") for row in found]


def _urgent(reader: Reader, asker: Asker, day: LadderDay) -> list[Task]:
    """Postings that waited so long that an urgent referral is due: the posting team's, and whoever refers there."""
    if asker.team_kind not in (TeamKind.COUNSELING, TeamKind.POSTING):
        return []
    found = _postings(reader, asker, day, Stage.URGENT)
    return [_posting_task(TodayKind.URGENT, row, _start(row), day, "why.urgent") for row in found]


def _postings(reader: Reader, asker: Asker, day: LadderDay, stage: Stage) -> list[Unfilled]:
    """Those on a stage of the ladder that wait longest, one's own before all others."""
    wanted = UnfilledFilter(stages=frozenset({stage}))
    own = replace(wanted, developer_id=asker.counselor_id)
    found: dict[int, Unfilled] = {}
    for asked in (own, wanted):
        if len(found) < MOST_POSTINGS:
            rows = unfilled_page(reader, asker.institution_id, asked, day, limit=MOST_POSTINGS)
            found |= {row.id: row for row in rows}
    return list(found.values())[:MOST_POSTINGS]


def _posting_task(kind: TodayKind, row: Unfilled, due_on: date, day: LadderDay, why: str) -> Task:
    return Task(
        kind=kind,
        subject_id=row.id,
        due_on=due_on,
        posting_id=row.id,
        what=f"{row.employer} {row.title}",
        why=why,
        figures=(
            ("days", day.age(_start(row))),
            ("filled", row.filled),
            ("openings", "?" if row.openings is None else row.openings),
            ("referrals", row.referrals),
        ),
    )


def _start(row: Unfilled) -> date:
    """The day the ladder began for a posting."""
    return max(row.registered_on, row.reopened_on or row.registered_on)


def _answers(reader: Reader, asker: Asker) -> list[Task]:
    found = reader.rows(
        """SELECT r.id, r.seeker_id, s.name, r.posting_id, e.name, p.title, r.state, r.answer_due_on, r.interview_on
        FROM referral r JOIN seeker s ON s.id = r.seeker_id JOIN posting p ON p.id = r.posting_id
        JOIN employer e ON e.id = p.employer_id
        WHERE r.counselor_id = :counselor_id AND r.ended_on IS NULL AND r.answer_due_on <= :until""",
        {"counselor_id": asker.counselor_id, "until": _ahead(asker)},
        _Answer,
    )
    return [
        Task(
            kind=TodayKind.ANSWER,
            subject_id=row.id,
            due_on=row.due_on,
            seeker_id=row.seeker_id,
            seeker=row.seeker,
            posting_id=row.posting_id,
            referral_id=row.id,
            what=f"{row.employer} {row.title}",
            why="why.answer" if meeting is None else "why.interview",
            figures=(("state", row.state), ("day", meeting or row.due_on)),
        )
        for row in found
        # An interview that was held is told no more: its answer is what is due.
        for meeting in (row.interview_on if row.state == ReferralState.INTERVIEW_SET else None,)
    ]


def _checks(reader: Reader, asker: Asker) -> list[Task]:
    found = reader.rows(
        """SELECT f.id, f.seeker_id, s.name, f.kind, f.due_on, f.tries, COALESCE(e.name, x.employer_name)
        FROM follow_up f JOIN seeker s ON s.id = f.seeker_id LEFT JOIN placement x ON x.id = f.placement_id
        LEFT JOIN posting p ON p.id = x.posting_id LEFT JOIN employer e ON e.id = p.employer_id
        WHERE f.counselor_id = :counselor_id AND f.result IS NULL AND f.due_on <= :until""",
        {"counselor_id": asker.counselor_id, "until": _ahead(asker)},
        _Check,
    )
    return [
        Task(
            kind=TodayKind.FOLLOW_UP,
            subject_id=row.id,
            due_on=row.due_on,
            seeker_id=row.seeker_id,
            seeker=row.seeker,
            what=row.employer or "",
            why="why.tries" if row.tries else "why.call",
            figures=(("check", row.kind), ("tries", row.tries), ("next", row.tries + 1)),
        )
        for row in found
    ]


def _promises(reader: Reader, asker: Asker) -> list[Task]:
    return [
        Task(
            kind=TodayKind.PROMISE,
            subject_id=row.id,
            due_on=row.promised_on,
            seeker_id=row.id,
            seeker=row.name,
            what=row.promised or "",
            why="why.promise",
            figures=(("who", row.promised_by or ""),),
        )
        for row in seekers_queue(reader, asker.counselor_id, today=_ahead(asker))
        if row.promised_on is not None
    ]


def _help(reader: Reader, asker: Asker) -> list[Task]:
    """One's own people who want help again, as the latest such call found, and whom nobody has spoken with or referred
    since, and who found no work."""
    found = reader.rows(
        f"SELECT s.id, s.name, f.done_on, f.note FROM {_WANTING}", {"counselor_id": asker.counselor_id}, _Help
    )
    return [
        Task(
            kind=TodayKind.HELP,
            subject_id=row.seeker_id,
            due_on=row.done_on,
            seeker_id=row.seeker_id,
            seeker=row.seeker,
            what=row.note or "",
            why="why.help",
            figures=(("day", row.done_on),),
        )
        for row in found
    ]


def _notices(reader: Reader, asker: Asker) -> list[Task]:
    return [
        Task(
            kind=TodayKind.NOTICE,
            subject_id=row.id,
            due_on=asker.today,
            seeker_id=row.seeker_id,
            seeker=row.seeker,
            posting_id=row.subject_id if row.subject_kind == SubjectKind.POSTING else None,
            referral_id=row.subject_id if row.subject_kind == SubjectKind.REFERRAL else None,
            what=" ".join(filter(None, (row.employer, row.title))),
            why="why.notice",
            figures=(("notice", row.kind),),
        )
        for row in unread(reader, asker.counselor_id)
    ]


def _quota(month: Progress | None, today: date) -> tuple[Task, ...]:
    """One line where the month is behind what the days ended before today should have brought."""
    if month is None or not month.pace.quota or month.pace.done >= month.pace.expected:
        return ()
    pace = month.pace
    needed = pace.needed_per_day
    return (
        Task(
            kind=TodayKind.QUOTA,
            subject_id=0,
            due_on=today,
            why="why.quota",
            figures=(
                ("done", pace.done),
                ("quota", pace.quota),
                ("expected", f"{float(pace.expected):.1f}"),
                ("days", pace.days_left),
                ("needed", "" if needed is None else f"{float(needed):.1f}"),
            ),
        ),
    )


def _put_off(reader: Reader, asker: Asker) -> list[_PutOff]:
    # A step of the referral or a promise made since is not what was put off.
    return reader.rows(
        """SELECT o.kind, o.subject_id FROM postponement o WHERE o.counselor_id = :counselor_id AND o.until_on > :today
            AND NOT (o.kind = 'answer' AND EXISTS (SELECT 1 FROM referral_move m
                WHERE m.referral_id = o.subject_id AND m.recorded_at > o.put_off_at))
            AND NOT (o.kind = 'promise' AND EXISTS (SELECT 1 FROM counseling_session g
                WHERE g.seeker_id = o.subject_id AND g.next_on IS NOT NULL AND g.withdrawn_on IS NULL
                    AND g.recorded_at > o.put_off_at))""",
        {"counselor_id": asker.counselor_id, "today": asker.today},
        _PutOff,
    )


def _count_done(reader: Reader, asker: Asker) -> int:
    # The plus keeps SQLite from reading a year of the account's acts for the few of today.
    return reader.number(
        f"""SELECT COUNT(*) FROM audit_entry
        WHERE recorded_at >= :begins_at AND +actor_id = :account_id AND command IN ({_DONE})
            AND NOT EXISTS (SELECT 1 FROM undone_act d WHERE d.audit_id = audit_entry.id)""",
        {"begins_at": asker.begins_at, "account_id": asker.account_id},
    )


def _ahead(asker: Asker) -> date:
    return asker.today + timedelta(days=AHEAD_DAYS)
