"""Everybody's lists together, on a center worked by hand."""

from datetime import date
from math import log

import pytest

from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.index import index_postings, index_seekers
from jobplus_core.matching.kept import Pools
from jobplus_core.matching.spread import spread

TODAY = date(2026, 8, 3)


def test_spread_of_a_center_worked_by_hand() -> None:
    # Both carers have 11 and 12, of which a list of one shows 11; the clerk has 13, the smith nothing; nobody fits 14.
    seekers = [
        SeekerFacts(id=1, wished_occupations=("5501",)),
        SeekerFacts(id=2, wished_occupations=("5501",)),
        SeekerFacts(id=3, wished_occupations=("0272",)),
        SeekerFacts(id=4, wished_occupations=("8132",)),
    ]
    postings = [
        PostingFacts(id=11, occupation_code="5501"),
        PostingFacts(id=12, occupation_code="5501"),
        PostingFacts(id=13, occupation_code="0272", openings=3, filled=1),
        PostingFacts(id=14, occupation_code="1311"),
    ]
    found = spread(Pools(index_postings(postings), index_seekers(seekers)), today=TODAY, top=1)
    assert (found.seekers, found.served, found.postings, found.coverable, found.listed) == (4, 3, 4, 3, 2)
    assert (found.measures.pairs, found.measures.postings_covered, found.measures.seekers_covered) == (3, 2 / 3, 1.0)
    # Exposures 0 1 2: (2 (2 + 6) - 4 x 3) / (3 x 3); by the seat 0 1/2 2: (2 (1 + 6) - 4 x 5/2) / (3 x 5/2).
    assert (found.measures.gini, found.measures.gini_per_seat) == (4 / 9, 8 / 15)
    assert found.measures.congestion == pytest.approx((2 / 3 * log(2 / 3) + 1 / 3 * log(1 / 3)) / log(3))


def test_spread_of_an_empty_center() -> None:
    found = spread(Pools(index_postings(()), index_seekers(())), today=TODAY)
    assert (found.seekers, found.served, found.postings, found.coverable, found.listed) == (0, 0, 0, 0, 0)
    assert found.measures.postings_covered is None
