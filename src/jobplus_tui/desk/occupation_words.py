"""What giving words for work their occupation asks of the core."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jobplus_core.postings.occupations.commands import Assigned
    from jobplus_tui.desk.session import Desk


@dataclass(frozen=True, slots=True)
class WordRow:
    """Words of open postings without a sure occupation.

    Attributes:
        postings: How many there are.
        title: The first one's title, and `posting_id` its number.
        code: The likeliest occupation that is worth offering, with its `name`; None where nothing is.
        confidence: How sure it is, 0 to 100.
    """

    words: str
    postings: int
    posting_id: int
    title: str
    code: str | None
    name: str | None
    confidence: int


@dataclass(frozen=True, slots=True)
class WordRows:
    """Words to be given a code, those of most postings first, and whether there are more."""

    rows: list[WordRow]
    cut: bool


class OccupationWordsDesk:
    """One session's words; every method runs in a worker thread."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def words(self) -> WordRows:
        """Words to be given a code."""
        from jobplus_core.codes.occupation_titles import SUGGESTED_OCCUPATION
        from jobplus_core.codes.occupation_tree import by_code
        from jobplus_core.job_words.queries import MOST_UNASSIGNED, unassigned_words

        center = self._desk.actor.institution_id
        words = self._desk.read(lambda reader: unassigned_words(reader, center, limit=MOST_UNASSIGNED + 1))
        found = []
        for row in words[:MOST_UNASSIGNED]:
            offered = row.code if row.confidence >= SUGGESTED_OCCUPATION else None
            occupation = None if offered is None else by_code(offered)
            found.append(
                WordRow(
                    row.words,
                    row.postings,
                    row.posting_id,
                    row.title,
                    offered,
                    occupation.name if occupation is not None else None,
                    row.confidence if offered is not None else 0,
                )
            )
        return WordRows(found, len(words) > MOST_UNASSIGNED)

    def assign(self, words: str, code: str, *, token: str) -> "Assigned":
        """Give words their code, and with them every open posting that is called so."""
        from jobplus_core.postings.occupations.commands import assign_word

        return assign_word(self._desk.store, self._desk.actor, words, code, token=token)
