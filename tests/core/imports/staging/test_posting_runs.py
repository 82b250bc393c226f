"""A run of postings: seen at once or not at all, stopped, killed, taken over, in several acts, beside another."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from jobplus_core.employers.queries import employer_names
from jobplus_core.errors import ImportStopped, ImportUnderWay
from jobplus_core.imports import commands
from jobplus_core.imports.commands import PostingImport, discard, import_postings, sweep
from jobplus_core.imports.feed_file import FeedRefused
from jobplus_core.imports.rules import Terms
from jobplus_core.imports.sources import open_postings
from jobplus_core.imports.staging import showing
from jobplus_core.kinds import Channel, Funding, PostingSource
from jobplus_core.matching.pool import posting_pool
from jobplus_core.postings.commands import register_posting
from jobplus_core.postings.rules import PostingForm
from tests.support.cases import TODAY
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.support.imported_postings import Held, held, sound
from tests.support.posting_files import row, write_postings, written

ROOT = Path(__file__).resolve().parents[4]
NOTHING = Held(0, 0, 0, 0, 0, 0, 0, 0)
CHAMBER = Terms(PostingSource.CHAMBER, Funding.SUPPORT)


class _Booked(NamedTuple):
    indicator: str
    counselor_id: int | None
    channel: str
    funding: str
    booked: int


@pytest.fixture(autouse=True)
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several portions of few rows."""
    monkeypatch.setattr(commands, "PORTION", 10)


