"""The lookup of the unfilled while one types, at a center's and a city's scale, against bare SQL for the same rows.

    python -m bench.unfilled [--folder FOLDER] [--rounds N]

Every posting of the stores is open. The bare statement names the same postings in the same order, with their company
and nothing of the ladder, through the driver alone. A reading of ours is a snapshot of its own through the read port,
from the typed text to rows with age, stage and team. The screen is 30 rows. Readings are told in processor time, the
way from a key to rows and the booking of steps by the clock on the wall.
"""

import argparse
import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jobplus_core.access.commands import add_account, found_center
from jobplus_core.db.connect import connect_sqlite
from jobplus_core.db.location import locate
from jobplus_core.db.migrate import create
from jobplus_core.db.store import open_store
from jobplus_core.hangul import initials, keystrokes
from jobplus_core.kinds import Role, TeamKind
from jobplus_core.postings.ladder.commands import book_hand_offs
from jobplus_core.staff.commands import add_counselor

if TYPE_CHECKING:
    from jobplus_tui.desk import Desk

SCREEN: Final = 30
TODAY: Final = date(2026, 11, 20)
SCALES: Final = (("center", 8_000), ("city", 250_000))
TYPED: Final = ("중구 경리 250만", "강남 민간 3명", "요양보호사 40세", "긴급 개발팀", "7일 IT")
DISTRICTS: Final = (
    ("중구", "11140"),
    ("강남구", "11680"),
    ("도봉구", "11320"),
    ("마포구", "11440"),
    ("송파구", "11710"),
)
WORKS: Final = (("경리 사무원", "0272"), ("요양보호사", "5501"), ("건물 청소원", "5611"), ("조리사", "5311"))


def clock() -> datetime:
    """Ten in the morning of the day that the stores are made for."""
    return datetime(TODAY.year, TODAY.month, TODAY.day, 1, tzinfo=UTC)


