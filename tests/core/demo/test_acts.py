"""The bulk path leaves exactly the rows that the commands leave, on both databases."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from jobplus_core.actor import Actor
from jobplus_core.clock import KST
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.db.bulk import BulkWriter
from jobplus_core.db.connect import connect_postgresql, connect_sqlite
from jobplus_core.db.location import Location
from jobplus_core.db.migrate import new_store
from jobplus_core.db.store import open_at
from jobplus_core.demo.acts.book import Book
from jobplus_core.employers.rules import ContactForm, EmployerForm, VisitForm
from jobplus_core.kinds import (
    CareerDemand,
    Education,
    EmployerSource,
    EmploymentForm,
    EventKind,
    FollowUpResult,
    Funding,
    GrowthSector,
    Indicator,
    LeftReason,
    PostingSource,
    ReferralState,
    RefusalReason,
    Role,
    SessionKind,
    Sex,
    SourceChannel,
    Standing,
    TargetGroup,
    TeamKind,
    WageBasis,
)
from jobplus_core.ledger.verify import verify
from jobplus_core.plan.commands import QuotaForm, TargetForm
from jobplus_core.postings.rules import PostingForm
from jobplus_core.referrals.rules import Shown
from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.rules import RegistrationForm, SeekerForm, WishedOccupation
from jobplus_core.tables import METADATA
from tests.support.both_ways import ByCommands, InBulk, Way
from tests.support.clock import FrozenClock
from tests.support.places import Dialect, Places

FOUNDED = date(2013, 11, 18)
WHOLE = SeekerForm(
    name=" 홍  하늘 ",
    birth_date=date(1971, 3, 2),
    sex=Sex.FEMALE,
    phone="01000001234",
    email="a@example.org",
    district_code="11320",
    dong="창동",
    education=Education.HIGH,
    career_months=30,
    career_text="요양원 2년",
    licenses=("요양보호사", "요양보호사", "1종 보통"),
    occupations=(WishedOccupation("요양보호사", "5501", "2025"), WishedOccupation("무엇이든")),
    places=("11320", "11350"),
    commute_minutes=40,
    wage_basis=WageBasis.HOUR,
    wage_won=11_000,
    employment_forms=(EmploymentForm.REGULAR_PART_TIME, EmploymentForm.CONTRACT),
    days_per_week=5,
    starts_at="09:00",
    ends_at="13:00",
    night=False,
    available_on=FOUNDED,
    target_groups=(TargetGroup.MID_CAREER, TargetGroup.LOW_CREDIT),
    consent_on=FOUNDED,
    consent_scope="알선",
)
EMPLOYER = EmployerForm(
    name="가온들재가센터 ",
    business_no="116-82-00276",
    district_code="11320",
    industry_code="87",
    size=12,
    growth_sector=GrowthSector.FINANCE,
    root_industry=False,
    source=EmployerSource.VISIT,
)
BARE = SeekerForm(name="이도담", email="b@example.org")
CARE = PostingForm(
    title="요양보호사 모집",
    employer="(주)가온들재가센터",
    registered_on=FOUNDED,
    openings=1,
    occupation_text="요양보호사",
    occupation_code="5501",
    occupation_edition="2025",
    occupation_confidence=100,
    sido="서울",
    sigungu="도봉구",
    district_code="11320",
    wage_basis=WageBasis.HOUR,
    wage_won=12_000,
    starts_at="09:00",
    ends_at="13:00",
    days_per_week=5,
    employment_form=EmploymentForm.REGULAR_PART_TIME,
    career=CareerDemand.ANY,
    licenses=("요양보호사",),
    insurance=frozenset({"health", "pension"}),
    closes_on=FOUNDED + timedelta(days=20),
)
PAIR = PostingForm(
    title="경리",
    employer="가온들 재가센터 주식회사",
    registered_on=FOUNDED,
    funding=Funding.SUPPORT,
    openings=2,
    district_code="11140",
    wage_basis=WageBasis.YEAR,
    wage_won=30_000_000,
    hours_per_week=40.0,
    extras=(("비고", "야근 없음"),),
)
UNKNOWN = PostingForm(title="청소", employer="가온들재가센터", registered_on=FOUNDED, until_filled=True)
FED = PostingForm(
    title="경비", employer="새봄터시설관리", registered_on=FOUNDED, source=PostingSource.IMPORT, external_no="K1"
)


def moments() -> Iterator[datetime]:
    """Some minutes apart, day after day; each fifth act comes at the very moment of the one before."""
    day, minute, order = FOUNDED, 0, 0
    while True:
        yield datetime.combine(day, time(9 + minute // 60, minute % 60), KST)
        order += 1
        if order % 5:
            minute += 7
        if minute >= 9 * 60:
            day, minute = day + timedelta(days=1), 0


class Script:
    """The acts, in order, each at the next moment."""

    def __init__(self, way: Way) -> None:
        self._way = way
        self._moments = moments()

    @property
    def next(self) -> Way:
        """The way, with the clock moved on."""
        self._way.at(next(self._moments))
        return self._way

    def play(self) -> Actor:
        """All of them; gives the counselor who did most."""
        admin, teams = self.next.found()
        self._event = self._way.event(
            {"institution_id": 1, "kind": EventKind.DAY_19.value, "name": "11월 19데이", "held_on": date(2013, 11, 19)}
        )
        lead, kim, park = (
            self._hire(admin, teams, name, login, kind, *roles)
            for name, login, kind, *roles in (
                ("한지우", "han", TeamKind.COUNSELING, Role.COUNSELOR, Role.LEAD),
                ("김하나", "kim", TeamKind.COUNSELING, Role.COUNSELOR),
                ("박세모", "park", TeamKind.POSTING, Role.COUNSELOR),
            )
        )
        self._plan(admin, kim)
        people = self._people(kim, park)
        self._work(admin, lead, kim, park, people)
        return kim

    def _hire(
        self, admin: Actor, teams: dict[TeamKind, int], name: str, login: str, kind: TeamKind, *roles: Role
    ) -> Actor:
        lead = Role.LEAD in roles
        counselor_id = self.next.counselor(admin, name, team_id=teams[kind], since=FOUNDED, lead=lead)
        account_id = self.next.account(admin, login, name, counselor_id, roles)
        return Actor(
            account_id, admin.institution_id, name, frozenset(roles), counselor_id, teams[kind], kind.value, login
        )

    def _plan(self, admin: Actor, kim: Actor) -> None:
        both = (("세부", 10_000, True), ("지표", 9_500, True), ("옛", 9_000, False))
        self.next.targets(
            admin,
            *(
                TargetForm(indicator=Indicator.PLACEMENT, year=2013, value=value, source=source, active=active)
                for source, value, active in both
            ),
            TargetForm(indicator=Indicator.OPENING, year=2013, value=18_000, source="지표", funding=Funding.PRIVATE),
        )
        quota = QuotaForm(indicator=Indicator.PLACEMENT, year=2013, month=11, value=72, source="계산")
        self.next.quotas(admin, replace(quota, counselor_id=kim.counselor_id), quota)

    def _people(self, kim: Actor, park: Actor) -> list[int]:
        first = RegistrationForm(
            registered_on=FOUNDED, source_channel=SourceChannel.WALK_IN, developer_id=park.counselor_id
        )
        moved = RegistrationForm(
            registered_on=FOUNDED - timedelta(days=3), standing=Standing.RETURNING, standing_reason="옛 대장"
        )
        found = [
            self.next.register(kim, WHOLE, first),
            self.next.register(kim, BARE, moved),
            self.next.register(park, BARE, RegistrationForm(registered_on=FOUNDED, public_work=True)),
        ]
        self.next.again(park, found[0], RegistrationForm(registered_on=FOUNDED, source_channel=SourceChannel.ONLINE))
        return found

    def _work(self, admin: Actor, lead: Actor, kim: Actor, park: Actor, people: list[int]) -> None:
        care, pair, unknown, fed = (
            self.next.posting(actor, form) for actor, form in ((park, CARE), (park, PAIR), (kim, UNKNOWN), (admin, FED))
        )
        first, second, third = people
        self.next.session(kim, first, SessionForm(held_on=FOUNDED, kind=SessionKind.FIRST, minutes=30))
        self.next.session(
            lead,
            second,
            SessionForm(held_on=FOUNDED, notes="첫 줄 \n둘째", next_action=" 전화", next_on=date(2013, 12, 2)),
        )
        shown = Shown(score=8_750, weight_version=1, reasons='["occupation"]')
        won = self.next.refer(kim, first, care, shown=shown)
        rival = self.next.refer(lead, second, care, referred_on=FOUNDED)
        sent = self.next.refer(park, third, pair, urgent=True)
        refused = self.next.refer(kim, second, unknown)
        self.next.refer(kim, third, fed)
        self.next.outcome(kim, won, ReferralState.INTERVIEW_SET)
        self.next.outcome(lead, rival, ReferralState.INFORMED, note="연락함")
        self.next.outcome(
            kim, refused, ReferralState.EMPLOYER_REFUSED, reason=RefusalReason.CAREER, note="경력 부족\n다음에"
        )
        hired = self.next.place(lead, won, hired_on=FOUNDED, starts_on=FOUNDED + timedelta(days=2))
        fair = self.next.place(park, sent, event=self._event)
        again = self.next.refer(kim, first, pair)
        last = self.next.place(kim, again)
        # Five checks belong to each placement, in the order of the placements.
        self.next.check(kim, 1, FollowUpResult.WORKING, "잘 다님")
        self.next.check(kim, 2, FollowUpResult.UNREACHED)
        self.next.check(park, 6, FollowUpResult.LEFT, left_on=FOUNDED, left_reason=LeftReason.HEALTH)
        self.next.check(kim, 2, FollowUpResult.UNREACHED, "부재")
        self.next.cancel(kim, hired, "출근 전 포기")
        self.next.cancel(park, fair, "업체 사정")
        self.next.cancel(lead, last, "출근 전 포기")
        anew = self.next.refer(lead, third, care)
        self.next.place(lead, anew)
        self.next.close(park, unknown, " 업체 요청 ")
        self.next.employer(park, 1, EMPLOYER)
        self.next.contact(kim, 1, ContactForm(name="가보기", phone="01000001234"))
        self.next.visit(park, 1, VisitForm(visited_on=FOUNDED, purpose=" 구인 발굴 ", result="가\n나"))


def contents(location: Location) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table; the founding's token, which the store makes up, left out."""
    sqlite = location.dialect == "sqlite"
    with closing(connect_sqlite(location) if sqlite else connect_postgresql(location)) as connection:
        found = {}
        for table in METADATA.sorted_tables:
            names = ", ".join(f'"{column.name}"' for column in table.columns if not column.info.get("derived"))
            order = ", ".join(f'"{column.name}"' for column in table.primary_key)
            found[table.name] = connection.execute(f'SELECT {names} FROM "{table.name}" ORDER BY {order}').fetchall()
    found["audit_entry"] = [
        tuple(value for place, value in enumerate(row) if (row[0], place) != (1, 2)) for row in found["audit_entry"]
    ]
    return found


