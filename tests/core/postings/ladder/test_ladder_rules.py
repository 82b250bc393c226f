"""The unfilled ladder: single steps by hand, and a whole year of thousands of postings against a plain retelling."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.calendar.commands import korean_holidays
from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.kinds import HandOff, Stage, TeamKind
from jobplus_core.postings.ladder.rules import (
    Booked,
    History,
    LadderDay,
    Standing,
    Step,
    hand_offs,
    ladder,
)

MONDAY = date(2013, 11, 18)
DAYS = BusinessDays({date(2013, 11, 20)})
COUNSELING, POSTING = TeamKind.COUNSELING, TeamKind.POSTING


class Made(NamedTuple):
    referred_on: date
    ended_on: date | None = None
    urgent: bool = False


def nov(day: int) -> date:
    return date(2013, 11, day)


def day_of(age: int) -> LadderDay:
    """A day on which a posting of `MONDAY` is so old, no day being closed but weekends."""
    days = BusinessDays()
    return LadderDay(days.after(MONDAY, age), days, 7)


@pytest.mark.parametrize(
    ("age", "live", "urgent_sent", "stage", "team"),
    [
        (0, 0, 0, Stage.SAME_DAY, COUNSELING),
        (0, 1, 0, Stage.IN_HAND, COUNSELING),
        (1, 0, 0, Stage.POSTING_TEAM, POSTING),
        (6, 2, 0, Stage.IN_HAND, COUNSELING),
        (7, 0, 0, Stage.URGENT, POSTING),
        (7, 2, 0, Stage.URGENT, COUNSELING),
        (7, 0, 1, Stage.POSTING_TEAM, POSTING),
        (7, 1, 1, Stage.IN_HAND, COUNSELING),
    ],
)
def test_stage_and_team_of_an_unfilled_posting(
    age: int, live: int, urgent_sent: int, stage: Stage, team: TeamKind
) -> None:
    posting, day = Standing(MONDAY, None, None, live, urgent_sent), day_of(age)
    assert (day.stage(posting), day.team(posting)) == (stage, team)


def test_posting_taken_back_is_the_counseling_teams_for_the_day() -> None:
    posting = Standing(MONDAY, None, nov(21), 0, 0)
    assert [
        (LadderDay(nov(d), DAYS, 7).team(posting), LadderDay(nov(d), DAYS, 7).stage(posting)) for d in (21, 22)
    ] == [
        (COUNSELING, Stage.SAME_DAY),
        (POSTING, Stage.POSTING_TEAM),
    ]


def test_reopened_posting_starts_anew() -> None:
    made = (Made(nov(19), nov(20), urgent=True),)
    history = History(nov(1), made, reopened_on=nov(27), taken_back=[nov(12)])
    way = ladder(history, LadderDay(nov(28), DAYS, 7))
    assert (way.start, way.reopened, way.age, way.urgent, way.team, way.stage) == (
        nov(27), True, 1, 0, POSTING, Stage.POSTING_TEAM,
    )  # fmt: skip
    assert way.urgent_on == date(2013, 12, 6)


def test_what_ends_on_a_closed_day_counts_from_the_next_open_one() -> None:
    history = History(MONDAY, [Made(nov(18), nov(23))])
    teams = [LadderDay(nov(d), DAYS, 7).team(history.on(LadderDay(nov(d), DAYS, 7))) for d in (22, 23, 24, 25)]  # type: ignore[arg-type]
    assert teams == [COUNSELING, COUNSELING, COUNSELING, POSTING]
    assert hand_offs(history, through=nov(26), days=DAYS, urgent_after=7) == (Step(HandOff.POSTING_TEAM, nov(25)),)


def test_each_hand_off_is_named_once_on_its_business_day() -> None:
    # Wednesday the 20th is closed: the 21st is the second business day, the 28th the seventh.
    history = History(MONDAY, [Made(nov(19), nov(21)), Made(nov(25), nov(25))], taken_back=[nov(26)])
    assert hand_offs(history, through=nov(30), days=DAYS, urgent_after=7) == (
        Step(HandOff.POSTING_TEAM, nov(21)),
        Step(HandOff.POSTING_TEAM, nov(27)),
        Step(HandOff.URGENT, nov(28)),
    )
    closed = History(MONDAY, (), until=nov(21))
    assert hand_offs(closed, through=nov(30), days=DAYS, urgent_after=7) == (Step(HandOff.POSTING_TEAM, nov(19)),)
    sent = History(MONDAY, [Made(nov(27), None, urgent=True)])
    assert hand_offs(sent, through=nov(30), days=DAYS, urgent_after=7) == (Step(HandOff.POSTING_TEAM, nov(19)),)


def test_due_days_are_business_days_of_the_center() -> None:
    way = ladder(History(MONDAY), LadderDay(nov(22), DAYS, 7))
    assert (way.age, way.team_on, way.urgent_on, way.days_left) == (3, nov(19), nov(28), 4)
    assert way.stage is Stage.POSTING_TEAM


def test_referrals_are_counted_by_what_they_are_and_steps_stand_in_order() -> None:
    made = (Made(MONDAY), Made(MONDAY, nov(19)), Made(nov(21), urgent=True))
    booked = [Booked(HandOff.GRADUATES, nov(21), "박세모", "8명"), Booked(HandOff.POSTING_TEAM, nov(19))]
    way = ladder(History(MONDAY, made), LadderDay(nov(22), DAYS, 7), booked=booked)
    assert (way.referrals, way.same_day, way.live, way.urgent) == (3, 2, 2, 1)
    assert way.stage is Stage.IN_HAND
    assert way.booked == tuple(reversed(booked))
    assert way.last(HandOff.GRADUATES) == booked[0]
    assert way.last(HandOff.TAKEN_BACK) is None


@given(st.dates(date(2013, 1, 1), date(2014, 1, 1)), st.integers(1, 20))
def test_posting_is_urgent_from_its_due_day_on(registered: date, after: int) -> None:
    due = ladder(History(registered), LadderDay(registered, DAYS, after)).urgent_on
    on_the_day = ladder(History(registered), LadderDay(due, DAYS, after))
    day_before = ladder(History(registered), LadderDay(due - timedelta(days=1), DAYS, after))
    assert (on_the_day.stage, on_the_day.days_left) == (Stage.URGENT, 0)
    assert day_before.stage is not Stage.URGENT


@given(st.dates(date(2013, 11, 1), date(2013, 12, 31)), st.integers(1, 30), st.integers(-60, 0))
def test_first_day_below_an_age_parts_the_younger_from_the_older(today: date, age: int, ago: int) -> None:
    day, since = LadderDay(today, DAYS, 7), today + timedelta(days=ago)
    assert (day.age(since) < age) == (since >= day.first_day_below(age))


class Retold(NamedTuple):
    """A posting's year as it was drawn."""

    history: History
    first: date
    last: date


