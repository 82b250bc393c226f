"""The facts of the status bar and how they collapse with the width."""

from enum import Enum
from typing import Final, NamedTuple

from jobplus_tui.format import percent
from jobplus_tui.glyphs import Glyphs, Sign, bar
from jobplus_tui.i18n import _
from jobplus_tui.spans import Line, Span, cells, fit_line

WIDE: Final = 116
MEDIUM: Final = 100
LATE_POINTS: Final = 5


class SaveState(Enum):
    """What became of the last thing typed, best first."""

    NONE = 0
    SAVED = 1
    SAVING = 2
    OFFLINE = 3
    FAILED = 4
    REFUSED = 5


class SaveNote(NamedTuple):
    """The last slot of the status bar.

    Attributes:
        state: What became of the last save.
        text: Time of saving (`14:04`), or the sentence of a refusal or failure.
    """

    state: SaveState = SaveState.NONE
    text: str = ""


def once_read(note: SaveNote, told: str) -> SaveNote:
    """Return what is left in the last slot of a note that has been read.

    A sentence takes the room of the month and of what is urgent, so it leaves; that something was saved stays, and
    so does what is still wrong.

    Args:
        note: The note.
        told: The time at which it was told.
    """
    if note.state is SaveState.REFUSED:
        return SaveNote()
    return SaveNote(SaveState.SAVED, told) if note.state is SaveState.SAVED else note


class StatusFacts(NamedTuple):
    """What the status bar says of the signed-in counselor, or of a lead's team.

    Attributes:
        name: Who is signed in.
        team: The counselor's team.
        month: Month of the quota, 1 to 12.
        measure: What the month is measured by, an indicator's value.
        done: What the month has brought.
        quota: The month's quota; nothing where none is set.
        expected: What working days ended before today would have brought.
        needed: What each working day left must bring for the quota.
        low, high: Between which figures the month will end, four times in five.
        private: Private-sector part of `done`.
        support: Employment-support part of `done`.
        todo: Things to do today.
        urgent: Urgent things.
    """

    name: str
    team: str = ""
    month: int = 1
    done: int = 0
    quota: int | None = None
    expected: float = 0.0
    private: int | None = None
    support: int | None = None
    todo: int = 0
    urgent: int = 0
    measure: str = ""
    needed: float | None = None
    low: int | None = None
    high: int | None = None


def month_words(facts: StatusFacts) -> str:
    """Return the month and what it is measured by."""
    if not facts.measure or facts.measure == "placement":
        return _("Month {month} placements").format(month=facts.month)
    # Imported where it is needed: the first frame has no facts.
    from jobplus_core.kinds import Indicator, korean

    return _("Month {month} {what}").format(month=facts.month, what=korean(Indicator(facts.measure)))


def outlook_line(facts: StatusFacts) -> Line:
    """Return what each day left must bring, and between which figures the month will end."""
    line: Line = []
    if facts.quota and facts.needed is not None:
        line.append(Span(_("{count} a day").format(count=f"{facts.needed:.1f}"), "soft"))
    if facts.low is not None:
        words = _("outlook {low} to {high}").format(low=facts.low, high=facts.high)
        line += [*([Span(" ")] if line else []), Span(words, "soft")]
    return line


def pace_line(facts: StatusFacts, glyphs: Glyphs, *, bar_width: int, full: bool) -> Line:
    """Return month, done against quota, bar, rate and gap to the pace.

    Args:
        facts: Whose month.
        glyphs: What the terminal can draw.
        bar_width: Cells of the bar.
        full: Whether the expected rate is written out.
    """
    line = [Span(month_words(facts) + " ", "soft")]
    if not facts.quota:
        return [*line, Span(str(facts.done), "bold")]
    done = percent(facts.done, facts.quota) or 0
    expected = percent(facts.expected, facts.quota) or 0
    gap = done - expected
    drawn = bar(facts.done, facts.quota, width=bar_width, glyphs=glyphs, expected=facts.expected)
    late = gap < -LATE_POINTS
    line.append(Span(f"{facts.done}/{facts.quota} ", "bold"))
    for character in drawn:
        on_tick = character in (glyphs.tick, glyphs.reached)
        line.append(Span(character, "line" if character == glyphs.rest else "ink" if on_tick else "accent"))
    line.append(Span(f" {done}%", "bold"))
    if full:
        line.append(Span(" " + _("expected {rate}%").format(rate=expected), "soft"))
    sign = Sign.UP if gap >= 0 else Sign.DOWN
    words = "good" if gap >= 0 else "warn" if late else "soft"
    line.append(Span(f" {glyphs.sign(sign)}{abs(gap)}", words))
    return line


