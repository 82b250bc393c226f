"""25 processes until each has answered a question of matching: from the stored index, and from the tables.

`python -m bench.matching_ready STORE`, on a demo of a center's size; it stores the index first.
"""

import subprocess
import sys
import time
from typing import Final

from jobplus_core.db.store import open_store
from jobplus_core.matching.commands import rebuild_index
from jobplus_core.matching.queries_stored import centers

PROCESSES: Final = 25
_CHILD: Final = """
import sys
from datetime import date
from jobplus_core.db.store import open_store
from jobplus_core.matching.kept import Kept, built
from jobplus_core.matching.rank import recommend_postings
store, how, center = open_store(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with store.read() as reader:
    pools = Kept(center).pools(reader) if how == "stored" else built(reader, center)
    recommend_postings(pools.seekers.facts(pools.seekers.ids[0]), pools.postings, today=date.today())
"""


def main() -> None:
    """Run and print."""
    place = sys.argv[1]
    store = open_store(place)
    with store.read() as reader:
        center = centers(reader)[0]
    rebuild_index(store, center)
    store.close()
    took: dict[str, list[float]] = {"stored": [], "built": []}
    for how in ("stored", "built", "stored", "built", "stored", "built"):
        start = time.perf_counter()
        children = [subprocess.Popen([sys.executable, "-c", _CHILD, place, how, str(center)]) for _ in range(PROCESSES)]
        if any(child.wait() for child in children):
            raise SystemExit(f"a process failed, {how}")
        took[how].append(time.perf_counter() - start)
    stored, built = (sorted(times)[1] for times in took.values())
    print(f"{PROCESSES} processes: stored {stored:.2f} s, built {built:.2f} s: {stored / built:.2f} (goal ≤ 0.33)")


if __name__ == "__main__":
    main()
