"""The words an institution knows for work, ready for `codes.occupations.resolve`."""

from functools import lru_cache
from typing import Final, NamedTuple

from jobplus_core.codes.occupation_editions import in_2025
from jobplus_core.codes.occupation_tree import EDITION
from jobplus_core.db.read_port import Reader

MOST_SEEN: Final = 500
RECENT: Final = 20_000
LEAST_SEEN: Final = 2


class Mark(NamedTuple):
    """What moves with every word stored: the number of words and the last one's id."""

    stored: int
    last: int


class _Word(NamedTuple):
    word: str
    code: str
    edition: str


class _Seen(NamedTuple):
    word: str
    code: str
    people: int


def mark(reader: Reader, institution_id: int) -> Mark:
    """Where the institution's words stand; the same mark means the same words."""
    found = reader.one(
        "SELECT COUNT(*) AS stored, COALESCE(MAX(id), 0) AS last FROM job_word WHERE institution_id = :institution",
        {"institution": institution_id},
        Mark,
    )
    return found or Mark(0, 0)


def words(reader: Reader, institution_id: int) -> tuple[tuple[str, str], ...]:
    """Every loaded or assigned word with its code of KECO 2025, by the order in which they came.

    Words whose code means nothing in that edition are left out; they stay stored under their own.
    """
    found = reader.rows(
        "SELECT word, code, edition FROM job_word WHERE institution_id = :institution ORDER BY id",
        {"institution": institution_id},
        _Word,
    )
    carried = ((row.word, in_2025(row.code, row.edition)) for row in found)
    return tuple((word, code) for word, code in carried if code is not None)


def seen_words(reader: Reader, institution_id: int, *, limit: int = MOST_SEEN) -> tuple[tuple[str, str], ...]:
    """Words of recent wishes with the code they were given, the most frequent first.

    Only what at least two people wished counts, so that one slip teaches nobody and one person's own words stay
    theirs; of the store only the latest wishes are read, so that it takes no longer as it grows.
    """
    found = reader.rows(
        """SELECT wish.text AS word, wish.code AS code, COUNT(DISTINCT wish.seeker_id) AS people
        FROM (SELECT id, seeker_id, text, code, edition, kind FROM wish ORDER BY id DESC LIMIT :recent) AS wish
        JOIN seeker ON seeker.id = wish.seeker_id
        WHERE seeker.institution_id = :institution AND wish.kind = 'occupation'
        AND wish.code IS NOT NULL AND wish.edition = :edition
        GROUP BY wish.text, wish.code
        HAVING COUNT(DISTINCT wish.seeker_id) >= :least
        ORDER BY people DESC, word, code
        LIMIT :limit""",
        {
            "institution": institution_id,
            "edition": EDITION,
            "recent": RECENT,
            "least": LEAST_SEEN,
            "limit": limit,
        },
        _Seen,
    )
    return tuple((row.word, row.code) for row in found)


@lru_cache(maxsize=8)
def joined(loaded: tuple[tuple[str, str], ...], seen: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Loaded words and seen ones together, each pair once; the same tuples give the same tuple."""
    return tuple(dict.fromkeys((*loaded, *seen)))
