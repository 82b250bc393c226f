"""Seekers and postings as matching knows them, drawn so that every criterion meets, misses and lacks something."""

from datetime import date, timedelta

from hypothesis import strategies as st

from jobplus_core.age_limit import AgeBasis
from jobplus_core.kinds import CareerDemand, Education, EmploymentForm, WageBasis
from jobplus_core.matching.facts import PostingFacts, SeekerFacts

TODAY = date(2026, 8, 3)
LADDER = [
    Education.NONE,
    Education.ELEMENTARY,
    Education.MIDDLE,
    Education.HIGH,
    Education.JUNIOR_COLLEGE,
    Education.UNIVERSITY,
    Education.MASTER,
    Education.DOCTOR,
]
OCCUPATIONS = ["5501", "5502", "550", "0272", "0261", "02", "8132", "5611"]
PLACES = ["11110", "11320", "11680", "41270", "28177", "99999"]
LICENSES = ["요양보호사", "전산회계1급", "지게차운전기능사"]
GROUPS = ["senior", "disabled", "youth"]
DONGS = [None, "창신동", "방학동", "역삼동", "없는동"]
CLOCK = st.integers(0, 47).map(lambda half_hours: half_hours * 30)


def maybe(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | values


SEEKER_FIELDS = {
    "wished_occupations": st.lists(st.sampled_from(OCCUPATIONS), max_size=3, unique=True).map(tuple),
    "place_code": maybe(st.sampled_from(PLACES)),
    "dong": st.sampled_from(DONGS),
    "wished_places": st.lists(st.sampled_from([*PLACES, "11"]), max_size=2, unique=True).map(tuple),
    "max_commute_minutes": maybe(st.integers(20, 90)),
    "wish_monthly_won": maybe(st.integers(100, 300).map(lambda won: won * 10_000)),
    "wish_hourly_won": maybe(st.sampled_from([0, 9_000, 10_320, 12_000, 14_000])),
    "employment_forms": st.lists(st.sampled_from(EmploymentForm), max_size=3, unique=True).map(tuple),
    "days_per_week": maybe(st.integers(1, 7)),
    "starts_at": maybe(CLOCK),
    "ends_at": maybe(CLOCK),
    "night": maybe(st.booleans()),
    "rotating": maybe(st.booleans()),
    "birth_date": maybe(st.integers(-3, 3).map(lambda days: date(1971, 8, 3) + timedelta(days))),
    "target_groups": st.frozensets(st.sampled_from(GROUPS), max_size=2),
    "education": maybe(st.sampled_from(LADDER)),
    "career_months": maybe(st.integers(0, 60)),
    "licenses": maybe(st.frozensets(st.sampled_from(LICENSES))),
    "referred": st.frozensets(st.integers(1, 12), max_size=2),
    "refused": st.frozensets(st.integers(1, 12), max_size=2),
}
POSTING_FIELDS = {
    "occupation_code": maybe(st.sampled_from(OCCUPATIONS)),
    "place_code": maybe(st.sampled_from(PLACES)),
    "dong": st.sampled_from(DONGS),
    "wage_basis": maybe(st.sampled_from(WageBasis)),
    "wage_won": maybe(st.sampled_from([10_320, 13_000, 90_000, 1_800_000, 2_200_000, 30_000_000])),
    "wage_max_won": maybe(st.sampled_from([10_500, 14_000, 100_000, 2_500_000])),
    "wage_negotiable": maybe(st.booleans()),
    "rotating": maybe(st.booleans()),
    "age_min": maybe(st.sampled_from([18, 55])),
    "age_max": maybe(st.sampled_from([54, 60])),
    "age_basis": maybe(st.sampled_from(AgeBasis)),
    "preferred_groups": maybe(st.frozensets(st.sampled_from(GROUPS), max_size=2)),
    "hours_per_week": maybe(st.sampled_from([14.5, 15.0, 40.0])),
    "days_per_week": maybe(st.integers(1, 7)),
    "starts_at": maybe(CLOCK),
    "ends_at": maybe(CLOCK),
    "employment_form": maybe(st.sampled_from(EmploymentForm)),
    "education": maybe(st.sampled_from(Education)),
    "career": maybe(st.sampled_from(CareerDemand)),
    "career_months": maybe(st.integers(0, 60)),
    "licenses": maybe(st.frozensets(st.sampled_from(LICENSES))),
    "closes_on": maybe(st.integers(-2, 3).map(lambda days: TODAY + timedelta(days))),
    "until_filled": st.booleans(),
    "openings": maybe(st.integers(1, 3)),
    "filled": st.integers(0, 3),
}
IDS = st.lists(st.integers(1, 12), unique=True, max_size=12)
SEEKER = st.builds(SeekerFacts, id=st.integers(1, 12), **SEEKER_FIELDS)
POSTING = st.builds(PostingFacts, id=st.integers(1, 12), **POSTING_FIELDS)
SEEKERS = IDS.flatmap(lambda ids: st.tuples(*(st.builds(SeekerFacts, id=st.just(i), **SEEKER_FIELDS) for i in ids)))
POSTINGS = IDS.flatmap(lambda ids: st.tuples(*(st.builds(PostingFacts, id=st.just(i), **POSTING_FIELDS) for i in ids)))
