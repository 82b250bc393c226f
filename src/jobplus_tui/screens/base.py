"""The screen that the others are made from: tabs, body, keys, status, and calls of the core."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import get_current_worker

from jobplus_core.errors import Refusal, StoreRefusal
from jobplus_tui.actions import Action, Area, footer_actions
from jobplus_tui.app import DeskApp
from jobplus_tui.bindings import bindings_for
from jobplus_tui.i18n import _
from jobplus_tui.phrases import refusal_text
from jobplus_tui.session import DeskPort
from jobplus_tui.status import SaveNote, SaveState
from jobplus_tui.widgets.key_footer import KeyFooter
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
    registry, before what the class body binds itself; each action `postings.refer` needs a method
    `action_refer`.
    """

    AREAS: ClassVar[tuple[Area, ...]] = ()
    AUTO_FOCUS = "KeysetList, TextInput"

    def __init_subclass__(cls, areas: tuple[Area, ...] = (), **options: Any) -> None:
        if areas:
            cls.AREAS = areas
            own = cls.__dict__.get("BINDINGS", ())
            cls.BINDINGS = [*(binding for area in areas for binding in bindings_for(area)), *own]
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

    def compose_body(self) -> Iterable[Widget]:
        """Return what stands between tabs and keys."""
        return ()

    def footer(self) -> list[Action]:
        """Return the actions of the key line; a key that does nothing here is not among them."""
        takes_back = type(self).undo is not DeskScreen.undo
        return [action for action in footer_actions(*self.AREAS) if takes_back or action.id != "app.undo"]

    def read(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        *,
        name: str,
        refused: Callable[[Refusal], None] | None = None,
        opens: bool = False,
    ) -> None:
        """Run a read of the core in a named thread; a newer read of the same name takes its place.

        Args:
            work: The call; it runs in a worker thread and touches no widget.
            then: Receives the result on the event loop, unless the screen has been closed meanwhile.
            name: Name of the worker.
            refused: Receives a refusal; without it the status bar says it.
            opens: Whether it opens something to type into: what is typed meanwhile is held for it.
        """
        app = self.desk_app
        let_go = app.held.hold() if opens else None

        def run() -> None:
            outcome: Callable[[], None]
            try:
                outcome = partial(self._hear, then, work())
            except Refusal as refusal:
                outcome = partial(refused or self.say_refusal, refusal)
            if not get_current_worker().is_cancelled:
                self._hand(outcome)
            if let_go is not None and not self.call_later(let_go):
                app.call_later(let_go)

        self.run_worker(run, thread=True, name=name, group=name, exclusive=True)

    def _hear(self, then: Callable[[T], None], found: T) -> None:
        self.desk_app.store_answers()
        then(found)

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
            then: Receives the result on the event loop, unless the screen has been closed meanwhile.
            name: Name of the worker.
            refused: Receives a refusal after it has been said, unless the screen has been closed.
        """
        app, busy = self.desk_app, [True]

        def say_saving() -> None:
            if busy:
                app.tell_note(SaveNote(SaveState.SAVING))

        def done(result: T) -> None:
            busy.clear()
            app.tell_saved()
            self._hand(partial(then, result))

        def not_done(refusal: Refusal) -> None:
            busy.clear()
            app.tell_note(SaveNote(SaveState.REFUSED, refusal_text(refusal)))
            if refused is not None:
                self._hand(partial(refused, refusal))

        def run() -> None:
            try:
                result = work()
            except Refusal as refusal:
                app.call_later(partial(not_done, refusal))
            else:
                app.call_later(partial(done, result))

        self.set_timer(SAVING_AFTER_S, say_saving)
        # The app's worker, not the screen's: an act is done and answered even where its screen is closed meanwhile.
        app.run_worker(run, thread=True, name=name, group=name)

    @property
    def here(self) -> bool:
        """Whether the screen still stands, shown or not: an answer may come after it has been closed."""
        return self in self.app.screen_stack or self.app.is_screen_installed(self)

    def _hand(self, outcome: Callable[[], None]) -> None:
        """Give the screen the outcome of a call of the core, in its turn and only if it still stands."""

        def give() -> None:
            if self.here:
                outcome()

        self.call_later(give)

    def say_refusal(self, refusal: Refusal) -> None:
        """Say why something could not be read in the last slot of the status bar.

        What is wrong with the store stands there until it can be read again.
        """
        state = SaveState.OFFLINE if isinstance(refusal, StoreRefusal) else SaveState.REFUSED
        self.desk_app.tell_note(SaveNote(state, refusal_text(refusal)))

    def say(self, sentence: str) -> None:
        """Say why something was not done, in the last slot of the status bar."""
        self.desk_app.tell_note(SaveNote(SaveState.REFUSED, sentence))

    def say_done(self, sentence: str) -> None:
        """Say what was done where a time alone would not say it, in the last slot of the status bar."""
        self.desk_app.tell_note(SaveNote(SaveState.SAVED, sentence))

    def back(self) -> None:
        """Go one level out: close this screen if it stands on another, else go to its list."""
        if len(self.app.screen_stack) > 1:
            self.leave()
            self.app.pop_screen()
            return
        for found in self.lists:
            found.focus()
            return

    def undo(self) -> None:
        """Offer to reverse the last act; screens whose acts can be taken back do."""
        self.say(_("Nothing here can be taken back."))

    def leave(self) -> None:
        """Keep what is half typed; called before another screen takes this one's place."""

    def arrive(self, subject: object | None) -> None:
        """Show a subject handed over by another screen, such as the seeker to match."""

    def store_changed(self) -> None:
        """Read again after another desk's commit; by default every list does."""
        for found in self.lists:
            found.reload()