def store_of(path: Path, postings: int) -> Path:
    """Make a plain store with so many open postings, two referrals each in the mean; the same for the same number."""
    if path.exists():
        return path
    create(locate(str(path)), plain=True)
    store = open_store(str(path), clock=clock)
    founded = found_center(store, "큰 센터", login="admin", password=None, administrator="시험 관리자")
    team = founded.teams[TeamKind.POSTING]
    counselor = add_counselor(store, founded.actor, "박구인", team_id=team, since=date(2026, 1, 2))
    add_account(
        store,
        founded.actor,
        login="demo",
        name="박구인",
        password=None,
        counselor_id=counselor,
        roles=(Role.COUNSELOR,),
    )
    store.close()
    dice, center = random.Random(postings), founded.actor.institution_id
    raw = connect_sqlite(locate(str(path)))
    raw.execute("BEGIN IMMEDIATE")
    companies = max(100, postings // 8)
    raw.executemany(
        "INSERT INTO employer (institution_id, name, name_key, growth_sector, created_at, version)"
        " VALUES (?, ?, ?, ?, 0, 1)",
        [(center, f"보기상사{n}", f"보기상사{n}", "it_convergence" if n % 9 == 0 else None) for n in range(companies)],
    )
    people = 2_000
    raw.executemany(
        "INSERT INTO seeker (institution_id, owner_id, name, name_cho, name_jamo, target_groups, complete, created_at,"
        " version) VALUES (?, ?, ?, ?, ?, '', 0, 0, 1)",
        [(center, counselor, f"김{n}", initials(f"김{n}"), keystrokes(f"김{n}")) for n in range(people)],
    )
    rows = []
    for _ in range(postings):
        district, work = dice.choice(DISTRICTS), dice.choice(WORKS)
        registered = TODAY - timedelta(days=int(dice.expovariate(1 / 20)))
        rows.append(
            (
                center,
                1 + dice.randrange(companies),
                counselor,
                f"{work[0]} 모집",
                work[0],
                work[1],
                dice.choice(("private", "support")),
                "visit",
                dice.choice((1, 1, 2, 3, 5, None)),
                *district,
                "M",
                wage := dice.randrange(180, 320) * 10_000,
                wage,
                registered.isoformat(),
            )
        )
    raw.executemany(
        "INSERT INTO posting (institution_id, employer_id, developer_id, title, occupation_text, occupation_code,"
        " funding, source, openings, sigungu, district_code, wage_basis, wage_won, wage_monthly, registered_on,"
        " until_filled, state, recorded_at, version)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 'open', 0, 1)",
        rows,
    )
    made = []
    for key in range(1, postings + 1):
        for _ in range(dice.choice((0, 1, 2, 2, 5))):
            ended = None if dice.random() < 0.25 else TODAY.isoformat()
            state = "referred" if ended is None else "no_answer"
            person, urgent = 1 + dice.randrange(people), int(dice.random() < 0.2)
            made.append((center, person, key, counselor, urgent, state, rows[key - 1][-1], ended))
    raw.executemany(
        "INSERT INTO referral (institution_id, seeker_id, posting_id, counselor_id, urgent, channel, state,"
        " referred_on, ended_on, recorded_at, version) VALUES (?, ?, ?, ?, ?, 'center', ?, ?, ?, 0, 1)",
        made,
    )
    raw.execute("COMMIT")
    raw.execute("ANALYZE")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    return path


class Took(NamedTuple):
    """Milliseconds of one kind of reading: the median of the medians of each text typed, and the worst of them."""

    median: float
    worst: float


def timed(work: Callable[[], object], rounds: int) -> float:
    """The median of so many runs, milliseconds of this thread's processor time: others share the machine."""
    spans = []
    for _ in range(rounds):
        began = time.thread_time()
        work()
        spans.append((time.thread_time() - began) * 1000)
    return statistics.median(spans)


def over(spans: Sequence[float]) -> Took:
    """Several texts' medians in one."""
    return Took(statistics.median(spans), max(spans))


def texts() -> list[str]:
    """What stands in the box after each key that ends a syllable, word by word."""
    return ["", *TYPED, *(text[:1] for text in TYPED), "중구 경", "중구 경리", "중구 경리 2"]


def lookup(path: Path, rounds: int) -> list[tuple[str, Took, Took]]:
    """Rows in sight and the whole count, ours and the bare statement's."""
    from jobplus_core.postings.queries import where_of
    from jobplus_tui.desk import Desk
    from jobplus_tui.desk.posting_words import read_wanted

    desk = Desk(str(path), clock=clock)
    desk.sign_in_demo("demo")
    raw = connect_sqlite(locate(str(path)))
    found: dict[str, tuple[list[float], list[float]]] = {"rows": ([], []), "count": ([], [])}
    for text in texts():
        wanted = read_wanted(text)
        with desk.store.read() as reader:
            where, parameters = where_of(1, wanted.filter(desk.actor.counselor_id), desk.ladder_day(reader))
        held = {key: value.isoformat() if isinstance(value, date) else value for key, value in parameters.items()}
        bare = f"""SELECT p.id, p.title, e.name, p.sigungu, p.wage_monthly, p.openings, p.registered_on
            FROM posting p JOIN employer e ON e.id = p.employer_id WHERE {where} ORDER BY p.registered_on, p.id"""
        counted = f"SELECT COUNT(*) FROM posting p JOIN employer e ON e.id = p.employer_id WHERE {where}"
        ours, theirs = found["rows"]
        ours.append(timed(partial(_first, desk, text), rounds))
        theirs.append(timed(partial(_fetch, raw, f"{bare} LIMIT {SCREEN}", held), rounds))
        rows = desk.postings.lookup(wanted).first(SCREEN)[0]
        assert [row.id for row in rows] == [row[0] for row in raw.execute(f"{bare} LIMIT {SCREEN}", held).fetchall()]
        ours, theirs = found["count"]
        few = max(1, rounds // 5)
        ours.append(timed(desk.postings.lookup(wanted).count, few))
        theirs.append(timed(partial(_fetch, raw, counted, held), few))
    raw.close()
    desk.close()
    return [(kind, over(ours), over(theirs)) for kind, (ours, theirs) in found.items()]


def _first(desk: "Desk", text: str) -> object:
    from jobplus_tui.desk.posting_words import read_wanted

    return desk.postings.lookup(read_wanted(text)).first(SCREEN)


def _fetch(raw: Any, sql: str, held: dict[str, Any]) -> object:
    return raw.execute(sql, held).fetchall()


async def typed_to_rows(path: Path, rounds: int) -> Took:
    """From a key in the filter to its rows in the list, in a desk without a terminal: the first of a word each time."""
    from textual import events

    from jobplus_tui.app import DeskApp
    from jobplus_tui.desk import Desk
    from jobplus_tui.screens.postings import PostingsScreen

    desk = Desk(str(path), clock=clock)
    desk.sign_in_demo("demo")
    app = DeskApp(desk, signed_in=True, now=clock)
    spans: list[float] = []

    async def until(done: Callable[[], object]) -> None:
        end = time.monotonic() + 120
        while not done():
            if time.monotonic() > end:
                raise TimeoutError("the rows did not come")
            await asyncio.sleep(0.0005)

    def busy() -> bool:
        return any(not worker.is_finished for worker in app.workers)

    def send(key: str, character: str | None) -> None:
        event = events.Key(key, character)
        event.set_sender(app)
        app.post_message(event)

    async with app.run_test(size=(120, 36)):
        send("f7", None)
        await until(lambda: isinstance(app.screen, PostingsScreen) and not busy() and app.screen._list.count)
        screen: Any = app.screen
        for _ in range(rounds):
            send("slash", "/")
            await until(lambda: screen.query_one("#words").has_focus and not busy())
            before = screen._list._reading.generation
            began = time.perf_counter()
            send("경", "경")

            def come(before: int = before) -> bool:
                reading = screen._list._reading
                return reading.generation > before and (reading.begun or not reading._asked)

            await until(come)
            spans.append((time.perf_counter() - began) * 1000)
            send("escape", None)
            await until(lambda: screen._list.has_focus and not busy())
    desk.close()
    return Took(statistics.median(spans), max(spans))


def main() -> int:
    """Print the figures of both scales."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--folder", type=Path)
    options.add_argument("--rounds", type=int, default=15)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for name, postings in SCALES:
            path = store_of(folder / f"unfilled-{postings}.db", postings)
            rounds = chosen.rounds if postings < 100_000 else 3
            for kind, ours, theirs in lookup(path, rounds):
                print(
                    f"{name} ({postings:,} open): {kind}: p50 {ours.median:.1f} ms, worst text {ours.worst:.1f} ms;"
                    f" bare {theirs.median:.1f} / {theirs.worst:.1f} ms; ratio {ours.median / theirs.median:.2f}"
                )
            store = open_store(str(path), clock=clock)
            from jobplus_tui.desk import Desk

            desk = Desk(str(path), clock=clock)
            desk.sign_in_demo("demo")
            print(f"{name}: the board of districts, stages and teams: {timed(desk.ladder.board, 3):.0f} ms")
            began = time.perf_counter()
            booked = book_hand_offs(store, desk.actor)
            first = time.perf_counter() - began
            print(f"{name}: {booked:,} hand-offs booked in {first:.1f} s, for one desk of the day")
            desk.close()
            store.close()
            shown = asyncio.run(typed_to_rows(path, rounds))
            print(f"{name}: first key to rows on the screen: p50 {shown.median:.1f} ms, worst {shown.worst:.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
