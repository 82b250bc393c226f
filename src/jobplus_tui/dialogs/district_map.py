"""Choose a district on the map, where it does not stand beside the list."""

from collections.abc import Callable, Mapping

from textual.app import ComposeResult

from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.i18n import _
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.tile_map import DistrictChosen, FigureWanted, TileMap


class DistrictDialog(Dialog[str]):
    """Returns the district chosen."""

    def __init__(
        self, counts: Mapping[str, int], *, chosen: str = "", facts: str = "", next_figure: Callable[[], None]
    ) -> None:
        """Take the count of each district by name, the one chosen before, what is counted, and what counts something
        else and shows it here."""
        super().__init__()
        self._map = TileMap(counts, chosen=chosen)
        self._facts = facts
        self._next_figure = next_figure

    def compose(self) -> ComposeResult:
        """Show the map in a frame."""
        yield Panel(
            self._map,
            title=_("Where they are left"),
            facts=self._facts,
            keys=("list.open", "map.figure", "app.back"),
            id="map-whole",
        )

    def show(self, counts: Mapping[str, int], *, chosen: str, facts: str) -> None:
        """Show other counts."""
        self._map.show(counts, chosen=chosen)
        if self.is_mounted:
            self.query_one("#map-whole", Panel).set_title(_("Where they are left"), facts)

    def on_district_chosen(self, message: DistrictChosen) -> None:
        """Return the district."""
        self.dismiss(message.district)

    def on_figure_wanted(self, message: FigureWanted) -> None:
        """Have something else counted."""
        message.stop()
        self._next_figure()
