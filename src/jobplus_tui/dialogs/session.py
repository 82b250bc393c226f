"""A counseling session, written beside the client."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import Input

from jobplus_core.counseling.queries import Promise
from jobplus_core.counseling.rules import SessionForm, cleaned
from jobplus_core.errors import Refusal
from jobplus_core.kinds import SessionChannel, SessionKind, korean
from jobplus_core.reading import read_minutes
from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.fitting import plain
from jobplus_tui.format import MISSING
from jobplus_tui.i18n import N_, _
from jobplus_tui.phrases import refusal_text
from jobplus_tui.spans import Line, Span
from jobplus_tui.typed import read_day
from jobplus_tui.widgets.choices import OneOf
from jobplus_tui.widgets.form_field import FieldEdited, FormField
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.note_area import NoteArea
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput

LABELS: Final = {
    "kind": N_("Session kind"),
    "channel": N_("Held by"),
    "held_on": N_("Held on"),
    "minutes": N_("Took"),
    "notes": N_("Notes"),
    "next_on": N_("Next session"),
    "next_action": N_("To do till then"),
}
"""Message id of each field's label; the names are those that the core refuses fields under."""

EXAMPLES: Final = {
    "held_on": N_("오늘, 어제, 11/20"),
    "minutes": N_("30, 1시간, 1시간 반"),
    "next_on": N_("12/3, 금, +7"),
}
FIRST: Final = {"kind": SessionKind.FOLLOW.value, "channel": SessionChannel.VISIT.value, "held_on": "오늘"}
KEEP_AFTER_S: Final = 1.0
"""Seconds without a key after which what is typed is kept."""


def differing(mine: Mapping[str, str], theirs: Mapping[str, str], today: date) -> list[Line]:
    """Return what another desk wrote in the fields that differ from what is typed here, a line each."""
    words: dict[str, dict[str, str]] = {
        "kind": {kind.value: korean(kind) for kind in SessionKind},
        "channel": {channel.value: korean(channel) for channel in SessionChannel},
    }

    def same(field: str) -> bool:
        typed, stored = mine.get(field, "").strip(), theirs.get(field, "").strip()
        if field in ("held_on", "next_on"):
            return read_day(typed, today) == read_day(stored, today)
        return read_minutes(typed) == read_minutes(stored) if field == "minutes" else typed == stored

    lines: list[Line] = [[Span(" " + _("Written by the other desk"), "bold")]]
    for field, label in LABELS.items():
        if not same(field):
            text = theirs.get(field, "").replace("\n", " / ")
            lines.append([Span(f" {_(label)} ", "soft"), Span(plain(words.get(field, {}).get(text, text)) or MISSING)])
    return lines


