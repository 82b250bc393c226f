"""A person's history by kind, the records merged into one among them, on both databases."""

from jobplus_core.counseling.commands import log_session
from jobplus_core.counseling.history import queries as history
from jobplus_core.counseling.queries import session, sessions
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.kinds import ReferralState, RefusalReason
from jobplus_core.placements.commands import cancel_placement, place
from jobplus_core.referrals.commands import record_outcome, refer
from jobplus_core.seekers.merging.commands import merge_seekers
from tests.support.cases import TODAY, a_posting, a_seeker
from tests.support.center import Center


def test_every_kind_is_read_with_its_outcome(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    refused = refer(center.store, center.lee, who, a_posting(center.store, center.kim))
    record_outcome(
        center.store,
        center.lee,
        refused,
        ReferralState.SEEKER_REFUSED,
        version=1,
        reason=RefusalReason.DISTANCE,
        note="두 번 갈아탐",
    )
    hired = refer(center.store, center.kim, who, a_posting(center.store, center.kim))
    placed = place(center.store, center.kim, hired)
    cancel_placement(center.store, center.kim, placed, "출근 안 함", version=1)
    with center.store.read() as reader:
        (registered,) = history.registrations(reader, who)
        assert (registered.standing, registered.registered_on, registered.counselor) == ("new", TODAY, "김하나")
        assert [
            (row.id, row.employer, row.state, row.refusal_reason, row.refusal_note, row.counselor)
            for row in history.referrals(reader, who)
        ] == [
            (refused, "다온요양원", "seeker_refused", "distance", "두 번 갈아탐", "이두리"),
            (hired, "다온요양원", "withdrawn", None, "출근 안 함", "김하나"),
        ]
        (placement,) = history.placements(reader, who)
        assert (placement.referral_id, placement.state, placement.cancelled_on, placement.cancelled_reason) == (
            hired, "cancelled", TODAY, "출근 안 함",
        )  # fmt: skip
        assert {row.result for row in history.follow_ups(reader, who)} == {"cancelled"}
        assert history.merges(reader, who) == []


def test_merged_records_are_one_history_and_other_people_stay_out(center: Center) -> None:
    kept, merged, other = (
        a_seeker(center.store, center.kim, name, phone=f"010-0000-{place:04}")
        for place, name in enumerate(("홍길순", "홍길순", "강하늘"))
    )
    for who in (kept, merged, other):
        place(center.store, center.kim, refer(center.store, center.kim, who, a_posting(center.store, center.kim)))
        log_session(center.store, center.kim, who, SessionForm(held_on=TODAY))
    merge_seekers(center.store, center.kim, kept, merged, reason="같은 사람", kept_version=1, merged_version=1)
    with center.store.read() as reader:
        counts = [
            len(read(reader, kept))
            for read in (
                history.registrations,
                history.referrals,
                history.placements,
                history.follow_ups,
                sessions,
                history.merges,
            )
        ]
        assert counts == [2, 2, 2, 2 * len(history.follow_ups(reader, other)), 2, 1]
        (merge,) = history.merges(reader, merged)
        assert (merge.kept_id, merge.merged_id, merge.reason, merge.account, merge.undone_at) == (
            kept, merged, "같은 사람", "김하나", None,
        )  # fmt: skip
        assert session(reader, 0) is None
