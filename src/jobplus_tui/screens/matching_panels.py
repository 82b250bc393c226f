"""What stands beside a ranking: why a row has its score, and what to see to before referring."""

from typing import Final

from jobplus_core.kinds import LIVE_REFERRALS, ReferralState
from jobplus_core.matching.verdicts import State
from jobplus_tui.desk.matching_rows import Board, Candidate, Step
from jobplus_tui.fitting import cut
from jobplus_tui.glyphs import Glyphs, Sign
from jobplus_tui.i18n import _
from jobplus_tui.messages import MatchSeeker
from jobplus_tui.reasons import change, label, sentence, short_change, to_ask
from jobplus_tui.screens.matching_columns import unknowns
from jobplus_tui.screens.reason_lines import TWO_COLUMNS, Weighed, reason_lines, uncounted
from jobplus_tui.spans import Line, Span, cells

MOST_NAMED: Final = 2
NAME_CELLS: Final = 32


def other_side(row: Candidate) -> str:
    """Return the name of what the row ranks."""
    if row.seeker is not None:
        return row.seeker.name
    return f"{row.posting.employer} {row.posting.title}" if row.posting is not None else ""


def step_words(step: Step, *, short: bool = False) -> str:
    """Return a change in words; two together are joined by a plus."""
    said = short_change if short else change
    return " + ".join(said(option.change, option.figures) for option in step.options)


def blocked_words(board: Board) -> str:
    """Return which criteria keep how many away, most first; nothing where none does."""
    counts = sorted(((count, name) for name, count in board.blocked.items() if count), key=lambda one: -one[0])
    told = " · ".join(f"{label(name)} {count:,}" for count, name in counts)
    return _("Kept away by: {criteria}").format(criteria=told) if told else ""


def why_title(row: Candidate) -> tuple[str, str]:
    """Return title and facts of the reasons where they are a strip."""
    facts = [cut(other_side(row), NAME_CELLS), *_gaps(row)]
    return _("Why {points} points").format(points=row.match.score // 100), " · ".join(facts)


def gaps(row: Candidate) -> list[str]:
    """Return the short names of the criteria that count at this center and are not met."""
    return [label(v.criterion) for v in row.match.verdicts if v.state is State.UNMET and row.weights.of(v.criterion)]


def _gaps(row: Candidate) -> list[str]:
    missing = unknowns(row)
    return [
        _("nothing blocks") if not _blocked(row) else _("blocked by what happened before"),
        *([_("{count} referred already").format(count=row.crowd)] if row.crowd else []),
        *([_("{count} short").format(count=len(gaps(row)))] if gaps(row) else []),
        *([_("{count} unknown").format(count=len(missing))] if missing else []),
    ]


def _blocked(row: Candidate) -> bool:
    return bool(row.match.blocked_by) or (row.pair is not None and row.pair.ended_on is None)


def why_lines(row: Candidate, board: Board, width: int, glyphs: Glyphs) -> list[Line]:
    """Return the reasons of a row's score for a width; a side panel is headed by who it is.

    What counts stands with bar and points, what is not known below it; what only speaks closes the card.
    """
    weighed = [(verdict, row.weights.of(verdict.criterion)) for verdict in row.match.verdicts]
    lines = reason_lines(weighed, width, glyphs)
    if width >= TWO_COLUMNS:
        return lines
    place = _("{rank} of {count}").format(rank=row.rank, count=f"{board.eligible:,}")
    head: Line = [Span(" " + _gaps(row)[0], "warn" if _blocked(row) else "good")]
    for words, named in ((_("{count} short"), gaps(row)), (_("{count} unknown"), unknowns(row))):
        if named:
            told = f" ({'·'.join(named)})" if len(named) <= MOST_NAMED else ""
            head.append(Span(f"  {words.format(count=len(named))}{told}", "warn"))
    version: Line = [Span("  " + _("weights v{version}").format(version=board.weights), "soft")]
    if cells([*head, *version]) < width:
        head += version
    points = _("{points} points").format(points=row.match.score // 100)
    return [
        [Span(f" {points}", "bold accent"), Span(f"  {other_side(row)}", "bold"), Span(f"  {place}", "soft")],
        head,
        *lines,
        *_speaking(weighed, width, glyphs),
    ]


def _speaking(weighed: Weighed, width: int, glyphs: Glyphs) -> list[Line]:
    """Return what speaks without counting, as many words a line as there is room for."""
    lines: list[Line] = []
    for verdict, sign in uncounted(weighed):
        name, told = label(verdict.criterion), glyphs.text(sentence(verdict))
        words = told if told.startswith(name) else f"{name} {told}"
        mark = [Span(f" {glyphs.sign(sign)}", sign.token)] if sign is not Sign.NONE else []
        item = [*mark, Span(f" {words}", "soft" if sign is Sign.NONE else "ink")]
        if lines and cells([*lines[-1], Span("  "), *item]) < width:
            lines[-1] += [Span(" "), *item]
        else:
            lines.append(item)
    return lines


def check_lines(row: Candidate, board: Board, glyphs: Glyphs) -> list[Line]:
    """Return what to see to before referring, as far as it is known, what presses first."""
    lines: list[Line] = []

    def add(sign: Sign, words: str, token: str = "ink") -> None:
        lines.append([Span(f" {glyphs.sign(sign)} ", sign.token), Span(words, token)])

    if row.pair is not None and ReferralState(row.pair.state) in LIVE_REFERRALS:
        add(Sign.FAILED, _("This pair is referred already; the answer is open."), "bad")
    elif row.pair is not None and row.pair.refusal_reason:
        add(Sign.FAILED, _("This pair ended in a refusal before; ask what has changed."), "bad")
    if row.urgent:
        add(
            Sign.URGENT,
            _("Waiting {days} business days: goes out as an urgent referral.").format(days=row.waiting_days),
        )
    elif row.first_today:
        add(Sign.URGENT, _("This posting needs its first referral today."))
    if isinstance(board.subject, MatchSeeker):
        if row.same_employer:
            add(Sign.URGENT, _("Was referred to this company before."))
        elif row.pair is None:
            add(Sign.DONE, _("Never referred to this company."))
    if row.crowd:
        add(Sign.URGENT, _("{count} people are referred to this posting already.").format(count=row.crowd))
    sent = _("{count} referrals of this person today").format(count=row.sent_today)
    add(Sign.DONE if row.sent_today else Sign.PLANNED, sent)
    for question in to_ask(row.match.verdicts):
        add(Sign.UNKNOWN, question)
    return lines
