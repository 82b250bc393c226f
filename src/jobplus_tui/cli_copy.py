"""`jobplus store copy`: a store moved between the two databases."""

import sys

from jobplus_core.db.copy import copy_store
from jobplus_core.db.location import locate
from jobplus_core.kinds import Role
from jobplus_tui.cli_setup import tell_key
from jobplus_tui.cli_sign_in import at_center
from jobplus_tui.i18n import _


def copy(source: str, target: str, *, login: str | None, password_stdin: bool) -> int:
    """Copy a whole store to a place where none stands.

    A copy holds everybody's data, so an administrator of the source signs in first.

    Returns:
        The exit code.
    """
    origin, copied = locate(source), locate(target)
    with at_center(source, login=login, password_stdin=password_stdin, role=Role.ADMINISTRATOR) as _opened:
        pass
    rows = copy_store(origin, copied, progress=_tell if sys.stderr.isatty() else None)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    print(_("{rows} rows were copied to {where}.").format(rows=f"{rows:,}", where=copied))
    tell_key(copied)
    return 0


def _tell(name: str, done: int, total: int) -> None:
    """Keep one line on the terminal that says how far along a table is."""
    print(f"\r\x1b[K{name} {done:,}/{total:,}", end="", file=sys.stderr, flush=True)
