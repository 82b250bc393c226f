"""Legal dongs: by district, by name, and against the published list."""

import csv
import unicodedata

import pytest

from jobplus_core.codes import places
from jobplus_core.codes.dongs import Dong, dongs_of, find_dong, only_dong
from tests.core.codes.test_occupations import DATA


def test_dongs_of_a_district_come_with_centroids() -> None:
    found = dongs_of("11110")
    assert len(found) == 87
    assert found[0] == Dong("청운동", "11110", 37.5892, 126.9693)
    assert dongs_of("99999") == ()


def test_every_local_government_has_dongs_near_its_centroid() -> None:
    for place in places.all_places():
        found = dongs_of(place.code)
        assert found, place
        lat = sum(dong.lat for dong in found) / len(found)
        assert place.lat is not None
        assert abs(lat - place.lat) < 0.05, place


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("창신동", "11110", "창신동"),
        ("창신제2동", "11110", "창신동"),
        ("역삼1동", "11680", "역삼동"),
        ("역삼 1동 736", "11680", "역삼동"),
        ("창신동 23-5", "11110", "창신동"),
        (unicodedata.normalize("NFD", "창신동"), "11110", "창신동"),
        ("명동1가", "11140", "명동1가"),
        ("이동읍 서리", "41460", "이동읍 서리"),
        ("이동읍", "41460", "이동읍"),
        ("가좌동", "28275", "가좌동"),
        ("마전동", "28290", "마전동"),
    ],
)
def test_a_name_alone_finds_its_district(text: str, code: str, name: str) -> None:
    found = find_dong(text)
    assert (found[0].place_code, found[0].name) == (code, name)


def test_a_name_that_two_districts_bear_is_nobodys() -> None:
    assert [dong.place_code for dong in find_dong("신사동")] == ["11380", "11680"]
    assert only_dong("신사동") is None
    assert only_dong("신사동", place_code="11680") == find_dong("신사동", place_code="11680")[0]


def test_a_name_borne_once_in_seoul_is_seouls() -> None:
    assert [dong.place_code for dong in find_dong("효자동")] == ["11110", "41280"]
    assert only_dong("효자동") == dongs_of("11110")[3]


@pytest.mark.parametrize("text", ["", "  ", "없는동", "동", "1동", "<b>창신동</b>"])
def test_what_is_no_dong_finds_nothing(text: str) -> None:
    assert find_dong(text) == ()
    assert only_dong(text) is None


def test_every_published_dong_is_held() -> None:
    source = DATA / "places_seoul_gyeonggi_incheon.csv"
    if not source.exists():
        pytest.skip(f"no published dongs to compare with at {source.name}")
    with source.open(encoding="utf-8-sig") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 2889
    for row in rows:
        sido, *names = row["dnname"].split()
        place = places.by_name(sido, names[0])
        assert place is not None
        rest = names[2:] if len(names) > 2 and names[1].endswith("구") else names[1:]
        (dong,) = find_dong(" ".join(rest), place_code=place.code)
        assert abs(dong.lat - float(row["dnlatitude"])) <= 0.00006
        assert abs(dong.lon - float(row["dnlongitude"])) <= 0.00006
