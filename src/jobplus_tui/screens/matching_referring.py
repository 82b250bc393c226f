"""Referring rows of a ranking, doubtful ones once they are confirmed."""

import secrets
from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from jobplus_core.errors import StoreRefusal, WarningsUnconfirmed
from jobplus_core.kinds import ReferralWarning
from jobplus_tui.desk.matching_rows import Candidate
from jobplus_tui.dialogs.confirm_referral import ConfirmReferralDialog
from jobplus_tui.i18n import _
from jobplus_tui.phrases import refusal_text
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.screens.matching_panels import other_side
from jobplus_tui.widgets.keyset_list import KeysetList

if TYPE_CHECKING:
    from jobplus_core.referrals.commands import Sent

Warnings = Collection[ReferralWarning]


class Referring:
    """Refers with a token a pair, so that a retry never refers twice."""

    def __init__(self, screen: DeskScreen, ranking: Callable[[], KeysetList[Candidate]]) -> None:
        """Take the screen, and what gives its ranking once it stands."""
        self._screen = screen
        self._ranking = ranking
        self._tokens: dict[tuple[int, int], str] = {}

    def refer(self, rows: Sequence[Candidate], *, urgent: bool) -> None:
        """Refer rows, once what stands against them is confirmed; each stands for itself, the first refusal is said."""
        desk = self._screen.session.matching
        self._screen.read(lambda: desk.doubts(rows), partial(self._doubted, rows, urgent), name="doubts", opens=True)

    def _doubted(self, rows: Sequence[Candidate], urgent: bool, doubts: Sequence[Warnings]) -> None:
        if not any(doubts):
            self._send(rows, urgent, doubts)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._send(rows, urgent, doubts)

        named = [(other_side(row), tuple(found)) for row, found in zip(rows, doubts, strict=True) if found]
        self._screen.app.push_screen(ConfirmReferralDialog(named), answered)

    def _send(self, rows: Sequence[Candidate], urgent: bool, confirmed: Sequence[Warnings]) -> None:
        desk = self._screen.session.matching
        # One act, one token: pressed again before the answer has come, it is the same act.
        tokens = [self._tokens.setdefault(_pair(row), secrets.token_hex(16)) for row in rows]

        def work() -> "Sent":
            sent = desk.refer(rows, urgent=urgent, tokens=tokens, confirmed=confirmed)
            if not sent.done:
                raise sent.refused[0][1]
            return sent

        self._screen.act(
            work, partial(self._referred, rows), name="refer", refused=partial(self._not_referred, rows, urgent)
        )

    def _referred(self, rows: Sequence[Candidate], sent: "Sent") -> None:
        kept = {(ask.seeker_id, ask.posting_id) for ask, why in sent.refused if isinstance(why, StoreRefusal)}
        for row in rows:
            if _pair(row) not in kept:
                self._tokens.pop(_pair(row), None)
        self._ranking().clear_marks()
        self._ranking().reload()
        if sent.refused:
            ask, refusal = sent.refused[0]
            row = next(row for row in rows if _pair(row) == (ask.seeker_id, ask.posting_id))
            words = _("{done} referred, {count} not. {name}: {why}")
            self._screen.say(
                words.format(
                    done=len(sent.done),
                    count=len(sent.refused),
                    name=other_side(row),
                    why=refusal_text(refusal),
                )
            )

    def _not_referred(self, rows: Sequence[Candidate], urgent: bool, refusal: Exception) -> None:
        if isinstance(refusal, StoreRefusal):
            return
        for row in rows:
            self._tokens.pop(_pair(row), None)
        if isinstance(refusal, WarningsUnconfirmed):
            # Another desk brought something about since the question was asked.
            self.refer(rows, urgent=urgent)
            return
        self._ranking().reload()


def _pair(row: Candidate) -> tuple[int, int]:
    return (row.seeker_id, row.posting_id)
