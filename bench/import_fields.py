"""Fields of imported postings: how many are known, beside a floor counted by hand from the file.

    python -m bench.import_fields GETJOBINFO_CSV WORK24_CSV

The floors were counted by reading the two real files, cell by cell, without this program: a cell counts that says
anything one could note of the field. They hold for `getjobinfo_sample_35.csv` and `work24_gangnam_257.csv` alone.
"""

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from jobplus_core.imports.drafts import PostingDraft, RawRow
from jobplus_core.imports.feeds import FeedId, feed_of

FIELDS: Final[dict[str, tuple[str, Callable[[PostingDraft], bool]]]] = {
    "wage": ("wage_won", lambda draft: draft.wage_won is not None or bool(draft.wage_negotiable)),
    "place: province": ("sido", lambda draft: draft.sido is not None),
    "place: district": ("sigungu", lambda draft: draft.sigungu is not None),
    "hours of the day": ("starts_at", lambda draft: draft.starts_at is not None and draft.ends_at is not None),
    "hours a week": ("hours_per_week", lambda draft: draft.hours_per_week is not None),
    "days a week": ("days_per_week", lambda draft: draft.days_per_week is not None),
    "deadline": ("closes_on", lambda draft: draft.closes_on is not None or draft.until_filled),
    "education": ("education", lambda draft: draft.education is not None),
    "career": ("career", lambda draft: draft.career is not None),
    "employment form": ("employment_form", lambda draft: draft.employment_form is not None),
}
"""Fields that matching asks for: the draft's field that tells why, and whether it is known."""

FLOORS: Final[dict[FeedId, dict[str, int]]] = {
    # All 35 cells of a column speak, but for WEEK_WORK_HR: "0" four times and "" twice.
    "getjobinfo": {
        "wage": 35,
        "place: province": 35,
        "place: district": 35,
        "hours of the day": 35,
        "hours a week": 29,
        "days a week": 35,
        "deadline": 35,
        "education": 35,
        "career": 35,
        "employment form": 35,
    },
    # Places: 17 "서울 등", 2 "서울" and 1 "경기 등" name no district. Conditions: 51 empty, 42 "기타", the other 164
    # with days, 26 of them with week hours, 15 with a span; 7 titles beside a silent condition name the days and 2
    # titles week hours. Employment has no column: 21 titles name one form, one more title names two.
    "work24": {
        "wage": 257,
        "place: province": 257,
        "place: district": 237,
        "hours of the day": 15,
        "hours a week": 28,
        "days a week": 171,
        "deadline": 257,
        "education": 257,
        "career": 257,
        "employment form": 21,
    },
}


class Measured(NamedTuple):
    """What was read of a file.

    Attributes:
        rows: Rows in the file.
        postings: Rows that became a posting's draft.
        known: Drafts of which a field is known.
        reasons: Why a field is unknown, by field and reason.
    """

    feed: FeedId
    rows: int
    postings: int
    known: Counter[str]
    reasons: Counter[tuple[str, str]]


def measured(path: Path) -> Measured:
    """Read a file and count."""
    feed = feed_of(path)
    opened = feed.open(path)
    known: Counter[str] = Counter()
    reasons: Counter[tuple[str, str]] = Counter()
    postings = 0
    for row in opened.rows():
        draft = feed.normalize(row) if isinstance(row, RawRow) else row
        if not isinstance(draft, PostingDraft):
            continue
        postings += 1
        for field, (name, is_known) in FIELDS.items():
            if is_known(draft):
                known[field] += 1
            else:
                reasons[field, draft.unread[name]] += 1
    return Measured(feed.id, opened.total, postings, known, reasons)


def told(found: Measured) -> list[str]:
    """The lines of a table."""
    lines = [
        f"{found.feed}: {found.postings} of {found.rows} rows became postings",
        "",
        "| field | floor by hand | known | share of rows | unknown, and why |",
        "|---|---:|---:|---:|---|",
    ]
    for field in FIELDS:
        why = ", ".join(f"{count} {reason}" for (name, reason), count in sorted(found.reasons.items()) if name == field)
        floor, known = FLOORS[found.feed][field], found.known[field]
        lines.append(f"| {field} | {floor} | {known} | {known / max(found.rows, 1):.1%} | {why} |")
    return lines


def main(arguments: list[str]) -> int:
    """Print a table for each file; 1 where a field is known less often than its floor."""
    if not arguments:
        print(__doc__)
        return 2
    every = [measured(Path(argument)) for argument in arguments]
    print("\n\n".join("\n".join(told(found)) for found in every))
    below = [
        (found.feed, field)
        for found in every
        for field, floor in FLOORS[found.feed].items()
        if found.known[field] < floor
    ]
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
