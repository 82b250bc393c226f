"""Choices that hold more than a tick: what was said possible or impossible, and what the store has decided."""

from collections.abc import Sequence

from jobplus_tui.look import look_of
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.choices import AnyOf, OneOf


class SaidOf(AnyOf):
    """Several questions of three answers: possible, impossible, never said. `night -rotating` as a value."""

    @property
    def value(self) -> str:
        """What was said: a word by itself is possible, with a dash before it impossible."""
        return " ".join(self.chosen)

    @value.setter
    def value(self, value: str) -> None:
        known = {each for each, _word in self.choices}
        self.chosen = [each for each in value.split() if each.removeprefix("-") in known]
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Line]:
        """Return the questions with their answers."""
        ascii_only = look_of(self).glyphs.ascii_only
        yes, no = ("v", "x") if ascii_only else ("✓", "✗")
        line: Line = []
        for place, (value, word) in enumerate(self.choices):
            mark = yes if value in self.chosen else no if f"-{value}" in self.chosen else " "
            here = self.has_focus and place == self.at
            words = "accentink on accent" if here else "soft" if mark == " " else "bold"
            line += [Span(f"[{mark}]{word}", words), Span(" ")]
        return [line]

    def _tick(self) -> None:
        """Go from never said to possible, to impossible, and round."""
        value = self.choices[self.at][0]
        after = {"": value, value: f"-{value}", f"-{value}": ""}
        said = {each.removeprefix("-"): each for each in self.chosen}
        said[value] = after[said.get(value, "")]
        self._choose([said[each] for each, _word in self.choices if said.get(each)])


class Decided(OneOf):
    """One of two, decided by the store; another answer is an override. The value is empty while none is."""

    decided = ""

    def decide(self, value: str) -> None:
        """Take the store's answer; an override that agrees with it is none any more."""
        self.decided = value
        if self.value == value:
            self.chosen = []
        self.refresh()

    def _round(self) -> Sequence[str]:  # type: ignore[override]
        return [value for value, _word in self.choices]

    def _turn(self, step: int) -> None:
        values = list(self._round())
        now = self.value or self.decided
        place = values.index(now) if now in values else -1
        found = values[(place + step) % len(values)]
        self._choose([] if found == self.decided else [found])

    def pick(self, place: int) -> None:
        """Choose by number."""
        if place < len(self.choices):
            value = self.choices[place][0]
            self._choose([] if value == self.decided else [value])

    def lines(self, width: int) -> list[Line]:
        """Return both, the one that holds ticked; an override in amber."""
        mark = "v" if look_of(self).glyphs.ascii_only else "✓"
        line: Line = []
        for place, (value, word) in enumerate(self.choices):
            ticked = value == (self.value or self.decided)
            words = "soft" if not ticked else "bold warn" if self.value else "bold" if self.has_focus else "ink"
            line += [Span("   " if place else ""), Span(f"[{mark if ticked else ' '}] {word}", words)]
        return [line]
