"""A form of many fields in sections, one tab sequence; it shows what a reading says of what is typed."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Generic, Protocol, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget

from jobplus_core.codes.occupations import EDITION
from jobplus_tui.fitting import fit
from jobplus_tui.i18n import _
from jobplus_tui.intake.fields import Field, Kind, Section
from jobplus_tui.intake.words import confidence, occupation_name
from jobplus_tui.look import look_of
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.answers import Decided, SaidOf
from jobplus_tui.widgets.choices import AnyOf, OneOf
from jobplus_tui.widgets.field_input import FieldInput
from jobplus_tui.widgets.form_field import Editor, FieldEdited, FieldFocused, FormField
from jobplus_tui.widgets.license_input import LicenseInput
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.name_inputs import EmployerInput, IndustryInput
from jobplus_tui.widgets.note_area import NoteArea
from jobplus_tui.widgets.occupation_input import CareerInput, OccupationInput
from jobplus_tui.widgets.offer_input import OfferInput
from jobplus_tui.widgets.section_rule import SectionRule

CHOICE_NAME = 34
LINES_BELOW = 4
"""Under a field that offers something, while it has the focus."""


class FormReading(Protocol):
    """What a form says so far, as far as a form shows it."""

    @property
    def errors(self) -> Mapping[str, str]:
        """What cannot be read, a sentence by field."""
        ...

    def stars(self, section: Section) -> tuple[int, int]:
        """How many starred fields of a section are filled, and how many there are."""
        ...

    def wrong(self, section: Section) -> int:
        """How many fields of a section cannot be read."""
        ...


R = TypeVar("R", bound=FormReading)


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
        case Kind.CAREER:
            return CareerInput(help=help)
        case Kind.SAID:
            return SaidOf(choices, help=help)
        case Kind.DECIDED:
            return Decided(choices, help=help)
        case Kind.LICENSES:
            return LicenseInput(help=help)
        case Kind.EMPLOYER:
            return EmployerInput(help=help)
        case Kind.INDUSTRY:
            return IndustryInput(help=help)
        case Kind.TEXT:
            return FieldInput(help=help, max_length=400)


class FieldForm(VerticalScroll, Generic[R], can_focus=False, inherit_bindings=False):
    """Shows what a reading says of what is typed; reads nothing by itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,enter", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        # With priority, so that what is typed right behind a Tab goes to the next field however fast it comes.
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
        Binding("pagedown", "page_down", show=False),
        Binding("pageup", "page_up", show=False),
    ]

    def __init__(self, sections: Sequence[Section], *, id: str | None = None) -> None:
        """Take what is asked."""
        super().__init__(id=id)
        self._sections = sections
        self._fields: dict[str, FormField] = {}
        self._rules: dict[str, SectionRule] = {}
        self._focused = ""
        self._visited: set[str] = set()
        self._refused: dict[str, str] = {}
        self._reading: R | None = None
        self._hints: dict[str, Line] = {}
        self._row_notes: dict[str, Lines] = {}
        self._noted: tuple[str, Line] = ("", [])

    def compose(self) -> ComposeResult:
        """Put the sections below one another."""
        for place, section in enumerate(self._sections):
            rule = self._rules[section.title] = SectionRule(_(section.title), _(section.note) if section.note else "")
            rule.set_class(place == 0, "first")
            yield rule
            for row in section.rows:
                yield self._row(row)
                note = Lines(classes="row-note")
                self._row_notes.update({field.id: note for field in row})
                yield note

    def _row(self, row: tuple[Field, ...]) -> Widget:
        fields: list[Widget] = []
        for field in row:
            made = FormField(field.id, _(field.label), _editor(field), star=bool(field.star))
            self._fields[field.id] = made
            fields.append(made)
        return Horizontal(*fields, classes="row")

    def words(self, reading: R, name: str, text: str) -> str:
        """Return what stands behind a text in its field: how it is understood; nothing by default."""
        return ""

    def tidied(self, reading: R, name: str) -> str:
        """Return a field as it was understood, to stand in place of what was typed; empty to leave it."""
        return ""

    def wishes(self, reading: R) -> Sequence[tuple[str, str | None]]:
        """Return the words for work in the field of occupations, each with its code."""
        return ()

    @property
    def occupation(self) -> OccupationInput:
        """The field of occupations."""
        editor = self._fields["occupation"].editor
        assert isinstance(editor, OccupationInput)
        return editor

    @property
    def chosen(self) -> dict[str, str]:
        """Occupation codes chosen by hand, by word; nothing in a form without such a field."""
        return self.occupation.chosen if "occupation" in self._fields else {}

    def offer(self, field: str, choices: Sequence[tuple[str, str]]) -> None:
        """Give a field of choices what it offers."""
        editor = self._fields[field].editor if field in self._fields else None
        if isinstance(editor, OneOf):
            editor.offer(choices)

    def editor(self, field: str) -> Editor:
        """Return the editor of a field."""
        return self._fields[field].editor

    @property
    def texts(self) -> dict[str, str]:
        """What is typed, by field."""
        return {name: field.value for name, field in self._fields.items()}

    def fill(self, texts: Mapping[str, str], chosen: Mapping[str, str]) -> None:
        """Put texts into the fields; a field without one is emptied."""
        self._visited.clear()
        self._refused.clear()
        codes = dict(chosen)
        for name, field in self._fields.items():
            if isinstance(field.editor, OccupationInput):
                # One table for all such fields: a word means the same work in each.
                field.editor.chosen = codes
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

    def show_errors(self, first: str | None = None) -> None:
        """Show every error, also of fields not yet left, and go to one field, the first with an error by default."""
        reading = self._reading
        if reading is not None:
            self._visited.update(reading.errors)
            self.show(reading)
            first = first or next((name for name in self._fields if name in reading.errors), None)
            if first is not None:
                self.go_to(first)

    def hint(self, field: str, line: Line) -> None:
        """Show a line under a field while it has the focus, such as what others pay."""
        if self._hints.get(field, []) != line:
            self._hints[field] = line
            self._show_row_note()

    def on_resize(self) -> None:
        """Show again what stands behind the texts, where there is room now."""
        if self._reading is not None:
            self.show(self._reading)

    def on_field_focused(self, message: FieldFocused) -> None:
        """Show a field's own words only while it has the focus, and its error from when it is left."""
        if message.inside:
            self._focused = message.field
            # The editor is in view by its focus; what stands under it is to be, too.
            self.call_after_refresh(self._fields[message.field].scroll_visible, animate=False)
        else:
            self._visited.add(message.field)
            if self._focused == message.field:
                self._focused = ""
        self._show_row_note()
        if self._reading is not None:
            self._show_field(message.field)

    def tidy(self, name: str) -> None:
        """Rewrite a field as it was understood, once it has been left and its last edit has been read."""
        field = self._fields[name]
        if field.editor.has_focus:
            return
        text = self.tidied(self._reading, name) if self._reading is not None and field.value.strip() else ""
        if text and text != field.value:
            field.value = text
            self.post_message(FieldEdited(name))

    def show(self, reading: R) -> None:
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
            field.echo([])
            field.show([[Span(error)]], wrong=True)
            return
        if name == "occupation":
            field.show(self._occupation_lines(field, reading))
            return
        words = self.words(reading, name, field.value)
        fits = field.echo([Span(words, "soft")] if words else [])
        if isinstance(field.editor, OfferInput):
            field.show(self._offer_lines(field.editor) or ([] if fits or not words else [[Span(words, "soft")]]))
        else:
            field.show([])

    def _show_row_note(self) -> None:
        """Show under the row of the focused field what half a row has no room for: choices, and what is paid."""
        name, line = self._focused, list[Span]()
        if name in self._fields:
            editor = self._fields[name].editor
            line = self._hints.get(name, [])
            if isinstance(editor, OneOf) and not isinstance(editor, Decided):
                line = [*line, Span("   "), *self._choice_line(editor)] if line else self._choice_line(editor)
        shown = (name if line else "", line)
        if shown == self._noted:
            return
        before, self._noted = self._noted, shown
        if before[0] and self._row_notes[before[0]] is not self._row_notes.get(shown[0]):
            self._row_notes[before[0]].display = False
        if shown[0]:
            note = self._row_notes[name]
            note.update([[Span(" "), *line]])
            note.display = True
            self.call_after_refresh(note.scroll_visible, animate=False)

    def _choice_line(self, editor: OneOf) -> Line:
        line: Line = []
        for place, (_value, word) in enumerate(editor.choices[:9], 1):
            line += [Span(f"{place} ", "accent"), Span(f"{word} ", "soft")]
        return line

    def _occupation_lines(self, field: FormField, reading: R) -> list[Line]:
        """Return what each word is taken for; a single one stands behind its word where there is room.

        While the field has the focus, what else the word at the caret may mean follows.
        """
        glyphs = look_of(self).glyphs
        lines: list[Line] = []
        wishes = self.wishes(reading)
        for word, code in wishes:
            if code:
                sure = confidence(word, code) if word not in self.chosen else 0
                edition = f"KECO {EDITION}" + (f" {glyphs.dot} {sure}%" if sure else "")
                lines.append(
                    [
                        Span(f"{glyphs.arrow} ", "accent"),
                        Span(code, "bold accent"),
                        Span(f" {occupation_name(code)} "),
                        Span(edition, "soft"),
                    ]
                )
            else:
                words = _("{word}: no code yet   ↓ choose   ^T find").format(word=word)
                lines.append([Span(f"? {words}", "warn")])
        single = lines[0] if len(lines) == 1 and wishes[0][1] else []
        if field.echo([Span("  "), *single] if single else []) and single:
            lines = []
        return lines + self._offer_lines(field.editor, LINES_BELOW - len(lines))

    def _offer_lines(self, editor: Editor, room: int = LINES_BELOW) -> list[Line]:
        """Return what there is to choose from at the caret, where somebody types or looks through it.

        Always `room` lines: a letter must not move all that stands below, nor have the screen laid out anew.
        """
        glyphs = look_of(self).glyphs
        if not isinstance(editor, OfferInput) or not editor.has_focus or (editor.at < 0 and not editor.asks):
            return []
        lines: list[Line] = []
        first = max(0, editor.at - room + 1)
        for place, (code, name, sureness) in enumerate(editor.offers[first : first + room], first):
            here = place == editor.at
            ground = " on sel" if here else ""
            sure = f"{sureness:>3}%" if sureness else "    "
            lines.append(
                [
                    Span(("▸ " if here and not glyphs.ascii_only else "> " if here else "  "), f"accent{ground}"),
                    Span(f"{code:<5}", f"bold accent{ground}"),
                    Span(fit(name, CHOICE_NAME), f"ink{ground}"),
                    Span(sure, f"soft{ground}"),
                ]
            )
        if not lines:
            lines.append([Span("  " + _(editor.invites), "soft")])
        return lines + [[]] * (room - len(lines))
