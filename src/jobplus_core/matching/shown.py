"""What a ranking showed, as text to keep with a referral, and back again."""

import json

from jobplus_core.matching.rank import Match
from jobplus_core.matching.verdicts import State, Verdict
from jobplus_core.matching.weights import WeightSet


def as_json(match: Match, weights: WeightSet) -> str:
    """Return every criterion's word on a pair with the weight it counted by.

    Weights are learned from outcomes later, so that what was shown must be readable without the weight set of its day.
    """
    words = [
        {
            "criterion": verdict.criterion,
            "state": verdict.state.value,
            "level": verdict.level,
            "weight": weights.of(verdict.criterion),
            "phrase": verdict.phrase,
            "figures": dict(verdict.figures),
        }
        for verdict in match.verdicts
    ]
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str | None) -> tuple[tuple[Verdict, int], ...]:
    """Return the words kept with a referral, each with its weight; nothing where none can be read."""
    if not text:
        return ()
    try:
        return tuple(
            (
                Verdict(
                    str(word["criterion"]),
                    State(word["state"]),
                    int(word["level"]),
                    str(word["phrase"]),
                    tuple(word["figures"].items()),
                ),
                int(word["weight"]),
            )
            for word in json.loads(text)
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return ()
