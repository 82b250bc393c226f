"""The index, one SQL statement and plain loops say the same, on both databases."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from hypothesis import HealthCheck, given, settings

from bench.matching_sql import MatchingTables
from jobplus_core.db.connect import connect_postgresql, connect_sqlite
from jobplus_core.db.location import Location
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.index import index_postings, index_seekers
from jobplus_core.matching.rank import recommend_candidates, recommend_postings
from jobplus_core.matching.weights import DEFAULT
from tests.support.center import Center
from tests.support.examples import examples
from tests.support.facts import POSTINGS, SEEKERS, TODAY
from tests.support.matching_loops import plain_order, plain_pair


@contextmanager
def tables(location: Location) -> Iterator[MatchingTables]:
    sqlite = location.dialect == "sqlite"
    with closing(connect_sqlite(location) if sqlite else connect_postgresql(location)) as connection:
        yield MatchingTables(connection, location.dialect, TODAY)


@settings(max_examples=examples(20), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SEEKERS, POSTINGS)
def test_three_ways_agree(center: Center, seekers: tuple[SeekerFacts, ...], postings: tuple[PostingFacts, ...]) -> None:
    with tables(center.store.location) as sql:
        sql.fill(seekers, postings)
        offers, people = index_postings(postings), index_seekers(seekers)
        for seeker in seekers:
            by_index = recommend_postings(seeker, offers, today=TODAY)
            by_loops = plainly(seeker, postings)
            assert [(match.score, match.id) for match in by_index.results] == by_loops
            assert sql.best(DEFAULT.weights, seeker=seeker.id) == by_loops
        for posting in postings:
            by_index = recommend_candidates(posting, people, today=TODAY)
            assert [(match.score, match.id) for match in by_index.results] == sql.best(
                DEFAULT.weights, posting=posting.id
            )


def plainly(seeker: SeekerFacts, postings: tuple[PostingFacts, ...]) -> list[tuple[int, int]]:
    judged = [(plain_order(seeker, posting), plain_pair(seeker, posting), posting.id) for posting in postings]
    return [
        (-score, key) for _, score, key in sorted((order, -s, key) for order, (blocks, s), key in judged if not blocks)
    ]
