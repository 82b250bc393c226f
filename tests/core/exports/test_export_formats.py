"""Each file read back by another library says what the document says, and was made when the week was closed."""

import io
import re
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import unhwp
from pypdf import PdfReader
from python_calamine import load_workbook

from jobplus_core.errors import FontMissing
from jobplus_core.exports.fonts import Font
from jobplus_core.exports.hwpx import as_hwpx
from jobplus_core.exports.pdf import as_pdf
from jobplus_core.exports.printout import MISSING, Bars, Grid, Printout, Text, shown
from jobplus_core.exports.weekly import curve_of, weekly_printout
from jobplus_core.exports.xlsx import as_xlsx

CLOSED_AT = datetime(2013, 11, 25, 0, 0, 0, tzinfo=UTC)
Rows = list[tuple[str, ...]]


@pytest.fixture
def printout(document: dict[str, Any]) -> Printout:
    return weekly_printout(document)


def figures(document: dict[str, Any]) -> list[list[str]]:
    """Every row of figures that the document has, in the order of the printed form, as it is printed."""

    def row(one: dict[str, Any]) -> list[str]:
        return [shown(cell[part]) for cell in one["cells"].values() for part in ("week", "cumulative")]

    found = [row(team) for team in document["teams"]]
    for team in document["teams"]:
        found += [[person["name"], *row(person)] for person in team["people"]]
        found.append(["계", *row(team)])
    return found


def test_team_longer_than_a_page_is_drawn_whole(document: dict[str, Any], font: Font) -> None:
    named = [f"상담{place:03}" for place in range(120)]
    team = document["teams"][0]
    team["people"] = [{**team["people"][0], "name": name} for name in named]
    people = [{"name": name, "count": place, "quota": 100} for place, name in enumerate(named)]
    team["pace"] = {"month": "2013-11", "days": [1] * 24, "quota": 100, "people": people}
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(as_pdf(weekly_printout(document), font))).pages]
    charts = [line for page in pages if "/ 100" in page for line in page.splitlines()]
    assert [name for name in charts if name in named] == named
    assert [line for line in charts if line.endswith("/ 100")] == [f"{place} / 100" for place in range(120)]


def test_no_year_has_a_thirteenth_month(document: dict[str, Any]) -> None:
    """Reports of a year's last week were kept with one."""
    document["teams"][0]["months"]["values"] = [*range(13)]
    bars = next(block for block in weekly_printout(document).blocks if isinstance(block, Bars))
    assert bars.values == tuple(range(12))


def test_layout_is_the_printed_form(printout: Printout) -> None:
    grids = [block for block in printout.blocks if isinstance(block, Grid)]
    assert [(grid.corner, [top.word for top in grid.tops]) for grid in grids] == [
        ("취업상담팀", ["구직등록", "취업상담", "취업알선", "취업자수"]),
        ("취업교육팀", ["취업교육", "취업률(취업자수/교육생)", "(취업자수)"]),
        ("구인개발팀", ["구인건수", "구인인원", "신규 구직개발", "미채용기업 긴급알선"]),
        ("창업상담팀", ["창업상담", "창업건수", "창업교육"]),
        ("상담사명", ["구직등록", "취업상담", "취업알선", "취업자수"]),
        ("상담사명", ["취업교육", "취업률", "취업자수", "비고 (취업교육명)"]),
        ("상담사명", ["구인건수", "구인인원", "신규 구직개발", "긴급알선"]),
        ("상담사명", ["창업상담", "창업건수", "창업교육", "비고 (창업교육명)"]),
    ]
    assert {sub for grid in grids for top in grid.tops for sub in top.subs} == {"주", "누계"}
    assert next(block.title for block in printout.blocks if isinstance(block, Bars)) == "취업상담팀 취업자수"
    assert (printout.title, printout.subtitle) == (
        "추진실적 보고(주보)",
        "< 11월 3째주 >  2013-11-18 – 2013-11-24",
    )


def test_workbook_read_back_equals_the_document(printout: Printout, document: dict[str, Any]) -> None:
    made = as_xlsx(printout)
    sheet = load_workbook(io.BytesIO(made)).get_sheet_by_index(0).to_python()

    def text(value: object) -> str:
        if isinstance(value, float) and not value.is_integer():
            return f"{value:.1f}%"
        return f"{int(value):,}" if isinstance(value, int | float) else str(value)

    rows = [[text(value) for value in row] for row in sheet]
    for expected in figures(document):
        named = not expected[0][0].isdigit()
        width = len(expected)
        assert [row for row in rows if row[0 if named else 1 :][:width] == expected] != [], expected
    assert [row[0] for row in rows if row[0].startswith("=")] == ["=1+1"]
    assert any(row[0] == "※ 정정 +1/-1 (취업자수)" for row in rows)
    assert any("원장 4번을 되돌림" in row[0] for row in rows)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert "2013-11-25T00:00:00Z" in archive.read("docProps/core.xml").decode()
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    assert as_xlsx(printout) == made


def hangul_tables(made: bytes, folder: Path) -> list[Rows]:
    """The tables of a Hangul document as a library reads them that knows nothing of the one that wrote it."""
    path = folder / "read.hwpx"
    path.write_bytes(made)
    tables: list[Rows] = [[]]
    for line in unhwp.to_markdown(str(path)).splitlines():
        if not line.startswith("|"):
            if tables[-1]:
                tables.append([])
            continue
        cells = tuple(cell.strip().strip("*").replace("\\", "") for cell in line.strip("|").split("|"))
        if not all(re.fullmatch(r":?-+:?", cell) for cell in cells):
            tables[-1].append(cells)
    return [table for table in tables if table]


