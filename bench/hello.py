"""The floor of start-up: a bare Textual app that paints one word."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """One Static."""

    def compose(self) -> ComposeResult:
        """Paint a word."""
        yield Static("hello-painted")


if __name__ == "__main__":
    Hello().run()
