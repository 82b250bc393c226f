"""The desk over a real store, opened on one tab."""

from functools import partial

from jobplus_tui.app import DeskApp
from jobplus_tui.desk import Desk
from jobplus_tui.screens.base import DeskScreen
from tests.support.center import Center


class TabApp(DeskApp):
    """Begins on a tab, and hands its screen a subject as another screen would."""

    def __init__(self, desk: Desk, tab: str, subject: object | None = None) -> None:
        super().__init__(desk, signed_in=True, now=lambda: desk.now)
        self._first = tab
        self._subject = subject

    def get_default_screen(self) -> DeskScreen:
        first = self._tab_screen(self._first)
        first._push_result_callback(first, None)
        if self._subject is not None:
            self.call_later(partial(first.call_after_refresh, first.arrive, self._subject))
        return first


def desk_of(center: Center, login: str = "kim") -> Desk:
    """Return a session of one of the center's counselors, signed in."""
    desk = Desk(str(center.store.location), clock=center.store.clock, name="desk-test")
    assert desk.sign_in_demo(login)
    return desk


def app_on(center: Center, tab: str, subject: object | None = None, *, login: str = "kim") -> TabApp:
    """Return the desk opened on a tab."""
    return TabApp(desk_of(center, login), tab, subject)
