"""The center's events, as the desk keeps them."""

from datetime import date

import pytest

from jobplus_core.events.rules import EventForm
from jobplus_core.kinds import EventKind
from jobplus_tui.desk import events as desk_events
from tests.support.center import Center
from tests.support.places import Dialect
from tests.tui.real_desk import desk_of


@pytest.fixture
def dialect() -> Dialect:
    return "sqlite"


def test_event_older_than_those_listed_is_saved_and_mended(center: Center, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_events, "MOST_EVENTS", 1)
    desk = desk_of(center).events
    newest = desk.save(None, EventForm(kind=EventKind.FAIR, name="박람회", held_on=date(2013, 11, 18)), token="a")
    form = EventForm(kind=EventKind.DAY_19, name="10월 19데이", held_on=date(2013, 10, 19))
    older = desk.save(None, form, token="b")
    mended = desk.save(older.id, EventForm(kind=form.kind, name="19데이", held_on=form.held_on), token="c")
    assert (mended.id, mended.name) == (older.id, "19데이")
    assert [row.id for row in desk.events()] == [newest.id]
