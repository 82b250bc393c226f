"""What the feed holds besides tidy values, as seen in it: each is read, or unknown for its reason."""

from datetime import date

import pytest

from jobplus_core.imports.drafts import PostingDraft, RawRow, RowRejected, Unread
from jobplus_core.imports.getjobinfo import normalize, read_bytes
from jobplus_core.kinds import CareerDemand, Education, EmploymentForm, Insurance
from tests.support.open_data import Row, envelope


def draft_of(**values: str) -> PostingDraft:
    draft = normalize(RawRow(1, {"JO_REQST_NO": "H1", "CMPNY_NM": "한빛상사", "JO_SJ": "경리"} | values))
    assert isinstance(draft, PostingDraft)
    return draft


@pytest.mark.parametrize(
    ("text", "sigungu", "rest"),
    [
        ("경기 구리시대림어린이집", "구리시", "대림어린이집"),
        ("서울 도봉구802호", "도봉구", "802호"),
        ("경기 안산시시흥스마트허브 4다 605-3", "안산시", "시흥스마트허브 4다 605-3"),
        ("경기 하남시489", "하남시", "489"),
        ("서울 서대문구.", "서대문구", None),
        ("인천 서해구..", "서해구", None),
        ("경기 포천시-", "포천시", None),
        ("서울 은평구 없음", "은평구", None),
        ("서울 송파구더플리티넘송파  ", "송파구", "더플리티넘송파"),
    ],
)
def test_district_runs_into_the_address_and_ends_in_marks(text: str, sigungu: str, rest: str | None) -> None:
    draft = draft_of(WORK_PARAR_BASS_ADRES_CN=text)
    assert (draft.sigungu, draft.address_rest) == (sigungu, rest)
    assert draft.unread.get("address_rest") is (None if rest else Unread.NOT_SAID)


@pytest.mark.parametrize(
    ("column", "value", "field", "known", "reason"),
    [
        ("WEEK_WORK_HR", "", "hours_per_week", None, Unread.EMPTY),
        ("WEEK_WORK_HR", "0", "hours_per_week", None, Unread.ZERO),
        ("WEEK_WORK_HR", "협의", "hours_per_week", None, Unread.NOT_SAID),
        ("WEEK_WORK_HR", "15", "hours_per_week", 15, None),
        ("JOBCODE_NM", "", "occupation_text", None, Unread.EMPTY),
        ("SUBWAY_NM", " ", "subway", None, Unread.EMPTY),
        ("JO_FEINSR_SBSCRB_NM", "   ", "insurance", frozenset(), Unread.EMPTY),
        ("JO_FEINSR_SBSCRB_NM", "고용보험 산재보험", "insurance", {Insurance.EMPLOYMENT, Insurance.INDUSTRIAL}, None),
        ("RCEPT_MTH_NM", "   ", "apply_by", frozenset(), Unread.EMPTY),
        ("BSNS_SUMRY_CN", ".", "industry_text", None, Unread.EMPTY),
        ("WELFARE_CN", "없음", "welfare", None, Unread.EMPTY),
        ("HOPE_WAGE", "월급 / 0만원 ", "wage_won", None, Unread.ZERO),
        ("HOPE_WAGE", "면접 후 협의가능", "wage_won", None, Unread.NEGOTIABLE),
        ("WORK_TIME_NM", "근무시간 08:30~16:", "ends_at", None, Unread.CUT_OFF),
        ("WORK_TIME_NM", "시간협의", "starts_at", None, Unread.NOT_SAID),
        ("WORK_TIME_NM", "2교대 8", "starts_at", None, Unread.UNREADABLE),
        ("WORK_TM_NM", "09:00~18:00", "ends_at", "18:00", None),
        ("HOLIDAY_NM", "주5~6일근무", "days_per_week", None, Unread.UNREADABLE),
        ("RCRIT_NMPR_CO", "0", "openings", None, Unread.ZERO),
        ("RCRIT_NMPR_CO", "3", "openings", 3, None),
        ("RCRIT_NMPR_CO", "3.0", "openings", 3, None),
        ("RCEPT_CLOS_NM", "마감일 (2026-09-26)", "closes_on", date(2026, 9, 26), None),
        ("RCEPT_CLOS_NM", "채용시까지 26-09-01", "closes_on", date(2026, 9, 1), None),
        ("RCEPT_CLOS_NM", "26-09-01", "closes_on", date(2026, 9, 1), None),
        ("RCEPT_CLOS_NM", "채용시까지", "closes_on", None, Unread.UNTIL_FILLED),
        ("ACDMCR_CMMN_CODE_SE", "J00100", "education", Education.ANY, None),
        ("ACDMCR_CMMN_CODE_SE", "J00102", "education", Education.ELEMENTARY, None),
        ("ACDMCR_CMMN_CODE_SE", "J00104", "education", Education.MIDDLE, None),
        ("ACDMCR_CMMN_CODE_SE", "J00106", "education", Education.HIGH, None),
        ("ACDMCR_CMMN_CODE_SE", "J00108", "education", Education.JUNIOR_COLLEGE, None),
        ("ACDMCR_CMMN_CODE_SE", "J00110", "education", Education.UNIVERSITY, None),
        ("ACDMCR_CMMN_CODE_SE", "J00114", "education", Education.DOCTOR, None),
        ("ACDMCR_CMMN_CODE_SE", "J00199", "education", None, Unread.UNREADABLE),
        ("EMPLYM_STLE_CMMN_CODE_SE", "J01101", "employment_form", EmploymentForm.REGULAR, None),
        ("EMPLYM_STLE_CMMN_CODE_SE", "J01102", "employment_form", EmploymentForm.CONTRACT, None),
        ("EMPLYM_STLE_CMMN_CODE_SE", "J01103", "employment_form", EmploymentForm.CONTRACT_PART_TIME, None),
        ("EMPLYM_STLE_CMMN_CODE_SE", "J01105", "employment_form", EmploymentForm.REGULAR_PART_TIME, None),
        ("CAREER_CND_CMMN_CODE_SE", "J01300", "career", CareerDemand.ANY, None),
        ("CAREER_CND_CMMN_CODE_SE", "J01301", "career", CareerDemand.ENTRY, None),
        ("CAREER_CND_CMMN_CODE_SE", "J01302", "career", CareerDemand.EXPERIENCED, None),
        ("CAREER_CND_NM", "따로 정함", "career", None, Unread.UNREADABLE),
    ],
)
def test_cell_is_read_or_unknown_for_its_reason(
    column: str, value: str, field: str, known: object, reason: Unread | None
) -> None:
    draft = draft_of(**{column: value})
    assert (getattr(draft, field), draft.unread.get(field)) == (known, reason)


