"""Finding people as they are typed, on both databases."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.queries import count, find, recent
from jobplus_core.seekers.rules import RegistrationForm, cleaned, seeker_values
from jobplus_core.tables.people import Seeker
from tests.support.cases import SEEKER, TODAY, a_seeker
from tests.support.center import Center

NAMES = {
    "홍길동": "010-0000-1234",
    "홍길순": "010-0000-5678",
    "한가람": "010-0001-1234",
    "임꺽정": "02-000-9000",
    "값진": "010-0002-1000",
}


@pytest.fixture
def keys(center: Center) -> dict[str, int]:
    return {name: a_seeker(center.store, center.kim, name, phone=phone) for name, phone in NAMES.items()}


def found(center: Center, typed: str) -> set[str]:
    with center.store.read() as reader:
        return {row.name for row in find(reader, center.institution_id, typed)}


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("ㅎㄱ", {"홍길동", "홍길순", "한가람"}),
        ("ㅎㄱㄷ", {"홍길동"}),
        ("ㅎㄱㅅ", {"홍길순"}),
        ("ㅇㄲ", {"임꺽정"}),
        ("홍", {"홍길동", "홍길순"}),
        ("호", {"홍길동", "홍길순"}),
        ("홍기", {"홍길동", "홍길순"}),
        ("홍길ㄷ", {"홍길동"}),
        ("홍긷", set()),
        ("홍길도", {"홍길동"}),
        ("갑", {"값진"}),
        ("값", {"값진"}),
        (unicodedata.normalize("NFD", "홍길동"), {"홍길동"}),
        (unicodedata.normalize("NFD", "호"), {"홍길동", "홍길순"}),
        (" 홍길동 ", {"홍길동"}),
        ("1234", {"홍길동", "한가람"}),
        ("12", {"홍길동", "한가람"}),
        ("010-0000-1234", {"홍길동"}),
        ("01000001234", {"홍길동"}),
        ("00001234", {"홍길동"}),
        ("9000", {"임꺽정"}),
        ("02-000-9000", {"임꺽정"}),
        ("", set()),
        (" ", set()),
        ("%", set()),
        ("_", set()),
        ("'", set()),
        ("없는이름", set()),
        ("99999999999999999999999", set()),
        ("\x00", set()),
    ],
)
def test_people_are_found_by_what_is_typed(center: Center, keys: dict[str, int], typed: str, names: set[str]) -> None:
    assert found(center, typed) == names


@pytest.mark.parametrize("typed", ["19610505", "1961-05-05", "610505", "1961.05.05", "１９６１０５０５"])
def test_people_are_found_by_birth_date(center: Center, typed: str) -> None:
    a_seeker(center.store, center.kim)
    other = replace(SEEKER, name="임꺽정", birth_date=date(1970, 1, 1), phone="010-0000-9999")
    register_seeker(center.store, center.kim, other, RegistrationForm(registered_on=TODAY))
    assert found(center, typed) == {"홍길순"}


def test_people_are_found_by_their_number_however_long(center: Center, keys: dict[str, int]) -> None:
    assert "한가람" in found(center, str(keys["한가람"]))
    with center.store.write(center.kim, "renumber") as work:
        work.add(
            Seeker(id=123456, institution_id=center.institution_id, created_at=0, **seeker_values(cleaned(SEEKER)))
        )
        work.finish()
    assert found(center, "123456") == {"홍길순"}


def test_newest_come_first_a_page_at_a_time(center: Center, keys: dict[str, int]) -> None:
    newest = list(reversed(keys.values()))
    with center.store.read() as reader:
        first = recent(reader, center.institution_id, limit=2)
        second = recent(reader, center.institution_id, start=first[-1].id, skip=1, limit=9)
        assert count(reader, center.institution_id) == 5
    assert [row.id for row in (*first, *second)] == newest
    row = second[-1]
    assert (row.name, row.birth_date, row.phone4, row.occupation, row.owner, row.registered_on, row.complete) == (
        "홍길동",
        date(1961, 5, 5),
        "1234",
        "요양보호사",
        "김하나",
        TODAY,
        True,
    )


def test_pages_are_as_long_as_asked(center: Center, keys: dict[str, int]) -> None:
    with center.store.read() as reader:
        assert len(find(reader, center.institution_id, "ㅎ", limit=2)) == 2
        assert recent(reader, center.institution_id + 1) == []
