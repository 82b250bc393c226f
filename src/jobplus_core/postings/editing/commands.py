"""Mend a posting that stands, give it a developing counselor, open it again."""

from dataclasses import replace
from typing import Final

from sqlmodel import func, select

from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.employers.commands import ensure_employer
from jobplus_core.employers.rules import name_key
from jobplus_core.errors import (
    AlreadyDone,
    FieldMissing,
    FieldRefused,
    OpeningsBelowHires,
    PostingFull,
    RestsOnIt,
    Stale,
)
from jobplus_core.hangul import clean
from jobplus_core.kinds import Indicator, PostingAct, PostingState, ReferralState, SubjectKind, korean
from jobplus_core.ledger.entries import append, reverse, standing_entries
from jobplus_core.postings.commands import (
    filled_openings,
    openings_booking,
    record_edit,
    reopen,
    settle,
    standing_posting,
)
from jobplus_core.postings.editing.rules import BOOKED, Changes, changes_between, read_changes
from jobplus_core.postings.rules import PostingForm, cleaned, posting_values, refuse_personal
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.tables.casework import Referral
from jobplus_core.tables.postings import Employer, Posting, PostingEdit
from jobplus_core.tables.staff import Counselor

_FIGURES: Final = frozenset({Indicator.POSTING.value, Indicator.OPENING.value})


