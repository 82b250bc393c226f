"""매칭 (F4): who fits which posting, why, what a looser wish would open, and referring."""

from collections.abc import Iterable, Sequence
from typing import Final

from textual import events, on
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from jobplus_tui.actions import Area
from jobplus_tui.desk.matching_rows import Board, Candidate, Step, Subject
from jobplus_tui.fitting import cut
from jobplus_tui.i18n import _
from jobplus_tui.look import look_of
from jobplus_tui.messages import MatchPosting, MatchSeeker, ShowPosting, ShowSeeker
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.screens.matching_chooser import PersonChooser, PersonChosen, spent
from jobplus_tui.screens.matching_columns import posting_columns, seeker_columns
from jobplus_tui.screens.matching_panels import blocked_words, check_lines, other_side, step_words, why_lines, why_title
from jobplus_tui.screens.matching_referring import Referring
from jobplus_tui.screens.matching_sources import BoardSource
from jobplus_tui.screens.matching_weighing import Weighing
from jobplus_tui.screens.session_log import SessionLog
from jobplus_tui.screens.undoing import Undoing
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import FilterRequested, ListLoaded, MarksChanged, RowHighlighted, RowOpened
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.relax_menu import Change, ChangeChosen, RelaxMenu
from jobplus_tui.widgets.text_input import TextInput

SIDE_FROM: Final = (116, 32)
LEAST_NAME: Final = 16
FACTS_CELLS: Final = 44


