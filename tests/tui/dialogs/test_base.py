"""What all dialogs share."""

from jobplus_tui.dialogs.base import problem_lines
from jobplus_tui.spans import plain_text


def test_problem_is_told_whole() -> None:
    sentence = "이 구인은 다른 책상이 먼저 채웠습니다. 다시 읽고 다른 구인을 고르십시오."
    lines = [plain_text(line) for line in problem_lines(sentence, 40)]
    assert lines == [" ! 이 구인은 다른 책상이 먼저", "   채웠습니다. 다시 읽고 다른 구인을", "   고르십시오."]


def test_no_problem_keeps_its_line() -> None:
    assert problem_lines("", 40) == [[]]
