"""The hash chain over one actor's entries: pure, and the same bytes on every database.

Only ids, codes, figures and salted digests are hashed, so that a person's words and data can be destroyed and
the chain still verifies.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from datetime import date
from typing import Final

ENCODING: Final = 1
_ENCODER: Final = json.JSONEncoder(separators=(",", ":"), ensure_ascii=True)


@dataclass(frozen=True, slots=True)
class Link:
    """What an entry's hash vouches for, in the order it is encoded."""

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


_NAMES: Final = tuple(field.name for field in dataclass_fields(Link))


def genesis(actor_id: int) -> str:
    """The hash an actor's chain starts from."""
    return hashlib.sha256(f"jobplus ledger {ENCODING} actor {actor_id}".encode()).hexdigest()


def seal(previous: str, link: Link) -> str:
    """The hash of an entry that follows one hashed `previous`, as 64 hex digits."""
    return hashlib.sha256(_ENCODER.encode(_fields(previous, link)).encode()).hexdigest()


class Seals:
    """Seals entries that differ from one link in number and subject alone: what they share is encoded once."""

    def __init__(self, link: Link) -> None:
        fields = _fields("", link)
        self._start = f'[{ENCODING},"'
        self._until_seq = f'",{_spelled(fields[2:_SEQ])},'
        self._until_subject = f",{_spelled(fields[_SEQ + 1 : _SUBJECT])},"
        self._rest = f",{_spelled(fields[_SUBJECT + 1 :])}]"

    def seal(self, previous: str, seq: int, subject_id: int) -> str:
        """What `seal` gives for the link with this number and subject."""
        text = f"{self._start}{previous}{self._until_seq}{seq}{self._until_subject}{subject_id}{self._rest}"
        return hashlib.sha256(text.encode()).hexdigest()


def _fields(previous: str, link: Link) -> tuple[str | int | None, ...]:
    return (
        ENCODING,
        previous,
        link.actor_id,
        link.seq,
        link.institution_id,
        link.team_id,
        link.counselor_id,
        link.indicator,
        link.quantity,
        link.occurred_on.isoformat(),
        link.counted_on.isoformat(),
        link.recorded_at,
        link.subject_kind,
        link.subject_id,
        link.funding,
        link.channel,
        link.standing,
        None if link.public_work is None else int(link.public_work),
        link.reverses_id,
        link.note_digest,
    )


# Encoded fields begin with the encoding's number and the hash before, where a link begins with the actor.
_SEQ: Final = 2 + _NAMES.index("seq")
_SUBJECT: Final = 2 + _NAMES.index("subject_id")


def _spelled(fields: tuple[str | int | None, ...]) -> str:
    return _ENCODER.encode(fields)[1:-1]


def head_of(heads: Iterable[str]) -> str:
    """One hash over all actors' heads, sorted: what a closed report prints, because a chain cannot see its own
    tail cut off."""
    return hashlib.sha256("\n".join(sorted(heads)).encode()).hexdigest()


def new_salt() -> str:
    """Fresh salt for a note's digest, so that guessing the words does not confirm them."""
    return secrets.token_hex(16)


def digest_of(salt: str, text: str) -> str:
    """The digest that stands for a note in the chain."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()
