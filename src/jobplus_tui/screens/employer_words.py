"""What the employers' screens say: facts, contacts, visits, postings, and what may be the same."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from jobplus_core.codes import industries
from jobplus_core.employers.business_number import shown_business_no
from jobplus_core.employers.near import Near
from jobplus_core.employers.queries import ContactRow, EmployerRow
from jobplus_core.kinds import EmployerSource, GrowthSector, PostingState, korean
from jobplus_tui.columns import Column
from jobplus_tui.desk.employers import EmployerPage, VisitBudget
from jobplus_tui.fitting import fit, plain
from jobplus_tui.format import MISSING, day, man, share
from jobplus_tui.glyphs import Glyphs, Sign, bar
from jobplus_tui.i18n import _, language
from jobplus_tui.place_names import place_name
from jobplus_tui.screens.posting_page_words import closing_words
from jobplus_tui.spans import Line, Span

LABEL: Final = 12
METER: Final = 10


class Entry(NamedTuple):
    """A line of the employer's page: a contact, a visit or a posting.

    Attributes:
        kind: `contact`, `visit` or `posting`.
        id: Of the contact, the visit or the posting.
        version: Of a contact or a visit.
        gone: Whether it no longer counts: a visit taken back, a closed posting.
    """

    kind: str
    id: int
    version: int
    word: str
    on: date | None
    title: str
    who: str
    rest: str
    gone: bool

    @property
    def key(self) -> str:
        """What tells it from every other line."""
        return f"{self.kind}{self.id}"


def place_words(district_code: str | None, address: str | None) -> str:
    """Return district and address."""
    place = place_name(district_code) if district_code else ""
    return " ".join(filter(None, (place, address))) or MISSING


def industry_words(code: str | None, text: str | None) -> str:
    """Return the industry by its name and code, or in the company's words."""
    found = industries.by_code(code) if code else None
    return f"{found.name} {found.code}" if found is not None else text or code or MISSING


def facts_of(page: EmployerPage) -> Iterator[tuple[str, str]]:
    """Yield label and value of what is known; what nobody has said is a dash."""
    record = page.record
    sector = korean(GrowthSector(record.growth_sector)) if record.growth_sector else MISSING
    hints = [korean(each) for each in page.suggested if each.value != record.growth_sector]
    if hints:
        sector += f" · {_('suggested')} {' '.join(hints)}"
    root = _said(record.root_industry)
    if record.root_industry is None and page.root:
        root += f" · {_('by its code it is')}"
    yield _("Business no."), shown_business_no(record.business_no) if record.business_no else MISSING
    yield _("Place"), place_words(record.district_code, record.address)
    yield _("Industry"), industry_words(record.industry_code, record.industry_text)
    yield _("Employees"), MISSING if record.size is None else f"{record.size:,}명"
    yield _("Growth sector"), sector
    yield _("Root industry"), root
    yield _("Staffing"), _said(record.staffing_agency)
    yield _("Known by"), korean(EmployerSource(record.source)) if record.source else MISSING
    yield _("Homepage"), record.homepage or MISSING
    for place, part in enumerate((record.note or "").splitlines()):
        yield ("" if place else _("Note")), part


def fact_lines(page: EmployerPage) -> list[Line]:
    """Return the facts as lines."""
    return [
        [Span(" " + fit(label, LABEL), "soft"), Span(" " + plain(value), "soft" if value == MISSING else "ink")]
        for label, value in facts_of(page)
    ]


def below_lines(page: EmployerPage, glyphs: Glyphs) -> list[Line]:
    """Return what needs the whole width: the budget of visits, and what may be the same."""
    return [budget_line(page.budget, glyphs), *(near_lines(page.near, glyphs) if page.near else [])]


def budget_line(budget: VisitBudget, glyphs: Glyphs) -> Line:
    """Return the year's visits against the plan's, drawn and in won."""
    return [
        Span(" " + fit(_("Visits {year}").format(year=budget.year), LABEL), "soft"),
        Span(f" {share(budget.done, budget.planned)} ", "ink"),
        Span(bar(budget.done, budget.planned, width=METER, glyphs=glyphs), "accent"),
        Span(
            " " + _("{won} of {budget}").format(won=f"{man(budget.won)}", budget=f"{man(budget.budget_won)}만"), "soft"
        ),
    ]


