"""구인: a quick look-up of the postings that still take people."""

import secrets
from collections.abc import Iterable
from functools import partial
from typing import cast

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input

from jobplus_core.kinds import Stage
from jobplus_core.postings.queries import Unfilled
from jobplus_tui.actions import Area
from jobplus_tui.desk.ladder import Ladder
from jobplus_tui.desk.posting_words import Wanted, read_wanted
from jobplus_tui.desk.postings import PostingDesk, UnfilledView
from jobplus_tui.i18n import _
from jobplus_tui.messages import MatchPosting, ShowEmployer, ShowPosting
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.screens.posting_rows import chips, columns, ladder_lines, list_facts, sign_of, strip_lines
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import FilterRequested, ListLoaded, RowHighlighted, RowOpened
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput
from jobplus_tui.widgets.tile_map import DistrictChosen, TileMap


class UnfilledSource:
    """The unfilled postings as a list reads them: all at once, they are one screen's work of one center."""

    def __init__(self, desk: PostingDesk, wanted: Wanted) -> None:
        self._desk = desk
        self._wanted = wanted
        self.view: UnfilledView | None = None

    def count(self) -> int:
        """Read the postings anew and return how many there are."""
        self.view = self._desk.view(self._wanted)
        return len(self.view.rows)

    def page(self, number: int) -> tuple[Unfilled, ...]:
        """Return one page of what was read."""
        from jobplus_tui.paging import PAGE_ROWS

        rows = self.view.rows if self.view is not None else ()
        return rows[number * PAGE_ROWS : (number + 1) * PAGE_ROWS]


