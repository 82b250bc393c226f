"""What a posting may say and what it counts as."""

from dataclasses import replace
from datetime import date

import pytest

from jobplus_core.age_limit import AgeBasis
from jobplus_core.errors import FieldMissing, FieldRefused
from jobplus_core.kinds import Channel, Funding, Indicator, PostingSource, WageBasis
from jobplus_core.postings.rules import (
    PostingForm,
    cleaned,
    content_digest,
    minutes,
    posting_bookings,
    posting_values,
)
from tests.support.cases import POSTING, TODAY


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (replace(POSTING, openings=0), "openings"),
        (replace(POSTING, openings=-3), "openings"),
        (replace(POSTING, openings=100_000), "openings"),
        (replace(POSTING, closes_on=date(2013, 11, 17)), "closes_on"),
        (replace(POSTING, wage_won=1_000_000_001), "wage"),
        (replace(POSTING, wage_max_won=1_000_000_001), "wage_max"),
        (replace(POSTING, wage_basis=WageBasis.HOUR, wage_won=900_000_000, hours_per_week=40.0), "wage"),
        (replace(POSTING, age_max=60), "age_max"),
        (replace(POSTING, age_min=14, age_basis=AgeBasis.OTHER_STATUTE), "age_min"),
        (replace(POSTING, age_min=60, age_max=19, age_basis=AgeBasis.OTHER_STATUTE), "age_min"),
    ],
)
def test_figure_beyond_its_meaning_is_refused(form: PostingForm, field: str) -> None:
    with pytest.raises(FieldRefused) as refused:
        cleaned(form)
    assert refused.value.field == field


def test_age_reason_without_a_limit_is_dropped() -> None:
    assert cleaned(replace(POSTING, age_basis=AgeBasis.RETIREMENT_AGE)).age_basis is None


@pytest.mark.parametrize(("changed", "field"), [({"title": " "}, "title"), ({"employer": "\t"}, "employer")])
def test_title_and_employer_are_needed(changed: dict[str, str], field: str) -> None:
    with pytest.raises(FieldMissing) as missing:
        cleaned(replace(POSTING, **changed))  # type: ignore[arg-type]
    assert missing.value.field == field


def test_texts_are_cleaned() -> None:
    form = cleaned(
        replace(POSTING, title=" 요양\x1b보호사 ", duties="가\r\n\x00나 ", address="\u202e방학동", licenses=(" ", "가"))
    )
    assert (form.title, form.duties, form.address, form.licenses) == ("요양보호사", "가\n나", "방학동", ("가",))


def test_sets_are_stored_as_sorted_words_and_unknown_stays_unknown() -> None:
    values = posting_values(replace(POSTING, insurance=frozenset({"pension", "health"}), apply_by=frozenset()))
    assert (values["insurance"], values["apply_by"], values["documents"]) == ("health pension", "", None)
    assert (values["wage_monthly"], values["openings"]) == (2_200_000, 2)
    assert posting_values(replace(POSTING, licenses=("가", "나")))["licenses"] == "가\n나"


def test_digest_tells_every_change_and_nothing_else() -> None:
    assert content_digest(POSTING) == content_digest(replace(POSTING))
    several = frozenset({"health", "pension", "employment", "industrial"})
    assert content_digest(replace(POSTING, insurance=several)) == content_digest(
        replace(POSTING, insurance=frozenset(sorted(several, reverse=True)))
    )
    changed = [
        replace(POSTING, title="x"),
        replace(POSTING, openings=None),
        replace(POSTING, insurance=frozenset()),
        replace(POSTING, closes_on=date(2013, 12, 1)),
        replace(POSTING, extras=(("A", "b"),)),
    ]
    assert len({content_digest(form) for form in (POSTING, *changed)}) == 6


@pytest.mark.parametrize(("text", "found"), [("09:30", 570), ("00:00", 0), ("24:00", 1440), (None, None)])
def test_clock_time_as_minutes(text: str | None, found: int | None) -> None:
    assert minutes(text) == found


@pytest.mark.parametrize(
    ("source", "openings", "channel", "quantities"),
    [
        (PostingSource.VISIT, 3, Channel.CENTER, [(Indicator.POSTING, 1), (Indicator.OPENING, 3)]),
        (PostingSource.VISIT, None, Channel.CENTER, [(Indicator.POSTING, 1)]),
        (PostingSource.IMPORT, 1, Channel.IMPORT, [(Indicator.POSTING, 1), (Indicator.OPENING, 1)]),
    ],
)
def test_posting_counts_once_and_its_openings_where_known(
    source: PostingSource, openings: int | None, channel: Channel, quantities: list[tuple[Indicator, int]]
) -> None:
    found = posting_bookings(
        4, developer_id=2, registered_on=TODAY, funding=Funding.SUPPORT, source=source, openings=openings
    )
    assert [(b.indicator, b.quantity) for b in found] == quantities
    assert {(b.counselor_id, b.funding, b.channel, b.occurred_on) for b in found} == {
        (2, Funding.SUPPORT, channel, TODAY)
    }
