"""Fields of choices: one of a few, or any of them, by keys alone."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from jobplus_tui.look import look_of
from jobplus_tui.spans import Line, Span, to_strip


class ChoiceField(Widget, can_focus=True):
    """A field that draws its choices; subclasses say what keys do.

    Keys are taken as they arrive, not through bindings: those are looked up when a key has come up to the app,
    and by then a quick Tab may have moved the focus on.
    """

    DEFAULT_CSS = "ChoiceField { height: auto; width: 1fr; }"

    @dataclass
    class Changed(Message):
        """Another choice was made."""

        field: "ChoiceField"

        @property
        def control(self) -> "ChoiceField":
            """The field."""
            return self.field

    def __init__(self, choices: Iterable[tuple[str, str]] = (), *, help: str = "", id: str | None = None) -> None:
        """Take the choices: value and word."""
        super().__init__(id=id)
        self.choices = list(choices)
        self.help_text = help
        self.chosen: list[str] = []

    @property
    def value(self) -> str:
        """The values chosen, joined by blanks."""
        return " ".join(self.chosen)

    @value.setter
    def value(self, value: str) -> None:
        known = {each for each, _word in self.choices}
        self.chosen = [each for each in value.split() if each in known]
        self.refresh(layout=True)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices; what is chosen stays if it is among them."""
        self.choices = list(choices)
        self.value = self.value

    def on_key(self, event: events.Key) -> None:
        """Pick by digit, or do what the kind of field does with the key."""
        if event.character is not None and event.character in "123456789":
            self.pick(int(event.character) - 1)
        elif not self.press(event.key):
            return
        event.stop()

    @abstractmethod
    def press(self, key: str) -> bool:
        """Act on a key, and return whether it was one of this field's."""

    @abstractmethod
    def pick(self, place: int) -> None:
        """Choose by place, counted from 0."""

    def _choose(self, chosen: list[str]) -> None:
        if chosen != self.chosen:
            self.chosen = chosen
            self.refresh(layout=True)
            self.post_message(self.Changed(self))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines that the choices take."""
        return max(1, len(self.lines(width)))

    @abstractmethod
    def lines(self, width: int) -> list[Line]:
        """Return the choices as drawn."""

    def render_line(self, y: int) -> Strip:
        """Return one drawn line."""
        width = self.size.width
        lines = self.lines(width)
        ground = "sel" if self.has_focus else "field"
        return to_strip(lines[y] if y < len(lines) else [], width, look_of(self).palette, ground)


class OneOf(ChoiceField):
    """One choice or none: arrows and Space go through them, a digit picks, Backspace clears."""

    def lines(self, width: int) -> list[Line]:
        """Return the word chosen."""
        glyphs = look_of(self).glyphs
        words = dict(self.choices)
        more = Span(" " + ("v" if glyphs.ascii_only else "▾"), "soft")
        if not self.chosen:
            return [[Span(glyphs.missing, "soft"), more]]
        return [[Span(words[self.chosen[0]], "bold" if self.has_focus else "ink"), more]]

    def press(self, key: str) -> bool:
        """Go through the choices, or choose nothing."""
        if key in ("right", "space"):
            self._turn(1)
        elif key == "left":
            self._turn(-1)
        elif key in ("backspace", "delete"):
            self._choose([])
        else:
            return False
        return True

    def _round(self) -> list[str]:
        """The values that turning goes through; nothing chosen stands between the last and the first."""
        return ["", *(value for value, _word in self.choices)]

    def _turn(self, step: int) -> None:
        """Go to the next value, round from the last to the first."""
        values = self._round()
        place = values.index(self.value) if self.value in values else 0
        found = values[(place + step) % len(values)]
        self._choose([found] if found else [])

    def pick(self, place: int) -> None:
        """Choose by number."""
        if place < len(self.choices):
            value = self.choices[place][0]
            self._choose([value] if value else [])


class OneInView(OneOf):
    """One choice, always: the words stand side by side, the chosen one in brackets."""

    def __init__(
        self, choices: Sequence[tuple[str, str]], *, value: str = "", help: str = "", id: str | None = None
    ) -> None:
        """Take the choices, at least one; the first is chosen where `value` is none of them."""
        super().__init__(choices, help=help, id=id)
        self.value = value if value in self._round() else self._round()[0]

    def lines(self, width: int) -> list[Line]:
        """Return the words."""
        line: Line = []
        for value, word in self.choices:
            chosen = value == self.value
            line.append(Span(f"[{word}]" if chosen else f" {word} ", "bold accent" if chosen else "soft"))
        return [line]

    def press(self, key: str) -> bool:
        """Go through the choices; none can be left unchosen."""
        return key not in ("backspace", "delete") and super().press(key)

    def _round(self) -> list[str]:
        return [value for value, _word in self.choices]


class AnyOf(ChoiceField):
    """Any of the choices: arrows move, Space ticks, a digit ticks by number."""

    at = 0

    def lines(self, width: int) -> list[Line]:
        """Return the choices with their ticks, wrapped between choices."""
        ascii_only = look_of(self).glyphs.ascii_only
        lines: list[Line] = [[]]
        used = 0
        for place, (value, word) in enumerate(self.choices):
            ticked = value in self.chosen
            text = f"[{('v' if ascii_only else '✓') if ticked else ' '}]{word}"
            if used and used + cell_len(text) > width:
                lines.append([])
                used = 0
            here = self.has_focus and place == self.at
            words = "accentink on accent" if here else "bold" if ticked else "soft"
            lines[-1] += [Span(text, words), Span(" ")]
            used += cell_len(text) + 1
        return lines

    def press(self, key: str) -> bool:
        """Move among the choices, or tick."""
        if key == "space":
            self._tick()
        elif key in ("right", "left"):
            self.at = (self.at + (1 if key == "right" else -1)) % max(1, len(self.choices))
            self.refresh()
        else:
            return False
        return True

    def _tick(self) -> None:
        """Tick the choice at hand, or take its tick away."""
        if self.choices:
            value = self.choices[self.at][0]
            ticked = set(self.chosen) ^ {value}
            self._choose([each for each, _word in self.choices if each in ticked])

    def pick(self, place: int) -> None:
        """Tick by number."""
        if place < len(self.choices):
            self.at = place
            self._tick()
