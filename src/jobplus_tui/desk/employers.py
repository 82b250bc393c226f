"""What the employers' screens read and write."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from jobplus_core.access import queries as access
from jobplus_core.db.read_port import Reader
from jobplus_core.employers import queries
from jobplus_core.employers.growth_sectors import is_root_industry, suggested_sectors
from jobplus_core.employers.near import EmployerName, Near, near_employers
from jobplus_core.employers.rules import EmployerForm, may_see_contacts
from jobplus_core.errors import NotFound
from jobplus_core.hangul import compact, initials, is_initials, keystrokes
from jobplus_core.kinds import EmployerSource, GrowthSector, SubjectKind
from jobplus_core.settings import SettingName
from jobplus_tui.desk.drafts import Drafts

if TYPE_CHECKING:
    from jobplus_core.employers.rules import ContactForm, VisitForm
    from jobplus_tui.desk.session import Desk

MOST_FOUND: Final = 500


class VisitBudget(NamedTuple):
    """The year's visits against what the plan budgets.

    Attributes:
        won: What the visits that stand have cost; `budget_won` what all planned ones may.
    """

    year: int
    done: int
    planned: int
    won: int
    budget_won: int


@dataclass(frozen=True, slots=True)
class EmployerPage:
    """One employer whole.

    Attributes:
        contacts: Masked where the account may not read them; `plain` says whether they are not.
        near: Other employers that may be the same.
        suggested: Growth sectors that place and industry suggest; `root` whether the industry is a root industry by
            its code.
    """

    record: queries.EmployerRecord
    contacts: tuple[queries.ContactRow, ...]
    plain: bool
    visits: tuple[queries.VisitRow, ...]
    budget: VisitBudget
    postings: tuple[queries.EmployerPosting, ...]
    near: tuple[Near, ...]
    suggested: tuple[GrowthSector, ...]
    root: bool


class _Found(NamedTuple):
    """A name as it is searched: by initials, by keystrokes, and the digits of its number."""

    id: int
    initials: str
    strokes: str
    digits: str


class FindSource:
    """The employers found for what is typed so far, as a list reads them."""

    def __init__(self, desk: "EmployerDesk", text: str) -> None:
        self._desk = desk
        self._text = text
        self._ids: Sequence[int] = ()

    def count(self) -> int:
        """Search, and return how many were found; at most one more than `MOST_FOUND`."""
        self._ids = self._desk.found_ids(self._text)
        return len(self._ids)

    def page(self, number: int) -> Sequence[queries.EmployerRow]:
        """Return one page of the employers found."""
        from jobplus_tui.paging import PAGE_ROWS

        return self._desk.rows(self._ids[number * PAGE_ROWS : (number + 1) * PAGE_ROWS])


class EmployerDesk:
    """Every method runs in a worker thread; names are kept between calls and read again when one has moved."""

    def __init__(self, desk: "Desk") -> None:
        """Take the session."""
        self._desk = desk
        self.drafts = Drafts(desk)
        self._guard = threading.Lock()
        self._mark: tuple[int, int, int] | None = None
        self._names: list[EmployerName] = []
        self._searched: list[_Found] | None = None

    def names(self) -> list[EmployerName]:
        """All employers of the center by name, the newest last."""
        institution_id = self._desk.actor.institution_id
        with self._guard:
            mark = self._desk.read(lambda r: queries.names_mark(r, institution_id))
            if mark != self._mark:
                self._names = self._desk.read(lambda r: queries.employer_names(r, institution_id))
                self._mark, self._searched = mark, None
            return self._names

    def found_ids(self, text: str) -> list[int]:
        """The employers that a name, its initials or a part of the business number means; the newest first.

        Names that begin with what is typed come before those that hold it.
        """
        names = self.names()
        typed = compact(text)
        if not typed:
            return [each.id for each in reversed(names[-MOST_FOUND - 1 :])]
        with self._guard:
            if self._searched is None:
                self._searched = [_searched(each) for each in names]
            searched = self._searched
        digits = typed.replace("-", "")
        strokes, begins = keystrokes(typed), is_initials(typed)
        first, later = [], []
        for each in reversed(searched):
            key = each.initials if begins else each.strokes
            wanted = typed if begins else strokes
            if key.startswith(wanted):
                first.append(each.id)
            elif wanted in key or (len(digits) > 2 and digits.isdecimal() and digits in each.digits):
                later.append(each.id)
        return (first + later)[: MOST_FOUND + 1]

    def search(self, text: str) -> FindSource:
        """The employers found for what is typed so far."""
        return FindSource(self, text)

    def rows(self, ids: Sequence[int]) -> list[queries.EmployerRow]:
        """Employers for a list."""
        return self._desk.read(lambda reader: queries.employer_rows(reader, ids))

    def near(self, name: str, business_no: str | None, *, besides: int | None) -> tuple[Near, ...]:
        """The employers that one of this name and number may be."""
        return near_employers(name, business_no, self.names(), besides=besides)

    def budget(self) -> VisitBudget:
        """This year's visits against the plan's."""
        institution_id, year = self._desk.actor.institution_id, self._desk.today.year

        def read(reader: Reader) -> VisitBudget:
            done = queries.visits_done(reader, institution_id, year)
            planned = access.setting(reader, institution_id, SettingName.VISITS_PER_YEAR)
            cost = access.setting(reader, institution_id, SettingName.VISIT_COST_WON)
            return VisitBudget(year, done.visits, planned, done.won, planned * cost)

        return self._desk.read(read)

    def record(self, employer_id: int) -> queries.EmployerRecord:
        """What is known of an employer, its contacts apart.

        Raises:
            NotFound: There is no such employer of the center.
        """
        record = self._desk.read(lambda r: queries.employer(r, employer_id))
        if record is None or record.institution_id != self._desk.actor.institution_id:
            raise NotFound(SubjectKind.EMPLOYER, employer_id)
        return record

    def page(self, employer_id: int, *, looked: bool = False) -> EmployerPage:
        """One employer whole.

        Args:
            looked: Whether this is a look of its own, which is noted in the access log; what is read again because
                something changed shows no more than was seen.

        Raises:
            NotFound: There is no such employer of the center.
        """
        from jobplus_core.employers.commands import look_at_contacts

        actor, record = self._desk.actor, self.record(employer_id)
        if looked:
            contacts = look_at_contacts(self._desk.store, actor, employer_id)
        else:
            masked = not may_see_contacts(actor, record.institution_id)
            contacts = self._desk.read(lambda r: queries.contacts(r, employer_id, masked=masked))
        visits, postings = self._desk.read(
            lambda r: (queries.visits(r, employer_id), queries.postings_of(r, employer_id))
        )
        return EmployerPage(
            record,
            tuple(contacts),
            may_see_contacts(actor, record.institution_id),
            tuple(visits),
            self.budget(),
            tuple(postings),
            self.near(record.name, record.business_no, besides=employer_id),
            suggested_sectors(record.district_code, record.address, record.industry_code),
            is_root_industry(record.industry_code),
        )

    def save(self, form: EmployerForm, *, employer_id: int | None, version: int, token: str) -> int:
        """Take an employer in, or save a mended one; its number comes back.

        Raises:
            Refusal: What must be mended first; nothing was saved.
        """
        from jobplus_core.employers.commands import register_employer, update_employer

        store, actor = self._desk.store, self._desk.actor
        if employer_id is None:
            return register_employer(store, actor, form, token=token)
        update_employer(store, actor, employer_id, form, version=version, token=token)
        return employer_id

    def add_contact(self, employer_id: int, form: "ContactForm", *, token: str) -> None:
        """Keep a person to speak to."""
        from jobplus_core.employers.commands import add_contact

        add_contact(self._desk.store, self._desk.actor, employer_id, form, token=token)

    def mend_contact(self, contact_id: int, form: "ContactForm", *, version: int, token: str) -> None:
        """Save a mended contact."""
        from jobplus_core.employers.commands import update_contact

        update_contact(self._desk.store, self._desk.actor, contact_id, form, version=version, token=token)

    def forget_contact(self, contact_id: int, reason: str, *, version: int, token: str) -> None:
        """Forget a contact."""
        from jobplus_core.employers.commands import remove_contact

        remove_contact(self._desk.store, self._desk.actor, contact_id, reason, version=version, token=token)

    def log_visit(self, employer_id: int, form: "VisitForm", *, token: str) -> None:
        """Log a visit."""
        from jobplus_core.employers.commands import log_visit

        log_visit(self._desk.store, self._desk.actor, employer_id, form, token=token)

    def withdraw_visit(self, visit_id: int, reason: str, *, version: int, token: str) -> None:
        """Take a visit back with a reason."""
        from jobplus_core.employers.commands import withdraw_visit

        withdraw_visit(self._desk.store, self._desk.actor, visit_id, reason, version=version, token=token)


def form_of(record: queries.EmployerRecord) -> EmployerForm:
    """The form that would be saved as this record."""
    return EmployerForm(
        name=record.name,
        business_no=record.business_no,
        district_code=record.district_code,
        address=record.address,
        industry_text=record.industry_text,
        industry_code=record.industry_code,
        size=record.size,
        growth_sector=GrowthSector(record.growth_sector) if record.growth_sector else None,
        root_industry=record.root_industry,
        staffing_agency=record.staffing_agency,
        source=EmployerSource(record.source) if record.source else None,
        homepage=record.homepage,
        note=record.note,
    )


def _searched(each: EmployerName) -> _Found:
    plain = compact(each.name_key)
    return _Found(each.id, initials(plain), keystrokes(plain), each.business_no or "")
