"""The day's queue of every counselor against its bare SQL, in one run, and what the status bar's facts cost.

`python -m bench.today STORE [--rounds 15]`, on a demo of a center's size.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime
from datetime import time as clock_time
from functools import partial
from typing import Any, NamedTuple

from jobplus_core.calendar.queries import business_days
from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.clock import KST, micros
from jobplus_core.db.connect import connect_postgresql, connect_sqlite
from jobplus_core.db.location import locate
from jobplus_core.db.read_port import Parameters, R, Reader
from jobplus_core.db.store import Store, open_at
from jobplus_core.follow_ups.queries import count_open
from jobplus_core.kinds import Stage
from jobplus_core.notices.queries import count_unread
from jobplus_core.plan.rules import month_bounds
from jobplus_core.postings.ladder.rules import LadderDay
from jobplus_core.postings.queries import UnfilledFilter, unfilled_total
from jobplus_core.referrals.queries import answers_due
from jobplus_core.seekers.queue.queries import promises_due
from jobplus_core.settings import DEFAULTS, SettingName
from jobplus_core.staff.queries import center, members_on
from jobplus_core.today.queries import Asker, count_help, queue


class Heard:
    """A reader that notes what it is asked."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.asked: list[tuple[str, Parameters]] = []

    def rows(self, sql: str, parameters: Parameters, row: type[R]) -> list[R]:
        """Note it, and answer."""
        self.asked.append((sql, parameters))
        return self._reader.rows(sql, parameters, row)

    def one(self, sql: str, parameters: Parameters, row: type[R]) -> R | None:
        """Note it, and answer."""
        self.asked.append((sql, parameters))
        return self._reader.one(sql, parameters, row)

    def stream(self, sql: str, parameters: Parameters, row: type[R]) -> Iterator[R]:
        """Note it, and answer."""
        self.asked.append((sql, parameters))
        return self._reader.stream(sql, parameters, row)

    def number(self, sql: str, parameters: Parameters) -> int:
        """Note it, and answer."""
        self.asked.append((sql, parameters))
        return self._reader.number(sql, parameters)


class _Account(NamedTuple):
    id: int
    counselor_id: int


class _Day(NamedTuple):
    day: date


@contextmanager
def bare(store: Store) -> Iterator[Callable[[str, Parameters], Any]]:
    """A connection of the raw driver, asked by the text that the read port gives it."""
    location = store.location
    sqlite = location.dialect == "sqlite"
    with closing(connect_sqlite(location) if sqlite else connect_postgresql(location)) as connection:
        if sqlite:
            connection.execute("PRAGMA cache_size = -8000")

        def ask(sql: str, parameters: Parameters) -> Any:
            if sqlite:
                given = {key: one.isoformat() if isinstance(one, date) else one for key, one in parameters.items()}
                return connection.execute(sql, given).fetchall()
            from jobplus_core.db.read_port import _for_psycopg

            return connection.execute(_for_psycopg(sql), dict(parameters)).fetchall()

        yield ask


def main() -> None:
    """Run and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("store")
    options.add_argument("--rounds", type=int, default=15)
    chosen = options.parse_args()
    store = open_at(locate(chosen.store))
    with store.read() as reader:
        here = center(reader)
        assert here is not None
        last = reader.one("SELECT MAX(registered_on) FROM posting", {}, _Day)
        assert last is not None
        today = last.day
        days = business_days(reader, here.id)
        accounts = {
            row.counselor_id: row.id
            for row in reader.rows("SELECT id, counselor_id FROM account WHERE counselor_id IS NOT NULL", {}, _Account)
        }
        members = members_on(reader, here.id, today)
    askers = [
        Asker(
            institution_id=here.id,
            counselor_id=member.counselor_id,
            account_id=accounts[member.counselor_id],
            team_kind=member.team_kind,
            today=today,
            days=days,
            urgent_after=DEFAULTS[SettingName.URGENT_BUSINESS_DAYS],
            begins_at=micros(datetime.combine(today, clock_time(), KST)),
        )
        for member in members
        if member.counselor_id in accounts
    ]
    asked, rows = [], []
    with store.read() as reader:
        for asker in askers:
            heard = Heard(reader)
            rows.append(len(queue(heard, asker).rows))
            asked.append(heard.asked)
    ours, plain = [], []
    with bare(store) as ask:
        for _ in range(chosen.rounds):
            for asker, texts in zip(askers, asked, strict=True):
                start = time.perf_counter()
                with store.read() as reader:
                    queue(reader, asker)
                ours.append(time.perf_counter() - start)
                start = time.perf_counter()
                for sql, parameters in texts:
                    ask(sql, parameters)
                plain.append(time.perf_counter() - start)
        slowest = sorted(
            ((_spent(partial(ask, sql, parameters)), " ".join(sql.split())[:70]) for sql, parameters in asked[0]),
            reverse=True,
        )[:3]
    queue_s, bare_s = statistics.median(ours), statistics.median(plain)
    print(
        f"{store.location.dialect}: {len(askers)} counselors, {min(rows)} to {max(rows)} rows:"
        f" queue {queue_s * 1000:.1f} ms, its bare SQL {bare_s * 1000:.1f} ms: {queue_s / bare_s:.2f} (goal ≤ 3)"
    )
    for spent, text in slowest:
        print(f"  {spent * 1000:6.2f} ms  {text}")
    print_facts(store, here.id, today, days, askers, chosen.rounds)
    store.close()


def print_facts(
    store: Store, institution_id: int, today: date, days: BusinessDays, askers: Sequence[Asker], rounds: int
) -> None:
    """Print what each field of the status bar costs, for every counselor in turn, against one indexed count."""
    day = LadderDay(today, days, DEFAULTS[SettingName.URGENT_BUSINESS_DAYS])
    urgent = UnfilledFilter(stages=frozenset({Stage.URGENT}))
    first, last = month_bounds(today)
    figures: dict[str, Callable[[Reader, Asker], object]] = {
        "one indexed count": lambda reader, one: reader.number(
            """SELECT COUNT(*) FROM ledger_entry WHERE counselor_id = :counselor_id AND indicator = 'placement'
            AND counted_on >= :first AND counted_on <= :last""",
            {"counselor_id": one.counselor_id, "first": first, "last": last},
        ),
        "answers due": lambda reader, one: answers_due(reader, one.institution_id, one.counselor_id, one.today),
        "promises due": lambda reader, one: promises_due(reader, one.counselor_id, one.today),
        "calls due": lambda reader, one: count_open(
            reader, one.institution_id, until=one.today, counselor_id=one.counselor_id
        ),
        "help wanted": lambda reader, one: count_help(reader, one.counselor_id),
        "notices": lambda reader, one: count_unread(reader, one.counselor_id),
        "urgent postings": lambda reader, one: unfilled_total(reader, institution_id, urgent, day),
    }
    spans: dict[str, list[float]] = {name: [] for name in figures}
    for _ in range(rounds):
        for asker in askers:
            for name, work in figures.items():
                with store.read() as reader:
                    work(reader, asker)
                    start = time.perf_counter()
                    work(reader, asker)
                    spans[name].append(time.perf_counter() - start)
    count = statistics.median(spans["one indexed count"])
    for name, taken in spans.items():
        found = statistics.median(taken)
        print(f"  {name}: {found * 1000:.3f} ms, {found / count:.1f} × one indexed count")


def _spent(work: Callable[[], object]) -> float:
    spans = []
    for _ in range(5):
        start = time.perf_counter()
        work()
        spans.append(time.perf_counter() - start)
    return statistics.median(spans)


if __name__ == "__main__":
    main()
