"""The evaluation of a month or quarter, as a document that says how each score is made."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from jobplus_core.access.queries import setting
from jobplus_core.db.read_port import Reader
from jobplus_core.kinds import TeamKind
from jobplus_core.ledger.counts import Scope, day_sums
from jobplus_core.ledger.heads import head_at
from jobplus_core.plan.dividing.queries import presences
from jobplus_core.plan.dividing.rules import Presence
from jobplus_core.plan.queries import quotas
from jobplus_core.reports.document import Document, moment_text
from jobplus_core.reports.evaluation.rules import (
    MEASURES,
    MONTH_AWARD,
    QUARTER_AWARD,
    Making,
    Measure,
    best,
    ranks,
    score,
    targets_of,
    tenths,
)
from jobplus_core.reports.weeks import Month, Quarter
from jobplus_core.settings import SettingName
from jobplus_core.staff.queries import TeamRow, teams

Span = Month | Quarter
There = Mapping[tuple[int, date], tuple[list[Presence], int]]
"""Who was in which team in which month, by its first day, and how many business days it has."""


class Note(NamedTuple):
    """What a team wrote of a low period: of the team, or of one of its people."""

    team_id: int
    counselor_id: int | None
    text: str


class Person(NamedTuple):
    """Somebody whom an evaluation speaks of, in one of their teams."""

    team_id: int
    counselor_id: int
    name: str


class _Count(NamedTuple):
    counselor_id: int | None
    quantity: int


class _Kept(NamedTuple):
    report: str


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    lead: bool
    days: int
    open_days: int
    makings: tuple[Making, ...]


def settled(reader: Reader, institution_id: int, span: Span) -> Document | None:
    """The evaluation as it was settled; nothing before it is."""
    row = reader.one(
        "SELECT report FROM evaluation WHERE institution_id = :institution_id AND period = :period",
        {"institution_id": institution_id, "period": span.key},
        _Kept,
    )
    found: Document | None = None if row is None else json.loads(row.report)
    return found


def weights_of(reader: Reader, institution_id: int) -> dict[SettingName, int]:
    """What each measure counts and, in percent, below which score somebody is low, in the order of the sheet."""
    listed = dict.fromkeys(measure.weight for measures in MEASURES.values() for measure in measures)
    return {name: setting(reader, institution_id, name) for name in (*listed, SettingName.EVALUATION_LOW_PERCENT)}


def people_of(reader: Reader, institution_id: int, span: Span) -> list[Person]:
    """Whom an evaluation speaks of, each once for each team they were in."""
    return [
        Person(team.id, who, one.name)
        for team in teams(reader, institution_id)
        if TeamKind(team.kind) in MEASURES
        for who, one in {
            one.counselor_id: one
            for month in span.months
            for one in presences(reader, institution_id, team.id, month.since, month.until)[0]
        }.items()
    ]


def evaluation(
    reader: Reader,
    institution_id: int,
    center: str,
    span: Span,
    as_of: int,
    *,
    weights: Mapping[SettingName, int] | None = None,
) -> Document:
    """The evaluation of a period as it stands at a moment (microseconds UTC).

    Args:
        weights: Others than those that hold, to see what they would do; as `weights_of` gives them.
    """
    if weights is None:
        weights = weights_of(reader, institution_id)
    low = weights[SettingName.EVALUATION_LOW_PERCENT]
    notes = {(note.team_id, note.counselor_id): note.text for note in _notes(reader, institution_id, span)}
    listed_teams = [team for team in teams(reader, institution_id) if TeamKind(team.kind) in MEASURES]
    there = {
        (team.id, month.first): presences(reader, institution_id, team.id, month.since, month.until)
        for team in listed_teams
        for month in span.months
    }
    found = [(team, _people(reader, institution_id, team, span, as_of, weights, there)) for team in listed_teams]
    # Whoever moved is judged in each of their teams by what they did there.
    everybody = {(team.id, who): one for team, people in found for who, one in people.items()}
    scores = {key: tenths(score(one.makings)) for key, one in everybody.items() if one.days}
    presence = {key: Fraction(one.days, one.open_days) for key, one in everybody.items() if one.open_days}
    top = best(scores, presence)
    whole = {team.id: _team_makings(people) for team, people in found}
    team_scores = {team_id: tenths(score(makings)) for team_id, makings in whole.items()}
    team_places = ranks(team_scores)

    center_places = ranks(scores)
    listed: list[Document] = []
    for team, people in found:
        own = {who: (team.id, who) for who in people}
        places = ranks({key: scores[key] for key in own.values() if key in scores})
        listed.append(
            {
                "team": team.name,
                "score": team_scores[team.id],
                "rank": team_places.get(team.id),
                "measures": _measures(whole[team.id]),
                "note": notes.get((team.id, None), ""),
                "people": [
                    {
                        "name": one.name,
                        "lead": one.lead,
                        "days": one.days,
                        "of": one.open_days,
                        "score": scores.get(own[who]),
                        "rank": places.get(own[who]),
                        "rank_in_center": center_places.get(own[who]),
                        "best": own[who] in top,
                        "low": _is_low(scores.get(own[who]), low),
                        "measures": _measures(one.makings),
                        "note": notes.get((team.id, who), ""),
                    }
                    for who, one in people.items()
                ],
            }
        )
    return {
        "period": span.key,
        "center": center,
        "title": span.title,
        "from": span.since.isoformat(),
        "until": span.until.isoformat(),
        "as_of": moment_text(as_of),
        "low_percent": low,
        "award": MONTH_AWARD if isinstance(span, Month) else QUARTER_AWARD,
        "best": [one["name"] for team_ in listed for one in team_["people"] if one["best"]],
        "teams": listed,
        "chain_head": head_at(reader, as_of),
    }


def _people(
    reader: Reader,
    institution_id: int,
    team: TeamRow,
    span: Span,
    as_of: int,
    weights: Mapping[SettingName, int],
    there: There,
) -> dict[int, _Person]:
    """Everybody of a team with what they did and were to do, month by month.

    Args:
        there: Who was in which team in which month.
    """
    measures = MEASURES[TeamKind(team.kind)]
    held: dict[int, list[Making]] = {}
    days: dict[int, int] = {}
    names: dict[int, tuple[str, bool]] = {}
    whole = sum(there[team.id, month.first][1] for month in span.months)
    for month in span.months:
        people, open_days = there[team.id, month.first]
        present = {one.counselor_id: one.days for one in people}
        elsewhere = {
            one.counselor_id
            for (team_id, first), (others, _) in there.items()
            if team_id != team.id and first == month.first
            for one in others
        }
        stored = quotas(reader, institution_id, month.first, as_of=as_of)
        for one in people:
            names[one.counselor_id] = (one.name, one.lead)
            days[one.counselor_id] = days.get(one.counselor_id, 0) + one.days
        for measure in measures:
            done = _done(reader, institution_id, measure, month, as_of)
            for who in present.keys() & elsewhere:
                done[who] = _done(reader, institution_id, measure, month, as_of, member=(team.id, who)).get(who, 0)
            mine = {
                row.counselor_id: row.value
                for row in stored
                # A quota of sessions is none of people.
                if row.indicator == measure.indicator
                and row.counselor_id in present
                and row.counselor_id is not None
                and not measure.people
            }
            for who, (target, by_quota) in targets_of(mine, present, open_days, done).items():
                making = Making(measure.word, done.get(who, 0), target, by_quota, weights[measure.weight])
                held.setdefault(who, []).append(making)
    return {
        who: _Person(name, lead, days[who], whole, _summed(held[who], measures)) for who, (name, lead) in names.items()
    }


def _summed(makings: list[Making], measures: tuple[Measure, ...]) -> tuple[Making, ...]:
    """A quarter's makings from those of its months; a month without a target counts in nothing."""
    found = []
    for measure in measures:
        mine = [one for one in makings if one.word == measure.word]
        targets = [one.target for one in mine if one.target is not None]
        found.append(
            Making(
                measure.word,
                sum(one.done for one in mine),
                sum(targets, Fraction(0)) if targets else None,
                any(one.by_quota for one in mine),
                mine[0].weight,
            )
        )
    return tuple(found)


