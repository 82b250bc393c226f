"""Records that may be of the person at hand, on both databases."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from jobplus_core.referrals.commands import refer
from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.finding.queries import LikelySame, likely_same
from jobplus_core.seekers.finding.rules import Difference
from jobplus_core.seekers.merging.commands import merge_seekers
from jobplus_core.seekers.rules import RegistrationForm
from jobplus_core.tables.people import Seeker
from tests.support.cases import SEEKER, TODAY, a_posting, a_seeker
from tests.support.center import Center

BORN = date(1961, 5, 5)


def asked(center: Center, name: str, phone: str | None, born: date | None, **further: Any) -> list[LikelySame]:
    with center.store.read() as reader:
        return likely_same(reader, center.institution_id, name=name, phone=phone, birth_date=born, **further)


SCORED = {
    ("홍길순", "010-0000-1234", BORN): (100, ("name", "birth_date", "phone")),
    ("홍길순", "010-9999-1234", BORN): (95, ("name", "birth_date", "phone")),
    ("홍길순", "010-9999-1235", BORN): (75, ("name", "birth_date")),
    ("홍길순", "010-0000-1234", None): (65, ("name", "phone")),
    ("홍길순", "010-9999-1234", None): (60, ("name", "phone")),
    ("홍길순", "010-0000-1235", None): (52, ("name",)),
    ("홍길순", "010-0000-1243", None): (52, ("name",)),
    ("홍길순", None, BORN): (75, ("name", "birth_date")),
    ("홍길순", "010-0000-9999", date(1961, 5, 6)): (57, ("name",)),
    ("홍길순", None, date(1961, 12, 24)): (46, ("name",)),
    ("홍길동", None, BORN): (59, ("birth_date",)),
    ("홍길동", None, date(1961, 5, 15)): (41, ()),
    ("홍길동", None, date(1961, 11, 20)): (30, ()),
    ("홍길동", "010-9999-1234", None): (44, ("phone",)),
    ("김영희", "010-0000-1234", None): (25, ("phone",)),
    ("김영희", "010-9999-1234", BORN): (0, ()),
    ("김길동", None, BORN): (0, ()),
    ("홍길순", None, None): (0, ()),
    ("홍길동", None, date(1962, 5, 15)): (0, ()),
    ("홍길순", "010-0000-9999", None): (0, ()),
    ("", None, BORN): (0, ()),
    ("%", "010-9999-9999", BORN): (0, ()),
}
"""Name, phone and birth date, with the score and what agrees."""


def test_likely_same_is_scored(center: Center) -> None:
    seeker_id = a_seeker(center.store, center.kim)
    for (name, phone, born), (score, same) in SCORED.items():
        found = asked(center, name, phone, born)
        told = [(row.id, row.score, row.agrees(name=name, phone=phone, birth_date=born)) for row in found]
        assert told == ([(seeker_id, score, same)] if score else []), (name, phone, born)
        assert asked(center, name, phone, born, besides=seeker_id) == []


def test_likeliest_come_first_and_say_what_differs(center: Center) -> None:
    for name, born, phone in (
        ("홍길순", date(1979, 3, 12), "010-0000-7730"),
        ("홍길동", date(1979, 3, 2), "010-1111-4821"),
        ("홍길둥", date(1979, 9, 9), "010-2222-1111"),
        ("이영희", date(1979, 3, 2), "010-3333-1111"),
    ):
        form = replace(SEEKER, name=name, birth_date=born, phone=phone)
        register_seeker(center.store, center.kim, form, RegistrationForm(registered_on=TODAY))
    found = asked(center, "홍길동", "010-0000-4821", date(1979, 3, 2))
    assert [(row.score, row.name, row.differs, row.registered_on, row.owner, row.referrals) for row in found] == [
        (95, "홍길동", (), TODAY, "김하나", 0),
        (
            41,
            "홍길순",
            (
                Difference("name", "홍길순"),
                Difference("birth_date", "1979-03-12"),
                Difference("phone", "010-0000-7730"),
            ),
            TODAY,
            "김하나",
            0,
        ),
        (
            38,
            "홍길둥",
            (
                Difference("name", "홍길둥"),
                Difference("birth_date", "1979-09-09"),
                Difference("phone", "010-2222-1111"),
            ),
            TODAY,
            "김하나",
            0,
        ),
    ]
    assert [row.score for row in asked(center, "홍길동", "010-0000-4821", date(1979, 3, 2), limit=1)] == [95]


@pytest.mark.parametrize("state", [{"staged": True}, {"destroyed_at": 1}, {"merged_into_id": 1}])
def test_who_does_not_stand_is_nobodys_double(center: Center, state: dict[str, object]) -> None:
    a_seeker(center.store, center.kim, "임꺽정", phone="010-7777-7777")
    key = a_seeker(center.store, center.kim)
    with center.store.write(center.kim, "change") as work:
        seeker = work.get(Seeker, key)
        for name, value in state.items():
            setattr(seeker, name, value)
        work.finish()
    assert asked(center, "홍길순", "010-0000-1234", BORN) == []


def test_history_of_merged_records_counts_with_the_kept_one(center: Center) -> None:
    kept = a_seeker(center.store, center.kim)
    merged = a_seeker(center.store, center.kim)
    refer(center.store, center.kim, merged, a_posting(center.store, center.kim))
    merge_seekers(center.store, center.kim, kept, merged, reason="같은 사람", kept_version=1, merged_version=1)
    (row,) = asked(center, "홍길순", None, BORN)
    assert (row.id, row.referrals, row.registered_on) == (kept, 1, TODAY)
