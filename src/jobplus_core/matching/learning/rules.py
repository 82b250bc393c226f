"""What a referral's end says of its pair, and which criteria are learned from it; pure."""

from dataclasses import dataclass
from typing import Final

from jobplus_core.kinds import ReferralState, RefusalReason
from jobplus_core.matching.verdicts import UNKNOWN_LEVEL

LEARNED: Final = ("occupation", "commute", "wage", "career", "licenses", "form", "time", "education", "groups")
"""The criteria that either side may decide by.

None is given to one side beforehand: employers mind the way to work too, and a criterion that a side does not mind
comes out as nothing. Age is left out, because whom employers turn down for it must not become a rule. Deadline,
openings and what was before say nothing of how two fit. What is not learned keeps the weight it has.
"""

LEAST_OUTCOMES: Final = 1_000
LEAST_OF_EACH_ANSWER: Final = 90
"""Ten for each of nine criteria (Peduzzi and others, 1996)."""

_S = ReferralState
# The person or the place was gone, which says nothing of whether they would have fitted.
_NOT_OF_THE_PAIR: Final = frozenset({RefusalReason.OTHER_JOB, RefusalReason.FILLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a referral went.

    Attributes:
        person: The seeker's number; what is learned from somebody is never judged by the same person.
        levels: The learned criteria's levels when it was made, 0 to 100, in the order of `LEARNED`.
        seeker, employer: Whether each would have it; nothing where it was never said.
    """

    person: int
    levels: tuple[int, ...]
    seeker: bool | None
    employer: bool | None

    @property
    def hired(self) -> bool | None:
        """Whether both would; one refusal settles it."""
        if self.seeker is False or self.employer is False:
            return False
        return True if self.seeker and self.employer else None


def answers(
    state: ReferralState, reason: RefusalReason | None, *, offered: bool = False
) -> tuple[bool | None, bool | None] | None:
    """Return what seeker and employer said by the way a referral ended, or nothing where it says nothing.

    An employer who declines has had an applicant: the seeker was willing. No answer, a withdrawal and being overtaken
    say nothing of either, and neither does a refusal for another job or for a place that is filled.

    Args:
        state: How it ended.
        reason: Why it was refused.
        offered: Whether the employer had offered the job.
    """
    if state is _S.HIRED:
        return True, True
    if state is _S.EMPLOYER_REFUSED:
        return True, None if reason in _NOT_OF_THE_PAIR else False
    if state is _S.SEEKER_REFUSED:
        employer = True if offered else None
        if reason not in _NOT_OF_THE_PAIR:
            return False, employer
        return (None, employer) if offered else None
    return None


def learned_levels(found: dict[str, int]) -> tuple[int, ...]:
    """Return the levels of the learned criteria; one that was not there yet counts as unknown."""
    return tuple(found.get(name, UNKNOWN_LEVEL) for name in LEARNED)
