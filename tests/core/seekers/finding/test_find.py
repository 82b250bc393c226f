"""Finding people as they are typed, on both databases."""

import unicodedata
from dataclasses import replace
from datetime import date
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobplus_core.hangul import initials, keystrokes
from jobplus_core.seekers.commands import register_again, register_seeker
from jobplus_core.seekers.finding.commands import write_name_parts
from jobplus_core.seekers.finding.queries import find, found_ids
from jobplus_core.seekers.queries import rows_of
from jobplus_core.seekers.rules import RegistrationForm, cleaned, seeker_values
from jobplus_core.tables.people import Seeker
from tests.support.cases import SEEKER, TODAY, a_seeker
from tests.support.center import Center
from tests.support.examples import examples

NAMES = {
    "홍길동": "010-0000-1234",
    "홍길순": "010-0000-5678",
    "한가람": "010-0001-1234",
    "임꺽정": "02-000-9000",
    "값진": "010-0002-1000",
    "O'Neil 50%_": "010-0003-1111",
}


@pytest.fixture
def keys(center: Center) -> dict[str, int]:
    return {name: a_seeker(center.store, center.kim, name, phone=phone) for name, phone in NAMES.items()}


def found(center: Center, typed: str) -> list[str]:
    with center.store.read() as reader:
        return [row.name for row in find(reader, center.institution_id, typed)]


def add(center: Center, name: str, phone: str = "010-5555-0000", born: date | None = None) -> int:
    form = replace(SEEKER, name=name, phone=phone, birth_date=born)
    return register_seeker(center.store, center.kim, form, RegistrationForm(registered_on=TODAY)).seeker_id


FOUND = {
    "ㅎㄱ": ["홍길동", "한가람", "홍길순"],
    "ㅎㄱㄷ": ["홍길동"],
    "ㅎㄱㅅ": ["홍길순"],
    "ㄱㅅ": ["홍길순"],
    "ㄳ": ["홍길순"],
    "ㄱㄷ": ["홍길동"],
    "ㅇㄲ": ["임꺽정"],
    "홍": ["홍길동", "홍길순"],
    "호": ["홍길동", "홍길순"],
    "홍기": ["홍길동", "홍길순"],
    "홍길ㄷ": ["홍길동"],
    "길": ["홍길동", "홍길순"],
    "길ㅅ": ["홍길순"],
    "긹": [],
    "가": ["값진", "한가람"],
    "가ㄹ": ["한가람"],
    "갈": ["한가람"],
    "람": ["한가람"],
    "홍긷": [],
    "홍길도": ["홍길동"],
    "갑": ["값진"],
    "값": ["값진"],
    "값ㅈ": ["값진"],
    "홍 길동": ["홍길동"],
    unicodedata.normalize("NFD", "홍길동"): ["홍길동"],
    unicodedata.normalize("NFD", "호"): ["홍길동", "홍길순"],
    " 홍길동 ": ["홍길동"],
    "o'n": ["O'Neil 50%_"],
    "ＮＥＩＬ": ["O'Neil 50%_"],
    "50%": ["O'Neil 50%_"],
    "%_": ["O'Neil 50%_"],
    "1234": ["한가람", "홍길동"],
    "12": ["홍길동", "한가람"],
    "１２３４": ["한가람", "홍길동"],
    "010-0000-1234": ["홍길동"],
    "010 0000 1234": ["홍길동"],
    "+82 10-0000-1234": ["홍길동"],
    "01000001234": ["홍길동"],
    "00001234": ["홍길동"],
    "0000-1234": ["홍길동"],
    "9000": ["임꺽정"],
    "02-000-9000": ["임꺽정"],
    "홍길동 1234": ["홍길동"],
    "ㅎㄱㄹ1234": ["한가람"],
    "홍길순 1234": [],
    "": [],
    " ": [],
    "%": ["O'Neil 50%_"],
    "_": ["O'Neil 50%_"],
    "'": ["O'Neil 50%_"],
    '"; DROP TABLE seeker; --': [],
    "없는이름": [],
    "99999999999999999999999": [],
    "\x00": [],
    "\ud800": [],
    "\uffff": [],
    "\U0010ffff": [],
    "홍" * 10_000: [],
    "1" * 10_000: [],
    "#": [],
    "-": [],
}


def test_people_are_found_by_what_is_typed(center: Center, keys: dict[str, int]) -> None:
    assert {typed: found(center, typed) for typed in FOUND} == FOUND


BORN = (
    "19610505",
    "1961-05-05",
    "610505",
    "1961.05.05",
    "1961. 5. 5.",
    "61.5.5",
    "61-5-5",
    "1961/5/5",
    "1961년 5월 5일",
    "1961년5월",
    "61년 5월",
    "1961-05",
    "1961-05-",
    "1961-05-0",
    "61.5",
    "196105",
    "１９６１０５０５",
    unicodedata.normalize("NFD", "1961년 5월"),
    "홍길순 610505",
    "ㅎㄱ 1961-05",
)


def test_people_are_found_by_birth_date(center: Center) -> None:
    add(center, "홍길순", born=date(1961, 5, 5))
    add(center, "임꺽정", born=date(1970, 1, 1))
    assert {typed: found(center, typed) for typed in BORN} == {typed: ["홍길순"] for typed in BORN}


def test_names_come_by_relevance(center: Center) -> None:
    for name in ("나가라", "가라", "다가", "가나", "가", "가"):
        add(center, name)
    with center.store.read() as reader:
        rows = find(reader, center.institution_id, "가")
    assert [row.name for row in rows] == ["가", "가", "가나", "가라", "다가", "나가라"]
    assert rows[0].id > rows[1].id


