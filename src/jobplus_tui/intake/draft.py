"""A half-typed intake form, as it is kept and given back."""

import json
import secrets
from dataclasses import asdict, dataclass, field


@dataclass(slots=True)
class IntakeDraft:
    """What stands in the form, and the token of the one act that saving it is.

    The token is kept with the text: a form that was saved while the line dropped is saved again under the
    same token, and nobody is registered twice.

    Attributes:
        texts: What is typed, by field.
        chosen: Occupation codes chosen by hand, by word.
        version: The record's version that the form was opened on, where it mends one.
        saved_at: When it was kept, microseconds UTC; nothing for a form not kept yet.
    """

    texts: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    version: int | None = None
    token: str = field(default_factory=lambda: secrets.token_hex(16))
    saved_at: int | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is typed."""
        return not any(text.strip() for text in self.texts.values())

    def body(self) -> str:
        """Return it as it is stored."""
        held = asdict(self)
        del held["saved_at"]
        return json.dumps(held, ensure_ascii=False)

    @classmethod
    def of(cls, body: str, saved_at: int) -> "IntakeDraft":
        """Return what was stored; a body that no desk of ours wrote gives an empty form."""
        try:
            held = json.loads(body)
            return cls(
                dict(held["texts"]), dict(held["chosen"]), held["version"], str(held["token"]), saved_at=saved_at
            )
        except (ValueError, KeyError, TypeError):
            return cls()
