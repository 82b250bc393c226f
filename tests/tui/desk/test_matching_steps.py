"""What a step promises is what the list shows once it is tried, whatever happened between the two before."""

from dataclasses import replace

import pytest

from jobplus_core.kinds import ReferralState, RefusalReason
from jobplus_core.postings.commands import register_posting
from jobplus_core.referrals.commands import record_outcome, refer
from jobplus_tui.desk.matching_rows import Subject
from jobplus_tui.messages import MatchPosting, MatchSeeker
from tests.support.cases import POSTING, a_seeker
from tests.support.center import Center
from tests.support.places import Dialect
from tests.tui.real_desk import desk_of


@pytest.fixture
def dialect() -> Dialect:
    return "sqlite"


def test_step_brings_back_whoever_was_referred_or_refused(center: Center) -> None:
    low = register_posting(center.store, center.kim, replace(POSTING, wage_won=1_900_000))
    people = [a_seeker(center.store, center.kim, f"구직{n}", phone=f"010-0000-100{n}") for n in range(3)]
    refer(center.store, center.kim, people[0], low)
    refused = refer(center.store, center.kim, people[1], low)
    state = ReferralState.SEEKER_REFUSED
    record_outcome(center.store, center.kim, refused, state, reason=RefusalReason.WAGE, version=1)
    desk = desk_of(center)
    subjects: tuple[Subject, ...] = (MatchPosting(low), *(MatchSeeker(each) for each in people))
    for subject in subjects:
        now = desk.matching.board(subject).eligible
        steps = desk.matching.steps(subject)
        shown = [desk.matching.board(subject, step) for step in steps]
        assert [step.eligible for step in steps] == [board.eligible for board in shown]
        assert [step.gain for step in steps] == [board.eligible - now for board in shown]
        assert steps
    tried = desk.matching.board(subjects[2], desk.matching.steps(subjects[2])[0])
    told = {verdict.criterion: verdict.phrase for row in tried.rows for verdict in row.match.verdicts}
    assert told["history"] == "history.refused"
    desk.close()
