"""What the seekers' screens read and write."""

import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple

from jobplus_core.db.read_port import ReadPort
from jobplus_core.errors import ReadInterrupted, RoleMissing
from jobplus_core.roles import Role
from jobplus_core.seekers import queries
from jobplus_core.seekers.finding import queries as finding
from jobplus_core.seekers.merging.queries import root
from jobplus_core.staff.queries import members_on
from jobplus_tui.desk.drafts import Drafts
from jobplus_tui.paging import PAGE_ROWS, KeysetSource

if TYPE_CHECKING:
    from jobplus_core.counseling.rules import SessionForm
    from jobplus_core.seekers.rules import RegistrationForm, SeekerForm
    from jobplus_tui.desk.seeker_page import SeekerPage
    from jobplus_tui.desk.session import Desk
    from jobplus_tui.intake.draft import FormDraft, Slot

MOST_FOUND: Final = 1_000
"""How many of the people found are listed and counted; whoever looks further types more."""


class Developer(NamedTuple):
    """A counselor of the posting team, who may have found a seeker."""

    counselor_id: int
    name: str


class Saved(NamedTuple):
    """A saved form: whose record it went to."""

    seeker_id: int
    name: str


class FindSource:
    """The people found for what is typed so far; a newer search stops this one.

    What a screen shows is found before the rest is counted.
    """

    def __init__(self, desk: "SeekerDesk", text: str) -> None:
        """Take the desk and what is typed."""
        self._desk = desk
        self._text = text
        self._ids: Sequence[int] = ()
        self._whole = False
        self._stopped = False

    def first(self, rows: int) -> tuple[Sequence[queries.SeekerRow], bool]:
        """Return the first of the people found, and whether those are all."""
        shown: Sequence[queries.SeekerRow] = ()
        if not self._stopped:
            with suppress(ReadInterrupted):
                self._ids, shown = self._desk.first_found(self._text, rows)
                self._whole = len(self._ids) < rows
        return shown, self._whole

    def count(self) -> int:
        """Search, and return how many were found; one more than `MOST_FOUND` stands for any number."""
        if not self._whole and not self._stopped:
            with suppress(ReadInterrupted):
                self._ids = self._desk.found_ids(self._text)
        self._whole = False
        return len(self._ids)

    def page(self, number: int) -> Sequence[queries.SeekerRow]:
        """Return one page of the people found."""
        if not self._stopped:
            with suppress(ReadInterrupted):
                return self._desk.found_rows(self._ids[number * PAGE_ROWS : (number + 1) * PAGE_ROWS])
        return ()

    def interrupt(self) -> None:
        """Stop the search: its answer is no longer wanted."""
        self._stopped = True
        self._desk.stop_finding()


