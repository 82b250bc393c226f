"""The evaluation's sheet read back equals its document."""

import csv
import io
from typing import Any

from python_calamine import load_workbook

from jobplus_core.exports.evaluation import evaluation_csv, evaluation_printout
from jobplus_core.exports.printout import Grid, Text
from jobplus_core.exports.xlsx import as_xlsx


def making(done: int, target: float | None, percent: float | None) -> dict[str, Any]:
    return {"done": done, "target": target, "by_quota": True, "percent": percent, "weight": 1}


def person(name: str, **further: Any) -> dict[str, Any]:
    measures = {"알선": making(12, 10.0, 120.0), "취업성공": making(3, None, None)}
    base = {"name": name, "lead": False, "days": 21, "of": 21, "score": 120.0, "rank": 1, "rank_in_center": 1}
    return {**base, "best": False, "low": False, "note": "", "measures": measures, **further}


DOCUMENT: dict[str, Any] = {
    "period": "2013-11",
    "center": "시험센터",
    "title": "11월",
    "from": "2013-11-01",
    "until": "2013-11-30",
    "as_of": "2013-12-02T09:00:00.000001+09:00",
    "low_percent": 80,
    "award": "특별휴가 1일, 문화상품권 2만원",
    "best": ["김하나"],
    "teams": [
        {
            "team": "취업상담팀",
            "score": 95.5,
            "rank": 1,
            "note": "업체 방문을 늘림",
            "measures": {"알선": making(24, 20.0, 120.0), "취업성공": making(6, None, None)},
            "people": [
                person("김하나", best=True),
                person("이두리", days=10, score=40.0, rank=2, low=True, note="동행 면접"),
                person("한지우", days=0, score=None, rank=None),
            ],
        }
    ],
    "chain_head": "ab" * 32,
}


def test_sheet_holds_scores_makings_prizes_and_words() -> None:
    printout = evaluation_printout(DOCUMENT)
    team, people = (block for block in printout.blocks if isinstance(block, Grid))
    assert team.rows == (("취업상담팀", "알선 24, 취업성공 6", 95.5, 1),)
    assert people.rows == (
        ("김하나", 12, 120.0, 3, None, 120.0, 1, "우수"),
        ("이두리", 12, 120.0, 3, None, 40.0, 2, "저조 10/21일"),
        ("한지우", 12, 120.0, 3, None, None, None, "휴직 0/21일"),
    )
    texts = [block.text for block in printout.blocks if isinstance(block, Text)]
    assert "김하나: 특별휴가 1일, 문화상품권 2만원" in texts
    assert "※ 취업상담팀 원인분석·대책: 업체 방문을 늘림" in texts
    assert "※ 이두리 원인분석·대책: 동행 면접" in texts


def test_workbook_and_csv_read_back() -> None:
    sheet = load_workbook(io.BytesIO(as_xlsx(evaluation_printout(DOCUMENT)))).get_sheet_by_index(0).to_python()
    row = next(row for row in sheet if row[0] == "김하나")
    assert row[1:8] == [12.0, 120.0, 3.0, "–", 120.0, 1.0, "우수"]
    lines = [*csv.reader(io.StringIO(evaluation_csv(DOCUMENT)))]
    assert lines[1] == ["취업상담팀", "", "", "알선", "24", "20.0", "120.0", "1", "95.5", "1"]
    assert lines[3] == ["취업상담팀", "김하나", "21", "알선", "12", "10.0", "120.0", "1", "120.0", "1"]
