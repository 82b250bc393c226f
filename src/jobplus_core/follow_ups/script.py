"""What a counselor says on the telephone, made from the record; pure. The desk words it."""

from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from jobplus_core.kinds import FollowUpKind

_K = FollowUpKind
_QUESTIONS: Final[dict[FollowUpKind, tuple[str, ...]]] = {
    _K.WEEK_1: ("ask.settling", "ask.as_told"),
    _K.WEEK_2: ("ask.settling", "ask.as_told"),
    _K.MONTH_1: ("ask.paid", "ask.insured"),
    _K.MONTH_2: ("ask.paid", "ask.people"),
    _K.MONTH_3: ("ask.probation", "ask.people"),
    _K.MONTH_6: ("ask.staying", "ask.people"),
    _K.MONTH_9: ("ask.staying", "ask.people"),
    _K.MONTH_12: ("ask.contract", "ask.staying"),
    _K.YEARLY: ("ask.contract", "ask.staying"),
    _K.CARE: ("ask.searching", "ask.postings", "ask.training"),
}


class Line(NamedTuple):
    """One line of the script: a phrase key and what it fills in."""

    phrase: str
    figures: tuple[tuple[str, str | int | date], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFacts:
    """What the record holds for a call.

    Attributes:
        center, counselor: Who calls.
        starts_on: First day of work; nothing where the person is not placed.
        wage_won: Won for the span that `wage_basis` names.
        last_on, last_note: When somebody last spoke with the person, and what was written of it.
        tries: How often nobody answered this check.
    """

    center: str
    counselor: str
    seeker: str
    kind: FollowUpKind
    today: date
    employer: str | None = None
    title: str | None = None
    starts_on: date | None = None
    wage_basis: str | None = None
    wage_won: int | None = None
    last_on: date | None = None
    last_note: str | None = None
    tries: int = 0


def script(facts: CallFacts) -> tuple[Line, ...]:
    """The lines of a call in order: who calls, where and since when the person works, for what pay, what was last
    said, what to ask, and whether help is wanted."""
    lines = [
        Line("greet", (("center", facts.center), ("counselor", facts.counselor), ("seeker", facts.seeker))),
    ]
    if facts.tries:
        lines.append(Line("tries", (("count", facts.tries), ("next", facts.tries + 1))))
    if facts.starts_on is not None:
        # Nobody says a posting's title to whoever works there; where the company is not known it stands for it.
        place = facts.employer or facts.title or ""
        days = (facts.today - facts.starts_on).days
        if days >= 0:
            lines.append(Line("placed", (("place", place), ("day", facts.starts_on), ("days", days))))
        else:
            lines.append(Line("starts", (("place", place), ("day", facts.starts_on))))
        if facts.wage_won is not None:
            lines.append(Line("wage", (("basis", facts.wage_basis or ""), ("won", facts.wage_won))))
    if facts.last_on is not None:
        said = " ".join((facts.last_note or "").split())
        lines.append(
            Line("last", (("day", facts.last_on), ("note", said)))
            if said
            else Line("last.bare", (("day", facts.last_on),))
        )
    lines += [Line(question) for question in _QUESTIONS[facts.kind]]
    lines.append(Line("close.care" if facts.kind is _K.CARE else "close"))
    return tuple(lines)
