"""The intake form by itself, over a real store: what stands behind it is an empty screen."""

from collections.abc import Callable
from functools import partial

from jobplus_tui.actions import Area
from jobplus_tui.app import DeskApp
from jobplus_tui.desk.seekers import Saved
from jobplus_tui.intake.draft import Purpose, Slot
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.screens.intake import IntakeScreen
from tests.support.center import Center
from tests.tui.real_desk import desk_of


class Behind(DeskScreen, areas=(Area.SEEKERS,)):
    """What the form closes onto."""


class FormApp(DeskApp):
    """Opens a form at once and keeps what was saved."""

    def __init__(self, center: Center, login: str = "kim") -> None:
        desk = desk_of(center, login)
        super().__init__(desk, signed_in=True, now=lambda: desk.now)
        self.saved: list[Saved] = []

    def get_default_screen(self) -> DeskScreen:
        first = Behind()
        first._push_result_callback(first, None)
        # As a tab does that is handed what to open: keys wait for the form.
        self.call_later(partial(first.call_after_refresh, self.open_form, self.held.hold()))
        return first

    def open_form(self, opened: Callable[[], None] = lambda: None) -> None:
        """Open the form for a new person."""
        self.load_styles()
        self.push_screen(IntakeScreen(Slot(Purpose.REGISTER), self.saved.append))
        opened()
