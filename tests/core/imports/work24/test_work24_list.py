"""The real list of 257 postings: every row is read, and some are checked against reading by eye."""

from datetime import date

import pytest

from jobplus_core.imports.drafts import PostingDraft, RawRow
from jobplus_core.imports.feeds import feed_of
from jobplus_core.kinds import CareerDemand, Education, WageBasis
from tests.support.feed import WORK24

pytestmark = pytest.mark.skipif(not WORK24.exists(), reason="the real list is not here")


@pytest.fixture(scope="module")
def drafts() -> list[PostingDraft]:
    feed = feed_of(WORK24)
    opened = feed.open(WORK24)
    assert (feed.id, opened.total, opened.encoding) == ("work24", 257, "utf-8-sig")
    read = [feed.normalize(row) for row in opened.rows() if isinstance(row, RawRow)]
    return [draft for draft in read if isinstance(draft, PostingDraft)]


def test_list_gives_257_postings_each_with_its_own_key(drafts: list[PostingDraft]) -> None:
    assert (len(drafts), len({draft.external_no for draft in drafts})) == (257, 257)
    assert {draft.wage_basis for draft in drafts} == {WageBasis.YEAR}
    assert min(draft.registered_on for draft in drafts if draft.registered_on) == date(2026, 7, 25)


def test_first_row_reads_as_by_eye(drafts: list[PostingDraft]) -> None:
    first = drafts[0]
    assert first.title == "간병/돌봄 플랫폼 고객상담·서비스 운영 매니저 채용"
    assert (first.wage_won, first.wage_max_won) == (30_000_000, None)
    assert (first.career, first.career_months_min, first.education) == (CareerDemand.EXPERIENCED, 36, Education.ANY)
    assert (first.starts_at, first.ends_at, first.days_per_week, first.hours_per_week) == ("09:00", "18:00", 5, 40)
    assert (first.sigungu, first.address_rest, first.closes_on) == ("강남구", "테헤란로38길", date(2026, 8, 28))


def test_row_in_another_city_reads_as_by_eye(drafts: list[PostingDraft]) -> None:
    seventh = drafts[6]
    assert seventh.title == "[흑백요리사2 김호윤쉐프] 고슬솥 하남 홀&주방 정직원/파트타이머 ..."
    assert (seventh.sido, seventh.sigungu, seventh.address_rest) == ("경기", "하남시", None)
    assert (seventh.wage_won, seventh.wage_max_won) == (34_800_000, 48_000_000)
    assert (seventh.days_per_week, seventh.employment_form) == (None, None)
    assert seventh.extras == {"recruit_provider": "잡코리아", "location": "경기 하남시 등"}
