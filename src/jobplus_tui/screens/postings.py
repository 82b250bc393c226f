"""구인: a quick look-up of the postings that still take people."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input

from jobplus_core.kinds import Stage
from jobplus_core.postings.ladder.rules import Ladder
from jobplus_core.postings.queries import Unfilled
from jobplus_tui.actions import Area
from jobplus_tui.desk.ladder import LadderBoard
from jobplus_tui.desk.posting_words import Wanted, read_wanted
from jobplus_tui.desk.postings import MOST_FITTED
from jobplus_tui.desk.unfilled_source import UnfilledSource
from jobplus_tui.glyphs import Sign
from jobplus_tui.i18n import _
from jobplus_tui.messages import MatchPosting, ShowEmployer, ShowPosting
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.screens.ladder_lines import fitting_words, ladder_lines, strip_lines, whole_lines
from jobplus_tui.screens.posting_rows import Figure, chips, columns, list_facts, map_counts, sign_of
from jobplus_tui.screens.undoing import Undoing
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import FilterRequested, ListLoaded, RowHighlighted, RowOpened
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput
from jobplus_tui.widgets.tile_map import DistrictChosen, FigureWanted, TileMap

if TYPE_CHECKING:
    from jobplus_core.matching.tally import Tally
    from jobplus_tui.dialogs.district_map import DistrictDialog
    from jobplus_tui.dialogs.ladder import LadderAct


class PostingsScreen(DeskScreen, areas=(Area.POSTINGS,)):
    """The list of the unfilled, the chosen one's way, and where they are left."""

    AUTO_FOCUS = "#postings"

    def __init__(self) -> None:
        super().__init__()
        self._undoing = Undoing(self, self.store_changed)
        self._wanted = Wanted()
        self._source: UnfilledSource | None = None
        self._told: LadderBoard | None = None
        self._told_stale = True
        self._way: tuple[Unfilled, Ladder] | None = None
        self._chances: dict[int, Tally] = {}
        self._stale: set[int] = set()
        self._figure = Figure.POSTINGS
        self._fitting: dict[str, int] | None = None
        self._map: DistrictDialog | None = None

    def compose_body(self) -> Iterable[Widget]:
        """Return list and side panels; where there is no room for them, a strip under the list."""
        listed = KeysetList(
            columns(lambda key: self._chances.get(key)),
            key=lambda row: row.id,
            state=sign_of,
            empty=_("No posting is unfilled.   ^N New posting"),
            id="postings",
        )
        words = TextInput(
            id="words",
            placeholder=_("district, occupation, 민간, 250만, 3명, 40세, 7일, 긴급, 개발팀, 맞는사람, 내담당"),
            max_length=120,
            help=_(
                "Narrow the list, one word after the other: 중구, 026 or 경리, 민간 or 지원, 250만, 3명, 40세, 7일, "
                "IT or 금융산업, 긴급, 개발팀, 맞는사람, 내담당. What is none of these is looked for in title, company "
                "and work. Enter keeps it, Esc shows all."
            ),
        )
        yield Horizontal(
            Panel(
                Lines([chips(self._wanted)], id="chips"),
                words,
                listed,
                title=_("Unfilled postings"),
                keys=("list.open", "postings.refer", "list.filter", "postings.queue"),
                id="list-panel",
            ),
            Vertical(
                Panel(
                    Lines(id="ladder"),
                    title=_("Hand-off ladder"),
                    facts=_("right: postings on the rung"),
                    keys=("postings.ladder",),
                    id="ladder-panel",
                ),
                Panel(
                    TileMap(id="map"),
                    title=_("Where they are left"),
                    facts=_(Figure.POSTINGS.value),
                    keys=("postings.district", "map.figure"),
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
        self._source = self.session.postings.lookup(self._wanted)
        self.query_one("#chips", Lines).update([chips(self._wanted)])
        self._list.show(self._source, filtered=self._wanted.text)

    def _narrow(self, wanted: Wanted) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self._show()

    def on_list_loaded(self, message: ListLoaded[Unfilled]) -> None:
        """Say how many there are and how long reading took; what stands beside the list is counted behind it."""
        if message.list is not self._list or self._source is None:
            return
        facts = list_facts(self._source.total, message.elapsed_ms, cut=MOST_FITTED if self._source.cut else 0)
        self.query_one("#list-panel", Panel).set_title(_("Unfilled postings"), facts)
        if not message.count:
            self._way = None
            self._draw_way()
        self._count_sight()
        if self._told_stale:
            self._told_stale = False
            self.read(self.session.ladder.board, self._know_board, name="count the ladder")
            self._count_fitting()
        elif self._told is not None:
            self._draw_map()

    def _know_board(self, told: LadderBoard) -> None:
        self._told = told
        self._draw_map()
        self._draw_way()

    def _count_sight(self) -> None:
        """Count who fits the postings in sight, where it is not known; the list does not wait for it."""
        ids = [row.id for row in self._list.in_sight]
        if any(key not in self._chances or key in self._stale for key in ids):
            desk = self.session.postings
            self.read(lambda: desk.chances(ids), self._know_chances, name="count who fits")

    def _know_chances(self, found: "dict[int, Tally]") -> None:
        self._stale.difference_update(found)
        if any(self._chances.get(key) != chance for key, chance in found.items()):
            self._chances.update(found)
            self._list.refresh()
            self._draw_way()

    def _draw_map(self) -> None:
        counts = map_counts(self._told, self._figure, self._fitting)
        waits = self._figure is Figure.FITTING and self._fitting is None
        facts = _(self._figure.value) + (" " + self.desk_app.look.glyphs.sign(Sign.WAITING) if waits else "")
        chosen = self._wanted.district or ""
        self.query_one(TileMap).show(counts, chosen=chosen)
        self.query_one("#map-panel", Panel).set_title(_("Where they are left"), facts)
        if self._map is not None and self._map in self.app.screen_stack:
            self._map.show(counts, chosen=chosen, facts=facts)

    def on_figure_wanted(self, message: FigureWanted) -> None:
        """Let the map count something else."""
        message.stop()
        self._next_figure()

    def _next_figure(self) -> None:
        figures = list(Figure)
        self._figure = figures[(figures.index(self._figure) + 1) % len(figures)]
        self._count_fitting()
        self._draw_map()

    def _count_fitting(self) -> None:
        if self._figure is Figure.FITTING:
            self.read(self.session.postings.fitting_districts, self._know_fitting, name="count fitting districts")
        else:
            self._fitting = None

    def _know_fitting(self, found: dict[str, int]) -> None:
        self._fitting = found
        self._draw_map()

    def on_row_highlighted(self, message: RowHighlighted[Unfilled]) -> None:
        """Read the way of the posting at the cursor, and count who fits what has come in sight."""
        row, desk = message.row, self.session.postings
        self.read(lambda: desk.ladder(row.id), partial(self._know_way, row), name="read ladder")
        self._count_sight()

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
        told, chance = self._told, self._chances.get(row.id)
        self.query_one("#ladder", Lines).update(
            lambda width: ladder_lines(row, way, told, glyphs, width, chance=chance)
        )
        districts = told.board.districts if told is not None else ()
        self.query_one("#strip-lines", Lines).update(strip_lines(way, districts, glyphs))
        age = _("business day {days}").format(days=way.age)
        facts = age if chance is None else f"{age} · {fitting_words(chance)}"
        strip.set_title(f"{row.employer} {row.title}", facts)

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

        self._map = DistrictDialog(
            map_counts(self._told, self._figure, self._fitting),
            chosen=self._wanted.district or "",
            facts=_(self._figure.value),
            next_figure=self._next_figure,
        )
        self.app.push_screen(self._map, self._choose_district)

    def on_district_chosen(self, message: DistrictChosen) -> None:
        """Show the postings of the district, or of every one when it was chosen before."""
        self._choose_district(message.district)
        self._list.focus()

    def _choose_district(self, district: str | None) -> None:
        if district is not None:
            self._narrow(self._wanted.in_district(None if district == self._wanted.district else district))

    def action_ladder(self) -> None:
        """Show the whole way of the posting at the cursor, and do what is asked for there."""
        if self._way is None:
            return
        from jobplus_tui.dialogs.ladder import LadderDialog

        row, way = self._way
        told, chance, glyphs = self._told, self._chances.get(row.id), self.desk_app.look.glyphs
        dialog = LadderDialog(lambda width: whole_lines(row, way, told, glyphs, width, chance=chance))
        self.app.push_screen(dialog, partial(self._act_on_ladder, row))

    def _act_on_ladder(self, row: Unfilled, act: "LadderAct | None") -> None:
        if act is not None:
            from jobplus_tui.screens.ladder_acts import act_on_ladder

            act_on_ladder(self, act, row, then=self.store_changed)

    def action_queue(self) -> None:
        """Show everybody's postings, one team's, or the urgent ones."""
        self._narrow(self._wanted.of_next_queue())

    def action_print(self) -> None:
        """Write the list at hand out."""
        from jobplus_tui.screens.posting_printing import print_list

        print_list(self, self._wanted)

    def action_employer(self) -> None:
        """Open the company of the posting at the cursor."""
        row = self._list.current
        if row is not None:
            self.arrive(ShowEmployer(row.employer_id))

    def action_refer(self) -> None:
        """Open the candidates for the posting at the cursor; an urgent one is referred to urgently."""
        row = self._list.current
        if row is not None:
            self.desk_app.go("matching", MatchPosting(row.id, urgent=row.stage is Stage.URGENT))

    def action_new(self) -> None:
        """Open an empty posting, or the one that was half typed."""
        from jobplus_tui.screens.posting_form import PostingFormScreen

        self.app.push_screen(PostingFormScreen(self._saved))

    def _saved(self, posting_id: int) -> None:
        self._wanted = Wanted()
        self._told_stale = True
        self._show()
        self._open_page(posting_id)

    def action_employers(self) -> None:
        """Find a company."""
        from jobplus_tui.screens.employers import EmployersScreen

        self.app.push_screen(EmployersScreen())

    def action_import(self) -> None:
        """Import postings from a file or address, step by step."""
        from jobplus_tui.screens.posting_import import ask_for_file

        ask_for_file(self, then=self.store_changed)

    def on_screen_resume(self) -> None:
        """Read again what may have changed on the pages that stood here."""
        if self._source is not None:
            self._list.reload()

    def action_imports(self) -> None:
        """Show the imports made so far."""
        from jobplus_tui.screens.import_history import ImportHistoryScreen

        self.app.push_screen(ImportHistoryScreen(self.store_changed))

    def action_words(self) -> None:
        """Give words without a sure occupation their code."""
        from jobplus_tui.screens.occupation_words import OccupationWordsScreen

        self.app.push_screen(OccupationWordsScreen())

    def undo(self) -> None:
        """Offer to take one of the last acts back."""
        self._undoing.offer()

    def store_changed(self) -> None:
        """Read again after a commit, another desk's or one's own; what was counted before is shown until it is counted
        anew."""
        self._stale = set(self._chances)
        self._told_stale = True
        if self._source is not None:
            self._list.reload()
