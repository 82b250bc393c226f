"""Matching and what its criteria count."""

from typing import Final

from jobplus_tui.actions.model import Action
from jobplus_tui.i18n import N_

MATCHING: Final = (
    Action("matching.refer", "ctrl+r", N_("Refer"), N_("Refer the row, or every marked row.")),
    Action("matching.relax", "ctrl+y", N_("Relax"), N_("See what a looser wish would open.")),
    Action(
        "matching.step",
        "1",
        N_("Try out"),
        N_("While the changes have the focus: count and rank with one of them; nothing is saved."),
        also=("2", "3", "4", "5", "6", "7"),
        palette=False,
    ),
    Action("matching.posting", "ctrl+g", N_("Open it"), N_("Open the posting of the row, or the person.")),
    Action("matching.session", "ctrl+o", N_("Counseling"), N_("Write a counseling session for this seeker.")),
    Action(
        "matching.turn", "ctrl+l", N_("Other way"), N_("Rank for what the row shows, the other way round."), footer=4
    ),
    Action("matching.choose", "ctrl+t", N_("Whom"), N_("Choose another seeker to match."), footer=4),
    Action(
        "matching.weights",
        "w",
        N_("Weights"),
        N_("See how much each criterion counts; leads change it and see first what would move."),
    ),
    Action("weights.less", "left", N_("Less"), N_("Let the criterion count one less."), palette=False),
    Action("weights.more", "right", N_("More"), N_("Let the criterion count one more."), palette=False),
    Action("weights.less5", "shift+left", N_("5 less"), N_("Let the criterion count five less."), palette=False),
    Action("weights.more5", "shift+right", N_("5 more"), N_("Let the criterion count five more."), palette=False),
    Action("weights.versions", "ctrl+t", N_("Versions"), N_("Read when the weights were changed, by whom and why.")),
    Action(
        "weights.proposal",
        "ctrl+l",
        N_("Proposal"),
        N_("See the weights that outcomes propose beside those that hold; a lead takes them or turns them down."),
    ),
)
