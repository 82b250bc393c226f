"""Found a center, give accounts, sign in."""

from dataclasses import dataclass
from datetime import date

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlmodel import col, select

from jobplus_core.access import queries
from jobplus_core.access.rules import check_password
from jobplus_core.actor import Actor
from jobplus_core.calendar.commands import add_holidays
from jobplus_core.clock import business_day, micros
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.errors import AccountLocked, FieldMissing, FieldRefused, RoleMissing, SignInRefused, StoreExists
from jobplus_core.hangul import clean
from jobplus_core.kinds import InstitutionKind, Role, SubjectKind, TeamKind
from jobplus_core.ledger.entries import open_chain
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.settings import DEFAULTS, SettingName
from jobplus_core.staff.commands import insert_teams
from jobplus_core.staff.queries import center
from jobplus_core.tables.casework import Draft
from jobplus_core.tables.oversight import AccessLog, ExportLog
from jobplus_core.tables.people import Seeker
from jobplus_core.tables.plan import Setting
from jobplus_core.tables.staff import Account, Institution, RoleGrant, SignIn

_MINUTE = 60_000_000
MOST_SETTING = 1_000
"""No setting counts days, minutes or tries beyond this."""


@dataclass(frozen=True, slots=True)
class Founded:
    """A new center: its first administrator and its teams."""

    actor: Actor
    teams: dict[TeamKind, int]


def found_center(
    store: Store, name: str, *, login: str, password: str | None, administrator: str, desk: str = ""
) -> Founded:
    """Make the center, its four teams, the holidays around today and the first administrator, once and for good.

    Args:
        password: None for a demo, whose accounts nobody signs in to by password.

    Raises:
        StoreExists: A center stands in this store already.
        PasswordWeak: The password may not be used.
        FieldMissing, FieldRefused: The center or its administrator has no name to sign in with.
    """
    if not clean(name):
        raise FieldMissing("center")
    with store.write(Actor(0, 0, administrator, frozenset(), desk=desk), "found_center") as work:
        if work.session.exec(select(Institution.id).limit(1)).first() is not None:
            raise StoreExists(str(store.location))
        center = work.add(Institution(name=clean(name), kind=InstitutionKind.CENTER.value, opened_on=work.today))
        account = _insert_account(
            work, center.key, login=login, name=administrator, password=password, roles=(Role.ADMINISTRATOR,)
        )
        work.actor = Actor(
            account_id=account,
            institution_id=center.key,
            name=clean(administrator),
            roles=frozenset({Role.ADMINISTRATOR}),
            desk=desk,
        )
        teams = insert_teams(work, center.key)
        add_holidays(work, work.today.year - 2, work.today.year + 2)
        work.finish(center.key, subject=(SubjectKind.INSTITUTION, center.key))
        return Founded(work.actor, teams)


