"""The report as a document: the form's columns, what is counted apart, corrections, and the same bytes for ever."""

import csv
import io
import json
from datetime import date

import pytest

from jobplus_core.access.commands import add_account
from jobplus_core.errors import AlreadyDone, FutureDate, RoleMissing
from jobplus_core.integrity.recount import recounted
from jobplus_core.kinds import Channel, Indicator, SubjectKind, TeamKind
from jobplus_core.ledger.bookings import Booking
from jobplus_core.ledger.closing import closing_of, latest
from jobplus_core.ledger.counts import CENTER_CHANNELS, rows
from jobplus_core.ledger.entries import append
from jobplus_core.placements.commands import cancel_placement, place
from jobplus_core.reports.closing import close, issued
from jobplus_core.reports.document import Document, as_csv, canonical, issue, moment_text, read_moment
from jobplus_core.reports.form import COLUMNS, rate
from jobplus_core.reports.weekly import weekly
from jobplus_core.reports.weeks import Month, Period, Week, month_of, read_month, read_week, week_of
from jobplus_core.staff.commands import add_counselor
from tests.support.cases import TODAY, a_referral
from tests.support.center import SINCE, Center
from tests.support.clock import FrozenClock
from tests.support.moments import Doings
from tests.support.places import Dialect

WEEK = week_of(TODAY)
NAME = "시험센터"


def document(center: Center, period: Period = WEEK, *, as_of: int | None = None) -> Document:
    return issued(center.store, center.institution_id, NAME, period, as_of=as_of).document


def team(found: Document, name: str) -> Document:
    return next(one for one in found["teams"] if one["team"] == name)


def booking(indicator: Indicator, quantity: int, *, channel: Channel = Channel.CENTER, on: date = TODAY) -> Booking:
    return Booking(
        indicator=indicator,
        counselor_id=None,
        occurred_on=on,
        subject_kind=SubjectKind.EVENT,
        subject_id=1,
        quantity=quantity,
        channel=channel,
    )


def book(center: Center, *bookings: Booking) -> None:
    with center.store.write(center.admin, "book") as work:
        append(work, *bookings)
        work.finish()


def test_the_new_years_first_days_count_in_no_figure_of_the_old_year(center: Center) -> None:
    """The last week of 2011 ends on 1 January 2012."""
    on = date(2011, 12, 30), date(2012, 1, 1)
    book(center, *(booking(Indicator.PLACEMENT, quantity, on=day) for quantity, day in zip((3, 5), on, strict=True)))
    found = {
        period.key: team(document(center, period), "취업상담팀") for period in map(week_of, (*on, date(2012, 1, 2)))
    }
    last, first = found["2011-W52"], found["2012-W01"]
    assert last["cells"]["취업자수"] == {"week": 8, "cumulative": 3}
    assert first["cells"]["취업자수"] == {"week": 0, "cumulative": 5}
    december = team(document(center, month_of(on[0])), "취업상담팀")
    assert december["cells"]["취업자수"] == {"month": 3, "cumulative": 3}
    assert last["months"]["values"] == december["months"]["values"] == [*[0] * 11, 3]
    assert sum(last["pace"]["days"]) == 3
    with center.store.read() as reader:
        report = weekly(reader, center.institution_id, week_of(on[0]))
        shown = report.teams[0]
        beneath = rows(reader, report.scope(shown, None, cumulative=True), (Indicator.PLACEMENT,))
    assert [(row.counted_on, row.quantity) for row in beneath] == [(on[0], 3)]


def test_every_column_of_the_printed_form_is_there(center: Center) -> None:
    found = document(center)
    assert {one["team"]: [*one["cells"]] for one in found["teams"]} == {
        "취업상담팀": ["구직등록", "취업상담", "취업알선", "취업자수"],
        "취업교육팀": ["취업교육", "취업률", "취업자수"],
        "구인개발팀": ["구인건수", "구인인원", "신규 구직개발", "긴급알선"],
        "창업상담팀": ["창업상담", "창업건수", "창업교육"],
    }
    assert {one["name"]: [*one["cells"]] for one in team(found, "구인개발팀")["people"]} == {
        "박세모": ["구인건수", "구인인원", "신규 구직개발", "긴급알선"]
    }
    assert [found[key] for key in ("week", "center", "title", "from", "until")] == [
        "2013-W47",
        NAME,
        "11월 3째주",
        "2013-11-18",
        "2013-11-24",
    ]


