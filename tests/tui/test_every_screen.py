"""What holds for every screen and every action that the registry knows."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

from jobplus_core.placements.commands import place
from jobplus_tui import screens
from jobplus_tui.actions import ACTIONS, SCREENS, Action, Area, ScreenSpec
from jobplus_tui.app import DeskApp
from jobplus_tui.dialogs.events import EventsDialog
from jobplus_tui.dialogs.found_job import FoundJobDialog
from jobplus_tui.dialogs.happening import HappeningDialog
from jobplus_tui.dialogs.ladder import LadderDialog
from jobplus_tui.dialogs.outcome import OutcomeDialog
from jobplus_tui.dialogs.weights import WeightsDialog
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.tile_map import TileMap
from tests.support.behind import tamper
from tests.support.cases import a_referral
from tests.support.center import Center
from tests.support.places import Dialect
from tests.tui.grid import screen_text
from tests.tui.hostile import HOSTILE, STEERING
from tests.tui.real_desk import app_on
from tests.tui.settle import press, settle

SEEN_AT_LEAST = 5


@pytest.fixture
def dialect() -> Dialect:
    return "sqlite"


@pytest.fixture
def case(center: Center) -> Center:
    """A center with one case of each kind, follow-ups due, one live referral and one unfilled posting."""
    place(center.store, center.kim, a_referral(center.store, center.kim))
    a_referral(center.store, center.kim)
    tamper(center.store.location, "UPDATE follow_up SET due_on = '2013-11-18'")
    return center


def rename_all(center: Center, name: str) -> None:
    """Put a name where every screen shows one, past the cleaning that the commands do."""
    quoted = "'" + name.replace("'", "''") + "'"
    for table, columns in (
        ("seeker", ("name",)),
        ("employer", ("name",)),
        ("posting", ("title", "occupation_text")),
        ("counselor", ("name",)),
        ("account", ("name",)),
        ("team", ("name",)),
    ):
        changes = ", ".join(f"{column} = {quoted}" for column in columns)
        tamper(center.store.location, f"UPDATE {table} SET {changes}")


@pytest.mark.parametrize("spec", SCREENS, ids=lambda spec: spec.id)
async def test_hostile_name_is_text_on_every_screen(case: Center, spec: ScreenSpec) -> None:
    app = app_on(case, spec.id)
    async with app.run_test(size=(160, 40)) as pilot:
        await settle(pilot)
        for name, seen in HOSTILE:
            rename_all(case, name)
            app.tell_store_changed()
            await settle(pilot)
            assert seen[:SEEN_AT_LEAST] in screen_text(app)
            for found in app.screen.query(KeysetList):
                found.focus()
                await press(pilot, "down", "enter")
                break
            assert STEERING & set(screen_text(app).replace("\n", "")) == set()
            await press(pilot, "f1", "escape", "escape")
            assert app.is_running


@pytest.mark.parametrize("spec", SCREENS, ids=lambda spec: spec.id)
@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 36)], ids=str)
async def test_screen_keeps_its_frame_at_every_size(case: Center, spec: ScreenSpec, size: tuple[int, int]) -> None:
    app = app_on(case, spec.id)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert app.screen.size == size
        lines = screen_text(app).split("\n")
        assert len(lines) == size[1]
        assert "구직" in lines[0]
        assert "F1 도움" in lines[-2]
        assert "취업" in lines[-1]


def handlers_of(area: Area) -> set[str]:
    """The `action_…` methods of whatever carries out an area's actions."""
    owners: list[type] = [found for found in every_screen() if area in found.AREAS]
    if area is Area.APP:
        owners = [DeskApp]
    elif area is Area.LIST:
        owners = [KeysetList]
    elif area is Area.SESSION:
        owners = [HappeningDialog]
    elif area is Area.WEIGHTS:
        owners = [WeightsDialog]
    elif area is Area.LADDER:
        owners = [LadderDialog]
    elif area is Area.MAP:
        owners = [TileMap]
    elif area is Area.EVENTS:
        owners = [EventsDialog]
    elif area is Area.HIRE:
        owners = [FoundJobDialog, OutcomeDialog]
    return {name for owner in owners for name in dir(owner) if name.startswith("action_")}


def every_screen() -> list[type[DeskScreen]]:
    """The screens that stand in the desk's modules, those without a tab too."""
    modules = [import_module(f"{screens.__name__}.{found.name}") for found in iter_modules(screens.__path__)]
    return [
        found
        for module in modules
        for found in vars(module).values()
        if isinstance(found, type) and issubclass(found, DeskScreen)
    ]


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_action_is_carried_out_by_somebody(action: Action) -> None:
    assert f"action_{action.name}" in handlers_of(action.area)
