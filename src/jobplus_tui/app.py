"""The desk as a Textual app: screens by tab, colors, keys, and what holds for all screens."""

import asyncio
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final, cast

from textual import events
from textual.binding import BindingType
from textual.command import Provider
from textual.driver import Driver
from textual.screen import Screen
from textual.theme import Theme
from textual.worker import WorkerError

from jobplus_core.errors import Refusal
from jobplus_tui.actions import START, Area, screen_spec
from jobplus_tui.app_actions import DeskActions
from jobplus_tui.bindings import bindings_for
from jobplus_tui.chrome import Chrome
from jobplus_tui.format import clock
from jobplus_tui.glyphs import UNICODE, Glyphs
from jobplus_tui.held_keys import HeldKeys
from jobplus_tui.i18n import _
from jobplus_tui.look import Look
from jobplus_tui.phrases import refusal_text
from jobplus_tui.session import DeskPort
from jobplus_tui.status import SaveNote, SaveState, StatusFacts, once_read
from jobplus_tui.terminal.color_limits import limited
from jobplus_tui.terminal.crash import crash_lines
from jobplus_tui.terminal.filters import ControlGuard, NarrowGuard
from jobplus_tui.terminal.memory import settle_memory
from jobplus_tui.theme import HANJI, PALETTES, Palette, textual_theme

if TYPE_CHECKING:
    from jobplus_tui.screens.base import DeskScreen

STYLES: Final = Path(__file__).parent / "styles"
# The first frame reads the style of its own screen only: parsing all of them costs a tenth of the start.
STYLE_NAMES: Final = (
    "app",
    "sign_in",
    "dialogs",
    "postings",
    "posting_forms",
    "follow_ups",
    "today",
    "results",
    "seekers",
    "seeker_forms",
    "seeker_import",
    "posting_import",
    "matching",
    "referrals",
)
FIRST_ROWS_WITHIN_S: Final = 0.5
WIDTHS: Final[list[tuple[int, str]]] = [
    (0, "-tiny"),
    (60, "-small"),
    (80, "-narrow"),
    (100, "-medium"),
    (116, "-wide"),
    (140, "-huge"),
]
"""Class that a screen has from a width on."""

HEIGHTS: Final[list[tuple[int, str]]] = [(0, "-flat"), (16, "-low"), (24, "-short"), (32, "-tall"), (40, "-high")]
"""Class that a screen has from a height on."""

CLOCK_EVERY_S: Final = 10.0
KEEPING: Final = "keep draft"
"""Group of the workers that store what is half typed."""

KEEP_WITHIN_S: Final = 5.0
READ_WITHIN_S: Final = 5.0
"""Seconds after which a sentence in the status bar counts as read, and the next key takes it away."""


def _actions() -> type[Provider]:
    from jobplus_tui.palette import ActionProvider

    return ActionProvider


