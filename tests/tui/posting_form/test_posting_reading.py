"""A posting's form, read as it is typed and written back."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobplus_core.age_limit import AgeBasis
from jobplus_core.kinds import CareerDemand, Education, EmploymentForm, Funding, PostingSource, WageBasis
from jobplus_core.postings.rules import PostingForm, cleaned
from jobplus_tui.posting_form.fields import FIELDS, NO_ONE
from jobplus_tui.posting_form.reading import (
    COLUMNS,
    echoed,
    read_ages,
    read_demand,
    read_pay,
    read_posting,
    read_until,
    texts_of,
)

TODAY = date(2013, 11, 18)
WHOLE = {
    "employer": "가나상사",
    "title": "경리 구함",
    "occupation": "경리 사무원",
    "openings": "2명",
    "funding": "support",
    "source": "chamber",
    "developer": "7",
    "registered_on": "11/15",
    "closes_on": "채용시까지 12/31",
    "place": "강남 테헤란로 1",
    "subway": "역삼역",
    "wage": "220-250",
    "negotiable": "yes",
    "hours": "주5일 9-18",
    "weekly": "37.5",
    "form": "regular",
    "rotating": "no",
    "career": "경력 2년",
    "education": "high",
    "licenses": "전산회계 1급",
    "ages": "-65",
    "age_basis": "retirement_age",
    "groups": "senior",
    "insurance": "health pension",
    "retirement": "yes",
    "industry": "도매",
    "apply_by": "visit phone",
    "documents": "이력서 자기소개서",
    "duties": "장부 정리",
    "welfare": "점심 제공",
}


def test_everything_typed_is_read() -> None:
    reading = read_posting(WHOLE, {"경리 사무원": "0272"}, TODAY)
    assert (reading.errors, reading.developer_id) == ({}, 7)
    assert reading.form == PostingForm(
        title="경리 구함",
        employer="가나상사",
        registered_on=date(2013, 11, 15),
        funding=Funding.SUPPORT,
        source=PostingSource.CHAMBER,
        openings=2,
        occupation_text="경리 사무원",
        occupation_code="0272",
        occupation_edition="2025",
        occupation_confidence=100,
        sido="서울",
        sigungu="강남구",
        district_code="11680",
        address="테헤란로 1",
        subway="역삼역",
        wage_basis=WageBasis.MONTH,
        wage_won=2_200_000,
        wage_max_won=2_500_000,
        wage_negotiable=True,
        starts_at="09:00",
        ends_at="18:00",
        days_per_week=5,
        hours_per_week=37.5,
        employment_form=EmploymentForm.REGULAR,
        career=CareerDemand.EXPERIENCED,
        career_months=24,
        education=Education.HIGH,
        licenses=("전산회계 1급",),
        age_max=65,
        age_basis=AgeBasis.RETIREMENT_AGE,
        preferred_groups=frozenset({"senior"}),
        rotating=False,
        insurance=frozenset({"health", "pension"}),
        apply_by=frozenset({"visit", "phone"}),
        documents=frozenset({"이력서", "자기소개서"}),
        retirement_pay=True,
        duties="장부 정리",
        industry_text="도매",
        welfare="점심 제공",
        closes_on=date(2013, 12, 31),
        until_filled=True,
    )
    texts, chosen = texts_of(reading.form)
    assert chosen == {"경리 사무원": "0272"}
    assert read_posting({**texts, "developer": "7"}, chosen, TODAY).form == reading.form


def test_every_field_of_a_posting_is_asked_but_what_a_feed_says() -> None:
    assert {each.name for each in fields(PostingForm)} - {c for columns in COLUMNS.values() for c in columns} == {
        "external_no",
        "extras",
    }
    assert set(COLUMNS) | {"developer"} == set(FIELDS)


def test_nothing_typed_is_unknown() -> None:
    form = read_posting({"employer": "가", "title": "나"}, {}, TODAY).form
    assert form == PostingForm(title="나", employer="가", registered_on=TODAY)
    assert read_posting({"licenses": "없음", "documents": "없음", "insurance": NO_ONE}, {}, TODAY).form == PostingForm(
        title="", employer="", registered_on=TODAY, licenses=(), documents=frozenset(), insurance=frozenset()
    )


def test_what_cannot_be_read_is_named() -> None:
    wrong = {
        "openings": "두명",
        "place": "달나라",
        "wage": "회사 내규",
        "hours": "아침",
        "weekly": "90",
        "closes_on": "언젠가",
        "registered_on": "+3",
        "career": "많이",
        "ages": "60-19",
    }
    assert set(read_posting(wrong, {}, TODAY).errors) == set(wrong)
    assert set(read_posting({"ages": "-65"}, {}, TODAY).errors) == {"age_basis"}
    reading = read_posting({"duties": "610505-2000000"}, {}, TODAY)
    assert (set(reading.errors), reading.resident) == ({"duties"}, ("duties",))


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("220", (WageBasis.MONTH, 2_200_000, None)),
        ("220-250", (WageBasis.MONTH, 2_200_000, 2_500_000)),
        ("시급 10,320", (WageBasis.HOUR, 10_320, None)),
        ("시급 10320~11000", (WageBasis.HOUR, 10_320, 11_000)),
        ("연봉 3000만-3500만", (WageBasis.YEAR, 30_000_000, 35_000_000)),
        ("250-220", None),
        ("220-220", (WageBasis.MONTH, 2_200_000, None)),
        ("많이", None),
    ],
)
def test_wage_is_read_with_its_span(text: str, pay: tuple[WageBasis, int, int | None] | None) -> None:
    assert read_pay(text) == pay


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("19-60", (19, 60)),
        ("만 19세 이상", (19, None)),
        ("-60", (None, 60)),
        ("60세 이하", (None, 60)),
        ("19세 이상 60세 이하", (19, 60)),
        ("60-19", None),
        ("5-", None),
        ("-", None),
    ],
)
def test_ages_are_read_as_limits(text: str, ages: tuple[int | None, int | None] | None) -> None:
    assert read_ages(text) == ages


def test_career_and_deadline_are_read_as_they_are_said() -> None:
    assert [read_demand(text) for text in ("무관", "신입", "경력", "18개월", "경력 2년 이상", "없음")] == [
        (CareerDemand.ANY, None),
        (CareerDemand.ENTRY, None),
        (CareerDemand.EXPERIENCED, None),
        (CareerDemand.EXPERIENCED, 18),
        (CareerDemand.EXPERIENCED, 24),
        None,
    ]
    assert [read_until(text, TODAY) for text in ("채용시까지", "상시", "12/31", "채용 시까지 (12/31)", "x")] == [
        (None, True),
        (None, True),
        (date(2013, 12, 31), False),
        (date(2013, 12, 31), True),
        None,
    ]


def test_wage_of_another_span_is_told_by_the_month() -> None:
    reading = read_posting({"wage": "연봉 3000만", "openings": "2", "place": "부산 해운대구"}, {}, TODAY)
    assert [echoed(reading, name, "x") for name in ("wage", "openings", "place", "title")] == [
        "월 250만쯤",
        "명",
        "구를 모름",
        "",
    ]


# What a feed may have written that no form would: kept as it is while its field is left alone.
ODD = PostingForm(
    title="경리",
    employer="(주)가나",
    registered_on=date(2013, 11, 1),
    external_no="F-1",
    sigungu=None,
    address="중구난방로 3",
    occupation_text="경리, 회계",
    occupation_code="0272",
    occupation_edition="2025",
    occupation_confidence=63,
    wage_basis=None,
    wage_won=2_345_678,
    starts_at="09:10",
    ends_at=None,
    age_max=40,
    licenses=("컴퓨터활용능력",),
    career=CareerDemand.ANY,
    career_months=3,
    extras=(("a", "1"),),
)


def test_field_left_alone_keeps_what_the_posting_holds() -> None:
    texts, chosen = texts_of(ODD)
    assert read_posting(texts, chosen, TODAY, stored=ODD).form == ODD
    changed = read_posting({**texts, "title": "경리사무원"}, chosen, TODAY, stored=ODD)
    assert (changed.form, changed.errors) == (replace(ODD, title="경리사무원"), {})


@settings(max_examples=60)
@given(
    st.sampled_from(sorted(COLUMNS)),
    st.sampled_from(["", "x", "220-250", "없음", "yes", "12/31", "중구 1", "주5일 09-18", "경력 1년", "2"]),
)
def test_typing_in_one_field_changes_no_other(field: str, text: str) -> None:
    if field in ("funding", "source", "form", "education", "age_basis"):
        text = ""
    texts, chosen = texts_of(ODD)
    form = read_posting({**texts, field: text}, chosen, TODAY, stored=ODD).form
    for other, columns in COLUMNS.items():
        if other != field:
            assert [getattr(form, name) for name in columns] == [getattr(ODD, name) for name in columns]


def test_what_is_read_may_be_saved() -> None:
    form = read_posting(WHOLE, {}, TODAY).form
    assert cleaned(form) == form
