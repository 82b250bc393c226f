"""Which employers may be one and the same."""

from jobplus_core.employers.near import EmployerName, near_employers
from jobplus_core.employers.rules import name_key


def known(*rows: tuple[str, str | None]) -> list[EmployerName]:
    return [EmployerName(key, name, name_key(name), number, None) for key, (name, number) in enumerate(rows, 1)]


KNOWN = known(
    ("(주)다온요양원", "1168200276"),
    ("다운요양원", None),
    ("한빛상사", None),
    ("미르물류 주식회사", "1348672683"),
)


def told(name: str, number: str | None = None, besides: int | None = None) -> list[tuple[int, int, bool]]:
    found = near_employers(name, number, KNOWN, besides=besides)
    return [(each.employer.id, each.likeness, each.same_number) for each in found]


def test_same_name_and_one_that_a_slip_away_are_near() -> None:
    assert told("다온 요양원") == [(1, 100, False), (2, 93, False)]


def test_same_number_is_the_same_whatever_its_name() -> None:
    assert told("전혀다른이름", "1168200276") == [(1, 100, True)]


def test_two_numbers_are_two_unless_the_names_agree() -> None:
    assert told("미르물류", "2018100015") == [(4, 100, False)]
    assert told("미르물루", "2018100015") == []


def test_itself_and_what_is_hardly_typed_are_no_doubles() -> None:
    assert told("한빛상사", besides=3) == []
    assert told("한") == []
    assert told("보람정밀") == []