class DeskApp(DeskActions, inherit_bindings=False):
    """The desk of one counselor."""

    TITLE = "Job Plus Desk"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Area.APP)]
    COMMANDS: ClassVar[set[Callable[[], type[Provider]]]] = {_actions}  # type: ignore[assignment]
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(
        self,
        desk: DeskPort,
        *,
        signed_in: bool = False,
        now: Callable[[], datetime] = datetime.now,
        palette: Palette = HANJI,
        glyphs: Glyphs = UNICODE,
        keys: Mapping[str, str] | None = None,
        idle_after_s: float | None = None,
        driver: type[Driver] | None = None,
    ) -> None:
        """Prepare the desk; nothing of the core is called before the first frame.

        Args:
            desk: What speaks to the core.
            signed_in: Whether the desk was opened for a counselor already, as a demo is.
            now: The clock.
            palette: The colors to begin with.
            glyphs: What the terminal can draw.
            keys: Rebound keys by action id.
            idle_after_s: Seconds without a key after which a real desk is locked, or nothing for never.
            driver: The terminal driver; Textual's own where nothing is given.
        """
        self.look = Look(palette, glyphs)
        self.chrome = Chrome(keys=dict(keys or {}))
        first = START if signed_in else "sign_in"
        super().__init__(driver_class=driver, css_path=[STYLES / "app.tcss", STYLES / f"{first}.tcss"])
        self.held = HeldKeys(self, super().on_event)
        self.desk = desk
        self.signed_in = signed_in
        self.demo = signed_in
        self.locked = False
        self._login = ""
        self._warm = False
        self.now = now
        self.idle_after_s = idle_after_s
        self._last_key = self._told_at = now()
        self._day: date | None = None
        for known in PALETTES.values():
            self.register_theme(textual_theme(known))
        # Set without its watcher, which would parse every style a second time before the first frame.
        self.set_reactive(DeskApp.theme, palette.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(True, f"-theme-{palette.name}")
        self.set_class(self.current_theme.dark, "-dark-mode")
        self.set_class(not self.current_theme.dark, "-light-mode")
        self.set_class(glyphs.ascii_only, "-ascii")
        self._styles_left = [STYLES / f"{name}.tcss" for name in STYLE_NAMES if name not in ("app", first)]
        self._first_rows = threading.Event()
        self._filters.append(ControlGuard())
        if glyphs.ascii_only:
            self._filters.append(NarrowGuard())
        self._filters = limited(self._filters, self.console.color_system, no_color=self.no_color)
        if keys:
            self.set_keymap(self.chrome.keys)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the tokens of the light theme, for styles read before a theme is chosen."""
        return dict(HANJI.colors)

    def get_default_screen(self) -> Screen[None]:
        """Return sign-in, or the first tab on a desk that was opened for a counselor.

        Textual gives a default screen no place for a result and then cannot switch away from it.
        """
        first = self._made_tab_screen(START) if self.signed_in else self._load("sign_in", "SignInScreen")
        first._push_result_callback(first, None)
        return first

    def load_styles(self) -> None:
        """Read the styles that the first frame did without."""
        if self._styles_left:
            self.stylesheet.read_all(self._styles_left)
            self._styles_left = []
            # Not parsed anew, as `reparse` would: only what has just been read.
            self.stylesheet.parse()

    def _load(self, module: str, name: str) -> "DeskScreen":
        """Import a screen's module and make the screen."""
        screen = getattr(import_module(f"jobplus_tui.screens.{module}"), name)
        return cast("DeskScreen", screen())

    def _tab_screen(self, id: str) -> "DeskScreen":
        """Return the screen of a tab, made when it is first opened and kept from then on."""
        if id not in self._installed_screens:
            self.load_styles()
        return self._made_tab_screen(id)

    def _made_tab_screen(self, id: str) -> "DeskScreen":
        if id not in self._installed_screens:
            spec = screen_spec(id)
            self.install_screen(self._load(spec.module.rpartition(".")[2], spec.name), name=id)
        return cast("DeskScreen", self._installed_screens[id])

    def on_mount(self) -> None:
        """Follow the theme and the clock."""
        self.theme_changed_signal.subscribe(self, self._follow_theme)
        self._tick()
        self.set_interval(CLOCK_EVERY_S, self._tick)

    def on_ready(self) -> None:
        """Load the core in a thread, now that the first frame stands."""
        if not self.screen.query("KeysetList"):
            self._first_rows.set()
        self.run_worker(self._warm_up, thread=True, name="load the core", group="load the core")

    def on_list_loaded(self) -> None:
        """Let the core load, now that the first rows are there; what is read again is no longer in trouble."""
        self._first_rows.set()
        self.store_answers()

    def _warm_up(self) -> None:
        # Loading the core keeps the interpreter busy for a third of a second; the rows go first.
        self._first_rows.wait(FIRST_ROWS_WITHIN_S)
        try:
            self.desk.warm_up()
            center = self.desk.center_name()
        except Refusal as refusal:
            self.call_later(partial(self.tell_note, SaveNote(SaveState.FAILED, refusal_text(refusal))))
            return
        self.call_later(partial(self._warmed_up, center))

    def _warmed_up(self, center: str) -> None:
        self._tell(self.chrome._replace(center=center))
        self.load_styles()
        if self.signed_in:
            self.read_status()
        self._warm = True
        self._begin_day()
        # A daemon and no worker: it never ends by itself, and nothing waits for it.
        changed = partial(self.call_later, self.tell_store_changed)
        threading.Thread(target=self.desk.watch, args=(changed,), name="watch the store", daemon=True).start()
        settle_memory()

    def _begin_day(self) -> None:
        """Have done what each day asks for, in a thread, once the core is there and somebody has signed in."""
        today = self.now().date()
        if not self._warm or not self.signed_in or self._day == today:
            return
        self._day = today

        def begin() -> None:
            # What cannot be done now another desk does, or this one tomorrow: nothing is lost by it.
            with suppress(Refusal):
                self.desk.begin_day()

        self.run_worker(begin, thread=True, name="begin the day", group="begin the day")

    def enter(self, login: str) -> None:
        """Open the desk after sign-in; whoever locked it comes back to what they left.

        Args:
            login: The name typed at sign-in; another name gets screens of its own.
        """
        self.signed_in = True
        self.read_status()
        self._begin_day()
        if self.locked and login == self._login:
            self.locked = False
            self.pop_screen()
            self.tell_store_changed()
            return
        self.locked, self._login = False, login
        # Closed without being asked to keep anything: that would now be kept as this counselor's.
        while len(self.screen_stack) > 1:
            self.pop_screen()
        left = list(self._installed_screens.values())
        self._installed_screens.clear()
        before = self.screen
        self.switch_screen(self._tab_screen(START))
        for screen in left:
            if isinstance(screen, Screen) and screen is not before and screen.is_running:
                screen.remove()

    def go(self, id: str, subject: object | None = None) -> None:
        """Open a tab, and hand it a subject to show.

        Screens that stand on the current one are closed; each is asked first to keep what is half typed.
        """
        if not self.signed_in:
            return
        while len(self.screen_stack) > 1:
            self._leave_screen()
            self.pop_screen()
        target = self._tab_screen(id)
        if target is not self.screen:
            self._leave_screen()
            self.switch_screen(id)
        if subject is not None:
            self._hand_over(target, subject)

    def _hand_over(self, target: "DeskScreen", subject: object) -> None:
        """Hand a screen its subject once it stands; what is typed meanwhile is for what it opens."""
        let_go = self.held.hold()

        def arrive() -> None:
            target.arrive(subject)
            let_go()

        target.call_after_refresh(arrive)

    def _leave_screen(self, screen: Screen[Any] | None = None) -> None:
        leave = getattr(screen or self.screen, "leave", None)
        if callable(leave):
            leave()

    def read_status(self) -> None:
        """Read the status bar's facts again, in a thread."""

        def read() -> None:
            try:
                facts = self.desk.status_facts()
            except Refusal as refusal:
                self.call_later(partial(self.tell_note, SaveNote(SaveState.OFFLINE, refusal_text(refusal))))
                return
            self.call_later(partial(self.tell_facts, facts))

        self.run_worker(read, thread=True, name="read status", group="read status", exclusive=True)

    def store_answers(self) -> None:
        """Take back what was said of a store that could not be read, and read the figures again."""
        if self.chrome.note.state is SaveState.OFFLINE:
            self.tell_note(SaveNote())
            self.read_status()

    def tell_facts(self, facts: StatusFacts) -> None:
        """Show new facts in the status bar."""
        note = SaveNote() if self.chrome.note.state is SaveState.OFFLINE else self.chrome.note
        self._tell(self.chrome._replace(facts=facts, note=note))

    def tell_note(self, note: SaveNote) -> None:
        """Show what became of the last save, or why something was not done."""
        self._told_at = self.now()
        self._tell(self.chrome._replace(note=note))

    def _take_read_note(self) -> None:
        """Give the room of a sentence that has been read back to the month and what is urgent."""
        if (self.now() - self._told_at).total_seconds() >= READ_WITHIN_S:
            self._tell(self.chrome._replace(note=once_read(self.chrome.note, clock(self._told_at))))

    def tell_saved(self) -> None:
        """Show that the last act is saved, and read the figures that it moved."""
        self.tell_note(SaveNote(SaveState.SAVED, clock(self.now())))
        self.read_status()

    def tell_store_changed(self) -> None:
        """Let the current screen and the status bar read again after another desk's commit."""
        # What comes while the desk closes finds no widgets any more.
        if not self.signed_in or not self.is_running:
            return
        self.read_status()
        changed = getattr(self.screen, "store_changed", None)
        # A screen that does not stand yet reads once it does.
        if callable(changed) and self.screen.is_mounted:
            changed()

    def _tell(self, chrome: Chrome) -> None:
        """Draw the lines around the screens where they changed."""
        if chrome == self.chrome:
            return
        self.chrome = chrome
        for screen in self.screen_stack:
            for widget in screen.query("#tabs, #keys, #status"):
                widget.refresh()

    def _tick(self) -> None:
        now = self.now()
        self._tell(self.chrome._replace(clock=clock(now)))
        self._begin_day()
        idle_s = (now - self._last_key).total_seconds()
        if self.idle_after_s is not None and idle_s >= self.idle_after_s:
            self._last_key = now
            self.idle()

    def idle(self) -> None:
        """Keep the form at hand and lock a real desk, once nobody has pressed a key for the time set.

        A demo holds nobody's data, and nobody could sign in to it again: it stays open.
        """
        for screen in reversed(self.screen_stack):
            self._leave_screen(screen)
        if self.signed_in and not self.demo:
            self.signed_in, self.locked = False, True
            self._tell(self.chrome._replace(facts=None))
            self.push_screen(self._load("sign_in", "SignInScreen"))

    async def end(self) -> None:
        """Keep what is half typed, then end: the line has dropped, or the machine goes down."""
        await self.held.typed_out()
        for screen in reversed(self.screen_stack):
            self._leave_screen(screen)
        keeping = [worker for worker in self.workers if worker.group == KEEPING]
        if keeping:
            with suppress(TimeoutError, WorkerError):
                await asyncio.wait_for(self.workers.wait_for_complete(keeping), KEEP_WITHIN_S)
        self.exit()

    async def on_event(self, event: events.Event) -> None:
        """Note when a key was last pressed, or text pasted."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._last_key = self.now()
            self._take_read_note()
            await self.held.take(event)
        else:
            await super().on_event(event)

    def _follow_theme(self, theme: Theme) -> None:
        if theme.name in PALETTES:
            self.look = Look(PALETTES[theme.name], self.look.glyphs)
            for screen in self.screen_stack:
                screen.refresh(layout=True)
                for widget in screen.walk_children():
                    widget.refresh()

    def _fatal_error(self) -> None:
        """Print where the desk failed; a usual traceback would print names and phones."""
        self.bell()
        error = self._exception
        if error is not None:
            from rich.segment import Segment, Segments

            lines = [_("The desk has failed; nothing that was saved is lost."), *crash_lines(error)]
            self._exit_renderables.append(Segments([Segment(line + "\n") for line in lines]))
        self._close_messages_no_wait()
