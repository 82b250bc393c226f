"""Mending postings that stand, on both databases: versions, figures, history, openings."""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import pytest

from jobplus_core.db.store import Store
from jobplus_core.errors import (
    AlreadyDone,
    FieldMissing,
    FieldRefused,
    FutureDate,
    NotFound,
    OpeningsBelowHires,
    PostingFull,
    Refusal,
    ResidentNumber,
    Stale,
)
from jobplus_core.integrity.queries import check
from jobplus_core.kinds import CloseReason, Funding, Indicator, PostingSource, SubjectKind
from jobplus_core.ledger.closing import close_through
from jobplus_core.placements.commands import cancel_placement, place
from jobplus_core.postings.commands import close_posting, insert_posting, register_posting
from jobplus_core.postings.editing import queries
from jobplus_core.postings.editing.commands import assign_developer, edit_posting, reopen_posting
from jobplus_core.postings.editing.rules import StoredPosting
from jobplus_core.postings.ladder.queries import reopened_on
from jobplus_core.postings.rules import PostingForm
from jobplus_core.referrals.commands import refer
from tests.support.cases import POSTING, TODAY, a_posting, a_seeker, booked, last_entry, number, row_of
from tests.support.center import Center
from tests.support.clock import FrozenClock


class _Text(NamedTuple):
    text: str


OURS = SubjectKind.POSTING
FEED = replace(POSTING, source=PostingSource.IMPORT, external_no="F-1")


def stored(center: Center, key: int) -> StoredPosting:
    with center.store.read() as reader:
        found = queries.stored_posting(reader, key)
    assert found is not None
    return found


def edit(center: Center, key: int, form: PostingForm, **how: Any) -> int:
    now = stored(center, key)
    how = {"developer_id": now.developer_id, "version": now.version, **how}
    return edit_posting(center.store, center.kim, key, form, **how)


def history(center: Center, key: int) -> list[tuple[str, str, str | None, dict[str, tuple[object, object]]]]:
    with center.store.read() as reader:
        return [(each.act, each.account, each.reason, each.changes) for each in queries.edits(reader, key)]


def imported(center: Center) -> int:
    with center.store.write(center.admin, "import") as work:
        return work.finish(insert_posting(work, FEED, developer_id=None))[0]


def sound(center: Center) -> bool:
    return check(center.store).findings == ()


def test_mending_is_saved_with_its_history(center: Center) -> None:
    key = a_posting(center.store, center.park)
    form = replace(POSTING, title="요양보호사 급구", wage_won=2_300_000, insurance=frozenset({"health", "pension"}))
    assert edit(center, key, form, token="a") == 2
    assert edit_posting(center.store, center.kim, key, form, developer_id=None, version=1, token="a") == 2
    assert history(center, key) == [
        (
            "edited",
            "김하나",
            None,
            {
                "title": ("요양보호사 구함", "요양보호사 급구"),
                "wage_won": (2_200_000, 2_300_000),
                "insurance": (None, "health pension"),
            },
        )
    ]
    assert edit(center, key, form) == 2
    assert len(history(center, key)) == 1
    with center.store.read() as reader:
        assert queries.last_edit(reader, key) == ("김하나", queries.edits(reader, key)[0].edited_at)


def test_second_desk_is_told_that_another_saved_first(center: Center) -> None:
    key = a_posting(center.store, center.park)
    edit(center, key, replace(POSTING, title="하나"))
    with pytest.raises(Stale):
        edit(center, key, replace(POSTING, title="둘"), version=1)
    assert stored(center, key).title == "하나"


@pytest.mark.parametrize(
    ("form", "refusal"),
    [
        (replace(POSTING, title=" "), FieldMissing),
        (replace(POSTING, age_max=60), FieldRefused),
        (replace(POSTING, duties="610505-2000000"), ResidentNumber),
        (replace(POSTING, registered_on=date(2013, 11, 19)), FutureDate),
    ],
)
def test_form_that_cannot_be_saved_changes_nothing(center: Center, form: PostingForm, refusal: type[Refusal]) -> None:
    key = a_posting(center.store, center.park)
    with pytest.raises(refusal):
        edit(center, key, form)
    assert (stored(center, key).version, history(center, key)) == (1, [])


