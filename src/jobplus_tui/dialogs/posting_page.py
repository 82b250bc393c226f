"""One posting whole, with its referrals."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from jobplus_core.age_limit import AgeBasis
from jobplus_core.kinds import (
    ApplyMethod,
    CareerDemand,
    Education,
    EmploymentForm,
    Funding,
    Insurance,
    PostingSource,
    PostingState,
    ReferralState,
    RefusalReason,
    Stage,
    TargetGroup,
    WageBasis,
    korean,
)
from jobplus_core.postings.queries import PostingRecord
from jobplus_core.referrals.queries import ReferralRow
from jobplus_tui.actions import BY_ID
from jobplus_tui.bindings import binding
from jobplus_tui.columns import Column
from jobplus_tui.desk.posting_words import occupation_name
from jobplus_tui.desk.postings import PostingPage
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.dialogs.posting_fields import AGE_BASES
from jobplus_tui.fitting import fit, plain
from jobplus_tui.format import MISSING, day, iso, money, number, share
from jobplus_tui.glyphs import Sign
from jobplus_tui.i18n import _, language
from jobplus_tui.messages import ClosePosting, MatchPosting, ShowReferral
from jobplus_tui.paging import RowsSource
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import RowOpened
from jobplus_tui.widgets.panel import Panel

LABEL = 12


def wage_words(record: PostingRecord) -> str:
    """Return the wage as the posting offers it, with the monthly base where that differs."""
    if record.wage_won is None:
        return MISSING
    basis = korean(WageBasis(record.wage_basis)) + " " if record.wage_basis else ""
    text = basis + money(record.wage_won)
    if record.wage_max_won:
        text += f" – {money(record.wage_max_won)}"
    if record.wage_negotiable:
        text += " · " + _("negotiable")
    if record.wage_monthly is not None and record.wage_basis != WageBasis.MONTH:
        text += " · " + _("about {wage} a month").format(wage=money(record.wage_monthly // 1_000 * 1_000))
    return text


def hours_words(record: PostingRecord) -> str:
    """Return days and hours of work, as far as known."""
    parts = []
    if record.starts_at or record.ends_at:
        parts.append(f"{record.starts_at or MISSING}–{record.ends_at or MISSING}")
    if record.days_per_week is not None:
        parts.append(_("{days} days a week").format(days=record.days_per_week))
    if record.hours_per_week is not None:
        parts.append(_("{hours:g} hours a week").format(hours=record.hours_per_week))
    if record.rotating:
        parts.append(_("rotating shifts"))
    return " · ".join(parts) or MISSING


def age_words(record: PostingRecord) -> str:
    """Return the age limit with its reason in law; one without a reason is shown as void."""
    if record.age_min is None and record.age_max is None:
        return MISSING
    limit = f"{record.age_min or ''}–{record.age_max or ''}"
    if record.age_basis is None:
        return f"{limit} · " + _("void: no reason in law, held against nobody")
    return f"{limit} · {_(AGE_BASES[AgeBasis(record.age_basis)])}"


def groups_words(record: PostingRecord) -> str:
    """Return the groups that the employer prefers."""
    if record.preferred_groups is None:
        return MISSING
    known = {group.value: korean(group) for group in TargetGroup}
    return " ".join(known.get(name, name) for name in record.preferred_groups.split()) or _("nobody")


def fields_of(record: PostingRecord) -> Iterator[tuple[str, str]]:
    """Yield label and value of every field of a posting; what nobody has said is a dash."""
    form = korean(EmploymentForm(record.employment_form)) if record.employment_form else MISSING
    career = korean(CareerDemand(record.career)) if record.career else MISSING
    if record.career_months:
        career += " " + _("{months} months").format(months=record.career_months)
    insurance = " ".join(korean(Insurance(code)) for code in (record.insurance or "").split()) or MISSING
    apply_by = " ".join(korean(ApplyMethod(code)) for code in (record.apply_by or "").split()) or MISSING
    occupation = record.occupation_text or MISSING
    if record.occupation_code:
        occupation += f" · {record.occupation_code} {occupation_name(record.occupation_code)}"
    place = " ".join(filter(None, (record.sido, record.sigungu, record.address))) or MISSING
    closes = _("until filled") if record.until_filled and record.closes_on is None else iso(record.closes_on)
    state = korean(PostingState(record.state))
    yield _("Openings"), f"{share(record.filled, record.openings)} · {state} {record.closed_reason or ''}".rstrip()
    yield _("Occupation"), occupation
    yield _("Place"), place + (f" · {record.subway}" if record.subway else "")
    yield _("Wage"), wage_words(record)
    yield _("Hours"), hours_words(record)
    yield _("Form"), f"{form} · {korean(Funding(record.funding))}"
    yield _("Career"), career
    yield _("Education"), korean(Education(record.education)) if record.education else MISSING
    yield _("Age limit"), age_words(record)
    yield _("Prefers"), groups_words(record)
    yield _("Insurance"), insurance
    yield _("Apply by"), apply_by
    yield _("Deadline"), closes
    yield _("Registered"), f"{iso(record.registered_on)} · {korean(PostingSource(record.source))}"
    yield _("Developer"), record.developer or MISSING
    yield _("Number"), " · ".join(filter(None, (str(record.id), record.external_no)))
    for label, text in ((_("Duties"), record.duties), (_("Welfare"), record.welfare)):
        for place_, part in enumerate((text or "").splitlines()):
            yield ("" if place_ else label), part


def page_lines(page: PostingPage) -> list[Line]:
    """Return the fields as lines."""
    return [
        [Span(" " + fit(label, LABEL), "soft"), Span(" " + plain(value), "soft" if value == MISSING else "ink")]
        for label, value in fields_of(page.record)
    ]


def referral_columns() -> tuple[Column[ReferralRow], ...]:
    """Return the columns of the posting's referrals."""
    english = language() == "en"
    return (
        Column(_("Day"), 10, lambda row: day(row.referred_on, english=english)),
        Column(_("Seeker"), 10, lambda row: row.seeker, grow=1),
        Column(_("Counselor"), 8, lambda row: row.counselor, words="soft", drop=1),
        Column(_("Score"), 4, _score, align="right"),
        Column(_("State"), 10, lambda row: korean(ReferralState(row.state)), gap=2),
        Column(_("Reason"), 12, _reason, grow=2, words="soft"),
    )