def test_words_win_where_the_code_is_strange() -> None:
    assert draft_of(ACDMCR_CMMN_CODE_SE="J00199", ACDMCR_NM="고등학교").education is Education.HIGH


def test_openings_come_as_a_number_a_text_or_a_decimal() -> None:
    rows: list[Row] = [
        {"JO_REQST_NO": f"H{i}", "CMPNY_NM": "가", "JO_SJ": "나", "RCRIT_NMPR_CO": value}
        for i, value in enumerate([2, "2", 2.0, "2.0", None, 2.5])
    ]
    found = [normalize(row) for row in read_bytes(envelope(rows, 6)).rows if isinstance(row, RawRow)]
    assert [row.openings for row in found if isinstance(row, PostingDraft)] == [2, 2, 2, 2, None]
    assert [(row.value, row.reason) for row in found if isinstance(row, RowRejected)] == [("2.5", "not_whole")]


def test_entities_and_lost_pictures_are_mended() -> None:
    draft = draft_of(
        JO_SJ="경리 모집 ？？", CMPNY_NM="R&amp;D &lt;한빛&gt;", DTY_CN="[보건&gt;의료]\r\n？？ 물품 전달 &amp;gt;"
    )
    assert (draft.title, draft.employer, draft.duties) == ("경리 모집", "R&D <한빛>", "[보건>의료]\n 물품 전달 >")


def test_fields_of_the_service_alone_are_kept_but_for_persons() -> None:
    draft = draft_of(
        JO_REGIST_NO="K1",
        RCRIT_JSSFC_CMMN_CODE_SE="026200",
        MODEL_MTH_NM="서류",
        MNGR_NM="홍길순",
        MNGR_INSTT_NM="강남센터",
        BASS_ADRES_CN="서울 강남구",
        RCEPT_MTH_IEM_NM="방문 (02-000-0000)",
        GUI_LN="요강",
    )
    assert draft.occupation_code == "026200"
    assert draft.extras == {
        "JO_REGIST_NO": "K1",
        "MODEL_MTH_NM": "서류",
        "MNGR_INSTT_NM": "강남센터",
        "BASS_ADRES_CN": "서울 강남구",
        "GUI_LN": "요강",
    }
