"""Keys as they are pressed, written and rebound.

A letter typed while the Korean input mode is on arrives as the letter of the two-set keyboard (두벌식) on the
same key, so each letter gets its twin. A counselor whose terminal keeps a key for itself may rebind any
action.
"""

from collections.abc import Iterable, Mapping
from typing import Final

LATIN: Final = "qwertyuiopasdfghjklzxcvbnmQWERTOP"
HANGUL: Final = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ"
TWINS: Final = dict(zip(LATIN, HANGUL, strict=True))

EDITING: Final = frozenset(f"ctrl+{letter}" for letter in "aedkuwxcv")
"""Keys that text fields edit with; no action may take them."""

SAME_AS_ANOTHER: Final = frozenset({"ctrl+h", "ctrl+i", "ctrl+m", "ctrl+j", "shift+f3", "ctrl+b"})
"""Keys that a terminal sends as another key, or keeps for itself."""

WRITTEN: Final = {
    "enter": "Enter", "space": "Space", "escape": "Esc", "tab": "Tab", "shift+tab": "Shift+Tab", "slash": "/",
    "up": "↑", "down": "↓", "left": "←", "right": "→", "delete": "Del", "question_mark": "?",
    "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End",
}  # fmt: skip


def twin(letter: str) -> str | None:
    """Return the 두벌식 letter on the key of a Latin letter (`n` gives `ㅜ`), or nothing for another key."""
    return TWINS.get(letter)


def with_twins(keys: Iterable[str]) -> tuple[str, ...]:
    """Return the keys with the twin after each letter."""
    found: list[str] = []
    for key in keys:
        found.append(key)
        if key in TWINS:
            found.append(TWINS[key])
    return tuple(found)


def written(key: str) -> str:
    """Return a key as it stands on screen and in print: `^S`, `F4`, `Enter`."""
    if key in WRITTEN:
        return WRITTEN[key]
    if key.startswith("ctrl+"):
        return "^" + written(key.removeprefix("ctrl+")).upper()
    if key.startswith("f") and key[1:].isdigit():
        return key.upper()
    return key


class KeymapError(ValueError):
    """A keymap file that cannot be used, in one sentence."""


def read_keymap(text: str, known: Mapping[str, str]) -> dict[str, str]:
    """Return the rebound keys of a keymap file.

    The file is TOML: a table `[keys]` with `"seekers.new" = "ctrl+t"`.

    Args:
        text: The file's text.
        known: The key of every action by its id.

    Returns:
        The new key by action id.

    Raises:
        KeymapError: For text that is no TOML, an unknown action, or a key that cannot be taken.
    """
    import tomllib

    try:
        table = tomllib.loads(text).get("keys", {})
    except tomllib.TOMLDecodeError as error:
        raise KeymapError(f"the keymap is not valid TOML: {error}") from error
    if not isinstance(table, dict):
        raise KeymapError("the keymap needs a table [keys]")
    keys: dict[str, str] = {}
    for action, key in table.items():
        if action not in known:
            raise KeymapError(f"the keymap names an unknown action: {action}")
        if not isinstance(key, str) or not key or key in EDITING or key in SAME_AS_ANOTHER:
            raise KeymapError(f"the keymap gives {action} a key that cannot be taken: {key}")
        keys[action] = key
    return keys
