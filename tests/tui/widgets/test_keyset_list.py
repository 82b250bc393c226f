"""The list over pages that come from threads."""

import asyncio
import threading
import time
from collections.abc import Sequence

import pytest

from jobplus_core.errors import Refusal
from jobplus_tui.paging import PAGE_ROWS, Group, KeysetSource, RowsSource
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.list_cursor import landing, top_for, visible
from tests.tui.grid import grid
from tests.tui.sample import PostingRow, posting_rows
from tests.tui.sample_app import SampleApp
from tests.tui.settle import press, settle


def the_list(app: SampleApp) -> KeysetList[PostingRow]:
    return app.screen.query_one(KeysetList)


def body(app: SampleApp) -> list[str]:
    """Return the lines inside the list's frame."""
    return [line[1:-1].rstrip() for line in grid(app)[2:17]]


async def test_list_says_how_many_are_below() -> None:
    app = SampleApp(signed_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        lines = body(app)
        assert lines[0].split() == ["일째", "회사", "일", "곳", "만원"]
        assert lines[1].split() == ["▸!", "62", "한빛물류", "지게차운전원", "강서구", "150"]
        assert lines[14] == "   ▾ 아래 299건 더"
        assert grid(app)[1].startswith("┌─ 미채용 구인 312건 ─")
        await press(pilot, "end")
        assert "▸" in body(app)[14]
        assert the_list(app).cursor == 311


async def test_long_list_reads_only_what_it_shows() -> None:
    asked: list[tuple[int | None, int, int]] = []
    threads: set[str] = set()

    def read(key: int | None, skip: int, limit: int) -> Sequence[PostingRow]:
        asked.append((key, skip, limit))
        threads.add(threading.current_thread().name)
        start = (key or 0) + skip
        return [PostingRow(n, 0, "가나유통", "사무보조", "중구", 220) for n in range(start, start + limit)]

    app = SampleApp([], signed_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        found = the_list(app)
        source: KeysetSource[PostingRow, int] = KeysetSource(
            count=lambda: 500_000, anchors=lambda step: range(0, 500_000, step), read=read
        )
        found.show(source)
        await settle(pilot)
        await press(pilot, "end")
        assert found.current == PostingRow(499_999, 0, "가나유통", "사무보조", "중구", 220)
        assert asked == [(None, 0, 100), (499_000, 900, 100)]
        assert threading.main_thread().name not in threads


async def test_rows_read_ahead_stand_before_anything_is_counted() -> None:
    counting = threading.Event()

    def count() -> int:
        assert counting.wait(10)
        return 250

    rows = posting_rows(250)
    app = SampleApp([], signed_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        the_list(app).show(
            KeysetSource[PostingRow, int](
                count=count,
                anchors=lambda step: (),
                read=lambda key, skip, limit: rows[skip : skip + limit],
                ahead=rows[:100],
            )
        )
        found = the_list(app)
        last = found.render_line(found.size.height - 1).text.rstrip()
        assert (found.count, found.current, last) == (100, rows[0], "   ▾")
        counting.set()
        await settle(pilot)
        assert (the_list(app).count, body(app)[14]) == (250, "   ▾ 아래 237건 더")


async def test_reload_never_shows_what_was_read_ahead() -> None:
    rows = posting_rows(3)
    app = SampleApp([], signed_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        source: KeysetSource[PostingRow, int] = KeysetSource(
            count=lambda: len(rows), anchors=lambda step: (), read=lambda *place: rows, ahead=posting_rows(3)
        )
        the_list(app).show(source)
        await settle(pilot)
        rows.pop()
        the_list(app).reload()
        assert the_list(app).count == 3
        await settle(pilot)
        assert (the_list(app).count, source.take_ahead()) == (2, ())


async def test_cursor_skips_group_rules() -> None:
    rows = posting_rows(4)
    app = SampleApp([Group("지금 2건", "· 기한"), *rows[:2], Group("오늘 2건"), *rows[2:]], signed_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert the_list(app).current == rows[0]
        await press(pilot, "down", "down")
        assert the_list(app).current == rows[2]
        await press(pilot, "up", "up", "up")
        assert the_list(app).current == rows[0]
        assert body(app)[1].startswith(" 지금 2건 · 기한 ───")


async def test_reload_keeps_the_cursor_on_its_row() -> None:
    rows = posting_rows(30)
    app = SampleApp(rows, signed_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "down", "down", "down")
        found = the_list(app)
        rows.insert(0, PostingRow(99, 0, "새회사", "일", "중구", 1))
        app.tell_store_changed()
        await settle(pilot)
        assert (found.cursor, found.current) == (4, rows[4])


class GatedRows:
    """Rows that are read when a gate opens; holds how many it read last, as a source of one day's queue does."""

    def __init__(self, rows: list[PostingRow]) -> None:
        self.rows = rows
        self.gate = threading.Event()
        self.gate.set()
        self.held = 0
        self.readings = 0

    def count(self) -> int:
        found = len(self.rows)
        assert self.gate.wait(10)
        self.readings += 1
        self.held = found
        return found

    def page(self, number: int) -> Sequence[PostingRow]:
        return self.rows[number * PAGE_ROWS : (number + 1) * PAGE_ROWS]


async def test_cursor_moved_during_a_reload_stays_where_it_was_moved() -> None:
    rows = posting_rows(30)
    source = GatedRows(rows)
    app = SampleApp([], signed_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        found = the_list(app)
        found.show(source)
        await settle(pilot)
        source.gate.clear()
        found.reload()
        found.action_move(3)
        rows.insert(0, PostingRow(99, 0, "새회사", "일", "중구", 1))
        source.gate.set()
        await settle(pilot)
        assert (found.cursor, found.current) == (4, rows[4])


async def test_renewed_list_keeps_the_cursor_and_a_shown_one_begins_above() -> None:
    rows = posting_rows(30)
    app = SampleApp(rows, signed_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "down", "down", "down")
        found = the_list(app)
        found.renew(RowsSource([PostingRow(99, 0, "새회사", "일", "중구", 1), *rows]))
        await settle(pilot)
        assert (found.cursor, found.current) == (4, rows[3])
        found.show(RowsSource(rows))
        await settle(pilot)
        assert (found.cursor, found.current) == (0, rows[0])


async def test_older_reading_of_a_source_never_ends_after_a_newer_one() -> None:
    rows = posting_rows(4)
    source = GatedRows(rows)
    app = SampleApp([], signed_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        found = the_list(app)
        found.show(source)
        await settle(pilot)
        source.gate.clear()
        found.reload()
        await asyncio.sleep(0.05)
        rows.pop()
        found.reload()
        found.reload()
        await asyncio.sleep(0.05)
        source.gate.set()
        await settle(pilot)
        assert (source.held, found.count) == (3, 3)
        assert source.readings == 3, "a reading that is out of date before its turn is left out"


async def test_empty_list_and_empty_search_say_so_differently() -> None:
    app = SampleApp([], signed_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert body(app)[2] == "  아직 등록된 구인이 없습니다"
        the_list(app).show(RowsSource([]), filtered="용접 관악")
        await settle(pilot)
        assert body(app)[2] == "  '용접 관악' 0건   / 거르기 고침   Esc 모두"


class Held:
    """A source that waits until it is let go."""

    def __init__(self, rows: Sequence[PostingRow]) -> None:
        self.go = threading.Event()
        self.interrupted = 0
        self.rows = rows

    def count(self) -> int:
        assert self.go.wait(10)
        return len(self.rows)

    def page(self, number: int) -> Sequence[PostingRow]:
        return self.rows

    def interrupt(self) -> None:
        self.interrupted += 1
        self.go.set()


async def test_late_rows_of_an_older_source_are_dropped() -> None:
    app = SampleApp(posting_rows(3), signed_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        slow = Held(posting_rows(5))
        found = the_list(app)
        found.show(slow)
        assert found.count == 3
        found.show(RowsSource(posting_rows(2)))
        await settle(pilot)
        assert (found.count, slow.interrupted) == (2, 1)


class Quick(Held):
    """A source that knows what is in sight before it has counted."""

    def __init__(self, rows: Sequence[PostingRow]) -> None:
        super().__init__(rows)
        self.asked: list[int] = []

    def first(self, rows: int) -> tuple[Sequence[PostingRow], bool]:
        self.asked.append(rows)
        return self.rows[:rows], len(self.rows) < rows

    def page(self, number: int) -> Sequence[PostingRow]:
        return self.rows[number * 100 : (number + 1) * 100]


async def test_what_is_in_sight_stands_before_the_rest_is_counted() -> None:
    app = SampleApp([], signed_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        found, source = the_list(app), Quick(posting_rows(250))
        found.show(source)
        until = time.monotonic() + 10
        while not found.count and time.monotonic() < until:
            await pilot.pause()
        assert (found.count, found.current) == (source.asked[0], source.rows[0])
        assert found.render_line(found.size.height - 1).text.rstrip() == "   ▾"
        source.go.set()
        await settle(pilot)
        assert (found.count, body(app)[14]) == (250, "   ▾ 아래 237건 더")
        found.reload()
        await settle(pilot)
        assert len(source.asked) == 1


async def test_few_rows_in_sight_need_no_count() -> None:
    app = SampleApp([], signed_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for rows in (posting_rows(3), []):
            the_list(app).show(Quick(rows))
            await settle(pilot)
            assert the_list(app).count == len(rows)


class Broken:
    """A source whose store does not answer."""

    def count(self) -> int:
        raise Refusal

    def page(self, number: int) -> Sequence[PostingRow]:
        return ()


async def test_failed_read_is_said_and_old_rows_stay() -> None:
    app = SampleApp(posting_rows(3), signed_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        the_list(app).show(Broken())
        await settle(pilot)
        lines = body(app)
        assert lines[1].split()[1] == "0"
        assert lines[14] == " ✗ 할 수 없는 일입니다."


async def test_marks_survive_moving_and_are_chosen_together() -> None:
    app = SampleApp(posting_rows(200), signed_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "space", "down", "space", "end")
        assert [row.id for row in the_list(app).chosen] == [0, 2]
        the_list(app).clear_marks()
        assert [row.id for row in the_list(app).chosen] == [199]


@pytest.mark.parametrize(
    ("index", "step", "expected"), [(0, 1, 1), (3, 1, 4), (3, -1, 2), (-5, -1, 1), (99, 1, 4), (5, 1, 4)]
)
def test_landing_passes_rules_and_turns_back_at_the_end(index: int, step: int, expected: int) -> None:
    rules = {0, 3, 5}
    assert landing(index, step, 6, rules.__contains__) == expected


def test_top_moves_no_further_than_needed() -> None:
    def none(index: int) -> bool:
        return False

    assert [top_for(cursor, 0, 100, 10, none) for cursor in (8, 9, 99)] == [0, 1, 90]
    assert top_for(3, 50, 100, 10, none) == 3
    assert top_for(4, 50, 100, 10, {3}.__contains__) == 3
    assert [visible(10, 0, 10), visible(11, 0, 10), visible(11, 1, 10)] == [10, 9, 10]
