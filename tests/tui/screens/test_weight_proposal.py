"""What outcomes propose, by keys from the weights: read by everybody, taken or turned down by leads."""

import pytest

from jobplus_core.matching.commands import save_weights
from jobplus_core.matching.learning import fitting
from jobplus_core.matching.learning.commands import propose_weights
from jobplus_core.matching.learning.queries import proposals
from jobplus_core.matching.queries import weight_history, weights_of
from jobplus_tui.messages import MatchSeeker
from tests.support.cases import a_seeker
from tests.support.center import Center
from tests.support.outcomes import play_center
from tests.tui.grid import grid, screen_text
from tests.tui.real_desk import app_on
from tests.tui.settle import press, settle, type_text


@pytest.fixture
def seeker(center: Center, monkeypatch: pytest.MonkeyPatch) -> int:
    """A seeker with work to match, at a center where a proposal waits."""
    monkeypatch.setattr(fitting, "LEAST_OUTCOMES", 100)
    monkeypatch.setattr(fitting, "LEAST_OF_EACH_ANSWER", 2)
    people = play_center(center)
    propose_weights(center.store, center.kim)
    return people[0]


async def test_lead_takes_the_proposal_with_a_reason(center: Center, seeker: int) -> None:
    app = app_on(center, "matching", MatchSeeker(seeker), login="han")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "w", "ctrl+l")
        lines, text = grid(app), screen_text(app)
        assert "가중치 제안 v1과 견줌" in text
        assert any("직종" in line and "30" in line for line in lines)
        assert "결과 100건에서 배움, 2013-11-18" in text
        assert "30일 안에 알선한 5명의 앞 10건" in text
        assert "아직" in text
        assert len(lines) == 24
        await press(pilot, "tab", "right", "enter")
        assert "까닭을 먼저 적으십시오." in screen_text(app)
        await type_text(pilot, "한 해 결과대로")
        await press(pilot, "enter", "enter")
        with center.store.read() as reader:
            held = weights_of(reader, center.institution_id)
            assert held.version == 2
            assert [each.note for each in weight_history(reader, center.institution_id)] == ["한 해 결과대로"]
        await press(pilot, "w", "ctrl+l")
        text = screen_text(app)
        assert "받음 v2" in text
        assert "한지우" in text
        assert "한 해 결과대로" in text


async def test_answer_is_no_unless_one_says_else(center: Center, seeker: int) -> None:
    app = app_on(center, "matching", MatchSeeker(seeker), login="han")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "w", "ctrl+l")
        await type_text(pilot, "글쎄요")
        await press(pilot, "enter", "enter")
        assert "합계 100" in screen_text(app)
        with center.store.read() as reader:
            assert weight_history(reader, center.institution_id) == []
            assert [each.open for each in proposals(reader, center.institution_id)] == [True]


async def test_others_read_the_proposal_and_decide_nothing(center: Center, seeker: int) -> None:
    app = app_on(center, "matching", MatchSeeker(seeker))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "w", "ctrl+l")
        assert "팀장이 정합니다." in screen_text(app)
        await press(pilot, "enter", "escape")
        assert "합계 100" in screen_text(app)
        with center.store.read() as reader:
            assert [each.open for each in proposals(reader, center.institution_id)] == [True]


async def test_refused_decision_says_why_over_the_weights(center: Center, seeker: int) -> None:
    app = app_on(center, "matching", MatchSeeker(seeker), login="han")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "w", "ctrl+l")
        save_weights(center.store, center.lead, {"occupation": 60, "wage": 40}, "다른 자리에서")
        await type_text(pilot, "결과대로")
        await press(pilot, "enter", "right", "enter")
        assert "제안은 가중치 v1과 견준 것인데 지금은 v2입니다." in screen_text(app)


async def test_no_proposal_is_said_with_the_way_to_one(center: Center) -> None:
    app = app_on(center, "matching", MatchSeeker(a_seeker(center.store, center.kim)), login="han")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "w")
        assert "합계 100" in screen_text(app)
        await press(pilot, "ctrl+l")
        text = screen_text(app)
        assert ("아직 제안이 없습니다." in text, "만듭니다." in text) == (True, True)
