"""A new company, or one that is mended, and beside it those that may be the same."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from jobplus_core.employers.growth_sectors import is_root_industry, suggested_sectors
from jobplus_core.employers.near import Near
from jobplus_core.employers.queries import EmployerRecord
from jobplus_core.employers.rules import EmployerForm, cleaned
from jobplus_core.kinds import korean
from jobplus_tui.actions import Area
from jobplus_tui.desk.drafts import Drafts
from jobplus_tui.desk.employers import form_of
from jobplus_tui.employer_form.fields import FIELDS
from jobplus_tui.employer_form.reading import REFUSED_FIELDS, Reading, read_employer, texts_of
from jobplus_tui.i18n import _
from jobplus_tui.intake.draft import FormDraft, Slot
from jobplus_tui.intake.fields import Field
from jobplus_tui.screens.employer_words import near_lines
from jobplus_tui.screens.record_form import RecordForm, Standing
from jobplus_tui.spans import Span
from jobplus_tui.widgets.employer_form import EmployerFieldForm
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel


class EmployerPurpose(StrEnum):
    """What a form is opened for; drafts are kept apart by it."""

    REGISTER = "employer"
    MEND = "mend_employer"


class EmployerFormScreen(RecordForm[Reading[EmployerForm]], areas=(Area.EMPLOYER_FORM, Area.FORM)):
    """Stands on the list of companies or on the company's page."""

    def __init__(self, saved: Callable[[int], None], *, record: EmployerRecord | None = None) -> None:
        """Take what the form is for.

        Args:
            saved: Called with the company's number when the form has been saved and has closed.
            record: The company that is mended.
        """
        purpose = EmployerPurpose.REGISTER if record is None else EmployerPurpose.MEND
        super().__init__(Slot(purpose, 0 if record is None else record.id), saved)
        self._near: tuple[Near, ...] = ()
        self._at = 0
        if record is not None:
            self._take(_standing(record))

    def compose_body(self) -> Iterable[Widget]:
        """Return the form and the companies that may be the same; under it a strip where room is short."""
        self.desk_app.load_styles()
        yield Horizontal(
            Panel(
                EmployerFieldForm(id="employer-form"),
                title=self._title(),
                keys=("employer_form.clear",),
                id="form-panel",
            ),
            Vertical(
                Panel(
                    Lines(id="near"),
                    title=_("Same company?"),
                    keys=("employer_form.open", "employer_form.other"),
                    id="near-panel",
                ),
                id="side",
            ),
            id="whole",
        )
        yield Panel(
            Lines(id="strip-lines"),
            title=_("Same company?"),
            keys=("employer_form.open", "employer_form.other"),
            id="strip",
        )

    @property
    def form(self) -> EmployerFieldForm:
        """The form."""
        return self.query_one(EmployerFieldForm)

    @property
    def drafts(self) -> Drafts:
        """Where half-typed companies are kept."""
        return self.session.employers.drafts

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields of the form."""
        return FIELDS

    @property
    def refused_names(self) -> Mapping[str, str]:
        """What the core calls the fields."""
        return REFUSED_FIELDS

    def _title(self) -> str:
        return _("New company") if self._slot.purpose is EmployerPurpose.REGISTER else _("Mend a company")

    def _called(self) -> str:
        return self._draft.texts.get("name", "").strip() or _("new")

    def _reading_of(self, draft: FormDraft) -> Reading[EmployerForm]:
        return read_employer(draft.texts)

    def _texts_of(self, reading: Reading[EmployerForm]) -> Mapping[str, str]:
        return texts_of(reading.form)

    def _check(self, reading: Reading[EmployerForm]) -> None:
        cleaned(reading.form)

    def _store(self, reading: Reading[EmployerForm], draft: FormDraft) -> int:
        desk = self.session.employers
        return desk.save(reading.form, employer_id=draft.record_id, version=draft.version or 0, token=draft.token)

    def _theirs(self, record_id: int) -> Standing:
        return _standing(self.session.employers.record(record_id))

    def _read_form(self, *, title: bool = True) -> None:
        super()._read_form(title=title)
        if self._reading is not None:
            form = self._reading.form
            sectors = suggested_sectors(form.district_code, form.address, form.industry_code)
            words = " ".join(korean(each) for each in sectors)
            self.form.hint("sector", [Span(_("suggested") + " ", "soft"), Span(words, "accent")] if words else [])
            root = is_root_industry(form.industry_code)
            self.form.hint("ticks", [Span(_("a root industry by its code"), "soft")] if root else [])

    def _ask_live(self) -> None:
        if self._reading is None or self._ended:
            return
        form, own, desk = self._reading.form, self._draft.record_id, self.session.employers
        self.read(lambda: desk.near(form.name, form.business_no, besides=own), self._know, name="live")

    def _know(self, near: tuple[Near, ...]) -> None:
        if not self._here:
            return
        self._near, self._at = near, min(self._at, max(0, len(near) - 1))
        self._draw_near()

    def _draw_near(self) -> None:
        ordered = self._near[self._at :] + self._near[: self._at]
        lines = near_lines(ordered, self.desk_app.look.glyphs)
        self.query_one("#near", Lines).update(lines)
        self.query_one("#strip-lines", Lines).update(lines[:2])
        count = str(len(self._near)) if self._near else ""
        for panel in ("#near-panel", "#strip"):
            self.query_one(panel, Panel).set_title(_("Same company?"), count)

    def action_other(self) -> None:
        """Look at the next company that may be the same."""
        if self._near:
            self._at = (self._at + 1) % len(self._near)
            self._draw_near()

    def action_open(self) -> None:
        """Open the company that is likely the same; what is typed here is kept."""
        if not self._near:
            self.say(_("No company of this name or number."))
            return
        from jobplus_tui.screens.employer_record import EmployerRecordScreen

        self.keep()
        self.app.push_screen(EmployerRecordScreen(self._near[self._at].employer.id))


def _standing(record: EmployerRecord) -> Standing:
    return Standing(record.id, record.version, texts_of(form_of(record)), {}, None, record.name)
