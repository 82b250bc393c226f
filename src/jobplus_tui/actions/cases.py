"""From a referral to the work that is kept: referrals, hires, events, follow-ups."""

from typing import Final

from jobplus_tui.actions.model import Action
from jobplus_tui.i18n import N_

CASES: Final = (
    Action("referrals.outcome", "ctrl+t", N_("Outcome"), N_("Write how the referral ended, who refused and why.")),
    Action("referrals.mine", "ctrl+y", N_("Mine, all"), N_("Show one's own referrals, or everybody's.")),
    Action("referrals.session", "ctrl+o", N_("Counseling"), N_("Write a counseling session for this seeker.")),
    Action("referrals.view", "ctrl+l", N_("By state"), N_("Show those waiting, those ended, or all."), footer=4),
    Action(
        "referrals.letter",
        "p",
        N_("Letter"),
        N_("Write the letter of referral for the employer or the seeker, or the list of a posting; say what for."),
    ),
    Action("referrals.posting", "ctrl+g", N_("Open posting"), N_("Open the posting of the referral.")),
    Action("referrals.found", "ctrl+n", N_("Found work"), N_("Write a hire that the person found without us.")),
    Action(
        "referrals.events", "v", N_("Events"), N_("Show the events that hires are counted apart for; add or mend one.")
    ),
    Action("hire.event", "ctrl+g", N_("New event"), N_("Write down the event that the hire came about at.")),
    Action("events.new", "ctrl+n", N_("New event"), N_("Write an event down, held or planned.")),
    Action("follow_ups.record", "ctrl+t", N_("Write result"), N_("Write what the call brought.")),
    Action("follow_ups.later", "ctrl+y", N_("Call later"), N_("Nobody answered: call again on the next working day.")),
    Action("follow_ups.session", "ctrl+o", N_("Counseling"), N_("Write a counseling session for this seeker.")),
    Action("follow_ups.script", "ctrl+g", N_("Script"), N_("Show what to say on the telephone.")),
    Action(
        "follow_ups.new",
        "ctrl+n",
        N_("Write anew"),
        N_("Write a hire that the person found without us, or plan calls twice a month for people at risk."),
        footer=3,
    ),
    Action(
        "follow_ups.events", "v", N_("Events"), N_("Show the events that hires are counted apart for; add or mend one.")
    ),
    Action("follow_ups.mine", "ctrl+l", N_("Mine, all"), N_("Show your own follow-ups, or everybody's."), footer=4),
)
