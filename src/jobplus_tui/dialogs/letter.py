"""For whom a letter of referral is written, as what, where to, and what for."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.desk.letters import LetterChosen
from jobplus_tui.dialogs.base import Dialog, problem_lines
from jobplus_tui.dialogs.export import FORMATS
from jobplus_tui.fitting import plain
from jobplus_tui.i18n import N_, _
from jobplus_tui.spans import Span
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.pick_list import Picked, PickList
from jobplus_tui.widgets.text_input import TextInput

READERS = {
    "employer": N_("For the employer"),
    "seeker": N_("For the seeker"),
    "list": N_("List of the posting, for the employer"),
}
_NAMES = {"employer": "알선장-업체", "seeker": "알선장-구직자", "list": "알선구직자명단"}
_PAGES = ("pdf", "hwpx")


class LetterDialog(Dialog[LetterChosen]):
    """Returns what was chosen; without a purpose nothing leaves."""

    AUTO_FOCUS = "#reader"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Area.FORM)]

    def __init__(self, referral_id: int, seeker: str, *, chosen: LetterChosen, problem: str = "") -> None:
        """Take whose letter it is, and what was chosen before with why it could not be done."""
        super().__init__()
        self._referral_id = referral_id
        self._seeker = seeker
        self._chosen = chosen
        self._problem = problem

    def compose(self) -> ComposeResult:
        """Show the fields."""
        chosen = self._chosen
        with Panel(
            title=_("Letter of referral"),
            facts=f"{self._referral_id} {plain(self._seeker)}",
            keys=("form.save", "app.back"),
            id="letter",
        ):
            with Horizontal(id="choices"):
                yield PickList(
                    [(name, _(word)) for name, word in READERS.items()],
                    value=chosen.reader or next(iter(READERS)),
                    help=_("Whom the letter is for; a digit chooses."),
                    id="reader",
                )
                yield PickList(
                    [(format, _(FORMATS[format])) for format in _PAGES],
                    value=chosen.format or _PAGES[0],
                    help=_("What the file is to be; a digit chooses."),
                    id="format",
                )
            yield Lines([[Span(" " + _("File"), "soft")]])
            yield TextInput(
                chosen.path or self._file_name("employer", _PAGES[0]),
                id="path",
                max_length=1000,
                help=_("Where the file is written; nothing there is overwritten."),
            )
            yield Lines([[Span(" " + _("Purpose (kept with your name)"), "soft")]])
            yield TextInput(chosen.purpose, id="purpose", max_length=200, help=_("What the file is for."))
            yield Lines([[Span(" " + _("The center's telephone"), "soft")]])
            yield TextInput(
                chosen.phone, id="phone", max_length=40, help=_("It stands on the letter and is kept for later ones.")
            )
            yield Lines(partial(problem_lines, self._problem), id="problem")

    def _file_name(self, reader: str, format: str) -> str:
        return f"{_NAMES[reader]}-{self._referral_id}.{format}"

    @on(Picked)
    def _picked(self) -> None:
        """Let the file be named after what is chosen, in the folder that was written."""
        field = self.query_one("#path", TextInput)
        folder, slash, _name = field.value.rpartition("/")
        reader, format = (str(self.query_one(f"#{id}", PickList).value) for id in ("reader", "format"))
        field.value = f"{folder}{slash}{self._file_name(reader, format)}"

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on, and in the last field is enough."""
        event.stop()
        order = ("path", "purpose", "phone")
        if event.input.id == order[-1]:
            self.action_save()
        else:
            self.query_one(f"#{order[order.index(event.input.id or order[0]) + 1]}").focus()

    def action_save(self) -> None:
        """Close with what was chosen, or say what is missing."""
        path, purpose, phone = (
            self.query_one(f"#{id}", TextInput).value.strip() for id in ("path", "purpose", "phone")
        )
        for text, field, sentence in (
            (path, "path", _("Write where the file is to stand.")),
            (purpose, "purpose", _("Write what the file is for.")),
        ):
            if not text:
                self.query_one("#problem", Lines).update(partial(problem_lines, sentence))
                self.query_one(f"#{field}").focus()
                return
        reader, format = (str(self.query_one(f"#{id}", PickList).value) for id in ("reader", "format"))
        self.dismiss(LetterChosen(reader, format, path, purpose, phone))