def test_training_rate_divides_placements_by_trainees_and_shows_both(center: Center) -> None:
    book(
        center,
        booking(Indicator.TRAINEE, 21),
        booking(Indicator.TRAINEE_PLACEMENT, 11),
        booking(Indicator.TRAINEE, 79, on=date(2013, 3, 5)),
    )
    assert team(document(center), "취업교육팀")["cells"] == {
        "취업교육": {"week": 21, "cumulative": 100},
        "취업률": {"week": 52.4, "cumulative": 11.0},
        "취업자수": {"week": 11, "cumulative": 11},
    }
    assert (rate(0, 0), rate(1, 2000), rate(382, 729)) == (None, 0.1, 52.4)


def test_events_are_counted_apart(center: Center) -> None:
    book(
        center,
        booking(Indicator.PLACEMENT, 2),
        booking(Indicator.PLACEMENT, 3, channel=Channel.DAY_19),
        booking(Indicator.PLACEMENT, 4, channel=Channel.DAY_19, on=date(2013, 10, 19)),
        booking(Indicator.PLACEMENT, 1, channel=Channel.FAIR),
    )
    found = team(document(center), "취업상담팀")
    assert found["cells"]["취업자수"] == {"week": 2, "cumulative": 2}
    assert found["apart"] == {
        "19데이": {"취업자수": {"week": 3, "cumulative": 7}},
        "박람회": {"취업자수": {"week": 1, "cumulative": 1}},
    }
    lines = [*csv.reader(io.StringIO(as_csv(document(center))))]
    assert [line for line in lines if line[-1] == "별도"] == [
        ["취업상담팀", "19데이", "취업자수", "3", "7", "별도"],
        ["취업상담팀", "박람회", "취업자수", "1", "1", "별도"],
    ]


def test_correction_of_a_closed_week_counts_in_the_open_one_and_names_what_it_corrects(
    center: Center, clock: FrozenClock
) -> None:
    placement = place(center.store, center.kim, a_referral(center.store, center.kim))
    with center.store.read() as reader:
        entry = reader.number("SELECT id FROM ledger_entry WHERE indicator = 'placement'", {})
    clock.advance(days=7)
    closing = close(center.store, center.lead, NAME, WEEK)
    frozen = canonical(document(center))
    cancel_placement(center.store, center.kim, placement, "사람을 잘못 봄", version=1)
    other = a_referral(center.store, center.lee)
    place(center.store, center.lee, other, hired_on=clock.now.date())
    this_week = team(document(center, week_of(clock.now.date())), "취업상담팀")
    assert this_week["cells"]["취업자수"] == {"week": 0, "cumulative": 1}
    corrections = this_week["corrections"]
    assert corrections["columns"]["취업자수"] == {"plus": 0, "minus": 1}
    row = next(one for one in corrections["rows"] if one["column"] == "취업자수")
    assert {**row, "entry": 0} == {
        "entry": 0,
        "corrects": entry,
        "column": "취업자수",
        "counselor": "김하나",
        "day": "2013-11-18",
        "count": -1,
    }
    assert corrections["columns"]["구직등록"] == {"plus": 1, "minus": 0}
    assert canonical(document(center)) == frozen
    with center.store.read() as reader:
        found = closing_of(reader, center.institution_id, WEEK.kind, WEEK.key, WEEK.until)
    assert found is not None
    assert (found.id, found.report) == (closing, frozen)
    assert team(document(center), "취업상담팀")["cells"]["취업자수"] == {"week": 1, "cumulative": 1}


def test_closed_head_is_the_one_the_closing_seals(center: Center, clock: FrozenClock) -> None:
    a_referral(center.store, center.kim)
    clock.advance(days=7)
    close(center.store, center.lead, NAME, WEEK)
    with center.store.read() as reader:
        row = latest(reader, center.institution_id)
    assert row is not None
    assert document(center)["chain_head"] == row.head


def test_week_and_month_close_apart_and_once(center: Center, clock: FrozenClock) -> None:
    a_referral(center.store, center.kim)
    with pytest.raises(FutureDate):
        close(center.store, center.lead, NAME, WEEK)
    clock.advance(days=14)
    with pytest.raises(RoleMissing):
        close(center.store, center.kim, NAME, WEEK)
    close(center.store, center.lead, NAME, month_of(TODAY))
    november = document(center, month_of(TODAY))
    assert (november["month"], november["title"]) == ("2013-11", "11월")
    assert team(november, "취업상담팀")["cells"]["취업알선"] == {"month": 1, "cumulative": 1}
    # The week was frozen by the month's closing; it may still be closed by its own name.
    before = document(center)
    close(center.store, center.lead, NAME, WEEK)
    assert {**document(center), "as_of": "", "chain_head": ""} == {**before, "as_of": "", "chain_head": ""}
    for period in (WEEK, month_of(TODAY)):
        with pytest.raises(AlreadyDone):
            close(center.store, center.lead, NAME, period)


