"""The store's schema as numbered, frozen SQL: one script per step and database, never generated at run time."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, Literal

Execute = Callable[[str], Iterable[Sequence[Any]]]
ExecuteMany = Callable[[str, Iterable[Sequence[Any]]], object]

STEPS: Final = ("0001_first", "0002_intake", "0003_matching", "0004_postings", "0005_cases", "0006_plan")
LATEST: Final = len(STEPS)


def script(step: int, dialect: Literal["sqlite", "postgresql"]) -> tuple[str, ...]:
    """The statements that lead from schema `step` - 1 to schema `step`."""
    from importlib.resources import files

    text = (files(__package__) / f"{STEPS[step - 1]}.{dialect}.sql").read_text(encoding="utf-8")
    return tuple(part.strip() for part in text.split(";\n") if part.strip())


def fill(step: int, execute: Execute, execute_many: ExecuteMany) -> None:
    """Compute what a step adds and SQL cannot say, in the step's own transaction.

    Args:
        step: The step whose script has just run.
        execute: Runs one statement and gives its rows.
        execute_many: Runs one statement with `?` marks for each of many rows.
    """
    if step == 2:
        from jobplus_core.hangul import name_parts

        named = list(
            execute("SELECT institution_id, id, name FROM seeker WHERE merged_into_id IS NULL AND destroyed_at IS NULL")
        )
        execute_many(
            "INSERT INTO seeker_name_part (institution_id, place, part, seeker_id) VALUES (?, ?, ?, ?)",
            ((center, place, part, who) for center, who, name in named for place, part in name_parts(name)),
        )