def test_posting_of_nobody_here_is_not_found(center: Center) -> None:
    key = a_posting(center.store, center.park)
    stranger = center.kim._replace(institution_id=center.institution_id + 1)
    with pytest.raises(NotFound):
        edit_posting(center.store, stranger, key, POSTING, developer_id=None, version=1)
    with center.store.write(center.kim, "stage") as work:
        from jobplus_core.tables.postings import Posting

        work.get(Posting, key).state = "staged"
        work.finish(key)
    with pytest.raises(NotFound):
        edit_posting(center.store, center.kim, key, POSTING, developer_id=None, version=1)
    with pytest.raises(NotFound):
        close_posting(center.store, center.kim, key, CloseReason.DUPLICATE)


def test_funding_moves_the_figures_by_reversal_and_new_rows(center: Center) -> None:
    key = a_posting(center.store, center.park)
    first, last = last_entry(center.store) - 1, last_entry(center.store)
    edit(center, key, replace(POSTING, funding=Funding.SUPPORT))
    before = [
        row_of(center.park, Indicator.POSTING, OURS, key, funding="private"),
        row_of(center.park, Indicator.OPENING, OURS, key, quantity=2, funding="private"),
    ]
    assert booked(center.store, after=last) == [
        before[0]._replace(quantity=-1, reverses_id=first),
        before[1]._replace(quantity=-2, reverses_id=last),
        *(row._replace(funding="support") for row in before),
    ]
    assert sound(center)


def test_day_and_openings_changed_at_once_keep_each_figure_on_its_day(center: Center, clock: FrozenClock) -> None:
    key = a_posting(center.store, center.park)
    clock.advance(days=1)
    edit(center, key, replace(POSTING, openings=3))
    clock.advance(days=1)
    last = last_entry(center.store)
    edit(center, key, replace(POSTING, openings=5, registered_on=date(2013, 11, 15)))
    opening = row_of(center.park, Indicator.OPENING, OURS, key, quantity=2, funding="private")
    assert booked(center.store, after=last)[3:] == [
        row_of(center.park, Indicator.POSTING, OURS, key, day=date(2013, 11, 15), funding="private"),
        opening._replace(occurred_on=date(2013, 11, 15), counted_on=date(2013, 11, 15)),
        opening._replace(quantity=1, occurred_on=date(2013, 11, 19), counted_on=date(2013, 11, 19)),
        opening._replace(occurred_on=date(2013, 11, 20), counted_on=date(2013, 11, 20)),
    ]
    assert sound(center)


def test_what_moves_for_a_closed_day_counts_on_the_first_open_one(center: Center, clock: FrozenClock) -> None:
    key = a_posting(center.store, center.park)
    clock.advance(days=1)
    close_through(center.store, center.lead, TODAY)
    last = last_entry(center.store)
    edit(center, key, replace(POSTING, funding=Funding.SUPPORT))
    assert {(row.occurred_on, row.counted_on) for row in booked(center.store, after=last)} == {
        (TODAY, date(2013, 11, 19))
    }
    assert sound(center)


def test_imports_posting_is_credited_once_a_counselor_develops_it(center: Center) -> None:
    key = imported(center)
    last = last_entry(center.store)
    assert assign_developer(center.store, center.lead, key, center.park.counselor_id, version=1, token="a") == 2
    assert assign_developer(center.store, center.lead, key, center.park.counselor_id, version=1, token="a") == 2
    found = booked(center.store, after=last)
    assert [(row.quantity, row.counselor_id, row.channel) for row in found] == [
        (-1, None, "import"),
        (-2, None, "import"),
        (1, center.park.counselor_id, "import"),
        (2, center.park.counselor_id, "import"),
    ]
    assert found[2].team_id == center.park.team_id
    assert history(center, key) == [("assigned", "한지우", None, {"developer_id": (None, center.park.counselor_id)})]
    assert edit(center, key, FEED, developer_id=center.kim.counselor_id) == 3
    assert assign_developer(center.store, center.lead, key, None, version=3) == 4
    with pytest.raises(Stale):
        assign_developer(center.store, center.lead, key, None, version=3)
    with pytest.raises(FieldRefused):
        assign_developer(center.store, center.lead, key, 999, version=4)
    assert sound(center)


