"""Take postings in, mend them, and close them."""

from dataclasses import replace
from datetime import date
from typing import Final

from sqlmodel import func, select

from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.employers.commands import ensure_employer
from jobplus_core.employers.rules import name_key
from jobplus_core.errors import AlreadyDone, NotFound, Stale
from jobplus_core.kinds import (
    CloseReason,
    Funding,
    Indicator,
    PlacementState,
    PostingAct,
    PostingSource,
    PostingState,
    SubjectKind,
)
from jobplus_core.ledger.bookings import Booking
from jobplus_core.ledger.entries import append
from jobplus_core.postings.editing.rules import Changes, changes_between, changes_json, closing_text
from jobplus_core.postings.rules import (
    PostingForm,
    channel_of,
    cleaned,
    posting_bookings,
    posting_values,
    refuse_personal,
)
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.tables.casework import Placement
from jobplus_core.tables.postings import Employer, Posting, PostingEdit

FILLED: Final = CloseReason.FILLED.value


def register_posting(
    store: Store, actor: Actor, form: PostingForm, *, employer_id: int | None = None, token: str | None = None
) -> int:
    """Take a posting in, credited to the actor; books 구인건수 and, where known, 구인인원.

    Args:
        employer_id: The employer it was opened for: it stays that one's wherever the work is, as long as the form names
            it.

    Returns:
        The posting's id.

    Raises:
        FieldMissing, FieldRefused, FutureDate, ResidentNumber: What the form must mend first.
    """
    refuse_personal(form)
    clean_form = cleaned(form)
    with store.write(actor, "register_posting", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        named = None if employer_id is None else work.get(Employer, employer_id)
        ours = named is not None and named.institution_id == actor.institution_id
        if named is None or not ours or named.name_key != name_key(clean_form.employer):
            employer_id = None
        key = insert_posting(work, clean_form, developer_id=actor.counselor_id, employer_id=employer_id)
        return work.finish(key, subject=(SubjectKind.POSTING, key))[0]


def close_posting(
    store: Store,
    actor: Actor,
    posting_id: int,
    reason: str,
    *,
    note: str = "",
    version: int | None = None,
    token: str | None = None,
) -> int:
    """Close a posting with a reason.

    Args:
        reason: A `CloseReason`, or words of one's own.
        note: What there is to say beside a coded reason; the one for everything else needs it.
        version: The version that was looked at; whichever it is where none is given.

    Raises:
        NotFound: There is no such posting of the actor's center.
        Stale, AlreadyDone: Another desk saved it since, or it is closed already.
        FieldMissing, FieldRefused: No reason is given, or the store's own.
        ResidentNumber: The reason looks like a resident registration number.
    """
    refuse_resident_number("reason", reason)
    refuse_resident_number("reason", note)
    kept = closing_text(reason, note)
    with store.write(actor, "close_posting", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        posting = standing_posting(work, posting_id)
        if version is not None and posting.version != version:
            raise Stale("posting", posting_id)
        if posting.state == PostingState.CLOSED:
            raise AlreadyDone(SubjectKind.POSTING, posting_id)
        shut(work, posting, kept)
        return work.finish(posting_id, subject=(SubjectKind.POSTING, posting_id))[0]


def insert_posting(
    work: Work,
    form: PostingForm,
    *,
    developer_id: int | None,
    import_run_id: int | None = None,
    employer_id: int | None = None,
) -> int:
    """Insert a cleaned posting and book it; its employer is found or made by its name where none is given."""
    work.not_after_today("registered_on", form.registered_on)
    if employer_id is None:
        employer_id = ensure_employer(
            work, form.employer, district_code=form.district_code, industry_text=form.industry_text
        )
    posting = work.add(
        Posting(
            institution_id=work.actor.institution_id,
            employer_id=employer_id,
            developer_id=developer_id,
            import_run_id=import_run_id,
            state=PostingState.OPEN.value,
            recorded_at=work.now,
            **posting_values(form),
        )
    )
    append(
        work,
        *posting_bookings(
            posting.key,
            developer_id=developer_id,
            registered_on=form.registered_on,
            funding=form.funding,
            source=form.source,
            openings=form.openings,
            by_run=import_run_id is not None,
        ),
    )
    work.changed(SubjectKind.POSTING, posting.key)
    return posting.key


def update_posting(work: Work, posting: Posting, form: PostingForm) -> None:
    """Mend a locked posting from an import's cleaned form; openings learned or changed book the difference today.

    Openings never fall below the people who were hired for them. More openings than a filled posting had, or
    nobody saying any longer how many, open it again. What was there before stands in the posting's history.
    """
    before = posting.openings
    if form.openings is not None:
        form = replace(form, openings=max(form.openings, filled_openings(work, posting.key)))
    values = posting_values(form)
    del values["registered_on"], values["funding"], values["source"]
    changes = changes_between({name: getattr(posting, name) for name in values}, values)
    for name, value in values.items():
        setattr(posting, name, value)
    employer_id = ensure_employer(
        work, form.employer, district_code=form.district_code, industry_text=form.industry_text
    )
    if employer_id != posting.employer_id:
        changes["employer"] = (work.get(Employer, posting.employer_id).name, work.get(Employer, employer_id).name)
        posting.employer_id = employer_id
    posting.version += 1
    work.session.add(posting)
    work.session.flush()
    if changes:
        record_edit(work, posting, PostingAct.IMPORTED, changes)
    settle(work, posting)
    difference = (form.openings or 0) - (before or 0)
    if difference:
        append(work, openings_booking(posting, difference, work.today))
    work.changed(SubjectKind.POSTING, posting.key)


def standing_posting(work: Work, posting_id: int) -> Posting:
    """The locked posting, if it is one of the actor's center that an import has neither in the making nor taken back.

    Raises:
        NotFound: It is not.
    """
    posting = work.get(Posting, posting_id, lock=True)
    shown = posting.state in (PostingState.OPEN, PostingState.CLOSED)
    if not shown or posting.institution_id != work.actor.institution_id:
        raise NotFound("posting", posting_id)
    return posting


def settle(work: Work, posting: Posting) -> None:
    """Fill a locked posting whose openings have come down to those hired, or take people on a filled one that wants
    more; what a person closed stays closed."""
    full = posting.openings is not None and filled_openings(work, posting.key) >= posting.openings
    if full and posting.state == PostingState.OPEN:
        shut(work, posting, FILLED)
    elif not full and posting.state == PostingState.CLOSED and posting.closed_reason == FILLED:
        reopen(work, posting)


def record_edit(work: Work, posting: Posting, act: PostingAct, changes: Changes, *, reason: str | None = None) -> None:
    """Write into a posting's history what has just become of it."""
    work.add(
        PostingEdit(
            posting_id=posting.key,
            account_id=work.actor.account_id,
            act=act.value,
            reason=reason,
            changes=changes_json(changes),
            version=posting.version,
            edited_at=work.now,
        )
    )


def openings_booking(posting: Posting, difference: int, day: date) -> Booking:
    """The booking of openings learned, or corrected, after the posting was registered."""
    return Booking(
        indicator=Indicator.OPENING,
        counselor_id=posting.developer_id,
        occurred_on=day,
        subject_kind=SubjectKind.POSTING,
        subject_id=posting.key,
        quantity=difference,
        funding=Funding(posting.funding),
        channel=channel_of(
            PostingSource(posting.source),
            developer_id=posting.developer_id,
            by_run=posting.import_run_id is not None,
        ),
    )


def filled_openings(work: Work, posting_id: int) -> int:
    """Standing placements on a posting; exact while the posting is locked."""
    return work.session.exec(
        select(func.count()).where(Placement.posting_id == posting_id, Placement.state == PlacementState.STANDING.value)
    ).one()


def shut(work: Work, posting: Posting, reason: str) -> None:
    """Close a locked posting within a command that does more."""
    _set_state(work, posting, PostingState.CLOSED, work.today, reason, PostingAct.CLOSED)


def reopen(work: Work, posting: Posting, why: str | None = None, *, undone: bool = False) -> None:
    """Take people again on a locked posting, within a command that does more; it waits anew from today.

    Args:
        undone: Whether what closed it was taken back: then it goes on where it stood.
    """
    act = PostingAct.UNDONE if undone else PostingAct.REOPENED
    _set_state(work, posting, PostingState.OPEN, None, None, act, why)


def _set_state(
    work: Work,
    posting: Posting,
    state: PostingState,
    closed_on: date | None,
    closed_reason: str | None,
    act: PostingAct,
    why: str | None = None,
) -> None:
    changes = {"state": (posting.state, state.value), "closed_reason": (posting.closed_reason, closed_reason)}
    posting.state, posting.closed_on, posting.closed_reason = state.value, closed_on, closed_reason
    posting.version += 1
    work.session.add(posting)
    record_edit(work, posting, act, changes, reason=why)
    work.changed(SubjectKind.POSTING, posting.key)
