"""A compositor that draws only what a changed part of the screen touches.

Textual 8.2 picks what to draw again by the part of the screen that a widget is clipped to. All fields of a form are
clipped to the one scroller they stand in, so that a letter in one of them draws every field anew.
"""

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class NearCompositor(Compositor):
    """Leaves out widgets that lie outside the part to be drawn."""

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        whole = self.visible_widgets
        if crop is None:
            yield from super()._get_renders(crop)
            return
        near = {widget: place for widget, place in whole.items() if crop.overlaps(place[0])}
        self._visible_widgets = near
        try:
            found = list(super()._get_renders(crop))
        finally:
            # Unless the screen was laid out anew meanwhile, which forgets what is visible.
            if self._visible_widgets is near:
                self._visible_widgets = whole
        yield from found
