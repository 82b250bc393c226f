"""Referrals written straight into a store, with the reasons shown and the way they ended: many at a time."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from random import Random

from jobplus_core.kinds import LIVE_REFERRALS, ReferralState, RefusalReason
from jobplus_core.matching.learning.logistic import sigmoid
from jobplus_core.matching.learning.rules import LEARNED
from jobplus_core.postings.commands import register_posting
from tests.support.cases import POSTING, a_seeker
from tests.support.center import Center

Made = tuple[int, int, Mapping[str, int] | None, ReferralState, RefusalReason | None]
"""Seeker, posting, the levels shown, how it ended and why."""


def shown(levels: Mapping[str, int]) -> str:
    """What a ranking showed, where only the levels matter."""
    return json.dumps(
        [
            {"criterion": name, "state": "met", "level": level, "weight": 10, "phrase": f"{name}.any", "figures": {}}
            for name, level in levels.items()
        ]
    )


def add_referrals(center: Center, made: Iterable[Made]) -> list[int]:
    """Write referrals of 김하나's, and return their numbers."""
    from jobplus_core.tables.casework import Referral

    with center.store.write(center.kim, "made_up") as work:
        rows = [
            Referral(
                institution_id=center.institution_id,
                seeker_id=seeker,
                posting_id=posting,
                counselor_id=center.kim.counselor_id or 0,
                channel="center",
                state=state.value,
                score=None if levels is None else 5_000,
                weight_version=None if levels is None else 1,
                reasons=None if levels is None else shown(levels),
                referred_on=work.today,
                ended_on=None if state in LIVE_REFERRALS else work.today,
                refusal_reason=reason.value if reason else None,
                recorded_at=work.now,
            )
            for seeker, posting, levels, state, reason in made
        ]
        work.session.add_all(rows)
        work.session.flush()
        keys = [row.key for row in rows]
        work.finish()
    return keys


def play_center(center: Center, number: int = 100) -> list[int]:
    """Refer five people who mind the pay alone to employers who mind the career alone, and return the people."""
    dice = Random(4)
    store, kim = center.store, center.kim
    people = [a_seeker(store, kim, name=f"홍길{mark}") for mark in "일이삼사오"]
    posting = register_posting(store, kim, replace(POSTING, openings=None))
    register_posting(store, kim, replace(POSTING, title="먼 일", district_code="11680", wage_won=3_000_000))
    rows: list[Made] = []
    for at in range(number):
        levels = {name: dice.choice((0, 50, 100)) for name in LEARNED}
        willing = dice.random() < sigmoid(4 * levels["wage"] / 100 - 1)
        taken = dice.random() < sigmoid(4 * levels["career"] / 100 - 2)
        state = ReferralState.HIRED if taken else ReferralState.EMPLOYER_REFUSED
        rows.append(
            (
                people[at % len(people)],
                posting,
                levels,
                state if willing else ReferralState.SEEKER_REFUSED,
                None if willing and taken else RefusalReason.OTHER,
            )
        )
    add_referrals(center, rows)
    return people
