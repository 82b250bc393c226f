"""Sentences for what matching says: criteria, reasons and what could be relaxed.

The core speaks in phrase keys with figures; every key it can say has its sentence here.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from jobplus_core.codes import occupations, places
from jobplus_core.kinds import Education, EmploymentForm, TargetGroup, korean
from jobplus_core.matching.verdicts import Figure, Figures, State, Verdict
from jobplus_tui.format import money
from jobplus_tui.i18n import N_, _, language

CRITERIA_LABELS: Final = {
    "occupation": N_("Trade"),
    "commute": N_("Way"),
    "wage": N_("Pay"),
    "career": N_("Career"),
    "licenses": N_("Papers"),
    "form": N_("Terms"),
    "time": N_("Time"),
    "education": N_("School"),
    "age": N_("Age"),
    "groups": N_("Group"),
    "deadline": N_("Until"),
    "openings": N_("Places"),
    "history": N_("Before"),
}
"""Message id of a criterion's short name."""

PHRASES: Final = {
    "occupation.same": N_("{posting}, as wished"),
    "occupation.near": N_("{posting}, near the wish"),
    "occupation.far": N_("{posting}, wish {wish}"),
    "occupation.unknown": N_("occupation not known"),
    "commute.within": N_("{minutes} min, wish {limit} at most"),
    "commute.beyond": N_("{minutes} min, wish {limit} at most"),
    "commute.wished": N_("wished place, {minutes} min"),
    "commute.wished_place": N_("wished place {place}"),
    "commute.elsewhere": N_("{place}, not a wished place"),
    "commute.minutes": N_("{minutes} min, no limit said"),
    "commute.unknown": N_("way not known"),
    "wage.above": N_("{posting}, {difference} above"),
    "wage.below": N_("{posting}, wish {wish}"),
    "wage.range": N_("{posting} to {most}, wish {wish}"),
    "wage.negotiable": N_("{posting} open to talk, wish {wish}"),
    "wage.hourly_above": N_("{posting} an hour, wish {wish}"),
    "wage.hourly_below": N_("{posting} an hour, wish {wish}"),
    "wage.unknown": N_("wage not known"),
    "career.any": N_("no career asked"),
    "career.enough": N_("{seeker}, asked {posting}"),
    "career.short": N_("{seeker}, asked {posting}"),
    "career.none": N_("career asked, has none"),
    "career.unsaid": N_("{seeker}, career asked, years not said"),
    "career.unknown": N_("career not known"),
    "licenses.any": N_("no license asked"),
    "licenses.held": N_("holds {held}"),
    "licenses.missing": N_("lacks {missing}"),
    "licenses.unknown": N_("licenses not known"),
    "form.accepted": N_("{posting}, as wished"),
    "form.other": N_("{posting}, wish {wish}"),
    "form.unknown": N_("form not known"),
    "time.fits": N_("hours fit"),
    "time.days": N_("{posting} days a week, wish {wish}"),
    "time.hours": N_("{minutes} min outside the wish"),
    "time.night": N_("night work"),
    "time.rotating": N_("rotating shifts"),
    "time.unknown": N_("hours not known"),
    "education.any": N_("no schooling asked"),
    "education.enough": N_("{seeker}, asked {posting}"),
    "education.short": N_("{seeker}, asked {posting}"),
    "education.unknown": N_("schooling not known"),
    "age.any": N_("no age asked"),
    "age.within": N_("age {age}, within the lawful limit"),
    "age.outside": N_("age {age}, outside the lawful limit"),
    "age.unknown": N_("date of birth not known"),
    "groups.any": N_("no group preferred"),
    "groups.preferred": N_("prefers {groups}"),
    "groups.other": N_("prefers {groups}, not of them"),
    "groups.unknown": N_("preference not known"),
    "deadline.open": N_("{days} days left"),
    "deadline.until_filled": N_("open until filled"),
    "deadline.past": N_("closed {days} days ago"),
    "deadline.unknown": N_("deadline not known"),
    "openings.left": N_("{left} of {openings} openings left"),
    "openings.filled": N_("all {openings} openings filled"),
    "openings.unknown": N_("openings not known"),
    "history.new": N_("never referred there"),
    "history.referred": N_("referred there now"),
    "history.refused": N_("was refused there"),
}
"""Message id by phrase key; its figures fill the placeholders."""

