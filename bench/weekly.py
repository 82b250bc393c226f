"""The weekly report and the status bar's month over years of ledger, each against its bare SQL in the same run.

    python -m bench.weekly [--years 5] [--rounds 9]

A year is the plan's: 140,000 sessions, 50,000 referrals, 18,300 registrations, 9,500 placements, 8,000 postings and
what else the four teams do, by 21 counselors. Rows are put in straight through the driver, without hashes that verify.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from jobplus_core.access.commands import add_account, found_center
from jobplus_core.actor import Actor
from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.db.connect import connect_sqlite
from jobplus_core.db.location import locate
from jobplus_core.db.migrate import create
from jobplus_core.db.read_port import names
from jobplus_core.db.store import Store, open_store
from jobplus_core.kinds import Indicator, Role, TeamKind
from jobplus_core.ledger.counts import Scope, day_sums
from jobplus_core.plan.queries_kept import renewed
from jobplus_core.reports.document import issue
from jobplus_core.reports.form import COLUMNS
from jobplus_core.reports.weekly import weekly
from jobplus_core.reports.weeks import Week, week_of
from jobplus_core.staff.commands import add_counselor
from jobplus_tui.desk.status import StatusMonth

LAST: Final = date(2013, 12, 31)
PEOPLE: Final = {TeamKind.COUNSELING: 11, TeamKind.TRAINING: 4, TeamKind.POSTING: 4, TeamKind.STARTUP: 2}
A_YEAR: Final = {
    TeamKind.COUNSELING: {
        Indicator.COUNSELING: 139_410,
        Indicator.REFERRAL: 49_872,
        Indicator.REGISTRATION: 18_300,
        Indicator.PLACEMENT: 9_500,
    },
    TeamKind.TRAINING: {Indicator.TRAINEE: 1_100, Indicator.TRAINEE_PLACEMENT: 500},
    TeamKind.POSTING: {
        Indicator.POSTING: 8_000,
        Indicator.OPENING: 8_000,
        Indicator.NEW_SEEKER: 2_500,
        Indicator.URGENT_REFERRAL: 2_000,
    },
    TeamKind.STARTUP: {Indicator.STARTUP_CONSULTATION: 3_100, Indicator.STARTUP: 90, Indicator.STARTUP_TRAINEE: 180},
}
BLOCK: Final = 50
MICROSECONDS_A_DAY: Final = 86_400_000_000


def build(path: Path, years: int) -> tuple[Store, dict[str, Actor]]:
    """Make the store; return it with the actors of one counselor and one lead."""
    create(locate(str(path)), plain=True)
    store = open_store(str(path))
    founded = found_center(store, "큰 센터", login="admin", password=None, administrator="관리자")
    actors: dict[str, Actor] = {}
    staff: dict[TeamKind, list[tuple[int, int]]] = {}
    for kind, count in PEOPLE.items():
        team = founded.teams[kind]
        for place in range(count):
            lead = place == 0
            name = f"{kind.value}{place}"
            who = add_counselor(store, founded.actor, name, team_id=team, since=date(2008, 1, 2), lead=lead)
            roles = (Role.COUNSELOR, Role.LEAD) if lead else (Role.COUNSELOR,)
            account = add_account(
                store, founded.actor, login=name, name=name, password=None, counselor_id=who, roles=roles
            )
            staff.setdefault(kind, []).append((who, team))
            actors[name] = Actor(
                account, founded.actor.institution_id, name, frozenset(roles), who, team, kind.value, "bench"
            )
    raw = connect_sqlite(locate(str(path)))
    raw.execute("BEGIN IMMEDIATE")
    raw.executemany(
        """INSERT INTO ledger_entry (actor_id, seq, institution_id, team_id, counselor_id, indicator, quantity,
            occurred_on, counted_on, recorded_at, subject_kind, subject_id, funding, channel, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'event', ?, ?, ?, '')""",
        rows(founded.actor, staff, years),
    )
    raw.execute("COMMIT")
    raw.execute("ANALYZE")
    raw.close()
    return store, actors


def rows(actor: Actor, staff: dict[TeamKind, list[tuple[int, int]]], years: int) -> Iterator[tuple[object, ...]]:
    """Yield the rows, day by day as they would come."""
    dice = random.Random(2013)
    days = BusinessDays()
    first = date(LAST.year - years + 1, 1, 1)
    open_days = days.between(first, LAST + timedelta(days=1))
    seq = 0
    for day in open_days:
        left = len(open_days) / years
        for kind, figures in A_YEAR.items():
            for indicator, year in figures.items():
                share = year / left
                for _ in range(int(share) + (dice.random() < share % 1)):
                    seq += 1
                    who, team = dice.choice(staff[kind])
                    many = dice.randint(1, 6) if indicator is Indicator.OPENING else 1
                    channel = "day_19" if day.day == 19 and indicator is Indicator.PLACEMENT else "center"
                    funding = dice.choice(("private", "support")) if indicator in SPLIT else None
                    moment = micros_of(day) + seq
                    text = day.isoformat()
                    yield (
                        *(actor.account_id, seq, actor.institution_id, team, who, indicator.value, many),
                        *(text, text, moment, seq, funding, channel),
                    )


SPLIT: Final = (Indicator.PLACEMENT, Indicator.POSTING, Indicator.OPENING)


def median(rounds: int, *works: Callable[[], object]) -> list[float]:
    """Return the median time of each work in ms, the works taking turns."""
    found: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for place, work in enumerate(works):
            start = time.perf_counter()
            work()
            found[place].append(1_000 * (time.perf_counter() - start))
    return [statistics.median(times) for times in found]


def bare(raw: Any, since: date, until: date) -> Callable[[], object]:
    """Return the bare aggregate of all the form's figures between two days."""
    kinds = ", ".join(f"'{indicator.value}'" for columns in COLUMNS.values() for indicator in columns)
    sql = f"""SELECT indicator, counselor_id, team_id, channel, SUM(quantity) FROM ledger_entry
        WHERE institution_id = 1 AND indicator IN ({kinds}) AND counted_on BETWEEN ? AND ?
        GROUP BY indicator, counselor_id, team_id, channel"""
    return lambda: raw.execute(sql, (since.isoformat(), until.isoformat())).fetchall()


