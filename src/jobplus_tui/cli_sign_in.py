"""Signing in on the command line, as the desk does, and asking for what is missing."""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from getpass import getpass

from jobplus_core.actor import Actor
from jobplus_core.clock import business_day, micros
from jobplus_core.db.store import Store, open_store
from jobplus_core.errors import RoleMissing
from jobplus_core.kinds import Role
from jobplus_tui.cli_output import Usage, complain
from jobplus_tui.i18n import _
from jobplus_tui.terminal.environment import desk_name


class CannotAsk(Usage):
    """Something is missing and nobody sits at a terminal to be asked; the text names the option."""


def ask(question: str, option: str) -> str:
    """Ask for a line on the terminal.

    Raises:
        CannotAsk: Standard input is no terminal.
    """
    if not sys.stdin.isatty():
        raise CannotAsk(_("{option} is needed, because there is no terminal to ask on.").format(option=option))
    print(question, end=": ", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()


def ask_password(*, from_stdin: bool, twice: bool = False) -> str:
    """Read a password, from the first line of standard input or hidden on the terminal.

    Args:
        from_stdin: Whether standard input holds it.
        twice: Whether to ask again until both are the same, for a new password.

    Raises:
        CannotAsk: Standard input is no terminal and was not named as the password's place.
    """
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise CannotAsk(
            _("{option} is needed, because there is no terminal to ask on.").format(option="--password-stdin")
        )
    while True:
        password = getpass(_("Password") + ": ")
        if not twice or getpass(_("Password again") + ": ") == password:
            return password
        complain(_("The two are not the same; type both again."))


def sign_in(store: Store, *, login: str | None, password_stdin: bool, role: Role | None = None) -> Actor:
    """Sign in as the desk does; a demo signs its counselor in by itself.

    Args:
        store: The open store.
        login: Sign-in name; asked for when missing.
        password_stdin: Whether standard input holds the password.
        role: The role that is needed; a demo, whose people are invented, needs none.

    Raises:
        CannotAsk: Name or password are missing and cannot be asked for.
        SignInRefused, AccountLocked: The store says no.
        RoleMissing: The account may not do this.
    """
    from jobplus_core.access import commands, queries

    desk = desk_name()
    if login is None and not password_stdin:
        today = business_day(micros(store.clock()))
        with store.read() as reader:
            demo = queries.demo_login(reader)
        if demo is not None:
            return commands.sign_in_demo(store, demo, desk=desk, today=today)
    name = login or ask(_("Sign-in name"), "--login")
    actor = commands.sign_in(store, name, ask_password(from_stdin=password_stdin), desk=desk)
    if role is not None and role not in actor.roles:
        raise RoleMissing(role.value)
    return actor


@contextmanager
def at_center(
    text: str | None, *, login: str | None, password_stdin: bool, role: Role | None = None
) -> Iterator[tuple[Store, Actor]]:
    """Open a store for whoever signs in, and close it in the end.

    Args:
        text: The store.
        login: Sign-in name; asked for when missing.
        password_stdin: Whether standard input holds the password.
        role: The role that is needed.

    Raises:
        CannotAsk, SignInRefused, AccountLocked, RoleMissing: As `sign_in` does.
    """
    with closing(open_store(text)) as store:
        yield store, sign_in(store, login=login, password_stdin=password_stdin, role=role)
