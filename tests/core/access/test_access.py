"""Founding, accounts, passwords and the sign-in that locks, on both databases."""

from datetime import date

import pytest

from jobplus_core.access.commands import add_account, found_center, sign_in, sign_in_demo
from jobplus_core.access.queries import demo_login
from jobplus_core.access.rules import check_password
from jobplus_core.db.store import Store
from jobplus_core.errors import (
    AccountLocked,
    FieldMissing,
    FieldRefused,
    PasswordWeak,
    RoleMissing,
    SignInRefused,
    StoreExists,
)
from jobplus_core.kinds import Role, TeamKind
from tests.support.behind import tamper
from tests.support.cases import number
from tests.support.center import Center
from tests.support.clock import FrozenClock

GOOD = "버드나무 아래 벤치"


@pytest.mark.parametrize(
    "password",
    ["short12", "password", "PassWord1", "12345678", "aaaaaaaabb", "choi-nemo", "CHOI-NEMO", "seoul1234", ""],
)
def test_short_common_and_own_name_passwords_are_refused(password: str) -> None:
    with pytest.raises(PasswordWeak) as weak:
        check_password(password, "choi-nemo", least=8)
    assert weak.value.least == 8


@pytest.mark.parametrize("password", [GOOD, "only small letters", "correcthorse", "가나다라마바사아"])
def test_long_passwords_need_no_composition(password: str) -> None:
    assert check_password(password, "choi", least=8) == password


@pytest.fixture
def choi(center: Center) -> int:
    return add_account(
        center.store, center.admin, login="choi", name="최네모", password=GOOD, counselor_id=center.lee.counselor_id
    )


def test_center_is_founded_once_and_for_good(store: Store) -> None:
    founded = found_center(store, " 새\x1b센터 ", login="root", password=GOOD, administrator="관리자")
    assert set(founded.teams) == set(TeamKind)
    assert sign_in(store, "root", GOOD, desk="d").roles == {Role.ADMINISTRATOR}
    with pytest.raises(StoreExists):
        found_center(store, "또", login="root2", password=GOOD, administrator="관리자")
    assert number(store, "SELECT COUNT(*) FROM institution") == 1
    assert number(store, "SELECT COUNT(*) FROM account") == 1


