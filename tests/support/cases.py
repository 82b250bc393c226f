"""Short ways to a case's records, by the commands a desk calls."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.kinds import Indicator, SubjectKind, WageBasis
from jobplus_core.postings.commands import register_posting
from jobplus_core.postings.rules import PostingForm
from jobplus_core.referrals.commands import refer
from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.rules import RegistrationForm, SeekerForm, WishedOccupation

TODAY = date(2013, 11, 18)

SEEKER = SeekerForm(
    name="홍길순",
    birth_date=date(1961, 5, 5),
    phone="010-0000-1234",
    district_code="11320",
    occupations=(WishedOccupation("요양보호사", "5501", "2025"),),
    wage_basis=WageBasis.MONTH,
    wage_won=2_000_000,
)
POSTING = PostingForm(
    title="요양보호사 구함",
    employer="다온요양원",
    registered_on=TODAY,
    openings=2,
    occupation_text="요양보호사",
    occupation_code="5501",
    sigungu="도봉구",
    district_code="11320",
    wage_basis=WageBasis.MONTH,
    wage_won=2_200_000,
)


class Booked(NamedTuple):
    """A ledger row as far as a case decides it."""

    indicator: str
    quantity: int
    counselor_id: int | None
    team_id: int | None
    occurred_on: date
    counted_on: date
    subject_kind: str
    subject_id: int
    funding: str | None
    channel: str
    standing: str | None
    public_work: bool | None
    reverses_id: int | None


def booked(store: Store, *, after: int = 0) -> list[Booked]:
    """The ledger's rows in order of booking, those up to the id `after` left out."""
    with store.read() as reader:
        return reader.rows(
            """SELECT indicator, quantity, counselor_id, team_id, occurred_on, counted_on, subject_kind, subject_id,
                funding, channel, standing, public_work, reverses_id
            FROM ledger_entry WHERE id > :after ORDER BY id""",
            {"after": after},
            Booked,
        )


def last_entry(store: Store) -> int:
    """The id of the newest ledger row."""
    return number(store, "SELECT MAX(id) FROM ledger_entry")


def number(store: Store, sql: str, **parameters: int | str | date) -> int:
    """One figure of the store."""
    with store.read() as reader:
        return reader.number(sql, parameters)


def row_of(
    actor: Actor,
    indicator: Indicator,
    kind: SubjectKind,
    key: int,
    *,
    day: date = TODAY,
    counted_on: date | None = None,
    quantity: int = 1,
    funding: str | None = None,
    channel: str = "center",
    standing: str | None = None,
    public_work: bool | None = None,
    reverses_id: int | None = None,
) -> Booked:
    """The ledger row that an act of this actor's should have booked."""
    return Booked(
        indicator.value,
        quantity,
        actor.counselor_id,
        actor.team_id,
        day,
        counted_on or day,
        kind.value,
        key,
        funding,
        channel,
        standing,
        public_work,
        reverses_id,
    )


def a_seeker(store: Store, actor: Actor, name: str = "홍길순", *, phone: str = "010-0000-1234") -> int:
    """A registered seeker."""
    form = replace(SEEKER, name=name, phone=phone)
    return register_seeker(store, actor, form, RegistrationForm(registered_on=TODAY)).seeker_id


def a_posting(store: Store, actor: Actor, *, openings: int | None = 2, title: str = "요양보호사 구함") -> int:
    """A registered posting."""
    return register_posting(store, actor, replace(POSTING, openings=openings, title=title))


def a_referral(store: Store, actor: Actor, *, openings: int | None = 2) -> int:
    """A referral of a new seeker to a new posting."""
    return refer(store, actor, a_seeker(store, actor), a_posting(store, actor, openings=openings))
