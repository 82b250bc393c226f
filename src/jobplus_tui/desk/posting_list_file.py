"""The list of unfilled postings written out, as CSV for a spreadsheet and as text to print."""

import csv
import os.path
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from jobplus_core.errors import FileNotWritten
from jobplus_core.kinds import Funding, korean
from jobplus_core.postings.queries import Unfilled
from jobplus_tui.cli_output import table
from jobplus_tui.desk.plain_files import harmless
from jobplus_tui.desk.posting_words import Wanted

if TYPE_CHECKING:
    from jobplus_core.matching.tally import Tally
    from jobplus_tui.desk.session import Desk

MOST_WRITTEN: Final = 5_000
"""Rows of one list: more than anybody reads, and seconds to count who fits."""

HEADS: Final = (
    "번호", "일째", "단계", "업체", "하는 일", "곳", "직종", "재원", "월급(만원)", "구인", "남음", "알선", "진행",
    "맞음", "점수", "등록일", "마감일", "담당",
)  # fmt: skip
"""The words of the printed list, Korean like every form."""

_RIGHT: Final = (0, 1, 8, 9, 10, 11, 12, 13, 14)


class Written(NamedTuple):
    """Where a list was written, and how many postings it has.

    Attributes:
        cut: Whether there are more than were written.
    """

    csv: Path
    text: Path
    rows: int
    cut: bool


def default_path(today: str) -> Path:
    """Where a list is written if nobody says otherwise: among the account's documents, or where it is at home."""
    from platformdirs import user_documents_path

    folder = user_documents_path()
    return (folder if folder.is_dir() else Path.home()) / f"미채용구인-{today}.csv"


def write_list(desk: "Desk", wanted: Wanted, path: Path, purpose: str, *, token: str) -> Written:
    """Write the list; that and what for stands in the log of exports first, for nothing may leave the desk unnoted.

    Args:
        path: Of the CSV; the text stands beside it with the ending `.txt`. Files that are there are left alone.

    Raises:
        FileNotWritten: Nothing may be written there, or a file stands there already.
        FieldMissing, ResidentNumber: The purpose is missing or may not be kept.
    """
    from jobplus_core.access.commands import log_export

    if not path.name:
        raise FileNotWritten(str(path), "exists")
    path = path if path.suffix.lower() == ".csv" else path.with_name(path.name + ".csv")
    text = path.with_suffix(".txt")
    for place in (path, text):
        if os.path.lexists(place):
            raise FileNotWritten(str(place), "exists")
    if not os.path.isdir(path.parent):
        raise FileNotWritten(str(path.parent), "folder_missing")
    ids, cut = desk.postings.listed(wanted, most=MOST_WRITTEN)
    rows = list(_rows(desk, ids))
    what = f"unfilled [{wanted.text}]" if wanted.text else "unfilled"
    log_export(desk.store, desk.actor, what, format="csv", purpose=purpose, rows=len(rows), token=token)
    cells = [_cells(row, chance) for row, chance in rows]
    only = " (오래 기다린 것부터, 더 있음)" if cut else ""
    title = f"미채용 구인 {len(rows):,}건{only}  {wanted.text}  {desk.now:%Y-%m-%d %H:%M}  {desk.actor.name}  {purpose}"
    made: list[Path] = []
    try:
        with path.open("x", encoding="utf-8-sig", newline="") as file:
            made.append(path)
            writer = csv.writer(file)
            writer.writerow(HEADS)
            writer.writerows([harmless(str(cell)) if cell is not None else "" for cell in line] for line in cells)
        with text.open("x", encoding="utf-8") as file:
            made.append(text)
            file.write("\n".join([title, "", *table(HEADS, cells, right=_RIGHT), ""]))
    except OSError as error:
        # Half of it would stand in the way of the whole.
        for place in made:
            place.unlink(missing_ok=True)
        raise FileNotWritten(str(path), "not_writable") from error
    return Written(path, text, len(rows), cut)


def _rows(desk: "Desk", ids: Sequence[int]) -> Iterator[tuple[Unfilled, "Tally | None"]]:
    for rows in desk.postings.portions(ids):
        chances = desk.postings.chances([row.id for row in rows])
        yield from ((row, chances.get(row.id)) for row in rows)


def _cells(row: Unfilled, chance: "Tally | None") -> Sequence[object]:
    best = None if chance is None or chance.best_score is None else chance.best_score // 100
    return (
        row.id,
        row.waiting_days,
        korean(row.stage),
        row.employer,
        row.title,
        row.sigungu,
        row.occupation_text,
        korean(Funding(row.funding)),
        None if row.wage_monthly is None else row.wage_monthly // 10_000,
        row.openings,
        row.remaining,
        row.referrals,
        row.live,
        None if chance is None else chance.eligible,
        best,
        row.registered_on.isoformat(),
        None if row.closes_on is None else row.closes_on.isoformat(),
        row.developer,
    )
