"""Play the center's year, working day by working day, nothing after its last."""

from collections.abc import Callable
from datetime import date, timedelta
from heapq import heappop, heappush
from itertools import count
from random import Random
from typing import Final

from jobplus_core.actor import Actor
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.demo import words
from jobplus_core.demo.acts import cases, people
from jobplus_core.demo.acts.book import Book
from jobplus_core.demo.acts.sheets import Record
from jobplus_core.demo.aftermath import Aftermath
from jobplus_core.demo.agenda import Agenda, Step
from jobplus_core.demo.clients import Client, Coming
from jobplus_core.demo.companies import Companies
from jobplus_core.demo.events import events_of
from jobplus_core.demo.jobs import Occupations
from jobplus_core.demo.market import Market
from jobplus_core.demo.opening import DemoCenter, receive
from jobplus_core.demo.postings import Offers
from jobplus_core.demo.reasons import facts_of_posting, shown
from jobplus_core.demo.scales import Volumes
from jobplus_core.demo.seekers import Districts, People
from jobplus_core.demo.staff import Colleague
from jobplus_core.kinds import Funding, SessionChannel, SessionKind, Standing, TeamKind
from jobplus_core.matching.facts import PostingFacts
from jobplus_core.matching.pool import facts_of_form
from jobplus_core.seekers.rules import RegistrationForm
from jobplus_core.settings import DEFAULTS, SettingName

Tell = Callable[[str, int, int], None]
_MINUTE: Final = 60_000_000
_TAKEN_OVER: Final = "이전 대장에서 옮김"
_PUBLIC_WORK: Final = 0.06
_KEPT: Final = 0.99
"""Share of promises that somebody keeps, on the day or as soon as there is time."""
_DEVELOPED: Final = 0.7
_FIRST_SESSION: Final = 0.95
# Working days that people keep coming for, after registering.
_COME_FOR: Final = (15, 70)
# Of postings, those gone within the time after which one is urgent; the rest stays for weeks.
_SHORT_LIVED: Final = 0.72
# A posting whose time is up mostly waits for the answers to its referrals.
_WAITS: Final = 0.85
# Referrals made from the matching screen keep what it showed; the rest are made from a posting's own page.
_FROM_MATCHING: Final = 0.6
_NEVER_REFERRED: Final = 0.01
_KINDS: Final = (
    (SessionKind.FOLLOW, 62),
    (SessionKind.RESUME, 20),
    (SessionKind.INTERVIEW, 13),
    (SessionKind.APTITUDE, 5),
)
_CHANNELS: Final = (
    (SessionChannel.VISIT, 58),
    (SessionChannel.PHONE, 33),
    (SessionChannel.ONLINE, 7),
    (SessionChannel.OUTREACH, 2),
)