def package(made: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return archive.read("Contents/content.hpf").decode()


def test_hangul_document_read_back_equals_the_document(
    printout: Printout, document: dict[str, Any], tmp_path: Path
) -> None:
    made = as_hwpx(printout)
    tables = hangul_tables(made, tmp_path)
    assert tables[0] == [
        ("취업상담팀", "구직등록", "", "취업상담", "", "취업알선", "", "취업자수", ""),
        ("", *("주", "누계") * 4),
        ("", "352", "16,204", "2,706", "123,870", "968", "44,310", "187", "8,391"),
    ]
    rows = [row for table in tables for row in table]
    for expected in figures(document):
        named = not expected[0][0].isdigit()
        assert [row for row in rows if row[0 if named else 1 :][: len(expected)] == tuple(expected)] != [], expected
    assert ("이교육", "21", "1,044", "52.4%", MISSING, "11", "382", "IT·정보통신, 캐치업") in rows
    assert ("https://x", "203", "321", "■" * 15) in rows
    assert "2013-11-25T00:00:00Z" in package(made)
    assert "시험센터" in package(made)


def test_pdf_read_back_equals_the_document(printout: Printout, document: dict[str, Any], font: Font) -> None:
    reader = PdfReader(io.BytesIO(as_pdf(printout, font)))
    words = " ".join(page.extract_text() for page in reader.pages).split()
    told = " ".join(words)
    for expected in figures(document):
        assert " ".join(expected) in told, expected
    assert "정정 +1/-1 (취업자수)" in told
    assert "2013-11-25 09:00 기준" in told
    assert "취업상담팀 취업자수 · 604 / 목표 841" in told
    assert "=1+1 401 / 520 https://x 203 / 321 센터 0 / –" in told
    assert reader.metadata is not None
    assert reader.metadata.creation_date == CLOSED_AT
    assert reader.metadata.author == "시험센터"


def test_report_kept_before_it_told_its_month_is_printed_without(document: dict[str, Any], font: Font) -> None:
    for team in document["teams"]:
        team.pop("pace", None)
    printout = weekly_printout(document)
    assert {type(block) for block in printout.pictures} == {Text, Bars}
    assert [len(write(printout)) > 0 for write in (as_xlsx, as_hwpx)] == [True, True]
    assert b"%PDF" in as_pdf(printout, font)


def test_team_without_people_and_a_month_not_begun_are_written(document: dict[str, Any], font: Font) -> None:
    document["teams"][0]["pace"] |= {"days": [], "people": [], "quota": 0}
    printout = weekly_printout(document)
    with zipfile.ZipFile(io.BytesIO(as_xlsx(printout))) as archive:
        charts = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
        assert len(charts) == len([block for block in printout.blocks if isinstance(block, Bars)])
    assert b"%PDF" in as_pdf(printout, font)
    assert as_hwpx(printout)


def test_curve_sums_a_month_by_its_weekdays(document: dict[str, Any]) -> None:
    curve = curve_of("취업자수", date(2013, 11, 1), document["teams"][0]["pace"])
    assert (len(curve.days), len(curve.sums), curve.done) == (21, 16, 604)
    # The 2nd of November was a Saturday; what it brought stands with the Friday before.
    assert curve.sums[:3] == (5, 25, 55)
    assert [curve.days[at].day for at in curve.ends] == [1, 8, 15, 22]
    assert (curve.even(20), round(curve.even(15))) == (841, 641)


def test_month_that_begins_on_a_weekend_loses_nothing() -> None:
    curve = curve_of("취업자수", date(2013, 6, 1), {"days": [2, 1], "quota": 0})
    assert (curve.days[0].day, curve.sums) == (3, (3,))
    assert curve_of("취업자수", date(2013, 6, 1), {"days": [0, 0], "quota": 0}).sums == ()


def test_workbook_tells_the_charts_figures_on_their_own_sheet(printout: Printout) -> None:
    made = as_xlsx(printout)
    book = load_workbook(io.BytesIO(made))
    assert book.sheet_names == ["주보", "그림"]
    rows = [[value for value in row if value != ""] for row in book.get_sheet_by_index(1).to_python()]
    assert ["실적", 612.0, 655.0, 842.0, 880.0, 871.0, 823.0, 760.0, 748.0, 795.0, 801.0, 604.0, MISSING] in rows
    assert ["기준일", "11.01", "11.08", "11.15", "11.22"] in rows
    assert ["실적", 5.0, 134.0, 319.0, 604.0] in rows
    assert ["균등 목표", 40.0, 240.0, 441.0, 641.0] in rows
    assert ["https://x", 203.0, 321.0] in rows
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        charts = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
        assert len(charts) == len([block for block in printout.pictures if not isinstance(block, Text)])


def test_pdf_carries_its_letters_and_is_the_same_each_time(printout: Printout, font: Font) -> None:
    made = as_pdf(printout, font)
    assert re.search(rb"/FontFile2", made)
    assert as_pdf(printout, font) == made


def test_a_machine_without_a_font_is_told_so(
    printout: Printout, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("jobplus_core.exports.fonts.folders", lambda: [tmp_path])
    monkeypatch.delenv("JOBPLUS_FONT", raising=False)
    with pytest.raises(FontMissing):
        as_pdf(printout)
