"""Keys as they are pressed and written.

A letter typed while the Korean input mode is on arrives as the letter of the two-set keyboard (두벌식) on the
same key, so each letter gets its twin.
"""

from collections.abc import Iterable
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
    "full_stop": ".", "comma": ",",
    "shift+left": "Shift+←", "shift+right": "Shift+→",
    "up": "↑", "down": "↓", "left": "←", "right": "→", "delete": "Del", "question_mark": "?",
    "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End",
}  # fmt: skip


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
