"""알선 (F5): every referral by state, how it went, and the hires that came of it."""

import secrets
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from textual import on
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from jobplus_core.errors import Refusal, Stale
from jobplus_core.referrals.queries import ReferralRow, View
from jobplus_tui.actions import Area
from jobplus_tui.desk.referrals import Case, Outcome, Shown
from jobplus_tui.dialogs.outcome import OutcomeDialog
from jobplus_tui.dialogs.reason import ReasonDialog
from jobplus_tui.i18n import N_, _
from jobplus_tui.look import look_of
from jobplus_tui.messages import AnswerReferral, ShowPosting, ShowReferral, ShowSeeker
from jobplus_tui.phrases import refusal_text
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.screens.event_keeping import EventKeeping
from jobplus_tui.screens.found_jobs import FoundJobs
from jobplus_tui.screens.letters import Letters
from jobplus_tui.screens.referral_lines import columns, detail_lines, sign_of
from jobplus_tui.screens.session_log import SessionLog
from jobplus_tui.screens.undoing import Undoing
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import FilterRequested, ListLoaded, RowHighlighted, RowOpened
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput

VIEW_TITLES = {
    View.LIVE: N_("Referrals waiting"),
    View.ENDED: N_("Referrals ended"),
    View.ALL: N_("All referrals"),
}
VIEWS = tuple(View)


