"""The rows' fields, criterion by criterion: the two sides of a pair, what groups their rows, and as what it is kept.

A dimension is what one criterion reads of one side. Rows with equal values form a group: one judged sample speaks for
all of it. Together the dimensions hold every field, so that a row can be put together again from its groups.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, Final, Generic, TypeVar

from jobplus_core.age_limit import AgeBasis
from jobplus_core.kinds import CareerDemand, Education, EmploymentForm, WageBasis
from jobplus_core.matching.facts import PostingFacts, SeekerFacts

Facts = TypeVar("Facts", SeekerFacts, PostingFacts)
Key = tuple[Any, ...]
HISTORY: Final = "history"

_POSTING: Final[Mapping[str, tuple[str, ...]]] = {
    "occupation": ("occupation_code",),
    "commute": ("place_code", "dong"),
    "wage": (
        "wage_basis",
        "wage_won",
        "wage_max_won",
        "wage_negotiable",
        "hours_per_week",
        "days_per_week",
        "starts_at",
        "ends_at",
    ),
    "career": ("career", "career_months"),
    "licenses": ("licenses",),
    "form": ("employment_form",),
    "time": ("days_per_week", "starts_at", "ends_at", "rotating"),
    "education": ("education",),
    "age": ("age_min", "age_max", "age_basis"),
    "groups": ("preferred_groups",),
    "deadline": ("closes_on", "until_filled"),
    "openings": ("openings", "filled"),
}
_SEEKER: Final[Mapping[str, tuple[str, ...]]] = {
    "occupation": ("wished_occupations",),
    "commute": ("place_code", "dong", "wished_places", "max_commute_minutes"),
    "wage": ("wish_monthly_won", "wish_hourly_won"),
    "career": ("career_months",),
    "licenses": ("licenses",),
    "form": ("employment_forms",),
    "time": ("days_per_week", "starts_at", "ends_at", "night", "rotating"),
    "education": ("education",),
    "age": ("birth_date",),
    "groups": ("target_groups",),
    "deadline": (),
    "openings": (),
}
_READ: Final[Mapping[str, Callable[[Any], Any]]] = {
    "wage_basis": WageBasis,
    "career": CareerDemand,
    "education": Education,
    "employment_form": EmploymentForm,
    "age_basis": AgeBasis,
    "licenses": frozenset,
    "preferred_groups": frozenset,
    "target_groups": frozenset,
    "closes_on": date.fromisoformat,
    "birth_date": date.fromisoformat,
    "wished_occupations": tuple,
    "wished_places": tuple,
    "employment_forms": lambda held: tuple(EmploymentForm(form) for form in held),
}


@dataclass(frozen=True, slots=True)
class Dimension:
    """What one criterion reads of one side."""

    name: str
    fields: tuple[str, ...]
    key: Callable[[Any], Key]

    def encode(self, keys: list[Key]) -> bytes:
        """The values of groups as bytes to keep."""
        return json.dumps(keys, ensure_ascii=False, separators=(",", ":"), default=_plain).encode()

    def decode(self, data: bytes) -> list[Key]:
        """The values that `encode` kept."""
        rows = json.loads(data)
        reads = [(place, _READ[name]) for place, name in enumerate(self.fields) if name in _READ]
        for row in rows:
            for place, read in reads:
                if row[place] is not None:
                    row[place] = read(row[place])
        return [*map(tuple, rows)]


@dataclass(frozen=True, slots=True)
class Side(Generic[Facts]):
    """One side of a pair: its name in the store, its facts and its dimensions, one for each criterion but history."""

    name: str
    make: Callable[..., Facts]
    dimensions: Mapping[str, Dimension]

    def sample(self, dimension: str, key: Key) -> Facts:
        """Facts that hold what this dimension says and nothing else."""
        return self.make(id=0, **dict(zip(self.dimensions[dimension].fields, key, strict=True)))


def _dimension(name: str, fields: tuple[str, ...]) -> Dimension:
    if len(fields) > 1:
        return Dimension(name, fields, attrgetter(*fields))
    if not fields:
        return Dimension(name, fields, lambda _: ())
    get = attrgetter(fields[0])
    return Dimension(name, fields, lambda facts: (get(facts),))


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


POSTINGS: Final[Side[PostingFacts]] = Side(
    "posting", PostingFacts, {name: _dimension(name, fields) for name, fields in _POSTING.items()}
)
SEEKERS: Final[Side[SeekerFacts]] = Side(
    "seeker", SeekerFacts, {name: _dimension(name, fields) for name, fields in _SEEKER.items()}
)
