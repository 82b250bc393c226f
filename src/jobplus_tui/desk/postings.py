"""What the postings' screen asks of the core."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jobplus_core.db.read_port import Reader
from jobplus_core.errors import NotFound
from jobplus_core.kinds import Stage, SubjectKind
from jobplus_core.postings.queries import (
    DistrictCount,
    PostingRecord,
    Unfilled,
    UnfilledFilter,
    posting,
    unfilled,
    unfilled_by_district,
)
from jobplus_core.referrals.queries import ReferralRow, referrals
from jobplus_tui.desk.ladder import Ladder, ladder
from jobplus_tui.desk.posting_words import Wanted

if TYPE_CHECKING:
    from jobplus_core.imports.rules import ImportReport
    from jobplus_tui.desk.session import Desk

MOST_REFERRALS: Final = 500


@dataclass(frozen=True, slots=True)
class UnfilledView:
    """The unfilled postings asked for, and the center's whole picture of the same moment.

    Attributes:
        openings: Openings left in `rows`, as far as known.
        districts: All unfilled postings by district, most first.
        stages: All unfilled postings by whose hands they are in.
    """

    rows: tuple[Unfilled, ...]
    openings: int
    districts: tuple[DistrictCount, ...]
    stages: Mapping[Stage, int]


@dataclass(frozen=True, slots=True)
class PostingPage:
    """One posting whole, its referrals (newest first) and how far it has been handed on."""

    record: PostingRecord
    referrals: tuple[ReferralRow, ...]
    ladder: Ladder


class PostingDesk:
    """Reads and writes of one session; every method runs in a worker thread."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def view(self, wanted: Wanted) -> UnfilledView:
        """Read the unfilled postings asked for, on one snapshot with the counts around them."""
        return self._desk.read(lambda reader: self._view(reader, wanted))

    def _view(self, reader: Reader, wanted: Wanted) -> UnfilledView:
        actor, today = self._desk.actor, self._desk.today
        days, after = self._desk.days(reader), self._desk.urgent_after(reader)

        def find(narrow: UnfilledFilter) -> list[Unfilled]:
            return unfilled(reader, actor.institution_id, narrow, today=today, days=days, urgent_after=after)

        everything = find(UnfilledFilter())
        narrow = UnfilledFilter(
            district=wanted.district,
            occupation=wanted.occupation,
            older_than=wanted.older_than,
            # An account that is no counselor has no postings of its own.
            developer_id=(actor.counselor_id or 0) if wanted.mine else None,
        )
        found = everything if narrow == UnfilledFilter() else find(narrow)
        rows = tuple(row for row in found if all(word.fits(row) for word in wanted.words))
        return UnfilledView(
            rows,
            sum(row.remaining or 0 for row in rows),
            tuple(unfilled_by_district(reader, actor.institution_id, today=today)),
            Counter(row.stage for row in everything),
        )

    def page(self, posting_id: int) -> PostingPage:
        """Read one posting whole.

        Raises:
            NotFound: It is not there.
        """

        def find(reader: Reader) -> PostingPage:
            record = posting(reader, posting_id)
            if record is None:
                raise NotFound(SubjectKind.POSTING, posting_id)
            made = referrals(reader, self._desk.actor.institution_id, posting_id=posting_id, limit=MOST_REFERRALS)
            way = ladder(
                record.registered_on,
                made,
                today=self._desk.today,
                days=self._desk.days(reader),
                urgent_after=self._desk.urgent_after(reader),
            )
            return PostingPage(record, tuple(made), way)

        return self._desk.read(find)

    def preview(self, path: Path) -> "ImportReport":
        """Read a file of postings and say what would come of it; nothing is stored."""
        from jobplus_core.imports.commands import preview_postings

        return preview_postings(path, clock=lambda: self._desk.now)

    def import_file(self, path: Path, *, token: str) -> "ImportReport":
        """Take the postings of a file in."""
        from jobplus_core.imports.commands import import_postings

        return import_postings(self._desk.store, self._desk.actor, path, token=token)
