"""One field of a form: label, what is typed, and a line under it for an error or what was understood."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, TextArea

from jobplus_tui.fitting import fit, wrapped
from jobplus_tui.glyphs import Sign
from jobplus_tui.look import look_of
from jobplus_tui.spans import Line, Span, plain_text
from jobplus_tui.widgets.choices import ChoiceField
from jobplus_tui.widgets.field_input import FieldInput
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.note_area import NoteArea
from jobplus_tui.widgets.text_input import TextInput

Editor = TextInput | ChoiceField | NoteArea

LABEL_CELLS = 13


@dataclass
class FieldEdited(Message):
    """Something was typed or chosen."""

    field: str


@dataclass
class FieldFocused(Message):
    """The focus came to a field, or left it."""

    field: str
    inside: bool


class FormField(Vertical):
    """A label of 13 cells with the mark before the field, the editor, and its note."""

    DEFAULT_CSS = """
    FormField { height: auto; width: 1fr; padding-right: 1; }
    FormField > Horizontal { height: auto; }
    FormField .label { width: 13; }
    FormField Input { width: 1fr; }
    FormField .note { padding-left: 12; display: none; }
    """

    def __init__(self, field: str, label: str, editor: Editor, *, star: bool = False) -> None:
        """Take the field's name, its label in the counselor's language and its editor."""
        super().__init__(id=f"field-{field}")
        self.field = field
        self.editor = editor
        self._label = label
        self._star = star
        self._marked = Sign.NONE
        self._shown: tuple[list[Line], str] = ([], "")
        self._label_lines = Lines(classes="label")
        self._note_lines = Lines(classes="note")

    def compose(self) -> ComposeResult:
        """Put the label before the editor and the note under it."""
        yield Horizontal(self._label_lines, self.editor)
        yield self._note_lines

    def on_mount(self) -> None:
        """Draw the label."""
        self._draw_label()

    @property
    def value(self) -> str:
        """What is typed or chosen."""
        return self.editor.value

    @value.setter
    def value(self, value: str) -> None:
        with self.prevent(Input.Changed, TextArea.Changed):
            self.editor.value = value

    def show(self, lines: Sequence[Line] = (), *, wrong: bool = False) -> None:
        """Show lines under the field; an error is shown whole, broken between words, and the field marked."""
        error = " ".join(plain_text(line) for line in lines) if wrong else ""
        shown = (list(lines), error)
        if shown == self._shown:
            return
        before, self._shown = self._shown, shown
        if error:
            self._note_lines.update(lambda width: [[Span(line, "bold bad")] for line in wrapped(error, width)])
        else:
            self._note_lines.update([[Span(" "), *line] for line in shown[0]])
        self._note_lines.display = bool(lines or error)
        if bool(error) != bool(before[1]):
            self._marked = Sign.URGENT if error else Sign.NONE
            self._draw_label()

    def echo(self, echo: Line) -> bool:
        """Show how the text is understood behind it, and return whether there is room for it."""
        editor = self.editor
        if not isinstance(editor, FieldInput):
            return False
        fits = editor.has_room(echo)
        editor.echo = echo if fits else []
        return fits

    def _draw_label(self) -> None:
        glyphs = look_of(self).glyphs
        inside = self.editor.has_focus
        sign = self._marked if self._marked is not Sign.NONE else Sign.CURSOR if inside else Sign.NONE
        text = f" {self._label}" + (" *" if self._star else "")
        words = "ink" if inside else "soft"
        line = [Span(fit(text, LABEL_CELLS - 1, ellipsis=glyphs.ellipsis), words), Span(glyphs.sign(sign), sign.token)]
        self._label_lines.update([line])

    def on_descendant_focus(self) -> None:
        """Mark the field that has the focus."""
        self._draw_label()
        self.post_message(FieldFocused(self.field, True))

    def on_descendant_blur(self) -> None:
        """Take the mark away."""
        self._draw_label()
        self.post_message(FieldFocused(self.field, False))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell that something was typed."""
        event.stop()
        self.post_message(FieldEdited(self.field))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell that something was typed."""
        event.stop()
        self.post_message(FieldEdited(self.field))

    def on_choice_field_changed(self, event: ChoiceField.Changed) -> None:
        """Tell that something was chosen."""
        event.stop()
        self.post_message(FieldEdited(self.field))
