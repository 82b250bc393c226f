"""Tell counselors, and note that they have read it."""

from collections.abc import Sequence

from sqlmodel import col, select

from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.kinds import NoticeKind, SubjectKind
from jobplus_core.tables.casework import Notice


def tell(work: Work, counselor_id: int | None, kind: NoticeKind, subject: tuple[SubjectKind, int]) -> None:
    """Tell a counselor of something within the act that brought it about; nobody is told of their own acts."""
    if counselor_id is None or counselor_id == work.actor.counselor_id:
        return
    work.session.add(
        Notice(
            counselor_id=counselor_id,
            kind=kind.value,
            subject_kind=subject[0].value,
            subject_id=subject[1],
            made_at=work.now,
        )
    )


def read_notices(store: Store, actor: Actor, notice_ids: Sequence[int], *, token: str | None = None) -> int:
    """Mark notices as read, as far as they are the actor's own.

    Returns:
        How many are read now that were not.
    """
    with store.write(actor, "read_notices", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        found = work.session.exec(
            select(Notice)
            .where(
                col(Notice.id).in_(notice_ids),
                Notice.counselor_id == (actor.counselor_id or 0),
                col(Notice.read_at).is_(None),
            )
            .order_by(col(Notice.id))
        ).all()
        for row in found:
            row.read_at = work.now
            work.session.add(row)
        return work.finish(len(found))[0]