def near_lines(near: Sequence[Near], glyphs: Glyphs) -> list[Line]:
    """Return the employers that may be the same, one a line."""
    if not near:
        return [[Span(" " + _("No company of this name or number."), "soft")]]
    lines: list[Line] = []
    for each in near:
        employer = each.employer
        why = _("same number") if each.same_number else f"{each.likeness}%"
        told = [place_name(employer.district_code) if employer.district_code else ""]
        told.append(shown_business_no(employer.business_no) if employer.business_no else "")
        lines.append(
            [
                Span(" ! " if each.same_number else " ? ", "bad" if each.same_number else "warn"),
                Span(plain(employer.name), "bold"),
                Span(f"  {why}", "warn"),
                Span("  " + f" {glyphs.dot} ".join(filter(None, told)), "soft"),
            ]
        )
    return lines


def entries_of(page: EmployerPage) -> list[Entry]:
    """Return contacts, open postings, visits and closed postings, in this order."""
    contacts = [
        Entry(
            "contact",
            each.id,
            each.version,
            _("Contact"),
            None,
            contact_name(each),
            each.phone or "",
            " ".join(filter(None, (each.email, each.note))),
            gone=False,
        )
        for each in page.contacts
    ]
    postings = [
        Entry(
            "posting",
            each.id,
            0,
            korean(PostingState(each.state)),
            each.registered_on,
            each.title,
            each.developer or "",
            closing_words(each.closed_reason)
            if each.state == PostingState.CLOSED
            else f"{share(each.filled, each.openings)} {man(each.wage_monthly)}",
            gone=each.state == PostingState.CLOSED,
        )
        for each in page.postings
    ]
    visits = [
        Entry(
            "visit",
            each.id,
            each.version,
            _("Visit"),
            each.visited_on,
            each.purpose or "",
            each.counselor,
            f"{_('taken back')}: {each.withdrawn_reason}"
            if each.withdrawn_on
            else " ".join((each.result or "").split()),
            gone=each.withdrawn_on is not None,
        )
        for each in page.visits
    ]
    return [*contacts, *(each for each in postings if not each.gone), *visits, *(p for p in postings if p.gone)]


def contact_name(contact: ContactRow) -> str:
    """Return whom to ask for."""
    return " ".join(filter(None, (contact.name, contact.position))) or _("no name")


def entry_columns() -> tuple[Column[Entry], ...]:
    """Return the columns of the employer's page."""
    english = language() == "en"
    return (
        Column(_("Kind"), 7, lambda row: row.word),
        Column(_("Day"), 9, lambda row: "" if row.on is None else day(row.on, english=english), words="soft"),
        Column(_("Content"), 16, lambda row: row.title, grow=2),
        Column(_("Who"), 13, lambda row: row.who, words="soft"),
        Column(_("More"), 12, lambda row: row.rest, grow=2, words="soft"),
    )


def entry_sign(row: Entry) -> Sign:
    """Return what an entry's sign says: done, gone, or still to be done."""
    if row.gone:
        return Sign.FAILED if row.kind == "visit" else Sign.DONE
    return Sign.WAITING if row.kind == "posting" else Sign.NONE


def employer_columns() -> tuple[Column[EmployerRow], ...]:
    """Return the columns of the list of employers."""
    english = language() == "en"
    return (
        Column(_("Company"), 16, lambda row: row.name, grow=2),
        Column(_("Business no."), 12, _number, words="soft", drop=2),
        Column(_("Place"), 8, lambda row: place_name(row.district_code) if row.district_code else MISSING),
        Column(_("Industry"), 14, lambda row: industry_words(row.industry_code, row.industry_text), grow=1, drop=3),
        Column(_("Sector"), 12, _sector, words="soft", drop=1),
        Column(_("Taking"), 6, lambda row: f"{row.open}/{row.postings}", align="right"),
        Column(_("Visited"), 10, lambda row: day(row.visited_on, english=english), words="soft", gap=2),
    )


def _number(row: EmployerRow) -> str:
    return shown_business_no(row.business_no) if row.business_no else MISSING


def _sector(row: EmployerRow) -> str:
    return korean(GrowthSector(row.growth_sector)) if row.growth_sector else MISSING


def _said(said: bool | None) -> str:
    return MISSING if said is None else _("Yes") if said else _("No")
