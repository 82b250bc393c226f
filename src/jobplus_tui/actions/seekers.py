"""The seekers' list."""

from typing import Final

from jobplus_tui.actions.model import Action
from jobplus_tui.i18n import N_

SEEKERS: Final = (
    Action("seekers.session", "ctrl+o", N_("Counseling"), N_("Write a counseling session for this seeker.")),
    Action("seekers.match", "ctrl+y", N_("Matches"), N_("Show the postings that fit this seeker.")),
    Action(
        "seekers.view",
        "ctrl+t",
        N_("Mine, to do"),
        N_("Show everybody, your own seekers, or what is to be done: incomplete records and promises due."),
    ),
    Action(
        "seekers.fill",
        "ctrl+g",
        N_("Fill in"),
        N_("Open the form at the first required field that is empty."),
    ),
    Action(
        "seekers.hand_over",
        "ctrl+l",
        N_("Hand over"),
        N_("Give the row, or every marked row, to another counselor; the person's promises go along."),
    ),
    Action("seekers.import_list", "i", N_("Import list"), N_("Take in a list of people from XLSX or CSV.")),
)
