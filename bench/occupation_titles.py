"""The work that titles of postings name: how often it is right, by confidence in tenths.

    python -m bench.occupation_titles [FOLDER]

FOLDER holds the two public listings (Work24 of one district, Seoul's open data), by default the shared one's `data`.
Each title was read by a person before the resolver was asked (`tests/support/real_groups.tsv`): which minor groups a
counselor would accept, or none. "By resolve alone" is the first offer for the given word, else for the whole title.
Rules were made with the answers for one half of the titles in view; the other half was only counted, but whoever wrote
the everyday words had read all titles.
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean
from typing import Final, NamedTuple

from jobplus_core.codes.occupation_titles import SUGGESTED_OCCUPATION, SURE_OCCUPATION, occupation_evidence
from jobplus_core.codes.occupations import prepare, resolve
from tests.support.feed import SHARED
from tests.support.real_groups import ReadTitle, read_titles

_MINOR: Final = 3
_TENTH: Final = 10


class Answer(NamedTuple):
    """A code with its confidence."""

    code: str
    confidence: int


def by_resolve(row: ReadTitle) -> Answer | None:
    """The first offer for the given word, else for the whole title."""
    return next((Answer(found.code, found.confidence) for found in resolve(row.occupation_text or row.title)), None)


def by_evidence(row: ReadTitle) -> Answer | None:
    """What an import takes."""
    found = occupation_evidence(row.occupation_text, row.title)
    return None if found is None else Answer(found.code, found.confidence)


def told(name: str, rows: Sequence[ReadTitle], ask: Callable[[ReadTitle], Answer | None]) -> str:
    """One table: by tenths how many titles, how many right, and both from that tenth up."""
    hits: dict[int, list[bool]] = {}
    for row in rows:
        answer = ask(row)
        if answer is not None:
            hits.setdefault(answer.confidence // _TENTH * _TENTH, []).append(answer.code[:_MINOR] in row.groups)
    lines, so_far = [f"{name}: {len(rows)} titles, {sum(bool(row.groups) for row in rows)} name one"], list[bool]()
    for tenth, right in sorted(hits.items(), reverse=True):
        so_far += right
        lines.append(
            f"  {tenth:>3}+ {len(right):>4} {100 * mean(right):>4.0f}%    from here "
            f"{len(so_far):>4} ({100 * len(so_far) / len(rows):>3.0f}%) {100 * mean(so_far):>4.0f}%"
        )
    return "\n".join(lines)


def main(folder: Path) -> int:
    """Print the tables; 1 where the listings are not there."""
    rows = read_titles(folder)
    if not rows:
        print(f"{folder.name} does not hold both listings: nothing to measure.")
        return 1
    print(f"taken from {SURE_OCCUPATION}, offered from {SUGGESTED_OCCUPATION}")
    print(told("by resolve alone", rows, by_resolve))
    print(told("words and titles", rows, by_evidence))
    print(told("the half made with", [row for row in rows if row.tuned], by_evidence))
    print(told("the other half", [row for row in rows if not row.tuned], by_evidence))
    prepare()
    began = time.perf_counter()
    for row in rows:
        occupation_evidence(None, row.title + " .")
    print(f"{1e6 * (time.perf_counter() - began) / len(rows):.0f} µs a title asked for the first time")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "data"))
