"""One counselor's session with the store: who is signed in, what day it is, what the status bar says."""

import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Final, TypeVar

from jobplus_core.access import queries as access
from jobplus_core.actor import Actor
from jobplus_core.clock import KST, Clock, business_day, micros, system_clock
from jobplus_core.db.read_port import Reader
from jobplus_core.errors import SignInRefused, StoreRefusal
from jobplus_core.settings import SettingName
from jobplus_core.staff.queries import center

if TYPE_CHECKING:
    from jobplus_core.calendar.rules import BusinessDays
    from jobplus_core.db.store import Store
    from jobplus_core.postings.ladder.rules import LadderDay
    from jobplus_tui.desk.counseling import CounselingDesk
    from jobplus_tui.desk.employers import EmployerDesk
    from jobplus_tui.desk.evaluating import EvaluationDesk
    from jobplus_tui.desk.events import EventDesk
    from jobplus_tui.desk.follow_ups import FollowUpDesk
    from jobplus_tui.desk.ladder import LadderDesk
    from jobplus_tui.desk.matching import MatchingDesk
    from jobplus_tui.desk.occupation_words import OccupationWordsDesk
    from jobplus_tui.desk.posting_editing import PostingEditingDesk
    from jobplus_tui.desk.posting_import import PostingImportDesk
    from jobplus_tui.desk.postings import PostingDesk
    from jobplus_tui.desk.referrals import ReferralDesk
    from jobplus_tui.desk.results import ResultsDesk
    from jobplus_tui.desk.seeker_import import SeekerImportDesk
    from jobplus_tui.desk.seekers import SeekerDesk
    from jobplus_tui.desk.status import StatusMonth
    from jobplus_tui.desk.today import TodayDesk
    from jobplus_tui.desk.undo import UndoDesk
    from jobplus_tui.status import StatusFacts

T = TypeVar("T")

WATCH_EVERY_S: Final = 0.1
PARTS: Final = (
    "matching",
    "seekers",
    "seeker_import",
    "posting_import",
    "occupation_words",
    "counseling",
    "postings",
    "posting_editing",
    "employers",
    "follow_ups",
    "results",
    "month",
)
"""Names of the session's parts, each made when it is first asked for."""


