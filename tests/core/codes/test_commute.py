import unicodedata
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.codes.commute import (
    LEAST_MINUTES,
    PlaceRef,
    commute_minutes,
    inner_dongs,
    known_dong,
    mean_minutes,
    minutes_between,
    place_named,
)
from jobplus_core.codes.dongs import Dong, dongs_of, only_dong
from jobplus_core.codes.places import all_places, by_name

CODES = [place.code for place in all_places()]
DONGS = [dong for code in CODES for dong in dongs_of(code)]


def minutes(home: PlaceRef, work: PlaceRef) -> int:
    found = commute_minutes(home, work)
    assert found is not None
    return found


def code(name: str) -> str:
    place = by_name(*name.split())
    assert place is not None
    return place.code


def dong(name: str, place: str | None = None) -> Dong:
    found = only_dong(name, place_code=place)
    assert found is not None
    return found


def test_every_pair_of_local_governments_is_known_and_the_same_both_ways() -> None:
    for a, b in product(CODES, CODES):
        assert minutes(a, b) == minutes(b, a) >= LEAST_MINUTES


def test_no_detour_over_a_third_place_is_shorter() -> None:
    table = {(a, b): minutes(a, b) for a, b in product(CODES, CODES)}
    for a, b in product(CODES, CODES):
        least = min(table[a, over] + table[over, b] for over in CODES)
        assert table[a, b] <= least


def test_unknown_places_have_no_minutes() -> None:
    assert commute_minutes("11110", "99999") is None
    assert commute_minutes("99999", "99999") is None
    assert commute_minutes(dong("창신동"), "99999") is None


# Door to door, as travelers and route planners tell it for the middle of both; fifteen minutes either way.
@pytest.mark.parametrize(
    ("home", "work", "about"),
    [
        ("서울 종로구", "서울 중구", 22),
        ("서울 강남구", "서울 종로구", 48),
        ("서울 노원구", "서울 강남구", 58),
        ("서울 은평구", "서울 강남구", 62),
        ("서울 관악구", "서울 강남구", 42),
        ("서울 송파구", "서울 강남구", 32),
        ("서울 강서구", "서울 영등포구", 38),
        ("서울 도봉구", "서울 중구", 48),
        ("경기 수원시", "서울 강남구", 75),
        ("경기 성남시", "서울 강남구", 45),
        ("인천 부평구", "서울 중구", 70),
        ("경기 안산시", "서울 강남구", 80),
        ("경기 의정부시", "서울 종로구", 60),
        ("경기 고양시", "서울 종로구", 60),
    ],
)
def test_minutes_are_what_people_say(home: str, work: str, about: int) -> None:
    assert abs(minutes(code(home), code(work)) - about) <= 15


@pytest.mark.parametrize(
    ("home", "work", "expected"),
    [("11140", "11680", 42), ("11110", "11140", 17), ("11320", "11320", 14), ("41270", "41270", 28)],
)
def test_minutes_are_these_exactly(home: str, work: str, expected: int) -> None:
    assert commute_minutes(home, work) == expected


def test_table_holds_what_the_dongs_give() -> None:
    chance = Random(7)
    for _ in range(60):
        a, b = chance.choice(CODES), chance.choice(CODES)
        assert commute_minutes(a, b) == mean_minutes(inner_dongs(a), inner_dongs(b))


def test_inner_dongs_leave_out_islands_and_hold_a_village_once() -> None:
    assert len(inner_dongs("41270")) == 15
    assert "대부남동" not in {dong.name for dong in inner_dongs("41270")}
    assert not any(" " in dong.name for code in CODES for dong in inner_dongs(code))
    assert inner_dongs("99999") == ()


@given(st.sampled_from(DONGS), st.sampled_from(DONGS))
def test_dongs_are_as_far_there_as_back(a: Dong, b: Dong) -> None:
    assert minutes(a, b) == minutes(b, a) >= LEAST_MINUTES
    assert minutes(a, a) == LEAST_MINUTES


@given(st.sampled_from(DONGS), st.sampled_from(DONGS), st.sampled_from(DONGS))
def test_a_detour_between_dongs_saves_five_minutes_at_most(a: Dong, over: Dong, b: Dong) -> None:
    # Each way begins and ends at one of the eight nearest stations; over a third place more of them come in reach.
    assert minutes(a, b) <= minutes(a, over) + minutes(over, b) + 5


def test_a_dong_by_the_subway_is_nearer_than_its_distance_says() -> None:
    # 9.1 km: 44 minutes by the estimate of distance alone.
    assert minutes(dong("사당동"), dong("을지로3가")) == 33


def test_one_known_dong_is_held_against_the_whole_of_the_other_place() -> None:
    home = dong("세곡동")
    assert minutes(home, "11110") == mean_minutes((home,), inner_dongs("11110")) == minutes("11110", home)
    assert minutes(home, "11110") > minutes("11680", "11110")


@pytest.mark.parametrize(
    ("place", "text", "expected"),
    [
        ("11215", "[중곡동/5등급/여자/오전] 재가 요양보호사 채용", "중곡동"),
        ("11320", "* 방학동/ 4등급 어르신  요양보호사 구인", "방학동"),
        ("11320", "서울 도봉구방학동 802호", "방학동"),
        ("11680", "역삼1동주민센터 옆", "역삼동"),
        ("11140", "을지로3가 12", "을지로3가"),
        ("41460", "처인구 이동읍", "이동읍"),
        ("11320", unicodedata.normalize("NFD", "쌍문동 1"), "쌍문동"),
        # The dong of another district says nothing here.
        ("11680", "창신동", None),
        ("11320", "802호", None),
        ("11320", "공동주택 관리", None),
        ("11320", "", None),
        ("99999", "창신동", None),
    ],
)
def test_a_dong_is_found_in_running_text(place: str, text: str, expected: str | None) -> None:
    found = place_named(place, text)
    assert (found.name if isinstance(found, Dong) else found) == (expected or place)


SEOUL = [place for place in DONGS if place.place_code.startswith("11")]


@given(st.sampled_from(SEOUL), st.sampled_from([*SEOUL, *CODES]))
def test_kept_ways_are_those_of_the_dongs(home: Dong, work: PlaceRef) -> None:
    kept_home = f"{home.place_code} {home.name}"
    kept_work = work if isinstance(work, str) else f"{work.place_code} {work.name}"
    expected = min(minutes(home, work), 255)
    assert minutes_between(kept_home, kept_work) == minutes_between(kept_work, kept_home) == expected


@pytest.mark.parametrize(
    ("home", "work", "like"),
    [
        ("11320 없는동", "11680", ("11320", "11680")),
        ("41820 가평읍", "11680 없는동", ("41820", "11680")),
        ("11320 방학동", "11680 없는동", ("11320 방학동", "11680")),
        ("11320", "11680", ("11320", "11680")),
    ],
)
def test_dong_that_no_table_holds_stands_for_its_local_government(home: str, work: str, like: tuple[str, str]) -> None:
    assert minutes_between(home, work) == minutes_between(*like)


def test_kept_way_to_an_unknown_place_is_unknown() -> None:
    assert minutes_between("11320 방학동", "99999") is None
    assert minutes_between("99999 방학동", "11320") is None


@pytest.mark.parametrize(
    ("place", "text", "expected"),
    [("11320", "방학1동 주민센터", "방학동"), ("11320", "도봉로 1", None), ("41820", "가평읍", None)],
)
def test_only_dongs_with_ways_of_their_own_are_kept(place: str, text: str, expected: str | None) -> None:
    assert known_dong(place, text) == expected
