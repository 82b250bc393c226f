"""Drafts of the feed as forms of the store, and the report's shape."""

from datetime import date

import pytest

from jobplus_core.imports.getjobinfo import RawRow, RowRejected
from jobplus_core.imports.rules import Accepted, ImportReport, Rejected, accept, sift
from jobplus_core.kinds import Channel, Funding, Indicator, PostingSource, SubjectKind
from jobplus_core.ledger.bookings import Booking
from jobplus_core.postings.rules import posting_bookings

TODAY = date(2013, 11, 18)


def raw(line: int = 2, **changed: str) -> RawRow:
    values = {
        "JO_REQST_NO": "A-1",
        "CMPNY_NM": "다온요양원",
        "JO_SJ": "요양보호사 구함",
        "JOBCODE_NM": "요양보호사",
        "HOPE_WAGE": "월급 / 220만원",
        "WORK_PARAR_BASS_ADRES_CN": "서울 도봉구 방학동",
        "JO_REG_DT": "2013-11-18",
        "RCEPT_CLOS_NM": "마감일 (2013-12-18)",
    }
    return RawRow(line, values | changed)


def accepted(row: RawRow) -> Accepted:
    found = accept(row, today=TODAY)
    assert isinstance(found, Accepted)
    return found


def test_form_keeps_what_the_feed_says_and_leaves_the_rest_unknown() -> None:
    form = accepted(raw()).form
    assert (form.external_no, form.source, form.funding) == ("A-1", PostingSource.IMPORT, Funding.PRIVATE)
    assert (form.occupation_code, form.occupation_edition, form.occupation_confidence) == ("5501", "2025", 100)
    assert (form.sido, form.sigungu, form.district_code) == ("서울", "도봉구", "11320")
    assert (form.openings, form.insurance, form.apply_by, form.licenses, form.career) == (None,) * 5


def test_posting_of_an_import_credits_the_institution_through_its_own_channel() -> None:
    form = accepted(raw(RCRIT_NMPR_CO="3")).form
    booked = Booking(
        indicator=Indicator.POSTING,
        counselor_id=None,
        occurred_on=TODAY,
        subject_kind=SubjectKind.POSTING,
        subject_id=7,
        funding=Funding.PRIVATE,
        channel=Channel.IMPORT,
    )
    opening = Booking(
        indicator=Indicator.OPENING,
        counselor_id=None,
        occurred_on=TODAY,
        subject_kind=SubjectKind.POSTING,
        subject_id=7,
        quantity=3,
        funding=Funding.PRIVATE,
        channel=Channel.IMPORT,
    )
    found = posting_bookings(
        7,
        developer_id=None,
        registered_on=form.registered_on,
        funding=form.funding,
        source=form.source,
        openings=form.openings,
    )
    assert found == (booked, opening)


@pytest.mark.parametrize(
    ("words", "code", "stored", "edition", "told"),
    [
        ("요양보호사", "", "5501", "2025", "5501"),
        ("재가 간병인", "", "5502", "2025", "5502"),
        ("요양보호사", "5502", "5502", "2025", "5502"),
        ("요양보호사", "550100", "5501", "2025", "550100"),
        ("모름", "550100", "550100", None, "550100"),
        ("의무기록사", "", "3074", "2025", "3074"),
        ("모름", "", None, None, None),
        ("", "", None, None, None),
    ],
)
def test_occupation_is_the_feeds_where_ours_and_else_the_words(
    words: str, code: str, stored: str | None, edition: str | None, told: str | None
) -> None:
    row = accepted(raw(JO_SJ="사람을 구합니다", JOBCODE_NM=words, RCRIT_JSSFC_CMMN_CODE_SE=code))
    assert (row.form.occupation_code, row.form.occupation_edition) == (stored, edition)
    document = ImportReport(1, 0, 0, (), (row,)).as_json()
    assert document["postings"][0]["occupation_code"] == told  # type: ignore[index]


@pytest.mark.parametrize(
    ("title", "words", "code"),
    [
        ("[도봉구] 재가요양보호사 구인", "재가 간병인", "5501"),
        ("경리 직원 모집", "", "0272"),
        ("경리 직원 모집", "간호조무사", "3075"),
        ("한의원 직원 모십니다", "", None),
    ],
)
def test_the_title_counts_where_the_words_leave_it_open(title: str, words: str, code: str | None) -> None:
    assert accepted(raw(JO_SJ=title, JOBCODE_NM=words)).form.occupation_code == code


