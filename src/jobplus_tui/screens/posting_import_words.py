"""Importing postings in words: rows, counts, choices, and what came of it."""

from typing import TYPE_CHECKING

from jobplus_core.kinds import Funding, PostingSource, WageBasis, korean
from jobplus_tui.columns import Cell, Column
from jobplus_tui.desk.file_import import earlier_day
from jobplus_tui.desk.posting_import_words import outcome_word
from jobplus_tui.format import number
from jobplus_tui.glyphs import Sign
from jobplus_tui.i18n import _, language
from jobplus_tui.phrases import past_deadline_words, reason_text
from jobplus_tui.screens.file_import_words import radio
from jobplus_tui.spans import Line, Span

if TYPE_CHECKING:
    from jobplus_core.imports.preview import Preview, PreviewRow
    from jobplus_core.imports.rules import Terms
    from jobplus_tui.desk.posting_import import TakenIn

TOLD_CELLS = 40
_TONES = {"created": "good", "updated": "accent", "rejected": "bad"}


def row_columns() -> "tuple[Column[PreviewRow], ...]":
    """Return the columns of the preview."""
    return (
        Column(_("Line"), 6, lambda row: number(row.line), align="right", words="soft"),
        Column(_("Becomes"), 11, outcome, gap=1),
        Column(_("Company"), 14, lambda row: row.employer or "–", grow=1),
        Column(_("Title"), 18, lambda row: row.title or (row.refused.value if row.refused else "–"), grow=2),
        Column(_("Place"), 8, lambda row: row.sigungu or "–", drop=2),
        Column(_("Wage"), 11, wage, align="right", drop=1),
        Column(_("Openings"), 4, lambda row: "–" if row.openings is None else str(row.openings), align="right", drop=4),
        Column(_("Deadline"), 10, lambda row: "–" if row.closes_on is None else row.closes_on.isoformat(), drop=3),
    )


def outcome(row: "PreviewRow") -> Cell:
    """Return what becomes of a row."""
    if row.near_id is not None or row.near_line is not None:
        return Cell(_("new, near"), "warn")
    return Cell(outcome_word(row.outcome), _TONES.get(row.outcome, "soft"))


def wage(row: "PreviewRow") -> str:
    """Return a wage in 10,000 won where it is so much."""
    if row.wage_won is None or row.wage_basis is None:
        return "–"
    basis = korean(WageBasis(row.wage_basis)) if language() == "ko" else WageBasis(row.wage_basis).value
    if row.wage_won >= 100_000:
        return f"{basis} {row.wage_won / 10_000:,.4g}{_('0,000 won')}"
    return f"{basis} {number(row.wage_won)}"


def row_sign(row: "PreviewRow") -> Sign:
    """Return the sign before a row."""
    if row.refused is not None:
        return Sign.URGENT
    return Sign.UNKNOWN if row.near_id is not None or row.near_line is not None else Sign.NONE


def reason_lines(row: "PreviewRow") -> list[Line]:
    """Return what there is to say of the row at the cursor."""
    if row.refused is not None:
        refused = row.refused
        return [
            [
                Span(f" ! {refused.column or '–'}", "bold bad"),
                Span(f" {refused.value[:TOLD_CELLS] or '–'}"),
                Span(f"  {reason_text(refused.reason)}", "bad"),
            ]
        ]
    lines: list[Line] = []
    if row.near_id is not None:
        told = _("Posting {number} of the same company may be the same job; both will stand.")
        lines.append([Span(" ? " + told.format(number=row.near_id), "warn")])
    elif row.near_line is not None:
        told = _("Line {line} of the same company may be the same job; both will stand.")
        lines.append([Span(" ? " + told.format(line=row.near_line), "warn")])
    if row.outcome == "overtaken":
        lines.append([Span(" " + _("The same posting stands again further down; only that row counts."), "soft")])
    if row.posting_id is not None:
        told = _("Known as posting {number}.").format(number=row.posting_id)
        lines.append([Span(f" {told}", "soft")])
    if row.occupation_code is None:
        told = _("No occupation code is sure enough for {words}.").format(words=row.occupation_text or "–")
        lines.append([Span(f" {told}", "soft")])
    return lines or [[Span(" " + _("This row is good."), "soft")]]


