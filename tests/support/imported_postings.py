"""What a store holds of imports of postings, and that all of it is sound."""

from typing import NamedTuple

from jobplus_core.db.store import Store
from jobplus_core.integrity.recount import figure_differences, subject_differences
from jobplus_core.ledger.verify import verify


class Held(NamedTuple):
    """Rows of the store by kind.

    Attributes:
        shown: Postings open or closed.
        staged: Postings that an import is staging.
        employers: Employers that may be seen, and `contacts` likewise.
        marked: Employers and contacts of an import in the making.
        rows: Rows kept of imports.
        entries: Entries of the ledger.
    """

    shown: int
    staged: int
    withdrawn: int
    employers: int
    contacts: int
    marked: int
    rows: int
    entries: int


def held(store: Store) -> Held:
    """Count them."""
    with store.read() as reader:
        found = reader.one(
            """SELECT
            (SELECT COUNT(*) FROM posting WHERE state IN ('open', 'closed')),
            (SELECT COUNT(*) FROM posting WHERE state = 'staged'),
            (SELECT COUNT(*) FROM posting WHERE state = 'withdrawn'),
            (SELECT COUNT(*) FROM employer WHERE staged_run_id IS NULL),
            (SELECT COUNT(*) FROM employer_contact WHERE removed_at IS NULL AND NOT staged),
            (SELECT COUNT(*) FROM employer WHERE staged_run_id IS NOT NULL)
                + (SELECT COUNT(*) FROM employer_contact WHERE staged),
            (SELECT COUNT(*) FROM import_row),
            (SELECT COUNT(*) FROM ledger_entry)""",
            {},
            Held,
        )
    assert found is not None
    return found


def sound(store: Store) -> None:
    """The ledger verifies, and every figure is what the rows say."""
    with store.read() as reader:
        assert verify(reader).breaks == ()
        assert figure_differences(reader) == []
        assert subject_differences(reader) == []
