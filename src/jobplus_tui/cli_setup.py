"""`jobplus init` and `jobplus migrate`."""

import os
from contextlib import suppress
from pathlib import Path

from jobplus_core.access.commands import found_center
from jobplus_core.access.rules import check_password
from jobplus_core.db import migrate
from jobplus_core.db.location import KEY_VARIABLE, Location, locate
from jobplus_core.db.store import open_store
from jobplus_core.errors import FieldMissing, FieldRefused, StoreExists
from jobplus_core.hangul import clean
from jobplus_core.settings import DEFAULTS, SettingName
from jobplus_core.staff.queries import center as center_of
from jobplus_tui.cli_sign_in import ask, ask_password
from jobplus_tui.i18n import _
from jobplus_tui.terminal.environment import desk_name


def make_store(
    text: str | None, *, center: str | None, login: str | None, name: str | None, password_stdin: bool
) -> int:
    """Make a store with a center and its first administrator.

    Everything is asked and checked before anything is made, and a store whose center cannot be founded is taken
    away again. A store that was left without a center, by a machine that failed in between, is finished.

    Returns:
        The exit code.
    """
    location = locate(text)
    _refuse_taken(location)
    center_name = clean(center if center is not None else ask(_("Name of the center"), "--center"))
    if not center_name:
        raise FieldMissing("center")
    sign_in_name = clean(login if login is not None else ask(_("Sign-in name of the administrator"), "--login"))
    if not sign_in_name:
        raise FieldRefused("login", sign_in_name, "empty")
    password = ask_password(from_stdin=password_stdin, twice=True)
    check_password(password, sign_in_name, least=DEFAULTS[SettingName.PASSWORD_LEAST])
    fresh_key = location.dialect == "sqlite" and not location.key_file.exists()
    fresh = True
    try:
        migrate.create(location)
    except StoreExists:
        fresh = False
    try:
        store = open_store(text)
        try:
            found_center(
                store,
                center_name,
                login=sign_in_name,
                password=password,
                administrator=name or sign_in_name,
                desk=desk_name(),
            )
        finally:
            store.close()
    except BaseException:
        if fresh:
            _take_away(location, with_key=fresh_key)
        raise
    print(_("The store stands at {where}.").format(where=location))
    tell_key(location)
    print(_("Open the desk with jobplus and sign in as {login}.").format(login=sign_in_name))
    return 0


def tell_key(location: Location) -> None:
    """Say what a new store's key is and that it must be kept; a database server keeps none."""
    if location.dialect != "sqlite":
        return
    if os.environ.get(KEY_VARIABLE):
        print(_("Its key is the passphrase in {variable}; keep it elsewhere too.").format(variable=KEY_VARIABLE))
    else:
        print(_("Its key is {where}; keep a copy elsewhere.").format(where=location.key_file))
    print(_("Without the key nobody can read the store, nor any backup of it."))


def migrate_store(text: str | None) -> int:
    """Bring a store to the newest schema; one that is there already is left alone."""
    before, after = migrate.upgrade(locate(text))
    if before == after:
        print(_("The store is up to date (schema {after}).").format(after=after))
    else:
        print(_("The store went from schema {before} to {after}.").format(before=before, after=after))
    return 0


def _refuse_taken(location: Location) -> None:
    """Refuse a place where a center stands, before anything is asked."""
    if location.dialect != "sqlite" or not location.file.exists():
        return
    store = open_store(str(location))
    try:
        with store.read() as reader:
            taken = center_of(reader) is not None
    finally:
        store.close()
    if taken:
        raise StoreExists(str(location))


def _take_away(location: Location, *, with_key: bool) -> None:
    if location.dialect != "sqlite":
        return
    file = location.file
    places = [file, *(Path(f"{file}{tail}") for tail in ("-wal", "-shm", "-journal", ".gate"))]
    for place in [*places, location.key_file] if with_key else places:
        with suppress(FileNotFoundError):
            place.unlink()
