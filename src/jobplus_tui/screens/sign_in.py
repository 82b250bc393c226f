"""Sign-in: the first screen of a real desk, and the one that covers a desk nobody has touched for a while."""

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Input

from jobplus_core.errors import Refusal
from jobplus_tui.actions import BY_ID, Action, Area
from jobplus_tui.fitting import wrapped
from jobplus_tui.i18n import _
from jobplus_tui.phrases import refusal_text
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput


class SignInScreen(DeskScreen, areas=(Area.SIGN_IN,)):
    """Asks for name and password; the answer comes from a worker thread."""

    AUTO_FOCUS = "#login"

    @property
    def tab(self) -> str:
        """No tab opens before sign-in."""
        return ""

    def footer(self) -> list[Action]:
        """Return help alone: nothing else can be done yet."""
        return [BY_ID["app.help"], BY_ID["app.quit"]]

    def compose_body(self) -> Iterable[Widget]:
        """Return the form in a frame."""
        locked = _("Locked; what is half typed is kept.")
        yield Panel(
            Lines([[Span(" " + _("Sign-in name"), "soft")]]),
            TextInput(id="login", max_length=64, help=_("The name your center signs you in by.")),
            Lines([[Span(" " + _("Password"), "soft")]]),
            TextInput(id="password", password=True, max_length=256, help=_("Your password; it is not shown.")),
            Lines([[Span(f" {locked}", "soft")] if self.desk_app.locked else []], id="answer"),
            title=_("Sign in"),
            keys=("sign_in.sign_in",),
            id="sign-in",
        )

    def back(self) -> None:
        """Stay: a locked desk opens by its password alone."""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on from the name to the password, and sign in from there."""
        event.stop()
        if event.input.id == "login" and not self.query_one("#password", TextInput).value:
            self.query_one("#password").focus()
        else:
            self.action_sign_in()

    def action_sign_in(self) -> None:
        """Ask the desk to sign this person in."""
        login = self.query_one("#login", TextInput).value.strip()
        password = self.query_one("#password", TextInput).value
        if not login or not password:
            self._answer("!", _("Type name and password."), "bad")
            return
        self._answer("⋯", _("signing in"), "soft")
        desk = self.desk
        self.read(
            lambda: desk.sign_in(login, password),
            lambda _none: self.desk_app.enter(login),
            name="sign in",
            refused=self._refused,
        )

    def _refused(self, refusal: Refusal) -> None:
        self.query_one("#password", TextInput).value = ""
        self._answer("✗", refusal_text(refusal), "bad")

    def _answer(self, sign: str, sentence: str, words: str) -> None:
        def lines(width: int) -> list[Line]:
            parts = wrapped(sentence, width - 4)
            return [[Span(f"   {part}" if place else f" {sign} {part}", words)] for place, part in enumerate(parts)]

        self.query_one("#answer", Lines).update(lines)
