"""A field for several lines of text."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from jobplus_tui.widgets.text_input import clean


class NoteArea(TextArea):
    """Wraps its text and gives Tab to the form; its text comes out composed and without control characters."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "undo", show=False)]

    def __init__(self, text: str = "", *, help: str = "", id: str | None = None) -> None:
        """Take the first text."""
        super().__init__(
            text,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            compact=True,
            id=id,
        )
        self.help_text = help
        self.cursor_blink = False

    @property
    def value(self) -> str:
        """The text as it may be stored."""
        return "\n".join(clean(line) for line in self.text.splitlines())

    @value.setter
    def value(self, value: str) -> None:
        self.load_text(value)

    def write_on(self) -> None:
        """Put the caret behind the text."""
        self.move_cursor(self.document.end)
