"""A letter by keys from the referrals: for whom, as what, where to and what for."""

from pathlib import Path

from sqlmodel import select
from textual.widgets import Input

from jobplus_core.tables.oversight import ExportLog
from tests.support.cases import a_referral
from tests.support.center import Center
from tests.tui.grid import grid, screen_text
from tests.tui.real_desk import app_on
from tests.tui.settle import press, settle, type_text


async def test_letter_is_written_by_keys_with_its_purpose(center: Center, tmp_path: Path) -> None:
    key = a_referral(center.store, center.kim)
    app = app_on(center, "referrals")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "p")
        assert len(grid(app)) == 24
        text = screen_text(app)
        assert f"알선장 {key} 홍길순" in text
        assert "업체에 줄 알선 구직자 명단" in text
        assert f"알선장-업체-{key}.pdf" in text
        await press(pilot, "2", "tab", "2", "tab")
        assert f"알선장-구직자-{key}.hwpx" in screen_text(app)
        await press(pilot, "home")
        await type_text(pilot, f"{tmp_path}/")
        await press(pilot, "ctrl+s")
        assert "파일의 용도를 쓰세요." in screen_text(app)
        await type_text(pilot, "면접에 가져감")
        await press(pilot, "enter")
        await type_text(pilot, "02-0000-1588")
        await press(pilot, "enter")
        await settle(pilot)
        assert (tmp_path / f"알선장-구직자-{key}.hwpx").read_bytes()[:2] == b"PK"
        assert "알선장-구직자" in screen_text(app)
    with center.store.session() as session:
        assert [(row.what, row.purpose) for row in session.exec(select(ExportLog)).all()] == [
            ("letter seeker", "면접에 가져감")
        ]


async def test_refused_letter_is_asked_again_with_what_was_typed(center: Center, tmp_path: Path) -> None:
    a_referral(center.store, center.kim)
    (tmp_path / "there.hwpx").write_text("다른 것")
    app = app_on(center, "referrals")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "ㅔ", "tab", "2", "tab", "end", "ctrl+u")
        await type_text(pilot, str(tmp_path / "there.hwpx"))
        await press(pilot, "enter")
        await type_text(pilot, "면접")
        await press(pilot, "ctrl+s")
        await settle(pilot)
        text = screen_text(app)
        assert app.screen.query_one("#path", Input).value == str(tmp_path / "there.hwpx")
        assert "면접" in text
        assert "!" in text
        assert (tmp_path / "there.hwpx").read_text() == "다른 것"
        await press(pilot, "escape")
        assert "회신 기다리는 알선 1건" in grid(app)[1]
