"""Three seekers on two public listings: what a counselor had written down, and the first five with their reasons.

    python -m bench.real_postings FOLDER

FOLDER holds both listings; they stay outside the project. They are imported as a center imports them, into a store that
is thrown away.
"""

import argparse
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Final

from jobplus_core.clock import KST
from jobplus_core.kinds import PostingSource
from jobplus_core.matching.facts import SeekerFacts
from jobplus_core.matching.rank import Match, explain, recommend_postings
from jobplus_core.matching.weights import DEFAULT
from jobplus_tui import reasons
from jobplus_tui.i18n import set_language
from tests.support.clock import FrozenClock
from tests.support.places import Desks, Places
from tests.support.real_expected import (
    BOOKKEEPER_IN_GANGNAM,
    CAREGIVER_IN_DOBONG,
    MACHINIST_IN_ANSAN,
    Expected,
)
from tests.support.real_postings import Listings, Where, take_in
from tests.support.real_seekers import BOOKKEEPER, CAREGIVER, MACHINIST

TODAY: Final = date(2026, 8, 7)
TRIALS: Final = (
    ("요양보호사, 도봉구", CAREGIVER, CAREGIVER_IN_DOBONG),
    ("경리, 강남구", BOOKKEEPER, BOOKKEEPER_IN_GANGNAM),
    ("CNC, 안산", MACHINIST, MACHINIST_IN_ANSAN),
)


def words(match: Match) -> str:
    """The reasons of one match that weigh, in the desk's words."""
    told = [verdict for verdict in match.verdicts if DEFAULT.of(verdict.criterion)]
    return " · ".join(f"{reasons.label(one.criterion)} {reasons.sentence(one)}" for one in told)


def trial(name: str, seeker: SeekerFacts, expected: tuple[Expected, ...], listings: Listings) -> None:
    """Print one seeker's trial."""
    ranking = recommend_postings(seeker, listings.facts, today=TODAY, top=5)
    wanted = {(each.file, each.row): place for place, each in enumerate(expected, 1)}
    found: list[Where] = [listings.where[match.id] for match in ranking.results]
    told = ranking.eligible - ranking.untold
    print(f"\n== {name}: {len(wanted.keys() & set(found))} of 5; {told} fit, {ranking.untold} more name no occupation")
    for place, match in enumerate(ranking.results, 1):
        where = listings.where[match.id]
        mark = f"expected {wanted[where]}" if where in wanted else "not expected"
        print(f"{place}. {match.score / 100:5.1f}  {listings.titles[where]}  ({mark}; {where[0][:4]} {where[1]})")
        print(f"       {words(match)}")
    by_place = {where: key for key, where in listings.where.items()}
    facts = {posting.id: posting for posting in listings.facts}
    for each in expected:
        where = (each.file, each.row)
        if where in found:
            continue
        posting = facts.get(by_place[where])
        if posting is None:
            print(f"-  {listings.titles[where]}: is not open on the day")
            continue
        pair = explain(seeker, posting, today=TODAY)
        blocked = ", ".join(map(reasons.label, pair.blocked_by)) or "nothing"
        print(f"-  {pair.score / 100:5.1f}  {listings.titles[where]}  (expected {wanted[where]}; blocked by {blocked})")
        print(f"       {words(pair)}")


def main() -> None:
    """Take the listings in and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    set_language("ko")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        places = Places(folder, "none")
        (folder / "store").mkdir()
        clock = FrozenClock(datetime(2026, 8, 7, 9, 0, tzinfo=KST))
        desks = Desks(places.migrated("sqlite", folder / "store", center=True), clock)
        listings = take_in(places.center(desks()), given.folder, TODAY)
        print(f"{len(listings.facts)} open postings, source {PostingSource.IMPORT.value}, {TODAY}")
        for name, seeker, expected in TRIALS:
            trial(name, seeker, expected, listings)
        desks.close()


if __name__ == "__main__":
    main()
