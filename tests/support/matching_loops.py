"""Matching in plain loops that share no code with the index and the criteria but the two distance tables."""

from jobplus_core.codes.commute import minutes_between
from jobplus_core.codes.occupations import distance_level
from jobplus_core.kinds import CareerDemand, Education
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.weights import DEFAULT
from tests.support.facts import LADDER, TODAY


def plain_time(s: SeekerFacts, p: PostingFacts) -> tuple[bool, int]:
    """Minute by minute: whether the shift blocks, and the level."""
    blocks, levels = False, []
    shift: list[int] | None = None
    if p.starts_at is not None and p.ends_at is not None:
        shift = list(range(p.starts_at, p.ends_at if p.ends_at > p.starts_at else p.ends_at + 1440))
    if s.days_per_week is not None:
        if p.days_per_week is None:
            levels.append(50)
        else:
            blocks |= p.days_per_week > s.days_per_week
            levels.append(min(100, 100 * s.days_per_week // p.days_per_week))
    if s.starts_at is not None and s.ends_at is not None:
        if shift is None:
            levels.append(50)
        else:
            free = set(range(s.starts_at, s.ends_at if s.ends_at > s.starts_at else s.ends_at + 1440))
            inside = max(sum(minute + day in free for minute in shift) for day in (-1440, 0, 1440))
            blocks |= inside < len(shift)
            levels.append(100 * inside // len(shift))
    if s.night is True:
        levels.append(100)
    elif s.night is False:
        if shift is None:
            levels.append(50)
        else:
            at_night = any(minute % 1440 < 360 or minute % 1440 >= 1320 for minute in shift)
            blocks |= at_night
            levels.append(0 if at_night else 100)
    if s.rotating is False and p.rotating:
        blocks = True
        levels.append(0)
    return blocks, sum(levels) // len(levels) if levels else 50


def plain_commute(s: SeekerFacts, p: PostingFacts) -> tuple[bool, int]:
    if p.place_code is None:
        return False, 40
    wished = any(p.place_code.startswith(code) for code in s.wished_places)
    home = f"{s.place_code} {s.dong}" if s.dong else s.place_code
    work = f"{p.place_code} {p.dong}" if p.dong else p.place_code
    minutes = minutes_between(home, work) if home and s.place_code else None
    if minutes is not None and s.max_commute_minutes is not None:
        if minutes > s.max_commute_minutes:
            return not wished, 60 if wished else 40 * s.max_commute_minutes // minutes
        near = 100 - 60 * minutes // s.max_commute_minutes
        return False, max(80, near) if wished else near
    if wished:
        return False, 80
    if s.wished_places and s.max_commute_minutes is None:
        return True, 20
    return False, 40 if minutes is None else max(0, 100 - minutes)


def plain_wage(s: SeekerFacts, p: PostingFacts) -> tuple[bool, int]:
    for wish, least, most in (
        (s.wish_hourly_won, p.hourly_won, p.hourly_max_won),
        (s.wish_monthly_won, p.monthly_won, p.monthly_max_won),
    ):
        if wish and least is not None:
            if least >= wish:
                return False, min(100, 80 + (least - wish) * 100 // wish)
            return max(least, most or 0) < wish and not p.wage_negotiable, 80 * least // wish
    return False, 50


def plain_order(s: SeekerFacts, p: PostingFacts) -> bool:
    """Whether this pair stands behind those whose occupation is known on both sides."""
    return not s.wished_occupations or p.occupation_code is None


def plain_pair(s: SeekerFacts, p: PostingFacts) -> tuple[set[str], int]:
    """The criteria that block this pair, and its score."""
    blocks: set[str] = set()
    levels: dict[str, int] = dict.fromkeys(DEFAULT.weights, 50)

    def say(name: str, blocked: bool, level: int) -> None:
        levels[name] = level
        if blocked:
            blocks.add(name)

    if s.wished_occupations and p.occupation_code is None:
        levels["occupation"] = 30
    elif p.occupation_code and s.wished_occupations:
        near = [
            (distance_level(wish, p.occupation_code), 100 if rank == 0 else 90 if rank == 1 else 80)
            for rank, wish in enumerate(s.wished_occupations)
        ]
        good = [level * share // 100 for level, share in near if level >= 70]
        say("occupation", not good, max(good or [level * share // 100 for level, share in near]))
    say("commute", *plain_commute(s, p))
    say("wage", *plain_wage(s, p))
    if p.career in (CareerDemand.ANY, CareerDemand.ENTRY):
        levels["career"] = 70
    elif p.career is not None and s.career_months is not None:
        if p.career_months:
            levels["career"] = min(100, 100 * s.career_months // p.career_months)
        else:
            levels["career"] = 70 if s.career_months > 0 else 0
    if p.licenses is not None and len(p.licenses) == 0:
        levels["licenses"] = 70
    elif p.licenses is not None and s.licenses is not None:
        have = len([name for name in p.licenses if name in s.licenses])
        say("licenses", have < len(p.licenses), 100 * have // len(p.licenses))
    if p.employment_form and s.employment_forms:
        place = s.employment_forms.index(p.employment_form) if p.employment_form in s.employment_forms else -1
        say("form", place < 0, 0 if place < 0 else 80 if place else 100)
    say("time", *plain_time(s, p))
    if p.education is Education.ANY:
        levels["education"] = 100
    elif p.education is not None and s.education is not None:
        steps = LADDER.index(s.education) - LADDER.index(p.education)
        say("education", steps < 0, max(60, 100 - 10 * steps) if steps >= 0 else max(0, 60 + 30 * steps))
    if p.age_basis and s.birth_date:
        birthday_to_come = (TODAY.month, TODAY.day) < (s.birth_date.month, s.birth_date.day)
        age = TODAY.year - s.birth_date.year - birthday_to_come
        if not (p.age_min or 0) <= age <= (p.age_max or 200):
            blocks.add("age")
    if p.closes_on is not None and p.closes_on < TODAY:
        blocks.add("deadline")
    if p.openings is not None and p.filled >= p.openings:
        blocks.add("openings")
    if p.id in s.referred or p.id in s.refused:
        blocks.add("history")
    return blocks, sum(DEFAULT.weights[name] * level for name, level in levels.items())
