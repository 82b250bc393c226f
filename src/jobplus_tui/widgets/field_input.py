"""A field of a form for one line of text, which says behind the text how it is understood."""

from rich.cells import cell_len
from textual.strip import Strip

from jobplus_tui.look import look_of
from jobplus_tui.spans import Line, cells, to_strip
from jobplus_tui.widgets.text_input import TextInput


class FieldInput(TextInput):
    """Draws its echo behind the text while both fit the line; typing never runs into it."""

    def __init__(self, *, help: str = "", id: str | None = None, max_length: int = 0) -> None:
        """Start with nothing behind the text."""
        self._echo: Line = []
        super().__init__(help=help, id=id, max_length=max_length)

    @property
    def echo(self) -> Line:
        """What stands behind the text."""
        return self._echo

    @echo.setter
    def echo(self, echo: Line) -> None:
        if echo != self._echo:
            self._echo = echo
            self.refresh()

    def has_room(self, echo: Line) -> bool:
        """Return whether an echo fits behind the text."""
        return cell_len(self.value) + 1 + cells(echo) <= self.size.width

    def render_line(self, y: int) -> Strip:
        """Return the line with the echo behind the text and the caret's cell."""
        strip = super().render_line(y)
        if y or not self._echo or not self.value or self.scroll_offset.x or not self.has_room(self._echo):
            return strip
        used = cell_len(self.value) + 1
        ground = "sel" if self.has_focus else "field"
        tail = to_strip(self._echo, self.size.width - used, look_of(self).palette, ground)
        return Strip.join([strip.crop(0, used), tail])
