"""Put two records of one person together, and take them apart again."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlmodel import col, or_, select

from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.errors import (
    AlreadyDone,
    FieldMissing,
    LaterMerge,
    MergeWithItself,
    NotFound,
    RoleMissing,
    Stale,
)
from jobplus_core.hangul import clean
from jobplus_core.kinds import Role, SubjectKind
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.seekers.finding.commands import drop_name_parts, write_name_parts
from jobplus_core.seekers.merging.rules import FIELDS, Item, column_fills, empty_value, list_fills, still_held
from jobplus_core.seekers.rules import SeekerForm, WishedOccupation, missing_stars
from jobplus_core.tables.people import Seeker, SeekerLicense, SeekerMerge, Wish

_WISHES = {"occupations": "occupation", "places": "place"}


def merge_seekers(
    store: Store,
    actor: Actor,
    kept_id: int,
    merged_id: int,
    *,
    reason: str,
    kept_version: int,
    merged_version: int,
    fill: Collection[str] | None = None,
    token: str | None = None,
) -> int:
    """Say that two records are one person's (합치기): the merged one leads to the kept one from now on.

    Nothing that stands beneath either is moved, so both histories and every figure stay as they were. Records that
    were merged into the merged one lead to the kept one too.

    Args:
        kept_version, merged_version: The versions that were compared.
        fill: Names of the blank fields that the kept record takes over; all that can be when not given.

    Returns:
        The merge's id.

    Raises:
        RoleMissing: The account is no counselor's.
        MergeWithItself, RecordMerged: It is one record, or one of them leads to another already.
        NotFound: There is no such record in this center.
        Stale: Another desk saved one of them since.
        FieldMissing, ResidentNumber: No reason is given, or one that looks like a resident registration number.
    """
    why = _reason(actor, reason)
    with store.write(actor, "merge_seekers", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        if kept_id == merged_id:
            raise MergeWithItself(kept_id)
        # In order of their numbers, so that two desks that merge the same records never wait for each other.
        held = {key: _locked(work, key) for key in sorted((kept_id, merged_id))}
        kept, merged = held[kept_id], held[merged_id]
        for row, version in ((kept, kept_version), (merged, merged_version)):
            if row.version != version:
                raise Stale("seeker", row.key)
        under = _merged_into(work, merged_id)
        filled = _fill(work, kept, merged, fill)
        moved = [merged_id, *(row.key for row in under)]
        for row in (merged, *under):
            row.merged_into_id = kept_id
            work.session.add(row)
        for row in (kept, merged):
            row.version += 1
            work.session.add(row)
        drop_name_parts(work, merged_id)
        done = work.add(
            SeekerMerge(
                institution_id=actor.institution_id,
                kept_id=kept_id,
                merged_id=merged_id,
                account_id=actor.account_id,
                merged_at=work.now,
                reason=why,
                moved=json.dumps(moved),
                filled=json.dumps(filled, ensure_ascii=False),
            )
        )
        for key in (kept_id, *moved):
            work.changed(SubjectKind.SEEKER, key)
        return work.finish(done.key, subject=(SubjectKind.SEEKER, kept_id))[0]


def unmerge_seekers(
    store: Store, actor: Actor, merge_id: int, *, reason: str, version: int, token: str | None = None
) -> int:
    """Take two merged records apart again (나누기): both are what they were, and what was done since stays where it is.

    What the kept record took over is emptied where it still holds exactly that; what a counselor wrote since stays.

    Args:
        version: The kept record's version.

    Returns:
        The id of the record that stands by itself again.

    Raises:
        RoleMissing: The account is no counselor's.
        NotFound: There is no such merge in this center.
        AlreadyDone: It was taken back before.
        LaterMerge: The person's records were merged again later; that one goes first.
        Stale: Another desk saved the kept record since.
        FieldMissing, ResidentNumber: No reason is given, or one that looks like a resident registration number.
    """
    why = _reason(actor, reason)
    with store.write(actor, "unmerge_seekers", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        merge = work.get(SeekerMerge, merge_id, lock=True)
        if merge.institution_id != actor.institution_id:
            raise NotFound("seeker_merge", merge_id)
        if merge.undone_at is not None:
            raise AlreadyDone("seeker_merge", merge_id)
        later = _newest_merge(work, merge.merged_id)
        if later != merge_id:
            raise LaterMerge(merge_id, later)
        kept = work.get_version(Seeker, merge.kept_id, version)
        moved: list[int] = json.loads(merge.moved)
        for row in _merged_into(work, kept.key):
            if row.key == merge.merged_id:
                row.merged_into_id = None
                row.version += 1
                write_name_parts(work, row)
            elif row.key in moved:
                row.merged_into_id = merge.merged_id
            work.session.add(row)
        _empty(work, kept, json.loads(merge.filled))
        kept.version += 1
        merge.undone_by_id, merge.undone_at, merge.undone_reason = actor.account_id, work.now, why
        work.session.add(kept)
        work.session.add(merge)
        for key in (kept.key, *moved):
            work.changed(SubjectKind.SEEKER, key)
        return work.finish(merge.merged_id, subject=(SubjectKind.SEEKER, kept.key))[0]


def family_of(work: Work, seeker_id: int) -> list[int]:
    """All records of one person, whichever of them is named; for what may happen to a person only once."""
    kept = work.session.exec(select(Seeker.merged_into_id).where(Seeker.id == seeker_id)).first() or seeker_id
    found = work.session.exec(
        select(Seeker.id).where(or_(Seeker.id == kept, Seeker.merged_into_id == kept)).order_by(col(Seeker.id))
    )
    return [key for key in found if key is not None]


def _reason(actor: Actor, reason: str) -> str:
    if actor.counselor_id is None:
        raise RoleMissing(Role.COUNSELOR)
    refuse_resident_number("reason", reason)
    why = clean(reason)
    if not why:
        raise FieldMissing("reason")
    return why


def _locked(work: Work, seeker_id: int) -> Seeker:
    row = work.get(Seeker, seeker_id, lock=True)
    if row.institution_id != work.actor.institution_id or row.staged or row.destroyed_at is not None:
        raise NotFound("seeker", seeker_id)
    return row


def _merged_into(work: Work, seeker_id: int) -> list[Seeker]:
    found = work.session.exec(
        select(Seeker)
        .where(Seeker.merged_into_id == seeker_id)
        .order_by(col(Seeker.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return list(found)


def _newest_merge(work: Work, seeker_id: int) -> int:
    """The newest standing merge among the records of the person that this one belongs to."""
    records = family_of(work, seeker_id)
    found = work.session.exec(
        select(SeekerMerge.id)
        .where(col(SeekerMerge.kept_id).in_(records), col(SeekerMerge.undone_at).is_(None))
        .order_by(col(SeekerMerge.id).desc())
    ).first()
    return found or 0


def _fill(work: Work, kept: Seeker, merged: Seeker, wanted: Collection[str] | None) -> dict[str, Any]:
    """Fill blanks of the kept record and say with what."""
    columns = column_fills(_columns(kept), _columns(merged), wanted)
    lists = list_fills(_lists(work, kept.key), _lists(work, merged.key), wanted)
    for values in columns.values():
        for column, value in values.items():
            setattr(kept, column, getattr(merged, column) if value is not None else value)
    for name, items in lists.items():
        for rank, item in enumerate(items, 1):
            work.session.add(_item(kept.key, name, rank, item))
    _judge(work, kept)
    return {"columns": columns, "lists": lists}


def _empty(work: Work, kept: Seeker, filled: Mapping[str, Any]) -> None:
    """Take back what was filled, where nobody wrote anything else since."""
    now = _columns(kept)
    for values in filled["columns"].values():
        if still_held(now, values):
            for column in values:
                setattr(kept, column, empty_value(column))
    held = _lists(work, kept.key)
    for name, items in filled["lists"].items():
        if [list(item) for item in held[name]] == items:
            for row in _rows(work, kept.key, name):
                work.session.delete(row)
    _judge(work, kept)


def _judge(work: Work, seeker: Seeker) -> None:
    """Say anew whether the record is complete."""
    work.session.flush()
    jobs = _lists(work, seeker.key)["occupations"]
    form = SeekerForm(
        name=seeker.name,
        birth_date=seeker.birth_date,
        phone=seeker.phone,
        district_code=seeker.district_code,
        occupations=tuple(WishedOccupation(text, code or None) for text, code, _edition in jobs),
        wage_won=seeker.wage_won,
    )
    seeker.complete = not missing_stars(form)


def _columns(seeker: Seeker) -> dict[str, str | int | bool | date | None]:
    return {column: getattr(seeker, column) for columns in FIELDS.values() for column in columns}


def _rows(work: Work, seeker_id: int, name: str) -> Sequence[Wish | SeekerLicense]:
    if name in _WISHES:
        return work.session.exec(
            select(Wish).where(Wish.seeker_id == seeker_id, Wish.kind == _WISHES[name]).order_by(col(Wish.rank))
        ).all()
    return work.session.exec(
        select(SeekerLicense).where(SeekerLicense.seeker_id == seeker_id).order_by(col(SeekerLicense.id))
    ).all()


def _lists(work: Work, seeker_id: int) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for name in (*_WISHES, "licenses"):
        found[name] = [
            (row.text, row.code or "", row.edition or "") if isinstance(row, Wish) else (row.name, row.code or "")
            for row in _rows(work, seeker_id, name)
        ]
    return found


def _item(seeker_id: int, name: str, rank: int, item: Sequence[str]) -> Wish | SeekerLicense:
    if name in _WISHES:
        text, code, edition = item
        return Wish(
            seeker_id=seeker_id,
            kind=_WISHES[name],
            rank=rank,
            text=text,
            code=code or None,
            edition=edition or None,
        )
    text, code = item
    return SeekerLicense(seeker_id=seeker_id, name=text, code=code or None)
