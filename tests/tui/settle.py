"""Waiting for an app without sleeping: until its queues, workers and dirty widgets are done."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot

DEADLINE_S = 10.0
QUIET_ROUNDS = 2


def is_busy(app: App[Any]) -> bool:
    """Return whether anything is still to be handled, read, laid out or drawn."""
    if asyncio.get_running_loop()._ready or app.message_queue_size:  # type: ignore[attr-defined]
        return True
    if any(not worker.is_finished for worker in app.workers):
        return True
    held = getattr(app, "held", None)
    if held is not None and (held._waiting or held._holds):
        return True
    # What comes into view by the focus is scrolled to within some frames, whatever animations are set to.
    if app._animator._animations or app._animator._scheduled:
        return True
    screen = app.screen
    if screen._dirty_widgets or screen._layout_required or screen._repaint_required:
        return True
    if screen._scroll_required or screen._callbacks:
        return True
    return any(node.message_queue_size for each in app.screen_stack for node in (each, *each.walk_children()))


async def settle(pilot: Pilot[Any], deadline_s: float = DEADLINE_S) -> None:
    """Wait until the app is quiet.

    Raises:
        TimeoutError: If it is not within the deadline.
    """
    end = time.monotonic() + deadline_s
    quiet = 0
    while quiet < QUIET_ROUNDS:
        await asyncio.sleep(0.001)
        quiet = 0 if is_busy(pilot.app) else quiet + 1
        if time.monotonic() > end:
            raise TimeoutError("the app did not settle")
    await pilot._wait_for_screen()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one after another, waiting for the app after each.

    Args:
        pilot: The app's pilot.
        keys: Textual key names, or single characters as they are typed.
    """
    for key in keys:
        _send(pilot, key)
        await settle(pilot)


async def press_at_once(pilot: Pilot[Any], *keys: str) -> None:
    """Send all keys before the app has handled the first, as a quick typist's arrive over a slow line."""
    for key in keys:
        _send(pilot, key)
    await settle(pilot)


def _send(pilot: Pilot[Any], key: str) -> None:
    character = key if len(key) == 1 else " " if key == "space" else "/" if key == "slash" else None
    event = events.Key(_character_to_key(key) if len(key) == 1 else key, character)
    event.set_sender(pilot.app)
    pilot.app.post_message(event)


async def type_text(pilot: Pilot[Any], text: str) -> None:
    """Type a text character by character."""
    await press(pilot, *text)


async def wait_until(pilot: Pilot[Any], condition: Callable[[], bool], deadline_s: float = DEADLINE_S) -> None:
    """Wait until a condition holds, for what runs in tasks of Textual's own such as the command palette.

    Raises:
        TimeoutError: If it does not within the deadline.
    """
    end = time.monotonic() + deadline_s
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("the condition did not come true")
        await asyncio.sleep(0.001)
    await settle(pilot)
