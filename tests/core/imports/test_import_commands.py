"""Importing a file twice, in parts, with bad rows, and again by the same token."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from jobplus_core.age_limit import AgeBasis
from jobplus_core.clock import business_day, micros
from jobplus_core.codes.occupations import EDITION
from jobplus_core.errors import FileRefused, NotFound
from jobplus_core.imports.commands import PostingImport, import_postings, preview_postings
from jobplus_core.imports.getjobinfo import FeedRefused
from jobplus_core.imports.queries import report_of, run_rows, runs
from jobplus_core.imports.rules import ImportReport, Rejected
from jobplus_core.job_words.commands import assign_word
from jobplus_core.job_words.queries import words as job_words
from jobplus_core.kinds import CareerDemand, Indicator
from jobplus_core.ledger.counts import Scope, rows, total
from jobplus_core.ledger.verify import verify
from jobplus_core.postings.commands import close_posting, update_posting
from jobplus_core.postings.editing.commands import edit_posting
from jobplus_core.postings.editing.queries import stored_posting
from jobplus_core.postings.editing.rules import form_of
from jobplus_core.postings.rules import PostingForm, cleaned
from jobplus_core.tables.postings import Posting
from tests.support.center import Center
from tests.support.clock import FrozenClock

HEAD = "JO_REQST_NO,CMPNY_NM,JO_SJ,JOBCODE_NM,HOPE_WAGE,WORK_PARAR_BASS_ADRES_CN,RCEPT_CLOS_NM,JO_REG_DT"
CARE = "A-1,다온요양원,요양보호사 구함,요양보호사,월급 / 220만원,서울 도봉구 방학동,마감일 (2013-12-18),2013-11-15"
DESK = "A-2,한빛상사,경리 사무원,경리 사무원,월급 / 200만원,서울 중구,채용시까지,2013-11-18"


class _Posting(NamedTuple):
    id: int
    external_no: str | None
    title: str
    openings: int | None
    registered_on: date
    source: str
    developer_id: int | None
    version: int


def write(folder: Path, *lines: str, head: str = HEAD) -> Path:
    path = folder / "feed.csv"
    path.write_text("\n".join([head, *lines, ""]), encoding="utf-8")
    return path


def envelope(folder: Path, *feed_rows: dict[str, object]) -> Path:
    path = folder / "feed.json"
    answer = {"GetJobInfo": {"list_total_count": 1, "RESULT": {"CODE": "INFO-000"}, "row": list(feed_rows)}}
    path.write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
    return path


def api_row(**changed: object) -> dict[str, object]:
    row: dict[str, object] = {
        "JO_REQST_NO": "J-1",
        "CMPNY_NM": "다온요양원",
        "JO_SJ": "요양보호사",
        "JO_REG_DT": "2013-11-15",
    }
    return row | changed


def told(center: Center, came: PostingImport) -> ImportReport:
    """What an import says of itself, row by row, read with the words of today."""
    with center.store.read() as reader:
        return report_of(reader, came.run_id, job_words(reader, center.institution_id))


def postings(center: Center) -> list[_Posting]:
    with center.store.read() as reader:
        return reader.rows(
            """SELECT id, external_no, title, openings, registered_on, source, developer_id, version FROM posting
            ORDER BY external_no""",
            {},
            _Posting,
        )


def figure(center: Center, indicator: Indicator) -> int:
    scope = Scope(institution_id=center.institution_id, since=date(2013, 1, 1), until=date(2013, 12, 31))
    with center.store.read() as reader:
        assert verify(reader).breaks == ()
        return total(reader, scope, indicator)


def count(center: Center, table: str) -> int:
    with center.store.read() as reader:
        return reader.number(f"SELECT COUNT(*) FROM {table}", {})


def test_import_creates_postings_and_books_them_on_their_days(center: Center, tmp_path: Path) -> None:
    report = import_postings(center.store, center.kim, write(tmp_path, CARE, DESK))
    assert (report.created, report.updated, report.unchanged, report.rejected) == (2, 0, 0, 0)
    assert [(p.external_no, p.openings, p.registered_on, p.source, p.developer_id) for p in postings(center)] == [
        ("A-1", None, date(2013, 11, 15), "import", None),
        ("A-2", None, date(2013, 11, 18), "import", None),
    ]
    scope = Scope(institution_id=center.institution_id, since=date(2013, 1, 1), until=date(2013, 12, 31))
    with center.store.read() as reader:
        booked = [
            (e.indicator, e.quantity, e.occurred_on, e.counselor_id, e.channel, e.funding)
            for e in rows(reader, scope, list(Indicator))
        ]
    assert booked == [
        ("posting", 1, date(2013, 11, 18), None, "import", "private"),
        ("posting", 1, date(2013, 11, 15), None, "import", "private"),
    ]


def test_second_import_leaves_what_says_the_same_alone(center: Center, tmp_path: Path, clock: FrozenClock) -> None:
    first = import_postings(center.store, center.kim, write(tmp_path, CARE, DESK.replace(",2013-11-18", ",")))
    before = postings(center)
    clock.advance(days=2)
    second = import_postings(center.store, center.kim, write(tmp_path, CARE, DESK.replace(",2013-11-18", ",")))
    assert (second.created, second.updated, second.unchanged) == (0, 0, 2)
    assert postings(center) == before
    assert [row.draft for row in told(center, second).postings] == [row.draft for row in told(center, first).postings]
    assert figure(center, Indicator.POSTING) == 2


def test_changed_row_updates_its_posting(center: Center, tmp_path: Path) -> None:
    import_postings(center.store, center.kim, write(tmp_path, CARE, DESK))
    report = import_postings(center.store, center.lee, write(tmp_path, CARE.replace("구함", "급구"), DESK))
    assert (report.created, report.updated, report.unchanged) == (0, 1, 1)
    assert [(p.title, p.version) for p in postings(center)] == [("요양보호사 급구", 2), ("경리 사무원", 1)]
    assert figure(center, Indicator.POSTING) == 2


def test_openings_of_the_feed_are_booked_and_their_difference_later(center: Center, tmp_path: Path) -> None:
    for wanted, sum_ in (("2", 2), (5, 5), ("3.0", 3)):
        import_postings(center.store, center.kim, envelope(tmp_path, api_row(RCRIT_NMPR_CO=wanted)))
        assert figure(center, Indicator.OPENING) == sum_
    assert [p.openings for p in postings(center)] == [3]


def test_feed_without_openings_takes_none_away_that_somebody_learned(center: Center, tmp_path: Path) -> None:
    import_postings(center.store, center.kim, write(tmp_path, CARE))
    with center.store.write(center.park, "learn") as work:
        posting = work.get(Posting, postings(center)[0].id, lock=True)
        digest = posting.content_digest
        form = PostingForm(
            title=posting.title,
            employer="다온요양원",
            registered_on=posting.registered_on,
            external_no="A-1",
            openings=4,
        )
        update_posting(work, posting, cleaned(form))
        posting.content_digest = digest
        work.finish(posting.key)
    for changed, updated in ((CARE.replace("구함", "급구"), 1), (CARE.replace("구함", "급구"), 0)):
        report = import_postings(center.store, center.kim, write(tmp_path, changed))
        assert (report.updated, report.unchanged) == (updated, 1 - updated)
        assert ([p.openings for p in postings(center)], figure(center, Indicator.OPENING)) == ([4], 4)


def test_what_the_feed_never_says_stays_as_somebody_mended_it(center: Center, tmp_path: Path) -> None:
    odd = CARE.replace("요양보호사 구함,요양보호사", "아무개 구함,ㅁㄴㅇ")
    import_postings(center.store, center.kim, write(tmp_path, odd))
    key = postings(center)[0].id
    with center.store.read() as reader:
        stored = stored_posting(reader, key)
    assert stored is not None
    known = {
        "occupation_code": "5501",
        "occupation_edition": EDITION,
        "occupation_confidence": 100,
        "licenses": ("요양보호사",),
        "age_max": 65,
        "age_basis": AgeBasis.RETIREMENT_AGE,
        "starts_at": "09:00",
        "ends_at": "18:00",
        "career": CareerDemand.ENTRY,
        "openings": 3,
    }
    form = replace(form_of(stored), **known)  # type: ignore[arg-type]
    edit_posting(center.store, center.park, key, form, developer_id=None, version=1)
    silent = odd.replace("구함", "급구").replace("월급 / 220만원", "").replace("서울 도봉구 방학동", "")
    assert import_postings(center.store, center.kim, write(tmp_path, silent)).updated == 1
    with center.store.read() as reader:
        after = stored_posting(reader, key)
    assert after is not None
    assert form_of(after) == replace(form, title="아무개 급구")


def test_what_the_feed_says_anew_takes_the_place_of_what_was_known(center: Center, tmp_path: Path) -> None:
    import_postings(center.store, center.kim, write(tmp_path, CARE))
    said = CARE.replace("월급 / 220만원", "월급 / 협의").replace("마감일 (2013-12-18)", "채용시까지")
    said = said.replace("요양보호사 구함,요양보호사", "경리 구함,경리 사무원")
    assert import_postings(center.store, center.kim, write(tmp_path, said)).updated == 1
    with center.store.read() as reader:
        after = stored_posting(reader, postings(center)[0].id)
    assert after is not None
    assert (after.wage_won, after.wage_negotiable) == (None, True)
    assert (after.closes_on, after.until_filled, after.occupation_text) == (None, True, "경리 사무원")
    assert (after.occupation_code, after.occupation_edition) == ("0272", EDITION)


def test_closed_posting_stays_closed_when_its_row_comes_again(center: Center, tmp_path: Path) -> None:
    import_postings(center.store, center.kim, write(tmp_path, CARE))
    close_posting(center.store, center.park, postings(center)[0].id, "업체 요청")
    import_postings(center.store, center.kim, write(tmp_path, CARE.replace("구함", "급구")))
    with center.store.session() as session:
        found = session.get(Posting, postings(center)[0].id)
        assert found is not None
        assert (found.state, found.title) == ("closed", "요양보호사 급구")


def test_number_that_stands_twice_counts_once_and_the_last_row_wins(center: Center, tmp_path: Path) -> None:
    report = import_postings(center.store, center.kim, write(tmp_path, CARE, DESK, CARE.replace("구함", "급구")))
    assert (report.created, report.overtaken, len(told(center, report).postings)) == (2, 1, 2)
    assert [p.title for p in postings(center)] == ["요양보호사 급구", "경리 사무원"]
    with center.store.read() as reader:
        run = runs(reader, center.institution_id)[0]
        kept = [(row.line, row.outcome) for row in run_rows(reader, run.id)]
    assert kept == [(2, "overtaken"), (3, "created"), (4, "created")]


def test_bad_row_is_reported_and_leaves_nothing_while_good_ones_stay(center: Center, tmp_path: Path) -> None:
    bad = CARE.replace("A-1", "A-3").replace("월급 / 220만원", "월급 / -5만원").replace("다온요양원", "나쁜요양원")
    late = CARE.replace("A-1", "A-4").replace("2013-11-15", "2013-11-19")
    report = import_postings(center.store, center.kim, write(tmp_path, bad, CARE, late, "A-5,짧은행"))
    assert told(center, report).rejected == (
        Rejected(2, "HOPE_WAGE", "월급 / -5만원", "negative"),
        Rejected(4, "JO_REG_DT", "2013-11-19", "future_date"),
        Rejected(5, "", "", "cell_count"),
    )
    assert [p.external_no for p in postings(center)] == ["A-1"]
    assert (count(center, "employer"), count(center, "ledger_entry")) == (1, 1)
    with center.store.read() as reader:
        run = runs(reader, center.institution_id)[0]
        kept = [row for row in run_rows(reader, run.id) if row.outcome == "rejected"]
    assert (run.created, run.rejected, run.state) == (1, 3, "done")
    assert [(row.line, row.column_name, row.reason, row.posting_id) for row in kept] == [
        (2, "HOPE_WAGE", "negative", None),
        (4, "JO_REG_DT", "future_date", None),
        (5, "", "cell_count", None),
    ]
    assert json.loads(kept[0].raw)["CMPNY_NM"] == "나쁜요양원"


def test_same_token_gives_the_first_report_and_acts_once(center: Center, tmp_path: Path) -> None:
    path = write(tmp_path, CARE, DESK, "A-5,짧은행")
    first = import_postings(center.store, center.kim, path, token="import-1")
    path.write_text(HEAD + "\n", encoding="utf-8")
    assert import_postings(center.store, center.kim, path, token="import-1") == first
    assert (count(center, "import_run"), count(center, "posting")) == (1, 2)


def test_personal_columns_never_reach_the_store(center: Center, tmp_path: Path) -> None:
    row = api_row(MNGR_NM="홍길순", MNGR_PHON_NO="010-0000-1234", MNGR_INSTT_NM="도봉구청", NOTE_CN="010-0000-9999")
    import_postings(center.store, center.kim, envelope(tmp_path, row))
    with center.store.read() as reader:
        run = runs(reader, center.institution_id)[0]
        raw = json.loads(run_rows(reader, run.id)[0].raw)
    assert set(raw) == {"JO_REQST_NO", "CMPNY_NM", "JO_SJ", "JO_REG_DT", "MNGR_INSTT_NM", "NOTE_CN"}
    with center.store.session() as session:
        found = session.get(Posting, postings(center)[0].id)
        assert found is not None
        assert found.extras == '{"MNGR_INSTT_NM": "도봉구청"}'


def test_letters_that_no_database_takes_are_left_out(center: Center, tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text(
        '{"GetJobInfo":{"list_total_count":1,"RESULT":{"CODE":"INFO-000"},"row":[{"JO_REQST_NO":"J-1",'
        '"CMPNY_NM":"다온\\u0000요양원","JO_SJ":"요양\\ud800보호사","X\\ud800Y\\u0000":"값\\udfff"},'
        '{"JO_REQST_NO":"J-2","CMPNY_NM":"가","JO_SJ":"나","HOPE_WAGE":"월급 / -1\\u0000만원"}]}}',
        encoding="utf-8",
    )
    report = import_postings(center.store, center.kim, path)
    assert (report.created, told(center, report).rejected) == (
        1,
        (Rejected(2, "HOPE_WAGE", "월급 / -1만원", "negative"),),
    )
    assert [p.title for p in postings(center)] == ["요양보호사"]


def test_preview_tells_the_same_and_needs_no_store(center: Center, tmp_path: Path, clock: FrozenClock) -> None:
    path = write(tmp_path, CARE, DESK, CARE, "A-5,짧은행")
    shown = preview_postings(path, clock=clock)
    assert business_day(micros(clock())) == date(2013, 11, 18)
    assert shown.as_json() == told(center, import_postings(center.store, center.kim, path)).as_json()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"a,b\n1,2\n", b'{"RESULT":{"CODE":"INFO-200"}}'])
def test_file_that_is_no_feed_is_refused_and_leaves_nothing(center: Center, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "feed.csv"
    path.write_bytes(content)
    with pytest.raises(FeedRefused):
        import_postings(center.store, center.kim, path)
    with pytest.raises(FeedRefused):
        preview_postings(path)
    assert (count(center, "import_run"), count(center, "posting")) == (0, 0)


def test_unknown_format_and_run_are_refused(center: Center, tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as refused:
        preview_postings(write(tmp_path, CARE), format="work99")
    assert refused.value.reason == "format_unknown"
    with center.store.read() as reader, pytest.raises(NotFound):
        report_of(reader, 99)


def test_the_centers_own_words_give_a_posting_its_code(center: Center, tmp_path: Path) -> None:
    line = "A-3,가나식당,홀서빙 구함,홀서빙,월급 / 220만원,서울 중구,채용시까지,2013-11-18"
    before = (
        told(center, import_postings(center.store, center.park, write(tmp_path, line))).postings[0].form.occupation_code
    )
    assign_word(center.store, center.park, "홀서빙", "5321")
    after = (
        told(center, import_postings(center.store, center.park, write(tmp_path, line))).postings[0].form.occupation_code
    )
    assert (before, after) == ("5322", "5321")
