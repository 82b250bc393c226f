"""How a score is made, who is best and who is low; pure.

The plan names the measures (취업상담, 알선, 취업성공, 구인개발, 상담건수) and the rewards, but no weights and no line
below which somebody is low: all measures count the same unless the center sets weights, and the line is a setting.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Final, NamedTuple, TypeVar

from jobplus_core.kinds import Indicator, TeamKind
from jobplus_core.reports.form import HEADS
from jobplus_core.settings import SettingName

K = TypeVar("K", bound=Hashable)

MONTH_AWARD: Final = "특별휴가 1일, 문화상품권 2만원"
QUARTER_AWARD: Final = "시장 표창 상신"
# One measure counts at most twice its target: a single posting of a team that develops none would decide all else.
MOST_PERCENT: Final = Fraction(200)
# Whoever was there less than half the time is ranked and is not the best of the period.
BEST_FROM: Final = Fraction(1, 2)


class Measure(NamedTuple):
    """What people of a team are evaluated by.

    Attributes:
        word: Its name on the sheet.
        people: Whether people are counted instead of acts, each once.
    """

    word: str
    indicator: Indicator
    weight: SettingName
    people: bool = False


def _columns(kind: TeamKind) -> tuple[Measure, ...]:
    return tuple(
        Measure(head.word, head.indicator, SettingName(f"evaluation_{head.indicator.value}"))
        for head in HEADS[kind]
        if head.indicator is not None
    )


# 취업상담 counts the people counseled and 상담건수 the sessions: the plan names both and explains neither.
MEASURES: Final[dict[TeamKind, tuple[Measure, ...]]] = {
    TeamKind.COUNSELING: (
        Measure("취업상담", Indicator.COUNSELING, SettingName.EVALUATION_COUNSELED, people=True),
        Measure("알선", Indicator.REFERRAL, SettingName.EVALUATION_REFERRAL),
        Measure("취업성공", Indicator.PLACEMENT, SettingName.EVALUATION_PLACEMENT),
        Measure("구인개발", Indicator.POSTING, SettingName.EVALUATION_POSTING),
        Measure("상담건수", Indicator.COUNSELING, SettingName.EVALUATION_SESSIONS),
    ),
    **{kind: _columns(kind) for kind in TeamKind if kind is not TeamKind.COUNSELING},
}


@dataclass(frozen=True, slots=True)
class Making:
    """One measure of somebody's score.

    Attributes:
        target: What was to be reached; nothing where nothing was, and the measure does not count.
        by_quota: Whether the target is a quota; else it is the team's average by the days people were there.
    """

    word: str
    done: int
    target: Fraction | None
    by_quota: bool
    weight: int

    @property
    def percent(self) -> Fraction | None:
        """How much of the target is reached, in percent."""
        return 100 * self.done / self.target if self.target else None


def score(makings: Sequence[Making]) -> Fraction | None:
    """The weighted mean of what is reached of each target, in percent; nothing where nothing counts."""
    counted = [
        (one.weight, min(one.percent, MOST_PERCENT)) for one in makings if one.percent is not None and one.weight
    ]
    whole = sum(weight for weight, _ in counted)
    return sum((weight * percent for weight, percent in counted), Fraction(0)) / whole if whole else None


def tenths(value: Fraction | None) -> float | None:
    """A score with one decimal, rounded half up: two scores that print the same are the same."""
    return None if value is None else floor(value * 10 + Fraction(1, 2)) / 10


def targets_of(
    stored: Mapping[int, int], days: Mapping[int, int], open_days: int, done: Mapping[int, int]
) -> dict[int, tuple[Fraction | None, bool]]:
    """What each person of a team was to reach in a month, and whether a quota says so.

    A quota holds as far as its owner was there: whoever was on leave is judged on the part of a full month's quota that
    falls to their days, also where the quota was set before the leave. Without any quota in the team everybody's target
    is the team's average by days; nothing where reversals of earlier months outweigh what was done.

    Args:
        stored: Quotas by counselor.
        days: Business days each was there.
        done: What each has done.
    """
    if stored:
        full = max(stored.values())
        return {
            who: (min(Fraction(stored[who]), Fraction(full * days[who], open_days)) or None, True)
            if who in stored and open_days
            else (None, True)
            for who in days
        }
    whole, present = sum(done.get(who, 0) for who in days), sum(days.values())
    return {
        who: (Fraction(whole * days[who], present) if present and whole > 0 and days[who] else None, False)
        for who in days
    }


def ranks(scores: Mapping[K, float | None]) -> dict[K, int]:
    """Places from 1 by falling score; equal scores share a place, and the next one is left out."""
    held = [value for value in scores.values() if value is not None]
    return {who: 1 + sum(other > value for other in held) for who, value in scores.items() if value is not None}


def best(scores: Mapping[K, float | None], presence: Mapping[K, Fraction]) -> set[K]:
    """Who is best, all of them where several are; nobody without a score, or who was away more than half the time."""
    able = {who: value for who, value in scores.items() if value and presence.get(who, Fraction(0)) >= BEST_FROM}
    top = max(able.values(), default=None)
    return {who for who, value in able.items() if value == top}
