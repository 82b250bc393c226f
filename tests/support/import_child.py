"""Imports a seeker list in a process of its own, which tests kill: python -m tests.support.import_child STORE LIST IDS.

Prints a line for each portion staged, and `prepared` before the transaction that shows everybody.
"""

import sys
from pathlib import Path

from jobplus_core.actor import Actor
from jobplus_core.db.store import open_store
from jobplus_core.imports.seekers import commands
from jobplus_core.imports.seekers.staging import commands as staging


def main(place: str, path: str, account_id: str, institution_id: str, portion: str) -> None:
    """Import the list, telling how far it is."""
    commands.PORTION = int(portion)  # type: ignore[misc]
    prepare = staging.prepare

    def told(institution_id: int, staged: staging.Staged) -> staging.Prepared:
        found = prepare(institution_id, staged)
        print("prepared", flush=True)
        return found

    staging.prepare = told
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
    done = commands.import_seekers(
        open_store(place), actor, Path(path), progress=lambda count: print(count, flush=True)
    )
    print("done", done.created, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
