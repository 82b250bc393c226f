"""Refusals of acts on people, employers, postings, referrals and placements."""

from typing import ClassVar

from jobplus_core.errors.refusal import Refusal


class RecordMerged(Refusal):
    """The record was merged into another of the same person, which takes its writes."""

    seeker_id: int
    kept_id: int
    code: ClassVar[str] = "record_merged"


class MergeWithItself(Refusal):
    """Both records named are one."""

    seeker_id: int
    code: ClassVar[str] = "merge_with_itself"


class LaterMerge(Refusal):
    """A later merge of the same person stands on this one and has to be taken back first."""

    merge_id: int
    later_id: int
    code: ClassVar[str] = "later_merge"


class PostingFull(Refusal):
    """Every opening of the posting is filled."""

    posting_id: int
    openings: int
    code: ClassVar[str] = "posting_full"


class PostingClosed(Refusal):
    """The posting no longer takes people."""

    posting_id: int
    code: ClassVar[str] = "posting_closed"


class OpeningsBelowHires(Refusal):
    """Fewer openings are wanted than people stand hired for them."""

    posting_id: int
    openings: int
    filled: int
    code: ClassVar[str] = "openings_below_hires"


class EmployerKnown(Refusal):
    """Another employer of the center has this business number already: it is the same one."""

    employer_id: int
    name: str
    code: ClassVar[str] = "employer_known"


class AlreadyReferred(Refusal):
    """This pair has a referral that is still live."""

    referral_id: int
    code: ClassVar[str] = "already_referred"


class AlreadyPlaced(Refusal):
    """This person already has a standing placement at this posting."""

    placement_id: int
    code: ClassVar[str] = "already_placed"


class ReferralEnded(Refusal):
    """The referral has ended and cannot move on."""

    referral_id: int
    state: str
    code: ClassVar[str] = "referral_ended"


class MoveNotAllowed(Refusal):
    """The table of states has no such move."""

    found: str
    wanted: str
    code: ClassVar[str] = "move_not_allowed"


class WarningsUnconfirmed(Refusal):
    """Something has to be confirmed before this pair is referred; `warnings` are the codes, joined by blanks."""

    warnings: str
    code: ClassVar[str] = "warnings_unconfirmed"
