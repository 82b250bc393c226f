"""A stored posting read back, and what a change of it says."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.age_limit import AgeBasis
from jobplus_core.errors import FieldMissing, FieldRefused
from jobplus_core.kinds import (
    CareerDemand,
    CloseReason,
    Education,
    EmploymentForm,
    Funding,
    PostingSource,
    WageBasis,
)
from jobplus_core.postings.editing.rules import (
    Closing,
    StoredPosting,
    changes_between,
    changes_json,
    closing_text,
    form_of,
    read_changes,
    read_closing,
)
from jobplus_core.postings.rules import PostingForm, cleaned, posting_values

_sets = st.none() | st.frozensets(st.sampled_from(("a", "b", "c")))
_texts = st.none() | st.sampled_from(("가", "나 다", "라-1"))
FORMS = st.builds(
    PostingForm,
    title=st.just("경리"),
    employer=st.just("다온"),
    registered_on=st.just(date(2013, 11, 18)),
    funding=st.sampled_from(Funding),
    source=st.sampled_from(PostingSource),
    openings=st.none() | st.integers(1, 99),
    occupation_text=_texts,
    address=_texts,
    subway=_texts,
    wage_basis=st.none() | st.sampled_from(WageBasis),
    wage_won=st.none() | st.integers(0, 3_000_000),
    wage_negotiable=st.none() | st.booleans(),
    hours_per_week=st.none() | st.just(37.5),
    employment_form=st.none() | st.sampled_from(EmploymentForm),
    career=st.none() | st.sampled_from(CareerDemand),
    education=st.none() | st.sampled_from(Education),
    licenses=st.none() | st.sampled_from(((), ("전기기능사",), ("한식조리기능사", "간호사"))),
    age_min=st.none() | st.integers(15, 40),
    age_basis=st.just(AgeBasis.RETIREMENT_AGE),
    preferred_groups=_sets,
    rotating=st.none() | st.booleans(),
    insurance=_sets,
    apply_by=_sets,
    documents=_sets,
    retirement_pay=st.none() | st.booleans(),
    duties=_texts,
    closes_on=st.none() | st.just(date(2013, 12, 1)),
    until_filled=st.booleans(),
    extras=st.sampled_from(((), (("a", "1"), ("b", "2")))),
)


def stored(form: PostingForm) -> StoredPosting:
    values: dict[str, Any] = posting_values(form)
    del values["content_digest"], values["wage_monthly"]
    return StoredPosting(
        id=1,
        version=1,
        institution_id=1,
        employer_id=1,
        employer=form.employer,
        developer_id=None,
        state="open",
        **values,
    )


@given(FORMS)
def test_form_comes_back_as_it_was_saved(form: PostingForm) -> None:
    clean_form = cleaned(form)
    assert form_of(stored(clean_form)) == clean_form


@given(FORMS, FORMS)
def test_changes_name_what_differs_and_nothing_derived(one: PostingForm, other: PostingForm) -> None:
    before, after = posting_values(cleaned(one)), posting_values(cleaned(other))
    changes = changes_between(before, after)
    assert {name for name in after if before[name] != after[name]} - {"content_digest", "wage_monthly"} == set(changes)
    assert read_changes(changes_json(changes)) == {
        name: tuple(str(each) if isinstance(each, date) else each for each in pair) for name, pair in changes.items()
    }


def test_reason_is_kept_by_its_code_with_the_note_beside_it() -> None:
    assert closing_text(CloseReason.DUPLICATE) == "duplicate"
    assert closing_text("other", " 폐업 ") == "other: 폐업"
    assert closing_text(" 업체 요청 ") == "업체 요청"
    assert read_closing("other: 폐업") == Closing(CloseReason.OTHER, "폐업")
    assert read_closing("filled") == Closing(CloseReason.FILLED, "")
    assert read_closing("업체 요청: 급함") == Closing(None, "업체 요청: 급함")
    assert read_closing(None) is None


def test_reason_that_says_nothing_is_refused() -> None:
    for reason in (" ", CloseReason.OTHER):
        with pytest.raises(FieldMissing):
            closing_text(reason)
    with pytest.raises(FieldRefused):
        closing_text(CloseReason.FILLED)
