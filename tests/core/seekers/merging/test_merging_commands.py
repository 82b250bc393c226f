"""Merging two records of one person and taking them apart: on both databases."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from jobplus_core.actor import Actor
from jobplus_core.counseling.commands import log_session
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.errors import (
    AlreadyDone,
    AlreadyPlaced,
    AlreadyReferred,
    FieldMissing,
    LaterMerge,
    MergeWithItself,
    NotFound,
    RecordMerged,
    Refusal,
    ResidentNumber,
    RoleMissing,
    Stale,
)
from jobplus_core.kinds import ReferralState, RefusalReason
from jobplus_core.matching import pool
from jobplus_core.matching import queries as matching
from jobplus_core.placements.commands import place
from jobplus_core.referrals.commands import record_outcome, refer
from jobplus_core.seekers.commands import register_again, register_seeker, update_seeker
from jobplus_core.seekers.merging import queries
from jobplus_core.seekers.merging.commands import merge_seekers, unmerge_seekers
from jobplus_core.seekers.queries import form_of, recent, record
from jobplus_core.seekers.rules import RegistrationForm, SeekerForm, WishedOccupation
from tests.support.cases import SEEKER, TODAY, a_posting, a_seeker, number
from tests.support.center import Center

NEW = RegistrationForm(registered_on=TODAY)
WHY = "이름과 전화가 같음"
THIN = SeekerForm(name="홍길순", phone="010-0000-1234")


def thin(center: Center, name: str = "홍길순") -> int:
    """A record with a name and a phone alone."""
    return register_seeker(center.store, center.kim, replace(THIN, name=name), NEW).seeker_id


def version(center: Center, key: int) -> int:
    return number(center.store, "SELECT version FROM seeker WHERE id = :id", id=key)


def merge(center: Center, kept: int, merged: int, **how: Any) -> int:
    return merge_seekers(
        center.store,
        how.pop("actor", center.kim),
        kept,
        merged,
        reason=how.pop("reason", WHY),
        kept_version=version(center, kept),
        merged_version=version(center, merged),
        **how,
    )


def unmerge(center: Center, merge_id: int, kept: int) -> int:
    return unmerge_seekers(center.store, center.lee, merge_id, reason="다른 사람", version=version(center, kept))


def family(center: Center, key: int) -> tuple[int, ...]:
    with center.store.read() as reader:
        return queries.family(reader, key)


def form(center: Center, key: int) -> SeekerForm:
    with center.store.read() as reader:
        row = record(reader, key)
        assert row is not None
        return form_of(reader, row)


def listed(center: Center) -> list[int]:
    with center.store.read() as reader:
        return [row.id for row in recent(reader, center.institution_id)]


def findable(center: Center) -> list[int]:
    """The people whom a name finds."""
    with center.store.session() as session:
        found = session.connection().exec_driver_sql("SELECT DISTINCT seeker_id FROM seeker_name_part ORDER BY 1")
        return [int(row[0]) for row in found]


def rows(center: Center, *keys: int) -> Sequence[tuple[Any, ...]]:
    """Everything that stands of these records in the tables a merge writes, versions and merges left out."""
    listed = ", ".join(map(str, keys))
    statements = (
        f"SELECT * FROM seeker WHERE id IN ({listed}) ORDER BY id",
        f"SELECT * FROM wish WHERE seeker_id IN ({listed}) ORDER BY id",
        f"SELECT * FROM seeker_license WHERE seeker_id IN ({listed}) ORDER BY id",
        f"SELECT * FROM seeker_name_part WHERE seeker_id IN ({listed}) ORDER BY seeker_id, place, part",
    )
    with center.store.session() as session:
        connection = session.connection()
        return [
            tuple(value for column, value in row.items() if column != "version")
            for statement in statements
            for row in connection.exec_driver_sql(statement).mappings()
        ]


def test_merged_record_leads_to_the_kept_one_and_fills_its_blanks(center: Center) -> None:
    kept, merged = thin(center), a_seeker(center.store, center.lee)
    done = merge(center, kept, merged)
    assert listed(center) == [kept]
    assert findable(center) == [kept]
    assert family(center, merged) == family(center, kept) == (kept, merged)
    assert form(center, kept) == form(center, merged)
    assert (version(center, kept), version(center, merged)) == (2, 2)
    assert number(center.store, "SELECT complete FROM seeker WHERE id = :id", id=kept) == 1
    with center.store.read() as reader:
        assert queries.root(reader, merged) == queries.root(reader, kept) == kept
        history = queries.history(reader, kept)
        (told,) = queries.merges(reader, kept)
        saved = queries.last_save(reader, kept)
    assert history is not None
    assert (history.registrations, history.referrals, history.acts) == (2, 0, 2)
    assert (told.id, told.kept_id, told.merged_id, told.account, told.reason) == (done, kept, merged, "김하나", WHY)
    assert told.undone_at is None
    assert saved is not None
    assert saved.account == "김하나"


def test_only_the_chosen_blanks_are_filled(center: Center) -> None:
    kept, merged = thin(center), a_seeker(center.store, center.kim)
    merge(center, kept, merged, fill=["wage"])
    assert form(center, kept) == replace(form(center, merged), birth_date=None, district_code=None, occupations=())


def test_taking_apart_gives_both_records_back(center: Center) -> None:
    kept, merged = thin(center), a_seeker(center.store, center.lee, "홍길숙")
    before = rows(center, kept, merged)
    done = merge(center, kept, merged)
    assert rows(center, kept, merged) != before
    assert unmerge(center, done, kept) == merged
    assert rows(center, kept, merged) == before
    assert listed(center) == [merged, kept]
    assert findable(center) == [kept, merged]
    assert (version(center, kept), version(center, merged)) == (3, 3)
    with center.store.read() as reader:
        (told,) = queries.merges(reader, merged)
    assert (told.undone_by, told.undone_reason) == ("이두리", "다른 사람")


def test_what_was_written_since_the_merge_stays(center: Center) -> None:
    kept, merged = thin(center), a_seeker(center.store, center.kim)
    done = merge(center, kept, merged)
    mended = replace(form(center, kept), wage_won=2_500_000, occupations=(WishedOccupation("경리", "0261", "2025"),))
    update_seeker(center.store, center.kim, kept, mended, version=2)
    unmerge(center, done, kept)
    assert form(center, kept) == replace(mended, birth_date=None, district_code=None)


def test_records_merged_before_lead_to_the_new_kept_one_and_back(center: Center) -> None:
    a, b, c = (a_seeker(center.store, center.kim) for _ in range(3))
    first = merge(center, b, a)
    second = merge(center, c, b)
    assert family(center, a) == (a, b, c)
    assert listed(center) == [c]
    with pytest.raises(LaterMerge):
        unmerge(center, first, b)
    unmerge(center, second, c)
    assert (family(center, a), family(center, c)) == ((a, b), (c,))
    unmerge(center, first, b)
    assert [family(center, each) for each in (a, b, c)] == [(a,), (b,), (c,)]


def test_newest_merge_is_taken_apart_first(center: Center) -> None:
    a, b, c = (a_seeker(center.store, center.kim) for _ in range(3))
    first, second = merge(center, a, b), merge(center, a, c)
    with pytest.raises(LaterMerge) as refused:
        unmerge(center, first, a)
    assert (refused.value.merge_id, refused.value.later_id) == (first, second)
    unmerge(center, second, a)
    unmerge(center, first, a)
    assert listed(center) == [c, b, a]


def test_person_counts_as_returning_whichever_record_they_registered_on(center: Center) -> None:
    kept, merged = a_seeker(center.store, center.kim), a_seeker(center.store, center.kim)
    merge(center, kept, merged)
    again = register_again(center.store, center.lee, kept, NEW)
    sql = "SELECT COUNT(*) FROM registration WHERE id = :id AND standing = 'returning'"
    assert number(center.store, sql, id=again.registration_id) == 1


def test_merged_record_takes_no_writes(center: Center) -> None:
    kept, merged, posting = thin(center), a_seeker(center.store, center.kim), a_posting(center.store, center.kim)
    merge(center, kept, merged)
    acts = (
        lambda: register_again(center.store, center.kim, merged, NEW),
        lambda: update_seeker(center.store, center.kim, merged, SEEKER, version=2),
        lambda: log_session(center.store, center.kim, merged, SessionForm(held_on=TODAY)),
        lambda: refer(center.store, center.kim, merged, posting),
        lambda: merge(center, a_seeker(center.store, center.kim), merged),
        lambda: merge(center, merged, kept),
    )
    for act in acts:
        with pytest.raises(RecordMerged) as refused:
            act()
        assert (refused.value.seeker_id, refused.value.kept_id) == (merged, kept)


def test_person_referred_under_the_other_record_is_not_referred_again(center: Center) -> None:
    kept, merged, posting = thin(center), a_seeker(center.store, center.kim), a_posting(center.store, center.kim)
    sent = refer(center.store, center.kim, merged, posting)
    merge(center, kept, merged)
    with pytest.raises(AlreadyReferred) as refused:
        refer(center.store, center.lee, kept, posting)
    assert refused.value.referral_id == sent
    with center.store.read() as reader:
        facts = pool.seeker_facts(reader, kept)
        of_seeker = matching.pairs(reader, seeker_id=kept)
        of_posting = matching.pairs(reader, posting_id=posting)
    assert facts is not None
    assert facts.referred == {posting}
    assert of_seeker == of_posting
    assert [pair.seeker_id for pair in of_posting] == [kept]


def test_person_refused_under_the_other_record_is_known_to_matching(center: Center) -> None:
    kept, merged, posting = thin(center), a_seeker(center.store, center.kim), a_posting(center.store, center.kim)
    sent = refer(center.store, center.kim, merged, posting)
    record_outcome(
        center.store, center.kim, sent, ReferralState.SEEKER_REFUSED, version=1, reason=next(iter(RefusalReason))
    )
    merge(center, kept, merged)
    with center.store.read() as reader:
        facts = pool.seeker_facts(reader, kept)
    assert facts is not None
    assert (facts.referred, facts.refused) == (frozenset(), frozenset({posting}))


def test_person_hired_under_the_other_record_is_not_hired_twice(center: Center) -> None:
    kept, merged, posting = thin(center), a_seeker(center.store, center.kim), a_posting(center.store, center.kim)
    first, second = (refer(center.store, center.kim, each, posting) for each in (kept, merged))
    merge(center, kept, merged)
    place(center.store, center.kim, second)
    with pytest.raises(AlreadyPlaced):
        place(center.store, center.kim, first)
    with pytest.raises(AlreadyPlaced):
        refer(center.store, center.kim, kept, posting)


def test_merge_refuses_what_it_cannot_stand_for(center: Center) -> None:
    kept, merged = a_seeker(center.store, center.kim), a_seeker(center.store, center.kim)
    elsewhere = Actor(
        account_id=center.kim.account_id, institution_id=99, name="다른 센터", roles=frozenset(), counselor_id=1
    )

    def attempt(**how: Any) -> None:
        values: dict[str, Any] = {"reason": WHY, "kept_version": 1, "merged_version": 1, "actor": center.kim} | how
        merge_seekers(
            center.store, values.pop("actor"), values.pop("kept", kept), values.pop("merged", merged), **values
        )

    refusals: tuple[tuple[type[Refusal], dict[str, Any]], ...] = (
        (MergeWithItself, {"merged": kept}),
        (NotFound, {"merged": 4711}),
        (NotFound, {"actor": elsewhere}),
        (RoleMissing, {"actor": center.admin}),
        (Stale, {"kept_version": 2}),
        (Stale, {"merged_version": 2}),
        (FieldMissing, {"reason": "  "}),
        (ResidentNumber, {"reason": "610505-2345678 같음"}),
    )
    for refusal, how in refusals:
        with pytest.raises(refusal):
            attempt(**how)
    assert listed(center) == [merged, kept]
    assert number(center.store, "SELECT COUNT(*) FROM seeker_merge") == 0


def test_taking_apart_refuses_what_it_cannot_stand_for(center: Center) -> None:
    kept, merged = a_seeker(center.store, center.kim), a_seeker(center.store, center.kim)
    done = merge(center, kept, merged)
    elsewhere = Actor(
        account_id=center.kim.account_id, institution_id=99, name="다른 센터", roles=frozenset(), counselor_id=1
    )
    for refusal, actor, key, at in (
        (RoleMissing, center.admin, done, 2),
        (NotFound, elsewhere, done, 2),
        (NotFound, center.kim, done + 1, 2),
        (Stale, center.kim, done, 1),
    ):
        with pytest.raises(refusal):
            unmerge_seekers(center.store, actor, key, reason=WHY, version=at)
    assert listed(center) == [kept]
    unmerge(center, done, kept)
    with pytest.raises(AlreadyDone):
        unmerge(center, done, kept)


def test_repeated_token_merges_once(center: Center) -> None:
    kept, merged = a_seeker(center.store, center.kim), a_seeker(center.store, center.kim)
    how: dict[str, Any] = {"reason": WHY, "kept_version": 1, "merged_version": 1, "token": "m"}
    first = merge_seekers(center.store, center.kim, kept, merged, **how)
    assert merge_seekers(center.store, center.kim, kept, merged, **how) == first
    assert number(center.store, "SELECT COUNT(*) FROM seeker_merge") == 1


def test_both_records_are_told_of(center: Center) -> None:
    kept, merged = a_seeker(center.store, center.kim), a_seeker(center.store, center.kim)
    last = number(center.store, "SELECT MAX(id) FROM change_log")
    merge(center, kept, merged)
    sql = "SELECT COUNT(DISTINCT subject_id) FROM change_log WHERE id > :last AND subject_kind = 'seeker'"
    assert number(center.store, sql, last=last) == 2


def pooled(center: Center) -> dict[int, frozenset[int]]:
    """Whom matching knows, each with the postings they are referred to."""
    with center.store.read() as reader:
        return {facts.id: facts.referred for facts in pool.seeker_pool(reader, center.institution_id)}


def test_pool_knows_a_person_by_all_their_records(center: Center) -> None:
    kept, merged = thin(center), a_seeker(center.store, center.kim)
    posting, other = a_posting(center.store, center.kim), a_posting(center.store, center.kim)
    refer(center.store, center.kim, merged, posting)
    sent = refer(center.store, center.kim, merged, other)
    done = merge(center, kept, merged)
    assert pooled(center) == {kept: {posting, other}}
    place(center.store, center.kim, sent)
    assert pooled(center) == {}
    unmerge(center, done, kept)
    assert pooled(center) == {kept: frozenset()}
