"""What a check can find; pure."""

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """What is wrong."""

    CHAIN_GAP = "chain_gap"
    CHAIN_HASH = "chain_hash"
    CHAIN_NOTE = "chain_note"
    CHAIN_TAIL = "chain_tail"
    SEAL = "seal"
    FIGURE = "figure"
    NOT_BOOKED = "not_booked"
    BOOKED_TWICE = "booked_twice"
    NO_SUBJECT = "no_subject"
    OVERFULL = "overfull"
    MATCHING_INDEX = "matching_index"
    FILE = "file"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with the store.

    Attributes:
        subject: What it is about: a record as `session 12`, a chain entry as `actor 3 entry 17`, a figure as
            `placement counselor 4 2013-11-18`.
        detail: The figures that disagree.
    """

    kind: FindingKind
    subject: str
    detail: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check of the whole store found.

    Attributes:
        entries: How many ledger entries were verified.
        heads: Actor id to the hash its chain ends in.
        findings: Empty when the store is sound.
    """

    entries: int
    heads: dict[int, str]
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    def as_json(self) -> dict[str, object]:
        """The shape `jobplus check --json` prints."""
        return {
            "ok": self.ok,
            "entries": self.entries,
            "heads": {str(actor_id): head for actor_id, head in sorted(self.heads.items())},
            "findings": [
                {"kind": found.kind.value, "subject": found.subject, "detail": found.detail} for found in self.findings
            ],
        }