def _a_year(chance: Random, postings: int) -> Iterator[Retold]:
    first = date(2013, 1, 1)
    for _ in range(postings):
        registered = first + timedelta(days=chance.randrange(355))
        life = min(int(chance.expovariate(1 / 30)), (date(2013, 12, 31) - registered).days)
        last = registered + timedelta(days=life)
        reopened = registered + timedelta(days=chance.randrange(life + 1)) if chance.random() < 0.1 else None
        made = []
        for _ in range(chance.choice((0, 0, 1, 1, 2, 3, 5))):
            day = registered + timedelta(days=chance.randrange(life + 1))
            ended = day + timedelta(days=int(chance.expovariate(1 / 6)))
            made.append(Made(day, None if chance.random() < 0.2 else ended, chance.random() < 0.2))
        taken = [registered + timedelta(days=chance.randrange(life + 1)) for _ in range(chance.choice((0, 0, 0, 1)))]
        yield Retold(History(registered, made, reopened, taken, last + timedelta(days=1)), registered, last)


def _plainly(days: BusinessDays, urgent_after: int) -> Callable[[History, date], tuple[TeamKind, TeamKind, bool]]:
    """Whose a posting is in the morning and in the evening of a day, and whether it is urgent, told as the plan tells
    it, day by day and without haste."""

    def begun(since: date, today: date) -> int:
        return sum(days.is_open(since + timedelta(days=i + 1)) for i in range((today - since).days))

    def ended_for_us(day: date) -> date:
        while not days.is_open(day):
            day += timedelta(days=1)
        return day

    def told(history: History, today: date) -> tuple[TeamKind, TeamKind, bool]:
        start = max(history.registered_on, history.reopened_on or history.registered_on)
        age = begun(start, today)
        live = any(
            one.referred_on <= today and (one.ended_on is None or ended_for_us(one.ended_on) > today)
            for one in history.referrals
        )
        back = any(start <= day <= today and begun(day, today) == 0 for day in history.taken_back)
        sent = any(one.urgent and start <= one.referred_on <= today for one in history.referrals)
        evening = COUNSELING if live or back or age == 0 else POSTING
        morning = COUNSELING if live or age == 0 or not days.is_open(today) else POSTING
        return morning if today in history.taken_back else evening, evening, age >= urgent_after and not sent

    return told


def test_in_a_year_every_posting_is_one_teams_on_each_day_and_none_is_forgotten() -> None:
    chance, urgent_after = Random(2013), 7
    closures = {date(2013, 3, 15), date(2013, 8, 5), date(2013, 10, 30)}
    days = BusinessDays({*korean_holidays(2013, 2014), *closures})
    year = [date(2013, 1, 1) + timedelta(days=i) for i in range(365)]
    seen = {day: LadderDay(day, days, urgent_after) for day in year}
    postings = list(_a_year(chance, 2_000))
    told = _plainly(days, urgent_after)
    owned: Counter[TeamKind] = Counter()
    steps: Counter[HandOff] = Counter()
    for number, (history, first, last) in enumerate(postings):
        expected, before, urgent = [], COUNSELING, False
        start = history.start
        for day in (first + timedelta(days=i) for i in range((last - first).days + 1)):
            standing = history.on(seen[day])
            if day < start:
                # Reopened later: what was before that stands in the book already.
                assert standing is None
                continue
            assert standing is not None
            morning, team, due = told(history, day)
            queues = [kind for kind in (COUNSELING, POSTING) if seen[day].team(standing) is kind]
            assert queues == [team], (history, day)
            assert (seen[day].stage(standing) is Stage.URGENT) == due, (history, day)
            owned[team] += 1
            if POSTING in (morning, team) and before is COUNSELING:
                expected.append(Step(HandOff.POSTING_TEAM, day))
            if due and not urgent:
                expected.append(Step(HandOff.URGENT, day))
            before, urgent = team, urgent or due
        found = hand_offs(history, through=date(2013, 12, 31), days=days, urgent_after=urgent_after)
        assert list(found) == expected, history
        assert all(days.is_open(step.day) for step in found)
        assert len(set(found)) == len(found)
        steps.update(step.step for step in found)
        if number % 20 == 0:
            # Whoever looks each day learns of each step on its day, and of all of them in the end.
            learned = [
                step
                for day in year
                for step in hand_offs(history, through=day, days=days, urgent_after=urgent_after)
                if step.day == day
            ]
            assert learned == list(found)
    print(f"{len(postings)} postings, {owned.total()} days owned: {dict(owned)}; steps {dict(steps)}")
    assert min(owned.values()) > 10_000
    assert min(steps.values()) > 500
