"""A rule over a group of fields: its title, how many starred fields are filled, what is to be mended."""

from jobplus_tui.i18n import _
from jobplus_tui.look import look_of
from jobplus_tui.spans import Line, Span, cells
from jobplus_tui.widgets.line_widget import LineWidget


class SectionRule(LineWidget):
    """`바라는 일 필수 3/4 · 하나 고칠 것 ─────`."""

    def __init__(self, title: str, note: str = "") -> None:
        """Take the title and the soft words after it."""
        super().__init__(classes="section")
        self._title = title
        self._note = note
        self._filled = self._starred = self._wrong = 0

    def show(self, filled: int, starred: int, wrong: int) -> None:
        """Show how many starred fields are filled and how many fields cannot be read."""
        if (filled, starred, wrong) != (self._filled, self._starred, self._wrong):
            self._filled, self._starred, self._wrong = filled, starred, wrong
            self.refresh()

    def line(self, width: int) -> Line:
        """Return the rule for a width, the last cell left blank."""
        glyphs = look_of(self).glyphs
        line = [Span(f" {self._title} ", "bold")]
        if self._note:
            line.append(Span(f"{self._note} ", "soft"))
        if self._starred:
            words = _("required {filled}/{all}").format(filled=self._filled, all=self._starred)
            line.append(Span(f"{words} ", "soft"))
        if self._wrong:
            words = _("{count} to mend").format(count=self._wrong)
            line.append(Span(f"{glyphs.dot} {words} ", "warn"))
        return [*line, Span(glyphs.rest * max(0, width - cells(line) - 1), "line")]