class SeekerDesk:
    """Every method but the sources runs in a worker thread."""

    def __init__(self, desk: "Desk") -> None:
        """Take the session."""
        self._desk = desk
        self.drafts = Drafts(desk)
        self._guard = threading.Lock()
        self._port: ReadPort | None = None
        self._ahead: list[queries.SeekerRow] = []
        self._words_at: tuple[int, int] | None = None

    def _search_port(self) -> ReadPort:
        """The search's own connections: stopping a search must stop nothing else."""
        with self._guard:
            if self._port is None:
                self._port = ReadPort(self._desk.store.location)
            return self._port

    def close(self) -> None:
        """Close the search's connections."""
        if self._port is not None:
            self._port.close()

    def read_ahead(self) -> None:
        """Read the first page before there is a screen, so that its first frame has rows."""
        self._ahead = self._desk.read(lambda r: queries.recent(r, self._desk.actor.institution_id, limit=PAGE_ROWS))

    def learn_job_words(self) -> None:
        """Read the institution's job words where they moved since the last time, and look occupations up with them."""
        from jobplus_core.job_words import queries as job_words
        from jobplus_tui.intake.words import learn

        institution_id = self._desk.actor.institution_id
        stands = self._desk.read(lambda r: job_words.mark(r, institution_id))
        if stands == self._words_at:
            return
        loaded, seen = self._desk.read(
            lambda r: (job_words.words(r, institution_id), job_words.seen_words(r, institution_id))
        )
        learn(job_words.joined(loaded, seen))
        self._words_at = stands

    def recent(self) -> KeysetSource[queries.SeekerRow, int]:
        """The newest records first; what was read ahead serves once."""
        desk, ahead = self._desk, self._ahead
        self._ahead = []

        def read(start: int | None, skip: int, limit: int) -> list[queries.SeekerRow]:
            return desk.read(
                lambda r: queries.recent(r, desk.actor.institution_id, start=start, skip=skip, limit=limit)
            )

        return KeysetSource(
            count=lambda: desk.read(lambda r: queries.count(r, desk.actor.institution_id)),
            anchors=lambda every: desk.read(lambda r: queries.recent_anchors(r, desk.actor.institution_id, every)),
            read=read,
            ahead=ahead,
        )

    def search(self, text: str) -> FindSource:
        """The people found for what is typed so far."""
        return FindSource(self, text)

    def first_found(self, text: str, rows: int) -> tuple[Sequence[int], Sequence[queries.SeekerRow]]:
        """Find the most relevant people: their numbers and their rows."""
        with self._search_port().snapshot() as reader:
            ids = finding.found_ids(reader, self._desk.actor.institution_id, text, limit=rows)
            return ids, queries.rows_of(reader, ids)

    def found_ids(self, text: str) -> Sequence[int]:
        """Find the numbers of people, the most relevant first; at most one more than `MOST_FOUND`."""
        with self._search_port().snapshot() as reader:
            return finding.found_ids(reader, self._desk.actor.institution_id, text, limit=MOST_FOUND + 1)

    def found_rows(self, ids: Sequence[int]) -> Sequence[queries.SeekerRow]:
        """Read people who were found."""
        with self._search_port().snapshot() as reader:
            return queries.rows_of(reader, ids)

    def stop_finding(self) -> None:
        """Stop the search under way, from any thread."""
        if self._port is not None:
            self._port.interrupt()

    def open(self, seeker_id: int, *, what: str = "record") -> "SeekerPage":
        """A person's record, opened by somebody: the look is noted in the access log.

        The number of a record that was merged into another opens the one that was kept.

        Raises:
            NotFound: There is none.
        """
        from jobplus_core.access.commands import log_access

        seeker_id = self._desk.read(lambda reader: root(reader, seeker_id))
        log_access(self._desk.store, self._desk.actor, seeker_id, what)
        return self.page(seeker_id)

    def page(self, seeker_id: int) -> "SeekerPage":
        """A person's record.

        Raises:
            NotFound: There is none.
        """
        from jobplus_tui.desk.seeker_page import seeker_page

        return self._desk.read(lambda reader: seeker_page(reader, seeker_id, self._desk.actor))

    def likely_same(self, form: "SeekerForm", *, besides: int | None) -> list[finding.LikelySame]:
        """Records that may well be of the person being typed."""
        return self._desk.read(
            lambda reader: finding.likely_same(
                reader,
                self._desk.actor.institution_id,
                name=form.name,
                phone=form.phone,
                birth_date=form.birth_date,
                besides=besides,
            )
        )

    def developers(self) -> list[Developer]:
        """The counselors of the posting team today."""
        from jobplus_core.kinds import TeamKind

        members = self._desk.read(lambda r: members_on(r, self._desk.actor.institution_id, self._desk.today))
        return [Developer(m.counselor_id, m.name) for m in members if m.team_kind == TeamKind.POSTING]

    def register(
        self, form: "SeekerForm", registration: "RegistrationForm", session: "SessionForm | None", *, token: str
    ) -> Saved:
        """Register a new person, with today's session where one was written.

        Raises:
            Refusal: What must be mended first; nothing was saved.
        """
        from jobplus_core.seekers.commands import register_seeker

        self._check_session(session)
        done = register_seeker(self._desk.store, self._desk.actor, form, registration, token=token)
        self._log(done.seeker_id, session, token)
        return Saved(done.seeker_id, form.name)

    def register_again(
        self,
        seeker_id: int,
        form: "SeekerForm",
        registration: "RegistrationForm",
        session: "SessionForm | None",
        *,
        version: int,
        token: str,
    ) -> Saved:
        """Register a known person again (이어 적기), mending the record with the form.

        Raises:
            Stale: Another desk saved the record since `version`.
        """
        from jobplus_core.seekers.commands import register_again

        self._check_session(session)
        register_again(
            self._desk.store, self._desk.actor, seeker_id, registration, form=form, version=version, token=token
        )
        self._log(seeker_id, session, token)
        return Saved(seeker_id, form.name)

    def mend(self, seeker_id: int, form: "SeekerForm", *, version: int, token: str) -> Saved:
        """Save a mended record.

        Raises:
            Stale: Another desk saved it since `version`.
        """
        from jobplus_core.seekers.commands import update_seeker

        update_seeker(self._desk.store, self._desk.actor, seeker_id, form, version=version, token=token)
        return Saved(seeker_id, form.name)

    def log_session(self, seeker_id: int, session: "SessionForm", *, token: str) -> int:
        """Log a counseling session; its id comes back."""
        from jobplus_core.counseling.commands import log_session

        return log_session(self._desk.store, self._desk.actor, seeker_id, session, token=token)

    def _check_session(self, session: "SessionForm | None") -> None:
        """Refuse a session that could not be logged before the person is saved, so that both are or neither."""
        if session is not None:
            from jobplus_core.counseling.rules import cleaned

            cleaned(session)
            if self._desk.actor.counselor_id is None:
                raise RoleMissing(Role.COUNSELOR)

    def _log(self, seeker_id: int, session: "SessionForm | None", token: str) -> None:
        if session is not None:
            self.log_session(seeker_id, session, token=f"{token}-session")

    def remember(self, slot: "Slot", draft: "FormDraft | None") -> None:
        """Hold a half-typed form at once, on any thread; `keep` stores what is held."""
        self.drafts.remember(slot, draft)

    def keep(self, slot: "Slot") -> int | None:
        """Store the half-typed form held, or forget the stored one; the moment of keeping comes back."""
        return self.drafts.keep(slot)

    def half_typed(self, slot: "Slot") -> "FormDraft | None":
        """The form this account left half typed, or nothing."""
        return self.drafts.half_typed(slot)
