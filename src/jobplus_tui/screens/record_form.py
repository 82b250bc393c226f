"""A form of one record in the postings' tab: opened, kept, saved, and compared when another desk saved first."""

from abc import abstractmethod
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Generic, NamedTuple, TypeVar

from jobplus_core.clock import moment
from jobplus_core.errors import Refusal, Stale
from jobplus_tui.actions import Area
from jobplus_tui.format import clock
from jobplus_tui.i18n import _
from jobplus_tui.intake.draft import FormDraft, Slot
from jobplus_tui.intake.fields import Field
from jobplus_tui.intake.reading import refused_field
from jobplus_tui.intake.versions import Side, versions, with_codes
from jobplus_tui.screens.conflict import ConflictScreen, Saver
from jobplus_tui.screens.form_screen import FormScreen
from jobplus_tui.widgets.field_form import FormReading
from jobplus_tui.widgets.panel import Panel

R = TypeVar("R", bound=FormReading)


@dataclass(frozen=True, slots=True)
class Standing:
    """A record as it stands in the store.

    Attributes:
        texts: As it would be typed.
        chosen: Occupation codes by word.
        by: Who saved it last, where that is known.
        name: What it is called.
    """

    record_id: int
    version: int
    texts: Mapping[str, str]
    chosen: Mapping[str, str]
    by: Saver | None
    name: str


class Opened(NamedTuple):
    """What was read when the form was opened."""

    draft: FormDraft | None


class RecordForm(FormScreen, Generic[R]):
    """Subclasses say what is asked, how it is read, and where it is saved."""

    def __init__(self, slot: Slot, saved: Callable[[int], None]) -> None:
        """Take what the form is for, and who hears of the record's number once it is saved."""
        super().__init__(slot)
        self._saved = saved
        self._reading: R | None = None
        self._offered = False

    @property
    def tab(self) -> str:
        """The form belongs to the postings' tab."""
        return Area.POSTINGS.value

    @property
    @abstractmethod
    def fields(self) -> Mapping[str, Field]:
        """The fields of the form."""

    @property
    @abstractmethod
    def refused_names(self) -> Mapping[str, str]:
        """Field of the form by the name that the core refuses it under, where the two differ."""

    @abstractmethod
    def _title(self) -> str:
        """What the form does, as a noun."""

    @abstractmethod
    def _called(self) -> str:
        """What the record is called so far, or that it is new."""

    @abstractmethod
    def _reading_of(self, draft: FormDraft) -> R:
        """Read what is typed."""

    @abstractmethod
    def _check(self, reading: R) -> None:
        """Refuse what the core would refuse, before a thread is asked."""

    @abstractmethod
    def _store(self, reading: R, draft: FormDraft) -> int:
        """Save in a worker thread, and return the record's number."""

    @abstractmethod
    def _theirs(self, record_id: int) -> Standing:
        """Read the record as another desk saved it; in a worker thread."""

    @abstractmethod
    def _texts_of(self, reading: R) -> Mapping[str, str]:
        """What is typed, written as the store's own texts are."""

    def _prepare(self) -> None:
        """Read what the fields offer; in a worker thread."""

    def _prepared(self) -> None:
        """Give the fields what they offer."""

    def _late(self) -> Collection[str]:
        """The fields of choices that cannot show theirs before `_prepared`."""
        return ()

    def _take(self, standing: Standing) -> None:
        """Mend a record from now on."""
        texts, chosen = dict(standing.texts), dict(standing.chosen)
        self._draft = FormDraft(
            texts,
            chosen,
            record_id=standing.record_id,
            version=standing.version,
            base=with_codes(texts, chosen, self.fields),
        )

    def on_mount(self) -> None:
        """Ask for the form left half typed, and show the record meanwhile."""
        self._account_id = self.session.actor.account_id
        self.form.fill(self._draft.texts, self._draft.chosen)
        self._read_form()
        drafts, slot = self.drafts, self._slot

        def open_form() -> Opened:
            self._prepare()
            return Opened(drafts.half_typed(slot))

        self.read(open_form, self._open, name="read draft")

    def _open(self, opened: Opened) -> None:
        if not self._here:
            return
        self._prepared()
        draft = opened.draft
        if draft is not None and not draft.empty and not self._touched:
            self._draft = draft
            self._kept_at = clock(moment(draft.saved_at)) if draft.saved_at is not None else ""
        # Whoever typed already keeps that; what could not be shown yet is shown now.
        self.form.fill(self._draft.texts, self._draft.chosen)
        self._offered = True
        self._read_form()
        self._ask_live()

    def _read_form(self, *, title: bool = True) -> None:
        unseen = {} if self._offered else {name: self._draft.texts.get(name, "") for name in self._late()}
        self._draft.texts, self._draft.chosen = {**self.form.texts, **unseen}, self.form.chosen
        self._reading = self._reading_of(self._draft)
        self.form.show(self._reading)
        if title:
            self._draw_title()

    def _draw_title(self) -> None:
        self.query_one("#form-panel", Panel).set_title(self._title(), self._title_facts(self._called()))

    def action_save(self) -> None:
        """Save the form; what cannot be saved is said under its field, and nothing typed is lost."""
        reading = self._reading
        if reading is None or self._busy:
            return
        if reading.errors:
            self.form.show_errors()
            self.say(_("{count} to mend").format(count=len(reading.errors)))
            return
        try:
            self._check(reading)
        except Refusal as refusal:
            self.say_refusal(refusal)
            self._refused(refusal)
            return
        self._busy = True
        self.act(partial(self._store, reading, self._draft), self._done, name="save form", refused=self._refused)

    def _done(self, record_id: int) -> None:
        self._forget_draft()
        if self.is_current:
            self.app.pop_screen()
            self._saved(record_id)

    def _refused(self, refusal: Refusal) -> None:
        self._busy = False
        self.keep()
        if isinstance(refusal, Stale) and self._draft.record_id is not None:
            record_id = self._draft.record_id
            self.read(lambda: self._theirs(record_id), self._compare, name="read record")
            return
        found = refused_field(refusal, self.fields, self.refused_names)
        if found is not None and self._reading is not None:
            self.form.refuse(*found)
            self.form.show(self._reading)

    def _compare(self, theirs: Standing) -> None:
        """Show both versions field by field; saving goes over the one now seen."""
        if not self._here or self._reading is None:
            return
        mine = with_codes(self._texts_of(self._reading), self._draft.chosen, self.fields)
        found = versions(self._draft.base, mine, with_codes(theirs.texts, theirs.chosen, self.fields), self.fields)
        screen = ConflictScreen(
            self._called(), found, theirs.by, partial(self._decide, theirs), fields=self.fields, tab=Area.POSTINGS
        )
        self.app.push_screen(screen)

    def _decide(self, theirs: Standing, sides: Mapping[str, Side]) -> None:
        """Put the fields that were chosen into the form and save it on the version seen."""
        draft, token = self._draft, self._draft.token
        mine = {field: text for field, text in draft.texts.items() if sides.get(field) is not Side.THEIRS}
        chosen = draft.chosen
        self._take(theirs)
        self._draft.texts = {**theirs.texts, **mine}
        self._draft.chosen = {**theirs.chosen, **chosen}
        self._draft.token = token
        self.form.fill(self._draft.texts, self._draft.chosen)
        self._read_form()
        self.action_save()
