"""Columns of the referrals and the lines of one of them."""

from collections.abc import Callable
from datetime import date

from jobplus_core.kinds import LIVE_REFERRALS, FollowUpKind, ReferralState, RefusalReason, WageBasis
from jobplus_core.matching.shown import from_json
from jobplus_core.referrals.queries import ReferralRow
from jobplus_core.referrals.rules import ENDED_BY, warned_of
from jobplus_tui import format
from jobplus_tui.columns import Cell, Column
from jobplus_tui.desk.referrals import Case
from jobplus_tui.glyphs import Glyphs, Sign
from jobplus_tui.i18n import _, language
from jobplus_tui.reasons import word
from jobplus_tui.screens.reason_lines import TWO_COLUMNS, reason_lines
from jobplus_tui.spans import Line, Span

REFUSED = frozenset({ReferralState.SEEKER_REFUSED, ReferralState.EMPLOYER_REFUSED})


def sign_of(row: ReferralRow, today: date) -> Sign:
    """Return a referral's state sign: overdue, due today, waiting, hired, refused."""
    state = ReferralState(row.state)
    if state in LIVE_REFERRALS:
        due = row.answer_due_on
        return Sign.WAITING if due is None or due > today else Sign.ANSWER_DUE if due == today else Sign.URGENT
    if state is ReferralState.HIRED:
        return Sign.DONE
    return Sign.FAILED if state in REFUSED else Sign.NONE


def day(value: date | None) -> str:
    """Return a day as the language in use writes it."""
    return format.day(value, english=language() == "en")


def columns(today: Callable[[], date]) -> list[Column[ReferralRow]]:
    """Return the columns of the list; the day is asked for anew, for a desk may stand open past midnight."""

    def when(row: ReferralRow) -> Cell:
        if ReferralState(row.state) not in LIVE_REFERRALS:
            return Cell(day(row.ended_on), "soft")
        due = row.answer_due_on
        late = due is not None and due < today()
        return Cell(day(due), "bold bad" if late else "accent" if due == today() else "ink")

    def state(row: ReferralRow) -> Cell:
        why = f" {word(RefusalReason(row.refusal_reason))}" if row.refusal_reason else ""
        found = ReferralState(row.state)
        return Cell(word(found) + why, "good" if found is ReferralState.HIRED else "ink")

    return [
        Column(_("Referred"), 9, lambda row: day(row.referred_on), words="soft", drop=3),
        Column(_("Seeker"), 8, lambda row: row.seeker, grow=1),
        Column(_("Company"), 12, lambda row: row.employer, grow=2),
        Column(_("Job"), 10, lambda row: row.title, grow=2),
        Column(_("State"), 15, state, grow=1),
        Column(_("Answer/end"), 10, when),
        Column(
            _("Score"), 4, lambda row: format.MISSING if row.score is None else str(row.score // 100), "right", drop=2
        ),
        Column(_("Counselor"), 8, lambda row: row.counselor, words="soft", drop=1),
    ]


def detail_lines(row: ReferralRow, case: Case | None, today: date, width: int, glyphs: Glyphs) -> list[Line]:
    """Return one referral for a width: its course first, then the reasons that were shown when it was made."""
    wide = width >= TWO_COLUMNS
    state = ReferralState(row.state)
    sign = sign_of(row, today)
    head: Line = [
        Span(f" {glyphs.sign(sign)} ", sign.token),
        Span(word(state), "bold"),
        Span(
            "  " + _("referred {day} by {counselor}").format(day=day(row.referred_on), counselor=row.counselor), "soft"
        ),
    ]
    if row.urgent:
        head.append(Span("  " + _("urgent"), "bad"))
    who: Line = [Span(f" {row.seeker}", "bold"), Span(f" {glyphs.arrow} {row.employer} {row.title}")]
    lines = [[*who, Span("  "), *head] if wide else who]
    if not wide:
        lines.append(head)
    lines.extend(_course(row, case, state, today, glyphs))
    weighed = from_json(row.reasons)
    if weighed:
        if not wide:
            points = "" if row.score is None else _("{points} points").format(points=row.score // 100)
            lines += [[], [Span(" " + _("Reasons shown then"), "bold"), Span(f"  {points}", "bold accent")]]
        lines += reason_lines(weighed, width, glyphs)
    else:
        lines.append([Span(" " + _("Referred without a ranking; no reasons were kept."), "soft")])
    return lines


def _course(row: ReferralRow, case: Case | None, state: ReferralState, today: date, glyphs: Glyphs) -> list[Line]:
    lines: list[Line] = []
    if state in LIVE_REFERRALS and row.answer_due_on is not None:
        late = row.answer_due_on < today
        words = _("answer was due {day}") if late else _("answer due {day}")
        lines.append([Span(" " + words.format(day=day(row.answer_due_on)), "bad" if late else "soft")])
    if state is ReferralState.INTERVIEW_SET and row.interview_on is not None:
        when = " ".join(filter(None, (day(row.interview_on), row.interview_at)))
        lines.append([Span(" " + _("interview {when}").format(when=when))])
    if row.warned:
        doubts = "·".join(word(warning) for warning in warned_of(row.warned))
        lines.append([Span(" " + _("confirmed when referred:") + " ", "soft"), Span(doubts, "warn")])
    if row.refusal_reason or row.refusal_note or state in ENDED_BY:
        why = [word(ENDED_BY[state])] if state in ENDED_BY else []
        why += [word(RefusalReason(row.refusal_reason))] if row.refusal_reason else []
        why += [row.refusal_note] if row.refusal_note else []
        lines.append([Span(" " + _("why:") + " ", "soft"), Span(" · ".join(why))])
    if case is None or case.row.id != row.id:
        return lines
    if case.steps:
        course = f" {glyphs.arrow} ".join(
            [word(ReferralState(case.steps[0].from_state))]
            + [f"{word(ReferralState(step.to_state))} {day(step.moved_on)}" for step in case.steps]
        )
        lines.append([Span(" " + course, "soft")])
    if case.placement is None:
        return lines
    hire = case.placement
    told = [_("hired {day}").format(day=day(hire.hired_on)), _("starts {day}").format(day=day(hire.starts_on))]
    if hire.wage_won is not None:
        basis = word(WageBasis(hire.wage_basis)) if hire.wage_basis else ""
        told.append(f"{basis} {format.money(hire.wage_won)}".strip())
    lines.append([Span(f" {glyphs.sign(Sign.DONE)} ", "good"), Span(" · ".join(told))])
    if case.follow_ups:
        planned = " ".join(f"{word(FollowUpKind(each.kind))} {day(each.due_on)}" for each in case.follow_ups[:2])
        words = _("{count} follow-ups: {days} …").format(count=len(case.follow_ups), days=planned)
        lines.append([Span(" " + glyphs.text(words), "soft")])
    return lines
