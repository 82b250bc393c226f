"""The floor of typing: one bare Textual Input."""

from textual.app import App, ComposeResult
from textual.widgets import Input, Static


class BareInput(App[None]):
    """One Input under a word."""

    def compose(self) -> ComposeResult:
        """Paint the word and the field."""
        yield Static("input-painted")
        yield Input()


if __name__ == "__main__":
    BareInput().run()
