"""An index that was changed row by row answers like one that was built at once."""

from dataclasses import fields

from hypothesis import given, settings
from hypothesis import strategies as st

from jobplus_core.matching.bits import at_least, at_most, of_positions, positions, slices_of
from jobplus_core.matching.dimensions import POSTINGS as POSTING_SIDE
from jobplus_core.matching.dimensions import SEEKERS as SEEKER_SIDE
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.index import Index, index_postings, index_seekers
from jobplus_core.matching.rank import best, recommend_candidates, recommend_postings
from jobplus_core.matching.relax import posting_relaxation_menu, relaxation_menu
from jobplus_core.matching.survey import survey
from jobplus_core.matching.weights import WeightSet
from tests.support.examples import examples
from tests.support.facts import POSTING, POSTINGS, SEEKER, SEEKERS, TODAY

DELTAS = st.lists(st.tuples(st.booleans(), POSTING, SEEKER), max_size=8)


@settings(max_examples=examples(80), deadline=None)
@given(POSTINGS, SEEKERS, DELTAS, SEEKER, POSTING)
def test_changed_index_answers_like_a_new_one(
    postings: tuple[PostingFacts, ...],
    seekers: tuple[SeekerFacts, ...],
    deltas: list[tuple[bool, PostingFacts, SeekerFacts]],
    seeker: SeekerFacts,
    posting: PostingFacts,
) -> None:
    offers, people = index_postings(postings), index_seekers(seekers)
    offers_now, people_now = {row.id: row for row in postings}, {row.id: row for row in seekers}
    for stays, offer, person in deltas:
        # Asked in between, so that what was kept for an earlier question must be forgotten.
        recommend_postings(seeker, offers, today=TODAY)
        recommend_candidates(posting, people, today=TODAY)
        if stays:
            offers.put(offer)
            people.put(person)
            offers_now[offer.id], people_now[person.id] = offer, person
        else:
            offers.drop(offer.id)
            people.drop(person.id)
            offers_now.pop(offer.id, None)
            people_now.pop(person.id, None)
    assert list(offers.rows) == [offers_now[key] for key in sorted(offers_now)]
    assert list(people.rows) == [people_now[key] for key in sorted(people_now)]
    fresh, freshly = index_postings(offers_now.values()), index_seekers(people_now.values())
    assert recommend_postings(seeker, offers, today=TODAY) == recommend_postings(seeker, fresh, today=TODAY)
    assert recommend_candidates(posting, people, today=TODAY) == recommend_candidates(posting, freshly, today=TODAY)
    assert gains(relaxation_menu(seeker, offers, today=TODAY)) == gains(relaxation_menu(seeker, fresh, today=TODAY))
    assert gains(posting_relaxation_menu(posting, people, today=TODAY)) == gains(
        posting_relaxation_menu(posting, freshly, today=TODAY)
    )


def gains(menu: object) -> list[tuple[object, ...]]:
    return [(each.option.change, each.option.figures, each.gain) for each in menu]  # type: ignore[attr-defined]


def test_dimensions_hold_every_field() -> None:
    derived = {"monthly_won", "monthly_max_won", "hourly_won", "hourly_max_won"}
    for side, facts, apart in (
        (POSTING_SIDE, PostingFacts, {"id"} | derived),
        (SEEKER_SIDE, SeekerFacts, {"id", "referred", "refused"}),
    ):
        held = {name for dimension in side.dimensions.values() for name in dimension.fields}
        assert held | apart == {field.name for field in fields(facts)}


@given(st.lists(st.none() | st.integers(0, 5000), max_size=40), st.integers(-2, 9000))
def test_bit_slices_compare(values: list[int | None], bound: int) -> None:
    slices: dict[str, int] = {}
    for slot, value in enumerate(values):
        for name in () if value is None else slices_of(value):
            slices[name] = slices.get(name, 0) | 1 << slot
    assert positions(at_least(slices, bound)) == [n for n, v in enumerate(values) if v is not None and v >= bound]
    assert positions(at_most(slices, bound)) == [n for n, v in enumerate(values) if v is not None and v <= bound]


@given(st.sets(st.integers(0, 2000)))
def test_positions_there_and_back(slots: set[int]) -> None:
    assert positions(of_positions(slots)) == sorted(slots)


def test_the_stop_is_exact_among_many() -> None:
    index = index_postings(
        PostingFacts(id=n, occupation_code=("0272", "0271", "5501")[n % 3], openings=1 + n % 4) for n in range(1, 3001)
    )
    seeker = SeekerFacts(id=1, wished_occupations=("0272",))
    weights = WeightSet(version=2, weights={"occupation": 90, "education": 10})
    found = survey(index, seeker, today=TODAY)
    everything = best(found, weights, 3000)
    assert best(found, weights, 20) == everything[:20]
    assert [key for _, key, _ in everything[:3]] == [3, 6, 9]
    assert len(everything) == 2000


def test_nobody_is_ranked_in_an_empty_index() -> None:
    empty: Index[PostingFacts] = index_postings(())
    assert recommend_postings(SeekerFacts(id=1), empty, today=TODAY).results == ()
    assert relaxation_menu(SeekerFacts(id=1, wish_monthly_won=10_000), empty, today=TODAY) == ()
