"""What holds on every screen, for lists and forms, at sign-in and on the day."""

from typing import Final

from jobplus_tui.actions.model import Action
from jobplus_tui.actions.screens import SCREENS, tab
from jobplus_tui.i18n import N_

DESK: Final = (
    Action(
        "app.help",
        "f1",
        N_("Help"),
        N_("Explain the focused field and list the keys of this screen."),
        footer=1,
        priority=True,
    ),
    *(tab(spec) for spec in SCREENS),
    Action(
        "app.find",
        "ctrl+f",
        N_("Find"),
        N_("Find a job seeker from anywhere."),
        footer=2,
        priority=True,
    ),
    Action("app.new_seeker", "ctrl+n", N_("New seeker"), N_("Register a job seeker."), footer=3),
    Action(
        "app.command_palette",
        "ctrl+p",
        N_("Commands"),
        N_("Search every command by its name."),
        footer=5,
        priority=True,
        palette=False,
    ),
    Action(
        "app.undo",
        "ctrl+z",
        N_("Undo"),
        N_("Offer to reverse the last act; in a field it undoes typing."),
        footer=6,
    ),
    Action(
        "app.paces",
        "f11",
        N_("Everybody's month"),
        N_("Show every counselor's month as a bar with what is needed and what to expect."),
        ("comma",),
        priority=True,
    ),
    Action(
        "app.measure",
        "full_stop",
        N_("Next measure"),
        N_("Measure the month in the status bar by the team's next indicator."),
    ),
    Action("app.back", "escape", N_("Back"), N_("Go one level out; never leaves the desk."), palette=False),
    Action("app.theme", "f12", N_("Colors"), N_("Change between light, dark and high contrast."), priority=True),
    Action("app.quit", "ctrl+q", N_("Leave"), N_("Leave the desk; what is half typed is kept."), priority=True),
    Action("list.open", "enter", N_("Open"), N_("Open the row; never books anything."), palette=False),
    Action("list.mark", "space", N_("Mark"), N_("Mark the row, or take the mark away."), palette=False),
    Action("list.filter", "slash", N_("Filter"), N_("Narrow the list at hand."), palette=False),
    Action("form.save", "ctrl+s", N_("Save"), N_("Save what is typed."), footer=1, priority=True),
    Action("sign_in.sign_in", "enter", N_("Sign in"), N_("Sign in with name and password."), palette=False),
    Action("today.act", "ctrl+r", N_("Do it"), N_("Refer, write the answer or the call, or mark the notice as read.")),
    Action("today.later", "ctrl+t", N_("Put off"), N_("Put the row off with a reason; it comes back on its day.")),
    Action("today.rule", "ctrl+l", N_("Order"), N_("Show the rule by which the rows are ranked.")),
    Action("today.session", "ctrl+o", N_("Counseling"), N_("Write a counseling session for this seeker.")),
)
