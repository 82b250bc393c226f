"""Open the desk on a terminal: environment, probe, store, then the app."""

import sys
from typing import TYPE_CHECKING

from jobplus_core.clock import Clock, system_clock
from jobplus_tui.i18n import _
from jobplus_tui.terminal.environment import desk_name, prepare_environment

if TYPE_CHECKING:
    from jobplus_tui.desk import Desk


def open_desk(store: str | None = None, *, demo_login: str | None = None, clock: Clock = system_clock) -> int:
    """Open the desk on a store; a demo signs its counselor in by itself.

    What is wrong with the store is said in a sentence before the screen is taken over.

    Args:
        store: Path or URL, else what `JOBPLUS_STORE` or the platform says.
        demo_login: Whom a demo signs in, if not its first counselor.
        clock: The clock of the whole session; a demo may stand on another day.

    Returns:
        The process's exit code.

    Raises:
        StoreRefusal: The store cannot be opened.
    """
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        from jobplus_tui.cli_output import complain

        complain(_("The desk needs a terminal; `jobplus --help` lists what works without one."))
        return 2
    prepare_environment()
    from jobplus_tui.desk import Desk

    desk = Desk(store, clock=clock, name=desk_name())
    try:
        signed_in = desk.sign_in_demo(demo_login)
        if signed_in:
            desk.seekers.read_ahead()
        return run_desk(desk, signed_in=signed_in)
    finally:
        desk.close()


def run_desk(desk: "Desk", *, signed_in: bool) -> int:
    """Run the app until the counselor leaves it."""
    from jobplus_tui.app import DeskApp
    from jobplus_tui.glyphs import ASCII, UNICODE
    from jobplus_tui.terminal.driver import DeskDriver
    from jobplus_tui.terminal.probe import is_ambiguous_wide

    app = DeskApp(
        desk,
        signed_in=signed_in,
        now=lambda: desk.now,
        glyphs=ASCII if is_ambiguous_wide() else UNICODE,
        idle_after_s=desk.idle_after_s(),
        driver=DeskDriver,
    )
    app.run()
    return app.return_code or 0
