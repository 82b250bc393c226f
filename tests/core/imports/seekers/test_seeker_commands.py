"""Taking a list in: all or the good rows, known people, stopped, killed, and counted right afterwards."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from jobplus_core.db.store import Store
from jobplus_core.errors import FieldMissing, ImportStopped, RoleMissing, RowsFlawed
from jobplus_core.imports.seekers import commands
from jobplus_core.imports.seekers.commands import (
    SeekerImport,
    assign_columns,
    discard,
    import_seekers,
    open_list,
    sweep,
)
from jobplus_core.imports.seekers.queries import look_over
from jobplus_core.imports.seekers.rules import Existing, Owner
from jobplus_core.imports.tables.rules import TableRefused
from jobplus_core.integrity.recount import figure_differences, subject_differences
from jobplus_core.job_words.commands import assign_word
from jobplus_core.kinds import Channel
from jobplus_core.ledger.verify import verify
from jobplus_core.matching.pool import seeker_pool
from jobplus_core.seekers.finding.queries import find
from jobplus_core.seekers.queries import count
from tests.support.cases import TODAY
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.support.lists import HEAD, row, write_list, written

ROOT = Path(__file__).resolve().parents[4]
STAGED = ("seeker", "wish", "seeker_license", "registration", "seeker_name_part", "ledger_entry", "import_row")


class _Booked(NamedTuple):
    indicator: str
    counselor_id: int | None
    channel: str
    standing: str | None
    booked: int


def table_counts(store: Store) -> dict[str, int]:
    with store.read() as reader:
        return {table: reader.number(f"SELECT COUNT(*) FROM {table}", {}) for table in STAGED}


def booked(store: Store) -> list[_Booked]:
    with store.read() as reader:
        return reader.rows(
            """SELECT indicator, counselor_id, channel, standing, SUM(quantity) FROM ledger_entry
            GROUP BY indicator, counselor_id, channel, standing ORDER BY indicator, standing""",
            {},
            _Booked,
        )


def assert_sound(store: Store) -> None:
    with store.read() as reader:
        assert verify(reader).breaks == ()
        assert figure_differences(reader) == []
        assert subject_differences(reader) == []
        assert reader.number("SELECT COUNT(*) FROM seeker WHERE staged", {}) == 0


def people(center: Center) -> int:
    with center.store.read() as reader:
        return count(reader, center.institution_id)


def flawed_list(folder: Path, *, good: int = 3) -> Path:
    rows = [row(number) for number in range(good)]
    bad = row(good)
    path = folder / "flawed.csv"
    path.write_text(written([*rows, (*bad[:2], "1980-13-45", *bad[3:])]), encoding="utf-8")
    return path


def test_list_is_taken_in_whole_and_credits_the_institution(center: Center, tmp_path: Path) -> None:
    came = import_seekers(center.store, center.kim, write_list(tmp_path, 2_000))
    assert came == SeekerImport(came.run_id, 2_000, 0, 0, 0)
    assert people(center) == 2_000
    assert booked(center.store) == [
        _Booked("new_seeker", None, Channel.IMPORT, "new", 2_000),
        _Booked("registration", None, Channel.IMPORT, "new", 2_000),
    ]
    with center.store.read() as reader:
        assert len(seeker_pool(reader, center.institution_id)) == 2_000
        assert [found.name for found in find(reader, center.institution_id, row(7)[1])][:1] == [row(7)[1]]
    assert_sound(center.store)


def test_one_bad_row_refuses_the_whole_list(center: Center, tmp_path: Path) -> None:
    before = table_counts(center.store)
    with pytest.raises(RowsFlawed) as refused:
        import_seekers(center.store, center.kim, flawed_list(tmp_path))
    assert refused.value.rows == 1
    assert table_counts(center.store) == before


def test_good_rows_are_taken_and_the_others_kept_with_their_reason(center: Center, tmp_path: Path) -> None:
    came = import_seekers(center.store, center.kim, flawed_list(tmp_path), good_only=True)
    assert (came.created, came.rejected) == (3, 1)

    class Row(NamedTuple):
        line: int
        column_name: str
        value: str | None
        reason: str

    with center.store.read() as reader:
        rows = reader.rows(
            "SELECT line, column_name, value, reason FROM import_row WHERE outcome = 'rejected'", {}, Row
        )
    assert rows == [Row(5, "생년월일", None, "unreadable")]
    assert_sound(center.store)


def test_known_people_are_left_out(center: Center, tmp_path: Path) -> None:
    import_seekers(center.store, center.kim, write_list(tmp_path, 5))
    came = import_seekers(center.store, center.lee, write_list(tmp_path, 8, name="more.csv"))
    assert (came.created, came.again, came.skipped) == (3, 0, 5)
    assert people(center) == 8
    assert_sound(center.store)


def test_known_people_are_registered_again(center: Center, tmp_path: Path) -> None:
    import_seekers(center.store, center.kim, write_list(tmp_path, 5))
    path = write_list(tmp_path, 8, name="more.csv")
    came = import_seekers(center.store, center.lee, path, existing=Existing.AGAIN)
    assert (came.created, came.again, came.skipped) == (3, 5, 0)
    assert people(center) == 8
    assert booked(center.store)[1:] == [
        _Booked("registration", None, Channel.IMPORT, "new", 8),
        _Booked("registration", None, Channel.IMPORT, "returning", 5),
    ]
    assert_sound(center.store)


@pytest.mark.parametrize(("owner", "kims"), [(Owner.ME, 3), (Owner.NOBODY, 0)])
def test_new_people_are_the_importers_own_or_nobodys(center: Center, tmp_path: Path, owner: Owner, kims: int) -> None:
    import_seekers(center.store, center.lee, write_list(tmp_path, 2))
    import_seekers(center.store, center.kim, write_list(tmp_path, 5, name="more.csv"), owner=owner)
    with center.store.read() as reader:
        owned = reader.number("SELECT COUNT(*) FROM seeker WHERE owner_id = :kim", {"kim": center.kim.counselor_id})
        assert owned == kims
        assert reader.number("SELECT COUNT(*) FROM seeker WHERE owner_id IS NOT NULL", {}) == kims
    assert {row.counselor_id for row in booked(center.store)} == {None}


def test_only_a_counselor_can_own_the_people_of_a_list(center: Center, tmp_path: Path) -> None:
    before = table_counts(center.store)
    with pytest.raises(RoleMissing):
        import_seekers(center.store, center.admin, write_list(tmp_path, 3), owner=Owner.ME)
    assert table_counts(center.store) == before


def test_person_who_stands_twice_counts_once(center: Center, tmp_path: Path) -> None:
    path = tmp_path / "twice.csv"
    path.write_text(written([row(0), row(1), row(0)]), encoding="utf-8")
    came = import_seekers(center.store, center.kim, path)
    assert (came.created, came.skipped) == (2, 1)


def test_same_file_is_noticed(center: Center, tmp_path: Path) -> None:
    path = write_list(tmp_path, 4)
    came = import_seekers(center.store, center.kim, path)
    table = open_list(path)
    seen = look_over(center.store.read, center.institution_id, table, assign_columns(table), today=TODAY)
    assert seen.earlier is not None
    assert (seen.earlier.id, seen.earlier.created, seen.known) == (came.run_id, 4, 4)


def test_file_that_changed_meanwhile_is_refused(center: Center, tmp_path: Path) -> None:
    path = write_list(tmp_path, 4)
    digest = open_list(path).digest
    write_list(tmp_path, 5)
    with pytest.raises(TableRefused) as refused:
        import_seekers(center.store, center.kim, path, digest=digest)
    assert refused.value.reason == "changed_meanwhile"


def test_list_without_a_name_is_refused(center: Center, tmp_path: Path) -> None:
    with pytest.raises(FieldMissing) as refused:
        import_seekers(center.store, center.kim, write_list(tmp_path, 2), chosen={"성명": None})
    assert refused.value.field == "name"


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_stopped_import_leaves_nothing(
    center: Center, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    monkeypatch.setattr(commands, "PORTION", 10)
    before = table_counts(center.store)
    seen: list[int] = []
    with pytest.raises(ImportStopped):
        import_seekers(
            center.store,
            center.kim,
            write_list(tmp_path, 30),
            progress=seen.append,
            stopped=lambda: len(seen) >= after,
        )
    assert table_counts(center.store) == before
    assert_sound(center.store)


def test_import_is_stopped_while_its_rows_are_checked(center: Center, tmp_path: Path) -> None:
    with pytest.raises(ImportStopped):
        import_seekers(center.store, center.kim, write_list(tmp_path, 30), stopped=lambda: True)
    with center.store.read() as reader:
        assert reader.number("SELECT COUNT(*) FROM import_run", {}) == 0


def test_nobody_is_seen_while_the_list_is_being_staged(
    center: Center, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "PORTION", 10)

    def look(done: int) -> None:
        assert people(center) == 0
        with center.store.read() as reader:
            assert seeker_pool(reader, center.institution_id) == ()
            assert find(reader, center.institution_id, row(0)[1]) == []
            assert find(reader, center.institution_id, row(0)[3][-4:]) == []
            assert figure_differences(reader) == []
            assert reader.number("SELECT COUNT(*) FROM seeker WHERE staged", {}) == done
            assert reader.number("SELECT COUNT(*) FROM ledger_entry", {}) == 0

    import_seekers(center.store, center.kim, write_list(tmp_path, 30), progress=look)
    assert people(center) == 30


def test_newer_import_of_the_same_account_takes_the_place_of_an_unfinished_one(
    center: Center, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "PORTION", 10)
    path = write_list(tmp_path, 30)
    newer: list[SeekerImport] = []

    def interrupt(done: int) -> None:
        if not newer:
            newer.append(import_seekers(center.store, center.kim, path))

    with pytest.raises(ImportStopped):
        import_seekers(center.store, center.kim, path, progress=interrupt)
    assert newer[0].created == people(center) == 30
    assert_sound(center.store)


def test_another_counselors_import_is_left_alone_until_it_stands_still(
    center: Center, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FrozenClock
) -> None:
    monkeypatch.setattr(commands, "PORTION", 10)
    swept: list[int] = []
    came = import_seekers(
        center.store,
        center.kim,
        write_list(tmp_path, 20),
        progress=lambda done: swept.append(sweep(center.store, center.lee)),
    )
    assert (came.created, swept) == (20, [0, 0])


def test_import_that_is_done_cannot_be_discarded(center: Center, tmp_path: Path) -> None:
    came = import_seekers(center.store, center.kim, write_list(tmp_path, 4))
    discard(center.store, center.kim, came.run_id)
    assert people(center) == 4
    assert_sound(center.store)


def test_words_of_the_center_give_wishes_their_code(center: Center, tmp_path: Path) -> None:
    assign_word(center.store, center.kim, "김밥말이", "5321")
    path = tmp_path / "list.csv"
    path.write_text(written([(*row(0)[:5], "김밥말이", *row(0)[6:])]), encoding="utf-8")
    import_seekers(center.store, center.kim, path)
    with center.store.read() as reader:
        assert reader.number("SELECT COUNT(*) FROM wish WHERE text = '김밥말이' AND code = '5321'", {}) == 1


def test_resident_numbers_are_kept_nowhere(center: Center, tmp_path: Path) -> None:
    path = tmp_path / "numbers.csv"
    rows = [(*row(number), "790302-1234567") for number in range(3)]
    path.write_text(written(rows, head=(*HEAD, "주민번호")), encoding="utf-8")
    import_seekers(center.store, center.kim, path)
    with center.store.read() as reader:
        assert reader.number("SELECT COUNT(*) FROM import_row WHERE raw LIKE '%1234567%'", {}) == 0
        assert reader.number("SELECT COUNT(*) FROM import_row WHERE raw LIKE '%010-0000%'", {}) == 0


def test_killed_import_leaves_nothing_seen_and_can_be_started_again(
    center: Center, tmp_path: Path, make_store: Callable[[], Store]
) -> None:
    path = write_list(tmp_path, 300)
    before = {name: number for name, number in table_counts(center.store).items() if name == "ledger_entry"}
    killed = 0
    for stop_at in ("40", "200", "prepared"):
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.support.import_child",
                "seekers",
                str(center.store.location.url or center.store.location.file),
                str(path),
                str(center.kim.account_id),
                str(center.institution_id),
                "20",
            ],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == stop_at:
                break
        process.kill()
        rest = process.communicate()[0]
        if "done" in rest:
            continue
        killed += 1
        if people(center):
            # It was killed after its commit and before it could say so.
            break
        assert {"ledger_entry": table_counts(center.store)["ledger_entry"]} == before
        with center.store.read() as reader:
            assert figure_differences(reader) == []
            assert find(reader, center.institution_id, row(0)[1]) == []
    assert killed >= 2
    came = import_seekers(center.store, center.kim, path)
    assert people(center) == 300
    assert came.created in (0, 300)
    assert_sound(center.store)
