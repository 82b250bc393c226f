"""The store's schema as numbered, frozen SQL: one script per step and database, never generated at run time."""

from typing import Final, Literal

STEPS: Final = ("0001_first",)
LATEST: Final = len(STEPS)


def script(step: int, dialect: Literal["sqlite", "postgresql"]) -> tuple[str, ...]:
    """The statements that lead from schema `step` - 1 to schema `step`."""
    from importlib.resources import files

    text = (files(__package__) / f"{STEPS[step - 1]}.{dialect}.sql").read_text(encoding="utf-8")
    return tuple(part.strip() for part in text.split(";\n") if part.strip())
