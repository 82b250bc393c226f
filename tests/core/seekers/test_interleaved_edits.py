"""A thousand edits of the same few records by two desks: none that was acknowledged is lost.

Each database has its thousand: the file in a seeded order, for there the desks take turns anyway, and the server from
two desks at once. The other way round there are fewer.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from random import Random
from typing import Final, NamedTuple

import pytest

from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.errors import Stale
from jobplus_core.seekers.commands import update_seeker
from jobplus_core.seekers.queries import form_of, record
from jobplus_core.seekers.rules import SeekerForm
from tests.support.cases import a_seeker
from tests.support.center import Center
from tests.support.places import Dialect

EDITS: Final = 1_000
FEWER: Final = 200
RECORDS: Final = 4


class Edit(NamedTuple):
    """An edit that the store acknowledged: what the desk had read, and what it wrote in its place."""

    seeker_id: int
    base: int
    version: int
    read: SeekerForm
    wrote: SeekerForm


@dataclass
class Editor:
    """A desk that opens a record, and saves it some acts of the other desk later.

    Attributes:
        open_form: The record read last, with its version.
        refused: How many saves were refused because the other desk had been first.
    """

    store: Store
    actor: Actor
    name: str
    seekers: list[int]
    random: Random
    open_form: tuple[int, int, SeekerForm] | None = None
    acknowledged: list[Edit] = field(default_factory=list)
    refused: int = 0
    done: int = 0

    def step(self) -> None:
        """Open a record, or save the one that is open."""
        if self.open_form is None:
            key = self.random.choice(self.seekers)
            with self.store.read() as reader:
                row = record(reader, key)
                assert row is not None
                self.open_form = key, row.version, form_of(reader, row)
            return
        key, version, read = self.open_form
        self.open_form = None
        self.done += 1
        wrote = self._mended(read)
        try:
            new = update_seeker(self.store, self.actor, key, wrote, version=version)
        except Stale:
            self.refused += 1
        else:
            self.acknowledged.append(Edit(key, version, new, read, wrote))

    def _mended(self, form: SeekerForm) -> SeekerForm:
        """A change of one field, so that a save over a stale form would take the other desk's change back."""
        mark = f"{self.name} {self.done}"
        return self.random.choice(
            [
                replace(form, dong=mark),
                replace(form, career_text=mark),
                replace(form, consent_scope=mark),
                replace(form, licenses=(mark, *form.licenses[:3])),
            ]
        )


def check(center: Center, seekers: list[int], edits_made: int, *editors: Editor) -> None:
    """Every record's acknowledged edits form one chain from its first version to the one that stands."""
    edits = [edit for editor in editors for edit in editor.acknowledged]
    for key in seekers:
        chain = sorted((edit for edit in edits if edit.seeker_id == key), key=lambda edit: edit.version)
        assert [(edit.base, edit.version) for edit in chain] == [(n, n + 1) for n in range(1, len(chain) + 1)]
        for before, after in pairwise(chain):
            assert after.read == before.wrote
        with center.store.read() as reader:
            row = record(reader, key)
            assert row is not None
            assert (row.version, form_of(reader, row)) == (1 + len(chain), chain[-1].wrote)
    assert sum(editor.done for editor in editors) == edits_made
    assert sum(editor.refused + len(editor.acknowledged) for editor in editors) == edits_made
    assert all(editor.acknowledged for editor in editors)


@pytest.fixture
def editors(center: Center, make_store: Callable[[], Store]) -> tuple[Editor, Editor]:
    seekers = [a_seeker(center.store, center.kim, phone=f"010-0000-{n:04}") for n in range(RECORDS)]
    return (
        Editor(make_store(), center.kim, "가", seekers, Random(1)),
        Editor(make_store(), center.lee, "나", seekers, Random(2)),
    )


def test_no_edit_is_lost_in_a_seeded_order_of_two_desks(
    center: Center, editors: tuple[Editor, Editor], dialect: Dialect
) -> None:
    wanted = EDITS if dialect == "sqlite" else FEWER
    turns = Random(3)
    while sum(editor.done for editor in editors) < wanted:
        editors[turns.randrange(2)].step()
    check(center, editors[0].seekers, wanted, *editors)
    assert sum(editor.refused for editor in editors) > wanted // 20


def test_no_edit_is_lost_between_two_desks_at_once(
    center: Center, editors: tuple[Editor, Editor], dialect: Dialect
) -> None:
    wanted = EDITS if dialect == "postgresql" else FEWER
    failures: list[BaseException] = []

    def work(editor: Editor) -> None:
        try:
            while editor.done < wanted // 2:
                editor.step()
        except BaseException as error:  # noqa: BLE001 - the test's thread hands it over
            failures.append(error)

    threads = [threading.Thread(target=work, args=(editor,)) for editor in editors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    check(center, editors[0].seekers, wanted, *editors)
