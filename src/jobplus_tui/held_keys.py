"""Keys that come before what the key before them opens: kept in order, and given to it once it stands.

Textual hands each key on and goes to the next at once. A key that opens a form is known for that only when it has
come up through all that encloses the focus, and the form stands some frames later: what a quick typist, or a slow
line, sends behind it would go to the screen that is being left, or to nobody. And a key that acts before the focused
field sees it, such as ^S or F3, would overtake the letters that are still on their way to that field.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Final

from textual import events
from textual.app import App, ScreenStackError
from textual.message_pump import MessagePump
from textual.widget import Widget
from textual.widgets import Input, TextArea

HELD_AT_MOST_S: Final = 1.0
"""Seconds after which keys go on, whatever has become of what was to open: nobody sits at a dead desk."""

Typed = events.Key | events.Paste


class HeldKeys:
    """Holds keys back while the key before them is on its way, or what it opens is."""

    def __init__(self, app: App[None], give: Callable[[Typed], Awaitable[None]]) -> None:
        """Take the app, and what handles a key as the app itself would."""
        self._app = app
        self._give = give
        self._waiting: deque[Typed] = deque()
        self._holds: dict[object, asyncio.TimerHandle] = {}
        self._giving = False
        self._typed_into: Widget | None = None

    async def take(self, event: Typed) -> None:
        """Give a key to the app, or hold it back until its turn has come."""
        self._waiting.append(event)
        await self._go_on()

    def hold(self) -> Callable[[], None]:
        """Hold all keys from now on, until what is returned is called or the longest time is over."""
        token = object()
        let_go = partial(self._let_go, token)
        self._holds[token] = asyncio.get_running_loop().call_later(HELD_AT_MOST_S, let_go)
        return let_go

    def _let_go(self, token: object) -> None:
        timer = self._holds.pop(token, None)
        if timer is not None:
            timer.cancel()
            if self._waiting and not self._holds:
                self._app.call_later(self._go_on)

    async def _go_on(self) -> None:
        """Give the keys one after the other, as far as nothing is opening."""
        if self._giving:
            return
        self._giving = True
        try:
            while self._waiting and not self._holds and not self._awaits_screen():
                event, focused = self._waiting[0], self._app.focused
                is_text = isinstance(event, events.Paste) or event.is_printable
                if is_text and isinstance(focused, (Input, TextArea)):
                    self._typed_into = focused
                    await self._give(self._waiting.popleft())
                elif self._typed_into is not None:
                    # What saves or leaves a form takes it as it is: the letters before it have to be there.
                    _climb(self._typing_way(), self.hold())
                else:
                    await self._give(self._waiting.popleft())
                    if isinstance(event, events.Key):
                        self._follow(focused or self._app.screen)
        finally:
            self._giving = False

    def _awaits_screen(self) -> bool:
        """Whether the screen on top does not stand yet; if so, go on once it does."""
        try:
            screen = self._app.screen
        except ScreenStackError:
            return False
        if screen.is_mounted or not screen.is_attached:
            return False
        let_go = self.hold()
        # Its own queue is read from when it has been mounted.
        if not screen.call_later(let_go):
            let_go()
        return bool(self._holds)

    async def typed_out(self) -> None:
        """Wait until what was typed stands in its field and its form knows, for as long as keys are held at most."""
        known = asyncio.Event()
        _climb(self._typing_way(), known.set)
        with suppress(TimeoutError):
            await asyncio.wait_for(known.wait(), HELD_AT_MOST_S)

    def _typing_way(self) -> Sequence[MessagePump]:
        """The way of the letters typed last from their field to its screen, and of what the field tells of them."""
        field, self._typed_into = self._typed_into, None
        way = [] if field is None else [node for node in field.ancestors_with_self if isinstance(node, Widget)]
        return [*way, *way]

    def _follow(self, focused: MessagePump) -> None:
        """Hold further keys until this one has come up from the focus to the app, and what it made the focus tell."""
        way = [node for node in getattr(focused, "ancestors_with_self", ()) if isinstance(node, MessagePump)]
        _climb([*way, *way], self.hold())


def _climb(way: Sequence[MessagePump], let_go: Callable[[], None]) -> None:
    """Stand behind the key in one queue after the other, then let the next key go.

    Its binding is found in the last one; what the action says, such as that a row was opened, climbs the same way.
    """
    for place, node in enumerate(way):
        if node.is_running and node.call_later(_climb, way[place + 1 :], let_go):
            return
    let_go()
