"""Two versions side by side, a field a line: what differs in ink, what agrees soft."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from jobplus_tui.columns import Cell, Column
from jobplus_tui.glyphs import Sign
from jobplus_tui.i18n import _
from jobplus_tui.paging import Group, RowsSource
from jobplus_tui.widgets.keyset_list import KeysetList

LABEL = 10


class SideBySide(NamedTuple):
    """One field of both sides, as it is read."""

    field: str
    label: str
    left: str
    right: str
    differs: bool


class VersionList(KeysetList[SideBySide]):
    """The fields; the screen says which side each takes."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "screen.turn", show=False)]

    def __init__(
        self,
        left: str,
        right: str,
        *,
        taken: Callable[[SideBySide], bool | None],
        sign: Callable[[SideBySide], Sign],
        id: str | None = None,
    ) -> None:
        """Take the heads of both sides and how a row stands.

        Args:
            left, right: Whose the sides are.
            taken: Whether a row that differs takes the right side; nothing where nobody has chosen.
            sign: The state of a row.
            id: Textual id.
        """
        self._taken = taken
        super().__init__(
            self._columns(left, right),
            key=lambda row: row.field,
            state=sign,
            empty=_("Both say the same."),
            id=id,
        )

    def name_sides(self, left: str, right: str) -> None:
        """Show other heads."""
        self.set_columns(self._columns(left, right))

    def put(self, groups: Sequence[tuple[str, Sequence[SideBySide]]]) -> None:
        """Show rows under the titles of their groups; a group without rows is left out."""
        rows: list[SideBySide | Group] = []
        for title, found in groups:
            if found:
                rows += [Group(title, str(len(found))), *found]
        self.show(RowsSource(rows))

    def _columns(self, left: str, right: str) -> Sequence[Column[SideBySide]]:
        return (
            Column(_("Field"), LABEL, lambda row: Cell(row.label, "ink" if row.differs else "soft")),
            Column(left, 20, lambda row: Cell(row.left, self._words(row, right=False)), grow=1),
            Column(right, 20, lambda row: Cell(row.right, self._words(row, right=True)), grow=1, gap=2),
        )

    def _words(self, row: SideBySide, *, right: bool) -> str:
        if not row.differs:
            return "soft"
        return "bold" if self._taken(row) is right else "ink"
