"""`jobplus progress`: each counselor's month against quota."""

from jobplus_core.calendar.queries import business_days
from jobplus_core.clock import business_day, micros
from jobplus_core.kinds import Indicator, korean
from jobplus_core.plan.queries import Progress, progress
from jobplus_tui.cli_output import print_json, table
from jobplus_tui.cli_sign_in import at_center
from jobplus_tui.i18n import N_, _, language

INDICATORS_EN = {
    Indicator.PLACEMENT: N_("placements"),
    Indicator.TRAINEE: N_("trainees"),
    Indicator.OPENING: N_("openings"),
    Indicator.STARTUP_CONSULTATION: N_("consultations"),
}


def show_progress(text: str | None, *, login: str | None, password_stdin: bool, as_json: bool) -> int:
    """Print the month of every counselor in the figure their team is measured by.

    Args:
        text: The store.
        login: Sign-in name; asked for when missing.
        password_stdin: Whether standard input holds the password.
        as_json: Whether to print JSON.

    Returns:
        The exit code.
    """
    with at_center(text, login=login, password_stdin=password_stdin) as (store, actor):
        today = business_day(micros(store.clock()))
        with store.read() as reader:
            rows = progress(reader, actor.institution_id, today, business_days(reader, actor.institution_id))
    month = f"{today:%Y-%m}"
    if as_json:
        print_json({"month": month, "counselors": [as_document(row) for row in rows]})
        return 0
    heads = (
        _("Team"),
        _("Counselor"),
        _("Measure"),
        _("Done"),
        _("Quota"),
        _("Expected"),
        _("Private"),
        _("Support"),
    )
    lines = [
        (
            row.member.team,
            row.member.name,
            indicator_word(row.indicator),
            row.pace.done,
            row.pace.quota or None,
            f"{float(row.pace.expected):.1f}",
            row.private,
            row.support,
        )
        for row in rows
    ]
    print(month)
    print("\n".join(table(heads, lines, right=(3, 4, 5, 6, 7))))
    return 0


def as_document(row: Progress) -> dict[str, object]:
    """Return a counselor's month in the shape that other programs read; no quota is null."""
    return {
        "counselor": row.member.name,
        "team": row.member.team,
        "indicator": row.indicator.value,
        "done": row.pace.done,
        "quota": row.pace.quota or None,
        "expected": round(float(row.pace.expected), 2),
        "private": row.private,
        "support": row.support,
    }


def indicator_word(indicator: Indicator) -> str:
    """Return the measure as a word."""
    return korean(indicator) if language() == "ko" else INDICATORS_EN.get(indicator, indicator.value)
