"""What matching knows, read from the store: the postings and seekers in question, in a few statements each."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from jobplus_core.age_limit import AgeBasis
from jobplus_core.codes.commute import known_dong
from jobplus_core.codes.occupations import by_code
from jobplus_core.db.read_port import Reader, Value, names
from jobplus_core.kinds import CareerDemand, Education, EmploymentForm, ReferralState, WageBasis
from jobplus_core.matching.facts import PostingFacts, SeekerFacts, clock_minutes, license_key
from jobplus_core.seekers.merging.queries import FAMILY
from jobplus_core.seekers.rules import SeekerForm, wished_monthly

T = TypeVar("T")

_EDUCATION: Final = {kind.value: kind for kind in Education}
_CAREER: Final = {kind.value: kind for kind in CareerDemand}
_FORM: Final = {kind.value: kind for kind in EmploymentForm}
_BASIS: Final = {kind.value: kind for kind in WageBasis}
_OCCUPATION: Final = "occupation"
_PLACE: Final = "place"
_NONE: Final[frozenset[int]] = frozenset()


class _Posting(NamedTuple):
    id: int
    occupation_code: str | None
    place_code: str | None
    address: str | None
    wage_basis: str | None
    wage_won: int | None
    wage_max_won: int | None
    wage_negotiable: bool | None
    hours_per_week: float | None
    days_per_week: int | None
    starts_at: str | None
    ends_at: str | None
    rotating: bool | None
    employment_form: str | None
    education: str | None
    career: str | None
    career_months: int | None
    licenses: str | None
    closes_on: date | None
    until_filled: bool
    openings: int | None
    age_min: int | None
    age_max: int | None
    age_basis: str | None
    preferred_groups: str | None
    filled: int


class _Seeker(NamedTuple):
    id: int
    place_code: str | None
    dong: str | None
    commute_minutes: int | None
    wage_monthly: int | None
    wage_hourly: int | None
    employment_forms: str | None
    days_per_week: int | None
    starts_at: str | None
    ends_at: str | None
    night: bool | None
    rotating: bool | None
    education: str | None
    career_months: int | None
    birth_date: date | None
    target_groups: str


class _Wish(NamedTuple):
    seeker_id: int
    kind: str
    code: str


class _License(NamedTuple):
    seeker_id: int
    name: str


class _Referral(NamedTuple):
    seeker_id: int
    posting_id: int
    live: int


_POSTING: Final = """SELECT p.id, p.occupation_code, p.district_code, p.address, p.wage_basis, p.wage_won,
    p.wage_max_won, p.wage_negotiable, p.hours_per_week, p.days_per_week, p.starts_at, p.ends_at, p.rotating,
    p.employment_form, p.education, p.career, p.career_months, p.licenses, p.closes_on, p.until_filled, p.openings,
    p.age_min, p.age_max, p.age_basis, p.preferred_groups,
    (SELECT COUNT(*) FROM placement x WHERE x.posting_id = p.id AND x.state = 'standing')
    FROM posting p"""
_SEEKER: Final = """SELECT s.id, s.district_code, s.dong, s.commute_minutes, s.wage_monthly,
    CASE WHEN s.wage_basis = 'H' THEN s.wage_won END, s.employment_forms, s.days_per_week, s.starts_at, s.ends_at,
    s.night, s.rotating, s.education, s.career_months, s.birth_date, s.target_groups FROM seeker s"""
# A standing placement that no check found ended, and after which the person did not register again.
_WORKING: Final = """x.state = 'standing'
        AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.placement_id = x.id AND f.result IN ('left', 'wants_help'))
        AND NOT EXISTS (SELECT 1 FROM registration r WHERE r.seeker_id = s.id AND r.registered_on > x.hired_on)
        AND NOT EXISTS (SELECT 1 FROM seeker m JOIN registration r ON r.seeker_id = m.id
            WHERE m.merged_into_id = s.id AND r.registered_on > x.hired_on)"""
# Whoever works by a placement of ours looks for nothing, on whichever of the person's records it stands. The records
# merged into one are asked for apart: hardly anybody has any, and either question is then answered from an index.
_LOOKING: Final = f"""s.institution_id = :institution_id AND s.merged_into_id IS NULL AND s.destroyed_at IS NULL
    AND NOT s.staged
    AND NOT EXISTS (SELECT 1 FROM placement x WHERE x.seeker_id = s.id AND {_WORKING})
    AND NOT EXISTS (SELECT 1 FROM seeker k JOIN placement x ON x.seeker_id = k.id
        WHERE k.merged_into_id = s.id AND {_WORKING})"""
_PORTION: Final = 400
_REFUSED: Final = (ReferralState.SEEKER_REFUSED.value, ReferralState.EMPLOYER_REFUSED.value)


def posting_pool(reader: Reader, institution_id: int, today: date) -> tuple[PostingFacts, ...]:
    """The postings somebody may be referred to today: open, not past their last day, openings left or unknown."""
    found = reader.rows(
        f"""{_POSTING} WHERE p.institution_id = :institution_id AND p.state = 'open'
        AND (p.closes_on IS NULL OR p.closes_on >= :today) ORDER BY p.id""",
        {"institution_id": institution_id, "today": today},
        _Posting,
    )
    return tuple(_posting_facts(row) for row in found if row.openings is None or row.openings > row.filled)


def open_postings(reader: Reader, institution_id: int) -> list[PostingFacts]:
    """Every open posting, whatever its deadline and however many were hired: what an index holds."""
    found = reader.rows(
        f"{_POSTING} WHERE p.institution_id = :institution_id AND p.state = 'open' ORDER BY p.id",
        {"institution_id": institution_id},
        _Posting,
    )
    return [_posting_facts(row) for row in found]


def open_postings_among(reader: Reader, institution_id: int, ids: Sequence[int]) -> list[PostingFacts]:
    """Those of these postings that are open."""
    found: list[_Posting] = []
    for start in range(0, len(ids), _PORTION):
        listed, parameters = names("id", ids[start : start + _PORTION])
        found += reader.rows(
            f"{_POSTING} WHERE p.id IN ({listed}) AND p.institution_id = :institution_id AND p.state = 'open'",
            {**parameters, "institution_id": institution_id},
            _Posting,
        )
    return [_posting_facts(row) for row in found]


def seekers_among(reader: Reader, institution_id: int, ids: Sequence[int]) -> list[SeekerFacts]:
    """Those of these seekers who look for work, as `seeker_pool` tells them."""
    found: list[SeekerFacts] = []
    for start in range(0, len(ids), _PORTION):
        listed, parameters = names("id", ids[start : start + _PORTION])
        scope: dict[str, Value] = {**parameters, "institution_id": institution_id}
        who = reader.rows(f"{_SEEKER} WHERE s.id IN ({listed}) AND {_LOOKING}", scope, _Seeker)
        if not who:
            continue
        found += _seekers(
            who,
            reader.rows(
                f"""SELECT seeker_id, kind, code FROM wish
                WHERE seeker_id IN ({listed}) AND code IS NOT NULL ORDER BY seeker_id, rank""",
                parameters,
                _Wish,
            ),
            reader.rows(
                f"SELECT seeker_id, name FROM seeker_license WHERE seeker_id IN ({listed})", parameters, _License
            ),
            reader.rows(
                f"""SELECT COALESCE(k.merged_into_id, k.id), r.posting_id,
                    CASE WHEN r.ended_on IS NULL THEN 1 ELSE 0 END
                FROM seeker k JOIN referral r ON r.seeker_id = k.id JOIN posting p ON p.id = r.posting_id
                WHERE (k.id IN ({listed}) OR k.merged_into_id IN ({listed}))
                AND p.institution_id = :institution_id AND p.state = 'open'
                AND (r.ended_on IS NULL OR r.state IN (:seeker_refused, :employer_refused))""",
                {**scope, "seeker_refused": _REFUSED[0], "employer_refused": _REFUSED[1]},
                _Referral,
            ),
        )
    return found


def posting_facts(reader: Reader, posting_id: int) -> PostingFacts | None:
    """One posting, open or not."""
    row = reader.one(f"{_POSTING} WHERE p.id = :id", {"id": posting_id}, _Posting)
    return None if row is None else _posting_facts(row)


def seeker_pool(reader: Reader, institution_id: int) -> tuple[SeekerFacts, ...]:
    """The seekers who look for work; their referrals are told as far as they concern open postings."""
    scope: dict[str, Value] = {"institution_id": institution_id}
    return _seekers(
        reader.rows(f"{_SEEKER} WHERE {_LOOKING} ORDER BY s.id", scope, _Seeker),
        reader.rows(
            """SELECT w.seeker_id, w.kind, w.code FROM wish w JOIN seeker s ON s.id = w.seeker_id
            WHERE s.institution_id = :institution_id AND w.code IS NOT NULL ORDER BY w.seeker_id, w.rank""",
            scope,
            _Wish,
        ),
        reader.rows(
            """SELECT l.seeker_id, l.name FROM seeker_license l JOIN seeker s ON s.id = l.seeker_id
            WHERE s.institution_id = :institution_id""",
            scope,
            _License,
        ),
        reader.rows(
            """SELECT COALESCE(k.merged_into_id, k.id), r.posting_id, CASE WHEN r.ended_on IS NULL THEN 1 ELSE 0 END
            FROM referral r JOIN posting p ON p.id = r.posting_id JOIN seeker k ON k.id = r.seeker_id
            WHERE p.institution_id = :institution_id AND p.state = 'open'
            AND (r.ended_on IS NULL OR r.state IN (:seeker_refused, :employer_refused))""",
            {**scope, "seeker_refused": _REFUSED[0], "employer_refused": _REFUSED[1]},
            _Referral,
        ),
    )


def seeker_facts(reader: Reader, seeker_id: int) -> SeekerFacts | None:
    """One seeker, with every live referral and every refusal, on whichever of the person's records."""
    who: dict[str, Value] = {"id": seeker_id}
    found = _seekers(
        reader.rows(f"{_SEEKER} WHERE s.id = :id", who, _Seeker),
        reader.rows(
            "SELECT seeker_id, kind, code FROM wish WHERE seeker_id = :id AND code IS NOT NULL ORDER BY rank",
            who,
            _Wish,
        ),
        reader.rows("SELECT seeker_id, name FROM seeker_license WHERE seeker_id = :id", who, _License),
        reader.rows(
            f"""SELECT CAST(:seeker_id AS BIGINT), posting_id, CASE WHEN ended_on IS NULL THEN 1 ELSE 0 END
            FROM referral
            WHERE seeker_id IN {FAMILY} AND (ended_on IS NULL OR state IN (:seeker_refused, :employer_refused))""",
            {"seeker_id": seeker_id, "seeker_refused": _REFUSED[0], "employer_refused": _REFUSED[1]},
            _Referral,
        ),
    )
    return found[0] if found else None


