"""Cases worked by several counselors in any order: a state machine that tries to break the rules of a case.

`python -m bench.case_machine [--examples 150] [--steps 60]` runs it in full on a SQLite file and on PostgreSQL.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, cast

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bench.center import build
from bench.server import Server
from jobplus_core.actor import Actor
from jobplus_core.db import migrate
from jobplus_core.db.location import Location
from jobplus_core.db.store import Store, open_at
from jobplus_core.errors import Refusal
from jobplus_core.follow_ups.commands import record_follow_up
from jobplus_core.follow_ups.queries import of_placement
from jobplus_core.integrity.recount import figure_differences, subject_differences
from jobplus_core.kinds import LIVE_REFERRALS, FollowUpResult, LeftReason, ReferralState, RefusalReason
from jobplus_core.ledger.verify import verify
from jobplus_core.placements.commands import cancel_placement, place
from jobplus_core.placements.queries import of_referral
from jobplus_core.postings.commands import register_posting
from jobplus_core.postings.rules import PostingForm
from jobplus_core.referrals.commands import record_outcome, refer
from jobplus_core.referrals.rules import MOVES
from jobplus_core.undo.commands import undo
from jobplus_core.undo.queries import last_acts

_S = ReferralState
OPENINGS = (1, 2, None)
"""Openings of the postings of every run; nobody has said how many the last one has."""

ANSWERS = tuple(state for state in _S if state not in (_S.REFERRED, _S.OVERTAKEN, _S.UNDONE))


class _Row(NamedTuple):
    id: int
    state: str
    ended_on: date | None
    version: int


class _Move(NamedTuple):
    referral_id: int
    from_state: str
    to_state: str


class _Reversal(NamedTuple):
    id: int
    quantity: int
    was: int | None
    same: bool
    times: int


class CaseMachine(RuleBasedStateMachine):
    """Refers, answers, hires, cancels, checks and takes back, by any of the counselors, on three postings.

    What the rules of a case allow is foretold by a model of its own: a command that does what the model forbids, or
    refuses what it allows, is an error, and so is anything that is no typed refusal.
    """

    def __init__(self, store: Store, actors: Sequence[Actor], seekers: Sequence[int], tally: Counter[str]) -> None:
        super().__init__()
        self._store = store
        self._actors = actors
        self._seekers = seekers
        self._tally = tally
        self._since = 0
        self._postings: list[int] = []
        self._referrals: list[int] = []
        self._pairs: dict[int, tuple[int, int]] = {}
        self._hires: dict[int, int] = {}

    @initialize()
    def open_postings(self) -> None:
        """Begin with postings of this run alone."""
        with self._store.write(self._actors[0], "look") as work:
            self._since, today = work.now, work.today
            work.finish()
        for openings in OPENINGS:
            form = PostingForm(title="공동 모집", employer="가상식품", registered_on=today, openings=openings)
            self._postings.append(register_posting(self._store, self._actors[0], form))

    def _states(self) -> dict[int, _Row]:
        if not self._referrals:
            return {}
        listed = ", ".join(map(str, self._referrals))
        with self._store.read() as reader:
            found = reader.rows(
                f"SELECT id, state, ended_on, version FROM referral WHERE id IN ({listed}) ORDER BY id", {}, _Row
            )
        return {row.id: row for row in found}

    def _try(self, what: str, allowed: bool | None, act: Any, *args: Any, **named: Any) -> Any:
        """Do an act; nothing where it was refused. `allowed` is what the model says; None where it says nothing."""
        try:
            done = act(self._store, *args, **named)
        except Refusal as refusal:
            self._tally[f"{what}: {refusal.code}"] += 1
            if allowed:
                raise AssertionError(f"{what} refused, and everything allows it") from refusal
            return None
        self._tally[what] += 1
        assert allowed is not False, f"{what} done, and nothing allows it"
        return done

    def _standing(self, posting: int) -> int:
        with self._store.read() as reader:
            return reader.number(
                "SELECT COUNT(*) FROM placement WHERE posting_id = :posting AND state = 'standing'",
                {"posting": posting},
            )

    def _has_room(self, posting: int) -> bool:
        openings = OPENINGS[self._postings.index(posting)]
        return openings is None or self._standing(posting) < openings

    @rule(actor=st.integers(0, 9), seeker=st.integers(0, 3), posting=st.integers(0, 2), urgent=st.booleans())
    def refer(self, actor: int, seeker: int, posting: int, urgent: bool) -> None:
        """Refer somebody; a pair that is under way, or stands, and a full posting are refused."""
        pair = self._seekers[seeker], self._postings[posting]
        busy = {self._pairs[key] for key, row in self._states().items() if _S(row.state) in (*LIVE_REFERRALS, _S.HIRED)}
        allowed = pair not in busy and self._has_room(pair[1])
        key = self._try("refer", allowed, refer, self._by(actor), *pair, urgent=urgent)
        if key is not None:
            self._referrals.append(key)
            self._pairs[key] = pair

    @precondition(lambda self: self._referrals)
    @rule(actor=st.integers(0, 9), which=st.integers(0, 99), state=st.sampled_from(ANSWERS))
    def answer(self, actor: int, which: int, state: ReferralState) -> None:
        """Say how a referral went; the table of moves decides, and a hire is none of its business."""
        row = self._one(which)
        found = _S(row.state)
        allowed = state in MOVES[found] and found is not _S.HIRED and state is not _S.HIRED
        reason = RefusalReason.OTHER if state not in LIVE_REFERRALS else None
        self._try("answer", allowed, record_outcome, self._by(actor), row.id, state, version=row.version, reason=reason)

    @precondition(lambda self: self._referrals)
    @rule(actor=st.integers(0, 9), which=st.integers(0, 99))
    def hire(self, actor: int, which: int) -> None:
        """Hire somebody who is under way, as long as there is room."""
        row = self._one(which)
        posting = self._pairs[row.id][1]
        allowed = _S(row.state) in LIVE_REFERRALS and self._has_room(posting)
        key = self._try("hire", allowed, place, self._by(actor), row.id)
        if key is not None:
            self._hires[row.id] = key

    @precondition(lambda self: self._hires)
    @rule(actor=st.integers(0, 9), which=st.integers(0, 99))
    def cancel(self, actor: int, which: int) -> None:
        """Cancel a hire, once."""
        referral = list(self._hires)[which % len(self._hires)]
        with self._store.read() as reader:
            found = of_referral(reader, referral)
            key = self._hires[referral]
            version = reader.number("SELECT version FROM placement WHERE id = :id", {"id": key})
        allowed = found is not None and found.id == key
        self._try("cancel", allowed, cancel_placement, self._by(actor), key, "착오", version=version)

    @precondition(lambda self: self._hires)
    @rule(
        actor=st.integers(0, 9),
        which=st.integers(0, 99),
        result=st.sampled_from((*FollowUpResult,)),
    )
    def follow_up(self, actor: int, which: int, result: FollowUpResult) -> None:
        """Record the next open check of a hire."""
        key = list(self._hires.values())[which % len(self._hires)]
        with self._store.read() as reader:
            open_ones = [row for row in of_placement(reader, key) if row.result is None]
        if open_ones:
            row = open_ones[0]
            why = LeftReason.OTHER if result is FollowUpResult.LEFT else None
            self._try(
                "follow up",
                None,
                record_follow_up,
                self._by(actor),
                row.id,
                result,
                version=row.version,
                left_reason=why,
            )

    @precondition(lambda self: self._referrals)
    @rule(actor=st.integers(0, 9), which=st.integers(0, 30))
    def take_back(self, actor: int, which: int) -> None:
        """Take one of the run's last acts back; mostly by who did it, now and then by somebody who may not."""
        with self._store.read() as reader:
            acts = last_acts(reader, self._actors[0].institution_id, since=self._since, limit=8)
        if acts:
            act = acts[which % len(acts)]
            doer = next(one for one in self._actors if one.account_id == act.account_id)
            by = doer if which % 5 else self._by(actor)
            allowed = None if by.account_id == act.account_id or by.leads() else False
            self._try("undo", allowed, undo, by, act.id, "잘못 누름")

    @invariant()
    def openings_hold(self) -> None:
        """No posting ever has more standing placements than openings."""
        for posting, openings in zip(self._postings, OPENINGS, strict=False):
            assert openings is None or self._standing(posting) <= openings

    @invariant()
    def table_is_obeyed(self) -> None:
        """Every step is one of the table's, or leads back along one; the states are where the steps led."""
        rows = self._states()
        if not rows:
            return
        listed = ", ".join(map(str, rows))
        with self._store.read() as reader:
            moves = reader.rows(
                f"""SELECT referral_id, from_state, to_state FROM referral_move WHERE referral_id IN ({listed})
                ORDER BY id""",
                {},
                _Move,
            )
        at = dict.fromkeys(rows, _S.REFERRED)
        ways: dict[int, list[ReferralState]] = {key: [_S.REFERRED] for key in rows}
        for move in moves:
            found, wanted = _S(move.from_state), _S(move.to_state)
            way = ways[move.referral_id]
            assert found is at[move.referral_id]
            if len(way) > 1 and wanted is way[-2]:
                way.pop()
            else:
                assert wanted in MOVES[found] or (found is _S.REFERRED and wanted is _S.UNDONE), (found, wanted)
                way.append(wanted)
            at[move.referral_id] = wanted
        assert {key: _S(row.state) for key, row in rows.items()} == at
        assert all((row.ended_on is None) == (_S(row.state) in LIVE_REFERRALS) for row in rows.values())

    def teardown(self) -> None:
        """Count every figure anew, and look where every reversal points."""
        assert_sound(self._store)

    def _by(self, number: int) -> Actor:
        return self._actors[number % len(self._actors)]

    def _one(self, which: int) -> _Row:
        return self._states()[self._referrals[which % len(self._referrals)]]


