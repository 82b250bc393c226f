"""Hires, their cancellation, and the care after them: as `placements` and `follow_ups` do."""

from dataclasses import dataclass
from datetime import date, timedelta

from jobplus_core.actor import Actor
from jobplus_core.demo.acts.book import Act, Book
from jobplus_core.demo.acts.cases import move, reopen, shut
from jobplus_core.demo.acts.sheets import Record
from jobplus_core.follow_ups.rules import check_result, next_yearly, schedule
from jobplus_core.hangul import clean, clean_lines
from jobplus_core.kinds import (
    Channel,
    EventKind,
    FollowUpKind,
    FollowUpResult,
    Funding,
    LeftReason,
    NoticeKind,
    PlacementState,
    PostingState,
    ReferralState,
    RefusalReason,
    SubjectKind,
)
from jobplus_core.placements.rules import EVENT_CHANNEL, placement_bookings
from jobplus_core.postings.commands import FILLED
from jobplus_core.referrals.rules import check_move
from jobplus_core.settings import DEFAULTS, SettingName


@dataclass(frozen=True, slots=True)
class Hire:
    """A placement with everything its cancellation would touch."""

    placement: Record
    referral: Record
    posting: Record
    entries: list[Record]
    follow_ups: list[Record]
    notices: list[Record]


def place(
    book: Book,
    actor: Actor,
    referral: Record,
    posting: Record,
    *,
    at: int,
    hired_on: date | None = None,
    starts_on: date | None = None,
    event: Record | None = None,
    token: str | None = None,
) -> Hire:
    """Book the hire of a referred seeker, credited to the referral's counselor."""
    act = book.begin(actor, at)
    check_move(referral["id"], ReferralState(referral["state"]), ReferralState.HIRED, None)
    day = hired_on or act.today
    channel = Channel.CENTER if event is None else EVENT_CHANNEL[EventKind(event["kind"])]
    placement = book.placement.add(
        {
            "institution_id": actor.institution_id,
            "seeker_id": referral["seeker_id"],
            "posting_id": posting["id"],
            "referral_id": referral["id"],
            "counselor_id": referral["counselor_id"],
            "event_id": None if event is None else event["id"],
            "channel": channel.value,
            "funding": posting["funding"],
            "hired_on": day,
            "starts_on": starts_on or day,
            "wage_basis": posting["wage_basis"],
            "wage_won": posting["wage_won"],
            "employment_form": posting["employment_form"],
            "state": PlacementState.STANDING.value,
            "recorded_at": act.now,
        }
    )
    key = placement["id"]
    notices: list[Record] = []
    move(book, act, referral, ReferralState.HIRED)
    book.filled[posting["id"]] += 1
    if posting["openings"] is not None and book.filled[posting["id"]] >= posting["openings"]:
        shut(book, act, posting, FILLED)
        for other in list(book.live[posting["id"]]):
            move(book, act, other, ReferralState.OVERTAKEN, reason=RefusalReason.FILLED)
            if other["counselor_id"] != actor.counselor_id:
                notices.append(
                    book.notice.add(
                        {
                            "counselor_id": other["counselor_id"],
                            "kind": NoticeKind.OVERTAKEN.value,
                            "subject_kind": SubjectKind.REFERRAL.value,
                            "subject_id": other["id"],
                            "made_at": act.now,
                        }
                    )
                )
    entries = book.append(
        act,
        placement_bookings(
            key,
            counselor_id=referral["counselor_id"],
            hired_on=day,
            funding=Funding(posting["funding"]),
            channel=channel,
        ),
    )
    follow_ups = [
        _plan_check(book, act, placement, kind, due_on) for kind, due_on in schedule(starts_on or day, book.days)
    ]
    book.changed(act, SubjectKind.PLACEMENT, key)
    book.finish(act, "place", key, subject=(SubjectKind.PLACEMENT, key), token=token)
    return Hire(placement, referral, posting, entries, follow_ups, notices)


