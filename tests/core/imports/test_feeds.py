import json
import tracemalloc
from pathlib import Path

import pytest

from jobplus_core.errors import FileRefused
from jobplus_core.imports.drafts import PostingDraft, RawRow, RowRejected
from jobplus_core.imports.feeds import FeedRefused, feed_of

GETJOBINFO = "JO_REQST_NO,CMPNY_NM,JO_SJ,HOPE_WAGE,MNGR_PHON_NO\n"
WORK24 = "position_title,company_name,annual_salary,location,registration_date,manager_phone\n"
HEADS = {"getjobinfo": GETJOBINFO, "work24": WORK24}
ROWS = {
    "getjobinfo": "H{n},한빛상사,경리 모집,월급 / 230만원,010-0000-0000\n",
    "work24": '경리 {n},한빛상사,"연봉 3,000 만원 이상",서울 강남구,2026-08-07,010-0000-0000\n',
}


def write(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
@pytest.mark.parametrize("name", HEADS)
def test_feed_is_told_by_its_header_in_any_encoding(tmp_path: Path, name: str, encoding: str) -> None:
    path = write(tmp_path, "\n" + HEADS[name] + ROWS[name].format(n=1), encoding)
    feed = feed_of(path)
    opened = feed.open(path)
    assert (feed.id, opened.encoding, opened.total) == (name, encoding, 1)
    (row,) = opened.rows()
    assert isinstance(row, RawRow)
    assert (row.line, "010-0000-0000" in row.values.values()) == (3, False)
    assert isinstance(feed.normalize(row), PostingDraft)


@pytest.mark.parametrize("name", HEADS)
def test_headings_are_known_in_capitals_and_small_letters(tmp_path: Path, name: str) -> None:
    for head in (HEADS[name].upper(), HEADS[name].lower()):
        path = write(tmp_path, head + ROWS[name].format(n=1))
        assert [type(row) for row in feed_of(path).open(path).rows()] == [RawRow]


def test_answer_of_the_service_is_the_open_datas(tmp_path: Path) -> None:
    row = {"JO_REGIST_NO": "K1", "CMPNY_NM": "가", "JO_SJ": "나", "MNGR_NM": "다"}
    answer = {"list_total_count": 7, "RESULT": {"CODE": "INFO-000"}, "row": [row, "라"]}
    path = write(tmp_path, json.dumps({"GetJobInfo": answer}))
    opened = feed_of(path).open(path)
    assert (opened.total, opened.announced) == (2, 7)
    assert [type(one) for one in opened.rows()] == [RawRow, RowRejected]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\r\n ", "empty"),
        (b"<html>", "markup"),
        (b"a,b\n1,2\n", "feed_unknown"),
        (b"\xff\xfe\x00\x01", "feed_unknown"),
    ],
)
def test_file_that_is_no_feed_is_refused_with_the_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(data)
    with pytest.raises(FeedRefused) as refused:
        feed_of(path)
    assert (refused.value.path, refused.value.reason) == (str(path), reason)


def test_missing_file_and_unknown_format_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FeedRefused) as missing:
        feed_of(tmp_path / "none.csv")
    assert missing.value.reason == "not_readable"
    with pytest.raises(FileRefused) as unknown:
        feed_of(write(tmp_path, GETJOBINFO), "work99")
    assert unknown.value.reason == "format_unknown"


@pytest.mark.parametrize("name", HEADS)
def test_named_feed_says_what_its_file_lacks(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, "a,b\n1,2\n")
    with pytest.raises(FeedRefused) as refused:
        feed_of(path, name).open(path)
    assert refused.value.reason == "columns_missing"


@pytest.mark.parametrize(
    ("tail", "reason", "detail"),
    [
        ('"한 번도 닫히지 않음,가\n나,다\n', "quote_open", "line 3"),
        ("가" * 140_000 + "\n", "cell_too_long", "line 3"),
        (",".join("가" * 1_000 for _ in range(4_300)), "cell_too_long", "line 3"),
    ],
)
@pytest.mark.parametrize("name", HEADS)
def test_list_that_breaks_off_is_refused_before_its_first_row(
    tmp_path: Path, name: str, tail: str, reason: str, detail: str
) -> None:
    path = write(tmp_path, HEADS[name] + ROWS[name].format(n=1) + tail)
    with pytest.raises(FeedRefused) as refused:
        feed_of(path).open(path)
    assert (refused.value.reason, refused.value.detail) == (reason, detail)


@pytest.mark.parametrize("name", HEADS)
def test_file_that_changed_meanwhile_is_refused(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, HEADS[name] + ROWS[name].format(n=1))
    opened = feed_of(path).open(path)
    write(tmp_path, "something else\n")
    with pytest.raises(FeedRefused):
        list(opened.rows())
    path.unlink()
    with pytest.raises(FeedRefused):
        list(opened.rows())


@pytest.mark.parametrize("name", HEADS)
def test_rows_are_read_over_and_over_in_constant_memory(tmp_path: Path, name: str) -> None:
    def peak(rows: int) -> int:
        path = tmp_path / f"{rows}.csv"
        path.write_text(HEADS[name] + "".join(ROWS[name].format(n=n) for n in range(rows)), encoding="utf-8")
        opened = feed_of(path).open(path)
        tracemalloc.start()
        counted = [sum(1 for _ in opened.rows()) for _ in range(2)]
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert counted == [rows, rows]
        assert opened.total == rows
        return most

    assert peak(5_000) < 1.5 * peak(500)


@pytest.mark.parametrize("name", HEADS)
def test_row_that_looks_like_the_end_of_a_file_ends_nothing(tmp_path: Path, name: str) -> None:
    row = ROWS[name].format(n=1)
    path = write(tmp_path, HEADS[name] + row + "\x1eend of file\x1e\n" + row)
    assert [type(one) for one in feed_of(path).open(path).rows()] == [RawRow, RowRejected, RawRow]
