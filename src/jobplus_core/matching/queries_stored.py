"""What is stored of a center's matching index, and how far it goes."""

from typing import NamedTuple

from jobplus_core.db.read_port import Reader
from jobplus_core.matching.changes import Cursor
from jobplus_core.matching.pieces import Piece


class Mark(NamedTuple):
    """How far the record of changes is folded into the stored index.

    Attributes:
        folded_at: When, microseconds UTC; it tells one folding from the next.
    """

    layout: int
    change_id: int
    xact: int
    folded_at: int

    @property
    def cursor(self) -> Cursor:
        """The place in the record of changes that the index goes on from."""
        return Cursor(self.change_id, self.xact)


class _Center(NamedTuple):
    id: int


def centers(reader: Reader) -> list[int]:
    """The institutions that have seekers or postings of their own to match."""
    found = reader.rows(
        """SELECT i.id FROM institution i WHERE EXISTS (SELECT 1 FROM seeker s WHERE s.institution_id = i.id)
        OR EXISTS (SELECT 1 FROM posting p WHERE p.institution_id = i.id) ORDER BY i.id""",
        {},
        _Center,
    )
    return [center.id for center in found]


def marked(reader: Reader) -> list[int]:
    """The institutions that an index is stored for."""
    found = reader.rows("SELECT institution_id FROM match_mark ORDER BY institution_id", {}, _Center)
    return [center.id for center in found]


def mark_of(reader: Reader, institution_id: int) -> Mark | None:
    """How far the stored index goes, nothing where none is stored."""
    return reader.one(
        "SELECT layout, change_id, xact, folded_at FROM match_mark WHERE institution_id = :institution_id",
        {"institution_id": institution_id},
        Mark,
    )


def pieces_in(reader: Reader, institution_id: int, side: str) -> list[Piece]:
    """The stored pieces of one side."""
    return reader.rows(
        "SELECT dimension, value, bits FROM match_index WHERE institution_id = :institution_id AND side = :side",
        {"institution_id": institution_id, "side": side},
        Piece,
    )
