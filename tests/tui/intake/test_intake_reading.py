from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.errors import FieldMissing, FieldRefused, NotFound
from jobplus_core.kinds import Education, EmploymentForm, Sex, SourceChannel, TargetGroup, WageBasis
from jobplus_core.seekers.rules import SeekerForm, WishedOccupation
from jobplus_tui.intake.draft import FormDraft
from jobplus_tui.intake.fields import FIELDS, SECTIONS, Kind
from jobplus_tui.intake.reading import echoed, read_form, refused_field, texts_of, tidied

FRIDAY = date(2013, 11, 22)
TYPED = [field.id for field in FIELDS.values() if field.kind not in (Kind.ONE, Kind.MANY, Kind.SAID, Kind.DECIDED)]
WHOLE = SeekerForm(
    name="홍길동",
    birth_date=date(1979, 3, 2),
    sex=Sex.FEMALE,
    phone="010-0000-1234",
    email="hong@example.org",
    district_code="11110",
    dong="창신동",
    education=Education.HIGH,
    career_months=50,
    career_text="경리",
    career_code="0272",
    career_edition="2025",
    licenses=("전산회계 1급", "컴퓨터활용능력 2급"),
    occupations=(WishedOccupation("경리", "0272", "2025"), WishedOccupation("운전", "6221", "2025")),
    places=("11110", "11140"),
    commute_minutes=50,
    wage_basis=WageBasis.MONTH,
    wage_won=2_205_000,
    employment_forms=(EmploymentForm.REGULAR, EmploymentForm.CONTRACT),
    days_per_week=5,
    starts_at="09:00",
    ends_at="18:00",
    night=False,
    rotating=True,
    available_on=date(2013, 12, 3),
    target_groups=(TargetGroup.CAREER_INTERRUPTED,),
    consent_on=date(2013, 11, 20),
    consent_scope="알선 기업까지",
)


def test_a_record_typed_out_is_read_back_the_same() -> None:
    texts, chosen = texts_of(WHOLE)
    reading = read_form(texts, chosen, FRIDAY)
    assert (reading.form, reading.errors) == (WHOLE, {})


def test_what_cannot_be_read_is_named_and_unknown() -> None:
    reading = read_form({"name": "홍길동", "available_on": "12/32", "wage": "많이"}, {}, FRIDAY)
    assert (reading.form.available_on, reading.form.wage_won) == (None, None)
    assert reading.errors == {"available_on": "날짜 아님: 12/3, 금, +7", "wage": "임금 아님: 220, 시급 11000"}
    assert [(reading.stars(section), reading.wrong(section)) for section in SECTIONS[:2]] == [((1, 4), 0), ((0, 2), 2)]


def test_resident_number_is_refused_in_any_field() -> None:
    texts = ("790302-2000000", "７９０３０２－２００００００", "7903022000000", "번호 790302ㅡ2000000 임")
    for field in TYPED:
        for text in texts:
            reading = read_form({field: text}, {}, FRIDAY)
            assert (field, reading.resident) == (field, (field,))
            assert reading.errors[field] == "주민등록번호는 저장하지 않습니다"


def test_registration_and_session_are_read() -> None:
    reading = read_form({"source": "walk_in", "public_work": "yes", "developer": "7", "next_on": "+7"}, {}, FRIDAY)
    registration = reading.registration
    assert (registration.source_channel, registration.public_work, registration.developer_id) == (
        SourceChannel.WALK_IN,
        True,
        7,
    )
    assert reading.session is not None
    assert (reading.session.held_on, reading.session.next_on) == (FRIDAY, date(2013, 11, 29))
    assert read_form({"name": "홍길동"}, {}, FRIDAY).session is None