def digest(center: Center, key: int) -> str:
    with center.store.read() as reader:
        found = reader.one("SELECT content_digest FROM posting WHERE id = :id", {"id": key}, _Text)
    assert found is not None
    return found.text


def test_what_the_feed_said_last_is_remembered_beside_what_was_mended(center: Center) -> None:
    key, own = imported(center), a_posting(center.store, center.park)
    before = digest(center, key), digest(center, own)
    edit(center, key, replace(FEED, title="손으로 고침"))
    edit(center, own, replace(POSTING, title="손으로 고침"))
    assert digest(center, key) == before[0]
    assert digest(center, own) != before[1]
    assert stored(center, key).title == "손으로 고침"


def hired(center: Center, key: int, name: str = "홍길순") -> int:
    return place(
        center.store, center.kim, refer(center.store, center.kim, a_seeker(center.store, center.kim, name), key)
    )


def test_openings_never_go_below_the_hires_nor_hires_above_the_openings(center: Center) -> None:
    key = a_posting(center.store, center.park, openings=3)
    hired(center, key)
    hired(center, key, "임꺽정")
    with pytest.raises(OpeningsBelowHires) as refused:
        edit(center, key, replace(POSTING, openings=1))
    assert (refused.value.openings, refused.value.filled) == (1, 2)
    edit(center, key, replace(POSTING, openings=2))
    assert stored(center, key).state == "closed"
    with pytest.raises(PostingFull):
        refer(center.store, center.kim, a_seeker(center.store, center.kim, "장길산"), key)
    with pytest.raises(PostingFull):
        reopen_posting(center.store, center.kim, key, "더 뽑음")
    edit(center, key, replace(POSTING, openings=3))
    assert stored(center, key).state == "open"
    hired(center, key, "장길산")
    assert stored(center, key).state == "closed"
    assert sound(center)


def test_day_cannot_lie_behind_the_first_referral(center: Center, clock: FrozenClock) -> None:
    key = a_posting(center.store, center.park)
    refer(center.store, center.kim, a_seeker(center.store, center.kim), key)
    clock.advance(days=1)
    with pytest.raises(FieldRefused) as refused:
        edit(center, key, replace(POSTING, registered_on=date(2013, 11, 19)))
    assert refused.value.reason == "after_referral"


def test_other_employer_is_found_or_made_and_the_same_stays_wherever_the_work_is(center: Center) -> None:
    key = a_posting(center.store, center.park)
    own = stored(center, key).employer_id
    edit(center, key, replace(POSTING, employer="(주) 다온요양원", district_code="11140", sigungu="중구"))
    assert stored(center, key).employer_id == own
    edit(center, key, replace(POSTING, employer="한빛상사"))
    assert stored(center, key).employer == "한빛상사"
    assert history(center, key)[0][3]["employer"] == ("다온요양원", "한빛상사")


def test_posting_opened_for_an_employer_stays_its_own_wherever_the_work_is(center: Center) -> None:
    own = stored(center, a_posting(center.store, center.park)).employer_id
    elsewhere = replace(POSTING, district_code="11140", sigungu="중구")
    key = register_posting(center.store, center.park, elsewhere, employer_id=own)
    assert stored(center, key).employer_id == own
    branch = stored(center, register_posting(center.store, center.park, elsewhere)).employer_id
    assert branch != own
    other = register_posting(center.store, center.park, replace(elsewhere, employer="한빛상사"), employer_id=own)
    assert stored(center, other).employer == "한빛상사"


