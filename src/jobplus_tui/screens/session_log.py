"""Writing a counseling session from any screen that shows a seeker, mending one and taking one back."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from jobplus_core.errors import Refusal, Stale
from jobplus_tui.i18n import _
from jobplus_tui.phrases import refusal_text
from jobplus_tui.screens.base import DeskScreen

if TYPE_CHECKING:
    from jobplus_core.counseling.queries import Promise, SessionRow
    from jobplus_core.counseling.rules import SessionForm
    from jobplus_tui.desk.counseling import SessionDraft, SessionSlot, SessionStart
    from jobplus_tui.spans import Line


@dataclass(frozen=True, slots=True)
class Asked:
    """One session being written.

    Attributes:
        slot: Where it is kept while it is half typed.
        draft: What is typed, with the token of the one act that saving it is.
        first: What stands in the store, where a session is mended: as long as that is all, nothing is kept.
        promise: What was promised to the person and is still open.
        theirs: What another desk has written meanwhile, where it differs.
    """

    slot: "SessionSlot"
    name: str
    draft: "SessionDraft"
    first: "Mapping[str, str] | None" = None
    promise: "Promise | None" = None
    theirs: "Sequence[Line]" = ()


class SessionLog:
    """Opens the dialog, keeps what is typed, saves it, and opens it again with everything when that is refused.

    What is half typed is stored as the intake form is: a killed process or a dropped line gives it back, to the same
    counselor only.
    """

    def __init__(self, screen: DeskScreen, saved: Callable[[], None]) -> None:
        """Take the screen and what to do after a session is saved, mended or taken back."""
        self._screen = screen
        self._saved = saved

    def open(self, seeker_id: int, name: str) -> None:
        """Ask for a session with a seeker; the promise that is open stands above it."""
        desk = self._screen.session.counseling
        self._screen.read(
            lambda: desk.start(seeker_id), partial(self._begin, seeker_id, name), name="start session", opens=True
        )

    def _begin(self, seeker_id: int, name: str, start: "SessionStart") -> None:
        from jobplus_tui.desk.counseling import SessionDraft, SessionPurpose, SessionSlot

        slot = SessionSlot(SessionPurpose.LOG, seeker_id)
        # The counselor may have gone to another tab while this was read.
        if self._screen.is_current:
            self._ask(Asked(slot, name, start.draft or SessionDraft(), promise=start.promise))

    def mend(self, session_id: int) -> None:
        """Ask for what is to be changed of a session."""
        from jobplus_tui.desk.counseling import SessionDraft, SessionPurpose, SessionSlot, texts_of

        desk = self._screen.session.counseling
        slot = SessionSlot(SessionPurpose.MEND, session_id)

        def read() -> Asked:
            row = desk.session(session_id)
            stored = texts_of(row)
            draft = desk.half_typed(slot) or SessionDraft(dict(stored), version=row.version)
            return Asked(slot, row.seeker, draft, first=stored)

        self._screen.read(read, self._ask, name="start session", opens=True)

    def withdraw(self, session_id: int) -> None:
        """Ask for the reason, then take a session back."""
        desk = self._screen.session.counseling
        self._screen.read(lambda: desk.session(session_id), self._ask_reason, name="start session", opens=True)

    def _ask_reason(self, row: "SessionRow") -> None:
        from jobplus_tui.dialogs.reason import ReasonDialog

        screen, token = self._screen, secrets.token_hex(16)
        desk = screen.session.counseling

        def answered(reason: str | None) -> None:
            if reason is not None:
                screen.act(
                    lambda: desk.withdraw(row, reason, token=token),
                    lambda _seeker_id: self._saved(),
                    name="withdraw session",
                )

        question = _(
            "Take it back? The line stays with the reason, the text for its holder and leads alone; "
            "its figure is reversed."
        )
        facts = f"{row.seeker} {row.held_on.isoformat()} {row.counselor}"
        screen.app.push_screen(ReasonDialog(_("Take the session back"), question, facts=facts), answered)

    def _ask(self, asked: Asked, answer: str = "") -> None:
        from jobplus_tui.dialogs.session import SessionDialog

        mending = asked.draft.version is not None
        dialog = SessionDialog(
            asked.name,
            self._screen.session.today,
            title=_("Mend the session") if mending else "",
            texts=asked.draft.texts or None,
            promise=asked.promise,
            theirs=asked.theirs,
            answer=answer,
            keep=partial(self._keep, asked),
        )
        self._screen.app.push_screen(dialog, partial(self._save, asked))

    def _keep(self, asked: Asked, texts: dict[str, str]) -> None:
        """Hold what is typed at once, and store it in a thread of the app: it must outlive this screen."""
        app, screen, desk = self._screen.app, self._screen, self._screen.session.counseling
        asked.draft.texts = texts
        desk.remember(asked.slot, None if texts == asked.first else asked.draft)

        def run() -> None:
            try:
                desk.keep(asked.slot)
            except Refusal as refusal:
                app.call_later(partial(screen.say_refusal, refusal))

        app.run_worker(run, thread=True, name="keep session", group="keep draft")

    def _save(self, asked: Asked, form: "SessionForm | None") -> None:
        if form is None:
            return
        desk, draft = self._screen.session.counseling, asked.draft
        subject, version = asked.slot.subject_id, draft.version

        def work() -> int:
            done = (
                desk.log(subject, form, token=draft.token)
                if version is None
                else desk.mend(subject, form, version=version, token=draft.token)
            )
            desk.remember(asked.slot, None)
            desk.keep(asked.slot)
            return done

        self._screen.act(work, lambda _id: self._saved(), name="log session", refused=partial(self._refused, asked))

    def _refused(self, asked: Asked, refusal: Refusal) -> None:
        """Ask again with everything typed; after another desk's change, beside what it wrote."""
        if not isinstance(refusal, Stale):
            self._ask(asked, refusal_text(refusal))
            return
        desk = self._screen.session.counseling

        def read() -> Asked:
            from jobplus_tui.desk.counseling import texts_of
            from jobplus_tui.dialogs.session import differing

            row = desk.session(asked.slot.subject_id)
            asked.draft.version = row.version
            asked.draft.token = secrets.token_hex(16)
            return replace(asked, theirs=differing(asked.draft.texts, texts_of(row), self._screen.session.today))

        self._screen.read(read, lambda again: self._ask(again, refusal_text(refusal)), name="start session", opens=True)
