"""A field for one line of text, right for Korean typing."""

import unicodedata
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.reactive import Reactive
from textual.widgets import Input

from jobplus_tui.fitting import plain

UNDO_STEPS = 100


def clean(text: str) -> str:
    """Return text composed (NFC), tabs as blanks, without characters that steer a terminal."""
    return plain(unicodedata.normalize("NFC", text.replace("\t", " ")))


class TextInput(Input):
    """A field whose caret stands where the next syllable will, and whose Ctrl+Z takes typing back.

    Textual puts the terminal's cursor one cell too far right at the end of a text; an input method draws
    the syllable in the making there, so a gap would show.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "undo_typing", show=False)]
    # Textual lays the whole screen out anew when what can be scrolled grows, here with every letter. A field's width
    # is given by its place, never by its text.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        password: bool = False,
        max_length: int = 0,
        help: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Take the first value.

        Args:
            value: What stands in the field.
            placeholder: What an empty field shows.
            password: Whether the text is hidden.
            max_length: Most characters; 0 for no limit.
            help: The sentence that F1 shows for this field.
            id: Textual id.
            classes: Textual classes.
        """
        # Textual tells of the first value while it is still building the field.
        self._past: list[str] = []
        self._undoing = False
        super().__init__(
            value=clean(value),
            placeholder=placeholder,
            password=password,
            max_length=max_length,
            select_on_focus=False,
            compact=True,
            id=id,
            classes=classes,
        )
        self.help_text = help
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """Return the value as it may stand in the field."""
        return clean(value)

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace a part of the text; cleaned first, so that the caret counts what really stands there.

        What stands before it is taken along: a terminal that sends single jamo adds them to a syllable typed before.
        """
        start, end = sorted((max(0, start), min(len(self.value), end)))
        super().replace(clean(self.value[:start] + text), 0, end)

    @property
    def cursor_screen_offset(self) -> Offset:
        """The screen cell of the caret."""
        x, y, _width, _height = self.content_region
        scroll_x, _ = self.scroll_offset
        return Offset(x + self._position_to_cell(self.cursor_position) - scroll_x, y)

    def watch_value(self, before: str, after: str) -> None:
        """Remember what stood here before."""
        if not self._undoing and self.is_mounted and before != after:
            self._past = [*self._past[1 - UNDO_STEPS :], before]

    def action_undo_typing(self) -> None:
        """Take the last change of the text back."""
        if self._past:
            self._undoing = True
            self.value = self._past.pop()
            self._undoing = False
            self.cursor_position = len(self.value)