def assert_sound(store: Store) -> None:
    """Fail unless sums equal the recount, and every reversal undoes one row, once and whole."""
    with store.read() as reader:
        assert figure_differences(reader) == []
        assert subject_differences(reader) == []
        reversals = reader.rows(
            """SELECT r.id, r.quantity, o.quantity,
                (o.indicator = r.indicator AND o.subject_kind = r.subject_kind AND o.subject_id = r.subject_id
                    AND o.reverses_id IS NULL) AS same,
                (SELECT COUNT(*) FROM ledger_entry t WHERE t.reverses_id = r.reverses_id)
            FROM ledger_entry r LEFT JOIN ledger_entry o ON o.id = r.reverses_id
            WHERE r.reverses_id IS NOT NULL OR r.quantity < 0""",
            {},
            _Reversal,
        )
    assert [row for row in reversals if row.was != -row.quantity or not row.same or row.times != 1] == []


def run(
    store: Store,
    actors: Sequence[Actor],
    seekers: Sequence[int],
    *,
    examples: int,
    steps: int,
    derandomize: bool = True,
) -> Counter[str]:
    """Run the machine on a store; gives how often each act was done, and each refusal met."""
    tally: Counter[str] = Counter()
    run_state_machine_as_test(
        cast("type[RuleBasedStateMachine]", lambda: CaseMachine(store, actors, seekers, tally)),
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            derandomize=derandomize,
            suppress_health_check=list(HealthCheck),
            # A run leaves its rows in the store, so that the same steps are not the same twice.
            phases=(Phase.generate,),
        ),
    )
    return tally


def main() -> int:
    """Run the machine in full on both databases; it stops at the first thing that is wrong."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--examples", type=int, default=150)
    options.add_argument("--steps", type=int, default=60)
    chosen = options.parse_args()
    server = Server("cases", durable=False)
    with tempfile.TemporaryDirectory() as folder:
        for location in (Location("sqlite", path=Path(folder) / "store.db"), server.database()):
            migrate.create(location)
            center = build(location, 4, seekers=4, postings=0)
            store = open_at(location)
            tally = run(
                store, center.actors, center.seekers, examples=chosen.examples, steps=chosen.steps, derandomize=False
            )
            with store.read() as reader:
                walked = verify(reader)
            acts = sum(count for what, count in tally.items() if ":" not in what)
            print(
                f"{location.dialect}: {chosen.examples} runs, {acts} acts, {sum(tally.values()) - acts} refusals,"
                f" {walked.entries} ledger entries, {len(walked.breaks)} breaks"
            )
            for what, count in sorted(tally.items()):
                print(f"  {what}: {count}")
            store.close()
        server.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
