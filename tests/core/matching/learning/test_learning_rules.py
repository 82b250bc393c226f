"""What the end of a referral says of its pair."""

import pytest

from jobplus_core.kinds import LIVE_REFERRALS, ReferralState, RefusalReason
from jobplus_core.matching.criteria import BY_NAME
from jobplus_core.matching.learning.rules import LEARNED, Outcome, answers, learned_levels

_S, _R = ReferralState, RefusalReason


@pytest.mark.parametrize(
    ("state", "reason", "offered", "said"),
    [
        (_S.HIRED, None, False, (True, True)),
        (_S.EMPLOYER_REFUSED, _R.CAREER, False, (True, False)),
        (_S.EMPLOYER_REFUSED, _R.FILLED, False, (True, None)),
        (_S.SEEKER_REFUSED, _R.WAGE, False, (False, None)),
        (_S.SEEKER_REFUSED, _R.WAGE, True, (False, True)),
        (_S.SEEKER_REFUSED, _R.OTHER_JOB, False, None),
        (_S.SEEKER_REFUSED, _R.OTHER_JOB, True, (None, True)),
        (_S.NO_ANSWER, None, False, None),
        (_S.WITHDRAWN, None, False, None),
        (_S.OVERTAKEN, None, False, None),
    ],
)
def test_end_says_what_each_side_would(
    state: ReferralState, reason: RefusalReason | None, offered: bool, said: tuple[bool | None, bool | None] | None
) -> None:
    assert answers(state, reason, offered=offered) == said


def test_live_referral_says_nothing_yet() -> None:
    assert [answers(state, None) for state in sorted(LIVE_REFERRALS)] == [None] * len(LIVE_REFERRALS)


@pytest.mark.parametrize(
    ("seeker", "employer", "hired"),
    [(True, True, True), (True, False, False), (False, None, False), (False, True, False), (True, None, None)],
)
def test_one_refusal_settles_it(seeker: bool | None, employer: bool | None, hired: bool | None) -> None:
    assert Outcome(person=1, levels=(), seeker=seeker, employer=employer).hired is hired


def test_learned_criteria_exist_and_age_is_none_of_them() -> None:
    assert set(LEARNED) <= set(BY_NAME)
    assert set(BY_NAME) - set(LEARNED) == {"age", "deadline", "openings", "history"}


def test_criterion_that_was_not_there_yet_counts_as_unknown() -> None:
    assert learned_levels({"occupation": 100, "wage": 0}) == (100, 50, 0, 50, 50, 50, 50, 50, 50)
