"""How wide this terminal draws characters of ambiguous width.

Terminals of Korean systems are often set to draw frames and arrows two cells wide, which tears every line
of a screen apart. The cursor report after one such character tells, before the first frame.
"""

import os
import re
import select
import sys
import time
from typing import Final

REPORT: Final = re.compile(rb"\x1b\[(\d+);(\d+)R")
QUESTION: Final = b"\r\xe2\x86\x92\x1b[6n"
ERASE: Final = b"\r\x1b[K"
DEADLINE_S: Final = 0.25


def column_reported(answer: bytes) -> int | None:
    """Return the column of the first cursor report in the answer, or nothing if there is none."""
    match = REPORT.search(answer)
    return int(match.group(2)) if match else None


def ask_width(read_fd: int, write_fd: int, deadline_s: float = DEADLINE_S) -> int | None:
    """Draw one ambiguous character on a terminal in raw mode and return the cells it took.

    Args:
        read_fd: Where the terminal's answer is read.
        write_fd: Where the terminal is written.
        deadline_s: Seconds to wait; a terminal that does not answer is left alone.

    Returns:
        1 or 2, or nothing when the terminal does not say.
    """
    os.write(write_fd, QUESTION)
    answer = b""
    end = time.monotonic() + deadline_s
    while not REPORT.search(answer):
        left = end - time.monotonic()
        if left <= 0 or not select.select([read_fd], [], [], left)[0]:
            break
        piece = os.read(read_fd, 64)
        if not piece:
            break
        answer += piece
    os.write(write_fd, ERASE)
    column = column_reported(answer)
    return None if column is None else column - 1


def is_ambiguous_wide() -> bool:
    """Return whether the terminal on standard input draws ambiguous characters two cells wide.

    Returns:
        False as well when there is no terminal, or it does not answer in time.
    """
    import termios
    import tty

    try:
        read_fd, write_fd = sys.__stdin__.fileno(), sys.__stderr__.fileno()  # type: ignore[union-attr]
        before = termios.tcgetattr(read_fd)
    except (AttributeError, ValueError, OSError, termios.error):
        return False
    if not os.isatty(write_fd):
        return False
    try:
        tty.setraw(read_fd)
        return ask_width(read_fd, write_fd) == 2
    finally:
        termios.tcsetattr(read_fd, termios.TCSANOW, before)
