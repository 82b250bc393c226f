"""Companies by keys alone: found, taken in, visited; contacts plain for counselors and masked for others."""

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from jobplus_core.employers.commands import add_contact, log_visit, register_employer, update_employer
from jobplus_core.employers.queries import EmployerRecord, employer, visits, visits_done
from jobplus_core.employers.rules import ContactForm, EmployerForm, VisitForm
from jobplus_core.postings.commands import register_posting
from jobplus_tui.app import DeskApp
from jobplus_tui.messages import ShowEmployer
from jobplus_tui.screens.conflict import ConflictScreen
from jobplus_tui.screens.employer_form import EmployerFormScreen
from jobplus_tui.screens.employer_record import EmployerRecordScreen
from jobplus_tui.screens.posting_form import PostingFormScreen
from jobplus_tui.screens.posting_record import PostingRecordScreen
from tests.support.cases import POSTING, TODAY, number
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.tui.desks import LARGE, open_at
from tests.tui.grid import grid, screen_text
from tests.tui.hostile import HOSTILE, STEERING
from tests.tui.real_desk import app_on
from tests.tui.settle import press, settle, type_text, wait_until

FORM = EmployerForm(name="다온요양원", business_no="116-82-00276", district_code="11320")
CONTACT = ContactForm(name="김담당", position="과장", phone="010-0000-1234")


def shows(pilot: Pilot[Any], kind: type[Screen[Any]]) -> bool:
    return isinstance(pilot.app.screen, kind)


def record(center: Center) -> EmployerRecord:
    with center.store.read() as reader:
        found = employer(reader, number(center.store, "SELECT MAX(id) FROM employer"))
    assert found is not None
    return found


def looks(center: Center) -> int:
    return number(center.store, "SELECT COUNT(*) FROM access_log")


def rows(pilot: Pilot[Any]) -> list[str]:
    return [line for line in grid(pilot.app)[4:] if (line.startswith("│") and "요양" in line) or "상사" in line]


async def test_company_is_taken_in_after_its_number_has_been_checked(center: Center, clock: FrozenClock) -> None:
    async with open_at(center, clock, "postings", login="park") as pilot:
        await press(pilot, "c", "ctrl+n")
        await type_text(pilot, "다온요양원")
        await press(pilot, "tab")
        await type_text(pilot, "116-82-00275")
        await press(pilot, "tab")
        assert "사업자번호 끝자리가 맞지" in screen_text(pilot.app)
        await press(pilot, "ctrl+s")
        assert number(center.store, "SELECT COUNT(*) FROM employer") == 0
        await press(pilot, "end", "backspace")
        await type_text(pilot, "6")
        await press(pilot, "tab")
        await type_text(pilot, "12")
        await press(pilot, "tab")
        await type_text(pilot, "성동구 성수이로 1")
        await press(pilot, "tab")
        await type_text(pilot, "컴퓨터 프로그래밍")
        await press(pilot, "down", "enter", "tab")
        assert "제안 IT 융합" in screen_text(pilot.app)
        await press(pilot, "1", "tab", "1", "tab", "1", "right", "space", "space", "ctrl+s")
        assert shows(pilot, EmployerRecordScreen)
    made = record(center)
    assert (made.name, made.business_no, made.size, made.district_code, made.address) == (
        "다온요양원", "1168200276", 12, "11200", "성수이로 1",
    )  # fmt: skip
    assert (made.industry_code, made.growth_sector, made.source) == ("62", "it_convergence", "visit")
    assert (made.root_industry, made.staffing_agency) == (True, False)


