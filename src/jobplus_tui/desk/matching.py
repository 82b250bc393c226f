"""What the matching screen asks of the core: rankings with names and history, what to relax, referrals."""

import threading
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jobplus_core.db.read_port import Reader
from jobplus_core.errors import NotFound, Refusal
from jobplus_core.kinds import ReferralWarning, SubjectKind
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.index import Index
from jobplus_core.matching.kept import Kept, Pools
from jobplus_core.matching.pool import posting_facts, seeker_facts
from jobplus_core.matching.queries import (
    pairs,
    posting_cards,
    seeker_cards,
    weights_of,
)
from jobplus_core.matching.rank import Ranking, recommend_candidates, recommend_postings
from jobplus_core.matching.relax import foremost, posting_relaxation_menu, relaxation_menu
from jobplus_core.matching.relax_two import posting_relax_two, relax_two
from jobplus_core.matching.shown import as_json
from jobplus_core.matching.weights import WeightSet
from jobplus_core.postings.ladder.queries import standings
from jobplus_core.referrals.rules import Shown
from jobplus_core.seekers.finding.queries import find
from jobplus_core.seekers.queries import count, recent
from jobplus_tui.desk.matching_rows import Board, Candidate, People, Step, Subject, candidate_of, staged
from jobplus_tui.messages import MatchPosting, MatchSeeker

if TYPE_CHECKING:
    from jobplus_core.referrals.commands import Sent
    from jobplus_tui.desk.session import Desk

MOST_ROWS: Final = 300
MOST_STEPS: Final = 7
MOST_PEOPLE: Final = 300