def facts_of_form(form: SeekerForm, *, known: SeekerFacts | None = None) -> SeekerFacts:
    """A form as matching sees it while it is typed; what is not legible yet is unknown.

    Args:
        known: The person's facts, where the form mends a record: its number and referrals are taken over.
    """
    return SeekerFacts(
        id=known.id if known else 0,
        wished_occupations=tuple(wish.code for wish in form.occupations if wish.code),
        place_code=form.district_code,
        dong=_dong(form.district_code, form.dong),
        wished_places=form.places,
        max_commute_minutes=form.commute_minutes,
        wish_monthly_won=wished_monthly(form.wage_basis, form.wage_won),
        wish_hourly_won=form.wage_won if form.wage_basis is WageBasis.HOUR else None,
        employment_forms=form.employment_forms,
        days_per_week=form.days_per_week,
        starts_at=_minutes(form.starts_at),
        ends_at=_minutes(form.ends_at),
        night=form.night,
        rotating=form.rotating,
        education=form.education,
        career_months=form.career_months,
        licenses=_licenses(form.licenses),
        birth_date=form.birth_date,
        target_groups=frozenset(group.value for group in form.target_groups),
        referred=known.referred if known else _NONE,
        refused=known.refused if known else _NONE,
    )


def _posting_facts(row: _Posting) -> PostingFacts:
    code = row.occupation_code
    return PostingFacts(
        id=row.id,
        # A code of another classification says nothing that ours could be held against.
        occupation_code=code if code is not None and by_code(code) is not None else None,
        place_code=row.place_code,
        dong=_dong(row.place_code, row.address),
        wage_basis=_BASIS[row.wage_basis] if row.wage_basis else None,
        wage_won=row.wage_won,
        wage_max_won=row.wage_max_won,
        wage_negotiable=row.wage_negotiable,
        hours_per_week=row.hours_per_week,
        days_per_week=row.days_per_week,
        starts_at=_minutes(row.starts_at),
        ends_at=_minutes(row.ends_at),
        rotating=row.rotating,
        employment_form=_FORM[row.employment_form] if row.employment_form else None,
        education=_EDUCATION[row.education] if row.education else None,
        career=_CAREER[row.career] if row.career else None,
        career_months=row.career_months,
        licenses=None if row.licenses is None else frozenset(map(license_key, row.licenses.split("\n"))) - {""},
        closes_on=row.closes_on,
        until_filled=row.until_filled,
        openings=row.openings,
        filled=row.filled,
        age_min=row.age_min,
        age_max=row.age_max,
        age_basis=AgeBasis(row.age_basis) if row.age_basis else None,
        preferred_groups=None if row.preferred_groups is None else frozenset(row.preferred_groups.split()),
    )


