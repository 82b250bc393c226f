"""Taking an import back: postings withdrawn, changes set back, figures reversed; refused while anything rests on it."""

import json
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from jobplus_core.db.store import Store
from jobplus_core.errors import AlreadyDone, ImportRests, ImportUnderWay, NotFound, PostingClosed, Refusal
from jobplus_core.imports import commands
from jobplus_core.imports.commands import import_postings, undo_import
from jobplus_core.imports.queries import run
from jobplus_core.imports.staging import showing, undoing
from jobplus_core.imports.staging.undoing import Undone
from jobplus_core.kinds import Indicator
from jobplus_core.ledger.counts import Scope, total
from jobplus_core.ledger.reversing import reverse_all
from jobplus_core.matching.pool import posting_pool
from jobplus_core.postings.commands import close_posting
from jobplus_core.postings.editing.commands import assign_developer, edit_posting
from jobplus_core.postings.editing.queries import edits, stored_posting
from jobplus_core.postings.editing.rules import form_of
from jobplus_core.referrals.commands import refer
from jobplus_core.undo.commands import undo
from tests.support.cases import TODAY, a_seeker, number
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.support.imported_postings import held, sound
from tests.support.posting_files import row, write_postings, written


def figure(center: Center, indicator: Indicator) -> int:
    scope = Scope(institution_id=center.institution_id, since=date(2013, 1, 1), until=date(2013, 12, 31))
    with center.store.read() as reader:
        return total(reader, scope, indicator)


class _Posting(NamedTuple):
    id: int
    title: str
    employer: str
    openings: int | None
    wage_won: int | None
    state: str
    version: int
    content_digest: str | None


def postings(center: Center) -> list[_Posting]:
    with center.store.read() as reader:
        return reader.rows(
            """SELECT p.id, p.title, e.name, p.openings, p.wage_won, p.state, p.version, p.content_digest
            FROM posting p JOIN employer e ON e.id = p.employer_id ORDER BY p.id""",
            {},
            _Posting,
        )


def one_row(folder: Path, **changed: str) -> Path:
    """A file of one posting, some of its cells changed."""
    path = folder / "one.csv"
    cells = dict(zip(("no", "employer", "business", "number", "work", "title", "openings"), row(1)[:7], strict=True))
    cells |= changed
    path.write_text(written([(*cells.values(), *row(1)[7:])]), encoding="utf-8")
    return path


def test_undone_import_leaves_no_posting_and_no_figure(center: Center, tmp_path: Path) -> None:
    came = import_postings(center.store, center.kim, write_postings(tmp_path, 12))
    assert (figure(center, Indicator.POSTING), figure(center, Indicator.OPENING)) == (12, 24)
    assert undo_import(center.store, center.park, came.run_id) == Undone(12, 0)
    assert (figure(center, Indicator.POSTING), figure(center, Indicator.OPENING)) == (0, 0)
    found = held(center.store)
    assert (found.shown, found.withdrawn, found.contacts) == (0, 12, 0)
    with center.store.read() as reader:
        assert posting_pool(reader, center.institution_id, TODAY) == ()
        told = run(reader, came.run_id)
        assert (told.state, told.undone_by) == ("done", "박세모")
    sound(center.store)


def test_undone_file_comes_again_as_new(center: Center, tmp_path: Path) -> None:
    path = write_postings(tmp_path, 3)
    undo_import(center.store, center.kim, import_postings(center.store, center.kim, path).run_id)
    assert import_postings(center.store, center.kim, path).created == 3
    assert figure(center, Indicator.POSTING) == 3
    sound(center.store)


def test_changed_postings_say_again_what_they_said(center: Center, tmp_path: Path, clock: FrozenClock) -> None:
    import_postings(center.store, center.kim, one_row(tmp_path))
    before = postings(center)
    clock.advance(days=1)
    came = import_postings(
        center.store, center.kim, one_row(tmp_path, title="경리 급구", openings="7", employer="다라상사")
    )
    assert [(p.title, p.employer, p.openings) for p in postings(center)] == [("경리 급구", "다라상사", 7)]
    clock.advance(days=1)
    assert undo_import(center.store, center.park, came.run_id) == Undone(0, 1)
    assert postings(center) == [before[0]._replace(version=3)]
    assert figure(center, Indicator.OPENING) == 2
    with center.store.read() as reader:
        acts = [(edit.act, edit.reason, edit.changes["employer"]) for edit in edits(reader, before[0].id)]
    names = (before[0].employer, "다라상사")
    assert acts == [("edited", "가져오기 취소", names[::-1]), ("imported", None, names)]
    # The row that said so before says it again: nothing to do.
    assert import_postings(center.store, center.kim, one_row(tmp_path)).unchanged == 1
    sound(center.store)


