"""Imports of mutated rows: never a half-written posting, every row accounted for, every figure right."""

import csv
import io
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobplus_core.errors import FileRefused
from jobplus_core.imports import commands
from jobplus_core.imports.commands import import_postings, undo_import
from jobplus_core.imports.rules import Terms
from jobplus_core.kinds import PostingSource
from tests.support.center import Center
from tests.support.imported_postings import held, sound
from tests.support.places import Dialect
from tests.support.posting_files import HEAD, row

ODD = st.sampled_from(
    [
        *("", "-1", "0", "1.5", "３명", "○명", "999999999999999", "가" * 3_000, "790302-1234567", "0\u200b1", "\u202e"),
        *("2013-13-45", "2013-11-18", "2013-11-17", "채용시까지", "월급 / -5만원", "시급 1원", "연봉 1억"),
        *("24:00~25:00", "주9일", "=1+1", "'; DROP TABLE posting; --", "\n둘째 줄", '"', "한글\u0000"),
    ]
)
CELLS = st.one_of(ODD, st.text(max_size=12))
ROWS = st.lists(
    st.tuples(st.integers(0, 15), st.dictionaries(st.integers(0, len(HEAD) - 1), CELLS, max_size=3)), max_size=25
)


@pytest.fixture(params=["sqlite"])
def dialect() -> Dialect:
    return "sqlite"


class _Half(NamedTuple):
    postings: int
    rows: int


def mutated(folder: Path, rows: list[tuple[int, dict[int, str]]]) -> Path:
    path = folder / "fuzz.csv"
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for number, changed in rows:
        writer.writerow([changed.get(place, cell) for place, cell in enumerate(row(number))])
    path.write_bytes(out.getvalue().encode("utf-8", "surrogatepass"))
    return path


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, undo=st.booleans())
def test_every_row_is_accounted_for_and_no_posting_is_half_written(
    center: Center, tmp_path: Path, rows: list[tuple[int, dict[int, str]]], undo: bool
) -> None:
    commands.PORTION = 7  # type: ignore[misc]
    try:
        path = mutated(tmp_path, rows)
        before = held(center.store)
        try:
            came = import_postings(center.store, center.kim, path, format="table", terms=Terms(PostingSource.CHAMBER))
        except FileRefused:
            assert held(center.store) == before
            return
    finally:
        commands.PORTION = 250  # type: ignore[misc]
    after = held(center.store)
    counted = came.created + came.updated + came.unchanged + came.rejected + came.overtaken
    assert after.rows - before.rows == counted
    assert after.shown - before.shown == came.created
    assert (after.staged, after.marked) == (0, 0)
    with center.store.read() as reader:
        half = reader.one(
            """SELECT (SELECT COUNT(*) FROM posting WHERE title = '' OR external_no IS NULL AND state <> 'withdrawn'
                    OR content_digest IS NULL OR employer_id NOT IN (SELECT id FROM employer)),
                (SELECT COUNT(*) FROM import_row WHERE outcome IN ('created', 'updated') AND posting_id IS NULL)""",
            {},
            _Half,
        )
        assert half == _Half(0, 0)
        told = "SELECT COUNT(*) FROM import_row WHERE raw LIKE '%1234567%' OR value LIKE '%1234567%'"
        assert reader.number(told, {}) == 0
    sound(center.store)
    if undo:
        undone = undo_import(center.store, center.kim, came.run_id)
        assert (undone.withdrawn, undone.set_back) == (came.created, came.updated)
        assert held(center.store).shown == before.shown
        sound(center.store)
