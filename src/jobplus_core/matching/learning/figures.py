"""The figures a proposal rests on, as they are kept with it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from jobplus_core.matching.learning.measures import Tenth

LEAST_TELLING: Final = 0.55
"""The area under the curve of hires from which chances tell enough to weigh by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """How well three ways of scoring tell yes from no, as the area under the curve, 0.5 (by lot) to 1.

    Attributes:
        outcomes: How many tell the answer.
        yes: How many of them are a yes.
        before: By the weights that hold.
        after: By the weights proposed.
        model: By the fitted chances themselves, which no sum of points can pass by much.
    """

    outcomes: int
    yes: int
    before: float | None
    after: float | None
    model: float | None


@dataclass(frozen=True, slots=True)
class Calibrated:
    """How well the chances of a yes keep their word, over both sides' answers.

    Attributes:
        error: Expected calibration error over tenths.
        by_chance: What perfect chances would show on average, so many outcomes given.
        tenths: The smallest chances first.
    """

    error: float
    by_chance: float
    tenths: tuple[Tenth, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What is said of a proposal.

    Attributes:
        held_version: Version of the weights that held when it was made.
        held: These weights.
        seeker, employer, hired: How well each answer is told, and both together.
        parts: Into how many parts of people the outcomes were divided, each judged by what the others teach.
        better: In how many of them the proposed weights tell hires better than those that hold.
        calibrated: How well the chances keep their word.
    """

    held_version: int
    held: Mapping[str, int]
    seeker: Accuracy
    employer: Accuracy
    hired: Accuracy
    parts: int
    better: int
    calibrated: Calibrated

    @property
    def tells(self) -> bool:
        """Whether hires follow the criteria at all; below that any weights rank nearly by lot."""
        return self.hired.model is not None and self.hired.model >= LEAST_TELLING


@dataclass(frozen=True, slots=True)
class Shift:
    """A posting that comes into people's lists or leaves them, and how many lists that are."""

    posting_id: int
    lists: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """What the proposal would change for the people who were referred in the last month and still look for work.

    Attributes:
        first: Rows of a list that are looked at.
        people: How many lists.
        changed: Lists whose first rows are not the same postings.
        reordered: Lists of the same postings in another order.
        replaced: Postings that would enter a list in place of another, over all lists.
        entering, leaving: The postings that enter most lists, and that leave most.
    """

    first: int
    people: int
    changed: int
    reordered: int
    replaced: int
    entering: tuple[Shift, ...]
    leaving: tuple[Shift, ...]


def as_document(figures: Figures, lists: Lists) -> dict[str, Any]:
    """Return both as JSON objects."""
    return {**asdict(figures), "lists": asdict(lists)}


def as_json(figures: Figures, lists: Lists) -> str:
    """Return both as the text that is kept."""
    return json.dumps(as_document(figures, lists), ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> tuple[Figures, Lists]:
    """Return both from the text that was kept.

    Raises:
        ValueError, KeyError, TypeError: The text is none of ours.
    """
    kept = json.loads(text)
    calibrated, lists = kept["calibrated"], kept["lists"]
    figures = Figures(
        held_version=kept["held_version"],
        held=kept["held"],
        seeker=Accuracy(**kept["seeker"]),
        employer=Accuracy(**kept["employer"]),
        hired=Accuracy(**kept["hired"]),
        parts=kept["parts"],
        better=kept["better"],
        calibrated=Calibrated(
            calibrated["error"],
            calibrated["by_chance"],
            tuple(Tenth(**each) for each in calibrated["tenths"]),
        ),
    )
    return figures, Lists(
        **{
            **lists,
            "entering": tuple(Shift(**each) for each in lists["entering"]),
            "leaving": tuple(Shift(**each) for each in lists["leaving"]),
        }
    )
