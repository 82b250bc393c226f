"""A form that keeps itself: read at every key, kept on every pause, saved as one act that may be asked for again."""

from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import Any, Final

from textual.timer import Timer
from textual.widgets import Input

from jobplus_core.clock import moment
from jobplus_core.errors import Refusal
from jobplus_tui.actions import BY_ID, Action
from jobplus_tui.app import KEEPING
from jobplus_tui.desk.drafts import Drafts
from jobplus_tui.format import clock
from jobplus_tui.i18n import _
from jobplus_tui.intake.draft import FormDraft, Slot
from jobplus_tui.near_compositor import NearCompositor
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.widgets.field_form import FieldForm
from jobplus_tui.widgets.form_field import FieldEdited, FieldFocused
from jobplus_tui.widgets.offer_input import OfferInput

LIVE_AFTER_S: Final = 0.2
KEEP_AFTER_S: Final = 1.0
KEEP_AT_LEAST_S: Final = 5.0
"""How long somebody who never pauses types on before it is kept all the same."""


class FormScreen(DeskScreen):
    """What every long form does; subclasses say what is asked, how it is read and where it is saved."""

    AUTO_FOCUS = "TextInput"

    def __init__(self, slot: Slot) -> None:
        """Take what the form is for, and which record it is about."""
        super().__init__()
        self._compositor = NearCompositor()
        self._slot = slot
        self._draft = FormDraft()
        self._busy = False
        self._ended = False
        self._touched = False
        self._account_id = 0
        self._cleared: FormDraft | None = None
        self._kept_at = ""
        self._unkept_since: float | None = None
        self._pending: dict[str, Timer] = {}

    @property
    @abstractmethod
    def form(self) -> FieldForm[Any]:
        """The form."""

    @property
    @abstractmethod
    def drafts(self) -> Drafts:
        """Where half-typed forms of this kind are kept."""

    @abstractmethod
    def _read_form(self, *, title: bool = True) -> None:
        """Read what is typed and show what it says."""

    @abstractmethod
    def _ask_live(self) -> None:
        """Ask what stands beside the form."""

    @abstractmethod
    def _draw_title(self) -> None:
        """Say what the form is about, and when it was kept."""

    def footer(self) -> list[Action]:
        """Return saving first, then the ways out."""
        keep = f"{self.AREAS[0].value}.keep"
        return [BY_ID[name] for name in ("form.save", keep, "app.find", "app.command_palette", "app.help")]

    @property
    def _here(self) -> bool:
        """Whether the form still stands: an answer may come after it was left."""
        return not self._ended and self in self.app.screen_stack

    def on_field_edited(self, message: FieldEdited) -> None:
        """Read the form again; soon ask what fits, and keep it on the next pause."""
        message.stop()
        self._touched = True
        self._cleared = None
        self.form.edited(message.field)
        self._read_form(title=False)
        # A new title draws the whole frame again; it waits for a pause.
        self._later("title", LIVE_AFTER_S, self._draw_title)
        self.form.tidy(message.field)
        self._later("live", LIVE_AFTER_S, self._ask_live)
        if self._unkept_since is None:
            self._unkept_since = monotonic()
        if monotonic() - self._unkept_since < KEEP_AT_LEAST_S:
            self._later("keep", KEEP_AFTER_S, self.keep)
        else:
            self.keep()

    def on_field_focused(self, message: FieldFocused) -> None:
        """Rewrite a field that has been left as it was understood."""
        message.stop()
        if not message.inside:
            self.form.tidy(message.field)

    def _later(self, name: str, after_s: float, what: Callable[[], None]) -> None:
        if name in self._pending:
            self._pending[name].stop()
        self._pending[name] = self.set_timer(after_s, what)

    def keep(self) -> None:
        """Store what is half typed, in a thread of the app: it must outlive this screen."""
        # A timer may ring after somebody else has signed in: a form is never kept for another account.
        if self._ended or not self._touched or self.session.actor.account_id != self._account_id:
            return
        self._unkept_since = None
        drafts, slot, app = self.drafts, self._slot, self.app
        drafts.remember(slot, self._draft)

        def run() -> None:
            try:
                kept = drafts.keep(slot)
            except Refusal as refusal:
                app.call_later(partial(self.say_refusal, refusal))
                return
            if kept is not None:
                app.call_later(partial(self._kept, clock(moment(kept))))

        app.run_worker(run, thread=True, name="keep draft", group=KEEPING)

    def _kept(self, when: str) -> None:
        self._kept_at = when
        if self._here:
            self._draw_title()

    def _forget_draft(self) -> None:
        """Forget the half-typed form: it has been saved."""
        self._ended = True
        drafts, slot = self.drafts, self._slot
        drafts.remember(slot, None)
        self.app.run_worker(partial(drafts.keep, slot), thread=True, name="drop draft", group=KEEPING)

    def _title_facts(self, name: str) -> str:
        facts = [name]
        if self._draft.record_id is not None:
            facts.append(_("record {number}").format(number=self._draft.record_id))
        if self._cleared is not None:
            facts.append(_("emptied, ^L gives it back"))
        elif self._kept_at:
            facts.append(_("{time} kept").format(time=self._kept_at))
        return " · ".join(facts)

    def leave(self) -> None:
        """Keep what is half typed."""
        self.keep()

    def action_keep(self) -> None:
        """Leave the form; what is half typed is kept."""
        self.back()

    def store_changed(self) -> None:
        """Ask anew what stands beside the form."""
        self._later("live", LIVE_AFTER_S, self._ask_live)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what is looked at among the offers, else go on to the next field."""
        event.stop()
        if not (isinstance(event.input, OfferInput) and event.input.choose_looked_at()):
            self.focus_next()

    def action_occupation(self) -> None:
        """Look the occupation up."""
        from jobplus_tui.dialogs.occupation import OccupationDialog

        field = self.form.occupation
        self.app.push_screen(OccupationDialog(field.word), self._take_occupation)

    def _take_occupation(self, code: str | None) -> None:
        if code is None:
            return
        from jobplus_tui.intake.words import occupation_name

        field = self.form.occupation
        if not field.word:
            field.value = f"{field.value.rstrip(', ')}, {occupation_name(code)}".lstrip(", ")
            field.cursor_position = len(field.value)
        field.choose(code)
        self.form.go_to("occupation")

    def action_clear(self) -> None:
        """Empty the form; pressed again, give the text back."""
        if self._cleared is not None:
            self._draft, self._cleared = self._cleared, None
        else:
            self._cleared, self._draft = self._draft, FormDraft()
            if self._slot.subject_id == self._cleared.record_id:
                # A form that mends a record goes on to: emptied, it must not be saved as a new one.
                held = self._cleared
                self._draft = FormDraft(record_id=held.record_id, version=held.version, base=held.base)
        self._touched = True
        self.form.fill(self._draft.texts, self._draft.chosen)
        self._read_form()
        self._ask_live()
        self.focus_first()

    def focus_first(self) -> None:
        """Go to the first field."""
        self.form.go_to(next(iter(self.form.texts)))
