"""A whole person is registered by keys alone; every column, list and booking then stands in the store."""

from datetime import date
from typing import NamedTuple

from textual.widget import Widget

from jobplus_core.access.queries import draft
from jobplus_core.counseling.queries import sessions
from jobplus_core.postings.commands import register_posting
from jobplus_core.seekers import queries
from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.rules import RegistrationForm
from jobplus_tui.widgets.intake_form import IntakeForm
from tests.support.cases import POSTING, SEEKER, TODAY, number
from tests.support.center import Center
from tests.tui.desks import LARGE, SMALL
from tests.tui.grid import grid, screen_text
from tests.tui.intake.form_app import FormApp
from tests.tui.settle import press, settle, type_text, wait_until

TYPED = (
    ("홍길동",), ("79.3.2",), ("01000004821",), ("key:1",), ("종로 창신동",), ("key:1",), ("hong@example.org",),
    ("key:1",), ("오늘 알선 기업까지",),
    ("요양보호사, 경리",), ("이백이십",), ("50",), ("key:1", "key:3"), ("평일 9시~6시",),
    ("key:space", "key:right", "key:space", "key:space"), ("key:4",), ("다음 주 금",), ("종로, 중구",),
    ("경리 4년 2월, 판매 1년",), ("전산회계1급, 컴퓨터활용2급",),
    (), ("key:space",), ("key:2", "key:6"),
    ("육아로 1년 쉼. 오전반도 됨.",), ("+7",), ("30",),
)  # fmt: skip
"""What is typed into each field in tab order; `key:` names a key."""


class Entry(NamedTuple):
    """A booking."""

    indicator: str
    counselor_id: int
    standing: str
    public_work: bool


class Held(NamedTuple):
    """A license that somebody holds."""

    name: str
    code: str | None


async def type_person(pilot: object) -> None:
    """Type the whole person."""
    for field in TYPED:
        for text in field:
            if text.startswith("key:"):
                await press(pilot, text.removeprefix("key:"))  # type: ignore[arg-type]
            else:
                await type_text(pilot, text)  # type: ignore[arg-type]
        await press(pilot, "tab")  # type: ignore[arg-type]


async def test_whole_person_is_registered_by_keys_alone(center: Center) -> None:
    register_posting(center.store, center.kim, POSTING)
    app = FormApp(center)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await type_person(pilot)
        await press(pilot, "ctrl+s")
        await wait_until(pilot, lambda: bool(app.saved))
        assert ("저장" in grid(app)[-1] or "✓" in grid(app)[-1], "미완" in grid(app)[-1]) == (True, False)
    (saved,) = app.saved
    with center.store.read() as reader:
        record = queries.record(reader, saved.seeker_id)
        assert record is not None
        form = queries.form_of(reader, record)
        (registration,) = queries.registrations(reader, saved.seeker_id)
        (session,) = sessions(reader, saved.seeker_id)
        entries = reader.rows(
            "SELECT indicator, counselor_id, standing, public_work FROM ledger_entry WHERE seq > 0"
            " AND indicator IN ('registration', 'new_seeker', 'counseling') ORDER BY indicator",
            {},
            Entry,
        )
    assert record._asdict() == {
        "id": saved.seeker_id,
        "version": 1,
        "owner_id": center.kim.counselor_id,
        "name": "홍길동",
        "birth_date": date(1979, 3, 2),
        "sex": "female",
        "phone": "010-0000-4821",
        "email": "hong@example.org",
        "district_code": "11110",
        "dong": "창신동",
        "education": "high",
        "career_months": 50,
        "career_text": "경리 4년 2월, 판매 1년",
        "career_code": "0272",
        "career_edition": "2025",
        "commute_minutes": 50,
        "wage_basis": "M",
        "wage_won": 2_200_000,
        "wage_monthly": 2_200_000,
        "employment_forms": "regular contract",
        "days_per_week": 5,
        "starts_at": "09:00",
        "ends_at": "18:00",
        "night": True,
        "rotating": False,
        "available_on": date(2013, 11, 29),
        "target_groups": "career_interrupted disabled",
        "consent_on": TODAY,
        "consent_scope": "알선 기업까지",
        "complete": True,
    }
    assert [(wish.text, wish.code, wish.edition) for wish in form.occupations] == [
        ("요양보호사", "5501", "2025"),
        ("경리", "0272", "2025"),
    ]
    assert (form.places, form.licenses) == (("11110", "11140"), ("전산회계 1급", "컴퓨터활용능력 2급"))
    assert (registration.standing, registration.source_channel, registration.public_work) == ("new", "walk_in", True)
    assert (registration.registered_on, registration.counselor) == (TODAY, "김하나")
    assert (session.notes, session.minutes, session.next_on) == (
        "육아로 1년 쉼. 오전반도 됨.",
        30,
        date(2013, 11, 25),
    )
    developer = number(center.store, "SELECT developer_id FROM registration")
    assert developer == center.park.counselor_id
    assert [(entry.indicator, entry.counselor_id, entry.standing, bool(entry.public_work)) for entry in entries][
        1:
    ] == [
        ("new_seeker", developer, "new", True),
        ("registration", center.kim.counselor_id, "new", True),
    ]
    assert entries[0].indicator == "counseling"
    with center.store.read() as reader:
        assert draft(reader, center.kim.account_id, "intake") is None


