"""What it takes to bring matching up to date after another desk's commit, against reading everything again.

`python -m bench.matching_refresh STORE`, on a demo of a center's size, which it changes. A refresh is a snapshot
opened, the record of changes read after where it was left, the changed rows read again, and the index changed.
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from random import Random
from statistics import median
from typing import Final

from jobplus_core.actor import Actor
from jobplus_core.db.store import Store, open_store
from jobplus_core.kinds import SubjectKind
from jobplus_core.matching.commands import rebuild_index
from jobplus_core.matching.kept import Kept, Pools, built, stored
from jobplus_core.matching.queries_stored import centers
from jobplus_core.matching.rank import recommend_candidates, recommend_postings
from jobplus_core.tables.people import Seeker
from jobplus_core.tables.postings import Posting

_COMMITS: Final = 200
_RELOADS: Final = 7


def main() -> None:
    """Run and print."""
    store = open_store(sys.argv[1])
    with store.read() as reader:
        center = centers(reader)[0]
        account = reader.number("SELECT MIN(id) FROM account", {}) or 0
    rebuild_index(store, center)
    actor = Actor(account_id=account, institution_id=center, name="", roles=frozenset())
    tables = reloading(lambda: _from_tables(store, center))
    pieces = reloading(lambda: _from_pieces(store, center))
    told = f"from the tables {tables * 1000:.0f} ms, from stored pieces {pieces * 1000:.1f} ms"
    print(f"{told}, with a question answered either way {reloading(lambda: _answered(store, center)) * 1000:.1f} ms")
    kept = Kept(center)
    refresh(store, kept)
    with store.read() as reader:
        pools = kept.pools(reader)
        people, offers = list(pools.seekers.ids), list(pools.postings.ids)
    for name, kind, table, ids in (
        ("nothing", None, Seeker, people),
        ("a posting", SubjectKind.POSTING, Posting, offers),
        ("a seeker", SubjectKind.SEEKER, Seeker, people),
    ):
        took = []
        for key in Random(1).sample(ids, _COMMITS):
            if kind is not None:
                change(store, actor, table, kind, key)
            took.append(refresh(store, kept))
        once = median(took)
        print(
            f"after {name} changed: {once * 1e6:6.0f} µs, {tables / once:8,.0f} × the tables,"
            f" {pieces / once:6,.0f} × the pieces"
        )


def change(store: Store, actor: Actor, table: type[Seeker] | type[Posting], kind: SubjectKind, key: int) -> None:
    """Commit a changed wage."""
    with store.write(actor, "bench") as work:
        row = work.get(table, key)
        row.wage_won = (row.wage_won or 2_000_000) + 10_000
        work.changed(kind, key)
        work.finish()


def refresh(store: Store, kept: Kept) -> float:
    """Seconds to open a snapshot and bring the process's copy up to it."""
    start = time.perf_counter()
    with store.read() as reader:
        kept.pools(reader)
    return time.perf_counter() - start


def reloading(load: Callable[[], object]) -> float:
    """The median seconds of one way to load everything."""
    took = []
    for _ in range(_RELOADS):
        start = time.perf_counter()
        load()
        took.append(time.perf_counter() - start)
    return median(took)


def _from_tables(store: Store, center: int) -> object:
    with store.read() as reader:
        return built(reader, center)


def _from_pieces(store: Store, center: int) -> Pools:
    with store.read() as reader:
        found = stored(reader, center)
    if found is None:
        raise SystemExit("no index is stored")
    return found[0]


def _answered(store: Store, center: int) -> object:
    pools = _from_pieces(store, center)
    seeker, posting = pools.seekers.facts(pools.seekers.ids[0]), pools.postings.facts(pools.postings.ids[0])
    return (
        recommend_postings(seeker, pools.postings, today=date.today()),
        recommend_candidates(posting, pools.seekers, today=date.today()),
    )


if __name__ == "__main__":
    main()
