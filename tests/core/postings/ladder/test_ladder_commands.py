"""Booking the ladder's steps, and what the teams do; on both databases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from threading import Thread
from typing import NamedTuple

import pytest

from jobplus_core.access.commands import change_setting
from jobplus_core.calendar.queries import business_days
from jobplus_core.db.store import Store
from jobplus_core.errors import (
    AlreadyDone,
    FieldMissing,
    FieldRefused,
    NotFound,
    PostingClosed,
    ResidentNumber,
    TeamMissing,
)
from jobplus_core.kinds import HandOff, ReferralState, Stage, TeamKind
from jobplus_core.postings.commands import close_posting, register_posting
from jobplus_core.postings.ladder.commands import book_hand_offs, take_back, tell_graduates
from jobplus_core.postings.ladder.queries import board, booked_steps, reopened_on, standings
from jobplus_core.postings.ladder.rules import Booked, LadderDay
from jobplus_core.postings.queries import UnfilledFilter, unfilled_page
from jobplus_core.referrals.commands import record_outcome, refer
from jobplus_core.settings import SettingName
from tests.support.cases import POSTING, TODAY, a_posting, a_seeker, number
from tests.support.center import Center
from tests.support.clock import FrozenClock


class Row(NamedTuple):
    posting_id: int
    step: str
    happened_on: date


def nov(day: int) -> date:
    return date(2013, 11, day)


def steps(center: Center) -> list[Row]:
    with center.store.read() as reader:
        return reader.rows(
            "SELECT posting_id, step, happened_on FROM posting_hand_off ORDER BY posting_id, happened_on, step", {}, Row
        )


def team(center: Center, key: int, today: date) -> tuple[TeamKind, Stage]:
    with center.store.read() as reader:
        day = LadderDay(today, business_days(reader, center.institution_id), 7)
        found = standings(reader, [key], day)[key]
    return day.team(found), day.stage(found)


def test_steps_of_missed_days_are_booked_once_with_the_rules_days(center: Center, clock: FrozenClock) -> None:
    store = center.store
    waiting = a_posting(store, center.park)
    referred = a_posting(store, center.park)
    sent = refer(store, center.kim, a_seeker(store, center.kim), referred)
    assert book_hand_offs(store, center.kim) == 0
    clock.advance(days=3)
    record_outcome(store, center.kim, sent, ReferralState.NO_ANSWER, version=1)
    closed = register_posting(store, center.park, replace(POSTING, registered_on=nov(12)))
    clock.advance(days=1)
    close_posting(store, center.park, closed, "업체 요청")
    clock.advance(days=10)
    found = [
        Row(waiting, "posting_team", nov(19)),
        Row(waiting, "urgent", nov(27)),
        Row(referred, "posting_team", nov(21)),
        Row(referred, "urgent", nov(27)),
    ]
    assert book_hand_offs(store, center.lee) == 4
    assert steps(center) == found
    assert book_hand_offs(store, center.kim) == 0
    assert steps(center) == found


def test_desk_that_comes_later_on_a_day_looks_at_nothing(center: Center, clock: FrozenClock) -> None:
    store, count = center.store, "SELECT COUNT(*) FROM audit_entry WHERE command IN ('book_hand_offs', 'book_steps')"
    early = a_posting(store, center.park)
    clock.advance(days=1)
    assert (book_hand_offs(store, center.kim), number(store, count)) == (1, 2)
    late = register_posting(store, center.park, replace(POSTING, registered_on=TODAY))
    assert (book_hand_offs(store, center.lee), number(store, count)) == (0, 2)
    clock.advance(days=1)
    assert (book_hand_offs(store, center.lee), number(store, count)) == (1, 4)
    assert steps(center) == [Row(early, "posting_team", nov(19)), Row(late, "posting_team", nov(19))]


def test_steps_before_a_closing_are_booked_though_nobody_looked_that_day(center: Center, clock: FrozenClock) -> None:
    early = a_posting(center.store, center.park)
    clock.advance(days=1)
    assert book_hand_offs(center.store, center.kim) == 1
    late = register_posting(center.store, center.park, replace(POSTING, registered_on=nov(19)))
    clock.advance(days=3)
    close_posting(center.store, center.park, late, "업체 요청")
    assert book_hand_offs(center.store, center.kim) == 1
    assert steps(center) == [Row(early, "posting_team", nov(19)), Row(late, "posting_team", nov(20))]


def test_desks_that_book_at_once_book_each_step_once(
    center: Center, clock: FrozenClock, make_store: Callable[[], Store]
) -> None:
    keys = [a_posting(center.store, center.park) for _ in range(30)]
    clock.advance(days=1)
    booked: list[int] = []
    stores = [make_store() for _ in range(4)]
    desks = [Thread(target=lambda store=store: booked.append(book_hand_offs(store, center.kim))) for store in stores]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    assert sum(booked) == len(keys)
    assert steps(center) == [Row(key, "posting_team", nov(19)) for key in keys]


def test_posting_team_books_that_graduates_were_told(center: Center, clock: FrozenClock) -> None:
    key = a_posting(center.store, center.park)
    with pytest.raises(TeamMissing):
        tell_graduates(center.store, center.kim, key, "CAM반 8명 문자")
    for note, refused in ((" ", FieldMissing), ("가" * 201, FieldRefused), ("610505-2000000", ResidentNumber)):
        with pytest.raises(refused):
            tell_graduates(center.store, center.park, key, note)
    done = tell_graduates(center.store, center.park, key, " CAM반  8명 문자", token="t")
    assert tell_graduates(center.store, center.park, key, "CAM반 8명 문자", token="t") == done
    with pytest.raises(AlreadyDone):
        tell_graduates(center.store, center.lead, key, "한 번 더")
    with center.store.read() as reader:
        assert booked_steps(reader, key) == [Booked(HandOff.GRADUATES, TODAY, "박세모", "CAM반 8명 문자")]
        assert reopened_on(reader, key) is None
    close_posting(center.store, center.park, key, "업체 요청")
    with pytest.raises(PostingClosed):
        tell_graduates(center.store, center.park, key, "CAM반 8명 문자")


def test_counseling_team_takes_a_posting_back_for_the_day(center: Center, clock: FrozenClock) -> None:
    store, key = center.store, a_posting(center.store, center.park)
    with pytest.raises(AlreadyDone):
        take_back(store, center.kim, key, "아직 상담팀")
    clock.advance(days=1)
    assert team(center, key, nov(19)) == (TeamKind.POSTING, Stage.POSTING_TEAM)
    with pytest.raises(TeamMissing):
        take_back(store, center.park, key, "남의 일")
    done = take_back(store, center.kim, key, "내일 면접 볼 사람이 있음", token="t")
    assert take_back(store, center.kim, key, "내일 면접 볼 사람이 있음", token="t") == done
    with pytest.raises(AlreadyDone):
        take_back(store, center.lee, key, "나도")
    assert team(center, key, nov(19)) == (TeamKind.COUNSELING, Stage.SAME_DAY)
    assert team(center, key, nov(20)) == (TeamKind.POSTING, Stage.POSTING_TEAM)
    clock.advance(days=1)
    assert book_hand_offs(store, center.kim) == 2
    assert [(row.step, row.happened_on.day) for row in steps(center)] == [
        ("posting_team", 19), ("taken_back", 19), ("posting_team", 20),
    ]  # fmt: skip


def test_board_counts_what_stands_where(center: Center, clock: FrozenClock) -> None:
    store = center.store
    for sigungu, days, openings in (("중구", 14, 3), ("중구", 0, None), (None, 1, 2)):
        register_posting(
            store,
            center.park,
            replace(
                POSTING, sigungu=sigungu, registered_on=date.fromordinal(TODAY.toordinal() - days), openings=openings
            ),
        )
    with store.read() as reader:
        day = LadderDay(TODAY, business_days(reader, center.institution_id), 7)
        found = board(reader, center.institution_id, day)
    assert [(d.sigungu, d.postings, d.openings, d.urgent, d.waited) for d in found.districts] == [
        ("중구", 2, 3, 1, 10),
        ("", 1, 2, 0, 1),
    ]
    assert found.stages == {Stage.URGENT: 1, Stage.SAME_DAY: 1, Stage.POSTING_TEAM: 1}
    assert found.teams == {TeamKind.POSTING: 2, TeamKind.COUNSELING: 1}


def test_district_of_another_city_is_no_district_of_seoul(center: Center) -> None:
    seoul = replace(POSTING, sido="서울", sigungu="중구", district_code="11140")
    other = replace(POSTING, sido="인천", sigungu="중구", district_code="28110")
    keys = [register_posting(center.store, center.park, form) for form in (seoul, other)]
    with center.store.read() as reader:
        day = LadderDay(TODAY, business_days(reader, center.institution_id), 7)
        districts = board(reader, center.institution_id, day).districts
        found = [
            [row.id for row in unfilled_page(reader, center.institution_id, UnfilledFilter(district=asked), day)]
            for asked in ("중구", "28110")
        ]
    assert [(each.sigungu, each.postings) for each in districts] == [("인천 중구", 1), ("중구", 1)]
    assert found == [[keys[0]], [keys[1]]]


def test_set_period_decides_from_when_on_a_posting_is_urgent(center: Center, clock: FrozenClock) -> None:
    key = a_posting(center.store, center.park)
    change_setting(center.store, center.lead, SettingName.URGENT_BUSINESS_DAYS, 2)
    clock.advance(days=2)
    assert book_hand_offs(center.store, center.kim) == 2
    assert steps(center)[1] == Row(key, "urgent", nov(20))
    assert number(center.store, "SELECT COUNT(*) FROM setting") == 1


def test_another_centers_posting_is_not_there(center: Center) -> None:
    key = a_posting(center.store, center.park)
    for act, actor in ((tell_graduates, center.park), (take_back, center.kim)):
        with pytest.raises(NotFound):
            act(center.store, actor._replace(institution_id=999), key, "CAM반 문자")
    assert steps(center) == []
