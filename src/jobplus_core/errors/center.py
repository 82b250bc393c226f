"""Refusals of the ledger's corrections, of closings, and of proposals of weights."""

from typing import ClassVar

from jobplus_core.errors.refusal import AlreadyDone, FutureDate, Refusal


class AlreadyReversed(Refusal):
    """The ledger row has been reversed before."""

    entry_id: int
    code: ClassVar[str] = "already_reversed"


class PeriodClosed(AlreadyDone):
    """The week or month is closed."""

    code: ClassVar[str] = "period_closed"


class PeriodNotOver(FutureDate):
    """The week or month goes on until `value`."""

    code: ClassVar[str] = "period_not_over"


class OutcomesMissing(Refusal):
    """Too few referrals have ended in a way that weights could be learned from."""

    reason: str
    found: int
    needed: int
    code: ClassVar[str] = "outcomes_missing"


class NothingProposed(Refusal):
    """No proposal of weights waits for a decision."""

    code: ClassVar[str] = "nothing_proposed"


class ProposalOutdated(Refusal):
    """The weights have changed since the proposal was made beside them."""

    held: int
    version: int
    code: ClassVar[str] = "proposal_outdated"
