"""A report with everything in it that the form can hold."""

from typing import Any

import pytest

from jobplus_core.errors import FontMissing
from jobplus_core.exports.fonts import FONT_VARIABLE, Font, korean_font
from tests.support.fonts import box_font


def cells(*pairs: tuple[str, float | None, float | None]) -> dict[str, Any]:
    return {word: {"week": week, "cumulative": cumulative} for word, week, cumulative in pairs}


def team(name: str, found: dict[str, Any], **further: Any) -> dict[str, Any]:
    return {
        "team": name,
        "cells": found,
        "note": "",
        "people": [],
        "apart": {},
        "corrections": {"columns": {}, "rows": []},
        "months": {"column": next(iter(found)), "values": [0] * 11, "target": None},
        **further,
    }


@pytest.fixture
def document() -> dict[str, Any]:
    """The report of a closed week."""
    counseling = cells(
        ("구직등록", 352, 16204), ("취업상담", 2706, 123870), ("취업알선", 968, 44310), ("취업자수", 187, 8391)
    )
    return {
        "week": "2013-W47",
        "center": "시험센터",
        "title": "11월 3째주",
        "from": "2013-11-18",
        "until": "2013-11-24",
        "as_of": "2013-11-25T09:00:00.000003+09:00",
        "teams": [
            team(
                "취업상담팀",
                counseling,
                people=[
                    {"name": "=1+1", "cells": counseling, "note": ""},
                    {"name": "https://x", "cells": counseling, "note": ""},
                ],
                apart={"19데이": cells(("취업자수", 3, 21))},
                corrections={
                    "columns": {"취업자수": {"plus": 1, "minus": 1}},
                    "rows": [
                        {
                            "entry": 9,
                            "corrects": 4,
                            "column": "취업자수",
                            "counselor": "김하나",
                            "day": "2013-11-11",
                            "count": -1,
                        },
                        {
                            "entry": 11,
                            "corrects": None,
                            "column": "취업자수",
                            "counselor": "이두리",
                            "day": "2013-11-12",
                            "count": 1,
                        },
                    ],
                },
                months={
                    "column": "취업자수",
                    "values": [612, 655, 842, 880, 871, 823, 760, 748, 795, 801, 604],
                    "target": 9500,
                },
                pace={
                    "month": "2013-11",
                    "days": [0, 5, 0, 20, 30, 25, 20, 30, 4, 0, 40, 35, 38, 30, 40, 2, 0, 60, 50, 45, 70, 60, 0, 0],
                    "quota": 841,
                    "people": [
                        {"name": "=1+1", "count": 401, "quota": 520},
                        {"name": "https://x", "count": 203, "quota": 321},
                        {"name": "센터", "count": 0, "quota": 0},
                    ],
                },
            ),
            team(
                "취업교육팀",
                cells(("취업교육", 21, 1044), ("취업률", 52.4, None), ("취업자수", 11, 382)),
                people=[
                    {
                        "name": "이교육",
                        "cells": cells(("취업교육", 21, 1044), ("취업률", 52.4, None), ("취업자수", 11, 382)),
                        "note": "IT·정보통신, 캐치업",
                    }
                ],
            ),
            team(
                "구인개발팀",
                cells(
                    ("구인건수", 40, 7000),
                    ("구인인원", 180, 21000),
                    ("신규 구직개발", 50, 2200),
                    ("긴급알선", 40, 1800),
                ),
            ),
            team("창업상담팀", cells(("창업상담", 60, 2800), ("창업건수", 2, 80), ("창업교육", 20, 160))),
        ],
        "chain_head": "ab" * 32,
    }


@pytest.fixture
def font(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Font:
    """What PDFs are written in: the machine's Korean font, else one that draws boxes."""
    try:
        return korean_font()
    except FontMissing:
        found = box_font(tmp_path_factory.mktemp("font") / "boxes.ttf")
        monkeypatch.setenv(FONT_VARIABLE, str(found))
        return Font(found)
