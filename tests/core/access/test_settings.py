"""Settings that leads change, version by version; and exports, noted before they are made."""

import pytest

from jobplus_core.access.commands import change_setting, log_export
from jobplus_core.access.queries import setting, setting_history
from jobplus_core.errors import FieldMissing, FieldRefused, ResidentNumber, RoleMissing
from jobplus_core.settings import SettingName
from tests.support.cases import number
from tests.support.center import Center

PERIOD = SettingName.URGENT_BUSINESS_DAYS


def test_setting_is_held_as_a_new_version_and_the_earlier_ones_stay(center: Center) -> None:
    store = center.store
    with pytest.raises(RoleMissing):
        change_setting(store, center.kim, PERIOD, 5)
    for wrong in (0, 1_001):
        with pytest.raises(FieldRefused):
            change_setting(store, center.lead, PERIOD, wrong)
    assert change_setting(store, center.lead, PERIOD, 7) == 0
    assert change_setting(store, center.lead, PERIOD, 5, token="a") == 1
    assert change_setting(store, center.lead, PERIOD, 9, token="a") == 1
    assert change_setting(store, center.admin, PERIOD, 10) == 2
    assert change_setting(store, center.lead, PERIOD, 10) == 2
    with store.read() as reader:
        assert setting(reader, center.institution_id, PERIOD) == 10
        found = setting_history(reader, center.institution_id, PERIOD)
    assert [(one.version, one.value, one.who) for one in found] == [(2, 10, "관리자"), (1, 5, "한지우")]


def test_export_is_noted_with_its_purpose(center: Center) -> None:
    for purpose, refused in (("  ", FieldMissing), ("610505-2000000", ResidentNumber)):
        with pytest.raises(refused):
            log_export(center.store, center.kim, "list", format="csv", purpose=purpose)
    done = log_export(center.store, center.kim, "list", format="csv", purpose=" 월요  회의 ", rows=3, token="a")
    assert log_export(center.store, center.kim, "list", format="csv", purpose="월요 회의", rows=3, token="a") == done
    noted = "SELECT COUNT(*) FROM export_log WHERE what = 'list' AND rows = 3 AND purpose = '월요 회의'"
    assert number(center.store, noted) == number(center.store, "SELECT COUNT(*) FROM export_log") == 1
