import os
from pathlib import Path

import pytest

from jobplus_core.access.commands import sign_in
from jobplus_core.db import migrate
from jobplus_core.db.location import KEY_FILE_VARIABLE, KEY_VARIABLE, locate
from jobplus_core.db.migrations import LATEST
from jobplus_core.db.store import open_store
from jobplus_core.kinds import Role
from jobplus_core.staff.queries import center
from jobplus_tui import cli_setup
from tests.support.center import Center
from tests.tui.cli.conftest import Answer, Run

PASSWORD = "correct horse\n"


def init(run: Run, *further: str, password: str = PASSWORD) -> Answer:
    return run("init", "--center", "시험센터", "--login", "admin", "--password-stdin", *further, stdin=password)


def test_init_makes_an_encrypted_store_with_an_administrator(run: Run, place: Path) -> None:
    answer = init(run, "--name", "나관리")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[:2] == [
        f"The store stands at {place}.",
        f"Its key is {place}.key; keep a copy elsewhere.",
    ]
    assert not place.read_bytes().startswith(b"SQLite format 3")
    store = open_store(str(place))
    with store.read() as reader:
        found = center(reader)
    actor = sign_in(store, "admin", PASSWORD.strip(), desk="")
    store.close()
    assert found is not None
    assert (found.name, actor.name, actor.roles) == ("시험센터", "나관리", frozenset({Role.ADMINISTRATOR}))


def test_init_with_a_passphrase_makes_no_key_file(run: Run, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_VARIABLE, "it's a phrase")
    answer = init(run)
    assert answer.code == 0
    assert answer.out.splitlines()[1] == "Its key is the passphrase in JOBPLUS_KEY; keep it elsewhere too."
    assert not Path(f"{place}.key").exists()
    assert run("check").code == 0


@pytest.mark.skipif(os.name != "posix", reason="rights of files are those of POSIX")
def test_init_closes_key_and_folder_to_others(run: Run, place: Path) -> None:
    init(run)
    assert Path(f"{place}.key").stat().st_mode & 0o777 == 0o600
    assert place.parent.stat().st_mode & 0o777 == 0o700


def test_init_leaves_a_center_as_it_is(run: Run, place: Path) -> None:
    init(run)
    before = place.read_bytes()
    answer = run("init", "--login", "other", "--password-stdin", stdin=PASSWORD)
    assert (answer.code, answer.err) == (
        3,
        f"A store stands at {place} already; it is left as it is. Name another place.\n",
    )
    assert place.read_bytes() == before


@pytest.mark.parametrize(
    ("center_name", "login", "password"),
    [("시험센터", "admin", "short"), ("  ", "admin", "correct horse"), ("x", "", "correct horse")],
)
def test_init_refused_leaves_nothing(run: Run, place: Path, center_name: str, login: str, password: str) -> None:
    answer = run("init", "--center", center_name, "--login", login, "--password-stdin", stdin=password + "\n")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert not place.parent.exists()


def test_init_that_fails_later_takes_store_and_key_away(run: Run, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(cli_setup, "found_center", fail)
    assert init(run).code == 1
    assert list(place.parent.iterdir()) == []


def test_init_keeps_a_key_that_was_there(
    run: Run, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = tmp_path / "center.key"
    key.write_bytes(bytes(range(32)))
    key.chmod(0o600)
    monkeypatch.setenv(KEY_FILE_VARIABLE, str(key))
    assert init(run).code == 0
    assert key.read_bytes() == bytes(range(32))


def test_init_finishes_a_store_without_a_center(run: Run, place: Path) -> None:
    migrate.create(locate(str(place)))
    assert init(run).code == 0
    assert init(run).code == 3


def test_init_without_a_terminal_names_what_is_missing(run: Run, place: Path) -> None:
    answer = run("init", "--center", "시험센터", "--login", "admin")
    assert (answer.code, answer.err) == (2, "--password-stdin is needed, because there is no terminal to ask on.\n")
    assert not place.parent.exists()


def test_migrate_leaves_the_newest_schema_alone(run: Run, place: Path) -> None:
    init(run)
    answer = run("migrate")
    assert (answer.code, answer.out) == (0, f"The store is up to date (schema {LATEST}).\n")


def test_copy_needs_an_administrator_and_a_free_place(run: Run, place: Path, tmp_path: Path) -> None:
    init(run)
    copy = str(tmp_path / "copy.db")
    asked = ("store", "copy", str(place), copy, "--login", "admin", "--password-stdin")
    assert run(*asked, stdin="wrong password\n").code == 2
    assert not Path(copy).exists()
    assert run(*asked, stdin=PASSWORD).code == 0
    assert run(*asked, stdin=PASSWORD).code == 3
    assert run("check", "--store", copy).code == 0


def test_copy_of_a_demo_asks_nobody(run: Run, place: Path, demo_center: Center, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.db")
    assert run("store", "copy", str(place), copy).code == 0
    assert run("unfilled", "--store", copy, "--json").document == []
