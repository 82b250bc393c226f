"""The words that open postings have and no occupation is known for, and giving them one."""

import json
from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import col, select

from jobplus_core.errors import FieldMissing, FieldRefused
from jobplus_core.job_words.queries import UnassignedWords, unassigned_words, words
from jobplus_core.kinds import SubjectKind
from jobplus_core.postings.commands import close_posting, register_posting
from jobplus_core.postings.occupations.commands import Assigned, assign_word
from jobplus_core.postings.rules import PostingForm
from jobplus_core.tables.oversight import AuditEntry, ChangeLog
from jobplus_core.tables.postings import Posting, PostingEdit
from tests.support.center import Center

FORM = PostingForm(title="사람 모집", employer="한빛상사", registered_on=date(2013, 11, 18))


def post(center: Center, title: str, text: str | None = None, code: str | None = None, sure: int | None = None) -> int:
    edition = None if code is None else "2025"
    form = replace(
        FORM,
        title=title,
        occupation_text=text,
        occupation_code=code,
        occupation_edition=edition,
        occupation_confidence=sure,
    )
    return register_posting(center.store, center.park, form)


def listed(center: Center) -> list[tuple[str, int]]:
    with center.store.read() as reader:
        return [(each.words, each.postings) for each in unassigned_words(reader, center.institution_id)]


def codes(center: Center, *keys: int) -> list[str | None]:
    with center.store.write(center.admin, "look") as work:
        work.finish()
        return [work.get(Posting, key).occupation_code for key in keys]


def test_unknown_and_unsure_postings_stand_by_their_words_the_most_frequent_first(center: Center) -> None:
    post(center, "[중구] 레이어팀 팀원 채용")
    first = post(center, "모집", "산채 다듬기")
    post(center, "다른 제목", "산채  다듬기", "9012", 40)
    post(center, "경리 모집", "경리", "0272", 95)
    post(center, "레이어 모집", "레이어", "4168", None)
    gone = post(center, "모집", "산채 다듬기")
    close_posting(center.store, center.park, gone, "기한 지남")
    with center.store.read() as reader:
        found = unassigned_words(reader, center.institution_id)
        assert unassigned_words(reader, center.institution_id, limit=1) == found[:1]
        assert unassigned_words(reader, center.institution_id + 1) == ()
    assert [(each.words, each.postings) for each in found] == [("산채 다듬기", 2), ("레이어팀", 1)]
    assert (found[0].posting_id, found[0].title) == (first, "모집")


def test_the_best_suggestion_stands_beside_the_words(center: Center) -> None:
    key = post(center, "마케팅 및 물류 및 해외영업", None)
    post(center, "zzz")
    with center.store.read() as reader:
        found = unassigned_words(reader, center.institution_id)
    assert found[0] == UnassignedWords("zzz", 1, key + 1, "zzz", None, 0)
    assert (found[1].words, found[1].posting_id, found[1].code) == ("마케팅 및 물류 및 해외영업", key, "0262")
    assert 0 < found[1].confidence < 70


def test_assigning_gives_the_word_and_all_its_postings_the_code_at_once(center: Center) -> None:
    first = post(center, "모집", "산채 다듬기")
    second = post(center, "다른 제목", "산채다듬기", "9012", 40)
    other = post(center, "모집", "버섯 다듬기")
    sure = post(center, "모집", "산채 다듬기", "9013", 95)
    by_hand = post(center, "모집", "산채 다듬기", "9014", None)
    done = assign_word(center.store, center.park, "산채 다듬기", "8722", token="t")
    assert done.postings == 2
    assert assign_word(center.store, center.park, "산채 다듬기", "8722", token="t") == done
    assert codes(center, first, second, other, sure, by_hand) == ["8722", "8722", None, "9013", "9014"]
    assert listed(center) == [("버섯 다듬기", 1)]
    with center.store.read() as reader:
        assert words(reader, center.institution_id) == (("산채 다듬기", "8722"),)


def test_postings_without_words_are_assigned_by_their_title(center: Center) -> None:
    first, second = post(center, "[중구] 레이어팀 팀원 채용"), post(center, "레이어팀 신입 모집 (주5일)")
    assert listed(center) == [("레이어팀", 2)]
    assert assign_word(center.store, center.park, "레이어팀", "4168").postings == 2
    assert codes(center, first, second) == ["4168", "4168"]
    assert listed(center) == []


def test_another_code_takes_the_place_of_the_one_assigned_before(center: Center) -> None:
    key = post(center, "모집", "산채 다듬기")
    assign_word(center.store, center.park, "산채 다듬기", "8722")
    later = post(center, "모집", "산채 다듬기", "8722", 100)
    chosen = post(center, "모집", "산채 다듬기", "8722", None)
    assert assign_word(center.store, center.kim, "산채 다듬기", "9012").postings == 2
    assert codes(center, key, later, chosen) == ["9012", "9012", "8722"]
    assert assign_word(center.store, center.kim, "산채 다듬기", "8722").postings == 2
    with center.store.read() as reader:
        assert words(reader, center.institution_id) == (("산채 다듬기", "8722"),)


def test_assigning_the_same_again_changes_nothing(center: Center) -> None:
    post(center, "모집", "산채 다듬기")
    first = assign_word(center.store, center.park, "산채 다듬기", "8722")
    assert assign_word(center.store, center.lee, "산채 다듬기", "8722") == Assigned(first.word_id, 0)


def test_every_change_is_audited_and_told_to_the_index(center: Center) -> None:
    key = post(center, "모집", "산채 다듬기", "9012", 40)
    assign_word(center.store, center.park, "산채 다듬기", "8722", token="t")
    with center.store.write(center.admin, "look") as work:
        work.finish()
        audit = work.session.exec(select(AuditEntry).where(AuditEntry.token == "t")).one()
        assert (audit.command, audit.actor_id) == ("assign_occupation_words", center.park.account_id)
        edit = work.session.exec(select(PostingEdit)).one()
        assert (edit.posting_id, edit.account_id, edit.version) == (key, center.park.account_id, 2)
        assert json.loads(edit.changes) == {"occupation_code": ["9012", "8722"], "occupation_confidence": [40, 100]}
        changed = select(ChangeLog).where(ChangeLog.recorded_at == audit.recorded_at).order_by(col(ChangeLog.id))
        told = [(SubjectKind(row.subject_kind), row.subject_id) for row in work.session.exec(changed)]
        assert sorted(told) == [(SubjectKind.INSTITUTION, center.institution_id), (SubjectKind.POSTING, key)]


def test_only_so_many_postings_are_changed_at_once(center: Center, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [post(center, "모집", "산채 다듬기") for _ in range(3)]
    monkeypatch.setattr("jobplus_core.postings.occupations.commands.MOST_AT_ONCE", 2)
    monkeypatch.setattr("jobplus_core.postings.occupations.commands._PORTION", 1)
    assert assign_word(center.store, center.park, "산채 다듬기", "8722").postings == 2
    assert codes(center, *keys) == ["8722", "8722", None]
    assert assign_word(center.store, center.park, "산채 다듬기", "8722").postings == 1


@pytest.mark.parametrize(
    ("called", "code", "refusal"), [("", "8722", FieldMissing), ("산채 다듬기", "9999", FieldRefused)]
)
def test_a_bad_word_changes_no_posting(center: Center, called: str, code: str, refusal: type[Exception]) -> None:
    key = post(center, "모집", "산채 다듬기")
    with pytest.raises(refusal):
        assign_word(center.store, center.park, called, code)
    assert codes(center, key) == [None]
