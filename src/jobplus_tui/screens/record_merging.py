"""Putting the record at hand together with another, or taking it apart: the steps from key to answer."""

import secrets
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from jobplus_tui.i18n import _
from jobplus_tui.screens.base import DeskScreen

if TYPE_CHECKING:
    from jobplus_core.seekers.merging.queries import MergeRow
    from jobplus_tui.desk.seeker_merge import Candidate, MergeSide, Offer
    from jobplus_tui.desk.seeker_page import SeekerPage


class RecordMerging:
    """Asks whom, shows both, saves; nothing is asked twice because a thread was slow."""

    def __init__(self, screen: DeskScreen, show: Callable[[int], None]) -> None:
        """Take the screen and how it goes on to a record once records were merged or taken apart."""
        self._screen = screen
        self._show = show

    def open(self, page: "SeekerPage") -> None:
        """Offer whom the record may be merged with and what can be taken apart."""
        from jobplus_tui.desk.seeker_merge import SeekerMergeDesk

        desk = SeekerMergeDesk(self._screen.session)
        self._screen.read(lambda: desk.offer(page), partial(self._ask_whom, page), name="read merges", opens=True)

    def apart(self, page: "SeekerPage", merge_id: int, otherwise: Callable[[], None]) -> None:
        """Ask whether to take a merge apart; one that a later merge stands on is shown otherwise."""
        from jobplus_tui.desk.seeker_merge import SeekerMergeDesk

        desk = SeekerMergeDesk(self._screen.session)

        def ask(merge: "MergeRow | None") -> None:
            if not self._screen.is_current:
                return
            if merge is not None and merge.id == merge_id:
                self._ask_apart(page, merge)
            else:
                otherwise()

        self._screen.read(lambda: desk.newest_merge(page.record.id), ask, name="read merges", opens=True)

    def _ask_whom(self, page: "SeekerPage", offer: "Offer") -> None:
        from jobplus_tui.desk.seeker_merge import SeekerMergeDesk
        from jobplus_tui.dialogs.merge import MergeDialog

        if not self._screen.is_current:
            return
        desk = SeekerMergeDesk(self._screen.session)
        self._screen.app.push_screen(
            MergeDialog(
                f"{page.record.id} {page.record.name}",
                offer,
                lambda text: desk.find(text, besides=page.record.id),
            ),
            partial(self._chosen, page),
        )

    def _chosen(self, page: "SeekerPage", candidate: "Candidate | None") -> None:
        if candidate is None:
            return
        if candidate.merge is not None:
            self._ask_apart(page, candidate.merge)
            return
        from jobplus_tui.desk.seeker_merge import SeekerMergeDesk

        desk = SeekerMergeDesk(self._screen.session)
        self._screen.read(
            lambda: (desk.side(page.record.id), desk.side(candidate.seeker_id)), self._compare, name="read both"
        )

    def _compare(self, sides: "tuple[MergeSide, MergeSide]") -> None:
        from jobplus_tui.screens.seeker_merge import SeekerMergeScreen

        if self._screen.is_current:
            self._screen.app.push_screen(SeekerMergeScreen(*sides, self._show))

    def _ask_apart(self, page: "SeekerPage", merge: "MergeRow", reason: str = "") -> None:
        from jobplus_tui.dialogs.reason import ReasonDialog

        question = _("{merged} stands by itself again; what was written there since stays with {kept}.")
        self._screen.app.push_screen(
            ReasonDialog(
                _("Take apart"),
                question.format(merged=merge.merged_id, kept=merge.kept_id),
                facts=f"{merge.merged_id} {merge.merged_name} · {merge.account} · {merge.reason}",
                reason=reason,
            ),
            partial(self._take_apart, page, merge, secrets.token_hex(16)),
        )

    def _take_apart(self, page: "SeekerPage", merge: "MergeRow", token: str, reason: str | None) -> None:
        if reason is None:
            return
        from jobplus_tui.desk.seeker_merge import SeekerMergeDesk

        desk = SeekerMergeDesk(self._screen.session)
        self._screen.act(
            lambda: desk.unmerge(merge.id, reason, version=page.record.version, token=token),
            lambda _merged_id: self._show(merge.kept_id),
            name="unmerge seekers",
        )
