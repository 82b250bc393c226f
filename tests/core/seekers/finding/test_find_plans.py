"""Finding reads ranges of indexes and sorts nothing that grows with the store, on both databases."""

from collections.abc import Mapping
from typing import NamedTuple

import pytest

from jobplus_core.db.read_port import Reader, Value
from jobplus_core.hangul import initials, keystrokes
from jobplus_core.seekers.finding.queries import ranges
from jobplus_core.seekers.finding.rules import NAME_PART_COLUMNS, NAME_PARTS, name_part_rows, wanted
from jobplus_core.tables import METADATA
from tests.support.center import Center

PEOPLE = 6_000
SYLLABLES = "가나다라마바사아자차카타파하"


class _Line(NamedTuple):
    text: str


class _Step(NamedTuple):
    id: int
    parent: int
    unused: int
    text: str


def plan(reader: Reader, sql: str, parameters: Mapping[str, Value], *, sqlite: bool) -> str:
    if sqlite:
        return "\n".join(row.text for row in reader.rows(f"EXPLAIN QUERY PLAN {sql}", parameters, _Step))
    return "\n".join(row.text for row in reader.rows(f"EXPLAIN {sql}", parameters, _Line))


@pytest.fixture
def crowd(center: Center) -> Center:
    """A center with so many people that an index pays; nobody has measured a SQLite store's tables yet."""
    people, parts = [], []
    for key in range(1, PEOPLE + 1):
        name = "".join(SYLLABLES[key // step % len(SYLLABLES)] for step in (1, 14, 196))
        people.append(
            {
                "id": key,
                "institution_id": center.institution_id,
                "name": name,
                "name_cho": initials(name),
                "name_jamo": keystrokes(name),
                "birth_date": None,
                "phone": f"010-0000-{key:04}",
                "phone4": f"{key:04}",
                "created_at": 0,
            }
        )
        parts += [
            dict(zip(NAME_PART_COLUMNS, row, strict=True)) for row in name_part_rows(center.institution_id, key, name)
        ]
    with center.store.write(center.kim, "crowd") as work:
        work.session.execute(METADATA.tables["seeker"].insert(), people)
        work.session.execute(METADATA.tables[NAME_PARTS].insert(), parts)
        if center.store.location.dialect == "postgresql":
            work.session.connection().exec_driver_sql("ANALYZE")
        work.finish()
    return center


def test_every_range_comes_from_an_index_in_its_order(crowd: Center) -> None:
    sqlite = crowd.store.location.dialect == "sqlite"
    with crowd.store.read() as reader:
        for text in ("ㄱ", "가", "가나", "가나닭", "12", "1234", "01000001234", "790302", "1979-03", "가 1234"):
            for span in ranges(wanted(text)):
                parameters = span.parameters | {"institution_id": crowd.institution_id, "limit": 30}
                found = plan(reader, span.sql, parameters, sqlite=sqlite)
                if sqlite:
                    assert "SCAN" not in found, (text, found)
                    assert "TEMP B-TREE" not in found, (text, found)
                else:
                    assert "Seq Scan" not in found, (text, found)
                    if "seeker_name_part" in span.sql and "EXISTS" not in span.sql:
                        assert "seeker_name_part_pkey" in found, (text, found)
                        assert "Sort" not in found, (text, found)
