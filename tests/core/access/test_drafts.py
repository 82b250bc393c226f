from jobplus_core.access.commands import drop_draft, save_draft
from jobplus_core.access.queries import draft
from tests.support.center import Center


def body(center: Center, account_id: int, subject_id: int = 0) -> str | None:
    with center.store.read() as reader:
        row = draft(reader, account_id, "intake", subject_id=subject_id)
    return None if row is None else row.body


def test_draft_is_given_back_to_its_account_alone(center: Center) -> None:
    save_draft(center.store, center.kim, "intake", "홍길")
    save_draft(center.store, center.kim, "intake", "홍길동")
    save_draft(center.store, center.kim, "intake", "고침", subject_id=7)
    assert body(center, center.kim.account_id) == "홍길동"
    assert body(center, center.kim.account_id, 7) == "고침"
    assert body(center, center.lee.account_id) is None


def test_dropped_draft_is_gone_and_dropping_again_is_harmless(center: Center) -> None:
    save_draft(center.store, center.kim, "intake", "홍길동")
    drop_draft(center.store, center.kim, "intake")
    drop_draft(center.store, center.kim, "intake")
    assert body(center, center.kim.account_id) is None
