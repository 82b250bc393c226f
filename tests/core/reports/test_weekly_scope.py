"""Every figure of the weekly report is the sum of the rows it opens."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlmodel import select

from jobplus_core.imports.seekers.commands import import_seekers
from jobplus_core.kinds import Indicator, PostingSource, TeamKind
from jobplus_core.ledger.counts import Scope, rows, total
from jobplus_core.postings.commands import insert_posting, register_posting
from jobplus_core.reports.form import COLUMNS
from jobplus_core.reports.weekly import weekly
from jobplus_core.reports.weeks import week_of
from jobplus_core.tables.staff import TeamMembership
from tests.support.cases import POSTING, a_referral
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.support.lists import HEAD, row, written


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


def imported(center: Center, folder: Path, days: list[str]) -> None:
    """A list of people who registered on `days`."""
    path = folder / "list.csv"
    place = HEAD.index("등록일")
    people = [(*row(n)[:place], day, *row(n)[place + 1 :]) for n, day in enumerate(days)]
    path.write_text(written(people), encoding="utf-8")
    import_seekers(center.store, center.kim, path)


def test_imported_registrations_stand_on_the_centers_line_of_the_table_that_counts_them(
    center: Center, tmp_path: Path
) -> None:
    a_referral(center.store, center.kim)
    imported(center, tmp_path, ["2013-11-18", "2013-11-18", "2013-11-11", "2013-03-05"])
    with center.store.read() as reader:
        report = weekly(reader, center.institution_id, week_of(date(2013, 11, 18)))
        tables = {team.kind: team for team in report.teams}
        for kind, indicator in (
            (TeamKind.COUNSELING, Indicator.REGISTRATION),
            (TeamKind.POSTING, Indicator.NEW_SEEKER),
        ):
            last = tables[kind].people[-1]
            cell = last.cells[indicator]
            assert (last.counselor_id, cell.week, cell.cumulative, cell.week_before) == (None, 2, 4, 1)
            scope = report.scope(tables[kind], last, cumulative=True)
            assert [beneath.quantity for beneath in rows(reader, scope, (indicator,))] == [1, 1, 1, 1]


def test_nothing_is_lost_between_the_ledger_and_the_tables(center: Center, tmp_path: Path) -> None:
    """Only what a team does that its own printed form has no column for stands in no table."""
    a_referral(center.store, center.kim)
    register_posting(center.store, center.park, POSTING)
    imported(center, tmp_path, ["2013-11-18", "2013-11-12", "2013-11-12", "2013-11-05", "2013-01-02"])
    kinds = {center.teams[kind]: kind for kind in TeamKind}
    with center.store.read() as reader:
        for monday in (date(2013, 11, 18), date(2013, 11, 11), date(2013, 11, 4), date(2012, 12, 31)):
            report = weekly(reader, center.institution_id, week_of(monday))
            for indicator in {each for columns in COLUMNS.values() for each in columns}:
                tables = [team.total[indicator] for team in report.teams if indicator in team.total]
                for cumulative in (False, True):
                    whole = Scope(
                        institution_id=center.institution_id,
                        since=report.week.year_start if cumulative else monday,
                        until=report.week.year_end if cumulative else report.week.until,
                    )
                    unprinted = sum(
                        total(reader, replace(whole, team_id=team_id), indicator)
                        for team_id, kind in kinds.items()
                        if indicator not in COLUMNS.get(kind, ())
                    )
                    shown = sum(cell.cumulative if cumulative else cell.week for cell in tables)
                    assert shown + unprinted == total(reader, whole, indicator)
