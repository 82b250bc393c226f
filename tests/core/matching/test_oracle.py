"""Ranking and relaxation against plain loops that share no code with them but the two distance tables."""

from collections import Counter
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from jobplus_core.codes.commute import commute_minutes
from jobplus_core.codes.occupations import distance_level
from jobplus_core.kinds import CareerDemand, Education, WageBasis
from jobplus_core.matching.criteria import BY_NAME, CRITERIA, PHRASES
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.index import index_postings, index_seekers
from jobplus_core.matching.rank import Ranking, explain, recommend_candidates, recommend_postings
from jobplus_core.matching.relax import posting_relaxation_menu, relaxation_menu
from jobplus_core.matching.weights import DEFAULT, WeightSet
from tests.support.facts import LADDER, POSTING, POSTINGS, SEEKER, SEEKERS, TODAY


def plain_time(s: SeekerFacts, p: PostingFacts) -> tuple[bool, int]:
    """Minute by minute: whether the shift blocks, and the level."""
    blocks, levels = False, []
    shift: list[int] | None = None
    if p.starts_at is not None and p.ends_at is not None:
        shift = list(range(p.starts_at, p.ends_at if p.ends_at > p.starts_at else p.ends_at + 1440))
    if s.days_per_week is not None:
        if p.days_per_week is None:
            levels.append(50)
        else:
            blocks |= p.days_per_week > s.days_per_week
            levels.append(min(100, 100 * s.days_per_week // p.days_per_week))
    if s.starts_at is not None and s.ends_at is not None:
        if shift is None:
            levels.append(50)
        else:
            free = set(range(s.starts_at, s.ends_at if s.ends_at > s.starts_at else s.ends_at + 1440))
            inside = max(sum(minute + day in free for minute in shift) for day in (-1440, 0, 1440))
            blocks |= inside < len(shift)
            levels.append(100 * inside // len(shift))
    if s.night is True:
        levels.append(100)
    elif s.night is False:
        if shift is None:
            levels.append(50)
        else:
            at_night = any(minute % 1440 < 360 or minute % 1440 >= 1320 for minute in shift)
            blocks |= at_night
            levels.append(0 if at_night else 100)
    return blocks, sum(levels) // len(levels) if levels else 50


def plain_commute(s: SeekerFacts, p: PostingFacts) -> tuple[bool, int]:
    if p.place_code is None:
        return False, 50
    wished = any(p.place_code.startswith(code) for code in s.wished_places)
    minutes = commute_minutes(s.place_code, p.place_code) if s.place_code else None
    if minutes is not None and s.max_commute_minutes is not None:
        if minutes > s.max_commute_minutes:
            return not wished, 60 if wished else 40 * s.max_commute_minutes // minutes
        near = 100 - 60 * minutes // s.max_commute_minutes
        return False, max(80, near) if wished else near
    if wished:
        return False, 80
    if s.wished_places and s.max_commute_minutes is None:
        return True, 20
    return False, 50 if minutes is None else max(0, 100 - minutes)


def plain_pair(s: SeekerFacts, p: PostingFacts) -> tuple[set[str], int]:
    """The criteria that block this pair, and its score."""
    blocks: set[str] = set()
    levels: dict[str, int] = dict.fromkeys(DEFAULT.weights, 50)

    def say(name: str, blocked: bool, level: int) -> None:
        levels[name] = level
        if blocked:
            blocks.add(name)

    if p.occupation_code and s.wished_occupations:
        near = [
            (distance_level(wish, p.occupation_code), 100 if rank == 0 else 90 if rank == 1 else 80)
            for rank, wish in enumerate(s.wished_occupations)
        ]
        good = [level * share // 100 for level, share in near if level >= 70]
        say("occupation", not good, max(good or [level * share // 100 for level, share in near]))
    say("commute", *plain_commute(s, p))
    if s.wish_monthly_won and p.monthly_won is not None:
        gap = p.monthly_won - s.wish_monthly_won
        enough = min(100, 80 + gap * 100 // s.wish_monthly_won)
        say("wage", gap < 0, enough if gap >= 0 else 80 * p.monthly_won // s.wish_monthly_won)
    if p.career in (CareerDemand.ANY, CareerDemand.ENTRY):
        levels["career"] = 70
    elif p.career is not None and s.career_months is not None:
        levels["career"] = min(100, 100 * s.career_months // (p.career_months or 1))
    if p.licenses is not None and len(p.licenses) == 0:
        levels["licenses"] = 70
    elif p.licenses is not None and s.licenses is not None:
        have = len([name for name in p.licenses if name in s.licenses])
        say("licenses", have < len(p.licenses), 100 * have // len(p.licenses))
    if p.employment_form and s.employment_forms:
        place = s.employment_forms.index(p.employment_form) if p.employment_form in s.employment_forms else -1
        say("form", place < 0, 0 if place < 0 else 80 if place else 100)
    say("time", *plain_time(s, p))
    if p.education is Education.ANY:
        levels["education"] = 100
    elif p.education is not None and s.education is not None:
        steps = LADDER.index(s.education) - LADDER.index(p.education)
        say("education", steps < 0, max(60, 100 - 10 * steps) if steps >= 0 else max(0, 60 + 30 * steps))
    if p.closes_on is not None and p.closes_on < TODAY:
        blocks.add("deadline")
    if p.openings is not None and p.filled >= p.openings:
        blocks.add("openings")
    if p.id in s.referred or p.id in s.refused:
        blocks.add("history")
    return blocks, sum(DEFAULT.weights[name] * level for name, level in levels.items())


def plain_ranking(pairs: list[tuple[int, SeekerFacts, PostingFacts]], top: int) -> tuple[object, ...]:
    blocked: Counter[str] = Counter()
    eligible = []
    for number, seeker, posting in pairs:
        blocks, score = plain_pair(seeker, posting)
        blocked.update(blocks)
        if not blocks:
            eligible.append((-score, number))
    return len(eligible), [(-score, number) for score, number in sorted(eligible)[:top]], blocked


def shown(ranking: Ranking) -> tuple[object, ...]:
    return ranking.eligible, [(match.score, match.id) for match in ranking.results], Counter(+Counter(ranking.blocked))


@settings(max_examples=300, deadline=None)
@given(SEEKER, POSTINGS, st.integers(0, 6))
def test_recommend_postings_agrees_with_plain_loops(
    seeker: SeekerFacts, postings: tuple[PostingFacts, ...], top: int
) -> None:
    pairs = [(posting.id, seeker, posting) for posting in postings]
    assert shown(recommend_postings(seeker, postings, today=TODAY, top=top)) == plain_ranking(pairs, top)


@settings(max_examples=300, deadline=None)
@given(POSTING, SEEKERS, st.integers(0, 6))
def test_recommend_candidates_agrees_with_plain_loops(
    posting: PostingFacts, seekers: tuple[SeekerFacts, ...], top: int
) -> None:
    pairs = [(seeker.id, seeker, posting) for seeker in seekers]
    assert shown(recommend_candidates(posting, seekers, today=TODAY, top=top)) == plain_ranking(pairs, top)


@settings(max_examples=200, deadline=None)
@given(SEEKER, POSTINGS)
def test_ranked_verdicts_are_those_of_explain(seeker: SeekerFacts, postings: tuple[PostingFacts, ...]) -> None:
    by_id = {posting.id: posting for posting in postings}
    for match in recommend_postings(seeker, postings, today=TODAY).results:
        assert match == explain(seeker, by_id[match.id], today=TODAY)


@settings(max_examples=300, deadline=None)
@given(SEEKER, POSTING)
def test_verdicts_stay_in_bounds_and_speak_declared_phrases(seeker: SeekerFacts, posting: PostingFacts) -> None:
    match = explain(seeker, posting, today=TODAY)
    blocks, score = plain_pair(seeker, posting)
    assert (set(match.blocked_by), match.score) == (blocks, score)
    for verdict in match.verdicts:
        assert 0 <= verdict.level <= 100
        assert verdict.phrase in BY_NAME[verdict.criterion].phrases
        assert verdict.phrase in PHRASES


@settings(max_examples=300, deadline=None)
@given(SEEKER, SEEKER, POSTING, POSTING)
def test_equal_keys_mean_equal_verdicts(
    seeker: SeekerFacts, other: SeekerFacts, posting: PostingFacts, another: PostingFacts
) -> None:
    for criterion in CRITERIA:
        if criterion.seeker_key(seeker) == criterion.seeker_key(other):
            assert criterion.judge(seeker, posting, today=TODAY) == criterion.judge(other, posting, today=TODAY)
        if criterion.posting_key(posting) == criterion.posting_key(another):
            assert criterion.judge(seeker, posting, today=TODAY) == criterion.judge(seeker, another, today=TODAY)


@settings(max_examples=200, deadline=None)
@given(SEEKER, POSTINGS)
def test_seeker_gains_equal_a_rerun(seeker: SeekerFacts, postings: tuple[PostingFacts, ...]) -> None:
    index = index_postings(postings)
    now = recommend_postings(seeker, index, today=TODAY).eligible
    menu = relaxation_menu(seeker, index, today=TODAY, least_gain=-99)
    assert all(relaxation.gain >= 0 for relaxation in menu)
    assert [relaxation.gain for relaxation in menu] == sorted((r.gain for r in menu), reverse=True)
    for relaxation in menu:
        rerun = sum(not plain_pair(relaxation.option.facts, posting)[0] for posting in postings)
        assert (relaxation.gain, relaxation.eligible) == (rerun - now, rerun)


@settings(max_examples=200, deadline=None)
@given(POSTING, SEEKERS)
def test_posting_gains_equal_a_rerun(posting: PostingFacts, seekers: tuple[SeekerFacts, ...]) -> None:
    index = index_seekers(seekers)
    now = recommend_candidates(posting, index, today=TODAY).eligible
    for relaxation in posting_relaxation_menu(posting, index, today=TODAY, least_gain=-99):
        assert relaxation.gain >= 0
        rerun = sum(not plain_pair(seeker, relaxation.option.facts)[0] for seeker in seekers)
        assert (relaxation.gain, relaxation.eligible) == (rerun - now, rerun)


@settings(max_examples=200, deadline=None)
@given(SEEKER, POSTINGS, st.randoms(use_true_random=False))
def test_order_of_the_postings_does_not_matter(
    seeker: SeekerFacts, postings: tuple[PostingFacts, ...], random: Random
) -> None:
    shuffled = list(postings)
    random.shuffle(shuffled)
    assert recommend_postings(seeker, shuffled, today=TODAY) == recommend_postings(seeker, postings, today=TODAY)


@settings(max_examples=100, deadline=None)
@given(SEEKER, POSTING)
def test_forgetting_a_seeker_field_never_blocks_more(seeker: SeekerFacts, posting: PostingFacts) -> None:
    before = set(explain(seeker, posting, today=TODAY).blocked_by)
    forgotten = [
        replace(seeker, wish_monthly_won=None),
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
