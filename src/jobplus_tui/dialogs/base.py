"""The dialog that the others are made from."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.worker import get_current_worker

from jobplus_core.errors import Refusal
from jobplus_tui.fitting import wrapped
from jobplus_tui.phrases import refusal_text
from jobplus_tui.spans import Line, Span

T = TypeVar("T")
R = TypeVar("R")


def problem_lines(sentence: str, width: int) -> list[Line]:
    """Return why what was asked for cannot be, whole: the last of it says what to do."""
    return [
        [Span(f" {' ' if place else '!'} {part}", "bad")] for place, part in enumerate(wrapped(sentence, width - 4))
    ] or [[]]


class Dialog(ModalScreen[T | None]):
    """A framed box in the middle; Esc closes it without a value."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        # With priority, so that what is typed right behind a Tab goes to the next field however fast it comes.
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    ]

    def action_close(self) -> None:
        """Close without a value."""
        self.dismiss(None)

    def read(self, work: Callable[[], R], then: Callable[[R | None, str], None], *, name: str) -> None:
        """Run a read of the core in a named thread; a newer read of the same name takes its place.

        Args:
            work: The call; it touches no widget.
            then: Receives the result, or nothing and the sentence of the refusal, on the event loop.
            name: Name of the worker.
        """

        def run() -> None:
            found: R | None = None
            problem = ""
            try:
                found = work()
            except Refusal as refusal:
                problem = refusal_text(refusal)
            if not get_current_worker().is_cancelled:
                self.call_later(partial(then, found, problem))

        self.run_worker(run, thread=True, name=name, group=name, exclusive=True)
