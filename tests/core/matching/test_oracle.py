"""Ranking and relaxation against plain loops that share no code with them but the two distance tables."""

from collections import Counter
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from jobplus_core.kinds import WageBasis
from jobplus_core.matching.criteria import BY_NAME, PHRASES
from jobplus_core.matching.dimensions import HISTORY
from jobplus_core.matching.dimensions import POSTINGS as POSTING_SIDE
from jobplus_core.matching.dimensions import SEEKERS as SEEKER_SIDE
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.index import index_postings, index_seekers
from jobplus_core.matching.rank import Ranking, explain, recommend_candidates, recommend_postings
from jobplus_core.matching.relax import posting_relaxation_menu, relaxation_menu
from jobplus_core.matching.weights import WeightSet
from tests.support.examples import examples
from tests.support.facts import POSTING, POSTINGS, SEEKER, SEEKERS, TODAY
from tests.support.matching_loops import plain_order, plain_pair


def plain_ranking(pairs: list[tuple[int, SeekerFacts, PostingFacts]], top: int) -> tuple[object, ...]:
    blocked: Counter[str] = Counter()
    eligible = []
    for number, seeker, posting in pairs:
        blocks, score = plain_pair(seeker, posting)
        blocked.update(blocks)
        if not blocks:
            eligible.append((plain_order(seeker, posting), -score, number))
    return len(eligible), [(-score, number) for _, score, number in sorted(eligible)[:top]], blocked


def shown(ranking: Ranking) -> tuple[object, ...]:
    return ranking.eligible, [(match.score, match.id) for match in ranking.results], Counter(+Counter(ranking.blocked))


@settings(max_examples=examples(120), deadline=None)
@given(SEEKER, POSTINGS, st.integers(0, 6))
def test_recommend_postings_agrees_with_plain_loops(
    seeker: SeekerFacts, postings: tuple[PostingFacts, ...], top: int
) -> None:
    pairs = [(posting.id, seeker, posting) for posting in postings]
    assert shown(recommend_postings(seeker, postings, today=TODAY, top=top)) == plain_ranking(pairs, top)


@settings(max_examples=examples(120), deadline=None)
@given(POSTING, SEEKERS, st.integers(0, 6))
def test_recommend_candidates_agrees_with_plain_loops(
    posting: PostingFacts, seekers: tuple[SeekerFacts, ...], top: int
) -> None:
    pairs = [(seeker.id, seeker, posting) for seeker in seekers]
    assert shown(recommend_candidates(posting, seekers, today=TODAY, top=top)) == plain_ranking(pairs, top)


@settings(max_examples=examples(80), deadline=None)
@given(SEEKER, POSTINGS)
def test_ranked_verdicts_are_those_of_explain(seeker: SeekerFacts, postings: tuple[PostingFacts, ...]) -> None:
    by_id = {posting.id: posting for posting in postings}
    for match in recommend_postings(seeker, postings, today=TODAY).results:
        assert match == explain(seeker, by_id[match.id], today=TODAY)


@settings(max_examples=examples(120), deadline=None)
@given(SEEKER, POSTING)
def test_verdicts_stay_in_bounds_and_speak_declared_phrases(seeker: SeekerFacts, posting: PostingFacts) -> None:
    match = explain(seeker, posting, today=TODAY)
    blocks, score = plain_pair(seeker, posting)
    assert (set(match.blocked_by), match.score) == (blocks, score)
    for verdict in match.verdicts:
        assert 0 <= verdict.level <= 100
        assert verdict.phrase in BY_NAME[verdict.criterion].phrases
        assert verdict.phrase in PHRASES


