"""What the letters of a referral ask of the core."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobplus_core.exports.letter.queries import center_phone
from jobplus_tui.typed import read_path

if TYPE_CHECKING:
    from jobplus_tui.desk.session import Desk


@dataclass(frozen=True, slots=True)
class LetterChosen:
    """For whom a letter is written, as what, where to, and what for; with the center's number on it."""

    reader: str
    format: str
    path: str
    purpose: str
    phone: str


class LetterDesk:
    """Reads and writes of one session; every method runs in a worker thread."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def phone(self) -> str:
        """The center's number as it was last given."""
        return self._desk.read(lambda reader: center_phone(reader, self._desk.actor.institution_id)) or ""

    def write(self, referral_id: int, chosen: LetterChosen) -> str:
        """Write a letter as a file, and return where it stands; a new number of the center is kept first."""
        from jobplus_core.exports.files import Format
        from jobplus_core.exports.letter.commands import export_letter, keep_center_phone
        from jobplus_core.exports.letter.rules import LetterReader

        store, actor = self._desk.store, self._desk.actor
        if chosen.phone and chosen.phone != self.phone():
            keep_center_phone(store, actor, chosen.phone)
        return str(
            export_letter(
                store,
                actor,
                referral_id,
                to=LetterReader(chosen.reader),
                format=Format(chosen.format),
                path=read_path(chosen.path),
                purpose=chosen.purpose,
            )
        )
