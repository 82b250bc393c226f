import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.imports.drafts import FieldRejected
from jobplus_core.imports.getjobinfo.terms import (
    read_apply_by,
    read_career,
    read_documents,
    read_education,
    read_employment,
    read_insurance,
    read_openings,
    read_retirement_pay,
)
from jobplus_core.kinds import ApplyMethod, CareerDemand, Education, EmploymentForm, Insurance


@pytest.mark.parametrize(
    ("text", "code", "form"),
    [
        ("상용직", "", EmploymentForm.REGULAR),
        ("상용직(시간제)", "", EmploymentForm.REGULAR_PART_TIME),
        ("계약직", "", EmploymentForm.CONTRACT),
        ("계약직(시간제)", "", EmploymentForm.CONTRACT_PART_TIME),
        ("일용직", "", EmploymentForm.DAILY),
        ("파견근로", "", EmploymentForm.DISPATCH),
        ("", "J01101", EmploymentForm.REGULAR),
        ("", "J01102", EmploymentForm.CONTRACT),
        ("", "J01103", EmploymentForm.CONTRACT_PART_TIME),
        ("", "J01105", EmploymentForm.REGULAR_PART_TIME),
        ("상용직", "J01199", EmploymentForm.REGULAR),
        ("", "", None),
    ],
)
def test_read_employment_reads_code_then_words(text: str, code: str, form: EmploymentForm | None) -> None:
    assert read_employment(text, code=code) == form


@pytest.mark.parametrize(
    ("text", "code", "career", "months"),
    [
        ("무관", "", CareerDemand.ANY, None),
        ("관계없음", "", CareerDemand.ANY, None),
        ("신입", "", CareerDemand.ENTRY, None),
        ("신입/경력", "", CareerDemand.ANY, None),
        ("경력", "", CareerDemand.EXPERIENCED, None),
        ("경력 (1년 6개월 이상)", "", CareerDemand.EXPERIENCED, 18),
        ("경력 3년", "J01302", CareerDemand.EXPERIENCED, 36),
        ("", "J01300", CareerDemand.ANY, None),
        ("", "J01301", CareerDemand.ENTRY, None),
        ("", "", None, None),
    ],
)
def test_read_career_reads_demand_and_months(
    text: str, code: str, career: CareerDemand | None, months: int | None
) -> None:
    assert read_career(text, code=code) == (career, months)


@pytest.mark.parametrize(
    ("text", "code", "education"),
    [
        ("관계없음", "", Education.ANY),
        ("학력무관", "", Education.ANY),
        ("초등학교", "", Education.ELEMENTARY),
        ("중학교", "", Education.MIDDLE),
        ("고등학교", "", Education.HIGH),
        ("전문대학", "", Education.JUNIOR_COLLEGE),
        ("대학_대학교", "", Education.UNIVERSITY),
        ("대학원(석사)", "", Education.MASTER),
        ("박사과정", "", Education.DOCTOR),
        ("", "J00100", Education.ANY),
        ("", "J00102", Education.ELEMENTARY),
        ("", "J00104", Education.MIDDLE),
        ("", "J00106", Education.HIGH),
        ("", "J00108", Education.JUNIOR_COLLEGE),
        ("", "J00110", Education.UNIVERSITY),
        ("", "J00114", Education.DOCTOR),
        ("", "", None),
    ],
)
def test_read_education_reads_code_then_words(text: str, code: str, education: Education | None) -> None:
    assert read_education(text, code=code) == education


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("고용보험 산재보험 건강보험 국민연금", frozenset(Insurance)),
        ("4대보험", frozenset(Insurance)),
        ("고용보험 산재보험", frozenset({Insurance.EMPLOYMENT, Insurance.INDUSTRIAL})),
        ("국민연금", frozenset({Insurance.PENSION})),
        ("4대보험 미가입", frozenset()),
        ("   ", frozenset()),
    ],
)
def test_read_insurance_reads_a_set(text: str, kinds: frozenset[Insurance]) -> None:
    assert read_insurance(text) == kinds


@pytest.mark.parametrize(
    ("text", "methods"),
    [
        ("방문 고용24 입사지원 기타 ", {ApplyMethod.VISIT, ApplyMethod.WORK24, ApplyMethod.OTHER}),
        ("방문 우편 고용24 입사지원", {ApplyMethod.VISIT, ApplyMethod.MAIL, ApplyMethod.WORK24}),
        ("팩스 e-mail 전화", {ApplyMethod.FAX, ApplyMethod.EMAIL, ApplyMethod.PHONE}),
        ("이메일 홈페이지", {ApplyMethod.EMAIL, ApplyMethod.ONLINE}),
        ("워크넷 입사지원", {ApplyMethod.WORK24}),
        ("채용대행", {ApplyMethod.OTHER}),
        ("   ", set()),
    ],
)
def test_read_apply_by_reads_a_set(text: str, methods: set[ApplyMethod]) -> None:
    assert read_apply_by(text) == methods


def test_read_documents_keeps_the_feeds_words() -> None:
    assert read_documents("이력서 자기소개서  ,경력증명서 -") == {"이력서", "자기소개서", "경력증명서"}
    assert read_documents("  ") == frozenset()


@pytest.mark.parametrize(
    ("text", "pay"),
    [("퇴직금", True), ("퇴직연금", True), ("퇴직금 없음", False), ("해당없음", False), ("", None)],
)
def test_read_retirement_pay_knows_three_answers(text: str, pay: bool | None) -> None:
    assert read_retirement_pay(text) is pay


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("3", 3),
        ("3.0", 3),
        ("1,000", 1000),
        ("3명", 3),
        ("2 인", 2),
        ("0", None),
        ("0.0", None),
        ("", None),
        ("00명", None),
    ],
)
def test_read_openings_reads_number_text_and_decimal(text: str, openings: int | None) -> None:
    assert read_openings(text) == openings


@pytest.mark.parametrize(
    ("text", "reason"),
    [("-1", "negative"), ("2.5", "not_whole"), ("10001", "out_of_range"), ("1e+16", "unreadable")],
)
def test_read_openings_refuses_what_cannot_be(text: str, reason: str) -> None:
    with pytest.raises(FieldRejected, match=reason):
        read_openings(text)


@given(st.text(alphabet=st.sampled_from("0123456789.,-명인약간 e+"), max_size=12))
def test_read_openings_only_ever_refuses_typed(text: str) -> None:
    try:
        openings = read_openings(text)
    except FieldRejected:
        return
    assert openings is None or 0 < openings <= 10_000
