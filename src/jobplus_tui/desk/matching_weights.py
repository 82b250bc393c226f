"""What the dialog of weights asks of the core: the center's weights, what others would move, and saving them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from jobplus_core.clock import KST
from jobplus_core.db.read_port import Reader
from jobplus_core.matching.learning.queries import proposals
from jobplus_core.matching.queries import weight_history, weights_of
from jobplus_core.matching.weights import DEFAULT, WeightSet
from jobplus_tui.desk.matching_proposal import Decision, Proposed, proposed
from jobplus_tui.desk.matching_rows import Board, Candidate, Step, Subject

if TYPE_CHECKING:
    from jobplus_tui.desk.session import Desk

FIRST: Final = 10
"""Rows whose ranks before and after are told."""
AHEAD: Final = 20
"""Rows that a counselor looks through; told is who comes among them and who leaves."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A row of the ranking as other weights would have it.

    Attributes:
        row: The row with its new rank and score.
        before: Its rank now; nothing where it stands behind the rows that are listed.
    """

    row: Candidate
    before: int | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What other weights would do to the ranking at hand."""

    first: tuple[Moved, ...]
    entering: tuple[Candidate, ...]
    leaving: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One set of weights that a center has made.

    Attributes:
        made_at: When, Korean time; nothing for the set that comes with the program.
    """

    version: int
    weights: Mapping[str, int]
    note: str = ""
    account: str = ""
    made_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class WeightsPage:
    """The weights of a center.

    Attributes:
        held: Those that hold.
        versions: Every version, newest first.
        may_change: Whether whoever is signed in may change them.
        proposal: The newest that outcomes propose.
    """

    held: WeightSet
    versions: tuple[Version, ...]
    may_change: bool
    proposal: Proposed | None = None


@dataclass(frozen=True, slots=True)
class NewWeights:
    """Weights to be saved, and why.

    Attributes:
        over: The version that whoever made them saw.
    """

    weights: Mapping[str, int]
    note: str
    over: int


class WeightsDesk:
    """Reads and writes of one session; every method runs in a worker thread."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def page(self) -> WeightsPage:
        """The weights of the center with their history."""
        actor = self._desk.actor

        def read(reader: Reader) -> WeightsPage:
            made = [
                Version(
                    each.version,
                    json.loads(each.weights),
                    each.note,
                    each.account,
                    datetime.fromtimestamp(each.made_at / 1_000_000, KST),
                )
                for each in weight_history(reader, actor.institution_id)
            ]
            return WeightsPage(
                weights_of(reader, actor.institution_id),
                (*made, Version(DEFAULT.version, DEFAULT.weights)),
                actor.leads(),
                next((proposed(reader, each) for each in proposals(reader, actor.institution_id)), None),
            )

        return self._desk.read(read)

    def effect(self, subject: Subject, step: Step | None, weights: Mapping[str, int]) -> Effect:
        """What other weights would do to a ranking; both are made from one snapshot.

        Raises:
            NotFound: There is no such seeker or posting any more.
        """
        tried = WeightSet(0, weights)
        return compared(*self._desk.matching.boards(subject, step, tried))

    def save(self, new: NewWeights, *, token: str) -> int:
        """Save weights as the center's next version, and return it.

        Raises:
            Stale: Another lead saved some meanwhile.
        """
        from jobplus_core.matching.commands import save_weights

        counted = {name: weight for name, weight in new.weights.items() if weight}
        return save_weights(self._desk.store, self._desk.actor, counted, new.note, over=new.over, token=token)

    def decide(self, decision: Decision, *, token: str) -> int:
        """Take a proposal as the next version or turn it down, and return the version that holds."""
        from jobplus_core.matching.learning.commands import decide_on_weights

        return decide_on_weights(
            self._desk.store,
            self._desk.actor,
            decision.proposal_id,
            accept=decision.accept,
            note=decision.note,
            token=token,
        )


def compared(before: Board, after: Board) -> Effect:
    """Return what moves from one ranking to the other."""
    ranks = {_pair(row): row.rank for row in before.rows}
    were, are = before.rows[:AHEAD], after.rows[:AHEAD]
    had, has = {_pair(row) for row in were}, {_pair(row) for row in are}
    return Effect(
        tuple(Moved(row, ranks.get(_pair(row))) for row in after.rows[:FIRST]),
        tuple(row for row in are if _pair(row) not in had),
        tuple(row for row in were if _pair(row) not in has),
    )


def _pair(row: Candidate) -> tuple[int, int]:
    return (row.seeker_id, row.posting_id)
