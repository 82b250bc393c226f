"""Institutions, teams, counselors and the accounts they sign in with; headcount and leave are dated."""

from datetime import date

from sqlmodel import Field

from jobplus_core.tables.base import Row, instant, maybe_instant, maybe_ref, ref


class Institution(Row, table=True):
    """The center, or a body linked to it (자치구, 여성, 고령자, 장애인)."""

    __tablename__ = "institution"

    name: str
    kind: str
    district_code: str | None = None
    opened_on: date | None = None


class Team(Row, table=True):
    """One of the center's teams."""

    __tablename__ = "team"

    institution_id: int = ref("institution")
    kind: str
    name: str


class Counselor(Row, table=True):
    """A person on the staff; employment is dated, headcount is counted from it."""

    __tablename__ = "counselor"

    institution_id: int = ref("institution", index=True)
    name: str
    permanent: bool = True
    joined_on: date
    left_on: date | None = None


class TeamMembership(Row, table=True):
    """Which team a counselor belonged to, and when; `until` is the last day."""

    __tablename__ = "team_membership"

    counselor_id: int = ref("counselor", index=True)
    team_id: int = ref("team", index=True)
    lead: bool = False
    since: date
    until: date | None = None


class Leave(Row, table=True):
    """A dated absence, with whoever stands in."""

    __tablename__ = "leave"

    counselor_id: int = ref("counselor", index=True)
    kind: str
    since: date
    until: date | None = None
    substitute_id: int | None = maybe_ref("counselor")


class Account(Row, table=True):
    """One account per person; its id is the actor of the ledger's chain."""

    __tablename__ = "account"

    institution_id: int = ref("institution")
    counselor_id: int | None = maybe_ref("counselor")
    login: str = Field(unique=True)
    name: str
    password_hash: str | None = None
    failures: int = 0
    locked_until: int | None = maybe_instant()
    active: bool = True
    created_at: int = instant()
    version: int = 1


class RoleGrant(Row, table=True):
    """A role given and perhaps taken back; rows stay as the history."""

    __tablename__ = "role_grant"

    account_id: int = ref("account", index=True)
    role: str
    granted_at: int = instant()
    granted_by: int | None = maybe_ref("account")
    revoked_at: int | None = maybe_instant()
    revoked_by: int | None = maybe_ref("account")


class SignIn(Row, table=True):
    """Every attempt to sign in."""

    __tablename__ = "sign_in"

    account_id: int | None = maybe_ref("account", index=True)
    at: int = instant()
    outcome: str
    desk: str
