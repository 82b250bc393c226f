"""Keep what matching rests on: the stored index, folded by whoever gets to it, and a center's weights."""

import json
from typing import Final

from sqlmodel import Session, func, select, text

from jobplus_core.actor import Actor
from jobplus_core.clock import micros
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.errors import FieldMissing, FieldRefused, RoleMissing, Stale
from jobplus_core.hangul import clean
from jobplus_core.kinds import Role, SubjectKind
from jobplus_core.matching.changes import Cursor, now
from jobplus_core.matching.criteria import BY_NAME
from jobplus_core.matching.kept import Kept, Pools, built
from jobplus_core.matching.pieces import LAYOUT, pieces_of
from jobplus_core.matching.queries_stored import centers, mark_of, pieces_in
from jobplus_core.matching.weights import DEFAULT, TOTAL
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.tables.matching import MatchMark, WeightSetRow

_FOLD_LOCK: Final = 0x4A504658
_SIDES: Final = ("posting", "seeker")


def fold(store: Store, institution_id: int) -> bool:
    """Fold what has changed into the stored index; build it where there is none that can be used.

    Business writes only note what changed. Any desk may fold: whoever finds that another is at it, or has been
    since, leaves it at that. A dead desk leaves no lock behind.

    Returns:
        Whether this call has written the index.

    Raises:
        StoreRefusal: The store cannot be read or written; the index is as it was.
    """
    kept = Kept(institution_id)
    with store.read() as reader:
        pools = kept.pools(reader)
        before = _stored_pieces(store, institution_id)
        seen = mark_of(reader, institution_id)
        if len(pools.postings.ids) > 2 * len(pools.postings) or len(pools.seekers.ids) > 2 * len(pools.seekers):
            # More slots stand empty than are taken.
            pools = built(reader, institution_id)
    return _write(store, institution_id, pools, kept.cursor, seen and seen.folded_at, before)


def rebuild_index(store: Store, institution_id: int) -> bool:
    """Build the stored index anew from the tables, whatever stands there.

    Returns:
        Whether this call has written the index; another desk may be at it.

    Raises:
        StoreRefusal: The store cannot be read or written; the index is as it was.
    """
    with store.read() as reader:
        cursor, pools = now(reader), built(reader, institution_id)
        before = _stored_pieces(store, institution_id)
        seen = mark_of(reader, institution_id)
    return _write(store, institution_id, pools, cursor, seen and seen.folded_at, before)


def rebuild_all(store: Store) -> None:
    """Build the stored index of every center anew.

    Raises:
        StoreRefusal: The store cannot be read or written; what was stored before stands.
    """
    with store.read() as reader:
        keys = centers(reader)
    for key in keys:
        rebuild_index(store, key)


def save_weights(
    store: Store,
    actor: Actor,
    weights: dict[str, int],
    note: str,
    *,
    over: int | None = None,
    token: str | None = None,
) -> int:
    """Save how much each criterion counts from now on at the actor's center, as the next version.

    Args:
        over: The version that they are to take the place of; whichever holds where none is named.

    Returns:
        The version; referrals made with it will name it.

    Raises:
        RoleMissing: Only leads change weights.
        FieldMissing: No note says why.
        ResidentNumber: The note looks like a resident registration number.
        FieldRefused: The weights are not whole numbers from 0 on for criteria there are, or do not sum to 100.
        Stale: Another version than `over` holds by now.
    """
    must_decide(actor, note)
    for name, weight in weights.items():
        if name not in BY_NAME or not 0 <= weight <= TOTAL:
            raise FieldRefused("weights", f"{name} {weight}", "out_of_range")
    if sum(weights.values()) != TOTAL:
        raise FieldRefused("weights", str(sum(weights.values())), "out_of_range")
    with store.write(actor, "save_weights", token=token, alone=True) as work:
        if work.earlier is not None:
            return work.earlier[0]
        if over is not None and over != newest_version(work):
            raise Stale("weight_set", over)
        version = add_version(work, json.dumps(dict(sorted(weights.items()))), note)
        return work.finish(version, subject=(SubjectKind.INSTITUTION, actor.institution_id))[0]


