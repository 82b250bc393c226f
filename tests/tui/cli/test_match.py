from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from jobplus_core.kinds import CareerDemand, Education, EmploymentForm, WageBasis
from jobplus_core.matching.commands import save_weights
from jobplus_core.matching.criteria import CRITERIA
from jobplus_core.matching.weights import DEFAULT
from jobplus_core.postings.commands import register_posting
from jobplus_core.postings.rules import PostingForm
from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.rules import RegistrationForm, SeekerForm, WishedOccupation
from tests.support.center import Center
from tests.tui.cli.conftest import Run

DAY = date(2013, 11, 15)
CRITERIA_NAMES = [criterion.name for criterion in CRITERIA]


def post(center: Center, title: str, place: str, **further: object) -> int:
    terms: dict[str, object] = {
        "title": title,
        "employer": "다온요양원",
        "registered_on": DAY,
        "openings": 1,
        "occupation_text": "요양보호사",
        "occupation_code": "5501",
        "sigungu": {"11320": "도봉구", "41270": "안산시"}[place],
        "district_code": place,
        "wage_basis": WageBasis.MONTH,
        "wage_won": 1_600_000,
        "employment_form": EmploymentForm.REGULAR,
        "education": Education.ANY,
        "career": CareerDemand.ANY,
    }
    return register_posting(center.store, center.park, PostingForm(**{**terms, **further}))  # type: ignore[arg-type]


def seek(center: Center, name: str, **further: object) -> int:
    terms: dict[str, object] = {
        "name": name,
        "birth_date": date(1960, 3, 4),
        "phone": "010-0000-1234",
        "district_code": "11320",
        "occupations": (WishedOccupation("요양보호사", "5501", "2025"),),
        "commute_minutes": 40,
        "wage_basis": WageBasis.MONTH,
        "wage_won": 1_500_000,
    }
    form = SeekerForm(**{**terms, **further})  # type: ignore[arg-type]
    return register_seeker(center.store, center.kim, form, RegistrationForm(registered_on=DAY)).seeker_id


class Look(NamedTuple):
    seeker_id: int
    what: str


def looks(center: Center) -> list[tuple[int, str]]:
    with center.store.read() as reader:
        return [*reader.rows("SELECT seeker_id, what FROM access_log ORDER BY id", {}, Look)]


def test_match_json_of_a_seeker_has_its_shape(run: Run, demo_center: Center) -> None:
    near = post(demo_center, "방문요양", "11320")
    post(demo_center, "먼 요양", "41270")
    who = seek(demo_center, "홍길순")
    answer = run("match", "--seeker", str(who), "--json")
    assert (answer.code, answer.err) == (0, "")
    document = answer.document
    assert isinstance(document, dict)
    assert list(document) == ["for", "weights", "eligible", "results", "relax", "blocked"]
    assert (document["for"], document["weights"], document["eligible"]) == ({"seeker": who}, DEFAULT.version, 1)
    assert [(row["no"], sorted(row)) for row in document["results"]] == [(near, ["criteria", "no", "score"])]
    criteria = document["results"][0]["criteria"]
    assert [word["name"] for word in criteria] == CRITERIA_NAMES
    assert {word["name"]: word for word in criteria}["commute"] == {
        "name": "commute",
        "state": "met",
        "level": 79,
        "weight": DEFAULT.of("commute"),
        "says": "14 min, wish 40 at most",
    }
    assert document["results"][0]["score"] == sum(word["level"] * word["weight"] for word in criteria)
    assert document["relax"] == []
    assert {name: count for name, count in document["blocked"].items() if count} == {"commute": 1}
    assert looks(demo_center) == [(who, "match")]


def test_match_json_of_a_posting_ranks_seekers_and_notes_each_look(run: Run, demo_center: Center) -> None:
    no = post(demo_center, "방문요양", "11320")
    first, second = seek(demo_center, "홍길순"), seek(demo_center, "임하늘", wage_won=1_600_000)
    seek(demo_center, "먼사람", district_code="41270")
    document = run("match", "--posting", str(no), "--json").document
    assert isinstance(document, dict)
    assert (document["for"], document["eligible"]) == ({"posting": no}, 2)
    assert [row["no"] for row in document["results"]] == [first, second]
    assert looks(demo_center) == [(first, "match"), (second, "match")]


