"""The words of `jobplus match`: a ranking as lines and as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from jobplus_core.matching.rank import Match, Ranking
from jobplus_core.matching.verdicts import Figures, State, Verdict
from jobplus_core.matching.weights import WeightSet
from jobplus_tui import reasons
from jobplus_tui.cli_output import shown, table
from jobplus_tui.i18n import N_, _

STATES: Final = {State.MET: N_("fits"), State.UNMET: N_("does not fit"), State.UNKNOWN: N_("not known")}
FULL_SCORE: Final = 100


class Step(Protocol):
    """A change that could be made, as far as it is printed."""

    @property
    def change(self) -> str: ...
    @property
    def figures(self) -> Figures: ...


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: whose ranking, how long, and what else."""

    seeker_id: int | None
    posting_id: int | None
    top: int
    relax: bool
    explained: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a question.

    Attributes:
        ranking: The best, or the one pair that was to be explained.
        steps: The changes that add matches, with how many.
        rows: By number, what stands in the list beside the score.
    """

    ranking: Ranking
    weights: WeightSet
    steps: tuple[tuple[Step, int], ...]
    rows: Mapping[int, tuple[object, ...]]


def as_document(question: Question, found: Found) -> dict[str, object]:
    """Return a ranking in the shape that other programs read; what is printed of a criterion stands in `says`."""
    whom = ("seeker", question.seeker_id) if question.seeker_id is not None else ("posting", question.posting_id)
    return {
        "for": dict([whom]),
        "weights": found.weights.version,
        "eligible": found.ranking.eligible,
        "results": [
            {
                "no": each.id,
                "score": each.score,
                "criteria": [
                    {
                        "name": verdict.criterion,
                        "state": verdict.state.value,
                        "level": verdict.level,
                        "weight": found.weights.of(verdict.criterion),
                        "says": reasons.sentence(verdict),
                    }
                    for verdict in each.verdicts
                ],
            }
            for each in found.ranking.results
        ],
        "relax": [{"change": reasons.change(step.change, step.figures), "gain": gain} for step, gain in found.steps],
        "blocked": dict(found.ranking.blocked),
    }


def as_lines(question: Question, found: Found) -> list[str]:
    """Return a ranking as people read it: how many, the list or the one pair, what to relax, what blocked."""
    ranking = found.ranking
    head = [
        _("{count} fit; weights of version {version}").format(count=ranking.eligible, version=found.weights.version)
    ]
    if ranking.untold:
        head.append(_("{count} of them name no occupation and stand last").format(count=ranking.untold))
    parts = [head]
    if question.explained is not None:
        parts.append(_explained(ranking.results[0], found))
    elif ranking.results:
        parts.append(_ranked(question, found))
    if question.relax:
        parts.append(_relaxed(found))
    blocked = [f"{reasons.label(name)} {count}" for name, count in ranking.blocked.items() if count]
    if blocked:
        parts.append([_("Blocked by: {criteria}").format(criteria=" · ".join(blocked))])
    return [line for part in parts for line in (*part, "")][:-1]


def _ranked(question: Question, found: Found) -> list[str]:
    own = (_("Title"), _("Company"), _("Area"), _("Pay"), _("Referrals"))
    if question.posting_id is not None:
        own = (_("Name"), _("Occupation"), _("Area"), _("Pay"), _("Sent today"))
    nothing: tuple[object, ...] = (None,) * len(own)
    rows = [
        (each.id, each.score // FULL_SCORE, *found.rows.get(each.id, nothing), _open(each))
        for each in found.ranking.results
    ]
    return table((_("No."), _("Score"), *own, _("Not known")), rows, right=(0, 1, 5, 6))


def _open(each: Match) -> str:
    return " ".join(reasons.label(name) for name in each.unknown)


def _explained(pair: Match, found: Found) -> list[str]:
    who = found.rows.get(pair.id)
    head = [str(pair.id), *(str(value) for value in (who or ())[:2] if value is not None)]
    heads = (_("Criterion"), _("Verdict"), _("Level"), _("Weight"), _("Reason"))
    rows = [_word(verdict, found.weights) for verdict in pair.verdicts]
    score = _("{score} of 100 points").format(score=pair.score // FULL_SCORE)
    lines = [" · ".join((*head, score)), *table(heads, rows, right=(2, 3))]
    # Names come from people and feeds: nothing in them may steer the terminal.
    return [shown(line) for line in lines]


def _word(verdict: Verdict, weights: WeightSet) -> tuple[object, ...]:
    weight = weights.of(verdict.criterion)
    return (
        reasons.label(verdict.criterion),
        _(STATES[verdict.state]),
        verdict.level,
        weight or None,
        reasons.sentence(verdict),
    )


def _relaxed(found: Found) -> list[str]:
    if not found.steps:
        return [_("No single change would add a match.")]
    rows = [(reasons.change(step.change, step.figures), f"+{gain}") for step, gain in found.steps]
    return table((_("If changed"), _("More")), rows, right=(1,))
