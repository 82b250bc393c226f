"""The intake form with what stands beside it while it is typed."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from jobplus_core.clock import moment
from jobplus_core.errors import Refusal, Stale
from jobplus_core.kinds import Standing
from jobplus_core.seekers.rules import cleaned, missing_stars
from jobplus_tui.actions import Area
from jobplus_tui.desk.drafts import Drafts
from jobplus_tui.desk.live import Live, Medians, live
from jobplus_tui.desk.seeker_merge import Saved as StoredNow
from jobplus_tui.desk.seeker_page import SeekerPage
from jobplus_tui.desk.seekers import Developer, Saved
from jobplus_tui.format import clock
from jobplus_tui.i18n import _
from jobplus_tui.intake.draft import FormDraft, Purpose, Slot
from jobplus_tui.intake.fields import FIELDS, Kind
from jobplus_tui.intake.reading import Reading, read_form, refused_field, texts_of
from jobplus_tui.intake.versions import Side, versions, with_codes
from jobplus_tui.intake.words import sure_code
from jobplus_tui.screens.form_screen import FormScreen
from jobplus_tui.screens.intake_side import double_facts, double_lines, match_lines, strip_lines, wage_hint
from jobplus_tui.status import SaveNote, SaveState
from jobplus_tui.widgets.intake_form import IntakeForm
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel


class _Opened(NamedTuple):
    draft: FormDraft | None
    developers: list[Developer]


class IntakeScreen(FormScreen, areas=(Area.INTAKE, Area.FORM)):
    """Registers a person, registers one again, or mends a record; a refused save keeps what is typed."""

    def __init__(self, slot: Slot, saved: Callable[[Saved], None], page: SeekerPage | None = None) -> None:
        """Take what the form is for.

        Args:
            slot: The purpose, and whose record it is about.
            saved: Called when the form has been saved and has closed.
            page: The record, where the form mends or continues one.
        """
        super().__init__(slot)
        self._saved = saved
        self._page = page
        if page is not None:
            texts, chosen = texts_of(page.form)
            self._draft = FormDraft(
                texts,
                chosen,
                record_id=page.record.id,
                version=page.record.version,
                base=with_codes(texts, chosen),
            )
        self._known = Live()
        self._medians = Medians()
        self._reading: Reading | None = None
        self._at = 0

    @property
    def tab(self) -> str:
        """The form belongs to the seekers' tab."""
        return Area.SEEKERS.value

    def compose_body(self) -> Iterable[Widget]:
        """Return the form, beside it who it may be and what fits; under it a strip where room is short."""
        # A quick ^N comes before the styles that the first frame did without.
        self.desk_app.load_styles()
        form = IntakeForm(registration=self._slot.purpose is not Purpose.MEND, id="intake")
        yield Horizontal(
            Panel(form, title=self._title(), keys=("intake.occupation", "intake.clear"), id="form-panel"),
            Vertical(
                Panel(
                    Lines(id="doubles"),
                    title=_("Likely same person"),
                    keys=("intake.resume", "intake.other"),
                    id="doubles-panel",
                ),
                Panel(Lines(id="matches"), title=_("Postings that fit so far"), id="matches-panel"),
                id="side",
            ),
            id="whole",
        )
        yield Panel(
            Lines(id="strip-lines"),
            title=_("Postings that fit so far"),
            keys=("intake.resume", "intake.other"),
            id="strip",
        )

    @property
    def form(self) -> IntakeForm:
        """The form."""
        return self.query_one(IntakeForm)

    @property
    def drafts(self) -> Drafts:
        """Where half-typed intake forms are kept."""
        return self.session.seekers.drafts

    def _title(self) -> str:
        titles: dict[StrEnum, str] = {
            Purpose.REGISTER: _("Register a seeker"),
            Purpose.MEND: _("Mend a record"),
            Purpose.AGAIN: _("Register again"),
        }
        return titles[self._slot.purpose]

    def on_mount(self) -> None:
        """Ask for the form left half typed, and show the record meanwhile."""
        self._account_id = self.session.actor.account_id
        self.form.fill(self._draft.texts, self._draft.chosen)
        self._read_form()
        desk, slot = self.session.seekers, self._slot

        def open_form() -> _Opened:
            desk.learn_job_words()
            sure_code("경리")  # reads the classification before it is needed
            return _Opened(desk.half_typed(slot), desk.developers())

        self.read(open_form, self._opened, name="read draft")

    def _opened(self, opened: _Opened) -> None:
        if not self._here:
            return
        self.form.offer("developer", [(str(each.counselor_id), each.name) for each in opened.developers])
        draft = opened.draft
        if draft is not None and not draft.empty and not self._touched:
            self._draft = draft
            self.form.fill(draft.texts, draft.chosen)
            self._kept_at = clock(moment(draft.saved_at)) if draft.saved_at is not None else ""
        self._read_form()
        self._ask_live()

    def _read_form(self, *, title: bool = True) -> None:
        self._draft.texts, self._draft.chosen = self.form.texts, self.form.chosen
        self._reading = read_form(self._draft.texts, self._draft.chosen, self.session.today)
        self.form.show(self._reading, self.session.today)
        if title:
            self._draw_title()

    def _draw_title(self) -> None:
        name = self._draft.texts.get("name", "").strip() or _("new person")
        self.query_one("#form-panel", Panel).set_title(self._title(), self._title_facts(name))

    def _ask_live(self) -> None:
        if self._reading is not None and not self._ended:
            desk, form, seeker_id = self.session, self._reading.form, self._draft.record_id
            self.read(lambda: live(desk, form, seeker_id=seeker_id, medians=self._medians), self._know, name="live")

    def _know(self, known: Live) -> None:
        if not self._here:
            return
        self._known = known
        self.form.decide_standing((Standing.RETURNING if known.registered_before else Standing.NEW).value)
        self.form.hint("wage", wage_hint(known, self.desk_app.look.glyphs))
        self._at = min(self._at, max(0, len(known.doubles) - 1))
        self._draw_side()

    def _draw_side(self) -> None:
        glyphs, known, reading = self.desk_app.look.glyphs, self._known, self._reading
        if reading is None:
            return
        strip = self.query_one("#strip", Panel)
        if strip.display:
            fitting = _("Fits") if known.eligible is None else f"{_('Fits')} {known.eligible:,}"
            strip.set_title(fitting, f"{_('likely same')} {len(known.doubles)}")
            self.query_one("#strip-lines", Lines).update(strip_lines(known, reading.form, self._at, glyphs))
            return
        doubles = self.query_one("#doubles-panel", Panel)
        matches = self.query_one("#matches-panel", Panel)
        fits = "" if known.eligible is None else _("{count} postings").format(count=f"{known.eligible:,}")
        matches.set_title(_("Postings that fit so far"), fits)
        height = matches.size.height or 20
        self.query_one("#matches", Lines).update(lambda width: match_lines(known, width, height, glyphs))
        doubles.set_title(_("Likely same person"), double_facts(known.doubles))
        self.query_one("#doubles", Lines).update(double_lines(known, reading.form, self._at, glyphs))

    def on_resize(self) -> None:
        """Draw the side or the strip, whichever there is room for now."""
        self.call_after_refresh(self._draw_side)

    def action_other(self) -> None:
        """Look at the next person who may be the same."""
        if self._known.doubles:
            self._at = (self._at + 1) % len(self._known.doubles)
            self._draw_side()

    def action_resume(self) -> None:
        """Continue the record of the likely same person instead of making a new one."""
        if not self._known.doubles or self._slot.purpose is Purpose.MEND:
            self.say(_("No likely same person to continue."))
            return
        seeker_id, desk = self._known.doubles[self._at].id, self.session.seekers
        self.read(lambda: desk.open(seeker_id, what="resume"), self._resume, name="read seeker")

    def _resume(self, page: SeekerPage) -> None:
        """Fill what is still empty from the record, and let saving go to it."""
        texts, chosen = texts_of(page.form)
        typed = {name: text for name, text in self.form.texts.items() if text.strip()}
        self._draft = FormDraft(
            {**texts, **typed},
            {**chosen, **self.form.chosen},
            record_id=page.record.id,
            version=page.record.version,
            base=with_codes(texts, chosen),
        )
        self._touched = True
        self.form.fill(self._draft.texts, self._draft.chosen)
        self._read_form()
        self._ask_live()
        self.keep()

    def action_save(self) -> None:
        """Save the form; what cannot be saved is said under its field, and nothing typed is lost."""
        reading = self._reading
        if reading is None or self._busy:
            return
        if reading.resident:
            self.form.show_errors(reading.resident[0])
            label = _(FIELDS[reading.resident[0]].label)
            self.say(_("{field}: a resident registration number is never stored; delete it").format(field=label))
            return
        if reading.errors:
            self.form.show_errors()
            self.say(_("{count} to mend").format(count=len(reading.errors)))
            return
        try:
            cleaned(reading.form)
        except Refusal as refusal:
            self.say_refusal(refusal)
            self._refused(refusal)
            return
        self._busy = True
        self.act(partial(self._store, reading, self._draft), self._done, name="save seeker", refused=self._refused)

    def _store(self, reading: Reading, draft: FormDraft) -> Saved:
        desk = self.session.seekers
        if draft.record_id is None:
            return desk.register(reading.form, reading.registration, reading.session, token=draft.token)
        version = draft.version or 0
        if self._slot.purpose is Purpose.MEND:
            return desk.mend(draft.record_id, reading.form, version=version, token=draft.token)
        return desk.register_again(
            draft.record_id, reading.form, reading.registration, reading.session, version=version, token=draft.token
        )

    def _done(self, saved: Saved) -> None:
        self._forget_draft()
        missing = set(missing_stars(self._reading.form)) if self._reading is not None else set()
        if missing:
            labels = [_(field.label) for field in FIELDS.values() if field.star in missing]
            words = _("incomplete: {fields}").format(fields=" ".join(labels))
            self.desk_app.tell_note(SaveNote(SaveState.SAVED, f"{clock(self.session.now)} {words}"))
        if self.is_current:
            self.app.pop_screen()
            self._saved(saved)

    def _refused(self, refusal: Refusal) -> None:
        self._busy = False
        self.keep()
        if isinstance(refusal, Stale) and self._draft.record_id is not None:
            self._read_theirs(self._draft.record_id)
            return
        found = refused_field(refusal)
        if found is not None:
            self.form.refuse(*found)

    def _read_theirs(self, seeker_id: int) -> None:
        from jobplus_tui.desk.seeker_merge import SeekerMergeDesk

        desk = SeekerMergeDesk(self.session)
        self.read(lambda: desk.saved(seeker_id), self._compare, name="read seeker")

    def _compare(self, theirs: StoredNow) -> None:
        """Show both versions field by field; saving goes over the one now seen."""
        from jobplus_tui.screens.conflict import ConflictScreen

        if not self._here or self._reading is None:
            return
        mine = with_codes(*texts_of(self._reading.form))
        found = versions(self._draft.base, mine, with_codes(*texts_of(theirs.page.form)))
        decided = partial(self._decide, theirs)
        self.app.push_screen(ConflictScreen(self._reading.form.name, found, theirs.by, decided))

    def _decide(self, theirs: StoredNow, sides: Mapping[str, Side]) -> None:
        """Put the fields that were chosen into the form and save it on the version seen."""
        texts, chosen = texts_of(theirs.page.form)
        draft, taken = self._draft, [field for field, side in sides.items() if side is Side.THEIRS]
        draft.texts = {**draft.texts, **{field: texts[field] for field in taken}}
        theirs_first = any(FIELDS[field].kind is Kind.OCCUPATION for field in taken)
        draft.chosen = {**draft.chosen, **chosen} if theirs_first else {**chosen, **draft.chosen}
        draft.version, draft.base = theirs.page.record.version, with_codes(texts, chosen)
        self.form.fill(draft.texts, draft.chosen)
        self._read_form()
        self.action_save()
