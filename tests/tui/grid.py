"""What stands on the screen, as text."""

from typing import Any

from textual.app import App


def grid(app: App[Any]) -> list[str]:
    """Return the lines of the current screen, blanks at their ends cut."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def screen_text(app: App[Any]) -> str:
    """Return the current screen as one text."""
    return "\n".join(grid(app))
