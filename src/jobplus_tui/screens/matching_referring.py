"""Referring rows of a ranking, and taking the last referrals back."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from jobplus_core.errors import Refusal, StoreRefusal
from jobplus_tui.desk.matching import Candidate
from jobplus_tui.dialogs.reason import ReasonDialog
from jobplus_tui.i18n import _
from jobplus_tui.phrases import refusal_text
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.screens.matching_panels import other_side
from jobplus_tui.widgets.keyset_list import KeysetList


@dataclass(frozen=True, slots=True)
class Referred:
    """What became of referring some rows."""

    done: tuple[int, ...]
    refused: tuple[tuple[Candidate, Refusal], ...]


class Referring:
    """Refers with a token a pair, so that a retry never refers twice, and remembers what was referred last."""

    def __init__(self, screen: DeskScreen, ranking: Callable[[], KeysetList[Candidate]]) -> None:
        """Take the screen, and what gives its ranking once it stands."""
        self._screen = screen
        self._ranking = ranking
        self._tokens: dict[tuple[int, int], str] = {}
        self._last: tuple[int, ...] = ()

    def refer(self, rows: Sequence[Candidate], *, urgent: bool) -> None:
        """Refer rows; of several each stands for itself, and the first refusal is said."""
        desk = self._screen.session.matching
        # One act, one token: pressed again before the answer has come, it is the same act.
        tokens = {_pair(row): self._tokens.setdefault(_pair(row), secrets.token_hex(16)) for row in rows}

        def work() -> Referred:
            done: list[int] = []
            refused: list[tuple[Candidate, Refusal]] = []
            for row in rows:
                try:
                    done.append(desk.refer(row, urgent=urgent, token=tokens[_pair(row)]))
                except Refusal as refusal:
                    if len(rows) == 1:
                        raise
                    refused.append((row, refusal))
            return Referred(tuple(done), tuple(refused))

        self._screen.act(work, partial(self._referred, rows), name="refer", refused=partial(self._not_referred, rows))

    def _referred(self, rows: Sequence[Candidate], result: Referred) -> None:
        kept = {_pair(row) for row, refusal in result.refused if isinstance(refusal, StoreRefusal)}
        for row in rows:
            if _pair(row) not in kept:
                self._tokens.pop(_pair(row), None)
        if result.done:
            self._last = result.done
        self._ranking().clear_marks()
        self._ranking().reload()
        if result.refused:
            row, refusal = result.refused[0]
            words = _("{done} referred, {count} not. {name}: {why}")
            self._screen.say(
                words.format(
                    done=len(result.done),
                    count=len(result.refused),
                    name=other_side(row),
                    why=refusal_text(refusal),
                )
            )

    def _not_referred(self, rows: Sequence[Candidate], refusal: Refusal) -> None:
        if not isinstance(refusal, StoreRefusal):
            for row in rows:
                self._tokens.pop(_pair(row), None)
            self._ranking().reload()

    def take_back(self) -> None:
        """Offer to withdraw what was referred last."""
        last, screen = self._last, self._screen
        if not last:
            screen.say(_("Nothing was referred here yet that could be taken back."))
            return
        token, desk = secrets.token_hex(16), screen.session.matching

        def answered(reason: str | None) -> None:
            if reason is not None:
                screen.act(lambda: desk.withdraw(last, reason, token=token), self._withdrawn, name="withdraw")

        question = _("Withdraw the last {count} referrals? They stay on record as withdrawn.").format(count=len(last))
        screen.app.push_screen(ReasonDialog(_("Undo"), question), answered)

    def _withdrawn(self, count: int) -> None:
        self._last = ()
        self._ranking().reload()


def _pair(row: Candidate) -> tuple[int, int]:
    return (row.seeker_id, row.posting_id)
