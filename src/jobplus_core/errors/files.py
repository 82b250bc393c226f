"""Refusals of files that are read or written, and of imports."""

from typing import ClassVar

from jobplus_core.errors.refusal import Refusal


class FileRefused(Refusal):
    """A file cannot be read as what it claims to be."""

    path: str
    reason: str
    code: ClassVar[str] = "file"


class FileNotWritten(FileRefused):
    """A file cannot be written where it should stand."""

    code: ClassVar[str] = "file_not_written"


class ImportStopped(Refusal):
    """An import was stopped before its end, by somebody here or by a newer one of the same account; nothing is left."""

    code: ClassVar[str] = "import_stopped"


class ImportUnderWay(Refusal):
    """Another import of postings is being taken in at this center; it began at `started_at` (microseconds UTC)."""

    run_id: int
    started_at: int
    code: ClassVar[str] = "import_under_way"


class ImportRests(Refusal):
    """Something rests on what an import brought, so that it cannot be undone.

    `by` is one of `placement`, `referral`, `later_import`, `edit`, `hand_off`, `touched`; `posting_id` is the first of
    `postings` on which it rests.
    """

    run_id: int
    posting_id: int
    by: str
    postings: int
    code: ClassVar[str] = "import_rests"


class RowsFlawed(Refusal):
    """A list was to be taken whole or not at all, and rows of it must be mended first."""

    rows: int
    code: ClassVar[str] = "rows_flawed"


class FontMissing(Refusal):
    """No font that draws Korean and may be put into a PDF is at `where`."""

    where: str
    code: ClassVar[str] = "font_missing"
