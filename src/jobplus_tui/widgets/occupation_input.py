"""Fields for work: words as people say them, the code chosen from what they may mean."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from jobplus_core.reading import read_career
from jobplus_tui.intake.words import offered, sure_code
from jobplus_tui.widgets.field_input import FieldInput


class OccupationInput(FieldInput):
    """Offers occupations for the word at the caret; ↓ and ↑ go through them, Enter chooses."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "look(1)", show=False),
        Binding("up", "look(-1)", show=False),
    ]

    def __init__(self, *, help: str = "", id: str | None = None) -> None:
        """Start with nothing chosen."""
        super().__init__(help=help, id=id, max_length=400)
        self.chosen: dict[str, str] = {}
        self.at = -1

    @property
    def word(self) -> str:
        """The word that the caret stands in."""
        before, after = self.value[: self.cursor_position], self.value[self.cursor_position :]
        return (before.rpartition(",")[2] + after.partition(",")[0]).strip()

    @property
    def offers(self) -> list[tuple[str, str, int]]:
        """Code, name and confidence (0 where only the beginning agrees) for the word at the caret."""
        word = self.word
        return [(each.code, each.name, each.confidence) for each in offered(word)] if word else []

    @property
    def needs_choice(self) -> bool:
        """Whether nobody could say what the word at the caret means."""
        return bool(self.word) and self.word not in self.chosen and sure_code(self.word) is None

    def action_look(self, step: int) -> None:
        """Go through what is offered; with nothing to go through, to the next field."""
        offers = self.offers
        if offers:
            self.at = (self.at + step) % len(offers) if self.at >= 0 or step > 0 else len(offers) - 1
            self.post_message(self.Changed(self, self.value))
        elif step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def choose(self, code: str) -> None:
        """Take a code for the word at the caret."""
        if self.word:
            self.chosen[self.word] = code
            self.at = -1
            self.post_message(self.Changed(self, self.value))

    def choose_looked_at(self) -> bool:
        """Take what is looked at, and return whether there was anything."""
        offers = self.offers
        if not 0 <= self.at < len(offers):
            return False
        self.choose(offers[self.at][0])
        return True

    def watch_value(self, before: str, after: str) -> None:
        """Look at nothing while typing goes on."""
        super().watch_value(before, after)
        self.at = -1


class CareerInput(OccupationInput):
    """Offers occupations for the work told first, wherever the caret is."""

    @property
    def word(self) -> str:
        """What the last work is called."""
        return read_career(self.value).word
