"""`jobplus retention`: how many of the placed still had their job after 30, 90, 180 and 365 days."""

from datetime import timedelta

from jobplus_core.clock import business_day, micros
from jobplus_core.db.store import open_store
from jobplus_core.follow_ups.queries import retention_of
from jobplus_core.follow_ups.rules import Retention
from jobplus_core.staff.queries import center
from jobplus_tui.cli_output import print_json, table
from jobplus_tui.i18n import _

OVER_DAYS = 2 * 365


def show_retention(text: str | None, *, as_json: bool) -> int:
    """Print the retention rates of the placements of the last two years, each with its own denominator.

    Args:
        text: The store.
        as_json: Whether to print JSON.

    Returns:
        The exit code.
    """
    store = open_store(text)
    try:
        today = business_day(micros(store.clock()))
        since = today - timedelta(days=OVER_DAYS)
        with store.read() as reader:
            here = center(reader)
            rates = retention_of(reader, here.id if here is not None else 0, since=since, today=today)
    finally:
        store.close()
    if as_json:
        spans = {"since": since.isoformat(), "until": today.isoformat()}
        print_json({**spans, "rates": [as_document(one) for one in rates]})
        return 0
    lines = [
        (one.days, one.due, one.known, one.kept, None if one.permille is None else f"{one.permille / 10:.1f}%")
        for one in rates
    ]
    heads = (_("Days"), _("Placed so long ago"), _("Known"), _("Kept"), _("Rate"))
    print("\n".join(table(heads, lines, right=(0, 1, 2, 3, 4))))
    return 0


def as_document(one: Retention) -> dict[str, object]:
    """Return a rate in the shape that other programs read; nothing known is a null rate."""
    return {
        "days": one.days,
        "due": one.due,
        "known": one.known,
        "kept": one.kept,
        "rate": None if one.permille is None else one.permille / 1000,
    }
