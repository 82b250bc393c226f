"""A case from session to retention: counseling, referral, placement, follow-up, and half-typed forms."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from jobplus_core.tables.base import BIG, TEXT, Row, instant, maybe_instant, maybe_ref, ref


class Event(Row, table=True):
    """A job fair, 19데이 or matching day; its placements are counted apart."""

    __tablename__ = "event"

    institution_id: int = ref("institution")
    kind: str
    name: str
    held_on: date
    place: str | None = None


class CounselingSession(Row, table=True):
    """One counseling session (상담); one that was taken back keeps its row, with the day and the reason."""

    __tablename__ = "counseling_session"
    __table_args__: ClassVar[Any] = (
        # Whole, so that what a counselor promised is counted without the rows.
        Index("ix_counseling_session_seeker_id", "seeker_id", "held_on", "recorded_at", "next_on", "withdrawn_on"),
        Index(
            "ix_counseling_session_promise",
            "counselor_id",
            "next_on",
            "seeker_id",
            "held_on",
            "recorded_at",
            sqlite_where=text("withdrawn_on IS NULL"),
            postgresql_where=text("withdrawn_on IS NULL"),
        ),
        Index(
            "ix_counseling_session_next",
            "seeker_id",
            "next_on",
            "counselor_id",
            "held_on",
            "recorded_at",
            sqlite_where=text("withdrawn_on IS NULL"),
            postgresql_where=text("withdrawn_on IS NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    institution_id: int = ref("institution")
    seeker_id: int = ref("seeker")
    counselor_id: int = ref("counselor")
    kind: str
    channel: str
    minutes: int | None = None
    notes: str | None = Field(default=None, sa_type=TEXT)
    next_action: str | None = None
    next_on: date | None = None
    held_on: date = Field(index=True)
    recorded_at: int = instant()
    version: int = 1
    withdrawn_on: date | None = None
    withdrawn_reason: str | None = None


class Handover(Row, table=True):
    """A record given to another owner (담당 넘기기)."""

    __tablename__ = "handover"

    institution_id: int = ref("institution")
    seeker_id: int = ref("seeker", index=True)
    from_id: int | None = maybe_ref("counselor")
    to_id: int = ref("counselor")
    account_id: int = ref("account")
    reason: str
    handed_at: int = instant()


class Referral(Row, table=True):
    """A seeker sent to a posting (알선), with the score and reasons that were on the screen."""

    __tablename__ = "referral"
    __table_args__: ClassVar[Any] = (
        Index("ix_referral_state_due", "state", "answer_due_on"),
        Index(
            "ix_referral_waiting",
            "counselor_id",
            "answer_due_on",
            sqlite_where=text("ended_on IS NULL"),
            postgresql_where=text("ended_on IS NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    institution_id: int = ref("institution")
    seeker_id: int = ref("seeker", index=True)
    posting_id: int = ref("posting", index=True)
    counselor_id: int = ref("counselor", index=True)
    urgent: bool = False
    channel: str
    event_id: int | None = maybe_ref("event")
    state: str
    score: int | None = None
    weight_version: int | None = None
    reasons: str | None = Field(default=None, sa_type=TEXT)
    referred_on: date = Field(index=True)
    answer_due_on: date | None = None
    ended_on: date | None = None
    refusal_reason: str | None = None
    refusal_note: str | None = Field(default=None, sa_type=TEXT)
    interview_on: date | None = None
    interview_at: str | None = None
    warned: str | None = None
    recorded_at: int = instant()
    version: int = 1


class ReferralMove(Row, table=True):
    """One step of a referral: from which state to which, by whom, and why."""

    __tablename__ = "referral_move"

    referral_id: int = ref("referral", index=True)
    from_state: str
    to_state: str
    moved_on: date
    account_id: int = ref("account")
    reason: str | None = None
    note: str | None = Field(default=None, sa_type=TEXT)
    recorded_at: int = instant()


class Placement(Row, table=True):
    """A hire (취업): from a referral, an event, or found by oneself."""

    __tablename__ = "placement"

    institution_id: int = ref("institution")
    seeker_id: int = ref("seeker", index=True)
    posting_id: int | None = maybe_ref("posting", index=True)
    referral_id: int | None = maybe_ref("referral", index=True)
    counselor_id: int = ref("counselor", index=True)
    event_id: int | None = maybe_ref("event")
    channel: str
    funding: str
    hired_on: date = Field(index=True)
    starts_on: date | None = None
    wage_basis: str | None = None
    wage_won: int | None = None
    employment_form: str | None = None
    employer_name: str | None = None
    job_title: str | None = None
    state: str
    cancelled_on: date | None = None
    cancelled_reason: str | None = None
    recorded_at: int = instant()
    version: int = 1


class FollowUp(Row, table=True):
    """A check that is due after a placement, and what it found (사후관리)."""

    __tablename__ = "follow_up"
    __table_args__: ClassVar[Any] = (
        Index("ix_follow_up_counselor_due", "counselor_id", "result", "due_on"),
        {"sqlite_autoincrement": True},
    )

    institution_id: int = ref("institution")
    placement_id: int | None = maybe_ref("placement", index=True)
    seeker_id: int = ref("seeker", index=True)
    counselor_id: int = ref("counselor")
    kind: str
    due_on: date
    tries: int = 0
    result: str | None = None
    note: str | None = Field(default=None, sa_type=TEXT)
    done_on: date | None = None
    left_on: date | None = None
    left_reason: str | None = None
    recorded_at: int = instant()
    version: int = 1


class Notice(Row, table=True):
    """Something a counselor must hear of that another desk's act brought about."""

    __tablename__ = "notice"
    __table_args__: ClassVar[Any] = (
        Index("ix_notice_counselor", "counselor_id", "read_at"),
        {"sqlite_autoincrement": True},
    )

    counselor_id: int = ref("counselor")
    kind: str
    subject_kind: str
    subject_id: int = Field(sa_type=BIG)
    made_at: int = instant()
    read_at: int | None = maybe_instant()


class Postponement(Row, table=True):
    """A row of today's queue put off with a reason; it comes back on its day."""

    __tablename__ = "postponement"
    __table_args__: ClassVar[Any] = (
        Index("ix_postponement_counselor", "counselor_id", "until_on"),
        {"sqlite_autoincrement": True},
    )

    counselor_id: int = ref("counselor")
    kind: str
    subject_id: int = Field(sa_type=BIG)
    until_on: date
    reason: str
    put_off_at: int = instant()


class Draft(Row, table=True):
    """A half-typed form, given back to the same account only."""

    __tablename__ = "draft"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("account_id", "form", "subject_id"),
        {"sqlite_autoincrement": True},
    )

    account_id: int = ref("account")
    form: str
    subject_id: int = 0
    body: str = Field(sa_type=TEXT)
    saved_at: int = instant()
