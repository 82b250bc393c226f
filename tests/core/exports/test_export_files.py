"""A file leaves only with a purpose, is noted before it does, and never takes another one's place."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from jobplus_core.errors import FieldMissing, FileRefused, ResidentNumber
from jobplus_core.exports.files import Format, export_weekly
from jobplus_core.tables.oversight import ExportLog
from tests.support.center import Center


def logged(center: Center) -> list[tuple[int, str, str, str, int | None, str | None, str]]:
    with center.store.session() as session:
        rows = session.exec(select(ExportLog)).all()
    return [(r.account_id, r.what, r.format, r.purpose, r.rows, r.digest, r.desk) for r in rows]


def test_export_is_noted_with_its_purpose(center: Center, document: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "주보.json"
    export_weekly(center.store, center.kim, document, format=Format.JSON, path=path, purpose=" 월요일  회의 ")
    assert json.loads(path.read_bytes()) == document
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    kim = center.kim
    assert logged(center) == [(kim.account_id, "weekly 2013-W47", "json", "월요일 회의", 3, digest, kim.desk)]


def test_nothing_leaves_without_a_purpose_or_over_another_file(
    center: Center, document: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "report.csv"

    def take(purpose: str, to: Path = path) -> None:
        export_weekly(center.store, center.kim, document, format=Format.CSV, path=to, purpose=purpose)

    with pytest.raises(FieldMissing):
        take("  ")
    with pytest.raises(ResidentNumber):
        take("790302-1234567")
    with pytest.raises(FileRefused):
        take("회의", tmp_path / "none" / "report.csv")
    assert (path.exists(), logged(center)) == (False, [])
    with pytest.raises(FileRefused) as caught:
        take("회의", tmp_path / f"{'길' * 100}.csv")
    assert caught.value.reason == "not_writable"
    path.write_text("다른 것")
    with pytest.raises(FileRefused) as caught:
        take("회의")
    assert (caught.value.reason, path.read_text(), logged(center)) == ("exists", "다른 것", [])
