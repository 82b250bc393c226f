"""Evaluations: how scores are made, ties, leave, who is best and low, and that a settled sheet stays."""

from datetime import date
from fractions import Fraction

import pytest
from sqlmodel import select

from jobplus_core.counseling.commands import log_session
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.errors import FieldMissing, FieldRefused, PeriodClosed, PeriodNotOver, RoleMissing
from jobplus_core.kinds import Indicator, LeaveKind, SessionChannel, SessionKind, TeamKind
from jobplus_core.placements.commands import place
from jobplus_core.plan.commands import QuotaForm, set_quotas
from jobplus_core.postings.commands import register_posting
from jobplus_core.reports.document import Document, canonical
from jobplus_core.reports.evaluation.commands import set_weights, settle, write_note
from jobplus_core.reports.evaluation.issuing import evaluation_of
from jobplus_core.reports.evaluation.rules import Making, best, ranks, score, targets_of, tenths
from jobplus_core.reports.weeks import Month, Quarter, month_of, quarter_of, read_quarter
from jobplus_core.settings import SettingName
from jobplus_core.staff.commands import add_counselor
from jobplus_core.tables.staff import Leave, TeamMembership
from tests.support.cases import POSTING, TODAY, a_referral, a_seeker
from tests.support.center import Center
from tests.support.clock import FrozenClock

NOVEMBER = month_of(TODAY)
SESSION = SessionForm(held_on=TODAY, kind=SessionKind.RESUME, channel=SessionChannel.PHONE)


def making(done: int, target: int | None, weight: int = 1) -> Making:
    return Making("x", done, None if target is None else Fraction(target), True, weight)


def test_score_is_the_weighted_mean_of_what_is_reached() -> None:
    assert score([making(5, 10), making(9, 10)]) == 70
    assert score([making(5, 10, 3), making(9, 10)]) == 60
    assert score([making(5, 10), making(9, None), making(1, 10, 0)]) == 50
    # One measure counts at most twice its target.
    assert score([making(50, 10), making(0, 10)]) == 100
    assert (score([]), tenths(None), tenths(Fraction(6665, 100)), tenths(Fraction(2, 3))) == (None, None, 66.7, 0.7)


def test_reversals_that_outweigh_a_month_score_nobody_up() -> None:
    # Half up, below zero too: a third less than nothing is not two tenths less than that.
    assert (tenths(Fraction(-100, 3)), tenths(Fraction(-5, 100)), tenths(Fraction(-15, 100))) == (-33.3, 0.0, -0.1)
    days = {1: 20, 2: 20}
    # A team's average below zero is no target: whoever took back more would have reached more of it.
    assert targets_of({}, days, 20, {1: -3, 2: 1}) == {1: (None, False), 2: (None, False)}


def test_equal_scores_share_a_place_and_the_prize() -> None:
    scores = {1: 90.0, 2: 70.0, 3: 90.0, 4: None, 5: 60.0}
    assert ranks(scores) == {1: 1, 3: 1, 2: 3, 5: 4}
    whole = dict.fromkeys(scores, Fraction(1))
    assert best(scores, whole) == {1, 3}
    assert best(scores, {**whole, 1: Fraction(1, 3)}) == {3}
    assert best({1: 0.0, 2: None}, whole) == set()


def test_leave_lowers_a_quota_and_an_average() -> None:
    days = {1: 20, 2: 10, 3: 0}
    assert targets_of({1: 40, 2: 40}, days, 20, {}) == {
        1: (Fraction(40), True),
        2: (Fraction(20), True),
        3: (None, True),
    }
    # A quota that was divided with the leave in mind is not cut twice.
    assert targets_of({1: 40, 2: 20}, days, 20, {})[2] == (Fraction(20), True)
    assert targets_of({}, days, 20, {1: 20, 2: 10}) == {
        1: (Fraction(20), False),
        2: (Fraction(10), False),
        3: (None, False),
    }


