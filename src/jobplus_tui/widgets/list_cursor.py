"""Where the cursor of a list may stand and which rows then show. Plain arithmetic."""

from collections.abc import Callable


def landing(index: int, step: int, count: int, is_rule: Callable[[int], bool]) -> int:
    """Return the row on which a move ends: past group rules in its direction, else back.

    Args:
        index: Where the move points; it may lie outside the list.
        step: Its direction, 1 or -1.
        count: Rows of the list, rules included.
        is_rule: Whether a row is a group rule.
    """
    start = max(0, min(count - 1, index))
    for direction in (step, -step):
        place = start
        while 0 <= place < count:
            if not is_rule(place):
                return place
            place += direction
    return start


def visible(count: int, top: int, body: int) -> int:
    """Return how many rows show from a top row: one less where a line says how many more are below."""
    left = count - top
    return max(0, left) if left <= body else max(1, body - 1)


def top_for(cursor: int, top: int, count: int, body: int, is_rule: Callable[[int], bool]) -> int:
    """Return the top row that keeps the cursor in sight, moved no further than needed.

    A rule right above the cursor comes into sight with it.
    """
    if body <= 0:
        return top
    if cursor < top:
        top = cursor
    while cursor >= top + visible(count, top, body):
        top += max(1, cursor - top - visible(count, top, body) + 1)
    if top == cursor and top > 0 and body > 2 and is_rule(top - 1):
        top -= 1
    return max(0, min(top, count - body))
