"""A half-typed session outlives its killed desk and comes back to the same counselor alone."""

import os
import signal
from pathlib import Path

from bench.pty_app import PtyApp
from jobplus_core.db.store import Store
from tests.tui.terminal.own_process import PATIENCE_S, desk, logins, wait_until

SESSION, ESCAPE, SAVE = b"\x0f", b"\x1b", b"\x13"
NOTES = "뷁쀍뙇준비"


def kept(store: Store, login: str) -> int:
    with store.read() as reader:
        return reader.number(
            """SELECT COUNT(*) FROM draft d JOIN account a ON a.id = d.account_id
            WHERE a.login = :login AND d.form = 'session' AND d.body LIKE :notes""",
            {"login": login, "notes": f"%{NOTES}%"},
        )


def open_session(app: PtyApp) -> int:
    """Open the session of the person at the cursor; where its drawing begins comes back."""
    since = len(app.output)
    os.write(app.fd, ESCAPE)
    app.settle()
    os.write(app.fd, SESSION)
    app.wait_for("상담 기록", since=since, timeout=PATIENCE_S)
    app.settle()
    return since


def test_killed_desk_gives_the_session_back_to_the_same_counselor_only(place: Path, store: Store) -> None:
    kim, other = logins(store)[:2]
    with desk(place, kim) as app:
        open_session(app)
        os.write(app.fd, NOTES.encode())
        wait_until(app, lambda: kept(store, kim) == 1)
        os.kill(app.pid, signal.SIGKILL)
    with desk(place, other) as app:
        since = open_session(app)
        assert NOTES[1:] not in app.output[since:].decode(errors="replace")
    with desk(place, kim) as app:
        since = open_session(app)
        # The cursor stands on the first syllable and cuts it off from the others.
        assert NOTES[1:] in app.output[since:].decode(errors="replace")
        os.write(app.fd, SAVE)
        wait_until(app, lambda: kept(store, kim) == 0)
    with store.read() as reader:
        told = "SELECT COUNT(*) FROM counseling_session WHERE notes = :notes"
        assert reader.number(told, {"notes": NOTES}) == 1
