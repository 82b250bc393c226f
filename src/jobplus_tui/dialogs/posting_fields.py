"""What stands in the fields of a new posting, read as counselors type it."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from jobplus_core.age_limit import AgeBasis
from jobplus_core.codes.occupations import EDITION, Suggestion
from jobplus_core.codes.places import split_address
from jobplus_core.kinds import EmploymentForm, Funding, WageBasis
from jobplus_core.postings.rules import LEAST_AGE, MOST_AGE, PostingForm
from jobplus_tui.desk.posting_words import district_named
from jobplus_tui.i18n import N_
from jobplus_tui.typed import read_day, read_won

BASES: Final = {
    "연봉": WageBasis.YEAR, "월급": WageBasis.MONTH, "월": WageBasis.MONTH, "일급": WageBasis.DAY,
    "일당": WageBasis.DAY, "시급": WageBasis.HOUR,
}  # fmt: skip
WON_FROM: Final = 1_000
"""A bare day's or hour's wage from here on is won, not 10,000 won."""

AGE_BASES: Final = {
    AgeBasis.GENUINE_REQUIREMENT: N_("nature of the work"),
    AgeBasis.RETIREMENT_AGE: N_("retirement age"),
    AgeBasis.SUPPORT_MEASURE: N_("support by law"),
    AgeBasis.OTHER_STATUTE: N_("another statute"),
}
"""Message id of each reason for which the law allows an age limit."""

EXAMPLES: Final = {
    "title": N_("type the work, such as 경리사무원"),
    "employer": N_("type the company"),
    "openings": N_("a number, such as 2"),
    "district": N_("a district, such as 중구 or 용인시"),
    "wage": N_("such as 220, 시급 10320, 연봉 3000만"),
    "hours": N_("such as 09:00-18:00"),
    "days": N_("1 to 7"),
    "weekly": N_("1 to 80, such as 40"),
    "closes_on": N_("such as 12/31, +14, 금"),
    "ages": N_("such as 19-, -60, 19-60"),
    "age_basis": N_("choose the reason, or empty the age"),
}
"""Message id of an example for each field that can be refused."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields as they were typed, kept when the form is left half done."""

    texts: dict[str, str] = field(default_factory=dict)
    form: EmploymentForm | None = None
    funding: Funding = Funding.PRIVATE
    age_basis: AgeBasis | None = None
    preferred_groups: frozenset[str] | None = None
    rotating: bool | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was typed."""
        return not any(text.strip() for text in self.texts.values())


def read_wage(text: str) -> tuple[WageBasis, int] | None:
    """Return span and won of a wage: `220` is 220만 a month, `시급 10320` 10,320 won an hour."""
    word = unicodedata.normalize("NFKC", text).strip()
    basis = WageBasis.MONTH
    for name, known in BASES.items():
        if word.startswith(name):
            basis, word = known, word[len(name) :].strip()
            break
    if basis in (WageBasis.DAY, WageBasis.HOUR) and re.fullmatch(r"[\d,]+", word):
        bare = int(word.replace(",", "") or 0)
        won = bare if bare >= WON_FROM else bare * 10_000
    else:
        won = read_won(word) or 0
    return (basis, won) if won > 0 else None


def read_hours(text: str) -> tuple[str, str] | None:
    """Return start and end of the working day: `9-18`, `09:00~18:00`."""
    found = re.fullmatch(r"(\d{1,2})(?::(\d{2}))?\s*[-~–]\s*(\d{1,2})(?::(\d{2}))?", text.strip())
    if found is None:
        return None
    first, first_min, last, last_min = (int(part or 0) for part in found.groups())
    if first > 23 or last > 24 or first_min > 59 or last_min > 59 or (last == 24 and last_min):
        return None
    return f"{first:02}:{first_min:02}", f"{last % 24:02}:{last_min:02}"


def read_ages(text: str) -> tuple[int | None, int | None] | None:
    """Return the least and the most age: `19-60`, `19-` or `19 이상`, `-60` or `60 이하`, in full years."""
    word = unicodedata.normalize("NFKC", text).replace("만", "").replace("세", "").replace(" ", "")
    word = word.replace("이상", "-").replace("부터", "-").replace("까지", "")
    if word.endswith("이하"):
        word = "-" + word.removesuffix("이하") if "-" not in word else word.removesuffix("이하")
    found = re.fullmatch(r"(\d{1,3})?[-~–](\d{1,3})?", word)
    if found is None or not any(found.groups()):
        return None
    least, most = (int(part) if part else None for part in found.groups())
    if any(age is not None and not LEAST_AGE <= age <= MOST_AGE for age in (least, most)):
        return None
    return None if least is not None and most is not None and least > most else (least, most)


def _number(text: str, least: int, most: int) -> int | None:
    word = unicodedata.normalize("NFKC", text).strip().removesuffix("명").removesuffix("일").removesuffix("시간")
    return int(word) if re.fullmatch(r"\d{1,6}", word) and least <= int(word) <= most else None


def read_typed(typed: Typed, suggestion: Suggestion | None, today: date) -> tuple[PostingForm | None, list[str]]:
    """Read the fields.

    Args:
        typed: The fields.
        suggestion: The occupation that its words were taken for.
        today: The day that typed days are counted from.

    Returns:
        The form, and the names of the fields that were not understood; the form is missing when there are any.
    """
    texts = {name: text.strip() for name, text in typed.texts.items()}

    def text(name: str) -> str:
        return texts.get(name, "")

    wrong = [name for name in ("employer", "title") if not text(name)]
    openings = _number(text("openings"), 1, 99_999)
    wage, hours = read_wage(text("wage")), read_hours(text("hours"))
    days, weekly = _number(text("days"), 1, 7), _number(text("weekly"), 1, 80)
    closes = read_day(text("closes_on"), today)
    ages = read_ages(text("ages"))
    address = split_address(district_named(text("district")) or text("district"))
    read = {
        "openings": openings, "wage": wage, "hours": hours, "days": days, "weekly": weekly,
        "district": address.place, "closes_on": closes if closes is None or closes >= today else None, "ages": ages,
    }  # fmt: skip
    wrong += [name for name, value in read.items() if text(name) and value is None]
    if ages is not None and typed.age_basis is None:
        # Without a reason in law a limit is void (고용상 연령차별금지법 제4조의5); it is not written down at all.
        wrong.append("age_basis")
    if wrong:
        return None, wrong
    occupation = text("occupation") or None
    return (
        PostingForm(
            title=text("title"),
            employer=text("employer"),
            registered_on=today,
            funding=typed.funding,
            openings=openings,
            occupation_text=occupation,
            occupation_code=suggestion.code if occupation and suggestion else None,
            occupation_edition=EDITION if occupation and suggestion else None,
            occupation_confidence=suggestion.confidence if occupation and suggestion else None,
            sido=address.sido,
            sigungu=address.sigungu,
            district_code=address.place.code if address.place else None,
            address=address.rest or None,
            wage_basis=wage[0] if wage else None,
            wage_won=wage[1] if wage else None,
            starts_at=hours[0] if hours else None,
            ends_at=hours[1] if hours else None,
            days_per_week=days,
            hours_per_week=None if weekly is None else float(weekly),
            employment_form=typed.form,
            closes_on=closes,
            age_min=ages[0] if ages else None,
            age_max=ages[1] if ages else None,
            age_basis=typed.age_basis if ages else None,
            preferred_groups=typed.preferred_groups,
            rotating=typed.rotating,
        ),
        [],
    )
