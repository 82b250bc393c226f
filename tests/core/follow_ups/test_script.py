"""What is said on the telephone, line by line."""

from dataclasses import replace
from datetime import date

from jobplus_core.follow_ups.script import CallFacts, Line, script
from jobplus_core.kinds import FollowUpKind

PLACED = CallFacts(
    center="시험센터",
    counselor="김하나",
    seeker="홍길순",
    kind=FollowUpKind.WEEK_1,
    today=date(2013, 11, 25),
    employer="다온요양원",
    title="요양보호사",
    starts_on=date(2013, 11, 18),
    wage_basis="M",
    wage_won=2_200_000,
    last_on=date(2013, 11, 18),
    last_note="첫 출근\n 잘함",
)


def test_script_of_somebody_placed_says_all_that_the_record_holds() -> None:
    assert script(PLACED) == (
        Line("greet", (("center", "시험센터"), ("counselor", "김하나"), ("seeker", "홍길순"))),
        Line("placed", (("place", "다온요양원"), ("day", date(2013, 11, 18)), ("days", 7))),
        Line("wage", (("basis", "M"), ("won", 2_200_000))),
        Line("last", (("day", date(2013, 11, 18)), ("note", "첫 출근 잘함"))),
        Line("ask.settling"),
        Line("ask.as_told"),
        Line("close"),
    )


def test_script_leaves_out_what_nobody_knows_and_counts_the_tries() -> None:
    bare = replace(PLACED, kind=FollowUpKind.CARE, starts_on=None, wage_won=None, last_note=None, tries=2)
    assert [line.phrase for line in script(bare)] == [
        "greet",
        "tries",
        "last.bare",
        "ask.searching",
        "ask.postings",
        "ask.training",
        "close.care",
    ]
    assert script(bare)[1].figures == (("count", 2), ("next", 3))
    early = replace(PLACED, today=date(2013, 11, 15), last_on=None)
    assert [line.phrase for line in script(early)][1:3] == ["starts", "wage"]


def test_every_kind_of_check_has_its_questions() -> None:
    for kind in FollowUpKind:
        assert len(script(replace(PLACED, kind=kind))) >= 6
