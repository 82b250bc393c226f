"""A seeker's record: who they are and everything that was done, with what can be done next."""

from collections.abc import Iterable
from typing import cast

from textual.containers import Container
from textual.widget import Widget

from jobplus_tui.actions import BY_ID, Action, Area
from jobplus_tui.desk.seeker_page import SeekerPage
from jobplus_tui.desk.seekers import Saved
from jobplus_tui.i18n import _
from jobplus_tui.intake.draft import Purpose, Slot
from jobplus_tui.messages import MatchSeeker, ShowReferral
from jobplus_tui.paging import RowsSource
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.screens.seeker_words import Happening, fact_lines, in_columns, timeline, timeline_columns
from jobplus_tui.screens.session_log import SessionLog
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import ListLoaded, RowOpened
from jobplus_tui.widgets.panel import Panel


class SeekerRecordScreen(DeskScreen, areas=(Area.RECORD,)):
    """Stands on the list of seekers; Esc goes back to it."""

    AUTO_FOCUS = "#timeline"

    def __init__(self, seeker_id: int) -> None:
        """Take whose record it is."""
        super().__init__()
        self._seeker_id = seeker_id
        self._page: SeekerPage | None = None
        self._sessions = SessionLog(self, self._read)

    @property
    def tab(self) -> str:
        """The record belongs to the seekers' tab."""
        return Area.SEEKERS.value

    def footer(self) -> list[Action]:
        """Return what can be done with a record."""
        return [BY_ID[name] for name in ("app.help", "app.back", "app.find", "app.new_seeker", "app.command_palette")]

    def compose_body(self) -> Iterable[Widget]:
        """Return the facts and the timeline."""
        yield Container(
            Panel(
                Lines(id="facts"),
                title=_("Seeker"),
                keys=("record.edit", "record.again"),
                id="facts-panel",
            ),
            Panel(
                KeysetList(
                    timeline_columns(),
                    key=lambda row: row.key,
                    state=lambda row: row.sign,
                    empty=_("Nothing was done yet   ^O Counseling"),
                    id="timeline",
                ),
                title=_("Timeline"),
                keys=("record.session", "record.match"),
                id="timeline-panel",
            ),
            id="whole",
        )

    def on_mount(self) -> None:
        """Open the record; the look at it is noted once."""
        desk, seeker_id = self.session.seekers, self._seeker_id
        self.read(lambda: desk.open(seeker_id), self._show, name="read seeker")

    def _read(self) -> None:
        desk, seeker_id = self.session.seekers, self._seeker_id
        self.read(lambda: desk.page(seeker_id), self._show, name="read seeker")

    def _show(self, page: SeekerPage) -> None:
        if self not in self.app.screen_stack:
            return
        self._page = page
        record = page.record
        facts = _("record {number}").format(number=record.id)
        self.query_one("#facts-panel", Panel).set_title(record.name, facts)
        lines = fact_lines(page, self.session.today, whole=True)
        self.query_one("#facts", Lines).update(lambda width: in_columns(lines, width))
        listed = cast("KeysetList[Happening]", self.query_one("#timeline", KeysetList))
        listed.show(RowsSource(timeline(page)))

    def on_list_loaded(self, message: ListLoaded[Happening]) -> None:
        """Say how much was done."""
        words = _("{count} entries").format(count=message.count)
        self.query_one("#timeline-panel", Panel).set_title(_("Timeline"), words)

    def on_row_opened(self, message: RowOpened[Happening]) -> None:
        """Open the referral of the row."""
        if message.row.referral_id is not None:
            self.desk_app.go("referrals", ShowReferral(message.row.referral_id))

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

    def action_match(self) -> None:
        """Show the postings that fit."""
        self.desk_app.go("matching", MatchSeeker(self._seeker_id))
