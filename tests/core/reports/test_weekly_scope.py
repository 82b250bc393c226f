"""Every figure of the weekly report is the sum of the rows it opens."""

from dataclasses import replace
from datetime import date

from sqlmodel import select

from jobplus_core.kinds import Indicator, PostingSource, TeamKind
from jobplus_core.ledger.counts import rows, total
from jobplus_core.postings.commands import insert_posting, register_posting
from jobplus_core.reports.weekly import weekly
from jobplus_core.reports.weeks import week_of
from jobplus_core.tables.staff import TeamMembership
from tests.support.cases import POSTING, a_referral
from tests.support.center import Center
from tests.support.clock import FrozenClock


def test_rows_beneath_a_cell_sum_to_it_also_for_what_imports_brought(center: Center, clock: FrozenClock) -> None:
    a_referral(center.store, center.kim)
    register_posting(center.store, center.park, POSTING)
    feed = replace(POSTING, source=PostingSource.IMPORT, external_no="K1", openings=5)
    with center.store.write(center.admin, "import") as work:
        work.finish(insert_posting(work, feed, developer_id=None))
    clock.advance(days=7)
    register_posting(center.store, center.park, replace(POSTING, registered_on=clock.now.date()))

    with center.store.read() as reader:
        report = weekly(reader, center.institution_id, week_of(date(2013, 11, 25)), today=date(2013, 11, 25))
        cells = [
            (cell, report.scope(team, line, cumulative=cumulative), indicator, cumulative)
            for team in report.teams
            for line in (None, *team.people)
            for indicator, cell in (team.total if line is None else line.cells).items()
            for cumulative in (False, True)
        ]
        sums = [total(reader, scope, indicator) for _, scope, indicator, _ in cells]
        listed = [sum(row.quantity for row in rows(reader, scope, (indicator,))) for _, scope, indicator, _ in cells]

    assert sums == [cell.cumulative if cumulative else cell.week for cell, _, _, cumulative in cells]
    assert listed == sums
    posting_team = next(team for team in report.teams if team.kind is TeamKind.POSTING)
    assert [line.counselor_id is None for line in posting_team.people][-1]
    assert [cell.cumulative for cell in posting_team.people[-1].cells.values()] == [1, 5, 0, 0]


def test_whoever_left_keeps_their_name_beside_their_figures(center: Center) -> None:
    a_referral(center.store, center.kim)
    with center.store.write(center.admin, "leave") as work:
        row = work.session.exec(
            select(TeamMembership).where(TeamMembership.counselor_id == center.kim.counselor_id)
        ).one()
        row.until = date(2013, 11, 18)
        work.session.add(row)
        work.finish()
    with center.store.read() as reader:
        report = weekly(reader, center.institution_id, week_of(date(2013, 11, 18)))
    team = next(team for team in report.teams if team.kind is TeamKind.COUNSELING)
    assert [line.name for line in team.people] == ["한지우", "이두리", "김하나"]
    assert [team.people[-1].cells[kind].week for kind in (Indicator.REGISTRATION, Indicator.REFERRAL)] == [1, 1]
