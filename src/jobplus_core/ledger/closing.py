"""Closing (마감): a watermark per institution; what comes later for a closed day counts on the first open one."""

from datetime import date
from typing import NamedTuple

from jobplus_core.actor import Actor
from jobplus_core.db.read_port import Reader
from jobplus_core.db.store import Store
from jobplus_core.errors import AlreadyDone, RoleMissing
from jobplus_core.kinds import Role, SubjectKind
from jobplus_core.ledger.chain import head_of


class ClosingRow(NamedTuple):
    """The newest closing of an institution."""

    id: int
    closed_through: date
    closed_at: int
    head: str


def latest(reader: Reader, institution_id: int) -> ClosingRow | None:
    """Through which day the institution's figures are closed."""
    return reader.one(
        """SELECT id, closed_through, closed_at, head FROM closing WHERE institution_id = :institution_id
        ORDER BY closed_through DESC, id DESC LIMIT 1""",
        {"institution_id": institution_id},
        ClosingRow,
    )


def close_through(store: Store, actor: Actor, day: date, *, token: str | None = None) -> int:
    """Freeze all figures through `day` and seal the heads of all chains.

    Raises:
        RoleMissing: Only leads close.
        AlreadyDone: Figures are closed through that day or a later one.
        FutureDate: The day has not come yet.
    """
    from sqlmodel import col, func, select

    from jobplus_core.tables.ledger import ChainHead, Closing

    with store.write(actor, "close", token=token, alone=True) as work:
        if work.earlier is not None:
            return work.earlier[0]
        if not actor.leads():
            raise RoleMissing(Role.LEAD)
        work.not_after_today("closed_through", day)
        known = work.session.exec(
            select(func.max(col(Closing.closed_through))).where(Closing.institution_id == actor.institution_id)
        ).one()
        if known is not None and known >= day:
            raise AlreadyDone(SubjectKind.CLOSING, 0)
        heads = work.session.exec(select(ChainHead.hash)).all()
        row = work.add(
            Closing(
                institution_id=actor.institution_id,
                closed_through=day,
                closed_at=work.now,
                closed_by=actor.account_id,
                head=head_of(heads),
            )
        )
        return work.finish(row.key, subject=(SubjectKind.CLOSING, row.key))[0]
