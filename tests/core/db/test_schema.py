"""The frozen SQL of both databases says what the tables say."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, inspect
from sqlalchemy.engine.reflection import Inspector

from jobplus_core.db import migrate
from jobplus_core.db.engine import make_engine
from jobplus_core.db.migrations import LATEST, STEPS, script
from jobplus_core.tables import METADATA
from tests.support.places import Dialect, Places


@pytest.fixture
def two(places: Places, dialect: Dialect, tmp_path: Any) -> Iterator[tuple[Inspector, Inspector]]:
    """What stands in a store made from the frozen SQL, and in one made from the tables."""
    engines: list[Engine] = []
    for name in ("frozen", "tables"):
        folder = tmp_path / name
        folder.mkdir()
        place = places.empty(dialect, folder)
        migrate.create(place, plain=True)
        engines.append(make_engine(place))
    METADATA.drop_all(engines[1])
    METADATA.create_all(engines[1])
    yield inspect(engines[0]), inspect(engines[1])
    for engine in engines:
        engine.dispose()
    places.drop_all()


def shape(inspector: Inspector, table: str) -> dict[str, object]:
    def named(found: Any, *keys: str) -> list[tuple[object, ...]]:
        return sorted(tuple(str(one.get(key)) for key in keys) for one in found)

    return {
        # A later step adds its columns at the end, whatever they belong to.
        "columns": sorted(
            (column["name"], str(column["type"]), str(getattr(column["type"], "collation", None)), column["nullable"])
            for column in inspector.get_columns(table)
        ),
        "primary key": inspector.get_pk_constraint(table)["constrained_columns"],
        "unique": sorted(tuple(one["column_names"]) for one in inspector.get_unique_constraints(table)),
        "checks": named(inspector.get_check_constraints(table), "name", "sqltext"),
        "indexes": named(
            (one for one in inspector.get_indexes(table) if "duplicates_constraint" not in one),
            "name",
            "column_names",
            "unique",
        ),
        "references": named(
            inspector.get_foreign_keys(table), "constrained_columns", "referred_table", "referred_columns"
        ),
    }


def test_frozen_sql_makes_the_tables(two: tuple[Inspector, Inspector]) -> None:
    frozen, tables = two
    names = sorted(METADATA.tables)
    assert sorted(set(frozen.get_table_names()) - {"schema_version"}) == names
    assert {name: shape(frozen, name) for name in names} == {name: shape(tables, name) for name in names}


def test_ids_of_sqlite_are_never_reused() -> None:
    made = [text for step in range(1, LATEST + 1) for text in script(step, "sqlite") if text.startswith("CREATE TABLE")]
    assert [text.split()[2] for text in made if "    id " in text and "AUTOINCREMENT" not in text] == []


def test_each_step_stands_in_both_databases() -> None:
    for step in range(1, len(STEPS) + 1):
        assert len(script(step, "sqlite")) == len(script(step, "postgresql"))
