"""Found a center, take counselors on, give accounts, set targets and quotas: as `access`, `staff` and `plan` do."""

from collections.abc import Sequence
from datetime import date

from jobplus_core.actor import Actor
from jobplus_core.calendar.commands import HOLIDAY_SOURCE, korean_holidays
from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.demo.acts.book import Act, Book
from jobplus_core.hangul import clean
from jobplus_core.kinds import InstitutionKind, Role, SubjectKind, TeamKind, korean
from jobplus_core.plan.commands import QuotaForm, TargetForm


def found_center(
    book: Book, name: str, *, at: int, login: str, administrator: str, desk: str, token: str | None = None
) -> tuple[Actor, dict[TeamKind, int]]:
    """The center with its administrator, who has no password, and its teams."""
    act = book.begin(Actor(0, 0, administrator, frozenset(), desk=desk), at)
    center = book.institution.add({"name": clean(name), "kind": InstitutionKind.CENTER.value, "opened_on": act.today})[
        "id"
    ]
    account = _insert_account(book, act, center, login=login, name=administrator, roles=(Role.ADMINISTRATOR,))
    actor = Actor(account, center, clean(administrator), frozenset({Role.ADMINISTRATOR}), desk=desk)
    teams = {
        kind: int(book.team.add({"institution_id": center, "kind": kind.value, "name": korean(kind)})["id"])
        for kind in TeamKind
    }
    closed = korean_holidays(act.today.year - 2, act.today.year + 2)
    for day, why in sorted(closed.items()):
        book.calendar_day.add({"institution_id": center, "day": day, "name": why, "source": HOLIDAY_SOURCE})
    book.days = BusinessDays(closed)
    act = Act(actor, act.now, act.today)
    book.finish(act, "found_center", center, subject=(SubjectKind.INSTITUTION, center), token=token)
    return actor, teams


def add_counselor(
    book: Book,
    actor: Actor,
    name: str,
    *,
    at: int,
    team_id: int,
    since: date,
    lead: bool = False,
    permanent: bool = True,
    token: str | None = None,
) -> int:
    """Take a counselor on, as a member of a team from `since`."""
    act = book.begin(actor, at)
    row = {"institution_id": actor.institution_id, "name": clean(name), "permanent": permanent, "joined_on": since}
    key = int(book.counselor.add(row)["id"])
    book.join(key, team_id, since, lead=lead)
    book.finish(act, "add_counselor", key, subject=(SubjectKind.COUNSELOR, key), token=token)
    return key


def add_account(
    book: Book,
    actor: Actor,
    *,
    at: int,
    login: str,
    name: str,
    counselor_id: int | None,
    roles: tuple[Role, ...] = (Role.COUNSELOR,),
    token: str | None = None,
) -> int:
    """Give a person an account without a password."""
    act = book.begin(actor, at)
    key = _insert_account(
        book,
        act,
        actor.institution_id,
        login=login,
        name=name,
        roles=roles,
        counselor_id=counselor_id,
        granted_by=actor.account_id,
    )
    book.finish(act, "add_account", key, subject=(SubjectKind.ACCOUNT, key), token=token)
    return key


def set_targets(book: Book, actor: Actor, targets: Sequence[TargetForm], *, at: int, token: str | None = None) -> None:
    """Hold candidates for annual targets, of which none was held before."""
    act = book.begin(actor, at)
    held: dict[tuple[object, ...], list[dict[str, object]]] = {}
    for form in targets:
        same = held.setdefault((form.indicator, form.year, form.funding), [])
        if form.active:
            for row in same:
                if row["active_since"] is not None and row["active_until"] is None:
                    book.target.mend(row, active_until=act.now)
        same.append(
            book.target.add(
                {
                    "institution_id": actor.institution_id,
                    "indicator": form.indicator.value,
                    "year": form.year,
                    "funding": form.funding.value if form.funding else None,
                    "value": form.value,
                    "source": form.source,
                    "version": len(same) + 1,
                    "active_since": act.now if form.active else None,
                    "active_until": None,
                    "set_at": act.now,
                    "set_by": actor.account_id,
                }
            )
        )
    book.finish(act, "set_targets", len(targets), subject=(SubjectKind.TARGET, actor.institution_id), token=token)


def set_quotas(book: Book, actor: Actor, quotas: Sequence[QuotaForm], *, at: int, token: str | None = None) -> None:
    """Set monthly quotas, each for the first time."""
    act = book.begin(actor, at)
    for form in quotas:
        book.quota.add(
            {
                "institution_id": actor.institution_id,
                "counselor_id": form.counselor_id,
                "indicator": form.indicator.value,
                "year": form.year,
                "month": form.month,
                "value": form.value,
                "source": form.source,
                "set_at": act.now,
                "set_by": actor.account_id,
            }
        )
    book.finish(act, "set_quotas", len(quotas), subject=(SubjectKind.QUOTA, actor.institution_id), token=token)


def _insert_account(
    book: Book,
    act: Act,
    institution_id: int,
    *,
    login: str,
    name: str,
    roles: tuple[Role, ...],
    counselor_id: int | None = None,
    granted_by: int | None = None,
) -> int:
    key = int(
        book.account.add(
            {
                "institution_id": institution_id,
                "counselor_id": counselor_id,
                "login": clean(login),
                "name": clean(name),
                "created_at": act.now,
            }
        )["id"]
    )
    for role in roles:
        book.grant.add({"account_id": key, "role": role.value, "granted_at": act.now, "granted_by": granted_by})
    book.open_chain(key)
    return key
