from collections.abc import Callable

from jobplus_core.db.store import Store
from jobplus_core.db.watch import Watch
from tests.support.center import Center


def test_watch_notices_the_commit_of_another_desk(center: Center, make_store: Callable[[], Store]) -> None:
    other = make_store()
    watch = Watch(center.store.location)
    try:
        assert watch.changed() is False
        for _ in range(3):
            with other.write(center.kim, "nothing") as work:
                work.finish()
        assert noticed(watch)
        assert watch.changed() is False
    finally:
        watch.close()


def test_watch_passes_over_what_was_undone(center: Center, make_store: Callable[[], Store]) -> None:
    other = make_store()
    watch = Watch(center.store.location)
    try:
        try:
            with other.write(center.kim, "forgetful"):
                pass
        except RuntimeError:
            pass
        assert watch.changed() is False
    finally:
        watch.close()


def noticed(watch: Watch) -> bool:
    """Whether a change is seen before long; a server's notice may still be on its way."""
    return any(watch.changed() for _ in range(100_000))
