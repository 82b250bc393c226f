"""The field for licenses: short forms and half-typed names, completed to the official name."""

from jobplus_core.codes import licenses
from jobplus_tui.widgets.offer_input import Offer, OfferInput

MOST_OFFERS = 4


class LicenseInput(OfferInput):
    """Offers official names; what the table does not know stays as it is typed."""

    @property
    def offers(self) -> list[Offer]:
        """Licenses for the word at the caret."""
        return [Offer(each.code, each.name) for each in licenses.suggest(self.word, MOST_OFFERS)]

    def choose(self, code: str) -> None:
        """Write the official name in place of the word at the caret."""
        found = licenses.by_code(code)
        if found is None:
            return
        before, after = self.value[: self.cursor_position], self.value[self.cursor_position :]
        head, comma, _word = before.rpartition(",")
        _rest, behind, tail = after.partition(",")
        start = f"{head}{comma} {found.name}" if comma else found.name
        self.value = start + behind + tail
        self.cursor_position = len(start)
