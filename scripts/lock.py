"""Write the lock files anew: exact versions, each with the hashes of every file that `uv`'s usual index holds for it.

    python scripts/lock.py              keep the versions that still fit
    python scripts/lock.py --upgrade    take the newest of everything

`uv` resolves for every platform at once; it is needed on the path for this alone. The files name no index, so
that pip takes the packages from wherever it is told to and the hashes alone decide.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
DEV: Final = "requirements-dev.lock"
RUNTIME: Final = "requirements.lock"


def compile_command(target: str, groups: list[str], further: list[str]) -> list[str]:
    """Return the call that resolves `pyproject.toml` with PostgreSQL and the given groups into `target`."""
    command = ["uv", "--no-config", "pip", "compile", "pyproject.toml", "--quiet", "--output-file", target]
    command += ["--universal", "--python-version", "3.11", "--generate-hashes"]
    command += ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    command += ["--extra", "postgres"]
    for group in groups:
        command += ["--group", group]
    return command + further


def main(arguments: list[str]) -> int:
    """Resolve the development lock first, then the smaller one within its versions."""
    if arguments not in ([], ["--upgrade"]):
        print(__doc__, file=sys.stderr)
        return 2
    # A machine's own package folders would add hashes that no other machine can match.
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_"))}
    for command in (
        compile_command(DEV, ["build", "dev"], arguments),
        compile_command(RUNTIME, ["build"], ["--constraint", DEV, *arguments]),
    ):
        try:
            code = subprocess.run(command, cwd=ROOT, env=clean, check=False).returncode
        except FileNotFoundError:
            print("uv is not on the path; install it with pip in an environment of your own.", file=sys.stderr)
            return 1
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
