"""구직: find a person or register one."""

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from textual.widget import Widget

from jobplus_core.seekers.queries import SeekerRow
from jobplus_tui.actions import Area
from jobplus_tui.desk.seekers import MOST_FOUND
from jobplus_tui.i18n import _
from jobplus_tui.screens.find_box import FindBoxScreen
from jobplus_tui.screens.seeker_columns import seeker_columns, seeker_sign
from jobplus_tui.screens.seeker_views import TITLES, Person, SeekerViews, Shown
from jobplus_tui.screens.session_log import SessionLog
from jobplus_tui.screens.undoing import Undoing
from jobplus_tui.spans import Span
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import ListLoaded, RowHighlighted, RowOpened
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from jobplus_tui.desk.seeker_page import SeekerPage
    from jobplus_tui.desk.seekers import Saved

LATEST: Final = 8
BESIDE_BELOW: Final = 50
"""Cells of the person's panel below which it stands beside the list and has lines for everything."""


class SeekersScreen(FindBoxScreen, areas=(Area.SEEKERS,)):
    """The search box over the newest records; beside them the person at the cursor."""

    def __init__(self) -> None:
        super().__init__()
        self._undoing = Undoing(self, self._reload)
        self._sessions = SessionLog(self, self._reload)
        self._views = SeekerViews(self)
        self._page: SeekerPage | None = None
        self._looked = False
        self._half_typed = False

    def compose_body(self) -> Iterable[Widget]:
        """Return box and list, with the person beside them or in a strip under them."""
        find = TextInput(
            id="find",
            placeholder=_("name, 초성, last four of the phone, birth date, number"),
            max_length=60,
            help=_("Finds while you type: 홍길, ㅎㄱㄷ, 4821, 790302 or the record's number. ↓ goes to the list."),
        )
        listed = KeysetList(
            seeker_columns(self.session.today),
            key=lambda row: row.id,
            state=seeker_sign,
            empty=_("Nobody is registered yet   ^N New seeker"),
            id="seekers",
        )
        yield Panel(
            find,
            listed,
            title=_("Seekers"),
            keys=("list.open", "seekers.view", "seekers.fill", "seekers.hand_over"),
            id="list-panel",
        )
        yield Panel(
            Lines(id="person"),
            title=_("Chosen seeker"),
            keys=("seekers.session", "seekers.match"),
            id="side",
        )

    @property
    def listed(self) -> KeysetList[Person]:
        """The list under the box."""
        return self._views.list

    def on_mount(self) -> None:
        """Show the newest records."""
        self.search()

    def on_screen_resume(self) -> None:
        """Read again what may have changed meanwhile, and say whether a form was left half typed."""
        if self._looked:
            self._look_for_draft()

    def _look_for_draft(self) -> None:
        self._looked = True
        desk = self.session.seekers

        def look() -> bool:
            from jobplus_tui.intake.draft import Purpose, Slot

            draft = desk.half_typed(Slot(Purpose.REGISTER))
            return draft is not None and not draft.empty

        self.read(look, self._know_half_typed, name="look for a draft")

    def _know_half_typed(self, half_typed: bool) -> None:
        self._half_typed = half_typed
        self._reload()

    def _reload(self) -> None:
        self.listed.reload()

    def search(self) -> None:
        """Search among everybody for what is typed, or show the view; a newer search stops the older one."""
        desk, text = self.session.seekers, self.typed
        self._views.show(Shown.ALL if text else self._views.view)
        if text:
            self._everybody.show(desk.search(text), filtered=text)
        else:
            self._views.read()

    @property
    def _everybody(self) -> KeysetList[SeekerRow]:
        return cast("KeysetList[SeekerRow]", self.query_one("#seekers", KeysetList))

    def on_list_loaded(self, message: ListLoaded[Person]) -> None:
        """Say how many there are and how long reading took; the draft is looked for behind the first rows."""
        if not self._looked:
            self._look_for_draft()
        if message.list is not self.listed:
            return
        found = bool(self.typed)
        more = found and message.count > MOST_FOUND
        facts = [_("{count} people").format(count=f"{MOST_FOUND:,}+" if more else f"{message.count:,}")]
        if found:
            facts.append(_("found"))
            if more:
                facts.append(_("first ones only, type more"))
        facts += [*self._views.facts(), f"{message.elapsed_ms:.0f}ms"]
        if self._half_typed:
            facts.append(_("a form is half typed: ^N"))
        self.query_one("#list-panel", Panel).set_title(_(TITLES[self._views.shown]), " · ".join(facts))
        if not message.count:
            self._page = None
            self._draw_person()

    def on_row_highlighted(self, message: RowHighlighted[Person]) -> None:
        """Read the person at the cursor."""
        if message.list is not self.listed:
            return
        seeker_id, desk = message.row.id, self.session.seekers

        def read() -> "SeekerPage":
            # The words of a whole record are loaded here, where nobody's key waits for them.
            import_module("jobplus_tui.screens.seeker_words")
            return desk.page(seeker_id)

        self.read(read, self._know_person, name="read seeker")

    def _know_person(self, page: "SeekerPage") -> None:
        current = self.listed.current
        if current is not None and current.id == page.record.id:
            self._page = page
            self._draw_person()

    def _draw_person(self) -> None:
        page, glyphs = self._page, self.desk_app.look.glyphs
        panel, person = self.query_one("#side", Panel), self.query_one("#person", Lines)
        if page is None:
            panel.set_title(_("Chosen seeker"))
            person.update([])
            return
        panel.set_title(page.record.name, _("record {number}").format(number=page.record.id))
        from jobplus_tui.screens.seeker_words import fact_lines, happening_line, person_strip

        today = self.session.today
        facts = fact_lines(page, today, whole=False)
        done = [happening_line(each, today, glyphs) for each in page.done[:LATEST]]
        beside = [*facts, [], [Span(" " + _("Latest"), "bold")], *done]
        below = person_strip(page, today, glyphs)
        person.update(lambda width: beside if width < BESIDE_BELOW else below)

    def on_row_opened(self, message: RowOpened[Person]) -> None:
        """Open the record."""
        self.show_record(message.row.id)

    def show_record(self, seeker_id: int) -> None:
        """Open a record on this screen."""
        from jobplus_tui.screens.seeker_record import SeekerRecordScreen

        self.app.push_screen(SeekerRecordScreen(seeker_id))

    def new_seeker(self) -> None:
        """Open the intake form, with what was left half typed in it."""
        from jobplus_tui.intake.draft import Purpose, Slot
        from jobplus_tui.screens.intake import IntakeScreen

        self.app.push_screen(IntakeScreen(Slot(Purpose.REGISTER), self._registered))

    def _registered(self, saved: "Saved") -> None:
        self._half_typed = False
        self.show_record(saved.seeker_id)

    def arrive(self, subject: object | None) -> None:
        """Open what another screen hands over: a record, a new form, or the box."""
        from jobplus_tui.messages import FindAnything, NewSeeker, ShowSeeker

        if isinstance(subject, ShowSeeker):
            self.show_record(subject.seeker_id)
        elif isinstance(subject, NewSeeker) or subject == "new":
            self.new_seeker()
        elif isinstance(subject, FindAnything) or subject == "find":
            self.box.value = ""
            self.box.focus()

    def action_import_list(self) -> None:
        """Take in a list of people."""
        from jobplus_tui.screens.seeker_import import SeekerImportScreen

        self.app.push_screen(SeekerImportScreen())

    def action_session(self) -> None:
        """Write a counseling session for the person at the cursor."""
        row = self.listed.current
        if row is not None:
            self._sessions.open(row.id, row.name)

    async def action_view(self) -> None:
        """Show the next of: everybody, one's own seekers, what is to be done."""
        self.box.value = ""
        await self._views.turn()

    def action_hand_over(self) -> None:
        """Give the row, or every marked row, to a colleague."""
        self._views.hand_over()

    def action_fill(self) -> None:
        """Open the form of the person at the cursor at the first required field that is empty."""
        row, desk = self.listed.current, self.session.seekers
        if row is not None:
            self.read(lambda: desk.open(row.id), self._fill, name="open form", opens=True)

    def _fill(self, page: "SeekerPage") -> None:
        from jobplus_core.seekers.rules import missing_stars
        from jobplus_tui.intake.draft import Purpose, Slot
        from jobplus_tui.intake.fields import FIELDS
        from jobplus_tui.screens.intake import IntakeScreen

        missing = missing_stars(page.form)
        if not missing:
            self.say(_("Nothing required is missing here."))
            return
        form = IntakeScreen(Slot(Purpose.MEND, page.record.id), lambda _saved: self._reload(), page)
        field = next(field.id for field in FIELDS.values() if field.star in missing)
        self.app.push_screen(form)
        form.call_after_refresh(lambda: form.form.go_to(field))

    def undo(self) -> None:
        """Offer to take one of the last acts back."""
        self._undoing.offer()

    def store_changed(self) -> None:
        """Read the list in sight again after another desk's commit, unless the desk is just closing."""
        if self._views.standing:
            self._reload()

    def action_match(self) -> None:
        """Show the postings that fit the person at the cursor."""
        from jobplus_tui.messages import MatchSeeker

        row = self.listed.current
        if row is not None:
            self.desk_app.go("matching", MatchSeeker(row.id))

    def back(self) -> None:
        """Empty the box, then leave the view for everybody, else change between box and list."""
        if not self.box.value and self._views.view is not Shown.ALL:
            self._views.view = Shown.ALL
            self.search()
            self.listed.focus()
        elif self.box.value:
            self.box.value = ""
            self.box.focus()
        elif self.box.has_focus:
            self.listed.focus()
        else:
            self.box.focus()
