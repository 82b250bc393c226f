"""Postings, their ladder and map, and the companies they come from."""

from typing import Final

from jobplus_tui.actions.model import Action
from jobplus_tui.i18n import N_

POSTINGS: Final = (
    Action("postings.refer", "ctrl+r", N_("Refer"), N_("Refer somebody who fits this posting.")),
    Action("postings.new", "ctrl+n", N_("New posting"), N_("Register a posting."), footer=3),
    Action("postings.import", "ctrl+o", N_("Import"), N_("Read postings from a file or address."), footer=4),
    Action("postings.imports", "h", N_("Imports"), N_("Show the imports made so far, and undo one.")),
    Action("postings.words", "w", N_("Words"), N_("Give words without a sure occupation their code.")),
    Action(
        "postings.queue",
        "ctrl+t",
        N_("By team"),
        N_("Show everybody's postings, the counseling team's, the posting team's, or the urgent ones."),
    ),
    Action("postings.employer", "ctrl+y", N_("Company"), N_("Open the company of the posting.")),
    Action(
        "postings.print",
        "ctrl+s",
        N_("Print list"),
        N_("Write the list at hand into a CSV and a text file to print, for a purpose that is logged."),
    ),
    Action("postings.ladder", "ctrl+l", N_("Hand-off"), N_("Show how far the posting has been handed on.")),
    Action("postings.district", "ctrl+g", N_("District"), N_("Choose a district on the map.")),
    Action(
        "ladder.tell",
        "ctrl+t",
        N_("Graduates told"),
        N_("Book that graduates of trainings were told of the posting first; the posting team does."),
    ),
    Action(
        "ladder.take_back",
        "ctrl+y",
        N_("Bring back"),
        N_("Take the posting back for the counseling team for today, with a reason."),
    ),
    Action(
        "ladder.period",
        "ctrl+l",
        N_("Set period"),
        N_("Set after how many business days a posting is urgent; leads do."),
    ),
    Action(
        "map.figure",
        "space",
        N_("Other figure"),
        N_("Count openings left, urgent postings, those with people who fit, or the days waited."),
        palette=False,
    ),
    Action("postings.employers", "c", N_("Companies"), N_("Find a company that looks for people.")),
    Action("posting.mend", "ctrl+t", N_("Mend"), N_("Mend the posting."), ("e",)),
    Action("posting.refer", "ctrl+r", N_("Refer"), N_("Refer somebody who fits this posting.")),
    Action("posting.state", "ctrl+l", N_("Close, reopen"), N_("Close the posting with a reason, or open it again.")),
    Action("posting.near", "ctrl+y", N_("Look alike"), N_("Open the posting of the same company that looks alike.")),
    Action("posting.employer", "ctrl+g", N_("Company"), N_("Open the company's page.")),
    Action("posting.employers", "c", N_("Companies"), N_("Find a company that looks for people.")),
    Action(
        "posting_form.keep",
        "escape",
        N_("Keep and leave"),
        N_("Leave the form; what is half typed is kept for you."),
        palette=False,
    ),
    Action("posting_form.occupation", "ctrl+t", N_("Find occupation"), N_("Look up the occupation code.")),
    Action("posting_form.clear", "ctrl+l", N_("Clear"), N_("Empty the form; pressed again, it gives the text back.")),
    Action("employers.new", "ctrl+n", N_("New company"), N_("Take in a company."), footer=3),
    Action("employer.mend", "ctrl+t", N_("Mend"), N_("Mend what is known of the company."), ("e",)),
    Action("employer.visit", "ctrl+o", N_("Log visit"), N_("Log a visit to the company.")),
    Action("employer.contact", "ctrl+y", N_("Add contact"), N_("Keep a person to speak to.")),
    Action("employer.posting", "ctrl+n", N_("New posting"), N_("Register a posting of this company."), footer=3),
    Action(
        "employer.take_back",
        "ctrl+l",
        N_("Take back"),
        N_("Take the visit at the cursor back with a reason, or forget the contact."),
    ),
    Action("employer.near", "ctrl+g", N_("Look alike"), N_("Open the company that may be the same.")),
    Action(
        "employer_form.keep",
        "escape",
        N_("Keep and leave"),
        N_("Leave the form; what is half typed is kept for you."),
        palette=False,
    ),
    Action("employer_form.open", "ctrl+g", N_("Open that one"), N_("Open the company that is likely the same.")),
    Action("employer_form.other", "ctrl+o", N_("Next one"), N_("Look at the next company that may be the same.")),
    Action("employer_form.clear", "ctrl+l", N_("Clear"), N_("Empty the form; pressed again, it gives the text back.")),
)