class SessionDialog(Dialog[SessionForm]):
    """The form; returns a session that may be saved and saves nothing itself."""

    AUTO_FOCUS = "NoteArea"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(Area.FORM),
        Binding("down,enter", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(
        self,
        name: str,
        today: date,
        *,
        title: str = "",
        texts: Mapping[str, str] | None = None,
        promise: Promise | None = None,
        theirs: Sequence[Line] = (),
        answer: str = "",
        keep: Callable[[dict[str, str]], None],
    ) -> None:
        """Take whose session it is and what was typed before.

        Args:
            name: The seeker's name.
            today: The day that 오늘 means.
            title: What is done, where it is not a new session.
            texts: What was typed before, given back.
            promise: What was promised to this person and is still open, shown above the fields.
            theirs: What another desk wrote meanwhile, where it differs.
            answer: Why it was not saved the last time.
            keep: Receives what is typed after each pause, and whenever the dialog is left.
        """
        super().__init__()
        self._who = name
        self._today = today
        self._is_new = not title
        self._title = title or _("Counseling session")
        self._texts = texts or dict(FIRST)
        self._promise = promise
        self._theirs = theirs
        self._answer = answer
        self._keep = keep
        self._pause: Timer | None = None
        self._fields = {field: self._field(field) for field in LABELS}

    def _field(self, field: str) -> FormField:
        editor: OneOf | NoteArea | TextInput
        if field == "kind":
            editor = OneOf([(kind.value, korean(kind)) for kind in SessionKind], help=_("←→ or a digit chooses."))
        elif field == "channel":
            editor = OneOf([(kind.value, korean(kind)) for kind in SessionChannel], help=_("←→ or a digit chooses."))
        elif field == "notes":
            editor = NoteArea(help=_("What was said; no resident registration numbers."))
        else:
            editor = TextInput(max_length=200, help=_(EXAMPLES[field]) if field in EXAMPLES else "")
        return FormField(field, _(LABELS[field]), editor)

    def compose(self) -> ComposeResult:
        """Show the fields in a frame."""
        made = self._fields
        with Panel(title=self._title, facts=self._who, keys=("form.save", "app.back"), id="session"):
            yield Lines(self._promised(), id="promise")
            yield made["notes"]
            yield Horizontal(made["next_on"], made["next_action"], classes="row")
            yield Horizontal(made["kind"], made["channel"], classes="row")
            yield Horizontal(made["held_on"], made["minutes"], classes="row")
            yield Lines([[Span(f" ✗ {self._answer}", "bad")]] if self._answer else [], id="answer")
            yield Lines(self._theirs, id="theirs")

    def _promised(self) -> list[Line]:
        if self._promise is None:
            return []
        from jobplus_tui.screens.seeker_words import promise_line

        return [promise_line(self._promise, self._today)]

    def on_mount(self) -> None:
        """Put in what was typed before."""
        for name, field in self._fields.items():
            field.value = self._texts.get(name, "")
        if self._is_new:
            # What comes back half typed is written on; a session to be mended is read from its beginning.
            self.query_one(NoteArea).write_on()

    @property
    def texts(self) -> dict[str, str]:
        """What is typed, by field."""
        return {name: field.value for name, field in self._fields.items()}

    def leave(self) -> None:
        """Give what is typed to whoever opened the dialog, to be kept."""
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        self._keep(self.texts)

    def action_close(self) -> None:
        """Close; what is typed is kept."""
        self.leave()
        self.dismiss(None)

    def on_field_edited(self, message: FieldEdited) -> None:
        """Take an error away once its field is changed, and keep what is typed at the next pause."""
        message.stop()
        self._fields[message.field].show([])
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(KEEP_AFTER_S, self.leave)

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_next()

    def action_save(self) -> None:
        """Give the session back if it may be saved; else say under the field what to mend."""
        form = self._read()
        if form is None:
            return
        try:
            form = cleaned(form)
        except Refusal as refusal:
            self._refuse(getattr(refusal, "field", ""), refusal_text(refusal))
            return
        self.leave()
        self.dismiss(form)

    def _read(self) -> SessionForm | None:
        texts = {name: text.strip() for name, text in self.texts.items()}
        held_on = read_day(texts["held_on"], self._today)
        next_on = read_day(texts["next_on"], self._today) if texts["next_on"] else None
        minutes = read_minutes(texts["minutes"]) if texts["minutes"] else None
        read: dict[str, object | None] = {"held_on": held_on, "next_on": next_on, "minutes": minutes}
        for name, value in read.items():
            if value is None and (texts[name] or name == "held_on"):
                self._refuse(name, _("such as {examples}").format(examples=_(EXAMPLES[name])))
                return None
        if held_on is None or held_on > self._today:
            self._refuse("held_on", _("such as {examples}").format(examples=_(EXAMPLES["held_on"])))
            return None
        return SessionForm(
            held_on=held_on,
            kind=SessionKind(texts["kind"] or SessionKind.FOLLOW),
            channel=SessionChannel(texts["channel"] or SessionChannel.VISIT),
            minutes=minutes,
            notes=texts["notes"] or None,
            next_action=texts["next_action"] or None,
            next_on=next_on,
        )

    def _refuse(self, field: str, sentence: str) -> None:
        if field in self._fields:
            self._fields[field].show([[Span(sentence, "bold bad")]], wrong=True)
            self._fields[field].editor.focus()
        else:
            self.query_one("#answer", Lines).update([[Span(f" ✗ {sentence}", "bad")]])
