"""Every action of the desk and every screen, declared once.

Footer, F1 help, command palette, border hints, key bindings and the README's key table are derived from
these two tables. An action `seekers.new` is carried out by `action_new` of the screen, widget or app that
its area names.
"""

from collections.abc import Iterator
from enum import Enum
from typing import Final, NamedTuple

from jobplus_tui.i18n import N_


class Area(Enum):
    """Where an action acts: the whole desk, one screen, or one kind of widget."""

    APP = "app"
    LIST = "list"
    FORM = "form"
    SIGN_IN = "sign_in"
    TODAY = "today"
    SEEKERS = "seekers"
    SEEKER_IMPORT = "seeker_import"
    POSTING_IMPORT = "posting_import"
    IMPORT_HISTORY = "import_history"
    OCCUPATION_WORDS = "occupation_words"
    INTAKE = "intake"
    RECORD = "record"
    CONFLICT = "conflict"
    MERGE = "merge"
    SESSION = "session"
    MATCHING = "matching"
    WEIGHTS = "weights"
    REFERRALS = "referrals"
    FOLLOW_UPS = "follow_ups"
    POSTINGS = "postings"
    POSTING = "posting"
    LADDER = "ladder"
    MAP = "map"
    EVENTS = "events"
    HIRE = "hire"
    POSTING_FORM = "posting_form"
    EMPLOYERS = "employers"
    EMPLOYER = "employer"
    EMPLOYER_FORM = "employer_form"
    RESULTS = "results"
    EVALUATION = "evaluation"


class Action(NamedTuple):
    """One thing a counselor can do by a key.

    Attributes:
        id: Area and name, such as `seekers.new`.
        key: The primary key, in Textual's name.
        label: Message id of the word beside the key, a verb of the office of at most six syllables.
        help: Message id of the sentence that explains it.
        also: Further keys; a letter among them gets its 두벌식 twin.
        footer: Place in the footer, 1 first; 0 keeps it to the border of its panel and to F1.
        priority: Whether the key acts before the focused field sees it.
        palette: Whether the command palette offers it.
        argument: What the handler is called with.
    """

    id: str
    key: str
    label: str
    help: str
    also: tuple[str, ...] = ()
    footer: int = 0
    priority: bool = False
    palette: bool = True
    argument: str | None = None

    @property
    def area(self) -> Area:
        """Where the action acts."""
        return Area(self.id.partition(".")[0])

    @property
    def name(self) -> str:
        """The handler's name behind `action_`."""
        return self.id.partition(".")[2].partition(":")[0]

    @property
    def run(self) -> tuple[str, ...]:
        """All keys of an action whose keys are a run of digits, `1` to `7`; nothing for any other."""
        keys = (self.key, *self.also)
        return keys if len(keys) > 1 and all(key.isdigit() for key in keys) else ()

    @property
    def call(self) -> str:
        """The action as Textual calls it."""
        return self.name if self.argument is None else f"{self.name}('{self.argument}')"


class ScreenSpec(NamedTuple):
    """A screen that has a tab.

    Attributes:
        id: The screen's id, also the value of its area.
        module: Where the screen's class stands, imported when it is first opened.
        name: The class.
        title: Message id of the tab.
        f_key: The function key of the tab, in Textual's name.
        digit: The digit of the tab, while no field has the focus.
        help: Message id of what a person does there.
    """

    id: str
    module: str
    name: str
    title: str
    f_key: str
    digit: str
    help: str


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


def _tab(spec: ScreenSpec) -> Action:
    return Action(
        f"app.tab:{spec.id}",
        spec.f_key,
        spec.title,
        spec.help,
        (spec.digit,),
        priority=True,
        argument=spec.id,
    )


ACTIONS: Final = (
    Action(
        "app.help",
        "f1",
        N_("Help"),
        N_("Explain the focused field and list the keys of this screen."),
        footer=1,
        priority=True,
    ),
    *(_tab(spec) for spec in SCREENS),
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

BY_ID: Final = {action.id: action for action in ACTIONS}


def actions_in(area: Area) -> Iterator[Action]:
    """Yield the actions of one area in the order they are declared."""
    return (action for action in ACTIONS if action.area is area)


def screen_spec(id: str) -> ScreenSpec:
    """Return the screen with an id.

    Raises:
        KeyError: For an id that no tab has.
    """
    for spec in SCREENS:
        if spec.id == id:
            return spec
    raise KeyError(id)


def footer_actions(*areas: Area) -> list[Action]:
    """Return the footer's actions where the given areas act, in order, at most one for each key.

    An area's own action hides the desk's on the same key, as pressing the key would.
    """
    own = [action for area in areas for action in actions_in(area)]
    taken = {action.key for action in own}
    shared = [action for action in actions_in(Area.APP) if action.key not in taken]
    shown = [action for action in (*own, *shared) if action.footer]
    return sorted(shown, key=lambda action: (action.footer, action.area is Area.APP))
