"""What the status bar says, in one snapshot; the month is read again only when something may have moved it."""

from collections.abc import Sequence
from datetime import date

from jobplus_core.access.queries import setting
from jobplus_core.actor import Actor
from jobplus_core.calendar.queries import business_days
from jobplus_core.db.read_port import Reader
from jobplus_core.follow_ups.queries import count_open
from jobplus_core.kinds import Indicator, Stage, TeamKind
from jobplus_core.notices.queries import count_unread
from jobplus_core.plan.queries import Progress, quotas
from jobplus_core.plan.queries_kept import KeptMonth, read_month, renewed
from jobplus_core.plan.rules import QUOTA_INDICATOR, Forecast
from jobplus_core.postings.ladder.rules import LadderDay
from jobplus_core.postings.queries import UnfilledFilter, unfilled_total
from jobplus_core.referrals.queries import answers_due
from jobplus_core.reports.form import COLUMNS
from jobplus_core.seekers.queue.queries import promises_due
from jobplus_core.settings import SettingName
from jobplus_core.staff.queries import members_on
from jobplus_core.today.queries import count_help
from jobplus_tui.status import StatusFacts


class StatusMonth:
    """The signed-in counselor's month, kept between looks: most commits of other desks do not move it."""

    def __init__(self) -> None:
        self._place = 0
        self._kept: dict[int, KeptMonth] = {}

    def turn(self) -> None:
        """Measure by the next indicator of the team's weekly report."""
        self._place += 1

    def read(self, reader: Reader, actor: Actor, today: date) -> KeptMonth | None:
        """The month as it stands; nothing for an account that is no counselor in a team today."""
        place = self._place
        kept = self._kept.get(place)
        found = renewed(reader, kept) if kept is not None and kept.today == today else None
        if found is None:
            found = self._whole(reader, actor, today, place)
        self._kept = {} if found is None else {place: found}
        return found

    def _whole(self, reader: Reader, actor: Actor, today: date, place: int) -> KeptMonth | None:
        everybody = members_on(reader, actor.institution_id, today)
        me = next((member for member in everybody if member.counselor_id == actor.counselor_id), None)
        if me is None:
            return None
        shown = tuple(m for m in everybody if m.team_id == me.team_id) if me.lead else (me,)
        measures = measures_of(TeamKind(me.team_kind))
        return read_month(
            reader,
            actor.institution_id,
            shown,
            measures[place % len(measures)],
            quotas(reader, actor.institution_id, today),
            today,
            business_days(reader, actor.institution_id),
        )


def measures_of(kind: TeamKind) -> tuple[Indicator, ...]:
    """What a team's people are looked at by: first what their quota is set in, then their report's other columns."""
    first = QUOTA_INDICATOR[kind]
    return (first, *(indicator for indicator in COLUMNS[kind] if indicator is not first))


def status_facts(reader: Reader, actor: Actor, today: date, month: StatusMonth) -> StatusFacts:
    """The month of whoever is signed in, or for a lead the team's; what is due today; what is urgent."""
    found = month.read(reader, actor, today)
    rows = found.rows if found is not None else ()
    days = found.days if found is not None else business_days(reader, actor.institution_id)
    due = answers = promised = told = 0
    if actor.counselor_id is not None:
        due = count_open(reader, actor.institution_id, until=today, counselor_id=actor.counselor_id)
        answers = answers_due(reader, actor.institution_id, actor.counselor_id, today)
        promised = promises_due(reader, actor.counselor_id, today)
        told = count_unread(reader, actor.counselor_id) + count_help(reader, actor.counselor_id)
    after = setting(reader, actor.institution_id, SettingName.URGENT_BUSINESS_DAYS)
    urgent = UnfilledFilter(stages=frozenset({Stage.URGENT}))
    waiting = unfilled_total(reader, actor.institution_id, urgent, LadderDay(today, days, after))
    outlook = together(rows)
    needed = [row.pace.needed_per_day for row in rows]
    return StatusFacts(
        name=actor.name,
        team=found.members[0].team if found is not None else "",
        month=today.month,
        measure=found.indicator.value if found is not None else "",
        done=sum(row.pace.done for row in rows),
        quota=sum(row.pace.quota for row in rows) or None,
        expected=float(sum(row.pace.expected for row in rows)),
        needed=float(sum(one for one in needed if one is not None)) if any(n is not None for n in needed) else None,
        low=outlook.low if outlook is not None else None,
        high=outlook.high if outlook is not None else None,
        private=sum(row.private for row in rows),
        support=sum(row.support for row in rows),
        todo=due + answers + promised + told,
        urgent=waiting.postings,
    )


def together(rows: Sequence[Progress]) -> Forecast | None:
    """What several people's month will bring; their chances even out, so that the range is narrower than its sum."""
    found = [row.outlook for row in rows if row.outlook is not None]
    if not found:
        return None
    likely = sum(one.likely for one in found)
    done = sum(row.pace.done for row in rows)
    down = sum((one.likely - one.low) ** 2 for one in found) ** 0.5
    up = sum((one.high - one.likely) ** 2 for one in found) ** 0.5
    return Forecast(max(done, round(likely - down)), likely, round(likely + up))
