"""Every action of the desk and every screen, declared once.

Footer, F1 help, command palette, border hints, key bindings and the README's key table are derived from
the tables of this package. An action `seekers.new` is carried out by `action_new` of the screen, widget or app that
its area names.
"""

from collections.abc import Iterator
from typing import Final

from jobplus_tui.actions.cases import CASES
from jobplus_tui.actions.desk import DESK
from jobplus_tui.actions.imports import IMPORTS
from jobplus_tui.actions.matching import MATCHING
from jobplus_tui.actions.model import Action, Area, ScreenSpec
from jobplus_tui.actions.postings import POSTINGS
from jobplus_tui.actions.records import RECORDS
from jobplus_tui.actions.results import RESULTS
from jobplus_tui.actions.screens import SCREENS, START
from jobplus_tui.actions.seekers import SEEKERS

__all__ = [
    "ACTIONS",
    "BY_ID",
    "SCREENS",
    "START",
    "Action",
    "Area",
    "ScreenSpec",
    "actions_in",
    "footer_actions",
    "screen_spec",
]

ACTIONS: Final = (*DESK, *SEEKERS, *IMPORTS, *RECORDS, *MATCHING, *CASES, *POSTINGS, *RESULTS)
BY_ID: Final = {action.id: action for action in ACTIONS}


def actions_in(area: Area) -> Iterator[Action]:
    """Yield the actions of one area in the order they are declared."""
    return (action for action in ACTIONS if action.area is area)


def screen_spec(id: str) -> ScreenSpec:
    """Return the screen with an id.

    Raises:
        KeyError: For an id that no tab has.
    """
    for spec in SCREENS:
        if spec.id == id:
            return spec
    raise KeyError(id)


def footer_actions(*areas: Area) -> list[Action]:
    """Return the footer's actions where the given areas act, in order, at most one for each key.

    An area's own action hides the desk's on the same key, as pressing the key would.
    """
    own = [action for area in areas for action in actions_in(area)]
    taken = {action.key for action in own}
    shared = [action for action in actions_in(Area.APP) if action.key not in taken]
    shown = [action for action in (*own, *shared) if action.footer]
    return sorted(shown, key=lambda action: (action.footer, action.area is Area.APP))
