import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.errors import Refusal
from jobplus_core.imports.getjobinfo import FeedRefused, RawRow, RowRejected, Source, read_bytes, read_path

HEADER = "JO_REQST_NO,CMPNY_NM,JO_SJ,DTY_CN\n"
ROW = "H1,한빛상사,경리 모집,장부 정리\n"
RAW = RawRow(2, {"JO_REQST_NO": "H1", "CMPNY_NM": "한빛상사", "JO_SJ": "경리 모집", "DTY_CN": "장부 정리"})


def envelope(rows: object, code: str = "INFO-000") -> bytes:
    answer = {"list_total_count": 3, "RESULT": {"CODE": code, "MESSAGE": "정상"}, "row": rows}
    return json.dumps({"GetJobInfo": answer}, ensure_ascii=False).encode()


def reason_of(data: bytes) -> tuple[str, str]:
    with pytest.raises(FeedRefused) as caught:
        read_bytes(data, name="feed.csv")
    assert caught.value.path == "feed.csv"
    return caught.value.reason, caught.value.detail


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_read_bytes_knows_the_encoding(encoding: str) -> None:
    source = read_bytes((HEADER + ROW).encode(encoding))
    assert source == Source("csv", encoding, None, (RAW,))  # type: ignore[arg-type]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_read_bytes_reads_an_envelope_in_any_encoding(encoding: str) -> None:
    data = envelope([dict(RAW.values)]).decode().encode(encoding)
    source = read_bytes(data)
    assert source == Source("json", encoding, 3, (RawRow(1, RAW.values),))  # type: ignore[arg-type]


def test_read_bytes_counts_the_line_on_which_a_row_begins() -> None:
    text = HEADER + 'H1,가,나,"한 줄\n두 줄\n\n네 줄"\n\nH2,가,나,다\r\n,,,\nH3,가,나,다'
    rows = read_bytes(text.encode()).rows
    assert [row.line for row in rows] == [2, 7, 9]
    assert isinstance(rows[0], RawRow)
    assert rows[0].values["DTY_CN"] == "한 줄\n두 줄\n\n네 줄"


def test_read_bytes_rejects_rows_of_another_width() -> None:
    rows = read_bytes((HEADER + "H1,가,나\n" + ROW + "H2,가,나,다,라\nH3,가,나,다,,\n").encode()).rows
    assert rows[0] == RowRejected(2, "", "", "cell_count", {"found": 3, "wanted": 4})
    assert rows[1] == RawRow(3, RAW.values)
    assert rows[2] == RowRejected(4, "", "", "cell_count", {"found": 5, "wanted": 4})
    assert isinstance(rows[3], RawRow)


def test_read_bytes_drops_personal_columns_at_the_door() -> None:
    header = "JO_REQST_NO,CMPNY_NM,JO_SJ,MNGR_NM,MNGR_PHON_NO,MNGR_INSTT_NM,담당자 이메일,RPRSNTV_NM,GUI_LN\n"
    row = "H1,한빛상사,경리,홍길동,010-0000-1234,강남센터,a@example.com,홍길동,요강\n"
    assert read_bytes((header + row).encode()).rows == (
        RawRow(
            2,
            {
                "JO_REQST_NO": "H1",
                "CMPNY_NM": "한빛상사",
                "JO_SJ": "경리",
                "MNGR_INSTT_NM": "강남센터",
                "GUI_LN": "요강",
            },
        ),
    )


def test_read_bytes_turns_json_values_into_text() -> None:
    row = {"JO_REGIST_NO": 12, "CMPNY_NM": "가", "JO_SJ": None, "RCRIT_NMPR_CO": 3.0, "MNGR_NM": "홍길동"}
    assert read_bytes(envelope([row])).rows == (
        RawRow(1, {"JO_REGIST_NO": "12", "CMPNY_NM": "가", "JO_SJ": "", "RCRIT_NMPR_CO": "3.0"}),
    )


def test_read_bytes_rejects_json_rows_that_are_none() -> None:
    rows = read_bytes(envelope(["글", {"JO_SJ": ["가"]}, {"JO_SJ": True}, {"JO_SJ": "가"}])).rows
    assert rows == (
        RowRejected(1, "", "", "not_an_object"),
        RowRejected(2, "JO_SJ", "", "not_text"),
        RowRejected(3, "JO_SJ", "", "not_text"),
        RawRow(4, {"JO_SJ": "가"}),
    )


