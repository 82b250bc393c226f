"""A half-typed form, as it is kept and given back."""

import json
import secrets
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import NamedTuple

from jobplus_core.resident_number import looks_like_resident_number


class Purpose(StrEnum):
    """What a form is opened for; drafts are kept apart by it."""

    REGISTER = "intake"
    MEND = "mend"
    AGAIN = "again"


class Slot(NamedTuple):
    """Where a half-typed form is kept: what it is for, and which record it is about (0 for a new one)."""

    purpose: StrEnum
    subject_id: int = 0


@dataclass(slots=True)
class FormDraft:
    """What stands in the form, and the token of the one act that saving it is.

    The token is kept with the text: a form that was saved while the line dropped is saved again under the
    same token, and nothing is registered twice.

    Attributes:
        texts: What is typed, by field.
        chosen: Occupation codes chosen by hand, by word.
        record_id: The record that saving goes to; nothing for a new one.
        version: The version of that record that the form was opened on.
        base: The record's texts at that version, by which two desks' changes are told apart; nothing where the form
            was opened on no record.
        saved_at: When it was kept, microseconds UTC; nothing for a form not kept yet.
    """

    texts: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    record_id: int | None = None
    version: int | None = None
    base: dict[str, str] | None = None
    token: str = field(default_factory=lambda: secrets.token_hex(16))
    saved_at: int | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is typed."""
        return not any(text.strip() for text in self.texts.values())

    def body(self) -> str:
        """Return it as it is stored; a text with a resident registration number in it is kept nowhere."""
        held = asdict(self)
        del held["saved_at"]
        held["seeker_id"] = held.pop("record_id")
        held["texts"] = {name: "" if looks_like_resident_number(text) else text for name, text in self.texts.items()}
        return json.dumps(held, ensure_ascii=False)

    @classmethod
    def of(cls, body: str, saved_at: int) -> "FormDraft":
        """Return what was stored; a body that no desk of ours wrote gives an empty form."""
        try:
            held = json.loads(body)
            return cls(
                texts={str(name): str(text) for name, text in held["texts"].items()},
                chosen={str(word): str(code) for word, code in held["chosen"].items()},
                record_id=held["seeker_id"],
                version=held["version"],
                base=_texts(held.get("base")),
                token=str(held["token"]),
                saved_at=saved_at,
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            return cls()


def _texts(held: object) -> dict[str, str] | None:
    return {str(name): str(text) for name, text in held.items()} if isinstance(held, dict) else None
