"""Columns of the day's queue, and the lines of the chosen row, the month and the rule."""

from collections.abc import Callable
from datetime import date, datetime

from jobplus_core.clock import KST
from jobplus_core.hangul import initials
from jobplus_core.kinds import FollowUpKind, Funding, NoticeKind, ReferralState, TodayKind, WageBasis, When
from jobplus_core.postings.queries_record import PostingRecord
from jobplus_core.today.queries import MOST_POSTINGS
from jobplus_core.today.rules import ORDER, Ranked, Task
from jobplus_core.undo.queries import LastAct
from jobplus_tui import format
from jobplus_tui.columns import Cell, Column
from jobplus_tui.desk.today import Chosen, TodayView
from jobplus_tui.dialogs.undo import ACTS, EFFECTS, about, act_word, led_to
from jobplus_tui.fitting import cut, fit, plain, wrapped
from jobplus_tui.glyphs import Glyphs, Sign
from jobplus_tui.i18n import N_, _, language
from jobplus_tui.paging import Group
from jobplus_tui.reasons import word
from jobplus_tui.screens.call_script import script_lines
from jobplus_tui.spans import Line, Span

Row = Ranked | LastAct
"""What a row of the list is: something that waits, or an act of today."""

LABEL = 9
AXIS = 5
WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))

WHY = {
    "why.same_day": N_("registered today · {referrals} referred"),
    "why.urgent": N_("business day {days} · {filled}/{openings} hired"),
    "why.answer": N_("{state} · answer due {day}"),
    "why.interview": N_("{state} · interview {day}"),
    "why.call": N_("telephone · script ready"),
    "why.tries": N_("{tries} times no answer, try {next}"),
    "why.promise": N_("promised by {who}"),
    "why.help": N_("wants help again since {day}"),
    "why.notice": N_("{notice} · tell them"),
    "why.quota": N_("{done}/{quota} · {needed} a day"),
}
"""Message id of why a row stands now."""

RULES = {
    "order.urgent": N_("a posting that waited its time without an urgent referral"),
    "order.same_day": N_("a posting of today without a referral: tonight it passes to the posting team"),
    "order.answer_late": N_("an answer that is overdue"),
    "order.follow_up_late": N_("a call that is overdue"),
    "order.promise_late": N_("a promise whose day has passed"),
    "order.notice": N_("what another desk brought about for one of your people"),
    "order.help": N_("somebody placed who wants help again"),
    "order.answer": N_("an answer due today"),
    "order.promise": N_("a promise for today"),
    "order.follow_up": N_("a call due today"),
    "order.quota": N_("the month is behind the days that have ended"),
    "order.ahead": N_("what comes in the next seven days"),
}
"""Message id of a line of the rule."""

NOTES = {
    When.NOW: N_("overdue, or lost when the day ends"),
    When.TODAY: "",
    When.WEEK: "",
}
"""Message id of what a part of the queue holds."""


def why(task: Task) -> str:
    """Return why a row stands now."""
    figures = {name: _spoken(name, value) for name, value in task.figures}
    return _(WHY[task.why]).format(**figures)


def whom(task: Task, glyphs: Glyphs) -> str:
    """Return who and what a row is about."""
    if task.kind is TodayKind.QUOTA:
        return _("This month's quota")
    if task.kind is TodayKind.FOLLOW_UP:
        check = dict(task.figures)["check"]
        return f"{task.seeker} {word(FollowUpKind(str(check)))}"
    if task.seeker is None:
        # A notice of calls planned is about nobody in particular.
        return task.what or format.MISSING
    between = f" {glyphs.arrow} " if task.kind in (TodayKind.ANSWER, TodayKind.NOTICE) else " "
    return f"{task.seeker}{between if task.what else ''}{task.what}"


