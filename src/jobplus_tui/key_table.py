"""The table of keys for the README and F1, from the registry of actions."""

from jobplus_tui.actions import ACTIONS, Action, Area
from jobplus_tui.i18n import N_, _
from jobplus_tui.keymap import written

AREA_TITLES = {
    Area.APP: N_("Anywhere"),
    Area.LIST: N_("In a list"),
    Area.FORM: N_("In a form"),
    Area.SIGN_IN: N_("Sign in"),
    Area.TODAY: N_("The day"),
    Area.SEEKERS: N_("Seekers"),
    Area.SEEKER_IMPORT: N_("Importing a list"),
    Area.POSTING_IMPORT: N_("Importing postings"),
    Area.IMPORT_HISTORY: N_("Imports of postings"),
    Area.OCCUPATION_WORDS: N_("Words without a sure occupation"),
    Area.INTAKE: N_("Intake form"),
    Area.RECORD: N_("A seeker's record"),
    Area.CONFLICT: N_("Two versions"),
    Area.MERGE: N_("Merging records"),
    Area.SESSION: N_("A session"),
    Area.MATCHING: N_("Matching"),
    Area.WEIGHTS: N_("The weights"),
    Area.REFERRALS: N_("Referrals"),
    Area.FOLLOW_UPS: N_("Follow-ups"),
    Area.POSTINGS: N_("Postings"),
    Area.POSTING: N_("A posting's page"),
    Area.LADDER: N_("Hand-off ladder"),
    Area.MAP: N_("The map"),
    Area.EVENTS: N_("Events"),
    Area.HIRE: N_("Writing a hire"),
    Area.POSTING_FORM: N_("Posting form"),
    Area.EMPLOYERS: N_("Companies"),
    Area.EMPLOYER: N_("A company's page"),
    Area.EMPLOYER_FORM: N_("Company form"),
    Area.RESULTS: N_("Results"),
    Area.EVALUATION: N_("Evaluation"),
}


def keys_of(action: Action) -> str:
    """Return the keys of an action as they are written, the primary one first."""
    return " ".join([written(action.key), *(written(key) for key in action.also)])


def markdown_table() -> str:
    """Return the key table of the README in the language in use."""
    rows = [f"| {_('Where')} | {_('Key')} | {_('What it does')} |", "|---|---|---|"]
    for action in ACTIONS:
        words = f"**{_(action.label)}** {_(action.help)}"
        rows.append(f"| {_(AREA_TITLES[action.area])} | `{keys_of(action)}` | {words} |")
    return "\n".join(rows) + "\n"
