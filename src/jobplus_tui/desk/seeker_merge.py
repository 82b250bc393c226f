"""What putting records together, taking them apart and comparing two versions read and write."""

from typing import TYPE_CHECKING, Final, NamedTuple

from jobplus_core.seekers.merging import queries
from jobplus_core.seekers.merging.queries import History, LastSave, MergeRow
from jobplus_tui.format import MISSING, iso, phone_tail

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from jobplus_tui.desk.seeker_page import SeekerPage
    from jobplus_tui.desk.session import Desk

MOST_OFFERED: Final = 50


class Candidate(NamedTuple):
    """A record that may be put together with the one at hand, or that was and may be taken apart.

    Attributes:
        merge: The merge to take apart; nothing for a record that stands by itself.
    """

    seeker_id: int
    name: str
    born: str
    phone: str
    known: str
    merge: MergeRow | None = None


class Offer(NamedTuple):
    """What can be done with a record: its newest standing merge, and the records likely of the same person."""

    merged: "Sequence[Candidate]"
    likely: "Sequence[Candidate]"


class MergeSide(NamedTuple):
    """One of two records with what it brings.

    Attributes:
        half_typed: Whether this account left its form half typed; it waits until the records are taken apart.
    """

    page: "SeekerPage"
    history: History
    half_typed: bool = False

    @property
    def seeker_id(self) -> int:
        """The record's number."""
        return self.page.record.id


class Saved(NamedTuple):
    """A record as it stands now, and who saved it last."""

    page: "SeekerPage"
    by: LastSave | None


class SeekerMergeDesk:
    """Every method runs in a worker thread."""

    def __init__(self, desk: "Desk") -> None:
        """Take the session."""
        self._desk = desk

    def offer(self, page: "SeekerPage") -> Offer:
        """What to do with a record. Only its newest merge can be taken apart, the others after it."""
        newest = self.newest_merge(page.record.id)
        likely = self._desk.seekers.likely_same(page.form, besides=page.record.id)
        return Offer(
            [] if newest is None else [Candidate(newest.merged_id, newest.merged_name, "", "", newest.reason, newest)],
            [
                Candidate(
                    row.id, row.name, iso(row.birth_date), phone_tail(row.phone), _known(row.registered_on, row.owner)
                )
                for row in likely
            ],
        )

    def newest_merge(self, seeker_id: int) -> MergeRow | None:
        """The newest standing merge of a person's records, the only one that can be taken apart now."""
        found = self._desk.read(lambda reader: queries.merges(reader, seeker_id))
        return next((row for row in found if row.undone_at is None), None)

    def find(self, text: str, *, besides: int) -> "Sequence[Candidate]":
        """People found by whatever is known of them, the one at hand left out."""
        desk = self._desk.seekers
        return [
            Candidate(
                row.id,
                row.name,
                iso(row.birth_date),
                phone_tail(row.phone4),
                _known(row.registered_on, row.owner),
            )
            for row in desk.found_rows(desk.found_ids(text)[:MOST_OFFERED])
            if row.id != besides
        ]

    def side(self, seeker_id: int) -> MergeSide:
        """A record to be put together with another; the look is noted.

        Raises:
            NotFound: There is none.
        """
        from jobplus_core.errors import NotFound

        page = self._desk.seekers.open(seeker_id, what="merge")
        history = self._desk.read(lambda reader: queries.history(reader, page.record.id))
        if history is None:
            raise NotFound("seeker", seeker_id)
        return MergeSide(page, history, self._half_typed(page.record.id))

    def _half_typed(self, seeker_id: int) -> bool:
        from jobplus_tui.intake.draft import Purpose, Slot

        drafts = (self._desk.seekers.half_typed(Slot(what, seeker_id)) for what in (Purpose.MEND, Purpose.AGAIN))
        return any(draft is not None and not draft.empty for draft in drafts)

    def merge(self, kept: MergeSide, merged: MergeSide, reason: str, fill: "Sequence[str]", *, token: str) -> int:
        """Put two records together; the number of the kept one comes back.

        Raises:
            Refusal: Why not; nothing was changed.
        """
        from jobplus_core.seekers.merging.commands import merge_seekers

        merge_seekers(
            self._desk.store,
            self._desk.actor,
            kept.seeker_id,
            merged.seeker_id,
            reason=reason,
            kept_version=kept.page.record.version,
            merged_version=merged.page.record.version,
            fill=fill,
            token=token,
        )
        return kept.seeker_id

    def unmerge(self, merge_id: int, reason: str, *, version: int, token: str) -> int:
        """Take two records apart; the number of the one that stands by itself again comes back.

        Raises:
            Refusal: Why not; nothing was changed.
        """
        from jobplus_core.seekers.merging.commands import unmerge_seekers

        return unmerge_seekers(
            self._desk.store, self._desk.actor, merge_id, reason=reason, version=version, token=token
        )

    def saved(self, seeker_id: int) -> Saved:
        """A record as another desk left it.

        Raises:
            NotFound: There is none.
        """
        page = self._desk.seekers.page(seeker_id)
        return Saved(page, self._desk.read(lambda reader: queries.last_save(reader, page.record.id)))


def _known(registered_on: "date | None", owner: str | None) -> str:
    return f"{iso(registered_on)} {owner or MISSING}"
