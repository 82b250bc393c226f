"""Employers, their contacts and visits, on both databases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest

from jobplus_core.actor import Actor
from jobplus_core.employers import queries
from jobplus_core.employers.commands import (
    add_contact,
    ensure_employer,
    log_visit,
    look_at_contacts,
    register_employer,
    remove_contact,
    update_contact,
    update_employer,
    withdraw_visit,
)
from jobplus_core.employers.rules import ContactForm, EmployerForm, VisitForm
from jobplus_core.errors import (
    AlreadyDone,
    EmployerKnown,
    FieldMissing,
    FutureDate,
    NotFound,
    RoleMissing,
    Stale,
)
from jobplus_core.kinds import EmployerSource, GrowthSector
from tests.support.cases import TODAY, number
from tests.support.center import Center

NUMBER = "116-82-00276"
FORM = EmployerForm(
    name="(주)다온요양원",
    business_no=NUMBER,
    district_code="11320",
    address="보기로 1",
    industry_code="87111",
    size=12,
    growth_sector=GrowthSector.JEWELRY,
    root_industry=False,
    staffing_agency=True,
    source=EmployerSource.VISIT,
    homepage="https://example.org",
    note="주차 가능",
)
CONTACT = ContactForm(name="김담당", position="과장", phone="010-0000-1234", email="kim@example.org", note="오후에만")
VISIT = VisitForm(visited_on=TODAY, purpose="구인 상담", result="2명 채용 예정")


class _Look(NamedTuple):
    account_id: int
    seeker_id: int | None
    what: str


def looks(center: Center) -> list[_Look]:
    with center.store.read() as reader:
        return reader.rows("SELECT account_id, seeker_id, what FROM access_log ORDER BY id", {}, _Look)


def register(center: Center, form: EmployerForm = FORM) -> int:
    return register_employer(center.store, center.park, form)


def record(center: Center, key: int) -> queries.EmployerRecord:
    with center.store.read() as reader:
        found = queries.employer(reader, key)
    assert found is not None
    return found


def ensure(center: Center, name: str, **told: object) -> int:
    with center.store.write(center.park, "ensure") as work:
        return work.finish(ensure_employer(work, name, **told))[0]  # type: ignore[arg-type]


def test_everything_the_form_says_is_kept(center: Center) -> None:
    key = register_employer(center.store, center.park, FORM, token="a")
    assert register_employer(center.store, center.park, FORM, token="a") == key
    assert record(center, key)[1:-1] == (
        1, center.institution_id, "(주)다온요양원", "1168200276", "11320", "보기로 1", None, "87111", 12, "jewelry",
        False, True, "visit", "https://example.org", "주차 가능",
    )  # fmt: skip


def test_mending_needs_the_version_that_was_opened(center: Center) -> None:
    key = register(center)
    assert update_employer(center.store, center.kim, key, replace(FORM, size=13), version=1) == 2
    with pytest.raises(Stale):
        update_employer(center.store, center.lee, key, replace(FORM, size=14), version=1)
    assert record(center, key).size == 13


def test_same_number_is_one_employer(center: Center) -> None:
    key = register(center)
    with pytest.raises(EmployerKnown) as known:
        register(center, replace(FORM, name="다른이름"))
    assert (known.value.employer_id, known.value.name) == (key, "(주)다온요양원")
    other = register(center, EmployerForm(name="한빛상사"))
    with pytest.raises(EmployerKnown):
        update_employer(center.store, center.park, other, EmployerForm(name="한빛상사", business_no=NUMBER), version=1)
    assert update_employer(center.store, center.park, key, replace(FORM, size=None), version=1) == 2


def test_import_meets_an_employer_by_number_and_fills_what_is_blank(center: Center) -> None:
    key = register(center, replace(FORM, size=None, address=None, district_code=None))
    told = {"business_no": NUMBER, "address": "보기로 9", "size": 40, "source": EmployerSource.IMPORT}
    assert ensure(center, "바뀐이름", district_code="11140", **told) == key
    found = record(center, key)
    assert (found.name, found.address, found.size, found.source) == ("(주)다온요양원", "보기로 9", 40, "visit")
    assert (found.district_code, found.version) == ("11140", 2)
    assert ensure(center, "바뀐이름", **told) == key
    assert record(center, key).version == 2


def test_two_numbers_under_one_name_are_two_employers(center: Center) -> None:
    key = register(center)
    other = ensure(center, "다온요양원", district_code="11320", business_no="134-86-72683")
    assert other != key
    blank = ensure(center, "한빛상사")
    assert ensure(center, "한빛상사", business_no="201-81-00015") == blank
    assert record(center, blank).business_no == "2018100015"


def test_contacts_are_plain_for_counselors_and_each_look_is_noted(center: Center) -> None:
    key = register(center)
    contact = add_contact(center.store, center.park, key, CONTACT)
    assert looks(center) == []
    assert look_at_contacts(center.store, center.kim, key) == [
        (contact, 1, "김담당", "과장", "010-0000-1234", "kim@example.org", "오후에만")
    ]
    assert looks(center) == [(center.kim.account_id, None, f"employer_contacts:{key}")]
    assert look_at_contacts(center.store, center.admin, key) == [
        (contact, 1, "김○○", "과장", "010-****-**34", "k***@example.org", None)
    ]
    assert len(looks(center)) == 1


def test_counselor_of_another_center_sees_contacts_masked(center: Center) -> None:
    key = register(center)
    add_contact(center.store, center.park, key, CONTACT)
    stranger = center.kim._replace(institution_id=center.institution_id + 1)
    assert look_at_contacts(center.store, stranger, key)[0].name == "김○○"
    with pytest.raises(NotFound):
        add_contact(center.store, stranger, key, CONTACT)


def test_who_may_not_read_contacts_keeps_none(center: Center) -> None:
    key = register(center)
    contact = add_contact(center.store, center.park, key, CONTACT)
    writes: tuple[Callable[[], object], ...] = (
        lambda: add_contact(center.store, center.admin, key, CONTACT),
        lambda: update_contact(center.store, center.admin, contact, CONTACT, version=1),
        lambda: remove_contact(center.store, center.admin, contact, "퇴사", version=1),
    )
    for write in writes:
        with pytest.raises(RoleMissing):
            write()


def test_contact_is_mended_and_forgotten(center: Center) -> None:
    key = register(center)
    contact = add_contact(center.store, center.park, key, CONTACT, token="a")
    assert update_contact(center.store, center.kim, contact, replace(CONTACT, name="이담당"), version=1) == 2
    with pytest.raises(Stale):
        update_contact(center.store, center.lee, contact, CONTACT, version=1)
    assert remove_contact(center.store, center.kim, contact, "퇴사", version=2) == contact
    assert look_at_contacts(center.store, center.kim, key) == []
    with pytest.raises(NotFound):
        update_contact(center.store, center.kim, contact, CONTACT, version=3)
    assert number(center.store, "SELECT COUNT(*) FROM employer_contact WHERE phone IS NULL AND name IS NULL") == 1


def visits(center: Center, key: int) -> list[queries.VisitRow]:
    with center.store.read() as reader:
        return queries.visits(reader, key)


def done(center: Center, year: int = 2013) -> queries.VisitsDone:
    with center.store.read() as reader:
        return queries.visits_done(reader, center.institution_id, year)


def test_visit_counts_on_the_budget_until_it_is_taken_back(center: Center) -> None:
    key = register(center)
    visit = log_visit(center.store, center.park, key, VISIT, token="a")
    assert log_visit(center.store, center.park, key, VISIT, token="a") == visit
    log_visit(center.store, center.park, key, replace(VISIT, visited_on=date(2013, 1, 2), cost_won=0))
    log_visit(center.store, center.park, key, replace(VISIT, visited_on=date(2012, 12, 31)))
    assert (done(center), done(center, 2012)) == ((2, 8_000), (1, 8_000))
    assert withdraw_visit(center.store, center.kim, visit, "다른 업체", version=1) == 2
    assert done(center) == (1, 0)
    assert visits(center, key)[0] == (
        visit, 2, TODAY, "박세모", "구인 상담", "2명 채용 예정", 8_000, TODAY, "다른 업체",
    )  # fmt: skip
    with pytest.raises(Stale):
        withdraw_visit(center.store, center.kim, visit, "또", version=1)
    with pytest.raises(AlreadyDone):
        withdraw_visit(center.store, center.kim, visit, "또", version=2)


def test_visit_that_cannot_be_is_refused(center: Center) -> None:
    key = register(center)
    with pytest.raises(FutureDate):
        log_visit(center.store, center.park, key, replace(VISIT, visited_on=date(2013, 11, 19)))
    with pytest.raises(RoleMissing):
        log_visit(center.store, center.admin, key, VISIT)
    with pytest.raises(NotFound):
        log_visit(center.store, center.park, key + 9, VISIT)
    visit = log_visit(center.store, center.park, key, VISIT)
    with pytest.raises(FieldMissing):
        withdraw_visit(center.store, center.park, visit, " ", version=1)


def test_list_tells_what_an_employer_has_open(center: Center) -> None:
    from jobplus_core.postings.commands import close_posting, register_posting
    from tests.support.cases import POSTING

    first = register_posting(center.store, center.park, POSTING)
    register_posting(center.store, center.park, replace(POSTING, title="조리원 구함"))
    close_posting(center.store, center.park, first, "업체 요청")
    with center.store.read() as reader:
        (known,) = queries.employer_names(reader, center.institution_id)
        assert (known.name, known.name_key, known.business_no) == ("다온요양원", "다온요양원", None)
        assert [row[8:] for row in queries.employer_rows(reader, [known.id, 999])] == [(2, 1, None)]
        assert [(row.title, row.state) for row in queries.postings_of(reader, known.id)] == [
            ("조리원 구함", "open"),
            ("요양보호사 구함", "closed"),
        ]
        before = queries.names_mark(reader, center.institution_id)
    update_employer(center.store, center.park, known.id, EmployerForm(name="새이름"), version=1)
    with center.store.read() as reader:
        assert queries.names_mark(reader, center.institution_id) != before


def test_an_employer_that_is_not_there_has_no_contacts(center: Center) -> None:
    actor: Actor = center.kim
    with pytest.raises(NotFound):
        look_at_contacts(center.store, actor, 999)
