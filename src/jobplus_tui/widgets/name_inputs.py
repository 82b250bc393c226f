"""Fields that complete a name: the company that looks for people, and the industry it works in."""

from collections.abc import Callable
from typing import Final

from jobplus_core.codes import industries
from jobplus_tui.i18n import N_
from jobplus_tui.widgets.offer_input import Offer, OfferInput

MOST_OFFERS: Final = 4


class EmployerInput(OfferInput):
    """Offers the companies that the center knows; any other name stays as it is typed."""

    invites = N_("a known company shows here   ↓ choose")

    def __init__(self, *, help: str = "", id: str | None = None) -> None:
        """Start with nothing known."""
        super().__init__(help=help, id=id)
        self.known: Callable[[str], list[Offer]] = lambda _typed: []

    @property
    def word(self) -> str:
        """The whole text: a company's name may hold commas."""
        return self.value.strip()

    @property
    def offers(self) -> list[Offer]:
        """Known companies for what is typed; none once it is one of their names."""
        found = self.known(self.word) if self.word else []
        return [] if any(each.name == self.word for each in found) else found[:MOST_OFFERS]

    @property
    def asks(self) -> bool:
        """While something is typed that a known company may be."""
        return bool(self.offers)

    def choose(self, code: str) -> None:
        """Write the company's name."""
        self.value = next((each.name for each in self.offers if each.code == code), self.value)
        self.cursor_position = len(self.value)


class IndustryInput(OfferInput):
    """Offers industries by words or digits of their code; chosen ones stand as code and name."""

    invites = N_("a word or a code of the industry   ↓ choose")

    @property
    def word(self) -> str:
        """The whole text: names of industries hold commas."""
        return self.value.strip()

    @property
    def offers(self) -> list[Offer]:
        """Industries for what is typed; none once one is chosen."""
        code, _blank, name = self.word.partition(" ")
        found = industries.by_code(code)
        if found is not None and name == found.name:
            return []
        return [Offer(each.code, each.name) for each in industries.suggest(self.word, MOST_OFFERS)]

    def choose(self, code: str) -> None:
        """Write code and name of the industry."""
        found = industries.by_code(code)
        if found is not None:
            self.value = f"{found.code} {found.name}"
            self.cursor_position = len(self.value)
