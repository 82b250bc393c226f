"""The postings that are not filled, in order of how long they wait."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import product
from typing import Final, NamedTuple

from jobplus_core.clock import KST, business_day, micros
from jobplus_core.codes.places import SEOUL, seoul_districts
from jobplus_core.db.read_port import Reader, Value, names
from jobplus_core.kinds import Funding, GrowthSector, Stage, TeamKind
from jobplus_core.postings.ladder.rules import LadderDay, Standing


class Word(NamedTuple):
    """A word that a posting's title, company or work must hold, in small letters, and the occupations it may name
    instead, by the beginnings of their codes."""

    text: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfilledFilter:
    """Which unfilled postings are asked for; each that is given narrows further.

    Attributes:
        district: A local government's name ("중구") or code.
        occupation: A prefix of occupation codes.
        older_than: Least business days waited.
        developer_id: Only this counselor's.
        age: Full years of a seeker's age: postings with a lawful limit beyond it are left out, those without one stay.
        sectors: Only employers of one of these growth sectors.
        wage_won: Least monthly wage offered, won; one that is not known is left out.
        remaining: Least openings left; one whose openings nobody has told is left out.
        stages: Only these stages of the ladder.
        team: Only one team's.
        words: Words that must all fit.
    """

    district: str | None = None
    occupation: str | None = None
    older_than: int | None = None
    developer_id: int | None = None
    age: int | None = None
    funding: Funding | None = None
    sectors: frozenset[GrowthSector] | None = None
    wage_won: int | None = None
    remaining: int | None = None
    stages: frozenset[Stage] | None = None
    team: TeamKind | None = None
    words: tuple[Word, ...] = ()


class _Open(NamedTuple):
    id: int
    title: str
    employer_id: int
    employer: str
    sigungu: str | None
    district_code: str | None
    occupation_text: str | None
    occupation_code: str | None
    funding: str
    openings: int | None
    wage_monthly: int | None
    registered_on: date
    closes_on: date | None
    developer: str | None
    filled: int
    referrals: int
    live: int
    urgent_sent: int
    reopened_at: int | None
    taken_back_on: date | None


class Unfilled(NamedTuple):
    """A posting that still takes people, and how long it has waited.

    Attributes:
        waiting_days: Business days begun since registration.
        remaining: Openings left; None where nobody has said how many there are.
        team: Whose it is on the ladder.
    """

    id: int
    title: str
    employer_id: int
    employer: str
    sigungu: str | None
    district_code: str | None
    occupation_text: str | None
    occupation_code: str | None
    funding: str
    openings: int | None
    wage_monthly: int | None
    registered_on: date
    closes_on: date | None
    developer: str | None
    filled: int
    referrals: int
    live: int
    urgent_sent: int
    reopened_on: date | None
    taken_back_on: date | None
    remaining: int | None
    waiting_days: int
    stage: Stage
    team: TeamKind


class Key(NamedTuple):
    """Where a posting stands in the list: the longest waiting first."""

    registered_on: date
    id: int


class Total(NamedTuple):
    """How many postings a list has, and how many openings are left in them as far as known."""

    postings: int
    openings: int


# No posting is older; whoever asks for more finds none.
_FIRST_DAY: Final = date(1990, 1, 1)
_FILLED: Final = "(SELECT COUNT(*) FROM placement x WHERE x.posting_id = p.id AND x.state = 'standing')"
STILL_OPEN: Final = f"""p.institution_id = :institution_id AND p.state = 'open'
    AND (p.closes_on IS NULL OR p.closes_on >= :today) AND (p.openings IS NULL OR p.openings > {_FILLED})"""
"""Which postings of a center take people on a day, the table being called `p`."""

# What the ladder asks of a posting, each the field of `Standing` that it is named after.
_REOPENED: Final = "(SELECT MAX(d.edited_at) FROM posting_edit d WHERE d.posting_id = p.id AND d.act = 'reopened')"
_TAKEN_BACK: Final = """(SELECT MAX(h.happened_on) FROM posting_hand_off h
    WHERE h.posting_id = p.id AND h.step = 'taken_back')"""
_LIVE: Final = """(SELECT COUNT(*) FROM referral r
    WHERE r.posting_id = p.id AND r.state <> 'undone' AND (r.ended_on IS NULL OR r.ended_on > :last_open))"""
_DAY: Final = 86_400_000_000
_KST_AHEAD: Final = 32_400_000_000
# Urgent referrals learned of since the morning of the day the ladder began anew, or at all.
_URGENT_SENT: Final = f"""(SELECT COUNT(*) FROM referral r WHERE r.posting_id = p.id
    AND r.urgent AND r.state <> 'undone'
    AND r.recorded_at >= COALESCE({_REOPENED} - ({_REOPENED} + {_KST_AHEAD}) % {_DAY}, 0))"""
LADDER: Final = (
    f"{_LIVE} AS live, {_URGENT_SENT} AS urgent_sent, {_REOPENED} AS reopened_at, {_TAKEN_BACK} AS taken_back_on"
)
"""The columns that the ladder is told from, the posting's table being called `p`."""

