"""What the app itself needs from the desk that speaks to the core."""

from collections.abc import Callable
from typing import Protocol

from jobplus_tui.status import StatusFacts


class DeskPort(Protocol):
    """The part of the desk that sign-in and status bar use; every method runs in a worker thread."""

    def warm_up(self) -> None:
        """Import the core and open what the first reads need."""
        ...

    def sign_in(self, login: str, password: str) -> None:
        """Sign a counselor in.

        Raises:
            Refusal: When name or password do not fit.
        """
        ...

    def status_facts(self) -> StatusFacts:
        """Return the status bar's facts of whoever is signed in."""
        ...

    def begin_day(self) -> None:
        """Do what each day asks for once; asked again, it does nothing.

        Raises:
            Refusal: When it cannot be done; nothing is lost, another desk or another day does it.
        """
        ...

    def next_measure(self) -> None:
        """Let the status bar measure by the next indicator of the team."""
        ...

    def center_name(self) -> str:
        """Return the name of the center."""
        ...

    def watch(self, changed: Callable[[], None]) -> None:
        """Call `changed` after every commit of another desk, until the session ends; runs in a thread of its own."""
        ...