def _team_makings(people: dict[int, _Person]) -> tuple[Making, ...]:
    """The team's own makings: the sums over its people, each target where there is one."""
    words = dict.fromkeys(making.word for one in people.values() for making in one.makings)
    found = []
    for word in words:
        mine = [making for one in people.values() for making in one.makings if making.word == word]
        targets = [one.target for one in mine if one.target is not None]
        # Against its own average a team always reaches all of it, which says nothing of the team.
        by_quota = any(one.by_quota for one in mine)
        target = sum(targets, Fraction(0)) if targets and by_quota else None
        found.append(Making(word, sum(one.done for one in mine), target, by_quota, mine[0].weight))
    return tuple(found)


def _done(
    reader: Reader,
    institution_id: int,
    measure: Measure,
    month: Month,
    as_of: int,
    *,
    member: tuple[int, int] | None = None,
) -> dict[int, int]:
    """What everybody has done, or what one person has done in one team."""
    team_id, counselor_id = member or (None, None)
    scope = Scope(
        institution_id=institution_id,
        since=month.since,
        until=month.until,
        as_of=as_of,
        team_id=team_id,
        counselor_id=counselor_id,
    )
    found: dict[int, int] = {}
    if not measure.people:
        for row in day_sums(reader, scope, (measure.indicator,)):
            if row.counselor_id is not None:
                found[row.counselor_id] = found.get(row.counselor_id, 0) + row.quantity
        return found
    only = "" if member is None else "AND e.team_id = :team_id AND e.counselor_id = :counselor_id"
    rows = reader.rows(
        f"""SELECT counselor_id, COUNT(*) FROM (
            SELECT e.counselor_id, s.seeker_id FROM ledger_entry e JOIN counseling_session s ON s.id = e.subject_id
            WHERE e.institution_id = :institution_id AND e.indicator = 'counseling' AND e.subject_kind = 'session'
                AND e.counted_on >= :since AND e.counted_on <= :until AND e.recorded_at <= :as_of {only}
            GROUP BY e.counselor_id, s.seeker_id HAVING SUM(e.quantity) > 0) AS counseled
        GROUP BY counselor_id""",
        {
            "institution_id": institution_id,
            "since": month.since,
            "until": month.until,
            "as_of": as_of,
            **({} if member is None else {"team_id": team_id, "counselor_id": counselor_id}),
        },
        _Count,
    )
    return {row.counselor_id: row.quantity for row in rows if row.counselor_id is not None}


def _is_low(reached: float | None, line: int) -> bool:
    return reached is not None and reached < line


def _measures(makings: tuple[Making, ...]) -> Document:
    return {
        one.word: {
            "done": one.done,
            "target": tenths(one.target),
            "by_quota": one.by_quota,
            "percent": tenths(one.percent),
            "weight": one.weight,
        }
        for one in makings
    }


def _notes(reader: Reader, institution_id: int, span: Span) -> list[Note]:
    """What was written of the period, the newest of each last."""
    return reader.rows(
        """SELECT team_id, counselor_id, text FROM evaluation_note
        WHERE institution_id = :institution_id AND period = :period ORDER BY id""",
        {"institution_id": institution_id, "period": span.key},
        Note,
    )