# No word holds the blank between them; one comparison takes half as long as three.
_TEXTS: Final = "p.title || ' ' || e.name || ' ' || COALESCE(p.occupation_text, '')"
_FROM: Final = "FROM posting p JOIN employer e ON e.id = p.employer_id"
_ROW: Final = f"""SELECT p.id, p.title, e.id, e.name, p.sigungu, p.district_code, p.occupation_text,
    p.occupation_code, p.funding, p.openings, p.wage_monthly, p.registered_on, p.closes_on,
    (SELECT c.name FROM counselor c WHERE c.id = p.developer_id), {_FILLED},
    (SELECT COUNT(*) FROM referral r WHERE r.posting_id = p.id AND r.state <> 'undone'), {LADDER} {_FROM}"""


def unfilled_page(
    reader: Reader,
    institution_id: int,
    wanted: UnfilledFilter,
    day: LadderDay,
    *,
    start: Key | None = None,
    skip: int = 0,
    limit: int | None = None,
) -> list[Unfilled]:
    """Postings that still take people, the longest waiting first: from a key on, that row included, or from the first.

    Args:
        skip: Rows to pass over from there.
        limit: Rows at most.
    """
    where, parameters = where_of(institution_id, wanted, day)
    if start is not None:
        # The day alone leads into the index.
        where += " AND p.registered_on >= :start_day AND (p.registered_on > :start_day OR p.id >= :start_id)"
        parameters |= {"start_day": start.registered_on, "start_id": start.id}
    some = ""
    if limit is not None:
        some = " LIMIT :limit OFFSET :skip"
        parameters |= {"limit": limit, "skip": skip}
    found = reader.rows(f"{_ROW} WHERE {where} ORDER BY p.registered_on, p.id{some}", parameters, _Open)
    return [_seen(row, day) for row in found]


def unfilled_among(reader: Reader, institution_id: int, ids: Sequence[int], day: LadderDay) -> list[Unfilled]:
    """Those of these postings that still take people, the longest waiting first."""
    where, parameters = where_of(institution_id, UnfilledFilter(), day)
    listed, held = names("id", ids)
    found = reader.rows(
        f"{_ROW} WHERE {where} AND p.id IN ({listed}) ORDER BY p.registered_on, p.id", {**parameters, **held}, _Open
    )
    return [_seen(row, day) for row in found]


def unfilled_anchors(
    reader: Reader, institution_id: int, wanted: UnfilledFilter, day: LadderDay, every: int
) -> list[Key]:
    """The keys of rows 0, `every`, twice that … of the list."""
    where, parameters = where_of(institution_id, wanted, day)
    return reader.rows(
        f"""SELECT day, id FROM (
            SELECT day, id, ROW_NUMBER() OVER (ORDER BY day, id) - 1 AS place
            FROM (SELECT p.registered_on AS day, p.id AS id {_from(where)} WHERE {where}) AS keys) AS placed
        WHERE place % :every = 0 ORDER BY place""",
        {**parameters, "every": every},
        Key,
    )


