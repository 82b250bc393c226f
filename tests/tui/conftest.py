"""A terminal of true color, with frames as fast as they come; desks that start quickly and end with their test."""

import os
from collections.abc import Iterator
from typing import Any, Final

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

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


_PARSE: Final = Stylesheet._parse_rules
_PARSED: Final[dict[tuple[object, ...], list[RuleSet]]] = {}


def _parsed_once(sheet: Stylesheet, *source: Any, **told: Any) -> list[RuleSet]:
    key = (*source, *told.values(), *sheet._variables.values())
    if key not in _PARSED:
        _PARSED[key] = _PARSE(sheet, *source, **told)
    return _PARSED[key]


@pytest.fixture(autouse=True)
def quick_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parse each style once a process, however many desks begin in it."""
    monkeypatch.setattr(Stylesheet, "_parse_rules", _parsed_once)
