"""The weekly report, targets and the evaluation."""

from typing import Final

from jobplus_tui.actions.model import Action
from jobplus_tui.i18n import N_

RESULTS: Final = (
    Action("results.chart", "ctrl+g", N_("Chart"), N_("Change between the table and the months and outlook.")),
    Action("results.team", "ctrl+y", N_("Other team"), N_("Show the weekly report of the next team.")),
    Action("results.week", "pageup", N_("Week before"), N_("Show the week before this one.")),
    Action("results.next", "pagedown", N_("Week after"), N_("Show the week after this one.")),
    Action(
        "results.period",
        "ctrl+t",
        N_("Period"),
        N_("Show another week, or the week as it stood at a moment of the past."),
        footer=4,
    ),
    Action(
        "results.export",
        "ctrl+o",
        N_("Export"),
        N_("Write the weekly report as XLSX, HWPX, PDF, CSV or JSON; say what for."),
        footer=3,
    ),
    Action(
        "results.targets",
        "ctrl+l",
        N_("Targets"),
        N_("See the year's targets with their sources and the quotas they come to; leads choose and divide."),
    ),
    Action(
        "results.close",
        "ctrl+r",
        N_("Close week"),
        N_("Close the week shown (leads): its figures are frozen, later corrections count in the open week."),
    ),
    Action("results.evaluate", "e", N_("Evaluation"), N_("Read the evaluation of a month or quarter.")),
    Action("evaluation.span", "ctrl+y", N_("Month, quarter"), N_("Change between the month and its quarter.")),
    Action("evaluation.before", "pageup", N_("Period before"), N_("Show the period before this one."), priority=True),
    Action("evaluation.after", "pagedown", N_("Period after"), N_("Show the period after this one."), priority=True),
    Action(
        "evaluation.export",
        "ctrl+o",
        N_("Export"),
        N_("Write the evaluation as XLSX, HWPX, PDF, CSV or JSON; say what for."),
        footer=3,
    ),
    Action(
        "evaluation.weights",
        "ctrl+g",
        N_("Weights"),
        N_("See what each measure counts and whom other weights would move; leads change them."),
    ),
    Action(
        "evaluation.note",
        "ctrl+l",
        N_("Causes"),
        N_(
            "Write why your team, or one of its people, stayed low and what is planned (leads); it stands on the sheet."
        ),
    ),
    Action("evaluation.settle", "ctrl+r", N_("Settle"), N_("Settle the evaluation (leads): the sheet stays as it is.")),
)
