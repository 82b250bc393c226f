"""What work the demo offers: occupations as skewed as a real center's, and wages that fit them."""

from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import Final

from jobplus_core.codes.occupations import Occupation, by_code, everything
from jobplus_core.kinds import Education, EmploymentForm, WageBasis

# What a public job center meets most, commonest first; the rest of the classification follows in a drawn order.
_COMMONEST: Final = (
    "5611", "5420", "5501", "0272", "0265", "5323", "5502", "2314", "6241", "0292", "6152", "5318", "2322",
    "6161", "8360", "0291", "6223", "2321", "2311", "3075", "5643", "6140", "5312", "1333", "0262", "1332",
    "6154", "6132", "8623", "5619", "0294", "6245", "8161", "3040", "2148", "0271", "8241", "8312", "1362",
    "6221", "0263", "8150", "6139", "4204",
)  # fmt: skip
# Pay a month in thousand won, least and most, by the longest prefix of the code.
_PAY: Final = {
    "0": (2_300, 3_600),
    "01": (3_800, 6_500),
    "027": (2_250, 3_100),
    "029": (2_200, 2_800),
    "1": (2_800, 4_800),
    "2": (2_300, 3_400),
    "23": (2_250, 2_900),
    "3": (2_400, 4_200),
    "307": (2_250, 2_800),
    "4": (2_300, 3_400),
    "5": (2_180, 2_700),
    "531": (2_300, 3_200),
    "6": (2_200, 3_000),
    "622": (2_500, 3_600),
    "7": (2_600, 4_200),
    "8": (2_250, 3_300),
    "9": (2_200, 2_900),
}
# Share of jobs by the hour, in percent, by the longest prefix; elsewhere few.
_HOURLY: Final = {"550": 65, "5323": 40, "561": 30, "6161": 55, "615": 30, "6242": 50, "2148": 35, "5": 15, "6": 12}
_HOURLY_ELSEWHERE: Final = 4
LICENSES: Final = {
    "5501": "요양보호사",
    "3040": "간호사",
    "3075": "간호조무사",
    "2311": "사회복지사 2급",
    "2321": "보육교사 2급",
    "5312": "한식조리기능사",
    "5318": "한식조리기능사",
    "6223": "1종 대형면허",
    "6221": "택시운전자격",
    "8312": "전기기능사",
    "8241": "용접기능사",
    "2314": "직업상담사 2급",
    "0272": "전산회계 1급",
    "5413": "경비지도사",
}
_LEAST_HOURLY: Final = 10_320


@dataclass(frozen=True, slots=True)
class Terms:
    """What a job pays and asks for in time."""

    basis: WageBasis
    won: int
    form: EmploymentForm
    days_per_week: int
    starts_at: str
    ends_at: str
    hours_per_week: float


class Occupations:
    """Units of the classification, drawn by Zipf's law: the n-th commonest has the share 1/n."""

    def __init__(self, chance: Random) -> None:
        common = [found for code in _COMMONEST if (found := by_code(code)) is not None]
        rest = [unit for unit in everything() if unit.level == 4 and unit.code not in _COMMONEST]
        chance.shuffle(rest)
        self._units = (*common, *rest)
        self._shares = tuple(accumulate(1 / rank for rank in range(1, len(self._units) + 1)))

    def draw(self, chance: Random) -> Occupation:
        """One unit."""
        return chance.choices(self._units, cum_weights=self._shares)[0]

    def beside(self, chance: Random, unit: Occupation) -> Occupation:
        """A unit that somebody who wishes `unit` may wish too: often of the same minor group."""
        near = [other for other in self._units if other.parent == unit.parent and other is not unit]
        return chance.choice(near) if near and chance.random() < 0.6 else self.draw(chance)


def monthly_pay(chance: Random, code: str) -> int:
    """A plausible month's pay in won, in steps of 50,000."""
    least, most = _PAY[_longest(code, _PAY)]
    return round(chance.triangular(least, most, least + (most - least) * 0.3)) // 50 * 50_000


def terms(chance: Random, code: str) -> Terms:
    """Plausible terms of a job."""
    prefix = _longest(code, _HOURLY)
    if chance.randrange(100) < (_HOURLY[prefix] if prefix else _HOURLY_ELSEWHERE):
        start, hours, days = chance.choice(((9, 3, 5), (9, 4, 5), (13, 4, 5), (10, 5, 3), (14, 5, 6), (8, 6, 5)))
        won = _LEAST_HOURLY + chance.choice((0, 0, 180, 480, 680, 1_180, 2_180))
        form = chance.choice((EmploymentForm.REGULAR_PART_TIME, EmploymentForm.CONTRACT_PART_TIME))
        return Terms(WageBasis.HOUR, won, form, days, f"{start:02}:00", f"{start + hours:02}:00", float(hours * days))
    monthly = monthly_pay(chance, code)
    start, days = chance.choice(((9, 5), (9, 5), (9, 5), (8, 5), (7, 6), (10, 5)))
    hours = 8 if days == 5 else 7
    form = chance.choices(
        (EmploymentForm.REGULAR, EmploymentForm.CONTRACT, EmploymentForm.DISPATCH), weights=(70, 25, 5)
    )[0]
    span = hours + 1
    yearly = code[0] in "013" and chance.random() < 0.3
    basis, won = (WageBasis.YEAR, monthly * 12) if yearly else (WageBasis.MONTH, monthly)
    return Terms(basis, won, form, days, f"{start:02}:00", f"{start + span:02}:00", float(hours * days))


def schooling(chance: Random, code: str) -> Education:
    """What schooling people of this occupation have."""
    weights = (5, 20, 25, 42, 8) if code[0] in "01234" else (18, 52, 15, 14, 1)
    kinds = (Education.MIDDLE, Education.HIGH, Education.JUNIOR_COLLEGE, Education.UNIVERSITY, Education.MASTER)
    return chance.choices(kinds, weights=weights)[0]


def _longest(code: str, table: dict[str, tuple[int, int]] | dict[str, int]) -> str:
    for length in range(len(code), 0, -1):
        if code[:length] in table:
            return code[:length]
    return ""
