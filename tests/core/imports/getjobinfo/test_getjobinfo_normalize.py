from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.imports.getjobinfo import PostingDraft, RawRow, RowRejected, normalize
from jobplus_core.imports.getjobinfo.fields import READ
from jobplus_core.kinds import (
    ApplyMethod,
    CareerDemand,
    Education,
    EmploymentForm,
    Insurance,
    WageBasis,
)

FULL = {
    "JO_REQST_NO": "H100202607270001 ",
    "JO_REGIST_NO": "K1001",
    "CMPNY_NM": "(주)한빛&amp;상사",
    "JO_SJ": "경리 모집 ？？",
    "JOBCODE_NM": "경리 사무원",
    "RCRIT_JSSFC_CMMN_CODE_SE": "026200",
    "RCRIT_NMPR_CO": "2.0",
    "CAREER_CND_NM": "경력 (1년 이상)",
    "ACDMCR_NM": "고등학교",
    "EMPLYM_STLE_CMMN_MM": "계약직(시간제)",
    "HOPE_WAGE": "월급 / 220만원 ~ 250만원 - 면접 후 협의가능",
    "WORK_PARAR_BASS_ADRES_CN": "경기 용인시처인구 이동읍",
    "SUBWAY_NM": "",
    "WORK_TIME_NM": "(근무시간) (오전) 9시 00분 ~ (오후) 6시 00분",
    "HOLIDAY_NM": "주5일근무",
    "WEEK_WORK_HR": "40",
    "RCEPT_CLOS_NM": "채용시까지 26-09-01",
    "RCEPT_MTH_NM": "방문 고용24 입사지원  ",
    "PRESENTN_PAPERS_NM": "이력서 자기소개서  ",
    "BSNS_SUMRY_CN": ".",
    "DTY_CN": " 장부 정리 \r\n전표 &gt; 결산",
    "RET_GRANTS_NM": "퇴직연금",
    "JO_FEINSR_SBSCRB_NM": "고용보험 산재보험",
    "JO_REG_DT": "2026-07-27",
    "WELFARE_CN": "식대 지급",
    "MNGR_INSTT_NM": "강남센터",
    "BASS_ADRES_CN": "서울 강남구 테헤란로 1",
    "RCEPT_MTH_IEM_NM": "문의 02-000-1234",
    "MODEL_MTH_NM": "",
}


def raw(**changes: str) -> RawRow:
    return RawRow(7, FULL | changes)


def draft_of(**changes: str) -> PostingDraft:
    draft = normalize(raw(**changes))
    assert isinstance(draft, PostingDraft)
    return draft


def test_normalize_reads_every_column() -> None:
    assert normalize(raw()) == PostingDraft(
        external_no="H100202607270001",
        title="경리 모집",
        employer="(주)한빛&상사",
        wage_basis=WageBasis.MONTH,
        wage_won=2_200_000,
        wage_max_won=2_500_000,
        wage_negotiable=True,
        sido="경기",
        sigungu="용인시",
        place_code="41460",
        address_rest="처인구 이동읍",
        starts_at="09:00",
        ends_at="18:00",
        days_per_week=5,
        hours_per_week=40,
        closes_on=date(2026, 9, 1),
        until_filled=True,
        registered_on=date(2026, 7, 27),
        insurance=frozenset({Insurance.EMPLOYMENT, Insurance.INDUSTRIAL}),
        apply_by=frozenset({ApplyMethod.VISIT, ApplyMethod.WORK24}),
        documents=frozenset({"이력서", "자기소개서"}),
        openings=2,
        employment_form=EmploymentForm.CONTRACT_PART_TIME,
        career=CareerDemand.EXPERIENCED,
        career_months_min=12,
        education=Education.HIGH,
        occupation_text="경리 사무원",
        occupation_code="026200",
        duties="장부 정리\n전표 > 결산",
        industry_text=None,
        welfare="식대 지급",
        subway=None,
        retirement_pay=True,
        extras={
            "JO_REGIST_NO": "K1001",
            "MNGR_INSTT_NM": "강남센터",
            "BASS_ADRES_CN": "서울 강남구 테헤란로 1",
        },
    )