def _score(row: ReferralRow) -> str:
    return MISSING if row.score is None else number(row.score // 100)


def _reason(row: ReferralRow) -> str:
    return " ".join(
        filter(None, (korean(RefusalReason(row.refusal_reason)) if row.refusal_reason else "", row.refusal_note))
    )


def referral_sign(row: ReferralRow) -> Sign:
    """Return a referral's state sign."""
    if row.state == ReferralState.HIRED:
        return Sign.DONE
    if row.ended_on is not None:
        return Sign.FAILED
    return Sign.URGENT if row.urgent else Sign.WAITING


class PostingPageDialog(Dialog[MatchPosting | ShowReferral | ClosePosting]):
    """The page; returns what to open next, or nothing."""

    AUTO_FOCUS = "#page-referrals"
    BINDINGS: ClassVar[list[BindingType]] = [
        binding(BY_ID[id], BY_ID[id].key, id=id) for id in ("postings.refer", "posting.shut")
    ]

    def __init__(self, page: PostingPage) -> None:
        """Take what is shown."""
        super().__init__()
        self._page = page

    def compose(self) -> ComposeResult:
        """Show the fields above the referrals."""
        record = self._page.record
        with Panel(
            title=f"{record.employer} {record.title}",
            facts=_("business day {days}").format(days=self._page.ladder.age),
            keys=("list.open", "postings.refer", "posting.shut", "app.back"),
            id="page",
        ):
            with VerticalScroll(id="page-fields"):
                yield Lines(page_lines(self._page))
            yield Lines([[Span(" " + _("Referrals") + f" {len(self._page.referrals)}", "bold")]], id="page-rule")
            yield KeysetList(
                referral_columns(),
                key=lambda row: row.id,
                state=referral_sign,
                empty=_("Nobody has been referred yet.   ^R Refer"),
                id="page-referrals",
            )

    def on_mount(self) -> None:
        """Fill the list."""
        found: KeysetList[ReferralRow] = self.query_one("#page-referrals", KeysetList)
        found.show(RowsSource(self._page.referrals))

    def on_row_opened(self, message: RowOpened[ReferralRow]) -> None:
        """Go to the referral."""
        self.dismiss(ShowReferral(message.row.id))

    def action_refer(self) -> None:
        """Go to the candidates for this posting."""
        self.dismiss(MatchPosting(self._page.record.id, urgent=self._page.ladder.stage is Stage.URGENT))

    def action_shut(self) -> None:
        """Ask to close the posting."""
        record = self._page.record
        self.dismiss(ClosePosting(record.id, f"{record.employer} {record.title}"))
