from dataclasses import astuple, fields, replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.ledger.chain import Link, Seals, digest_of, genesis, head_of, new_salt, seal

LINK = Link(
    actor_id=3,
    seq=17,
    institution_id=1,
    team_id=2,
    counselor_id=4,
    indicator="placement",
    quantity=1,
    occurred_on=date(2013, 11, 18),
    counted_on=date(2013, 11, 25),
    recorded_at=1_384_732_800_000_001,
    subject_kind="placement",
    subject_id=91,
    funding="private",
    channel="center",
    standing=None,
    public_work=None,
    reverses_id=None,
    note_digest=None,
)

whole = st.integers(-(2**62), 2**62)
maybe_whole = st.none() | whole
words = st.text(max_size=12)
maybe_word = st.none() | words
CELLS: dict[str, st.SearchStrategy[Any]] = {
    "actor_id": whole,
    "seq": whole,
    "institution_id": whole,
    "team_id": maybe_whole,
    "counselor_id": maybe_whole,
    "indicator": words,
    "quantity": whole,
    "occurred_on": st.dates(),
    "counted_on": st.dates(),
    "recorded_at": whole,
    "subject_kind": words,
    "subject_id": whole,
    "funding": maybe_word,
    "channel": words,
    "standing": maybe_word,
    "public_work": st.none() | st.booleans(),
    "reverses_id": maybe_whole,
    "note_digest": maybe_word,
}
links = st.builds(Link, **CELLS)


def test_every_field_of_a_link_is_tried() -> None:
    assert [field.name for field in fields(Link)] == list(CELLS)


@given(links, st.sampled_from(sorted(CELLS)), st.data())
def test_any_single_field_changed_gives_another_hash(link: Link, name: str, data: st.DataObject) -> None:
    other = data.draw(CELLS[name].filter(lambda cell: cell != getattr(link, name)))
    assert seal(genesis(1), replace(link, **{name: other})) != seal(genesis(1), link)


@given(links, links)
def test_other_links_give_other_hashes(one: Link, two: Link) -> None:
    assert (seal(genesis(1), one) == seal(genesis(1), two)) is (astuple(one) == astuple(two))


@given(st.integers(1, 2**62), st.integers(1, 2**62))
def test_same_link_on_another_chain_gives_another_hash(one: int, two: int) -> None:
    assert (seal(genesis(one), LINK) == seal(genesis(two), LINK)) is (one == two)


def test_encoding_stays_what_stores_were_sealed_with() -> None:
    assert genesis(3) == "e4b4eafc3211f106fad0c57bd4c8736bfe368528891173507953efd7e9a403ce"
    assert seal(genesis(3), LINK) == "5a6fbb4d9a9acbda2b76241ff6e9c5be4947c80387440ff226f115c72e7d997c"


def test_head_of_does_not_ask_for_an_order() -> None:
    assert head_of(["b", "a"]) == head_of(["a", "b"])
    assert head_of(["a"]) != head_of(["a", "b"])


@given(words, words)
def test_digest_tells_texts_apart_and_needs_the_salt(one: str, two: str) -> None:
    salt = new_salt()
    assert (digest_of(salt, one) == digest_of(salt, two)) is (one == two)
    assert digest_of(new_salt(), one) != digest_of(salt, one)


@given(links, st.integers(0, 2**62), st.integers(-(2**62), 2**62))
def test_entries_alike_are_sealed_as_each_would_be(link: Link, seq: int, subject_id: int) -> None:
    previous = genesis(3)
    expected = seal(previous, replace(link, seq=seq, subject_id=subject_id))
    assert Seals(link).seal(previous, seq, subject_id) == expected
