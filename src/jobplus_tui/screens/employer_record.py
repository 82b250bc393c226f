"""A company's page: what is known of it, whom to call, visits against the budget, and what it has posted."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, cast

from textual.containers import Container
from textual.widget import Widget

from jobplus_core.clock import business_day
from jobplus_core.employers.rules import ContactForm, VisitForm, cleaned_contact, cleaned_visit
from jobplus_core.errors import Refusal
from jobplus_tui.actions import BY_ID, Action, Area
from jobplus_tui.desk.employers import EmployerPage
from jobplus_tui.employer_form.fields import CONTACT, VISIT
from jobplus_tui.employer_form.reading import Reading, read_contact, read_visit
from jobplus_tui.fitting import wrapped
from jobplus_tui.format import iso
from jobplus_tui.i18n import _
from jobplus_tui.paging import RowsSource
from jobplus_tui.phrases import refusal_text
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.screens.employer_words import (
    Entry,
    below_lines,
    contact_name,
    entries_of,
    entry_columns,
    entry_sign,
    fact_lines,
)
from jobplus_tui.screens.seeker_words import in_columns
from jobplus_tui.spans import Span
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import RowOpened
from jobplus_tui.widgets.panel import Panel

Texts = Mapping[str, str]


class EmployerRecordScreen(DeskScreen, areas=(Area.EMPLOYER,)):
    """Stands on the list of companies, or on a posting's page; Esc goes back there."""

    AUTO_FOCUS = "#entries"

    def __init__(self, employer_id: int) -> None:
        """Take which company it is."""
        super().__init__()
        self._employer_id = employer_id
        self._page: EmployerPage | None = None

    @property
    def tab(self) -> str:
        """The page belongs to the postings' tab."""
        return Area.POSTINGS.value

    def footer(self) -> list[Action]:
        """Return what can be done beside the keys of the panels."""
        return [BY_ID[name] for name in ("app.help", "app.back", "employer.posting", "app.find", "app.command_palette")]

    def compose_body(self) -> Iterable[Widget]:
        """Return the facts above or beside contacts, postings and visits."""
        self.desk_app.load_styles()
        yield Container(
            Panel(Lines(id="facts"), title=_("Company"), keys=("employer.mend", "employer.near"), id="facts-panel"),
            Panel(
                KeysetList(
                    entry_columns(),
                    key=lambda row: row.key,
                    state=entry_sign,
                    empty=_("No contact, visit or posting yet   ^Y Add contact"),
                    id="entries",
                ),
                title=_("Contacts, postings, visits"),
                keys=("list.open", "employer.contact", "employer.visit", "employer.take_back"),
                id="entries-panel",
            ),
            id="whole",
        )

    def on_mount(self) -> None:
        """Open the page; the look at its contacts is noted once."""
        self._read(looked=True)

    def _read(self, *, looked: bool = False) -> None:
        desk, employer_id = self.session.employers, self._employer_id
        self.read(
            lambda: desk.page(employer_id, looked=looked), self._show, name="read company", refused=self._cannot_read
        )

    def _cannot_read(self, refusal: Refusal) -> None:
        """Say why on the page itself, which has nothing else to show."""
        self.say_refusal(refusal)
        self.query_one("#facts", Lines).update(
            lambda width: [[Span(f" {part}", "bad")] for part in wrapped(refusal_text(refusal), width - 2)]
        )

    @property
    def _list(self) -> KeysetList[Entry]:
        return cast("KeysetList[Entry]", self.query_one("#entries", KeysetList))

    def _show(self, page: EmployerPage) -> None:
        self._page = page
        record = page.record
        known = " · ".join((_("record {number}").format(number=record.id), iso(business_day(record.created_at))))
        self.query_one("#facts-panel", Panel).set_title(record.name, known)
        lines, below = fact_lines(page), below_lines(page, self.desk_app.look.glyphs)
        self.query_one("#facts", Lines).update(lambda width: [*in_columns(lines, width), *below])
        open_ = sum(each.state == "open" for each in page.postings)
        facts = _("{contacts} contacts · {open} of {all} postings open · {visits} visits").format(
            contacts=len(page.contacts), open=open_, all=len(page.postings), visits=len(page.visits)
        )
        self.query_one("#entries-panel", Panel).set_title(_("Contacts, postings, visits"), facts)
        self._list.renew(RowsSource(entries_of(page)))

    def on_row_opened(self, message: RowOpened[Entry]) -> None:
        """Open the posting, mend the contact, or show the whole of the visit."""
        row = message.row
        if row.kind == "posting":
            from jobplus_tui.screens.posting_record import PostingRecordScreen

            self.app.push_screen(PostingRecordScreen(row.id))
        elif row.kind == "contact":
            self._mend_contact(row)
        else:
            self._show_visit(row)

    def store_changed(self) -> None:
        """Read the page again after another desk's commit."""
        self._read()

    def action_mend(self) -> None:
        """Mend what is known of the company."""
        if self._page is not None:
            from jobplus_tui.screens.employer_form import EmployerFormScreen

            self.app.push_screen(EmployerFormScreen(lambda _id: self._read(), record=self._page.record))

    def action_near(self) -> None:
        """Open the company that may be the same."""
        if self._page is None or not self._page.near:
            self.say(_("No company of this name or number."))
            return
        self.app.push_screen(EmployerRecordScreen(self._page.near[0].employer.id))

    def action_posting(self) -> None:
        """Register a posting of this company."""
        if self._page is not None:
            from jobplus_tui.screens.posting_form import PostingFormScreen

            record = self._page.record
            self.app.push_screen(PostingFormScreen(self._posted, employer=(record.id, record.name)))

    def _posted(self, posting_id: int) -> None:
        from jobplus_tui.screens.posting_record import PostingRecordScreen

        self._read()
        self.app.push_screen(PostingRecordScreen(posting_id))

    def action_contact(self) -> None:
        """Keep a person to speak to."""
        desk, employer_id, token = self.session.employers, self._employer_id, secrets.token_hex(16)

        def save(form: ContactForm) -> None:
            desk.add_contact(employer_id, form, token=token)

        self._ask(_("Contact"), CONTACT, read_contact, cleaned_contact, save)

    def _mend_contact(self, row: Entry) -> None:
        page = self._page
        if page is None:
            return
        if not page.plain:
            self.say(_("Contacts are shown masked to this account; a counselor may mend them."))
            return
        contact = next((each for each in page.contacts if each.id == row.id), None)
        if contact is None:
            return
        desk, token = self.session.employers, secrets.token_hex(16)
        texts = {
            "name": contact.name or "",
            "position": contact.position or "",
            "phone": contact.phone or "",
            "email": contact.email or "",
            "contact_note": contact.note or "",
        }

        def save(form: ContactForm) -> None:
            desk.mend_contact(contact.id, form, version=contact.version, token=token)

        self._ask(_("Contact"), CONTACT, read_contact, cleaned_contact, save, texts=texts)

    def action_visit(self) -> None:
        """Log a visit."""
        desk, employer_id, token = self.session.employers, self._employer_id, secrets.token_hex(16)
        today = self.session.today

        def save(form: VisitForm) -> None:
            desk.log_visit(employer_id, form, token=token)

        self._ask(_("Visit"), VISIT, lambda texts: read_visit(texts, today), cleaned_visit, save)

    def _ask(
        self,
        title: str,
        sections: Any,
        read: Callable[[Texts], Reading[Any]],
        check: Callable[[Any], object],
        save: Callable[[Any], None],
        *,
        texts: Texts | None = None,
        answer: str = "",
    ) -> None:
        """Ask for a few fields and save them; a refused save gives the fields back with the sentence."""
        from jobplus_tui.dialogs.small_form import SmallForm

        if self._page is None:
            return

        def answered(given: tuple[Any, Texts] | None) -> None:
            if given is None:
                return
            form, typed = given

            def refused(refusal: Refusal) -> None:
                self._ask(title, sections, read, check, save, texts=typed, answer=refusal_text(refusal))

            self.act(partial(save, form), lambda _none: self._read(), name="save small form", refused=refused)

        name = self._page.record.name
        self.app.push_screen(SmallForm(title, sections, read, check, facts=name, texts=texts, answer=answer), answered)

    def _show_visit(self, row: Entry) -> None:
        visit = next((each for each in self._page.visits if each.id == row.id), None) if self._page else None
        if visit is not None:
            self.say(" ".join((visit.result or _("nothing written of it")).split()))

    def action_take_back(self) -> None:
        """Take the visit at the cursor back with a reason, or forget the contact."""
        row = self._list.current
        if row is None or row.kind == "posting" or row.gone:
            self.say(_("Nothing here can be taken back."))
            return
        from jobplus_tui.dialogs.reason import ReasonDialog

        desk, token = self.session.employers, secrets.token_hex(16)
        if row.kind == "visit":
            title, question = _("Take a visit back"), _("Take this visit back? It no longer counts on the budget.")
        else:
            title, question = _("Forget a contact"), _("Forget this contact? What it says is emptied for good.")

        def answered(reason: str | None) -> None:
            if reason is None:
                return
            if row.kind == "visit":
                work = partial(desk.withdraw_visit, row.id, reason, version=row.version, token=token)
            else:
                work = partial(desk.forget_contact, row.id, reason, version=row.version, token=token)
            self.act(work, lambda _none: self._read(), name="take back")

        contact = next((each for each in self._page.contacts if each.id == row.id), None) if self._page else None
        name = contact_name(contact) if contact is not None and row.kind == "contact" else row.title
        self.app.push_screen(ReasonDialog(title, question, facts=name), answered)
