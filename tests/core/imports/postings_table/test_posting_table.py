"""Tables of postings as offices write them: headings, cells, contacts, numbers, what is kept and what is not."""

from datetime import date
from pathlib import Path

import pytest

from jobplus_core.employers.business_number import check_digit
from jobplus_core.errors import FieldMissing
from jobplus_core.imports.feed_file import FeedRefused
from jobplus_core.imports.postings_table.fields import FIELDS
from jobplus_core.imports.rules import Accepted, Contact, Rejected, Terms
from jobplus_core.imports.sources import How, PostingFile, how_of, open_postings, read_item, refuse_unfilled
from jobplus_core.imports.tables.fields import assign
from jobplus_core.kinds import CareerDemand, Education, EmploymentForm, Funding, PostingSource, WageBasis
from tests.support.posting_files import HEAD, row, written
from tests.support.workbooks import write_workbook

TODAY = date(2013, 11, 18)
CHAMBER = Terms(PostingSource.CHAMBER, Funding.SUPPORT)
NUMBER = "12345678"


def opened(folder: Path, head: str, *lines: str, terms: Terms = CHAMBER) -> PostingFile:
    path = folder / "table.csv"
    path.write_text("\n".join([head, *lines, ""]), encoding="cp949")
    return open_postings(path, format="table", terms=terms)


def read_all(file: PostingFile) -> list[Accepted | Rejected]:
    read = file.how.reader(TODAY)
    return [read_item(item, read) for item in file.rows()]


def one(folder: Path, head: str, line: str) -> Accepted:
    found = read_all(opened(folder, head, line))
    assert len(found) == 1
    assert isinstance(found[0], Accepted), found
    return found[0]


def test_headings_of_offices_find_their_fields() -> None:
    told = {
        "업체명": "employer",
        "회사명": "employer",
        "사업자등록번호": "business_no",
        "모집직종": "occupation",
        "모집 인원(명)": "openings",
        "근무지": "place",
        "급여": "wage",
        "임금조건": "wage",
        "근무시간": "hours",
        "마감일": "closing",
        "접수마감일": "closing",
        "담당자": "contact_name",
        "담당자 연락처": "contact_phone",
        "전화번호": "contact_phone",
        "e-mail": "contact_email",
        "고용형태": "employment",
        "학력": "education",
        "경력": "career",
    }
    found = {name: assign([name], [], FIELDS).fields.get(name) for name in told}
    assert found == told


def test_row_becomes_a_posting(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        "회사명,모집직종,모집인원,근무지,월급(만원),근무시간,근무요일,마감일,등록일,고용형태,학력,경력,비고",
        "가나상사,경리 사무원,2명,서울 중구 을지로 1,220~250,09:00~18:00,월~금,"
        "2013-12-20,2013-11-15,계약직,고졸,경력 2년,기숙사",
    )
    form = found.form
    assert (form.title, form.employer, form.openings) == ("경리 사무원", "가나상사", 2)
    assert (form.source, form.funding) == (PostingSource.CHAMBER, Funding.SUPPORT)
    assert (form.sigungu, form.district_code, form.address) == ("중구", "11140", "을지로 1")
    assert (form.wage_basis, form.wage_won, form.wage_max_won) == (WageBasis.MONTH, 2_200_000, 2_500_000)
    assert (form.starts_at, form.ends_at, form.days_per_week) == ("09:00", "18:00", 5)
    assert (form.registered_on, form.closes_on) == (date(2013, 11, 15), date(2013, 12, 20))
    assert (form.employment_form, form.education) == (EmploymentForm.CONTRACT, Education.HIGH)
    assert (form.career, form.career_months) == (CareerDemand.EXPERIENCED, 24)
    assert form.extras == (("비고", "기숙사"),)


@pytest.mark.parametrize(
    ("heading", "cell", "basis", "won"),
    [
        ("급여", "220", WageBasis.MONTH, 2_200_000),
        ("급여", '"2,200,000원"', WageBasis.MONTH, 2_200_000),
        ("월급(만원)", "220", WageBasis.MONTH, 2_200_000),
        ("급여", "시급 10320원", WageBasis.HOUR, 10_320),
        ("시급", "10320", WageBasis.HOUR, 10_320),
        ("연봉(만원)", "3000", WageBasis.YEAR, 30_000_000),
        ("급여", "면접 후 협의", None, None),
        ("급여", "회사내규", None, None),
    ],
)
def test_wage_is_read_with_its_heading(
    tmp_path: Path, heading: str, cell: str, basis: WageBasis | None, won: int | None
) -> None:
    form = one(tmp_path, f"업체명,제목,{heading}", f"가,나,{cell}").form
    assert (form.wage_basis, form.wage_won) == (basis, won)


@pytest.mark.parametrize("cell", ["○명", "0명", "약간명", "", "-"])
def test_openings_nobody_has_said_are_unknown(tmp_path: Path, cell: str) -> None:
    assert one(tmp_path, "업체명,제목,모집인원", f"가,나,{cell}").form.openings is None


