"""A person's record: intake, mending, putting together, sessions."""

from typing import Final

from jobplus_tui.actions.model import Action
from jobplus_tui.i18n import N_

RECORDS: Final = (
    Action(
        "intake.keep",
        "escape",
        N_("Keep and leave"),
        N_("Leave the form; what is half typed is kept for you."),
        palette=False,
    ),
    Action("intake.resume", "ctrl+g", N_("Continue"), N_("Continue the record of the likely same person.")),
    Action("intake.other", "ctrl+o", N_("Next person"), N_("Look at the next person who may be the same.")),
    Action("intake.occupation", "ctrl+t", N_("Find occupation"), N_("Look up the occupation code.")),
    Action("intake.clear", "ctrl+l", N_("Clear"), N_("Empty the form; pressed again, it gives the text back.")),
    Action("record.edit", "ctrl+t", N_("Mend"), N_("Mend the record."), ("e",)),
    Action("record.again", "ctrl+g", N_("Register again"), N_("Register this seeker again.")),
    Action("record.session", "ctrl+o", N_("Counseling"), N_("Write a counseling session for this seeker.")),
    Action("record.match", "ctrl+y", N_("Matches"), N_("Show the postings that fit this seeker.")),
    Action("record.found", "f", N_("Found work"), N_("Write a hire that the person found without us.")),
    Action(
        "record.merge",
        "ctrl+l",
        N_("Merge, part"),
        N_("Put this record together with another of the same person, or take the two apart again."),
    ),
    Action("conflict.mine", "left", N_("Mine"), N_("Keep what this form says."), palette=False),
    Action("conflict.theirs", "right", N_("Theirs"), N_("Take what the other desk saved."), palette=False),
    Action("conflict.turn", "space", N_("Turn"), N_("Take the other side of the field."), palette=False),
    Action("merge.turn", "space", N_("Fill or not"), N_("Fill the blank field from the other record, or leave it.")),
    Action("merge.swap", "ctrl+t", N_("Keep other"), N_("Keep the other of the two records.")),
    Action("session.mend", "ctrl+t", N_("Mend"), N_("Mend what was written of this session.")),
    Action(
        "session.withdraw",
        "ctrl+l",
        N_("Take back"),
        N_("Take a session back that was written for the wrong person; its figure is reversed with the reason."),
    ),
)
