"""What is to be confirmed before a pair is referred.

Apart from the lists: judging a pair loads the matching criteria, which no list needs.
"""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from jobplus_core.access.queries import setting
from jobplus_core.db.read_port import Reader
from jobplus_core.kinds import ReferralWarning
from jobplus_core.matching.dimensions import HISTORY
from jobplus_core.matching.pool import posting_facts, seeker_facts
from jobplus_core.matching.rank import explain
from jobplus_core.referrals.rules import PairFacts, warnings
from jobplus_core.seekers.merging.queries import FAMILY
from jobplus_core.settings import SettingName


class _Counts(NamedTuple):
    institution_id: int
    earlier: int
    live: int
    openings: int | None
    filled: int
    sessions: int
    sent_today: int


def warnings_for(
    reader: Reader,
    seeker_id: int,
    posting_id: int,
    *,
    day: date,
    at_once: int = 1,
    before: Collection[tuple[int, int]] = (),
) -> tuple[ReferralWarning, ...]:
    """What a counselor has to confirm before referring a seeker to a posting on `day`.

    A pair that is not there has none: referring refuses it.

    Args:
        at_once: Referrals asked for in one act, this one included.
        before: Seeker and posting of those that are made before this one in the same act.
    """
    found = reader.one(
        f"""SELECT p.institution_id,
            (SELECT COUNT(*) FROM referral r WHERE r.posting_id = p.id AND r.seeker_id IN {FAMILY}
                AND r.state <> 'undone'),
            (SELECT COUNT(*) FROM referral r WHERE r.posting_id = p.id AND r.ended_on IS NULL),
            p.openings,
            (SELECT COUNT(*) FROM placement x WHERE x.posting_id = p.id AND x.state = 'standing'),
            (SELECT COUNT(*) FROM counseling_session g WHERE g.seeker_id IN {FAMILY} AND g.withdrawn_on IS NULL
                AND (g.held_on >= (SELECT MAX(h.registered_on) FROM registration h WHERE h.seeker_id IN {FAMILY})
                    OR NOT EXISTS (SELECT 1 FROM registration h WHERE h.seeker_id IN {FAMILY}))),
            (SELECT COUNT(*) FROM referral r WHERE r.seeker_id IN {FAMILY} AND r.referred_on = :day
                AND r.state <> 'undone')
        FROM posting p WHERE p.id = :posting_id""",
        {"seeker_id": seeker_id, "posting_id": posting_id, "day": day},
        _Counts,
    )
    seeker, posting = seeker_facts(reader, seeker_id), posting_facts(reader, posting_id)
    if found is None or seeker is None or posting is None:
        return ()
    blocked = explain(seeker, posting, today=day).blocked_by
    facts = PairFacts(
        earlier=found.earlier,
        live=found.live + sum(posting == posting_id for _seeker, posting in before),
        remaining=None if found.openings is None else found.openings - found.filled,
        # That the pair was referred before is a warning of its own.
        blocked_by=tuple(name for name in blocked if name != HISTORY),
        sessions=found.sessions,
        sent_today=found.sent_today + sum(seeker == seeker_id for seeker, _posting in before),
        at_once=at_once,
    )
    return warnings(facts, most_at_once=setting(reader, found.institution_id, SettingName.REFERRALS_AT_ONCE))
