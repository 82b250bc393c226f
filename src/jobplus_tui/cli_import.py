"""`jobplus import`: postings taken in from a file, or from the city's open data by its address."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from getpass import getpass
from pathlib import Path
from typing import Final, TypeVar

from jobplus_core.clock import business_day, micros, system_clock
from jobplus_core.db.store import Store
from jobplus_core.errors import ImportStopped
from jobplus_core.imports.commands import PostingImport, import_postings, preview_postings
from jobplus_core.imports.postings_table.fields import FIELDS
from jobplus_core.imports.preview import Preview, look_over
from jobplus_core.imports.queries import report_of, summary_of
from jobplus_core.imports.rules import Rejected, Terms
from jobplus_core.imports.sources import FORMATS, open_postings, refuse_unfilled
from jobplus_core.imports.staging.rules import CREATED, REJECTED
from jobplus_core.job_words.queries import words as job_words
from jobplus_core.kinds import Funding, PostingSource, korean
from jobplus_tui.cli_output import Usage, complain, counting, print_json, table
from jobplus_tui.cli_sign_in import CannotAsk, at_center
from jobplus_tui.i18n import _
from jobplus_tui.phrases import past_deadline_words, reason_text, refusal_text

STOPPED: Final = 130

K = TypeVar("K", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for on the command line.

    Attributes:
        file: The file; None where `url` is given.
        url: The service's address.
        key_file: The file that holds the key to it.
        source, funding: Words or codes; None is a public feed's.
        columns: "Heading=Field", for a table.
    """

    file: Path | None
    format: str
    url: str | None = None
    key_file: Path | None = None
    source: str | None = None
    funding: str | None = None
    columns: Sequence[str] = ()


def take_in(
    wanted: Wanted, *, dry_run: bool, store: str | None, login: str | None, password_stdin: bool, as_json: bool
) -> int:
    """Import postings, or look at what would come of it.

    Args:
        wanted: What to take in.
        dry_run: Whether only to look; then no store is opened and nobody signs in.
        store: The store.
        login: Sign-in name; asked for when missing.
        password_stdin: Whether standard input holds the password.
        as_json: Whether to print JSON.

    Returns:
        0 when every row was good, 1 when some were rejected, 2 for usage, 130 when somebody stopped it.
    """
    if wanted.format not in FORMATS:
        raise Usage(f"--format: {', '.join(FORMATS)}")
    terms, chosen = _terms(wanted), _chosen(wanted.columns)
    try:
        with _file(wanted) as file:
            if dry_run:
                return _look(file, wanted.format, terms, chosen, as_json=as_json)
            with at_center(store, login=login, password_stdin=password_stdin) as (opened, actor):
                # Only here: what asks or looks stops at the first ^C like any other command.
                with _interrupted() as stopped, counting() as progress:
                    came = import_postings(
                        opened,
                        actor,
                        file,
                        format=wanted.format,
                        terms=terms,
                        chosen=chosen or None,
                        progress=progress,
                        stopped=stopped,
                    )
                return _tell(opened, actor.institution_id, came, as_json=as_json)
    except ImportStopped as stopped_by:
        complain(refusal_text(stopped_by))
        return STOPPED


def _look(file: Path, format: str, terms: Terms, chosen: Mapping[str, str | None], *, as_json: bool) -> int:
    today = business_day(micros(system_clock()))
    opened = open_postings(file, format=format, terms=terms, chosen=chosen or None)
    refuse_unfilled(opened)
    with counting() as progress:
        seen = look_over(None, 0, opened, today=today, progress=progress)
    if as_json:
        print_json(preview_postings(file, format=format, terms=terms, chosen=chosen or None).as_json())
    else:
        print("\n".join(_previewed(seen)))
    return 1 if seen.count(REJECTED) else 0


def _previewed(seen: Preview) -> list[str]:
    """The lines that say what would come of a file in an empty store."""
    lines = [_counts(seen.count(CREATED), 0, 0, seen.count(REJECTED))]
    if seen.late:
        lines.append(past_deadline_words(seen.late))
    if seen.near:
        lines.append(near_words(seen.near))
    lines.append(_("Nothing was stored."))
    return lines + _rejected(seen.rejected)


