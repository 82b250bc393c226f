"""SQL and its libraries stand only where the architecture puts them."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
FOLDERS = ("ledger", "reports", "integrity", "db", "tables", "demo", "imports")
NAMES = re.compile(r"(?:commands|queries)(?:_\w+)?\.py")
FILES = ("jobplus_core/matching/pool.py", "jobplus_core/matching/changes.py")
LIBRARIES = ("sqlmodel", "sqlalchemy", "sqlcipher3", "psycopg")
STATEMENT = re.compile(r"\s*(?:SELECT\s|INSERT INTO\s|UPDATE\s+\w+\s+SET\s|DELETE FROM\s|WITH\s+\w+\s+AS\s*\()")


def may_hold_sql(name: str) -> bool:
    """Return whether SQL may stand in a file, named by its path in `src`."""
    parts = name.split("/")
    if parts[0] != "jobplus_core":
        return False
    return parts[1] in FOLDERS or NAMES.fullmatch(parts[-1]) is not None or name in FILES


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the outermost package of every import of a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def statements(tree: ast.AST) -> Iterator[str]:
    """Yield the strings of a module that begin as SQL does, documentation left out."""
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in documentation:
            continue
        if isinstance(node.value, str) and STATEMENT.match(node.value):
            yield node.value


@cache
def sources() -> dict[str, ast.AST]:
    """Return the syntax tree of every source file by its path in `src`."""
    return {
        path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text("utf-8")) for path in sorted(SOURCE.rglob("*.py"))
    }


def test_database_libraries_stand_in_their_places() -> None:
    found = {
        name: sorted(set(imported(tree)) & set(LIBRARIES)) for name, tree in sources().items() if not may_hold_sql(name)
    }
    assert {name: libraries for name, libraries in found.items() if libraries} == {}


def test_sql_text_stands_in_its_places() -> None:
    found = {name: list(statements(tree)) for name, tree in sources().items() if not may_hold_sql(name)}
    assert {name: sql for name, sql in found.items() if sql} == {}


@pytest.mark.parametrize(
    ("code", "libraries", "sql"),
    [
        ("import sqlmodel.main\nfrom sqlalchemy.orm import Session", ["sqlalchemy", "sqlmodel"], []),
        ("def f():\n    'SELECT is a word'\n    return 'SELECT 1'", [], ["SELECT 1"]),
        ("x = f'DELETE FROM {t}'", [], ["DELETE FROM "]),
        ("x = 'Select a seeker'", [], []),
    ],
)
def test_scan_sees_libraries_and_statements(code: str, libraries: list[str], sql: list[str]) -> None:
    tree = ast.parse(code)
    assert sorted(set(imported(tree))) == libraries
    assert list(statements(tree)) == sql