def read_notice(book: Book, actor: Actor, notice: Record, *, at: int, token: str | None = None) -> None:
    """Mark a notice as read."""
    act = book.begin(actor, at)
    book.notice.mend(notice, read_at=act.now)
    book.finish(act, "read_notices", 1, token=token)


def cancel_placement(book: Book, actor: Actor, hire: Hire, reason: str, *, at: int, token: str | None = None) -> None:
    """Cancel a placement: its ledger rows are reversed with the reason, its opening is free again."""
    why = clean(reason)
    act = book.begin(actor, at)
    placement, posting = hire.placement, hire.posting
    book.placement.mend(
        placement,
        state=PlacementState.CANCELLED.value,
        cancelled_on=act.today,
        cancelled_reason=why,
        version=placement["version"] + 1,
    )
    book.filled[posting["id"]] -= 1
    move(book, act, hire.referral, ReferralState.WITHDRAWN, note=why)
    if posting["state"] == PostingState.CLOSED and posting["closed_reason"] == FILLED:
        reopen(book, act, posting)
    _drop_checks(book, act, hire)
    book.reverse(act, hire.entries, why)
    book.changed(act, SubjectKind.PLACEMENT, placement["id"])
    subject = (SubjectKind.PLACEMENT, placement["id"])
    book.finish(act, "cancel_placement", placement["version"], subject=subject, token=token)


def record_follow_up(
    book: Book,
    actor: Actor,
    hire: Hire,
    row: Record,
    result: FollowUpResult,
    *,
    at: int,
    note: str | None = None,
    left_on: date | None = None,
    left_reason: LeftReason | None = None,
    token: str | None = None,
) -> None:
    """Record a check; somebody not reached is due again on the next business day, until the last try."""
    act = book.begin(actor, at)
    kind = FollowUpKind(row["kind"])
    check_result(kind, result, left_on=left_on, left_reason=left_reason)
    noted = clean_lines(note or "") or row["note"]
    version = row["version"] + 1
    tries = row["tries"] + (result is FollowUpResult.UNREACHED)
    left = (left_on or act.today) if result is FollowUpResult.LEFT else left_on
    if result is FollowUpResult.UNREACHED and tries < DEFAULTS[SettingName.FOLLOW_UP_TRIES]:
        due_on = book.days.after(act.today + timedelta(days=1), 0)
        book.follow_up.mend(row, note=noted, tries=tries, due_on=due_on, version=version)
    else:
        book.follow_up.mend(
            row,
            note=noted,
            tries=tries,
            result=result.value,
            done_on=act.today,
            left_on=left,
            left_reason=left_reason.value if left_reason else None,
            version=version,
        )
        if left is not None:
            _drop_checks(book, act, hire)
        if kind is FollowUpKind.MONTH_12 and result in (FollowUpResult.WORKING, FollowUpResult.UNREACHED):
            due_on = next_yearly(hire.placement["starts_on"], act.today, book.days)
            hire.follow_ups.append(_plan_check(book, act, hire.placement, FollowUpKind.YEARLY, due_on))
    book.changed(act, SubjectKind.FOLLOW_UP, row["id"])
    subject = (SubjectKind.FOLLOW_UP, row["id"])
    book.finish(act, "record_follow_up", version, subject=subject, token=token)


def _plan_check(book: Book, act: Act, placement: Record, kind: FollowUpKind, due_on: date) -> Record:
    return book.follow_up.add(
        {
            "institution_id": act.actor.institution_id,
            "placement_id": placement["id"],
            "seeker_id": placement["seeker_id"],
            "counselor_id": placement["counselor_id"],
            "kind": kind.value,
            "due_on": due_on,
            "recorded_at": act.now,
        }
    )


def _drop_checks(book: Book, act: Act, hire: Hire) -> None:
    for row in hire.follow_ups:
        if row["result"] is None:
            version = row["version"] + 1
            book.follow_up.mend(row, result=FollowUpResult.CANCELLED.value, done_on=act.today, version=version)
