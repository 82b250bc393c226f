"""How many drawn cases a check tries: few enough for every day, and as many times more as somebody asks for."""

import os

_TIMES = int(os.environ.get("JOBPLUS_EXAMPLES", "1"))


def examples(usual: int) -> int:
    """Return how many cases to draw; `JOBPLUS_EXAMPLES=10` asks for ten times the usual number."""
    return usual * _TIMES
