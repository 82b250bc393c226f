"""What the lines around every screen say: tabs, keys, status."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from jobplus_tui.actions import SCREENS, Action
from jobplus_tui.i18n import _
from jobplus_tui.keymap import written
from jobplus_tui.spans import Line, Span, cells
from jobplus_tui.status import MEDIUM, WIDE, SaveNote, StatusFacts

if TYPE_CHECKING:
    from textual.dom import DOMNode

NARROW: Final = 80
FOOTER_KEYS: Final = 6
FOOTER_SPARE: Final = 2


class Chrome(NamedTuple):
    """The facts around the screens.

    Attributes:
        center: Name of the center.
        clock: Time of day as shown.
        facts: The status bar's facts, nothing before sign-in.
        note: What became of the last save.
        keys: Rebound keys by action id.
    """

    center: str = ""
    clock: str = ""
    facts: StatusFacts | None = None
    note: SaveNote = SaveNote()
    keys: Mapping[str, str] = MappingProxyType({})

    def key_of(self, action: Action) -> str:
        """Return an action's key as it is written, rebound or not; a run of digits by its ends."""
        if action.run and action.id not in self.keys:
            return f"{action.run[0]}-{action.run[-1]}"
        return written(self.keys.get(action.id, action.key))


EMPTY: Final = Chrome()


def chrome_of(node: "DOMNode") -> Chrome:
    """Return the facts around the screen that a widget stands in."""
    chrome = getattr(node.app, "chrome", EMPTY)
    return chrome if isinstance(chrome, Chrome) else EMPTY


def tab_line(chrome: Chrome, current: str, width: int) -> Line:
    """Return the top line: the center's name where there is room, the tabs, the time of day.

    Args:
        chrome: What the lines say.
        current: Id of the current tab; no tabs are shown where it is empty, before sign-in.
        width: Cells of the line; from 116 on the center's name stands first, from 100 on tabs carry their
        F-key,
            from 80 on their digit, below only the current one is named.
    """
    line: Line = [Span(" ")]
    if width >= WIDE and chrome.center:
        line += [Span(chrome.center, "bold"), Span(" ")]
    for spec in SCREENS if current else ():
        here = spec.id == current
        if width < NARROW and not here:
            continue
        key = spec.digit if width < MEDIUM else written(chrome.keys.get(f"app.tab:{spec.id}", spec.f_key))
        title = _(spec.title)
        if here:
            line.append(Span(f" {key} {title} ", "bold accentink on accent"))
        else:
            line += [Span(f" {key} ", "soft"), Span(f"{title} ")]
    gap = width - cells(line) - len(chrome.clock) - 1
    return [*line, Span(" " * max(1, gap)), Span(chrome.clock, "soft")]


def footer_line(actions: list[Action], chrome: Chrome, width: int) -> Line:
    """Return the key line: at most six keys, fewer where they would not fit with cells to spare."""
    shown = actions[:FOOTER_KEYS]
    gap = " " * (3 if width >= WIDE else 2)
    while shown:
        line: Line = [Span(" ")]
        for place, action in enumerate(shown):
            line += [
                Span(gap if place else ""),
                Span(chrome.key_of(action), "bold accent"),
                Span(f" {_(action.label)}", "soft"),
            ]
        if cells(line) <= width - FOOTER_SPARE:
            return line
        shown = shown[:-1]
    return []


def hint_line(actions: list[Action], chrome: Chrome) -> Line:
    """Return a panel's own keys for its bottom border, at most four."""
    line: Line = []
    for place, action in enumerate(actions[:4]):
        line += [
            Span("  " if place else ""),
            Span(chrome.key_of(action), "bold accent"),
            Span(f" {_(action.label)}", "soft"),
        ]
    return line