def _tell(store: Store, institution_id: int, came: PostingImport, *, as_json: bool) -> int:
    with store.read() as reader:
        if as_json:
            print_json(report_of(reader, came.run_id, job_words(reader, institution_id)).as_json())
            return 1 if came.rejected else 0
        summary = summary_of(reader, came.run_id, today=_today())
    lines = [_counts(came.created, came.updated, came.unchanged, came.rejected)]
    if summary.late:
        lines.append(past_deadline_words(summary.late))
    if summary.near:
        lines.append(near_words(summary.near))
    print("\n".join(lines + _rejected(summary.rejected)))
    return 1 if came.rejected else 0


def _today() -> date:
    return business_day(micros(system_clock()))


def _counts(created: int, updated: int, unchanged: int, rejected: int) -> str:
    return _("{created} new, {updated} changed, {unchanged} as before, {rejected} rejected.").format(
        created=created, updated=updated, unchanged=unchanged, rejected=rejected
    )


def near_words(count: int) -> str:
    """Say how many new postings may be the same job as another one of their employer."""
    return _("{count} may be the same job as another posting of their employer; both stand.").format(count=count)


def _rejected(rows: Sequence[Rejected]) -> list[str]:
    if not rows:
        return []
    heads = (_("Line"), _("Column"), _("Value"), _("Reason"))
    return table(heads, [(row.line, row.column, row.value, reason_text(row.reason)) for row in rows], right=(0,))


def _terms(wanted: Wanted) -> Terms:
    plain = Terms()
    return Terms(
        _kind(PostingSource, wanted.source, plain.source, "--source"),
        _kind(Funding, wanted.funding, plain.funding, "--funding"),
    )


def _kind(kinds: type[K], typed: str | None, otherwise: K, option: str) -> K:
    """The kind that somebody typed by its code or its Korean word."""
    if typed is None:
        return otherwise
    for kind in kinds:
        if typed in (kind.value, korean(kind)):
            return kind
    raise Usage(f"{option}: {', '.join(f'{kind.value} ({korean(kind)})' for kind in kinds)}")


def _chosen(columns: Sequence[str]) -> dict[str, str | None]:
    """The field of each column that somebody chose, by its id or word; nothing after the sign fills none."""
    known = {name: field.id for field in FIELDS for name in (field.id, field.word)}
    found: dict[str, str | None] = {}
    for told in columns:
        heading, sign, name = told.rpartition("=")
        if not sign or not heading or (name and name not in known):
            raise Usage(
                _('--column takes "Heading=Field"; fields are {fields}.').format(
                    fields=", ".join(field.word for field in FIELDS)
                )
            )
        found["".join(heading.split())] = known[name] if name else None
    return found


@contextmanager
def _file(wanted: Wanted) -> Iterator[Path]:
    """The file named, or one that the service's answers are spooled into and that is gone afterwards."""
    if wanted.url is None:
        if wanted.file is None:
            raise Usage(_("Name a file, or an address with --url."))
        yield wanted.file
        return
    if wanted.file is not None:
        raise Usage(_("Name a file or an address, not both."))
    from jobplus_core.imports.getjobinfo.fetch import fetch_pages
    from jobplus_core.imports.getjobinfo.service_key import ServiceKey, found_key

    key = found_key(os.environ, wanted.key_file)
    if key is None:
        if not sys.stdin.isatty():
            raise CannotAsk(
                _("{option} is needed, because there is no terminal to ask on.").format(option="--key-file")
            )
        key = ServiceKey(getpass(_("Key to the open data") + ": ").strip())
    with _interrupted() as stopped, counting() as progress:
        fetched = fetch_pages(wanted.url, key, cancelled=stopped, told=lambda rows, _total: progress(rows))
    try:
        yield fetched.path
    finally:
        fetched.path.unlink(missing_ok=True)


@contextmanager
def _interrupted() -> Iterator[Callable[[], bool]]:
    """Asks whether ^C was pressed: the first stops between two portions, the second at once."""
    pressed = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield pressed.is_set
        return

    def press(number: int, frame: object) -> None:
        if pressed.is_set():
            raise KeyboardInterrupt
        pressed.set()

    before = signal.signal(signal.SIGINT, press)
    try:
        yield pressed.is_set
    finally:
        signal.signal(signal.SIGINT, before)