async def test_same_company_shows_while_one_types_and_is_opened(center: Center, clock: FrozenClock) -> None:
    register_employer(center.store, center.park, FORM)
    async with open_at(center, clock, "postings") as pilot:
        await press(pilot, "c", "ctrl+n")
        await type_text(pilot, "다운요양원")
        await press(pilot, "tab")
        await wait_until(pilot, lambda: "? 다온요양원  93%" in screen_text(pilot.app))
        await type_text(pilot, "1168200276")
        await press(pilot, "tab")
        await wait_until(pilot, lambda: "! 다온요양원  같은 번호" in screen_text(pilot.app))
        await press(pilot, "ctrl+s")
        assert "그 업체를 여십시오" in grid(pilot.app)[-1]
        assert shows(pilot, EmployerFormScreen)
        await press(pilot, "ctrl+g")
        assert shows(pilot, EmployerRecordScreen)
        await press(pilot, "escape")
        assert "다운요양원" in screen_text(pilot.app)
    assert number(center.store, "SELECT COUNT(*) FROM employer") == 1


async def test_company_is_found_by_name_initials_and_number(center: Center, clock: FrozenClock) -> None:
    register_employer(center.store, center.park, FORM)
    register_employer(center.store, center.park, EmployerForm(name="(주)한빛상사"))
    async with open_at(center, clock, "postings") as pilot:
        await press(pilot, "c")
        assert len(rows(pilot)) == 2
        for typed in ("다온", "ㄷㅇ", "요양", "116-82", "다오"):
            await type_text(pilot, typed)
            assert ["다온요양원" in row for row in rows(pilot)] == [True], typed
            await press(pilot, "escape")
        await type_text(pilot, "다온")
        await press(pilot, "enter", "enter")
        assert shows(pilot, EmployerRecordScreen)


async def test_contact_is_plain_for_a_counselor_and_masked_for_the_administrator(
    center: Center, clock: FrozenClock
) -> None:
    key = register_employer(center.store, center.park, FORM)
    add_contact(center.store, center.park, key, CONTACT)
    async with app_on(center, "postings", ShowEmployer(key), login="kim").run_test(size=LARGE) as pilot:
        await settle(pilot)
        assert "김담당 과장" in screen_text(pilot.app)
        assert "010-0000-1234" in screen_text(pilot.app)
        assert looks(center) == 1
    async with app_on(center, "postings", ShowEmployer(key), login="admin").run_test(size=LARGE) as pilot:
        await settle(pilot)
        text = screen_text(pilot.app)
        assert "김○○ 과장" in text
        assert "010-****-**34" in text
        assert "김담당" not in text
        await press(pilot, "enter")
        assert "가려서 보입니다" in screen_text(pilot.app)
        assert looks(center) == 1