def measure(years: int, rounds: int) -> dict[str, float]:
    """Build a store of so many years and return the figures in ms."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "weekly.db"
        store, actors = build(path, years)
        raw = connect_sqlite(locate(str(path)))
        week = week_of(date(2013, 12, 18))
        moment = micros_of(LAST + timedelta(days=30))
        with store.read() as reader:
            entries = reader.number("SELECT COUNT(*) FROM ledger_entry", {})
            found = dict(
                zip(
                    ("bare year", "weekly", "document", "document as of a past moment", "bare week", "week"),
                    median(
                        rounds,
                        bare(raw, week.year_start, week.until),
                        lambda: weekly(reader, 1, week, today=week.until),
                        lambda: issue(reader, 1, "큰 센터", week, moment),
                        lambda: issue(reader, 1, "큰 센터", week, micros_of(date(2013, 12, 1))),
                        bare(raw, week.since, week.until),
                        lambda: week_alone(reader, week),
                    ),
                    strict=True,
                )
            )
        found |= status(store, raw, actors["counseling1"], "one", rounds)
        found |= status(store, raw, actors["counseling0"], "team", rounds)
        found["entries"] = entries
        raw.close()
        store.close()
    return found


def micros_of(day: date) -> int:
    """The first moment of a day, microseconds UTC."""
    return (day - date(1970, 1, 1)).days * MICROSECONDS_A_DAY


def week_alone(reader: Any, week: Week) -> object:
    """The week's own figures, by day."""
    scope = Scope(institution_id=1, since=week.since, until=week.until)
    return day_sums(reader, scope, tuple(indicator for columns in COLUMNS.values() for indicator in columns))


def status(store: Store, raw: Any, actor: Actor, name: str, rounds: int) -> dict[str, float]:
    """Return the indexed count, a refresh that found nothing new, one that found an act, and the first look."""
    today = date(2013, 12, 18)
    kept = StatusMonth()
    with store.read() as reader:
        before = kept.read(reader, actor, today)
        assert before is not None
        whose, parameters = names("counselor", [member.counselor_id for member in before.members])
    raw.execute("BEGIN IMMEDIATE")
    raw.execute(
        """INSERT INTO ledger_entry (actor_id, seq, institution_id, team_id, counselor_id, indicator, quantity,
            occurred_on, counted_on, recorded_at, subject_kind, subject_id, funding, channel, hash)
        SELECT actor_id, (SELECT MAX(seq) + 1 FROM ledger_entry), institution_id, ?, ?, 'placement', 1, ?, ?,
            recorded_at + 1, subject_kind, subject_id, 'private', 'center', ''
        FROM ledger_entry ORDER BY id DESC LIMIT 1
        """,
        (actor.team_id, actor.counselor_id, today.isoformat(), today.isoformat()),
    )
    raw.execute("COMMIT")
    sql = f"""SELECT COUNT(*) FROM ledger_entry WHERE counselor_id IN ({whose}) AND indicator = :indicator
        AND counted_on >= :first AND counted_on <= :last"""
    parameters |= {"indicator": "placement", "first": "2013-12-01", "last": "2013-12-31"}

    def block(work: Callable[[], object]) -> Callable[[], object]:
        # A block of each in turn: a few microseconds drown in what another work leaves in the caches.
        return lambda: [work() for _ in range(BLOCK)]

    with store.read() as reader:
        moved = renewed(reader, before)
        assert moved is not None
        assert sum(row.pace.done for row in moved.rows) == sum(row.pace.done for row in before.rows) + 1
        kept.read(reader, actor, today)
        times = median(
            rounds * 5,
            block(lambda: reader.number(sql, parameters)),
            block(lambda: kept.read(reader, actor, today)),
            block(lambda: renewed(reader, before)),
            block(lambda: StatusMonth().read(reader, actor, today)),
        )
    figures = (f"count {name}", f"refresh {name}", f"moved {name}", f"first {name}")
    named = zip(figures, times, strict=True)
    return {what: value / BLOCK for what, value in named}


def main() -> None:
    """Print the figures of one year and of several, and how they grow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=9)
    asked = parser.parse_args()
    one, many = measure(1, asked.rounds), measure(asked.years, asked.rounds)
    ratio = many["entries"] / one["entries"]
    for name in one:
        if name != "entries":
            growth = many[name] / one[name] / ratio
            print(f"{name:30} {one[name]:9.3f} ms {many[name]:9.3f} ms   time ÷ rows {growth:.2f}")
    print(f"entries {one['entries']:,.0f} and {many['entries']:,.0f}")
    for name in ("weekly", "document", "document as of a past moment"):
        print(f"{name} ÷ bare year: {many[name] / many['bare year']:.2f}")
    for whose in ("one", "team"):
        for name in ("refresh", "moved", "first"):
            print(f"{name} {whose} ÷ indexed count: {many[f'{name} {whose}'] / many[f'count {whose}']:.2f}")


if __name__ == "__main__":
    main()
