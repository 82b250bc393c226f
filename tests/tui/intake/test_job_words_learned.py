"""The intake looks occupations up with the institution's job words too."""

from collections.abc import Iterator

import pytest

from jobplus_tui.intake.words import learn, offered, sure_code


@pytest.fixture(autouse=True)
def _known_words_end_with_the_test() -> Iterator[None]:
    yield
    learn(())


def test_a_learned_word_is_beyond_doubt() -> None:
    assert sure_code("홀서빙") is None
    learn((("홀서빙", "5321"),))
    assert sure_code("홀 서빙") == "5321"
    assert (offered("홀서빙")[0].code, offered("홀서빙")[0].confidence) == ("5321", 100)


def test_names_that_begin_with_what_is_typed_stand_before_guesses() -> None:
    assert [each.code for each in offered("요야")][:2] == ["5501", "2145"]