class Year:
    """The year from `first` to `today`; when the center is open today, only its morning has passed."""

    def __init__(
        self, book: Book, chance: Random, center: DemoCenter, volumes: Volumes, *, first: date, today: date
    ) -> None:
        self._book = book
        self._chance = chance
        self._center = center
        self._volumes = volumes
        self._first = first
        self._agenda = Agenda(chance, book.days, first=first, last=today, morning=today)
        occupations, districts = Occupations(chance), Districts(chance)
        self._people = People(chance, occupations, districts)
        self._offers = Offers(chance, occupations, districts, companies=volumes.employers)
        self._market = Market(book, chance)
        self._coming = Coming(chance)
        self._promised: list[tuple[date, int, Client]] = []
        self._known: list[Client] = []
        self._aftermath = Aftermath(
            book, chance, self._agenda, self._market, act_for=self._act_for, back=self._coming.add
        )
        self._events = events_of(book, chance, center.admin.institution_id, self._agenda.days)
        self._companies = Companies(book, center, self._agenda, seed=f"{volumes.registrations} {today.isoformat()}")
        self._colleagues: dict[int, Colleague] = {}
        self._facts: dict[int, PostingFacts] = {}
        self._place = 0
        self._coming_up: list[tuple[int, int, Step]] = []
        self._order = count()

    def known_people(self, *, before: date, tell: Tell) -> None:
        """Take over those who registered in the year before; the last of them still come."""
        last = self._first - timedelta(days=1)
        agenda = Agenda(self._chance, self._book.days, first=before, last=last)
        total = len(agenda.days)
        for place, day in enumerate(agenda.days):
            self._arrive(day)
            moments = sorted(agenda.moment(place) for _ in range(agenda.portion(self._volumes.known_seekers, place)))
            for at in moments:
                colleague = self._draw(TeamKind.COUNSELING, day)
                registration = RegistrationForm(
                    registered_on=day,
                    source_channel=self._people.source(),
                    public_work=self._chance.random() < _PUBLIC_WORK,
                    standing=Standing.RETURNING,
                    standing_reason=_TAKEN_OVER,
                )
                client = self._register(colleague.actor, registration, day, at)
                client.leaves = place - total + self._chance.randint(*_COME_FOR)
                client.seen = True
                if client.leaves > 0:
                    self._coming.add(client)
                self._known.append(client)
            tell("before", place + 1, total)
        self._chance.shuffle(self._known)

    def play(self, *, tell: Tell) -> None:
        """Every working day of the year."""
        total = len(self._agenda.days)
        for place, day in enumerate(self._agenda.days):
            self._arrive(day)
            self._place = self._aftermath.today = place
            self._aftermath.event = self._events.get(place)
            for step in self._agenda.due(place):
                self._then(self._agenda.moment(place), step)
            self._plan_postings(place, day)
            self._plan_visits(place, day)
            self._companies.plan(place, day, self._then)
            while self._coming_up:
                at, _, step = heappop(self._coming_up)
                step(at)
            if place % 20 == 0:
                self._market.sweep(day)
            tell("year", place + 1, total)

    def _then(self, at: int, step: Step) -> None:
        heappush(self._coming_up, (at, next(self._order), step))

    def _arrive(self, day: date) -> None:
        receive(self._book, self._center, day)
        self._colleagues = {colleague.counselor_id: colleague for colleague in self._center.staff}

    def _draw(self, team: TeamKind, day: date) -> Colleague:
        there = self._center.on_duty(team, day)
        return self._chance.choices(there, weights=[colleague.person.weight for colleague in there])[0]

    def _act_for(self, counselor_id: int, day: date) -> Actor:
        colleague = self._colleagues[counselor_id]
        if colleague.works_on(day):
            return colleague.actor
        for other in self._center.staff:
            if other.person.stands_in == colleague.person.name:
                return other.actor
        return self._draw(colleague.person.team, day).actor

    def _plan_postings(self, place: int, day: date) -> None:
        volumes, agenda = self._volumes, self._agenda
        for funding, postings, openings in (
            (Funding.PRIVATE, volumes.private_postings, volumes.private_openings),
            (Funding.SUPPORT, volumes.support_postings, volumes.support_openings),
        ):
            for _ in range(agenda.portion(postings, place)):
                self._then(agenda.moment(place, within=0.8), self._posting_step(day, funding, openings / postings))
        # Whatever the scale, each rung of the ladder of the unfilled has somebody on it when the demo opens.
        left = len(agenda.days) - 1 - place
        if left in (0, 1, DEFAULTS[SettingName.URGENT_BUSINESS_DAYS] + 2):
            for _ in range(2):
                self._then(agenda.moment(place), self._posting_step(day, Funding.PRIVATE, 2.5, alone=True))

    def _posting_step(self, day: date, funding: Funding, openings: float, *, alone: bool = False) -> Step:
        def step(at: int) -> None:
            chance = self._chance
            short = chance.random() < _SHORT_LIVED and not alone
            life = chance.randint(2, 7) if short else chance.randint(10, 32)
            team = TeamKind.POSTING if chance.random() < 0.93 else TeamKind.COUNSELING
            form = self._offers.form(day, funding=funding, mean_openings=openings, life_days=life * 7 // 5 + 1)
            posting = cases.register_posting(self._book, self._draw(team, day).actor, form, at=at)
            self._facts[posting["id"]] = facts_of_posting(posting["id"], form)
            if not alone and chance.random() > _NEVER_REFERRED:
                self._market.offer(posting)
                urgent_after = DEFAULTS[SettingName.URGENT_BUSINESS_DAYS]
                self._agenda.put_off(self._place + urgent_after, lambda at: self._market.age(posting))
            self._agenda.put_off(self._place + life + 1, lambda at: self._close(posting, at))

        return step

    def _close(self, posting: Record, at: int) -> None:
        if not cases.takes_people(self._book, posting):
            self._facts.pop(posting["id"], None)
            return
        if self._book.live[posting["id"]] and self._chance.random() < _WAITS:
            self._agenda.put_off(self._place + 2, lambda at: self._close(posting, at))
        else:
            self._facts.pop(posting["id"], None)
            developer = posting["developer_id"]
            actor = self._act_for(developer, self._agenda.days[self._place])
            cases.close_posting(self._book, actor, posting, self._chance.choice(words.CLOSE_REASONS), at=at)

    def _plan_visits(self, place: int, day: date) -> None:
        volumes, agenda, chance = self._volumes, self._agenda, self._chance
        fresh = agenda.portion(volumes.new_seekers, place)
        returning = agenda.portion(volumes.registrations, place) - fresh
        sessions = agenda.portion(volumes.sessions, place)
        urgent = agenda.portion(volumes.urgent, place)
        referrals = agenda.portion(volumes.referrals, place) - urgent
        registering: list[Client | None] = [None] * fresh
        registering += [self._known.pop() for _ in range(min(returning, len(self._known)))]
        chance.shuffle(registering)
        firsts = round(len(registering) * _FIRST_SESSION)
        again = max(0, sessions - firsts)
        sent = [0] * (firsts + again)
        if sent:
            for _ in range(referrals):
                sent[chance.randrange(len(sent))] += 1
        for order, client in enumerate(registering):
            first = sent[order] if order < firsts else None
            self._then(agenda.moment(place), self._registration_step(day, client, first))
        for referred in sent[firsts:]:
            self._then(agenda.moment(place), self._session_step(day, referred))
        for _ in range(urgent):
            self._then(agenda.moment(place), self._urgent_step(day))

    def _registration_step(self, day: date, known: Client | None, referrals: int | None) -> Step:
        """Register somebody and, unless `referrals` is None, hold a first session that leads to so many."""

        def step(at: int) -> None:
            chance = self._chance
            colleague = self._draw(TeamKind.COUNSELING, day)
            developer: int | None = None
            if known is None and chance.random() < _DEVELOPED:
                developer = self._draw(TeamKind.POSTING, day).counselor_id
            registration = RegistrationForm(
                registered_on=day,
                source_channel=self._people.source(),
                public_work=chance.random() < _PUBLIC_WORK,
                developer_id=developer,
            )
            if known is None:
                client = self._register(colleague.actor, registration, day, at)
            else:
                client = known
                row = {"id": client.seeker_id, "owner_id": client.owner_id}
                people.register_again(self._book, colleague.actor, row, registration, at=at)
                client.hired = False
            client.seen = False
            client.leaves = self._place + chance.randint(*_COME_FOR)
            self._coming.add(client)
            if referrals is not None:
                self._then(at + 5 * _MINUTE, lambda at: self._see(client, colleague.actor, day, at, referrals))

        return step

    def _register(self, actor: Actor, registration: RegistrationForm, day: date, at: int) -> Client:
        form = self._people.form(day)
        row = people.register_seeker(self._book, actor, form, registration, at=at)
        return Client(row["id"], row["owner_id"], facts_of_form(form))

    def _session_step(self, day: date, referrals: int) -> Step:
        def step(at: int) -> None:
            drawn = self._coming.draw(self._place)
            comes = self._promised_by(day) or drawn
            if comes is not None:
                self._talk(comes, self._act_for(comes.owner_id, day), day, at)
            if drawn is not None:
                self._offer(drawn, self._act_for(drawn.owner_id, day), day, at, referrals)

        return step

    def _promised_by(self, day: date) -> Client | None:
        """Somebody to whom this day or an earlier one was promised; a few promises nobody keeps."""
        while self._promised and self._promised[0][0] <= day:
            _, _, client = heappop(self._promised)
            if self._chance.random() < _KEPT:
                return client
        return None

    def _see(self, client: Client, actor: Actor, day: date, at: int, referrals: int) -> None:
        self._talk(client, actor, day, at)
        self._offer(client, actor, day, at, referrals)

    def _talk(self, client: Client, actor: Actor, day: date, at: int) -> None:
        chance = self._chance
        kind = (
            chance.choices(_KINDS, weights=[share for _, share in _KINDS])[0][0] if client.seen else SessionKind.FIRST
        )
        promised = chance.random() < 0.12
        form = SessionForm(
            held_on=day,
            kind=kind,
            channel=chance.choices(_CHANNELS, weights=[share for _, share in _CHANNELS])[0][0],
            minutes=chance.choice((20, 30, 30, 40) if kind is SessionKind.FIRST else (5, 10, 10, 15, 20)),
            notes=chance.choice(words.NOTES) if chance.random() < 0.3 else None,
            next_action=chance.choice(words.NEXT_ACTIONS) if promised else None,
            next_on=self._book.days.after(day + timedelta(days=chance.randint(2, 14)), 0) if promised else None,
        )
        client.seen = True
        key = people.log_session(self._book, actor, client.seeker_id, form, at=at)
        if form.next_on is not None:
            heappush(self._promised, (form.next_on, key, client))

    def _offer(self, client: Client, actor: Actor, day: date, at: int, referrals: int) -> None:
        for _ in range(referrals):
            posting = self._market.find(self._chance.choice(client.facts.wished_occupations), day, client.postings())
            if posting is not None:
                self._refer(client, actor, posting, at)

    def _urgent_step(self, day: date) -> Step:
        def step(at: int) -> None:
            posting, client = self._market.urgent(day), self._coming.draw(self._place)
            if posting is not None and client is not None and posting["id"] not in client.postings():
                self._refer(client, self._draw(TeamKind.POSTING, day).actor, posting, at, urgent=True)

        return step

    def _refer(self, client: Client, actor: Actor, posting: Record, at: int, *, urgent: bool = False) -> None:
        offered = self._facts.get(posting["id"])
        on_screen = (
            shown(client.facts, offered, today=self._agenda.days[self._place])
            if offered is not None and self._chance.random() < _FROM_MATCHING
            else None
        )
        referral = cases.refer(self._book, actor, client.seeker_id, posting, at=at, urgent=urgent, shown=on_screen)
        client.live[referral["id"]] = referral
        self._aftermath.follow(client, referral, posting)
