"""The screens that have a tab, in the order of their keys."""

from typing import Final

from jobplus_tui.actions.model import Action, ScreenSpec
from jobplus_tui.i18n import N_


def _screen(id: str, name: str, title: str, number: int, help: str) -> ScreenSpec:
    return ScreenSpec(id, f"jobplus_tui.screens.{id}", name, title, f"f{number}", str(number % 10), help)


START: Final = "seekers"
"""Id of the tab that the desk opens on."""

SCREENS: Final = (
    _screen("today", "TodayScreen", N_("The day"), 2, N_("Work through what waits today, the most urgent first.")),
    _screen("seekers", "SeekersScreen", N_("Seekers"), 3, N_("Find or register a job seeker.")),
    _screen("matching", "MatchingScreen", N_("Matching"), 4, N_("See who fits which posting, why, and refer.")),
    _screen("referrals", "ReferralsScreen", N_("Referrals"), 5, N_("Follow every referral to its outcome.")),
    _screen("follow_ups", "FollowUpsScreen", N_("Follow-ups"), 6, N_("Call the placed people who are due.")),
    _screen("postings", "PostingsScreen", N_("Postings"), 7, N_("Look up the postings that are not filled.")),
    _screen("results", "ResultsScreen", N_("Results"), 10, N_("Read the weekly report and the progress.")),
)


def tab(spec: ScreenSpec) -> Action:
    """Return the action that opens a screen."""
    return Action(
        f"app.tab:{spec.id}",
        spec.f_key,
        spec.title,
        spec.help,
        (spec.digit,),
        priority=True,
        argument=spec.id,
    )