def test_read_bytes_keeps_good_rows_beside_broken_letters() -> None:
    text = (HEADER + ROW * 6).encode() + "H2,가나다".encode()[:-1] + ",모집,일\n".encode()
    rows = read_bytes(text).rows
    assert len(rows) == 7
    assert rows[6] == RowRejected(8, "CMPNY_NM", "", "broken_letters")
    assert all(isinstance(row, RawRow) for row in rows[:6])


@pytest.mark.parametrize(
    ("data", "reason", "detail"),
    [
        (b"", "empty", ""),
        (b"\xef\xbb\xbf \r\n", "empty", ""),
        (b"\x89PNG\r\n\x1a\n\xff\xfe\xfa\xc3\xff", "encoding", "byte 0"),
        (b"<?xml version='1.0'?>\n<GetJobInfo/>", "markup", "<?xml version='1.0'?>"),
        (b"a,b\n1,2\n", "columns_missing", "JO_REQST_NO, CMPNY_NM, JO_SJ"),
        (b"JO_REGIST_NO,CMPNY_NM\n1,2\n", "columns_missing", "JO_SJ"),
        (b"JO_REQST_NO,CMPNY_NM,JO_SJ,JO_SJ\n", "columns_twice", "JO_SJ"),
        ((HEADER + ROW + 'H2,가,"나,다\nH3,가,나,다\n').encode(), "quote_open", "line 3"),
        (b"JO_REQST_NO,CMPNY_NM,JO_SJ\n" + b"x" * 200_000, "cell_too_long", "line 2"),
        (b'{"GetJobInfo": ', "json_broken", "line 1"),
        (b"[" * 100_000, "json_broken", ""),
        (b'{"n": ' + b"9" * 5_000 + b"}", "json_broken", ""),
        (b"[]", "json_shape", "GetJobInfo"),
        (b'{"GetJobInfo": []}', "json_shape", "RESULT"),
        (b'{"other": 1}', "json_shape", "GetJobInfo"),
        (b'{"GetJobInfo": {"row": []}}', "json_shape", "RESULT"),
        (b'{"GetJobInfo": {"RESULT": {"CODE": "INFO-000"}}}', "json_shape", "row"),
        (b'{"RESULT": {"CODE": "INFO-200", "MESSAGE": "x"}}', "no_data", "INFO-200"),
        (envelope([], "ERROR-337"), "result_code", "ERROR-337"),
    ],
)
def test_read_bytes_refuses_a_broken_file_in_one_sentence(data: bytes, reason: str, detail: str) -> None:
    assert reason_of(data) == (reason, detail)


def test_read_path_refuses_what_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.csv", tmp_path):
        with pytest.raises(FeedRefused) as caught:
            read_path(path)
        assert (caught.value.path, caught.value.reason) == (str(path), "not_readable")


def test_read_path_reads_a_file(tmp_path: Path) -> None:
    path = tmp_path / "feed.csv"
    path.write_text(HEADER + ROW, encoding="cp949")
    assert read_path(path).rows == (RAW,)


def test_read_bytes_of_a_header_alone_has_no_rows() -> None:
    assert read_bytes(HEADER.encode()).rows == ()
    assert read_bytes(envelope([])).rows == ()


@given(st.binary(max_size=200), st.booleans())
def test_read_bytes_only_ever_refuses_typed(noise: bytes, headed: bool) -> None:
    try:
        source = read_bytes(HEADER.encode() + noise if headed else noise)
    except Refusal:
        return
    assert all(row.line >= 1 for row in source.rows)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@given(st.lists(st.dictionaries(st.sampled_from(["JO_SJ", "MNGR_NM", "X"]), JSON_VALUES) | JSON_VALUES))
def test_read_bytes_reads_or_rejects_every_json_row(rows: list[object]) -> None:
    data = json.dumps({"GetJobInfo": {"RESULT": {"CODE": "INFO-000"}, "row": rows}}).encode()
    read = read_bytes(data).rows
    assert [row.line for row in read] == list(range(1, len(rows) + 1))
    assert not any("MNGR_NM" in row.values for row in read if isinstance(row, RawRow))
