"""One line of a person's timeline whole: every word of it, wrapped."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.desk.timeline import Happening
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.fitting import fit, wrapped
from jobplus_tui.format import day
from jobplus_tui.i18n import language
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel

LABEL = 12


class HappeningDialog(Dialog[str]):
    """Shows what happened; on a session it returns "mend" or "withdraw" where one of its keys was pressed."""

    AUTO_FOCUS = "#happening-text"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(Area.SESSION),
        Binding("enter", "close", show=False),
    ]

    def __init__(self, happening: Happening, who: str) -> None:
        """Take what happened, and to whom."""
        super().__init__()
        self._happening = happening
        self._who = who

    def compose(self) -> ComposeResult:
        """Show the words in a frame that scrolls."""
        happening = self._happening
        own = ("session.mend", "session.withdraw") if happening.session_id is not None else ()
        said = f"{happening.on.year}.{day(happening.on, english=language() == 'en')}"
        yield Panel(
            VerticalScroll(Lines(lambda width: list(self._lines(width))), id="happening-text"),
            title=happening.what,
            facts=" · ".join(part for part in (self._who, said, happening.who) if part),
            keys=(*own, "app.back"),
            id="happening",
        )

    def _lines(self, width: int) -> Iterator[Line]:
        for label, text in self._happening.more:
            parts = [part for line in text.splitlines() for part in (wrapped(line, width - LABEL - 2) or [""])]
            for place, part in enumerate(parts):
                yield [Span(" " + fit("" if place else label, LABEL), "soft"), Span(part)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a session is mended or taken back here."""
        if action in ("mend", "withdraw"):
            return self._happening.session_id is not None
        return super().check_action(action, parameters)

    def action_mend(self) -> None:
        """Close, to mend the session."""
        self.dismiss("mend")

    def action_withdraw(self) -> None:
        """Close, to take the session back."""
        self.dismiss("withdraw")
