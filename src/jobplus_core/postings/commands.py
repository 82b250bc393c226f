"""Take postings in, mend them, and close them."""

from dataclasses import replace
from datetime import date
from typing import Final

from sqlmodel import func, select

from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.employers.commands import ensure_employer
from jobplus_core.errors import AlreadyDone, FieldMissing
from jobplus_core.hangul import clean
from jobplus_core.kinds import Channel, Funding, Indicator, PlacementState, PostingSource, PostingState, SubjectKind
from jobplus_core.ledger.bookings import Booking
from jobplus_core.ledger.entries import append
from jobplus_core.postings.rules import PostingForm, cleaned, posting_bookings, posting_values, refuse_personal
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.tables.casework import Placement
from jobplus_core.tables.postings import Posting

FILLED: Final = "filled"


def register_posting(store: Store, actor: Actor, form: PostingForm, *, token: str | None = None) -> int:
    """Take a posting in, credited to the actor; books 구인건수 and, where known, 구인인원.

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
        key = insert_posting(work, clean_form, developer_id=actor.counselor_id)
        return work.finish(key, subject=(SubjectKind.POSTING, key))[0]


def close_posting(store: Store, actor: Actor, posting_id: int, reason: str, *, token: str | None = None) -> int:
    """Close a posting with a reason.

    Raises:
        NotFound, AlreadyDone, FieldMissing: It is not there, closed already, or no reason is given.
        ResidentNumber: The reason looks like a resident registration number.
    """
    refuse_resident_number("reason", reason)
    with store.write(actor, "close_posting", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        if not clean(reason):
            raise FieldMissing("reason")
        posting = work.get(Posting, posting_id, lock=True)
        if posting.state == PostingState.CLOSED:
            raise AlreadyDone(SubjectKind.POSTING, posting_id)
        shut(work, posting, clean(reason))
        return work.finish(posting_id, subject=(SubjectKind.POSTING, posting_id))[0]


def insert_posting(work: Work, form: PostingForm, *, developer_id: int | None, import_run_id: int | None = None) -> int:
    """Insert a cleaned posting and book it."""
    work.not_after_today("registered_on", form.registered_on)
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
        ),
    )
    work.changed(SubjectKind.POSTING, posting.key)
    return posting.key


def update_posting(work: Work, posting: Posting, form: PostingForm) -> None:
    """Mend a locked posting from a cleaned form; openings learned or changed book the difference today.

    Openings never fall below the people who were hired for them. More openings than a filled posting had, or
    nobody saying any longer how many, open it again.
    """
    before = posting.openings
    if form.openings is not None:
        form = replace(form, openings=max(form.openings, filled_openings(work, posting.key)))
    values = posting_values(form)
    del values["registered_on"], values["funding"], values["source"]
    for name, value in values.items():
        setattr(posting, name, value)
    posting.employer_id = ensure_employer(
        work, form.employer, district_code=form.district_code, industry_text=form.industry_text
    )
    posting.version += 1
    work.session.add(posting)
    work.session.flush()
    more = form.openings is None or form.openings > (before or 0)
    if more and posting.state == PostingState.CLOSED and posting.closed_reason == FILLED:
        reopen(work, posting)
    difference = (form.openings or 0) - (before or 0)
    if difference:
        append(work, openings_booking(posting, difference, work.today))
    work.changed(SubjectKind.POSTING, posting.key)


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
        channel=Channel.IMPORT if posting.source == PostingSource.IMPORT else Channel.CENTER,
    )


def filled_openings(work: Work, posting_id: int) -> int:
    """Standing placements on a posting; exact while the posting is locked."""
    return work.session.exec(
        select(func.count()).where(Placement.posting_id == posting_id, Placement.state == PlacementState.STANDING.value)
    ).one()


def by_external_no(work: Work, external_no: str) -> Posting | None:
    """The posting that an earlier import made from this number."""
    return work.session.exec(
        select(Posting).where(Posting.institution_id == work.actor.institution_id, Posting.external_no == external_no)
    ).first()


def shut(work: Work, posting: Posting, reason: str) -> None:
    """Close a locked posting within a command that does more."""
    posting.state = PostingState.CLOSED.value
    posting.closed_on = work.today
    posting.closed_reason = reason
    posting.version += 1
    work.session.add(posting)
    work.changed(SubjectKind.POSTING, posting.key)


def reopen(work: Work, posting: Posting) -> None:
    """Take people again on a locked posting, within a command that does more."""
    posting.state = PostingState.OPEN.value
    posting.closed_on = None
    posting.closed_reason = None
    posting.version += 1
    work.session.add(posting)
    work.changed(SubjectKind.POSTING, posting.key)
