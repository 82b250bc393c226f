"""Settle an evaluation, write why it stayed low, and set what each measure counts."""

from collections.abc import Mapping

from sqlmodel import col, func, select

from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.errors import FieldMissing, FieldRefused, PeriodClosed, PeriodNotOver, RoleMissing
from jobplus_core.hangul import clean
from jobplus_core.kinds import Role, SubjectKind
from jobplus_core.reports.document import canonical
from jobplus_core.reports.evaluation.queries import Span, evaluation
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.settings import SettingName
from jobplus_core.tables.plan import Evaluation, EvaluationNote, Setting
from jobplus_core.tables.staff import Team


def settle(store: Store, actor: Actor, center: str, span: Span, *, token: str | None = None) -> int:
    """Settle the evaluation of a period that has ended: its sheet stays as it is now.

    Raises:
        RoleMissing: Only leads settle.
        PeriodNotOver: Its last day has not come yet.
        PeriodClosed: It is settled.
    """
    _must_lead(actor)
    with store.write(actor, "settle_evaluation", token=token, alone=True) as work:
        if work.earlier is not None:
            return work.earlier[0]
        if span.until > work.today:
            raise PeriodNotOver("period", span.until.isoformat())
        same = select(Evaluation.id).where(
            Evaluation.institution_id == actor.institution_id, Evaluation.period == span.key
        )
        if work.session.exec(same).first() is not None:
            raise PeriodClosed(SubjectKind.CLOSING, 0)
        with store.read() as reader:
            report = canonical(evaluation(reader, actor.institution_id, center, span, work.now))
        row = work.add(
            Evaluation(
                institution_id=actor.institution_id,
                period=span.key,
                report=report,
                settled_at=work.now,
                settled_by=actor.account_id,
            )
        )
        return work.finish(row.key, subject=(SubjectKind.CLOSING, row.key))[0]


def write_note(
    store: Store,
    actor: Actor,
    span: Span,
    team_id: int,
    text: str,
    *,
    counselor_id: int | None = None,
    token: str | None = None,
) -> int:
    """Write why a team, or one of its people, stayed low and what is planned (원인분석 및 대책); the newest one holds.

    Raises:
        RoleMissing: Only leads write it.
        FieldMissing, ResidentNumber: Nothing is written, or what looks like a resident registration number.
    """
    _must_lead(actor)
    refuse_resident_number("note", text)
    told = clean(text)
    if not told:
        raise FieldMissing("note")
    with store.write(actor, "write_evaluation_note", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        row = work.add(
            EvaluationNote(
                institution_id=actor.institution_id,
                period=span.key,
                team_id=work.get(Team, team_id).key,
                counselor_id=counselor_id,
                text=told,
                written_at=work.now,
                account_id=actor.account_id,
            )
        )
        return work.finish(row.key, subject=(SubjectKind.CLOSING, row.key))[0]


def set_weights(store: Store, actor: Actor, weights: Mapping[SettingName, int], *, token: str | None = None) -> int:
    """Set what measures count in evaluations, and the line below which somebody is low; each as a new version.

    Raises:
        RoleMissing: Only leads set them.
        FieldRefused: A weight below zero, or a setting that is none of evaluations.
    """
    _must_lead(actor)
    for name, value in weights.items():
        if not name.startswith("evaluation_") or value < 0:
            raise FieldRefused(name.value, str(value), "out_of_range")
    with store.write(actor, "set_evaluation_weights", token=token, alone=True) as work:
        if work.earlier is not None:
            return work.earlier[0]
        for name, value in weights.items():
            latest = work.session.exec(
                select(func.max(col(Setting.version))).where(
                    Setting.institution_id == actor.institution_id, Setting.name == name.value
                )
            ).one()
            work.add(
                Setting(
                    institution_id=actor.institution_id,
                    name=name.value,
                    value=str(value),
                    version=(latest or 0) + 1,
                    set_at=work.now,
                    set_by=actor.account_id,
                )
            )
        return work.finish(len(weights), subject=(SubjectKind.SETTING, actor.institution_id))[0]


def _must_lead(actor: Actor) -> None:
    if not actor.leads():
        raise RoleMissing(Role.LEAD)
