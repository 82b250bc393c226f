import os
import threading

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from jobplus_tui.terminal.environment import SETTINGS, prepare_environment
from jobplus_tui.terminal.filters import ControlGuard, InkFilter, NarrowGuard, PaletteFilter
from jobplus_tui.terminal.probe import ask_width, column_reported

BLACK = Color(0, 0, 0)


def test_environment_drops_foreign_settings() -> None:
    environ = {"TEXTUAL_DRIVER": "x", "TEXTUAL_FPS": "5", "TEXTUAL": "devtools", "HOME": "/h"}
    prepare_environment(environ)
    assert environ == {"HOME": "/h", **SETTINGS}


def test_guard_drops_steering_characters_and_leaves_clean_lines_alone() -> None:
    guard = ControlGuard()
    clean = [Segment("가나다")]
    assert guard.apply(clean, BLACK) is clean
    assert guard.apply([Segment("가\x1b[2J\u202e나")], BLACK) == [Segment("가[2J나")]


def test_narrow_guard_keeps_the_width_and_leaves_no_ambiguous_character() -> None:
    guard = NarrowGuard()
    clean = [Segment("plain")]
    assert guard.apply(clean, BLACK) is clean
    assert guard.apply([Segment("회신·끝 … → – ▃ ①"), Segment("x")], BLACK) == [
        Segment("회신,끝 ~ > -   ?"),
        Segment("x"),
    ]


def test_palette_filter_takes_the_written_number() -> None:
    made = PaletteFilter({"#845400": 58}).apply([Segment("x", Style(color="#845400", bgcolor="#010203"))], BLACK)
    style = made[0].style
    assert style is not None
    assert style.color is not None
    assert style.color.number == 58
    assert style.bgcolor is not None
    assert style.bgcolor.name == "#010203"


def test_ink_filter_reverses_the_cursor_row_and_keeps_what_matters_bold() -> None:
    filter_ = InkFilter(frozenset({"#d5e3f3"}), frozenset({"#ae241c"}))
    row, bad = filter_.apply([Segment("x", Style(bgcolor="#D5E3F3")), Segment("!", Style(color="#AE241C"))], BLACK)
    assert (row.style, bad.style) == (Style(reverse=True), Style(bold=True, reverse=False))


@pytest.mark.parametrize(("answer", "width"), [(b"\x1b[1;2R", 1), (b"x\x1b[10;3R", 2)])
def test_probe_reads_the_width_from_the_cursor(answer: bytes, width: int) -> None:
    read_fd, terminal_out = os.pipe()
    terminal_in, write_fd = os.pipe()
    try:
        threading.Thread(target=lambda: (os.read(terminal_in, 64), os.write(terminal_out, answer))).start()
        assert ask_width(read_fd, write_fd, deadline_s=10) == width
    finally:
        for descriptor in (read_fd, terminal_out, terminal_in, write_fd):
            os.close(descriptor)


def test_terminal_that_does_not_answer_is_left_alone() -> None:
    read_fd, silent = os.pipe()
    terminal_in, write_fd = os.pipe()
    try:
        assert ask_width(read_fd, write_fd, deadline_s=0.01) is None
    finally:
        for descriptor in (read_fd, silent, terminal_in, write_fd):
            os.close(descriptor)
    assert column_reported(b"\x1b[A") is None
