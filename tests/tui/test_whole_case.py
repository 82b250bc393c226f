"""One whole case through the running desk, by keys alone: from sign-in and a feed's file to the weekly report."""

from datetime import datetime
from pathlib import Path

import pytest

from jobplus_core.access.commands import add_account
from jobplus_core.calendar.commands import copy_holidays
from jobplus_core.clock import KST
from jobplus_core.follow_ups.queries import open_follow_ups
from jobplus_core.integrity.queries import check
from jobplus_core.kinds import Indicator, Role
from jobplus_core.placements.queries import of_seeker
from jobplus_core.plan.commands import QuotaForm, set_quotas
from jobplus_core.referrals.queries import referrals
from jobplus_core.seekers.queries import recent
from jobplus_tui.app import DeskApp
from jobplus_tui.desk import Desk
from tests.support.cases import booked
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.support.feed import feed
from tests.support.places import Dialect
from tests.tui.grid import grid, screen_text
from tests.tui.settle import press, settle, type_text

__all__ = ["feed"]

PASSWORD = "돌다리도 두들겨"


@pytest.fixture(params=["sqlite", "postgresql"])
def dialect(request: pytest.FixtureRequest) -> Dialect:
    kind: Dialect = request.param
    return kind


async def test_whole_case_by_keys(center: Center, clock: FrozenClock, feed: Path, dialect: Dialect) -> None:
    size = (80, 24) if dialect == "sqlite" else (120, 36)
    store, kim = center.store, center.kim
    clock.now = datetime(2026, 7, 28, 9, 0, tzinfo=KST)
    copy_holidays(store, center.admin, 2026, 2027)
    add_account(
        store,
        center.admin,
        login="hana",
        name=kim.name,
        password=PASSWORD,
        counselor_id=kim.counselor_id,
        roles=(Role.COUNSELOR,),
    )
    quota = QuotaForm(
        indicator=Indicator.PLACEMENT, year=2026, month=7, value=8, source="목표", counselor_id=kim.counselor_id
    )
    set_quotas(store, center.admin, (quota,))
    desk = Desk(store.location.url or str(store.location), clock=clock, name="desk-7")
    app = DeskApp(desk, now=lambda: desk.now)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)

        # Sign in; a wrong password first.
        await type_text(pilot, "hana")
        await press(pilot, "enter")
        await type_text(pilot, "틀린 암호")
        await press(pilot, "enter")
        assert "✗" in screen_text(app)
        await type_text(pilot, PASSWORD)
        await press(pilot, "enter")
        assert "7월 취업 0/8" in grid(app)[-1]

        # Postings come from a file.
        await press(pilot, "f7", "ctrl+o")
        await type_text(pilot, str(feed))
        await press(pilot, "enter", "ctrl+s")
        brought = 35 if feed.name != "feed.csv" else 4
        assert f"새로 {brought}건" in screen_text(app)
        await press(pilot, "escape")
        assert f"미채용 구인 {brought}건" in grid(app)[1]

        # A person sits opposite.
        await press(pilot, "f3", "ctrl+n")
        for text in ("홍길순", "660304", "01000001234"):
            await type_text(pilot, text)
            await press(pilot, "tab")
        await press(pilot, "1", "tab")
        await type_text(pilot, "도봉구")
        await press(pilot, "tab", "1", "tab", "tab", "tab", "tab")
        for text in ("요양보호사", "60", "50"):
            await type_text(pilot, text)
            await press(pilot, "tab")
        await press(pilot, "ctrl+s")
        with store.read() as reader:
            (person,) = recent(reader, center.institution_id)
        assert (person.name, person.complete, person.wage_monthly) == ("홍길순", True, 600_000)

        # What fits, why, and the referral.
        await press(pilot, "ctrl+y")
        assert "홍길순에게 맞는 구인" in grid(app)[1]
        assert "막는 조건" in screen_text(app)
        await press(pilot, "ctrl+r")
        assert "구직등록 뒤 상담이 없습니다" in screen_text(app)
        await press(pilot, "right", "enter")
        assert "✓ 알선 09:00" in screen_text(app)
        with store.read() as reader:
            (referral,) = referrals(reader, center.institution_id)
        assert referral.score is not None

        # The interview, then the hire.
        await press(pilot, "f5", "ctrl+t", "2", "ctrl+s")
        assert "면접 예정" in grid(app)[3]
        await press(pilot, "ctrl+t", "3", "ctrl+s")
        with store.read() as reader:
            (placement,) = of_seeker(reader, person.id)
            due = open_follow_ups(reader, center.institution_id, until=datetime(2028, 1, 1).date())
        assert placement.state == "standing"
        assert [row.due_on.isoformat() for row in due] == [
            "2026-08-04",
            "2026-08-28",
            "2026-10-28",
            "2027-01-28",
            "2027-07-28",
        ]

        # The call after a week stands on the calendar, the status bar has moved.
        await press(pilot, "f6")
        assert "홍길순" in screen_text(app)
        assert "취업 1주" in screen_text(app)
        assert "7월 취업 1/8" in grid(app)[-1]

        # The weekly report shows it, and each cell opens its rows.
        await press(pilot, "f10")
        person_line = next(line for line in grid(app) if "김하나" in line and line.startswith("│"))
        assert person_line.lstrip("│▸ ").split()[1:9] == ["1", "1", "0", "0", "1", "1", "1", "1"]
        await press(pilot, "down", "right", "right", "right", "right", "right", "right", "enter")
        assert "7.28" in screen_text(app)
    desk.close()
    mine = [(row.indicator, row.quantity) for row in booked(store) if row.counselor_id == kim.counselor_id]
    assert mine == [("registration", 1), ("new_seeker", 1), ("referral", 1), ("placement", 1)]
    assert check(store).ok
