"""The lines of a call, as the counselor says them."""

from collections.abc import Sequence
from datetime import date

from jobplus_core.follow_ups.script import Line as Said
from jobplus_core.kinds import WageBasis
from jobplus_tui import format
from jobplus_tui.fitting import cut, plain, wrapped
from jobplus_tui.glyphs import Glyphs
from jobplus_tui.i18n import N_, _, language
from jobplus_tui.reasons import word
from jobplus_tui.spans import Line, Span

SENTENCES = {
    "greet": N_("Hello, this is {counselor} of {center}. Am I speaking with {seeker}?"),
    "tries": N_("Nobody answered {count} times; this is try {next}."),
    "placed": N_("You began at {place} on {day}, {days} days ago."),
    "starts": N_("You are to begin at {place} on {day}."),
    "wage": N_("The pay agreed was {basis} {won}."),
    "last": N_("(Noted on {day}: {note})"),
    "last.bare": N_("We last spoke on {day}."),
    "ask.settling": N_("How are you settling in, and how is the way to work?"),
    "ask.as_told": N_("Are work, hours and pay as they were told to you?"),
    "ask.paid": N_("Was the first pay right and on time?"),
    "ask.insured": N_("Are you insured in all four, and is there a written contract?"),
    "ask.people": N_("How do you get on with the people there?"),
    "ask.probation": N_("Is the probation over, and did anything change by it?"),
    "ask.staying": N_("Do you want to stay, and what would make it better?"),
    "ask.contract": N_("Was the contract renewed, and the pay raised?"),
    "ask.searching": N_("What have you tried since, and what came of it?"),
    "ask.postings": N_("Shall we send you postings that fit?"),
    "ask.training": N_("Would you like to take a course first?"),
    "close": N_("If it does not work out, we help you again. May I call again?"),
    "close.care": N_("I will call again in two weeks. Thank you."),
}
"""Message id by the key of a line."""


def script_lines(script: Sequence[Said], width: int, glyphs: Glyphs, *, brief: bool = False) -> list[Line]:
    """Return the lines of a call, wrapped; what to ask stands out.

    Args:
        script: What is said, in order.
        width: Cells of a line.
        glyphs: The terminal's signs.
        brief: Whether what was noted before is cut to one line, so that the questions stay in sight.
    """
    lines: list[Line] = []
    for said in script:
        figures = {name: _spoken(name, value) for name, value in said.figures}
        text = plain(_(SENTENCES[said.phrase]).format(**figures))
        asks = said.phrase.startswith("ask.")
        parts = wrapped(glyphs.text(text), width - 4)
        if brief and said.phrase == "last":
            parts = [cut(glyphs.text(text), width - 4, glyphs.ellipsis)]
        for place, part in enumerate(parts):
            mark = ("? " if asks else "- ") if not place else "  "
            lines.append([Span(f" {mark}", "accent" if asks else "soft"), Span(part, "ink" if asks else "soft")])
    return lines


def _spoken(name: str, value: str | int | date) -> str:
    if isinstance(value, date):
        return format.day(value, english=language() == "en")
    if name == "won" and isinstance(value, int):
        return format.money(value)
    if name == "basis":
        return word(WageBasis(value)) if value in set(WageBasis) else ""
    return str(value)
