"""Every word of matching has its sentence, in both languages, with every figure filled."""

import re
from collections.abc import Iterator

import pytest

from jobplus_core.kinds import EmploymentForm
from jobplus_core.matching.criteria import BY_NAME, PHRASES
from jobplus_core.matching.options import CHANGES
from jobplus_core.matching.verdicts import State, Verdict
from jobplus_tui import reasons
from jobplus_tui.i18n import _, set_language


@pytest.fixture(params=["ko", "en"])
def tongue(request: pytest.FixtureRequest) -> Iterator[str]:
    set_language(request.param)
    yield request.param
    set_language("ko")


def test_every_phrase_has_its_sentence() -> None:
    assert set(reasons.PHRASES) == set(PHRASES)


def test_every_change_has_its_words() -> None:
    assert set(reasons.CHANGES) == set(CHANGES)
    assert set(reasons.SHORT_CHANGES) - set(CHANGES) == set()


def test_every_criterion_has_a_name_of_one_width_in_korean() -> None:
    set_language("ko")
    assert set(reasons.CRITERIA_LABELS) == set(BY_NAME)
    assert {len(reasons.label(name)) for name in BY_NAME} == {2}


def test_sentences_are_filled(tongue: str) -> None:
    figures: dict[str, int | str] = {
        "posting": 2_300_000, "wish": 2_200_000, "difference": 100_000, "minutes": 38, "limit": 50, "place": "11140",
        "seeker": 50, "held": "FAT1급", "missing": "FAT1급", "days": 3, "left": 1, "openings": 2,
        "most": 2_500_000, "age": 58, "groups": "senior disabled",
    }  # fmt: skip
    for phrase in PHRASES:
        said = reasons.sentence(Verdict("wage", State.MET, 100, phrase, tuple(figures.items())))
        assert re.search(r"[{}]", said) is None, (phrase, said)
        assert said != phrase


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (("wage.above", (("posting", 2_300_000), ("wish", 2_180_000), ("difference", 120_000))), "230만, 12만 여유"),
        (("wage.above", (("posting", 2_200_000), ("wish", 2_200_000), ("difference", 0))), "220만, 바람대로"),
        (("commute.within", (("minutes", 38), ("limit", 50))), "38분 (바람 50분)"),
        (("commute.elsewhere", (("place", "11140"),)), "중구, 바라는 곳 아님"),
        (("wage.range", (("posting", 2_000_000), ("wish", 2_200_000), ("most", 2_500_000))), "200만~250만, 바람 220만"),
        (("wage.negotiable", (("posting", 2_000_000), ("wish", 2_200_000))), "200만 (협의), 바람 220만"),
        (("wage.hourly_below", (("posting", 10_320), ("wish", 11_000))), "시급 10,320원, 바람 11,000원"),
        (("career.short", (("seeker", 50), ("posting", 60))), "4년 2월, 요구 5년"),
        (("form.other", (("posting", "contract"), ("wish", "regular"))), "계약, 바람 상용"),
        (("education.enough", (("posting", "high"), ("seeker", "university"))), "대졸, 요구 고졸"),
        (("deadline.open", (("days", 0),)), "오늘 마감"),
        (("no.such", ()), "no.such"),
    ],
)
def test_sentence_in_korean(verdict: tuple[str, tuple[tuple[str, int | str], ...]], said: str) -> None:
    phrase, figures = verdict
    assert reasons.sentence(Verdict("wage", State.MET, 100, phrase, figures)) == said


def test_sentence_without_its_figures_stays_readable() -> None:
    assert reasons.sentence(Verdict("wage", State.MET, 100, "wage.above")) == _("{posting}, {difference} above")


def test_change_in_korean() -> None:
    figures = (("from", 2_200_000), ("to", 2_000_000))
    assert reasons.change("wage.lower", figures) == "임금 220만 → 200만"
    assert reasons.short_change("wage.lower", figures) == "임금 200만"
    assert reasons.change("form.also", (("form", EmploymentForm.CONTRACT.value),)) == "계약도 봄"


def test_what_to_ask_names_each_gap() -> None:
    known = Verdict("wage", State.MET, 80, "wage.above")
    unknown = Verdict("time", State.UNKNOWN, 50, "time.unknown")
    assert reasons.to_ask((known, unknown)) == ["근무시간 물어볼 것"]
