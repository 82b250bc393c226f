"""The results' screen in words: the week's name, the team's table, the months as columns, the outlook."""

from jobplus_core.kinds import Indicator, korean
from jobplus_core.reports.document import moment_text
from jobplus_tui.desk.results import ResultsView
from jobplus_tui.fitting import fit, plain
from jobplus_tui.format import MISSING, day, number, rate
from jobplus_tui.glyphs import Glyphs, Sign, bar
from jobplus_tui.i18n import _, language
from jobplus_tui.spans import Line, Span
from jobplus_tui.status import LATE_POINTS
from jobplus_tui.widgets.week_drawing import bar_spans, difference

LABEL = 13
AXIS = 8
COLUMN, COLUMN_GAP = 3, 3
LEAST_TEAM_BAR = 10
LAST_YEAR = 10
MORE_DIGITS = 11
MOST_NAMED = 5
WITH_DATES = 100


def week_line(view: ResultsView, glyphs: Glyphs, width: int) -> Line:
    """Return the teams, the one shown filled, and the week; its days where there is room for them."""
    line: Line = []
    for team in view.teams:
        words = "accentink on accent" if team.team_id == view.team.team_id else "soft"
        line += [Span(" "), Span(f" {plain(team.name)} ", words)]
    week, english = view.week, language() == "en"
    title = (
        week.title if not english else _("week {number} of month {month}").format(number=week.number, month=week.month)
    )
    dates = f"{day(week.monday, english=english)} – {day(week.sunday, english=english)}"
    line.append(Span(f"  {title}", "bold"))
    if width >= WITH_DATES:
        line.append(Span(f"  {dates}", "soft"))
    if view.report.as_of is not None:
        moment = moment_text(view.report.as_of)[:16].replace("T", " ")
        line.append(Span("  " + _("as of {moment}").format(moment=moment), "warn"))
    elif view.closed:
        line.append(Span(f"  {glyphs.sign(Sign.DONE)} " + _("closed"), "good"))
    else:
        line.append(Span("  " + _("not closed yet"), "soft"))
    return line


def note_lines(view: ResultsView, glyphs: Glyphs) -> list[Line]:
    """Return the line under the tables: corrections of closed days, then what is counted apart; nothing without any."""
    team = view.team
    corrected: dict[str, list[int]] = {}
    for row in team.corrections:
        corrected.setdefault(korean(Indicator(row.indicator)), []).append(row.quantity)
    told = [
        f"{word} +{sum(n for n in found if n > 0)}/-{-sum(n for n in found if n < 0)}"
        for word, found in corrected.items()
    ]
    line: Line = []
    if told:
        words = _("corrected {facts}").format(facts=", ".join(told))
        named = [str(row.reverses_id) for row in team.corrections if row.reverses_id is not None]
        if named:
            words += " · " + _("reverses entries {numbers}").format(numbers=", ".join(named[:MOST_NAMED]))
            if len(named) > MOST_NAMED:
                words += " " + _("and {count} more entries").format(count=number(len(named) - MOST_NAMED))
        line.append(Span(f" {glyphs.text(words)} ", "warn"))
    doors = [
        f"{korean(door)} {korean(indicator)} {number(cell.week)} ({number(cell.cumulative)})"
        for door, cells in team.apart.items()
        for indicator, cell in cells.items()
    ]
    if doors:
        line.append(Span(glyphs.text(" " + _("apart: {facts}").format(facts=" · ".join(doors))), "soft"))
    return [line] if line else []


