"""What counselors type to narrow the unfilled postings."""

import pytest

from jobplus_core.kinds import Funding, GrowthSector, Stage, TeamKind
from jobplus_core.postings.queries import UnfilledFilter
from jobplus_tui.desk.posting_words import Queue, Wanted, read_wanted

ALL = "중구 026 7일 내담당 40세 민간 it융합 250만 3명 긴급 개발팀 맞는사람 경리"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", Wanted()),
        ("중구 026", Wanted(district="중구", occupation="026")),
        ("중구 7일", Wanted(district="중구", older_than=7)),
        ("강남 내 담당", Wanted(district="강남구", mine=True)),
        ("７일 내담당", Wanted(older_than=7, mine=True)),
        ("용인시 55", Wanted(district="용인시", occupation="55")),
        ("민간 250만원 3명이상 40세", Wanted(funding=Funding.PRIVATE, wage=250, remaining=3, age=40)),
        (
            "지원 IT 맞는사람",
            Wanted(funding=Funding.SUPPORT, sectors=frozenset({GrowthSector.IT_CONVERGENCE}), eligible=True),
        ),
        ("긴급", Wanted(stage=Stage.URGENT)),
        ("당일 상담팀", Wanted(stage=Stage.SAME_DAY, team=TeamKind.COUNSELING)),
        ("금융산업", Wanted(sectors=frozenset({GrowthSector.FINANCE, GrowthSector.FINANCE_HOTEL_MALL}))),
        ("디자인·패션", Wanted(sectors=frozenset({GrowthSector.DESIGN_FASHION}))),
    ],
)
def test_words_are_read_together(text: str, wanted: Wanted) -> None:
    assert read_wanted(text) == wanted


@pytest.mark.parametrize("text", ["금융", "호텔", "산업", "12345678", "7일째", "만원"])
def test_what_is_not_understood_stays_a_word(text: str) -> None:
    found = read_wanted(text)
    assert [word.text for word in found.words] == [text]
    assert found == Wanted(words=found.words)


def test_word_that_names_an_occupation_brings_its_code() -> None:
    (word,) = read_wanted("요양보호사").words
    assert word.text == "요양보호사"
    assert "5501" in word.codes


def test_words_can_be_typed_again() -> None:
    assert read_wanted(ALL).text == ALL
    assert read_wanted(read_wanted(ALL).text) == read_wanted(ALL)
    assert read_wanted(ALL).more == ("7일", "40세", "민간", "it융합", "250만", "3명", "긴급", "개발팀", "맞는사람")


def test_one_key_goes_from_queue_to_queue() -> None:
    wanted, queues = read_wanted("중구"), []
    for _ in range(4):
        wanted = wanted.of_next_queue()
        queues.append((wanted.queue, wanted.text))
    assert queues == [
        (Queue.COUNSELING, "중구 상담팀"),
        (Queue.POSTING, "중구 개발팀"),
        (Queue.URGENT, "중구 긴급"),
        (Queue.ALL, "중구"),
    ]
    assert read_wanted("긴급 개발팀").queue is Queue.ALL


def test_account_that_is_no_counselor_has_no_postings_of_its_own() -> None:
    assert read_wanted("내담당").filter(None) == UnfilledFilter(developer_id=0)
    assert read_wanted("내담당 250만").filter(3) == UnfilledFilter(developer_id=3, wage_won=2_500_000)
