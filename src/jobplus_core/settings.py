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
    EVALUATION_LOW_PERCENT = "evaluation_low_percent"
    EVALUATION_COUNSELED = "evaluation_counseled"
    EVALUATION_SESSIONS = "evaluation_sessions"
    EVALUATION_REFERRAL = "evaluation_referral"
    EVALUATION_PLACEMENT = "evaluation_placement"
    EVALUATION_POSTING = "evaluation_posting"
    EVALUATION_OPENING = "evaluation_opening"
    EVALUATION_NEW_SEEKER = "evaluation_new_seeker"
    EVALUATION_URGENT_REFERRAL = "evaluation_urgent_referral"
    EVALUATION_TRAINEE = "evaluation_trainee"
    EVALUATION_TRAINEE_PLACEMENT = "evaluation_trainee_placement"
    EVALUATION_STARTUP_CONSULTATION = "evaluation_startup_consultation"
    EVALUATION_STARTUP = "evaluation_startup"
    EVALUATION_STARTUP_TRAINEE = "evaluation_startup_trainee"


DEFAULTS: Final[dict[SettingName, int]] = {
    # The plan names "a set period" without a figure (postings).
    SettingName.URGENT_BUSINESS_DAYS: 7,
    SettingName.ANSWER_BUSINESS_DAYS: 3,
    SettingName.IDLE_LOCK_MINUTES: 10,
    SettingName.SIGN_IN_FAILURES: 5,
    SettingName.SIGN_IN_LOCK_MINUTES: 10,
    SettingName.PASSWORD_LEAST: 8,
    # Below this share of the month's targets somebody counts as a low performer; the plan names no figure.
    SettingName.EVALUATION_LOW_PERCENT: 80,
    # The plan names the measures of an evaluation and no weights: all count the same.
    **{name: 1 for name in SettingName if name.startswith("evaluation_") and name != "evaluation_low_percent"},
}
