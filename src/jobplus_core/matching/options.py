"""A change that could be made to a seeker's wishes or to a posting's terms, and the keys of all of them.

An option only ever widens: what matched before still matches after it.
"""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from jobplus_core.matching.dimensions import Key
from jobplus_core.matching.verdicts import Figures

CHANGES: Final = (
    "wage.lower",
    "wage.lower_hourly",
    "commute.longer",
    "places.any",
    "form.also",
    "occupation.also",
    "occupation.group",
    "license.obtain",
    "days.more",
    "hours.earlier",
    "hours.later",
    "hours.wider",
    "hours.any",
    "night.also",
    "rotating.also",
    "wage.raise",
    "wage.talk",
    "education.lower",
    "education.any",
    "license.drop",
    "license.none",
    "days.fewer",
    "shift.later",
    "shift.shorter",
    "rotating.drop",
)
LADDERS: Final = frozenset(
    {
        "wage.lower",
        "wage.lower_hourly",
        "commute.longer",
        "days.more",
        "hours.earlier",
        "hours.later",
        "hours.wider",
        "wage.raise",
        "education.lower",
    }
)
"""Changes made step by step, the smallest first; each step holds those before it."""

WIDER: Final[Mapping[str, tuple[str, ...]]] = {
    "hours.wider": ("hours.earlier", "hours.later"),
    "hours.any": ("hours.earlier", "hours.later", "hours.wider"),
    "occupation.group": ("occupation.also",),
}
"""Changes that give more way than others of their kind: worth naming where they bring more than these."""


class Option(NamedTuple):
    """One change that could be made; whoever has the same values of a criterion shares it.

    Attributes:
        change: Key of the change, one of `CHANGES`; the desk words it.
        figures: What the wording fills in, by name.
        values: The fields that change, with their new values.
    """

    change: str
    figures: Figures
    values: Mapping[str, Any]

    def key(self, fields: tuple[str, ...], before: Key) -> Key:
        """The values of these fields with the change made."""
        changed = self.values
        return tuple(changed.get(name, value) for name, value in zip(fields, before, strict=True))
