"""Looking a file of postings over: what is new, known, near, refused or twice, and nothing stored."""

from pathlib import Path

import pytest

from jobplus_core.errors import ImportStopped
from jobplus_core.imports import preview
from jobplus_core.imports.commands import import_postings, undo_import
from jobplus_core.imports.preview import Preview, look_over
from jobplus_core.imports.queries import near_of_run, summary_of
from jobplus_core.imports.rules import Rejected, Terms
from jobplus_core.imports.sources import open_postings
from jobplus_core.kinds import PostingSource
from tests.support.cases import TODAY
from tests.support.center import Center
from tests.support.imported_postings import held
from tests.support.posting_files import row, write_postings, written

CHAMBER = Terms(PostingSource.CHAMBER)


def looked(center: Center, path: Path) -> Preview:
    file = open_postings(path, terms=CHAMBER)
    return look_over(center.store.read, center.institution_id, file, today=TODAY)


def listed(folder: Path, *rows: tuple[str, ...]) -> Path:
    path = folder / "more.csv"
    path.write_text(written(rows), encoding="utf-8")
    return path


def near_to(number: int, own: str) -> tuple[str, ...]:
    """The same job as another row's, under a number of its own."""
    told = row(number)
    return (*told[:3], own, *told[4:])


def test_every_row_is_told_and_nothing_is_stored(center: Center, tmp_path: Path) -> None:
    came = import_postings(center.store, center.kim, write_postings(tmp_path, 2), terms=CHAMBER)
    before = held(center.store)
    refused = (*row(5)[:6], "-1", *row(5)[7:])
    path = listed(
        tmp_path, row(0), row(1, wage=199), row(3), near_to(0, "K9"), near_to(3, "K8"), refused, row(3, wage=250)
    )
    found = looked(center, path)
    assert held(center.store) == before
    assert found.counts == {"unchanged": 1, "updated": 1, "created": 3, "rejected": 1, "overtaken": 1}
    assert (found.total, found.good, found.near) == (7, 5, 2)
    assert [(told.line, told.outcome, told.posting_id, told.near_id, told.near_line) for told in found.rows] == [
        (2, "unchanged", 1, None, None),
        (3, "updated", 2, None, None),
        (4, "overtaken", None, None, None),
        (5, "created", None, 1, None),
        (6, "created", None, None, 4),
        (7, "rejected", None, None, None),
        (8, "created", None, None, None),
    ]
    assert found.rejected == [Rejected(7, "모집인원", "-1", "negative")]
    assert found.earlier is None
    # What was told is what comes of it.
    again = import_postings(center.store, center.kim, path, terms=CHAMBER)
    assert (again.created, again.updated, again.unchanged, again.rejected, again.overtaken) == (3, 1, 1, 1, 1)
    with center.store.read() as reader:
        assert near_of_run(reader, again.run_id, today=TODAY) == {3: 1}
        assert summary_of(reader, came.run_id, today=TODAY).rejected == ()


def test_same_file_is_noticed_until_its_import_is_undone(center: Center, tmp_path: Path) -> None:
    path = write_postings(tmp_path, 2)
    came = import_postings(center.store, center.kim, path, terms=CHAMBER)
    earlier = looked(center, path).earlier
    assert earlier is not None
    assert (earlier.id, earlier.created) == (came.run_id, 2)
    undo_import(center.store, center.kim, came.run_id)
    assert looked(center, path).earlier is None


def test_large_file_holds_no_more_than_its_first_rows(
    center: Center, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "MOST_ROWS", 10)
    monkeypatch.setattr(preview, "PORTION", 7)
    told: list[int] = []
    file = open_postings(write_postings(tmp_path, 30), terms=CHAMBER)
    found = look_over(None, 0, file, today=TODAY, progress=told.append)
    assert (found.total, len(found.rows), found.count("created")) == (30, 10, 30)
    assert told == [7, 14, 21, 28, 30]


def test_refused_row_far_down_is_held_and_an_overtaken_one_counted_once(
    center: Center, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "MOST_ROWS", 2)
    refused = (*row(7)[:6], "-1", *row(7)[7:])
    path = listed(tmp_path, *map(row, range(4)), refused, row(3), row(1), (*refused[:3], "K7", *refused[4:]), refused)
    found = looked(center, path)
    assert [(told.line, told.outcome) for told in found.rows] == [
        (2, "created"),
        (3, "overtaken"),
        (6, "rejected"),
        (9, "rejected"),
    ]
    assert found.counts == {"created": 4, "overtaken": 2, "rejected": 3}
    assert (found.total, len(found.rejected), found.cut) == (9, 2, True)
    assert (found.contacts, found.late) == (2, 0)


def test_looking_over_is_stopped(center: Center, tmp_path: Path) -> None:
    file = open_postings(write_postings(tmp_path, 3), terms=CHAMBER)
    with pytest.raises(ImportStopped):
        look_over(center.store.read, center.institution_id, file, today=TODAY, stopped=lambda: True)
