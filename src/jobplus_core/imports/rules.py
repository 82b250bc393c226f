"""What a feed's drafts become in the store, and what an import says of itself; pure."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from jobplus_core.codes.occupation_text import normalized
from jobplus_core.codes.occupation_titles import SURE_OCCUPATION as SURE_OCCUPATION
from jobplus_core.codes.occupation_titles import Words as Words
from jobplus_core.codes.occupation_titles import occupation_evidence, words_of
from jobplus_core.codes.occupations import EDITION, by_code
from jobplus_core.errors import FieldMissing, FieldRefused
from jobplus_core.imports.getjobinfo import PostingDraft, RawRow, RowRejected, normalize
from jobplus_core.imports.getjobinfo import fields as columns
from jobplus_core.kinds import Funding, PostingSource
from jobplus_core.postings.rules import PostingForm, cleaned

Normalize = Callable[[RawRow], PostingDraft | RowRejected]
"""Reads a row of a feed as a posting, or says why it is none."""

COLUMN_OF: Final[Mapping[str, str]] = {
    "title": columns.TITLE,
    "employer": columns.EMPLOYER,
    "openings": columns.OPENINGS,
    "closes_on": columns.CLOSING,
    "registered_on": columns.REGISTERED,
    "wage": columns.WAGE,
    "wage_max": columns.WAGE,
}


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that left nothing behind: the file's line, the column and value at fault, and a stable reason code."""

    line: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for every posting of a run: where they come from, and who pays for the jobs."""

    source: PostingSource = PostingSource.IMPORT
    funding: Funding = Funding.PRIVATE


FEED_TERMS: Final = Terms()
"""What holds for a public feed."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A person to speak to at an employer, as a file of the Chamber names one."""

    name: str | None = None
    position: str | None = None
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """A row that becomes a posting.

    Attributes:
        raw: The row as it came, without personal columns.
        draft: What the feed says; its unknowns stay unknown.
        form: What the store keeps of it.
        contact: Whom to speak to at the employer, kept apart from the posting.
        business_no: The employer's business number, ten digits.
    """

    raw: RawRow
    draft: PostingDraft
    form: PostingForm
    contact: Contact | None = None
    business_no: str | None = None