def quota(center: Center, value: int) -> None:
    forms = tuple(
        QuotaForm(
            indicator=Indicator.PLACEMENT,
            year=2013,
            month=11,
            value=value,
            source="목표",
            counselor_id=one.counselor_id,
        )
        for one in (center.kim, center.lee)
    )
    set_quotas(center.store, center.lead, forms)


def found(center: Center, span: Month | Quarter = NOVEMBER) -> Document:
    return evaluation_of(center.store, center.institution_id, "시험센터", span)[0]


def person(center: Center, name: str, span: Month | Quarter = NOVEMBER) -> Document:
    return next(one for team in found(center, span)["teams"] for one in team["people"] if one["name"] == name)


def test_makings_of_a_counselors_score(center: Center) -> None:
    quota(center, 4)
    place(center.store, center.kim, a_referral(center.store, center.kim))
    other = a_seeker(center.store, center.kim, "김철수", phone="010-0000-2345")
    for _ in range(3):
        log_session(center.store, center.kim, other, SESSION)
    kim = person(center, "김하나")
    assert {word: (one["done"], one["target"], one["percent"]) for word, one in kim["measures"].items()} == {
        # Three sessions of one person; the team's average is a third of what it did.
        "취업상담": (1, 0.3, 300.0),
        "알선": (1, 0.3, 300.0),
        "취업성공": (1, 4.0, 25.0),
        "구인개발": (1, 0.3, 300.0),
        "상담건수": (3, 1.0, 300.0),
    }
    assert (kim["score"], kim["rank"], kim["best"], kim["low"]) == (165.0, 1, True, False)
    lee = person(center, "이두리")
    assert (lee["score"], lee["rank"], lee["low"]) == (0.0, 2, True)
    assert found(center)["best"] == ["김하나"]
    assert found(center)["award"] == "특별휴가 1일, 문화상품권 2만원"
    assert found(center, quarter_of(TODAY))["award"] == "시장 표창 상신"


def test_weights_are_a_setting(center: Center) -> None:
    quota(center, 4)
    place(center.store, center.kim, a_referral(center.store, center.kim))
    only = {name: 0 for name in SettingName if name.startswith("evaluation_") and name != "evaluation_low_percent"}
    set_weights(center.store, center.lead, {**only, SettingName.EVALUATION_PLACEMENT: 2})
    assert person(center, "김하나")["score"] == 25.0
    set_weights(center.store, center.lead, {SettingName.EVALUATION_LOW_PERCENT: 20})
    assert person(center, "김하나")["low"] is False
    with pytest.raises(RoleMissing):
        set_weights(center.store, center.kim, {SettingName.EVALUATION_PLACEMENT: 1})
    for name, value in ((SettingName.EVALUATION_PLACEMENT, -1), (SettingName.PASSWORD_LEAST, 1)):
        with pytest.raises(FieldRefused):
            set_weights(center.store, center.lead, {name: value})


def test_whoever_is_on_leave_is_judged_on_the_days_they_were_there(center: Center) -> None:
    quota(center, 42)
    with center.store.write(center.admin, "leave") as work:
        who = center.kim.counselor_id or 0
        work.add(Leave(counselor_id=who, kind=LeaveKind.PARENTAL.value, since=date(2013, 11, 4), until=None))
        work.finish()
    place(center.store, center.kim, a_referral(center.store, center.kim))
    kim = person(center, "김하나")
    assert (kim["days"], kim["of"], kim["measures"]["취업성공"]["target"]) == (1, 21, 2.0)
    assert kim["measures"]["취업성공"]["percent"] == 50.0
    assert kim["best"] is False