def test_days_said_from_today_are_written_out() -> None:
    reading = read_form({"available_on": "+7", "phone": "01000001234", "name": "홍"}, {}, FRIDAY)
    assert [tidied(reading, field) for field in ("available_on", "phone", "name", "wage")] == [
        "2013-11-29",
        "010-0000-1234",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("refusal", "wanted"),
    [
        (FieldMissing("phone"), ("phone", "전화 칸을 채워야 합니다.")),
        (FieldRefused("commute_minutes", "900", "out_of_range"), ("commute", "범위를 벗어남")),
        (FieldRefused("email", "요양보호사", "not_an_email"), ("email", "전자우편 주소가 아님")),
        (FieldRefused("nowhere", "", ""), None),
        (NotFound("seeker", 1), None),
    ],
)
def test_refusals_are_shown_under_their_field(
    refusal: FieldMissing | FieldRefused | NotFound, wanted: tuple[str, str] | None
) -> None:
    assert refused_field(refusal) == wanted


def test_draft_survives_being_stored() -> None:
    draft = FormDraft({"name": "홍"}, {"경리": "0272"}, record_id=3, version=2, saved_at=5)
    assert FormDraft.of(draft.body(), 5) == draft
    assert FormDraft.of("{}", 5).empty
    assert FormDraft.of("[1", 5).empty


def test_draft_keeps_no_resident_number() -> None:
    draft = FormDraft({"name": "홍", "note": "주민번호 790302-2000000"}, {}, saved_at=5)
    assert FormDraft.of(draft.body(), 5).texts == {"name": "홍", "note": ""}


@pytest.mark.parametrize(
    ("field", "typed", "echo"),
    [
        ("born", "790302", "→ 1979-03-02"),
        ("born", "1979-03-02", "(34세)"),
        ("phone", "01000001234", "→ 010-0000-1234"),
        ("wage", "220", "만원 이상"),
        ("wage", "이백이십", "→ 220"),
        ("wage", "시급 11000", "= 월 229.4만"),
        ("commute", "50", "분 이내"),
        ("commute", "1시간 20분", "→ 80"),
        ("hours", "평일 오전", "→ 주5일 09-13"),
        ("career", "경리 4년 2월, 판매 1년", "→ 0272 경리 사무원 · 4년 2개월"),
        ("available_on", "2013-11-29", "(금)"),
        ("home", "종로 창신동", "→ 종로구 창신동"),
        ("available_on", "12/32", ""),
        ("name", "홍길동", ""),
    ],
)
def test_what_is_typed_is_echoed_as_understood(field: str, typed: str, echo: str) -> None:
    assert echoed(read_form({field: typed}, {}, FRIDAY), field, typed, FRIDAY) == echo


def test_nights_have_three_answers() -> None:
    said = [read_form({"nights": text}, {}, FRIDAY).form for text in ("", "night", "-night rotating")]
    assert [(form.night, form.rotating) for form in said] == [(None, None), (True, None), (False, True)]


def test_another_standing_needs_a_reason() -> None:
    assert read_form({"standing": "new"}, {}, FRIDAY).errors == {"standing_reason": "사유를 적어야 함"}
    assert read_form({"standing": "new", "standing_reason": "동명이인"}, {}, FRIDAY).errors == {}


def test_a_fourth_occupation_is_not_dropped_silently() -> None:
    assert read_form({"occupation": "경리, 운전, 판매, 청소"}, {}, FRIDAY).errors == {"occupation": "3개까지"}


def test_mending_a_record_leaves_its_target_groups_in_the_form() -> None:
    asked = [field.id for section in SECTIONS for row in section.mending().rows for field in row]
    assert ("groups" in asked, "standing" in asked, "note" in asked) == (True, False, False)


@given(st.dictionaries(st.sampled_from(TYPED), st.text(max_size=40), max_size=6))
def test_no_text_breaks_the_form(texts: dict[str, str]) -> None:
    reading = read_form(texts, {}, FRIDAY)
    for field, text in texts.items():
        echoed(reading, field, text, FRIDAY)
        tidied(reading, field)
