"""Postings, referrals and how they go on: as `postings`, `employers` and `referrals` do."""

from datetime import date

from jobplus_core.actor import Actor
from jobplus_core.demo.acts.book import Act, Book
from jobplus_core.demo.acts.sheets import Record
from jobplus_core.employers.rules import name_key
from jobplus_core.hangul import clean, clean_lines
from jobplus_core.kinds import (
    LIVE_REFERRALS,
    Channel,
    PostingAct,
    PostingState,
    ReferralState,
    RefusalReason,
    SubjectKind,
)
from jobplus_core.postings.editing.rules import changes_json
from jobplus_core.postings.rules import PostingForm, cleaned, posting_bookings, posting_values
from jobplus_core.referrals.rules import Shown, answer_due, check_move, referral_bookings
from jobplus_core.settings import DEFAULTS, SettingName


def register_posting(book: Book, actor: Actor, form: PostingForm, *, at: int, token: str | None = None) -> Record:
    """Take a posting in, credited to the actor.

    Returns:
        The posting's row.
    """
    clean_form = cleaned(form)
    act = book.begin(actor, at)
    employer_id = _ensure_employer(book, act, clean_form)
    posting = book.posting.add(
        {
            "institution_id": actor.institution_id,
            "employer_id": employer_id,
            "developer_id": actor.counselor_id,
            "recorded_at": act.now,
            **posting_values(clean_form),
        }
    )
    key = posting["id"]
    book.append(
        act,
        posting_bookings(
            key,
            developer_id=actor.counselor_id,
            registered_on=clean_form.registered_on,
            funding=clean_form.funding,
            source=clean_form.source,
            openings=clean_form.openings,
        ),
    )
    book.changed(act, SubjectKind.POSTING, key)
    book.finish(act, "register_posting", key, subject=(SubjectKind.POSTING, key), token=token)
    return posting


def close_posting(book: Book, actor: Actor, posting: Record, reason: str, *, at: int, token: str | None = None) -> None:
    """Close a posting with a reason."""
    act = book.begin(actor, at)
    shut(book, act, posting, clean(reason))
    book.finish(act, "close_posting", posting["id"], subject=(SubjectKind.POSTING, posting["id"]), token=token)


def takes_people(book: Book, posting: Record) -> bool:
    """Whether somebody may still be referred to a posting."""
    openings = posting["openings"]
    return bool(posting["state"] == PostingState.OPEN and (openings is None or book.filled[posting["id"]] < openings))


def refer(
    book: Book,
    actor: Actor,
    seeker_id: int,
    posting: Record,
    *,
    at: int,
    referred_on: date | None = None,
    urgent: bool = False,
    shown: Shown | None = None,
    token: str | None = None,
) -> Record:
    """Refer a seeker to a posting that takes people.

    Returns:
        The referral's row.
    """
    counselor_id = actor.counselor_id
    if counselor_id is None:
        raise ValueError("only a counselor refers")
    act = book.begin(actor, at)
    day = referred_on or act.today
    referral = book.referral.add(
        {
            "institution_id": actor.institution_id,
            "seeker_id": seeker_id,
            "posting_id": posting["id"],
            "counselor_id": counselor_id,
            "urgent": urgent,
            "channel": Channel.CENTER.value,
            "state": ReferralState.REFERRED.value,
            "score": shown.score if shown else None,
            "weight_version": shown.weight_version if shown else None,
            "reasons": shown.reasons if shown else None,
            "referred_on": day,
            "answer_due_on": book.days.after(day, DEFAULTS[SettingName.ANSWER_BUSINESS_DAYS]),
            "recorded_at": act.now,
        }
    )
    key = referral["id"]
    book.live[posting["id"]].append(referral)
    book.append(
        act,
        referral_bookings(key, counselor_id=counselor_id, referred_on=day, urgent=urgent, channel=Channel.CENTER),
    )
    book.changed(act, SubjectKind.REFERRAL, key)
    book.finish(act, "refer", key, subject=(SubjectKind.REFERRAL, key), token=token)
    return referral


def record_outcome(
    book: Book,
    actor: Actor,
    referral: Record,
    state: ReferralState,
    *,
    at: int,
    reason: RefusalReason | None = None,
    note: str | None = None,
    token: str | None = None,
) -> None:
    """Move a referral on."""
    act = book.begin(actor, at)
    check_move(referral["id"], ReferralState(referral["state"]), state, reason, note)
    move(book, act, referral, state, reason=reason, note=clean_lines(note or "") or None)
    subject = (SubjectKind.REFERRAL, referral["id"])
    book.finish(act, "record_outcome", referral["version"], subject=subject, token=token)


def move(
    book: Book,
    act: Act,
    referral: Record,
    state: ReferralState,
    *,
    reason: RefusalReason | None = None,
    note: str | None = None,
) -> None:
    """Move a referral within an act that does more."""
    ended = state not in LIVE_REFERRALS
    if ended and referral["ended_on"] is None:
        book.live[referral["posting_id"]].remove(referral)
    book.referral_move.add(
        {
            "referral_id": referral["id"],
            "from_state": referral["state"],
            "to_state": state.value,
            "moved_on": act.today,
            "account_id": act.actor.account_id,
            "reason": reason.value if reason else None,
            "note": note,
            "recorded_at": act.now,
        }
    )
    due = answer_due(
        state,
        act.today,
        book.days,
        within=DEFAULTS[SettingName.ANSWER_BUSINESS_DAYS],
        due=referral["answer_due_on"],
    )
    book.referral.mend(
        referral,
        state=state.value,
        answer_due_on=due,
        ended_on=act.today if ended else None,
        refusal_reason=reason.value if reason else None,
        refusal_note=note,
        version=referral["version"] + 1,
    )
    book.changed(act, SubjectKind.REFERRAL, referral["id"])


def shut(book: Book, act: Act, posting: Record, reason: str) -> None:
    """Close a posting within an act that does more."""
    _set_state(book, act, posting, PostingState.CLOSED, act.today, reason, PostingAct.CLOSED)


def reopen(book: Book, act: Act, posting: Record) -> None:
    """Take people again on a posting, within an act that does more."""
    _set_state(book, act, posting, PostingState.OPEN, None, None, PostingAct.REOPENED)


def _set_state(
    book: Book,
    act: Act,
    posting: Record,
    state: PostingState,
    closed_on: date | None,
    reason: str | None,
    what: PostingAct,
) -> None:
    changes = {"state": (posting["state"], state.value), "closed_reason": (posting["closed_reason"], reason)}
    version = posting["version"] + 1
    book.posting.mend(posting, state=state.value, closed_on=closed_on, closed_reason=reason, version=version)
    book.edit.add(
        {
            "posting_id": posting["id"],
            "account_id": act.actor.account_id,
            "act": what.value,
            "changes": changes_json(changes),
            "version": version,
            "edited_at": act.now,
        }
    )
    book.changed(act, SubjectKind.POSTING, posting["id"])


def _ensure_employer(book: Book, act: Act, form: PostingForm) -> int:
    name = clean(form.employer)
    known = book.employers[name_key(name)]
    for employer in known:
        if form.district_code is None or employer["district_code"] in (None, form.district_code):
            return int(employer["id"])
    known.append(
        book.employer.add(
            {
                "institution_id": act.actor.institution_id,
                "name": name,
                "name_key": name_key(name),
                "district_code": form.district_code,
                "industry_text": form.industry_text,
                "created_at": act.now,
            }
        )
    )
    book.changed(act, SubjectKind.EMPLOYER, known[-1]["id"])
    return int(known[-1]["id"])
