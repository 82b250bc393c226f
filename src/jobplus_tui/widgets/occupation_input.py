"""Fields for work: words as people say them, the code chosen from what they may mean."""

from jobplus_core.reading import read_career
from jobplus_tui.intake.words import offered
from jobplus_tui.widgets.offer_input import Offer, OfferInput


class OccupationInput(OfferInput):
    """Offers occupations; a code chosen by hand stays with its word."""

    def __init__(self, *, help: str = "", id: str | None = None) -> None:
        """Start with nothing chosen."""
        super().__init__(help=help, id=id)
        self.chosen: dict[str, str] = {}

    @property
    def offers(self) -> list[Offer]:
        """Occupations for the word at the caret; no sureness where only the beginning agrees."""
        word = self.word
        return [Offer(each.code, each.name, each.confidence) for each in offered(word)] if word else []

    def choose(self, code: str) -> None:
        """Take a code for the word at the caret."""
        if self.word:
            self.chosen[self.word] = code
            self.at = -1
            self.post_message(self.Changed(self, self.value))


class CareerInput(OccupationInput):
    """Offers occupations for the work told first, wherever the caret is."""

    @property
    def word(self) -> str:
        """What the last work is called."""
        return read_career(self.value).word

    @property
    def asks(self) -> bool:
        """Never: the code of past work is asked of nobody."""
        return False
