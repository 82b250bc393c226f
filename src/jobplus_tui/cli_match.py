"""`jobplus match`: who fits which posting and why, without the desk."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from jobplus_core.clock import business_day, micros
from jobplus_core.codes.places import by_code
from jobplus_core.db.read_port import Reader
from jobplus_core.db.store import Store
from jobplus_core.errors import NotFound
from jobplus_core.kinds import SubjectKind
from jobplus_core.matching.kept import Kept
from jobplus_core.matching.pool import posting_facts, seeker_facts
from jobplus_core.matching.queries import posting_cards, seeker_cards, weights_of
from jobplus_core.matching.rank import Match, Ranking, explain, recommend_candidates, recommend_postings
from jobplus_core.matching.relax import posting_relaxation_menu, relaxation_menu
from jobplus_tui.cli_match_lines import Found, Question, as_document, as_lines
from jobplus_tui.cli_output import complain, print_json
from jobplus_tui.cli_sign_in import at_center
from jobplus_tui.format import money
from jobplus_tui.i18n import _

if TYPE_CHECKING:
    from jobplus_core.actor import Actor
    from jobplus_core.db.store import Store

LOOK: Final = "match"
"""What the access log says of a person whom a ranking showed."""


def match(
    text: str | None,
    question: Question,
    *,
    login: str | None,
    password_stdin: bool,
    as_json: bool,
) -> int:
    """Print a ranking for a seeker or a posting, as a table or as JSON; every person shown is noted in the access log.

    Args:
        text: The store.
        question: What was asked.
        login: Sign-in name; asked for when missing.
        password_stdin: Whether standard input holds the password.
        as_json: Whether to print JSON.

    Returns:
        The exit code.

    Raises:
        NotFound: A number names no seeker or no posting.
        RecordMerged: The seeker's record was merged into another.
    """
    if (question.seeker_id is None) == (question.posting_id is None):
        complain(_("Give one of --seeker and --posting, with a number."))
        return 2
    with at_center(text, login=login, password_stdin=password_stdin) as (store, actor):
        found = _answer(store, actor, question)
    if as_json:
        print_json(as_document(question, found))
    else:
        print("\n".join(as_lines(question, found)))
    return 0


def _answer(store: "Store", actor: "Actor", question: Question) -> Found:
    today = business_day(micros(store.clock()))
    if question.seeker_id is not None:
        _note(store, actor, (question.seeker_id,))
        with store.read() as reader:
            return _for_seeker(reader, actor.institution_id, question.seeker_id, question, today)
    if question.explained is not None:
        _note(store, actor, (question.explained,))
    with store.read() as reader:
        found = _for_posting(reader, actor.institution_id, question.posting_id or 0, question, today)
    if question.explained is None:
        # Nobody's wishes are printed that the log does not name.
        _note(store, actor, [each.id for each in found.ranking.results])
    return found


def _note(store: "Store", actor: "Actor", seeker_ids: Sequence[int]) -> None:
    from jobplus_core.access.commands import log_access

    for seeker_id in seeker_ids:
        log_access(store, actor, seeker_id, LOOK)


def _for_seeker(reader: Reader, institution_id: int, seeker_id: int, question: Question, today: date) -> Found:
    seeker = seeker_facts(reader, seeker_id)
    if seeker is None:
        raise NotFound(SubjectKind.SEEKER, seeker_id)
    weights = weights_of(reader, institution_id)
    pool = Kept(institution_id).pools(reader).postings
    ranking = recommend_postings(seeker, pool, today=today, weights=weights, top=question.top)
    if question.explained is not None:
        posting = posting_facts(reader, question.explained)
        if posting is None:
            raise NotFound(SubjectKind.POSTING, question.explained)
        ranking = _only(ranking, explain(seeker, posting, today=today, weights=weights))
    menu = relaxation_menu(seeker, pool, today=today) if question.relax else ()
    cards = posting_cards(reader, [each.id for each in ranking.results])
    rows = {
        card.id: (card.title, card.employer, card.sigungu, _pay(card.wage_monthly), card.live)
        for card in cards.values()
    }
    return Found(ranking, weights, tuple((each.option, each.gain) for each in menu), rows)


def _for_posting(reader: Reader, institution_id: int, posting_id: int, question: Question, today: date) -> Found:
    posting = posting_facts(reader, posting_id)
    if posting is None:
        raise NotFound(SubjectKind.POSTING, posting_id)
    weights = weights_of(reader, institution_id)
    pool = Kept(institution_id).pools(reader).seekers
    ranking = recommend_candidates(posting, pool, today=today, weights=weights, top=question.top)
    if question.explained is not None:
        seeker = seeker_facts(reader, question.explained)
        if seeker is None:
            raise NotFound(SubjectKind.SEEKER, question.explained)
        pair = explain(seeker, posting, today=today, weights=weights)
        ranking = _only(ranking, Match(pair.score, seeker.id, pair.verdicts))
    menu = posting_relaxation_menu(posting, pool, today=today) if question.relax else ()
    cards = seeker_cards(reader, [each.id for each in ranking.results], today)
    rows = {
        card.id: (card.name, card.occupation, _district(card.district_code), _pay(card.wage_monthly), card.sent_today)
        for card in cards.values()
    }
    return Found(ranking, weights, tuple((each.option, each.gain) for each in menu), rows)


def _only(ranking: Ranking, pair: Match) -> Ranking:
    return replace(ranking, results=(pair,))


def _pay(won: int | None) -> str | None:
    return None if won is None else money(won)


def _district(code: str | None) -> str | None:
    place = by_code(code) if code else None
    return place.sigungu if place else None
