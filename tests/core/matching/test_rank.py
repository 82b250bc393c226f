"""Ranking on hand-worked lists."""

from dataclasses import replace
from datetime import date

import pytest

from jobplus_core.kinds import CareerDemand, Education, EmploymentForm, WageBasis
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.index import index_postings
from jobplus_core.matching.rank import Ranking, recommend_candidates, recommend_postings
from jobplus_core.matching.weights import DEFAULT, WeightSet

TODAY = date(2026, 8, 3)
CARER = SeekerFacts(
    id=1,
    wished_occupations=("5501",),
    place_code="11320",
    max_commute_minutes=60,
    wish_monthly_won=800_000,
    employment_forms=(EmploymentForm.REGULAR_PART_TIME,),
)


def care(number: int, *, code: str = "5501", place: str = "11320", won: int = 10_320) -> PostingFacts:
    return PostingFacts(
        id=number,
        occupation_code=code,
        place_code=place,
        wage_basis=WageBasis.HOUR,
        wage_won=won,
        hours_per_week=15,
        employment_form=EmploymentForm.REGULAR_PART_TIME,
    )


def test_nearer_occupation_and_place_come_first_and_the_rest_is_counted() -> None:
    postings = [care(5, code="5502"), care(4, place="11110"), care(3), care(2, code="0272"), care(1, won=5_000)]
    ranking = recommend_postings(CARER, postings, today=TODAY)
    assert [match.id for match in ranking.results] == [3, 4, 5]
    assert ranking.eligible == 3
    assert {name: n for name, n in ranking.blocked.items() if n} == {"occupation": 1, "wage": 1}


def test_ties_go_to_the_lower_id() -> None:
    ranking = recommend_postings(CARER, [care(9), care(2), care(5)], today=TODAY, top=2)
    assert [match.id for match in ranking.results] == [2, 5]
    assert ranking.eligible == 3


def test_nothing_to_rank_gives_an_empty_ranking() -> None:
    ranking = recommend_postings(CARER, [], today=TODAY)
    assert (ranking.eligible, ranking.results, set(ranking.blocked.values())) == (0, (), {0})


def test_referred_postings_leave_the_list_unless_history_is_kept() -> None:
    referred = SeekerFacts(id=1, wished_occupations=("5501",), referred=frozenset({3}))
    assert recommend_postings(referred, [care(3)], today=TODAY).eligible == 0
    kept = recommend_postings(referred, [care(3)], today=TODAY, keep_history=True)
    assert [match.id for match in kept.results] == [3]
    assert kept.results[0].blocked_by == ("history",)


def test_candidates_of_a_posting_are_ranked_the_other_way_round() -> None:
    far = SeekerFacts(id=3, wished_occupations=("5501",), place_code="41270", max_commute_minutes=60)
    near = SeekerFacts(id=2, wished_occupations=("5502",), place_code="11320", max_commute_minutes=60)
    ranking = recommend_candidates(care(1), [far, near, CARER], today=TODAY)
    assert [match.id for match in ranking.results] == [1, 2]
    assert ranking.blocked["commute"] == 1


def test_an_index_serves_more_groups_than_a_byte_counts() -> None:
    postings = [care(number, won=10_320 + number) for number in range(1, 401)]
    from_list: Ranking = recommend_postings(CARER, postings, today=TODAY)
    from_index: Ranking = recommend_postings(CARER, index_postings(postings), today=TODAY)
    assert from_index == from_list
    assert from_index.eligible == 400


def test_posting_without_an_occupation_stands_after_all_that_name_one() -> None:
    unsaid = replace(
        care(1, won=90_000),
        occupation_code=None,
        licenses=frozenset(),
        career=CareerDemand.ANY,
        education=Education.ANY,
    )
    far = replace(care(2, code="5502", place="11110", won=5_000), wage_negotiable=True)
    ranking = recommend_postings(CARER, [unsaid, far, care(3)], today=TODAY)
    assert [match.id for match in ranking.results] == [3, 2, 1]
    assert ranking.results[1].score < ranking.results[2].score
    assert (ranking.eligible, ranking.untold) == (3, 1)
    assert [match.id for match in recommend_postings(CARER, [unsaid, far], today=TODAY, top=1).results] == [2]


def test_where_the_seeker_wishes_for_nothing_no_posting_stands_apart() -> None:
    ranking = recommend_postings(SeekerFacts(id=1), [care(2), PostingFacts(id=1)], today=TODAY)
    assert ([match.id for match in ranking.results], ranking.untold) == ([1, 2], 0)


def test_unknown_schooling_is_ranked_between_met_and_nothing() -> None:
    seeker = SeekerFacts(id=1, education=Education.HIGH)
    postings = [
        PostingFacts(id=1),
        PostingFacts(id=2, education=Education.HIGH),
        PostingFacts(id=3, education=Education.DOCTOR),
    ]
    ranking = recommend_postings(seeker, postings, today=TODAY)
    assert [(match.id, match.unknown[-4:]) for match in ranking.results] == [
        (2, ("time", "groups", "deadline", "openings")),
        (1, ("education", "groups", "deadline", "openings")),
    ]


def test_default_weights_are_version_one_and_sum_to_a_hundred() -> None:
    assert DEFAULT.version == 1
    assert sum(DEFAULT.weights.values()) == 100
    assert DEFAULT.of("deadline") == 0


@pytest.mark.parametrize(
    ("weights", "sentence"),
    [
        ({"wage": 99}, "weights sum to 99, not 100"),
        ({"wage": 110, "time": -10}, "a weight is negative"),
        ({"horoscope": 100}, "no such criterion: horoscope"),
    ],
)
def test_weights_that_do_not_add_up_are_refused(weights: dict[str, int], sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{sentence}$"):
        WeightSet(version=2, weights=weights)
