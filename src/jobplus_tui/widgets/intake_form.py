"""The intake form: every field in the order of a conversation, one tab sequence."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget

from jobplus_core.codes.occupations import EDITION
from jobplus_tui.fitting import fit
from jobplus_tui.i18n import _
from jobplus_tui.intake.fields import FIELDS, OF_REGISTRATION, SECTIONS, Field, Kind, Section
from jobplus_tui.intake.reading import Reading, tidied
from jobplus_tui.intake.words import occupation_name
from jobplus_tui.look import look_of
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.choices import AnyOf, OneOf
from jobplus_tui.widgets.form_field import Editor, FieldEdited, FieldFocused, FormField
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.note_area import NoteArea
from jobplus_tui.widgets.occupation_input import OccupationInput
from jobplus_tui.widgets.section_rule import SectionRule
from jobplus_tui.widgets.text_input import TextInput

CHOICE_NAME = 34


def _editor(field: Field) -> Editor:
    help = _(field.help) + (f" ({_(field.example)})" if field.example else "")
    choices = [(choice.value, choice.word) for choice in field.choices]
    match field.kind:
        case Kind.ONE:
            return OneOf(choices, help=help)
        case Kind.MANY:
            return AnyOf(choices, help=help)
        case Kind.NOTE:
            return NoteArea(help=help)
        case Kind.OCCUPATION:
            return OccupationInput(help=help)
        case Kind.TEXT:
            return TextInput(help=help, max_length=400)


class IntakeForm(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Shows what a `Reading` says of what is typed; reads nothing by itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,enter", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        # With priority, so that what is typed right behind a Tab goes to the next field however fast it comes.
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
        Binding("pagedown", "page_down", show=False),
        Binding("pageup", "page_up", show=False),
    ]

    def __init__(self, *, registration: bool = True, id: str | None = None) -> None:
        """Take whether the form registers, or only mends a record."""
        super().__init__(id=id)
        self._registration = registration
        self._fields: dict[str, FormField] = {}
        self._rules: dict[str, SectionRule] = {}
        self._focused = ""
        self._visited: set[str] = set()
        self._refused: dict[str, str] = {}
        self._reading: Reading | None = None

    def compose(self) -> ComposeResult:
        """Put the sections below one another."""
        for place, section in enumerate(self._sections):
            rule = self._rules[section.title] = SectionRule(_(section.title), _(section.note))
            rule.set_class(place == 0, "first")
            yield rule
            for row in section.rows:
                yield self._row(row)

    @property
    def _sections(self) -> Sequence[Section]:
        return [section for section in SECTIONS if self._registration or not section.registration] or SECTIONS

    def _row(self, row: tuple[Field, ...]) -> Widget:
        fields: list[Widget] = []
        for field in row:
            if not self._registration and field.id in OF_REGISTRATION:
                fields.append(Lines())
                continue
            made = FormField(field.id, _(field.label), _editor(field), star=bool(field.star))
            self._fields[field.id] = made
            fields.append(made)
        return Horizontal(*fields, classes="row")

    @property
    def occupation(self) -> OccupationInput:
        """The field of the wished occupations."""
        editor = self._fields["occupation"].editor
        assert isinstance(editor, OccupationInput)
        return editor

    def offer(self, field: str, choices: Sequence[tuple[str, str]]) -> None:
        """Give a field of choices what it offers."""
        editor = self._fields[field].editor if field in self._fields else None
        if isinstance(editor, OneOf):
            editor.offer(choices)

    @property
    def texts(self) -> dict[str, str]:
        """What is typed, by field."""
        return {name: field.value for name, field in self._fields.items()}

    def fill(self, texts: Mapping[str, str], chosen: Mapping[str, str]) -> None:
        """Put texts into the fields; a field without one is emptied."""
        self._visited.clear()
        self._refused.clear()
        self.occupation.chosen = dict(chosen)
        for name, field in self._fields.items():
            field.value = texts.get(name, "")

    def refuse(self, field: str, sentence: str) -> None:
        """Show why the core refused a field, until it is changed, and go there."""
        self._refused[field] = sentence
        self._visited.add(field)
        self.go_to(field)

    def edited(self, field: str) -> None:
        """Forget what the core said of a field that has been changed."""
        self._refused.pop(field, None)

    def go_to(self, field: str) -> None:
        """Put the focus into a field."""
        if field in self._fields:
            self._fields[field].editor.focus()

    def show_errors(self) -> None:
        """Show every error, also of fields not yet left, and go to the first."""
        reading = self._reading
        if reading is not None:
            self._visited.update(reading.errors)
            self.show(reading)
            first = next((name for name in FIELDS if name in reading.errors), None)
            if first is not None:
                self.go_to(first)

    def on_field_focused(self, message: FieldFocused) -> None:
        """Show a field's own words only while it has the focus, and its error from when it is left."""
        if message.inside:
            self._focused = message.field
        else:
            self._visited.add(message.field)
            if self._focused == message.field:
                self._focused = ""
        if self._reading is not None:
            self._show_field(message.field)

    def tidy(self, name: str) -> None:
        """Rewrite a field as it was understood, once it has been left and its last edit has been read."""
        field = self._fields[name]
        if field.editor.has_focus:
            return
        text = tidied(self._reading, name) if self._reading is not None and field.value.strip() else ""
        if text and text != field.value:
            field.value = text
            self.post_message(FieldEdited(name))

    def show(self, reading: Reading) -> None:
        """Show what the form says so far."""
        self._reading = reading
        for section in self._sections:
            filled, starred = reading.stars(section)
            self._rules[section.title].show(filled, starred, reading.wrong(section))
        for name in self._fields:
            self._show_field(name)

    def _show_field(self, name: str) -> None:
        reading, field = self._reading, self._fields.get(name)
        if reading is None or field is None:
            return
        error = self._refused.get(name) or (reading.errors.get(name) if name in self._visited else None)
        if error:
            field.show([[Span(error, "bold bad")]], wrong=True)
        elif name == "occupation":
            field.show(self._occupation_lines(reading))
        elif name == self._focused and isinstance(field.editor, OneOf):
            field.show([self._choice_line(field.editor)])
        else:
            field.show([])

    def _choice_line(self, editor: OneOf) -> Line:
        line: Line = []
        for place, (_value, word) in enumerate(editor.choices[:9], 1):
            line += [Span(f"{place} ", "accent"), Span(f"{word} ", "soft")]
        return line

    def _occupation_lines(self, reading: Reading) -> list[Line]:
        """Return what each word is taken for, and while the field has the focus what else it may mean."""
        glyphs = look_of(self).glyphs
        lines: list[Line] = []
        editor = self.occupation
        for wish in reading.form.occupations:
            if wish.code:
                lines.append(
                    [
                        Span(f"{glyphs.arrow} ", "accent"),
                        Span(wish.code, "bold accent"),
                        Span(f" {occupation_name(wish.code)} "),
                        Span(f"KECO {EDITION}", "soft"),
                    ]
                )
            else:
                words = _("{word}: no code yet   ↓ choose   ^T find").format(word=wish.text)
                lines.append([Span(f"? {words}", "warn")])
        if self._focused == "occupation" and (editor.at >= 0 or editor.needs_choice):
            for place, (code, name, confidence) in enumerate(editor.offers):
                here = place == editor.at
                ground = " on sel" if here else ""
                sure = f"{confidence:>3}%" if confidence else "    "
                lines.append(
                    [
                        Span(("▸ " if here and not glyphs.ascii_only else "> " if here else "  "), f"accent{ground}"),
                        Span(f"{code:<5}", f"bold accent{ground}"),
                        Span(fit(name, CHOICE_NAME), f"ink{ground}"),
                        Span(sure, f"soft{ground}"),
                    ]
                )
        return lines
