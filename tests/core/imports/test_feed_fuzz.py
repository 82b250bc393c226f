"""Whatever stands in a file: it is refused as a whole, or every row ends as a posting's draft or with a reason."""

import csv
import io
import re
from dataclasses import fields
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from jobplus_core.errors import FileRefused
from jobplus_core.imports import getjobinfo, work24
from jobplus_core.imports.drafts import PostingDraft, RawRow, RowRejected
from jobplus_core.imports.feeds import FEEDS, Feed, feed_of
from jobplus_core.imports.getjobinfo.fields import COLUMNS_OF, READ
from jobplus_core.imports.unread import NAMED, unknown_fields
from jobplus_core.imports.work24.fields import COLUMN_OF
from jobplus_tui.phrases import REASONS

GETJOBINFO: Final = {
    "JO_REQST_NO": "H954202607270847",
    "CMPNY_NM": "한빛테크",
    "JO_SJ": "소형 CNC 조작원 (경험자 우대)",
    "JOBCODE_NM": "CNC 선반 조작원(NC 선반 조작원)",
    "CAREER_CND_NM": "경력",
    "ACDMCR_NM": "관계없음",
    "EMPLYM_STLE_CMMN_MM": "상용직(시간제)",
    "HOPE_WAGE": "월급 / 250만원 ~ 280만원 - 면접 후 협의가능 ",
    "WORK_PARAR_BASS_ADRES_CN": "경기 안산시시흥스마트허브 4다 605-3",
    "SUBWAY_NM": "",
    "WORK_TIME_NM": "(근무시간) (오전) 7시 30분 ~ (오후) 5시 00분",
    "HOLIDAY_NM": "주5일근무",
    "WEEK_WORK_HR": "45",
    "RCEPT_CLOS_NM": "채용시까지 26-09-01",
    "RCEPT_MTH_NM": "방문 고용24 입사지원  ",
    "PRESENTN_PAPERS_NM": "이력서 자기소개서  ",
    "MNGR_PHON_NO": "",
    "BSNS_SUMRY_CN": "소형 CNC 금속류 가공업",
    "DTY_CN": '1. 근무시간 \n   1)  주간 : 07:30~17:00(잔업 : 협의)\n"따옴표" &gt; ？？',
    "RET_GRANTS_NM": "퇴직금",
    "JO_FEINSR_SBSCRB_NM": "고용보험 산재보험 건강보험 국민연금",
    "JO_REG_DT": "2026-07-27",
    "RCRIT_NMPR_CO": "2.0",
    "WELFARE_CN": "",
}
WORK24: Final = {
    "position_title": '[정규직/주5일] "양식" 요리사, 홀(올그라운더...',
    "company_name": "㈜한빛",
    "company_category": "['대기업', '코스피']",
    "recruit_provider": "정보제공처 고용24",
    "annual_salary": "연봉 2,700 만원 ~ 3,200 만원 상여별도 400%",
    "career": "신입/경력2년",
    "education": "고졸 ~ 대졸(4년)",
    "working_condition": "주5일 주 40시간 근로 09:00 ~ 18:00",
    "location": "서울특별시 강남구 테헤란로38길 등",
    "deadline_date": "2026-08-28",
    "registration_date": "2026-08-07",
}
SEEDS: Final = {"getjobinfo": GETJOBINFO, "work24": WORK24}

ODD: Final = [
    *("\0", "\r", "\n", '"', "'", ",", "\t", "\x1b[31m", "\u202e", "\u200b", "\ufeff", "\ufffd", "\U0001f600"),
    *(
        "Ａ",
        "⅓",
        "²",
        "٣",
        "〜",
        "−",
        "99999999999999999999",
        "0",
        "-1",
        "~",
        "/",
        ":",
        "24:00",
        "2026-02-30",
        "9999-12-31",
    ),
    *(
        "만",
        "억",
        "천만",
        "원",
        "협의",
        "등",
        "없음",
        "...",
        "&#0;",
        "&#x110000;",
        "&amp;lt;",
        "주9일",
        "주 169시간",
        "서울",
    ),
    *("가" * 3_000, "\x1eend of file\x1e"),
]

cells = st.one_of(
    st.sampled_from(ODD),
    st.text(max_size=12),
    st.lists(st.sampled_from([*ODD, *GETJOBINFO.values(), *WORK24.values()]), max_size=3).map("".join),
)
files = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
feeds = pytest.mark.parametrize("feed", FEEDS, ids=lambda feed: feed.id)


