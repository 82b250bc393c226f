from datetime import date

import pytest

from jobplus_core.imports.drafts import PostingDraft, RawRow, RowRejected, Unread
from jobplus_core.imports.work24 import normalize
from jobplus_core.imports.work24.normalize import PREFIX, key_of
from jobplus_core.kinds import CareerDemand, Education, EmploymentForm, WageBasis

FULL = {
    "position_title": "사무 담당(정규직) 채용",
    "company_name": "(주)한빛상사",
    "company_category": "['중견', '가족']",
    "recruit_provider": "정보제공처 고용24",
    "annual_salary": "연봉 2,700 만원 ~ 3,200 만원",
    "career": "경력3년",
    "education": "고졸 ~ 대졸(4년)",
    "working_condition": "주5일 주 40시간 근로 09:00 ~ 18:00",
    "location": "서울특별시 강남구 테헤란로38길",
    "deadline_date": "2026-08-28",
    "registration_date": "2026-08-07",
}
BARE = RawRow(2, dict.fromkeys(FULL, "") | {"position_title": "경리", "company_name": "가나상사"})


def draft_of(**changes: str) -> PostingDraft:
    draft = normalize(RawRow(2, FULL | changes))
    assert isinstance(draft, PostingDraft)
    return draft


def test_full_row_is_read_whole() -> None:
    draft = draft_of()
    assert draft == PostingDraft(
        external_no="work24:" + draft.external_no[len(PREFIX) :],
        title="사무 담당(정규직) 채용",
        employer="(주)한빛상사",
        wage_basis=WageBasis.YEAR,
        wage_won=27_000_000,
        wage_max_won=32_000_000,
        wage_negotiable=False,
        sido="서울",
        sigungu="강남구",
        place_code="11680",
        address_rest="테헤란로38길",
        starts_at="09:00",
        ends_at="18:00",
        days_per_week=5,
        hours_per_week=40,
        closes_on=date(2026, 8, 28),
        registered_on=date(2026, 8, 7),
        employment_form=EmploymentForm.REGULAR,
        career=CareerDemand.EXPERIENCED,
        career_months_min=36,
        education=Education.HIGH,
        extras={"company_category": "중견, 가족", "recruit_provider": "고용24"},
    )
    assert set(draft.unread.values()) == {Unread.NOT_IN_FEED}


def test_bare_row_is_a_posting_whose_every_unknown_has_a_reason() -> None:
    draft = normalize(BARE)
    assert isinstance(draft, PostingDraft)
    assert draft == PostingDraft(draft.external_no, "경리", "가나상사")
    assert {name for name, why in draft.unread.items() if why is Unread.EMPTY} == {
        "wage_basis",
        "wage_won",
        "wage_max_won",
        "wage_negotiable",
        "sido",
        "sigungu",
        "place_code",
        "address_rest",
        "starts_at",
        "ends_at",
        "days_per_week",
        "hours_per_week",
        "closes_on",
        "registered_on",
        "career",
        "career_months_min",
        "education",
    }
    assert draft.unread["employment_form"] is Unread.NOT_SAID


@pytest.mark.parametrize(
    ("column", "value", "field", "reason"),
    [
        ("annual_salary", "연봉 3백20만원", "wage_won", Unread.UNREADABLE),
        ("annual_salary", "연봉 0 만원", "wage_won", Unread.ZERO),
        ("annual_salary", "회사내규에 따름", "wage_won", Unread.NEGOTIABLE),
        ("annual_salary", "3,000 만원", "wage_basis", Unread.UNREADABLE),
        ("location", "서울 등", "sigungu", Unread.NOT_SAID),
        ("location", "전국", "sido", Unread.UNREADABLE),
        ("working_condition", "기타", "days_per_week", Unread.NOT_SAID),
        ("working_condition", "09:00 ~", "ends_at", Unread.CUT_OFF),
        ("deadline_date", "채용시까지", "closes_on", Unread.UNTIL_FILLED),
        ("deadline_date", "D-30", "closes_on", Unread.UNREADABLE),
        ("registration_date", "3일 전", "registered_on", Unread.UNREADABLE),
        ("education", "기타", "education", Unread.UNREADABLE),
        ("career", "기타", "career", Unread.UNREADABLE),
    ],
)
def test_field_that_is_unknown_says_why(column: str, value: str, field: str, reason: Unread) -> None:
    draft = draft_of(**{column: value})
    assert (getattr(draft, field), draft.unread[field]) == (None, reason)