def must_decide(actor: Actor, note: str) -> None:
    """Refuse whoever may not say what counts at the center, or does not say why.

    Raises:
        RoleMissing: Only leads do.
        FieldMissing: No note says why.
        ResidentNumber: The note looks like a resident registration number.
    """
    if not actor.leads():
        raise RoleMissing(Role.LEAD)
    if not clean(note):
        raise FieldMissing("note")
    refuse_resident_number("note", note)


def newest_version(work: Work) -> int:
    """The version of the weights that hold at the actor's center."""
    newest = work.session.exec(
        select(func.max(WeightSetRow.version)).where(WeightSetRow.institution_id == work.actor.institution_id)
    ).one()
    return max(newest or 0, DEFAULT.version)


def add_version(work: Work, weights: str, note: str) -> int:
    """Make weights, as they are stored, the next version at the actor's center, and return its number."""
    version = newest_version(work) + 1
    work.add(
        WeightSetRow(
            institution_id=work.actor.institution_id,
            version=version,
            weights=weights,
            note=clean(note),
            account_id=work.actor.account_id,
            made_at=work.now,
        )
    )
    work.changed(SubjectKind.INSTITUTION, work.actor.institution_id)
    return version


def _stored_pieces(store: Store, institution_id: int) -> dict[tuple[str, str, str], bytes]:
    # Inside the same snapshot, because a read within a read is one.
    with store.read() as reader:
        return {
            (side, piece.dimension, piece.value): piece.bits
            for side in _SIDES
            for piece in pieces_in(reader, institution_id, side)
        }


def _write(
    store: Store,
    institution_id: int,
    pools: Pools,
    cursor: Cursor,
    seen: int | None,
    before: dict[tuple[str, str, str], bytes],
) -> bool:
    after: dict[tuple[str, str, str], bytes] = {}
    for side, pieces in (("posting", pieces_of(pools.postings)), ("seeker", pieces_of(pools.seekers))):
        for dimension, value, bits in pieces:
            after[side, dimension, value] = bits
    with store.upkeep() as session:
        if not _mine(store, session):
            return False
        mark = session.get(MatchMark, institution_id)
        if (None if mark is None else mark.folded_at) != seen:
            return False
        if mark is None:
            mark = MatchMark(institution_id=institution_id, layout=LAYOUT, change_id=0, xact=0, folded_at=0)
        mark.layout, mark.change_id, mark.xact = LAYOUT, cursor.change_id, cursor.xact
        # Two foldings never carry the same moment, even where the clock stands still.
        mark.folded_at = max(micros(store.clock()), mark.folded_at + 1)
        session.add(mark)
        _replace(session, institution_id, before, after)
    return True


def _replace(
    session: Session,
    institution_id: int,
    before: dict[tuple[str, str, str], bytes],
    after: dict[tuple[str, str, str], bytes],
) -> None:
    keys = ("side", "dimension", "value")
    gone = [dict(zip(keys, key, strict=True)) for key in before.keys() - after.keys()]
    new = [key for key in after if key not in before]
    changed = [key for key in after if key in before and before[key] != after[key]]
    where = "institution_id = :institution_id AND side = :side AND dimension = :dimension AND value = :value"
    for sql, rows in (
        (f"DELETE FROM match_index WHERE {where}", gone),
        (f"UPDATE match_index SET bits = :bits WHERE {where}", [_row(key, after[key]) for key in changed]),
        (
            """INSERT INTO match_index (institution_id, side, dimension, value, bits)
            VALUES (:institution_id, :side, :dimension, :value, :bits)""",
            [_row(key, after[key]) for key in new],
        ),
    ):
        if rows:
            session.execute(text(sql), [{"institution_id": institution_id, **row} for row in rows])


def _row(key: tuple[str, str, str], bits: bytes) -> dict[str, str | bytes]:
    return {"side": key[0], "dimension": key[1], "value": key[2], "bits": bits}


def _mine(store: Store, session: Session) -> bool:
    """Whether nobody else is folding; SQLite lets only one write at all."""
    if store.location.dialect == "sqlite":
        return True
    return bool(session.execute(text(f"SELECT pg_try_advisory_xact_lock({_FOLD_LOCK})")).scalar_one())
