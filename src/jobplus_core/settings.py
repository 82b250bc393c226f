"""Settings the plan leaves open, with the default each center starts from.

A center's own values stand in the `setting` table, versioned; these are what holds until it says otherwise.
"""

from enum import StrEnum
from typing import Final


class SettingName(StrEnum):
    """Every setting; the value is the name it is stored under."""

    URGENT_BUSINESS_DAYS = "urgent_business_days"
    ANSWER_BUSINESS_DAYS = "answer_business_days"
    IDLE_LOCK_MINUTES = "idle_lock_minutes"
    SIGN_IN_FAILURES = "sign_in_failures"
    SIGN_IN_LOCK_MINUTES = "sign_in_lock_minutes"
    PASSWORD_LEAST = "password_least"
    VISITS_PER_YEAR = "visits_per_year"
    VISIT_COST_WON = "visit_cost_won"


DEFAULTS: Final[dict[SettingName, int]] = {
    # The plan names "a set period" without a figure (postings).
    SettingName.URGENT_BUSINESS_DAYS: 7,
    SettingName.ANSWER_BUSINESS_DAYS: 3,
    SettingName.IDLE_LOCK_MINUTES: 10,
    SettingName.SIGN_IN_FAILURES: 5,
    SettingName.SIGN_IN_LOCK_MINUTES: 10,
    SettingName.PASSWORD_LEAST: 8,
    # 500 visits to employers at 8,000 won (the plan: postings, 구인기업 방문협의).
    SettingName.VISITS_PER_YEAR: 500,
    SettingName.VISIT_COST_WON: 8_000,
}