def test_match_lists_no_more_than_asked(run: Run, demo_center: Center) -> None:
    postings = [post(demo_center, f"요양 {count}", "11320") for count in range(3)]
    who = seek(demo_center, "홍길순")
    document = run("match", "--seeker", str(who), "--top", "2", "--json").document
    assert isinstance(document, dict)
    assert ([row["no"] for row in document["results"]], document["eligible"]) == (postings[:2], 3)


def test_match_says_what_to_relax(run: Run, demo_center: Center) -> None:
    post(demo_center, "박한 요양", "11320", wage_won=1_400_000)
    who = seek(demo_center, "홍길순")
    document = run("match", "--seeker", str(who), "--relax", "--json").document
    assert isinstance(document, dict)
    assert document["relax"] == [
        {"change": f"Wage 150만 → {lower}만", "gain": 1} for lower in (140, 130, 120, 110, 100)
    ]
    lines = run("match", "--seeker", str(who), "--relax").out.splitlines()
    assert lines[0] == f"0 fit; weights of version {DEFAULT.version}"
    assert [line.split()[-1] for line in lines[3:5]] == ["+1", "+1"]
    assert lines[-1] == "Blocked by: Pay 1"
    nothing = run("match", "--seeker", str(seek(demo_center, "임하늘", wage_won=9_000_000)), "--relax")
    assert nothing.out.splitlines()[2] == "No single change would add a match."


def test_match_explains_one_pair_though_it_is_blocked(run: Run, demo_center: Center) -> None:
    far = post(demo_center, "먼 요양", "41270")
    who = seek(demo_center, "홍길순")
    document = run("match", "--seeker", str(who), "--explain", str(far), "--json").document
    assert isinstance(document, dict)
    assert (document["eligible"], [row["no"] for row in document["results"]]) == (0, [far])
    words = {word["name"]: (word["state"], word["says"]) for word in document["results"][0]["criteria"]}
    assert words["commute"] == ("unmet", "108 min, wish 40 at most")
    turned = run("match", "--posting", str(far), "--explain", str(who), "--json").document
    assert isinstance(turned, dict)
    assert (turned["results"][0]["no"], turned["results"][0]["criteria"]) == (
        who,
        document["results"][0]["criteria"],
    )
    lines = run("match", "--seeker", str(who), "--explain", str(far)).out.splitlines()
    assert lines[2].startswith(f"{far} · 먼 요양 · 다온요양원 · ")
    assert [line.split()[0] for line in lines[4:6]] == ["Trade", "Way"]
    assert "does not fit" in lines[5]
    assert looks(demo_center) == [(who, "match")] * 3


def test_match_table_shows_hostile_names_as_text(run: Run, demo_center: Center) -> None:
    no = post(demo_center, "[/nope]\x1b[2Jx", "11320")
    who = seek(demo_center, "[b]홍[/b]")
    listed = run("match", "--seeker", str(who)).out
    assert listed.splitlines()[3].split()[:2][0] == str(no)
    assert "[/nope][2Jx" in listed
    turned = run("match", "--posting", str(no)).out
    assert "[b]홍[/b]" in turned
    explained = run("match", "--seeker", str(who), "--explain", str(no)).out
    assert "\x1b" not in listed + turned + explained


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Give one of --seeker and --posting, with a number."),
        (("--seeker", "1", "--posting", "1"), "Give one of --seeker and --posting, with a number."),
        (("--seeker", "99"), "Seeker 99 is not there any more; read the list again."),
        (("--posting", "99"), "Posting 99 is not there any more; read the list again."),
        (("--posting", "99", "--explain", "98"), "Seeker 98 is not there any more; read the list again."),
    ],
)
def test_match_refuses_with_one_sentence(
    run: Run, demo_center: Center, arguments: tuple[str, ...], sentence: str
) -> None:
    for further in ((), ("--json",)):
        answer = run("match", *arguments, *further)
        assert (answer.code, answer.out, answer.err) == (2, "", sentence + "\n")
    assert looks(demo_center) == []