def test_same_token_undoes_once_and_a_second_time_is_refused(center: Center, tmp_path: Path) -> None:
    came = import_postings(center.store, center.kim, write_postings(tmp_path, 3))
    assert [undo_import(center.store, center.kim, came.run_id, token="back") for _ in range(2)] == [Undone(3, 0)] * 2
    with pytest.raises(AlreadyDone):
        undo_import(center.store, center.kim, came.run_id)
    with pytest.raises(NotFound):
        undo_import(center.store, center.kim, 999)
    sound(center.store)


def _refer(center: Center, key: int) -> None:
    refer(center.store, center.kim, a_seeker(center.store, center.kim), key)


def _close(center: Center, key: int) -> None:
    close_posting(center.store, center.park, key, "업체 요청")


def _assign(center: Center, key: int) -> None:
    assign_developer(center.store, center.park, key, center.park.counselor_id, version=1)


def _edit(center: Center, key: int) -> None:
    with center.store.read() as reader:
        stored = stored_posting(reader, key)
    assert stored is not None
    form = replace(form_of(stored), title="고친 제목")
    edit_posting(center.store, center.park, key, form, developer_id=None, version=stored.version)


@pytest.mark.parametrize(("act", "by"), [(_refer, "referral"), (_close, "edit"), (_assign, "edit"), (_edit, "edit")])
def test_import_on_which_something_rests_stays(
    center: Center, tmp_path: Path, act: Callable[[Center, int], None], by: str
) -> None:
    came = import_postings(center.store, center.kim, write_postings(tmp_path, 3))
    keys = [posting.id for posting in postings(center)]
    act(center, keys[1])
    before = held(center.store)
    with pytest.raises(ImportRests) as refused:
        undo_import(center.store, center.kim, came.run_id)
    told = refused.value
    assert (told.run_id, told.posting_id, told.by, told.postings) == (came.run_id, keys[1], by, 1)
    assert held(center.store) == before
    sound(center.store)


def test_later_import_must_be_undone_first(center: Center, tmp_path: Path) -> None:
    first = import_postings(center.store, center.kim, write_postings(tmp_path, 3))
    second = import_postings(center.store, center.kim, write_postings(tmp_path, 4, wage=199))
    with pytest.raises(ImportRests) as refused:
        undo_import(center.store, center.kim, first.run_id)
    assert (refused.value.by, refused.value.postings) == ("later_import", 3)
    assert undo_import(center.store, center.kim, second.run_id) == Undone(1, 3)
    assert undo_import(center.store, center.kim, first.run_id) == Undone(3, 0)
    assert held(center.store).shown == 0
    sound(center.store)


def test_change_that_was_mended_since_is_not_set_back(center: Center, tmp_path: Path) -> None:
    import_postings(center.store, center.kim, one_row(tmp_path))
    came = import_postings(center.store, center.kim, one_row(tmp_path, title="경리 급구"))
    _edit(center, postings(center)[0].id)
    with pytest.raises(ImportRests) as refused:
        undo_import(center.store, center.kim, came.run_id)
    assert (refused.value.by, postings(center)[0].title) == ("edit", "고친 제목")


def test_slip_of_a_referral_that_was_undone_rests_on_nothing(center: Center, tmp_path: Path) -> None:
    came = import_postings(center.store, center.kim, write_postings(tmp_path, 3))
    refer(center.store, center.kim, a_seeker(center.store, center.kim), postings(center)[0].id)
    act = number(center.store, "SELECT MAX(id) FROM audit_entry WHERE command = 'refer'")
    undo(center.store, center.kim, act, "잘못 누름")
    assert undo_import(center.store, center.kim, came.run_id) == Undone(3, 0)
    sound(center.store)


def test_referral_from_before_a_change_does_not_rest_on_it(center: Center, tmp_path: Path, clock: FrozenClock) -> None:
    import_postings(center.store, center.kim, one_row(tmp_path))
    _refer(center, postings(center)[0].id)
    clock.advance(minutes=5)
    came = import_postings(center.store, center.kim, one_row(tmp_path, title="경리 급구"))
    assert undo_import(center.store, center.kim, came.run_id) == Undone(0, 1)
    sound(center.store)


