"""Age limits on a posting: void unless the law names the reason for them.

Recruiting may not set people back for their age without good reason (고용상 연령차별금지 및 고령자고용촉진에 관한
법률 제4조의4 제1항 제1호). The exceptions are those of 제4조의5, and duties that another statute puts on an
employer. A limit without such a basis is kept as it was published and held against nobody.
"""

from datetime import date
from enum import StrEnum


class AgeBasis(StrEnum):
    """Why an age limit is lawful; it is stored with the limit."""

    GENUINE_REQUIREMENT = "genuine_requirement"
    """The nature of the work makes it unavoidable (제4조의5 제1호)."""
    RETIREMENT_AGE = "retirement_age"
    """The employer's retirement age (제4조의5 제3호)."""
    SUPPORT_MEASURE = "support_measure"
    """A measure by law that keeps or furthers the employment of an age group (제4조의5 제4호)."""
    OTHER_STATUTE = "other_statute"
    """Another statute sets it, such as 청소년 보호법 제29조 for places closed to minors."""


def age_on(born: date, day: date) -> int:
    """Full years of age (만 나이) on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