def test_figures_come_by_relevance(center: Center) -> None:
    born = add(center, "태어난이", born=date(1979, 3, 2))
    tail = add(center, "꼬리", phone="010-1179-0302")
    newer = add(center, "새꼬리", phone="010-1179-0302")
    with center.store.write(center.kim, "number") as work:
        values = seeker_values(cleaned(replace(SEEKER, name="번호")))
        work.add(Seeker(id=790302, institution_id=center.institution_id, created_at=0, **values))
        work.finish()
    with center.store.read() as reader:
        assert found_ids(reader, center.institution_id, "790302", limit=9) == [790302, newer, tail, born]
        assert found_ids(reader, center.institution_id, "79-03-02", limit=9) == [born, newer, tail]
        assert found_ids(reader, center.institution_id, "79.03.02", limit=9) == [born]
        assert found_ids(reader, center.institution_id, "#790302", limit=9) == [790302]


def test_people_are_found_by_the_number_of_record_and_registration(center: Center) -> None:
    first = add(center, "첫째")
    second = register_again(center.store, center.kim, first, RegistrationForm(registered_on=TODAY)).registration_id
    other = add(center, "둘째")
    with center.store.read() as reader:
        assert second == other
        assert found_ids(reader, center.institution_id, f"#{second}", limit=9) == [other, first]
        assert found_ids(reader, center.institution_id, str(second), limit=9)[:2] == [other, first]
        assert found_ids(reader, center.institution_id + 1, f"#{second}", limit=9) == []


@pytest.mark.parametrize("state", [{"staged": True}, {"destroyed_at": 1}])
def test_who_does_not_stand_is_not_found(center: Center, state: dict[str, object]) -> None:
    key = a_seeker(center.store, center.kim)
    typed = ("홍", "ㅎㄱ", "길", "1234", "12", "610505", "1961-05", f"#{key}", f"{key}", "홍 1234")
    assert {each: found(center, each) for each in typed} == {each: ["홍길순"] for each in typed}
    _change(center, key, state)
    assert {each: found(center, each) for each in typed} == {each: [] for each in typed}


def test_merged_are_found_only_by_their_number_as_whom_they_are_now(center: Center) -> None:
    kept = add(center, "남은이", phone="010-8888-9999")
    middle, merged = a_seeker(center.store, center.kim), a_seeker(center.store, center.kim)
    _change(center, merged, {"merged_into_id": middle})
    _change(center, middle, {"merged_into_id": kept})
    for typed in ("홍길순", "1234", "610505", "ㄱㅅ"):
        assert found(center, typed) == []
    assert found(center, f"#{merged}") == ["남은이"]
    _change(center, kept, {"destroyed_at": 1})
    assert found(center, f"#{merged}") == []


def _change(center: Center, key: int, state: dict[str, object]) -> None:
    with center.store.write(center.kim, "change") as work:
        seeker = work.get(Seeker, key)
        for name, value in state.items():
            setattr(seeker, name, value)
        write_name_parts(work, seeker)
        work.finish()


def test_more_is_found_without_gaps_or_repeats(center: Center) -> None:
    for number in range(40):
        add(center, "하하하" if number % 2 else "가하호", f"010-{number:04}-1234", date(1961, 5, 5))
    with center.store.read() as reader:
        for typed in ("ㅎ", "하", "ㅎㅎ", "1", "12", "1234", "1961-05", "19610505"):
            whole = found_ids(reader, center.institution_id, typed, limit=1_000)
            assert len(whole) == len(set(whole)) == 40, typed
            for limit in (1, 7, 20, 39, 40, 41):
                assert found_ids(reader, center.institution_id, typed, limit=limit) == whole[:limit], typed
            pages = [row.id for start in range(0, len(whole), 7) for row in rows_of(reader, whole[start : start + 7])]
            assert pages == whole, typed
            assert [row.id for row in find(reader, center.institution_id, typed, limit=9)] == whole[:9], typed


LETTERS = st.sampled_from("가갑값깎나날닭도독뒤라마바뷁사쌍씌아와왕외의자짱차카타파하홍힣Aaßéİ吉😀7%_' ")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=examples(30))
@given(name=st.text(LETTERS, min_size=1, max_size=6).filter(lambda t: bool(t.strip())), data=st.data())
def test_any_part_of_any_name_finds_it(center: Center, name: str, data: st.DataObject) -> None:
    key = add(center, name)
    stored = cleaned(replace(SEEKER, name=name)).name.replace(" ", "")
    start = data.draw(st.integers(0, len(stored) - 1))
    spelled = data.draw(st.sampled_from((keystrokes, initials)))(stored[start:])
    typed = spelled[: data.draw(st.integers(1, len(spelled)))]
    form: Literal["NFC", "NFD"] = data.draw(st.sampled_from(("NFC", "NFD")))
    with center.store.read() as reader:
        assert key in found_ids(reader, center.institution_id, unicodedata.normalize(form, typed), limit=10_000)
        whole = found_ids(reader, center.institution_id, unicodedata.normalize(form, stored[start:]), limit=10_000)
        assert key in whole
        assert len(whole) == len(set(whole))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=examples(40))
@given(typed=st.text(max_size=40))
def test_any_text_is_answered(center: Center, typed: str) -> None:
    with center.store.read() as reader:
        assert found_ids(reader, center.institution_id, typed, limit=5) == []
