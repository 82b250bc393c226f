"""What is printed when the desk fails: where, never whom.

A usual traceback prints messages and local values, and with them names and phone numbers, into a terminal's
history.
"""

import traceback
from pathlib import PurePath


def crash_lines(error: BaseException) -> list[str]:
    """Return the kind of an error and the places it passed, without any value.

    The message is left out as well: a driver's message quotes the row that it refused.
    """
    root: BaseException = error
    while True:
        inner = getattr(root, "error", None) or root.__cause__
        if not isinstance(inner, BaseException) or inner is root:
            break
        root = inner
    places = [
        f"  {PurePath(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(root.__traceback__)
    ]
    return [type(root).__name__, *places[-12:]]
