"""A few fields in a box: a contact, a visit."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from jobplus_core.errors import Refusal
from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.employer_form.reading import CONTACT_REFUSED, Reading
from jobplus_tui.i18n import _
from jobplus_tui.intake.fields import Section
from jobplus_tui.intake.reading import refused_field
from jobplus_tui.phrases import refusal_text
from jobplus_tui.spans import Span
from jobplus_tui.widgets.field_form import FieldForm
from jobplus_tui.widgets.form_field import FieldEdited
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel

V = TypeVar("V")


class SmallForm(Dialog[tuple[V, Mapping[str, str]]], Generic[V]):
    """Returns what is to be saved with the texts it was typed as, and saves nothing itself."""

    AUTO_FOCUS = "TextInput"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Area.FORM)]

    def __init__(
        self,
        title: str,
        sections: Sequence[Section],
        read: Callable[[Mapping[str, str]], Reading[V]],
        check: Callable[[V], object],
        *,
        facts: str = "",
        texts: Mapping[str, str] | None = None,
        answer: str = "",
    ) -> None:
        """Take what is asked.

        Args:
            title: What is to be saved, as a noun.
            sections: The fields.
            read: Reads what is typed.
            check: Refuses what the core would refuse.
            facts: What it is about, such as the company's name.
            texts: What was typed before, or stands in the store.
            answer: Why it was not saved the last time.
        """
        super().__init__()
        self._title = title
        self._sections = sections
        self._reads = read
        self._check = check
        self._facts = facts
        self._texts = dict(texts or {})
        self._answer = answer

    def compose(self) -> ComposeResult:
        """Show the fields."""
        form: FieldForm[Any] = FieldForm(self._sections, id="small-fields")
        answer = Lines([[Span(f" ✗ {self._answer}", "bad")]] if self._answer else [], id="answer")
        yield Panel(form, answer, title=self._title, facts=self._facts, keys=("form.save", "app.back"), id="small-form")

    @property
    def _form(self) -> FieldForm[Any]:
        return self.query_one(FieldForm)

    def on_mount(self) -> None:
        """Fill the fields."""
        self._form.fill(self._texts, {})
        self._form.show(self._reads(self._form.texts))

    def on_field_edited(self, message: FieldEdited) -> None:
        """Read the form again."""
        message.stop()
        self._form.edited(message.field)
        self._form.show(self._reads(self._form.texts))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next field."""
        event.stop()
        self.focus_next()

    def action_save(self) -> None:
        """Return the form, or say at each field what is accepted there."""
        texts = self._form.texts
        reading = self._reads(texts)
        self._form.show(reading)
        if reading.errors:
            self._form.show_errors()
            self._say(_("{count} to mend").format(count=len(reading.errors)))
            return
        try:
            self._check(reading.form)
        except Refusal as refusal:
            self._say(refusal_text(refusal))
            found = refused_field(refusal, texts, CONTACT_REFUSED)
            if found is not None:
                self._form.refuse(*found)
                self._form.show(reading)
            return
        self.dismiss((reading.form, texts))

    def _say(self, sentence: str) -> None:
        self.query_one("#answer", Lines).update([[Span(f" ✗ {sentence}", "bad")]])
