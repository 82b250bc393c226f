"""Verify every chain from its first entry to its head, in constant memory."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from jobplus_core.db.read_port import Reader
from jobplus_core.ledger.chain import Link, digest_of, genesis, head_of, seal


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a chain does not hold."""

    kind: str
    actor_id: int
    seq: int


@dataclass(frozen=True, slots=True)
class Verification:
    """What a walk over all chains found.

    Attributes:
        entries: How many entries stand.
        heads: Actor id to the hash its chain ends in.
        breaks: Empty when every chain holds.
    """

    entries: int
    heads: dict[int, str]
    breaks: tuple[Break, ...]

    @property
    def head(self) -> str:
        """One hash over all heads."""
        return head_of(self.heads.values())


class _Entry(NamedTuple):
    actor_id: int
    seq: int
    institution_id: int
    team_id: int | None
    counselor_id: int | None
    indicator: str
    quantity: int
    occurred_on: date
    counted_on: date
    recorded_at: int
    subject_kind: str
    subject_id: int
    funding: str | None
    channel: str
    standing: str | None
    public_work: bool | None
    reverses_id: int | None
    note_digest: str | None
    hash: str
    salt: str | None
    text: str | None


class _Head(NamedTuple):
    actor_id: int
    seq: int
    hash: str


def verify(reader: Reader) -> Verification:
    """Recompute every hash and compare it with what stands, the heads included."""
    breaks: list[Break] = []
    ends: dict[int, tuple[int, str]] = {}
    count = 0
    for entry in reader.stream(
        """SELECT e.actor_id, e.seq, e.institution_id, e.team_id, e.counselor_id, e.indicator, e.quantity,
            e.occurred_on,
            e.counted_on, e.recorded_at, e.subject_kind, e.subject_id, e.funding, e.channel, e.standing, e.public_work,
            e.reverses_id, e.note_digest, e.hash, n.salt, n.text
        FROM ledger_entry e LEFT JOIN ledger_note n ON n.id = e.note_id ORDER BY e.actor_id, e.seq""",
        {},
        _Entry,
    ):
        count += 1
        seq, previous = ends.get(entry.actor_id, (0, genesis(entry.actor_id)))
        if entry.seq != seq + 1:
            breaks.append(Break("gap", entry.actor_id, seq + 1))
        elif seal(previous, Link(*entry[:18])) != entry.hash:
            breaks.append(Break("hash", entry.actor_id, entry.seq))
        if entry.text is not None and digest_of(entry.salt or "", entry.text) != entry.note_digest:
            breaks.append(Break("note", entry.actor_id, entry.seq))
        ends[entry.actor_id] = (entry.seq, entry.hash)
    heads = {head.actor_id: head for head in reader.rows("SELECT actor_id, seq, hash FROM chain_head", {}, _Head)}
    for actor_id in sorted(ends.keys() | heads.keys()):
        seq, last = ends.get(actor_id, (0, genesis(actor_id)))
        head = heads.get(actor_id)
        if head is None or (head.seq, head.hash) != (seq, last):
            breaks.append(Break("tail", actor_id, head.seq if head else seq))
    return Verification(count, {actor_id: head.hash for actor_id, head in heads.items()}, tuple(breaks))