def add_account(
    store: Store,
    actor: Actor,
    *,
    login: str,
    name: str,
    password: str | None,
    counselor_id: int | None,
    roles: tuple[Role, ...] = (Role.COUNSELOR,),
    token: str | None = None,
) -> int:
    """Give a person an account.

    Returns:
        The account's id.

    Raises:
        RoleMissing: Only administrators give accounts.
        FieldRefused: The sign-in name is taken or empty.
        PasswordWeak: The password may not be used.
    """
    if Role.ADMINISTRATOR not in actor.roles:
        raise RoleMissing(Role.ADMINISTRATOR)
    with store.write(actor, "add_account", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        key = _insert_account(
            work,
            actor.institution_id,
            login=login,
            name=name,
            password=password,
            roles=roles,
            counselor_id=counselor_id,
            granted_by=actor.account_id,
        )
        return work.finish(key, subject=(SubjectKind.ACCOUNT, key))[0]


def sign_in(store: Store, login: str, password: str, *, desk: str) -> Actor:
    """Sign in by name and password; every attempt on an account is recorded, and as many failures as the
    center has set lock it for a while.

    Raises:
        SignInRefused: The name or the password is wrong; it never says which.
        AccountLocked: The account is locked.
    """
    with store.read() as reader:
        row = queries.account(reader, clean(login), business_day(micros(store.clock())))
        actor = queries.actor_of(reader, row, desk=desk) if row is not None else None
        # Of a name that nobody has, as many tries are left as of one that somebody has.
        here = center(reader)
        most = queries.setting(reader, here.id if here is not None else 0, SettingName.SIGN_IN_FAILURES)
    if row is None or actor is None:
        _hash(password)  # as long as a real check takes, so that names cannot be told apart by time
        raise SignInRefused(most)
    if row.password_hash is None:
        _hash(password)
        fits = False
    else:
        fits = _fits(row.password_hash, password)
    fits = fits and row.active
    with store.write(actor, "sign_in") as work:
        account = work.get(Account, row.id, lock=True)
        # Asked once more under the lock: tries at other desks may have locked it meanwhile.
        locked_for = max(0, (account.locked_until or 0) - work.now)
        if not locked_for:
            account.failures = 0 if fits else account.failures + 1
            left = setting_of(work, SettingName.SIGN_IN_FAILURES) - account.failures
            if left <= 0:
                minutes = setting_of(work, SettingName.SIGN_IN_LOCK_MINUTES)
                account.failures, locked_for = 0, minutes * _MINUTE
            account.locked_until = work.now + locked_for if locked_for else None
            outcome = "in" if fits else "refused"
        else:
            outcome = "locked"
        work.add(SignIn(account_id=row.id, at=work.now, outcome=outcome, desk=desk))
        work.finish(row.id, subject=(SubjectKind.ACCOUNT, row.id))
    if locked_for:
        # Writes of a clock that stands still lie a microsecond apart, which is no minute more.
        raise AccountLocked(max(1, -(-(locked_for - 1000) // _MINUTE)))
    if not fits:
        raise SignInRefused(left)
    return actor


def sign_in_demo(store: Store, login: str, *, desk: str, today: date) -> Actor:
    """Sign in to an account that has no password: only a demo's accounts have none.

    Raises:
        SignInRefused: There is no such account, or it has a password.
    """
    with store.read() as reader:
        row = queries.account(reader, login, today)
        if row is None or row.password_hash is not None or not row.active:
            raise SignInRefused(0)
        return queries.actor_of(reader, row, desk=desk)


def log_access(store: Store, actor: Actor, seeker_id: int, what: str) -> int:
    """Note that somebody looked at a person's data (개인정보의 안전성 확보조치 기준 제8조).

    Args:
        what: Which look it was, such as `record`.

    Returns:
        The id of the access row.

    Raises:
        NotFound: There is no such person.
    """
    with store.write(actor, "log_access") as work:
        work.get(Seeker, seeker_id)
        row = work.add(
            AccessLog(account_id=actor.account_id, seeker_id=seeker_id, what=what, desk=actor.desk, at=work.now)
        )
        return work.finish(row.key, subject=(SubjectKind.SEEKER, seeker_id))[0]


def log_export(
    store: Store,
    actor: Actor,
    what: str,
    *,
    format: str,
    purpose: str,
    subject: tuple[SubjectKind, int] | None = None,
    rows: int | None = None,
    digest: str | None = None,
    token: str | None = None,
) -> int:
    """Note that a file leaves the store, before it does (개인정보의 안전성 확보조치 기준 제8조).

    Args:
        what: Which report or letter it is, such as `weekly 2013-W47`.
        purpose: What for, in the words of whoever takes it.
        subject: Whom it is about, where it is about one.
        rows: How many people or cases it holds.
        digest: SHA-256 of the file, 64 hex digits.

    Returns:
        The id of the row.

    Raises:
        FieldMissing, ResidentNumber: No purpose is given, or one that looks like a resident registration number.
    """
    refuse_resident_number("purpose", purpose)
    why = clean(purpose)
    if not why:
        raise FieldMissing("purpose")
    with store.write(actor, "log_export", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        row = work.add(
            ExportLog(
                account_id=actor.account_id,
                what=what,
                format=format,
                purpose=why,
                subject_kind=subject[0].value if subject else None,
                subject_id=subject[1] if subject else None,
                rows=rows,
                digest=digest,
                desk=actor.desk,
                at=work.now,
            )
        )
        return work.finish(row.key, subject=subject)[0]


def change_setting(store: Store, actor: Actor, name: SettingName, value: int, *, token: str | None = None) -> int:
    """Hold a center's own value of a setting from now on, as a new version; the earlier ones stay.

    Returns:
        The new version; the one that holds where nothing changes.

    Raises:
        RoleMissing: Only leads change settings.
        FieldRefused: It is below one or beyond belief.
    """
    if not actor.leads():
        raise RoleMissing(Role.LEAD)
    if not 1 <= value <= MOST_SETTING:
        raise FieldRefused(name.value, str(value), "out_of_range")
    with store.write(actor, "change_setting", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        # The center's row keeps two leads from making the same version.
        work.get(Institution, actor.institution_id, lock=True)
        last = work.session.exec(
            select(Setting)
            .where(Setting.institution_id == actor.institution_id, Setting.name == name.value)
            .order_by(col(Setting.version).desc())
        ).first()
        held = DEFAULTS[name] if last is None else int(last.value)
        version = 0 if last is None else last.version
        if held != value:
            version += 1
            work.add(
                Setting(
                    institution_id=actor.institution_id,
                    name=name.value,
                    value=str(value),
                    version=version,
                    set_at=work.now,
                    set_by=actor.account_id,
                )
            )
        return work.finish(version, subject=(SubjectKind.SETTING, actor.institution_id))[0]


def save_draft(store: Store, actor: Actor, form: str, body: str, *, subject_id: int = 0) -> None:
    """Keep a half-typed form for the account that types it, in place of the one kept before.

    Args:
        form: Which form it is.
        body: What was typed, in the form's own words.
        subject_id: The record that the form mends; 0 for a new one.
    """
    with store.write(actor, "save_draft") as work:
        kept = _draft(work, form, subject_id)
        if kept is None:
            kept = Draft(account_id=actor.account_id, form=form, subject_id=subject_id, body=body, saved_at=work.now)
        kept.body, kept.saved_at = body, work.now
        work.finish(work.add(kept).key)


def drop_draft(store: Store, actor: Actor, form: str, *, subject_id: int = 0) -> None:
    """Forget a half-typed form once it is saved or given up."""
    with store.write(actor, "drop_draft") as work:
        kept = _draft(work, form, subject_id)
        if kept is not None:
            work.session.delete(kept)
        work.finish(0 if kept is None else kept.key)


def setting_of(work: Work, name: SettingName, institution_id: int | None = None) -> int:
    """A setting as a center holds it, the actor's if none is named, or its default; inside a command."""
    found = work.session.exec(
        select(Setting.value)
        .where(Setting.institution_id == (institution_id or work.actor.institution_id), Setting.name == name.value)
        .order_by(col(Setting.version).desc())
    ).first()
    return DEFAULTS[name] if found is None else int(found)


def _draft(work: Work, form: str, subject_id: int) -> Draft | None:
    return work.session.exec(
        select(Draft).where(
            Draft.account_id == work.actor.account_id, Draft.form == form, Draft.subject_id == subject_id
        )
    ).first()


def _insert_account(
    work: Work,
    institution_id: int,
    *,
    login: str,
    name: str,
    password: str | None,
    roles: tuple[Role, ...],
    counselor_id: int | None = None,
    granted_by: int | None = None,
) -> int:
    signs_in_as = clean(login)
    if not signs_in_as or work.session.exec(select(Account.id).where(col(Account.login) == signs_in_as)).first():
        raise FieldRefused("login", signs_in_as, "taken" if signs_in_as else "empty")
    hashed = None
    if password is not None:
        hashed = _hash(
            check_password(password, signs_in_as, least=setting_of(work, SettingName.PASSWORD_LEAST, institution_id))
        )
    account = work.add(
        Account(
            institution_id=institution_id,
            counselor_id=counselor_id,
            login=signs_in_as,
            name=clean(name),
            password_hash=hashed,
            created_at=work.now,
        )
    )
    for role in roles:
        work.add(RoleGrant(account_id=account.key, role=role.value, granted_at=work.now, granted_by=granted_by))
    open_chain(work, account.key)
    return account.key


def _hash(password: str) -> str:
    return PasswordHasher().hash(password)


def _fits(hashed: str, password: str) -> bool:
    try:
        return PasswordHasher().verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False
