"""Settings the plan leaves open, with the default each center starts from.

A center's own values stand in the `setting` table, versioned; these are what holds until it says otherwise.
"""

from enum import StrEnum
from typing import Final


class SettingName(StrEnum):
    """Every setting; the value is the name it is stored under."""

    URGENT_BUSINESS_DAYS = "urgent_business_days"
    ANSWER_BUSINESS_DAYS = "answer_business_days"
    REFERRALS_AT_ONCE = "referrals_at_once"
    FOLLOW_UP_WEEK_1 = "follow_up_week_1"
    FOLLOW_UP_WEEK_2 = "follow_up_week_2"
    FOLLOW_UP_MONTH_1 = "follow_up_month_1"
    FOLLOW_UP_MONTH_2 = "follow_up_month_2"
    FOLLOW_UP_MONTH_3 = "follow_up_month_3"
    FOLLOW_UP_MONTH_6 = "follow_up_month_6"
    FOLLOW_UP_MONTH_9 = "follow_up_month_9"
    FOLLOW_UP_MONTH_12 = "follow_up_month_12"
    FOLLOW_UP_YEARLY = "follow_up_yearly"
    FOLLOW_UP_TRIES = "follow_up_tries"
    IDLE_LOCK_MINUTES = "idle_lock_minutes"
    SIGN_IN_FAILURES = "sign_in_failures"
    SIGN_IN_LOCK_MINUTES = "sign_in_lock_minutes"
    PASSWORD_LEAST = "password_least"
    VISITS_PER_YEAR = "visits_per_year"
    VISIT_COST_WON = "visit_cost_won"
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
    # More in one act, or of one person on one day, is asked about.
    SettingName.REFERRALS_AT_ONCE: 5,
    # 1 plans the check of that time after a placement, 0 leaves it out; the plan asks for care and a yearly check.
    SettingName.FOLLOW_UP_WEEK_1: 1,
    SettingName.FOLLOW_UP_WEEK_2: 0,
    SettingName.FOLLOW_UP_MONTH_1: 1,
    SettingName.FOLLOW_UP_MONTH_2: 0,
    SettingName.FOLLOW_UP_MONTH_3: 1,
    SettingName.FOLLOW_UP_MONTH_6: 1,
    SettingName.FOLLOW_UP_MONTH_9: 0,
    SettingName.FOLLOW_UP_MONTH_12: 1,
    SettingName.FOLLOW_UP_YEARLY: 1,
    # Somebody not reached so often is left alone until the next check.
    SettingName.FOLLOW_UP_TRIES: 5,
    SettingName.IDLE_LOCK_MINUTES: 10,
    SettingName.SIGN_IN_FAILURES: 5,
    SettingName.SIGN_IN_LOCK_MINUTES: 10,
    SettingName.PASSWORD_LEAST: 8,
    # 500 visits to employers at 8,000 won (the plan: postings, 구인기업 방문협의).
    SettingName.VISITS_PER_YEAR: 500,
    SettingName.VISIT_COST_WON: 8_000,
    # Below this share of the month's targets somebody counts as a low performer; the plan names no figure.
    SettingName.EVALUATION_LOW_PERCENT: 80,
    # The plan names the measures of an evaluation and no weights: all count the same.
    **{name: 1 for name in SettingName if name.startswith("evaluation_") and name != "evaluation_low_percent"},
}
