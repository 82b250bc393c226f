from dataclasses import replace
from datetime import date

import pytest

from jobplus_core.seekers.commands import register_again, register_seeker
from jobplus_core.seekers.queries import likely_same, recent_anchors, registrations
from jobplus_core.seekers.rules import RegistrationForm
from tests.support.cases import SEEKER, TODAY, a_seeker
from tests.support.center import Center


@pytest.mark.parametrize(
    ("name", "phone", "born", "same"),
    [
        ("홍길순", "010-0000-1234", None, ("name", "phone")),
        ("홍길순", "010-9999-1234", None, ("name", "phone")),
        ("홍길순", None, date(1961, 5, 5), ("name", "birth_date")),
        ("김영희", "010-0000-1234", None, ("phone",)),
        ("김영희", "010-9999-1234", date(1961, 5, 5), None),
        ("홍길순", None, None, None),
        ("홍길순", "010-0000-9999", date(1961, 5, 6), None),
    ],
)
def test_likely_same_agrees_in_two_things_or_in_the_whole_phone(
    center: Center, name: str, phone: str | None, born: date | None, same: tuple[str, ...] | None
) -> None:
    seeker_id = a_seeker(center.store, center.kim)
    with center.store.read() as reader:
        found = likely_same(reader, center.institution_id, name=name, phone=phone, birth_date=born)
        mended = likely_same(reader, center.institution_id, name=name, phone=phone, birth_date=born, besides=seeker_id)
    assert [row.agrees(name=name, phone=phone, birth_date=born) for row in found] == ([] if same is None else [same])
    assert mended == []


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