@pytest.fixture
def several_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs that come to be seen in several acts, though they are small."""
    for name, most in (("AT_ONCE", 10), ("CHANGED_AT_ONCE", 4), ("SHOWN", 8), ("CHANGED", 4)):
        monkeypatch.setattr(showing, name, most)


def state(center: Center, run_id: int) -> str:
    class State(NamedTuple):
        state: str

    with center.store.read() as reader:
        found = reader.one("SELECT state FROM import_run WHERE id = :id", {"id": run_id}, State)
    assert found is not None
    return found.state


def test_run_is_shown_whole_and_credits_the_institution(center: Center, tmp_path: Path) -> None:
    came = import_postings(center.store, center.kim, write_postings(tmp_path, 25), terms=CHAMBER)
    assert came == PostingImport(came.run_id, 25, 0, 0, 0)
    # Ten companies of the first 27 rows post thrice or once; eleven rows in twenty-five name nobody to speak to.
    assert held(center.store)._replace(employers=0, contacts=0) == Held(25, 0, 0, 0, 0, 0, 25, 45)
    with center.store.read() as reader:
        assert len(posting_pool(reader, center.institution_id, TODAY)) == 25
        booked = reader.rows(
            """SELECT indicator, counselor_id, channel, funding, SUM(quantity) FROM ledger_entry
            GROUP BY indicator, counselor_id, channel, funding ORDER BY indicator""",
            {},
            _Booked,
        )
    openings = sum(number % 4 + 1 for number in range(25) if number % 5)
    assert booked == [
        _Booked("opening", None, Channel.IMPORT, "support", openings),
        _Booked("posting", None, Channel.IMPORT, "support", 25),
    ]
    sound(center.store)


def test_nothing_is_seen_while_a_run_is_staged(center: Center, tmp_path: Path) -> None:
    def look(done: int) -> None:
        found = held(center.store)
        assert (found.shown, found.employers, found.contacts, found.entries) == (0, 0, 0, 0)
        assert (found.staged, found.rows) == (done, done)
        with center.store.read() as reader:
            assert posting_pool(reader, center.institution_id, TODAY) == ()
            assert employer_names(reader, center.institution_id) == []
        sound(center.store)

    import_postings(center.store, center.kim, write_postings(tmp_path, 25), progress=look)
    assert held(center.store).shown == 25


@pytest.mark.parametrize("after", [0, 1, 3])
def test_stopped_run_leaves_nothing(center: Center, tmp_path: Path, after: int) -> None:
    seen: list[int] = []
    with pytest.raises(ImportStopped):
        import_postings(
            center.store,
            center.kim,
            write_postings(tmp_path, 25),
            progress=seen.append,
            stopped=lambda: len(seen) >= after,
        )
    assert held(center.store) == NOTHING
    sound(center.store)


def test_employer_somebody_began_to_use_meanwhile_stays(center: Center, tmp_path: Path) -> None:
    form = PostingForm(title="경리", employer=row(3)[1], registered_on=TODAY)

    def use(done: int) -> None:
        if done == 10:
            register_posting(center.store, center.lee, form)

    with pytest.raises(ImportStopped):
        import_postings(
            center.store,
            center.kim,
            write_postings(tmp_path, 25),
            progress=use,
            stopped=lambda: held(center.store).shown > 0,
        )
    assert held(center.store)._replace(entries=0) == Held(1, 0, 0, 1, 0, 0, 0, 0)
    sound(center.store)


def test_second_import_of_a_center_is_refused_while_one_is_under_way(center: Center, tmp_path: Path) -> None:
    path = write_postings(tmp_path, 25)
    refused: list[int] = []

    def other(done: int) -> None:
        with pytest.raises(ImportUnderWay) as refusal:
            import_postings(center.store, center.lee, path)
        refused.append(refusal.value.run_id)

    came = import_postings(center.store, center.kim, path, progress=other)
    assert refused == [came.run_id] * 3
    assert held(center.store).shown == 25


def test_newer_import_of_the_same_account_takes_the_place_of_an_unfinished_one(center: Center, tmp_path: Path) -> None:
    path = write_postings(tmp_path, 25)
    newer: list[PostingImport] = []

    def interrupt(done: int) -> None:
        if not newer:
            newer.append(import_postings(center.store, center.kim, path))

    with pytest.raises(ImportStopped):
        import_postings(center.store, center.kim, path, progress=interrupt)
    assert newer[0].created == held(center.store).shown == 25
    sound(center.store)


def test_large_run_is_shown_in_several_acts(center: Center, tmp_path: Path, several_acts: None) -> None:
    came = import_postings(center.store, center.kim, write_postings(tmp_path, 25))
    assert came == PostingImport(came.run_id, 25, 0, 0, 0)
    again = import_postings(center.store, center.kim, write_postings(tmp_path, 30, wage=199))
    assert (again.created, again.updated) == (5, 25)
    assert held(center.store)._replace(employers=0, contacts=0, entries=0) == Held(30, 0, 0, 0, 0, 0, 55, 0)
    with center.store.read() as reader:
        assert reader.number("SELECT COUNT(*) FROM posting WHERE wage_won = 1990000", {}) == 30
        assert reader.number("SELECT COUNT(*) FROM import_row WHERE outcome = 'updating'", {}) == 0
    sound(center.store)


def test_decided_run_that_died_is_brought_to_its_end_by_the_next(
    center: Center, tmp_path: Path, several_acts: None, monkeypatch: pytest.MonkeyPatch, clock: FrozenClock
) -> None:
    show = showing.show
    acts: list[int] = []

    def die(work: object, run: object, prepared: showing.Prepared) -> None:
        acts.append(prepared.new)
        if len(acts) == 2:
            raise KeyboardInterrupt
        show(work, run, prepared)  # type: ignore[arg-type]

    monkeypatch.setattr(showing, "show", die)
    with pytest.raises(KeyboardInterrupt):
        import_postings(center.store, center.kim, write_postings(tmp_path, 25))
    found = held(center.store)
    assert (acts, found.shown, found.staged) == ([8, 8], 8, 17)
    sound(center.store)
    assert sweep(center.store, center.lee) == 0
    clock.advance(minutes=2)
    assert sweep(center.store, center.lee) == 1
    assert (held(center.store).shown, held(center.store).staged) == (25, 0)
    sound(center.store)


def test_number_further_down_takes_back_what_an_earlier_portion_staged(center: Center, tmp_path: Path) -> None:
    import_postings(center.store, center.kim, write_postings(tmp_path, 12))
    path = tmp_path / "twice.csv"
    rows = [row(number, wage=230) for number in range(25)]
    renamed = (*row(20)[:1], "다른상사", *row(20, wage=240)[2:])
    path.write_text(written([*rows, row(0), renamed]), encoding="utf-8")
    came = import_postings(center.store, center.kim, path)
    # Row 0 says again what stands; row 20 is new either way.
    assert came == PostingImport(came.run_id, 13, 11, 1, 0, 2)
    assert held(center.store).marked == 0
    with center.store.read() as reader:
        assert reader.number("SELECT wage_won FROM posting WHERE external_no = 'import:K00000020'", {}) == 2_400_000
        assert reader.number("SELECT wage_won FROM posting WHERE external_no = 'import:K00000000'", {}) == 2_100_000
    assert held(center.store).shown == 25
    sound(center.store)


def test_file_that_changed_since_it_was_looked_over_is_refused(center: Center, tmp_path: Path) -> None:
    digest = open_postings(write_postings(tmp_path, 4)).digest
    with pytest.raises(FeedRefused) as refused:
        import_postings(center.store, center.kim, write_postings(tmp_path, 5), digest=digest)
    assert refused.value.reason == "changed_meanwhile"
    assert held(center.store) == NOTHING


def test_run_that_is_done_cannot_be_discarded(center: Center, tmp_path: Path) -> None:
    came = import_postings(center.store, center.kim, write_postings(tmp_path, 4))
    discard(center.store, center.kim, came.run_id)
    assert (held(center.store).shown, state(center, came.run_id)) == (4, "done")


def test_killed_run_leaves_nothing_seen_and_can_be_started_again(center: Center, tmp_path: Path) -> None:
    path = write_postings(tmp_path, 200)
    killed = 0
    for stop_at in ("40", "120", "prepared"):
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.support.import_child",
                "postings",
                str(center.store.location.url or center.store.location.file),
                str(path),
                str(center.kim.account_id),
                str(center.institution_id),
                "20",
            ],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == stop_at:
                break
        process.kill()
        if "done" in process.communicate()[0]:
            continue
        killed += 1
        found = held(center.store)
        if found.shown:
            # It was killed after its commit and before it could say so.
            break
        assert (found.employers, found.contacts, found.entries) == (0, 0, 0)
        sound(center.store)
    assert killed >= 2
    came = import_postings(center.store, center.kim, path)
    assert came.created in (0, 200)
    assert held(center.store)._replace(employers=0, contacts=0, entries=0, rows=0) == Held(200, 0, 0, 0, 0, 0, 0, 0)
    sound(center.store)
