"""What each criterion says, on hand-worked pairs."""

from datetime import date

import pytest

from jobplus_core.age_limit import AgeBasis
from jobplus_core.kinds import CareerDemand, Education, EmploymentForm, WageBasis
from jobplus_core.matching.criteria import BY_NAME, CRITERIA, HARD, PHRASES
from jobplus_core.matching.facts import PostingFacts, SeekerFacts, clock_minutes, license_key
from jobplus_core.matching.rank import explain
from jobplus_core.matching.verdicts import State, Verdict

TODAY = date(2026, 8, 3)
MET, UNMET, UNKNOWN = State.MET, State.UNMET, State.UNKNOWN


def seeker(**said: object) -> SeekerFacts:
    return SeekerFacts(id=1, **said)  # type: ignore[arg-type]


def posting(**said: object) -> PostingFacts:
    return PostingFacts(id=7, **said)  # type: ignore[arg-type]


def monthly(won: int) -> dict[str, object]:
    return {"wage_basis": WageBasis.MONTH, "wage_won": won}


@pytest.mark.parametrize(
    ("wishes", "offers", "verdict"),
    [
        (
            {"wished_occupations": ("5501",)},
            {"occupation_code": "5502"},
            Verdict("occupation", MET, 70, "occupation.near", (("posting", "5502"), ("wish", "5501"))),
        ),
        (
            {"wished_occupations": ("0272", "5501")},
            {"occupation_code": "5501"},
            Verdict("occupation", MET, 90, "occupation.same", (("posting", "5501"), ("wish", "5501"))),
        ),
        (
            {"wished_occupations": ("0272",)},
            {"occupation_code": "0261"},
            Verdict("occupation", UNMET, 40, "occupation.far", (("posting", "0261"), ("wish", "0272"))),
        ),
        (
            {"place_code": "11320", "max_commute_minutes": 40},
            {"place_code": "11320"},
            Verdict("commute", MET, 79, "commute.within", (("minutes", 14), ("limit", 40))),
        ),
        (
            {"place_code": "11320", "max_commute_minutes": 10},
            {"place_code": "11320"},
            Verdict("commute", UNMET, 28, "commute.beyond", (("minutes", 14), ("limit", 10))),
        ),
        (
            {"place_code": "11320", "max_commute_minutes": 10, "wished_places": ("11",)},
            {"place_code": "11320"},
            Verdict("commute", MET, 60, "commute.wished", (("minutes", 14), ("limit", 10))),
        ),
        (
            {"place_code": "11320", "dong": "방학동", "max_commute_minutes": 40},
            {"place_code": "11320", "dong": "쌍문동"},
            Verdict("commute", MET, 75, "commute.within", (("minutes", 17), ("limit", 40))),
        ),
        (
            {"wished_places": ("11320",)},
            {"place_code": "11680"},
            Verdict("commute", UNMET, 20, "commute.elsewhere", (("place", "11680"),)),
        ),
        (
            {"wish_monthly_won": 2_200_000},
            monthly(2_320_000),
            Verdict("wage", MET, 85, "wage.above", (("posting", 2320000), ("wish", 2200000), ("difference", 120000))),
        ),
        (
            {"wish_monthly_won": 2_200_000},
            {**monthly(2_000_000), "wage_max_won": 2_500_000},
            Verdict(
                "wage",
                MET,
                72,
                "wage.range",
                (("posting", 2000000), ("wish", 2200000), ("difference", -200000), ("most", 2500000)),
            ),
        ),
        (
            {"wish_monthly_won": 2_200_000},
            {**monthly(2_000_000), "wage_negotiable": True},
            Verdict(
                "wage",
                UNKNOWN,
                72,
                "wage.negotiable",
                (("posting", 2000000), ("wish", 2200000), ("difference", -200000)),
            ),
        ),
        (
            # 15 hours a week at the wished rate come to far less a month than the wish full-time.
            {"wish_monthly_won": 2_152_339, "wish_hourly_won": 10_320},
            {"wage_basis": WageBasis.HOUR, "wage_won": 10_320, "hours_per_week": 14.0},
            Verdict("wage", MET, 80, "wage.hourly_above", (("posting", 10320), ("wish", 10320), ("difference", 0))),
        ),
        (
            {"wish_monthly_won": 2_152_339, "wish_hourly_won": 10_320},
            {**monthly(2_152_339), "hours_per_week": 40.0},
            Verdict("wage", MET, 80, "wage.hourly_above", (("posting", 10320), ("wish", 10320), ("difference", 0))),
        ),
        (
            {"wish_monthly_won": 2_152_339, "wish_hourly_won": 10_320},
            {"wage_basis": WageBasis.HOUR, "wage_won": 10_100},
            Verdict(
                "wage", UNMET, 78, "wage.hourly_below", (("posting", 10100), ("wish", 10320), ("difference", -220))
            ),
        ),
        (
            {"wish_monthly_won": 2_152_339, "wish_hourly_won": 10_320},
            monthly(2_000_000),
            Verdict(
                "wage", UNMET, 74, "wage.below", (("posting", 2000000), ("wish", 2152339), ("difference", -152339))
            ),
        ),
        (
            {"birth_date": date(1966, 8, 3)},
            {"age_min": 60, "age_basis": AgeBasis.SUPPORT_MEASURE},
            Verdict(
                "age", MET, 100, "age.within", (("age", 60), ("least", 60), ("most", 0), ("basis", "support_measure"))
            ),
        ),
        (
            {"birth_date": date(1966, 8, 4)},
            {"age_min": 60, "age_basis": AgeBasis.SUPPORT_MEASURE},
            Verdict(
                "age", UNMET, 0, "age.outside", (("age", 59), ("least", 60), ("most", 0), ("basis", "support_measure"))
            ),
        ),
        ({"birth_date": date(1966, 8, 4)}, {"age_max": 40}, Verdict("age", MET, 70, "age.any")),
        ({}, {"age_max": 60, "age_basis": AgeBasis.RETIREMENT_AGE}, Verdict("age", UNKNOWN, 50, "age.unknown")),
        (
            {"target_groups": frozenset({"senior"})},
            {"preferred_groups": frozenset({"senior", "disabled"})},
            Verdict("groups", MET, 100, "groups.preferred", (("groups", "senior"),)),
        ),
        (
            {"target_groups": frozenset({"youth"})},
            {"preferred_groups": frozenset({"senior"})},
            Verdict("groups", UNMET, 40, "groups.other", (("groups", "senior"),)),
        ),
        ({}, {"preferred_groups": frozenset()}, Verdict("groups", MET, 70, "groups.any")),
        ({"rotating": False}, {"rotating": True}, Verdict("time", UNMET, 0, "time.rotating")),
        (
            {"wish_monthly_won": 2_200_000},
            monthly(2_100_000),
            Verdict(
                "wage", UNMET, 76, "wage.below", (("posting", 2100000), ("wish", 2200000), ("difference", -100000))
            ),
        ),
        (
            {"employment_forms": (EmploymentForm.REGULAR, EmploymentForm.CONTRACT)},
            {"employment_form": EmploymentForm.CONTRACT},
            Verdict("form", MET, 80, "form.accepted", (("posting", "contract"), ("wish", "regular"))),
        ),
        (
            {"days_per_week": 5},
            {"days_per_week": 6},
            Verdict("time", UNMET, 83, "time.days", (("posting", 6), ("wish", 5))),
        ),
        (
            {"starts_at": 9 * 60, "ends_at": 18 * 60},
            {"starts_at": 8 * 60, "ends_at": 18 * 60},
            Verdict("time", UNMET, 90, "time.hours", (("minutes", 60),)),
        ),
        (
            {"night": False},
            {"starts_at": 20 * 60, "ends_at": 23 * 60},
            Verdict("time", UNMET, 0, "time.night"),
        ),
        ({"night": True, "days_per_week": 5}, {"days_per_week": 5}, Verdict("time", MET, 100, "time.fits")),
        ({"days_per_week": 5, "night": False}, {"days_per_week": 5}, Verdict("time", UNKNOWN, 75, "time.unknown")),
        (
            {"education": Education.HIGH},
            {"education": Education.UNIVERSITY},
            Verdict("education", UNMET, 0, "education.short", (("posting", "university"), ("seeker", "high"))),
        ),
        ({}, {"education": Education.ANY}, Verdict("education", MET, 100, "education.any")),
        (
            {"career_months": 50},
            {"career": CareerDemand.EXPERIENCED, "career_months": 60},
            Verdict("career", UNMET, 83, "career.short", (("seeker", 50), ("posting", 60))),
        ),
        ({}, {"career": CareerDemand.ENTRY}, Verdict("career", MET, 70, "career.any")),
        (
            {"career_months": 1},
            {"career": CareerDemand.EXPERIENCED},
            Verdict("career", UNKNOWN, 70, "career.unsaid", (("seeker", 1),)),
        ),
        ({"career_months": 0}, {"career": CareerDemand.EXPERIENCED}, Verdict("career", UNMET, 0, "career.none")),
        ({}, {"career": CareerDemand.EXPERIENCED}, Verdict("career", UNKNOWN, 50, "career.unknown")),
        ({"wished_occupations": ("0272",)}, {}, Verdict("occupation", UNKNOWN, 30, "occupation.unknown")),
        ({}, {"occupation_code": "0272"}, Verdict("occupation", UNKNOWN, 50, "occupation.unknown")),
        (
            {"place_code": "11320", "max_commute_minutes": 14},
            {"place_code": "11320"},
            Verdict("commute", MET, 40, "commute.within", (("minutes", 14), ("limit", 14))),
        ),
        ({"place_code": "11320", "max_commute_minutes": 14}, {}, Verdict("commute", UNKNOWN, 40, "commute.unknown")),
        (
            {"licenses": frozenset({"전산회계1급"})},
            {"licenses": frozenset({"전산회계1급", "fat1급"})},
            Verdict("licenses", UNMET, 50, "licenses.missing", (("missing", "fat1급"),)),
        ),
        (
            {},
            {"closes_on": date(2026, 8, 2)},
            Verdict("deadline", UNMET, 0, "deadline.past", (("days", 1),)),
        ),
        ({}, {"closes_on": TODAY}, Verdict("deadline", MET, 100, "deadline.open", (("days", 0),))),
        ({}, {"until_filled": True}, Verdict("deadline", MET, 100, "deadline.until_filled")),
        ({}, {"openings": 2, "filled": 2}, Verdict("openings", UNMET, 0, "openings.filled", (("openings", 2),))),
        (
            {},
            {"openings": 2, "filled": 1},
            Verdict("openings", MET, 100, "openings.left", (("left", 1), ("openings", 2))),
        ),
        ({"referred": frozenset({7})}, {}, Verdict("history", UNMET, 0, "history.referred")),
        ({"refused": frozenset({7})}, {}, Verdict("history", UNMET, 0, "history.refused")),
    ],
)
def test_criterion_says(wishes: dict[str, object], offers: dict[str, object], verdict: Verdict) -> None:
    assert BY_NAME[verdict.criterion].judge(seeker(**wishes), posting(**offers), today=TODAY) == verdict