def note_line(note: SaveNote, glyphs: Glyphs, *, wide: bool) -> Line:
    """Return the last slot: what became of the last save."""
    text = glyphs.text(note.text)
    match note.state:
        case SaveState.NONE:
            return []
        case SaveState.SAVED:
            words = f" {_('saved')} {text}" if wide else f" {text}"
            return [Span(glyphs.sign(Sign.DONE), "good"), Span(words, "soft")]
        case SaveState.SAVING:
            return [Span(glyphs.sign(Sign.WAITING), "accent"), Span(" " + _("saving"), "soft")]
        case SaveState.OFFLINE:
            message = glyphs.text(text or _("connection lost · what you typed is kept"))
            return [Span(f"{glyphs.sign(Sign.URGENT)} {message}", "bad")]
        case SaveState.FAILED:
            return [Span(f"{glyphs.sign(Sign.FAILED)} {text or _('could not save  ^S again')}", "bold bad")]
        case SaveState.REFUSED:
            return [Span(f"{glyphs.sign(Sign.FAILED)} {text}", "bad")]


def status_line(facts: StatusFacts | None, note: SaveNote, width: int, glyphs: Glyphs) -> Line:
    """Return the status bar for a width: who, pace, split, to do, urgent, the last save.

    Fields leave from the inside: below 116 cells the team and the expected rate, below 100 the split. A
    sentence in the last slot takes the room of the fields left of it, innermost first, for it is what
    matters now.
    """
    last = note_line(note, glyphs, wide=width >= WIDE)
    fields = [] if facts is None else _fields(facts, width, glyphs)
    separator = Span(f" {glyphs.bar} ", "line")
    room = width - 2 - (cells(last) + 3 if last else 0)
    outlook = outlook_line(facts) if facts is not None else []
    if outlook and cells(_joined([*fields, outlook], separator)) <= room:
        fields.insert(2, outlook)
    while len(fields) > 1 and cells(_joined(fields, separator)) > room:
        fields.pop(-1 if len(fields) > 2 else 1)
    line = [Span(" "), *_joined(fields, separator)]
    if not last:
        return fit_line(line, width)
    if fields:
        line.append(separator)
    last = fit_line(last, max(0, width - cells(line) - 1), glyphs.ellipsis)
    sentence = note.state in (SaveState.OFFLINE, SaveState.FAILED, SaveState.REFUSED)
    gap = 0 if sentence or width >= WIDE else width - cells(line) - cells(last) - 1
    return [*line, Span(" " * max(0, gap)), *last]


def _fields(facts: StatusFacts, width: int, glyphs: Glyphs) -> list[Line]:
    who = [Span(facts.name, "bold")]
    if width >= WIDE and facts.team:
        who.append(Span(f" {facts.team}", "soft"))
    wide = width >= WIDE
    fields = [who, pace_line(facts, glyphs, bar_width=12 if wide else 10, full=wide)]
    if width >= MEDIUM and facts.private is not None and facts.support is not None:
        private = _("private {private} support {support}").format(private=facts.private, support=facts.support)
        fields.append([Span(private)])
    fields.append([Span(_("to do") + " ", "soft"), Span(str(facts.todo), "bold")])
    if facts.urgent:
        fields.append([Span(f"{glyphs.sign(Sign.URGENT)} {_('urgent')} {facts.urgent}", "bold bad")])
    else:
        fields.append([Span(f"{_('urgent')} 0", "soft")])
    return fields


def _joined(fields: list[Line], separator: Span) -> Line:
    line: Line = []
    for field in fields:
        if line:
            line.append(separator)
        line.extend(field)
    return line
