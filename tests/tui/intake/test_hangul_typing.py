"""Hangul as terminals send it: syllables that grow under a method of their own, lone jamo, and decomposed pastes."""

from typing import NamedTuple
from unicodedata import is_normalized, normalize

import pytest
from textual import events

from jobplus_core.access.queries import draft
from jobplus_tui.intake.fields import FIELDS, Kind
from jobplus_tui.widgets.intake_form import IntakeForm
from jobplus_tui.widgets.text_input import TextInput
from tests.support.center import Center
from tests.tui.desks import LARGE, SMALL
from tests.tui.grid import screen_text
from tests.tui.intake.form_app import FormApp
from tests.tui.settle import press, settle, type_text, wait_until

SPOKEN = {
    "name": "홍길동",
    "home": "종로 창신동",
    "consent_on": "오늘 알선 기업까지",
    "occupation": "경리, 꽃집 일",
    "places": "종로, 중구",
    "career": "경리 4년 2월, 판매 1년",
    "licenses": "컴활2급, 꽃꽂이",
    "note": "육아로 1년 쉼.",
}
"""Texts with Hangul in them, by the field they are pasted into."""
TEXT_FIELDS = [
    name for name, field in FIELDS.items() if field.kind not in (Kind.ONE, Kind.MANY, Kind.SAID, Kind.DECIDED)
]


class Kept(NamedTuple):
    """A text of the store."""

    text: str | None


def name_field(app: FormApp) -> TextInput:
    field = app.focused
    assert isinstance(field, TextInput)
    return field


async def paste(app: FormApp, pilot: object, text: str) -> None:
    app.post_message(events.Paste(text))
    await settle(pilot)  # type: ignore[arg-type]


async def test_syllable_that_grows_under_an_input_method_is_one_syllable(center: Center) -> None:
    app = FormApp(center)
    async with app.run_test() as pilot:
        await settle(pilot)
        field = name_field(app)
        await type_text(pilot, "ㅎ")
        assert (field.value, field.cursor_position) == ("ㅎ", 1)
        for grown in ("호", "홍", "홍ㄱ"):
            await press(pilot, "backspace", *grown[-1:]) if len(grown) == 1 else await type_text(pilot, grown[-1])
            assert (field.value, field.cursor_position) == (grown, len(grown))


async def test_jamo_sent_one_by_one_compose_before_the_caret(center: Center) -> None:
    app = FormApp(center)
    async with app.run_test() as pilot:
        await settle(pilot)
        field = name_field(app)
        await type_text(pilot, "동")
        await press(pilot, "home")
        seen = []
        for jamo in normalize("NFD", "홍길"):
            await type_text(pilot, jamo)
            seen.append((field.value, field.cursor_position))
        assert seen == [
            (normalize("NFC", "\u1112") + "동", 1),
            ("호동", 1),
            ("홍동", 1),
            ("홍\u1100동", 2),
            ("홍기동", 2),
            ("홍길동", 2),
        ]


async def test_half_a_syllable_asks_for_doubles_and_matches_without_a_fault(center: Center) -> None:
    app = FormApp(center)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        form = app.screen.query_one(IntakeForm)
        for name, halves in (
            ("name", "홍ㄱ"),
            ("home", "종ㄹ"),
            ("occupation", "겨"),
            ("career", "ㄱ"),
            ("licenses", "ㅈ"),
        ):
            form.go_to(name)
            await settle(pilot)
            await type_text(pilot, halves)
            app.screen._ask_live()  # type: ignore[attr-defined]
            await settle(pilot)
            assert form.texts[name] == halves


@pytest.mark.parametrize("name", TEXT_FIELDS)
async def test_decomposed_paste_stands_composed_in_every_field(center: Center, name: str) -> None:
    app = FormApp(center)
    async with app.run_test() as pilot:
        await settle(pilot)
        form = app.screen.query_one(IntakeForm)
        if name == "standing_reason":
            form.go_to("standing")
            await settle(pilot)
            await press(pilot, "space")
        form.go_to(name)
        await settle(pilot)
        await paste(app, pilot, normalize("NFD", "각하\t홍길동"))
        assert form.texts[name] == "각하 홍길동"


async def test_what_was_pasted_decomposed_is_kept_and_stored_composed(center: Center) -> None:
    app = FormApp(center)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        form = app.screen.query_one(IntakeForm)
        for name, text in {"phone": "01000004821", **SPOKEN}.items():
            form.go_to(name)
            await settle(pilot)
            await paste(app, pilot, normalize("NFD", text))
        app.screen.keep()  # type: ignore[attr-defined]
        await settle(pilot)
        with center.store.read() as reader:
            half_typed = draft(reader, center.kim.account_id, "intake")
        assert half_typed is not None
        assert ("홍길동" in half_typed.body, is_normalized("NFC", half_typed.body)) == (True, True)
        await press(pilot, "ctrl+s")
        await wait_until(pilot, lambda: bool(app.saved))
    with center.store.read() as reader:
        stored = reader.rows(
            "SELECT name AS text FROM seeker UNION ALL SELECT dong FROM seeker UNION ALL SELECT career_text FROM seeker"
            " UNION ALL SELECT consent_scope FROM seeker UNION ALL SELECT text FROM wish"
            " UNION ALL SELECT name FROM seeker_license UNION ALL SELECT notes FROM counseling_session",
            {},
            Kept,
        )
    texts = {row.text for row in stored if row.text}
    assert {
        *("홍길동", "창신동", "경리 4년 2월, 판매 1년", "알선 기업까지", "경리", "꽃집 일"),
        *("컴퓨터활용능력 2급", "꽃꽂이", "육아로 1년 쉼."),
    } <= texts
    assert [text for text in texts if not is_normalized("NFC", text)] == []


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_text_longer_than_its_field_stays_in_sight(center: Center, size: tuple[int, int]) -> None:
    app = FormApp(center)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        form = app.screen.query_one(IntakeForm)
        form.fill({"occupation": "건물 청소원, 기타 청소 관련 종사원, 운송 및 시설장비 청소원, " * 2}, {})
        await settle(pilot)
        assert "건물 청소원, 기타 청소 관련 종사원" in screen_text(app)
