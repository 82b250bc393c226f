"""Refusals of sign-in and of roles."""

from typing import ClassVar

from jobplus_core.errors.refusal import Refusal


class SignInRefused(Refusal):
    """Name and password do not fit."""

    left: int
    code: ClassVar[str] = "sign_in_refused"


class AccountLocked(Refusal):
    """Too many failures; an administrator or the passing of time opens it."""

    minutes: int
    code: ClassVar[str] = "account_locked"


class PasswordWeak(Refusal):
    """The password is too short or on the list of common ones."""

    least: int
    code: ClassVar[str] = "password_weak"


class RoleMissing(Refusal):
    """The account lacks the role this act asks for."""

    role: str
    code: ClassVar[str] = "role_missing"


class TeamMissing(Refusal):
    """The act is another team's, or a lead's."""

    team: str
    code: ClassVar[str] = "team_missing"
