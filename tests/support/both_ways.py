"""The same acts done two ways: through the commands, and through the demo's bulk path."""

from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from itertools import count
from typing import Any, Concatenate, Protocol, TypeVar

from jobplus_core.access.commands import add_account, found_center
from jobplus_core.actor import Actor
from jobplus_core.clock import micros
from jobplus_core.counseling.commands import log_session
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.db.bulk import BulkWriter
from jobplus_core.db.connect import connect_postgresql, connect_sqlite
from jobplus_core.db.store import Store
from jobplus_core.demo.acts import cases, employers, founding, hires, people
from jobplus_core.demo.acts.book import Book
from jobplus_core.demo.acts.sheets import Record, Sheet
from jobplus_core.employers.commands import add_contact, log_visit, update_employer
from jobplus_core.employers.rules import ContactForm, EmployerForm, VisitForm
from jobplus_core.follow_ups.commands import record_follow_up
from jobplus_core.kinds import FollowUpResult, ReferralState, Role, TeamKind
from jobplus_core.placements.commands import cancel_placement, place
from jobplus_core.plan.commands import QuotaForm, TargetForm, set_quotas, set_targets
from jobplus_core.postings.commands import close_posting, register_posting
from jobplus_core.postings.rules import PostingForm
from jobplus_core.referrals.commands import record_outcome, refer
from jobplus_core.seekers.commands import register_again, register_seeker
from jobplus_core.seekers.rules import RegistrationForm, SeekerForm
from jobplus_core.staff.commands import add_counselor
from jobplus_core.tables.base import Row
from jobplus_core.tables.casework import Event, FollowUp, Placement, Referral
from jobplus_core.tables.postings import Employer
from tests.support.clock import FrozenClock

T = TypeVar("T")


class Way(Protocol):
    """How acts are done; each happens at the moment given before it, records are named by their ids."""

    def at(self, moment: datetime) -> None: ...
    def found(self) -> tuple[Actor, dict[TeamKind, int]]: ...
    def counselor(self, actor: Actor, name: str, *, team_id: int, since: date, lead: bool = False) -> int: ...
    def account(
        self, actor: Actor, login: str, name: str, counselor_id: int | None, roles: tuple[Role, ...]
    ) -> int: ...
    def event(self, values: Record) -> Record: ...
    def targets(self, actor: Actor, *forms: TargetForm) -> None: ...
    def quotas(self, actor: Actor, *forms: QuotaForm) -> None: ...
    def register(self, actor: Actor, form: SeekerForm, registration: RegistrationForm) -> int: ...
    def again(self, actor: Actor, seeker_id: int, registration: RegistrationForm) -> None: ...
    def session(self, actor: Actor, seeker_id: int, form: SessionForm) -> None: ...
    def posting(self, actor: Actor, form: PostingForm) -> int: ...
    def close(self, actor: Actor, posting_id: int, reason: str) -> None: ...
    def employer(self, actor: Actor, employer_id: int, form: EmployerForm) -> None: ...
    def contact(self, actor: Actor, employer_id: int, form: ContactForm) -> None: ...
    def visit(self, actor: Actor, employer_id: int, form: VisitForm) -> None: ...
    def refer(self, actor: Actor, seeker_id: int, posting_id: int, **how: Any) -> int: ...
    def outcome(self, actor: Actor, referral_id: int, state: ReferralState, **how: Any) -> None: ...
    def place(self, actor: Actor, referral_id: int, *, event: Record | None = None, **how: Any) -> int: ...
    def cancel(self, actor: Actor, placement_id: int, reason: str) -> None: ...
    def check(
        self, actor: Actor, follow_up_id: int, result: FollowUpResult, note: str | None = None, **how: Any
    ) -> None: ...