class Desk:
    """The session; every method but the properties runs in a worker thread."""

    def __init__(self, store: str | None = None, *, clock: Clock = system_clock, name: str = "") -> None:
        """Remember where the store is; nothing is opened yet.

        Args:
            store: Path or URL, else what `JOBPLUS_STORE` or the platform says.
            clock: The clock of the whole session.
            name: The terminal's name in the records.
        """
        self._place = store
        self._clock = clock
        self._name = name
        self._actor: Actor | None = None
        self._opening = threading.Lock()
        self._closed = threading.Event()

    @cached_property
    def _store(self) -> "Store":
        from jobplus_core.db.store import open_store

        return open_store(self._place, clock=self._clock)

    @property
    def store(self) -> "Store":
        """The open store, for the session's own parts."""
        with self._opening:
            return self._store

    @property
    def actor(self) -> Actor:
        """Who is signed in.

        Raises:
            SignInRefused: Nobody is.
        """
        if self._actor is None:
            raise SignInRefused(0)
        return self._actor

    @property
    def now(self) -> datetime:
        """The present, Korean time."""
        return self._clock().astimezone(KST)

    @property
    def today(self) -> date:
        """The Korean calendar day."""
        return business_day(micros(self._clock()))

    def warm_up(self) -> None:
        """Open the store and load the writing side of the core, behind the first frame."""
        _ = self.store
        for name in ("seekers", "counseling", "referrals", "placements", "follow_ups", "postings", "access"):
            import_module(f"jobplus_core.{name}.commands")

    def center_name(self) -> str:
        """Return the name of the center."""
        row = self.read(center)
        return row.name if row is not None else ""

    def sign_in(self, login: str, password: str) -> None:
        """Sign a counselor in by name and password; nothing that another one left half typed stays in memory.

        Raises:
            SignInRefused, AccountLocked: The store says no.
        """
        from jobplus_core.access.commands import sign_in

        self._become(sign_in(self.store, login, password, desk=self._name))

    def _forget(self) -> None:
        """Drop the session's parts, which keep what one counselor typed and ranked."""
        parts = [self.__dict__.pop(name, None) for name in PARTS]
        for part in parts:
            close = getattr(part, "close", None)
            if callable(close):
                close()

    def sign_in_demo(self, login: str | None = None) -> bool:
        """Sign a demo's own counselor in; only a demo's accounts have no password.

        Returns:
            Whether this is a demo and somebody is signed in now.
        """

        def find(reader: Reader) -> Actor | None:
            name = login or access.demo_login(reader)
            row = access.account(reader, name, self.today) if name is not None else None
            if row is None or row.password_hash is not None:
                return None
            return access.actor_of(reader, row, desk=self._name)

        actor = self.read(find)
        if actor is not None:
            self._become(actor)
        return actor is not None

    def _become(self, actor: Actor) -> None:
        before, self._actor = self._actor, actor
        if before is not None and before.account_id != actor.account_id:
            self._forget()

    def read(self, work: Callable[[Reader], T]) -> T:
        """Run `work` on one snapshot of the store."""
        with self.store.read() as reader:
            return work(reader)

    def days(self, reader: Reader) -> "BusinessDays":
        """The center's business days."""
        from jobplus_core.calendar.queries import business_days

        return business_days(reader, self.actor.institution_id)

    def urgent_after(self, reader: Reader) -> int:
        """Business days after which an unfilled posting is urgent."""
        return access.setting(reader, self.actor.institution_id, SettingName.URGENT_BUSINESS_DAYS)

    def ladder_day(self, reader: Reader) -> "LadderDay":
        """Today, as the unfilled ladder sees it."""
        from jobplus_core.postings.ladder.rules import LadderDay

        return LadderDay(self.today, self.days(reader), self.urgent_after(reader))

    def idle_after_s(self) -> float:
        """Seconds without a key after which the desk is locked, as the center has set it."""

        def read(reader: Reader) -> int:
            row = center(reader)
            return access.setting(reader, row.id if row is not None else 0, SettingName.IDLE_LOCK_MINUTES)

        return 60.0 * self.read(read)

    def status_facts(self) -> "StatusFacts":
        """Return the status bar's facts of whoever is signed in; a lead sees the team's pace."""
        from jobplus_tui.desk.status import status_facts

        return self.read(lambda reader: status_facts(reader, self.actor, self.today, self.month))

    @cached_property
    def month(self) -> "StatusMonth":
        """The month that the status bar shows."""
        from jobplus_tui.desk.status import StatusMonth

        return StatusMonth()

    def next_measure(self) -> None:
        """Let the status bar measure by the next indicator of the team."""
        self.month.turn()

    @cached_property
    def matching(self) -> "MatchingDesk":
        """What the matching screen reads and writes; it keeps the pools that rankings run on."""
        from jobplus_tui.desk.matching import MatchingDesk

        return MatchingDesk(self)

    @property
    def referrals(self) -> "ReferralDesk":
        """What the referrals' screen reads and writes."""
        from jobplus_tui.desk.referrals import ReferralDesk

        return ReferralDesk(self)

    @property
    def ladder(self) -> "LadderDesk":
        """What the unfilled ladder reads and writes."""
        from jobplus_tui.desk.ladder import LadderDesk

        return LadderDesk(self)

    def begin_day(self) -> None:
        """Do what each day asks for once, whichever desk comes first."""
        self.ladder.begin_day()

    @property
    def undo(self) -> "UndoDesk":
        """What taking acts back reads and writes."""
        from jobplus_tui.desk.undo import UndoDesk

        return UndoDesk(self)

    @property
    def events(self) -> "EventDesk":
        """What events are read and written by."""
        from jobplus_tui.desk.events import EventDesk

        return EventDesk(self)

    @property
    def agenda(self) -> "TodayDesk":
        """What the day's queue reads and writes."""
        from jobplus_tui.desk.today import TodayDesk

        return TodayDesk(self)

    def watch(self, changed: Callable[[], None]) -> None:
        """Call `changed` after each commit of another desk, from this thread, until the session closes.

        It is called once at the start, for what was committed between the first reads and the first look.
        """
        from jobplus_core.db.watch import Watch

        watch: Watch | None = None
        try:
            while not self._closed.is_set():
                try:
                    if watch is None:
                        watch = Watch(self.store.location)
                        changed()
                    elif watch.changed():
                        changed()
                    self._closed.wait(WATCH_EVERY_S)
                except StoreRefusal:
                    # The next read says what is wrong with the store; the watch only tries again.
                    watch = None
                    self._closed.wait(timedelta(seconds=5).total_seconds())
        finally:
            if watch is not None:
                watch.close()

    @cached_property
    def seekers(self) -> "SeekerDesk":
        """What the seekers' screen reads and writes."""
        from jobplus_tui.desk.seekers import SeekerDesk

        return SeekerDesk(self)

    @cached_property
    def seeker_import(self) -> "SeekerImportDesk":
        """What importing a list of seekers reads and writes."""
        from jobplus_tui.desk.seeker_import import SeekerImportDesk

        return SeekerImportDesk(self)

    @cached_property
    def posting_import(self) -> "PostingImportDesk":
        """What importing postings reads and writes."""
        from jobplus_tui.desk.posting_import import PostingImportDesk

        return PostingImportDesk(self)

    @cached_property
    def occupation_words(self) -> "OccupationWordsDesk":
        """What giving words their occupation reads and writes."""
        from jobplus_tui.desk.occupation_words import OccupationWordsDesk

        return OccupationWordsDesk(self)

    @cached_property
    def counseling(self) -> "CounselingDesk":
        """What the counseling log and the counselor's queue read and write."""
        from jobplus_tui.desk.counseling import CounselingDesk

        return CounselingDesk(self)

    @cached_property
    def postings(self) -> "PostingDesk":
        """What the postings' screen reads and writes."""
        from jobplus_tui.desk.postings import PostingDesk

        return PostingDesk(self)

    @cached_property
    def posting_editing(self) -> "PostingEditingDesk":
        """What a posting's page and form read and write."""
        from jobplus_tui.desk.posting_editing import PostingEditingDesk

        return PostingEditingDesk(self)

    @cached_property
    def employers(self) -> "EmployerDesk":
        """What the employers' screens read and write."""
        from jobplus_tui.desk.employers import EmployerDesk

        return EmployerDesk(self)

    @cached_property
    def follow_ups(self) -> "FollowUpDesk":
        """What the follow-ups' screen reads and writes."""
        from jobplus_tui.desk.follow_ups import FollowUpDesk

        return FollowUpDesk(self)

    @cached_property
    def results(self) -> "ResultsDesk":
        """What the results' screen reads."""
        from jobplus_tui.desk.results import ResultsDesk

        return ResultsDesk(self)

    @property
    def evaluations(self) -> "EvaluationDesk":
        """What the evaluation reads and writes."""
        from jobplus_tui.desk.evaluating import EvaluationDesk

        return EvaluationDesk(self)

    def close(self) -> None:
        """End the session."""
        self._closed.set()
        self._forget()
        if "_store" in self.__dict__:
            self._store.close()
