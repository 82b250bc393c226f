"""Postings for the tests of their list."""

from dataclasses import replace
from typing import Any

from textual.pilot import Pilot

from jobplus_core.postings.commands import register_posting
from jobplus_core.postings.queries_record import PostingRecord, posting
from jobplus_tui.screens.postings import PostingsScreen
from tests.support.cases import POSTING, number
from tests.support.center import Center

JUNG = {"sigungu": "중구", "district_code": "11140"}


def add(center: Center, title: str, employer: str = "가나상사", **changed: Any) -> int:
    return register_posting(center.store, center.park, replace(POSTING, title=title, employer=employer, **changed))


def titles(pilot: Pilot[Any]) -> list[str]:
    assert isinstance(pilot.app.screen, PostingsScreen)
    return [row.title for row in pilot.app.screen._list.in_sight]


def newest(center: Center) -> PostingRecord:
    key = number(center.store, "SELECT MAX(id) FROM posting")
    with center.store.read() as reader:
        record = posting(reader, key)
    assert record is not None
    return record
