"""F1: what the focused field is for and the keys of the screen."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget

from jobplus_tui.actions import BY_ID, SCREENS, Action, Area, actions_in
from jobplus_tui.chrome import Chrome, chrome_of
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.fitting import fit, wrapped
from jobplus_tui.i18n import _
from jobplus_tui.key_table import AREA_TITLES
from jobplus_tui.keymap import written
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel

KEY_WIDTH = 9
LABEL_WIDTH = 14


def help_lines(
    about: str, areas: Sequence[Area], chrome: Chrome, *, promised: Collection[str], width: int
) -> Iterator[Line]:
    """Yield the help of a screen: about the focused field, then every key by area.

    Args:
        about: What the focused field is for.
        areas: Where keys act; the desk's own come last. A dialog has none, and lets only some of the desk's through.
        chrome: The keys as they are bound.
        promised: Ids of the actions that the frames of the screen name. Of a list's keys only these are told, for not
            every list can be marked or filtered; those of a dialog stand first.
        width: Cells of a line.
    """
    if about:
        yield from ([Span(f" {part}")] for part in wrapped(about, width - 2))
        yield []
    own = [BY_ID[id] for id in promised if BY_ID[id].area not in (*areas, Area.LIST, Area.APP)]
    if own:
        yield [Span(f" {_('Here')}", "bold")]
        yield from _told(own, chrome, width)
    for area in (*areas, Area.LIST, Area.APP):
        actions = [action for action in actions_in(area) if area is not Area.LIST or action.id in promised]
        if area is Area.APP and not areas:
            actions = [action for action in actions if action.priority or action.id == "app.back"]
        title = next((spec.help for spec in SCREENS if spec.id == area.value), "")
        if actions:
            yield [Span(f" {_(AREA_TITLES[area])}", "bold"), Span(f" {_(title)}" if title else "", "soft")]
            yield from _told(actions, chrome, width)


def _told(actions: Iterable[Action], chrome: Chrome, width: int) -> Iterator[Line]:
    """Yield each action with its keys; a long explanation goes on beneath itself."""
    for action in actions:
        keys = " ".join([chrome.key_of(action), *map(written, () if action.run else action.also)])
        first, *more = wrapped(_(action.help), width - KEY_WIDTH - LABEL_WIDTH - 3)
        yield [
            Span(f"  {fit(keys, KEY_WIDTH)}", "bold accent"),
            Span(fit(_(action.label), LABEL_WIDTH)),
            Span(first, "soft"),
        ]
        yield from ([Span(" " * (KEY_WIDTH + LABEL_WIDTH + 2) + part, "soft")] for part in more)


class HelpDialog(Dialog[None]):
    """Explains the screen beneath; Esc closes it."""

    def __init__(self, focused: Widget | None, areas: Sequence[Area], promised: Collection[str]) -> None:
        """Take the widget that has the focus, the areas of the screen, and the actions its frames name."""
        super().__init__()
        self._about = str(getattr(focused, "help_text", "") or "")
        self._areas = tuple(areas)
        self._promised = tuple(promised)

    def compose(self) -> ComposeResult:
        """Show the lines in a frame that scrolls."""
        chrome = chrome_of(self.app)

        def lines(width: int) -> list[Line]:
            return list(help_lines(self._about, self._areas, chrome, promised=self._promised, width=width))

        with Panel(title=_("Help"), keys=("app.back",), id="help"), VerticalScroll():
            yield Lines(lines)
