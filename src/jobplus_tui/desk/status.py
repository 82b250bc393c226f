"""What the status bar says, in one snapshot."""

from datetime import date

from jobplus_core.access.queries import setting
from jobplus_core.actor import Actor
from jobplus_core.calendar.queries import business_days
from jobplus_core.db.read_port import Reader
from jobplus_core.follow_ups.queries import count_open
from jobplus_core.kinds import Stage
from jobplus_core.notices.queries import count_unread
from jobplus_core.plan.queries import progress
from jobplus_core.postings.ladder.rules import LadderDay
from jobplus_core.postings.queries import UnfilledFilter, unfilled_total
from jobplus_core.referrals.queries import answers_due
from jobplus_core.seekers.queue.queries import promises_due
from jobplus_core.settings import SettingName
from jobplus_core.today.queries import count_help
from jobplus_tui.status import StatusFacts


def status_facts(reader: Reader, actor: Actor, today: date) -> StatusFacts:
    """The month of whoever is signed in, or for a lead the team's; what is due today; what is urgent."""
    days = business_days(reader, actor.institution_id)
    month = progress(reader, actor.institution_id, today, days)
    mine = [p for p in month if p.member.counselor_id == actor.counselor_id]
    lead = any(p.member.lead for p in mine)
    shown = [p for p in month if p.member.team_id == actor.team_id] if lead else mine
    due = answers = promised = told = 0
    if actor.counselor_id is not None:
        due = count_open(reader, actor.institution_id, until=today, counselor_id=actor.counselor_id)
        answers = answers_due(reader, actor.institution_id, actor.counselor_id, today)
        promised = promises_due(reader, actor.counselor_id, today)
        told = count_unread(reader, actor.counselor_id) + count_help(reader, actor.counselor_id)
    after = setting(reader, actor.institution_id, SettingName.URGENT_BUSINESS_DAYS)
    urgent = UnfilledFilter(stages=frozenset({Stage.URGENT}))
    waiting = unfilled_total(reader, actor.institution_id, urgent, LadderDay(today, days, after))
    return StatusFacts(
        name=actor.name,
        team=mine[0].member.team if mine else "",
        month=today.month,
        done=sum(p.pace.done for p in shown),
        quota=sum(p.pace.quota for p in shown) or None,
        expected=float(sum(p.pace.expected for p in shown)),
        private=sum(p.private for p in shown),
        support=sum(p.support for p in shown),
        todo=due + answers + promised + told,
        urgent=waiting.postings,
    )
