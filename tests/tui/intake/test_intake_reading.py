from datetime import date

import pytest

from jobplus_core.errors import FieldMissing, FieldRefused, NotFound
from jobplus_core.kinds import Education, EmploymentForm, Sex, SourceChannel, TargetGroup, WageBasis
from jobplus_core.seekers.rules import SeekerForm, WishedOccupation
from jobplus_tui.intake.draft import IntakeDraft
from jobplus_tui.intake.fields import SECTIONS
from jobplus_tui.intake.reading import read_form, refused_field, texts_of, tidied

FRIDAY = date(2013, 11, 22)
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
    licenses=("전산회계1급", "컴퓨터활용2급"),
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
    assert reading.errors == {"available_on": "예: 12/3, 금, +7", "wage": "예: 220, 시급 10500"}
    assert [(reading.stars(section), reading.wrong(section)) for section in SECTIONS[:2]] == [((1, 4), 0), ((0, 2), 2)]


def test_resident_number_is_refused_in_any_field() -> None:
    reading = read_form({"note": "790302-2000000"}, {}, FRIDAY)
    assert reading.errors == {"note": "주민등록번호는 저장하지 않습니다"}


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
    draft = IntakeDraft({"name": "홍"}, {"경리": "0272"}, seeker_id=3, version=2, saved_at=5)
    assert IntakeDraft.of(draft.body(), 5) == draft
    assert IntakeDraft.of("{}", 5).empty
    assert IntakeDraft.of("[1", 5).empty
