"""Imports in a process of its own, which tests kill: python -m tests.support.import_child KIND STORE FILE IDS PORTION.

Prints a line for each portion staged, and `prepared` before the transaction that shows everything.
"""

import sys
from pathlib import Path
from typing import Any

from jobplus_core.actor import Actor
from jobplus_core.db.store import open_store
from jobplus_core.imports import commands as postings
from jobplus_core.imports.seekers import commands as seekers
from jobplus_core.imports.seekers.staging import commands as staging
from jobplus_core.imports.staging import showing


def main(kind: str, place: str, path: str, account_id: str, institution_id: str, portion: str) -> None:
    """Import the file, telling how far it is."""
    module: Any = {"seekers": seekers, "postings": postings}[kind]
    prepares: Any = {"seekers": staging, "postings": showing}[kind]
    module.PORTION = int(portion)
    prepare = prepares.prepare

    def told(*given: Any, **named: Any) -> Any:
        found = prepare(*given, **named)
        print("prepared", flush=True)
        return found

    prepares.prepare = told
    actor = Actor(
        account_id=int(account_id),
        institution_id=int(institution_id),
        name="",
        roles=frozenset(),
        counselor_id=None,
        team_id=None,
        team_kind=None,
        desk="child",
    )
    take_in: Any = {"seekers": seekers.import_seekers, "postings": postings.import_postings}[kind]
    done = take_in(open_store(place), actor, Path(path), progress=lambda count: print(count, flush=True))
    print("done", done.created, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
