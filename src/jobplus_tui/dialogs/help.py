"""F1: what the focused field is for and the keys of the screen."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget

from jobplus_tui.actions import SCREENS, Area, actions_in
from jobplus_tui.chrome import Chrome, chrome_of
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.fitting import fit
from jobplus_tui.i18n import _
from jobplus_tui.key_table import AREA_TITLES
from jobplus_tui.keymap import written
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel

KEY_WIDTH = 9
LABEL_WIDTH = 13


def help_lines(about: str, areas: Sequence[Area], chrome: Chrome) -> Iterator[Line]:
    """Yield the help of a screen: about the focused field, then every key by area."""
    if about:
        yield [Span(f" {about}")]
        yield []
    for area in areas:
        title = next((spec.help for spec in SCREENS if spec.id == area.value), "")
        yield [Span(f" {_(AREA_TITLES[area])}", "bold"), Span(f" {_(title)}", "soft")]
        for action in actions_in(area):
            keys = " ".join([chrome.key_of(action), *map(written, () if action.run else action.also)])
            yield [
                Span(f"  {fit(keys, KEY_WIDTH)}", "bold accent"),
                Span(fit(_(action.label), LABEL_WIDTH)),
                Span(_(action.help), "soft"),
            ]


class HelpDialog(Dialog[None]):
    """Explains the screen beneath; Esc closes it."""

    def __init__(self, focused: Widget | None, areas: Sequence[Area]) -> None:
        """Take the widget that has the focus and the areas of the screen."""
        super().__init__()
        self._about = str(getattr(focused, "help_text", "") or "")
        self._areas = tuple(areas)

    def compose(self) -> ComposeResult:
        """Show the lines in a frame that scrolls."""
        lines = list(help_lines(self._about, self._areas, chrome_of(self.app)))
        with Panel(title=_("Help"), keys=("app.back",), id="help"), VerticalScroll():
            yield Lines(lines)
