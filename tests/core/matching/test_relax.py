"""What to relax, on hand-worked lists."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from jobplus_core.kinds import Education, EmploymentForm, WageBasis
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.options import CHANGES
from jobplus_core.matching.rank import recommend_postings
from jobplus_core.matching.relax import Relaxation, foremost, lower_wage, posting_relaxation_menu, relaxation_menu

TODAY = date(2026, 8, 3)
CLERK = SeekerFacts(
    id=1,
    wished_occupations=("0272",),
    place_code="11110",
    max_commute_minutes=25,
    wish_monthly_won=2_200_000,
    employment_forms=(EmploymentForm.REGULAR,),
    days_per_week=5,
    starts_at=9 * 60,
    ends_at=18 * 60,
    night=False,
    licenses=frozenset(),
)
FITTING = PostingFacts(
    id=1,
    occupation_code="0272",
    place_code="11110",
    wage_basis=WageBasis.MONTH,
    wage_won=2_200_000,
    days_per_week=5,
    starts_at=9 * 60,
    ends_at=18 * 60,
    employment_form=EmploymentForm.REGULAR,
    education=Education.ANY,
    licenses=frozenset(),
)
POSTINGS = [
    FITTING,
    replace(FITTING, id=2, wage_won=2_000_000),
    replace(FITTING, id=3, wage_won=1_800_000),
    replace(FITTING, id=4, place_code="11140"),
    replace(FITTING, id=5, employment_form=EmploymentForm.CONTRACT_PART_TIME),
    replace(FITTING, id=6, occupation_code="0261"),
    replace(FITTING, id=7, licenses=frozenset({"전산회계1급"})),
    replace(FITTING, id=8, days_per_week=6),
    replace(FITTING, id=9, starts_at=8 * 60),
    replace(FITTING, id=10, wage_won=2_000_000, days_per_week=6),
]


def told(menu: tuple[Relaxation[SeekerFacts], ...]) -> list[tuple[object, ...]]:
    return [(r.option.change, r.option.figures, r.gain, r.eligible) for r in menu]


def test_menu_counts_what_each_single_change_adds() -> None:
    assert told(relaxation_menu(CLERK, POSTINGS, today=TODAY)) == [
        ("wage.lower", (("from", 2_200_000), ("to", 1_800_000)), 2, 4),
        ("wage.lower", (("from", 2_200_000), ("to", 1_700_000)), 2, 4),
        ("wage.lower", (("from", 2_200_000), ("to", 2_000_000)), 1, 3),
        ("wage.lower", (("from", 2_200_000), ("to", 1_900_000)), 1, 3),
        ("form.also", (("form", "contract_part_time"),), 1, 3),
        ("occupation.also", (("occupation", "026"),), 1, 3),
        ("occupation.group", (("occupation", "02"),), 1, 3),
        ("license.obtain", (("license", "전산회계1급"),), 1, 3),
        ("days.more", (("from", 5), ("to", 6)), 1, 3),
        ("hours.earlier", (("from", 540), ("to", 480)), 1, 3),
        ("hours.wider", (("minutes", 60),), 1, 3),
        ("hours.earlier", (("from", 540), ("to", 420)), 1, 3),
        ("hours.wider", (("minutes", 120),), 1, 3),
        ("hours.any", (), 1, 3),
    ]


def test_foremost_are_the_first_steps_that_add_something() -> None:
    menu = relaxation_menu(CLERK, POSTINGS, today=TODAY)
    assert told(foremost(menu, 5)) == [
        ("wage.lower", (("from", 2_200_000), ("to", 1_800_000)), 2, 4),
        ("wage.lower", (("from", 2_200_000), ("to", 2_000_000)), 1, 3),
        ("form.also", (("form", "contract_part_time"),), 1, 3),
        ("occupation.also", (("occupation", "026"),), 1, 3),
        ("license.obtain", (("license", "전산회계1급"),), 1, 3),
    ]
    assert told(foremost(menu, 99))[5:] == [
        ("days.more", (("from", 5), ("to", 6)), 1, 3),
        ("hours.earlier", (("from", 540), ("to", 480)), 1, 3),
    ]


def test_what_gives_more_way_is_named_where_it_brings_more() -> None:
    both = [replace(FITTING, id=1, starts_at=8 * 60), replace(FITTING, id=2, ends_at=19 * 60)]
    menu = relaxation_menu(CLERK, both, today=TODAY)
    assert [(r.option.change, r.gain) for r in foremost(menu, 9)] == [
        ("hours.wider", 2),
        ("hours.earlier", 1),
        ("hours.later", 1),
    ]


def test_licenses_that_bring_most_are_named() -> None:
    postings = [
        replace(FITTING, id=number, licenses=frozenset({f"자격{(number + 1) * number // 2 % 8}"}))
        for number in range(1, 60)
    ]
    menu = relaxation_menu(CLERK, postings, today=TODAY, least_gain=0)
    gains = [r.gain for r in menu if r.option.change == "license.obtain"]
    counted = Counter(license for posting in postings for license in posting.licenses or ())
    assert gains == sorted(counted.values(), reverse=True)[:5]


def test_wish_by_the_hour_is_lowered_by_the_hour() -> None:
    hourly = replace(CLERK, wish_monthly_won=2_717_000, wish_hourly_won=13_000)
    offers = [replace(FITTING, wage_basis=WageBasis.HOUR, wage_won=12_000)]
    assert told(relaxation_menu(hourly, offers, today=TODAY)) == [
        ("wage.lower_hourly", (("from", 13_000), ("to", 12_000)), 1, 1),
        ("wage.lower_hourly", (("from", 13_000), ("to", 11_500)), 1, 1),
        ("wage.lower_hourly", (("from", 13_000), ("to", 11_000)), 1, 1),
    ]


def test_trying_an_option_ranks_the_gained_postings() -> None:
    first = relaxation_menu(CLERK, POSTINGS, today=TODAY)[0]
    ranking = recommend_postings(first.facts, POSTINGS, today=TODAY)
    assert ranking.eligible == first.eligible
    assert {match.id for match in ranking.results} == {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("steps", "answer"),
    [
        ((100_000, 200_000, 400_000), (2_000_000, 1, 3)),
        ((400_000,), (1_800_000, 2, 4)),
        ((100_000,), None),
        ((2_200_000, 3_000_000), None),
    ],
)
def test_smallest_round_step_that_adds_a_match_is_named(
    steps: tuple[int, ...], answer: tuple[int, int, int] | None
) -> None:
    found = lower_wage(CLERK, POSTINGS, today=TODAY, steps_won=steps)
    assert (found and (found.option.values["wish_monthly_won"], found.gain, found.eligible)) == answer


def test_unknown_wage_has_nothing_to_lower() -> None:
    unsaid = replace(CLERK, wish_monthly_won=None)
    assert lower_wage(unsaid, POSTINGS, today=TODAY, steps_won=(100_000,)) is None


def test_longer_way_opens_a_place_beyond_the_limit() -> None:
    near_home = replace(CLERK, max_commute_minutes=10)
    menu = relaxation_menu(near_home, [FITTING], today=TODAY)
    assert [(r.option.change, r.option.figures, r.gain) for r in menu] == [
        ("commute.longer", (("from", 10), ("to", 25)), 1),
        ("commute.longer", (("from", 10), ("to", 40)), 1),
        ("commute.longer", (("from", 10), ("to", 55)), 1),
        ("commute.longer", (("from", 10), ("to", 70)), 1),
    ]


def test_any_place_is_offered_where_only_wished_places_count() -> None:
    local = replace(CLERK, max_commute_minutes=None, wished_places=("11680",))
    menu = relaxation_menu(local, [FITTING], today=TODAY)
    assert [(r.option.change, r.gain) for r in menu] == [("places.any", 1)]


def test_night_work_is_offered_to_who_ruled_it_out() -> None:
    late = replace(FITTING, starts_at=14 * 60, ends_at=23 * 60)
    menu = relaxation_menu(replace(CLERK, starts_at=None, ends_at=None), [late], today=TODAY)
    assert [(r.option.change, r.gain) for r in menu] == [("night.also", 1)]


def test_an_employer_sees_what_each_change_brings() -> None:
    seekers = [
        replace(CLERK, id=1),
        replace(CLERK, id=2, wish_monthly_won=2_400_000),
        replace(CLERK, id=3, education=Education.HIGH, licenses=frozenset({"전산회계1급"})),
        replace(CLERK, id=4, days_per_week=4, licenses=frozenset({"전산회계1급"})),
    ]
    posting = replace(FITTING, licenses=frozenset({"전산회계1급"}), education=Education.JUNIOR_COLLEGE)
    menu = posting_relaxation_menu(posting, seekers, today=TODAY)
    assert [(r.option.change, r.option.figures, r.gain) for r in menu] == [
        ("education.lower", (("from", "junior_college"), ("to", "high")), 1),
        ("education.any", (("from", "junior_college"),), 1),
        ("license.drop", (("license", "전산회계1급"),), 1),
        ("days.fewer", (("from", 5), ("to", 4)), 1),
    ]


def test_fewer_days_of_daily_pay_is_no_wider_offer() -> None:
    daily = replace(FITTING, wage_basis=WageBasis.DAY, wage_won=120_000, days_per_week=6)
    assert posting_relaxation_menu(daily, [CLERK], today=TODAY) == ()


def test_every_change_is_declared() -> None:
    menu = relaxation_menu(CLERK, POSTINGS, today=TODAY, least_gain=0)
    assert {relaxation.option.change for relaxation in menu} <= set(CHANGES)
    assert len(set(CHANGES)) == len(CHANGES)