def counts(preview: "Preview") -> str:
    """Return how many rows there are of each kind."""
    told = [_("{total} rows").format(total=number(preview.total))]
    for name in ("created", "updated", "unchanged", "overtaken", "rejected"):
        if count := preview.count(name):
            told.append(f"{outcome_word(name)} {number(count)}")
    return " · ".join(told)


def held_words(preview: "Preview") -> str:
    """Return which rows alone the list holds; nothing where it holds all of them."""
    if not preview.cut:
        return ""
    from jobplus_core.imports.preview import MOST_ROWS

    return _("the first {count} and the refused ones").format(count=number(MOST_ROWS))


def choice_lines(preview: "Preview", terms: "Terms") -> list[Line]:
    """Return what holds for the run, what is to be known before it, and what ^S would do."""
    lines: list[Line] = [terms_line(terms)]
    if preview.earlier is not None:
        told = _("This very file was imported on {day}: {count} postings.").format(
            day=earlier_day(preview.earlier.done_at), count=number(preview.earlier.created)
        )
        lines.append([Span(f" ! {told}", "bold warn")])
    facts = []
    if preview.near:
        facts.append(_("{count} may be the same job as another of their company").format(count=number(preview.near)))
    if preview.late:
        facts.append(past_deadline_words(preview.late).rstrip("."))
    if preview.unsure:
        facts.append(_("{count} without a sure occupation").format(count=number(preview.unsure)))
    if preview.contacts:
        facts.append(_("{count} name somebody to call").format(count=number(preview.contacts)))
    lines += [[Span(f" {fact}", "soft")] for fact in facts]
    changing = preview.count("created") + preview.count("updated")
    if changing:
        told = _("^S takes {new} new postings in and changes {changed}; refused rows leave nothing.").format(
            new=number(preview.count("created")), changed=number(preview.count("updated"))
        )
        lines.append([Span(f" {told}", "bold")])
    else:
        lines.append([Span(" " + _("No row of it is new or says anything else."), "warn")])
    return lines


def terms_line(terms: "Terms") -> Line:
    """Return where the postings come from and who pays for the jobs."""
    return [
        Span(" " + _("Source") + "  ", "soft"),
        Span(f"{kind_word(terms.source)} ", "bold accent"),
        Span("^O  ", "soft"),
        Span(" " + _("Funding") + "  ", "soft"),
        *radio(terms.funding is Funding.PRIVATE, kind_word(Funding.PRIVATE)),
        *radio(terms.funding is Funding.SUPPORT, kind_word(Funding.SUPPORT)),
        Span("^R", "soft"),
    ]


def kind_word(kind: PostingSource | Funding) -> str:
    """Return the word of a source or a funding; the office's own in Korean."""
    return korean(kind) if language() == "ko" else kind.value


def result_lines(taken: "TakenIn") -> list[Line]:
    """Return what came of an import."""
    came, summary = taken.came, taken.summary
    told = _("{created} new, {updated} changed, {unchanged} as before, {rejected} rejected.").format(
        created=number(came.created),
        updated=number(came.updated),
        unchanged=number(came.unchanged),
        rejected=number(came.rejected),
    )
    lines: list[Line] = [[Span(f" ✓ {told}", "bold good"), Span("  " + _("^Y shows its rows and undoes it."), "soft")]]
    if summary.late:
        lines.append([Span(f" {past_deadline_words(summary.late)}", "warn")])
    if summary.near:
        near = _("{count} may be the same job as another posting of their employer; both stand.")
        lines.append([Span(" " + near.format(count=number(summary.near)), "warn")])
    return lines
