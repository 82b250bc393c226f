"""The environment in which Textual is imported, and the name of the machine.

Textual reads its settings from the environment once, at import. This module therefore imports nothing of
Textual and is the first thing the desk runs.
"""

import os
from collections.abc import MutableMapping

SETTINGS = {
    "TEXTUAL_FPS": "240",
    "TEXTUAL_ANIMATIONS": "none",
    "TEXTUAL_DISABLE_KITTY_KEY": "1",
}


def prepare_environment(environ: MutableMapping[str, str] | None = None) -> None:
    """Set what Textual reads at import, and drop settings left behind by other programs.

    Foreign settings (a development console, another driver, a slow frame rate) would change how the desk
    behaves on one counselor's account and nowhere else. Kitty key reports stay off: terminals lose Korean
    text in that mode.

    Args:
        environ: The environment to change, `os.environ` by default.
    """
    target = os.environ if environ is None else environ
    for name in [name for name in target if name.startswith("TEXTUAL")]:
        del target[name]
    target.update(SETTINGS)


def desk_name() -> str:
    """Return the name under which this terminal stands in the records."""
    import platform

    return platform.node()[:60]
