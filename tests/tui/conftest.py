"""A terminal of true color, with frames as fast as they come; and desks that end with their test."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from jobplus_tui.desk import Desk
from jobplus_tui.terminal.environment import prepare_environment

prepare_environment()
os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", TEXTUAL_FPS="1000")
os.environ.pop("NO_COLOR", None)


@pytest.fixture(autouse=True)
def ended_desks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """End every desk that a test began: each holds files of its store, of which a process may have a thousand."""
    begun: list[Desk] = []
    begin = Desk.__init__

    def noted(desk: Desk, *args: Any, **named: Any) -> None:
        begin(desk, *args, **named)
        begun.append(desk)

    monkeypatch.setattr(Desk, "__init__", noted)
    yield
    for desk in begun:
        desk.close()