def curve_lines(view: ResultsView, glyphs: Glyphs, width: int, height: int) -> list[Line]:
    """Return the present month day by day, summed up, against the pace of the team's quotas."""
    if not view.present:
        return [[Span(" " + _("The curve is drawn for the present month."), "soft")]]
    rows, whole = max(2, height - 2), max(1, view.month_days)
    quota = sum(one.pace.quota for one in view.pace.values())
    sums = [sum(view.curve[: place + 1]) for place in range(len(view.curve))]
    most = max([*sums, quota, 1])
    wide = max(2, min(5, (width - AXIS - 1) // whole))
    lines: list[Line] = []
    for row in range(rows):
        above = rows - 1 - row
        line: Line = [Span(fit(number(most) if row == 0 else "", AXIS - 2, "right") + " ", "soft")]
        line.append(Span(glyphs.bar, "line"))
        for place in range(whole):
            pace_row = min(rows - 1, int(quota * (place + 1) * rows / (whole * most))) if quota else -1
            eighths = min(8, max(0, int(sums[place] * rows * 8 / most) - 8 * above)) if place < len(sums) else 0
            if eighths:
                late = quota and sums[place] < quota * place / whole
                mark = Span(glyphs.blocks[eighths - 1] * (wide - 1), "warn" if late else "fill")
            else:
                mark = Span((glyphs.rest if above == pace_row else " ") * (wide - 1), "line")
            line += [mark, Span(" ")]
        lines.append(line)
    ends = f"{_('day')} 1 … {whole}"
    lines.append([Span(" " * AXIS + glyphs.text(ends), "soft")])
    told = _("{done} of {quota}").format(done=number(sums[-1] if sums else 0), quota=number(quota))
    return [*lines, [Span(" " * AXIS + told, "bold")]]


def team_lines(view: ResultsView, glyphs: Glyphs, width: int) -> list[Line]:
    """Return the team's table: week, year to date, target, reached, bar, difference to the week before."""
    numbers = (9, 10, 11, 9)
    past = LAST_YEAR if view.last_year else 0
    room = max(LEAST_TEAM_BAR, min(48, width - LABEL - sum(numbers) - 16 - past))
    heads = (_("week"), _("to date"), _("Year target"), _("Reached"))
    share = f"{100 * float(view.ended_share):.1f}"
    progress = f"{glyphs.tick} " + _("expected {rate}%").format(rate=share)
    lines: list[Line] = [
        [
            Span(" " * LABEL, "soft"),
            *(Span(fit(head, wide, "right"), "soft") for head, wide in zip(heads, numbers, strict=True)),
            Span("  " + fit(progress, room), "soft"),
            Span(fit(_("Week before"), 12, "right"), "soft"),
            Span(fit(_("Last year"), past, "right") if past else "", "soft"),
        ]
    ]
    for indicator, cell in view.team.total.items():
        target = view.targets.get(indicator)
        reached = rate(cell.cumulative, target)
        bold = "bold " if indicator is view.outlook.indicator else ""
        texts = (number(cell.week), number(cell.cumulative), number(target), MISSING if not target else f"{reached}%")
        words = ("bold ink", bold + "ink", "soft", bold + "ink")
        line: Line = [Span(fit(" " + korean(indicator), LABEL), bold + "ink")]
        line += [Span(fit(text, wide, "right"), word) for text, wide, word in zip(texts, numbers, words, strict=True)]
        line.append(Span("  "))
        if target:
            expected = float(view.ended_share) * target
            late = 100 * (cell.cumulative - expected) / target < -LATE_POINTS
            drawn = bar(cell.cumulative, target, width=room, glyphs=glyphs, expected=expected)
            line += bar_spans(drawn, glyphs, late=late)
        else:
            line.append(Span(fit(_("no target is set"), room), "soft"))
        gap = difference(cell, glyphs)
        line.append(Span(fit(gap.text, 12, "right"), gap.words))
        if past:
            line.append(_against_last_year(cell.cumulative, view.last_year[indicator], glyphs, past))
        lines.append(line)
    return lines


def _against_last_year(done: int, before: int, glyphs: Glyphs, width: int) -> Span:
    """Return by how much of it the year to date lies above or below the same days of the year before."""
    if before <= 0:
        return Span(fit(MISSING, width, "right"), "soft")
    # Half a percent away from nothing is a whole one.
    gap = (200 * abs(done - before) + before) // (2 * before)
    sign = Sign.NONE if not gap else Sign.UP if done > before else Sign.DOWN
    return Span(fit(f"{glyphs.sign(sign)} {number(gap)}%", width, "right"), sign.token)


def month_lines(view: ResultsView, glyphs: Glyphs, width: int, height: int) -> list[Line]:
    """Return the months as columns over their numbers, a twelfth of the year's target as a thin line."""
    rows = max(2, height - 2)
    twelfth = view.outlook.target / 12 if view.outlook.target else 0.0
    most = max([*view.months, twelfth, 1])
    wide = min(COLUMN + COLUMN_GAP, max(4, (width - AXIS - 1) // 12))
    level = rows - 1 - min(rows - 1, int(twelfth * rows / most)) if twelfth else -1
    top, lines = number(round(most)), []
    for row in range(rows):
        label = top if row == 0 else ""
        line: Line = [Span(fit(label, AXIS - 2, "right") + " ", "soft"), Span(glyphs.bar, "line")]
        for place in range(12):
            value = view.months[place] if place < len(view.months) else 0
            eighths = min(8, max(0, int(value * rows * 8 / most) - 8 * (rows - 1 - row)))
            rule = glyphs.rest if row == level else " "
            current = place == len(view.months) - 1
            words = "line" if not eighths else "accent" if current else "fill"
            mark = rule if not eighths else glyphs.blocks[eighths - 1]
            line += [Span(rule, "line"), Span(mark * (wide - 3), words), Span(rule * 2, "line")]
        lines.append(line)
    months: Line = [Span(fit(_("Month"), AXIS - 1, "right") + " ", "soft")]
    values: Line = [Span(fit(korean(view.outlook.indicator), AXIS), "soft")]
    for place in range(12):
        current = place == len(view.months) - 1
        months.append(Span(fit(f" {place + 1}" + ("월" if language() == "ko" else ""), wide), "soft"))
        text = number(view.months[place]) if place < len(view.months) else ""
        values.append(Span(fit(" " + text, wide), "bold accent" if current else "ink"))
    return [*lines, months, values]


def outlook_lines(view: ResultsView, glyphs: Glyphs) -> list[Line]:
    """Return the year: done of the active target, the other candidate, expected, difference, at this pace."""
    found = view.outlook

    def fact(label: str, text: str, words: str = "ink") -> Line:
        return [Span(" " + fit(label, MORE_DIGITS), "soft"), Span(text, words)]

    lines = [fact(_("This year"), f"{number(found.done)} / {number(found.target)}", "bold")]
    for value, source in found.others[:1]:
        text = _("another target {value}").format(value=number(value))
        lines += [fact("", text, "soft"), fact("", plain(source), "soft")]
    if found.target is None:
        return [*lines, fact("", _("no target is set"), "soft")]
    expected, projected = found.expected, found.at_this_pace
    lines.append(fact(_("Expected"), f"{number(expected)} ({100 * float(view.ended_share):.1f}%)"))
    gap = found.done - (expected or 0)
    sign = Sign.UP if gap >= 0 else Sign.DOWN
    lines.append(fact(_("Difference"), f"{glyphs.sign(sign)} {number(abs(gap))}", sign.token))
    if projected is not None:
        lines.append(fact(_("At this pace"), f"{number(projected)} ({rate(projected, found.target)}%)"))
    if found.needed_per_day is not None:
        lines.append(fact(_("Needed"), _("{count} a day").format(count=f"{float(found.needed_per_day):.1f}")))
    return lines