@settings(max_examples=examples(120), deadline=None)
@given(SEEKER, SEEKER, POSTING, POSTING)
def test_equal_keys_mean_equal_verdicts(
    seeker: SeekerFacts, other: SeekerFacts, posting: PostingFacts, another: PostingFacts
) -> None:
    for name, criterion in BY_NAME.items():
        if name == HISTORY:
            continue
        mine, theirs = SEEKER_SIDE.dimensions[name], POSTING_SIDE.dimensions[name]
        if mine.key(seeker) == mine.key(other):
            assert criterion.judge(seeker, posting, today=TODAY) == criterion.judge(other, posting, today=TODAY)
        if theirs.key(posting) == theirs.key(another):
            assert criterion.judge(seeker, posting, today=TODAY) == criterion.judge(seeker, another, today=TODAY)
        # What is read of one side is enough to say it.
        whole = criterion.judge(seeker, posting, today=TODAY)
        assert criterion.judge(SEEKER_SIDE.sample(name, mine.key(seeker)), posting, today=TODAY) == whole
        assert criterion.judge(seeker, POSTING_SIDE.sample(name, theirs.key(posting)), today=TODAY) == whole


@settings(max_examples=examples(80), deadline=None)
@given(SEEKER, POSTINGS)
def test_seeker_gains_equal_a_rerun(seeker: SeekerFacts, postings: tuple[PostingFacts, ...]) -> None:
    index = index_postings(postings)
    now = recommend_postings(seeker, index, today=TODAY).eligible
    menu = relaxation_menu(seeker, index, today=TODAY, least_gain=-99)
    assert all(relaxation.gain >= 0 for relaxation in menu)
    assert [relaxation.gain for relaxation in menu] == sorted((r.gain for r in menu), reverse=True)
    for relaxation in menu:
        rerun = sum(not plain_pair(relaxation.facts, posting)[0] for posting in postings)
        assert (relaxation.gain, relaxation.eligible) == (rerun - now, rerun)


@settings(max_examples=examples(80), deadline=None)
@given(POSTING, SEEKERS)
def test_posting_gains_equal_a_rerun(posting: PostingFacts, seekers: tuple[SeekerFacts, ...]) -> None:
    index = index_seekers(seekers)
    now = recommend_candidates(posting, index, today=TODAY).eligible
    for relaxation in posting_relaxation_menu(posting, index, today=TODAY, least_gain=-99):
        assert relaxation.gain >= 0
        rerun = sum(not plain_pair(seeker, relaxation.facts)[0] for seeker in seekers)
        assert (relaxation.gain, relaxation.eligible) == (rerun - now, rerun)


@settings(max_examples=examples(80), deadline=None)
@given(SEEKER, POSTINGS, st.randoms(use_true_random=False))
def test_order_of_the_postings_does_not_matter(
    seeker: SeekerFacts, postings: tuple[PostingFacts, ...], random: Random
) -> None:
    shuffled = list(postings)
    random.shuffle(shuffled)
    assert recommend_postings(seeker, shuffled, today=TODAY) == recommend_postings(seeker, postings, today=TODAY)


@settings(max_examples=examples(50), deadline=None)
@given(SEEKER, POSTING)
def test_forgetting_a_seeker_field_never_blocks_more(seeker: SeekerFacts, posting: PostingFacts) -> None:
    before = set(explain(seeker, posting, today=TODAY).blocked_by)
    forgotten = [
        replace(seeker, wish_monthly_won=None, wish_hourly_won=None),
        replace(seeker, birth_date=None),
        replace(seeker, rotating=None),
        replace(seeker, target_groups=frozenset()),
        replace(seeker, days_per_week=None),
        replace(seeker, starts_at=None),
        replace(seeker, night=None),
        replace(seeker, education=None),
        replace(seeker, licenses=None),
        replace(seeker, wished_occupations=()),
        replace(seeker, employment_forms=()),
        # Without a limit the wished places are the only ones, so both are forgotten.
        replace(seeker, max_commute_minutes=None, wished_places=()),
    ]
    for unsaid in forgotten:
        assert set(explain(unsaid, posting, today=TODAY).blocked_by) <= before


def test_custom_weights_score_by_themselves() -> None:
    weights = WeightSet(version=2, weights={"wage": 100})
    seeker = SeekerFacts(id=1, wish_monthly_won=2_000_000)
    postings = [
        PostingFacts(id=2, wage_basis=WageBasis.MONTH, wage_won=2_000_000),
        PostingFacts(id=1, wage_basis=WageBasis.MONTH, wage_won=2_200_000),
    ]
    ranking = recommend_postings(seeker, postings, today=TODAY, weights=weights)
    assert [(match.score, match.id) for match in ranking.results] == [(9000, 1), (8000, 2)]