def _seekers(
    rows: list[_Seeker], wishes: list[_Wish], licenses: list[_License], referrals: list[_Referral]
) -> tuple[SeekerFacts, ...]:
    occupations = _grouped((w.seeker_id, w.code) for w in wishes if w.kind == _OCCUPATION)
    places = _grouped((w.seeker_id, w.code) for w in wishes if w.kind == _PLACE)
    held = _grouped((li.seeker_id, li.name) for li in licenses)
    live = _grouped((r.seeker_id, r.posting_id) for r in referrals if r.live)
    refused = _grouped((r.seeker_id, r.posting_id) for r in referrals if not r.live)
    return tuple(
        SeekerFacts(
            id=row.id,
            wished_occupations=tuple(occupations.get(row.id, ())),
            place_code=row.place_code,
            dong=_dong(row.place_code, row.dong),
            wished_places=tuple(places.get(row.id, ())),
            max_commute_minutes=row.commute_minutes,
            wish_monthly_won=row.wage_monthly,
            wish_hourly_won=row.wage_hourly,
            employment_forms=_forms(row.employment_forms or ""),
            days_per_week=row.days_per_week,
            starts_at=_minutes(row.starts_at),
            ends_at=_minutes(row.ends_at),
            night=row.night,
            rotating=row.rotating,
            education=_EDUCATION[row.education] if row.education else None,
            career_months=row.career_months,
            licenses=_licenses(tuple(held.get(row.id, ()))),
            birth_date=row.birth_date,
            target_groups=frozenset(row.target_groups.split()),
            referred=frozenset(live[row.id]) if row.id in live else _NONE,
            refused=frozenset(refused[row.id]) if row.id in refused else _NONE,
        )
        for row in rows
    )


def _dong(place_code: str | None, text: str | None) -> str | None:
    """The dong that a text names in a place, where it names one."""
    return known_dong(place_code, text) if place_code and text else None


def _grouped(pairs: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    groups: dict[int, list[T]] = {}
    for key, value in pairs:
        if key in groups:
            groups[key].append(value)
        else:
            groups[key] = [value]
    return groups


# A few hundred values stand in tens of thousands of rows.
@lru_cache(maxsize=4096)
def _licenses(names: tuple[str, ...]) -> frozenset[str] | None:
    """Keys of the licenses held; the form cannot tell "none" from "not asked", so none named is unknown."""
    return frozenset(key for key in map(license_key, names) if key) or None


@lru_cache(maxsize=4096)
def _forms(words: str) -> tuple[EmploymentForm, ...]:
    return tuple(_FORM[word] for word in words.split())


@lru_cache(maxsize=4096)
def _minutes(text: str | None) -> int | None:
    if text is None:
        return None
    try:
        return clock_minutes(text)
    except ValueError:
        return None
