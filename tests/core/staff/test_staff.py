"""Teams and dated membership, on both databases."""

from datetime import date

from jobplus_core.kinds import TeamKind
from jobplus_core.staff.commands import add_counselor
from jobplus_core.staff.queries import center as center_of
from jobplus_core.staff.queries import members_on, teams
from jobplus_core.tables.staff import TeamMembership
from tests.support.cases import number
from tests.support.center import Center

DAY = date(2013, 11, 18)


def test_center_has_its_four_teams(center: Center) -> None:
    with center.store.read() as reader:
        found = teams(reader, center.institution_id)
        place = center_of(reader)
    assert [(row.kind, row.name) for row in found] == [
        ("counseling", "취업상담팀"),
        ("training", "취업교육팀"),
        ("posting", "구인개발팀"),
        ("startup", "창업상담팀"),
    ]
    assert place is not None
    assert place.name == "시험센터"


def test_members_are_listed_by_team_leads_first(center: Center) -> None:
    with center.store.read() as reader:
        found = members_on(reader, center.institution_id, DAY)
    assert [(row.name, row.team_kind, row.lead) for row in found] == [
        ("한지우", "counseling", True),
        ("김하나", "counseling", False),
        ("이두리", "counseling", False),
        ("박세모", "posting", False),
    ]


def test_membership_holds_from_its_first_to_its_last_day(center: Center) -> None:
    key = add_counselor(
        center.store, center.admin, " 최네모\x1b ", team_id=center.teams[TeamKind.STARTUP], since=date(2013, 11, 1)
    )
    with center.store.write(center.admin, "move") as work:
        membership = work.get(
            TeamMembership, number(center.store, "SELECT id FROM team_membership WHERE counselor_id = :id", id=key)
        )
        membership.until = date(2013, 11, 15)
        work.add(
            TeamMembership(
                counselor_id=key, team_id=center.teams[TeamKind.POSTING], lead=False, since=date(2013, 11, 16)
            )
        )
        work.finish(key)
    found = {}
    with center.store.read() as reader:
        for day in (date(2013, 10, 31), date(2013, 11, 1), date(2013, 11, 15), date(2013, 11, 16)):
            found[day.isoformat()] = [
                row.team_kind for row in members_on(reader, center.institution_id, day) if row.name == "최네모"
            ]
    assert found == {
        "2013-10-31": [],
        "2013-11-01": ["startup"],
        "2013-11-15": ["startup"],
        "2013-11-16": ["posting"],
    }


def test_repeated_token_adds_one_counselor(center: Center) -> None:
    team = center.teams[TeamKind.POSTING]
    key = add_counselor(center.store, center.admin, "최네모", team_id=team, since=DAY, token="a")
    assert add_counselor(center.store, center.admin, "최네모", team_id=team, since=DAY, token="a") == key
    assert number(center.store, "SELECT COUNT(*) FROM counselor") == 5
