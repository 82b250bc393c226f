"""Table files as offices write them, and files that are none."""

from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobplus_core.errors import FileRefused
from jobplus_core.imports.seekers.commands import assign_columns
from jobplus_core.imports.seekers.fields import known_heading
from jobplus_core.imports.seekers.queries import look_over
from jobplus_core.imports.tables.opening import open_table
from jobplus_core.imports.tables.rules import Table, TableRefused
from jobplus_core.imports.tables.workbook import Value, text_of
from tests.support.lists import HEAD, row, written
from tests.support.workbooks import write_workbook

SHORT = "성명,휴대폰,비고\n홍길동,010-0000-1234,좋음\n김하나,010-0000-5678,\n"


def opened(folder: Path, data: bytes, name: str = "list.csv") -> Table:
    path = folder / name
    path.write_bytes(data)
    return open_table(path, known=known_heading)


def refusal(folder: Path, data: bytes, name: str = "list.csv") -> tuple[str, str]:
    with pytest.raises(TableRefused) as refused:
        list(opened(folder, data, name).rows())
    return refused.value.reason, refused.value.detail


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encoding_and_separator_are_detected(tmp_path: Path, encoding: str, separator: str) -> None:
    table = opened(tmp_path, SHORT.replace(",", separator).encode(encoding))
    assert (table.encoding, table.separator, table.damaged) == (encoding, separator, False)
    assert table.columns == ("성명", "휴대폰", "비고")
    assert [each.cells[0] for each in table.rows()] == ["홍길동", "김하나"]


def test_encoding_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(SHORT.encode("cp949"))
    table = open_table(path, known=known_heading, encoding="utf-8")
    assert (table.encoding, table.damaged) == ("utf-8", True)


def test_letter_outside_cp949_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    data = (SHORT + "김두리,010-0000-9012,좋음\n" * 3).encode("cp949").replace("하나".encode("cp949"), b"\xff\xff")
    table = opened(tmp_path, data)
    assert (table.encoding, table.damaged) == ("cp949", True)
    seen = look_over(None, 1, table, assign_columns(table), today=date(2013, 11, 18))
    assert [(each.line, [bad.reason for bad in each.bad]) for each in seen.rows][:2] == [
        (2, []),
        (3, ["broken_letters"]),
    ]


def test_header_is_found_under_titles_and_empty_rows_are_dropped(tmp_path: Path) -> None:
    text = "2026년 구직자 명단,,\n작성 2026.11.20,,\n\n" + SHORT.replace("\n김", "\n,,\n김")
    table = opened(tmp_path, text.encode())
    assert (table.header_line, table.columns) == (4, ("성명", "휴대폰", "비고"))
    assert [(each.line, each.cells[0]) for each in table.rows()] == [(5, "홍길동"), (7, "김하나")]


def test_header_repeated_on_each_page_is_no_row(tmp_path: Path) -> None:
    table = opened(tmp_path, (SHORT + SHORT).encode())
    assert len(list(table.rows())) == 4


def test_line_end_inside_quotes_belongs_to_the_cell(tmp_path: Path) -> None:
    table = opened(tmp_path, b'name,phone,note\r\nA,010-0000-1234,"one\r\ntwo"\r\nB,010-0000-1235,x\r\n')
    assert [(each.line, each.cells[2]) for each in table.rows()] == [(2, "one\ntwo"), (4, "x")]


def test_headings_that_stand_twice_and_none_get_names_of_their_own(tmp_path: Path) -> None:
    table = opened(tmp_path, "성명,연락처,연락처,\n홍길동,1,2,3\n".encode())
    assert table.columns == ("성명", "연락처", "연락처(2)", "#4")


def test_merged_headings_of_two_lines_are_put_together(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "list.xlsx",
        [
            ["구직자 명단"],
            ["성명", "연락처", "", "주소"],
            ["", "휴대폰", "집전화", ""],
            ["홍길동", "010-0000-1234", "02-000-1234", "종로구"],
        ],
    )
    table = open_table(path, known=known_heading)
    assert table.columns == ("성명", "연락처휴대폰", "연락처집전화", "주소")
    assert [each.cells for each in table.rows()] == [("홍길동", "010-0000-1234", "02-000-1234", "종로구")]


def test_workbook_gives_its_first_sheet_with_rows_or_the_one_named(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "list.xlsx", [["성명", "휴대폰"], ["홍길동", 1012345678.0]])
    table = open_table(path, known=known_heading)
    assert (table.form, table.sheet, table.sheets) == ("xlsx", "Sheet1", ("Sheet1",))
    assert [each.cells for each in table.rows()] == [("홍길동", "1012345678")]
    with pytest.raises(TableRefused) as refused:
        open_table(path, known=known_heading, sheet="없는 시트")
    assert refused.value.reason == "sheet_missing"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (45_678.0, "45678"),
        (2.5, "2.5"),
        (True, "Y"),
        (date(1979, 3, 2), "1979-03-02"),
        (datetime(1979, 3, 2), "1979-03-02"),
        (datetime(1979, 3, 2, 9, 30), "1979-03-02 09:30"),
        (time(9, 0), "09:00"),
        ("  홍\u200b길동 \x07", "홍길동"),
    ],
)
def test_cell_is_the_text_that_somebody_would_have_typed(value: Value, text: str) -> None:
    assert text_of(value) == text


