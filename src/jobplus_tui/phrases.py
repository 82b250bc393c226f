"""Refusals of the core as sentences that say what to do next."""

from typing import Final

from jobplus_core.errors import Refusal
from jobplus_tui.i18n import N_, _

SENTENCES: Final = {
    "refused": N_("That cannot be done."),
    "store": N_("The store cannot be used: {where}"),
    "store_missing": N_("There is no store at {where}; run jobplus init."),
    "store_read_only": N_("The store may not be written: {where}"),
    "store_corrupt": N_("The store is damaged or the key does not fit: {where}"),
    "store_replaced": N_("Another file took the store's place: {where}"),
    "store_newer": N_("The store is newer than this program: {where}"),
    "store_older": N_("The store is older than this program; run jobplus migrate: {where}"),
    "store_unreachable": N_("The database does not answer: {where}"),
    "store_busy": N_("Other desks hold the store; try again."),
    "not_found": N_("Record {id} is not there any more."),
    "stale": N_("Another desk saved this record first; look at both and save again."),
    "field": N_("{field}: {value} cannot be saved."),
    "field_missing": N_("{field} must be filled."),
}
"""Message id by the refusal's code; its figures fill the placeholders."""


def refusal_text(refusal: Refusal) -> str:
    """Return the sentence for a refusal; one that has no sentence of its own gets its family's."""
    for kind in type(refusal).__mro__:
        code = getattr(kind, "code", "")
        if code in SENTENCES:
            return _(SENTENCES[code]).format_map(vars(refusal))
    return _(SENTENCES["refused"])
