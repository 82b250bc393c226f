"""Two records of one person side by side: which is kept, what it takes over, what both bring."""

import secrets
from collections.abc import Callable, Iterable
from functools import partial

from textual.widget import Widget

from jobplus_tui.actions import BY_ID, Action, Area
from jobplus_tui.desk.seeker_merge import MergeSide, SeekerMergeDesk
from jobplus_tui.format import MISSING, iso
from jobplus_tui.glyphs import Sign
from jobplus_tui.i18n import _
from jobplus_tui.intake.fields import FIELDS
from jobplus_tui.intake.reading import texts_of
from jobplus_tui.intake.versions import fill_names, fillable, shown, with_codes
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.version_list import SideBySide, VersionList


class SeekerMergeScreen(DeskScreen, areas=(Area.MERGE, Area.FORM)):
    """Stands on the record; ^S asks for the reason, and nothing is merged before that is answered with yes."""

    AUTO_FOCUS = "VersionList"

    def __init__(self, first: MergeSide, second: MergeSide, merged: Callable[[int], None]) -> None:
        """Take both records.

        Args:
            first, second: The record at hand and the other.
            merged: Receives the number of the kept record once both are one.
        """
        super().__init__()
        # The richer history keeps its number; of two alike the one that stood first.
        self._kept, self._merged = sorted(
            (first, second), key=lambda side: (-side.history.acts, side.history.created_at)
        )
        self._done = merged
        self._left_out: set[str] = set()
        self._reason = ""
        self._token = secrets.token_hex(16)
        self._asking = False

    @property
    def tab(self) -> str:
        """The record belongs to the seekers' tab."""
        return Area.SEEKERS.value

    def footer(self) -> list[Action]:
        """Return merging first, then the way out."""
        return [BY_ID[name] for name in ("form.save", "app.back", "app.command_palette", "app.help")]

    def compose_body(self) -> Iterable[Widget]:
        """Return what both bring over their fields."""
        yield Panel(
            Lines(id="brings"),
            VersionList("", "", taken=self._taken, sign=self._sign, id="versions"),
            title=_("Merge"),
            keys=("merge.swap", "merge.turn"),
            id="merge-panel",
        )

    def on_mount(self) -> None:
        """Show both."""
        self._show()

    @property
    def _list(self) -> VersionList:
        return self.query_one(VersionList)

    @property
    def _fillable(self) -> tuple[str, ...]:
        return fillable(self._texts(self._kept), self._texts(self._merged))

    def _texts(self, side: MergeSide) -> dict[str, str]:
        return with_codes(*texts_of(side.page.form))

    def _show(self) -> None:
        kept, merged = self._texts(self._kept), self._texts(self._merged)
        rows = [
            SideBySide(
                field,
                _(known.label),
                shown(field, kept[field]),
                shown(field, merged[field]),
                kept[field] != merged[field],
            )
            for field, known in FIELDS.items()
            if field in kept
        ]
        blank = self._fillable
        self._list.name_sides(
            _("Kept {number}").format(number=self._kept.seeker_id),
            _("Merged {number}").format(number=self._merged.seeker_id),
        )
        self._list.put(
            (
                (_("Filled where it is blank"), [row for row in rows if row.field in blank]),
                (
                    _("Different; the kept one stays"),
                    [r for r in rows if r.differs and merged[r.field] and kept[r.field]],
                ),
                (_("In the kept one alone"), [r for r in rows if r.differs and not merged[r.field]]),
                (_("Both say the same"), [row for row in rows if not row.differs]),
            )
        )
        self.query_one("#brings", Lines).update(self._brings())
        self._draw_title()

    def _draw_title(self) -> None:
        filled = len(set(self._fillable) - self._left_out)
        facts = [
            f"{self._merged.seeker_id} {self._merged.page.record.name} → "
            f"{self._kept.seeker_id} {self._kept.page.record.name}",
            _("{count} filled").format(count=filled),
        ]
        self.query_one("#merge-panel", Panel).set_title(_("Merge"), " · ".join(facts))

    def _brings(self) -> list[Line]:
        lines: list[Line] = []
        for label, side in ((_("Kept"), self._kept), (_("Merged"), self._merged)):
            known = side.history
            what = [
                _("registrations {count}").format(count=known.registrations),
                _("sessions {count}").format(count=known.sessions),
                _("referrals {count}").format(count=known.referrals),
                _("placements {count}").format(count=known.placements),
                _("last {day}").format(day=iso(known.registered_on) if known.registered_on else MISSING),
            ]
            lines.append(
                [
                    Span(f" {label} ", "soft"),
                    Span(f"{side.seeker_id} {side.page.record.name}  ", "bold"),
                    Span(" · ".join(what)),
                ]
            )
        if self._merged.half_typed:
            waits = _("The form of {number} is half typed; it waits until the records are taken apart.")
            lines.append([Span(" ! " + waits.format(number=self._merged.seeker_id), "warn")])
        return [*lines, [Span(" " + _("Nothing is moved: both histories and every figure stay."), "soft")]]

    def _taken(self, row: SideBySide) -> bool | None:
        return row.field in self._fillable and row.field not in self._left_out

    def _sign(self, row: SideBySide) -> Sign:
        if row.field not in self._fillable:
            return Sign.NONE
        return Sign.NONE if row.field in self._left_out else Sign.ANSWER_DUE

    def action_swap(self) -> None:
        """Keep the other record."""
        self._kept, self._merged = self._merged, self._kept
        self._left_out.clear()
        self._show()

    def action_turn(self) -> None:
        """Fill the field at the cursor or leave it blank."""
        row = self._list.current
        if row is None or row.field not in self._fillable:
            self.say(_("Only a field that is blank in the kept record is filled."))
            return
        self._left_out ^= {row.field}
        self._list.refresh()
        self._draw_title()

    def action_save(self) -> None:
        """Ask for the reason; the answer is no until somebody says yes."""
        from jobplus_tui.dialogs.reason import ReasonDialog

        if self._asking:
            return
        self._asking = True
        question = _("{merged} becomes one with {kept}: both histories are shown there. It can be taken apart again.")
        self.app.push_screen(
            ReasonDialog(
                _("Merge"),
                question.format(merged=self._merged.seeker_id, kept=self._kept.seeker_id),
                facts=f"{self._kept.seeker_id} {self._kept.page.record.name}",
                reason=self._reason,
            ),
            self._answered,
        )

    def _answered(self, reason: str | None) -> None:
        self._asking = False
        if reason is None:
            return
        self._reason = reason
        desk = SeekerMergeDesk(self.session)
        fill = fill_names([field for field in self._fillable if field not in self._left_out])
        self.act(
            partial(desk.merge, self._kept, self._merged, reason, fill, token=self._token),
            self._merge_done,
            name="merge seekers",
        )

    def _merge_done(self, kept_id: int) -> None:
        if self.is_current:
            self.app.pop_screen()
        self._done(kept_id)
