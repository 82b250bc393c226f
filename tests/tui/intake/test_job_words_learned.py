"""The intake looks occupations up with the institution's job words too."""

import unicodedata
from collections.abc import Iterator

import pytest

from jobplus_core.job_words.commands import assign_word
from jobplus_tui.intake.learned import LearnedWords
from jobplus_tui.intake.words import learn, offered, sure_code
from tests.support.center import Center
from tests.tui.desks import LARGE
from tests.tui.grid import screen_text
from tests.tui.intake.form_app import FormApp
from tests.tui.settle import press, settle, type_text, wait_until


@pytest.fixture(autouse=True)
def _known_words_end_with_the_test() -> Iterator[None]:
    yield
    learn(())


def test_a_learned_word_is_beyond_doubt() -> None:
    assert sure_code("홀서빙") == "5322"
    learn((("홀서빙", "5321"),))
    assert sure_code("홀 서빙") == "5321"
    assert (offered("홀서빙")[0].code, offered("홀서빙")[0].confidence) == ("5321", 100)


def test_names_that_begin_with_what_is_typed_stand_before_guesses() -> None:
    assert [each.code for each in offered("요야")][:2] == ["5501", "2145"]


@pytest.mark.parametrize("typed", ["홀", "홀ㅅ", "홀서", "홀 서ㅂ", unicodedata.normalize("NFD", "홀서비")])
def test_learned_word_is_offered_from_its_first_letters(typed: str) -> None:
    assert "5321" not in [each.code for each in offered("홀")]
    learn((("홀서빙", "5321"), ("홀몸노인 돌보기", "5501"), ("홀서빙 알바", "5321"), ("헛코드", "9999")))
    assert "5321" in [each.code for each in offered(typed)][:2]
    assert "9999" not in [each.code for each in offered("헛")]


def test_most_frequent_code_of_a_beginning_comes_first() -> None:
    words = LearnedWords([("홀서빙", "5321"), ("홀몸노인 돌보기", "5501"), ("홀서빙 알바", "5321"), ("카페", "5322")])
    assert (words.begun("홀", 5), words.begun("홀ㅁ", 5), words.begun("", 5), words.begun("!", 5)) == (
        ["5321", "5501"],
        ["5501"],
        [],
        [],
    )


async def test_dialog_offers_the_words_of_the_store(center: Center) -> None:
    assign_word(center.store, center.kim, "홀서빙", "5321")
    app = FormApp(center)
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+t")
        await type_text(pilot, "홀ㅅ")
        await wait_until(pilot, lambda: "5321  패스트푸드 준비원" in screen_text(app))
        await press(pilot, "enter")
        assert "5321 패스트푸드 준비원" in screen_text(app)