@dataclass(frozen=True, slots=True)
class Sifted:
    """A file's rows, sorted out.

    Attributes:
        accepted: One row for each posting, in the file's order.
        overtaken: Rows whose posting stands once more further down; the last one wins and is the only one counted.
    """

    accepted: tuple[Accepted, ...]
    overtaken: tuple[RawRow, ...]
    rejected: tuple[tuple[RawRow | None, Rejected], ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of an import; of a dry run, what would come of it in an empty store."""

    created: int
    updated: int
    unchanged: int
    rejected: tuple[Rejected, ...]
    postings: tuple[Accepted, ...]

    def as_json(self) -> dict[str, object]:
        """The shape other programs read; null is unknown, sets are sorted lists."""
        return {
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "rejected": [
                {"line": row.line, "column": row.column, "value": row.value, "reason": row.reason}
                for row in self.rejected
            ],
            "postings": [_posting_json(row) for row in self.postings],
        }


def sift(
    rows: Iterable[RawRow | RowRejected],
    *,
    today: date,
    words: Words = (),
    read: Callable[[RawRow], Accepted | Rejected] | None = None,
) -> Sifted:
    """Sort a file's rows into postings and rejections.

    A row is refused that could not stand in the store, one registered after `today` among them. Where one
    number comes twice, the last good row wins.

    Args:
        read: Reads a row; the rows are the city's open data where it is not given.
    """
    winners: dict[str, Accepted] = {}
    overtaken: list[RawRow] = []
    rejected: list[tuple[RawRow | None, Rejected]] = []
    for row in rows:
        if isinstance(row, RowRejected):
            rejected.append((None, rejection(row)))
            continue
        found = accept(row, today=today, words=words) if read is None else read(row)
        if isinstance(found, Rejected):
            rejected.append((row, found))
            continue
        earlier = winners.pop(found.draft.external_no, None)
        if earlier is not None:
            overtaken.append(earlier.raw)
        winners[found.draft.external_no] = found
    return Sifted(tuple(winners.values()), tuple(overtaken), tuple(rejected))


def accept(
    row: RawRow,
    *,
    today: date,
    words: Words = (),
    normalize: Normalize = normalize,
    terms: Terms = FEED_TERMS,
    column_of: Mapping[str, str] = COLUMN_OF,
) -> Accepted | Rejected:
    """Read one row of a feed as a posting that the store can take, or say why it cannot.

    Args:
        column_of: The feed's column by the form's field, for what the form refuses.
    """
    draft = normalize(row)
    if isinstance(draft, RowRejected):
        return rejection(draft)
    if draft.registered_on is not None and draft.registered_on > today:
        return _refused(row, "registered_on", "future_date", column_of)
    try:
        return Accepted(row, draft, cleaned(form_of(draft, today=today, words=words, terms=terms)))
    except FieldRefused as refusal:
        return _refused(row, refusal.field, refusal.reason, column_of)
    except FieldMissing as missing:
        return _refused(row, missing.field, "empty", column_of)


def form_of(draft: PostingDraft, *, today: date, words: Words = (), terms: Terms = FEED_TERMS) -> PostingForm:
    """A draft as the form the store takes.

    A posting without a day of registration counts as registered when it is first seen, on `today`, or on its
    last day where that has passed.
    """
    code, edition, confidence = occupation_of(draft, words)
    extras = dict(draft.extras)
    if draft.occupation_code is not None and code != draft.occupation_code:
        extras[columns.OCCUPATION_CODE] = draft.occupation_code
    return PostingForm(
        title=draft.title,
        employer=draft.employer,
        registered_on=draft.registered_on or min(today, draft.closes_on or today),
        source=terms.source,
        funding=terms.funding,
        external_no=draft.external_no,
        openings=draft.openings,
        occupation_text=draft.occupation_text,
        occupation_code=code,
        occupation_edition=edition,
        occupation_confidence=confidence,
        sido=draft.sido,
        sigungu=draft.sigungu,
        district_code=draft.place_code,
        address=draft.address_rest,
        subway=draft.subway,
        wage_basis=draft.wage_basis,
        wage_won=draft.wage_won,
        wage_max_won=draft.wage_max_won,
        wage_negotiable=draft.wage_negotiable,
        starts_at=draft.starts_at,
        ends_at=draft.ends_at,
        days_per_week=draft.days_per_week,
        hours_per_week=None if draft.hours_per_week is None else float(draft.hours_per_week),
        employment_form=draft.employment_form,
        career=draft.career,
        career_months=draft.career_months_min,
        education=draft.education,
        insurance=frozenset(kind.value for kind in draft.insurance) or None,
        apply_by=frozenset(kind.value for kind in draft.apply_by) or None,
        documents=draft.documents or None,
        retirement_pay=draft.retirement_pay,
        duties=draft.duties,
        industry_text=draft.industry_text,
        welfare=draft.welfare,
        closes_on=draft.closes_on,
        until_filled=draft.until_filled,
        extras=tuple(sorted((writable(name), writable(value)) for name, value in extras.items())),
    )


def occupation_of(draft: PostingDraft, words: Words = ()) -> tuple[str | None, str | None, int | None]:
    """A draft's occupation as code, edition and confidence.

    The feed's code is taken where our edition has it. Its codes are of an older classification, in which the
    same figures can mean other work, so that otherwise its word and the title decide if they are sure enough
    (`SURE_OCCUPATION`); failing that the feed's code is kept without an edition, which matching takes as unknown.
    """
    if draft.occupation_code is not None and by_code(draft.occupation_code) is not None:
        return draft.occupation_code, EDITION, 100
    best = occupation_evidence(draft.occupation_text, draft.title, words)
    if best is not None and best.confidence >= SURE_OCCUPATION:
        return best.code, EDITION, best.confidence
    return draft.occupation_code, None, None


def kept_over(form: PostingForm, before: PostingForm, *, draft: PostingDraft) -> PostingForm:
    """A form for a posting that stands already: what the feed does not say takes nothing away that is known.

    An occupation that is known for sure stays while the work is called as before and the feed names none that is sure.
    """
    silent = [name for told in _TOLD_TOGETHER if all(_says_nothing(form, name) for name in told) for name in told]
    if draft.wage_won is None and draft.wage_negotiable is None:
        silent += ["wage_basis", "wage_won", "wage_max_won", "wage_negotiable"]
    if draft.career is None:
        silent += ["career", "career_months"]
    called = normalized(words_of(form.occupation_text or before.occupation_text, form.title))
    was = normalized(words_of(before.occupation_text, before.title))
    if form.occupation_edition is None and before.occupation_edition is not None and called == was:
        silent += ["occupation_text", "occupation_code", "occupation_edition", "occupation_confidence"]
    kept = {name: getattr(before, name) for name in silent}
    return replace(form, **kept, registered_on=draft.registered_on or before.registered_on)


_TOLD_TOGETHER: Final = (
    ("sido", "sigungu", "district_code", "address"),
    ("starts_at", "ends_at"),
    ("age_min", "age_max", "age_basis"),
    ("closes_on", "until_filled"),
    *((name,) for name in (
        "openings", "occupation_text", "subway", "days_per_week", "hours_per_week", "employment_form", "education",
        "licenses", "preferred_groups", "rotating", "insurance", "apply_by", "documents", "retirement_pay", "duties",
        "industry_text", "welfare",
    )),
)  # fmt: skip
"""Fields of a posting that a feed says, or leaves unsaid, together."""


def _says_nothing(form: PostingForm, name: str) -> bool:
    # That a posting is not open until somebody is hired is what nobody said, too.
    return getattr(form, name) is None or (name == "until_filled" and not form.until_filled)


def rejection(row: RowRejected) -> Rejected:
    """A refused row of the feed as the report tells it."""
    return Rejected(row.line, row.column, writable(row.value), row.reason)


def _refused(row: RawRow, field: str, reason: str, column_of: Mapping[str, str]) -> Rejected:
    column = column_of.get(field, "")
    return Rejected(row.line, column, writable(" ".join(row.values.get(column, "").split()))[:80], reason)


def writable(text: str) -> str:
    """`text` without what no store and no terminal takes: control characters and halves of surrogate pairs."""
    return "".join(char for char in text if unicodedata.category(char)[0] != "C")


def _posting_json(row: Accepted) -> dict[str, object]:
    draft = row.draft
    return {
        "external_no": draft.external_no,
        "title": draft.title,
        "employer": draft.employer,
        "wage_basis": draft.wage_basis,
        "wage_won": draft.wage_won,
        "wage_negotiable": draft.wage_negotiable,
        "sido": draft.sido,
        "sigungu": draft.sigungu,
        "starts_at": draft.starts_at,
        "ends_at": draft.ends_at,
        "days_per_week": draft.days_per_week,
        "hours_per_week": draft.hours_per_week,
        "closes_on": None if draft.closes_on is None else draft.closes_on.isoformat(),
        "registered_on": None if draft.registered_on is None else draft.registered_on.isoformat(),
        "insurance": sorted(draft.insurance) or None,
        "apply_by": sorted(draft.apply_by) or None,
        "openings": draft.openings,
        "employment_form": draft.employment_form,
        "career": draft.career,
        "education": draft.education,
        "occupation_text": draft.occupation_text,
        # The feed's own code where it gives one; the store keeps the one that matching understands.
        "occupation_code": draft.occupation_code or row.form.occupation_code,
        "unread": {name: reason.value for name, reason in sorted(draft.unread.items())},
    }
