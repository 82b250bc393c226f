"""The evaluation laid out as a sheet, and as CSV: each score with its makings."""

import csv
import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from jobplus_core.exports.printout import Block, Grid, Printout, Text, Top, Value
from jobplus_core.reports.document import Document

CSV_HEADS: Final = ("team", "counselor", "days", "measure", "done", "target", "percent", "weight", "score", "rank")


def evaluation_printout(document: Document) -> Printout:
    """The sheet of an evaluation's document."""
    blocks: list[Block] = [Text("<팀별 실적평가>", "section"), _teams(document["teams"])]
    for team in document["teams"]:
        if team["note"]:
            blocks.append(Text(f"※ {team['team']} 원인분석·대책: {team['note']}"))
    blocks.append(Text("<개인별 실적평가>", "section"))
    for team in document["teams"]:
        blocks += [Text(f"▣ {team['team']}", "name"), _people(team), *(Text(note) for note in _notes(team))]
    best = ", ".join(document["best"]) or "없음"
    blocks += [
        Text("<우수자>", "section"),
        Text(f"{best}: {document['award']}"),
        Text(f"※ 목표 대비 {document['low_percent']}% 미만은 저조. 목표량이 없는 지표는 팀 평균(근무일 비례)에 견줌."),
    ]
    return Printout(
        "실적평가",
        f"< {document['title']} >  {document['from']} – {document['until']}",
        document["center"],
        datetime.fromisoformat(document["as_of"]),
        tuple(blocks),
    )


def evaluation_csv(document: Document) -> str:
    """One line for each measure of each person, teams first without a name."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(CSV_HEADS)
    for team in document["teams"]:
        for one in ({"name": "", "days": "", **team}, *team["people"]):
            for word, making in one["measures"].items():
                figures = (making["done"], making["target"], making["percent"], making["weight"])
                writer.writerow((team["team"], one["name"], one["days"], word, *figures, one["score"], one["rank"]))
    return out.getvalue()


def _making(making: Mapping[str, Any]) -> tuple[Value, Value]:
    return making["done"], making["percent"]


def _teams(teams: list[Document]) -> Grid:
    rows = tuple(
        (
            team["team"],
            ", ".join(f"{word} {one['done']:,}" for word, one in team["measures"].items()),
            team["score"],
            team["rank"],
        )
        for team in teams
    )
    return Grid("팀", (Top("실적", share=5.0), Top("점수"), Top("순위")), rows)


def _people(team: Document) -> Grid:
    words = list(team["measures"])
    tops = (*(Top(word, ("실적", "달성")) for word in words), Top("점수"), Top("순위"), Top("비고", share=1.5))
    rows = tuple(
        (
            one["name"],
            *(value for word in words for value in _making(one["measures"][word])),
            one["score"],
            one["rank"],
            _remark(one),
        )
        for one in team["people"]
    )
    return Grid("상담사명", tops, rows)


def _remark(one: Document) -> str:
    mark = "우수" if one["best"] else "저조" if one["low"] else "휴직" if not one["days"] else ""
    return f"{mark} {one['days']}/{one['of']}일".strip() if one["days"] < one["of"] else mark


def _notes(team: Document) -> list[str]:
    return [f"※ {one['name']} 원인분석·대책: {one['note']}" for one in team["people"] if one["note"]]
