"""A new posting."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input
from textual.worker import get_current_worker

from jobplus_core.age_limit import AgeBasis
from jobplus_core.codes.occupations import Suggestion
from jobplus_core.kinds import EmploymentForm, Funding, TargetGroup, korean
from jobplus_core.postings.rules import PostingForm
from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.dialogs.posting_fields import AGE_BASES, EXAMPLES, Typed, read_typed, read_wage
from jobplus_tui.fitting import fit
from jobplus_tui.format import money
from jobplus_tui.i18n import N_, _
from jobplus_tui.intake.words import likeliest
from jobplus_tui.spans import Span
from jobplus_tui.widgets.choices import AnyOf, ChoiceField, OneInView
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput

NO_GROUP = "none"
FIELDS = (
    ("employer", N_("Company"), 60, N_("The company that looks for people.")),
    ("title", N_("Work"), 60, N_("What the job is called, such as 경리사무원.")),
    ("occupation", N_("Occupation"), 40, N_("What people call this work; the code is found from it.")),
    ("openings", N_("Openings"), 6, N_("How many people; leave it empty if nobody has said.")),
    ("district", N_("Place"), 60, N_("District and address, such as 중구 세종대로 110.")),
    ("wage", N_("Wage"), 20, N_("220 is 2,200,000 won a month; 시급 10320 is won an hour.")),
    ("hours", N_("Hours"), 20, N_("Start and end of the working day, such as 09:00-18:00.")),
    ("days", N_("Days a week"), 4, N_("Working days a week, 1 to 7.")),
    ("weekly", N_("Hours a week"), 6, N_("Working hours a week.")),
    ("closes_on", N_("Deadline"), 20, N_("The last day to apply: 12/31, +14, 금; empty means until filled.")),
    ("ages", N_("Age limit"), 12, N_("Only with its reason in law: 19-, -60 or 19-60; otherwise leave it empty.")),
)
"""Name, label, most characters and help of each field."""

LABEL = 13
_ROTATING = {None: "", False: "no", True: "yes"}
STARRED = frozenset({"employer", "title"})


class PostingFormDialog(Dialog[PostingForm]):
    """The form; returns what is to be saved and saves nothing itself."""

    AUTO_FOCUS = "#employer"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(Area.FORM),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(
        self, today: date, *, typed: Typed | None = None, answer: str = "", keep: Callable[[Typed], None]
    ) -> None:
        """Take what was typed before.

        Args:
            today: The day that typed days are counted from.
            typed: What was typed before, given back.
            answer: Why the form was not saved the last time.
            keep: Receives what is typed whenever the form is left.
        """
        super().__init__()
        self._today = today
        self._typed = typed or Typed()
        self._answer = answer
        self._keep = keep
        self._suggestion: Suggestion | None = None

    def compose(self) -> ComposeResult:
        """Show one field a line, with what was understood beside it."""
        with Panel(title=_("New posting"), keys=("form.save", "app.back"), id="posting-form"):
            with VerticalScroll(id="posting-fields", can_focus=False):
                for name, label, most, help in FIELDS:
                    with Horizontal(classes="field"):
                        yield self._label(_(label), name in STARRED)
                        yield TextInput(self._typed.texts.get(name, ""), max_length=most, help=_(help), id=name)
                        yield Lines(id=f"{name}-note", classes="note")
                with Horizontal(classes="field"):
                    yield self._label(_("Age reason"), False)
                    yield OneInView(
                        [("", _("no limit")), *((basis.value, _(words)) for basis, words in AGE_BASES.items())],
                        value=self._typed.age_basis.value if self._typed.age_basis else "",
                        help=_("Why the law allows the age limit; without a reason none may be set."),
                        id="age_basis",
                    )
                    yield Lines(id="age_basis-note", classes="note")
                with Horizontal(classes="field"):
                    yield self._label(_("Prefers"), False)
                    yield self._groups()
                with Horizontal(classes="field"):
                    yield self._label(_("Rotating"), False)
                    yield OneInView(
                        [("", _("unknown")), ("no", _("No")), ("yes", _("Yes"))],
                        value=_ROTATING[self._typed.rotating],
                        help=_("Whether the shifts rotate; left and right change it."),
                        id="rotating",
                    )
                with Horizontal(classes="field"):
                    yield self._label(_("Form"), False)
                    yield OneInView(
                        [("", _("unknown")), *((form.value, korean(form)) for form in EmploymentForm)],
                        value=self._typed.form.value if self._typed.form else "",
                        help=_("Form of employment; left and right change it."),
                        id="form",
                    )
                with Horizontal(classes="field"):
                    yield self._label(_("Funding"), False)
                    yield OneInView(
                        [(funding.value, korean(funding)) for funding in Funding],
                        value=self._typed.funding.value,
                        help=_("Who pays: a private employer or an employment-support program."),
                        id="funding",
                    )
            yield Lines([[Span(f" ✗ {self._answer}", "bad")]] if self._answer else [], id="answer")

    def _label(self, text: str, starred: bool) -> Lines:
        return Lines([[Span(fit(f" {text}{' *' if starred else ''}", LABEL), "soft")]], classes="label")

    def _groups(self) -> AnyOf:
        groups = self._typed.preferred_groups
        field = AnyOf(
            [(NO_GROUP, _("nobody")), *((group.value, korean(group)) for group in TargetGroup)],
            help=_("Groups that the employer prefers; Space ticks, nothing ticked is unknown."),
            id="preferred_groups",
        )
        field.value = "" if groups is None else " ".join(sorted(groups)) or NO_GROUP
        return field

    def on_mount(self) -> None:
        """Read what was given back."""
        self._note("age_basis", "", "soft")
        self._find_occupation(self._typed.texts.get("occupation", ""))

    def _now_typed(self) -> Typed:
        texts = {name: self.query_one(f"#{name}", TextInput).value for name, *_rest in FIELDS}
        form = self.query_one("#form", OneInView).value
        funding = self.query_one("#funding", OneInView).value
        basis = self.query_one("#age_basis", OneInView).value
        groups = self.query_one("#preferred_groups", AnyOf).chosen
        rotating = self.query_one("#rotating", OneInView).value
        return Typed(
            texts,
            EmploymentForm(form) if form else None,
            Funding(funding),
            AgeBasis(basis) if basis else None,
            frozenset(groups) - {NO_GROUP} if groups else None,
            {"yes": True, "no": False}.get(rotating),
        )

    @on(ChoiceField.Changed, "#age_basis")
    def _basis_chosen(self) -> None:
        self._note("age_basis", "", "soft")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        name = event.input.id or ""
        if name == "occupation":
            self._find_occupation(event.value)
        elif name == "wage":
            read = read_wage(event.value)
            self._note(name, f"{korean(read[0])} {money(read[1])}" if read else "", "soft")
        elif name in EXAMPLES:
            self._note(name, "", "soft")

    def _find_occupation(self, text: str) -> None:
        """Look for the code of the words, in a thread: the classification is read first."""

        def find() -> None:
            found = likeliest(text)
            if not get_current_worker().is_cancelled:
                self.call_later(partial(self._know_occupation, text, found))

        self.run_worker(find, thread=True, name="find occupation", group="find occupation", exclusive=True)

    def _know_occupation(self, text: str, found: Suggestion | None) -> None:
        self._suggestion = found
        if found is not None:
            self._note("occupation", f"{found.code} {found.name} {found.confidence}%", "soft")
        else:
            self._note("occupation", _("no code found") if text.strip() else "", "warn")

    def _note(self, name: str, text: str, words: str) -> None:
        note = self.query_one(f"#{name}-note", Lines)
        note.update([[Span(" " + text, words)]] if text else [])
        if name == "age_basis":
            # Its choices take the whole line while nothing is wrong.
            note.display = bool(text)

    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next()

    def action_save(self) -> None:
        """Return the form, or say at each field what is accepted there."""
        typed = self._now_typed()
        occupation = typed.texts["occupation"].strip()
        if occupation and self._suggestion is None:
            # The words may have been typed faster than their code was found.
            self._suggestion = likeliest(occupation)
        form, wrong = read_typed(typed, self._suggestion, self._today)
        self._keep(typed)
        if form is not None:
            self.dismiss(form)
            return
        for name in wrong:
            self._note(name, f"! {_(EXAMPLES[name])}", "bad")
        self.query_one(f"#{wrong[0]}").focus()

    def leave(self) -> None:
        """Keep what is typed when another tab takes the screen."""
        self._keep(self._now_typed())

    def action_close(self) -> None:
        """Keep what is typed and close."""
        self.leave()
        self.dismiss(None)
