"""Choose a district on the map, where it does not stand beside the list."""

from collections.abc import Mapping

from textual.app import ComposeResult

from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.i18n import _
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.tile_map import DistrictChosen, TileMap


class DistrictDialog(Dialog[str]):
    """Returns the district chosen."""

    def __init__(self, counts: Mapping[str, int], *, chosen: str = "") -> None:
        """Take the count of each district by name, and the one chosen before."""
        super().__init__()
        self._map = TileMap(counts, chosen=chosen)

    def compose(self) -> ComposeResult:
        """Show the map in a frame."""
        yield Panel(
            self._map, title=_("Where they are left"), facts=_("unfilled by district"), keys=("list.open", "app.back")
        )

    def on_district_chosen(self, message: DistrictChosen) -> None:
        """Return the district."""
        self.dismiss(message.district)
