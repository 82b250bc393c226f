"""The unfilled postings, driven by keys alone."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from sqlmodel import text

from jobplus_core.postings.queries_record import posting
from jobplus_core.referrals.commands import refer
from jobplus_core.referrals.rules import Shown
from jobplus_tui.app import DeskApp
from jobplus_tui.messages import MatchPosting
from jobplus_tui.screens.postings import PostingsScreen
from tests.support.cases import a_seeker, number
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.tui.desks import LARGE, open_at
from tests.tui.grid import grid, screen_text
from tests.tui.hostile import HOSTILE, STEERING
from tests.tui.screens.unfilled import JUNG, add, titles
from tests.tui.settle import press, type_text, wait_until

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)


async def test_unfilled_are_looked_up_by_district_age_and_words(center: Center, clock: FrozenClock) -> None:
    add(center, "경리사무원", **JUNG)
    add(center, "요양보호사")
    clock.advance(days=8)
    other = {"occupation_text": "건물 청소원", "occupation_code": "5611"}
    add(center, "미화원", registered_on=clock.now.date(), **other, **JUNG)
    async with open_at(center, clock, "postings") as pilot:
        assert titles(pilot) == ["경리사무원", "요양보호사", "미화원"]
        await press(pilot, "slash")
        await type_text(pilot, "중구 6일")
        await press(pilot, "enter")
        assert titles(pilot) == ["경리사무원"]
        assert "미채용 구인 1건 · 2명" in grid(pilot.app)[1]
        await press(pilot, "escape")
        assert len(titles(pilot)) == 3
        await press(pilot, "slash")
        await type_text(pilot, "56")
        await press(pilot, "enter")
        assert titles(pilot) == ["미화원"]
        await press(pilot, "escape", "slash")
        await type_text(pilot, "재가 요양보호사")
        await press(pilot, "enter")
        assert titles(pilot) == []
        await press(pilot, "slash", *["backspace"] * 8, "enter")
        await press(pilot, "slash")
        await type_text(pilot, "요양보호사")
        await press(pilot, "enter")
        assert titles(pilot) == ["경리사무원", "요양보호사"]


async def test_nothing_found_and_nothing_there_are_told_apart(center: Center, clock: FrozenClock) -> None:
    async with open_at(center, clock, "postings") as pilot:
        assert "미채용 구인이 없습니다" in screen_text(pilot.app)
        await press(pilot, "slash")
        await type_text(pilot, "중구")
        await press(pilot, "enter")
        assert "'중구' 0건" in screen_text(pilot.app)


async def test_file_is_looked_into_before_it_is_imported(center: Center, clock: FrozenClock, tmp_path: Path) -> None:
    good = {
        "JO_REQST_NO": "H1",
        "CMPNY_NM": "가나상사",
        "JO_SJ": "사무원 구인",
        "HOPE_WAGE": "월급 / 250만원",
        "WORK_PARAR_BASS_ADRES_CN": "서울 중구",
        "JO_REG_DT": "2013-11-14",
        "RCEPT_CLOS_NM": "마감일 (2013-12-26)",
    }
    over = {**good, "JO_REQST_NO": "H3", "RCEPT_CLOS_NM": "마감일 (2013-11-17)"}
    rows = [good, {**good, "JO_REQST_NO": "H2", "JO_REG_DT": "2013-13-45"}, over]
    envelope = {"list_total_count": 3, "RESULT": {"CODE": "INFO-000", "MESSAGE": ""}, "row": rows}
    path = tmp_path / "feed.json"
    path.write_text(json.dumps({"GetJobInfo": envelope}, ensure_ascii=False), "utf-8")
    async with open_at(center, clock, "postings") as pilot:
        await press(pilot, "ctrl+o")
        await type_text(pilot, str(tmp_path / "none.json"))
        await press(pilot, "enter")
        assert "✗" in screen_text(pilot.app)
        await press(pilot, "end", *["backspace"] * len("none.json"))
        await type_text(pilot, path.name)
        await press(pilot, "enter")
        assert "2013-13-45" in screen_text(pilot.app)
        assert "1건은 마감이 지나 미채용 구인에 나오지 않습니다" in screen_text(pilot.app)
        assert number(center.store, "SELECT COUNT(*) FROM posting") == 0
        await press(pilot, "ctrl+s")
        assert "새로 2건" in screen_text(pilot.app)
        assert "1건은 마감이 지나 미채용 구인에 나오지 않습니다." in screen_text(pilot.app)
        await press(pilot, "escape")
        assert titles(pilot) == ["사무원 구인"]


async def test_urgent_posting_is_handed_to_matching_as_urgent(
    center: Center, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = add(center, "경리사무원")
    clock.advance(days=14)
    gone: list[tuple[str, object]] = []
    async with open_at(center, clock, "postings") as pilot:
        app = cast("DeskApp", pilot.app)
        monkeypatch.setattr(app, "go", lambda id, subject=None: gone.append((id, subject)))
        await press(pilot, "ctrl+r", "enter", "ctrl+r")
    assert gone == [("matching", MatchPosting(key, urgent=True))] * 2


async def test_page_shows_the_referrals_and_the_ladder_its_dates(center: Center, clock: FrozenClock) -> None:
    key = add(center, "경리사무원")
    refer(center.store, center.kim, a_seeker(center.store, center.kim, "홍길순"), key)
    async with open_at(center, clock, "postings", size=LARGE) as pilot:
        text = screen_text(pilot.app)
        assert "11.27(수) · 7일 뒤" in text
        assert "진행 1건" in text
        await press(pilot, "enter")
        page = screen_text(pilot.app)
        assert "홍길순" in page
        assert "월급 220만" in page
    async with open_at(center, clock, "postings") as pilot:
        await press(pilot, "ctrl+l")
        assert "구인개발팀 이관    11.19(화)" in screen_text(pilot.app)
    clock.advance(days=1)
    async with open_at(center, clock, "postings") as pilot:
        await press(pilot, "ctrl+l")
        assert "구인개발팀 이관    알선 끝나면" in screen_text(pilot.app)


async def test_page_shows_the_points_of_a_referral(center: Center, clock: FrozenClock) -> None:
    key = add(center, "경리사무원")
    refer(
        center.store,
        center.kim,
        a_seeker(center.store, center.kim, "홍길순"),
        key,
        shown=Shown(score=7_950, weight_version=1, reasons="[]"),
    )
    async with open_at(center, clock, "postings") as pilot:
        await press(pilot, "enter")
        row = next(line for line in grid(pilot.app) if "홍길순" in line)
    assert row.split()[4:6] == ["79", "알선"]


async def test_broken_layout_is_a_sentence_and_the_desk_goes_on(center: Center, clock: FrozenClock) -> None:
    key = add(center, "경리사무원")
    async with open_at(center, clock, "postings") as pilot:
        with center.store.write(center.admin, "break") as work:
            work.session.execute(text("ALTER TABLE posting RENAME COLUMN duties TO something"))
            work.finish(key)
        # The list is read again after the commit; what can be read takes the sentence back.
        screen = cast("PostingsScreen", pilot.app.screen)
        screen._told = None
        await wait_until(pilot, lambda: screen._told is not None)
        await press(pilot, "enter")
        assert "데이터베이스가 거절했습니다" in screen_text(pilot.app)
        await press(pilot, "f3")
        assert "구직" in grid(pilot.app)[1]


async def test_small_screen_is_whole(center: Center, clock: FrozenClock) -> None:
    add(center, "경리사무원", **JUNG)
    async with open_at(center, clock, "postings") as pilot:
        lines = grid(pilot.app)
        assert len(lines) == 24
        assert "7 구인" in lines[0]
        assert "일째 업체" in lines[3]
        assert lines[4].split()[:5] == ["│▸◦", "0", "가나상사", "경리사무원", "중구"]
        assert "Enter 열기  ^R 알선  / 거르기" in lines[17]
        assert "가나상사 경리사무원 0영업일째" in lines[18]
        assert "많은 구  중구 1" in lines[20]
        assert "^L 넘겨주기  ^G 구 고르기" in lines[21]
        assert lines[22].split()[:2] == ["F1", "도움"]
        assert lines[23].startswith(" 김하나")


@pytest.mark.parametrize(("name", "seen"), HOSTILE)
async def test_hostile_name_is_shown_as_text(center: Center, clock: FrozenClock, name: str, seen: str) -> None:
    key = add(center, name, name)
    refer(center.store, center.kim, a_seeker(center.store, center.kim, name), key)
    async with open_at(center, clock, "postings", size=(140, 36)) as pilot:
        start = seen[:8]
        assert start in grid(pilot.app)[4]
        await press(pilot, "enter")
        assert start in screen_text(pilot.app)
        assert STEERING & set(screen_text(pilot.app).replace("\n", "")) == set()
        await press(pilot, "f1", "escape", "escape")
        assert pilot.app.is_running


async def test_posting_closed_on_its_page_leaves_the_list(center: Center, clock: FrozenClock) -> None:
    key = add(center, "경리사무원 구함")
    add(center, "미화원 구함")
    async with open_at(center, clock, "postings") as pilot:
        cursor = titles(pilot).index("경리사무원 구함")
        await press(pilot, *["down"] * cursor, "enter", "ctrl+l")
        assert "가나상사 경리사무원 구함" in screen_text(pilot.app)
        await press(pilot, "2", "enter")
        await type_text(pilot, "전화로 들음")
        await press(pilot, "enter", "escape")
        assert titles(pilot) == ["미화원 구함"]
    with center.store.read() as reader:
        record = posting(reader, key)
    assert record is not None
    assert (record.state, record.closed_reason) == ("closed", "employer_withdrew: 전화로 들음")


async def test_key_line_shows_only_keys_that_do_something(center: Center, clock: FrozenClock) -> None:
    async with open_at(center, clock, "results") as pilot:
        assert "^Z" not in grid(pilot.app)[-2]
        await press(pilot, "ctrl+z")
        assert "여기에서 되돌릴 일이 없습니다." in grid(pilot.app)[-1]
        await press(pilot, "f5")
        assert "^Z 되돌리기" in grid(pilot.app)[-2]


async def test_days_of_an_old_posting_are_not_cut(center: Center, clock: FrozenClock) -> None:
    add(center, "오래된 일", registered_on=clock.now.date() - timedelta(days=2_000))
    async with open_at(center, clock, "postings") as pilot:
        row = next(line for line in grid(pilot.app) if "오래된 일" in line)
    assert re.search(r"\b1,\d{3} ", row) is not None


async def test_who_fits_is_counted_behind_the_list_and_narrows_it(center: Center, clock: FrozenClock) -> None:
    a_seeker(center.store, center.kim)
    key = add(center, "요양보호사")
    add(center, "경리사무원", occupation_text="경리 사무원", occupation_code="0272")
    async with open_at(center, clock, "postings") as pilot:
        rows = [line.replace("▸", " ").split() for line in grid(pilot.app)[4:6]]
        assert [row[9:11] for row in rows] == [["1", "78"], ["0", "–"]]
        assert "맞는 사람 1명" in screen_text(pilot.app)
        await press(pilot, "slash")
        await type_text(pilot, "맞는사람")
        await press(pilot, "enter")
        assert titles(pilot) == ["요양보호사"]
        assert "미채용 구인 1건" in grid(pilot.app)[1]
        refer(center.store, center.lee, a_seeker(center.store, center.lee, phone="010-0000-7777"), key)
        await press(pilot, "escape")
        assert titles(pilot) == ["요양보호사", "경리사무원"]


async def test_typed_words_stand_as_chips(center: Center, clock: FrozenClock) -> None:
    add(center, "요양보호사", **JUNG)
    async with open_at(center, clock, "postings", size=LARGE) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "중구 민간 200만 2명 40세 다온")
        await press(pilot, "enter")
        assert " ".join(grid(pilot.app)[2].split("││")[0].split()) == "│ 거르기 미채용 중구 40세 민간 200만 2명 다온"
        assert titles(pilot) == []
        await press(pilot, "escape")
        assert titles(pilot) == ["요양보호사"]


async def test_company_of_a_posting_shows_what_it_still_looks_for(center: Center, clock: FrozenClock) -> None:
    add(center, "경리사무원", "가나상사")
    add(center, "요양보호사", "다라요양원")
    add(center, "미화원", "가나상사")
    async with open_at(center, clock, "postings") as pilot:
        await press(pilot, "ctrl+y")
        shown = screen_text(pilot.app)
        assert "가나상사" in shown
        assert [name in shown for name in ("경리사무원", "요양보호사", "미화원")] == [True, False, True]
        await press(pilot, "escape")
        assert len(titles(pilot)) == 3