class ByCommands:
    """Through the commands, on a store whose clock stands at each act's moment."""

    def __init__(self, store: Store, clock: FrozenClock) -> None:
        self._store = store
        self._clock = clock
        self._tokens = map("t{}".format, count(1))

    def at(self, moment: datetime) -> None:
        self._clock.now = moment

    def found(self) -> tuple[Actor, dict[TeamKind, int]]:
        made = found_center(
            self._store, "시험 센터", login="admin", password=None, administrator="관리자", desk="desk-0"
        )
        return made.actor, made.teams

    def counselor(self, actor: Actor, name: str, *, team_id: int, since: date, lead: bool = False) -> int:
        return self._do(add_counselor, actor, name, team_id=team_id, since=since, lead=lead)

    def account(self, actor: Actor, login: str, name: str, counselor_id: int | None, roles: tuple[Role, ...]) -> int:
        return self._do(
            add_account, actor, login=login, name=name, password=None, counselor_id=counselor_id, roles=roles
        )

    def event(self, values: Record) -> Record:
        # No command makes events yet.
        sheet = Sheet(Event)
        row = sheet.add(values)
        location = self._store.location
        connect = connect_sqlite if location.dialect == "sqlite" else connect_postgresql
        with closing(connect(location)) as connection:
            sheet.write(BulkWriter(connection, location.dialect))
        return row

    def targets(self, actor: Actor, *forms: TargetForm) -> None:
        self._do(set_targets, actor, forms)

    def quotas(self, actor: Actor, *forms: QuotaForm) -> None:
        self._do(set_quotas, actor, forms)

    def register(self, actor: Actor, form: SeekerForm, registration: RegistrationForm) -> int:
        return self._do(register_seeker, actor, form, registration).seeker_id

    def again(self, actor: Actor, seeker_id: int, registration: RegistrationForm) -> None:
        self._do(register_again, actor, seeker_id, registration)

    def session(self, actor: Actor, seeker_id: int, form: SessionForm) -> None:
        self._do(log_session, actor, seeker_id, form)

    def posting(self, actor: Actor, form: PostingForm) -> int:
        return self._do(register_posting, actor, form)

    def close(self, actor: Actor, posting_id: int, reason: str) -> None:
        self._do(close_posting, actor, posting_id, reason)

    def employer(self, actor: Actor, employer_id: int, form: EmployerForm) -> None:
        self._do(update_employer, actor, employer_id, form, version=self._version(Employer, employer_id))

    def contact(self, actor: Actor, employer_id: int, form: ContactForm) -> None:
        self._do(add_contact, actor, employer_id, form)

    def visit(self, actor: Actor, employer_id: int, form: VisitForm) -> None:
        self._do(log_visit, actor, employer_id, form)

    def refer(self, actor: Actor, seeker_id: int, posting_id: int, **how: Any) -> int:
        return self._do(refer, actor, seeker_id, posting_id, **how)

    def outcome(self, actor: Actor, referral_id: int, state: ReferralState, **how: Any) -> None:
        self._do(record_outcome, actor, referral_id, state, version=self._version(Referral, referral_id), **how)

    def place(self, actor: Actor, referral_id: int, *, event: Record | None = None, **how: Any) -> int:
        return self._do(place, actor, referral_id, event_id=event and event["id"], **how)

    def cancel(self, actor: Actor, placement_id: int, reason: str) -> None:
        version = self._version(Placement, placement_id)
        self._do(cancel_placement, actor, placement_id, reason, version=version)

    def check(
        self, actor: Actor, follow_up_id: int, result: FollowUpResult, note: str | None = None, **how: Any
    ) -> None:
        version = self._version(FollowUp, follow_up_id)
        self._do(record_follow_up, actor, follow_up_id, result, version=version, note=note, **how)

    def _do(self, command: Callable[Concatenate[Store, ...], T], *args: Any, **named: Any) -> T:
        return command(self._store, *args, token=next(self._tokens), **named)

    def _version(self, table: type[Row], key: int) -> int:
        with self._store.session() as session:
            return int(session.get_one(table, key).version)  # type: ignore[attr-defined]


