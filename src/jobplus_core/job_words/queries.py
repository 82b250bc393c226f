"""The words an institution knows for work, ready for `codes.occupations.resolve`, and those it does not know yet."""

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from jobplus_core.codes.occupation_editions import in_2025
from jobplus_core.codes.occupation_text import normalized
from jobplus_core.codes.occupation_titles import SURE_OCCUPATION, occupation_evidence, words_of
from jobplus_core.codes.occupation_tree import EDITION
from jobplus_core.db.read_port import Reader

MOST_SEEN: Final = 500
RECENT: Final = 20_000
LEAST_SEEN: Final = 2
MOST_UNASSIGNED: Final = 200
BY_HAND: Final = "hand"
"""The source of a word that somebody assigned."""


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


class UnassignedWords(NamedTuple):
    """Open postings with the same words, of whose occupation nothing is known for sure.

    Attributes:
        words: What the postings call the work, as the first of them writes it; of their titles where they do not say.
        postings: How many there are.
        posting_id: The first of them.
        title: Its title.
        code: The likeliest occupation, None where nothing is likely.
        confidence: How sure it is, 0 to 100; worth offering from `SUGGESTED_OCCUPATION` on.
    """

    words: str
    postings: int
    posting_id: int
    title: str
    code: str | None
    confidence: int


class _Unsure(NamedTuple):
    id: int
    title: str
    occupation_text: str | None
    occupation_code: str | None


_OPEN: Final = """SELECT id, title, occupation_text, occupation_code FROM posting
    WHERE institution_id = :institution AND state = 'open'"""
_UNSURE: Final = """(occupation_code IS NULL OR occupation_edition IS NULL
    OR (occupation_confidence IS NOT NULL AND occupation_confidence < :sure))"""


def unassigned_words(
    reader: Reader, institution_id: int, *, limit: int = MOST_UNASSIGNED
) -> tuple[UnassignedWords, ...]:
    """What no occupation is known for among the open postings, the words of most postings first, then by letters.

    Every open posting without a code, with a code of no known edition, or with one less sure than `SURE_OCCUPATION`
    belongs to one group; a code that somebody chose by hand is sure.

    Args:
        reader: A snapshot of the store.
        institution_id: The center.
        limit: How many groups to return at most.
    """
    groups: dict[str, list[int]] = {}
    first: dict[str, _Unsure] = {}
    found = reader.stream(
        f"{_OPEN} AND {_UNSURE} ORDER BY id", {"institution": institution_id, "sure": SURE_OCCUPATION}, _Unsure
    )
    for row in found:
        key = normalized(words_of(row.occupation_text, row.title))
        first.setdefault(key, row)
        groups.setdefault(key, []).append(row.id)
    order = sorted(groups, key=lambda key: (-len(groups[key]), key))[:limit]
    known = words(reader, institution_id)
    told = []
    for key in order:
        row = first[key]
        best = occupation_evidence(row.occupation_text, row.title, known)
        told.append(
            UnassignedWords(
                words_of(row.occupation_text, row.title),
                len(groups[key]),
                row.id,
                row.title,
                best.code if best is not None else None,
                best.confidence if best is not None else 0,
            )
        )
    return tuple(told)


def postings_called(reader: Reader, institution_id: int, called: str, *, before: Collection[str] = ()) -> Iterator[int]:
    """The open postings that have these words and no sure occupation, or one that the words were given before.

    Args:
        reader: A snapshot of the store.
        institution_id: The center.
        called: The words as `unassigned_words` tells them.
        before: Codes that the words were given by hand before.
    """
    key = normalized(called)
    codes = {f"code{place}": code for place, code in enumerate(sorted(before))}
    listed = ", ".join(f":{name}" for name in codes)
    given = f"OR (occupation_code IN ({listed}) AND occupation_confidence IS NOT NULL)" if codes else ""
    found = reader.stream(
        f"{_OPEN} AND ({_UNSURE} {given}) ORDER BY id",
        {"institution": institution_id, "sure": SURE_OCCUPATION, **codes},
        _Unsure,
    )
    return (row.id for row in found if normalized(words_of(row.occupation_text, row.title)) == key)


def given_by_hand(reader: Reader, institution_id: int, word: str) -> tuple[str, ...]:
    """The codes of KECO 2025 that somebody gave a word by hand."""
    found = reader.rows(
        """SELECT word, code, edition FROM job_word
        WHERE institution_id = :institution AND word_key = :key AND source = :hand AND edition = :edition""",
        {"institution": institution_id, "key": normalized(word), "hand": BY_HAND, "edition": EDITION},
        _Word,
    )
    return tuple(row.code for row in found)