def unfilled_keys(
    reader: Reader, institution_id: int, wanted: UnfilledFilter, day: LadderDay, *, limit: int
) -> list[Key]:
    """The first keys of the list."""
    where, parameters = where_of(institution_id, wanted, day)
    return reader.rows(
        f"SELECT p.registered_on, p.id {_from(where)} WHERE {where} ORDER BY p.registered_on, p.id LIMIT :limit",
        {**parameters, "limit": limit},
        Key,
    )


def unfilled_total(reader: Reader, institution_id: int, wanted: UnfilledFilter, day: LadderDay) -> Total:
    """How many postings the list has, and the openings left in them."""
    where, parameters = where_of(institution_id, wanted, day)
    found = reader.one(
        f"SELECT COUNT(*), COALESCE(SUM(p.openings - {_FILLED}), 0) {_from(where)} WHERE {where}", parameters, Total
    )
    return found or Total(0, 0)


def where_of(institution_id: int, wanted: UnfilledFilter, day: LadderDay) -> tuple[str, dict[str, Value]]:
    """The condition of a list and its parameters, posting and employer being called `p` and `e`."""
    where = STILL_OPEN
    parameters: dict[str, Value] = {
        "institution_id": institution_id,
        "today": day.today,
        "last_open": day.last_open,
    }
    if wanted.district is not None:
        # 중구 is Seoul's and Incheon's; the name alone means Seoul's.
        there = " AND COALESCE(p.sido, :seoul) = :seoul" if is_in_seoul(wanted.district) else ""
        where += f" AND ((p.sigungu = :district{there}) OR p.district_code = :district)"
        parameters |= {"district": wanted.district, **({"seoul": SEOUL} if there else {})}
    if wanted.occupation is not None:
        where += " AND SUBSTR(p.occupation_code, 1, :digits) = :occupation"
        parameters |= {"occupation": wanted.occupation, "digits": len(wanted.occupation)}
    for name, value in (
        ("developer_id", wanted.developer_id),
        ("funding", None if wanted.funding is None else wanted.funding.value),
    ):
        if value is not None:
            where += f" AND p.{name} = :{name}"
            parameters[name] = value
    if wanted.older_than is not None:
        where += " AND p.registered_on <= :latest"
        parameters["latest"] = _latest_registration(wanted.older_than, day)
    if wanted.age is not None:
        # A limit without a reason in law holds nobody back.
        where += (
            """ AND (p.age_basis IS NULL OR (COALESCE(p.age_min, 0) <= :age AND COALESCE(p.age_max, 999) >= :age))"""
        )
        parameters["age"] = wanted.age
    if wanted.sectors is not None:
        listed, held = names("sector", sorted(sector.value for sector in wanted.sectors))
        where += f" AND e.growth_sector IN ({listed})"
        parameters |= held
    if wanted.wage_won is not None:
        where += " AND p.wage_monthly >= :wage_won"
        parameters["wage_won"] = wanted.wage_won
    if wanted.remaining is not None:
        where += f" AND p.openings >= :remaining AND p.openings - {_FILLED} >= :remaining"
        parameters["remaining"] = wanted.remaining
    for place, word in enumerate(wanted.words):
        text, held = _holds(word, place)
        where += f" AND {text}"
        parameters |= held
    if wanted.stages is not None or wanted.team is not None:
        text, held = _on_ladder(wanted, day)
        where += f" AND {text}"
        parameters |= held
    return where, parameters


def is_in_seoul(district: str) -> bool:
    """Whether a local government's name is one of Seoul's districts."""
    return any(place.sigungu == district for place in seoul_districts())


def _from(where: str) -> str:
    """The tables of a count, the employers among them only where they are asked about."""
    return _FROM if re.search(r"\be\.", where) else "FROM posting p"


def _holds(word: Word, place: int) -> tuple[str, dict[str, Value]]:
    pattern = word.text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    held: dict[str, Value] = {f"word{place}": f"%{pattern}%"}
    ways = [f"LOWER({_TEXTS}) LIKE :word{place} ESCAPE '!'"]
    for number, code in enumerate(word.codes):
        name = f"word{place}_{number}"
        ways.append(f"SUBSTR(p.occupation_code, 1, {len(code)}) = :{name}")
        held[name] = code
    return f"({' OR '.join(ways)})", held


