"""What an employer's forms must hold, and what is hidden from whom."""

from dataclasses import replace
from datetime import date

import pytest

from jobplus_core.employers.rules import (
    ContactForm,
    EmployerForm,
    VisitForm,
    cleaned,
    cleaned_contact,
    cleaned_visit,
    masked_email,
    masked_name,
    masked_phone,
    sees_contacts,
)
from jobplus_core.errors import FieldMissing, FieldRefused, Refusal, ResidentNumber
from jobplus_core.kinds import Role

WHOLE = EmployerForm(
    name=" (주) 다온 요양원 ", business_no="116-82-00276", size=12, industry_code="87111", note=" 가 \n 나 "
)
CONTACT = ContactForm(name=" 김 담당 ", phone="01000001234", email="a@example.org")
VISIT = VisitForm(visited_on=date(2013, 11, 18), purpose=" 구인 상담 ")


def test_form_is_cleaned() -> None:
    form = cleaned(WHOLE)
    assert (form.name, form.business_no, form.note) == ("(주) 다온 요양원", "1168200276", "가\n나")
    assert cleaned(replace(form, business_no=form.business_no)) == form


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"name": " "}, FieldMissing),
        ({"business_no": "116-82-00275"}, FieldRefused),
        ({"size": 0}, FieldRefused),
        ({"industry_code": "99999"}, FieldRefused),
        ({"note": "610505-2000000"}, ResidentNumber),
    ],
)
def test_form_that_cannot_be_saved_is_refused(change: dict[str, object], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        cleaned(replace(WHOLE, **change))  # type: ignore[arg-type]


def test_contact_needs_a_way_to_reach_them() -> None:
    assert cleaned_contact(CONTACT) == ContactForm(name="김 담당", phone="010-0000-1234", email="a@example.org")
    with pytest.raises(FieldMissing):
        cleaned_contact(ContactForm(name="김담당"))
    for wrong in (ContactForm(phone="12"), ContactForm(email="a@b")):
        with pytest.raises(FieldRefused):
            cleaned_contact(wrong)
    with pytest.raises(ResidentNumber):
        cleaned_contact(replace(CONTACT, note="610505-2000000"))


def test_visit_needs_its_purpose_and_a_cost_that_can_be() -> None:
    assert cleaned_visit(VISIT).purpose == "구인 상담"
    with pytest.raises(FieldMissing):
        cleaned_visit(replace(VISIT, purpose=" "))
    with pytest.raises(FieldRefused):
        cleaned_visit(replace(VISIT, cost_won=-1))


def test_masks_leave_what_tells_two_contacts_apart() -> None:
    assert [masked_name(each) for each in ("김담당", "김", None, "")] == ["김○○", "김○", None, ""]
    assert [masked_phone(each) for each in ("010-0000-1234", "02-000-0012", "1588-0012", None)] == [
        "010-****-**34", "02-***-**12", "1588-**12", None,
    ]  # fmt: skip
    assert [masked_email(each) for each in ("kim@example.org", None)] == ["k***@example.org", None]


def test_counselors_and_leads_alone_see_contacts() -> None:
    assert [role for role in Role if sees_contacts({role})] == [Role.COUNSELOR, Role.LEAD]
