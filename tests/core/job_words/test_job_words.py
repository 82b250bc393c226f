"""Loading job words all or none, assigning one, and reading them for the look-up of occupations."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.codes.occupations import resolve
from jobplus_core.errors import FieldMissing, FieldRefused, ResidentNumber
from jobplus_core.job_words.commands import assign_word, load_words, preview_words
from jobplus_core.job_words.queries import joined, mark, seen_words, words
from jobplus_core.job_words.rules import LoadReport, RejectedWord, WordRow, sift_words
from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.rules import RegistrationForm, SeekerForm, WishedOccupation
from tests.support.center import Center

ROWS = (WordRow(1, "낱말", "코드"), WordRow(2, "홀서빙", "5321"), WordRow(3, "야쿠르트 배달", "6249"))


def known(center: Center) -> tuple[tuple[str, str], ...]:
    with center.store.read() as reader:
        return words(reader, center.institution_id)


def test_loading_twice_adds_once(center: Center) -> None:
    first = load_words(center.store, center.kim, ROWS, source="words.csv")
    again = load_words(center.store, center.lee, ROWS, source="words.csv")
    assert (first.added, first.known, first.rejected) == (2, 0, ())
    assert (again.added, again.known, again.rejected) == (0, 2, ())
    assert known(center) == (("홀서빙", "5321"), ("야쿠르트 배달", "6249"))


def test_one_bad_row_stores_nothing(center: Center) -> None:
    bad = (*ROWS, WordRow(4, "", "5321"), WordRow(5, "서빙", "9999"), WordRow(6, "900101-1234567", "5321"))
    report = load_words(center.store, center.kim, bad, source="words.csv")
    assert report == LoadReport(
        0,
        0,
        (RejectedWord(4, "", "empty"), RejectedWord(5, "9999", "unknown_code"), RejectedWord(6, "", "resident_number")),
    )
    assert known(center) == ()


def test_same_token_loads_once(center: Center) -> None:
    first = load_words(center.store, center.kim, ROWS, source="words.csv", token="t")
    assert load_words(center.store, center.kim, ROWS, source="words.csv", token="t") == first


def test_old_codes_keep_their_edition_and_stand_for_todays(center: Center) -> None:
    rows = (WordRow(1, "데이터 지킴이", "1350"), WordRow(2, "본당 신부", "2331"))
    assert load_words(center.store, center.kim, rows, source="old.csv", edition="2018").added == 2
    assert [code[:3] for _, code in known(center)] == ["134"]


def test_the_mark_moves_with_every_word(center: Center) -> None:
    with center.store.read() as reader:
        before = mark(reader, center.institution_id)
    assign_word(center.store, center.kim, "홀서빙", "5321")
    with center.store.read() as reader:
        after = mark(reader, center.institution_id)
    assert (before.stored, after.stored) == (0, 1)


def test_assigning_again_gives_the_same_word(center: Center) -> None:
    first = assign_word(center.store, center.kim, "홀 서빙", "5321")
    assert assign_word(center.store, center.lee, "홀서빙", "5321") == first
    assert known(center) == (("홀 서빙", "5321"),)


@pytest.mark.parametrize(
    ("word", "code", "refusal"),
    [
        ("", "5321", FieldMissing),
        (" · ", "5321", FieldMissing),
        ("홀서빙", "9999", FieldRefused),
        ("홀서빙", "", FieldRefused),
        ("가" * 61, "5321", FieldRefused),
        ("900101-1234567", "5321", ResidentNumber),
    ],
)
def test_a_bad_word_is_refused_whole(center: Center, word: str, code: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        assign_word(center.store, center.kim, word, code)
    assert known(center) == ()


def test_loaded_words_are_found(center: Center) -> None:
    load_words(center.store, center.kim, ROWS, source="words.csv")
    best = resolve("홀 서빙", known(center))[0]
    assert (best.code, best.confidence) == ("5321", 100)


def test_a_wish_counts_once_two_people_share_it(center: Center) -> None:
    wish = WishedOccupation("홀서빙", "5321", "2025")
    for name, phone in (("김가나", "01000001001"), ("이다라", "01000001002")):
        with center.store.read() as reader:
            assert seen_words(reader, center.institution_id) == ()
        register_seeker(
            center.store,
            center.kim,
            SeekerForm(name=name, phone=phone, occupations=(wish,)),
            RegistrationForm(registered_on=date(2013, 11, 18)),
        )
    with center.store.read() as reader:
        assert seen_words(reader, center.institution_id) == (("홀서빙", "5321"),)


def test_joined_words_stand_once() -> None:
    assert joined((("가", "1"), ("나", "2")), (("나", "2"), ("다", "3"))) == (("가", "1"), ("나", "2"), ("다", "3"))


def test_another_centers_words_stay_its_own(center: Center) -> None:
    load_words(center.store, center.kim, ROWS, source="words.csv")
    with center.store.read() as reader:
        assert words(reader, center.institution_id + 1) == ()


@given(st.lists(st.tuples(st.text(max_size=70), st.text(max_size=6))))
def test_any_rows_are_sorted_out(rows: list[tuple[str, str]]) -> None:
    given_rows = [WordRow(line, word, code) for line, (word, code) in enumerate(rows, 1)]
    sifted = sift_words(given_rows, edition="2025")
    assert len(sifted.good) + len(sifted.rejected) + sifted.twice <= len(rows)
    assert preview_words(given_rows).added == (0 if sifted.rejected else len(sifted.good))
