"""A half-typed form outlives its desk: killed, hung up on or opened elsewhere, it comes back to the same counselor."""

import os
import signal
from pathlib import Path
from time import monotonic

import pytest

from bench.pty_app import PtyApp
from jobplus_core.access.queries import DraftRow, draft
from jobplus_core.db.store import Store
from tests.tui.terminal.own_process import PATIENCE_S, desk, logins, wait_until

NEW, DOWN = b"\x0e", b"\t"


def kept(store: Store, login: str) -> DraftRow | None:
    with store.read() as reader:
        account = reader.number("SELECT id FROM account WHERE login = :login", {"login": login})
        return draft(reader, account, "intake")


def half_type(app: PtyApp, *texts: str) -> None:
    """Open the form and type into its first fields; the last letter of each is seen to have come."""
    since = len(app.output)
    os.write(app.fd, NEW)
    app.wait_for("바라는", since=since, timeout=PATIENCE_S)
    app.settle()
    for place, text in enumerate(texts):
        if place:
            app.press(DOWN)
        since = len(app.output)
        os.write(app.fd, text.encode())
        app.wait_for(text[-1], since=since, timeout=PATIENCE_S)
        app.settle()


def test_killed_desk_gives_the_form_back_to_the_same_counselor_only(place: Path, store: Store) -> None:
    kim, other = logins(store)[:2]
    with desk(place, kim) as app:
        half_type(app, "뷁홍", "79.3.2", "0100000")
        wait_until(app, lambda: "0100000" in getattr(kept(store, kim), "body", ""))
        os.kill(app.pid, signal.SIGKILL)
    with desk(place, other) as app:
        half_type(app)
        assert "뷁홍" not in app.output.decode(errors="replace")
    with desk(place, kim) as app:
        since = len(app.output)
        os.write(app.fd, NEW)
        for text in ("뷁홍", "1979-03-02", "0100000", "임시보관됨"):
            app.wait_for(text, since=since, timeout=PATIENCE_S)


@pytest.mark.parametrize("ending", [signal.SIGHUP, signal.SIGTERM])
def test_dropped_line_keeps_even_the_last_letter(place: Path, store: Store, ending: signal.Signals) -> None:
    login = logins(store)[2]
    word = f"{ending.name[-2:]}쀍"
    with desk(place, login) as app:
        half_type(app, word)
        os.kill(app.pid, ending)
        wait_until(app, lambda: os.waitid(os.P_PID, app.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None)
    row = kept(store, login)
    assert row is not None
    assert word in row.body


def test_terminal_torn_away_keeps_the_form(place: Path, store: Store) -> None:
    login = logins(store)[3]
    with desk(place, login) as app:
        half_type(app, "뙇멀어짐")
        inside = app.fd
        app.fd = os.open(os.devnull, os.O_RDONLY)
        os.close(inside)
        end = monotonic() + PATIENCE_S
        while os.waitid(os.P_PID, app.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            assert monotonic() < end
            os.sched_yield()
    row = kept(store, login)
    assert row is not None
    assert "뙇멀어짐" in row.body


def test_another_desk_of_the_same_counselor_has_the_form(place: Path, store: Store) -> None:
    login = logins(store)[4]
    with desk(place, login) as first:
        half_type(first, "쨟두책상")
        wait_until(first, lambda: kept(store, login) is not None)
        with desk(place, login) as second:
            since = len(second.output)
            os.write(second.fd, NEW)
            second.wait_for("쨟두책상", since=since, timeout=PATIENCE_S)