def judged(feed: Feed, row: RawRow | RowRejected) -> None:
    """Check that a row ended as it may."""
    assert row.line >= 1
    found = feed.normalize(row) if isinstance(row, RawRow) else row
    if isinstance(found, RowRejected):
        assert found.reason in REASONS
        assert len(found.value) <= 80
        return
    assert isinstance(found, PostingDraft)
    assert found.external_no.strip()
    assert any(map(str.isalnum, found.title))
    assert any(map(str.isalnum, found.employer))
    assert sorted(found.unread) == sorted(unknown_fields(found))
    assert all(reason in REASONS for reason in found.unread.values())
    assert found.wage_won is None or 0 < found.wage_won <= (found.wage_max_won or 1_000_000_000) <= 1_000_000_000
    assert (found.wage_won is None) or found.wage_basis is not None
    assert (found.place_code is None) is (found.sigungu is None)
    assert found.sigungu is None or found.sido is not None
    for clock in (found.starts_at, found.ends_at):
        assert clock is None or re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d", clock, re.ASCII)
    assert found.days_per_week is None or 1 <= found.days_per_week <= 7
    assert found.hours_per_week is None or 0 < found.hours_per_week <= 168
    assert found.closes_on is None or found.registered_on is None or found.closes_on >= found.registered_on
    assert found.openings is None or 1 <= found.openings <= 10_000
    assert found.career_months_min is None or found.career_months_min > 0


def read(feed: Feed, path: Path) -> int | None:
    """Read a file to its end; None where it is refused as a whole."""
    try:
        opened = feed.open(path)
    except FileRefused as refusal:
        told = refusal.reason
    else:
        told = ""
    if told:
        assert told in REASONS
        return None
    rows = list(opened.rows())
    assert len(rows) == opened.total
    for row in rows:
        judged(feed, row)
    return len(rows)


@feeds
@files
@given(data=st.data())
def test_rows_like_the_real_ones_with_anything_in_their_cells(feed: Feed, data: st.DataObject) -> None:
    values = dict(SEEDS[feed.id])
    for column in data.draw(st.lists(st.sampled_from([*values, "NOTE"]), min_size=1, max_size=6)):
        old = values.get(column, "")
        at = data.draw(st.integers(0, len(old)))
        cut = data.draw(st.integers(0, 4))
        values[column] = data.draw(st.one_of(st.just(old[:at] + data.draw(cells) + old[at + cut :]), cells))
    judged(feed, RawRow(1, values))


@feeds
@files
@given(noise=st.binary(max_size=300), headed=st.booleans())
@example(noise=b"\xef\xbb\xbf", headed=False)
@example(noise=b"\xff\xfe" + "가,나\n".encode("utf-16-le"), headed=False)
@example(noise=b"\x80" * 300, headed=True)
def test_files_of_any_bytes(feed: Feed, tmp_path: Path, noise: bytes, headed: bool) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes((",".join(SEEDS[feed.id]) + "\n").encode() * headed + noise)
    read(feed, path)
    try:
        found = feed_of(path)
    except FileRefused:
        return
    assert headed is False or found.id == feed.id


@feeds
@files
@given(data=st.data())
def test_files_like_the_real_ones_with_damage(feed: Feed, tmp_path: Path, data: st.DataObject) -> None:
    seed = SEEDS[feed.id]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(seed)
    rows = data.draw(st.integers(0, 4))
    for _ in range(rows):
        writer.writerow([data.draw(cells) if data.draw(st.integers(0, 9)) == 0 else value for value in seed.values()])
    encoding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "cp949", "utf-16", "latin-1"]))
    whole = text.getvalue().encode(encoding, "replace")
    harm = data.draw(
        st.sampled_from([b"", b"", b'"', b"\0", b",", b"\n", b"\r", b"\xff", b"\xb0", b"'", b"x" * 140_000])
    )
    at = data.draw(st.integers(0, len(whole)))
    path = tmp_path / "list.csv"
    path.write_bytes(whole[:at] + harm + whole[at + data.draw(st.integers(0, 3)) * bool(harm) :])
    read(feed, path)


@feeds
def test_undamaged_files_lose_no_row(feed: Feed, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    for encoding in ("utf-8", "utf-8-sig", "cp949"):
        with path.open("w", encoding=encoding, errors="replace", newline="") as file:
            writer = csv.writer(file)
            writer.writerows([SEEDS[feed.id], *[SEEDS[feed.id].values()] * 50])
        assert read(feed, path) == 50


def test_every_field_that_may_be_unknown_has_its_cell_or_none() -> None:
    assert set(COLUMNS_OF) == set(NAMED)
    assert set(COLUMN_OF) < set(NAMED)
    assert {column for columns in COLUMNS_OF.values() for column in columns} < READ
    assert {item.name for item in fields(PostingDraft)} > set(NAMED)
    assert {getjobinfo.normalize, work24.normalize} == {feed.normalize for feed in FEEDS}
