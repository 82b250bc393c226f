"""Weights that outcomes propose, as the dialog and the command line show them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from jobplus_core.clock import KST
from jobplus_core.db.read_port import Reader
from jobplus_core.matching.learning.figures import Figures, Lists, from_json
from jobplus_core.matching.learning.queries import Proposal
from jobplus_core.matching.queries import posting_cards


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A proposal with what it rests on.

    Attributes:
        id: Its number.
        made_at: When it was fitted, Korean time.
        outcomes: How many outcomes it was learned from.
        weights: Criterion to weight.
        figures: How well they tell, and beside which weights.
        lists: What would change for people referred in the last month.
        postings: Companies and titles of the postings that `lists` names.
        decision: The reason it was taken or turned down for; nothing while nobody has decided.
        decided_at: When that was, Korean time.
        decided_by: Who decided.
        version: The version it became; nothing where it was turned down.
    """

    id: int
    made_at: datetime
    outcomes: int
    weights: Mapping[str, int]
    figures: Figures
    lists: Lists
    postings: Mapping[int, str]
    decision: str | None = None
    decided_at: datetime | None = None
    decided_by: str | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A proposal to be taken or turned down, and why."""

    proposal_id: int
    accept: bool
    note: str


def proposed(reader: Reader, found: Proposal) -> Proposed:
    """Return a proposal as it is shown, with the names of the postings it moves."""
    figures, lists = from_json(found.figures)
    cards = posting_cards(reader, [each.posting_id for each in (*lists.entering, *lists.leaving)])
    return Proposed(
        id=found.id,
        made_at=_moment(found.fitted_at),
        outcomes=found.outcomes,
        weights=json.loads(found.weights),
        figures=figures,
        lists=lists,
        postings={key: f"{card.employer} {card.title}" for key, card in cards.items()},
        decision=found.decision,
        decided_at=None if found.decided_at is None else _moment(found.decided_at),
        decided_by=found.decided_by,
        version=found.weight_version,
    )


def _moment(at: int) -> datetime:
    return datetime.fromtimestamp(at / 1_000_000, KST)
