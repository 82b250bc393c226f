"""A wage held against the wish and the minimum wage."""

from datetime import date

import pytest

from jobplus_core.kinds import WageBasis
from jobplus_core.placements.rules import check_wage

DAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("basis", "won", "minutes", "monthly", "hourly", "below_wish", "below_minimum"),
    [
        (WageBasis.MONTH, 2_156_880, 2_400, 2_156_880, 10_341, 43_120, False),
        (WageBasis.MONTH, 2_100_000, 2_400, 2_100_000, 10_069, 100_000, True),
        (WageBasis.MONTH, 2_300_000, None, 2_300_000, None, None, False),
        (WageBasis.HOUR, 10_319, 2_400, 2_152_130, 10_319, 47_870, True),
        (WageBasis.HOUR, 10_320, None, None, 10_320, None, False),
        (None, None, 2_400, None, None, None, False),
    ],
)
def test_wage_is_held_against_wish_and_minimum(
    basis: WageBasis | None,
    won: int | None,
    minutes: int | None,
    monthly: int | None,
    hourly: int | None,
    below_wish: int | None,
    below_minimum: bool,
) -> None:
    found = check_wage(basis, won, starts_on=DAY, wish_monthly=2_200_000, minutes_per_week=minutes)
    assert (found.monthly, found.hourly, found.minimum) == (monthly, hourly, 10_320)
    assert (found.below_wish, found.below_minimum) == (below_wish, below_minimum)
