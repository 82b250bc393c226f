"""A person's timeline: one kind of happening after the other, each with its query and its words.

A concept that does something for people adds one `TimelineKind` here; the page, the list and the filter take it up
without a change.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Final, Generic, NamedTuple, TypeVar

from jobplus_core.actor import Actor
from jobplus_core.clock import business_day
from jobplus_core.counseling import queries as counseling
from jobplus_core.counseling.history import queries as history
from jobplus_core.db.read_port import Reader
from jobplus_core.kinds import (
    FollowUpKind,
    FollowUpResult,
    PlacementState,
    ReferralState,
    RefusalReason,
    SessionChannel,
    SessionKind,
    SourceChannel,
    Standing,
    WageBasis,
)
from jobplus_tui.format import day, iso, money
from jobplus_tui.glyphs import Sign
from jobplus_tui.i18n import N_, _, language
from jobplus_tui.messages import ShowPosting, ShowReferral
from jobplus_tui.reasons import word

R = TypeVar("R")


class Happening(NamedTuple):
    """One line of the timeline.

    Attributes:
        key: Kind and id, by which the cursor finds its row again.
        kind: Name of the kind.
        on: The day claimed.
        at: When the store learned it, microseconds UTC; orders what happened on one day.
        what: The kind in words.
        text: What happened, in one line.
        more: What the line has no room for, each with its label; shown whole when the row is opened.
        opens: What Enter goes to on another screen; nothing where the row's own page is all there is.
        session_id: The session that it is, where it is one that stands.
        merge_id: The merge that it is, where it is one that stands.
        void: Whether it was taken back: it stands there and counts no more.
    """

    key: str
    kind: str
    on: date
    at: int
    what: str
    text: str
    who: str
    sign: Sign
    more: tuple[tuple[str, str], ...] = ()
    opens: object | None = None
    session_id: int | None = None
    merge_id: int | None = None
    void: bool = False


class TimelineKind(NamedTuple, Generic[R]):
    """One kind of happening.

    Attributes:
        name: Its name in the code.
        label: Message id of its name on screen, by which the timeline is narrowed.
        read: Reads a person's rows; the records merged into this one are taken along.
        happen: Puts a row into words.
        seen: A row as somebody may see it, where not everybody sees the whole of it.
    """

    name: str
    label: str
    read: Callable[[Reader, int], Sequence[R]]
    happen: Callable[[R, str, str], Happening]
    seen: Callable[[R, Actor], R] | None = None


def _words(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " / ")


def _dated(value: date | None) -> str:
    return day(value, english=language() == "en")


def _registration(row: history.RegistrationDone, name: str, what: str) -> Happening:
    public = _("Public work") if row.public_work else ""
    source = word(SourceChannel(row.source_channel)) if row.source_channel else ""
    return Happening(
        f"{name} {row.id}",
        name,
        row.registered_on,
        row.recorded_at,
        what,
        _words(word(Standing(row.standing)), source, public, _flat(row.standing_reason)),
        row.counselor or "",
        Sign.DONE,
        (
            (_("Standing"), word(Standing(row.standing))),
            (_("Reason"), row.standing_reason or ""),
            (_("Came by"), source),
            (_("Public work"), public),
            (_("Found by"), row.developer or ""),
        ),
    )


def _session(row: counseling.SessionRow, name: str, what: str) -> Happening:
    promise = " ".join(part for part in (_dated(row.next_on) if row.next_on else "", row.next_action or "") if part)
    void = row.withdrawn_on is not None
    back = _words(_("taken back"), _flat(row.withdrawn_reason)) if void else ""
    return Happening(
        f"{name} {row.id}",
        name,
        row.held_on,
        row.id,
        what,
        _words(back, word(SessionKind(row.kind)), _flat(row.notes), promise and _("next {day}").format(day=promise)),
        row.counselor,
        Sign.FAILED if void else Sign.DONE,
        (
            (_("Taken back"), "" if row.withdrawn_on is None else f"{iso(row.withdrawn_on)} {row.withdrawn_reason}"),
            (_("Session kind"), word(SessionKind(row.kind))),
            (_("Held by"), word(SessionChannel(row.channel))),
            (_("Took"), "" if row.minutes is None else _("{minutes} min").format(minutes=row.minutes)),
            (_("Next session"), promise),
            (_("Notes"), row.notes or ""),
        ),
        session_id=None if void else row.id,
        void=void,
    )


def _referral(row: history.ReferralDone, name: str, what: str) -> Happening:
    state = word(ReferralState(row.state))
    why = word(RefusalReason(row.refusal_reason)) if row.refusal_reason else ""
    ended = "" if row.ended_on is None else _dated(row.ended_on)
    hired = row.state == ReferralState.HIRED
    return Happening(
        f"{name} {row.id}",
        name,
        row.referred_on,
        row.recorded_at,
        what,
        _words(state, why, f"{row.employer} {row.title}", _flat(row.refusal_note)),
        row.counselor,
        Sign.WAITING if row.ended_on is None else Sign.DONE if hired else Sign.FAILED,
        ((_("Result"), _words(state, why, ended)), (_("Note"), row.refusal_note or "")),
        ShowReferral(row.id),
        void=row.state == ReferralState.UNDONE,
    )


def _placement(row: history.PlacementDone, name: str, what: str) -> Happening:
    standing = row.state == PlacementState.STANDING
    job = " ".join(part for part in (row.employer, row.title) if part)
    basis = word(WageBasis(row.wage_basis)) if row.wage_basis else ""
    wage = "" if row.wage_won is None else f"{basis} {money(row.wage_won)}".strip()
    ended = "" if standing else _words(word(PlacementState(row.state)), _flat(row.cancelled_reason))
    opens = (
        ShowReferral(row.referral_id)
        if row.referral_id is not None
        else ShowPosting(row.posting_id)
        if row.posting_id is not None
        else None
    )
    return Happening(
        f"{name} {row.id}",
        name,
        row.hired_on,
        row.recorded_at,
        what,
        _words(job, wage, ended),
        row.counselor,
        Sign.DONE if standing else Sign.FAILED,
        (
            (_("Job"), job),
            (_("Wage"), wage),
            (_("First day of work"), "" if row.starts_on is None else iso(row.starts_on)),
            (_("Cancelled"), "" if standing else _words(iso(row.cancelled_on), row.cancelled_reason)),
        ),
        opens,
    )


_FOUND: Final = {
    FollowUpResult.WORKING: Sign.DONE,
    FollowUpResult.LEFT: Sign.FAILED,
    FollowUpResult.WANTS_HELP: Sign.ANSWER_DUE,
    FollowUpResult.CANCELLED: Sign.FAILED,
}


def _follow_up(row: history.FollowUpDone, name: str, what: str) -> Happening:
    result = FollowUpResult(row.result) if row.result else None
    state = word(result) if result else _("planned")
    tries = _("{count} tries").format(count=row.tries) if row.tries else ""
    return Happening(
        f"{name} {row.id}",
        name,
        row.done_on or row.due_on,
        row.recorded_at,
        what,
        _words(word(FollowUpKind(row.kind)), state, row.employer, tries, _flat(row.note)),
        row.counselor,
        Sign.PLANNED if result is None else _FOUND.get(result, Sign.WAITING),
        (
            (_("Check"), word(FollowUpKind(row.kind))),
            (_("Result"), _words(state, tries)),
            (_("Company"), row.employer or ""),
            (_("Due"), _dated(row.due_on)),
            (_("Note"), row.note or ""),
        ),
    )


def _merge(row: history.MergeDone, name: str, what: str) -> Happening:
    # A merge taken back stands as one line too: on the day it was made, with the reason of either act.
    back = row.undone_at is not None
    undone = "" if row.undone_at is None else f"{iso(business_day(row.undone_at))} {row.undone_reason or ''}".strip()
    which = _("record {number}").format(number=row.merged_id)
    return Happening(
        f"{name} {row.id}",
        name,
        business_day(row.merged_at),
        row.merged_at,
        what,
        _words(which, _flat(row.reason), undone and _("taken apart {when}").format(when=undone)),
        row.account,
        Sign.FAILED if back else Sign.DONE,
        (
            (_("Merged record"), which),
            (_("Kept record"), _("record {number}").format(number=row.kept_id)),
            (_("Reason"), row.reason),
            (_("Taken apart"), undone),
        ),
        merge_id=None if back else row.id,
        void=back,
    )


def _handover(row: history.HandoverDone, name: str, what: str) -> Happening:
    way = f"{row.giver or _('nobody')} → {row.receiver}"
    return Happening(
        f"{name} {row.id}",
        name,
        business_day(row.handed_at),
        row.handed_at,
        what,
        _words(way, _flat(row.reason)),
        row.account,
        Sign.DONE,
        ((_("Owner"), way), (_("Reason"), row.reason)),
    )


KINDS: Final[tuple[TimelineKind[Any], ...]] = (
    TimelineKind("registration", N_("Registration"), history.registrations, _registration),
    TimelineKind("merge", N_("Merged"), history.merges, _merge),
    TimelineKind("session", N_("Session"), counseling.sessions, _session, counseling.seen_by),
    TimelineKind("handover", N_("Handed over"), history.handovers, _handover),
    TimelineKind("referral", N_("Referral"), history.referrals, _referral),
    TimelineKind("placement", N_("Placement"), history.placements, _placement),
    TimelineKind("follow_up", N_("Follow-up"), history.follow_ups, _follow_up),
)
"""In the order in which a case goes through them, which is also the order within a day."""


def timeline(reader: Reader, seeker_id: int, actor: Actor) -> list[Happening]:
    """Return everything that was done for a person as somebody may see it, newest first; plans stand above today."""
    found: list[tuple[int, Happening]] = []
    for place, kind in enumerate(KINDS):
        for row in kind.read(reader, seeker_id):
            shown = row if kind.seen is None else kind.seen(row, actor)
            found.append((place, kind.happen(shown, kind.name, _(kind.label))))
    found.sort(key=lambda each: (each[1].on, each[0], each[1].at), reverse=True)
    return [happening for _place, happening in found]


def narrowed(done: Iterable[Happening], words: str) -> list[Happening]:
    """Return the happenings that hold every word: a kind's name, or anything that stands in the line or beneath it."""
    wanted = words.casefold().split()
    return [each for each in done if all(part in _searched(each) for part in wanted)]


def _searched(each: Happening) -> str:
    beneath = " ".join(text for _label, text in each.more)
    return f"{each.what} {each.text} {each.who} {iso(each.on)} {beneath}".casefold()