def test_closed_week_is_byte_identical_after_a_thousand_later_commands(
    center: Center, clock: FrozenClock, dialect: Dialect
) -> None:
    doings = Doings.of(center, clock, 7)
    for _ in range(40):
        doings.act()
    open_moment = center.store.present()
    while_open = canonical(document(center, as_of=open_moment))
    clock.advance(days=7)
    close(center.store, center.lead, NAME, WEEK)
    kept = document(center)
    closed_at = read_moment(kept["as_of"])
    assert closed_at is not None
    table = as_csv(kept)
    for turn in range(1_000 if dialect == "sqlite" else 60):
        doings.act(back=7)
        if turn % 25 == 0:
            clock.advance(hours=3)
    # Somebody is entered late who was there in the closed week already.
    posting_team = center.teams[TeamKind.POSTING]
    hired = add_counselor(center.store, center.admin, "뒤늦은", team_id=posting_team, since=SINCE)
    add_account(center.store, center.admin, login="late", name="뒤늦은", password=None, counselor_id=hired)
    with center.store.read() as reader:
        anew = issue(reader, center.institution_id, NAME, WEEK, closed_at)
        corrected = reader.number(
            "SELECT COUNT(*) FROM ledger_entry WHERE counted_on > occurred_on AND reverses_id IS NOT NULL", {}
        )
    assert corrected > 0
    assert canonical(anew) == canonical(kept) == canonical(document(center))
    assert as_csv(anew) == table == as_csv(document(center))
    assert canonical(document(center, as_of=open_moment)) == while_open


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_report_is_the_recount_and_the_sum_of_its_rows_as_of_any_time(
    center: Center, clock: FrozenClock, seed: int
) -> None:
    doings = Doings.of(center, clock, seed)
    known: list[tuple[int, Week, dict[tuple[str, int | None], int]]] = []
    year = date(2013, 1, 1)
    for _ in range(5):
        for _ in range(8):
            doings.act(back=3)
        week = week_of(clock.now.date())
        figures: dict[tuple[str, int | None], int] = {}
        with center.store.read() as reader:
            for row in recounted(reader, center.institution_id, year, week.sunday):
                if Channel(row.channel) in CENTER_CHANNELS:
                    key = row.indicator, row.counselor_id
                    figures[key] = figures.get(key, 0) + row.quantity
        known.append((center.store.present(), week, figures))
        clock.advance(days=3)
    kinds = {kind: columns for kind, columns in COLUMNS.items() if center.teams[kind]}
    park = center.park.counselor_id
    for moment, week, figures in known:
        with center.store.read() as reader:
            report = weekly(reader, center.institution_id, week, as_of=moment)
            shown = {
                (indicator.value, line.counselor_id): cell.cumulative
                for one in report.teams
                for line in one.people
                for indicator, cell in line.cells.items()
                if cell.cumulative
            }
            beneath = {
                (indicator.value, line.counselor_id): sum(
                    row.quantity
                    for row in rows(reader, report.scope(one, line, cumulative=True), (indicator,), limit=1_000)
                )
                for one in report.teams
                for line in one.people
                for indicator in line.cells
            }
        assert {key: value for key, value in beneath.items() if value} == shown
        # What a team's form has no column for stands in no table.
        printed = {
            (indicator, who): value
            for (indicator, who), value in figures.items()
            if value and Indicator(indicator) in kinds[TeamKind.POSTING if who == park else TeamKind.COUNSELING]
        }
        assert printed == shown


def test_moments_are_read_as_they_are_printed() -> None:
    moment = 1_385_348_399_123_456
    assert read_moment(moment_text(moment)) == moment
    assert moment_text(read_moment("2013-11-24") or 0) == "2013-11-24T23:59:59.999999+09:00"
    assert moment_text(read_moment("2013-11-24T18:00") or 0) == "2013-11-24T18:00:00.000000+09:00"
    assert read_moment("그제") is None


def test_periods_are_read_by_their_names() -> None:
    assert read_week("2013-W47") == WEEK
    assert read_week("2013-w08") == Week(date(2013, 2, 18))
    assert (read_week("2013-W54"), read_week("2013-47"), read_month("2013-13")) == (None, None, None)
    assert read_month("2013-02") == Month(date(2013, 2, 1))
    assert (month_of(TODAY).until, month_of(TODAY).earlier().title) == (date(2013, 11, 30), "10월")


def test_document_is_one_line_of_json(center: Center) -> None:
    text = canonical(document(center))
    assert text.count("\n") == 1
    assert json.loads(text) == document(center, as_of=read_moment(json.loads(text)["as_of"]))