@pytest.mark.parametrize("arguments", [("--seeker", "abc"), ("--seeker", "1", "--top", "0")])
def test_match_refuses_what_is_no_number(run: Run, demo_center: Center, arguments: tuple[str, ...]) -> None:
    answer = run("match", *arguments)
    assert (answer.code, answer.out) == (2, "")


def test_match_of_an_unknown_posting_beside_a_seeker_is_refused(run: Run, demo_center: Center) -> None:
    who = seek(demo_center, "홍길순")
    answer = run("match", "--seeker", str(who), "--explain", "99")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "Posting 99 is not there any more; read the list again.\n"


def test_match_asks_who_is_there(run: Run, place: Path) -> None:
    made = ("init", "--center", "시험센터", "--login", "admin", "--password-stdin")
    assert run(*made, stdin="correct horse\n").code == 0
    answer = run("match", "--seeker", "1")
    assert (answer.code, answer.out) == (2, "")
    assert "--login" in answer.err
    refused = run("match", "--seeker", "1", "--login", "admin", "--password-stdin", stdin="wrong horse\n")
    assert (refused.code, refused.out) == (2, "")


def test_match_speaks_korean(run: Run, demo_center: Center) -> None:
    no = post(demo_center, "방문요양", "11320")
    far = post(demo_center, "먼 요양", "41270")
    who = seek(demo_center, "홍길순")
    lines = run("match", "--seeker", str(who), "--lang", "ko").out.splitlines()
    assert lines[0] == f"맞는 것 1건 · 가중치 {DEFAULT.version}판"
    assert lines[3].split()[:4] == [str(no), "79", "방문요양", "다온요양원"]
    assert lines[-1] == "막힌 까닭: 통근 1"
    explained = run("match", "--seeker", str(who), "--explain", str(far), "--lang", "ko").out.splitlines()
    assert "통근  안 맞음    14    20  108분 (바람 40분)" in explained


def test_match_counts_by_the_weights_of_the_center(run: Run, demo_center: Center) -> None:
    post(demo_center, "방문요양", "11320")
    who = seek(demo_center, "홍길순")
    version = save_weights(demo_center.store, demo_center.lead, {"commute": 100}, "통근만 본다")
    document = run("match", "--seeker", str(who), "--json").document
    assert isinstance(document, dict)
    assert (document["weights"], document["results"][0]["score"]) == (version, 7_900)
    assert {word["name"]: word["weight"] for word in document["results"][0]["criteria"] if word["weight"]} == {
        "commute": 100
    }


def test_match_everyone_measures_all_lists_and_names_nobody(run: Run, demo_center: Center) -> None:
    post(demo_center, "방문요양", "11320")
    post(demo_center, "먼 요양", "41270")
    for name in ("홍길순", "임꺽정"):
        seek(demo_center, name)
    document = run("match", "--everyone", "--json").document
    assert document == {
        "top": 20,
        "weights": DEFAULT.version,
        "seekers": 2,
        "served": 2,
        "postings": 2,
        "coverable": 1,
        "listed": 1,
        "pairs": 2,
        "coverage": 1.0,
        "gini": 0.0,
        "gini_per_seat": 0.0,
        "congestion": 0.0,
    }
    lines = run("match", "--everyone", "--top", "5").out.splitlines()
    assert lines[0] == f"The first 5 of everybody's list; weights of version {DEFAULT.version}"
    assert [line.split("  ")[0] for line in lines[3:]] == [
        "Seekers with a list",
        "Postings that somebody fits",
        "Of these on a list",
        "Inequality",
        "Inequality a seat",
        "Crowding",
    ]
    assert looks(demo_center) == []


def test_match_everyone_stands_alone(run: Run, demo_center: Center) -> None:
    answer = run("match", "--everyone", "--relax")
    assert (answer.code, answer.out) == (2, "")


def test_number_that_no_record_has_is_refused(run: Run, demo_center: Center) -> None:
    for option in ("--seeker", "--posting"):
        for number in ("9" * 20, "-1", "가"):
            answer = run("match", option, number)
            assert (answer.code, answer.out) == (2, "")
            assert f"{number} is no record's number." in answer.err
        assert run("match", option, "9" * 18).code == 2
