import pytest

from jobplus_tui.actions import ACTIONS, Area, actions_in, footer_actions
from jobplus_tui.bindings import bindings_for
from jobplus_tui.keymap import EDITING, SAME_AS_ANOTHER, with_twins, written


def test_twin_is_the_letter_on_the_same_key() -> None:
    assert with_twins(("n", "Q", "1", "f3")) == ("n", "ㅜ", "Q", "ㅃ", "1", "f3")


def test_keys_are_written_as_on_screen() -> None:
    assert [written(key) for key in ("ctrl+s", "f10", "enter", "slash", "3")] == ["^S", "F10", "Enter", "/", "3"]


def test_no_action_takes_a_key_that_fields_or_terminals_need() -> None:
    keys = {key for action in ACTIONS for key in (action.key, *action.also)}
    assert keys & (EDITING | SAME_AS_ANOTHER) == set()


@pytest.mark.parametrize("area", list(Area))
def test_keys_are_unique_in_an_area(area: Area) -> None:
    keys = [binding.key for binding in bindings_for(area)]
    assert len(keys) == len(set(keys))


def test_ids_are_unique() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


def test_function_keys_have_priority_and_digits_do_not() -> None:
    priority = {binding.key: binding.priority for binding in bindings_for(Area.APP)}
    assert {key: value for key, value in priority.items() if key in ("f7", "7", "ctrl+f", "ctrl+z")} == {
        "f7": True, "7": False, "ctrl+f": True, "ctrl+z": False,
    }  # fmt: skip


def test_one_key_refers_everywhere() -> None:
    assert {action.key for action in ACTIONS if action.name == "refer"} == {"ctrl+r"}


@pytest.mark.parametrize("area", [area for area in Area if list(actions_in(area))])
def test_footer_has_at_most_one_action_for_a_key(area: Area) -> None:
    keys = [action.key for action in footer_actions(area)]
    assert len(keys) == len(set(keys))
