"""Three seekers on two public listings: what the ranking puts first against what a counselor had written down.

The expectation stands in `tests/support/real_expected.py` and was written before anything was ranked; docs/matching.md
tells each disagreement and why.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Final

import pytest

from jobplus_core.clock import KST
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.rank import explain, recommend_postings
from jobplus_core.matching.relax import relaxation_menu
from tests.support.clock import FrozenClock
from tests.support.feed import SHARED
from tests.support.places import Desks, Places
from tests.support.real_expected import (
    BOOKKEEPER_IN_GANGNAM,
    CAREGIVER_IN_DOBONG,
    MACHINIST_IN_ANSAN,
    SEOUL,
    WORK24,
    Expected,
)
from tests.support.real_postings import Listings, Where, rows_of, take_in
from tests.support.real_seekers import BOOKKEEPER, CAREGIVER, MACHINIST

TODAY: Final = date(2026, 8, 7)
FOLDER: Final = SHARED / "data"
# What a counselor writes into the occupation on reading such a title.
READ_BY_HAND: Final = (
    (r"요양보호사", "5501"),
    (r"경리", "0272"),
    (r"회계|세무|기장|재무", "0271"),
    (r"CNC", "8132"),
)


@pytest.fixture(scope="module")
def listings(places: Places, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Listings]:
    """The postings of both files, open on the day the second one was read."""
    if not all((FOLDER / name).exists() for name in (SEOUL, WORK24)):
        pytest.skip("the public listings are not here")
    clock = FrozenClock(datetime(2026, 8, 7, 9, 0, tzinfo=KST))
    desks = Desks(places.migrated("sqlite", tmp_path_factory.mktemp("real"), center=True), clock)
    yield take_in(places.center(desks()), FOLDER, TODAY)
    desks.close()


def by_hand(listings: Listings) -> list[PostingFacts]:
    """The postings with the occupation that their title tells a reader, where it tells one."""
    read = []
    for posting in listings.facts:
        title = listings.titles[listings.where[posting.id]]
        code = next((code for pattern, code in READ_BY_HAND if re.search(pattern, title)), posting.occupation_code)
        read.append(replace(posting, occupation_code=code))
    return read


def first(seeker: SeekerFacts, postings: list[PostingFacts], listings: Listings, count: int = 5) -> list[Where]:
    ranking = recommend_postings(seeker, postings, today=TODAY, top=count)
    return [listings.where[match.id] for match in ranking.results]


def agreed(found: list[Where], expected: tuple[Expected, ...]) -> int:
    return len({(each.file, each.row) for each in expected}.intersection(found))


def posting_at(where: Where, postings: list[PostingFacts], listings: Listings) -> PostingFacts:
    return next(posting for posting in postings if listings.where[posting.id] == where)


@pytest.mark.parametrize("expected", [CAREGIVER_IN_DOBONG, BOOKKEEPER_IN_GANGNAM, MACHINIST_IN_ANSAN])
def test_expected_rows_are_those_that_were_read(listings: Listings, expected: tuple[Expected, ...]) -> None:
    assert len(listings.titles) == 35 + 257
    for each in expected:
        assert each.word in listings.titles[each.file, each.row]


@pytest.mark.parametrize(
    ("seeker", "expected", "leader", "least"),
    [
        (CAREGIVER, CAREGIVER_IN_DOBONG, (SEOUL, 2), 3),
        (BOOKKEEPER, BOOKKEEPER_IN_GANGNAM, (WORK24, 225), 4),
        (MACHINIST, MACHINIST_IN_ANSAN, (SEOUL, 4), 1),
    ],
)
def test_first_five_as_the_listings_come(
    listings: Listings, seeker: SeekerFacts, expected: tuple[Expected, ...], leader: Where, least: int
) -> None:
    found = first(seeker, list(listings.facts), listings)
    assert agreed(found, expected) >= least
    assert found[0] == leader


def test_first_five_once_the_titles_were_read(listings: Listings) -> None:
    postings = by_hand(listings)
    assert first(CAREGIVER, postings, listings, 3) == [(SEOUL, 2), (SEOUL, 15), (SEOUL, 19)]
    assert first(BOOKKEEPER, postings, listings) == [(WORK24, row) for row in (240, 25, 184, 225, 226)]
    assert first(MACHINIST, postings, listings, 1) == [(SEOUL, 4)]


@pytest.mark.parametrize(("seeker", "fits"), [(CAREGIVER, 3), (MACHINIST, 1)])
def test_what_follows_the_fitting_ones_has_no_known_occupation(
    listings: Listings, seeker: SeekerFacts, fits: int
) -> None:
    ranking = recommend_postings(seeker, by_hand(listings), today=TODAY, top=100)
    unknown = ["occupation" in match.unknown for match in ranking.results]
    assert unknown == [False] * fits + [True] * (ranking.eligible - fits)


@pytest.mark.parametrize(
    ("seeker", "missed", "minutes"),
    [
        (CAREGIVER, (SEOUL, 18), 52),
        (CAREGIVER, (SEOUL, 30), 48),
        (MACHINIST, (SEOUL, 20), 162),
    ],
)
def test_missed_ones_are_beyond_the_way_that_was_said(
    listings: Listings, seeker: SeekerFacts, missed: Where, minutes: int
) -> None:
    postings = by_hand(listings)
    pair = explain(seeker, posting_at(missed, postings, listings), today=TODAY)
    assert pair.blocked_by == ("commute",)
    way = next(verdict for verdict in pair.verdicts if verdict.criterion == "commute")
    assert dict(way.figures)["minutes"] == minutes


def test_a_longer_way_brings_what_the_counselor_would_have_named(listings: Listings) -> None:
    postings = by_hand(listings)
    menu = {each.option.figures: each.facts for each in relaxation_menu(CAREGIVER, postings, today=TODAY)}
    wider = first(menu[("from", 45), ("to", 60)], postings, listings, 12)
    assert {(SEOUL, 18), (SEOUL, 30)} <= set(wider)


def test_most_titles_of_the_listing_name_their_occupation(listings: Listings) -> None:
    unknown = [posting for posting in listings.facts if posting.occupation_code is None]
    assert len(unknown) < len(rows_of(FOLDER / WORK24)) / 3
