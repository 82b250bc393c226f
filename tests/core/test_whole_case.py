"""One whole case, through the commands a desk calls: from a feed's file to the cells of the weekly report."""

import json
from datetime import date, datetime
from pathlib import Path

from jobplus_core.calendar.commands import copy_holidays
from jobplus_core.clock import KST
from jobplus_core.counseling.commands import log_session
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.follow_ups.commands import record_follow_up
from jobplus_core.follow_ups.queries import count_open, of_placement, open_follow_ups
from jobplus_core.imports.commands import import_postings
from jobplus_core.imports.queries import report_of
from jobplus_core.integrity.queries import check
from jobplus_core.kinds import FollowUpKind, FollowUpResult, Indicator, ReferralState, TeamKind, WageBasis
from jobplus_core.ledger.counts import Scope, rows, sums
from jobplus_core.ledger.verify import verify
from jobplus_core.matching.pool import posting_facts, posting_pool, seeker_facts, seeker_pool
from jobplus_core.matching.rank import Match, explain, recommend_candidates, recommend_postings
from jobplus_core.matching.weights import DEFAULT
from jobplus_core.placements.commands import place
from jobplus_core.placements.queries import of_referral
from jobplus_core.postings.queries_record import posting
from jobplus_core.referrals.commands import record_outcome, refer
from jobplus_core.referrals.queries import answers_due, referral, referrals
from jobplus_core.referrals.rules import Shown
from jobplus_core.reports.weekly import Cell, weekly
from jobplus_core.reports.weeks import week_of
from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.rules import RegistrationForm, SeekerForm, WishedOccupation
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.support.feed import feed

__all__ = ["feed"]

TUESDAY = date(2026, 7, 28)
PERSON = SeekerForm(
    name="홍길순",
    birth_date=date(1966, 3, 4),
    phone="010-0000-1234",
    district_code="11320",
    occupations=(WishedOccupation("요양보호사", "5501", "2025"),),
    commute_minutes=50,
    wage_basis=WageBasis.MONTH,
    wage_won=600_000,
    licenses=("요양보호사",),
)


def shown(match: Match) -> Shown:
    said = [{"criterion": v.criterion, "state": v.state, "phrase": v.phrase, **dict(v.figures)} for v in match.verdicts]
    return Shown(score=match.score, weight_version=DEFAULT.version, reasons=json.dumps(said, ensure_ascii=False))