class PostingsScreen(DeskScreen, areas=(Area.POSTINGS,)):
    """The list of the unfilled, the chosen one's way, and where they are left."""

    AUTO_FOCUS = "#postings"

    def __init__(self) -> None:
        super().__init__()
        self._wanted = Wanted()
        self._source: UnfilledSource | None = None
        self._view: UnfilledView | None = None
        self._way: tuple[Unfilled, Ladder] | None = None

    def compose_body(self) -> Iterable[Widget]:
        """Return list and side panels; where there is no room for them, a strip under the list."""
        listed = KeysetList(
            columns(),
            key=lambda row: row.id,
            state=sign_of,
            empty=_("No posting is unfilled.   ^N New posting"),
            id="postings",
        )
        words = TextInput(
            id="words",
            placeholder=_("district, occupation or code, 7일, 내담당"),
            max_length=60,
            help=_("Narrow the list: 중구 026, 강남 7일, 내담당 경리. Enter keeps it, Esc shows all."),
        )
        yield Horizontal(
            Panel(
                Lines([chips(self._wanted)], id="chips"),
                words,
                listed,
                title=_("Unfilled postings"),
                keys=("list.open", "postings.refer", "list.filter"),
                id="list-panel",
            ),
            Vertical(
                Panel(
                    Lines(id="ladder"),
                    title=_("Hand-off ladder"),
                    facts=_("right: postings on the rung"),
                    id="ladder-panel",
                ),
                Panel(
                    TileMap(id="map"),
                    title=_("Where they are left"),
                    facts=_("unfilled by district"),
                    keys=("postings.district",),
                    id="map-panel",
                ),
                id="side",
            ),
            id="whole",
        )
        yield Panel(
            Lines(id="strip-lines"),
            title=_("Hand-off ladder"),
            keys=("postings.ladder", "postings.district"),
            id="strip",
        )

    def on_mount(self) -> None:
        """Read the list."""
        self.query_one("#words").display = False
        self._show()

    @property
    def _list(self) -> KeysetList[Unfilled]:
        return cast("KeysetList[Unfilled]", self.query_one("#postings", KeysetList))

    def _show(self) -> None:
        self._source = UnfilledSource(self.session.postings, self._wanted)
        self.query_one("#chips", Lines).update([chips(self._wanted)])
        self._list.show(self._source, filtered=self._wanted.text)

    def _narrow(self, wanted: Wanted) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self._show()

    def on_list_loaded(self, message: ListLoaded[Unfilled]) -> None:
        """Say how many there are and how long reading took, and where they are left."""
        if message.list is not self._list or self._source is None or self._source.view is None:
            return
        view = self._view = self._source.view
        self.query_one("#list-panel", Panel).set_title(_("Unfilled postings"), list_facts(view, message.elapsed_ms))
        self.query_one(TileMap).show(self._counts(), chosen=self._wanted.district or "")
        if not view.rows:
            self._way = None
            self._draw_way()

    def _counts(self) -> dict[str, int]:
        return {found.sigungu: found.postings for found in self._view.districts} if self._view is not None else {}

    def on_row_highlighted(self, message: RowHighlighted[Unfilled]) -> None:
        """Read the way of the posting at the cursor."""
        row, desk = message.row, self.session.postings
        self.read(lambda: desk.page(row.id).ladder, partial(self._know_way, row), name="read ladder")

    def _know_way(self, row: Unfilled, way: Ladder) -> None:
        current = self._list.current
        if current is not None and current.id == row.id:
            self._way = (row, way)
            self._draw_way()

    def _draw_way(self) -> None:
        glyphs = self.desk_app.look.glyphs
        strip = self.query_one("#strip", Panel)
        if self._way is None:
            self.query_one("#ladder", Lines).update([])
            self.query_one("#strip-lines", Lines).update([])
            strip.set_title(_("Hand-off ladder"))
            return
        row, way = self._way
        view = self._view
        self.query_one("#ladder", Lines).update(lambda width: ladder_lines(row, way, view, glyphs, width))
        self.query_one("#strip-lines", Lines).update(strip_lines(way, view.districts if view else (), glyphs))
        age = _("business day {days}").format(days=way.age)
        strip.set_title(f"{row.employer} {row.title}", age)

    def on_row_opened(self, message: RowOpened[Unfilled]) -> None:
        """Open the posting's page."""
        self._open_page(message.row.id)

    def _open_page(self, posting_id: int) -> None:
        from jobplus_tui.screens.posting_record import PostingRecordScreen

        self.app.push_screen(PostingRecordScreen(posting_id))

    def arrive(self, subject: object | None) -> None:
        """Open the posting, or the company, that another screen hands over."""
        if isinstance(subject, ShowPosting):
            self._open_page(subject.posting_id)
        elif isinstance(subject, ShowEmployer):
            from jobplus_tui.screens.employer_record import EmployerRecordScreen

            self.app.push_screen(EmployerRecordScreen(subject.employer_id))

    def on_filter_requested(self, message: FilterRequested[Unfilled]) -> None:
        """Let the counselor type what to narrow by, in the place of the chips."""
        field = self.query_one("#words", TextInput)
        field.value = self._wanted.text
        field.display = True
        self.query_one("#chips").display = False
        field.focus()

    @on(Input.Changed, "#words")
    def _words_changed(self, event: Input.Changed) -> None:
        if event.input.has_focus:
            self._narrow(read_wanted(event.value))

    @on(Input.Submitted, "#words")
    def _words_done(self) -> None:
        self._narrow(read_wanted(self.query_one("#words", TextInput).value))
        self._close_words()

    def _close_words(self) -> None:
        self.query_one("#words").display = False
        self.query_one("#chips").display = True
        self._list.focus()

    def back(self) -> None:
        """Leave the map, then the filter, then show every district and word again."""
        if self._list.has_focus or self.query_one("#words").has_focus:
            self._narrow(Wanted())
        self._close_words()

    def action_district(self) -> None:
        """Go to the map; where it does not stand beside the list, show it over the screen."""
        if self.query_one("#side").display and self.query_one(TileMap).size.height:
            self.query_one(TileMap).focus()
            return
        from jobplus_tui.dialogs.district_map import DistrictDialog

        self.app.push_screen(DistrictDialog(self._counts(), chosen=self._wanted.district or ""), self._choose_district)

    def on_district_chosen(self, message: DistrictChosen) -> None:
        """Show the postings of the district, or of every one when it was chosen before."""
        self._choose_district(message.district)
        self._list.focus()

    def _choose_district(self, district: str | None) -> None:
        if district is not None:
            self._narrow(self._wanted.in_district(None if district == self._wanted.district else district))

    def action_ladder(self) -> None:
        """Show the whole way of the posting at the cursor."""
        if self._way is not None:
            from jobplus_tui.dialogs.ladder import LadderDialog

            row, way = self._way
            view = self._view
            glyphs = self.desk_app.look.glyphs
            self.app.push_screen(LadderDialog(lambda width: ladder_lines(row, way, view, glyphs, width)))

    def action_refer(self) -> None:
        """Open the candidates for the posting at the cursor; an urgent one is referred to urgently."""
        row = self._list.current
        if row is not None:
            self.desk_app.go("matching", MatchPosting(row.id, urgent=row.stage is Stage.URGENT))

    def action_shut(self) -> None:
        """Close the posting at the cursor, once it is said why."""
        from jobplus_tui.dialogs.posting_close import ask_to_close

        row = self._list.current
        if row is not None:
            name = f"{row.employer} {row.title}"
            ask_to_close(self, row.id, name, self._list.reload, token=secrets.token_hex(16))

    def action_new(self) -> None:
        """Open an empty posting, or the one that was half typed."""
        from jobplus_tui.screens.posting_form import PostingFormScreen

        self.app.push_screen(PostingFormScreen(self._saved))

    def _saved(self, posting_id: int) -> None:
        self._wanted = Wanted()
        self._show()
        self._open_page(posting_id)

    def action_employers(self) -> None:
        """Find a company."""
        from jobplus_tui.screens.employers import EmployersScreen

        self.app.push_screen(EmployersScreen())

    def action_import(self) -> None:
        """Ask for a file of postings, show what would come of it, then take it in."""
        from jobplus_tui.screens.posting_import import ask_for_file

        ask_for_file(self, then=self._show)

    def on_screen_resume(self) -> None:
        """Read again what may have changed on the pages that stood here."""
        if self._source is not None:
            self._list.reload()

    def store_changed(self) -> None:
        """Read again after another desk's commit."""
        self._list.reload()