def test_nothing_known_blocks_nothing_and_shows_as_unknown() -> None:
    match = explain(seeker(), posting(), today=TODAY)
    assert match.blocked_by == ()
    assert match.unknown == tuple(criterion.name for criterion in CRITERIA if criterion.name not in ("age", "history"))
    # The way that nobody can tell counts as one at its limit.
    assert match.score == 4800


def test_filled_postings_without_known_openings_stay_open() -> None:
    verdict = BY_NAME["openings"].judge(seeker(), posting(filled=3), today=TODAY)
    assert verdict == Verdict("openings", UNKNOWN, 50, "openings.unknown")


def test_too_little_career_costs_points_and_does_not_block() -> None:
    short = posting(career=CareerDemand.EXPERIENCED, career_months=60)
    assert explain(seeker(career_months=0), short, today=TODAY).blocked_by == ()
    assert "career" not in HARD


def test_every_phrase_names_its_criterion_and_stands_once() -> None:
    assert len(set(PHRASES)) == len(PHRASES)
    assert all(phrase.startswith(f"{c.name}.") for c in CRITERIA for phrase in c.phrases)


@pytest.mark.parametrize(("text", "minutes"), [("00:00", 0), ("07:30", 450), ("24:00", 1440)])
def test_clock_minutes_reads_a_stored_time(text: str, minutes: int) -> None:
    assert clock_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "7", "25:00", "07:60", "24:01", "-1:30", "ab:cd"])
def test_clock_minutes_refuses_what_is_no_time(text: str) -> None:
    with pytest.raises(ValueError, match="not a time of day"):
        clock_minutes(text)


def test_license_key_drops_blanks_and_case() -> None:
    assert license_key(" FAT 1급 ") == license_key("fat1급") == "fat1급"
