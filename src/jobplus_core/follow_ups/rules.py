"""When people are asked how it goes (취업후 사후관리, plan III-1 and III-2), and how many kept their job; pure."""

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.errors import FieldMissing, FieldRefused
from jobplus_core.kinds import FollowUpKind, FollowUpResult, LeftReason, TargetGroup
from jobplus_core.settings import DEFAULTS, SettingName

_K, _R, _S = FollowUpKind, FollowUpResult, SettingName


@dataclass(frozen=True, slots=True)
class Step:
    """A check after a placement: so many days or months after the first day of work, if the setting says so."""

    kind: FollowUpKind
    setting: SettingName
    days: int = 0
    months: int = 0


STEPS: Final = (
    Step(_K.WEEK_1, _S.FOLLOW_UP_WEEK_1, days=7),
    Step(_K.WEEK_2, _S.FOLLOW_UP_WEEK_2, days=14),
    Step(_K.MONTH_1, _S.FOLLOW_UP_MONTH_1, months=1),
    Step(_K.MONTH_2, _S.FOLLOW_UP_MONTH_2, months=2),
    Step(_K.MONTH_3, _S.FOLLOW_UP_MONTH_3, months=3),
    Step(_K.MONTH_6, _S.FOLLOW_UP_MONTH_6, months=6),
    Step(_K.MONTH_9, _S.FOLLOW_UP_MONTH_9, months=9),
    Step(_K.MONTH_12, _S.FOLLOW_UP_MONTH_12, months=12),
)
"""Every check that a center can have, in order."""

VULNERABLE: Final = frozenset(
    {
        TargetGroup.CAREER_INTERRUPTED,
        TargetGroup.SENIOR,
        TargetGroup.DISABLED,
        TargetGroup.DEFECTOR,
        TargetGroup.LOW_CREDIT,
        TargetGroup.YOUTH_PUBLIC_WORK,
    }
)
"""Whom the plan wants counseled twice a month while they are not placed (취약계층)."""

RESULTS: Final = (_R.WORKING, _R.LEFT, _R.WANTS_HELP)
"""What a check after a placement may find, nobody reached left out."""

CARE_RESULTS: Final = (_R.CONTACTED, _R.DECLINED)
"""What the care of somebody who is not placed may find, nobody reached left out."""

_CARE_EVERY: Final = timedelta(days=15)
RETENTION_DAYS: Final = (30, 90, 180, 365)
# Three months from the end of November are 89 days: the check of that day is the 90 days' check all the same.
_GRACE: Final = timedelta(days=3)


def schedule(
    starts_on: date, days: BusinessDays, holds: Callable[[SettingName], int] | None = None
) -> tuple[tuple[FollowUpKind, date], ...]:
    """The checks of a placement that starts on `starts_on`, each on a business day.

    Args:
        holds: The center's settings; without them the plain ones: after 1 week and 1, 3, 6 and 12 months.
    """
    asked = holds or DEFAULTS.__getitem__
    return tuple((step.kind, days.after(_target(starts_on, step), 0)) for step in STEPS if asked(step.setting))


def next_care(last: date, days: BusinessDays) -> date:
    """When somebody who is not placed is next asked: half a month after the last time (월2회)."""
    return days.after(last + _CARE_EVERY, 0)


def next_yearly(starts_on: date, done_on: date, days: BusinessDays) -> date:
    """The next yearly check of a placement: the first anniversary after `done_on`, from the second on (연1회)."""
    years = 2
    while add_months(starts_on, 12 * years) <= done_on:
        years += 1
    return days.after(add_months(starts_on, 12 * years), 0)


def check_result(
    kind: FollowUpKind, result: FollowUpResult, *, left_on: date | None, left_reason: LeftReason | None
) -> None:
    """Raise unless a check of this kind may find this, and a job that was left says why.

    Raises:
        FieldRefused: Another kind's result; only a cancelled placement takes its checks off the calendar.
        FieldMissing: Somebody left, and no reason is given.
    """
    allowed = CARE_RESULTS if kind is _K.CARE else RESULTS
    if result is not _R.UNREACHED and result not in allowed:
        raise FieldRefused("result", result.value, "out_of_range")
    if result is _R.LEFT and left_reason is None:
        raise FieldMissing("left_reason")
    if left_on is not None and result not in (_R.LEFT, _R.WANTS_HELP):
        raise FieldRefused("left_on", left_on.isoformat(), "out_of_range")


class Kept(NamedTuple):
    """What is known of one placement: its first day, the last day it was found to stand, the day it was left."""

    starts_on: date
    working_on: date | None
    left_on: date | None


@dataclass(frozen=True, slots=True)
class Retention:
    """How many still had their job after so many days.

    Attributes:
        days: Days since the first day of work.
        due: Placements that began so long ago.
        known: Those of them of which somebody found out: the denominator.
        kept: Those that stood.
    """

    days: int
    due: int
    known: int
    kept: int

    @property
    def permille(self) -> int | None:
        """Kept in whole parts of a thousand of the known, rounded to nearest; None where nothing is known."""
        return (self.kept * 2_000 + self.known) // (2 * self.known) if self.known else None


def retention(placements: Iterable[Kept], today: date) -> tuple[Retention, ...]:
    """The retention rates by 30, 90, 180 and 365 days (고용유지율), each with its own denominator.

    A placement counts as kept at a day when somebody found it standing on that day or later, at most three days
    before, or when it was left on that day or later; as lost when it was left before. Nobody reached is not known.
    """
    held = tuple(placements)
    found = []
    for span in RETENTION_DAYS:
        due = known = kept = 0
        for one in held:
            mark = one.starts_on + timedelta(days=span)
            if mark > today:
                continue
            due += 1
            lost = one.left_on is not None and one.left_on < mark
            stood = (one.left_on is not None and one.left_on >= mark) or (
                one.working_on is not None and one.working_on >= mark - _GRACE and not lost
            )
            known += lost or stood
            kept += stood
        found.append(Retention(span, due, known, kept))
    return tuple(found)


def add_months(day: date, months: int) -> date:
    """The same day some months later, or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _target(starts_on: date, step: Step) -> date:
    return add_months(starts_on, step.months) + timedelta(days=step.days)
