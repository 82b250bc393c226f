#!/usr/bin/env python3
"""Set the project up and run it, with nothing installed but Python and git.

    python3 run.py demo  [arguments of `jobplus demo`]    open a demo center
    python3 run.py check [arguments of pytest]            run every check

Both keep one environment in `.venv`. What stands there is written beside it, so that a second run installs
nothing and needs no network. Only the standard library is used.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
READY = VENV / "ready.json"
LOCKS = {"runtime": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
OLDEST = (3, 11)
CHECKS = (
    ("format", ("ruff", "format", "--check", ".")),
    ("lint", ("ruff", "check", ".")),
    ("types", ("mypy",)),
    ("contracts", ("lint-imports",)),
    ("tests", ("pytest", "-n", "2")),
)


class Trouble(Exception):
    """The environment cannot be set up; the text says why and what to do."""


def digest(*parts: bytes) -> str:
    """Return a short fingerprint of the parts together."""
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


def environment() -> dict[str, str]:
    """Return the surroundings of every child: the environment's own packages and nobody else's."""
    foreign = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET", "PIP_PREFIX", "PIP_USER")
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    return {**kept, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PYTHONUTF8": "1"}


def wanted(level: str) -> dict[str, str]:
    """Return the marks of an environment that fits: where it stands, its Python, its packages, the project."""
    return {
        "place": digest(str(ROOT).encode(), sys.version.encode()),
        level: digest(LOCKS[level].read_bytes()),
        "project": digest((ROOT / "pyproject.toml").read_bytes()),
    }


def found() -> dict[str, str]:
    """Return the marks of the environment that is there; none if it is not whole."""
    try:
        marks = json.loads(READY.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return marks if PYTHON.exists() and isinstance(marks, dict) else {}


def step(name: str, command: list[str], problem: str) -> None:
    """Run one step of the set-up and say how long it took.

    Raises:
        Trouble: It failed; its own output is printed first.
    """
    print(f"[set up] {name} ...", flush=True)
    start = time.monotonic()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(),
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        print(done.stdout.rstrip(), file=sys.stderr)
        raise Trouble(problem)
    print(f"[set up] {name}: {time.monotonic() - start:.1f} s", flush=True)


def set_up(level: str) -> None:
    """Make the environment fit, doing only what is missing.

    An environment with the development tools serves the demo too. Another Python, another folder or another
    lock starts it afresh, so that no package of an earlier lock stays behind.

    Args:
        level: `runtime` or `dev`.

    Raises:
        Trouble: A step failed.
    """
    marks = found()
    if level == "runtime" and "dev" in marks:
        level = "dev"
    need = wanted(level)
    if all(marks.get(name) == value for name, value in need.items()):
        return
    fitting = marks.get("place") == need["place"] and all(
        marks[other] == digest(LOCKS[other].read_bytes()) for other in LOCKS if other in marks
    )
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet"]
    if fitting:
        READY.unlink()
    else:
        marks = {}
        step(
            "environment",
            [sys.executable, "-m", "venv", "--clear", str(VENV)],
            "The environment could not be made; install Python's venv module (on Debian and Ubuntu: python3-venv).",
        )
    if marks.get(level) != need[level]:
        step(
            "packages",
            [*pip, "--require-hashes", "-r", str(LOCKS[level])],
            "The packages could not be installed; look at pip's message above and at the network, and run it again.",
        )
    step(
        "project",
        [*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)],
        "The project itself could not be installed; pip's message above says why.",
    )
    fresh = READY.with_suffix(".new")
    fresh.write_text(json.dumps({**marks, **need}, indent=1) + "\n", "utf-8")
    fresh.replace(READY)


def call(program: str, *arguments: str) -> int:
    """Run a program of the environment on this terminal and return its exit code."""
    script = PYTHON.with_name(program + PYTHON.suffix)
    with subprocess.Popen([str(script), *arguments], cwd=ROOT, env=environment()) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                # The terminal sent the child the same signal; it ends in its own way.
                continue


def check(further: list[str]) -> int:
    """Run every check, also after one failed, and return the first failure's exit code."""
    results = []
    for name, command in CHECKS:
        print(f"[check] {name} ...", flush=True)
        start = time.monotonic()
        code = call(*command, *(further if name == "tests" else []))
        results.append((name, code, time.monotonic() - start))
    for name, code, seconds in results:
        print(f"[check] {name:<10} {'passed' if code == 0 else f'failed ({code})':<12} {seconds:6.1f} s")
    return next((code for _, code, _ in results if code), 0)


def main(arguments: list[str]) -> int:
    """Set up what the command needs and run it."""
    if not arguments or arguments[0] not in ("demo", "check"):
        asked = arguments[:1] in (["-h"], ["--help"])
        print(__doc__, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    if sys.version_info < OLDEST:
        print(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    command, further = arguments[0], arguments[1:]
    try:
        set_up("dev" if command == "check" else "runtime")
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"The environment could not be set up: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped; run it again to finish the set-up.", file=sys.stderr)
        return 130
    return check(further) if command == "check" else call("jobplus", "demo", *further)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