def test_contacts_go_apart_and_nothing_personal_is_kept(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        "업체명,제목,담당자,연락처,이메일,대표자,팩스,메모",
        "가,나,홍길동,02)000-1234,담당 hong@example.org,임꺽정,02-000-9999,010-0000-1111로 전화",
    )
    assert found.contact == Contact("홍길동", None, "02-000-1234", "hong@example.org")
    assert dict(found.raw.values) == {"업체명": "가", "제목": "나"}
    assert found.form.extras == ()


@pytest.mark.parametrize("note", ["610505-2000009", "6105052000009", "61050５ 2000009"])
def test_resident_number_in_a_further_column_is_kept_nowhere(tmp_path: Path, note: str) -> None:
    lines = [f"가나상사,경리,{text}" for text in ("참고", "없음", note, "참고")]
    file = opened(tmp_path, "회사명,모집직종,비고", *lines)
    found = read_all(file)[2]
    assert isinstance(found, Accepted)
    assert (found.raw.values, found.form.extras) == ({"회사명": "가나상사", "모집직종": "경리"}, ())
    assert [item.values for item in map(file.how.kept, file.rows())][2] == found.raw.values  # type: ignore[arg-type]


def test_business_number_is_taken_where_it_can_be(tmp_path: Path) -> None:
    nine = "120812345"
    good = f"{nine}{check_digit(nine)}"
    head = "업체명,제목,사업자등록번호"
    assert one(tmp_path, head, f"가,나,{good[:3]}-{good[3:5]}-{good[5:]}").business_no == good
    assert one(tmp_path, head, f"가,나,{nine}{(int(good[-1]) + 1) % 10}").business_no is None


def test_numbers_of_different_offices_never_meet(tmp_path: Path) -> None:
    head = "업체명,제목,구인번호"
    assert one(tmp_path, head, f"가,나,{NUMBER}").draft.external_no == f"chamber:{NUMBER}"
    council = opened(tmp_path, head, f"가,나,{NUMBER}", terms=Terms(PostingSource.COUNCIL))
    found = read_all(council)[0]
    assert isinstance(found, Accepted)
    assert found.draft.external_no == f"council:{NUMBER}"


def test_row_without_a_number_is_met_again_by_what_it_says(tmp_path: Path) -> None:
    head = "업체명,제목,근무지,급여"
    first, same, other = (
        one(tmp_path, head, line).draft.external_no
        for line in ("가,나,서울 중구,220", "가,나,서울 중구,250", "가,나,서울 종로구,220")
    )
    assert first.startswith("chamber#")
    assert first == same != other


def test_refused_rows_name_their_column(tmp_path: Path) -> None:
    file = opened(
        tmp_path,
        "업체명,제목,모집인원,마감일,등록일,비고",
        ",경리,1,,,",
        "가,,1,,,",
        "가,경리,-1,,,",
        "가,경리,1,2013-13-01,,",
        "가,경리,1,2013-11-01,2013-11-10,",
        "가,경리,1,,2013-11-19,",
        "가,790302-1234567,1,,,",
    )
    assert [(row.line, row.column, row.value, row.reason) for row in read_all(file) if isinstance(row, Rejected)] == [
        (2, "업체명", "", "empty"),
        (3, "제목", "", "empty"),
        (4, "모집인원", "-1", "negative"),
        (5, "마감일", "2013-13-01", "impossible_date"),
        (6, "마감일", "2013-11-01", "closes_before_registered"),
        (7, "등록일", "2013-11-19", "future_date"),
        (8, "제목", "", "resident_number"),
    ]


def test_workbook_is_a_table_whatever_is_asked(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "book.xlsx", [HEAD, row(0), row(1)])
    file = open_postings(path, terms=CHAMBER)
    assert (file.how.format, file.missing) == ("table", ())
    assert [type(found) for found in read_all(file)] == [Accepted, Accepted]


def test_csv_whose_columns_say_nothing_is_no_feed_and_needs_its_fields(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("갑,을\n가나상사,경리\n", encoding="utf-8")
    with pytest.raises(FeedRefused) as refused:
        open_postings(path)
    assert refused.value.reason == "feed_unknown"
    with pytest.raises(FieldMissing) as missing:
        refuse_unfilled(open_postings(path, format="table"))
    assert missing.value.field == "employer"
    file = open_postings(path, chosen={"갑": "employer", "을": "title"})
    assert file.missing == ()


def test_run_keeps_how_its_rows_were_read(tmp_path: Path) -> None:
    import json

    path = tmp_path / "table.csv"
    path.write_text(written([row(3)]), encoding="utf-8")
    file = open_postings(path, terms=CHAMBER)
    kept = how_of("table", json.dumps(file.how.as_mapping(), ensure_ascii=False))
    assert kept == file.how
    assert how_of("getjobinfo", None) == How("getjobinfo")
    found = read_all(file)[0]
    assert isinstance(found, Accepted)
    again = kept.reader(TODAY)(found.raw)
    assert isinstance(again, Accepted)
    assert again.form == found.form
