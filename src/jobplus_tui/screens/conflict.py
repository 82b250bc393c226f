"""Two saves of one record: both versions field by field, and which of them each field takes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from textual.widget import Widget

from jobplus_core.clock import moment
from jobplus_tui.actions import BY_ID, Action, Area
from jobplus_tui.fitting import fit, wrapped
from jobplus_tui.format import clock
from jobplus_tui.glyphs import Sign
from jobplus_tui.i18n import _
from jobplus_tui.intake.fields import FIELDS, Field
from jobplus_tui.intake.versions import Side, Version, shown
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import RowHighlighted
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.version_list import SideBySide, VersionList


class Saver(Protocol):
    """Who saved a record first, and when (microseconds UTC)."""

    @property
    def account(self) -> str:
        """The name of the account."""
        ...

    @property
    def at(self) -> int:
        """The moment."""
        ...


WHOLE_LINES = 2
WHO = 12


class ConflictScreen(DeskScreen, areas=(Area.CONFLICT, Area.FORM)):
    """Stands on the form; ^S gives the form the fields chosen, Esc leaves it as it is."""

    AUTO_FOCUS = "VersionList"

    def __init__(
        self,
        name: str,
        versions: Sequence[Version],
        by: Saver | None,
        decided: Callable[[Mapping[str, Side]], None],
        *,
        fields: Mapping[str, Field] = FIELDS,
        tab: Area = Area.SEEKERS,
    ) -> None:
        """Take both versions.

        Args:
            name: Whose record it is.
            versions: The fields.
            by: Who saved first, and when.
            decided: Receives the side of every field that differs, once ^S has closed the screen.
            fields: The fields of the form.
            tab: The tab that the form belongs to.
        """
        super().__init__()
        self._fields = fields
        self._tab = tab
        self._who = name
        self._versions = {each.field: each for each in versions}
        self._by = by
        self._decided = decided
        self._sides = {each.field: each.suggested for each in versions}

    @property
    def tab(self) -> str:
        """The form's own tab."""
        return self._tab.value

    def footer(self) -> list[Action]:
        """Return saving first, then the way out."""
        return [BY_ID[name] for name in ("form.save", "app.back", "app.command_palette", "app.help")]

    def compose_body(self) -> Iterable[Widget]:
        """Return both versions, and the field at the cursor whole."""
        yield Panel(
            VersionList(
                _("Mine"), self._other(), taken=lambda row: self._right(row.field), sign=self._sign, id="versions"
            ),
            title=_("Another desk saved first"),
            keys=("conflict.mine", "conflict.theirs", "conflict.turn"),
            id="versions-panel",
        )
        yield Panel(Lines(id="whole-text"), id="whole-panel")

    def on_mount(self) -> None:
        """Show what differs first."""
        rows = [
            SideBySide(
                each.field,
                _(self._fields[each.field].label),
                shown(each.field, each.mine, self._fields),
                shown(each.field, each.theirs, self._fields),
                each.differs,
            )
            for each in self._versions.values()
        ]
        both = {each.field for each in self._versions.values() if each.suggested is None}
        self._list.put(
            (
                (_("Changed on both desks"), [row for row in rows if row.field in both]),
                (_("Changed on one desk"), [row for row in rows if row.differs and row.field not in both]),
                (_("Both say the same"), [row for row in rows if not row.differs]),
            )
        )
        self._draw_title()

    @property
    def _list(self) -> VersionList:
        return self.query_one(VersionList)

    @property
    def _open(self) -> int:
        """How many fields nobody has chosen a side for."""
        return sum(side is None for side in self._sides.values())

    def _other(self) -> str:
        if self._by is None:
            return _("Other desk")
        return f"{_('Other desk')} {self._by.account} {clock(moment(self._by.at))}"

    def _draw_title(self) -> None:
        differing = sum(each.differs for each in self._versions.values())
        facts = [self._who, _("{count} differ").format(count=differing)]
        if self._open:
            facts.append(_("{count} to choose").format(count=self._open))
        self.query_one("#versions-panel", Panel).set_title(_("Another desk saved first"), " · ".join(facts))

    def _right(self, field: str) -> bool | None:
        side = self._sides[field]
        return None if side is None else side is Side.THEIRS

    def _sign(self, row: SideBySide) -> Sign:
        if not row.differs:
            return Sign.NONE
        return {None: Sign.URGENT, Side.MINE: Sign.DONE, Side.THEIRS: Sign.ANSWER_DUE}[self._sides[row.field]]

    def on_row_highlighted(self, message: RowHighlighted[SideBySide]) -> None:
        """Show the field at the cursor whole."""
        row = message.row

        def draw(width: int) -> list[Line]:
            lines: list[Line] = []
            for who, text in ((_("Mine"), row.left), (_("Other desk"), row.right)):
                parts = wrapped(text, max(1, width - WHO - 2)) or [""]
                for place, part in enumerate(parts[:WHOLE_LINES]):
                    lines.append([Span(" " + fit("" if place else who, WHO), "soft"), Span(part)])
            return lines

        self.query_one("#whole-panel", Panel).set_title(row.label)
        self.query_one("#whole-text", Lines).update(draw)

    def action_mine(self) -> None:
        """Keep mine."""
        self._take(Side.MINE)

    def action_theirs(self) -> None:
        """Take theirs."""
        self._take(Side.THEIRS)

    def action_turn(self) -> None:
        """Take the other side."""
        row = self._list.current
        if row is not None:
            self._take(Side.MINE if self._sides[row.field] is Side.THEIRS else Side.THEIRS)

    def _take(self, side: Side) -> None:
        row = self._list.current
        if row is None or not row.differs:
            self.say(_("Both say the same here."))
            return
        self._sides[row.field] = side
        self._list.refresh()
        self._draw_title()

    def action_save(self) -> None:
        """Give the form what was chosen; a field that both desks changed must have been."""
        if self._open:
            self._list.action_first()
            self.say(_("Choose a side with the left and right arrows first: {count}").format(count=self._open))
            return
        self.app.pop_screen()
        self._decided({field: side for field, side in self._sides.items() if side is not None})