class ReferralsScreen(DeskScreen, areas=(Area.REFERRALS,)):
    """The list, answers due first, and the course of the one at the cursor."""

    AUTO_FOCUS = "#referrals"

    def __init__(self) -> None:
        """Start with one's own referrals that wait for an answer."""
        super().__init__()
        self._sessions = SessionLog(self, lambda: self._list.reload())
        self._found_jobs = FoundJobs(self, lambda: self._list.reload())
        self._undoing = Undoing(self, lambda: self._list.reload())
        self._letters = Letters(self)
        self._event_keeping = EventKeeping(self)
        self._shown = Shown()
        self._case: Case | None = None
        self._token: tuple[int, str] | None = None

    def compose_body(self) -> Iterable[Widget]:
        """Return the list and the panel beside or below it."""
        yield Container(
            Panel(
                TextInput(id="words", placeholder=_("Name, initials or phone"), help=_("Whose referrals to show.")),
                KeysetList[ReferralRow](
                    columns(lambda: self.session.today),
                    key=lambda row: row.id,
                    state=lambda row: sign_of(row, self.session.today),
                    empty=_("No referrals here   ^L Other states   ^Y Everybody's"),
                    id="referrals",
                ),
                keys=("list.open", "referrals.outcome", "referrals.mine", "list.filter"),
                id="list-panel",
            ),
            Panel(
                Lines(id="course"),
                title=_("Course"),
                keys=("referrals.posting", "referrals.session", "referrals.found", "referrals.letter"),
                id="detail",
            ),
            id="cases",
        )

    @property
    def _list(self) -> KeysetList[ReferralRow]:
        return self.query_one("#referrals", KeysetList)

    @property
    def _filter(self) -> TextInput:
        return self.query_one("#words", TextInput)

    def on_mount(self) -> None:
        """Read the list."""
        self._filter.display = False
        self._show(self._shown)

    def arrive(self, subject: object | None) -> None:
        """Show one referral that another screen hands over."""
        if isinstance(subject, ShowReferral):
            self._filter.display = False
            self._show(Shown(view=View.ALL, mine=False, only=subject.referral_id))
        elif isinstance(subject, AnswerReferral):
            desk = self.session.referrals
            self._filter.display = False
            self._show(Shown(view=View.ALL, mine=False, only=subject.referral_id))
            self.read(lambda: desk.case(subject.referral_id), self._ask_answer, name="outcome", opens=True)

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        words = str(shown.only) if shown.only is not None else shown.words
        self._list.show(self.session.referrals.source(shown), filtered=words)

    @on(ListLoaded)
    def _loaded(self, message: ListLoaded[ReferralRow]) -> None:
        shown = self._shown
        title = _(VIEW_TITLES[shown.view])
        if shown.only is not None:
            title = _("Referral {number}").format(number=shown.only)
        whose = _("mine") if shown.mine else _("everybody's")
        facts = [_("{count} found").format(count=f"{message.count:,}"), whose, f"{message.elapsed_ms:.0f}ms"]
        if shown.words:
            facts.insert(1, f"'{shown.words}'")
        self.query_one("#list-panel", Panel).set_title(title, " · ".join(facts))
        if not message.count:
            self._case = None
            self.query_one("#course", Lines).update([])

    @on(RowHighlighted)
    def _highlighted(self, message: RowHighlighted[ReferralRow]) -> None:
        row, desk = message.row, self.session.referrals
        self._draw(row)
        self.read(lambda: desk.case(row.id), self._case_read, name="case")

    def _case_read(self, case: Case) -> None:
        self._case = case
        row = self._list.current
        if row is not None and row.id == case.row.id:
            self._draw(case.row)

    def _draw(self, row: ReferralRow) -> None:
        case, glyphs, today = self._case, look_of(self).glyphs, self.session.today
        self.query_one("#course", Lines).update(lambda width: detail_lines(row, case, today, width, glyphs))

    @on(RowOpened)
    def _opened(self, message: RowOpened[ReferralRow]) -> None:
        self.desk_app.go("seekers", ShowSeeker(message.row.seeker_id))

    def action_posting(self) -> None:
        """Open the posting of the row."""
        row = self._list.current
        if row is not None:
            self.desk_app.go("postings", ShowPosting(row.posting_id))

    def action_view(self) -> None:
        """Show the next of: waiting, ended, all."""
        view = VIEWS[(VIEWS.index(self._shown.view) + 1) % len(VIEWS)]
        self._show(replace(self._shown, view=view, only=None))

    def action_session(self) -> None:
        """Write a counseling session with the person of the row."""
        row = self._list.current
        if row is not None:
            self._sessions.open(row.seeker_id, row.seeker)

    def action_letter(self) -> None:
        """Write the letter of the referral at the cursor."""
        row = self._list.current
        if row is not None:
            self._letters.open(row.id, row.seeker)

    def action_mine(self) -> None:
        """Change between one's own referrals and everybody's."""
        self._show(replace(self._shown, mine=not self._shown.mine, only=None))

    @on(FilterRequested)
    def _filter_wanted(self) -> None:
        self._filter.display = True
        self._filter.focus()

    @on(Input.Changed, "#words")
    def _words_typed(self, event: Input.Changed) -> None:
        if event.value.strip() != self._shown.words:
            self._show(replace(self._shown, words=event.value.strip(), only=None))

    @on(Input.Submitted, "#words")
    def _words_entered(self) -> None:
        self._list.focus()

    def action_found(self) -> None:
        """Write a hire that the person of the row found without us."""
        row = self._list.current
        if row is not None:
            self._found_jobs.ask(row.seeker_id, row.seeker)

    def action_events(self) -> None:
        """Show the center's events."""
        self._event_keeping.offer()

    def action_outcome(self) -> None:
        """Ask how the referral at the cursor went."""
        row, desk = self._list.current, self.session.referrals
        if row is not None:
            self.read(lambda: desk.case(row.id), self._ask_outcome, name="outcome", opens=True)

    def _ask_answer(self, case: Case) -> None:
        self._ask_outcome(case, problem="" if case.moves else _("This referral has ended; make a new one in Matching."))

    def _ask_outcome(self, case: Case, answer: Outcome | None = None, problem: str = "") -> None:
        if not case.moves:
            # A hire of another desk's is told; only who asks about a hire is asked whether to cancel it.
            if case.placement is not None and not problem:
                self._ask_cancel(case)
                return
            self.say(problem or _("This referral has ended; make a new one in Matching."))
            self._list.reload()
            return
        if answer is None:
            self._token = (case.row.id, secrets.token_hex(16))

        def answered(outcome: Outcome | None) -> None:
            if outcome is not None:
                self._record(replace(case, events=dialog.events), outcome)

        dialog = OutcomeDialog(
            case, self.session.today, answer=answer, problem=problem, new_event=self._event_keeping.add
        )
        self.app.push_screen(dialog, answered)

    def _record(self, case: Case, outcome: Outcome) -> None:
        desk = self.session.referrals
        kept = self._token
        token = kept[1] if kept is not None and kept[0] == case.row.id else secrets.token_hex(16)
        self.act(
            lambda: desk.record(case, outcome, token=token),
            self._recorded,
            name="outcome",
            refused=partial(self._not_recorded, case, outcome),
        )

    def _recorded(self, case: Case) -> None:
        """Show the referral as it is now; a hire stays in sight with its follow-ups."""
        self._token = None
        self._case = case
        if case.placement is not None:
            self._show(Shown(view=View.ALL, mine=False, only=case.row.id))
        else:
            self._list.reload()

    def _not_recorded(self, case: Case, outcome: Outcome, refusal: Refusal) -> None:
        """Ask again with what was typed; after another desk's change, about the referral as it is now."""
        sentence, desk = refusal_text(refusal), self.session.referrals
        if isinstance(refusal, Stale):
            self.read(
                lambda: desk.case(case.row.id),
                lambda now: self._ask_outcome(now, outcome, sentence),
                name="outcome",
            )
        else:
            self._ask_outcome(case, outcome, sentence)

    def undo(self) -> None:
        """Offer to take one of the last acts back."""
        self._undoing.offer()

    def _ask_cancel(self, case: Case) -> None:
        if case.placement is None:
            self._list.reload()
            return
        token, desk = secrets.token_hex(16), self.session.referrals

        def answered(reason: str | None) -> None:
            if reason is not None:
                self.act(lambda: desk.cancel(case, reason, token=token), self._cancelled, name="cancel")

        question = _("Cancel this hire? Its figures are reversed, its follow-ups dropped, the opening is free again.")
        facts = f"{case.row.seeker} {look_of(self).glyphs.arrow} {case.row.employer} {case.row.title}"
        self.app.push_screen(ReasonDialog(_("Cancel the hire"), question, facts=facts), answered)

    def _cancelled(self, case: Case) -> None:
        self._case = case
        self._list.reload()

    def back(self) -> None:
        """Go one level out: from the filter, then from one referral to the list."""
        if self._filter.display or self._shown.words:
            self._filter.display = False
            self._filter.value = ""
            self._list.focus()
        if self._shown.words or self._shown.only is not None:
            self._show(Shown(view=View.LIVE if self._shown.only is not None else self._shown.view))
