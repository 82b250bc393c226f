"""A seeker's record: who they are and everything that was done, with what can be done next."""

from collections.abc import Iterable
from functools import partial
from typing import Final, cast

from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from jobplus_tui.actions import BY_ID, Action, Area
from jobplus_tui.desk.seeker_page import SeekerPage
from jobplus_tui.desk.seekers import Saved
from jobplus_tui.desk.timeline import KINDS, Happening, narrowed
from jobplus_tui.i18n import _
from jobplus_tui.intake.draft import Purpose, Slot
from jobplus_tui.messages import MatchSeeker, ShowPosting, ShowReferral
from jobplus_tui.paging import WholeSource
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.screens.found_jobs import FoundJobs
from jobplus_tui.screens.record_merging import RecordMerging
from jobplus_tui.screens.seeker_words import fact_lines, in_columns, timeline_columns
from jobplus_tui.screens.session_log import SessionLog
from jobplus_tui.screens.undoing import Undoing
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import FilterRequested, ListLoaded, RowOpened
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput

TABS: Final = {ShowReferral: "referrals", ShowPosting: "postings"}
"""The tab that shows what a row of the timeline leads to."""


class SeekerRecordScreen(DeskScreen, areas=(Area.RECORD,)):
    """Stands on the list of seekers; Esc goes back to it."""

    AUTO_FOCUS = "#timeline"

    def __init__(self, seeker_id: int) -> None:
        """Take whose record it is."""
        super().__init__()
        self._seeker_id = seeker_id
        self._page: SeekerPage | None = None
        self._sessions = SessionLog(self, self._read)
        self._found_jobs = FoundJobs(self, self._read)
        self._undoing = Undoing(self, self._read)
        self._merging = RecordMerging(self, self._go_on_with)

    @property
    def tab(self) -> str:
        """The record belongs to the seekers' tab."""
        return Area.SEEKERS.value

    def footer(self) -> list[Action]:
        """Return what can be done with a record."""
        return [
            BY_ID[name]
            for name in ("app.help", "app.back", "app.find", "app.new_seeker", "app.command_palette", "app.undo")
        ]

    def compose_body(self) -> Iterable[Widget]:
        """Return the facts and the timeline."""
        yield Container(
            Panel(
                Lines(id="facts"),
                title=_("Seeker"),
                keys=("record.edit", "record.again", "record.merge"),
                id="facts-panel",
            ),
            Panel(
                TextInput(
                    id="words",
                    placeholder=" ".join(_(kind.label) for kind in KINDS),
                    help=_("A kind or any words narrow the timeline: 알선 거절, 상담 이력서."),
                ),
                KeysetList(
                    timeline_columns(self.session.today),
                    key=lambda row: row.key,
                    state=lambda row: row.sign,
                    empty=_("Nothing was done yet   ^O Counseling"),
                    id="timeline",
                ),
                title=_("Timeline"),
                keys=("list.open", "record.session", "record.match", "record.found"),
                id="timeline-panel",
            ),
            id="whole",
        )

    def on_mount(self) -> None:
        """Open the record; the look at it is noted once."""
        self._filter.display = False
        desk, seeker_id = self.session.seekers, self._seeker_id
        self.read(lambda: desk.open(seeker_id), self._show, name="read seeker", opens=True)

    def _read(self) -> None:
        desk, seeker_id = self.session.seekers, self._seeker_id
        self.read(lambda: desk.page(seeker_id), self._show, name="read seeker")

    def _show(self, page: SeekerPage) -> None:
        if self not in self.app.screen_stack:
            return
        self._page = page
        record = page.record
        self._seeker_id = record.id
        facts = _("record {number}").format(number=record.id)
        self.query_one("#facts-panel", Panel).set_title(record.name, facts)
        lines = fact_lines(page, self.session.today, whole=True)
        self.query_one("#facts", Lines).update(lambda width: in_columns(lines, width))
        if self._timeline.count is None:
            self._show_timeline()
        else:
            self._timeline.reload()

    @property
    def _filter(self) -> TextInput:
        return self.query_one("#words", TextInput)

    @property
    def _timeline(self) -> KeysetList[Happening]:
        return cast("KeysetList[Happening]", self.query_one("#timeline", KeysetList))

    def _done(self) -> list[Happening]:
        return [] if self._page is None else narrowed(self._page.done, self._filter.value)

    def _show_timeline(self) -> None:
        """Show what the filter leaves, from the newest on."""
        self._timeline.show(WholeSource(self._done), filtered=self._filter.value.strip())

    def on_list_loaded(self, message: ListLoaded[Happening]) -> None:
        """Say how much was done."""
        facts = _("{count} entries").format(count=f"{message.count:,}")
        if self._filter.value.strip():
            facts = f"'{self._filter.value.strip()}' · {facts}"
        self.query_one("#timeline-panel", Panel).set_title(_("Timeline"), facts)

    def on_row_opened(self, message: RowOpened[Happening]) -> None:
        """Go to what lies beneath the row, or show the whole of it."""
        row = message.row
        if row.merge_id is not None and self._page is not None:
            self._merging.apart(self._page, row.merge_id, partial(self._show_whole, row))
        elif row.opens is not None:
            self.desk_app.go(TABS[type(row.opens)], row.opens)
        else:
            self._show_whole(row)

    def _show_whole(self, row: Happening) -> None:
        if self._page is not None:
            from jobplus_tui.dialogs.happening import HappeningDialog

            self.app.push_screen(HappeningDialog(row, self._page.record.name), partial(self._act_on, row))

    def _act_on(self, row: Happening, act: str | None) -> None:
        if row.session_id is not None and act == "mend":
            self._sessions.mend(row.session_id)
        elif row.session_id is not None and act == "withdraw":
            self._sessions.withdraw(row.session_id)

    def on_filter_requested(self, message: FilterRequested[Happening]) -> None:
        """Let the counselor type what to show."""
        self._filter.display = True
        self._filter.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the timeline while one types."""
        event.stop()
        self._show_timeline()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go from the filter to the timeline."""
        event.stop()
        self._timeline.focus()

    def back(self) -> None:
        """Take the filter away, else close the record."""
        if not self._filter.display:
            super().back()
            return
        self._filter.value = ""
        self._filter.display = False
        self._timeline.focus()

    def store_changed(self) -> None:
        """Read the record again after another desk's commit."""
        self._read()

    def action_edit(self) -> None:
        """Mend the record."""
        self._open_form(Purpose.MEND)

    def action_again(self) -> None:
        """Register this person again."""
        self._open_form(Purpose.AGAIN)

    def _open_form(self, purpose: Purpose) -> None:
        from jobplus_tui.screens.intake import IntakeScreen

        if self._page is not None:
            self.app.push_screen(IntakeScreen(Slot(purpose, self._seeker_id), self._saved, self._page))

    def _saved(self, saved: Saved) -> None:
        self._read()

    def action_session(self) -> None:
        """Write a counseling session."""
        if self._page is not None:
            self._sessions.open(self._seeker_id, self._page.record.name)

    def action_found(self) -> None:
        """Write a hire that the person found without us."""
        if self._page is not None:
            self._found_jobs.ask(self._seeker_id, self._page.record.name)

    def undo(self) -> None:
        """Offer to take one of the last acts back."""
        self._undoing.offer()

    def action_match(self) -> None:
        """Show the postings that fit."""
        self.desk_app.go("matching", MatchSeeker(self._seeker_id))

    def action_merge(self) -> None:
        """Put this record together with another of the same person, or take them apart."""
        if self._page is not None:
            self._merging.open(self._page)

    def _go_on_with(self, seeker_id: int) -> None:
        self._seeker_id = seeker_id
        self._read()
