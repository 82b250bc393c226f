"""Where every chain stood at a moment: what a closing seals and a report prints."""

from typing import NamedTuple

from jobplus_core.db.read_port import Reader
from jobplus_core.ledger.chain import genesis, head_of


class _End(NamedTuple):
    actor_id: int
    hash: str | None


def head_at(reader: Reader, moment: int | None) -> str:
    """One hash over the heads of all chains as they stood at `moment`, microseconds UTC; nothing means now."""
    if moment is None:
        ends = reader.rows("SELECT actor_id, hash FROM chain_head", {}, _End)
    else:
        ends = reader.rows(
            """SELECT h.actor_id, (
                SELECT e.hash FROM ledger_entry e WHERE e.actor_id = h.actor_id AND e.recorded_at <= :moment
                ORDER BY e.seq DESC LIMIT 1)
            FROM chain_head h JOIN account a ON a.id = h.actor_id WHERE a.created_at <= :moment""",
            {"moment": moment},
            _End,
        )
    return head_of(end.hash or genesis(end.actor_id) for end in ends)
