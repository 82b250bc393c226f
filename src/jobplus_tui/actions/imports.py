"""Taking in lists of people and postings."""

from typing import Final

from jobplus_tui.actions.model import Action
from jobplus_tui.i18n import N_

IMPORTS: Final = (
    Action(
        "seeker_import.go",
        "ctrl+s",
        N_("Go on"),
        N_("Go on: open the file, look the list over, take it in."),
        footer=2,
        priority=True,
    ),
    Action("seeker_import.before", "left", N_("Field before"), N_("Give the column the field before."), palette=False),
    Action("seeker_import.after", "right", N_("Next field"), N_("Give the column the next field."), palette=False),
    Action("seeker_import.read_as", "ctrl+l", N_("Read as"), N_("Read in the next encoding, or the next sheet.")),
    Action("seeker_import.view", "ctrl+t", N_("Which rows"), N_("Show all rows, those to mend, or known people.")),
    Action("seeker_import.good", "ctrl+g", N_("Good rows"), N_("Take the good rows alone, or all or none.")),
    Action("seeker_import.known", "ctrl+o", N_("Known"), N_("Register known people again, or leave them out.")),
    Action("seeker_import.owner", "ctrl+r", N_("Whose"), N_("Make the new people your own, or nobody's.")),
    Action("seeker_import.write", "ctrl+y", N_("Write out"), N_("Write the rows to mend into a CSV beside the file.")),
    Action(
        "posting_import.go",
        "ctrl+s",
        N_("Go on"),
        N_("Go on: open the file or address, look it over, take the postings in."),
        footer=2,
        priority=True,
    ),
    Action("posting_import.before", "left", N_("Field before"), N_("Give the column the field before."), palette=False),
    Action("posting_import.after", "right", N_("Next field"), N_("Give the column the next field."), palette=False),
    Action("posting_import.read_as", "ctrl+l", N_("Read as"), N_("Read in the next encoding, or the next sheet.")),
    Action("posting_import.view", "ctrl+t", N_("Which rows"), N_("Show all rows, refused, near or changed ones.")),
    Action("posting_import.source", "ctrl+o", N_("Source"), N_("Say the next source the postings may come from.")),
    Action("posting_import.funding", "ctrl+r", N_("Funding"), N_("Say that the other pays for the jobs.")),
    Action("posting_import.history", "ctrl+y", N_("Imports"), N_("Show the imports made so far, and undo one.")),
    Action(
        "import_history.undo",
        "ctrl+l",
        N_("Undo import"),
        N_("Take an import back on which nothing rests yet; its figures are reversed."),
        footer=3,
    ),
    Action(
        "occupation_words.take",
        "ctrl+s",
        N_("Give code"),
        N_("Give the words the suggested occupation, and every open posting with them."),
        footer=2,
    ),
    Action(
        "occupation_words.find",
        "ctrl+t",
        N_("Find occupation"),
        N_("Look another occupation up for the words."),
        footer=3,
    ),
    Action("occupation_words.posting", "ctrl+g", N_("Open posting"), N_("Open the first posting with these words.")),
)
