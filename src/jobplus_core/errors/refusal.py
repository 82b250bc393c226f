"""The refusal itself, and those that any record or field can meet."""

from inspect import get_annotations
from typing import Any, ClassVar, dataclass_transform, get_origin


@dataclass_transform(eq_default=False)
class Refusal(Exception):
    """An act that did not happen, and left nothing behind.

    Subclasses name their figures as dataclasses do. They are no dataclasses: generating forty of them costs the desk
    3 ms before its first frame.
    """

    code: ClassVar[str] = "refused"
    figures: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        own = [name for name, kind in get_annotations(cls).items() if not _is_class_var(kind)]
        cls.figures = (*cls.figures, *own)

    def __init__(self, *values: Any, **named: Any) -> None:
        """Take the figures by place or by name.

        Raises:
            TypeError: A figure is missing, unknown or given twice.
        """
        super().__init__(*values)
        given = dict(zip(self.figures, values, strict=False))
        if len(values) > len(self.figures) or given.keys() & named.keys() or {*given, *named} != {*self.figures}:
            raise TypeError(f"{type(self).__name__} takes the figures {self.figures}")
        self.__dict__.update(given, **named)

    def __str__(self) -> str:
        figures = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.figures)
        return f"{self.code}({figures})"


def _is_class_var(kind: object) -> bool:
    return get_origin(kind) is ClassVar or kind is ClassVar


class NotFound(Refusal):
    """No such record."""

    kind: str
    id: int
    code: ClassVar[str] = "not_found"


class Stale(Refusal):
    """Another desk saved this record first."""

    kind: str
    id: int
    code: ClassVar[str] = "stale"


class FieldRefused(Refusal):
    """A field holds something that cannot be saved."""

    field: str
    value: str
    reason: str
    code: ClassVar[str] = "field"


class FieldMissing(Refusal):
    """A field must be filled before this can be saved."""

    field: str
    code: ClassVar[str] = "field_missing"


class ResidentNumber(Refusal):
    """The text looks like a resident registration number, which is never stored."""

    field: str
    code: ClassVar[str] = "resident_number"


class FutureDate(Refusal):
    """The day claimed has not come yet."""

    field: str
    value: str
    code: ClassVar[str] = "future_date"


class AlreadyDone(Refusal):
    """The record was finished before."""

    kind: str
    id: int
    code: ClassVar[str] = "already_done"


class RestsOnIt(Refusal):
    """The act cannot be taken back, for a later one rests on it, which goes first."""

    kind: str
    id: int
    code: ClassVar[str] = "rests_on_it"


class NotUndoable(Refusal):
    """Acts of this kind are not taken back; what is to be done instead is said by the kind."""

    command: str
    code: ClassVar[str] = "not_undoable"
