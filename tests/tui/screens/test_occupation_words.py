"""Words without a sure occupation, given their code by keys."""

import pytest

from jobplus_core.job_words import queries
from jobplus_core.postings.commands import register_posting
from jobplus_core.postings.rules import PostingForm
from jobplus_tui.screens.occupation_words import OccupationWordsScreen
from tests.support.cases import TODAY
from tests.support.center import Center
from tests.support.places import Dialect
from tests.tui.grid import screen_text
from tests.tui.real_desk import app_on
from tests.tui.settle import press, settle, type_text


@pytest.fixture
def dialect() -> Dialect:
    return "sqlite"


def postings_with(center: Center, code: str) -> int:
    with center.store.read() as reader:
        return reader.number("SELECT COUNT(*) FROM posting WHERE occupation_code = :code", {"code": code})


async def test_words_get_their_code_by_keys_and_are_gone(center: Center) -> None:
    for words, count in (("김밥말이", 3), ("반장님", 1)):
        for _ in range(count):
            form = PostingForm(title="구합니다", employer="가나상사", registered_on=TODAY, occupation_text=words)
            register_posting(center.store, center.park, form)
    app = app_on(center, "postings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "escape", "w")
        await settle(pilot)
        assert isinstance(app.screen, OccupationWordsScreen)
        assert "2가지 · 구인 4건" in screen_text(app)
        await press(pilot, "enter")
        await press(pilot, "ctrl+u")
        await type_text(pilot, "5321")
        await press(pilot, "enter")
        await settle(pilot)
        assert "1가지 · 구인 1건" in screen_text(app)
        assert "김밥말이: 5321 코드를 구인 3건에 주었습니다." in screen_text(app)
    assert postings_with(center, "5321") == 3


async def test_list_that_has_further_words_says_so(center: Center, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "MOST_UNASSIGNED", 2)
    for words in ("김밥말이", "반장님", "반장님", "아무개"):
        form = PostingForm(title="구합니다", employer="가나상사", registered_on=TODAY, occupation_text=words)
        register_posting(center.store, center.park, form)
    app = app_on(center, "postings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "escape", "w")
        await settle(pilot)
        assert "많은 순 2가지 · 구인 3건, 나머지는 이어서" in screen_text(app)


async def test_suggestion_is_taken_with_one_key(center: Center) -> None:
    for words in ("청소 보조", "청소 보조", "반장님"):
        form = PostingForm(title="구합니다", employer="가나상사", registered_on=TODAY, occupation_text=words)
        register_posting(center.store, center.park, form)
    app = app_on(center, "postings")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "escape", "w")
        await settle(pilot)
        assert "^S를 누르면 이 말을 쓴 구인 2건에 5611" in screen_text(app)
        await press(pilot, "ctrl+s")
        await settle(pilot)
        assert "1가지 · 구인 1건" in screen_text(app)
        await press(pilot, "ctrl+s")
        await settle(pilot)
        assert "그럴듯한 직종이 없습니다." in screen_text(app)
    assert postings_with(center, "5611") == 2
