"""Let a report leave the store as a file: noted with its purpose first, then written whole or not at all."""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Final

from jobplus_core.access.commands import log_export
from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.errors import FileNotWritten
from jobplus_core.exports.evaluation import evaluation_csv, evaluation_printout
from jobplus_core.exports.printout import Printout
from jobplus_core.exports.weekly import weekly_printout
from jobplus_core.kinds import SubjectKind
from jobplus_core.reports.document import Document, as_csv, canonical, span_of


class Format(StrEnum):
    """What a report can be written as."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    HWPX = "hwpx"
    PDF = "pdf"


def printed(printout: Printout, format: Format) -> bytes:
    """A page in one of the formats that are printed.

    Raises:
        FontMissing: A PDF is wanted and the machine has no Korean font for it.
    """
    # Each library is loaded when a file of its kind is written.
    match format:
        case Format.XLSX:
            from jobplus_core.exports.xlsx import as_xlsx

            return as_xlsx(printout)
        case Format.HWPX:
            from jobplus_core.exports.hwpx import as_hwpx

            return as_hwpx(printout)
        case Format.PDF:
            from jobplus_core.exports.pdf import as_pdf

            return as_pdf(printout)
        case Format.JSON | Format.CSV:
            raise ValueError(format)


def weekly_bytes(document: Document, format: Format) -> bytes:
    """A weekly report's file.

    Raises:
        FontMissing: A PDF is wanted and the machine has no Korean font for it.
    """
    text: Final[dict[Format, Callable[[Document], str]]] = {Format.JSON: canonical, Format.CSV: as_csv}
    if format in text:
        return text[format](document).encode("utf-8")
    return printed(weekly_printout(document), format)


def export_weekly(store: Store, actor: Actor, document: Document, *, format: Format, path: Path, purpose: str) -> Path:
    """Write a weekly report as a file and note who took it and what for.

    Returns:
        Where it stands.

    Raises:
        FieldMissing, ResidentNumber: No purpose is given, or one that looks like a resident registration number.
        FileNotWritten: Something stands there already, or it cannot be written.
        FontMissing: A PDF is wanted and the machine has no Korean font for it.
    """
    kind = span_of(document).value
    people = sum(len(team["people"]) for team in document["teams"])
    return export(
        store,
        actor,
        f"weekly {document[kind]}",
        weekly_bytes(document, format),
        format=format,
        path=path,
        purpose=purpose,
        rows=people,
    )


def evaluation_bytes(document: Document, format: Format) -> bytes:
    """An evaluation's file; refuses as `weekly_bytes` does."""
    text: Final[dict[Format, Callable[[Document], str]]] = {Format.JSON: canonical, Format.CSV: evaluation_csv}
    if format in text:
        return text[format](document).encode("utf-8")
    return printed(evaluation_printout(document), format)


def export_evaluation(
    store: Store, actor: Actor, document: Document, *, format: Format, path: Path, purpose: str
) -> Path:
    """Write an evaluation as a file and note who took it and what for; refuses as `export_weekly` does."""
    people = sum(len(team["people"]) for team in document["teams"])
    made = evaluation_bytes(document, format)
    what = f"evaluation {document['period']}"
    return export(store, actor, what, made, format=format, path=path, purpose=purpose, rows=people)


def export(
    store: Store,
    actor: Actor,
    what: str,
    made: bytes,
    *,
    format: Format,
    path: Path,
    purpose: str,
    rows: int,
    subject: tuple[SubjectKind, int] | None = None,
) -> Path:
    """Note an export, about one record or many, then write its file; refuses as `export_weekly` does."""
    _must_be_free(path)
    digest = hashlib.sha256(made).hexdigest()
    log_export(store, actor, what, format=format.value, purpose=purpose, subject=subject, rows=rows, digest=digest)
    try:
        with path.open("xb") as file:
            file.write(made)
    except FileExistsError:
        raise FileNotWritten(str(path), "exists") from None
    except OSError:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise FileNotWritten(str(path), "not_writable") from None
    return path


def _must_be_free(path: Path) -> None:
    """Refuse what stands there already, and where nothing can be written, before anything is noted."""
    try:
        path.lstat()
    except FileNotFoundError:
        if not os.path.isdir(path.parent) or not os.access(path.parent, os.W_OK):
            raise FileNotWritten(str(path), "not_writable") from None
    except OSError:
        # A name too long, or a folder that may not be looked into.
        raise FileNotWritten(str(path), "not_writable") from None
    else:
        raise FileNotWritten(str(path), "exists")
