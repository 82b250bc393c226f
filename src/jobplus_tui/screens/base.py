"""The screen that the others are made from: tabs, body, keys, status, and calls of the core."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import get_current_worker

from jobplus_core.errors import Refusal
from jobplus_tui.actions import Action, Area, footer_actions
from jobplus_tui.app import DeskApp
from jobplus_tui.bindings import bindings_for
from jobplus_tui.i18n import _
from jobplus_tui.phrases import refusal_text
from jobplus_tui.session import DeskPort
from jobplus_tui.spans import Span
from jobplus_tui.status import SaveNote, SaveState
from jobplus_tui.widgets.key_footer import KeyFooter
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.status_bar import StatusBar
from jobplus_tui.widgets.tab_bar import TabBar

if TYPE_CHECKING:
    from jobplus_tui.desk import Desk
    from jobplus_tui.widgets.keyset_list import KeysetList

T = TypeVar("T")

SAVING_AFTER_S = 0.3


class DeskScreen(Screen[None]):
    """A screen of the desk; subclasses name their areas and compose their body.

    `class PostingsScreen(DeskScreen, areas=(Area.POSTINGS,))` binds the keys of the areas from the
    registry; each action `postings.refer` needs a method `action_refer`.
    """

    AREAS: ClassVar[tuple[Area, ...]] = ()
    AUTO_FOCUS = "KeysetList, TextInput"

    def __init_subclass__(cls, areas: tuple[Area, ...] = (), **options: Any) -> None:
        if areas:
            cls.AREAS = areas
            cls.BINDINGS = [binding for area in areas for binding in bindings_for(area)]
        super().__init_subclass__(**options)

    @property
    def tab(self) -> str:
        """Id of the tab that is filled while this screen shows."""
        return self.AREAS[0].value if self.AREAS else ""

    @property
    def desk_app(self) -> DeskApp:
        """The app, typed."""
        app = self.app
        assert isinstance(app, DeskApp)
        return app

    @property
    def desk(self) -> DeskPort:
        """What speaks to the core."""
        return self.desk_app.desk

    @property
    def session(self) -> "Desk":
        """The signed-in counselor's session, for screens that read and write the store."""
        return cast("Desk", self.desk_app.desk)

    @property
    def lists(self) -> "Iterable[KeysetList[Any]]":
        """The screen's lists; asked for by name, since sign-in has none and need not load them."""
        return cast("Iterable[KeysetList[Any]]", self.query("KeysetList"))

    def compose(self) -> ComposeResult:
        """Put the body between tabs and keys."""
        yield TabBar(self.tab)
        yield Container(*self.compose_body(), id="body")
        yield KeyFooter(self.footer())
        yield StatusBar()
        yield Lines([[Span(" " + _("The desk needs at least 60 × 16 cells."), "bold")]], id="too-small")

    def compose_body(self) -> Iterable[Widget]:
        """Return what stands between tabs and keys."""
        return ()

    def footer(self) -> list[Action]:
        """Return the actions of the key line."""
        return footer_actions(*self.AREAS)

    def read(self, work: Callable[[], T], then: Callable[[T], None], *, name: str) -> None:
        """Run a read of the core in a named thread; a newer read of the same name takes its place.

        Args:
            work: The call; it runs in a worker thread and touches no widget.
            then: Receives the result on the event loop.
            name: Name of the worker.
        """
        self._run(work, then, name=name, exclusive=True, refused=None)

    def act(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        *,
        name: str,
        refused: Callable[[Refusal], None] | None = None,
    ) -> None:
        """Run a write of the core in a named thread; it is never cancelled.

        The status bar says what became of it: nothing for 300 ms, then `saving`, then the time of saving or
        the sentence of the refusal.

        Args:
            work: The call, one business act.
            then: Receives the result on the event loop.
            name: Name of the worker.
            refused: Receives a refusal after it has been said.
        """
        busy = [True]

        def say_saving() -> None:
            if busy:
                self.desk_app.tell_note(SaveNote(SaveState.SAVING))

        def done(result: T) -> None:
            busy.clear()
            self.desk_app.tell_saved()
            then(result)

        def not_done(refusal: Refusal) -> None:
            busy.clear()
            self.say_refusal(refusal)
            if refused is not None:
                refused(refusal)

        self.set_timer(SAVING_AFTER_S, say_saving)
        self._run(work, done, name=name, exclusive=False, refused=not_done)

    def _run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        *,
        name: str,
        exclusive: bool,
        refused: Callable[[Refusal], None] | None,
    ) -> None:
        def run() -> None:
            outcome: Callable[[], None]
            try:
                outcome = partial(then, work())
            except Refusal as refusal:
                outcome = partial(refused or self.say_refusal, refusal)
            if not get_current_worker().is_cancelled:
                self.call_later(outcome)

        self.run_worker(run, thread=True, name=name, group=name, exclusive=exclusive)

    def say_refusal(self, refusal: Refusal) -> None:
        """Say a refusal in the last slot of the status bar."""
        self.say(refusal_text(refusal))

    def say(self, sentence: str) -> None:
        """Say why something was not done, in the last slot of the status bar."""
        self.desk_app.tell_note(SaveNote(SaveState.REFUSED, sentence))

    def back(self) -> None:
        """Go one level out: close this screen if it stands on another, else go to its list."""
        if len(self.app.screen_stack) > 1:
            self.leave()
            self.app.pop_screen()
            return
        for found in self.lists:
            found.focus()
            return

    def leave(self) -> None:
        """Keep what is half typed; called before another screen takes this one's place."""

    def arrive(self, subject: object | None) -> None:
        """Show a subject handed over by another screen, such as the seeker to match."""

    def store_changed(self) -> None:
        """Read again after another desk's commit; by default every list does."""
        for found in self.lists:
            found.reload()
