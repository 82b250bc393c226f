"""The lists of referrals: order, pages from any key, and who and what they leave out."""

from dataclasses import replace
from datetime import timedelta

import pytest

from jobplus_core.kinds import ReferralState
from jobplus_core.referrals.commands import record_outcome, refer
from jobplus_core.referrals.queries import Key, Listing, View, anchors, count_listed, page
from tests.support.cases import TODAY, a_posting, a_seeker
from tests.support.center import Center


@pytest.fixture
def four(center: Center) -> list[int]:
    """Four referrals of four days, the third of another counselor, the second withdrawn."""
    posting = a_posting(center.store, center.kim, openings=9)
    people = [a_seeker(center.store, center.kim, f"홍길{n}", phone=f"010-0000-000{n}") for n in range(4)]
    clock = center.store.clock
    made = []
    for place, person in enumerate(people):
        actor = center.lee if place == 2 else center.kim
        made.append(refer(center.store, actor, person, posting))
        clock.advance(days=1)  # type: ignore[attr-defined]
    record_outcome(center.store, center.kim, made[1], ReferralState.WITHDRAWN, version=1, note="착오")
    return made


def ids(center: Center, listing: Listing, *, start: Key | None = None, skip: int = 0, limit: int = 9) -> list[int]:
    with center.store.read() as reader:
        found = page(reader, listing, start=start, skip=skip, limit=limit)
        assert count_listed(reader, listing) >= len(found)
        return [row.id for row in found]


def test_live_ones_stand_by_the_day_their_answer_is_due(center: Center, four: list[int]) -> None:
    assert ids(center, Listing(institution_id=center.institution_id)) == [four[0], four[2], four[3]]


def test_ended_and_all_stand_newest_first(center: Center, four: list[int]) -> None:
    listing = Listing(institution_id=center.institution_id, view=View.ENDED)
    assert ids(center, listing) == [four[1]]
    assert ids(center, replace(listing, view=View.ALL)) == four[::-1]


def test_list_is_narrowed_to_counselor_people_or_one(center: Center, four: list[int]) -> None:
    listing = Listing(institution_id=center.institution_id, view=View.ALL)
    assert center.lee.counselor_id is not None
    assert ids(center, replace(listing, counselor_id=center.lee.counselor_id)) == [four[2]]
    assert ids(center, replace(listing, seekers=())) == []
    assert ids(center, replace(listing, only=four[0])) == [four[0]]


@pytest.mark.parametrize("view", [View.LIVE, View.ALL])
def test_pages_from_every_anchor_make_the_whole_list(center: Center, four: list[int], view: View) -> None:
    listing = Listing(institution_id=center.institution_id, view=view)
    whole = ids(center, listing)
    with center.store.read() as reader:
        keys = anchors(reader, listing, 2)
    assert [key.id for key in keys] == whole[::2]
    assert keys[0].day - TODAY in {timedelta(days=n) for n in range(-1, 30)}
    paged = [ids(center, listing, start=key, skip=skip, limit=1) for key in keys for skip in (0, 1)]
    assert [row for rows in paged for row in rows] == whole
