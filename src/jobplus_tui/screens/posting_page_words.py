"""What a posting's page says: its fields, its history, its referrals, and what may be the same job twice."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

from jobplus_core.age_limit import AgeBasis
from jobplus_core.clock import moment
from jobplus_core.kinds import (
    ApplyMethod,
    CareerDemand,
    Education,
    EmploymentForm,
    Funding,
    Insurance,
    PostingAct,
    PostingSource,
    PostingState,
    ReferralState,
    RefusalReason,
    TargetGroup,
    WageBasis,
    korean,
)
from jobplus_core.postings.editing.queries import Edit
from jobplus_core.postings.editing.rules import read_closing
from jobplus_core.postings.near import PostingFace
from jobplus_core.postings.queries_record import PostingRecord
from jobplus_core.referrals.queries import ReferralRow
from jobplus_tui.columns import Column
from jobplus_tui.desk.posting_editing import PostingFile
from jobplus_tui.desk.posting_words import occupation_name
from jobplus_tui.fitting import fit, plain
from jobplus_tui.format import MISSING, clock, day, iso, money, number, share
from jobplus_tui.glyphs import Glyphs, Sign
from jobplus_tui.i18n import N_, _, language
from jobplus_tui.posting_form.fields import AGE_BASES, FIELDS
from jobplus_tui.posting_form.reading import FIELD_OF
from jobplus_tui.spans import Line, Span

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


def fields_of(file: PostingFile) -> Iterator[tuple[str, str]]:
    """Yield label and value of every field of a posting; what nobody has said is a dash."""
    record, stored = file.page.record, file.stored
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
    yield (
        _("Openings"),
        " · ".join(filter(None, (share(record.filled, record.openings), state, closing_words(record.closed_reason)))),
    )
    yield _("Occupation"), occupation
    yield _("Place"), place + (f" · {record.subway}" if record.subway else "")
    yield _("Wage"), wage_words(record)
    yield _("Hours"), hours_words(record)
    yield _("Form"), f"{form} · {korean(Funding(record.funding))}"
    yield _("Career"), career
    yield _("Education"), korean(Education(record.education)) if record.education else MISSING
    yield _("Licenses"), _listed(stored.licenses, "\n", _("none asked"))
    yield _("Age limit"), age_words(record)
    yield _("Prefers"), groups_words(record)
    retirement = {True: _("Yes"), False: _("No"), None: MISSING}[stored.retirement_pay]
    yield _("Insurance"), f"{insurance} · {_('Retirement pay')} {retirement}"
    yield _("Apply by"), apply_by
    yield _("Documents"), _listed(stored.documents, " ", _("none asked"))
    yield _("Industry"), stored.industry_text or MISSING
    yield _("Deadline"), closes
    yield _("Registered"), f"{iso(record.registered_on)} · {korean(PostingSource(record.source))}"
    yield _("Developer"), record.developer or MISSING
    yield _("Number"), " · ".join(filter(None, (str(record.id), record.external_no)))
    for label, text in ((_("Duties"), record.duties), (_("Welfare"), record.welfare)):
        for place_, part in enumerate((text or "").splitlines()):
            yield ("" if place_ else label), part


def page_lines(file: PostingFile, glyphs: Glyphs) -> list[Line]:
    """Return what may be the same job twice, the fields, and what became of the posting since it was registered."""
    lines: list[Line] = []
    if file.near:
        lines += [[Span(" " + _("Same job twice?"), "bold warn")], *face_lines(file.near, glyphs)]
    lines += [
        [Span(" " + fit(label, LABEL), "soft"), Span(" " + plain(value), "soft" if value == MISSING else "ink")]
        for label, value in fields_of(file)
    ]
    if file.history:
        lines.append([Span(" " + _("History") + f" {len(file.history)}", "bold")])
    for edit in file.history:
        lines += edit_lines(edit, file.names)
    return lines


def _listed(stored: str | None, between: str, none: str) -> str:
    if stored is None:
        return MISSING
    return ", ".join(part for part in stored.split(between) if part) or none


def closing_words(reason: str | None) -> str:
    """Return why a posting was closed; words of before there were codes as they are."""
    closing = read_closing(reason)
    if closing is None:
        return ""
    return " ".join(filter(None, (korean(closing.reason) if closing.reason else "", closing.note)))


def face_lines(faces: Sequence[PostingFace], glyphs: Glyphs) -> list[Line]:
    """Return the postings of the same company that may be the same job, one a line."""
    if not faces:
        return [[Span(" " + _("No other posting of this company says the same."), "soft")]]
    lines: list[Line] = []
    for face in faces:
        told = [face.sigungu or "", money(face.wage_won) if face.wage_won is not None else ""]
        told += [korean(PostingState(face.state)), _("record {number}").format(number=face.id)]
        lines.append(
            [
                Span(" ? ", "warn"),
                Span(plain(face.title), "bold"),
                Span(f"  {day(face.registered_on, english=language() == 'en')}", "ink"),
                Span("  " + f" {glyphs.dot} ".join(filter(None, told)), "soft"),
            ]
        )
    return lines


def edit_lines(edit: Edit, names: Mapping[int, str]) -> list[Line]:
    """Return one act of the history: when, who and what it was, then each field before and since."""
    at = moment(edit.edited_at)
    lines: list[Line] = [
        [
            Span(f" {iso(at.date())} {clock(at)}", "soft"),
            Span(f" {korean(PostingAct(edit.act))}", "bold"),
            Span(f" {plain(edit.account)}", "ink"),
            Span(f" {plain(edit.reason)}" if edit.reason else "", "soft"),
        ]
    ]
    for column, (before, after) in edit.changes.items():
        if column in UNTOLD:
            continue
        words = [value_words(column, value, names) for value in (before, after)]
        if column == "closed_reason":
            if after is not None:
                lines.append([Span("   " + words[1], "ink")])
            continue
        field = FIELDS.get(FIELD_OF.get(column, column))
        label = _(field.label) if field is not None else column
        part = _(PARTS[column]) if column in PARTS else ""
        lines.append(
            [
                Span("   " + fit(" ".join(filter(None, (label, part))), LABEL + 4), "soft"),
                Span(f" {words[0]}", "soft"),
                Span(" → ", "accent"),
                Span(words[1], "ink"),
            ]
        )
    return lines


UNTOLD: Final = frozenset({"state", "occupation_edition", "occupation_confidence", "district_code", "sido"})
"""Columns whose change another one tells: the act itself, the code, the district."""

PARTS: Final = {
    "wage_basis": N_("basis"),
    "wage_max_won": N_("at most"),
    "occupation_code": N_("code"),
    "starts_at": N_("from"),
    "ends_at": N_("to"),
    "days_per_week": N_("days"),
    "career_months": N_("months"),
    "age_min": N_("from"),
    "age_max": N_("to"),
    "address": N_("address"),
    "until_filled": N_("until filled"),
}
"""Message id of which part of a field a column holds, where it holds only a part."""

_KINDS: Final[dict[str, type[StrEnum]]] = {
    "funding": Funding,
    "source": PostingSource,
    "wage_basis": WageBasis,
    "employment_form": EmploymentForm,
    "career": CareerDemand,
    "education": Education,
}
_SETS: Final[dict[str, type[StrEnum]]] = {
    "insurance": Insurance,
    "apply_by": ApplyMethod,
    "preferred_groups": TargetGroup,
}


def value_words(column: str, value: object, names: Mapping[int, str]) -> str:
    """Return a value of a posting's row as people read it; one that nobody has worded stays as it is."""
    if value is None:
        return MISSING
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if column == "developer_id" and isinstance(value, int):
        return names.get(value, str(value))
    if column in ("wage_won", "wage_max_won") and isinstance(value, int):
        return money(value)
    text = str(value)
    if column == "closed_reason":
        return closing_words(text)
    if column == "age_basis" and text in set(AgeBasis):
        return _(AGE_BASES[AgeBasis(text)])
    if column in _KINDS:
        return _known(_KINDS[column], text)
    if column in _SETS:
        return " ".join(_known(_SETS[column], each) for each in text.split()) or _("nobody")
    return plain(" ".join(text.split())) or MISSING


def _known(kind: type[StrEnum], value: str) -> str:
    return korean(kind(value)) if value in {each.value for each in kind} else value


def referral_columns() -> tuple[Column[ReferralRow], ...]:
    """Return the columns of the posting's referrals."""
    english = language() == "en"
    return (
        Column(_("Day"), 10, lambda row: day(row.referred_on, english=english)),
        Column(_("Seeker"), 10, lambda row: row.seeker, grow=1),
        Column(_("Counselor"), 8, lambda row: row.counselor, words="soft", drop=1),
        Column(_("Score"), 4, _score, align="right"),
        Column(_("State"), 10, lambda row: korean(ReferralState(row.state)), gap=2),
        Column(_("Reason"), 12, _reason, grow=2, words="soft", drop=2),
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
