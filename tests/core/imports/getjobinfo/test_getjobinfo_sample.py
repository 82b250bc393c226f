"""The real sample of 35 postings: every row is read, and some are checked against reading by eye."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from jobplus_core.imports.getjobinfo import PostingDraft, RawRow, normalize, read_bytes, read_path
from jobplus_core.kinds import (
    ApplyMethod,
    CareerDemand,
    Education,
    EmploymentForm,
    Insurance,
    WageBasis,
)

SHARED = Path(os.environ.get("JOBPLUS_SHARED", Path(__file__).parents[5] / "shared"))
NAME = "getjobinfo_sample_35.csv"
SAMPLE = SHARED / NAME if (SHARED / NAME).exists() else SHARED / "data" / NAME

pytestmark = pytest.mark.skipif(not SAMPLE.exists(), reason="the real sample is not here")


@pytest.fixture(scope="module")
def drafts() -> dict[str, PostingDraft]:
    read = [normalize(row) for row in read_path(SAMPLE).rows if isinstance(row, RawRow)]
    return {draft.external_no: draft for draft in read if isinstance(draft, PostingDraft)}


def test_sample_gives_thirty_five_drafts(drafts: dict[str, PostingDraft]) -> None:
    assert len(drafts) == 35
    assert {draft.registered_on for draft in drafts.values()} == {date(2026, 7, 27)}
    assert {draft.closes_on for draft in drafts.values()} == {date(2026, 9, 26)}
    assert all(draft.wage_won and draft.sigungu and draft.ends_at for draft in drafts.values())
    assert all(draft.openings is None and draft.extras == {} for draft in drafts.values())


def test_sample_row_of_a_factory_in_ansan(drafts: dict[str, PostingDraft]) -> None:
    draft = drafts["H954202607270847"]
    assert draft.title == "소형 CNC 조작원 (프로그램 세팅 경험자 우대)"
    assert draft.employer == "제이엔테크"
    assert (draft.wage_basis, draft.wage_won, draft.wage_negotiable) == (WageBasis.MONTH, 2_500_000, True)
    assert (draft.sido, draft.sigungu, draft.address_rest) == ("경기", "안산시", "시흥스마트허브 4다 605-3")
    assert (draft.starts_at, draft.ends_at, draft.days_per_week) == ("07:30", "17:00", 5)
    assert draft.hours_per_week == 45
    assert draft.insurance == frozenset(Insurance)
    assert draft.apply_by == {ApplyMethod.WORK24}
    assert draft.employment_form is EmploymentForm.REGULAR
    assert (draft.career, draft.education) == (CareerDemand.EXPERIENCED, Education.ANY)
    assert draft.occupation_text == "CNC 선반 조작원(NC 선반 조작원)"


def test_sample_row_whose_hours_are_cut_off(drafts: dict[str, PostingDraft]) -> None:
    draft = drafts["H954202607271160"]
    assert (draft.starts_at, draft.ends_at, draft.hours_per_week) == ("08:30", "16:00", 32)
    assert (draft.sido, draft.sigungu, draft.address_rest) == ("인천", "연수구", None)
    assert draft.apply_by == {ApplyMethod.VISIT, ApplyMethod.OTHER}


def test_sample_row_of_a_new_district_without_an_occupation(drafts: dict[str, PostingDraft]) -> None:
    draft = drafts["H954202607270994"]
    assert (draft.sido, draft.sigungu, draft.occupation_text) == ("인천", "제물포구", None)
    assert draft.education is Education.HIGH
    assert draft.documents == {"이력서", "자기소개서"}


def test_sample_row_without_insurance_six_days_a_week(drafts: dict[str, PostingDraft]) -> None:
    draft = drafts["H954202607271484"]
    assert draft.insurance == frozenset()
    assert (draft.days_per_week, draft.hours_per_week) == (6, 24)
    assert (draft.wage_basis, draft.wage_won, draft.wage_negotiable) == (WageBasis.HOUR, 10_320, True)


def test_sample_row_with_hours_unknown_and_a_subway_in_the_address(drafts: dict[str, PostingDraft]) -> None:
    draft = drafts["H954202607271819"]
    assert draft.hours_per_week is None
    assert (draft.starts_at, draft.ends_at) == ("08:00", "11:00")
    assert (draft.sigungu, draft.address_rest) == ("영등포구", "5호선 여의도역 근처")


def test_sample_row_paid_by_the_year(drafts: dict[str, PostingDraft]) -> None:
    draft = drafts["H954202607271893"]
    assert (draft.wage_basis, draft.wage_won) == (WageBasis.YEAR, 31_200_000)
    assert draft.career is CareerDemand.ENTRY
    assert draft.duties is not None
    assert draft.duties.startswith("- 의료기기 발주 및 구매관리\n- 재고관리")


def test_sample_row_with_entities_and_no_way_to_apply(drafts: dict[str, PostingDraft]) -> None:
    nurse = drafts["H954202607270939"].duties
    assert nurse is not None
    assert nurse.startswith("[보건>의료기술지원>요양지원]\n물품전달")
    assert drafts["H954202607270395"].apply_by == frozenset()


def test_sample_reads_the_same_as_cp949_and_as_json(drafts: dict[str, PostingDraft]) -> None:
    source = read_path(SAMPLE)
    rows = [dict(row.values) for row in source.rows if isinstance(row, RawRow)]
    answer = {"list_total_count": 35, "RESULT": {"CODE": "INFO-000"}, "row": rows}
    as_json = read_bytes(json.dumps({"GetJobInfo": answer}).encode())
    text = SAMPLE.read_bytes().decode("utf-8-sig").encode("cp949", errors="xmlcharrefreplace")
    as_cp949 = read_bytes(text)
    assert (source.encoding, as_cp949.encoding) == ("utf-8-sig", "cp949")
    for other in (as_json, as_cp949):
        again = [normalize(row) for row in other.rows if isinstance(row, RawRow)]
        assert again == list(drafts.values())
