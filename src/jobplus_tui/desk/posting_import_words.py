"""How an import of postings is told, on the command line and on screen."""

from typing import TYPE_CHECKING, Final

from jobplus_tui.i18n import N_, _

if TYPE_CHECKING:
    from jobplus_core.imports.queries import Run

STATES: Final = {
    "staging": N_("under way"),
    "showing": N_("being shown"),
    "leaving": N_("being stopped"),
    "cancelled": N_("stopped"),
    "done": N_("taken in"),
    "undoing": N_("undone in part"),
}
OUTCOMES: Final = {
    "created": N_("new"),
    "updated": N_("changed"),
    "updating": N_("changes"),
    "unchanged": N_("as before"),
    "overtaken": N_("stands again below"),
    "rejected": N_("rejected"),
    "set_back": N_("set back"),
}

FORMATS: Final = {
    "getjobinfo": N_("city's open data"),
    "work24": N_("list of Work24"),
    "table": N_("table"),
}


def format_word(name: str) -> str:
    """Say as what a file was read."""
    return _(FORMATS[name]) if name in FORMATS else name


def run_state(run: "Run") -> str:
    """Say how far an import is, or that it was undone."""
    return _("undone") if run.undone_at is not None else _(STATES[run.state])


def outcome_word(outcome: str) -> str:
    """Say what became of a row."""
    return _(OUTCOMES[outcome])