EXACT: Final = {"wage.above": N_("{posting}, as wished"), "deadline.open": N_("closes today")}
"""Message id where the difference is nothing."""

CHANGES: Final = {
    "wage.lower": N_("Wage {from} → {to}"),
    "wage.lower_hourly": N_("Hourly wage {from} → {to}"),
    "commute.longer": N_("Commute {from} → {to} min"),
    "places.any": N_("Any place of work"),
    "form.also": N_("Also {form}"),
    "occupation.also": N_("Also {occupation}"),
    "occupation.group": N_("Also all of {occupation}"),
    "license.obtain": N_("With license {license}"),
    "days.more": N_("{from} → {to} days a week"),
    "hours.earlier": N_("Begin {from} → {to}"),
    "hours.later": N_("End {from} → {to}"),
    "hours.wider": N_("Hours {minutes} min wider"),
    "hours.any": N_("Any hours"),
    "night.also": N_("Also night work"),
    "rotating.also": N_("Also rotating shifts"),
    "wage.raise": N_("Pay {from} → {to}"),
    "wage.talk": N_("Pay open to talk"),
    "education.lower": N_("School {from} → {to}"),
    "education.any": N_("Any schooling"),
    "license.drop": N_("Without license {license}"),
    "license.none": N_("Without any license"),
    "days.fewer": N_("Work {from} → {to} days a week"),
    "shift.later": N_("Work begins {from} → {to}"),
    "shift.shorter": N_("Work ends {from} → {to}"),
    "rotating.drop": N_("Without rotating shifts"),
}
"""Message id by the key of a change that could be made."""

SHORT_CHANGES: Final = {
    "wage.lower": N_("Wage {to}"),
    "wage.lower_hourly": N_("Hourly wage {to}"),
    "commute.longer": N_("Commute {to} min"),
    "license.obtain": N_("Get {license}"),
    "days.more": N_("{to} days a week"),
    "hours.earlier": N_("Begin {to}"),
    "hours.later": N_("End {to}"),
    "wage.raise": N_("Pay {to}"),
    "education.lower": N_("School {to}"),
    "days.fewer": N_("Work {to} days"),
    "shift.later": N_("Work begins {to}"),
    "shift.shorter": N_("Work ends {to}"),
}
"""Message id of a change where room is short; the others are short as they are."""

UNASKED: Final = {
    "occupation": N_("ask for the occupation"),
    "commute": N_("ask for the place and the way"),
    "wage": N_("ask for the wage"),
    "career": N_("ask for the career"),
    "licenses": N_("ask for licenses"),
    "form": N_("ask for the form of employment"),
    "time": N_("ask for the hours"),
    "education": N_("ask for the schooling"),
    "age": N_("ask for the date of birth"),
    "deadline": N_("ask until when they take people"),
    "openings": N_("ask how many they take"),
}
"""Message id of what to ask where a criterion lacks data."""

_WON: Final = frozenset({"wage.above", "wage.below", "wage.range", "wage.negotiable", "wage.lower", "wage.raise"})
_HOURLY: Final = frozenset({"wage.hourly_above", "wage.hourly_below", "wage.lower_hourly"})
_CLOCK: Final = frozenset({"hours.earlier", "hours.later", "shift.later", "shift.shorter"})
_GROUPS: Final = frozenset({"groups.preferred", "groups.other"})
_MONTHS: Final = frozenset({"career.enough", "career.short", "career.unsaid"})
_SCHOOLS: Final = frozenset({"education.enough", "education.short", "education.lower", "education.any"})
_FORMS: Final = frozenset({"form.accepted", "form.other", "form.also"})
_JOBS: Final = frozenset({"occupation.same", "occupation.near", "occupation.far"})


