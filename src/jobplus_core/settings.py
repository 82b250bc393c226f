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


DEFAULTS: Final[dict[SettingName, int]] = {
    # The plan names "a set period" without a figure (postings).
    SettingName.URGENT_BUSINESS_DAYS: 7,
    SettingName.ANSWER_BUSINESS_DAYS: 3,
    SettingName.IDLE_LOCK_MINUTES: 10,
    SettingName.SIGN_IN_FAILURES: 5,
    SettingName.SIGN_IN_LOCK_MINUTES: 10,
    SettingName.PASSWORD_LEAST: 8,
}