def _on_ladder(wanted: UnfilledFilter, day: LadderDay) -> tuple[str, dict[str, Value]]:
    """The condition of being on wanted stages and of a team.

    The ladder tells postings apart by when they began, whether one was taken back today, whether a referral is live
    and whether an urgent one has gone out. Each such kind of posting is put to the rule itself, and those that it
    finds wanted are asked for: there is no second rule here.
    """
    young = day.first_day_below(1)
    fresh = day.first_day_below(max(1, day.urgent_after))
    # A day of which the kind is an example, and the days from which and before which it began.
    spans = [(day.today, young, None), (fresh - timedelta(days=1), None, fresh)]
    if fresh < young:
        spans.append((young - timedelta(days=1), fresh, young))
    kinds: set[tuple[int, bool | None, bool | None, bool | None]] = set()
    for span, (begun, _, _) in enumerate(spans):
        for taken_back, live, sent in product((False, True), repeat=3):
            posting = Standing(begun, None, day.today if taken_back else None, int(live), int(sent))
            wants_stage = wanted.stages is None or day.stage(posting) in wanted.stages
            if wants_stage and (wanted.team is None or day.team(posting) is wanted.team):
                kinds.add((span, taken_back, live, sent))
    if not kinds:
        return "1 = 0", {}
    ways = []
    for span, *answers in sorted(_merged(kinds), key=str):
        _, since, before = spans[span]
        parts = [] if since is None else [_begun_since(since, young)]
        if before is not None:
            # The first half says what the second implies, and leads into the index.
            name = _bound(before, young)
            parts.append(f"p.registered_on < :{name} AND NOT {_begun_since(before, young)}")
        back, *counted = answers
        for column, any_of_it in zip((_LIVE, _URGENT_SENT), counted, strict=True):
            if any_of_it is not None:
                parts.append(f"{column} {'>' if any_of_it else '='} 0")
        if back is not None:
            parts.append(f"{'' if back else 'NOT '}COALESCE({_TAKEN_BACK} >= :young, 1 = 0)")
        ways.append(f"({' AND '.join(parts)})")
    held: dict[str, Value] = {"young": young, "fresh": fresh, "young_at": _dawn(young), "fresh_at": _dawn(fresh)}
    return f"({' OR '.join(ways)})", held


def _merged(
    kinds: set[tuple[int, bool | None, bool | None, bool | None]],
) -> set[tuple[int, bool | None, bool | None, bool | None]]:
    """The same kinds in fewer: two that differ in one answer need not ask for it."""
    for place in (1, 2, 3):
        for kind in list(kinds):
            twin = (*kind[:place], True, *kind[place + 1 :])
            if kind[place] is False and twin in kinds:
                kinds = (kinds - {kind, twin}) | {(*kind[:place], None, *kind[place + 1 :])}  # type: ignore[arg-type]
    return kinds


def _bound(day: date, young: date) -> str:
    return "young" if day == young else "fresh"


def _begun_since(day: date, young: date) -> str:
    name = _bound(day, young)
    return f"(p.registered_on >= :{name} OR COALESCE({_REOPENED}, 0) >= :{name}_at)"


def _dawn(day: date) -> int:
    """When a Korean day began, microseconds UTC."""
    return micros(datetime.combine(day, time(), KST))


def _seen(row: _Open, day: LadderDay) -> Unfilled:
    reopened_on = None if row.reopened_at is None else business_day(row.reopened_at)
    standing = Standing(row.registered_on, reopened_on, row.taken_back_on, row.live, row.urgent_sent)
    return Unfilled(
        *row[:-2],
        reopened_on=reopened_on,
        taken_back_on=row.taken_back_on,
        remaining=None if row.openings is None else row.openings - row.filled,
        waiting_days=day.age(row.registered_on),
        stage=day.stage(standing),
        team=day.team(standing),
    )


def _latest_registration(older_than: int, day: LadderDay) -> date:
    """The last day of registration that has waited `older_than` business days."""
    if older_than <= 0:
        return day.today
    if older_than >= day.age(_FIRST_DAY):
        return _FIRST_DAY
    return day.first_day_below(older_than) - timedelta(days=1)
