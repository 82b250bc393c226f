"""Two lists at once, and a desk that registers somebody of the list meanwhile: nobody is there twice."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from jobplus_core.actor import Actor
from jobplus_core.imports.seekers import commands
from jobplus_core.imports.seekers.commands import SeekerImport, import_seekers
from jobplus_core.integrity.recount import figure_differences, subject_differences
from jobplus_core.ledger.verify import verify
from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.queries import count
from jobplus_core.seekers.rules import RegistrationForm
from tests.support.cases import SEEKER, TODAY
from tests.support.center import Center
from tests.support.lists import row, write_list


@pytest.fixture(autouse=True)
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "PORTION", 10)


def assert_sound(center: Center, people: int) -> None:
    with center.store.read() as reader:
        assert count(reader, center.institution_id) == people
        assert reader.number("SELECT COUNT(*) FROM seeker", {}) == people
        assert reader.number("SELECT COUNT(DISTINCT seeker_id) FROM seeker_name_part", {}) == people
        assert verify(reader).breaks == ()
        assert figure_differences(reader) == []
        assert subject_differences(reader) == []


def test_list_that_another_desk_takes_in_meanwhile_is_not_there_twice(center: Center, tmp_path: Path) -> None:
    lees = write_list(tmp_path, 30, name="lee.csv", first=20)
    other: list[SeekerImport] = []

    def meanwhile(done: int) -> None:
        if done == 30:
            other.append(import_seekers(center.store, center.lee, lees))

    came = import_seekers(center.store, center.kim, write_list(tmp_path, 40), progress=meanwhile)
    assert (other[0].created, other[0].skipped) == (30, 0)
    assert (came.created, came.skipped) == (20, 20)
    assert_sound(center, 50)


def test_two_desks_at_the_same_moment_bring_everybody_once(center: Center, tmp_path: Path) -> None:
    path = write_list(tmp_path, 60)

    def take_in(actor: Actor) -> SeekerImport:
        return import_seekers(center.store, actor, path)

    with ThreadPoolExecutor(2) as desks:
        came = list(desks.map(take_in, (center.kim, center.lee)))
    assert sum(each.created for each in came) == 60
    assert sum(each.skipped for each in came) == 60
    assert_sound(center, 60)


def test_somebody_registered_meanwhile_keeps_the_record_of_the_desk(center: Center, tmp_path: Path) -> None:
    def meanwhile(done: int) -> None:
        if done == 20:
            form = replace(SEEKER, name="딴이름", phone=row(3)[3])
            register_seeker(center.store, center.lee, form, RegistrationForm(registered_on=TODAY))

    came = import_seekers(center.store, center.kim, write_list(tmp_path, 20), progress=meanwhile)
    assert (came.created, came.skipped) == (19, 1)
    with center.store.read() as reader:
        mine = reader.number(
            """SELECT COUNT(*) FROM import_row i JOIN seeker s ON s.id = i.seeker_id
            WHERE i.outcome = 'skipped' AND s.name = '딴이름'""",
            {},
        )
    assert mine == 1
    assert_sound(center, 20)
