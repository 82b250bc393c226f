"""A field that offers what the word at the caret may mean."""

from abc import abstractmethod
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from jobplus_tui.i18n import N_
from jobplus_tui.widgets.field_input import FieldInput


class Offer(NamedTuple):
    """One thing to choose.

    Attributes:
        sureness: How sure it is meant, in percent; 0 where nobody can say.
    """

    code: str
    name: str
    sureness: int = 0


class OfferInput(FieldInput):
    """Lists words with commas; ↓ and ↑ go through what is offered for the one at the caret, Enter chooses."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "look(1)", show=False),
        Binding("up", "look(-1)", show=False),
    ]

    invites: ClassVar[str] = N_("several with commas   ↓ choose")
    """Message id of what stands there while there is nothing to choose from."""

    def __init__(self, *, help: str = "", id: str | None = None) -> None:
        """Start with nothing looked at."""
        super().__init__(help=help, id=id, max_length=400)
        self.at = -1

    @property
    def word(self) -> str:
        """The word that the caret stands in."""
        before, after = self.value[: self.cursor_position], self.value[self.cursor_position :]
        return (before.rpartition(",")[2] + after.partition(",")[0]).strip()

    @property
    @abstractmethod
    def offers(self) -> list[Offer]:
        """What the word at the caret may mean, the likeliest first."""

    @property
    def asks(self) -> bool:
        """Whether the offers stand there before somebody goes through them."""
        return True

    @abstractmethod
    def choose(self, code: str) -> None:
        """Take one for the word at the caret."""

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

    def choose_looked_at(self) -> bool:
        """Take what is looked at, and return whether there was anything."""
        offers = self.offers
        if not 0 <= self.at < len(offers):
            return False
        self.choose(offers[self.at].code)
        return True

    def watch_value(self, before: str, after: str) -> None:
        """Look at nothing while typing goes on."""
        super().watch_value(before, after)
        self.at = -1
