"""Growth sectors by place and industry, and root industries."""

import pytest

from jobplus_core.codes.industries import by_code
from jobplus_core.codes.places import by_code as place_by_code
from jobplus_core.employers.growth_sectors import GROUNDS, ROOT_INDUSTRIES, is_root_industry, suggested_sectors
from jobplus_core.kinds import GrowthSector

S = GrowthSector


@pytest.mark.parametrize(
    ("district", "address", "industry", "sectors"),
    [
        ("11200", "성수이로 113", "62010", (S.IT_CONVERGENCE,)),
        ("11200", "왕십리광장로 17", "62010", ()),
        ("11680", None, "73209", (S.DESIGN_FASHION,)),
        ("11140", "을지로 1", "14112", (S.DESIGN_FASHION,)),
        ("11110", "돈화문로 5", "33110", (S.JEWELRY,)),
        ("11650", "양재대로 2길", "70121", (S.RESEARCH,)),
        ("11650", "서초대로 1", "70121", ()),
        ("11140", "남대문로 1", "64121", (S.FINANCE,)),
        ("11560", "여의나루로 60", "66121", (S.FINANCE,)),
        ("11560", "국제금융로 10", "66121", (S.FINANCE_HOTEL_MALL, S.FINANCE)),
        ("11560", "여의도 ifc", "55101", (S.FINANCE_HOTEL_MALL,)),
        ("11440", "상암동 1600", "59114", (S.SOFTWARE_MEDIA,)),
        ("11500", "하늘길 38", "47111", (S.HOTEL_MALL,)),
        ("11170", "한강대로 1", "71531", (S.INTERNATIONAL_BUSINESS,)),
        (None, "성수이로 113", "62010", ()),
        ("11200", "성수이로 113", None, ()),
    ],
)
def test_place_and_industry_suggest_a_sector(
    district: str | None, address: str | None, industry: str | None, sectors: tuple[GrowthSector, ...]
) -> None:
    assert suggested_sectors(district, address, industry) == sectors


def test_the_table_knows_the_plans_nine_by_codes_that_exist() -> None:
    assert {ground.sector for ground in GROUNDS} == set(GrowthSector)
    for ground in GROUNDS:
        assert all(place_by_code(code) is not None for code in ground.districts)
        assert all(by_code(code) is not None for code in ground.industries)


def test_root_industries_are_told_by_their_own_codes() -> None:
    assert all(by_code(code) is not None for code in ROOT_INDUSTRIES)
    assert [is_root_industry(code) for code in ("24311", "25922", "29293", "25924", "62010", None)] == [
        True, True, True, False, False, False,
    ]  # fmt: skip