async def test_contact_is_added_mended_and_forgotten(center: Center, clock: FrozenClock) -> None:
    key = register_employer(center.store, center.park, FORM)
    async with app_on(center, "postings", ShowEmployer(key)).run_test(size=LARGE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+y")
        await type_text(pilot, "김담당")
        await press(pilot, "ctrl+s")
        assert "채워야 합니다" in screen_text(pilot.app)
        await type_text(pilot, "01000001234")
        await press(pilot, "ctrl+s")
        assert "010-0000-1234" in screen_text(pilot.app)
        await press(pilot, "enter")
        await type_text(pilot, " 팀장")
        await press(pilot, "ctrl+s")
        assert "김담당 팀장" in screen_text(pilot.app)
        await press(pilot, "ctrl+l")
        await type_text(pilot, "퇴사")
        await press(pilot, "enter", "right", "enter")
        assert "김담당" not in screen_text(pilot.app)
    assert number(center.store, "SELECT COUNT(*) FROM employer_contact WHERE removed_at IS NOT NULL") == 1


async def test_visit_is_logged_and_taken_back(center: Center, clock: FrozenClock) -> None:
    key = register_employer(center.store, center.park, FORM)
    async with app_on(center, "postings", ShowEmployer(key)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "0/500" in screen_text(pilot.app)
        await press(pilot, "ctrl+o", "tab", "tab")
        await type_text(pilot, "구인 상담")
        await press(pilot, "tab")
        await type_text(pilot, "2명 채용 예정")
        await press(pilot, "ctrl+s")
        text = screen_text(pilot.app)
        assert "1/500" in text
        assert "구인 상담" in text
        await press(pilot, "ctrl+l")
        await type_text(pilot, "다른 업체")
        await press(pilot, "enter", "right", "enter")
        assert "0/500" in screen_text(pilot.app)
        assert "취소함: 다" in screen_text(pilot.app)
    with center.store.read() as reader:
        (visit,) = visits(reader, key)
        assert (visit.counselor, visit.cost_won, visit.withdrawn_reason) == ("김하나", 8_000, "다른 업체")
        assert visits_done(reader, center.institution_id, 2013) == (0, 0)


async def test_account_without_a_counselor_is_told_and_keeps_what_it_typed(center: Center, clock: FrozenClock) -> None:
    key = register_employer(center.store, center.park, FORM)
    async with app_on(center, "postings", ShowEmployer(key), login="admin").run_test(size=LARGE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+o", "tab", "tab")
        await type_text(pilot, "구인 상담")
        await press(pilot, "ctrl+s")
        assert "구인 상담" in screen_text(pilot.app)
        assert "상담원" in screen_text(pilot.app)
    assert number(center.store, "SELECT COUNT(*) FROM employer_visit") == 0


async def test_company_is_mended_by_two_desks(center: Center, clock: FrozenClock) -> None:
    key = register_employer(center.store, center.park, FORM)
    async with app_on(center, "postings", ShowEmployer(key)).run_test(size=LARGE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+t", "tab", "tab")
        await type_text(pilot, "20")
        update_employer(center.store, center.lee, key, EmployerForm(name="다온요양원", size=30), version=1)
        await press(pilot, "ctrl+s")
        assert shows(pilot, ConflictScreen)
        await press(pilot, "left", "ctrl+s")
        assert shows(pilot, EmployerRecordScreen)
    assert (record(center).size, record(center).version) == (20, 3)


async def test_posting_of_the_company_is_registered_from_its_page(center: Center, clock: FrozenClock) -> None:
    key = register_employer(center.store, center.park, FORM)
    async with app_on(center, "postings", ShowEmployer(key)).run_test(size=LARGE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+n")
        assert shows(pilot, PostingFormScreen)
        await press(pilot, "tab")
        await type_text(pilot, "요양보호사")
        await press(pilot, "ctrl+s")
        assert shows(pilot, PostingRecordScreen)
        await press(pilot, "escape")
        assert "구인 1건 중 모집 1건" in screen_text(pilot.app)
    assert number(center.store, "SELECT employer_id FROM posting") == key


async def test_page_tells_contacts_open_postings_visits_and_closed_ones(center: Center, clock: FrozenClock) -> None:
    register_posting(center.store, center.park, POSTING)
    key = record(center).id
    add_contact(center.store, center.park, key, CONTACT)
    log_visit(center.store, center.park, key, VisitForm(visited_on=TODAY, purpose="구인 상담"))
    async with app_on(center, "postings", ShowEmployer(key)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert [line[4:8].strip() for line in grid(pilot.app)[11:14]] == ["담당자", "모집 중", "방문"]
        await press(pilot, "down")
        pilot.app.tell_store_changed()  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert shows(pilot, PostingRecordScreen)
        await press(pilot, "escape", "down", "enter")
        assert "적힌 결과가 없습니다" in grid(pilot.app)[-1]


@pytest.mark.parametrize(("name", "seen"), HOSTILE[:2])
async def test_hostile_name_is_text_on_every_page(center: Center, clock: FrozenClock, name: str, seen: str) -> None:
    key = register_employer(center.store, center.park, EmployerForm(name=name))
    add_contact(center.store, center.park, key, ContactForm(name=name, phone="01000001234", note=name))
    app: DeskApp = app_on(center, "postings", ShowEmployer(key))
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        assert seen[:5] in screen_text(app)
        await press(pilot, "ctrl+t")
        assert STEERING & set(screen_text(app).replace("\n", "")) == set()
        await press(pilot, "escape", "escape", "c")
        assert seen[:5] in screen_text(app)
        await press(pilot, "f1", "escape", "escape")
        assert app.is_running
