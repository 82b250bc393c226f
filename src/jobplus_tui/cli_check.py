"""`jobplus check`: the whole store verified and counted anew."""

from typing import Final

from jobplus_core.db.store import open_store
from jobplus_core.integrity.queries import check
from jobplus_core.integrity.rules import FindingKind
from jobplus_tui.cli_output import print_json, table
from jobplus_tui.i18n import N_, _, ngettext

KINDS: Final = {
    FindingKind.CHAIN_GAP: N_("entry missing"),
    FindingKind.CHAIN_HASH: N_("entry altered"),
    FindingKind.CHAIN_NOTE: N_("note altered"),
    FindingKind.CHAIN_TAIL: N_("chain cut"),
    FindingKind.SEAL: N_("closing does not fit"),
    FindingKind.FIGURE: N_("figure differs"),
    FindingKind.NOT_BOOKED: N_("not booked"),
    FindingKind.BOOKED_TWICE: N_("booked twice"),
    FindingKind.NO_SUBJECT: N_("record missing"),
    FindingKind.OVERFULL: N_("too many placed"),
    FindingKind.MATCHING_INDEX: N_("matching index differs"),
    FindingKind.FILE: N_("file damaged"),
    FindingKind.REFERENCE: N_("reference broken"),
}


def check_store(text: str | None, *, as_json: bool, rebuild: bool = False) -> int:
    """Check the store and print what was found.

    Args:
        text: The store.
        rebuild: Whether to build the matching indexes anew first; they are derived, so that nothing is lost.
        as_json: Whether to print JSON.

    Returns:
        0 when the store is sound, 1 when something was found.
    """
    store = open_store(text)
    try:
        if rebuild:
            from jobplus_core.matching.commands import rebuild_all

            rebuild_all(store)
        report = check(store)
    finally:
        store.close()
    if as_json:
        print_json(report.as_json())
        return 0 if report.ok else 1
    entries = ngettext("{count} ledger entry verified.", "{count} ledger entries verified.", report.entries)
    print(entries.format(count=f"{report.entries:,}"))
    if report.ok:
        print(_("Every figure equals its recount; every chain holds."))
        return 0
    rows = [(_(KINDS[found.kind]), found.subject, found.detail) for found in report.findings]
    print("\n".join(table((_("Finding"), _("Where"), _("Detail")), rows)))
    return 1