def test_quarter_sums_its_months(center: Center, clock: FrozenClock) -> None:
    quota(center, 4)
    place(center.store, center.kim, a_referral(center.store, center.kim))
    making_ = person(center, "김하나", quarter_of(TODAY))["measures"]["취업성공"]
    assert (making_["done"], making_["target"]) == (1, 4.0)
    assert read_quarter("2013-q4") == quarter_of(TODAY)
    assert (read_quarter("2013-Q5"), quarter_of(TODAY).earlier().key, quarter_of(TODAY).later().key) == (
        None,
        "2013-Q3",
        "2014-Q1",
    )


def test_settled_sheet_stays_with_the_teams_words(center: Center, clock: FrozenClock) -> None:
    quota(center, 4)
    team = center.teams[TeamKind.COUNSELING]
    with pytest.raises(PeriodNotOver):
        settle(center.store, center.lead, "시험센터", NOVEMBER)
    with pytest.raises(RoleMissing):
        settle(center.store, center.kim, "시험센터", NOVEMBER)
    with pytest.raises(FieldMissing):
        write_note(center.store, center.lead, NOVEMBER, team, " ")
    write_note(center.store, center.lead, NOVEMBER, team, "신규 구인이 적었음")
    write_note(center.store, center.lead, NOVEMBER, team, "업체 방문을 늘림")
    write_note(center.store, center.lead, NOVEMBER, team, "동행 면접", counselor_id=center.lee.counselor_id)
    clock.advance(days=14)
    settle(center.store, center.lead, "시험센터", NOVEMBER)
    kept = canonical(found(center))
    a_referral(center.store, center.kim)
    write_note(center.store, center.lead, NOVEMBER, team, "더 적음")
    assert canonical(found(center)) == kept
    assert next(one["note"] for one in found(center)["teams"]) == "업체 방문을 늘림"
    assert person(center, "이두리")["note"] == "동행 면접"
    with pytest.raises(PeriodClosed):
        settle(center.store, center.lead, "시험센터", NOVEMBER)


def test_whoever_moved_is_judged_in_each_team_by_what_they_did_there(center: Center) -> None:
    """이두리 goes to 구인개발팀 in the middle of November, having placed one person before and none since."""
    who = center.lee.counselor_id or 0
    with center.store.write(center.admin, "move") as work:
        work.session.exec(select(TeamMembership).where(TeamMembership.counselor_id == who)).one().until = date(
            2013, 11, 18
        )
        team_id = center.teams[TeamKind.POSTING]
        work.add(TeamMembership(counselor_id=who, team_id=team_id, since=date(2013, 11, 19)))
        work.finish()
    register_posting(center.store, center.lee, POSTING)
    sheets = {team["team"]: team for team in found(center)["teams"]}
    both = {
        name: next(one for one in sheets[name]["people"] if one["name"] == "이두리")
        for name in sheets
        if any(one["name"] == "이두리" for one in sheets[name]["people"])
    }
    done = {name: {word: one["done"] for word, one in person["measures"].items()} for name, person in both.items()}
    assert done["취업상담팀"]["구인개발"] == 1
    assert done["구인개발팀"]["구인건수"] == 0
    assert both["취업상담팀"]["score"] == 200.0
    assert both["구인개발팀"]["score"] is None
    assert (both["취업상담팀"]["days"], both["구인개발팀"]["days"], both["구인개발팀"]["of"]) == (12, 9, 21)
    assert found(center)["best"] == ["이두리"]


def test_whoever_came_for_a_quarters_last_month_is_not_its_best(center: Center, clock: FrozenClock) -> None:
    counselor_id = add_counselor(
        center.store, center.admin, "새상담", team_id=center.teams[TeamKind.COUNSELING], since=date(2013, 12, 2)
    )
    clock.advance(days=20)
    new = center.kim._replace(counselor_id=counselor_id)
    a_referral(center.store, new)
    shown = person(center, "새상담", quarter_of(TODAY))
    assert (shown["days"], shown["of"]) == (21, 63)
    assert (shown["score"], shown["best"]) == (200.0, False)
    assert person(center, "새상담", month_of(date(2013, 12, 1)))["best"] is True
