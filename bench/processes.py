"""Desks as processes of their own, started quickly: a server that has loaded the core forks them."""

import multiprocessing
import os
import sys
from collections.abc import Callable
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from typing import Any, TypeAlias

Pipe: TypeAlias = "Connection[Any, Any]"
"""One end of the line to a desk's process."""


@cache
def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bench.desks"])
    return context


def start(target: Callable[..., None], *arguments: Any) -> tuple[BaseProcess, Pipe]:
    """Run `target(pipe, *arguments)` in a process of its own; gives it and our end of the pipe."""
    ours, theirs = _context().Pipe()
    process = _context().Process(target=target, args=(theirs, *arguments), daemon=True)
    before = os.environ.get("PYTHONPATH")
    # What the server loads ahead, it looks for here and not on our own path.
    os.environ["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    try:
        process.start()
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before
    theirs.close()
    return process, ours