def due_word(row: Row, today: date) -> Cell:
    """Return when a row is due, as people say it; of an act when it was done."""
    if isinstance(row, LastAct):
        return Cell(format.clock(datetime.fromtimestamp(row.recorded_at / 1_000_000, KST)), "soft")
    task = row.task
    if task.kind is TodayKind.URGENT:
        return Cell("D-0", "bold bad")
    days = (task.due_on - today).days
    if row.when is When.NOW and days < 0:
        text = _("yesterday") if days == -1 else _("{days} d ago").format(days=-days)
        return Cell(text, "bold bad")
    if days <= 0:
        return Cell(_("today"), "bold bad" if task.kind is TodayKind.SAME_DAY else "ink")
    return Cell(_("tomorrow") if days == 1 else _(WEEKDAYS[task.due_on.weekday()]), "soft")


def sign_of(row: Row) -> Sign:
    """Return a row's state sign."""
    if isinstance(row, LastAct):
        return Sign.DONE
    if row.when is When.NOW:
        return Sign.ANSWER_DUE if row.task.kind is TodayKind.NOTICE else Sign.URGENT
    if row.when is When.TODAY and row.task.kind is TodayKind.ANSWER:
        return Sign.ANSWER_DUE
    return Sign.WAITING if row.task.kind in (TodayKind.HELP, TodayKind.QUOTA) else Sign.PLANNED


def key_of(row: Row) -> tuple[str, int]:
    """Return what tells a row apart."""
    return ("done", row.id) if isinstance(row, LastAct) else (row.task.kind, row.task.subject_id)


def columns(today: Callable[[], date], glyphs: Callable[[], Glyphs]) -> tuple[Column[Row], ...]:
    """Return the columns; why leaves first when the terminal is narrow."""

    def kind(row: Row) -> Cell:
        if isinstance(row, LastAct):
            return Cell(_(ACTS[row.command]), "soft")
        words = "bad" if row.when is When.NOW else "warn" if row.task.kind is TodayKind.ANSWER else "soft"
        return Cell(word(row.task.kind), words)

    def who(row: Row) -> Cell:
        return Cell(about(row), "soft") if isinstance(row, LastAct) else Cell(whom(row.task, glyphs()))

    def reason(row: Row) -> str:
        return led_to(row) if isinstance(row, LastAct) else why(row.task)

    return (
        Column(_("To do"), 8, kind),
        Column(_("Whom and what"), 22, who, grow=2, gap=2),
        Column(_("Why now"), 22, reason, words="soft", grow=2, drop=1, gap=2),
        Column(_("When"), 8, lambda row: due_word(row, today()), "right"),
    )


def grouped(view: TodayView, words: str, glyphs: Glyphs) -> list[Row | Group]:
    """Return the rows that hold every word under the rules of their parts; what was done today ends today's part."""
    wanted = words.casefold().split()

    def holds(*texts: str) -> bool:
        text = " ".join(texts)
        searched = f"{text} {initials(text)}".casefold()
        return all(part in searched for part in wanted)

    waiting = [row for row in view.queue.rows if holds(word(row.task.kind), whom(row.task, glyphs), why(row.task))]
    finished = [act for act in view.finished if holds(act_word(act), about(act))]
    # The cursor begins on the first row: one that waits, while there is any.
    ends = When.WEEK if waiting and all(row.when is When.WEEK for row in waiting) else When.TODAY
    rows: list[Row | Group] = []
    for when in When:
        own = [row for row in waiting if row.when is when]
        done = finished if when is ends else []
        if own or done:
            note = _("{count} to do").format(count=len(own))
            if NOTES[when]:
                note += " · " + _(NOTES[when])
            rows += [Group(word(when), note), *own, *done]
    return rows


