import unicodedata
from datetime import date
from pathlib import Path

from jobplus_core.db.connect import connect_sqlite
from jobplus_core.db.location import locate
from jobplus_core.kinds import Indicator
from jobplus_core.plan.commands import QuotaForm, set_quotas
from jobplus_core.postings.commands import register_posting
from jobplus_core.postings.rules import PostingForm
from tests.support.center import Center
from tests.tui.cli.conftest import Run


def post(center: Center, title: str, day: int, **further: object) -> int:
    form = PostingForm(title=title, employer="가나상사", registered_on=date(2013, 11, day), **further)  # type: ignore[arg-type]
    return register_posting(center.store, center.park, form)


def test_unfilled_json_has_its_shape(run: Run, demo_center: Center) -> None:
    no = post(demo_center, "사무원", 14, openings=2, sigungu="중구", occupation_code="0261")
    answer = run("unfilled", "--json")
    assert (answer.code, answer.err) == (0, "")
    assert answer.document == [
        {
            "no": no,
            "title": "사무원",
            "employer": "가나상사",
            "district": "중구",
            "occupation_code": "0261",
            "funding": "private",
            "openings": 2,
            "remaining": 2,
            "registered_on": "2013-11-14",
            "waiting_days": 2,
            "stage": "posting_team",
            "referrals": 0,
            "eligible": 0,
            "best_score": None,
        }
    ]


def test_unfilled_narrows_by_district_occupation_and_age(run: Run, demo_center: Center) -> None:
    old = post(demo_center, "사무원", 4, sigungu="중구", occupation_code="0261")
    post(demo_center, "조리사", 4, sigungu="중구", occupation_code="5311")
    post(demo_center, "사무원", 18, sigungu="종로구", occupation_code="0261")
    for district in ("중구", unicodedata.normalize("NFD", "중구"), " 중구 "):
        asked = ("unfilled", "--district", district, "--occupation", "026", "--older-than", "7", "--json")
        document = run(*asked).document
        assert isinstance(document, list)
        assert [row["no"] for row in document] == [old]


def test_unfilled_table_shows_hostile_titles_as_text(run: Run, demo_center: Center) -> None:
    no = post(demo_center, "[/nope][@click=app.quit]x[/]", 18, openings=1)
    lines = run("unfilled").out.splitlines()
    assert lines[1].split() == [str(no), "[/nope][@click=app.quit]x[/]", "가나상사", "–", "1", "0", "today", "0"]
    assert lines[2:] == ["1 posting"]


def test_unfilled_says_that_nothing_is_unfilled(run: Run, demo_center: Center) -> None:
    assert run("unfilled").out == "No posting is unfilled.\n"


def test_progress_json_has_its_shape(run: Run, demo_center: Center) -> None:
    quota = QuotaForm(
        indicator=Indicator.OPENING,
        year=2013,
        month=11,
        value=20,
        source="center",
        counselor_id=demo_center.park.counselor_id,
    )
    set_quotas(demo_center.store, demo_center.lead, (quota,))
    post(demo_center, "사무원", 14, openings=3)
    answer = run("progress", "--json")
    assert answer.code == 0
    document = answer.document
    assert isinstance(document, dict)
    assert document["month"] == "2013-11"
    assert [row for row in document["counselors"] if row["counselor"] == "박세모"] == [
        {
            "counselor": "박세모",
            "team": "구인개발팀",
            "indicator": "opening",
            "done": 3,
            "quota": 20,
            # 11 of the month's 21 business days have ended.
            "expected": 10.48,
            "private": 3,
            "support": 0,
        }
    ]
    assert len(document["counselors"]) == 4


def test_progress_table_names_every_counselor(run: Run, demo_center: Center) -> None:
    lines = run("progress").out.splitlines()
    assert lines[0] == "2013-11"
    assert sorted(line.split()[1] for line in lines[2:]) == ["김하나", "박세모", "이두리", "한지우"]


def test_check_of_a_sound_store_finds_nothing(run: Run, demo_center: Center) -> None:
    post(demo_center, "사무원", 14, openings=3)
    document = run("check", "--json").document
    assert isinstance(document, dict)
    assert (document["ok"], document["entries"], document["findings"]) == (True, 2, [])
    assert run("check").out.splitlines() == [
        "2 ledger entries verified.",
        "Every figure equals its recount; every chain holds.",
    ]


def test_check_finds_a_row_taken_from_the_ledger(run: Run, demo_center: Center, place: Path) -> None:
    post(demo_center, "사무원", 14, openings=3)
    raw = connect_sqlite(locate(str(place)))
    raw.execute("DROP TRIGGER IF EXISTS ledger_entry_no_delete").close()
    raw.execute("DELETE FROM ledger_entry WHERE indicator = 'opening'").close()
    raw.close()
    answer = run("check", "--json")
    assert answer.code == 1
    document = answer.document
    assert isinstance(document, dict)
    assert not document["ok"]
    assert {"chain_tail", "figure", "not_booked"} <= {found["kind"] for found in document["findings"]}
    assert run("check").code == 1
