"""What a desk's process does in a race; every message through its pipe is a tuple led by a word."""

import secrets
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from random import Random

from bench.center import RaceCenter
from bench.processes import Pipe
from bench.shift import Shift
from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.errors import Refusal, StoreRefusal
from jobplus_core.placements.commands import place
from jobplus_core.postings.commands import update_posting
from jobplus_core.postings.rules import PostingForm
from jobplus_core.tables.postings import Posting


def work_for(pipe: Pipe, center: RaceCenter, number: int, seconds: float) -> None:
    """Act for so long; then tell how many of each, what was refused, what failed and how long each took."""
    shift = _shift(Store(center.location), center, number)
    done: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    errors: list[str] = []
    spans: list[float] = []
    pipe.send(("ready",))
    pipe.recv()
    end = time.monotonic() + seconds
    while (began := time.monotonic()) < end:
        name = shift.choose()
        try:
            shift.act(name)
            done[name] += 1
        except StoreRefusal as trouble:
            errors.append(str(trouble))
        except Refusal as refusal:
            refused[refusal.code] += 1
        except Exception as error:  # noqa: BLE001 - whatever fails is what the race is for
            errors.append(repr(error))
        spans.append(time.monotonic() - began)
    shift.store.close()
    pipe.send(("done", done, refused, errors, spans))


def place_one(pipe: Pipe, center: RaceCenter, number: int, referral: int) -> None:
    """Place one referral the moment the race starts; tell the placement, or the refusal's code."""
    store = Store(center.location)
    with store.read() as reader:
        reader.number("SELECT 1", {})
    pipe.send(("ready",))
    pipe.recv()
    try:
        pipe.send(("placed", place(store, center.actors[number], referral)))
    except Refusal as refusal:
        pipe.send(("refused", refusal.code))
    except Exception as error:  # noqa: BLE001
        pipe.send(("error", repr(error)))
    store.close()


def place_many(pipe: Pipe, center: RaceCenter, number: int, referrals: list[int]) -> None:
    """Place one referral after the other from the moment the race starts, in an order of one's own; tell how many stand
    and why the others do not."""
    store = Store(center.location)
    Random(number).shuffle(referrals)
    placed: list[int] = []
    refused: Counter[str] = Counter()
    errors: list[str] = []
    pipe.send(("ready",))
    pipe.recv()
    for referral in referrals:
        try:
            placed.append(place(store, center.actors[number], referral))
        except Refusal as refusal:
            refused[refusal.code] += 1
        except Exception as error:  # noqa: BLE001
            errors.append(repr(error))
    pipe.send(("done", placed, refused, errors))
    store.close()


def mend_many(pipe: Pipe, center: RaceCenter, number: int, postings: list[int], form: PostingForm) -> None:
    """From the moment the race starts lower the openings of one posting after the other to one, as an import may, and
    then give it its own number again."""
    store = Store(center.location)
    refused: Counter[str] = Counter()
    errors: list[str] = []
    pipe.send(("ready",))
    pipe.recv()
    for key in postings:
        for openings in (1, form.openings):
            try:
                with store.write(center.actors[number], "mend") as work:
                    update_posting(work, work.get(Posting, key, lock=True), replace(form, openings=openings))
                    work.finish(key)
            except Refusal as refusal:
                refused[refusal.code] += 1
            except Exception as error:  # noqa: BLE001
                errors.append(repr(error))
    pipe.send(("done", [], refused, errors))
    store.close()


class TellingStore(Store):
    """A store that tells when a transaction is open, and may stop there for good.

    Attributes:
        hold: Before the command's own work ("begun"), after it ("worked"), or not at all (None).
    """

    pipe: Pipe
    hold: str | None = None

    @contextmanager
    def write(self, actor: Actor, command: str, *, token: str | None = None, alone: bool = False) -> Iterator[Work]:
        with super().write(actor, command, token=token, alone=alone) as work:
            self._tell("begun", token)
            yield work
            work.session.flush()
            self._tell("worked", token)

    def _tell(self, stage: str, token: str | None) -> None:
        self.pipe.send((stage, token))
        if stage == self.hold:
            self.pipe.send(("held", token))
            self.pipe.recv()


def work_until_killed(pipe: Pipe, center: RaceCenter, number: int, hold: str | None, after: int) -> None:
    """Act on and on; tell each act before it, inside its transaction and once it is acknowledged.

    Args:
        hold: At which stage of an act to stop and wait for the end.
        after: How many acts to finish first.
    """
    store = TellingStore(center.location)
    store.pipe = pipe
    shift = _shift(store, center, number)
    acts = 0
    while True:
        store.hold = hold if acts >= after else None
        name, token = shift.choose(), secrets.token_hex(8)
        pipe.send(("asked", token, name, center.actors[number].account_id))
        try:
            pipe.send(("acknowledged", token, shift.act(name, token)))
        except Refusal as refusal:
            pipe.send(("refused", token, refusal.code))
        acts += 1


def _shift(store: Store, center: RaceCenter, number: int) -> Shift:
    return Shift(
        store,
        center.actors[number],
        Random(number * 7919 + time.time_ns()),
        center.today,
        list(center.seekers),
        list(center.postings),
    )