def chosen_lines(chosen: Chosen, width: int, glyphs: Glyphs) -> list[Line]:
    """Return what the chosen row is about: the job, why now, and who fits or what to say."""
    task, record = chosen.task, chosen.posting
    lines: list[Line] = [[Span(f" {plain(whom(task, glyphs))}", "bold")]]
    if record is not None:
        place = " ".join(filter(None, (record.sigungu, record.subway)))
        lines.append(_fact(_("Place"), f"{place or format.MISSING} · {_funding(record.funding)}"))
        lines.append(_fact(_("Conditions"), _pay(record) or _("wage not known")))
    for number, part in enumerate(wrapped(glyphs.text(why(task)), max(10, width - LABEL - 2))):
        lines.append(_fact(_("Why now") if not number else "", part))
    if task.what and task.kind in (TodayKind.PROMISE, TodayKind.HELP):
        lines.append(_fact(_("Note"), task.what.replace("\n", " ")))
    if chosen.eligible is not None:
        head = _("Who fits {count}").format(count=format.number(chosen.eligible))
        lines.append([])
        lines.append([Span(f" {head} ", "bold"), Span(glyphs.rest * max(0, width - len(head) - 12), "line")])
        for one in chosen.best:
            card = one.seeker
            if card is not None:
                told = " · ".join(filter(None, (card.occupation, _minutes(one.minutes))))
                lines.append(
                    [
                        Span(f" {one.match.score // 100:>3}  ", "accent"),
                        Span(fit(plain(card.name), 8)),
                        Span(f" {plain(told)}", "soft"),
                    ]
                )
    if chosen.call is not None:
        lines += [[], *script_lines(chosen.call.script, width, glyphs, brief=True)]
    return lines


def act_lines(act: LastAct, width: int, glyphs: Glyphs) -> list[Line]:
    """Return what an act of today was, and what taking it back does."""
    effect = _("Enter takes it back.") + " " + _(EFFECTS[act.command])
    parts = wrapped(glyphs.text(effect), max(10, width - 2))
    return [[Span(f" {plain(act_word(act))}", "bold")], *([Span(f" {part}", "soft")] for part in parts)]


def strip_lines(chosen: Chosen | None, view: TodayView | None, width: int, glyphs: Glyphs) -> list[Line]:
    """Return three lines under the list: why now, who fits, and the month in words."""
    lines: list[Line] = []
    if chosen is not None:
        record = chosen.posting
        terms = ""
        if record is not None:
            parts = (record.sigungu, _pay(record))
            terms = " · ".join(filter(None, parts)) + "  "
        lines.append([Span(f" {plain(terms)}"), Span(why(chosen.task), "soft")])
        if chosen.eligible is not None:
            line: Line = [Span(" " + _("Who fits {count}").format(count=format.number(chosen.eligible)) + "  ", "bold")]
            for one in chosen.best:
                if one.seeker is not None:
                    line += [Span(f"{one.match.score // 100} ", "accent"), Span(f"{plain(one.seeker.name)}  ")]
            lines.append(line)
        elif chosen.call is not None and chosen.call.script:
            said = script_lines(chosen.call.script, width, glyphs)
            lines.append(said[1] if len(said) > 1 else said[0])
        else:
            lines.append([Span(" " + cut(plain(whom(chosen.task, glyphs)), width - 2), "soft")])
    while len(lines) < 2:
        lines.append([])
    return [*lines, pace_words(view)]


def pace_words(view: TodayView | None) -> Line:
    """Return the month in words: done, expected, what each day left must bring."""
    month = view.queue.month if view is not None else None
    if view is None or month is None:
        return []
    pace = month.pace
    needed = pace.needed_per_day
    line = [
        Span(" " + _("Month {month}").format(month=view.last.month) + "  ", "soft"),
        Span(_("done {done}").format(done=format.number(pace.done)), "bold"),
        Span(" · " + _("expected {expected}").format(expected=f"{float(pace.expected):.1f}"), "soft"),
    ]
    if needed:
        words = _("{days} days left, {needed} a day").format(days=pace.days_left, needed=f"{float(needed):.1f}")
        line.append(Span(" · " + words, "soft"))
    return line