def test_code_that_the_words_overrule_is_kept_beside() -> None:
    form = accepted(raw(RCRIT_JSSFC_CMMN_CODE_SE="550100")).form
    assert form.extras == (("RCRIT_JSSFC_CMMN_CODE_SE", "550100"),)


@pytest.mark.parametrize(
    ("registered", "closes", "day"),
    [("", "", TODAY), ("", "채용시까지", TODAY), ("", "2013-10-01", date(2013, 10, 1)), ("", "2013-12-01", TODAY)],
)
def test_unknown_day_of_registration_is_when_it_is_seen_but_not_after_the_last_day(
    registered: str, closes: str, day: date
) -> None:
    row = accepted(raw(JO_REG_DT=registered, RCEPT_CLOS_NM=closes))
    assert (row.form.registered_on, row.draft.registered_on) == (day, None)


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({"JO_REG_DT": "2013-11-19"}, Rejected(2, "JO_REG_DT", "2013-11-19", "future_date")),
        ({"HOPE_WAGE": "시급 / 900,000,000원", "WEEK_WORK_HR": "40"}, "out_of_range"),
        ({"CMPNY_NM": " "}, Rejected(2, "CMPNY_NM", "", "empty")),
        ({"RCRIT_NMPR_CO": "-2"}, Rejected(2, "RCRIT_NMPR_CO", "-2", "negative")),
    ],
)
def test_row_the_store_could_not_hold_is_refused_with_its_column(
    changed: dict[str, str], refused: Rejected | str
) -> None:
    found = accept(raw(2, **changed), today=TODAY)
    if isinstance(refused, str):
        refused = Rejected(2, "HOPE_WAGE", changed["HOPE_WAGE"], refused)
    assert found == refused


def test_last_good_row_of_a_number_wins_and_counts_once() -> None:
    rows = [raw(2), raw(3, JO_REQST_NO="A-2"), raw(4, JO_SJ="요양보호사 급구"), raw(5, JO_REG_DT="2099-01-01")]
    found = sift(rows, today=TODAY)
    assert [(row.raw.line, row.draft.external_no) for row in found.accepted] == [(3, "A-2"), (4, "A-1")]
    assert [row.line for row in found.overtaken] == [2]
    assert [(row.line if row else None, why.line) for row, why in found.rejected] == [(5, 5)]


def test_value_of_a_refused_row_carries_nothing_that_steers_a_terminal() -> None:
    found = sift([RowRejected(9, "JO_SJ", "a\x1b[31m\x00\ud800b", "empty")], today=TODAY)
    assert found.rejected == ((None, Rejected(9, "JO_SJ", "a[31mb", "empty")),)


def test_report_has_exactly_the_documented_shape() -> None:
    row = accepted(raw(JO_FEINSR_SBSCRB_NM="고용보험 산재보험", RCEPT_MTH_NM="방문,전화"))
    report = ImportReport(1, 2, 3, (Rejected(4, "HOPE_WAGE", "?", "unreadable"),), (row,))
    assert report.as_json() == {
        "created": 1,
        "updated": 2,
        "unchanged": 3,
        "rejected": [{"line": 4, "column": "HOPE_WAGE", "value": "?", "reason": "unreadable"}],
        "postings": [
            {
                "external_no": "A-1",
                "title": "요양보호사 구함",
                "employer": "다온요양원",
                "wage_basis": "M",
                "wage_won": 2_200_000,
                "wage_negotiable": False,
                "sido": "서울",
                "sigungu": "도봉구",
                "starts_at": None,
                "ends_at": None,
                "days_per_week": None,
                "hours_per_week": None,
                "closes_on": "2013-12-18",
                "registered_on": "2013-11-18",
                "insurance": ["employment", "industrial"],
                "apply_by": ["phone", "visit"],
                "openings": None,
                "employment_form": None,
                "career": None,
                "education": None,
                "occupation_text": "요양보호사",
                "occupation_code": "5501",
                "unread": dict.fromkeys(
                    (
                        "career",
                        "career_months_min",
                        "days_per_week",
                        "documents",
                        "duties",
                        "education",
                        "employment_form",
                        "ends_at",
                        "hours_per_week",
                        "industry_text",
                        "occupation_code",
                        "openings",
                        "retirement_pay",
                        "starts_at",
                        "subway",
                        "welfare",
                    ),
                    "not_in_feed",
                )
                | {"wage_max_won": "not_said"},
            }
        ],
    }
