"""What the counseling log and a counselor's queue read and write, from whatever screen shows a seeker."""

import json
import secrets
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from jobplus_core.access import queries as access
from jobplus_core.counseling import queries
from jobplus_core.errors import AlreadyDone, NotFound
from jobplus_core.kinds import SubjectKind
from jobplus_core.seekers.merging.queries import family
from jobplus_core.seekers.queue import queries as waiting
from jobplus_core.staff.queries import members_on
from jobplus_tui.paging import KeysetSource, WholeSource

if TYPE_CHECKING:
    from jobplus_core.counseling.rules import SessionForm
    from jobplus_tui.desk.session import Desk

TYPED: Final = ("notes", "next_on", "next_action", "minutes")
"""The fields that hold something only where somebody typed it; the others begin filled."""


class SessionPurpose(Enum):
    """What the dialog is opened for; half-typed ones are kept apart by it."""

    LOG = "session"
    MEND = "session-mend"


class SessionSlot(NamedTuple):
    """Where a half-typed session is kept: what for, and of which seeker, or of which session when it is mended."""

    purpose: SessionPurpose
    subject_id: int


@dataclass(slots=True)
class SessionDraft:
    """What stands in the dialog, and the token of the one act that saving it is.

    Attributes:
        version: The version of the session that is mended; nothing for a new one.
    """

    texts: dict[str, str] = field(default_factory=dict)
    token: str = field(default_factory=lambda: secrets.token_hex(16))
    version: int | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is typed."""
        return not any(self.texts.get(name, "").strip() for name in TYPED)

    def body(self) -> str:
        """Return it as it is stored."""
        return json.dumps({"texts": self.texts, "token": self.token, "version": self.version}, ensure_ascii=False)

    @classmethod
    def of(cls, body: str) -> "SessionDraft | None":
        """Return what was stored; nothing for a body that no desk of ours wrote."""
        try:
            held = json.loads(body)
            texts = {str(name): str(text) for name, text in held["texts"].items()}
            version = held["version"]
            return cls(texts, str(held["token"]), None if version is None else int(version))
        except (ValueError, KeyError, TypeError, AttributeError):
            return None


class SessionStart(NamedTuple):
    """What the dialog begins with.

    Attributes:
        draft: What was left half typed, or nothing.
        promise: The promise to this person that is still open.
    """

    draft: SessionDraft | None
    promise: queries.Promise | None


class Colleague(NamedTuple):
    """A counselor who may take records over."""

    counselor_id: int
    name: str
    team: str


class CounselingDesk:
    """Every method but `remember` runs in a worker thread."""

    def __init__(self, desk: "Desk") -> None:
        """Take the session."""
        self._desk = desk
        # Drafts are this account's even where a thread stores them after somebody else has signed in.
        self._typist = desk.actor
        self._kept: dict[SessionSlot, SessionDraft | None] = {}
        self._keeping = threading.Lock()

    @property
    def _counselor_id(self) -> int:
        return self._desk.actor.counselor_id or 0

    def start(self, seeker_id: int) -> SessionStart:
        """What a new session with a person begins with.

        What was left half typed on a record that was merged into this one meanwhile goes along to it.
        """
        draft = self.half_typed(SessionSlot(SessionPurpose.LOG, seeker_id)) or self._moved(seeker_id)
        return SessionStart(draft, self._desk.read(lambda reader: queries.open_promise(reader, seeker_id)))

    def _moved(self, seeker_id: int) -> SessionDraft | None:
        """Take what is half typed on a merged record over to the one that was kept."""
        for merged_id in self._desk.read(lambda reader: family(reader, seeker_id)):
            old = SessionSlot(SessionPurpose.LOG, merged_id)
            draft = None if merged_id == seeker_id else self.half_typed(old)
            if draft is not None and not draft.empty:
                new = SessionSlot(SessionPurpose.LOG, seeker_id)
                # Kept under the new number first: killed between the two, it is there twice and not lost.
                self.remember(new, draft)
                self.keep(new)
                self.remember(old, None)
                self.keep(old)
                return draft
        return None

    def session(self, session_id: int) -> queries.SessionRow:
        """One session.

        Raises:
            NotFound: There is none.
            AlreadyDone: It was taken back.
        """
        row = self._desk.read(lambda reader: queries.session(reader, session_id))
        if row is None:
            raise NotFound(SubjectKind.SESSION, session_id)
        if row.withdrawn_on is not None:
            raise AlreadyDone("counseling_session", session_id)
        return row

    def log(self, seeker_id: int, form: "SessionForm", *, token: str) -> int:
        """Log a session; its id comes back."""
        from jobplus_core.counseling.commands import log_session

        return log_session(self._desk.store, self._desk.actor, seeker_id, form, token=token)

    def mend(self, session_id: int, form: "SessionForm", *, version: int, token: str) -> int:
        """Mend a session; its new version comes back.

        Raises:
            Stale: Another desk mended it since `version`.
        """
        from jobplus_core.counseling.commands import mend_session

        return mend_session(self._desk.store, self._desk.actor, session_id, form, version=version, token=token)

    def withdraw(self, row: queries.SessionRow, reason: str, *, token: str) -> int:
        """Take a session back with a reason; the record it stood on comes back."""
        from jobplus_core.counseling.commands import withdraw_session

        return withdraw_session(self._desk.store, self._desk.actor, row.id, reason, version=row.version, token=token)

    def remember(self, slot: SessionSlot, draft: SessionDraft | None) -> None:
        """Hold what is half typed at once, on any thread; `keep` stores what is held."""
        self._kept[slot] = draft

    def keep(self, slot: SessionSlot) -> None:
        """Store what is held, or forget the stored one where nothing is."""
        from jobplus_core.access.commands import drop_draft, save_draft

        actor, store = self._typist, self._desk.store
        form, subject_id = slot.purpose.value, slot.subject_id
        with self._keeping:
            draft, stored = self._kept.get(slot), self._stored(slot)
            if draft is None or draft.empty:
                if stored is not None:
                    drop_draft(store, actor, form, subject_id=subject_id)
            elif stored is None or stored.body != draft.body():
                save_draft(store, actor, form, draft.body(), subject_id=subject_id)

    def half_typed(self, slot: SessionSlot) -> SessionDraft | None:
        """What this account left half typed, or nothing."""
        if slot in self._kept:
            return self._kept[slot]
        row = self._stored(slot)
        return None if row is None else SessionDraft.of(row.body)

    def _stored(self, slot: SessionSlot) -> access.DraftRow | None:
        account_id = self._typist.account_id
        return self._desk.read(
            lambda reader: access.draft(reader, account_id, slot.purpose.value, subject_id=slot.subject_id)
        )

    def queue(self) -> WholeSource[waiting.QueueRow]:
        """What waits for the counselor signed in, as far as one looks through in a day."""
        read, counselor_id = self._desk.read, self._counselor_id
        return WholeSource(lambda: read(lambda r: waiting.queue(r, counselor_id, today=self._desk.today)))

    def mine(self) -> KeysetSource[waiting.OwnedRow, int]:
        """The counselor's own seekers, the newest records first."""
        read, counselor_id = self._desk.read, self._counselor_id
        return KeysetSource(
            count=lambda: read(lambda r: waiting.count_owned(r, counselor_id)),
            anchors=lambda every: read(lambda r: waiting.owned_anchors(r, counselor_id, every)),
            read=lambda start, skip, limit: read(
                lambda r: waiting.owned(r, counselor_id, start=start, skip=skip, limit=limit)
            ),
        )

    def colleagues(self) -> list[Colleague]:
        """Everybody who is in a team today but oneself."""
        members = self._desk.read(lambda r: members_on(r, self._desk.actor.institution_id, self._desk.today))
        return [
            Colleague(each.counselor_id, each.name, each.team)
            for each in members
            if each.counselor_id != self._desk.actor.counselor_id
        ]

    def hand_over(self, seeker_ids: Sequence[int], counselor_id: int, *, reason: str, token: str) -> int:
        """Give records to a colleague with a reason; how many went comes back."""
        from jobplus_core.seekers.queue.commands import hand_over

        return hand_over(self._desk.store, self._desk.actor, seeker_ids, counselor_id, reason=reason, token=token)


def texts_of(row: queries.SessionRow) -> Mapping[str, str]:
    """Return a session as it stands in the dialog."""
    return {
        "kind": row.kind,
        "channel": row.channel,
        "held_on": row.held_on.isoformat(),
        "minutes": "" if row.minutes is None else str(row.minutes),
        "notes": row.notes or "",
        "next_on": "" if row.next_on is None else row.next_on.isoformat(),
        "next_action": row.next_action or "",
    }
