"""The evaluation as it is given out: as it was settled, or as it stands."""

from jobplus_core.db.store import Store
from jobplus_core.reports.document import Document
from jobplus_core.reports.evaluation.queries import Span, evaluation, settled


def evaluation_of(store: Store, institution_id: int, center: str, span: Span) -> tuple[Document, bool]:
    """The evaluation of a period, and whether it is settled."""
    with store.read() as reader:
        kept = settled(reader, institution_id, span)
    if kept is not None:
        return kept, True
    moment = store.present()
    with store.read() as reader:
        return evaluation(reader, institution_id, center, span, moment), False
