"""The desk's terminal driver: input that no byte sequence can bring down.

Textual 8.2 ends the program on bytes that are not UTF-8, on a key report without a character, and spins at
full load once the terminal is gone; it also waits 104 ms to know an Escape key. This driver reads input
anew.
"""

import codecs
import os
import re
import selectors
import signal
from collections.abc import Iterable
from typing import Final

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.keys import Keys

ESCAPE_WAIT_S: Final = 0.025
IDLE_WAIT_S: Final = 0.1
READ_BYTES: Final = 65536
EXTENDED_KEY: Final = re.compile(r"\x1b\[[\d:;]+u")


class GuardedParser(XTermParser):
    """Textual's parser, deaf to key reports that name no character or were never asked for."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        found = list(super()._sequence_to_key_events(sequence, alt))
        if not found and EXTENDED_KEY.fullmatch(sequence):
            # Left unread, the report would be typed into the field character by character.
            return [events.Key(Keys.Ignore, None)]
        return found

    def _parse_extended_key(  # type: ignore[override]
        self, sequence: str
    ) -> list[events.Key] | None:
        try:
            return super()._parse_extended_key(sequence)
        except (ValueError, OverflowError):
            return [events.Key(Keys.Ignore, None)]

    @property
    def is_waiting(self) -> bool:
        """Whether an Escape has come and what follows would decide its meaning."""
        return self._timeout_time is not None

    def stop_waiting(self) -> None:
        """Take the pending Escape for the Escape key at the next tick."""
        self._timeout_time = 0.0


class DeskDriver(LinuxDriver):
    """Reads any bytes, knows the Escape key quickly, and ends the app when the terminal ends."""

    def start_application_mode(self) -> None:
        """Take the terminal; its hang-up and the machine's going down end the app in order, not in the middle."""
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual gives it no types.
        for signal_ in (signal.SIGHUP, signal.SIGTERM):
            self._loop.add_signal_handler(signal_, self._end_now)

    def run_input_thread(self) -> None:
        """Feed what the terminal sends to the app until the app or the terminal ends."""
        parser = GuardedParser(self._debug)
        decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(ESCAPE_WAIT_S if parser.is_waiting else IDLE_WAIT_S):
                    data = self._read()
                    if not data:
                        self._end_app()
                        return
                    text = decode(data)
                    if text:
                        for event in parser.feed(text):
                            self.process_message(event)
                elif parser.is_waiting:
                    parser.stop_waiting()
                for event in parser.tick():
                    self.process_message(event)

    def _read(self) -> bytes:
        """Return what the terminal sent, or nothing once it is gone."""
        try:
            return os.read(self.fileno, READ_BYTES)
        except OSError:
            return b""

    def _end_app(self) -> None:
        """Ask the app to end: nobody can see or drive it any more."""
        self._loop.call_soon_threadsafe(self._end_now)

    def _end_now(self) -> None:
        """End by the app's own way out, which first keeps what is half typed."""
        end = getattr(self._app, "end", None)
        if callable(end):
            self._app.call_later(end)
        else:
            self._app.exit()