@pytest.fixture
def both(
    places: Places, dialect: Dialect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Location, Location]]:
    """Where the commands' store and the bulk path's stand; both draw the same salts."""
    salts = Random(1)
    monkeypatch.setattr("jobplus_core.ledger.entries.new_salt", lambda: salts.randbytes(16).hex())
    folders = [tmp_path / "commands", tmp_path / "bulk"]
    for folder in folders:
        folder.mkdir()
    yield places.migrated(dialect, folders[0]), places.empty(dialect, folders[1])
    places.drop_all()


@pytest.mark.parametrize("batch", [1, 20_000])
def test_bulk_path_yields_the_rows_of_the_commands(
    both: tuple[Location, Location], monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr("jobplus_core.demo.acts.book.BATCH", batch)
    by_commands, in_bulk = both
    clock = FrozenClock()
    store = open_at(by_commands, clock=clock)
    kim = Script(ByCommands(store, clock)).play()
    with new_store(in_bulk, plain=True) as connection:
        book = Book(BulkWriter(connection, in_bulk.dialect), Random(1))
        assert Script(InBulk(book)).play() == kim
        book.close()
    assert contents(in_bulk) == contents(by_commands)

    built = open_at(in_bulk, clock=clock)
    again = RegistrationForm(registered_on=FOUNDED)
    for desk in (store, built):
        assert register_seeker(desk, kim, BARE, again, token="next").seeker_id == 4
        with desk.read() as reader:
            assert verify(reader).breaks == ()
        desk.close()
    assert contents(in_bulk) == contents(by_commands)
