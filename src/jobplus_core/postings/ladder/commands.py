"""Book what the ladder says has come, and what the two teams do about it."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, select

from jobplus_core.access.queries import setting
from jobplus_core.actor import Actor
from jobplus_core.calendar.queries import business_days
from jobplus_core.clock import business_day, micros
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.errors import AlreadyDone, FieldMissing, FieldRefused, PostingClosed, TeamMissing
from jobplus_core.hangul import clean
from jobplus_core.kinds import HandOff, PostingState, SubjectKind, TeamKind
from jobplus_core.postings.commands import standing_posting
from jobplus_core.postings.ladder.queries import booked_through, cases, last_booked, standings
from jobplus_core.postings.ladder.rules import LadderDay, Step, hand_offs
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.settings import SettingName
from jobplus_core.tables.postings import PostingHandOff

READ_PORTION: Final = 1_000
WRITE_PORTION: Final = 200
"""Steps booked in one transaction: other desks wait for no more."""

COMMAND: Final = "book_hand_offs"
MOST_NOTE: Final = 200
"""Letters of a note: it stands on one line of the ladder."""


def book_hand_offs(store: Store, actor: Actor) -> int:
    """Book the steps of the unfilled ladder that have come since they were last booked, also those of days on which
    nobody did; each with the day that the rule names, and with nobody's name.

    It goes in portions, each a transaction of its own, and may be stopped anywhere, repeated, or run at several desks
    at once: a step that stands is left alone. Once it has come to its end on a day it looks at nothing more that day;
    what comes later on is booked the next day, with its own.

    Returns:
        How many steps were booked.
    """
    institution_id, today = actor.institution_id, business_day(micros(store.clock()))
    with store.read() as reader:
        if booked_through(reader, institution_id, COMMAND, today):
            return 0
        days = business_days(reader, institution_id)
        after = setting(reader, institution_id, SettingName.URGENT_BUSINESS_DAYS)
        closed_since = last_booked(reader, institution_id)
    booked, behind = 0, 0
    while True:
        with store.read() as reader:
            portion, further = cases(
                reader, institution_id, after=behind, limit=READ_PORTION, closed_since=closed_since
            )
        due = [
            (case.id, step)
            for case in portion
            for step in hand_offs(case.history, through=today, days=days, urgent_after=after)
            if (step.step.value, step.day) not in case.booked
        ]
        for rows in _portions(due):
            booked += _book(store, actor, rows)
        if further is None:
            break
        behind = further
    with store.write(actor, COMMAND) as work:
        return work.finish(booked, subject=(SubjectKind.INSTITUTION, institution_id))[0]


def tell_graduates(store: Store, actor: Actor, posting_id: int, note: str, *, token: str | None = None) -> int:
    """Book that graduates of trainings were told of a posting first (plan III-3): the posting team's step.

    Args:
        note: Who was told and how, in words ("CAM반 8명 문자").

    Returns:
        The id of the step.

    Raises:
        TeamMissing: The posting team or a lead books it.
        PostingClosed, NotFound: The posting takes nobody, or is none of the actor's center.
        AlreadyDone: It is booked for today.
        FieldMissing, FieldRefused, ResidentNumber: The note is empty, too long, or looks like a number that is never
            stored.
    """
    return _book_act(store, actor, posting_id, HandOff.GRADUATES, note, TeamKind.POSTING, token)


def take_back(store: Store, actor: Actor, posting_id: int, reason: str, *, token: str | None = None) -> int:
    """Take a posting back for the counseling team, for today: from the next business day on it is the posting team's
    again unless somebody was referred.

    Returns:
        The id of the step.

    Raises:
        TeamMissing: The counseling team or a lead takes it back.
        PostingClosed, NotFound: The posting takes nobody, or is none of the actor's center.
        AlreadyDone: It is the counseling team's.
        FieldMissing, FieldRefused, ResidentNumber: The reason is empty, too long, or looks like a number that is never
            stored.
    """
    return _book_act(store, actor, posting_id, HandOff.TAKEN_BACK, reason, TeamKind.COUNSELING, token)


def _book_act(
    store: Store, actor: Actor, posting_id: int, step: HandOff, words: str, team: TeamKind, token: str | None
) -> int:
    field = "reason" if step is HandOff.TAKEN_BACK else "note"
    refuse_resident_number(field, words)
    note = clean(words)
    if not note:
        raise FieldMissing(field)
    if len(note) > MOST_NOTE:
        raise FieldRefused(field, f"{len(note)}", "too_long")
    if actor.team_kind != team and not actor.leads():
        raise TeamMissing(team.value)
    with store.write(actor, f"hand_off_{step.value}", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        posting = standing_posting(work, posting_id)
        if posting.state != PostingState.OPEN:
            raise PostingClosed(posting_id)
        stands = work.session.exec(
            select(PostingHandOff.id).where(
                PostingHandOff.posting_id == posting_id,
                PostingHandOff.step == step.value,
                col(PostingHandOff.happened_on) == work.today,
            )
        ).first()
        if stands is not None or (step is HandOff.TAKEN_BACK and _is_counseling(store, work, posting_id)):
            raise AlreadyDone(SubjectKind.POSTING, posting_id)
        row = work.add(
            PostingHandOff(
                institution_id=actor.institution_id,
                posting_id=posting_id,
                step=step.value,
                happened_on=work.today,
                account_id=actor.account_id,
                note=note,
                recorded_at=work.now,
            )
        )
        return work.finish(row.key, subject=(SubjectKind.POSTING, posting_id))[0]


def _is_counseling(store: Store, work: Work, posting_id: int) -> bool:
    """Whether a posting is the counseling team's already; what other desks are about to commit decides nothing."""
    institution_id = work.actor.institution_id
    with store.read() as reader:
        days = business_days(reader, institution_id)
        after = setting(reader, institution_id, SettingName.URGENT_BUSINESS_DAYS)
        day = LadderDay(work.today, days, after)
        posting = standings(reader, [posting_id], day).get(posting_id)
    return posting is not None and day.team(posting) is TeamKind.COUNSELING


def _portions(due: list[tuple[int, Step]]) -> Iterator[list[tuple[int, Step]]]:
    for start in range(0, len(due), WRITE_PORTION):
        yield due[start : start + WRITE_PORTION]


def _book(store: Store, actor: Actor, rows: list[tuple[int, Step]]) -> int:
    with store.write(actor, "book_steps") as work:
        insert = postgresql.insert if store.location.dialect == "postgresql" else sqlite.insert
        statement = insert(PostingHandOff).on_conflict_do_nothing(index_elements=["posting_id", "step", "happened_on"])
        done = (
            work.session.connection()
            .execute(
                statement.returning(col(PostingHandOff.id)),
                [
                    {
                        "institution_id": actor.institution_id,
                        "posting_id": posting_id,
                        "step": step.step.value,
                        "happened_on": step.day,
                        "account_id": None,
                        "note": None,
                        "recorded_at": work.now,
                    }
                    for posting_id, step in rows
                ],
            )
            .all()
        )
        return work.finish(len(done), subject=(SubjectKind.INSTITUTION, actor.institution_id))[0]
