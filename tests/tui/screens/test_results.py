"""The weekly report, driven by keys alone."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from jobplus_core.kinds import Indicator, TeamKind
from jobplus_core.placements.commands import cancel_placement, place
from jobplus_core.plan.commands import QuotaForm, TargetForm, set_quotas, set_targets
from jobplus_core.plan.queries import quotas
from jobplus_core.postings.commands import register_posting
from jobplus_core.reports.closing import close
from jobplus_core.reports.weeks import week_of
from jobplus_core.staff.commands import add_counselor
from jobplus_tui.widgets.text_input import TextInput
from tests.support.cases import POSTING, TODAY, a_referral, a_seeker
from tests.support.center import SINCE, Center
from tests.support.clock import FrozenClock
from tests.tui.desks import LARGE, open_at
from tests.tui.grid import grid, screen_text
from tests.tui.hostile import HOSTILE, STEERING
from tests.tui.settle import press, settle

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)


def plan(center: Center) -> None:
    """Set the year's targets and a month's quota."""
    year = SINCE.year
    targets = (
        TargetForm(indicator=Indicator.PLACEMENT, year=year, value=95, source="추진계획"),
        TargetForm(indicator=Indicator.PLACEMENT, year=year, value=100, source="세부계획", active=False),
        TargetForm(indicator=Indicator.REGISTRATION, year=year, value=8, source="추진계획"),
    )
    set_targets(center.store, center.admin, targets)
    quota = QuotaForm(
        indicator=Indicator.PLACEMENT, year=year, month=11, value=8, source="목표", counselor_id=center.kim.counselor_id
    )
    set_quotas(center.store, center.admin, (quota,))


async def test_figures_of_the_week_open_the_rows_beneath(center: Center, clock: FrozenClock) -> None:
    a_referral(center.store, center.kim)
    a_seeker(center.store, center.lee, "김철수", phone="010-0000-2345")
    async with open_at(center, clock, "results", size=LARGE) as pilot:
        lines = grid(pilot.app)
        team = next(line for line in lines if line.startswith("│ 구직등록"))
        assert team.split()[2:4] == ["2", "2"]
        person = next(line for line in lines if "김하나" in line and line.startswith("│"))
        assert person.split()[2:10] == ["1", "1", "0", "0", "1", "1", "0", "0"]
        await press(pilot, "end", "enter")
        text = screen_text(pilot.app)
        assert "계 · 구직등록 · 11월 3째주 2건" in text
        assert "이두리" in text
        await press(pilot, "escape", "up", "right", "right", "right", "right", "enter")
        assert "취업알선 · 11월 3째주" in screen_text(pilot.app)


async def test_row_beneath_a_figure_opens_its_person(center: Center, clock: FrozenClock) -> None:
    a_seeker(center.store, center.kim, "김철수", phone="010-0000-2345")
    async with open_at(center, clock, "results", size=LARGE) as pilot:
        await press(pilot, "end", "enter", "enter")
        assert "김철수 1번" in screen_text(pilot.app)


async def test_other_team_other_weeks(center: Center, clock: FrozenClock) -> None:
    register_posting(center.store, center.park, POSTING)
    clock.advance(days=7)
    register_posting(center.store, center.park, replace(POSTING, registered_on=clock.now.date()))
    async with open_at(center, clock, "results") as pilot:
        await press(pilot, "ctrl+y", "ctrl+y")
        row = next(line for line in grid(pilot.app) if "박세모" in line)
        assert row.split()[1:5] == ["1", "2", "2", "4"]
        assert "11월 4째주" in grid(pilot.app)[1]
        await press(pilot, "pageup")
        assert "11월 3째주" in grid(pilot.app)[1]
        row = next(line for line in grid(pilot.app) if "박세모" in line)
        assert row.split()[1:5] == ["1", "1", "2", "2"]
        await press(pilot, "pagedown", "pagedown")
        assert "11월 4째주" in grid(pilot.app)[1]


async def test_outlook_shows_both_candidates_and_never_mixes_them(center: Center, clock: FrozenClock) -> None:
    plan(center)
    async with open_at(center, clock, "results", size=LARGE) as pilot:
        text = screen_text(pilot.app)
        assert "0 / 95" in text
        assert "목표 하나 더 100" in text
        assert "지난해" not in text


async def test_small_screen_is_whole_and_swaps_in_the_chart(center: Center, clock: FrozenClock) -> None:
    plan(center)
    a_referral(center.store, center.kim)
    async with open_at(center, clock, "results") as pilot:
        lines = grid(pilot.app)
        assert len(lines) == 24
        assert "취업상담팀" in lines[1]
        assert lines[4].split()[:3] == ["│", "상담원", "주"]
        total = next(line for line in lines if line.startswith("│ 계"))
        assert total.split()[2:4] == ["1", "1"]
        assert next(line for line in lines if "달성" in line).split()[2] == "12.5%"
        assert "^G 그림" in lines[21]
        await press(pilot, "ctrl+g")
        assert "올해 전망" in screen_text(pilot.app)
        assert "11월" in screen_text(pilot.app)
        assert any("^Y 다른 팀  ^G 그림" in line for line in grid(pilot.app))
        await press(pilot, "escape")
        assert "올해 전망" not in screen_text(pilot.app)


async def test_people_out_of_sight_are_counted_as_in_other_lists(center: Center, clock: FrozenClock) -> None:
    team = center.teams[TeamKind.COUNSELING]
    for number in range(12):
        add_counselor(center.store, center.admin, f"상담{number}", team_id=team, since=SINCE, lead=False)
    async with open_at(center, clock, "results") as pilot:
        head = next(line for line in grid(pilot.app) if "누계" in line)
    assert head.split()[:4] == ["│", "▾", "3명", "더"]


@pytest.mark.parametrize(("name", "seen"), HOSTILE)
async def test_hostile_name_is_shown_as_text(center: Center, clock: FrozenClock, name: str, seen: str) -> None:
    team = center.teams[TeamKind.COUNSELING]
    add_counselor(center.store, center.admin, name, team_id=team, since=SINCE, lead=False)
    async with open_at(center, clock, "results", size=LARGE) as pilot:
        assert seen[:6] in screen_text(pilot.app)
        for _ in range(5):
            await press(pilot, "enter", "escape", "down")
        assert STEERING & set(screen_text(pilot.app).replace("\n", "")) == set()
        assert pilot.app.is_running


async def test_lead_closes_the_week_corrects_a_mistake_and_sees_it(center: Center, clock: FrozenClock) -> None:
    placement = place(center.store, center.kim, a_referral(center.store, center.kim))
    clock.advance(days=7)
    async with open_at(center, clock, "results", login="han", size=LARGE) as pilot:
        await press(pilot, "pageup")
        assert "11월 3째주" in grid(pilot.app)[1]
        assert "아직 확정 전" in grid(pilot.app)[1]
        row = next(line for line in grid(pilot.app) if line.startswith("│ 김하나"))
        assert row.split()[8:10] == ["1", "1"]
        # The answer is no unless one says yes.
        await press(pilot, "ctrl+r", "enter")
        assert "아직 확정 전" in grid(pilot.app)[1]
        await press(pilot, "ctrl+r", "right", "enter")
        assert "✓ 확정" in grid(pilot.app)[1]
        cancel_placement(center.store, center.kim, placement, "사람을 잘못 봄", version=1)
        pilot.app.screen.store_changed()  # type: ignore[attr-defined]
        await settle(pilot)
        row = next(line for line in grid(pilot.app) if line.startswith("│ 김하나"))
        assert row.split()[8:10] == ["1", "1"]
        await press(pilot, "pagedown")
        assert "정정 취업자수 +0/-1" in screen_text(pilot.app)
        await press(pilot, "ctrl+r", "right", "enter")
        assert "그날부터 마감할 수 있습니다" in screen_text(pilot.app)


async def test_corrections_that_are_not_named_are_counted(center: Center, clock: FrozenClock) -> None:
    placements = [place(center.store, center.kim, a_referral(center.store, center.kim)) for _ in range(7)]
    clock.advance(days=7)
    close(center.store, center.lead, "시험센터", week_of(TODAY))
    for placement in placements:
        cancel_placement(center.store, center.kim, placement, "사람을 잘못 봄", version=1)
    async with open_at(center, clock, "results", login="han", size=LARGE) as pilot:
        line = next(line for line in grid(pilot.app) if "정정 취업자수" in line)
        assert "정정 취업자수 +0/-7 · 되돌린 원장" in line
        assert line.rstrip().endswith("번 외 2건")


async def test_counselor_may_not_close(center: Center, clock: FrozenClock) -> None:
    async with open_at(center, clock, "results") as pilot:
        await press(pilot, "ctrl+r")
        assert "주 마감은 팀장이 합니다" in screen_text(pilot.app)


async def test_past_moment_shows_the_week_as_it_stood(center: Center, clock: FrozenClock) -> None:
    a_referral(center.store, center.kim)
    clock.advance(days=1)
    a_seeker(center.store, center.lee, "김철수", phone="010-0000-2345")
    async with open_at(center, clock, "results", size=LARGE) as pilot:
        total = next(line for line in grid(pilot.app) if line.startswith("│ 계"))
        assert total.split()[2:4] == ["2", "2"]
        await press(pilot, "ctrl+t", "tab", *"2013-11-18", "enter")
        total = next(line for line in grid(pilot.app) if line.startswith("│ 계"))
        assert total.split()[2:4] == ["1", "1"]
        assert "2013-11-18 23:59 기준" in grid(pilot.app)[1]
        await press(pilot, "ctrl+t", "home", *["delete"] * 8, *"nie", "ctrl+s")
        assert "주는 2013-W47" in screen_text(pilot.app)
        await press(pilot, "escape", "escape")
        assert "기준" not in grid(pilot.app)[1]


async def test_report_leaves_as_a_file_with_its_purpose(center: Center, clock: FrozenClock, tmp_path: Path) -> None:
    path = tmp_path / "주보.csv"
    path.write_text("다른 것")
    async with open_at(center, clock, "results") as pilot:
        await press(pilot, "ctrl+o", "4", "tab")
        field = pilot.app.screen.query_one("#path", TextInput)
        assert field.value == "주보-2013-W47.csv"
        field.value = str(path)
        await press(pilot, "ctrl+s")
        assert "파일의 용도를 쓰세요" in screen_text(pilot.app)
        await press(pilot, *"meeting", "enter")
        # What stands there is never overwritten: the form comes back with what was typed.
        assert "이미 있는 파일입니다" in screen_text(pilot.app)
        # Nor is anything lost where no file can stand.
        for typed in ("~김하나/주보.csv", str(tmp_path / ("길" * 100))):
            pilot.app.screen.query_one("#path", TextInput).value = typed
            await press(pilot, "ctrl+s")
            assert "그 자리에 파일을 쓸 수 없음" in screen_text(pilot.app)
            assert pilot.app.screen.query_one("#path", TextInput).value == typed
        pilot.app.screen.query_one("#path", TextInput).value = str(tmp_path / "새 주보.csv")
        await press(pilot, "ctrl+s")
        assert "파일을 적었습니다" in screen_text(pilot.app)
    assert path.read_text() == "다른 것"
    assert (tmp_path / "새 주보.csv").read_text().startswith("team,counselor,column")


async def test_lead_chooses_among_targets_and_divides_them(center: Center, clock: FrozenClock) -> None:
    plan(center)
    async with open_at(center, clock, "results", login="han", size=LARGE) as pilot:
        assert "0 / 95" in screen_text(pilot.app)
        await press(pilot, "ctrl+l")
        text = screen_text(pilot.app)
        assert "세부계획" in text
        assert "1인 월 목표(반올림 전): ÷2 4.0 · ÷3 2.6" in text
        await press(pilot, "down", "down", "up", "enter", *"900101-1234567", "enter", "right", "enter")
        assert pilot.app.screen.query_one("#reason", TextInput).value == "900101-1234567"
        pilot.app.screen.query_one("#reason", TextInput).value = ""
        await press(pilot, *"order", "enter", "right", "enter")
        assert "0 / 100" in screen_text(pilot.app)
        await press(pilot, "ctrl+l", "ctrl+r", "right", "enter", "ctrl+l", "ctrl+l")
        assert "목표·목표량 설정 이력" in screen_text(pilot.app)
        told = " ".join(screen_text(pilot.app).replace("│", " ").split())
        assert "2013-11-18 09:00 관리자 취업자수 100 적용 중 세부계획" in told
        assert "한지우: order" in told
        assert "2013-11-18 09:00까지 적용" in told
        assert "김하나 8 → 4 · 이두리 4" in told
        assert "취업자수 세부계획 100 · 월 균등" in told
        await press(pilot, "escape")
        assert "세부계획" in screen_text(pilot.app)
    with center.store.read() as reader:
        found = quotas(reader, center.institution_id, SINCE.replace(month=11))
        rows = {row.counselor_id: row.value for row in found if row.indicator == Indicator.PLACEMENT}
    assert rows[center.kim.counselor_id] == rows[center.lee.counselor_id] == 4


async def test_counselor_sees_targets_and_changes_none(center: Center, clock: FrozenClock) -> None:
    plan(center)
    async with open_at(center, clock, "results") as pilot:
        await press(pilot, "ctrl+l", "enter")
        assert "목표 선택과 배분은 팀장이 합니다" in screen_text(pilot.app)


async def test_everybodys_month_goes_through_measures_and_teams(center: Center, clock: FrozenClock) -> None:
    plan(center)
    place(center.store, center.kim, a_referral(center.store, center.kim))
    async with open_at(center, clock, "results") as pilot:
        await press(pilot, "f11")
        text = screen_text(pilot.app)
        assert "취업상담팀 · 11월 취업자수" in text
        kim = next(line for line in grid(pilot.app) if "김하나" in line)
        assert kim.split()[2] == "1/8"
        await press(pilot, "full_stop")
        assert "11월 구직등록" in screen_text(pilot.app)
        await press(pilot, "ctrl+y", "ctrl+y")
        assert "구인개발팀 · 11월 구인인원" in screen_text(pilot.app)
        assert "박세모" in screen_text(pilot.app)


async def test_status_bar_goes_through_the_teams_measures_and_hears_another_desk(
    center: Center, clock: FrozenClock
) -> None:
    plan(center)
    async with open_at(center, clock, "results", size=LARGE) as pilot:
        assert "11월 취업 0/8" in grid(pilot.app)[-1]
        await press(pilot, "full_stop")
        assert "11월 구직등록 0" in grid(pilot.app)[-1]
        a_seeker(center.store, center.kim, "김철수", phone="010-0000-2345")
        async with asyncio.timeout(5):
            while "11월 구직등록 1" not in grid(pilot.app)[-1]:
                await pilot.pause(0.02)


async def test_evaluation_shows_makings_and_takes_the_leads_words(center: Center, clock: FrozenClock) -> None:
    plan(center)
    place(center.store, center.kim, a_referral(center.store, center.kim))
    clock.advance(days=14)
    async with open_at(center, clock, "results", login="han") as pilot:
        await press(pilot, "e")
        text = screen_text(pilot.app)
        assert "2013-11 11월" in text
        assert "우수자 김하나  특별휴가 1일, 문화상품권 2만원" in text
        kim = next(line for line in grid(pilot.app) if "김하나" in line and "%" in line)
        assert "1 12%" in kim
        # What may not be kept is given back to be mended, not lost.
        await press(pilot, "ctrl+l", "enter", *"900101-1234567", "enter", "right", "enter")
        assert "주민등록번호" in screen_text(pilot.app)
        assert pilot.app.screen.query_one("#reason", TextInput).value == "900101-1234567"
        pilot.app.screen.query_one("#reason", TextInput).value = ""
        await press(pilot, *"fewer", "enter", "right", "enter")
        assert "원인분석·대책: fewer" in screen_text(pilot.app)
        await press(pilot, "ctrl+r", "right", "enter")
        assert "✓ 확정" in grid(pilot.app)[1]
        # Nothing is typed that the sheet would never show.
        await press(pilot, "ctrl+l")
        assert "확정한 평가입니다. 원인분석·대책은 확정하기 전에 적습니다." in screen_text(pilot.app)
        await press(pilot, "ctrl+y")
        assert "2013-Q4 4분기" in screen_text(pilot.app)
        await press(pilot, "pageup")
        assert "2013-Q3 3분기" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert "주보 취업상담팀" in screen_text(pilot.app)
