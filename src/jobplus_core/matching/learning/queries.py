"""What weights are learned from, and the proposals that were made."""

from datetime import date
from typing import NamedTuple

from jobplus_core.db.read_port import Reader
from jobplus_core.kinds import ReferralState, RefusalReason
from jobplus_core.matching.learning.rules import Outcome, answers, learned_levels
from jobplus_core.matching.shown import from_json


class _Ended(NamedTuple):
    person: int
    state: str
    refusal_reason: str | None
    reasons: str
    offered: int


class _Id(NamedTuple):
    id: int


class Proposal(NamedTuple):
    """Weights that outcomes propose.

    Attributes:
        fitted_at: When, microseconds UTC.
        weights: Criterion to weight, as JSON.
        figures: What it rests on, as JSON (`figures.from_json`).
        decision: The lead's reason; nothing while nobody has decided.
        decided_at: When that was, microseconds UTC.
        decided_by: Which account decided.
        weight_version: The version it became; nothing where it was turned down.
    """

    id: int
    fitted_at: int
    outcomes: int
    weights: str
    figures: str
    decision: str | None
    decided_at: int | None
    decided_by: str | None
    weight_version: int | None

    @property
    def open(self) -> bool:
        """Whether it waits for a decision."""
        return self.decided_at is None


def outcomes(reader: Reader, institution_id: int) -> list[Outcome]:
    """How a center's referrals went, the oldest first: those that tell an answer, and were made with reasons shown."""
    found = []
    for row in reader.stream(
        """SELECT COALESCE(s.merged_into_id, s.id), r.state, r.refusal_reason, r.reasons,
            CASE WHEN EXISTS (SELECT 1 FROM referral_move m WHERE m.referral_id = r.id AND m.to_state = 'offered')
                THEN 1 ELSE 0 END
        FROM referral r JOIN seeker s ON s.id = r.seeker_id
        WHERE r.institution_id = :institution_id AND r.reasons IS NOT NULL
            AND r.state IN ('hired', 'seeker_refused', 'employer_refused') ORDER BY r.id""",
        {"institution_id": institution_id},
        _Ended,
    ):
        reason = RefusalReason(row.refusal_reason) if row.refusal_reason else None
        said = answers(ReferralState(row.state), reason, offered=bool(row.offered))
        shown = {verdict.criterion: verdict.level for verdict, _ in from_json(row.reasons)}
        if said is not None and shown:
            seeker, employer = said
            found.append(Outcome(person=row.person, levels=learned_levels(shown), seeker=seeker, employer=employer))
    return found


def referred_since(reader: Reader, institution_id: int, since: date) -> list[int]:
    """The people who were referred on a day or later, each by the record that was kept."""
    rows = reader.rows(
        """SELECT DISTINCT COALESCE(s.merged_into_id, s.id) FROM referral r JOIN seeker s ON s.id = r.seeker_id
        WHERE r.institution_id = :institution_id AND r.referred_on >= :since AND r.state <> 'undone' ORDER BY 1""",
        {"institution_id": institution_id, "since": since},
        _Id,
    )
    return [row.id for row in rows]


def proposals(reader: Reader, institution_id: int) -> list[Proposal]:
    """Every proposal made at a center, newest first."""
    return reader.rows(
        """SELECT c.id, c.fitted_at, c.outcomes, c.weights, c.figures, c.decision, c.decided_at, a.name,
            c.weight_version
        FROM calibration c LEFT JOIN account a ON a.id = c.decided_by
        WHERE c.institution_id = :institution_id ORDER BY c.id DESC""",
        {"institution_id": institution_id},
        Proposal,
    )
