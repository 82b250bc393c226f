"""Textual bindings made from the registry of actions."""

from textual.binding import Binding

from jobplus_tui.actions import Action, Area, actions_in
from jobplus_tui.keymap import with_twins


def binding(action: Action, key: str, *, id: str | None = None, priority: bool = False) -> Binding:
    """Return one binding of an action."""
    return Binding(key, action.call, action.label, show=False, priority=priority, id=id)


def bindings_for(area: Area) -> list[Binding]:
    """Return the bindings of an area: each action's key and its further keys, letters with their 두벌식 twins.

    Only the primary key has priority: a digit or letter belongs to the field that has the focus.
    """
    found: list[Binding] = []
    for action in actions_in(area):
        found.append(binding(action, action.key, id=action.id, priority=action.priority))
        found.extend(binding(action, key) for key in with_twins((action.key, *action.also))[1:])
    return found
