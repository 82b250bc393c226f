"""Two stages fitted from outcomes, and whole-number weights that rank as they do."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from typing import Final

from jobplus_core.errors import OutcomesMissing
from jobplus_core.matching.learning.figures import Accuracy, Calibrated, Figures
from jobplus_core.matching.learning.logistic import Logistic, fit
from jobplus_core.matching.learning.measures import auc, calibration_error, error_by_chance, tenths
from jobplus_core.matching.learning.rules import LEARNED, LEAST_OF_EACH_ANSWER, LEAST_OUTCOMES, Outcome
from jobplus_core.matching.weights import TOTAL, WeightSet

_FOLDS: Final = 5
_FULL: Final = 100


@dataclass(frozen=True, slots=True)
class Stages:
    """Both chances: that the seeker would have it, and that the employer would, once there is an applicant."""

    seeker: Logistic
    employer: Logistic

    def chances(self, outcomes: Sequence[Outcome]) -> tuple[list[float], list[float]]:
        """The seeker's and the employer's chance of a yes, outcome by outcome."""
        columns = _columns(outcomes)
        return self.seeker.chances(columns), self.employer.chances(columns)


def fit_stages(outcomes: Sequence[Outcome]) -> Stages:
    """Fit each stage from the outcomes that tell its answer.

    Raises:
        ValueError: One side always said the same.
    """
    seeker = [each for each in outcomes if each.seeker is not None]
    employer = [each for each in outcomes if each.employer is not None]
    return Stages(
        fit(_columns(seeker), [bool(each.seeker) for each in seeker]),
        fit(_columns(employer), [bool(each.employer) for each in employer]),
    )


def weights_from(stages: Stages, outcomes: Sequence[Outcome], held: WeightSet) -> dict[str, int]:
    """Return whole weights that sum to 100 and rank as the product of both chances does, as near as a sum can.

    A slope b adds (1 - p) b to the logarithm of its stage's chance p; the mean of that over the outcomes is what a
    criterion is worth, and the two stages' worths add up. Where seekers rarely refuse, what they decide by moves
    little. Criteria that are not learned keep the weight they have; fractions go to the largest remainders.
    """
    seeker, employer = stages.chances(outcomes)
    rows = len(outcomes)
    room_seeker, room_employer = 1 - sum(seeker) / rows, 1 - sum(employer) / rows
    worth = {
        name: room_seeker * ours + room_employer * theirs
        for name, ours, theirs in zip(LEARNED, stages.seeker.slopes, stages.employer.slopes, strict=True)
    }
    kept = {name: weight for name, weight in held.weights.items() if name not in worth}
    share = TOTAL - sum(kept.values())
    whole = sum(worth.values())
    if not whole or not share:
        return dict(held.weights)
    exact = {name: share * value / whole for name, value in worth.items()}
    found = {name: int(value) for name, value in exact.items()}
    for name in sorted(found, key=lambda name: found[name] - exact[name])[: share - sum(found.values())]:
        found[name] += 1
    return {name: weight for name, weight in {**found, **kept}.items() if weight}


def check_enough(outcomes: Sequence[Outcome]) -> None:
    """Refuse to learn from too little.

    Raises:
        OutcomesMissing: Fewer than a thousand outcomes, or than ninety of an answer.
    """
    if len(outcomes) < LEAST_OUTCOMES:
        raise OutcomesMissing("outcomes", found=len(outcomes), needed=LEAST_OUTCOMES)
    for what, answered in (
        ("seekers_yes", [each.seeker is True for each in outcomes]),
        ("seekers_no", [each.seeker is False for each in outcomes]),
        ("employers_yes", [each.employer is True for each in outcomes]),
        ("employers_no", [each.employer is False for each in outcomes]),
    ):
        if sum(answered) < LEAST_OF_EACH_ANSWER:
            raise OutcomesMissing(what, found=sum(answered), needed=LEAST_OF_EACH_ANSWER)


def propose(outcomes: Sequence[Outcome], held: WeightSet) -> tuple[dict[str, int], Figures]:
    """Fit both stages and return the weights they propose with the figures these rest on.

    What is said of the proposal is told by people it was not learned from: the outcomes are parted into five by
    person, and each part is judged by what the other four teach.

    Raises:
        OutcomesMissing: There is too little to learn from.
    """
    check_enough(outcomes)
    weights = weights_from(fit_stages(outcomes), outcomes, held)
    return weights, _figures(outcomes, held)


def scores(outcomes: Iterable[Outcome], weights: Mapping[str, int]) -> list[float]:
    """Return what the learned criteria score by these weights, outcome by outcome."""
    counted = [weights.get(name, 0) for name in LEARNED]
    return [float(sum(map(mul, counted, each.levels))) for each in outcomes]


def _figures(outcomes: Sequence[Outcome], held: WeightSet) -> Figures:
    told: list[Outcome] = []
    seeker: list[float] = []
    employer: list[float] = []
    after: list[float] = []
    parts = better = 0
    for part in range(_FOLDS):
        learned = [each for each in outcomes if each.person % _FOLDS != part]
        judged = [each for each in outcomes if each.person % _FOLDS == part]
        if not judged:
            continue
        try:
            stages = fit_stages(learned)
        except ValueError:
            # All that tells yes from no is with these people: they are judged by nobody.
            continue
        ours, theirs = stages.chances(judged)
        told += judged
        seeker += ours
        employer += theirs
        learnt = scores(judged, weights_from(stages, learned, held))
        after += learnt
        told_hires = _accuracy([each.hired for each in judged], scores(judged, held.weights), learnt, learnt)
        parts += told_hires.before is not None
        better += (told_hires.after or 0) > (told_hires.before or 1)
    before = scores(told, held.weights)
    both = [one * other for one, other in zip(seeker, employer, strict=True)]
    # Either side's answers, because hires alone leave those out whose place was filled, and with them only yeses.
    answered = [(chance, said) for chance, each in zip(seeker, told, strict=True) if (said := each.seeker) is not None]
    answered += [
        (chance, said) for chance, each in zip(employer, told, strict=True) if (said := each.employer) is not None
    ]
    by_chance = tenths([chance for chance, _ in answered], [said for _, said in answered])
    return Figures(
        held_version=held.version,
        held=dict(held.weights),
        seeker=_accuracy([each.seeker for each in told], before, after, seeker),
        employer=_accuracy([each.employer for each in told], before, after, employer),
        hired=_accuracy([each.hired for each in told], before, after, both),
        parts=parts,
        better=better,
        calibrated=Calibrated(calibration_error(by_chance), error_by_chance(by_chance), by_chance),
    )


def _accuracy(
    said: Sequence[bool | None], before: Sequence[float], after: Sequence[float], model: Sequence[float]
) -> Accuracy:
    known = [place for place, each in enumerate(said) if each is not None]
    yes = [bool(said[place]) for place in known]
    return Accuracy(
        outcomes=len(known),
        yes=sum(yes),
        before=auc([before[place] for place in known], yes),
        after=auc([after[place] for place in known], yes),
        model=auc([model[place] for place in known], yes),
    )


def _columns(outcomes: Sequence[Outcome]) -> list[list[float]]:
    return [[each.levels[place] / _FULL for each in outcomes] for place in range(len(LEARNED))]