class MatchingDesk:
    """Reads and writes of one session; every method runs in a worker thread.

    The pools are kept as indexes and brought up to date from the record of changes at every question, so that neither
    another desk's commit nor the own one is missed.
    """

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._kept = Kept(desk.actor.institution_id)
        self._folding = threading.Lock()

    def people(self, text: str) -> People:
        """Find seekers by what was typed, the newest where nothing was."""
        institution = self._desk.actor.institution_id

        def read(reader: Reader) -> People:
            if text.strip():
                found = find(reader, institution, text, limit=MOST_PEOPLE)
                return People(tuple(found), len(found))
            return People(tuple(recent(reader, institution, limit=MOST_PEOPLE)), count(reader, institution))

        return self._desk.read(read)

    def board(self, subject: Subject, step: Step | None = None) -> Board:
        """Rank for a subject, on the facts of record or with one change tried.

        Raises:
            NotFound: There is no such seeker or posting.
        """
        return self._desk.read(lambda reader: self._board(reader, subject, step))

    def boards(self, subject: Subject, step: Step | None, weights: WeightSet) -> tuple[Board, Board]:
        """Rank as the center weighs, and by other weights, both as of one moment.

        Raises:
            NotFound: There is no such seeker or posting.
        """
        return self._desk.read(
            lambda reader: (self._board(reader, subject, step), self._board(reader, subject, step, weights))
        )

    def steps(self, subject: Subject) -> tuple[Step, ...]:
        """What the subject could relax first, the most gainful first."""
        return self._desk.read(lambda reader: self._steps(reader, subject))

    def doubts(self, rows: Sequence[Candidate]) -> tuple[tuple[ReferralWarning, ...], ...]:
        """What stands against referring each of the rows at once, those before it referred."""
        from jobplus_core.referrals.queries_warnings import warnings_for

        today, pairs = self._desk.today, [(row.seeker_id, row.posting_id) for row in rows]
        return self._desk.read(
            lambda reader: tuple(
                warnings_for(reader, *pair, day=today, at_once=len(pairs), before=pairs[:place])
                for place, pair in enumerate(pairs)
            )
        )

    def refer(
        self,
        rows: Sequence[Candidate],
        *,
        urgent: bool,
        tokens: Sequence[str],
        confirmed: Sequence[Collection[ReferralWarning]],
    ) -> "Sent":
        """Refer pairs with the reasons that were shown and the warnings that were confirmed of each."""
        from jobplus_core.referrals.commands import Ask, refer_many

        asks = [
            Ask(
                seeker_id=row.seeker_id,
                posting_id=row.posting_id,
                token=token,
                urgent=urgent or row.urgent,
                shown=Shown(
                    score=row.match.score,
                    weight_version=row.weights.version,
                    reasons=as_json(row.match, row.weights),
                ),
                confirmed=known,
            )
            for row, token, known in zip(rows, tokens, confirmed, strict=True)
        ]
        return refer_many(self._desk.store, self._desk.actor, asks)

    def pools(self, reader: Reader) -> Pools:
        """Both sides made ready for ranking, for other parts of the desk."""
        return self._pools(reader)

    def posting_index(self, reader: Reader) -> Index[PostingFacts]:
        """The open postings made ready for ranking, for other parts of the desk."""
        return self._posting_index(reader)

    def _board(self, reader: Reader, subject: Subject, step: Step | None, weights: WeightSet | None = None) -> Board:
        weights = weights or weights_of(reader, self._desk.actor.institution_id)
        return (
            self._postings_for(reader, subject, step, weights)
            if isinstance(subject, MatchSeeker)
            else self._seekers_for(reader, subject, step, weights)
        )

    def _postings_for(self, reader: Reader, subject: MatchSeeker, step: Step | None, weights: WeightSet) -> Board:
        today = self._desk.today
        facts = seeker_facts(reader, subject.seeker_id)
        card = seeker_cards(reader, [subject.seeker_id], today).get(subject.seeker_id)
        if facts is None or card is None:
            raise NotFound(SubjectKind.SEEKER, subject.seeker_id)
        index = self._posting_index(reader)
        tried = step.seeker if step is not None and step.seeker is not None else facts
        ranking = recommend_postings(tried, index, today=today, weights=weights, top=MOST_ROWS, keep_history=True)
        cards = posting_cards(reader, [match.id for match in ranking.results])
        history = pairs(reader, seeker_id=subject.seeker_id)
        last = {pair.posting_id: pair for pair in reversed(history)}
        employers = {pair.employer_id for pair in history}
        offered = {match.id: index.facts(match.id) for match in ranking.results}
        day = self._desk.ladder_day(reader)
        standing = standings(reader, list(cards), day)
        rows = []
        for rank, match in enumerate(ranking.results, 1):
            posting = cards.get(match.id)
            if posting is None:
                continue
            row = candidate_of(rank, match, facts, offered[match.id], last.get(match.id))
            row = staged(row, posting, standing[match.id], day)
            rows.append(
                replace(
                    row,
                    monthly_won=offered[match.id].monthly_won,
                    sent_today=card.sent_today,
                    same_employer=posting.employer_id in employers and row.pair is None,
                )
            )
        return self._done(subject, card.name, rows, ranking, step, weights)

    def _seekers_for(self, reader: Reader, subject: MatchPosting, step: Step | None, weights: WeightSet) -> Board:
        today = self._desk.today
        facts = posting_facts(reader, subject.posting_id)
        card = posting_cards(reader, [subject.posting_id]).get(subject.posting_id)
        if facts is None or card is None:
            raise NotFound(SubjectKind.POSTING, subject.posting_id)
        index = self._seeker_index(reader)
        tried = step.posting if step is not None and step.posting is not None else facts
        ranking = recommend_candidates(tried, index, today=today, weights=weights, top=MOST_ROWS, keep_history=True)
        cards = seeker_cards(reader, [match.id for match in ranking.results], today)
        last = {pair.seeker_id: pair for pair in reversed(pairs(reader, posting_id=subject.posting_id))}
        known = {match.id: index.facts(match.id) for match in ranking.results}
        day = self._desk.ladder_day(reader)
        standing = standings(reader, [subject.posting_id], day)[subject.posting_id]
        rows = []
        for rank, match in enumerate(ranking.results, 1):
            seeker = cards.get(match.id)
            if seeker is None:
                continue
            row = candidate_of(rank, match, known[match.id], facts, last.get(match.id))
            row = staged(row, card, standing, day)
            rows.append(
                replace(
                    row,
                    seeker=seeker,
                    posting=None,
                    monthly_won=known[match.id].wish_monthly_won,
                    sent_today=seeker.sent_today,
                )
            )
        return self._done(subject, f"{card.employer} {card.title}", rows, ranking, step, weights)

    def _done(
        self,
        subject: Subject,
        name: str,
        rows: list[Candidate],
        ranking: Ranking,
        step: Step | None,
        weights: WeightSet,
    ) -> Board:
        return Board(
            subject=subject,
            name=name,
            rows=tuple(replace(row, weights=weights) for row in rows),
            eligible=ranking.eligible,
            untold=ranking.untold,
            blocked=ranking.blocked,
            weights=weights.version,
            step=step,
        )

    def _steps(self, reader: Reader, subject: Subject) -> tuple[Step, ...]:
        # What was referred stays on the list, so that it counts here too.
        today = self._desk.today
        if isinstance(subject, MatchSeeker):
            seeker = seeker_facts(reader, subject.seeker_id)
            if seeker is None:
                return ()
            postings = self._posting_index(reader)
            menu = foremost(relaxation_menu(seeker, postings, today=today, keep_history=True), MOST_STEPS)
            if not menu:
                return tuple(
                    Step(options=two.options, gain=two.gain, eligible=two.eligible, seeker=two.facts)
                    for two in relax_two(seeker, postings, today=today, most=MOST_STEPS, keep_history=True)
                )
            return tuple(
                Step(options=(each.option,), gain=each.gain, eligible=each.eligible, seeker=each.facts) for each in menu
            )
        posting = posting_facts(reader, subject.posting_id)
        if posting is None:
            return ()
        seekers = self._seeker_index(reader)
        found = foremost(posting_relaxation_menu(posting, seekers, today=today, keep_history=True), MOST_STEPS)
        if not found:
            return tuple(
                Step(options=both.options, gain=both.gain, eligible=both.eligible, posting=both.facts)
                for both in posting_relax_two(posting, seekers, today=today, most=MOST_STEPS, keep_history=True)
            )
        return tuple(
            Step(options=(each.option,), gain=each.gain, eligible=each.eligible, posting=each.facts) for each in found
        )

    def _posting_index(self, reader: Reader) -> Index[PostingFacts]:
        return self._pools(reader).postings

    def _seeker_index(self, reader: Reader) -> Index[SeekerFacts]:
        return self._pools(reader).seekers

    def _pools(self, reader: Reader) -> Pools:
        pools = self._kept.pools(reader)
        if self._kept.due and self._folding.acquire(blocking=False):
            self._kept.folded()
            threading.Thread(target=self._fold, name="fold matching index", daemon=True).start()
        return pools

    def _fold(self) -> None:
        """Fold the index for every desk; whoever cannot leaves it to another one."""
        from jobplus_core.matching.commands import fold

        try:
            with suppress(Refusal):
                fold(self._desk.store, self._desk.actor.institution_id)
        finally:
            self._folding.release()