def test_normalize_knows_nothing_from_a_bare_row() -> None:
    row = RawRow(2, {"JO_REQST_NO": "H1", "CMPNY_NM": "한빛상사", "JO_SJ": "경리"})
    assert normalize(row) == PostingDraft("H1", "경리", "한빛상사")


def test_normalize_takes_the_register_number_without_a_request_number() -> None:
    draft = draft_of(JO_REQST_NO=" ")
    assert draft.external_no == "K1001"
    assert "JO_REGIST_NO" not in draft.extras


def test_normalize_takes_days_from_the_hours_where_their_column_is_empty() -> None:
    assert draft_of(HOLIDAY_NM="", WORK_TIME_NM="08:00~11:00/주6일").days_per_week == 6


def test_normalize_keeps_unknown_columns_without_personal_data() -> None:
    draft = draft_of(NOTE="주차 가능", MEMO="문의 a@example.com", OTHER="900101-1234567", SPARE=" ")
    assert draft.extras["NOTE"] == "주차 가능"
    assert not {"MEMO", "OTHER", "SPARE", "RCEPT_MTH_IEM_NM"} & draft.extras.keys()


@pytest.mark.parametrize(
    ("column", "value", "reason", "figures"),
    [
        ("CMPNY_NM", " ", "empty", {}),
        ("JO_SJ", "？？", "empty", {}),
        ("JO_SJ", "...", "empty", {}),
        ("HOPE_WAGE", "월급 / -250만원", "negative", {}),
        ("HOPE_WAGE", "월급 / 3백20만원", "unreadable", {}),
        ("JO_REG_DT", "어제", "unreadable", {}),
        ("JO_REG_DT", "2026-02-30", "impossible_date", {}),
        ("RCEPT_CLOS_NM", "마감일 (2026-13-40)", "impossible_date", {}),
        (
            "RCEPT_CLOS_NM",
            "마감일 (2026-07-01)",
            "closes_before_registered",
            {"registered_on": "2026-07-27"},
        ),
        ("WEEK_WORK_HR", "-40", "negative", {}),
        ("WEEK_WORK_HR", "400", "out_of_range", {"most": 168}),
        ("RCRIT_NMPR_CO", "-1", "negative", {}),
        ("RCRIT_NMPR_CO", "1.5", "not_whole", {}),
    ],
)
def test_normalize_rejects_by_line_column_value_and_reason(
    column: str, value: str, reason: str, figures: dict[str, int | str]
) -> None:
    assert normalize(raw(**{column: value})) == RowRejected(7, column, value.strip(), reason, figures)


def test_normalize_rejects_a_row_without_any_number() -> None:
    rejected = normalize(raw(JO_REQST_NO="", JO_REGIST_NO=""))
    assert rejected == RowRejected(7, "JO_REQST_NO", "", "empty")


def test_normalize_cuts_a_long_value_in_its_report() -> None:
    rejected = normalize(raw(HOPE_WAGE="월급 / -250만원 " + "가" * 200))
    assert isinstance(rejected, RowRejected)
    assert len(rejected.value) == 80
    assert rejected.value.endswith("…")


COLUMNS = st.sampled_from([*sorted(READ), "JO_REGIST_NO", "NOTE"])
VALUES = st.text(max_size=30) | st.text(alphabet=st.sampled_from("0123456789만원월급/~-:시분오전후 중구서울."))


@given(st.dictionaries(COLUMNS, VALUES))
def test_normalize_gives_a_draft_or_a_rejection_for_any_row(values: dict[str, str]) -> None:
    result = normalize(RawRow(1, values))
    assert isinstance(result, PostingDraft | RowRejected)
    if isinstance(result, PostingDraft):
        assert result.external_no
        assert result.title
        assert result.employer


@given(COLUMNS, VALUES)
def test_normalize_survives_any_single_column(column: str, value: str) -> None:
    result = normalize(raw(**{column: value}))
    assert isinstance(result, PostingDraft) or result.column == column
