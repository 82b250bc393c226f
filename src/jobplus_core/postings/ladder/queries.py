"""What the ladder reads: how many postings stand on it where, how some of them stand, and what is booked of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final, NamedTuple, TypeVar

from jobplus_core.clock import KST, business_day, micros
from jobplus_core.codes.places import SEOUL, seoul_districts
from jobplus_core.db.read_port import Reader, Value, names
from jobplus_core.kinds import HandOff, Stage, TeamKind
from jobplus_core.postings.ladder.rules import Booked, History, LadderDay, Standing
from jobplus_core.postings.queries import LADDER, STILL_OPEN


@dataclass(frozen=True, slots=True)
class District:
    """The unfilled postings of one district.

    Attributes:
        sigungu: Its name, with its city's before it where Seoul has one of that name; empty where the place is not
            known.
        openings: Openings left, as far as known.
        waited: Business days that they have waited, all together.
    """

    sigungu: str
    postings: int
    openings: int
    urgent: int
    waited: int


@dataclass(frozen=True, slots=True)
class Board:
    """All unfilled postings of a center at one moment.

    Attributes:
        districts: By district, most postings first.
        stages, teams: How many stand on each stage, and are whose.
    """

    districts: tuple[District, ...]
    stages: dict[Stage, int]
    teams: dict[TeamKind, int]


class _Group(NamedTuple):
    sigungu: str
    registered_on: date
    live: int
    urgent_sent: int
    reopened_at: int | None
    taken_back_on: date | None
    postings: int
    openings: int


class _Standing(NamedTuple):
    id: int
    registered_on: date
    live: int
    urgent_sent: int
    reopened_at: int | None
    taken_back_on: date | None


class _Booked(NamedTuple):
    step: str
    day: date
    who: str | None
    note: str | None


class _Case(NamedTuple):
    id: int
    registered_on: date
    closed_on: date | None
    closes_on: date | None
    reopened_at: int | None


class _Referral(NamedTuple):
    posting_id: int
    referred_on: date
    ended_on: date | None
    urgent: bool


class _Taken(NamedTuple):
    posting_id: int
    day: date


class _Stood(NamedTuple):
    posting_id: int
    step: str
    day: date


class Case(NamedTuple):
    """A posting whose steps may have to be booked.

    Attributes:
        booked: Its steps that stand in the book, with their days.
    """

    id: int
    history: History
    booked: frozenset[tuple[str, date]]


T = TypeVar("T", _Referral, _Stood)


# A district elsewhere that is called like one of Seoul's (인천 중구) is told with its city.
_SEOUL: Final = 25
_WHERE: Final = f"""CASE WHEN p.sido <> :seoul AND p.sigungu IN ({", ".join(f":seoul{at}" for at in range(_SEOUL))})
    THEN p.sido || ' ' || p.sigungu ELSE COALESCE(p.sigungu, '') END"""


def _seoul() -> dict[str, Value]:
    return {f"seoul{at}": place.sigungu for at, place in enumerate(seoul_districts())}


def board(reader: Reader, institution_id: int, day: LadderDay) -> Board:
    """How many unfilled postings stand where."""
    found = reader.rows(
        f"""SELECT sigungu, registered_on, live, urgent_sent, reopened_at, taken_back_on, COUNT(*),
            COALESCE(SUM(remaining), 0)
        FROM (SELECT sigungu, registered_on, CASE WHEN live > 0 THEN 1 ELSE 0 END AS live,
            CASE WHEN urgent_sent > 0 THEN 1 ELSE 0 END AS urgent_sent, reopened_at, taken_back_on, remaining
            FROM (SELECT {_WHERE} AS sigungu, p.registered_on AS registered_on, {LADDER},
                p.openings - (SELECT COUNT(*) FROM placement x WHERE x.posting_id = p.id AND x.state = 'standing')
                    AS remaining
                FROM posting p WHERE {STILL_OPEN}) AS seen) AS told
        GROUP BY sigungu, registered_on, live, urgent_sent, reopened_at, taken_back_on""",
        _today(institution_id, day) | {"seoul": SEOUL, **_seoul()},
        _Group,
    )
    stages: dict[Stage, int] = {}
    teams: dict[TeamKind, int] = {}
    districts: dict[str, list[int]] = {}
    for group in found:
        posting = _standing(group.registered_on, group.reopened_at, group.taken_back_on, group.live, group.urgent_sent)
        stage, team = day.stage(posting), day.team(posting)
        stages[stage] = stages.get(stage, 0) + group.postings
        teams[team] = teams.get(team, 0) + group.postings
        sums = districts.setdefault(group.sigungu, [0, 0, 0, 0])
        sums[0] += group.postings
        sums[1] += group.openings
        sums[2] += group.postings if stage is Stage.URGENT else 0
        sums[3] += group.postings * day.age(group.registered_on)
    by_size = sorted(districts.items(), key=lambda item: (-item[1][0], item[0]))
    return Board(tuple(District(name, *sums) for name, sums in by_size), stages, teams)


def standings(reader: Reader, ids: Sequence[int], day: LadderDay) -> dict[int, Standing]:
    """How some postings stand, by their number, on the ladder or off it."""
    listed, parameters = names("id", ids)
    found = reader.rows(
        f"SELECT p.id, p.registered_on, {LADDER} FROM posting p WHERE p.id IN ({listed})",
        {**parameters, "last_open": day.last_open},
        _Standing,
    )
    return {
        row.id: _standing(row.registered_on, row.reopened_at, row.taken_back_on, row.live, row.urgent_sent)
        for row in found
    }


def booked_steps(reader: Reader, posting_id: int) -> list[Booked]:
    """What is booked of one posting, in the order of the days."""
    found = reader.rows(
        """SELECT h.step, h.happened_on, a.name, h.note FROM posting_hand_off h
        LEFT JOIN account a ON a.id = h.account_id WHERE h.posting_id = :posting_id ORDER BY h.happened_on, h.id""",
        {"posting_id": posting_id},
        _Booked,
    )
    return [Booked(HandOff(row.step), row.day, row.who, row.note) for row in found]


def reopened_on(reader: Reader, posting_id: int) -> date | None:
    """The day a posting was last reopened."""
    at = reader.number(
        "SELECT MAX(edited_at) FROM posting_edit WHERE posting_id = :posting_id AND act = 'reopened'",
        {"posting_id": posting_id},
    )
    return business_day(at) if at else None


def booked_through(reader: Reader, institution_id: int, command: str, today: date) -> bool:
    """Whether the booking of steps has come to its end on a Korean day."""
    dawn = micros(datetime.combine(today, time(), KST))
    return bool(
        reader.number(
            """SELECT COUNT(*) FROM audit_entry WHERE recorded_at >= :dawn AND command = :command
            AND subject_id = :institution_id""",
            {"dawn": dawn, "command": command, "institution_id": institution_id},
        )
    )


def last_booked(reader: Reader, institution_id: int) -> date | None:
    """The latest day that has a step in the book."""
    found = reader.rows(
        """SELECT 0 AS posting_id, happened_on FROM posting_hand_off WHERE institution_id = :institution_id
        ORDER BY happened_on DESC LIMIT 1""",
        {"institution_id": institution_id},
        _Taken,
    )
    return found[0].day if found else None


def cases(
    reader: Reader, institution_id: int, *, after: int, limit: int, closed_since: date | None
) -> tuple[list[Case], int | None]:
    """A portion of the postings whose steps may have to be booked: those that are open, and those that were closed
    lately.

    Args:
        after: Only numbers behind it.
        limit: How many at most.
        closed_since: From which day on those that were closed are looked at; nothing for none of them.

    Returns:
        The portion, and the number to go on behind; nothing when there are no more.
    """
    closed = "" if closed_since is None else " OR (p.state = 'closed' AND p.closed_on >= :closed_since)"
    rows = reader.rows(
        f"""SELECT p.id, p.registered_on, p.closed_on, p.closes_on,
            (SELECT MAX(d.edited_at) FROM posting_edit d WHERE d.posting_id = p.id AND d.act = 'reopened')
        FROM posting p WHERE p.institution_id = :institution_id AND p.id > :after AND (p.state = 'open'{closed})
        ORDER BY p.id LIMIT :limit""",
        {
            "institution_id": institution_id,
            "after": after,
            "limit": limit,
            **({} if closed_since is None else {"closed_since": closed_since}),
        },
        _Case,
    )
    if not rows:
        return [], None
    listed, parameters = names("id", [row.id for row in rows])
    made = _grouped(
        reader.rows(
            f"""SELECT posting_id, referred_on, ended_on, urgent FROM referral
            WHERE posting_id IN ({listed}) AND state <> 'undone'""",
            parameters,
            _Referral,
        )
    )
    stood = _grouped(
        reader.rows(
            f"SELECT posting_id, step, happened_on FROM posting_hand_off WHERE posting_id IN ({listed})",
            parameters,
            _Stood,
        )
    )
    found = []
    for row in rows:
        steps = stood.get(row.id, [])
        history = History(
            row.registered_on,
            made.get(row.id, []),
            None if row.reopened_at is None else business_day(row.reopened_at),
            [one.day for one in steps if one.step == HandOff.TAKEN_BACK],
            _end(row.closed_on, row.closes_on),
        )
        found.append(Case(row.id, history, frozenset((one.step, one.day) for one in steps)))
    return found, rows[-1].id if len(rows) == limit else None


def _end(closed_on: date | None, closes_on: date | None) -> date | None:
    ends = [
        day for day in (closed_on, None if closes_on is None else date.fromordinal(closes_on.toordinal() + 1)) if day
    ]
    return min(ends, default=None)


def _grouped(rows: Iterable[T]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = {}
    for row in rows:
        found.setdefault(row.posting_id, []).append(row)
    return found


def _standing(
    registered_on: date, reopened_at: int | None, taken_back_on: date | None, live: int, urgent_sent: int
) -> Standing:
    reopened = None if reopened_at is None else business_day(reopened_at)
    return Standing(registered_on, reopened, taken_back_on, live, urgent_sent)


def _today(institution_id: int, day: LadderDay) -> dict[str, Value]:
    return {"institution_id": institution_id, "today": day.today, "last_open": day.last_open}