@pytest.mark.parametrize(
    ("name", "login", "password", "refusal"),
    [("센터", "root", "short", PasswordWeak), ("센터", " ", GOOD, FieldRefused), (" ", "root", GOOD, FieldMissing)],
)
def test_center_that_cannot_be_founded_leaves_the_store_empty(
    store: Store, name: str, login: str, password: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        found_center(store, name, login=login, password=password, administrator="관리자")
    assert number(store, "SELECT COUNT(*) FROM institution") == 0
    assert number(store, "SELECT COUNT(*) FROM audit_entry") == 0


def test_sign_in_gives_the_account_its_counselor_team_and_roles(center: Center, choi: int) -> None:
    actor = sign_in(center.store, " choi ", GOOD, desk="desk-9")
    assert (actor.account_id, actor.counselor_id, actor.team_id, actor.team_kind, actor.desk, actor.name) == (
        choi,
        center.lee.counselor_id,
        center.lee.team_id,
        "counseling",
        "desk-9",
        "최네모",
    )
    assert actor.roles == {Role.COUNSELOR}
    assert not actor.leads()


def test_center_sets_how_many_failures_lock_for_how_long(center: Center, choi: int) -> None:
    rows = ", ".join(
        f"({center.institution_id}, '{name}', '{value}', {version}, 0)"
        for name, value, version in (
            ("sign_in_failures", 9, 1),
            ("sign_in_failures", 2, 2),
            ("sign_in_lock_minutes", 30, 1),
        )
    )
    tamper(center.store.location, f"INSERT INTO setting (institution_id, name, value, version, set_at) VALUES {rows}")
    for login in ("nobody", "choi"):
        with pytest.raises(SignInRefused) as refused:
            sign_in(center.store, login, "틀린 비밀번호", desk="d")
    assert refused.value.left == 1
    with pytest.raises(AccountLocked) as locked:
        sign_in(center.store, "choi", "틀린 비밀번호", desk="d")
    assert locked.value.minutes == 30


@pytest.mark.parametrize(("login", "password"), [("choi", "틀린 비밀번호"), ("nobody", GOOD), ("kim", GOOD), ("", "")])
def test_wrong_name_or_password_is_refused_alike(center: Center, choi: int, login: str, password: str) -> None:
    with pytest.raises(SignInRefused):
        sign_in(center.store, login, password, desk="d")


def test_fifth_failure_locks_for_ten_minutes(center: Center, clock: FrozenClock, choi: int) -> None:
    left = []
    for _ in range(4):
        with pytest.raises(SignInRefused) as refused:
            sign_in(center.store, "choi", "틀린 비밀번호", desk="d")
        left.append(refused.value.left)
    assert left == [4, 3, 2, 1]
    with pytest.raises(AccountLocked) as locked:
        sign_in(center.store, "choi", "틀린 비밀번호", desk="d")
    assert locked.value.minutes == 10
    for minutes, shown in ((0, 10), (4, 6), (5, 1)):
        clock.advance(minutes=minutes)
        with pytest.raises(AccountLocked) as locked:
            sign_in(center.store, "choi", GOOD, desk="d")
        assert locked.value.minutes == shown
    clock.advance(minutes=2)
    assert sign_in(center.store, "choi", GOOD, desk="d").account_id == choi
    outcomes = [
        number(center.store, "SELECT COUNT(*) FROM sign_in WHERE outcome = :outcome", outcome=outcome)
        for outcome in ("refused", "locked", "in")
    ]
    assert outcomes == [5, 3, 1]


def test_right_password_forgets_the_failures_before(center: Center, choi: int) -> None:
    for _ in range(3):
        for _ in range(4):
            with pytest.raises(SignInRefused):
                sign_in(center.store, "choi", "틀린 비밀번호", desk="d")
        sign_in(center.store, "choi", GOOD, desk="d")


def test_attempt_on_an_account_without_a_password_is_recorded(center: Center) -> None:
    with pytest.raises(SignInRefused):
        sign_in(center.store, "kim", GOOD, desk="desk-7")
    assert number(center.store, "SELECT COUNT(*) FROM sign_in WHERE outcome = 'refused' AND desk = 'desk-7'") == 1


def test_passwords_are_stored_as_argon2_hashes_only(center: Center, choi: int) -> None:
    assert (
        number(center.store, "SELECT COUNT(*) FROM account WHERE password_hash LIKE :start", start="$argon2id$%") == 1
    )
    assert number(center.store, "SELECT COUNT(*) FROM account WHERE password_hash LIKE :part", part="%버드나무%") == 0


def test_only_administrators_give_accounts_and_names_are_taken_once(center: Center, choi: int) -> None:
    with pytest.raises(RoleMissing):
        add_account(center.store, center.lead, login="new", name="새", password=GOOD, counselor_id=None)
    for login, reason in (("choi", "taken"), (" choi\x1b", "taken"), (" ", "empty")):
        with pytest.raises(FieldRefused) as refused:
            add_account(center.store, center.admin, login=login, name="새", password=GOOD, counselor_id=None)
        assert (refused.value.field, refused.value.reason) == ("login", reason)
    with pytest.raises(PasswordWeak):
        add_account(center.store, center.admin, login="new", name="새", password="new", counselor_id=None)
    assert number(center.store, "SELECT COUNT(*) FROM account") == 6


def test_new_account_starts_a_chain_and_is_made_once(center: Center) -> None:
    def add() -> int:
        return add_account(
            center.store, center.admin, login="new", name="새", password=None, counselor_id=None, token="a"
        )

    key = add()
    assert add() == key
    assert number(center.store, "SELECT COUNT(*) FROM chain_head WHERE actor_id = :id AND seq = 0", id=key) == 1


def test_demo_signs_in_whom_nobody_gave_a_password(center: Center, choi: int) -> None:
    with center.store.read() as reader:
        login = demo_login(reader)
    assert login == "han"
    day = date(2013, 11, 18)
    assert sign_in_demo(center.store, "kim", desk="d", today=day).counselor_id == center.kim.counselor_id
    for name in ("choi", "nobody"):
        with pytest.raises(SignInRefused):
            sign_in_demo(center.store, name, desk="d", today=day)
