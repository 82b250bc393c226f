"""`jobplus match --everyone`: how everybody's lists share out the postings, without a person's name."""

from jobplus_core.clock import business_day, micros
from jobplus_core.matching.kept import Kept
from jobplus_core.matching.queries import weights_of
from jobplus_core.matching.spread import Spread, spread
from jobplus_tui.cli_output import complain, print_json, table
from jobplus_tui.cli_sign_in import at_center
from jobplus_tui.i18n import _


def match_everyone(
    text: str | None, *, alone: bool, top: int, login: str | None, password_stdin: bool, as_json: bool
) -> int:
    """Print coverage, inequality and congestion of the first so many postings of everybody's list.

    Args:
        text: The store.
        alone: Whether nothing else was asked.
        top: How many of each list count.
        login: Sign-in name; asked for when missing.
        password_stdin: Whether standard input holds the password.
        as_json: Whether to print JSON.

    Returns:
        The exit code.
    """
    if not alone:
        complain(_("--everyone stands alone; of the others it takes --top and --json."))
        return 2
    with at_center(text, login=login, password_stdin=password_stdin) as (store, actor):
        with store.read() as reader:
            weights = weights_of(reader, actor.institution_id)
            pools = Kept(actor.institution_id).pools(reader)
        found = spread(pools, today=business_day(micros(store.clock())), weights=weights, top=top)
    if as_json:
        print_json(_document(found, top, weights.version))
    else:
        print("\n".join(_lines(found, top, weights.version)))
    return 0


def _document(found: Spread, top: int, version: int) -> dict[str, object]:
    measured = found.measures
    return {
        "top": top,
        "weights": version,
        "seekers": found.seekers,
        "served": found.served,
        "postings": found.postings,
        "coverable": found.coverable,
        "listed": found.listed,
        "pairs": measured.pairs,
        "coverage": measured.postings_covered,
        "gini": measured.gini,
        "gini_per_seat": measured.gini_per_seat,
        "congestion": measured.congestion,
    }


def _lines(found: Spread, top: int, version: int) -> list[str]:
    measured = found.measures
    covered = "-" if measured.postings_covered is None else f"{measured.postings_covered:.3f}"
    rows = [
        (_("Seekers with a list"), f"{found.served:,}", _("of {count}").format(count=f"{found.seekers:,}")),
        (
            _("Postings that somebody fits"),
            f"{found.coverable:,}",
            _("of {count}").format(count=f"{found.postings:,}"),
        ),
        (_("Of these on a list"), covered, _("coverage: 1 is all of them")),
        (_("Inequality"), f"{measured.gini:.3f}", _("Gini: 0 all alike, near 1 all on one")),
        (_("Inequality a seat"), f"{measured.gini_per_seat:.3f}", _("the same, by openings left")),
        (_("Crowding"), f"{measured.congestion:.3f}", _("congestion: -1 spread evenly, 0 all on one")),
    ]
    head = _("The first {top} of everybody's list; weights of version {version}").format(top=top, version=version)
    return [head, "", *table((_("Measure"), _("Value"), _("Meaning")), rows, right=(1,))]
