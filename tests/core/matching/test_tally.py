"""Tallies of many postings against a ranking of each."""

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from jobplus_core.kinds import WageBasis
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.index import Index, index_seekers
from jobplus_core.matching.rank import recommend_candidates
from jobplus_core.matching.tally import Tally, tally
from jobplus_core.matching.weights import DEFAULT, WeightSet
from tests.support.examples import examples
from tests.support.facts import POSTINGS, SEEKERS, TODAY

PAY = WeightSet(version=2, weights={"wage": 60, "career": 40})


def ranked(postings: Iterable[PostingFacts], seekers: Index[SeekerFacts], weights: WeightSet) -> dict[int, Tally]:
    found = {}
    for posting in postings:
        ranking = recommend_candidates(posting, seekers, today=TODAY, weights=weights, top=1)
        found[posting.id] = Tally(ranking.eligible, ranking.results[0].score if ranking.results else None)
    return found


@settings(max_examples=examples(80), deadline=None)
@given(POSTINGS, SEEKERS, st.sampled_from([DEFAULT, PAY]))
def test_tally_says_what_rankings_say(
    postings: tuple[PostingFacts, ...],
    seekers: tuple[SeekerFacts, ...],
    weights: WeightSet,
) -> None:
    index = index_seekers(seekers)
    assert tally(postings, index, today=TODAY, weights=weights) == ranked(postings, index, weights)


def test_tally_of_many_different_wishes() -> None:
    seekers = index_seekers(SeekerFacts(id=n, wish_monthly_won=2_000_000 + n * 1_000) for n in range(1, 401))
    postings = [
        PostingFacts(id=n, wage_basis=WageBasis.MONTH, wage_won=won)
        for n, won in enumerate((2_000_000, 2_100_000, 2_400_000, 9_000_000), 1)
    ]
    found = tally(postings, seekers, today=TODAY)
    assert [found[n].eligible for n in (1, 2, 3, 4)] == [0, 100, 400, 400]
    assert found == ranked(postings, seekers, DEFAULT)


def test_nobody_has_no_best_score() -> None:
    assert tally([PostingFacts(id=1)], index_seekers(()), today=TODAY) == {1: Tally(0, None)}
    assert tally([], index_seekers([SeekerFacts(id=1)]), today=TODAY) == {}
