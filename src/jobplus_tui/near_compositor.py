"""A compositor that draws only what a changed part of the screen touches.

Textual 8.2 picks what to draw again by the part of the screen that a widget is clipped to. All fields of a form are
clipped to the one scroller they stand in, so that a letter in one of them draws every field anew.

This overrides one method that Textual keeps to itself, and leaves its data alone. Should a later Textual no longer call
it, the form is drawn right all the same, only slower; `tests/tui/test_near_compositor.py` says so then.
"""

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class NearCompositor(Compositor):
    """Leaves out widgets that lie outside the part to be drawn."""

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Return place, clip and lines of each widget to draw, those in front first, as `Compositor` does."""
        for widget, (place, clip) in self.visible_widgets.items():
            shown = clip.intersection(place)
            if shown and (crop is None or crop.overlaps(shown)):
                yield place, clip, widget.render_lines(shown.translate(-place.offset))
