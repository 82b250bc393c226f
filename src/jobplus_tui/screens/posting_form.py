"""A new posting, or one that is mended: every field, and beside it what may be the same job twice."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Final, NamedTuple

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from jobplus_core.employers.near import Near
from jobplus_core.kinds import Funding, PostingSource
from jobplus_core.postings.editing.rules import form_of
from jobplus_core.postings.near import PostingFace
from jobplus_core.postings.rules import PostingForm, cleaned
from jobplus_tui.actions import Area
from jobplus_tui.desk.drafts import Drafts
from jobplus_tui.desk.posting_editing import Developer, SavedNow
from jobplus_tui.i18n import _
from jobplus_tui.intake.draft import FormDraft, Slot
from jobplus_tui.intake.fields import Choice, Field
from jobplus_tui.intake.words import sure_code
from jobplus_tui.posting_form.fields import DEVELOPER, FIELDS
from jobplus_tui.posting_form.reading import REFUSED_FIELDS, PostingReading, read_posting, texts_of
from jobplus_tui.screens.employer_words import near_lines
from jobplus_tui.screens.posting_page_words import face_lines
from jobplus_tui.screens.record_form import RecordForm, Standing
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.name_inputs import EmployerInput
from jobplus_tui.widgets.offer_input import Offer
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.posting_form import PostingFieldForm

DEFAULTS: Final = {"funding": Funding.PRIVATE.value, "source": PostingSource.VISIT.value}
"""What stands in an empty form."""


class PostingPurpose(StrEnum):
    """What a form is opened for; drafts are kept apart by it."""

    REGISTER = "posting"
    FOR_EMPLOYER = "employer_posting"
    MEND = "mend_posting"


class _Beside(NamedTuple):
    postings: tuple[PostingFace, ...] = ()
    employers: tuple[Near, ...] = ()


class PostingFormScreen(RecordForm[PostingReading], areas=(Area.POSTING_FORM, Area.FORM)):
    """Stands on the list or on the posting's page; returns the number of what was saved."""

    def __init__(
        self,
        saved: Callable[[int], None],
        *,
        stored: SavedNow | None = None,
        employer: tuple[int, str] | None = None,
    ) -> None:
        """Take what the form is for.

        Args:
            saved: Called with the posting's number when the form has been saved and has closed.
            stored: The posting that is mended.
            employer: Number and name of the company that a new posting is of.
        """
        purpose, subject = PostingPurpose.REGISTER, 0
        if stored is not None:
            purpose, subject = PostingPurpose.MEND, stored.stored.id
        elif employer is not None:
            purpose, subject = PostingPurpose.FOR_EMPLOYER, employer[0]
        super().__init__(Slot(purpose, subject), saved)
        self._stored: PostingForm | None = None
        self._developer_id: int | None = None
        self._developers: list[Developer] = []
        self._names: list[str] = []
        self._beside = _Beside()
        if stored is not None:
            self._take(self._standing(stored))
        else:
            named = {"employer": employer[1]} if employer is not None else {}
            self._draft = FormDraft({**DEFAULTS, **named})

    def compose_body(self) -> Iterable[Widget]:
        """Return the form and what may be the same; under the form a strip where room is short."""
        self.desk_app.load_styles()
        form = PostingFieldForm(new=self._slot.purpose is not PostingPurpose.MEND, id="posting-form")
        yield Horizontal(
            Panel(
                form,
                title=self._title(),
                keys=("posting_form.occupation", "posting_form.clear"),
                id="form-panel",
            ),
            Vertical(
                Panel(Lines(id="faces"), title=_("Same job twice?"), id="faces-panel"),
                Panel(Lines(id="near"), title=_("Same company?"), id="near-panel"),
                id="side",
            ),
            id="whole",
        )
        yield Panel(Lines(id="strip-lines"), title=_("Same job twice?"), id="strip")

    @property
    def form(self) -> PostingFieldForm:
        """The form."""
        return self.query_one(PostingFieldForm)

    @property
    def drafts(self) -> Drafts:
        """Where half-typed postings are kept."""
        return self.session.posting_editing.drafts

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields, the developing counselor by name."""
        names = tuple(Choice(str(each.counselor_id), each.name) for each in self._developers)
        return {**FIELDS, DEVELOPER.id: replace(DEVELOPER, choices=names)}

    @property
    def refused_names(self) -> Mapping[str, str]:
        """What the core calls the fields."""
        return REFUSED_FIELDS

    def _title(self) -> str:
        return _("Mend a posting") if self._slot.purpose is PostingPurpose.MEND else _("New posting")

    def _called(self) -> str:
        texts = self._draft.texts
        named = " ".join(filter(None, (texts.get("employer", "").strip(), texts.get("title", "").strip())))
        return named or _("new")

    def _standing(self, found: SavedNow) -> Standing:
        stored = found.stored
        self._stored, self._developer_id = form_of(stored), stored.developer_id
        texts, chosen = texts_of(self._stored)
        texts[DEVELOPER.id] = "" if stored.developer_id is None else str(stored.developer_id)
        return Standing(stored.id, stored.version, texts, chosen, found.by, f"{stored.employer} {stored.title}")

    def _prepare(self) -> None:
        self.session.seekers.learn_job_words()
        sure_code("경리")  # reads the classification before it is needed
        self._developers = self.session.posting_editing.developers(self._developer_id)
        self._names = [each.name for each in self.session.employers.names()]

    def _late(self) -> Collection[str]:
        return (DEVELOPER.id,) if self._slot.purpose is PostingPurpose.MEND else ()

    def _prepared(self) -> None:
        self.form.offer(DEVELOPER.id, [(str(each.counselor_id), each.name) for each in self._developers])
        editor = self.form.editor("employer")
        if isinstance(editor, EmployerInput):
            names = self._names
            editor.known = lambda typed: [
                Offer("", name) for name in dict.fromkeys(names) if name.removeprefix("(주)").startswith(typed)
            ]

    def _reading_of(self, draft: FormDraft) -> PostingReading:
        return read_posting(draft.texts, draft.chosen, self.session.today, stored=self._stored)

    def _texts_of(self, reading: PostingReading) -> Mapping[str, str]:
        developer = "" if reading.developer_id is None else str(reading.developer_id)
        return {**texts_of(reading.form)[0], DEVELOPER.id: developer}

    def _check(self, reading: PostingReading) -> None:
        cleaned(reading.form)

    def _store(self, reading: PostingReading, draft: FormDraft) -> int:
        desk = self.session.posting_editing
        if draft.record_id is None:
            employer_id = self._slot.subject_id if self._slot.purpose is PostingPurpose.FOR_EMPLOYER else None
            return desk.register(reading.form, employer_id=employer_id, token=draft.token)
        return desk.mend(
            draft.record_id,
            reading.form,
            developer_id=reading.developer_id,
            version=draft.version or 0,
            token=draft.token,
        )

    def _theirs(self, record_id: int) -> Standing:
        return self._standing(self.session.posting_editing.stored(record_id))

    def _ask_live(self) -> None:
        if self._reading is None or self._ended:
            return
        form, own, session = self._reading.form, self._draft.record_id, self.session

        def look() -> _Beside:
            postings = session.posting_editing.near(form, own)
            near = session.employers.near(form.employer, None, besides=None) if form.employer and own is None else ()
            return _Beside(postings, tuple(each for each in near if each.likeness < 100))

        self.read(look, self._know, name="live")

    def _know(self, beside: _Beside) -> None:
        if not self._here:
            return
        self._beside = beside
        glyphs = self.desk_app.look.glyphs
        faces = face_lines(beside.postings, glyphs)
        self.query_one("#faces", Lines).update(faces)
        self.query_one("#near", Lines).update(near_lines(beside.employers, glyphs))
        self.query_one("#strip-lines", Lines).update([*faces[:1], *near_lines(beside.employers, glyphs)[:1]])
        count = str(len(beside.postings)) if beside.postings else ""
        for panel in ("#faces-panel", "#strip"):
            self.query_one(panel, Panel).set_title(_("Same job twice?"), count)