def word(kind: StrEnum) -> str:
    """Return the word for a kind: the Korean of the printed forms, or its plain English value."""
    return korean(kind) if language() == "ko" else kind.value.replace("_", " ")


def label(criterion: str) -> str:
    """Return a criterion's short name."""
    return _(CRITERIA_LABELS[criterion]) if criterion in CRITERIA_LABELS else criterion


def months(value: int) -> str:
    """Return a span of months as years and months."""
    years, rest = divmod(value, 12)
    if not years:
        return _("{months} mo").format(months=rest)
    if not rest:
        return _("{years} y").format(years=years)
    return _("{years} y {months} mo").format(years=years, months=rest)


def sentence(verdict: Verdict) -> str:
    """Return what a criterion says, with its figures; a key nobody has worded stays as it is."""
    figures = dict(verdict.figures)
    phrase = PHRASES.get(verdict.phrase, verdict.phrase)
    if verdict.phrase == "wage.above" and figures.get("difference") == 0:
        phrase = EXACT["wage.above"]
    elif verdict.phrase == "deadline.open" and figures.get("days") == 0:
        phrase = EXACT["deadline.open"]
    return _filled(phrase, verdict.phrase, verdict.figures)


def change(key: str, figures: Figures) -> str:
    """Return a change that could be made, as a counselor says it."""
    return _filled(CHANGES.get(key, key), key, figures)


def short_change(key: str, figures: Figures) -> str:
    """Return a change in as few words as a strip has room for."""
    return _filled(SHORT_CHANGES.get(key) or CHANGES.get(key, key), key, figures)


def to_ask(verdicts: tuple[Verdict, ...]) -> list[str]:
    """Return what to ask before referring: one sentence for each criterion that lacks data."""
    return [_(UNASKED[v.criterion]) for v in verdicts if v.state is State.UNKNOWN and v.criterion in UNASKED]


def _filled(phrase: str, key: str, figures: Figures) -> str:
    spoken = _speaker(key)
    held = {name: _place(value) if name == "place" else spoken(value) for name, value in figures}
    try:
        return _(phrase).format(**held)
    except (KeyError, IndexError):
        return _(phrase)


def _speaker(key: str) -> Callable[[Figure], str]:
    if key in _WON:
        return lambda value: _pay(value) if isinstance(value, int) else money(None)
    if key in _HOURLY:
        return lambda value: f"{value:,}" if isinstance(value, int) else str(value)
    if key in _GROUPS:
        return _groups
    if key in _MONTHS:
        return lambda value: months(value) if isinstance(value, int) else str(value)
    if key in _SCHOOLS:
        return lambda value: word(Education(value)) if value in set(Education) else str(value)
    if key in _FORMS:
        return lambda value: word(EmploymentForm(value)) if value in set(EmploymentForm) else str(value)
    if key in _JOBS:
        return _job
    if key in _CLOCK:
        return lambda value: f"{value // 60:02}:{value % 60:02}" if isinstance(value, int) else str(value)
    if key in ("occupation.also", "occupation.group"):
        return lambda value: f"{value} {_job(value)}"
    return str


def _pay(won: int) -> str:
    """A twelfth of a yearly wage is no round sum; nobody speaks of its hundreds."""
    return money(won // 1_000 * 1_000 if won >= 100_000 else won)


def _groups(value: Figure) -> str:
    known = {group.value: group for group in TargetGroup}
    return "·".join(word(known[name]) if name in known else name for name in str(value).split())


def _job(value: Figure) -> str:
    found = occupations.by_code(str(value))
    return found.name if found is not None else str(value)


def _place(value: Figure) -> str:
    found = places.by_code(str(value))
    return found.sigungu if found is not None else str(value)
