"""The queue before SQLite's write lock: one at a time, and nobody waits forever for a desk that stands still."""

import sys
import threading
from pathlib import Path

import pytest

from jobplus_core.db.gate import Gate
from jobplus_core.errors import StoreBusy

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no gate")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    place = tmp_path / "center.db"
    place.touch(mode=0o600)
    return place


def test_a_desk_that_stands_still_keeps_others_waiting_for_a_while_only(store: Path) -> None:
    with Gate(store).turn():
        with pytest.raises(StoreBusy) as refused, Gate(store, patience_s=0.01).turn():
            pytest.fail("two desks at once")
        assert refused.value.where == str(store)
    with Gate(store, patience_s=10).turn():
        pass


def test_a_turn_that_came_too_late_is_let_go(store: Path) -> None:
    held, freed = threading.Event(), threading.Event()

    def hold() -> None:
        with Gate(store).turn():
            held.set()
            freed.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    assert held.wait(10)
    for _ in range(3):
        with pytest.raises(StoreBusy), Gate(store, patience_s=0.01).turn():
            pytest.fail("two desks at once")
    freed.set()
    holder.join(10)
    with Gate(store, patience_s=10).turn():
        pass


def test_turns_never_overlap(store: Path) -> None:
    inside = 0
    most = 0
    guard = threading.Lock()

    def work() -> None:
        nonlocal inside, most
        for _ in range(20):
            with Gate(store).turn():
                with guard:
                    inside += 1
                    most = max(most, inside)
                with guard:
                    inside -= 1

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert (most, inside) == (1, 0)
