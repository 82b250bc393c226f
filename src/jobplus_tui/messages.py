"""What screens hand over to each other when one opens another's tab."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShowSeeker:
    """Open a seeker's record."""

    seeker_id: int


@dataclass(frozen=True, slots=True)
class NewSeeker:
    """Open an empty intake form."""


@dataclass(frozen=True, slots=True)
class FindAnything:
    """Open the search box."""


@dataclass(frozen=True, slots=True)
class ShowPosting:
    """Open a posting's page."""

    posting_id: int


@dataclass(frozen=True, slots=True)
class ShowEmployer:
    """Open an employer's page."""

    employer_id: int


@dataclass(frozen=True, slots=True)
class MatchSeeker:
    """Rank the postings for a seeker."""

    seeker_id: int


@dataclass(frozen=True, slots=True)
class MatchPosting:
    """Rank the candidates for a posting.

    Attributes:
        urgent: Whether a referral made there goes out as an urgent one (긴급알선).
    """

    posting_id: int
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class ShowReferral:
    """Open a referral."""

    referral_id: int


@dataclass(frozen=True, slots=True)
class AnswerReferral:
    """Ask how a referral went."""

    referral_id: int


@dataclass(frozen=True, slots=True)
class ShowFollowUp:
    """Ask what a call about a check brought."""

    follow_up_id: int
