"""`jobplus unfilled` with every filter, and the year's urgent referrals below the table."""

from datetime import date

import pytest

from jobplus_core.age_limit import AgeBasis
from jobplus_core.kinds import Funding, Indicator, PostingSource, WageBasis
from jobplus_core.plan.commands import TargetForm, set_targets
from jobplus_core.postings.commands import register_posting
from jobplus_core.postings.rules import PostingForm
from jobplus_core.referrals.commands import refer
from tests.support.cases import a_seeker
from tests.support.center import Center
from tests.tui.cli.conftest import Run


def post(center: Center, title: str, day: int, **further: object) -> int:
    form = PostingForm(title=title, employer="가나상사", registered_on=date(2013, 11, day), **further)  # type: ignore[arg-type]
    return register_posting(center.store, center.park, form)


@pytest.fixture
def posted(demo_center: Center) -> dict[str, int]:
    month = {"wage_basis": WageBasis.MONTH}
    found = {
        "care": post(demo_center, "요양보호사", 1, occupation_code="5501", openings=3, wage_won=2_500_000, **month),
        "desk": post(demo_center, "경리 사무원", 18, openings=1, wage_won=2_000_000, funding=Funding.SUPPORT, **month),
        "young": post(
            demo_center, "안내원", 15, age_max=40, age_basis=AgeBasis.GENUINE_REQUIREMENT, source=PostingSource.COUNCIL
        ),
    }
    a_seeker(demo_center.store, demo_center.kim)
    return found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ((), ["care", "young", "desk"]),
        (("--age", "41"), ["care", "desk"]),
        (("--funding", "support"), ["desk"]),
        (("--funding", "고용지원"), ["desk"]),
        (("--wage", "250"), ["care"]),
        (("--openings", "2"), ["care"]),
        (("--stage", "urgent"), ["care"]),
        (("--team", "구인개발팀"), ["care", "young"]),
        (("--developer", "박세모", "--team", "counseling"), ["desk"]),
        (("--sector", "IT"), []),
        (("--eligible", "--stage", "urgent"), ["care"]),
        (("긴급", "250만", "맞는사람"), ["care"]),
        (("개발팀", "안내"), ["young"]),
        (("요양보호사", "--funding", "private"), ["care"]),
    ],
)
def test_filters_narrow_the_table(run: Run, posted: dict[str, int], asked: tuple[str, ...], found: list[str]) -> None:
    document = run("unfilled", *asked, "--json").document
    assert isinstance(document, list)
    assert [row["no"] for row in document] == [posted[name] for name in found]
    lines = run("unfilled", *asked).out.splitlines()
    assert [int(line.split()[0]) for line in lines[1:-1]] == [posted[name] for name in found]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (("--funding", "x"), "Funding: x cannot be saved (there is no such one)."),
        (("--sector", "금융"), "Growth sector: 금융 cannot be saved"),
        (("--team", "training"), "Team: training cannot be saved"),
        (("--developer", "아무도"), "Developer: 아무도 cannot be saved"),
        (("내담당",), "Filter: 내담당 cannot be saved (nobody is signed in here)."),
    ],
)
def test_what_is_none_of_the_values_is_refused(
    run: Run, posted: dict[str, int], asked: tuple[str, ...], sentence: str
) -> None:
    answer = run("unfilled", *asked)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(sentence)


@pytest.mark.parametrize("option", ["--wage", "--openings"])
def test_number_that_no_store_takes_is_refused(run: Run, demo_center: Center, option: str) -> None:
    answer = run("unfilled", option, "99999999999999999999")
    assert (answer.code, answer.out, "less than or equal to" in answer.err) == (2, "", True)


def test_year_of_urgent_referrals_stands_below_the_table(run: Run, demo_center: Center, posted: dict[str, int]) -> None:
    refer(demo_center.store, demo_center.kim, a_seeker(demo_center.store, demo_center.kim), posted["care"], urgent=True)
    assert run("unfilled").out.splitlines()[-1] == "Urgent referrals this year: 1 of 2,000."
    target = TargetForm(indicator=Indicator.URGENT_REFERRAL, year=2013, value=1_500, source="시험")
    set_targets(demo_center.store, demo_center.admin, (target,))
    assert run("unfilled").out.splitlines()[-1] == "Urgent referrals this year: 1 of 1,500."
