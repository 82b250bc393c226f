"""Cells of a seeker list as offices write them, and columns known by their headings and values."""

from datetime import date

import pytest

from jobplus_core.imports.seekers.fields import BY_ID, FIELDS
from jobplus_core.imports.seekers.rules import Flawed, Person, RowReader, missing_fields
from jobplus_core.imports.tables.fields import assign
from jobplus_core.imports.tables.rules import TableRow
from jobplus_core.kinds import Education, EmploymentForm, Sex, SourceChannel, TargetGroup, WageBasis
from jobplus_core.reading import Wage

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("field", "cell", "found"),
    [
        ("birth_date", "790302", date(1979, 3, 2)),
        ("birth_date", "1979.3.2.", date(1979, 3, 2)),
        ("birth_date", "28916", date(1979, 3, 2)),
        ("birth_date", "1979-13-02", None),
        ("phone", "1012345678", "010-1234-5678"),
        ("phone", "01000001234", "010-0000-1234"),
        ("phone", "+82 10-0000-1234", "010-0000-1234"),
        ("phone", "010-0000-1234 / 02-000-1234", "010-0000-1234"),
        ("phone", "25551234", "02-555-1234"),
        ("phone", "전화 없음", None),
        ("sex", "여성", Sex.FEMALE),
        ("education", "대학교 중퇴", Education.HIGH),
        ("education", "전문대졸", Education.JUNIOR_COLLEGE),
        ("education", "대학원 졸", Education.MASTER),
        ("education", "모름", None),
        ("wage", "시급 10500", Wage(WageBasis.HOUR, 10_500)),
        ("wage", "협의", ()),
        ("wage", "많이", None),
        ("career", "4년 2개월", 50),
        ("career", "없음", 0),
        ("target_groups", "경단녀/고령", (TargetGroup.CAREER_INTERRUPTED, TargetGroup.SENIOR)),
        ("target_groups", "일반", ()),
        ("target_groups", "외계인", None),
        ("employment_forms", "정규직, 파트타임", (EmploymentForm.REGULAR, EmploymentForm.CONTRACT_PART_TIME)),
        ("registered_on", "2026.11.20", date(2026, 11, 20)),
        ("registered_on", "2026-11-20 09:30", date(2026, 11, 20)),
        ("registered_on", "2026-11-24", None),
        ("source_channel", "인터넷 접수", SourceChannel.ONLINE),
        ("public_work", "○", True),
        ("public_work", "×", False),
    ],
)
def test_cell_is_read_as_it_is_written(field: str, cell: str, found: object) -> None:
    assert BY_ID[field].read(cell, TODAY) == found


def test_center_words_give_wished_occupations_their_code() -> None:
    columns = ("성명", "휴대폰", "희망직종")
    cells = TableRow(2, ("홍길동", "010-0000-1234", "김밥말이, 경리"))
    assignment = assign(columns, [], FIELDS)

    def codes(job_words: tuple[tuple[str, str], ...]) -> list[str | None]:
        found = RowReader(columns, assignment, today=TODAY, job_words=job_words).read(cells)
        assert isinstance(found, Person)
        return [wish.code for wish in found.form.occupations]

    plain = codes(())
    assert plain[0] is None
    assert codes((("김밥말이", "5321"),)) == ["5321", plain[1]]


def test_columns_are_known_by_their_headings() -> None:
    columns = (
        "No.",
        "구직자명",
        "생일",
        "H.P",
        "거주지",
        "희망직종1",
        "희망직종2",
        "최종 학력",
        "보호자 이름",
        "담당 부서",
    )
    found = assign(columns, [("1",) * len(columns)], FIELDS)
    assert dict(found.fields) == {
        "구직자명": "name",
        "생일": "birth_date",
        "H.P": "phone",
        "거주지": "residence",
        "희망직종1": "occupations",
        "희망직종2": "occupations",
        "최종 학력": "education",
    }
    assert found.personal == frozenset({"보호자 이름"})


def test_columns_are_known_by_their_values() -> None:
    rows = [("홍길동", "1979-03-02", "010-0000-1234", "a@example.org", "790302-1234567")] * 3
    found = assign(("A", "B", "C", "D", "E"), rows, FIELDS)
    assert dict(found.fields) == {"B": "birth_date", "C": "phone", "D": "email"}
    assert found.refused == ("E",)
    assert missing_fields(found) == ("name",)


def test_column_of_resident_numbers_fills_nothing_whatever_is_chosen() -> None:
    found = assign(("성명", "주민번호"), [("홍길동", "x")], FIELDS, {"주민번호": "phone"})
    assert (dict(found.fields), found.refused) == ({"성명": "name"}, ("주민번호",))


def read(columns: tuple[str, ...], *cells: str) -> Person | Flawed:
    return RowReader(columns, assign(columns, [], FIELDS), today=TODAY).read(TableRow(2, cells))


def test_every_bad_cell_of_a_row_is_told() -> None:
    found = read(("성명", "생년월일", "휴대폰", "학력"), "홍길동", "1979-13-02", "없는 번호", "고졸")
    assert isinstance(found, Flawed)
    assert [(cell.column, cell.value, cell.reason, cell.accepts) for cell in found.bad] == [
        ("생년월일", "1979-13-02", "unreadable", "1979-03-02, 790302"),
        ("휴대폰", "없는 번호", "unreadable", "010-0000-1234"),
    ]


def test_resident_number_in_any_cell_is_refused_and_never_shown() -> None:
    found = read(("성명", "휴대폰", "경력사항"), "홍길동", "010-0000-1234", "790302-1234567 경비")
    assert isinstance(found, Flawed)
    assert [(cell.column, cell.value, cell.reason) for cell in found.bad] == [("경력사항", "", "resident_number")]


def test_row_without_name_and_contact_is_told_so() -> None:
    found = read(("성명", "휴대폰", "비고"), "", "-", "x")
    assert isinstance(found, Flawed)
    assert [(cell.column, cell.reason) for cell in found.bad] == [("성명", "empty"), ("휴대폰", "empty")]


def test_unit_of_a_heading_goes_to_the_figures_under_it() -> None:
    found = read(("성명", "휴대폰", "희망시급", "경력(년)"), "홍길동", "010-0000-1234", "10500", "3")
    assert isinstance(found, Person)
    assert (found.form.wage_basis, found.form.wage_won, found.form.career_months) == (WageBasis.HOUR, 10_500, 36)


def test_who_did_not_agree_is_not_taken() -> None:
    found = read(("성명", "휴대폰", "개인정보동의"), "홍길동", "010-0000-1234", "미동의")
    assert isinstance(found, Flawed)
    assert [cell.reason for cell in found.bad] == ["no_consent"]


def test_who_agreed_did_so_on_the_day_of_registering() -> None:
    found = read(("성명", "휴대폰", "동의여부", "등록일"), "홍길동", "010-0000-1234", "동의", "2026-11-02")
    assert isinstance(found, Person)
    assert found.form.consent_on == found.registration.registered_on == date(2026, 11, 2)
