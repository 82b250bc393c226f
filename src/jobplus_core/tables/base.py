"""What every table shares: opaque 64-bit ids that are never reused, and column types that mean the same
on SQLite and PostgreSQL."""

from typing import Any, ClassVar

from sqlalchemy import BigInteger, Date, Integer, String, Text
from sqlmodel import Field, SQLModel

# SQLite makes a rowid alias only of INTEGER; PostgreSQL needs BIGINT for the same range.
BIG: Any = BigInteger().with_variant(Integer, "sqlite")
TEXT: Any = Text
DAY: Any = Date
# Type-ahead asks for ranges of these, which only byte order answers from an index.
KEY: Any = String().with_variant(String(collation="C"), "postgresql")


class Row(SQLModel):
    """One table's row with its opaque id."""

    __table_args__: ClassVar[Any] = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True, sa_type=BIG)

    @property
    def key(self) -> int:
        """The id of a row that stands in the store."""
        if self.id is None:
            raise ValueError(f"{type(self).__name__} has no id before it is flushed")
        return self.id


def ref(table: str, *, index: bool = False, unique: bool = False) -> Any:
    """A required reference to the row of another table."""
    return Field(foreign_key=f"{table}.id", sa_type=BIG, index=index, unique=unique)


def maybe_ref(table: str, *, index: bool = False) -> Any:
    """A reference that may be unknown."""
    return Field(default=None, foreign_key=f"{table}.id", sa_type=BIG, index=index, nullable=True)


def instant() -> Any:
    """A required moment: whole microseconds since 1970, UTC."""
    return Field(sa_type=BIG)


def maybe_instant() -> Any:
    """A moment that may not have come."""
    return Field(default=None, sa_type=BIG, nullable=True)
