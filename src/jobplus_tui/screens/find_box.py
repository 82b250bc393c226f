"""What screens share that have a search box over their list."""

from abc import abstractmethod
from typing import Any

from textual import events
from textual.widgets import Input

from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.list_messages import FilterRequested
from jobplus_tui.widgets.text_input import TextInput


class FindBoxScreen(DeskScreen):
    """Finds while one types into the box `#find`; ↓ and Enter go to the list, `/` comes back to the box."""

    AUTO_FOCUS = "#find"

    @property
    @abstractmethod
    def listed(self) -> KeysetList[Any]:
        """The list under the box."""

    @abstractmethod
    def search(self) -> None:
        """Show what is found for the words typed."""

    @property
    def box(self) -> TextInput:
        """The search box."""
        return self.query_one("#find", TextInput)

    @property
    def typed(self) -> str:
        """The words typed; the key that leads to the box from the list is often pressed in the box too."""
        return self.box.value.strip().removeprefix("/")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while one types."""
        event.stop()
        self.search()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Search again, the last syllable included, and go to the list."""
        event.stop()
        self.search()
        self.listed.focus()

    def on_key(self, event: events.Key) -> None:
        """Go from the box into the list with ↓."""
        if event.key == "down" and self.box.has_focus:
            event.stop()
            self.listed.focus()

    def on_filter_requested(self, message: FilterRequested[Any]) -> None:
        """Go to the box."""
        self.box.focus()
