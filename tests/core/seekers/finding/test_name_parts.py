"""The parts of names stay true to the people, on both databases."""

from dataclasses import replace
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.hangul import LONGEST_NAME, name_parts
from jobplus_core.seekers.commands import register_again, register_seeker, update_seeker
from jobplus_core.seekers.finding.commands import drop_name_parts, write_many_name_parts, write_name_parts
from jobplus_core.seekers.finding.queries import found_ids
from jobplus_core.seekers.merging.commands import merge_seekers, unmerge_seekers
from jobplus_core.seekers.rules import RegistrationForm
from jobplus_core.tables.people import Seeker
from tests.support.cases import SEEKER, TODAY
from tests.support.center import Center

AGAIN = RegistrationForm(registered_on=TODAY)


class _Part(NamedTuple):
    seeker_id: int
    place: int
    part: str


def stored(center: Center) -> dict[int, list[tuple[int, str]]]:
    """The parts that stand, by person."""
    with center.store.read() as reader:
        rows = reader.rows(
            "SELECT seeker_id, place, part FROM seeker_name_part ORDER BY seeker_id, place, part", {}, _Part
        )
    found: dict[int, list[tuple[int, str]]] = {}
    for row in rows:
        found.setdefault(row.seeker_id, []).append((row.place, row.part))
    return found


def named(center: Center, name: str) -> int:
    return register_seeker(center.store, center.kim, replace(SEEKER, name=name), AGAIN).seeker_id


def test_parts_follow_the_name_through_every_write(center: Center) -> None:
    first, second = named(center, "홍길순"), named(center, "Kim 가나")
    assert stored(center) == {first: name_parts("홍길순"), second: name_parts("kim가나")}
    version = update_seeker(center.store, center.kim, first, replace(SEEKER, name="홍길동"), version=1)
    assert stored(center)[first] == name_parts("홍길동")
    version = update_seeker(
        center.store, center.kim, first, replace(SEEKER, name="홍길동", dong="창동"), version=version
    )
    assert stored(center)[first] == name_parts("홍길동")
    register_again(center.store, center.kim, first, AGAIN, form=replace(SEEKER, name="임꺽정"), version=version)
    assert stored(center) == {first: name_parts("임꺽정"), second: name_parts("kim가나")}


@pytest.mark.parametrize("state", [{"staged": True}, {"destroyed_at": 1}, {"merged_into_id": 1}])
def test_who_is_not_to_be_found_has_no_parts(center: Center, state: dict[str, object]) -> None:
    named(center, "가나")
    key = named(center, "홍길순")
    with center.store.write(center.kim, "change") as work:
        seeker = work.get(Seeker, key)
        for name, value in state.items():
            setattr(seeker, name, value)
        write_name_parts(work, seeker)
        work.finish()
    assert key not in stored(center)
    with center.store.write(center.kim, "change back") as work:
        seeker = work.session.get_one(Seeker, key)
        seeker.staged, seeker.destroyed_at, seeker.merged_into_id = False, None, None
        write_name_parts(work, seeker)
        work.finish()
    assert stored(center)[key] == name_parts("홍길순")


def test_many_parts_are_dropped_and_written_at_once(center: Center) -> None:
    people = [(center.institution_id, named(center, name), name) for name in ("홍길순", "임꺽정")]
    before = stored(center)
    with center.store.write(center.kim, "drop") as work:
        for _, key, _ in people:
            drop_name_parts(work, key)
        work.finish()
    assert stored(center) == {}
    with center.store.write(center.kim, "write") as work:
        write_many_name_parts(work, [])
        write_many_name_parts(work, people)
        work.finish()
    assert stored(center) == before


@given(st.text(max_size=200))
def test_parts_of_any_text_are_short_and_few(name: str) -> None:
    parts = name_parts(name)
    assert len(parts) <= 2 * LONGEST_NAME
    assert len(set(parts)) == len(parts)
    assert all(place in (0, 1) and part for place, part in parts)
    assert max((len(part) for _, part in parts), default=0) <= 5 * LONGEST_NAME


def test_width_case_and_blanks_make_no_difference() -> None:
    assert name_parts("ＬＥＥ 가") == name_parts("lee가")


def test_parts_follow_a_merge_and_its_taking_apart(center: Center) -> None:
    kept, merged = named(center, "홍길순"), named(center, "임꺽정")

    def first(*texts: str) -> list[list[int]]:
        with center.store.read() as reader:
            return [found_ids(reader, center.institution_id, text, limit=10)[:1] for text in texts]

    key = merge_seekers(center.store, center.kim, kept, merged, reason="같은 사람", kept_version=1, merged_version=1)
    assert stored(center) == {kept: name_parts("홍길순")}
    assert first("임꺽정", "ㅇㄲㅈ", str(merged), str(kept)) == [[], [], [kept], [kept]]
    unmerge_seekers(center.store, center.kim, key, reason="다른 사람", version=2)
    assert stored(center) == {kept: name_parts("홍길순"), merged: name_parts("임꺽정")}
    assert first("임꺽정", "ㅇㄲㅈ", str(merged), str(kept)) == [[merged], [merged], [merged], [kept]]
