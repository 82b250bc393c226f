"""`jobplus calibrate`: weights learned from how referrals went, and a lead's decision on them."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from jobplus_core.db.store import Store
from jobplus_core.errors import NothingProposed, RoleMissing
from jobplus_core.kinds import Role
from jobplus_core.matching.criteria import CRITERIA
from jobplus_core.matching.learning.figures import Accuracy, Shift, as_document
from jobplus_core.matching.learning.queries import proposals
from jobplus_tui.cli_output import complain, print_json, shown, table
from jobplus_tui.cli_sign_in import at_center
from jobplus_tui.desk.matching_proposal import Proposed, proposed
from jobplus_tui.i18n import _
from jobplus_tui.reasons import label

if TYPE_CHECKING:
    from jobplus_core.actor import Actor
    from jobplus_core.db.store import Store


def calibrate(
    text: str | None,
    *,
    accept: bool,
    reject: bool,
    note: str | None,
    login: str | None,
    password_stdin: bool,
    as_json: bool,
) -> int:
    """Propose weights from a center's outcomes, or decide on the newest proposal, and print it.

    Args:
        text: The store.
        accept: Take the newest proposal as the next version.
        reject: Turn it down.
        note: Why; needed for either.
        login: Sign-in name; asked for when missing.
        password_stdin: Whether standard input holds the password.
        as_json: Whether to print JSON.

    Returns:
        The exit code.

    Raises:
        OutcomesMissing: There is too little to learn from.
        NothingProposed, AlreadyDone, ProposalOutdated: There is nothing to decide on.
        RoleMissing: Only leads decide.
    """
    if accept and reject:
        complain(_("Give one of --accept and --reject."))
        return 2
    if (accept or reject) != (note is not None):
        complain(_("--accept and --reject need --note with the reason, and nothing else does."))
        return 2
    with at_center(text, login=login, password_stdin=password_stdin) as (store, actor):
        if accept or reject:
            _decide(store, actor, accept=accept, note=note or "")
        else:
            from jobplus_core.matching.learning.commands import propose_weights

            propose_weights(store, actor)
        with store.read() as reader:
            found = proposed(reader, proposals(reader, actor.institution_id)[0])
    if as_json:
        print_json(document(found))
    else:
        print("\n".join(lines(found)))
    return 0


def _decide(store: "Store", actor: "Actor", *, accept: bool, note: str) -> None:
    from jobplus_core.matching.learning.commands import decide_on_weights

    if not actor.leads():
        raise RoleMissing(Role.LEAD)
    with store.read() as reader:
        newest = next(iter(proposals(reader, actor.institution_id)), None)
    if newest is None:
        raise NothingProposed
    decide_on_weights(store, actor, newest.id, accept=accept, note=note)


def document(found: Proposed) -> dict[str, object]:
    """Return a proposal in the shape that other programs read; areas under the curve and chances from 0 to 1."""
    decided = None
    if found.decided_at is not None:
        decided = {
            "accepted": found.version is not None,
            "version": found.version,
            "note": found.decision,
            "by": found.decided_by,
            "at": found.decided_at.isoformat(),
        }
    return {
        "no": found.id,
        "fitted_at": found.made_at.isoformat(),
        "outcomes": found.outcomes,
        "weights": dict(found.weights),
        **as_document(found.figures, found.lists),
        "postings": {str(key): name for key, name in found.postings.items()},
        "decision": decided,
    }


def lines(found: Proposed) -> list[str]:
    """Return a proposal as it is printed."""
    figures, lists = found.figures, found.lists
    printed = [
        _("Proposal {no}, learned from {count} outcomes, beside weights v{version}").format(
            no=found.id, count=f"{found.outcomes:,}", version=figures.held_version
        ),
        "",
    ]
    rows = [
        (label(each.name), now, then, f"{then - now:+}" if then != now else "")
        for each in CRITERIA
        if (now := figures.held.get(each.name, 0)) + (then := found.weights.get(each.name, 0))
    ]
    printed += table((_("Criterion"), _("Now"), _("Proposed"), ""), rows, right=(1, 2, 3))
    printed.append("")
    told = ((_("Seeker yes"), figures.seeker), (_("Firm yes"), figures.employer), (_("Hire"), figures.hired))
    heads = (_("Tells (AUC)"), _("Now"), _("Proposed"), _("Model"), _("Yes"), _("Outcomes"))
    printed += table(heads, [(word, *_cells(each)) for word, each in told], right=(1, 2, 3, 4, 5))
    printed += [
        _("Better in {better} of {parts} groups of people").format(better=figures.better, parts=figures.parts),
        *([] if figures.tells else [_("Hires hardly follow the criteria; better wait.")]),
        "",
    ]
    parts = figures.calibrated.tenths
    printed += table(
        (_("Chance of a yes"), _("Foretold"), _("Found"), _("Outcomes")),
        [
            (_("tenth {number}").format(number=at), f"{each.foretold:.3f}", f"{each.found:.3f}", each.outcomes)
            for at, each in enumerate(parts, 1)
        ],
        right=(1, 2, 3),
    )
    printed += [
        _("Chances err by {error}; by luck alone {chance}").format(
            error=f"{figures.calibrated.error:.3f}", chance=f"{figures.calibrated.by_chance:.3f}"
        ),
        "",
        _("First {first} of {people} referred in 30 days").format(first=lists.first, people=f"{lists.people:,}")
        + ": "
        + _("other postings {changed}, other order {reordered}").format(
            changed=f"{lists.changed:,}", reordered=f"{lists.reordered:,}"
        ),
        *(f"  + {_shift(each, found)}" for each in lists.entering),
        *(f"  - {_shift(each, found)}" for each in lists.leaving),
        "",
        _decided(found),
    ]
    return printed


def _cells(told: Accuracy) -> tuple[object, ...]:
    areas = asdict(told)
    return (*(_area(areas[name]) for name in ("before", "after", "model")), told.yes, told.outcomes)


def _area(value: float | None) -> str | None:
    return None if value is None else f"{value:.3f}"


def _shift(each: Shift, found: Proposed) -> str:
    return f"{each.lists:>4}  {shown(found.postings.get(each.posting_id, each.posting_id))}"


def _decided(found: Proposed) -> str:
    if found.decided_at is None:
        return _("A lead takes it with --accept --note, or turns it down with --reject --note.")
    if found.version is None:
        return f"{_('Turned down')}: {shown(found.decision)}"
    return f"{_('Taken as v{version}').format(version=found.version)}: {shown(found.decision)}"
