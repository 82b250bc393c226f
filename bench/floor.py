"""The floor of a key press: one Static that changes with every Down."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Static


class Floor(App[None]):
    """One Static with a counter."""

    BINDINGS: ClassVar[list[Binding]] = [Binding("down", "count")]  # type: ignore[assignment]
    pressed = 0

    def compose(self) -> ComposeResult:
        """Paint the counter."""
        yield Static("floor-painted", id="counter")

    def action_count(self) -> None:
        """Count one key."""
        self.pressed += 1
        self.query_one("#counter", Static).update(f"pressed {self.pressed}")


if __name__ == "__main__":
    Floor().run()
