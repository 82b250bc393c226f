"""The printed form of the weekly report (plan, 추진실적 보고): which columns each team has, in which words."""

from typing import Final, NamedTuple

from jobplus_core.kinds import Indicator, TeamKind, korean


class Head(NamedTuple):
    """One column of the form, which holds the period and the year to date.

    Attributes:
        word: Its head in the table of people, and its name in files.
        on_team: Its head in the team's table.
        indicator: What it counts; nothing for the placement rate.
    """

    word: str
    on_team: str
    indicator: Indicator | None


def _head(indicator: Indicator, word: str = "", on_team: str = "") -> Head:
    name = word or korean(indicator)
    return Head(name, on_team or name, indicator)


# The rate divides by trainees (취업자수/교육생), as the form says, where the plan elsewhere divides by seekers.
RATE: Final = Head("취업률", "취업률(취업자수/교육생)", None)
HEADS: Final[dict[TeamKind, tuple[Head, ...]]] = {
    TeamKind.COUNSELING: (
        _head(Indicator.REGISTRATION),
        _head(Indicator.COUNSELING),
        _head(Indicator.REFERRAL),
        _head(Indicator.PLACEMENT),
    ),
    TeamKind.TRAINING: (
        _head(Indicator.TRAINEE),
        RATE,
        _head(Indicator.TRAINEE_PLACEMENT, "취업자수", "(취업자수)"),
    ),
    TeamKind.POSTING: (
        _head(Indicator.POSTING),
        _head(Indicator.OPENING),
        _head(Indicator.NEW_SEEKER),
        _head(Indicator.URGENT_REFERRAL, on_team="미채용기업 긴급알선"),
    ),
    TeamKind.STARTUP: (
        _head(Indicator.STARTUP_CONSULTATION),
        _head(Indicator.STARTUP),
        _head(Indicator.STARTUP_TRAINEE),
    ),
}
COLUMNS: Final[dict[TeamKind, tuple[Indicator, ...]]] = {
    kind: tuple(head.indicator for head in heads if head.indicator is not None) for kind, heads in HEADS.items()
}
REMARK_HEADS: Final = {TeamKind.TRAINING: "비고 (취업교육명)", TeamKind.STARTUP: "비고 (창업교육명)"}
CENTER: Final = "센터"
"""The line of what is credited to the center itself and to nobody."""


def rate(part: int, whole: int) -> float | None:
    """A rate in percent with one decimal, rounded half up; nothing where there is nothing to divide by."""
    return (2_000 * part + whole) // (2 * whole) / 10 if whole > 0 else None
