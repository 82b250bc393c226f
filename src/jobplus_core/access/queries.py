"""Accounts as the sign-in needs them, half-typed forms, and the center's settings."""

from datetime import date
from typing import NamedTuple

from jobplus_core.actor import Actor
from jobplus_core.db.read_port import Reader
from jobplus_core.roles import Role
from jobplus_core.settings import DEFAULTS, SettingName


class AccountRow(NamedTuple):
    """An account, with the counselor and the team it speaks for today."""

    id: int
    institution_id: int
    institution: str
    counselor_id: int | None
    login: str
    name: str
    password_hash: str | None
    failures: int
    locked_until: int | None
    active: bool
    team_id: int | None
    team_kind: str | None
    team: str | None


class DraftRow(NamedTuple):
    """A half-typed form.

    Attributes:
        saved_at: When it was kept, microseconds UTC.
    """

    body: str
    saved_at: int


class SettingVersion(NamedTuple):
    """A value of a setting: who set it, and when (microseconds UTC)."""

    version: int
    value: int
    who: str | None
    set_at: int


class _Version(NamedTuple):
    version: int
    value: str
    who: str | None
    set_at: int


class _Value(NamedTuple):
    value: str


class _RoleRow(NamedTuple):
    role: str


class _LoginRow(NamedTuple):
    login: str


def demo_login(reader: Reader) -> str | None:
    """The account that a demo signs in by itself: a counselor's, if one has no password; None in a real store."""
    row = reader.one(
        """SELECT login FROM account WHERE password_hash IS NULL AND active
        ORDER BY CASE WHEN counselor_id IS NULL THEN 1 ELSE 0 END, id LIMIT 1""",
        {},
        _LoginRow,
    )
    return None if row is None else row.login


def account(reader: Reader, login: str, today: date) -> AccountRow | None:
    """The account with this sign-in name."""
    return reader.one(
        """SELECT a.id, a.institution_id, i.name, a.counselor_id, a.login, a.name, a.password_hash, a.failures,
            a.locked_until, a.active, t.id, t.kind, t.name
        FROM account a JOIN institution i ON i.id = a.institution_id
        LEFT JOIN team_membership m ON m.counselor_id = a.counselor_id AND m.since <= :today
            AND (m.until IS NULL OR m.until >= :today)
        LEFT JOIN team t ON t.id = m.team_id
        WHERE a.login = :login ORDER BY m.since DESC LIMIT 1""",
        {"login": login, "today": today},
        AccountRow,
    )


def actor_of(reader: Reader, row: AccountRow, *, desk: str) -> Actor:
    """Who signs in with this account."""
    roles = reader.rows(
        "SELECT role FROM role_grant WHERE account_id = :id AND revoked_at IS NULL", {"id": row.id}, _RoleRow
    )
    return Actor(
        account_id=row.id,
        institution_id=row.institution_id,
        name=row.name,
        roles=frozenset(Role(r.role) for r in roles),
        counselor_id=row.counselor_id,
        team_id=row.team_id,
        team_kind=row.team_kind,
        desk=desk,
    )


def draft(reader: Reader, account_id: int, form: str, *, subject_id: int = 0) -> DraftRow | None:
    """The half-typed form that an account left; nobody else's is ever given."""
    return reader.one(
        """SELECT body, saved_at FROM draft
        WHERE account_id = :account_id AND form = :form AND subject_id = :subject_id""",
        {"account_id": account_id, "form": form, "subject_id": subject_id},
        DraftRow,
    )


def setting(reader: Reader, institution_id: int, name: SettingName) -> int:
    """A setting as the center holds it, or its default."""
    found = reader.one(
        """SELECT value FROM setting WHERE institution_id = :institution_id AND name = :name
        ORDER BY version DESC LIMIT 1""",
        {"institution_id": institution_id, "name": name.value},
        _Value,
    )
    return DEFAULTS[name] if found is None else int(found.value)


def setting_history(reader: Reader, institution_id: int, name: SettingName) -> list[SettingVersion]:
    """Every value a center has held of a setting, newest first; nothing while the default holds."""
    found = reader.rows(
        """SELECT s.version, s.value, a.name, s.set_at FROM setting s LEFT JOIN account a ON a.id = s.set_by
        WHERE s.institution_id = :institution_id AND s.name = :name ORDER BY s.version DESC""",
        {"institution_id": institution_id, "name": name.value},
        _Version,
    )
    return [SettingVersion(row.version, int(row.value), row.who, row.set_at) for row in found]
