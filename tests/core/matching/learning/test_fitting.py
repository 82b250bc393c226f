"""Known weights are found again from outcomes, and what is said of a proposal is so."""

from dataclasses import replace
from functools import cache
from random import Random
from statistics import median

import pytest

from bench.outcomes import TRUE, gap_closed, play, referred
from jobplus_core.errors import OutcomesMissing
from jobplus_core.matching.learning.figures import Lists, Shift, as_json, from_json
from jobplus_core.matching.learning.fitting import check_enough, fit_stages, propose, weights_from
from jobplus_core.matching.learning.rules import LEARNED, Outcome
from jobplus_core.matching.weights import DEFAULT, WeightSet

LISTS = Lists(
    first=10, people=3, changed=1, reordered=1, replaced=2, entering=(Shift(7, 1), Shift(8, 1)), leaving=(Shift(9, 2),)
)


@cache
def pairs() -> list[tuple[int, tuple[int, ...]]]:
    dice = Random(1)
    found = referred(1_700, 4_500, dice)
    dice.shuffle(found)
    return found


def outcomes(number: int, seed: int = 1) -> list[Outcome]:
    dice = Random(seed)
    return play(TRUE, dice.sample(pairs(), number), dice)


def test_known_truth_is_found_again_from_four_thousand_outcomes() -> None:
    learned, judged = pairs()[:4_000], [levels for _, levels in pairs()[4_000:]]
    closed = [gap_closed(TRUE, play(TRUE, learned, Random(seed)), judged) for seed in range(5)]
    # A sum of points cannot rank quite as a product of chances does; over many worlds it goes nine tenths of the way.
    assert median(each.weights for each in closed) >= 0.85
    assert median(each.model for each in closed) >= 0.9
    assert median(each.error for each in closed) <= 0.01


def test_weights_sum_to_a_hundred_and_keep_what_is_not_learned() -> None:
    held = WeightSet(4, {"occupation": 60, "deadline": 25, "wage": 15})
    found = outcomes(1_500)
    weights = weights_from(fit_stages(found), found, held)
    assert sum(weights.values()) == 100
    assert weights["deadline"] == 25
    assert {*weights} - {"deadline"} <= set(LEARNED)


def test_outcomes_that_teach_nothing_leave_the_weights_as_they_are() -> None:
    flat = [
        Outcome(
            person=at, levels=(50,) * len(LEARNED), seeker=at % 2 == 0, employer=at % 4 == 0 if at % 2 == 0 else None
        )
        for at in range(1_000)
    ]
    weights, figures = propose(flat, DEFAULT)
    assert weights == dict(DEFAULT.weights)
    assert (figures.hired.before, figures.hired.after, figures.hired.model, figures.better) == (0.5, 0.5, 0.5, 0)
    assert not figures.tells


def test_figures_tell_the_answers_apart_and_come_back_from_text() -> None:
    found = outcomes(3_000)
    weights, figures = propose(found, DEFAULT)
    assert figures.seeker.outcomes == figures.hired.outcomes == 3_000
    assert figures.seeker.yes == figures.employer.outcomes
    assert figures.employer.yes == figures.hired.yes
    assert figures.held == DEFAULT.weights
    assert weights != figures.held
    assert (figures.hired.after or 0) > (figures.hired.before or 1)
    assert figures.parts == 5
    assert sum(part.outcomes for part in figures.calibrated.tenths) == 3_000 + figures.employer.outcomes
    assert figures.tells
    assert from_json(as_json(figures, LISTS)) == (figures, LISTS)


def test_same_outcomes_give_the_same_proposal() -> None:
    assert propose(outcomes(1_000), DEFAULT) == propose(outcomes(1_000), DEFAULT)


def test_proposal_is_judged_by_people_it_was_not_learned_from() -> None:
    # One person alone can be judged by nobody.
    alone = [replace(each, person=5) for each in outcomes(1_000)]
    _, figures = propose(alone, DEFAULT)
    assert (figures.parts, figures.hired.outcomes, figures.calibrated.tenths) == (0, 0, ())


def test_too_few_outcomes_are_refused_with_their_number() -> None:
    with pytest.raises(OutcomesMissing) as refused:
        check_enough(outcomes(999))
    assert vars(refused.value) == {"reason": "outcomes", "found": 999, "needed": 1_000}


def test_too_few_of_one_answer_are_refused_with_their_number() -> None:
    willing = [replace(each, seeker=True, employer=bool(each.employer)) for each in outcomes(1_000)]
    with pytest.raises(OutcomesMissing) as refused:
        propose(willing, DEFAULT)
    assert vars(refused.value) == {"reason": "seekers_no", "found": 0, "needed": 90}
