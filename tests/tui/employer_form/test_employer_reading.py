"""An employer's form, a contact and a visit, read as they are typed."""

from datetime import date

import pytest

from jobplus_core.employers.rules import ContactForm, EmployerForm, VisitForm
from jobplus_core.kinds import EmployerSource, GrowthSector
from jobplus_tui.employer_form.reading import read_contact, read_employer, read_visit, texts_of

TODAY = date(2013, 11, 18)
WHOLE = {
    "name": "다온요양원",
    "business_no": "1168200276",
    "size": "1,200명",
    "place": "도봉 보기로 1",
    "industry": "87111 노인 요양 복지시설 운영업",
    "sector": "jewelry",
    "ticks": "root -agency",
    "source": "trade_association",
    "homepage": "https://example.org",
    "note": "오후에 연락",
}


def test_everything_typed_is_read_and_written_back() -> None:
    reading = read_employer(WHOLE)
    assert reading.errors == {}
    assert reading.form == EmployerForm(
        name="다온요양원",
        business_no="1168200276",
        district_code="11320",
        address="보기로 1",
        industry_code="87111",
        size=1200,
        growth_sector=GrowthSector.JEWELRY,
        root_industry=True,
        staffing_agency=False,
        source=EmployerSource.TRADE_ASSOCIATION,
        homepage="https://example.org",
        note="오후에 연락",
    )
    texts = texts_of(reading.form)
    assert (texts["business_no"], texts["place"]) == ("116-82-00276", "도봉구 보기로 1")
    assert read_employer(texts).form == reading.form


@pytest.mark.parametrize(
    ("typed", "code", "text"),
    [("도금업", "25922", None), ("j", "J", None), ("떡집", None, "떡집"), ("", None, None)],
)
def test_industry_is_a_code_or_the_companys_own_word(typed: str, code: str | None, text: str | None) -> None:
    form = read_employer({"industry": typed}).form
    assert (form.industry_code, form.industry_text) == (code, text)
    assert read_employer(texts_of(form)).form == form


def test_what_cannot_be_read_is_named() -> None:
    errors = read_employer(
        {"business_no": "116-82-00275", "size": "많음", "place": "달나라", "note": "610505-2000000"}
    ).errors
    assert set(errors) == {"business_no", "size", "place", "note"}
    assert errors["business_no"] == "사업자번호 끝자리가 맞지 않습니다. 다시 물어 적으십시오"


def test_contact_and_visit_are_read() -> None:
    texts = {"name": "김담당", "position": "과장", "phone": "01000001234", "email": "", "contact_note": "오후"}
    assert read_contact(texts).form == ContactForm(name="김담당", position="과장", phone="010-0000-1234", note="오후")
    assert set(read_contact({"phone": "12"}).errors) == {"phone"}
    visit = read_visit({"visited_on": "11/15", "purpose": "구인 상담", "result": "없음", "cost": "8000"}, TODAY)
    assert visit.form == VisitForm(visited_on=date(2013, 11, 15), purpose="구인 상담", result="없음", cost_won=8000)
    assert read_visit({"purpose": "가"}, TODAY).form == VisitForm(visited_on=TODAY, purpose="가")
    assert set(read_visit({"visited_on": "+1", "cost": "x"}, TODAY).errors) == {"visited_on", "cost"}
