"""Which postings of one employer may be the same job twice."""

from dataclasses import dataclass
from datetime import date

import pytest

from jobplus_core.postings.near import PostingFace, is_near, near_postings, title_words

ONE = PostingFace(1, "요양보호사 모집 (2명)", "도봉구", "11320", "M", 2_200_000, 2, "open", date(2013, 11, 18))


@dataclass(frozen=True)
class Case:
    change: dict[str, object]
    near: bool


@pytest.mark.parametrize(
    "case",
    [
        Case({}, True),
        Case({"title": "[급구] 요양보호사 채용"}, True),
        Case({"title": "야간 요양보호사"}, False),
        Case({"title": "조리원 모집"}, False),
        Case({"district_code": "11140"}, False),
        Case({"district_code": None}, True),
        Case({"wage_won": 2_300_000}, False),
        Case({"wage_won": None, "wage_basis": None}, True),
        Case({"wage_basis": "Y"}, False),
        Case({"openings": 9, "state": "closed"}, True),
    ],
)
def test_title_place_and_wage_decide(case: Case) -> None:
    other = ONE._replace(id=2, **case.change)  # type: ignore[arg-type]
    assert is_near(ONE, other) is case.near is is_near(other, ONE)


def test_words_of_recruiting_say_nothing() -> None:
    assert title_words("경리 사원 모집") == {"경리"}
    assert title_words("직원 모집") == {"직원", "모집"}
    assert title_words(" ·- ") == frozenset()
    assert not is_near(ONE._replace(title="-"), ONE._replace(id=2, title="-"))


def test_a_posting_is_not_near_itself() -> None:
    others = [ONE, ONE._replace(id=3), ONE._replace(id=4, title="조리원")]
    assert near_postings(ONE, others) == (ONE._replace(id=3),)
