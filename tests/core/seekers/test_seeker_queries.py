"""The list of people, on both databases."""

from dataclasses import replace
from datetime import date

import pytest

from jobplus_core.seekers.commands import register_again, register_seeker
from jobplus_core.seekers.queries import count, recent, recent_anchors, registrations, rows_of
from jobplus_core.seekers.rules import RegistrationForm
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


def test_registrations_are_newest_first(center: Center) -> None:
    seeker_id = a_seeker(center.store, center.kim)
    register_again(center.store, center.kim, seeker_id, RegistrationForm(registered_on=TODAY))
    with center.store.read() as reader:
        assert [row.standing for row in registrations(reader, seeker_id)] == ["returning", "new"]


def test_anchors_are_every_nth_of_the_newest_first(center: Center) -> None:
    ids = [
        register_seeker(
            center.store,
            center.kim,
            replace(SEEKER, phone=f"010-0000-{n:04}"),
            RegistrationForm(registered_on=TODAY),
        ).seeker_id
        for n in range(5)
    ]
    with center.store.read() as reader:
        assert recent_anchors(reader, center.institution_id, 2) == [ids[4], ids[2], ids[0]]


@pytest.mark.parametrize("state", [{"staged": True}, {"destroyed_at": 1}, {"merged_into_id": 1}])
def test_who_does_not_stand_is_in_no_list(center: Center, keys: dict[str, int], state: dict[str, object]) -> None:
    first, last = keys["홍길동"], keys["값진"]
    with center.store.write(center.kim, "change") as work:
        seeker = work.get(Seeker, last)
        for name, value in state.items():
            setattr(seeker, name, first if name == "merged_into_id" else value)
        work.finish()
    with center.store.read() as reader:
        assert count(reader, center.institution_id) == 4
        assert last not in [row.id for row in recent(reader, center.institution_id)]
        assert last not in recent_anchors(reader, center.institution_id, 1)
        assert [row.id for row in rows_of(reader, [last, first])] == [first]
        assert rows_of(reader, []) == []