def packed(**parts: bytes) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "list.csv", "empty"),
        (b"\xef\xbb\xbf \r\n", "list.csv", "empty"),
        (b"name,phone\n", "list.csv", "no_rows"),
        (b"name,phone\nA,\x00\n", "list.csv", "nul_bytes"),
        (b'name,phone\nA,"1\nB,2\n', "list.csv", "quote_open"),
        (b"<html><body>", "list.csv", "markup"),
        ("성명,전화\n홍길동,1\n".encode("utf-16"), "list.csv", "nul_bytes"),
        ("성명,전화\n홍길동,1\n".encode("utf-16-le").replace(b"\0", b"\x80"), "list.csv", "encoding"),
        (
            (",".join("abc" for _ in range(300)) + "\n" + ",".join("1" for _ in range(300))).encode(),
            "a.csv",
            "too_many_columns",
        ),
        (b"name,phone\nA," + b"x" * 10_000_000 + b"\n", "list.csv", "cell_too_long"),
        (b"PK\x03\x04 nothing", "list.xlsx", "not_a_workbook"),
        (packed(a=b"x"), "list.xlsx", "not_a_workbook"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "list.xlsx", "workbook_locked"),
        (OLE + b"\0" * 600, "list.xls", "not_a_workbook"),
    ],
)
def test_file_that_is_no_list_is_refused(tmp_path: Path, data: bytes, name: str, reason: str) -> None:
    assert refusal(tmp_path, data, name)[0] == reason


class PanicException(BaseException):
    """What a panic inside the workbook library is called: no `Exception`."""


@pytest.mark.parametrize("broken", ["from_path", "get_sheet_by_name"])
def test_workbook_over_which_the_library_gives_up_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    path = write_workbook(tmp_path / "list.xlsx", [["성명", "휴대폰"], ["홍길동", "010-0000-1234"]])

    class Book:
        sheet_names = ("명단",)

        @classmethod
        def from_path(cls, place: str) -> "Book":
            if broken == "from_path":
                raise PanicException("index out of bounds")
            return cls()

        def get_sheet_by_name(self, name: str) -> None:
            raise PanicException("index out of bounds")

    monkeypatch.setattr("python_calamine.CalamineWorkbook", Book)
    with pytest.raises(TableRefused) as refused:
        open_table(path, known=known_heading)
    assert refused.value.reason == "not_a_workbook"


def test_interrupt_while_a_workbook_is_read_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_workbook(tmp_path / "list.xlsx", [["성명", "휴대폰"], ["홍길동", "010-0000-1234"]])

    class Book:
        @classmethod
        def from_path(cls, place: str) -> None:
            raise KeyboardInterrupt

    monkeypatch.setattr("python_calamine.CalamineWorkbook", Book)
    with pytest.raises(KeyboardInterrupt):
        open_table(path, known=known_heading)


def test_folder_and_missing_file_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.csv", tmp_path / "none.xlsx", Path("a\0b")):
        with pytest.raises(TableRefused) as refused:
            open_table(path, known=known_heading)
        assert refused.value.reason == "not_readable"


def read_all(path: Path) -> None:
    try:
        table = open_table(path, known=known_heading)
        seen = look_over(None, 1, table, assign_columns(table), today=date(2013, 11, 18))
    except FileRefused:
        return
    assert seen.total == len(seen.rows)
    assert seen.good + seen.flawed == seen.total


CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["성명", "휴대폰", "주민번호", "790302", "46000", "010-0000-1234", "시급 10500", "없음", "\ufffd", "9" * 40]
    ),
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.lists(CELLS, max_size=8), max_size=12), st.sampled_from(["utf-8", "utf-8-sig", "cp949"]))
def test_any_rows_are_read_or_refused(tmp_path: Path, rows: list[list[str]], encoding: str) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(written([row(0), *map(tuple, rows)], head=HEAD).encode(encoding, "replace"))
    read_all(path)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", OLE, "성명,휴대폰\n".encode(), b"PK\x03\x04"]))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes, start: bytes) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(start + data)
    read_all(path)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_broken_workbook_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    path = write_workbook(tmp_path / "any.xlsx", [["성명", "휴대폰"], ["홍길동", "010-0000-1234"]])
    held = bytearray(path.read_bytes())
    for place in data.draw(st.lists(st.integers(4, len(held) - 1), max_size=6)):
        held[place] ^= 0x55
    path.write_bytes(held)
    read_all(path)
