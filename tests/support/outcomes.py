"""Referrals written straight into a store, with the reasons shown and the way they ended: many at a time."""

import json
from collections.abc import Iterable, Mapping

from jobplus_core.kinds import LIVE_REFERRALS, ReferralState, RefusalReason
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