def test_whole_case(center: Center, clock: FrozenClock, feed: Path) -> None:
    store, kim = center.store, center.kim
    clock.now = datetime(2026, 7, 28, 9, 0, tzinfo=KST)
    assert copy_holidays(store, center.admin, 2026, 2027) > 30
    year = Scope(institution_id=center.institution_id, since=date(2026, 1, 1), until=date(2026, 12, 31))

    # Real postings, or invented ones of the same shape.
    brought = import_postings(store, center.park, feed)
    invented = feed.name == "feed.csv"
    assert (brought.created, brought.updated, brought.unchanged) == (4 if invented else 35, 0, 0)
    with store.read() as reader:
        rejected = report_of(reader, brought.run_id).rejected
    assert [(r.line, r.column, r.reason) for r in rejected] == ([(6, "JO_REG_DT", "future_date")] if invented else [])

    # A seeker, and what suits.
    who = register_seeker(store, kim, PERSON, RegistrationForm(registered_on=TUESDAY)).seeker_id
    log_session(store, kim, who, SessionForm(held_on=TUESDAY, minutes=30, notes="도봉구 안에서 찾음"))
    with store.read() as reader:
        seeker = seeker_facts(reader, who)
        postings = posting_pool(reader, center.institution_id, TUESDAY)
    assert seeker is not None
    ranking = recommend_postings(seeker, postings, today=TUESDAY)
    best = ranking.results[0]
    assert explain(seeker, next(p for p in postings if p.id == best.id), today=TUESDAY) == best
    with store.read() as reader:
        chosen = posting(reader, best.id)
    assert chosen is not None
    verdicts = {v.criterion: (v.state.value, v.phrase, dict(v.figures)) for v in best.verdicts}
    if invented:
        assert (chosen.external_no, ranking.eligible) == ("X-1", 1)
        assert {name: count for name, count in ranking.blocked.items() if count} == {
            "occupation": 1,
            "commute": 1,
            "wage": 1,
        }
        assert verdicts["wage"] == (
            "met",
            "wage.above",
            {"posting": 2_300_000, "wish": 600_000, "difference": 1_700_000},
        )
        assert verdicts["commute"] == ("met", "commute.within", {"minutes": 14, "limit": 50})
    else:
        assert (chosen.external_no, ranking.eligible, len(postings)) == ("H954202607271743", 10, 35)
        assert [name for name, count in ranking.blocked.items() if count] == ["occupation", "commute"]
        assert verdicts["wage"][1:] == (
            "wage.above",
            {"posting": 807_127, "wish": 600_000, "difference": 207_127},
        )
    assert verdicts["occupation"][0] == "met"
    assert verdicts["openings"] == ("unknown", "openings.unknown", {})

    # A referral that keeps what was on the screen, and how it went.
    sent = refer(store, kim, who, best.id, shown=shown(best))
    with store.read() as reader:
        kept = referral(reader, sent)
        assert kept is not None
        assert (kept.score, kept.referred_on, kept.answer_due_on) == (best.score, TUESDAY, date(2026, 7, 31))
        assert json.loads(kept.reasons or "") == json.loads(shown(best).reasons)
        assert (
            recommend_candidates(
                next(p for p in postings if p.id == best.id), seeker_pool(reader, center.institution_id), today=TUESDAY
            ).blocked["history"]
            == 1
        )
        assert answers_due(reader, center.institution_id, kim.counselor_id or 0, date(2026, 7, 31)) == 1
    clock.advance(days=1)
    assert record_outcome(store, kim, sent, ReferralState.INTERVIEW_SET, version=1) == 2

    # The hire, and the checks it puts on the calendar: week and months fall on days the center is open.
    clock.advance(days=1)
    hire = place(store, kim, sent, starts_on=date(2026, 8, 8))
    with store.read() as reader:
        assert of_referral(reader, sent) is not None
        assert [r.state for r in referrals(reader, center.institution_id, seeker_id=who)] == ["hired"]
        planned = [(row.kind, row.due_on) for row in of_placement(reader, hire)]
        assert seeker_pool(reader, center.institution_id) == ()
        facts = posting_facts(reader, best.id)
        assert facts is not None
        assert (facts.openings, facts.filled) == (None, 1)
    assert planned == [
        (FollowUpKind.WEEK_1, date(2026, 8, 18)),  # 15 August is a holiday on a Saturday, made up for on Monday
        (FollowUpKind.MONTH_1, date(2026, 9, 8)),
        (FollowUpKind.MONTH_3, date(2026, 11, 9)),
        (FollowUpKind.MONTH_6, date(2027, 2, 10)),  # 설날 with its substitute
        (FollowUpKind.MONTH_12, date(2027, 8, 9)),
    ]

    # Every figure is a sum of the ledger, and opens its rows.
    hired_on = date(2026, 7, 30)
    with store.read() as reader:
        found = {
            (s.indicator, s.counselor_id, s.team_id, s.funding): s.quantity for s in sums(reader, year, list(Indicator))
        }
        beneath = [(r.occurred_on, r.counselor, r.subject_id) for r in rows(reader, year, [Indicator.PLACEMENT])]
    mine = (kim.counselor_id, kim.team_id)
    assert found == {
        ("registration", *mine, None): 1,
        ("new_seeker", *mine, None): 1,
        ("counseling", *mine, None): 1,
        ("referral", *mine, None): 1,
        ("placement", *mine, "private"): 1,
        ("posting", None, None, "private"): brought.created,
    }
    assert beneath == [(hired_on, "김하나", hire)]

    # The weekly report's cells show it.
    with store.read() as reader:
        report = weekly(reader, center.institution_id, week_of(hired_on), today=hired_on)
        teams = {team.kind: team for team in report.teams}
    assert report.week.title == "7월 5째주"
    counseling = teams[TeamKind.COUNSELING]
    one = Cell(1, 1, 0)
    assert {line.name: dict(line.cells) for line in counseling.people}["김하나"] == {
        Indicator.REGISTRATION: one,
        Indicator.COUNSELING: one,
        Indicator.REFERRAL: one,
        Indicator.PLACEMENT: one,
    }
    assert counseling.total[Indicator.PLACEMENT] == one
    assert teams[TeamKind.POSTING].total[Indicator.POSTING] == Cell(brought.created, brought.created, 0)

    # The first check is due, is made, and leaves the list.
    clock.now = datetime(2026, 8, 18, 10, 0, tzinfo=KST)
    with store.read() as reader:
        due = open_follow_ups(reader, center.institution_id, until=date(2026, 8, 18), counselor_id=kim.counselor_id)
    assert [(row.seeker, row.kind, row.phone4) for row in due] == [("홍길순", "week_1", "1234")]
    record_follow_up(store, kim, due[0].id, FollowUpResult.WORKING, version=1)
    with store.read() as reader:
        assert count_open(reader, center.institution_id, until=date(2026, 8, 18)) == 0

    with store.read() as reader:
        assert verify(reader).breaks == ()
    assert check(store).findings == ()
