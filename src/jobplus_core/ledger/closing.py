"""Closing (마감): a watermark per institution; what comes later for a closed day counts on the first open one."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from jobplus_core.actor import Actor
from jobplus_core.db.read_port import Reader
from jobplus_core.db.store import Store
from jobplus_core.errors import AlreadyDone, PeriodClosed, PeriodNotOver, RoleMissing
from jobplus_core.kinds import ClosingKind, Role, SubjectKind
from jobplus_core.ledger.chain import head_of


class ClosingRow(NamedTuple):
    """The newest closing of an institution."""

    id: int
    closed_through: date
    closed_at: int
    head: str


class ClosedPeriod(NamedTuple):
    """The closing that froze a period.

    Attributes:
        closed_at: From when the period's figures stand, microseconds UTC.
        report: The period's own report as it was closed; nothing where only a later period was closed.
    """

    id: int
    closed_at: int
    report: str | None


def latest(reader: Reader, institution_id: int) -> ClosingRow | None:
    """Through which day the institution's figures are closed."""
    return reader.one(
        """SELECT id, closed_through, closed_at, head FROM closing WHERE institution_id = :institution_id
        ORDER BY closed_through DESC, id DESC LIMIT 1""",
        {"institution_id": institution_id},
        ClosingRow,
    )


def closing_of(reader: Reader, institution_id: int, kind: ClosingKind, period: str, until: date) -> ClosedPeriod | None:
    """The closing that froze a period: its own, or else the first that reached its last day; nothing if it is open."""
    whose = {"institution_id": institution_id}
    own = reader.one(
        """SELECT id, closed_at, report FROM closing
        WHERE institution_id = :institution_id AND kind = :kind AND period = :period ORDER BY id LIMIT 1""",
        {**whose, "kind": kind.value, "period": period},
        ClosedPeriod,
    )
    return own or reader.one(
        """SELECT id, closed_at, CAST(NULL AS TEXT) FROM closing
        WHERE institution_id = :institution_id AND closed_through >= :until ORDER BY id LIMIT 1""",
        {**whose, "until": until},
        ClosedPeriod,
    )


def close_through(store: Store, actor: Actor, day: date, *, token: str | None = None) -> int:
    """Freeze all figures through `day` and seal the heads of all chains.

    Raises:
        RoleMissing: Only leads close.
        AlreadyDone: Figures are closed through that day or a later one.
        FutureDate: The day has not come yet.
    """
    return _close(store, actor, day, token=token)


def close_period(
    store: Store,
    actor: Actor,
    kind: ClosingKind,
    period: str,
    until: date,
    *,
    report: Callable[[Reader, int], str],
    token: str | None = None,
) -> int:
    """Freeze a period that has ended, keep its report and seal the heads of all chains.

    A period may be closed after a later one was: its own report is kept then.

    Args:
        period: The period's name.
        until: Its last day.
        report: Writes the period's report as of a moment (microseconds UTC), on a snapshot in which nothing is under
            way.

    Raises:
        RoleMissing: Only leads close.
        PeriodClosed: This period is closed.
        PeriodNotOver: Its last day has not come yet.
    """
    return _close(store, actor, until, kind=kind, period=period, report=report, token=token)


def _close(
    store: Store,
    actor: Actor,
    day: date,
    *,
    kind: ClosingKind | None = None,
    period: str | None = None,
    report: Callable[[Reader, int], str] | None = None,
    token: str | None,
) -> int:
    from sqlmodel import col, func, select

    from jobplus_core.tables.ledger import ChainHead, Closing

    with store.write(actor, "close", token=token, alone=True) as work:
        if work.earlier is not None:
            return work.earlier[0]
        if not actor.leads():
            raise RoleMissing(Role.LEAD)
        if kind is None:
            work.not_after_today("closed_through", day)
        elif day > work.today:
            raise PeriodNotOver("closed_through", day.isoformat())
        mine = Closing.institution_id == actor.institution_id
        if kind is None:
            known = work.session.exec(select(func.max(col(Closing.closed_through))).where(mine)).one()
            done = known is not None and known >= day
        else:
            same = select(Closing.id).where(mine, Closing.kind == kind.value, Closing.period == period)
            done = work.session.exec(same).first() is not None
        if done:
            raise AlreadyDone(SubjectKind.CLOSING, 0) if kind is None else PeriodClosed(SubjectKind.CLOSING, 0)
        heads = work.session.exec(select(ChainHead.hash)).all()
        kept = None
        if report is not None:
            with store.read() as reader:
                kept = report(reader, work.now)
        row = work.add(
            Closing(
                institution_id=actor.institution_id,
                closed_through=day,
                kind=kind.value if kind else None,
                period=period,
                closed_at=work.now,
                closed_by=actor.account_id,
                head=head_of(heads),
                report=kept,
            )
        )
        return work.finish(row.key, subject=(SubjectKind.CLOSING, row.key))[0]
