"""직종 말 맞추기: words of postings whose occupation is not sure, given their code one after the other."""

import secrets
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from jobplus_tui.actions import BY_ID, Action, Area
from jobplus_tui.columns import Cell, Column
from jobplus_tui.desk.occupation_words import OccupationWordsDesk, WordRow, WordRows
from jobplus_tui.dialogs.occupation import OccupationDialog
from jobplus_tui.format import number
from jobplus_tui.i18n import _
from jobplus_tui.messages import ShowPosting
from jobplus_tui.paging import RowsSource
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import RowHighlighted, RowOpened
from jobplus_tui.widgets.panel import Panel

if TYPE_CHECKING:
    from jobplus_core.postings.occupations.commands import Assigned

SURE_FROM = 60


def columns() -> tuple[Column[WordRow], ...]:
    """Return the columns: the words, how many postings have them, and what they may mean."""
    return (
        Column(_("Words"), 18, lambda row: row.words, grow=2),
        Column(_("Postings"), 5, lambda row: Cell(number(row.postings), "bold"), align="right"),
        Column(_("Suggestion"), 22, suggestion, grow=1, gap=2),
        Column(_("Sure"), 5, lambda row: f"{row.confidence}%" if row.code else "–", align="right", words="soft"),
        Column(_("Example"), 20, lambda row: row.title, grow=2, words="soft", drop=1, gap=2),
    )


def suggestion(row: WordRow) -> Cell:
    """Return what the words may mean."""
    if row.code is None:
        return Cell(_("– none; look it up"), "soft")
    return Cell(f"{row.code} {row.name or ''}", "accent" if row.confidence >= SURE_FROM else "ink")


def detail_lines(row: WordRow) -> list[Line]:
    """Return the first posting with these words, and what ^S would do."""
    lines: list[Line] = [[Span(f" {row.title}", "bold"), Span("  " + _("posting {number}").format(
        number=row.posting_id), "soft")]]  # fmt: skip
    if row.code is not None:
        told = _("^S gives {code} {name} to all {count} postings with these words.").format(
            code=row.code, name=row.name or "", count=number(row.postings)
        )
        lines.append([Span(f" {told}")])
    else:
        lines.append([Span(" " + _("Enter looks the code up; it is given to all postings with these words."), "soft")])
    return lines


class OccupationWordsScreen(DeskScreen, areas=(Area.OCCUPATION_WORDS,)):
    """Stands on the postings; words that have their code are gone from the list, and the next are at the cursor."""

    AUTO_FOCUS = "#words-list"

    @property
    def tab(self) -> str:
        """The words belong to the postings' tab."""
        return Area.POSTINGS.value

    @property
    def _desk(self) -> OccupationWordsDesk:
        return self.session.occupation_words

    @property
    def _list(self) -> KeysetList[Any]:
        return self.query_one("#words-list", KeysetList)

    def footer(self) -> list[Action]:
        """Return what can be done with words."""
        names = ("app.help", "occupation_words.take", "occupation_words.find", "app.back", "app.command_palette")
        return [BY_ID[name] for name in names]

    def compose_body(self) -> Iterable[Widget]:
        """Return the list over what is told of the row."""
        yield Panel(
            KeysetList(
                columns(),
                key=lambda row: row.words,
                empty=_("Every open posting has its occupation."),
                id="words-list",
            ),
            Lines(id="word-detail"),
            Lines(id="told"),
            title=_("Words without a sure occupation"),
            keys=("occupation_words.take", "occupation_words.find", "occupation_words.posting", "app.back"),
            id="words-panel",
        )

    def on_mount(self) -> None:
        """Read the words."""
        self.store_changed()

    def store_changed(self) -> None:
        """Read the words again after a commit, another desk's or one's own."""
        self.read(self._desk.words, self._show, name="read occupation words")

    def _show(self, told: WordRows) -> None:
        found = told.rows
        self._list.renew(RowsSource(found))
        words = (
            _("the {words} commonest words · {postings} postings, others follow")
            if told.cut
            else _("{words} words · {postings} postings")
        )
        facts = words.format(words=number(len(found)), postings=number(sum(row.postings for row in found)))
        self.query_one("#words-panel", Panel).set_title(_("Words without a sure occupation"), facts)
        if not found:
            self.query_one("#word-detail", Lines).update([[]])

    def on_row_highlighted(self, message: RowHighlighted[WordRow]) -> None:
        """Tell more of the words at the cursor."""
        self.query_one("#word-detail", Lines).update(detail_lines(message.row))

    def on_row_opened(self, message: RowOpened[WordRow]) -> None:
        """Look another code up."""
        message.stop()
        self.action_find()

    def action_take(self) -> None:
        """Give the words the code that is suggested."""
        row: WordRow | None = self._list.current
        if row is None:
            return
        if row.code is None:
            self.say(_("Nothing is likely enough; look the code up with Enter."))
            return
        self._assign(row, row.code)

    def action_find(self) -> None:
        """Look up another code for the words."""
        row: WordRow | None = self._list.current
        if row is None:
            return
        words = row

        def chosen(code: str | None) -> None:
            if code is not None:
                self._assign(words, code)

        self.app.push_screen(OccupationDialog(row.words), chosen)

    def action_posting(self) -> None:
        """Open the first posting with these words."""
        row: WordRow | None = self._list.current
        if row is not None:
            self.desk_app.go("postings", ShowPosting(row.posting_id))

    def _assign(self, row: WordRow, code: str) -> None:
        desk, token = self._desk, secrets.token_hex(16)

        def done(given: "Assigned") -> None:
            told = _("{words}: {code} given to {count} postings.").format(
                words=row.words, code=code, count=number(given.postings)
            )
            self.query_one("#told", Lines).update([[Span(f" ✓ {told}", "good")]])
            self.store_changed()

        self.act(lambda: desk.assign(row.words, code, token=token), done, name="assign occupation word")
