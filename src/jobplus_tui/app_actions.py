"""What the desk's own keys do, on whatever screen they are pressed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from textual.app import App

from jobplus_tui.actions import Area
from jobplus_tui.i18n import _
from jobplus_tui.session import DeskPort
from jobplus_tui.theme import PALETTES

if TYPE_CHECKING:
    from jobplus_tui.desk import Desk
    from jobplus_tui.widgets.panel import Panel


class DeskActions(App[None], inherit_bindings=False):
    """The handlers of the area of the whole desk; the app itself says how a tab is opened."""

    desk: DeskPort
    signed_in: bool

    def go(self, id: str, subject: object | None = None) -> None:
        """Open a tab, and hand it a subject to show."""
        raise NotImplementedError

    def read_status(self) -> None:
        """Read the status bar's facts again."""
        raise NotImplementedError

    def action_tab(self, id: str) -> None:
        """Open a tab."""
        self.go(id)

    def action_measure(self) -> None:
        """Measure the status bar's month by the team's next indicator."""
        if self.signed_in:
            self.desk.next_measure()
            self.read_status()

    def action_paces(self) -> None:
        """Show every counselor's month as a bar."""
        from jobplus_tui.dialogs.paces import PacesDialog

        if self.signed_in and not isinstance(self.screen, PacesDialog):
            self.push_screen(PacesDialog(cast("Desk", self.desk).results))

    async def action_back(self) -> None:
        """Go one level out; the desk itself is never left by Esc."""
        back = getattr(self.screen, "back", None)
        if callable(back):
            back()

    def action_command_palette(self) -> None:
        """Open the command palette, in the counselor's language."""
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("Search commands"), id="--command-palette"))

    def action_help(self) -> None:
        """Explain the focused widget and the screen's keys."""
        from jobplus_tui.dialogs.help import HelpDialog

        if isinstance(self.screen, HelpDialog):
            return
        areas: tuple[Area, ...] = getattr(self.screen, "AREAS", ())
        frames = cast("Iterable[Panel]", self.screen.query("Panel"))
        promised = dict.fromkeys(id for frame in frames for id in frame.keys)
        if self.screen.query("KeysetList"):
            promised["list.open"] = None
        self.push_screen(HelpDialog(self.focused, areas, promised))

    def action_theme(self) -> None:
        """Change to the next colors."""
        names = list(PALETTES)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    def action_undo(self) -> None:
        """Ask the screen to reverse the last act, unless a field has the focus."""
        from textual.widgets import Input, TextArea

        undo = getattr(self.screen, "undo", None)
        if callable(undo) and not isinstance(self.focused, (Input, TextArea)):
            undo()

    def action_new_seeker(self) -> None:
        """Open the intake form."""
        self.go("seekers", "new")

    def action_find(self) -> None:
        """Open the search of the seekers' screen."""
        self.go("seekers", "find")