def test_large_run_is_undone_in_several_acts(center: Center, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (showing, undoing):
        for name, most in (("AT_ONCE", 10), ("CHANGED_AT_ONCE", 4), ("SHOWN", 8), ("CHANGED", 4)):
            monkeypatch.setattr(module, name, most)
    first = import_postings(center.store, center.kim, write_postings(tmp_path, 12))
    second = import_postings(center.store, center.kim, write_postings(tmp_path, 20, wage=199))
    assert undo_import(center.store, center.kim, second.run_id) == Undone(8, 12)
    sound(center.store)
    assert undo_import(center.store, center.kim, first.run_id) == Undone(12, 0)
    assert (figure(center, Indicator.POSTING), figure(center, Indicator.OPENING)) == (0, 0)
    sound(center.store)


def test_import_before_one_that_was_undone_can_be_undone_too(
    center: Center, tmp_path: Path, clock: FrozenClock
) -> None:
    import_postings(center.store, center.kim, one_row(tmp_path))
    before = postings(center)
    runs = []
    for title, openings in (("경리 급구", "5"), ("경리 급급구", "9")):
        clock.advance(minutes=5)
        runs.append(import_postings(center.store, center.kim, one_row(tmp_path, title=title, openings=openings)).run_id)
    clock.advance(minutes=5)
    assert [undo_import(center.store, center.kim, run_id) for run_id in reversed(runs)] == [Undone(0, 1)] * 2
    assert postings(center) == [before[0]._replace(version=5)]
    assert figure(center, Indicator.OPENING) == 2
    sound(center.store)


@pytest.mark.parametrize("act", [_refer, _edit], ids=["refer", "edit"])
def test_what_another_desk_does_meanwhile_finds_the_posting_gone(
    center: Center,
    make_store: Callable[[], Store],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    act: Callable[[Center, int], None],
) -> None:
    came = import_postings(center.store, center.kim, write_postings(tmp_path, 3))
    key = postings(center)[1].id
    other = replace(center, store=make_store())
    ended: list[Refusal | None] = []

    def work() -> None:
        try:
            act(other, key)
        except Refusal as refusal:
            ended.append(refusal)
        else:
            ended.append(None)

    desk = threading.Thread(target=work)

    def after_the_question(*given: Any, **named: Any) -> int:
        # Nothing rested on the postings when it was asked; the other desk gets as far as it is let.
        desk.start()
        desk.join(0.5)
        return reverse_all(*given, **named)

    monkeypatch.setattr(undoing, "reverse_all", after_the_question)
    assert undo_import(center.store, center.park, came.run_id) == Undone(3, 0)
    desk.join(20)
    assert [type(refusal) for refusal in ended] in ([PostingClosed], [NotFound])
    assert number(center.store, "SELECT COUNT(*) FROM referral") == 0
    assert figure(center, Indicator.OPENING) == 0
    sound(center.store)


def test_import_stays_while_another_is_taken_in(
    center: Center, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FrozenClock
) -> None:
    first = import_postings(center.store, center.kim, write_postings(tmp_path, 3))
    show = commands._show

    def undone_meanwhile(*given: Any, **named: Any) -> int:
        with pytest.raises(ImportUnderWay):
            undo_import(center.store, center.park, first.run_id)
        return show(*given, **named)

    monkeypatch.setattr(commands, "_show", undone_meanwhile)
    clock.advance(minutes=5)
    second = import_postings(center.store, center.kim, write_postings(tmp_path, 4))
    assert (second.created, second.unchanged) == (1, 3)
    assert held(center.store).shown == 4
    sound(center.store)


def test_rows_keep_what_they_were(center: Center, tmp_path: Path) -> None:
    came = import_postings(center.store, center.kim, write_postings(tmp_path, 2))

    class Raw(NamedTuple):
        raw: str

    with center.store.read() as reader:
        kept = [json.loads(found.raw) for found in reader.rows("SELECT raw FROM import_row ORDER BY id", {}, Raw)]
    assert came.created == 2
    assert all("담당자" not in row and "연락처" not in row for row in kept)
    assert kept[0]["회사명"] == row(0)[1]
