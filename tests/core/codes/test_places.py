import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.codes.places import (
    Address,
    Place,
    all_places,
    all_sidos,
    by_code,
    by_name,
    is_former,
    seoul_districts,
    split_address,
)


def test_seoul_districts_are_twenty_five_with_centroids() -> None:
    districts = seoul_districts()
    assert len(districts) == 25
    assert {district.sido for district in districts} == {"서울"}
    assert all(district.lat is not None and district.lon is not None for district in districts)


def test_all_places_count_local_governments_per_province() -> None:
    current = [place for place in all_places() if not is_former(place.code)]
    counts = {sido: sum(place.sido == sido for place in current) for sido in ("서울", "인천", "경기")}
    assert counts == {"서울": 25, "인천": 11, "경기": 31}
    assert {place.sigungu for place in all_places() if is_former(place.code)} == {"중구", "동구", "서구"}


def test_all_places_have_distinct_codes_and_no_general_district() -> None:
    codes = [place.code for place in all_places()]
    assert len(codes) == len(set(codes))
    assert by_code("41461") is None
    assert not any(place.sido == "경기" and place.sigungu.endswith("구") for place in all_places())


def test_all_sidos_hold_the_seventeen_and_the_merged_one() -> None:
    shorts = "서울 전남광주 부산 대구 인천 광주 대전 울산 세종 경기 충북 충남 전남 경북 경남 제주 강원 전북"
    assert " ".join(sido.short for sido in all_sidos()) == shorts


@pytest.mark.parametrize(
    ("sido", "sigungu", "code"),
    [
        ("서울", "중구", "11140"),
        ("서울특별시", "중구", "11140"),
        ("인천", "중구", "28110"),
        (None, "중구", "11140"),
        (None, "동구", None),
        (None, "서구", None),
        (None, "강남구", "11680"),
        (None, "처인구", "41460"),
        ("경기", "처인구", "41460"),
        ("경기도", "동탄구", "41590"),
        ("인천", "제물포구", "28125"),
        ("인천", "영종구", "28155"),
        ("인천", "서해구", "28275"),
        ("인천광역시", "검단구", "28290"),
        ("경기", "강남구", None),
        ("부산", "중구", None),
        ("탐라", "중구", None),
    ],
)
def test_by_name_finds_the_local_government(sido: str | None, sigungu: str, code: str | None) -> None:
    place = by_name(sido, sigungu)
    assert (None if place is None else place.code) == code


@pytest.mark.parametrize(
    ("text", "sido", "sigungu", "rest"),
    [
        ("경기 구리시대림어린이집", "경기", "구리시", "대림어린이집"),
        ("서울 도봉구802호", "서울", "도봉구", "802호"),
        ("인천 연수구.", "인천", "연수구", ""),
        ("인천 서해구..", "인천", "서해구", ""),
        ("경기 포천시-", "경기", "포천시", ""),
        ("서울 중구없음", "서울", "중구", ""),
        ("서울 중구 을지로 100 없음", "서울", "중구", "을지로 100"),
        ("경기 안산시시흥스마트허브 4다 605-3", "경기", "안산시", "시흥스마트허브 4다 605-3"),
        ("경기 광주시반석그린 ", "경기", "광주시", "반석그린"),
        ("경기 하남시489", "경기", "하남시", "489"),
        ("경기 남양주시양주빌딩", "경기", "남양주시", "양주빌딩"),
        ("서울 성동구성수동성당 인근", "서울", "성동구", "성수동성당 인근"),
        ("서울특별시 강남구 테헤란로", "서울", "강남구", "테헤란로"),
        ("서울특별시강남구", "서울", "강남구", ""),
        ("서울도봉구 1", "서울", "도봉구", "1"),
        ("인천시 연수구", "인천", "연수구", ""),
        ("경기도 용인시 처인구 이동읍", "경기", "용인시", "처인구 이동읍"),
        ("경기 처인구 이동읍", "경기", "용인시", "처인구 이동읍"),
        ("단원구 성곡동", "경기", "안산시", "단원구 성곡동"),
        ("경기 안산 단원구 성곡동", "경기", "안산시", "단원구 성곡동"),
        ("경기 광주", "경기", "광주시", ""),
        ("서울 강남 역삼동", "서울", "강남구", "역삼동"),
        ("중구", "서울", "중구", ""),
        ("인천 중구", "인천", "중구", ""),
        ("동구", None, None, "동구"),
        ("부산 중구 중앙동", "부산", None, "중구 중앙동"),
        ("광주 광산구", "광주", None, "광산구"),
        ("전남광주통합특별시 여수시", "전남광주", None, "여수시"),
        ("세종 도움6로", "세종", None, "도움6로"),
        ("서울역 앞", None, None, "서울역 앞"),
        ("서울", "서울", None, ""),
        ("시흥스마트허브", None, None, "시흥스마트허브"),
        ("없음", None, None, ""),
        ("-", None, None, ""),
        ("", None, None, ""),
    ],
)
def test_split_address_cuts_by_the_list(text: str, sido: str | None, sigungu: str | None, rest: str) -> None:
    address = split_address(text)
    assert (address.sido, address.sigungu, address.rest) == (sido, sigungu, rest)
    assert address.place == (None if sigungu is None else by_name(sido, sigungu))


def test_split_address_gives_the_place() -> None:
    assert split_address("서울 종로구") == Address(
        "서울", "종로구", "", Place("11110", "서울", "종로구", 37.578, 126.9828)
    )


@given(st.text(alphabet=st.sampled_from("서울경기인천중구동안산시광주 .-없음강남특별단원가1군"), max_size=20))
def test_split_address_never_loses_letters_of_the_rest(text: str) -> None:
    address = split_address(text)
    assert re.sub(r"\s", "", address.rest) in re.sub(r"\s", "", text)
    assert (address.place is None) == (address.sigungu is None)
    assert split_address(address.rest).rest in address.rest
