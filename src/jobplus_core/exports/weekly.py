"""The weekly report laid out as the plan's printed form: four team tables, four tables of people, notes, charts."""

from collections.abc import Mapping
from datetime import date, datetime
from itertools import accumulate
from typing import Any, Final

from jobplus_core.exports.printout import Bars, Block, Curve, Grid, People, Printout, Share, Text, Top, Value
from jobplus_core.kinds import ClosingKind, TeamKind, korean
from jobplus_core.reports.document import Document, span_of
from jobplus_core.reports.form import HEADS, REMARK_HEADS
from jobplus_core.reports.month_so_far import weekdays

TITLE: Final = "추진실적 보고"
_SPANS: Final = {ClosingKind.WEEK: "주", ClosingKind.MONTH: "월"}
_TO_DATE: Final = "누계"
_MONTHS: Final = 12


def weekly_printout(document: Document) -> Printout:
    """The printed form of a report's document."""
    kind = span_of(document)
    report = f"{TITLE}({'주보' if kind is ClosingKind.WEEK else '월보'})"
    blocks: list[Block] = [Text("<팀별 추진실적>", "section")]
    for team in document["teams"]:
        blocks.append(_team_grid(team, kind))
        blocks += [Text(note) for note in notes(team, kind)]
    blocks.append(Text("<개인별 추진실적>", "section"))
    for team in document["teams"]:
        blocks += [Text(f"▣ {team['team']}", "name"), _people_grid(team, kind)]
    blocks.append(Text("<월별 추진실적>", "section"))
    for team in document["teams"]:
        months = team["months"]
        title = f"{team['team']} {months['column']}"
        # Reports of a year's last week that were kept earlier hold the new year's first days as a month of their own.
        blocks.append(Bars(title, tuple(months["values"][:_MONTHS]), months["target"]))
    blocks += _month(document)
    return Printout(
        report,
        f"< {document['title']} >  {document['from']} – {document['until']}",
        document["center"],
        datetime.fromisoformat(document["as_of"]),
        tuple(blocks),
    )


def _month(document: Document) -> list[Block]:
    """The month day by day and by person; nothing of a report that was kept before it told them."""
    teams = [(team, team["pace"]) for team in document["teams"] if "pace" in team]
    if not teams:
        return []
    month = date.fromisoformat(f"{teams[0][1]['month']}-01")
    blocks: list[Block] = [Text(f"<{month.month}월 일별 누적>", "section")]
    curves = [curve_of(f"{team['team']} {team['months']['column']}", month, pace) for team, pace in teams]
    blocks += [*curves, Text(f"<{month.month}월 개인별 목표 대비>", "section")]
    for (_team, pace), curve in zip(teams, curves, strict=True):
        rows = tuple(Share(one["name"], one["count"], one["quota"]) for one in pace["people"])
        blocks.append(People(curve.title, rows, len(curve.sums) / len(curve.days)))
    return blocks


def curve_of(title: str, month: date, pace: Mapping[str, Any]) -> Curve:
    """A month's curve from what each calendar day brought."""
    days = weekdays(month)
    brought = [0] * len(days)
    for place, quantity in enumerate(pace["days"]):
        day = month.replace(day=place + 1)
        brought[max(0, sum(one <= day for one in days) - 1)] += quantity
    ended = sum(day.day <= len(pace["days"]) for day in days)
    # A month that begins on a weekend may have brought something before its first Monday.
    ended = max(ended, 1 if any(brought) else 0)
    return Curve(title, tuple(days), tuple(accumulate(brought[:ended])), pace["quota"])


def notes(team: Mapping[str, Any], kind: ClosingKind) -> list[str]:
    """What stands under a team's table: events counted apart, and corrections of closed days with what they correct."""
    found = []
    for door, cells in team["apart"].items():
        facts = ", ".join(
            f"{word} {_SPANS[kind]} {cell[kind.value]:,} 누계 {cell['cumulative']:,}" for word, cell in cells.items()
        )
        found.append(f"※ {door} 별도: {facts}")
    for word, one in team["corrections"]["columns"].items():
        found.append(f"※ 정정 +{one['plus']}/-{one['minus']} ({word})")
    for row in team["corrections"]["rows"]:
        what = f"원장 {row['corrects']}번을 되돌림" if row["corrects"] is not None else "마감 뒤 등록"
        found.append(f"   {row['day']} {row['counselor']} {row['column']} {row['count']:+d}: {what}")
    return found


def _tops(team: Mapping[str, Any], kind: ClosingKind, *, people: bool) -> tuple[Top, ...]:
    team_kind = next((one for one in TeamKind if korean(one) == team["team"]), None)
    heads = {head.word: head for head in HEADS[team_kind]} if team_kind is not None else {}
    tops = [
        Top((word if people or word not in heads else heads[word].on_team), (_SPANS[kind], _TO_DATE))
        for word in team["cells"]
    ]
    if people and team_kind in REMARK_HEADS:
        tops.append(Top(REMARK_HEADS[team_kind], share=2.0))
    return tuple(tops)


def _values(name: str | None, one: Mapping[str, Any], kind: ClosingKind, *, remark: bool) -> tuple[Value, ...]:
    cells = [cell[part] for cell in one["cells"].values() for part in (kind.value, "cumulative")]
    return (name, *cells, *([one["note"]] if remark else []))


def _team_grid(team: Mapping[str, Any], kind: ClosingKind) -> Grid:
    return Grid(team["team"], _tops(team, kind, people=False), (_values(None, team, kind, remark=False),))


def _people_grid(team: Mapping[str, Any], kind: ClosingKind) -> Grid:
    tops = _tops(team, kind, people=True)
    remark = not tops[-1].subs
    rows = [_values(person["name"], person, kind, remark=remark) for person in team["people"]]
    return Grid("상담사명", tops, (*rows, _values("계", team, kind, remark=remark)), total=True)
