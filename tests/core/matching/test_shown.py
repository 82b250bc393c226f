"""What a ranking showed comes back as it was shown."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.rank import explain
from jobplus_core.matching.shown import as_json, from_json
from jobplus_core.matching.weights import DEFAULT

SEEKER = SeekerFacts(id=1, wished_occupations=("0262",), wish_monthly_won=2_200_000)
POSTING = PostingFacts(id=2, occupation_code="0263", openings=1)


def test_reasons_come_back_with_their_weights() -> None:
    match = explain(SEEKER, POSTING, today=date(2013, 11, 18))
    back = from_json(as_json(match, DEFAULT))
    assert tuple(verdict for verdict, _ in back) == match.verdicts
    assert sum(weight * verdict.level for verdict, weight in back) == match.score


@given(st.text() | st.none() | st.sampled_from(['[{"criterion":"wage"}]', "[1]", "{}", '{"a":1}', "[null]"]))
def test_text_that_is_no_reasons_gives_none(text: str | None) -> None:
    assert from_json(text) == ()
