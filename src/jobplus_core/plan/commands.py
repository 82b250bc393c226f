"""Set targets and quotas; every change is a new version, the old ones stay."""

from dataclasses import dataclass

from sqlmodel import col, func, select

from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.errors import AlreadyDone, FieldMissing, FieldRefused, NotFound, RoleMissing
from jobplus_core.hangul import clean
from jobplus_core.kinds import Funding, Indicator, Role, SubjectKind
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.tables.plan import AnnualTarget, MonthlyQuota


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetForm:
    """A candidate for a year's target and where it is printed."""

    indicator: Indicator
    year: int
    value: int
    source: str
    active: bool = True
    funding: Funding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaForm:
    """A month's quota of a counselor, or of the institution when none is named."""

    indicator: Indicator
    year: int
    month: int
    value: int
    source: str
    counselor_id: int | None = None


def set_targets(store: Store, actor: Actor, targets: tuple[TargetForm, ...], *, token: str | None = None) -> int:
    """Hold candidates for annual targets; an active one takes the place of the active one before it.

    Returns:
        How many were held.

    Raises:
        RoleMissing: Only leads set targets.
        FieldRefused: A negative target.
    """
    if not actor.leads():
        raise RoleMissing(Role.LEAD)
    with store.write(actor, "set_targets", token=token, alone=True) as work:
        if work.earlier is not None:
            return work.earlier[0]
        for form in targets:
            _not_negative("value", form.value)
            _insert_target(work, form)
        return work.finish(len(targets), subject=(SubjectKind.TARGET, actor.institution_id))[0]


def choose_target(store: Store, actor: Actor, target_id: int, note: str, *, token: str | None = None) -> int:
    """Let a candidate hold for its indicator, year and funding; the one that held before stays as a candidate.

    A candidate that held once before is held again as a new version, so that reports of the past keep theirs.

    Args:
        note: Why it was chosen.

    Returns:
        The id of the target that holds now.

    Raises:
        RoleMissing: Only leads choose.
        NotFound: There is no such candidate.
        AlreadyDone: It holds already.
        FieldMissing, ResidentNumber: No reason is given, or one that looks like a resident registration number.
    """
    if not actor.leads():
        raise RoleMissing(Role.LEAD)
    refuse_resident_number("note", note)
    why = clean(note)
    if not why:
        raise FieldMissing("note")
    with store.write(actor, "choose_target", token=token, alone=True) as work:
        if work.earlier is not None:
            return work.earlier[0]
        chosen = work.get(AnnualTarget, target_id, lock=True)
        if chosen.institution_id != actor.institution_id:
            raise NotFound("annual_target", target_id)
        if chosen.active_since is not None and chosen.active_until is None:
            raise AlreadyDone(SubjectKind.TARGET, target_id)
        earlier = _same_targets(work, Indicator(chosen.indicator), chosen.year, chosen.funding)
        _retire(work, earlier)
        if chosen.active_since is None:
            chosen.active_since, chosen.note = work.now, why
            work.session.add(chosen)
            key = chosen.key
        else:
            key = work.add(
                AnnualTarget(
                    institution_id=actor.institution_id,
                    indicator=chosen.indicator,
                    year=chosen.year,
                    funding=chosen.funding,
                    value=chosen.value,
                    source=chosen.source,
                    version=len(earlier) + 1,
                    note=why,
                    active_since=work.now,
                    set_at=work.now,
                    set_by=actor.account_id,
                )
            ).key
        return work.finish(key, subject=(SubjectKind.TARGET, key))[0]


def set_quotas(store: Store, actor: Actor, quotas: tuple[QuotaForm, ...], *, token: str | None = None) -> int:
    """Set monthly quotas, each as a new version.

    Returns:
        How many were set.

    Raises:
        RoleMissing: Only leads set quotas.
        FieldRefused: A negative quota or no such month.
    """
    if not actor.leads():
        raise RoleMissing(Role.LEAD)
    with store.write(actor, "set_quotas", token=token, alone=True) as work:
        if work.earlier is not None:
            return work.earlier[0]
        for form in quotas:
            _not_negative("value", form.value)
            if not 1 <= form.month <= 12:
                raise FieldRefused("month", str(form.month), "out_of_range")
            insert_quota(work, form)
        return work.finish(len(quotas), subject=(SubjectKind.QUOTA, actor.institution_id))[0]


def _insert_target(work: Work, form: TargetForm) -> None:
    funding = form.funding.value if form.funding else None
    earlier = _same_targets(work, form.indicator, form.year, funding)
    if form.active:
        _retire(work, earlier)
    work.add(
        AnnualTarget(
            institution_id=work.actor.institution_id,
            indicator=form.indicator.value,
            year=form.year,
            funding=funding,
            value=form.value,
            source=form.source,
            version=len(earlier) + 1,
            active_since=work.now if form.active else None,
            set_at=work.now,
            set_by=work.actor.account_id,
        )
    )


def _same_targets(work: Work, indicator: Indicator, year: int, funding: str | None) -> list[AnnualTarget]:
    return list(
        work.session.exec(
            select(AnnualTarget)
            .where(
                AnnualTarget.institution_id == work.actor.institution_id,
                AnnualTarget.indicator == indicator.value,
                AnnualTarget.year == year,
                col(AnnualTarget.funding).is_(None) if funding is None else AnnualTarget.funding == funding,
            )
            .with_for_update()
        )
    )


def _retire(work: Work, targets: list[AnnualTarget]) -> None:
    for row in targets:
        if row.active_since is not None and row.active_until is None:
            row.active_until = work.now
            work.session.add(row)


def insert_quota(work: Work, form: QuotaForm) -> None:
    """A month's quota as a new version, within a command that does more."""
    latest = work.session.exec(
        select(func.max(col(MonthlyQuota.version))).where(
            MonthlyQuota.institution_id == work.actor.institution_id,
            MonthlyQuota.indicator == form.indicator.value,
            MonthlyQuota.year == form.year,
            MonthlyQuota.month == form.month,
            col(MonthlyQuota.counselor_id).is_(None)
            if form.counselor_id is None
            else MonthlyQuota.counselor_id == form.counselor_id,
        )
    ).one()
    work.add(
        MonthlyQuota(
            institution_id=work.actor.institution_id,
            counselor_id=form.counselor_id,
            indicator=form.indicator.value,
            year=form.year,
            month=form.month,
            value=form.value,
            source=form.source,
            version=(latest or 0) + 1,
            set_at=work.now,
            set_by=work.actor.account_id,
        )
    )


def _not_negative(name: str, value: int) -> None:
    if value < 0:
        raise FieldRefused(name, str(value), "out_of_range")