async def test_every_field_comes_into_view_with_what_stands_under_it(center: Center) -> None:
    app = FormApp(center)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        seen = []
        for _ in TYPED:
            assert isinstance(app.focused, Widget)
            box = app.screen.query_one("#intake").region
            seen.append(box.contains_region(app.focused.region) and app.focused.region.height > 0)
            await press(pilot, "tab")
        assert seen == [True] * len(TYPED)


async def test_wage_says_what_is_paid_and_what_less_would_add(center: Center) -> None:
    register_posting(center.store, center.kim, POSTING)
    app = FormApp(center)
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        for _ in range(9):
            await press(pilot, "tab")
        await type_text(pilot, "요양보호사")
        await press(pilot, "tab")
        await type_text(pilot, "240")
        await wait_until(pilot, lambda: "민간 요양보호사 중앙값 220만 · 20만 낮추면 +1건" in screen_text(app))
        await press(pilot, "tab")
        assert "중앙값" not in screen_text(app)


async def test_unfinished_person_is_saved_and_called_so(center: Center) -> None:
    app = FormApp(center)
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        await type_text(pilot, "홍길동")
        await press(pilot, "tab", "tab")
        await type_text(pilot, "01000004821")
        await press(pilot, "ctrl+s")
        await wait_until(pilot, lambda: bool(app.saved))
        assert "미완: 생년월일 사는 곳 직종 임금" in grid(app)[-1]
    with center.store.read() as reader:
        record = queries.record(reader, app.saved[0].seeker_id)
    assert record is not None
    assert (record.complete, record.owner_id) == (False, center.kim.counselor_id)


async def test_resident_number_is_refused_by_the_name_of_its_field_and_kept_nowhere(center: Center) -> None:
    app = FormApp(center)
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        await type_text(pilot, "홍길동")
        await press(pilot, "tab", "tab")
        await type_text(pilot, "01000004821")
        await press(pilot, "tab", "tab")
        await type_text(pilot, "７９０３０２－２００００００")
        await press(pilot, "ctrl+s")
        assert "사는 곳 칸: 주민등록번호는 저장하지 않습니다" in grid(app)[-1]
        assert app.focused is not None
        assert app.focused.value == "７９０３０２－２００００００"  # type: ignore[attr-defined]
        await press(pilot, "escape")
        await settle(pilot)
    assert number(center.store, "SELECT COUNT(*) FROM seeker") == 0
    assert number(center.store, "SELECT COUNT(*) FROM draft WHERE body LIKE '%０００００%'") == 0


async def test_override_of_the_standing_needs_its_reason(center: Center) -> None:
    register_seeker(center.store, center.kim, SEEKER, RegistrationForm(registered_on=TODAY))
    assert SEEKER.phone is not None
    app = FormApp(center)
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        await type_text(pilot, SEEKER.name)
        await press(pilot, "tab", "tab")
        await type_text(pilot, SEEKER.phone)
        await wait_until(pilot, lambda: "비슷한 사람 1명" in screen_text(app))
        await press(pilot, "ctrl+g")
        await wait_until(pilot, lambda: "[✓] 재등록" in screen_text(app))
        assert "사유" not in screen_text(app)
        while app.focused is None or getattr(app.focused.parent.parent, "field", "") != "standing":  # type: ignore[union-attr]
            await press(pilot, "tab")
        await press(pilot, "space")
        assert ("[✓] 신규" in screen_text(app), "사유" in screen_text(app)) == (True, True)
        await press(pilot, "ctrl+s")
        assert "사유를 적어야 함" in screen_text(app)
        await type_text(pilot, "다른 사람임")
        await press(pilot, "ctrl+s")
        await wait_until(pilot, lambda: bool(app.saved))
    assert number(center.store, "SELECT COUNT(*) FROM registration WHERE standing_reason = '다른 사람임'") == 1


async def test_half_typed_license_is_completed_and_stored_with_its_code(center: Center) -> None:
    app = FormApp(center)
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        form = app.screen.query_one(IntakeForm)
        form.go_to("licenses")
        await settle(pilot)
        await type_text(pilot, "지게차ㅇ")
        assert "지게차운전기능사" in screen_text(app)
        await press(pilot, "down", "enter")
        assert form.texts["licenses"] == "지게차운전기능사"
        await type_text(pilot, ", 컴활2급, 나만의 자격")
        await press(pilot, "tab")
        assert form.texts["licenses"] == "지게차운전기능사, 컴퓨터활용능력 2급, 나만의 자격"
        form.go_to("name")
        await settle(pilot)
        await type_text(pilot, "홍길순")
        await press(pilot, "tab", "tab")
        await type_text(pilot, "01000004821")
        await press(pilot, "ctrl+s")
        await wait_until(pilot, lambda: bool(app.saved))
    with center.store.read() as reader:
        held = reader.rows("SELECT name, code FROM seeker_license ORDER BY id", {}, Held)
    assert [name for name, _code in held] == ["지게차운전기능사", "컴퓨터활용능력 2급", "나만의 자격"]
    assert [code is None for _name, code in held] == [False, False, True]