def edit_posting(
    store: Store,
    actor: Actor,
    posting_id: int,
    form: PostingForm,
    *,
    developer_id: int | None,
    version: int,
    token: str | None = None,
) -> int:
    """Save a mended posting, with its history.

    A change of what its figures are booked under (day, funding, source, developing counselor) reverses them and books
    them anew; openings learned or corrected book the difference today. A posting whose openings come down to those
    hired is filled, one that wants more than are hired takes people again.

    Args:
        developer_id: The developing counselor it has from now on.
        version: The version that the form was opened on.

    Returns:
        The posting's new version; the old one where nothing changed.

    Raises:
        NotFound: There is no such posting of the actor's center.
        Stale: Another desk saved it since.
        OpeningsBelowHires: More people stand hired than openings are wanted.
        FieldMissing, FieldRefused, FutureDate, ResidentNumber: What the form must mend first.
    """
    refuse_personal(form)
    clean_form = cleaned(form)
    with store.write(actor, "edit_posting", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        work.not_after_today("registered_on", clean_form.registered_on)
        # The employer comes before the posting's lock, as in an import: whoever takes both takes them in one order.
        employer = _employer(work, work.get(Posting, posting_id), clean_form)
        posting = standing_posting(work, posting_id)
        if posting.version != version:
            raise Stale("posting", posting_id)
        _must_fit(work, posting, clean_form)
        values = posting_values(clean_form)
        if posting.external_no is not None:
            # What the feed said last: its next row, if it says the same, leaves what was mended here alone.
            del values["content_digest"]
        changes = changes_between({name: getattr(posting, name) for name in values}, values)
        if employer.key != posting.employer_id:
            changes["employer"] = (work.get(Employer, posting.employer_id).name, employer.name)
        if developer_id != posting.developer_id:
            _must_serve(work, developer_id)
            changes["developer_id"] = (posting.developer_id, developer_id)
        if changes:
            before = posting.openings
            for name, value in values.items():
                setattr(posting, name, value)
            posting.employer_id, posting.developer_id = employer.key, developer_id
            _save(work, posting, PostingAct.EDITED, changes)
            if BOOKED & changes.keys():
                _move_figures(work, posting, PostingAct.EDITED)
            difference = (posting.openings or 0) - (before or 0)
            if difference:
                append(work, openings_booking(posting, difference, work.today))
            settle(work, posting)
        return work.finish(posting.version, subject=(SubjectKind.POSTING, posting_id))[0]


def assign_developer(
    store: Store, actor: Actor, posting_id: int, developer_id: int | None, *, version: int, token: str | None = None
) -> int:
    """Give a posting another developing counselor, who is credited with its figures from then on.

    What was booked before is reversed and booked anew, on the days it was claimed for. An import's posting credits the
    institution until then, and keeps its channel.

    Returns:
        The posting's new version; the old one where the counselor is the same.

    Raises:
        NotFound, Stale: As `edit_posting`.
        FieldRefused: The counselor is none of the center's today.
    """
    with store.write(actor, "assign_developer", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        posting = standing_posting(work, posting_id)
        if posting.version != version:
            raise Stale("posting", posting_id)
        if developer_id != posting.developer_id:
            _must_serve(work, developer_id)
            changes = {"developer_id": (posting.developer_id, developer_id)}
            posting.developer_id = developer_id
            _save(work, posting, PostingAct.ASSIGNED, changes)
            _move_figures(work, posting, PostingAct.ASSIGNED)
        return work.finish(posting.version, subject=(SubjectKind.POSTING, posting_id))[0]


def reopen_posting(
    store: Store, actor: Actor, posting_id: int, reason: str, *, version: int | None = None, token: str | None = None
) -> int:
    """Take people again on a closed posting; it waits anew from today.

    Args:
        version: The version that was looked at; whichever it is where none is given.

    Returns:
        The posting's new version.

    Raises:
        NotFound, Stale: As `edit_posting`.
        AlreadyDone: It is open.
        PostingFull: Every opening is filled; the openings have to be mended first.
        FieldRefused: Its deadline is past and has to be mended first.
        FieldMissing, ResidentNumber: No reason is given, or one that looks like a resident registration number.
    """
    refuse_resident_number("reason", reason)
    why = clean(reason)
    if not why:
        raise FieldMissing("reason")
    with store.write(actor, "reopen_posting", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        posting = standing_posting(work, posting_id)
        if version is not None and posting.version != version:
            raise Stale("posting", posting_id)
        if posting.state == PostingState.OPEN:
            raise AlreadyDone(SubjectKind.POSTING, posting_id)
        _must_have_room(work, posting)
        if posting.closes_on is not None and posting.closes_on < work.today:
            raise FieldRefused("closes_on", posting.closes_on.isoformat(), "deadline_passed")
        reopen(work, posting, why)
        return work.finish(posting.version, subject=(SubjectKind.POSTING, posting_id))[0]


def undo_closing(work: Work, posting_id: int, closed_at: int, why: str) -> None:
    """Open a posting that was closed at `closed_at`, within the act that takes the closing back.

    It goes on where it stood: unlike a posting that is opened again it does not wait anew.

    Raises:
        NotFound: As `edit_posting`.
        RestsOnIt: Something was done with it since.
        PostingFull: Those referred before have filled it since.
    """
    posting = standing_posting(work, posting_id)
    _last_edit(work, posting, PostingAct.CLOSED, closed_at)
    _must_have_room(work, posting)
    changes = {"state": (posting.state, PostingState.OPEN.value), "closed_reason": (posting.closed_reason, None)}
    posting.state, posting.closed_on, posting.closed_reason = PostingState.OPEN.value, None, None
    _save(work, posting, PostingAct.UNDONE, changes, reason=why)


def undo_assigning(work: Work, posting_id: int, assigned_at: int, why: str) -> None:
    """Give a posting the developing counselor back whom it had before `assigned_at`, within the act that takes the
    assignment back; its figures go along.

    Raises:
        NotFound, FieldRefused: As `assign_developer`.
        AlreadyDone: The assignment changed nothing.
        RestsOnIt: Something was done with it since.
    """
    posting = standing_posting(work, posting_id)
    edit = _last_edit(work, posting, PostingAct.ASSIGNED, assigned_at)
    before = read_changes(edit.changes)["developer_id"][0]
    assert before is None or isinstance(before, int)
    _must_serve(work, before)
    changes = {"developer_id": (posting.developer_id, before)}
    posting.developer_id = before
    _save(work, posting, PostingAct.UNDONE, changes, reason=why)
    _move_figures(work, posting, PostingAct.UNDONE)


def _last_edit(work: Work, posting: Posting, act: PostingAct, edited_at: int) -> PostingEdit:
    """The step that an act wrote into a posting's history, if nothing was written behind it."""
    later = work.session.exec(
        select(PostingEdit).where(PostingEdit.posting_id == posting.key, PostingEdit.edited_at >= edited_at)
    ).all()
    if not later:
        raise AlreadyDone(SubjectKind.POSTING, posting.key)
    (first, *behind) = sorted(later, key=lambda row: row.key)
    if behind or first.act != act or first.edited_at != edited_at:
        raise RestsOnIt(SubjectKind.POSTING, posting.key)
    return first


def _employer(work: Work, posting: Posting, form: PostingForm) -> Employer:
    """The posting's employer while the form names it as before, wherever the work now is; else whoever is named."""
    own = work.get(Employer, posting.employer_id)
    if name_key(own.name) == name_key(form.employer):
        return own
    key = ensure_employer(work, form.employer, district_code=form.district_code, industry_text=form.industry_text)
    return work.get(Employer, key)


def _must_have_room(work: Work, posting: Posting) -> None:
    if posting.openings is not None and filled_openings(work, posting.key) >= posting.openings:
        raise PostingFull(posting.key, posting.openings)


def _must_fit(work: Work, posting: Posting, form: PostingForm) -> None:
    filled = filled_openings(work, posting.key)
    if form.openings is not None and form.openings < filled:
        raise OpeningsBelowHires(posting.key, form.openings, filled)
    first = work.session.exec(
        select(func.min(Referral.referred_on)).where(
            Referral.posting_id == posting.key, Referral.state != ReferralState.UNDONE.value
        )
    ).one()
    if first is not None and form.registered_on > first:
        raise FieldRefused("registered_on", form.registered_on.isoformat(), "after_referral")


def _must_serve(work: Work, developer_id: int | None) -> None:
    if developer_id is None:
        return
    found = work.session.get(Counselor, developer_id)
    serves = found is not None and found.institution_id == work.actor.institution_id
    if found is None or not serves or (found.left_on is not None and found.left_on < work.today):
        raise FieldRefused("developer", str(developer_id), "not_serving")


def _save(work: Work, posting: Posting, act: PostingAct, changes: Changes, *, reason: str | None = None) -> None:
    posting.version += 1
    work.session.add(posting)
    work.session.flush()
    record_edit(work, posting, act, changes, reason=reason)
    work.changed(SubjectKind.POSTING, posting.key)


def _move_figures(work: Work, posting: Posting, act: PostingAct) -> None:
    """Reverse what stands booked on a posting, and book it anew as the posting now is; openings keep their days.

    Placements keep the funding they were booked with: the hire was made under it.
    """
    entries = [
        entry for entry in standing_entries(work, SubjectKind.POSTING, posting.key) if entry.indicator in _FIGURES
    ]
    registered = min((entry.occurred_on for entry in entries if entry.indicator == Indicator.POSTING), default=None)
    reverse(work, entries, korean(act))
    anew = []
    for entry in entries:
        first = entry.occurred_on == registered
        day = posting.registered_on if first else max(entry.occurred_on, posting.registered_on)
        booking = openings_booking(posting, entry.quantity, day)
        anew.append(replace(booking, indicator=Indicator(entry.indicator)))
    append(work, *anew)
