from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobplus_core.errors import Refusal
from jobplus_core.imports.drafts import RawRow, RowRejected
from jobplus_core.imports.feeds import FeedRefused, feed_of
from jobplus_core.imports.getjobinfo.spool import Spool, is_spool, open_spool

ROWS: list[RawRow | RowRejected] = [
    RawRow(1, {"JO_SJ": "가\ud800\u2028\n나"}),
    RowRejected(2, "JO_SJ", "값", "not_text", {"found": 1, "wanted": "가"}),
]


def written(folder: Path) -> Path:
    with Spool(folder) as spool:
        for row in ROWS:
            spool.add(row)
        spool.finish(5)
    return spool.path


def test_spool_gives_back_what_was_put_in(tmp_path: Path) -> None:
    path = written(tmp_path)
    opened = open_spool(path)
    assert (list(opened.rows()), opened.total, opened.announced) == (ROWS, 2, 5)
    assert (is_spool(path), feed_of(path).open(path).digest) == (True, opened.digest)


def test_spool_that_was_not_finished_takes_itself_away(tmp_path: Path) -> None:
    with Spool(tmp_path) as spool:
        spool.add(ROWS[0])
        assert spool.path.exists()
    assert list(tmp_path.iterdir()) == []


def test_spool_that_was_cut_anywhere_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path)
    whole = path.read_bytes()
    head = len(whole.splitlines(keepends=True)[0])
    for end in range(head, len(whole)):
        path.write_bytes(whole[:end])
        with pytest.raises(FeedRefused) as refused:
            open_spool(path)
        assert refused.value.reason == "spool_cut"


def test_spool_that_is_gone_is_refused(tmp_path: Path) -> None:
    opened = open_spool(written(tmp_path))
    for path in tmp_path.iterdir():
        path.unlink()
        with pytest.raises(FeedRefused):
            list(opened.rows())
        with pytest.raises(FeedRefused):
            open_spool(path)
    assert not is_spool(tmp_path / "none")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_spool_with_foreign_bytes_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    path = written(tmp_path)
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    path.write_bytes(whole[:at] + data.draw(st.binary(max_size=8)) + whole[at + data.draw(st.integers(0, 8)) :])
    try:
        rows = list(open_spool(path).rows())
    except Refusal:
        return
    finally:
        path.unlink()
    assert all(isinstance(row, RawRow | RowRejected) for row in rows)
