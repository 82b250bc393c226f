"""Two changes together: what a rerun with both would count."""

from dataclasses import replace

from hypothesis import given, settings

from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.rank import recommend_candidates, recommend_postings
from jobplus_core.matching.relax_two import posting_relax_two, relax_two
from tests.core.matching.test_relax import CLERK, FITTING, TODAY
from tests.support.facts import POSTINGS, SEEKERS


def test_pair_is_named_where_no_single_change_adds_anything() -> None:
    far = replace(FITTING, id=2, wage_won=2_000_000, place_code="11680")
    farther = replace(FITTING, id=3, wage_won=2_000_000, place_code="41270")
    found = relax_two(CLERK, [far, farther], today=TODAY)
    assert [(pair.options[0].change, pair.options[1].change, pair.gain, pair.eligible) for pair in found] == [
        ("wage.lower", "commute.longer", 1, 1)
    ]
    first, second = found[0].options
    assert (first.figures, second.figures) == (
        (("from", 2_200_000), ("to", 2_000_000)),
        (("from", 25), ("to", 55)),
    )
    assert recommend_postings(found[0].facts, [far, farther], today=TODAY).results[0].id == 2


def test_fewest_are_named_and_the_most_gainful_come_first() -> None:
    offers = [replace(FITTING, id=key, wage_won=2_000_000, days_per_week=6) for key in (2, 3)]
    offers += [replace(FITTING, id=4, wage_won=2_000_000, occupation_code="0261")]
    found = relax_two(CLERK, offers, today=TODAY, most=1)
    assert [(pair.gain, {option.change for option in pair.options}) for pair in found] == [
        (2, {"wage.lower", "days.more"})
    ]


@settings(max_examples=60, deadline=None)
@given(SEEKERS, POSTINGS)
def test_every_gain_is_what_a_rerun_counts(seekers: list[SeekerFacts], postings: list[PostingFacts]) -> None:
    for seeker in seekers[:2]:
        now = recommend_postings(seeker, postings, today=TODAY).eligible
        for pair in relax_two(seeker, postings, today=TODAY, most=30):
            assert pair.eligible == recommend_postings(pair.facts, postings, today=TODAY).eligible
            assert pair.gain == pair.eligible - now > 0
    for posting in postings[:2]:
        now = recommend_candidates(posting, seekers, today=TODAY).eligible
        for both in posting_relax_two(posting, seekers, today=TODAY, most=30):
            assert both.eligible == recommend_candidates(both.facts, seekers, today=TODAY).eligible
            assert both.gain == both.eligible - now > 0
