"""The right minor group among the first three offers, beside a plain matcher of character pairs.

The titles are those of the file that `JOBPLUS_JOB_TITLES` names, else the table at hand; a title without a code does
not count.
"""

import os
from pathlib import Path

import pytest

from bench.job_words import SEED, Title, from_names, from_words, halves, loadable, plain, titles, told
from tests.core.codes.test_occupations import DATA

POINTS = 10


@pytest.fixture(scope="module")
def coded() -> list[Title]:
    """The dictionary's titles with their codes."""
    source = Path(os.environ.get("JOBPLUS_JOB_TITLES", DATA / "job_titles_keco2018.csv"))
    if not source.exists():
        pytest.skip(f"no job titles to ask at {source.name}")
    found = titles(source)
    if not found:
        pytest.skip(f"{source.name} holds no title with a code: name a file with codes in JOBPLUS_JOB_TITLES")
    return found


def test_half_the_titles_loaded_finds_ten_points_more_than_pairs(coded: list[Title]) -> None:
    found = from_words(coded, SEED)
    print(told(f"(b) half loaded, seed {SEED}", found))
    assert found.ours - found.plain >= POINTS


def test_official_names_alone_find_ten_points_more_than_pairs(coded: list[Title]) -> None:
    found = from_names(coded)
    print(told("(a) official names, all titles", found))
    assert found.ours - found.plain >= POINTS


def test_halves_share_no_title_and_depend_on_the_seed_alone() -> None:
    rows = [(f"일{n}", "5501") for n in range(9)]
    loaded, asked = halves(rows, SEED)
    assert sorted(loaded + asked) == sorted(rows)
    assert (len(loaded), len(asked)) == (4, 5)
    assert halves(rows, SEED) == (loaded, asked)


def test_plain_matcher_ranks_by_pairs_in_common() -> None:
    match = plain([("홀서빙원", "5322")])
    assert match("홀서빙")[0] == "532"
    assert match("요양보호사")[0] == "550"
    assert match("ㅁㄴ") == []


def test_loadable_words_keep_the_unit_or_its_group() -> None:
    assert loadable([("간병", "5502"), ("간병", "5509"), ("사제", "2331")]) == (("간병", "5502"), ("간병", "550"))
