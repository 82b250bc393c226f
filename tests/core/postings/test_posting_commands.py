"""Taking postings in, mending and closing them, on both databases."""

from dataclasses import replace
from datetime import date

import pytest

from jobplus_core.errors import AlreadyDone, FieldMissing, FieldRefused, FutureDate, NotFound, ResidentNumber
from jobplus_core.integrity.queries import check
from jobplus_core.kinds import Funding, Indicator, SubjectKind
from jobplus_core.placements.commands import place
from jobplus_core.postings.commands import close_posting, register_posting, update_posting
from jobplus_core.postings.queries_record import posting
from jobplus_core.postings.rules import PostingForm, cleaned
from jobplus_core.referrals.commands import refer
from jobplus_core.tables.postings import Posting
from tests.support.cases import POSTING, TODAY, a_posting, a_seeker, booked, last_entry, number, row_of
from tests.support.center import Center
from tests.support.clock import FrozenClock

OURS = SubjectKind.POSTING


def mend(center: Center, key: int, form: PostingForm) -> None:
    with center.store.write(center.lee, "mend") as work:
        update_posting(work, work.get(Posting, key, lock=True), cleaned(form))
        work.finish(key)


def test_posting_is_booked_to_whoever_took_it_in(center: Center) -> None:
    key = register_posting(center.store, center.park, replace(POSTING, funding=Funding.SUPPORT))
    assert booked(center.store) == [
        row_of(center.park, Indicator.POSTING, OURS, key, funding="support"),
        row_of(center.park, Indicator.OPENING, OURS, key, quantity=2, funding="support"),
    ]
    with center.store.read() as reader:
        found = posting(reader, key)
    assert found is not None
    assert (found.title, found.employer, found.openings, found.filled, found.state, found.developer) == (
        "요양보호사 구함",
        "다온요양원",
        2,
        0,
        "open",
        "박세모",
    )


def test_openings_nobody_told_are_not_counted(center: Center) -> None:
    key = a_posting(center.store, center.park, openings=None)
    assert booked(center.store) == [row_of(center.park, Indicator.POSTING, OURS, key, funding="private")]


@pytest.mark.parametrize(
    ("before", "after", "difference"), [(None, 3, 3), (2, 5, 3), (5, 2, -3), (2, None, -2), (2, 2, 0), (None, None, 0)]
)
def test_openings_learned_later_book_their_difference_today(
    center: Center, clock: FrozenClock, before: int | None, after: int | None, difference: int
) -> None:
    key = a_posting(center.store, center.park, openings=before)
    last = last_entry(center.store)
    clock.advance(days=2)
    mend(center, key, replace(POSTING, openings=after))
    wanted = row_of(
        center.park, Indicator.OPENING, OURS, key, day=date(2013, 11, 20), quantity=difference, funding="private"
    )
    assert booked(center.store, after=last) == ([wanted] if difference else [])


def test_openings_never_fall_below_the_people_hired(center: Center) -> None:
    store = center.store
    key = a_posting(store, center.park, openings=4)
    for name in ("홍길순", "임꺽정"):
        place(store, center.kim, refer(store, center.kim, a_seeker(store, center.kim, name), key))
    last = last_entry(store)
    mend(center, key, replace(POSTING, openings=1))
    assert booked(store, after=last) == [
        row_of(center.park, Indicator.OPENING, OURS, key, quantity=-2, funding="private")
    ]
    with store.read() as reader:
        found = posting(reader, key)
    assert found is not None
    assert (found.openings, found.filled) == (2, 2)
    assert check(store).findings == ()


@pytest.mark.parametrize(("openings", "state"), [(1, "closed"), (2, "open"), (None, "open")])
def test_filled_posting_takes_people_again_when_it_wants_more(center: Center, openings: int | None, state: str) -> None:
    key = a_posting(center.store, center.park, openings=1)
    place(center.store, center.kim, refer(center.store, center.kim, a_seeker(center.store, center.kim), key))
    mend(center, key, replace(POSTING, openings=openings))
    with center.store.read() as reader:
        found = posting(reader, key)
    assert found is not None
    assert (found.state, found.closed_reason) == (state, "filled" if state == "closed" else None)


def test_posting_closed_by_hand_stays_closed_when_it_wants_more(center: Center) -> None:
    key = a_posting(center.store, center.park, openings=1)
    close_posting(center.store, center.park, key, "업체 요청")
    mend(center, key, replace(POSTING, openings=9))
    assert number(center.store, "SELECT COUNT(*) FROM posting WHERE state = 'closed' AND openings = 9") == 1


def test_mending_keeps_the_day_the_source_and_the_funding(center: Center) -> None:
    key = a_posting(center.store, center.park)
    mend(center, key, replace(POSTING, title="새 제목", registered_on=date(2013, 1, 2), funding=Funding.SUPPORT))
    with center.store.read() as reader:
        found = posting(reader, key)
    assert found is not None
    assert (found.title, found.registered_on, found.funding, found.version) == ("새 제목", TODAY, "private", 2)


def test_closed_posting_says_why_and_closes_once(center: Center) -> None:
    key = a_posting(center.store, center.park)
    assert close_posting(center.store, center.park, key, " 업체 요청 ") == key
    with center.store.read() as reader:
        found = posting(reader, key)
    assert found is not None
    assert (found.state, found.closed_reason, found.version) == ("closed", "업체 요청", 2)
    with pytest.raises(AlreadyDone) as refused:
        close_posting(center.store, center.park, key, "또")
    assert (refused.value.kind, refused.value.id) == ("posting", key)


def test_closing_needs_a_reason_and_a_posting(center: Center) -> None:
    key = a_posting(center.store, center.park)
    with pytest.raises(FieldMissing):
        close_posting(center.store, center.park, key, " ")
    with pytest.raises(ResidentNumber):
        close_posting(center.store, center.park, key, "610505-2000000 씨가 채용됨")
    with pytest.raises(NotFound):
        close_posting(center.store, center.park, key + 9, "이유")
    assert number(center.store, "SELECT COUNT(*) FROM posting WHERE state = 'open'") == 1


def test_repeated_token_acts_once(center: Center) -> None:
    key = register_posting(center.store, center.park, POSTING, token="a")
    assert register_posting(center.store, center.park, POSTING, token="a") == key
    assert close_posting(center.store, center.park, key, "이유", token="b") == key
    assert close_posting(center.store, center.park, key, "이유", token="b") == key
    assert number(center.store, "SELECT COUNT(*) FROM posting") == 1
    assert len(booked(center.store)) == 2


@pytest.mark.parametrize(
    ("form", "refusal"),
    [
        (replace(POSTING, registered_on=date(2013, 11, 19)), FutureDate),
        (replace(POSTING, openings=0), FieldRefused),
        (replace(POSTING, employer=" "), FieldMissing),
        (replace(POSTING, title="요양보호사 610505-2000000"), ResidentNumber),
        (replace(POSTING, duties="문의 6105052000000"), ResidentNumber),
        (replace(POSTING, licenses=("610505 2000000",)), ResidentNumber),
    ],
)
def test_refused_posting_leaves_nothing_behind(center: Center, form: PostingForm, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        register_posting(center.store, center.park, form)
    assert number(center.store, "SELECT COUNT(*) FROM posting") == 0
    assert number(center.store, "SELECT COUNT(*) FROM employer") == 0
    assert booked(center.store) == []
