"""Close a week or a month with its report, and read a report as it was closed."""

import json
from typing import NamedTuple

from jobplus_core.actor import Actor
from jobplus_core.db.read_port import Reader
from jobplus_core.db.store import Store
from jobplus_core.ledger.closing import close_period, closing_of
from jobplus_core.reports.document import Document, canonical, issue
from jobplus_core.reports.weeks import Period


class Issued(NamedTuple):
    """A report as it is given out.

    Attributes:
        closed_at: When its period was closed, microseconds UTC; nothing while it is open.
    """

    document: Document
    closed_at: int | None


def close(store: Store, actor: Actor, center: str, period: Period, *, token: str | None = None) -> int:
    """Close a period that has ended: its figures are frozen and its report kept; later corrections count in the
    period that is open then.

    Raises:
        RoleMissing: Only leads close.
        PeriodClosed: It is closed.
        PeriodNotOver: Its last day has not come yet.
    """

    def report(reader: Reader, now: int) -> str:
        return canonical(issue(reader, actor.institution_id, center, period, now))

    return close_period(store, actor, period.kind, period.key, period.until, report=report, token=token)


def issued(store: Store, institution_id: int, center: str, period: Period, *, as_of: int | None = None) -> Issued:
    """The report of a period: as it was closed, as of a moment of the past, or of the present.

    Args:
        as_of: A moment of the past, microseconds UTC; one that has not come is the present.
    """
    with store.read() as reader:
        closed = closing_of(reader, institution_id, period.kind, period.key, period.until)
    if as_of is None and closed is not None and closed.report is not None:
        kept: Document = json.loads(closed.report)
        return Issued(kept, closed.closed_at)
    # Asked for outside the snapshot that is read then: what is committed between the two is not spoken of.
    if as_of is None:
        moment = closed.closed_at if closed is not None else store.present()
    else:
        moment = min(as_of, store.present())
    with store.read() as reader:
        document = issue(reader, institution_id, center, period, moment)
    return Issued(document, closed.closed_at if closed is not None and closed.closed_at <= moment else None)
