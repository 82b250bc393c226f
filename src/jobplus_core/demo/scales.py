"""How much a demo holds: the plan's year, a fortieth of it, or a whole city's."""

from dataclasses import dataclass
from typing import Final, Literal

Scale = Literal["small", "center", "city"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Volumes:
    """What a year brings (the plan: organization, postings, referrals).

    Attributes:
        new_seekers: Registrations of people never seen before.
        known_seekers: People taken over from the year before, nearly all of whom register again in the year.
        private_postings, support_postings: Postings of the two fundings.
        private_openings, support_openings: People these want.
        urgent: Urgent referrals (긴급알선) among `referrals`.
    """

    new_seekers: int
    known_seekers: int
    registrations: int
    sessions: int
    referrals: int
    urgent: int
    private_postings: int
    private_openings: int
    support_postings: int
    support_openings: int
    employers: int


_CENTER: Final = Volumes(
    new_seekers=2_600,
    known_seekers=15_900,
    registrations=18_300,
    sessions=140_000,
    referrals=50_000,
    urgent=2_000,
    private_postings=4_000,
    private_openings=18_000,
    support_postings=4_000,
    support_openings=7_000,
    employers=3_000,
)


def _part(divisor: int) -> Volumes:
    return Volumes(**{name: getattr(_CENTER, name) // divisor for name in _CENTER.__slots__})


# A city's desks meet more people than one center; each of them is seen less often, so that the store's size comes
# from people and postings.
VOLUMES: Final[dict[Scale, Volumes]] = {
    "small": _part(40),
    "center": _CENTER,
    "city": Volumes(
        new_seekers=80_000,
        known_seekers=420_000,
        registrations=500_000,
        sessions=1_500_000,
        referrals=900_000,
        urgent=60_000,
        private_postings=125_000,
        private_openings=560_000,
        support_postings=125_000,
        support_openings=220_000,
        employers=60_000,
    ),
}
