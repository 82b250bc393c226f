"""Two public listings of July 2026 as a center's open postings: Seoul's by the import, Work24's by a small reader.

Work24's listing has no occupation: its title decides as in an import, and is taken when as sure.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from jobplus_core.codes.occupation_titles import SURE_OCCUPATION, occupation_evidence
from jobplus_core.codes.occupations import EDITION
from jobplus_core.codes.places import split_address
from jobplus_core.imports.commands import import_postings
from jobplus_core.kinds import CareerDemand, Education, WageBasis
from jobplus_core.matching.facts import PostingFacts
from jobplus_core.matching.pool import posting_pool
from jobplus_core.postings.commands import register_posting
from jobplus_core.postings.rules import PostingForm
from tests.support.center import Center
from tests.support.real_expected import SEOUL, WORK24

_SCHOOLS: Final = {
    "학력무관": Education.ANY,
    "고졸": Education.HIGH,
    "대졸(2~3년)": Education.JUNIOR_COLLEGE,
    "대졸(4년)": Education.UNIVERSITY,
}
_TEN_THOUSAND: Final = 10_000

Where = tuple[str, int]
"""File and row, counted from 1."""


@dataclass(frozen=True, slots=True)
class Listings:
    """The postings of both files that stand open, with where each was found.

    Attributes:
        facts: What matching knows of each.
        where: By the posting's number.
        titles: By file and row.
    """

    facts: tuple[PostingFacts, ...]
    where: dict[int, Where]
    titles: dict[Where, str]


class _Brought(NamedTuple):
    id: int
    external_no: str
    title: str


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a listing, cells without spaces around them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{key: (cell or "").strip() for key, cell in row.items()} for row in csv.DictReader(file)]


def take_in(center: Center, folder: Path, today: date) -> Listings:
    """Put both files into the center's store, and read back what matching sees."""
    where: dict[int, Where] = {}
    titles: dict[Where, str] = {}
    import_postings(center.store, center.park, folder / SEOUL)
    seoul = {row["JO_REQST_NO"]: at for at, row in enumerate(rows_of(folder / SEOUL), 1)}
    with center.store.read() as reader:
        for brought in reader.rows("SELECT id, external_no, title FROM posting", {}, _Brought):
            where[brought.id] = (SEOUL, seoul[brought.external_no])
            titles[where[brought.id]] = brought.title
    for at, form in enumerate(work24_forms(folder / WORK24), 1):
        key = register_posting(center.store, center.park, form)
        where[key] = (WORK24, at)
        titles[where[key]] = form.title
    with center.store.read() as reader:
        return Listings(posting_pool(reader, center.institution_id, today), where, titles)


def work24_forms(path: Path) -> Iterator[PostingForm]:
    """Work24's rows as postings."""
    for row in rows_of(path):
        title, terms = row["position_title"], row["working_condition"]
        best = occupation_evidence(None, title)
        sure = best if best is not None and best.confidence >= SURE_OCCUPATION else None
        address = split_address(row["location"].removesuffix(" 등"))
        least = re.search(r"([\d,]+) 만원", row["annual_salary"])
        hours = re.search(r"(\d\d:\d\d) ~ (\d\d:\d\d)", terms)
        form = PostingForm(
            title=title,
            employer=row["company_name"],
            registered_on=date.fromisoformat(row["registration_date"]),
            occupation_text=title,
            occupation_code=sure.code if sure else None,
            occupation_edition=EDITION if sure else None,
            sido=address.sido,
            sigungu=address.sigungu,
            district_code=address.place.code if address.place else None,
            wage_basis=WageBasis.YEAR,
            wage_won=int(least[1].replace(",", "")) * _TEN_THOUSAND if least else None,
            days_per_week=_number(r"주(\d)일", terms),
            hours_per_week=_number(r"주 (\d+)시간", terms),
            starts_at=hours[1] if hours else None,
            ends_at=hours[2] if hours else None,
            education=_SCHOOLS[row["education"].split(" ~ ")[0]],
            closes_on=date.fromisoformat(row["deadline_date"]),
        )
        yield _with_career(form, row["career"])


def _with_career(form: PostingForm, text: str) -> PostingForm:
    if text == "신입":
        return replace(form, career=CareerDemand.ENTRY)
    if text == "경력무관" or text.startswith("신입/경력"):
        return replace(form, career=CareerDemand.ANY)
    years = _number(r"경력(\d+)년", text)
    return replace(form, career=CareerDemand.EXPERIENCED, career_months=None if years is None else 12 * years)


def _number(pattern: str, text: str) -> int | None:
    found = re.search(pattern, text)
    return int(found[1]) if found else None
