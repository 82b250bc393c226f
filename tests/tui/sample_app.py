"""The app over the sample desk, with the sample screen in every tab."""

from collections.abc import Sequence
from typing import Any

from jobplus_tui.app import DeskApp
from jobplus_tui.paging import Group
from jobplus_tui.screens.base import DeskScreen
from tests.tui.sample import NOW, PostingRow, SampleDesk, SampleScreen, posting_rows


class SampleApp(DeskApp):
    """Opens the sample screen for each tab; sign-in is the real one."""

    def __init__(self, rows: Sequence[PostingRow | Group] | None = None, **options: Any) -> None:
        super().__init__(options.pop("desk", SampleDesk()), now=lambda: NOW, **options)
        self.rows = posting_rows(312) if rows is None else rows

    def _load(self, module: str, name: str) -> DeskScreen:
        if module == "sign_in":
            return super()._load(module, name)
        screen = SampleScreen()
        screen.rows = self.rows
        return screen


def opened() -> SampleApp:
    """Return the app as a demo opens it."""
    return SampleApp(signed_in=True)


def closed() -> SampleApp:
    """Return the app before sign-in."""
    return SampleApp()
