"""When two names mean one employer, on both databases."""

import pytest

from jobplus_core.employers.commands import ensure_employer
from jobplus_core.employers.rules import name_key
from jobplus_core.errors import FieldMissing
from tests.support.cases import number
from tests.support.center import Center


@pytest.mark.parametrize(
    "name",
    [
        "다온 요양원",
        "(주)다온요양원",
        "㈜ 다온요양원",
        "주식회사 다온요양원",
        "다온요양원(주)",
        "(재) 다온·요양원",
        "다온-요양원.",
    ],
)
def test_legal_forms_and_marks_make_no_other_employer(name: str) -> None:
    assert name_key(name) == "다온요양원"


def test_names_that_are_only_a_form_stay_themselves() -> None:
    assert name_key("(주)") == "(주)"
    assert name_key("LG전자") == name_key("lg 전자")
    assert name_key("한빛상사") != name_key("한빛상회")


def ensure(center: Center, name: str, district: str | None) -> int:
    with center.store.write(center.park, "ensure") as work:
        key = ensure_employer(work, name, district_code=district)
        return work.finish(key)[0]


def test_employer_is_made_once_and_branches_stay_apart(center: Center) -> None:
    first = ensure(center, "(주)다온요양원", "11320")
    assert ensure(center, "다온 요양원", "11320") == first
    assert ensure(center, "다온요양원", None) == first
    branch = ensure(center, "다온요양원", "11140")
    assert branch != first
    assert ensure(center, "다온요양원", "11140") == branch
    assert number(center.store, "SELECT COUNT(*) FROM employer") == 2


def test_branch_is_found_behind_one_whose_district_nobody_knows(center: Center) -> None:
    unknown = ensure(center, "다온요양원", None)
    assert ensure(center, "다온요양원", "11320") == unknown


def test_employer_without_a_name_is_refused(center: Center) -> None:
    with center.store.write(center.park, "ensure") as work:
        with pytest.raises(FieldMissing):
            ensure_employer(work, " \u202e ")
        work.finish()
    assert number(center.store, "SELECT COUNT(*) FROM employer") == 0