class InBulk:
    """Through the bulk path."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._moment = 0
        self._tokens = map("t{}".format, count(1))
        self._seekers: dict[int, Record] = {}
        self._postings: dict[int, Record] = {}
        self._referrals: dict[int, Record] = {}
        self._hires: dict[int, hires.Hire] = {}
        self._checks: dict[int, tuple[hires.Hire, Record]] = {}

    def at(self, moment: datetime) -> None:
        self._moment = micros(moment)

    def found(self) -> tuple[Actor, dict[TeamKind, int]]:
        return founding.found_center(
            self._book,
            "시험 센터",
            at=self._moment,
            login="admin",
            administrator="관리자",
            desk="desk-0",
            token="t0",
        )

    def counselor(self, actor: Actor, name: str, *, team_id: int, since: date, lead: bool = False) -> int:
        return self._do(founding.add_counselor, actor, name, team_id=team_id, since=since, lead=lead)

    def account(self, actor: Actor, login: str, name: str, counselor_id: int | None, roles: tuple[Role, ...]) -> int:
        return self._do(founding.add_account, actor, login=login, name=name, counselor_id=counselor_id, roles=roles)

    def event(self, values: Record) -> Record:
        return self._book.event.add(values)

    def targets(self, actor: Actor, *forms: TargetForm) -> None:
        self._do(founding.set_targets, actor, forms)

    def quotas(self, actor: Actor, *forms: QuotaForm) -> None:
        self._do(founding.set_quotas, actor, forms)

    def register(self, actor: Actor, form: SeekerForm, registration: RegistrationForm) -> int:
        return self._keep(self._seekers, self._do(people.register_seeker, actor, form, registration))

    def again(self, actor: Actor, seeker_id: int, registration: RegistrationForm) -> None:
        self._do(people.register_again, actor, self._seekers[seeker_id], registration)

    def session(self, actor: Actor, seeker_id: int, form: SessionForm) -> None:
        self._do(people.log_session, actor, seeker_id, form)

    def posting(self, actor: Actor, form: PostingForm) -> int:
        return self._keep(self._postings, self._do(cases.register_posting, actor, form))

    def close(self, actor: Actor, posting_id: int, reason: str) -> None:
        self._do(cases.close_posting, actor, self._postings[posting_id], reason)

    def employer(self, actor: Actor, employer_id: int, form: EmployerForm) -> None:
        self._do(employers.update_employer, actor, self._employer(employer_id), form)

    def contact(self, actor: Actor, employer_id: int, form: ContactForm) -> None:
        self._do(employers.add_contact, actor, self._employer(employer_id), form)

    def visit(self, actor: Actor, employer_id: int, form: VisitForm) -> None:
        self._do(employers.log_visit, actor, self._employer(employer_id), form)

    def _employer(self, key: int) -> Record:
        return next(row for rows in self._book.employers.values() for row in rows if row["id"] == key)

    def refer(self, actor: Actor, seeker_id: int, posting_id: int, **how: Any) -> int:
        return self._keep(self._referrals, self._do(cases.refer, actor, seeker_id, self._postings[posting_id], **how))

    def outcome(self, actor: Actor, referral_id: int, state: ReferralState, **how: Any) -> None:
        self._do(cases.record_outcome, actor, self._referrals[referral_id], state, **how)

    def place(self, actor: Actor, referral_id: int, *, event: Record | None = None, **how: Any) -> int:
        referral = self._referrals[referral_id]
        hire = self._do(hires.place, actor, referral, self._postings[referral["posting_id"]], event=event, **how)
        self._checks |= {row["id"]: (hire, row) for row in hire.follow_ups}
        key = int(hire.placement["id"])
        self._hires[key] = hire
        return key

    def cancel(self, actor: Actor, placement_id: int, reason: str) -> None:
        self._do(hires.cancel_placement, actor, self._hires[placement_id], reason)

    def check(
        self, actor: Actor, follow_up_id: int, result: FollowUpResult, note: str | None = None, **how: Any
    ) -> None:
        self._do(hires.record_follow_up, actor, *self._checks[follow_up_id], result, note=note, **how)

    def _do(self, act: Callable[Concatenate[Book, ...], T], *args: Any, **named: Any) -> T:
        return act(self._book, *args, at=self._moment, token=next(self._tokens), **named)

    def _keep(self, held: dict[int, Record], row: Record) -> int:
        held[row["id"]] = row
        return int(row["id"])