@pytest.mark.parametrize(
    ("text", "closes_on", "until_filled"),
    [
        ("2026-08-28", date(2026, 8, 28), False),
        ("26-08-28", date(2026, 8, 28), False),
        ("채용시까지", None, True),
        ("상시", None, True),
        ("상시채용 2026-09-30", date(2026, 9, 30), True),
        ("", None, False),
    ],
)
def test_deadlines_are_days_or_until_somebody_is_found(text: str, closes_on: date | None, until_filled: bool) -> None:
    draft = draft_of(deadline_date=text)
    assert (draft.closes_on, draft.until_filled) == (closes_on, until_filled)


@pytest.mark.parametrize(
    ("text", "career", "months"),
    [
        ("경력무관", CareerDemand.ANY, None),
        ("신입", CareerDemand.ENTRY, None),
        ("신입/경력", CareerDemand.ANY, None),
        ("신입/경력2년", CareerDemand.ANY, None),
        ("경력", CareerDemand.EXPERIENCED, None),
        ("경력12년", CareerDemand.EXPERIENCED, 144),
        ("경력 3~5년", CareerDemand.EXPERIENCED, 36),
        ("경력 3년 ~ 5년", CareerDemand.EXPERIENCED, 36),
    ],
)
def test_careers_are_a_demand_and_its_least_months(text: str, career: CareerDemand, months: int | None) -> None:
    draft = draft_of(career=text)
    assert (draft.career, draft.career_months_min) == (career, months)


@pytest.mark.parametrize(
    ("text", "place", "kept"),
    [
        ("서울 강남구", ("서울", "강남구", None), None),
        ("서울 강남구 등", ("서울", "강남구", None), "서울 강남구 등"),
        ("경기 성남시 분당구 등", ("경기", "성남시", "분당구"), "경기 성남시 분당구 등"),
        ("서울 등", ("서울", None, None), "서울 등"),
        ("부산 해운대구", ("부산", None, "해운대구"), None),
    ],
)
def test_places_keep_that_there_are_others(
    text: str, place: tuple[str | None, str | None, str | None], kept: str | None
) -> None:
    draft = draft_of(location=text)
    assert (draft.sido, draft.sigungu, draft.address_rest) == place
    assert draft.extras.get("location") == kept


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("position_title", "...", "empty"),
        ("company_name", "", "empty"),
        ("annual_salary", "연봉 3,200 만원 ~ 2,700 만원", "range_reversed"),
        ("annual_salary", "연봉 -1 만원", "negative"),
        ("working_condition", "주 169시간", "out_of_range"),
        ("deadline_date", "2026-02-30", "impossible_date"),
        ("deadline_date", "2026-08-06", "closes_before_registered"),
        ("registration_date", "2026-13-01", "impossible_date"),
    ],
)
def test_row_that_cannot_be_true_is_rejected_with_column_and_reason(column: str, value: str, reason: str) -> None:
    found = normalize(RawRow(5, FULL | {column: value}))
    assert isinstance(found, RowRejected)
    assert (found.line, found.column, found.value, found.reason) == (5, column, value, reason)


def test_personal_data_of_further_columns_is_left_out_and_the_rest_kept() -> None:
    draft = draft_of(note="주차 가능", memo="문의 010-0000-0000")
    assert draft.extras["note"] == "주차 가능"
    assert "memo" not in draft.extras


def test_key_meets_the_same_posting_again_and_no_other() -> None:
    def key(**changes: str) -> str:
        return draft_of(**changes).external_no

    assert key() == key(
        company_name=" (주)한빛상사 ", position_title="사무  담당（정규직） 채용", annual_salary="연봉 9,000 만원"
    )
    others = [
        key(company_name="한빛상사"),
        key(position_title="사무 담당 채용"),
        key(location="서울 강남구"),
        key(registration_date="2026-08-06", deadline_date="2026-08-28"),
        key(registration_date=""),
    ]
    assert len({key(), *others}) == 6
    assert all(one.startswith(PREFIX) and len(one) == len(PREFIX) + 24 for one in others)


def test_key_takes_letters_that_no_encoding_has() -> None:
    assert key_of(employer="\ud800", title="", place="", registered_on=None).startswith(PREFIX)
