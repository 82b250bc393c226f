"""The views of 구직: everybody, one's own seekers, and what is to be done; and giving records to a colleague."""

import secrets
from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

from jobplus_tui.i18n import N_, _
from jobplus_tui.paging import WholeSource
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.panel import Panel

if TYPE_CHECKING:
    from jobplus_core.seekers.queue.queries import QueueRow
    from jobplus_tui.desk.counseling import Colleague


class Shown(Enum):
    """Which seekers a list shows; the value is the list's id."""

    ALL = "seekers"
    MINE = "mine"
    QUEUE = "queue"


TITLES: Final = {Shown.ALL: N_("Seekers"), Shown.MINE: N_("My seekers"), Shown.QUEUE: N_("My to-do")}
VIEWS: Final = tuple(Shown)


class Person(Protocol):
    """A row of any of the lists."""

    @property
    def id(self) -> int:
        """The record's number."""

    @property
    def name(self) -> str:
        """The person's name."""


class SeekerViews:
    """Turns from view to view; a view's list is made when it is first asked for, so that the first frame is light."""

    def __init__(self, screen: DeskScreen) -> None:
        """Take the screen, which shows everybody first."""
        self._screen = screen
        self._queue: WholeSource[QueueRow] | None = None
        self.shown = Shown.ALL
        self.view = Shown.ALL

    @property
    def list(self) -> KeysetList[Person]:
        """The list in sight."""
        return cast("KeysetList[Person]", self._screen.query_one(f"#{self.shown.value}", KeysetList))

    @property
    def standing(self) -> bool:
        """Whether the list in sight is on the screen."""
        return bool(self._screen.query(f"#{self.shown.value}"))

    async def turn(self) -> None:
        """Go to the next view and read it."""
        self.view = VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)]
        if not self._screen.query(f"#{self.view.value}"):
            await self._screen.query_one("#list-panel", Panel).mount(self._made(self.view))
        self.show(self.view)
        self.read()
        self.list.focus()

    def _made(self, view: Shown) -> "KeysetList[Any]":
        from jobplus_tui.screens import queue_columns as columns

        today = self._screen.session.today
        if view is Shown.MINE:
            return KeysetList(
                columns.owned_columns(today),
                key=lambda row: row.id,
                state=columns.owned_sign,
                empty=_("No record is yours yet   ^T To do"),
                id=view.value,
            )
        return KeysetList(
            columns.queue_columns(today),
            key=lambda row: row.id,
            state=lambda row: columns.queue_sign(row, today),
            empty=_("Nothing waits: no promise is due, no record of yours is incomplete   ^T Everybody"),
            id=view.value,
        )

    def show(self, shown: Shown) -> None:
        """Put a view's list in sight."""
        self.shown = shown
        for view in VIEWS:
            for found in self._screen.query(f"#{view.value}"):
                found.display = view is shown

    def read(self) -> None:
        """Read the list in sight from its first row on."""
        session = self._screen.session
        listed = cast("KeysetList[Any]", self.list)
        if self.shown is Shown.ALL:
            listed.show(session.seekers.recent())
        elif self.shown is Shown.MINE:
            listed.show(session.counseling.mine())
        else:
            self._queue = session.counseling.queue()
            listed.show(self._queue)

    def facts(self) -> Sequence[str]:
        """Return what stands in the title behind the count of people."""
        if self.shown is not Shown.QUEUE or self._queue is None:
            return ()
        today = self._screen.session.today
        rows = self._queue.rows
        late = sum(row.promised_on is not None and row.promised_on < today for row in rows)
        due = sum(row.promised_on == today for row in rows)
        gaps = sum(bool(row.missing) for row in rows)
        return (
            _("{count} overdue").format(count=f"{late:,}"),
            _("{count} today").format(count=f"{due:,}"),
            _("{count} incomplete").format(count=f"{gaps:,}"),
        )

    def hand_over(self) -> None:
        """Ask to whom the marked records go, or the one at the cursor."""
        rows, desk = self.list.chosen, self._screen.session.counseling
        if rows:
            self._screen.read(desk.colleagues, lambda found: self._ask(rows, found), name="read colleagues", opens=True)

    def _ask(self, rows: Sequence[Person], colleagues: "Sequence[Colleague]") -> None:
        from jobplus_tui.dialogs.hand_over import HandedTo, HandOverDialog

        screen, desk, token = self._screen, self._screen.session.counseling, secrets.token_hex(16)
        ids = [row.id for row in rows]

        def answered(to: HandedTo | None) -> None:
            if to is not None:
                key, why = to.colleague.counselor_id, to.reason
                screen.act(lambda: desk.hand_over(ids, key, reason=why, token=token), self._handed, name="hand over")

        screen.app.push_screen(HandOverDialog(colleagues, [row.name for row in rows]), answered)

    def _handed(self, _count: int) -> None:
        self.list.clear_marks()
        self.list.reload()
