"""`jobplus match`: who fits which posting and why, without the desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Protocol

from jobplus_core.clock import business_day, micros
from jobplus_core.db.read_port import Reader
from jobplus_core.db.store import open_store
from jobplus_core.errors import NotFound
from jobplus_core.kinds import SubjectKind
from jobplus_core.matching.pool import posting_facts, posting_pool, seeker_facts, seeker_pool
from jobplus_core.matching.queries import posting_cards, seeker_cards
from jobplus_core.matching.rank import Match, Ranking, explain, recommend_candidates, recommend_postings
from jobplus_core.matching.relax import posting_relaxation_menu, relaxation_menu
from jobplus_core.matching.verdicts import Figures, State, Verdict
from jobplus_core.matching.weights import DEFAULT, WeightSet
from jobplus_tui import reasons
from jobplus_tui.cli_output import complain, print_json, table
from jobplus_tui.cli_sign_in import CannotAsk, sign_in
from jobplus_tui.format import money
from jobplus_tui.i18n import N_, _

if TYPE_CHECKING:
    from jobplus_core.actor import Actor
    from jobplus_core.db.store import Store

LOOK: Final = "match"
STATES: Final = {State.MET: N_("fits"), State.UNMET: N_("does not fit"), State.UNKNOWN: N_("not known")}
FULL_SCORE: Final = 100


class Step(Protocol):
    """A change that could be made, as far as it is printed."""

    @property
    def change(self) -> str: ...
    @property
    def figures(self) -> Figures: ...


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: whose ranking, how long, and what else."""

    seeker_id: int | None
    posting_id: int | None
    top: int
    relax: bool
    explained: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a question.

    Attributes:
        ranking: The best, or the one pair that was to be explained.
        steps: The changes that add matches, with how many.
        rows: By number, what stands in the list beside the score.
    """

    ranking: Ranking
    weights: WeightSet
    steps: tuple[tuple[Step, int], ...]
    rows: Mapping[int, tuple[object, ...]]


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
    store = open_store(text)
    try:
        actor = sign_in(store, login=login, password_stdin=password_stdin)
        found = _answer(store, actor, question)
    except CannotAsk as missing:
        complain(str(missing))
        return 2
    finally:
        store.close()
    if as_json:
        print_json(as_document(question, found))
    else:
        print("\n".join(_lines(question, found)))
    return 0


def as_document(question: Question, found: Found) -> dict[str, object]:
    """Return a ranking in the shape that other programs read; what is printed of a criterion stands in `says`."""
    whom = ("seeker", question.seeker_id) if question.seeker_id is not None else ("posting", question.posting_id)
    return {
        "for": dict([whom]),
        "weights": found.weights.version,
        "eligible": found.ranking.eligible,
        "results": [
            {
                "no": each.id,
                "score": each.score,
                "criteria": [
                    {
                        "name": verdict.criterion,
                        "state": verdict.state.value,
                        "level": verdict.level,
                        "weight": found.weights.of(verdict.criterion),
                        "says": reasons.sentence(verdict),
                    }
                    for verdict in each.verdicts
                ],
            }
            for each in found.ranking.results
        ],
        "relax": [{"change": reasons.change(step.change, step.figures), "gain": gain} for step, gain in found.steps],
        "blocked": dict(found.ranking.blocked),
    }


def _answer(store: "Store", actor: "Actor", question: Question) -> Found:
    today = business_day(micros(store.clock()))
    people: Sequence[int]
    if question.seeker_id is not None:
        people = (question.seeker_id,)
        _note(store, actor, people)
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
    weights = DEFAULT
    pool = posting_pool(reader, institution_id, today)
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
    weights = DEFAULT
    pool = seeker_pool(reader, institution_id)
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
    return Ranking(ranking.eligible, (pair,), ranking.blocked)


def _lines(question: Question, found: Found) -> list[str]:
    ranking = found.ranking
    parts = [
        [_("{count} fit; weights of version {version}").format(count=ranking.eligible, version=found.weights.version)]
    ]
    if question.explained is not None:
        parts.append(_explained(ranking.results[0], found))
    elif ranking.results:
        parts.append(_ranked(question, found))
    if question.relax:
        parts.append(_relaxed(found))
    blocked = [f"{reasons.label(name)} {count}" for name, count in ranking.blocked.items() if count]
    if blocked:
        parts.append([_("Blocked by: {criteria}").format(criteria=" · ".join(blocked))])
    return [line for part in parts for line in (*part, "")][:-1]


def _ranked(question: Question, found: Found) -> list[str]:
    own = (_("Title"), _("Company"), _("Area"), _("Pay"), _("Referrals"))
    if question.posting_id is not None:
        own = (_("Name"), _("Occupation"), _("Area"), _("Pay"), _("Sent today"))
    nothing: tuple[object, ...] = (None,) * len(own)
    rows = [
        (each.id, each.score // FULL_SCORE, *found.rows.get(each.id, nothing), _open(each))
        for each in found.ranking.results
    ]
    return table((_("No."), _("Score"), *own, _("Not known")), rows, right=(0, 1, 5, 6))


def _open(each: Match) -> str:
    return " ".join(reasons.label(name) for name in each.unknown)


def _explained(pair: Match, found: Found) -> list[str]:
    who = found.rows.get(pair.id)
    head = [str(pair.id), *(str(value) for value in (who or ())[:2] if value is not None)]
    heads = (_("Criterion"), _("Verdict"), _("Level"), _("Weight"), _("Reason"))
    rows = [_word(verdict, found.weights) for verdict in pair.verdicts]
    score = _("{score} of 100 points").format(score=pair.score // FULL_SCORE)
    lines = [" · ".join((*head, score)), *table(heads, rows, right=(2, 3))]
    # Names come from people and feeds: nothing in them may steer the terminal.
    return ["".join(filter(str.isprintable, line)) for line in lines]


def _word(verdict: Verdict, weights: WeightSet) -> tuple[object, ...]:
    weight = weights.of(verdict.criterion)
    return (
        reasons.label(verdict.criterion),
        _(STATES[verdict.state]),
        verdict.level,
        weight or None,
        reasons.sentence(verdict),
    )


def _relaxed(found: Found) -> list[str]:
    if not found.steps:
        return [_("No single change would add a match.")]
    rows = [(reasons.change(step.change, step.figures), f"+{gain}") for step, gain in found.steps]
    return table((_("If changed"), _("More")), rows, right=(1,))


def _pay(won: int | None) -> str | None:
    return None if won is None else money(won)


def _district(code: str | None) -> str | None:
    from jobplus_core.codes.places import by_code

    place = by_code(code) if code else None
    return place.sigungu if place else None
