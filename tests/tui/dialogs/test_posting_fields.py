"""The fields of a new posting, read as they are typed."""

from datetime import date

import pytest

from jobplus_core.age_limit import AgeBasis
from jobplus_core.kinds import WageBasis
from jobplus_tui.dialogs.posting_fields import Typed, read_ages, read_hours, read_typed, read_wage

TODAY = date(2013, 11, 18)


@pytest.mark.parametrize(
    ("text", "wage"),
    [
        ("220", (WageBasis.MONTH, 2_200_000)),
        ("월급 220만원", (WageBasis.MONTH, 2_200_000)),
        ("시급 10,320", (WageBasis.HOUR, 10_320)),
        ("시급 10320원", (WageBasis.HOUR, 10_320)),
        ("일당 9만", (WageBasis.DAY, 90_000)),
        ("연봉 3000만", (WageBasis.YEAR, 30_000_000)),
        ("많이", None),
        ("0", None),
        ("시급 ,", None),
    ],
)
def test_wage_is_read_with_its_span(text: str, wage: tuple[WageBasis, int] | None) -> None:
    assert read_wage(text) == wage


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("9-18", ("09:00", "18:00")),
        ("09:30~18:30", ("09:30", "18:30")),
        ("22-24", ("22:00", "00:00")),
        ("25-30", None),
        ("아침", None),
    ],
)
def test_hours_are_read(text: str, hours: tuple[str, str] | None) -> None:
    assert read_hours(text) == hours


def test_fields_that_were_not_understood_are_named() -> None:
    texts = {"title": "경리", "openings": "0", "district": "어딘가", "closes_on": "2013-11-17", "days": "8"}
    assert read_typed(Typed(texts), None, TODAY) == (None, ["employer", "openings", "days", "district", "closes_on"])


def test_form_leaves_unknown_what_nobody_typed() -> None:
    form, wrong = read_typed(Typed({"title": "경리", "employer": "가나상사", "district": "강남"}), None, TODAY)
    assert wrong == []
    assert form is not None
    assert (form.sigungu, form.district_code, form.openings, form.wage_won, form.closes_on) == (
        "강남구",
        "11680",
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("19-60", (19, 60)),
        ("만 19세 이상", (19, None)),
        ("19-", (19, None)),
        ("-60", (None, 60)),
        ("60세 이하", (None, 60)),
        ("19세 이상 60세 이하", (19, 60)),
        ("60-19", None),
        ("5-", None),
        ("150", None),
        ("-", None),
    ],
)
def test_ages_are_read_as_limits(text: str, ages: tuple[int | None, int | None] | None) -> None:
    assert read_ages(text) == ages


def test_age_limit_needs_its_reason_in_law() -> None:
    texts = {"title": "경비원", "employer": "가람", "ages": "-65"}
    assert read_typed(Typed(texts), None, TODAY) == (None, ["age_basis"])
    form, wrong = read_typed(Typed(texts, age_basis=AgeBasis.RETIREMENT_AGE), None, TODAY)
    assert wrong == []
    assert form is not None
    assert (form.age_min, form.age_max, form.age_basis) == (None, 65, AgeBasis.RETIREMENT_AGE)
    plain, _ = read_typed(Typed({**texts, "ages": ""}, age_basis=AgeBasis.RETIREMENT_AGE), None, TODAY)
    assert plain is not None
    assert plain.age_basis is None
