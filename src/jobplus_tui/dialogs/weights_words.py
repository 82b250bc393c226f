"""The lines of the dialog of weights: the sum, what would move, and the versions there were."""

from collections.abc import Sequence
from typing import Final

from jobplus_core.matching.criteria import CRITERIA
from jobplus_core.matching.weights import TOTAL
from jobplus_tui import format
from jobplus_tui.desk.matching_weights import AHEAD, Effect, Moved, Version
from jobplus_tui.fitting import cut, fit, plain, wrapped
from jobplus_tui.glyphs import Glyphs, Sign
from jobplus_tui.i18n import _
from jobplus_tui.reasons import label
from jobplus_tui.screens.matching_panels import other_side
from jobplus_tui.spans import Line, Span

NAME_CELLS: Final = 16


def total_line(total: int) -> Line:
    """Return the sum of the weights with what is left to give or to take."""
    line = [Span(" " + _("Sum") + f" {total}", "bold")]
    if total < TOTAL:
        line.append(Span("  " + _("{count} still to give").format(count=TOTAL - total), "warn"))
    elif total > TOTAL:
        line.append(Span("  " + _("{count} too many").format(count=total - TOTAL), "bad"))
    return line


def effect_lines(effect: Effect, width: int, glyphs: Glyphs) -> list[Line]:
    """Return the first rows with their ranks now and then, and who comes among the first twenty or leaves them."""
    lines: list[Line] = [[Span(" " + _("Now") + f" {glyphs.arrow} " + _("then"), "soft")]]
    lines += [_moved(each, width, glyphs) for each in effect.first]
    if not effect.first:
        lines.append([Span(" " + _("Nothing fits; see what could be relaxed."), "soft")])
    for sign, words, rows in (
        (Sign.UP, _("{count} come among the first {first}"), effect.entering),
        (Sign.DOWN, _("{count} leave the first {first}"), effect.leaving),
    ):
        told = words.format(count=len(rows), first=AHEAD)
        names = ", ".join(cut(plain(other_side(row)), NAME_CELLS, glyphs.ellipsis) for row in rows)
        lines.append(
            [
                Span(f" {glyphs.sign(sign)} ", sign.token if rows else "soft"),
                Span(told, "ink" if rows else "soft"),
                Span(f"  {names}", "soft"),
            ]
        )
    return lines


def _moved(each: Moved, width: int, glyphs: Glyphs) -> Line:
    now = f"{each.before}" if each.before is not None else glyphs.missing
    rank = each.row.rank
    sign = Sign.NONE if each.before == rank else Sign.UP if each.before is None or each.before > rank else Sign.DOWN
    points = f"{each.row.match.score // 100:>4}"
    name = fit(plain(other_side(each.row)), max(1, width - 12 - len(points)), "left", glyphs.ellipsis)
    return [
        Span(f" {now:>3} {glyphs.arrow} {rank:>2} "[:10], "ink"),
        Span(f"{glyphs.sign(sign)} ", sign.token),
        Span(name, "bold" if sign is not Sign.NONE else "ink"),
        Span(points, "bold accent"),
    ]


def version_lines(versions: Sequence[Version], width: int) -> list[Line]:
    """Return every version, newest first: when, who and why, and what it changed from the one before."""
    lines: list[Line] = []
    for place, each in enumerate(versions):
        when = format.iso(each.made_at.date()) if each.made_at is not None else _("as delivered")
        lines.append(
            [
                Span(f" v{each.version}", "bold accent"),
                Span(f"  {when}"),
                Span(f"  {plain(each.account)}", "soft"),
            ]
        )
        lines += [[Span(f"   {part}")] for part in wrapped(plain(each.note), max(1, width - 4)) if part]
        told = _changes(each, versions[place + 1] if place + 1 < len(versions) else None)
        lines += [[Span(f"   {part}", "soft")] for part in wrapped(told, max(1, width - 4)) if part]
    return lines


def _changes(version: Version, before: Version | None) -> str:
    """Return the weights that differ from the version before; of the first one every weight."""
    names = [criterion.name for criterion in CRITERIA]
    if before is None:
        return " ".join(f"{label(name)} {weight}" for name in names if (weight := version.weights.get(name, 0)))
    changed = [
        (name, before.weights.get(name, 0), version.weights.get(name, 0))
        for name in names
        if before.weights.get(name, 0) != version.weights.get(name, 0)
    ]
    return "  ".join(f"{label(name)} {old}→{new}" for name, old, new in changed)
