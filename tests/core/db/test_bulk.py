"""Values told once for all rows arrive as they are."""

import pytest
from sqlmodel import col, select

from jobplus_core.db.bulk import Same
from jobplus_core.tables.ledger import LedgerNote
from tests.support.center import Center


@pytest.mark.parametrize("text", ["it's", '"', "%s ? :a", "한글\n", "\\'; DROP TABLE ledger_note; --", "", None])
def test_value_told_once_stands_in_every_row(center: Center, text: Same) -> None:
    with center.store.write(center.kim, "try") as work:
        work.bulk().insert("ledger_note", ("salt",), [("a",), ("b",)], same={"text": text})
        work.finish()
    with center.store.session() as session:
        notes = session.exec(select(LedgerNote).order_by(col(LedgerNote.id))).all()
        assert [(note.salt, note.text) for note in notes] == [("a", text), ("b", text)]
