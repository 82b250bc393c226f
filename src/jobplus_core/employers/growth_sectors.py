"""Growth sectors by place, and root industries: what an employer's place and industry suggest; pure.

The plan (postings) speaks of eight growth sectors and prints nine, each by its place. A counselor chooses the tag; what
stands here is only suggested, and a sector that is not suggested may be chosen all the same.
"""

from typing import Final, NamedTuple

from jobplus_core.kinds import GrowthSector


class Ground(NamedTuple):
    """Where a sector lies and what is made there.

    Attributes:
        districts: Codes of the districts.
        words: Words of an address that lie in the place, legal dongs and the roads within them; nothing for the whole
            of the districts.
        industries: How the codes of its industries (KSIC 11) begin.
    """

    sector: GrowthSector
    districts: tuple[str, ...]
    words: tuple[str, ...]
    industries: tuple[str, ...]


_IT: Final = ("26", "27", "582", "62", "63")
_FASHION: Final = ("14", "15", "4641", "4741", "732")
_JEWELRY: Final = ("331", "46492", "4783")
_FINANCE: Final = ("64", "65", "66")
_MEDIA: Final = ("582", "59", "60", "62", "63")
_HOTELS: Final = ("471", "551")

_YEOUIDO: Final = ("여의도", "여의대로", "여의나루로", "국제금융로", "의사당대로")

GROUNDS: Final = (
    Ground(GrowthSector.FINANCE_HOTEL_MALL, ("11560",), ("국제금융로 10", "IFC"), (*_FINANCE, *_HOTELS)),
    Ground(GrowthSector.IT_CONVERGENCE, ("11200",), ("성수", "연무장"), _IT),
    Ground(GrowthSector.DESIGN_FASHION, ("11680", "11440", "11140"), (), _FASHION),
    Ground(GrowthSector.JEWELRY, ("11110",), (), _JEWELRY),
    Ground(GrowthSector.RESEARCH, ("11650",), ("양재", "우면"), ("70",)),
    Ground(GrowthSector.FINANCE, ("11560",), _YEOUIDO, _FINANCE),
    Ground(GrowthSector.FINANCE, ("11140",), (), _FINANCE),
    Ground(GrowthSector.SOFTWARE_MEDIA, ("11440",), ("상암", "DMC"), _MEDIA),
    Ground(GrowthSector.HOTEL_MALL, ("11500",), ("공항동", "방화동", "하늘길"), _HOTELS),
    Ground(GrowthSector.INTERNATIONAL_BUSINESS, ("11170",), (), ("46", "71")),
)
"""The plan's nine, the narrower place before the wider one around it.

Places: 성수 is 성동구's, 양재 is 서초구's with the 우면동 beside it, DMC is 상암동 of 마포구, the airport's grounds are
공항동 and 방화동 of 강서구, SIFC (Seoul International Finance Center) is 국제금융로 10 in 여의도, 용산 is the district.
"""

ROOT_INDUSTRIES: Final = ("243", "2591", "25921", "25922", "25923", "29293")
"""How the codes of industries begin that are 뿌리산업 by their own name: 주조 (243), 소성가공 (2591), 열처리 (25921),
표면처리 (25922, 25923), 금형 (29293).

뿌리산업 진흥과 첨단화에 관한 법률 제2조 counts more, 용접 and the newer ones among them, which the classification does
not tell by a code of their own: those a counselor ticks.
"""


def suggested_sectors(
    district_code: str | None, address: str | None, industry_code: str | None
) -> tuple[GrowthSector, ...]:
    """The growth sectors that place and industry agree on, the likeliest first; none where either is unknown."""
    if district_code is None or industry_code is None:
        return ()
    where = (address or "").upper()
    return tuple(
        dict.fromkeys(
            ground.sector
            for ground in GROUNDS
            if district_code in ground.districts
            and industry_code.startswith(ground.industries)
            and (not ground.words or any(word in where for word in ground.words))
        )
    )


def is_root_industry(industry_code: str | None) -> bool:
    """Whether the industry is a root industry by its code alone; others may be one all the same."""
    return industry_code is not None and industry_code.startswith(ROOT_INDUSTRIES)