def test_closing_by_a_code_and_opening_again_start_the_wait_anew(center: Center, clock: FrozenClock) -> None:
    key = a_posting(center.store, center.park)
    other = a_posting(center.store, center.park, title="조리원")
    close_posting(center.store, center.park, key, CloseReason.OTHER, note="점포 이전", version=1)
    clock.advance(days=3)
    with pytest.raises(FieldMissing):
        reopen_posting(center.store, center.park, key, " ")
    with pytest.raises(Stale):
        reopen_posting(center.store, center.park, key, "다시", version=1)
    assert reopen_posting(center.store, center.park, key, "이전 마침", version=2, token="a") == 3
    assert reopen_posting(center.store, center.park, key, "이전 마침", version=2, token="a") == 3
    with pytest.raises(AlreadyDone):
        reopen_posting(center.store, center.park, key, "또")
    with center.store.read() as reader:
        assert [reopened_on(reader, each) for each in (key, other)] == [date(2013, 11, 21), None]
    assert [(act, reason, changes["state"]) for act, _who, reason, changes in history(center, key)] == [
        ("reopened", "이전 마침", ("closed", "open")),
        ("closed", None, ("open", "closed")),
    ]
    assert history(center, key)[1][3]["closed_reason"] == (None, "other: 점포 이전")


def test_hire_cancelled_opens_the_posting_again_and_says_so(center: Center) -> None:
    key = a_posting(center.store, center.park, openings=1)
    placement = hired(center, key)
    cancel_placement(center.store, center.kim, placement, "출근 안 함", version=1)
    assert [act for act, *_rest in history(center, key)] == ["reopened", "closed"]
    with center.store.read() as reader:
        assert reopened_on(reader, key) == TODAY


def test_posting_past_its_deadline_is_mended_before_it_is_opened_again(center: Center, clock: FrozenClock) -> None:
    key = register_posting(center.store, center.park, replace(POSTING, closes_on=date(2013, 11, 19)))
    close_posting(center.store, center.park, key, CloseReason.DEADLINE_PASSED)
    clock.advance(days=5)
    with pytest.raises(FieldRefused) as refused:
        reopen_posting(center.store, center.park, key, "다시")
    assert refused.value.reason == "deadline_passed"
    edit(center, key, replace(POSTING, closes_on=date(2013, 12, 31)))
    reopen_posting(center.store, center.park, key, "다시")
    assert stored(center, key).state == "open"


def test_near_postings_of_one_employer_are_read_for_the_rule(center: Center, clock: FrozenClock) -> None:
    first = a_posting(center.store, center.park)
    second = a_posting(center.store, center.park)
    close_posting(center.store, center.park, first, CloseReason.DUPLICATE)
    register_posting(center.store, center.park, replace(POSTING, employer="한빛상사"))
    employer = stored(center, first).employer_id
    with center.store.read() as reader:
        assert [row.id for row in queries.faces_of(reader, [employer], since=TODAY)] == [second, first]
        assert [row.id for row in queries.faces_of(reader, [employer], since=date(2013, 11, 19))] == [second]
        assert queries.faces_of(reader, [], since=TODAY) == []


def test_desk_that_lowers_openings_races_one_that_hires(center: Center, make_store: Callable[[], Store]) -> None:
    keys = [a_posting(center.store, center.park, openings=2) for _ in range(4)]
    referrals = {}
    for key in keys:
        hired(center, key, f"먼저{key}")
        referrals[key] = refer(center.store, center.kim, a_seeker(center.store, center.kim, f"나중{key}"), key)
    lowering, hiring = make_store(), make_store()
    start = threading.Barrier(2)

    def lower() -> None:
        start.wait(30)
        for key in keys:
            with suppress(OpeningsBelowHires, Stale):
                form = replace(POSTING, openings=1)
                edit_posting(lowering, center.lee, key, form, developer_id=center.park.counselor_id, version=1)

    def hire() -> None:
        start.wait(30)
        for key in keys:
            with suppress(Refusal):
                place(hiring, center.kim, referrals[key])

    desks = [threading.Thread(target=each) for each in (lower, hire)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join(60)
    over = """SELECT COUNT(*) FROM posting p WHERE p.openings < (
        SELECT COUNT(*) FROM placement x WHERE x.posting_id = p.id AND x.state = 'standing')"""
    assert number(center.store, over) == 0
    assert sound(center)
