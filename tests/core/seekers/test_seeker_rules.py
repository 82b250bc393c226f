"""What the intake form takes, what it refuses, and what a registration counts as."""

from dataclasses import replace

import pytest

from jobplus_core.errors import FieldMissing, FieldRefused, ResidentNumber
from jobplus_core.kinds import Indicator, Standing, WageBasis
from jobplus_core.seekers.rules import (
    RegistrationForm,
    SeekerForm,
    WishedOccupation,
    cleaned,
    decide_standing,
    missing_stars,
    registration_bookings,
    seeker_values,
)
from tests.support.cases import SEEKER, TODAY


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("01000001234", "010-0000-1234"),
        (" 010 0000 1234 ", "010-0000-1234"),
        ("02-000-1234", "02-000-1234"),
        ("0200001234", "02-0000-1234"),
        ("031-000-1234", "031-000-1234"),
    ],
)
def test_phone_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert cleaned(replace(SEEKER, phone=typed)).phone == kept


@pytest.mark.parametrize("typed", ["1234", "12345678901", "010-0000-12345678", "전화 없음"])
def test_phone_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(FieldRefused) as refused:
        cleaned(replace(SEEKER, phone=typed))
    assert (refused.value.field, refused.value.reason) == ("phone", "not_a_phone")


def test_one_contact_is_enough_and_none_is_not() -> None:
    assert cleaned(replace(SEEKER, phone=None, email=" a@b.kr ")).email == "a@b.kr"
    with pytest.raises(FieldMissing) as missing:
        cleaned(replace(SEEKER, phone=" ", email=""))
    assert missing.value.field == "phone"
    with pytest.raises(FieldMissing) as missing:
        cleaned(replace(SEEKER, name=" \x1b\u202e "))
    assert missing.value.field == "name"


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (replace(SEEKER, email="a@b"), "email"),
        (replace(SEEKER, wage_won=-1), "wage"),
        (replace(SEEKER, wage_won=1_000_000_001), "wage"),
        (replace(SEEKER, wage_basis=WageBasis.HOUR, wage_won=900_000_000), "wage"),
        (replace(SEEKER, commute_minutes=301), "commute_minutes"),
        (replace(SEEKER, career_months=901), "career_months"),
        (replace(SEEKER, days_per_week=8), "days_per_week"),
    ],
)
def test_figure_beyond_its_meaning_is_refused(form: SeekerForm, field: str) -> None:
    with pytest.raises(FieldRefused) as refused:
        cleaned(form)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "form",
    [
        replace(SEEKER, name="홍 610505-2000000"),
        replace(SEEKER, dong="6105052000000"),
        replace(SEEKER, career_text="주민번호 610505 - 2000000 확인"),
        replace(SEEKER, consent_scope="610505–2000000"),
        replace(SEEKER, licenses=("요양보호사", "610505-2000000")),
        replace(SEEKER, occupations=(WishedOccupation("610505-2000000"),)),
    ],
)
def test_resident_number_is_refused_wherever_it_is_typed(form: SeekerForm) -> None:
    with pytest.raises(ResidentNumber):
        cleaned(form)


def test_texts_are_cleaned_and_doubles_left_out() -> None:
    form = cleaned(
        replace(
            SEEKER,
            name="\u1112\u1169\u11bc길순",
            licenses=(" 요양보호사 ", "요양보호사", ""),
            places=("11320", "11320"),
            occupations=(*(WishedOccupation(f"일 {n}") for n in range(5)), WishedOccupation(" ")),
        )
    )
    assert (form.name, form.licenses, form.places) == ("홍길순", ("요양보호사",), ("11320",))
    assert [wish.text for wish in form.occupations] == ["일 0", "일 1", "일 2"]


def test_record_is_complete_when_the_stars_are_filled() -> None:
    assert missing_stars(cleaned(SEEKER)) == ()
    assert seeker_values(cleaned(SEEKER))["complete"] is True
    bare = cleaned(SeekerForm(name="홍길순", email="a@b.kr"))
    assert missing_stars(bare) == ("birth_date", "phone", "district", "occupation", "wage")
    assert seeker_values(bare)["complete"] is False


def test_keys_of_a_name_are_its_initials_and_keystrokes() -> None:
    values = seeker_values(cleaned(SEEKER))
    assert (values["name_cho"], values["name_jamo"], values["phone4"]) == ("ㅎㄱㅅ", "ㅎㅗㅇㄱㅣㄹㅅㅜㄴ", "1234")


@pytest.mark.parametrize(
    ("said", "reason", "before", "found"),
    [
        (None, None, False, Standing.NEW),
        (None, None, True, Standing.RETURNING),
        (Standing.NEW, None, False, Standing.NEW),
        (Standing.NEW, "전산 이관 전 기록", True, Standing.NEW),
        (Standing.RETURNING, "다른 지점 등록", False, Standing.RETURNING),
    ],
)
def test_standing_is_the_stores_answer_unless_a_reason_overrides_it(
    said: Standing | None, reason: str | None, before: bool, found: Standing
) -> None:
    form = RegistrationForm(registered_on=TODAY, standing=said, standing_reason=reason)
    assert decide_standing(form, registered_before=before) is found


def test_standing_overridden_without_a_reason_is_refused() -> None:
    form = RegistrationForm(registered_on=TODAY, standing=Standing.NEW, standing_reason=" ")
    with pytest.raises(FieldMissing) as missing:
        decide_standing(form, registered_before=True)
    assert missing.value.field == "standing_reason"


@pytest.mark.parametrize(
    ("standing", "developer", "credited"),
    [
        (Standing.NEW, None, [(Indicator.REGISTRATION, 1), (Indicator.NEW_SEEKER, 1)]),
        (Standing.NEW, 9, [(Indicator.REGISTRATION, 1), (Indicator.NEW_SEEKER, 9)]),
        (Standing.RETURNING, 9, [(Indicator.REGISTRATION, 1)]),
    ],
)
def test_new_seeker_is_credited_to_whoever_found_them(
    standing: Standing, developer: int | None, credited: list[tuple[Indicator, int]]
) -> None:
    found = registration_bookings(
        5, counselor_id=1, developer_id=developer, registered_on=TODAY, standing=standing, public_work=True
    )
    assert [(b.indicator, b.counselor_id) for b in found] == credited
    assert {b.public_work for b in found} == {True}