class MatchingScreen(DeskScreen, areas=(Area.MATCHING,)):
    """A ranking with reasons, changes and checks; without a subject, people to choose from."""

    AUTO_FOCUS = "#who"

    def __init__(self) -> None:
        """Start without a subject."""
        super().__init__()
        self._subject: Subject | None = None
        self._step: Step | None = None
        self._steps: Sequence[Step] = ()
        self._words = ""
        self._source: BoardSource | None = None
        self._referring = Referring(self, lambda: self._ranking)
        self._undoing = Undoing(self, lambda: self._ranking.reload())
        self._spent_text = ""
        self._sessions = SessionLog(self, self._ranking_again)
        self._weighing = Weighing(self, self._ranking_again)

    def compose_body(self) -> Iterable[Widget]:
        """Return the people to choose from, and the ranking with what stands beside it."""
        desk = self.session.matching
        yield PersonChooser(lambda text: desk.people(text), self.session.today)
        yield Container(
            Panel(
                TextInput(id="words", placeholder=_("Words to narrow the list"), help=_("Every word must be found.")),
                KeysetList[Candidate](
                    (),
                    key=lambda row: (row.seeker_id, row.posting_id),
                    empty=_("Nothing fits; see what could be relaxed."),
                    id="ranking",
                ),
                keys=("list.mark", "matching.refer", "matching.relax", "list.filter"),
                id="list-panel",
            ),
            Container(
                Panel(
                    Lines(id="why"),
                    title=_("Why this score"),
                    keys=("matching.posting", "matching.session", "matching.weights"),
                    id="reasons",
                ),
                Panel(
                    RelaxMenu(
                        header=(_("If changed"), _("Fitting"), _("Added")),
                        none=_("No single change adds a match."),
                        note=_("A step is counted here and now; nothing is saved."),
                        help=_("Digits or Enter try a change without saving it; Esc goes back."),
                        id="menu",
                    ),
                    title=_("What to change"),
                    keys=("matching.step",),
                    id="relax",
                ),
                Panel(Lines(id="see-to"), title=_("Before referring"), id="checks"),
                id="side",
            ),
            id="board",
        )

    @property
    def _ranking(self) -> KeysetList[Candidate]:
        return self.query_one("#ranking", KeysetList)

    @property
    def _board(self) -> Board | None:
        return self._source.board if self._source is not None and self._subject is not None else None

    def on_mount(self) -> None:
        """Offer people to choose from until somebody hands over a subject."""
        self._filter.display = False
        self._choose(self._subject is None)

    @property
    def _filter(self) -> TextInput:
        return self.query_one("#words", TextInput)

    def _choose(self, choosing: bool) -> None:
        chooser = self.query_one(PersonChooser)
        chooser.display = choosing
        self.query_one("#board").display = not choosing
        if choosing:
            chooser.find()
            chooser.enter()
        else:
            self._ranking.focus()

    @property
    def _choosing(self) -> bool:
        return bool(self.query_one(PersonChooser).display)

    def arrive(self, subject: object | None) -> None:
        """Rank for a seeker or posting that another screen hands over."""
        if isinstance(subject, MatchSeeker | MatchPosting):
            self._show(subject)

    @on(PersonChosen)
    def _person_chosen(self, message: PersonChosen) -> None:
        self._show(MatchSeeker(message.seeker_id))

    def on_key(self, event: events.Key) -> None:
        """Go from the filter down into the list."""
        if event.key == "down" and self.focused is self._filter:
            event.stop()
            self._ranking.focus()

    def _show(self, subject: Subject) -> None:
        """Rank for a subject from the start."""
        glyphs, today = look_of(self).glyphs, self.session.today
        make = posting_columns if isinstance(subject, MatchSeeker) else seeker_columns
        self._subject, self._step, self._steps = subject, None, ()
        self._ranking.set_columns(make(glyphs, today))
        self._ranking.clear_marks()
        self._clear_filter()
        self._draw_steps(None)
        self._choose(False)
        self._rank()
        self._read_steps()

    def _rank(self) -> None:
        """Rank for the subject as it stands, with the step that is being tried."""
        subject, step, desk = self._subject, self._step, self.session.matching
        if subject is not None:
            self._source = BoardSource(lambda: desk.board(subject, step), self._words)
            self._ranking.show(self._source, filtered=self._words)

    def _read_steps(self) -> None:
        subject, desk = self._subject, self.session.matching
        if subject is not None:
            self.read(lambda: desk.steps(subject), self._steps_read, name="steps")

    def _steps_read(self, steps: Sequence[Step]) -> None:
        self._steps = steps
        self._draw_steps(steps)

    def _draw_steps(self, steps: Sequence[Step] | None) -> None:
        menu = self.query_one("#menu", RelaxMenu)
        menu.show(
            None
            if steps is None
            else [Change(step_words(s), step_words(s, short=True), s.gain, s.eligible) for s in steps]
        )
        menu.mark_tried(None)
        self._tell()
        self._title_steps()

    def _tell(self) -> None:
        """Say below the changes that none of them is enough alone, and where nothing fits what keeps how many away."""
        board = self._board
        told = (
            [_("No single change adds a match; two together do.")]
            if any(len(s.options) > 1 for s in self._steps)
            else []
        )
        if board is not None and not board.eligible:
            told.append(blocked_words(board))
        self.query_one("#menu", RelaxMenu).tell(*filter(None, told))

    def _title_steps(self) -> None:
        """Say over the changes how many fit now, or that one is on trial and how to go back."""
        steps = self._steps
        facts = _("{count} now").format(count=f"{steps[0].eligible - steps[0].gain:,}") if steps else ""
        if self._step is not None:
            facts = _("on trial, nothing is saved · Esc goes back")
        self.query_one("#relax", Panel).set_title(_("What to change"), facts)

    @on(ListLoaded, "#ranking")
    def _ranked(self, message: ListLoaded[Candidate]) -> None:
        self._title(message.elapsed_ms)
        # Where nothing fits there are no reasons to show: what could be changed takes their place.
        self.set_class(not message.count and not self._words, "-nothing")
        self._tell()
        if not message.count:
            self._draw_row(None)

    def _title(self, elapsed_ms: float | None = None) -> None:
        board = self._board
        if board is None:
            return
        # A long company and title would push the figures off the frame.
        name = cut(board.name, max(LEAST_NAME, self._ranking.size.width - FACTS_CELLS))
        words = _("Postings for {name}") if isinstance(board.subject, MatchSeeker) else _("People for {name}")
        title = words.format(name=name)
        facts = [_("{count} found").format(count=f"{board.eligible:,}")]
        if board.untold:
            facts.append(_("{count} of unknown trade last").format(count=f"{board.untold:,}"))
        if len(board.rows) < board.eligible:
            facts.append(_("the first {count}").format(count=len(board.rows)))
        if board.step is not None:
            facts.append(_("trying: {change}").format(change=step_words(board.step, short=True)))
        if elapsed_ms is not None:
            self._spent_text = spent(elapsed_ms)
        facts += [self._spent_text, _("{count} marked").format(count=len(self._ranking.marks))]
        self.query_one("#list-panel", Panel).set_title(title, " · ".join(facts))

    @on(MarksChanged, "#ranking")
    def _marked(self) -> None:
        self._title()

    @on(RowHighlighted, "#ranking")
    def _highlighted(self, message: RowHighlighted[Candidate]) -> None:
        self._draw_row(message.row)

    @on(RowOpened, "#ranking")
    def _opened(self) -> None:
        self.action_posting()

    @property
    def _sided(self) -> bool:
        return self.size.width >= SIDE_FROM[0] and self.size.height >= SIDE_FROM[1]

    def on_resize(self) -> None:
        """Word the titles for the new width."""
        if self._board is not None:
            self.call_after_refresh(self._draw_row, self._ranking.current)

    def _draw_row(self, row: Candidate | None) -> None:
        board, glyphs = self._board, look_of(self).glyphs
        why, panel = self.query_one("#why", Lines), self.query_one("#reasons", Panel)
        checks = self.query_one("#see-to", Lines)
        if row is None or board is None:
            why.update([])
            checks.update([])
            panel.set_title(_("Why this score"))
            return
        why.update(lambda width: why_lines(row, board, width, glyphs))
        checks.update(check_lines(row, board, glyphs))
        panel.set_title(*((_("Why this score"), "") if self._sided else why_title(row)))

    @on(FilterRequested, "#ranking")
    def _filter_wanted(self) -> None:
        self._filter.display = True
        self._filter.focus()

    @on(Input.Changed, "#words")
    def _words_typed(self, event: Input.Changed) -> None:
        if event.value.strip() != self._words:
            self._words = event.value.strip()
            self._rank()

    @on(Input.Submitted, "#words")
    def _words_entered(self) -> None:
        self._ranking.focus()

    def _clear_filter(self) -> None:
        self._words = ""
        self._filter.value = ""
        self._filter.display = False

    @on(ChangeChosen)
    def _change_chosen(self, message: ChangeChosen) -> None:
        self._try(message.index)

    def _try(self, index: int) -> None:
        if index < len(self._steps):
            self._step = self._steps[index]
            self.query_one("#menu", RelaxMenu).mark_tried(index)
            self._title_steps()
            self._rank()

    def action_step(self) -> None:
        """Try the change at the menu's cursor."""
        self._try(self.query_one("#menu", RelaxMenu).at)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the digits to the tabs while the changes do not have the focus."""
        if action == "step":
            return self.focused is not None and self.focused.id == "menu"
        return super().check_action(action, parameters)

    def action_relax(self) -> None:
        """Go to the changes, and back to the list from there."""
        if not self._choosing:
            menu = self.query_one("#menu")
            (self._ranking if self.focused is menu else menu).focus()

    def action_choose(self) -> None:
        """Choose another seeker."""
        self._choose(True)

    def action_turn(self) -> None:
        """Rank the other way round, for what the row ranks."""
        row = None if self._choosing else self._ranking.current
        if row is not None:
            self._show(
                MatchPosting(row.posting_id) if isinstance(self._subject, MatchSeeker) else MatchSeeker(row.seeker_id)
            )

    def action_session(self) -> None:
        """Write a counseling session: with the seeker ranked for, or the person at the cursor."""
        board = self._board
        row = None if self._choosing else self._ranking.current
        if board is not None and isinstance(board.subject, MatchSeeker) and not self._choosing:
            self._sessions.open(board.subject.seeker_id, board.name)
        elif row is not None:
            self._sessions.open(row.seeker_id, other_side(row))

    def _ranking_again(self) -> None:
        self._ranking.reload()

    def action_weights(self) -> None:
        """Show how much each criterion counts; leads change it."""
        self._weighing.open(None if self._choosing else self._subject, self._step)

    def action_posting(self) -> None:
        """Open what the row ranks: the posting, or on a list of people the person."""
        row = None if self._choosing else self._ranking.current
        if row is None:
            return
        if isinstance(self._subject, MatchSeeker):
            self.desk_app.go("postings", ShowPosting(row.posting_id))
        else:
            self.desk_app.go("seekers", ShowSeeker(row.seeker_id))

    def action_refer(self) -> None:
        """Refer every marked row, or else the row at the cursor."""
        rows = [] if self._choosing else self._ranking.chosen
        if not rows:
            return
        urgent = isinstance(self._subject, MatchPosting) and self._subject.urgent
        self._referring.refer(rows, urgent=urgent)

    def undo(self) -> None:
        """Offer to withdraw what was referred last."""
        self._undoing.offer()

    def back(self) -> None:
        """Go one level out: from choosing, the filter, a step, the changes, the marks."""
        if self._choosing:
            if self._subject is not None:
                self._choose(False)
        elif self._words or self._filter.display:
            self._clear_filter()
            self._rank()
            self._ranking.focus()
        elif self._step is not None:
            self._step = None
            self.query_one("#menu", RelaxMenu).mark_tried(None)
            self._title_steps()
            self._rank()
            # They stood still while one was tried, whatever other desks did.
            self._read_steps()
        elif self.focused is not self._ranking:
            self._ranking.focus()
        elif self._ranking.marks:
            self._ranking.clear_marks()

    def store_changed(self) -> None:
        """Rank again after another desk's commit; the cursor stays on its row."""
        if self._choosing:
            self.query_one(PersonChooser).reload()
            return
        self._ranking.reload()
        if self._step is None:
            self._read_steps()
