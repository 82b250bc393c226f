"""A file of the public feed: the real sample where it is at hand, and always an invented one."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("JOBPLUS_SHARED", Path(__file__).parents[3] / "shared"))
SAMPLE = SHARED / "data" / "getjobinfo_sample_35.csv"
WORK24 = SHARED / "data" / "work24_gangnam_257.csv"

HEAD = (
    "JO_REQST_NO,CMPNY_NM,JO_SJ,JOBCODE_NM,CAREER_CND_NM,ACDMCR_NM,EMPLYM_STLE_CMMN_MM,HOPE_WAGE,"
    "WORK_PARAR_BASS_ADRES_CN,WORK_TIME_NM,HOLIDAY_NM,WEEK_WORK_HR,RCEPT_CLOS_NM,MNGR_PHON_NO,JO_REG_DT"
)
CARE = "요양보호사,요양 보호사 및 간병인,무관,관계없음,상용직,"
HOURS = "(오전) 9시 00분 ~ (오후) 6시 00분,주5일근무,40,"
INVENTED = (
    HEAD,
    f"X-1,다온요양원,{CARE}월급 / 230만원,서울 도봉구방학동,{HOURS}마감일 (2026-09-26),010-0000-0001,2026-07-27",
    f"X-2,먼길요양원,{CARE}월급 / 230만원,경기 평택시,{HOURS}채용시까지,010-0000-0002,2026-07-27",
    f"X-3,낮은요양원,{CARE}월급 / 50만원,서울 도봉구,{HOURS}채용시까지,,2026-07-27",
    f"X-4,한빛상사,경리 사무원,경리 사무원,무관,고졸,상용직,월급 / 230만원,서울 도봉구,{HOURS}채용시까지,,2026-07-27",
    f"X-5,앞날요양원,{CARE}월급 / 230만원,서울 도봉구,{HOURS}채용시까지,,2026-07-29",
)


@pytest.fixture(params=["invented", "real"])
def feed(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A file of the feed: the real sample where it is at hand, and always an invented one."""
    if request.param == "real":
        if not SAMPLE.exists():
            pytest.skip("the real sample is not here")
        return SAMPLE
    path = tmp_path / "feed.csv"
    path.write_text("\n".join(INVENTED), encoding="utf-8-sig")
    return path
