"""What may not be loaded: the core stays free of screens, quick commands of the desk and of SQLAlchemy."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"


def loaded_by(code: str, environment: dict[str, str] | None = None) -> set[str]:
    """Return the outermost names of all modules in a fresh process after running some code."""
    report = "import sys as _s; _s.stderr.write('\\nLOADED ' + ' '.join({n.partition('.')[0] for n in _s.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"],
        env={**os.environ, "PYTHONPATH": str(SOURCE), **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.rpartition("LOADED ")[2].split())


def modules(package: str) -> list[str]:
    """Return the names of all modules of a package."""
    paths = sorted((SOURCE / package).rglob("*.py"))
    return [".".join(path.relative_to(SOURCE).with_suffix("").parts) for path in paths if path.stem != "__init__"]


def test_core_loads_no_screens_and_no_network_client() -> None:
    code = "\n".join(f"import {name}" for name in modules("jobplus_core"))
    assert loaded_by(code) & {"textual", "rich", "jobplus_tui", "httpx"} == set()


def test_queries_load_no_sqlalchemy() -> None:
    names = [name for name in modules("jobplus_core") if name.rpartition(".")[2] == "queries"]
    assert names
    code = "\n".join(f"import {name}" for name in names)
    assert loaded_by(code) & {"sqlalchemy", "sqlmodel", "textual", "rich"} == set()


@pytest.mark.parametrize("arguments", [["--help"], ["unfilled", "--help"], ["unfilled"], ["unfilled", "--json"]])
def test_quick_commands_load_no_desk_and_no_sqlalchemy(arguments: list[str], tmp_path: Path) -> None:
    from jobplus_core.access.commands import found_center
    from jobplus_core.db.location import locate
    from jobplus_core.db.migrate import create
    from jobplus_core.db.store import open_store

    place = str(tmp_path / "center.db")
    create(locate(place), plain=True)
    store = open_store(place)
    found_center(store, "시험 센터", login="admin", password=None, administrator="관리자")
    store.close()
    code = f"from jobplus_tui.__main__ import main\nassert main({arguments!r}) == 0"
    found = loaded_by(code, {"JOBPLUS_STORE": place})
    assert found & {"textual", "rich", "sqlalchemy", "sqlmodel"} == set()
    assert "typer" in found


def test_bare_start_loads_no_command_line_library() -> None:
    code = (
        "import sys, types\n"
        "opening = types.ModuleType('jobplus_tui.opening')\n"
        "opening.open_desk = lambda store: 0\n"
        "sys.modules['jobplus_tui.opening'] = opening\n"
        "from jobplus_tui.__main__ import main\n"
        "assert main([]) == 0 and main(['--lang', 'en']) == 0"
    )
    assert loaded_by(code) & {"typer", "click", "sqlalchemy", "textual"} == set()
