"""Postings fetched page by page from the city's open-data service into a spool, from which an import reads them."""

import hashlib
import ssl
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from jobplus_core.imports.drafts import RawRow, RowRejected
from jobplus_core.imports.getjobinfo import fields
from jobplus_core.imports.getjobinfo.answers import FetchRefused
from jobplus_core.imports.getjobinfo.service import Patience, Service
from jobplus_core.imports.getjobinfo.service_key import ServiceKey, hidden_in_logs
from jobplus_core.imports.getjobinfo.spool import Spool

PAGE: Final = 1_000
"""Rows that the service gives at once, at most."""

MOST_ROWS: Final = 1_000_000


class Fetched(NamedTuple):
    """What came of a fetch.

    Attributes:
        path: The spool; whoever imports it takes it away.
        rows: Rows in it, each posting's number once.
        announced: How many the service said last that there are.
        repeated: Rows left out because their number had come on an earlier page: the list moved meanwhile.
    """

    path: Path
    rows: int
    announced: int | None
    repeated: int

    @property
    def short(self) -> int:
        """How many rows fewer than announced came: those that moved to a page already read."""
        return 0 if self.announced is None else max(0, self.announced - self.rows)


def _never() -> bool:
    return False


def _nobody(_: int, __: int | None) -> None:
    return None


def fetch_pages(
    url: str,
    key: ServiceKey,
    *,
    folder: Path | None = None,
    cancelled: Callable[[], bool] = _never,
    told: Callable[[int, int | None], None] = _nobody,
    patience: Patience | None = None,
    clock: Callable[[], float] = time.monotonic,
    pause: Callable[[float], object] = time.sleep,
    page: int = PAGE,
) -> Fetched:
    """Fetch every posting that the service has.

    A page that shrank or moved while others were read gives rows twice or not at all: the former are left out by
    their number, the latter are told as `Fetched.short` and come with the next import.

    Args:
        url: The service's address, see `service.address_of`.
        folder: Where the spool is written; the system's place for passing files when None.
        cancelled: Asked before each page and each attempt, and while an answer comes.
        told: Called after each page with the rows so far and those announced.
        patience: Time limits and pauses.
        clock: Seconds that only ever grow.
        pause: Waits so many seconds; may return earlier.
        page: Rows asked for at once.

    Raises:
        FetchRefused: The service gave no postings; nothing is left of what came before.
        ImportStopped: Somebody stopped it; nothing is left.
    """
    import httpx

    wait = patience or Patience()
    limits = httpx.Timeout(wait.read, connect=wait.connect)
    # Reading all certificates takes longer than a page; a plain address needs none, and trusts none.
    trusted = True if url.strip().lower().startswith("https:") else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    with (
        hidden_in_logs(key),
        httpx.Client(timeout=limits, follow_redirects=False, verify=trusted) as client,
        Spool(folder) as spool,
    ):
        service = Service(client, url, key, patience=wait, clock=clock, pause=pause, cancelled=cancelled)
        announced, repeated = _read_pages(service, spool, told, page)
        spool.finish(announced)
        return Fetched(spool.path, spool.rows, announced, repeated)


def _read_pages(
    service: Service, spool: Spool, told: Callable[[int, int | None], None], page: int
) -> tuple[int | None, int]:
    """Write every page to the spool; returns what was announced last, and how many rows came twice."""
    seen: set[bytes] = set()
    announced: int | None = None
    repeated = 0
    start = 1
    while announced is None or start <= announced:
        found = service.page(start, start + page - 1)
        if found is None:
            if start == 1:
                raise FetchRefused(service.host, "no_data", "INFO-200")
            break
        announced = announced if found.announced is None else found.announced
        fresh = [row for row in found.rows if _is_new(row, seen)]
        for row in fresh:
            spool.add(row)
        repeated += len(found.rows) - len(fresh)
        start += page
        if max(spool.rows, start) > MOST_ROWS:
            raise FetchRefused(service.host, "answer_too_large", "")
        told(spool.rows, announced)
        # Without a count the last page is the one that is not full, or that brings nothing new.
        if not found.rows or (announced is None and (not fresh or len(found.rows) < page)):
            break
    return announced, repeated


def _is_new(row: RawRow | RowRejected, seen: set[bytes]) -> bool:
    """Whether the row's number comes for the first time; a row without one is always new."""
    if isinstance(row, RowRejected):
        return True
    number = (row.values.get(fields.REQUEST_NO) or row.values.get(fields.REGISTER_NO) or "").strip()
    if not number:
        return True
    mark = hashlib.blake2b(number.encode("utf-8", "replace"), digest_size=8).digest()
    if mark in seen:
        return False
    seen.add(mark)
    return True