def pace_lines(view: TodayView, today: date, width: int, height: int, glyphs: Glyphs) -> list[Line]:
    """Return the month as columns of what was done by each day, what was expected by then as a thin line."""
    month = view.queue.month
    if month is None:
        return [[Span(" " + _("no target is set"), "soft")]]
    quota, rows = month.pace.quota, max(3, height - 4)
    done, summed, brought = [], 0, {day.day.day: day.quantity for day in view.days}
    for place in range(1, today.day + 1):
        summed += brought.get(place, 0)
        done.append(summed)
    whole = sum(view.open_days) or 1
    expected = [quota * sum(view.open_days[: place + 1]) / whole for place in range(len(view.open_days))]
    most = max(quota, summed, 1)
    shown = [place for place, opened in enumerate(view.open_days) if opened][: max(1, width - AXIS - 3)]
    lines: list[Line] = []
    for row in range(rows):
        line: Line = [Span(fit(format.number(most) if not row else "", AXIS - 1, "right") + " ", "soft")]
        line.append(Span(glyphs.bar, "line"))
        for place in shown:
            value = done[place] if place < len(done) else 0
            eighths = min(8, max(0, int(value * rows * 8 / most) - 8 * (rows - 1 - row)))
            level = rows - 1 - min(rows - 1, int(expected[place] * rows / most))
            if eighths:
                line.append(Span(glyphs.blocks[eighths - 1], "accent" if place == today.day - 1 else "fill"))
            else:
                line.append(Span(glyphs.rest if row == level else " ", "ink" if row == level else "line"))
        lines.append(line)
    axis = [" "] * len(shown)
    for at, place in enumerate(shown):
        mark = str(place + 1)
        if at % 5 == 0 and at + len(mark) <= len(axis):
            axis[at : at + len(mark)] = mark
    lines.append([Span(" " * (AXIS + 1) + "".join(axis), "soft")])
    pace = month.pace
    lines.append(
        [
            Span(f" {glyphs.full} ", "accent"),
            Span(_("done {done}").format(done=format.number(pace.done)), "bold"),
            Span(f"   {glyphs.rest} ", "ink"),
            Span(_("expected by yesterday {expected}").format(expected=round(pace.expected)), "soft"),
        ]
    )
    needed = pace.needed_per_day
    if needed:
        told = _("{days} days left: {needed} a day make {quota}")
        lines.append(
            [Span(" " + told.format(days=pace.days_left, needed=f"{float(needed):.1f}", quota=pace.quota), "soft")]
        )
    return lines


def rule_lines(width: int, glyphs: Glyphs) -> list[Line]:
    """Return the rule of the queue, line by line."""
    lines: list[Line] = []
    last: When | None = None
    for number, entry in enumerate(ORDER, 1):
        if entry.when is not last:
            last = entry.when
            lines.append([Span(f" {word(last)}", "bold")])
        words = wrapped(glyphs.text(_(RULES[entry.why])), max(20, width - 18))
        for place, part in enumerate(words):
            head = f" {number:>2}  {fit(word(entry.kind), 10)}" if not place else " " * 15
            lines.append([Span(head, "accent" if not place else "soft"), Span(part)])
    notes = (
        _("Within a line: the earliest day first, then the older record."),
        _("Of postings the {count} of each kind that wait longest, your own first.").format(count=MOST_POSTINGS),
    )
    lines.append([])
    for note in notes:
        lines += [[Span(f" {part}", "soft")] for part in wrapped(glyphs.text(note), max(20, width - 2))]
    return lines


def _fact(label: str, text: str) -> Line:
    return [Span(" " + fit(label, LABEL), "soft"), Span(plain(text))]


def _pay(record: PostingRecord) -> str:
    """Return the wage by its basis: 4,680만 of a year are no month's."""
    if record.wage_won is None:
        return ""
    basis = f"{word(WageBasis(record.wage_basis))} " if record.wage_basis else ""
    return basis + format.money(record.wage_won)


def _funding(value: str) -> str:
    return word(Funding(value))


def _minutes(value: int | None) -> str:
    return "" if value is None else _("{minutes} min").format(minutes=value)


def _spoken(name: str, value: str | int | date) -> str:
    if isinstance(value, date):
        return format.day(value, english=language() == "en")
    if name == "state":
        return word(ReferralState(str(value)))
    if name == "notice":
        return word(NoticeKind(str(value)))
    return str(value)
