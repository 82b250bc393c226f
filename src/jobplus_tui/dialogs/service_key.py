"""Ask for the key to the city's open data; it is shown nowhere and kept nowhere."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.i18n import _
from jobplus_tui.spans import Span
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput


class ServiceKeyDialog(Dialog[str]):
    """Returns the key typed."""

    AUTO_FOCUS = "#key"

    def __init__(self, url: str) -> None:
        """Take the address that is asked."""
        super().__init__()
        self._url = url

    def compose(self) -> ComposeResult:
        """Show the field."""
        yield Panel(
            Lines([[Span(" " + _("Key to the open data"), "soft")]]),
            TextInput(id="key", password=True, max_length=128, help=_("It is used once and kept nowhere.")),
            Lines([[Span(" " + _("Nothing is stored before you have seen what would come of it."), "soft")]]),
            title=_("Fetch postings"),
            facts=self._url,
            keys=("list.open", "app.back"),
            id="service-key",
        )

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.dismiss(event.value.strip())
