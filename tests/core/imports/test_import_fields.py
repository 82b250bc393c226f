"""What is known of the two real files, field by field, against counts made by hand from their cells."""

import pytest

from bench.import_fields import FLOORS, measured
from jobplus_core.imports.feeds import FeedId
from tests.support.feed import SAMPLE, WORK24

# Counted once more from the files for this test: the values of each column, sorted and tallied.
BY_HAND: dict[FeedId, dict[str, int]] = {
    "getjobinfo": {
        "wage": 35,
        "place: province": 35,
        "place: district": 35,
        "hours of the day": 35,
        "hours a week": 35 - 4 - 2,
        "days a week": 34 + 1,
        "deadline": 35,
        "education": 34 + 1,
        "career": 31 + 2 + 2,
        "employment form": 15 + 14 + 4 + 2,
    },
    "work24": {
        "wage": 249 + 7 + 1,
        "place: province": 257,
        "place: district": 257 - 17 - 2 - 1,
        "hours of the day": 7 + 2 + 6,
        "hours a week": 10 + 1 + 7 + 2 + 6 + 2,
        "days a week": 137 + 1 + 10 + 1 + 7 + 2 + 6 + 7,
        "deadline": 257,
        "education": 134 + 43 + 38 + 38 + 3 + 1,
        "career": 101 + 43 + 27 + 20 + 17 + 17 + 13 + 9 + 2 + 2 + 2 + 2 + 1 + 1,
        "employment form": 18 + 3,
    },
}


def test_floors_of_the_bench_are_those_counted_by_hand() -> None:
    assert FLOORS == BY_HAND


@pytest.mark.parametrize(("feed", "rows"), [("getjobinfo", 35), ("work24", 257)])
def test_every_row_is_a_posting_and_every_field_known_where_a_cell_tells(feed: FeedId, rows: int) -> None:
    path = SAMPLE if feed == "getjobinfo" else WORK24
    if not path.exists():
        pytest.skip("the real file is not here")
    found = measured(path)
    assert (found.feed, found.rows, found.postings) == (feed, rows, rows)
    assert {field: found.known[field] for field in FLOORS[feed]} == FLOORS[feed]
    assert sum(found.known.values()) + sum(found.reasons.values()) == rows * len(FLOORS[feed])
