"""A posting's page: all it says, what became of it, who was referred, and what can be done next."""

import secrets
from collections.abc import Iterable
from functools import partial
from typing import cast

from textual.containers import Container, VerticalScroll
from textual.widget import Widget

from jobplus_core.errors import Refusal
from jobplus_core.kinds import PostingState, Stage, korean
from jobplus_core.referrals.queries import ReferralRow
from jobplus_tui.actions import BY_ID, Action, Area
from jobplus_tui.desk.posting_editing import PostingFile, SavedNow
from jobplus_tui.fitting import wrapped
from jobplus_tui.i18n import _
from jobplus_tui.messages import MatchPosting, ShowReferral
from jobplus_tui.paging import RowsSource
from jobplus_tui.phrases import refusal_text
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.screens.posting_page_words import page_lines, referral_columns, referral_sign
from jobplus_tui.screens.undoing import Undoing
from jobplus_tui.spans import Span
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import RowOpened
from jobplus_tui.widgets.panel import Panel


class PostingRecordScreen(DeskScreen, areas=(Area.POSTING,)):
    """Stands on the list of the unfilled, or on the company's page; Esc goes back there."""

    AUTO_FOCUS = "#page-referrals"

    def __init__(self, posting_id: int) -> None:
        """Take which posting it is."""
        super().__init__()
        self._undoing = Undoing(self, self._read)
        self._posting_id = posting_id
        self._file: PostingFile | None = None

    @property
    def tab(self) -> str:
        """The page belongs to the postings' tab."""
        return Area.POSTINGS.value

    def footer(self) -> list[Action]:
        """Return what can be done beside the keys of the panels."""
        return [
            BY_ID[name]
            for name in ("app.help", "app.back", "app.find", "posting.employers", "app.command_palette", "app.undo")
        ]

    def compose_body(self) -> Iterable[Widget]:
        """Return the facts above or beside the referrals."""
        self.desk_app.load_styles()
        yield Container(
            Panel(
                VerticalScroll(Lines(id="page-fields"), id="page-scroll"),
                title=_("Posting"),
                keys=("posting.mend", "posting.state", "posting.employer", "posting.near"),
                id="facts-panel",
            ),
            Panel(
                KeysetList(
                    referral_columns(),
                    key=lambda row: row.id,
                    state=referral_sign,
                    empty=_("Nobody has been referred yet.   ^R Refer"),
                    id="page-referrals",
                ),
                title=_("Referrals"),
                keys=("list.open", "posting.refer"),
                id="referrals-panel",
            ),
            id="whole",
        )

    def on_mount(self) -> None:
        """Read the posting."""
        self._read()

    def _read(self) -> None:
        desk, posting_id = self.session.posting_editing, self._posting_id
        self.read(lambda: desk.file(posting_id), self._show, name="read posting", refused=self._cannot_read)

    def _cannot_read(self, refusal: Refusal) -> None:
        """Say why on the page itself, which has nothing else to show."""
        self.say_refusal(refusal)
        self.query_one("#page-fields", Lines).update(
            lambda width: [[Span(f" {part}", "bad")] for part in wrapped(refusal_text(refusal), width - 2)]
        )

    @property
    def _list(self) -> KeysetList[ReferralRow]:
        return cast("KeysetList[ReferralRow]", self.query_one("#page-referrals", KeysetList))

    def _show(self, file: PostingFile) -> None:
        self._file = file
        record, glyphs = file.page.record, self.desk_app.look.glyphs
        age = _("business day {days}").format(days=file.page.ladder.age)
        closed = record.state == PostingState.CLOSED
        facts = korean(PostingState.CLOSED) if closed else age
        self.query_one("#facts-panel", Panel).set_title(f"{record.employer} {record.title}", facts)
        self.query_one("#page-fields", Lines).update(page_lines(file, glyphs))
        self.query_one("#referrals-panel", Panel).set_title(_("Referrals"), str(file.page.ladder.referrals))
        self._list.renew(RowsSource(file.page.referrals))

    def on_row_opened(self, message: RowOpened[ReferralRow]) -> None:
        """Go to the referral."""
        self.desk_app.go("referrals", ShowReferral(message.row.id))

    def undo(self) -> None:
        """Offer to take one of the last acts back."""
        self._undoing.offer()

    def store_changed(self) -> None:
        """Read the posting again after another desk's commit."""
        self._read()

    def action_refer(self) -> None:
        """Go to the candidates for this posting."""
        if self._file is not None:
            urgent = self._file.page.ladder.stage is Stage.URGENT
            self.desk_app.go("matching", MatchPosting(self._posting_id, urgent=urgent))

    def action_mend(self) -> None:
        """Mend the posting."""
        desk, posting_id = self.session.posting_editing, self._posting_id
        self.read(lambda: desk.stored(posting_id), self._mend, name="open form", opens=True)

    def _mend(self, stored: SavedNow) -> None:
        from jobplus_tui.screens.posting_form import PostingFormScreen

        self.app.push_screen(PostingFormScreen(lambda _id: self._read(), stored=stored))

    def action_state(self) -> None:
        """Close the posting with a reason, or open it again with one."""
        if self._file is None:
            return
        record, token = self._file.page.record, secrets.token_hex(16)
        name = f"{record.employer} {record.title}"
        if record.state == PostingState.OPEN:
            from jobplus_tui.dialogs.posting_close import ask_to_close

            ask_to_close(self, record.id, name, self._read, token=token, version=record.version)
            return
        from jobplus_tui.dialogs.reason import ReasonDialog

        question = _("Open this posting again? It waits anew from today.")
        dialog = ReasonDialog(_("Open the posting again"), question, facts=name)
        self.app.push_screen(dialog, partial(self._reopen, version=record.version, token=token))

    def _reopen(self, reason: str | None, *, version: int, token: str) -> None:
        desk, posting_id = self.session.posting_editing, self._posting_id
        if reason is not None:
            self.act(
                lambda: desk.reopen(posting_id, reason, version=version, token=token),
                lambda _none: self._read(),
                name="reopen posting",
            )

    def action_near(self) -> None:
        """Open the posting that may be the same job."""
        if self._file is None or not self._file.near:
            self.say(_("No other posting of this company says the same."))
            return
        self.app.push_screen(PostingRecordScreen(self._file.near[0].id))

    def action_employer(self) -> None:
        """Open the company's page."""
        if self._file is not None:
            from jobplus_tui.screens.employer_record import EmployerRecordScreen

            self.app.push_screen(EmployerRecordScreen(self._file.page.record.employer_id))

    def action_employers(self) -> None:
        """Find a company."""
        from jobplus_tui.screens.employers import EmployersScreen

        self.app.push_screen(EmployersScreen())
