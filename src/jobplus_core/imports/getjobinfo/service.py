"""One page of postings from the city's open-data service, asked again where the trouble may pass."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from jobplus_core.errors import ImportStopped
from jobplus_core.imports.feed_file import FeedRefused
from jobplus_core.imports.getjobinfo.answers import NO_DATA, PASSING, REASON_OF, FetchRefused
from jobplus_core.imports.getjobinfo.service_key import ServiceKey
from jobplus_core.imports.getjobinfo.source import Source, read_bytes

if TYPE_CHECKING:
    import httpx

SERVICE: Final = "GetJobInfo"
MOST_BYTES: Final = 64 << 20
"""Bytes of one answer; a page of 1,000 postings takes about two million."""

_KEY_PLACE: Final = "{KEY}"
_RESULT_CODE: Final = re.compile(rb"<CODE>\s*((?:INFO|ERROR)-\d{3})\s*</CODE>")
_PATH: Final = re.compile(r"[A-Za-z0-9._~/-]*")
_BUSY: Final = 429


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for the service, in seconds.

    Attributes:
        connect, read: For a connection, and for the next bytes of an answer.
        whole: For one whole answer, however slowly it drips.
        pauses: Before each further attempt; their number is how often one asks again.
        most_pause: At most, where the service itself names a time.
    """

    connect: float = 10
    read: float = 30
    whole: float = 120
    pauses: tuple[float, ...] = (1, 2, 4, 8)
    most_pause: float = 60


class _Passing(Exception):
    """A trouble that may pass; carries what to tell should it stay."""

    def __init__(self, reason: str, detail: str = "", wait: float = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail
        self.wait = wait


class Service:
    """The service at one address, asked with one key over one connection."""

    def __init__(
        self,
        client: "httpx.Client",
        url: str,
        key: ServiceKey,
        *,
        patience: Patience,
        clock: Callable[[], float],
        pause: Callable[[float], object],
        cancelled: Callable[[], bool],
    ) -> None:
        self.host, self._base = address_of(url)
        self._client = client
        self._key = key
        self._patience = patience
        self._clock = clock
        self._pause = pause
        self._cancelled = cancelled

    def page(self, start: int, end: int) -> Source | None:
        """Rows `start` to `end`, counted from 1; None where the service has none there.

        Raises:
            FetchRefused: The service refuses, or its trouble stayed through every attempt.
            ImportStopped: Somebody stopped it.
        """
        for pause in (*self._patience.pauses, None):
            if self._cancelled():
                raise ImportStopped
            try:
                return self._read(self._asked(f"{self._base}/{self._key.secret}/json/{SERVICE}/{start}/{end}/"))
            except _Passing as trouble:
                if pause is None:
                    raise FetchRefused(self.host, trouble.reason, trouble.detail) from None
                self._pause(min(max(pause, trouble.wait), self._patience.most_pause))
        raise AssertionError("unreachable")

    def _asked(self, url: str) -> tuple[bytes, str]:
        """The answer's bytes and what it calls itself."""
        import httpx

        begun = self._clock()
        body = bytearray()
        try:
            with self._client.stream("GET", url) as response:
                self._check_status(response)
                for chunk in response.iter_bytes():
                    body += chunk
                    if len(body) > MOST_BYTES:
                        raise FetchRefused(self.host, "answer_too_large", "")
                    if self._clock() - begun > self._patience.whole:
                        raise _Passing("timed_out", self.host)
                    if self._cancelled():
                        raise ImportStopped
                return bytes(body), response.headers.get("content-type", "")[:40]
        except httpx.TimeoutException:
            raise _Passing("timed_out", self.host) from None
        except httpx.RemoteProtocolError:
            raise _Passing("answer_cut") from None
        except httpx.DecodingError:
            raise FetchRefused(self.host, "answer_other", "") from None
        except httpx.TransportError:
            raise _Passing("unreachable", self.host) from None
        except (httpx.InvalidURL, UnicodeError):
            raise FetchRefused(self.host, "url_unusable", "") from None

    def _check_status(self, response: "httpx.Response") -> None:
        status = response.status_code
        if status == _BUSY:
            raise _Passing("too_many_requests", str(status), _seconds(response.headers.get("retry-after", "")))
        if status >= 500:
            raise _Passing("http_status", str(status), _seconds(response.headers.get("retry-after", "")))
        if status != 200:
            # A redirection is not followed: the key stands in the address and would go to whoever is named.
            raise FetchRefused(self.host, "http_status", str(status))

    def _read(self, answer: tuple[bytes, str]) -> Source | None:
        body, called = answer
        start = body.removeprefix(b"\xef\xbb\xbf").lstrip()
        if not start.startswith(b"{"):
            # Refusals come as XML, whatever was asked for.
            if found := _RESULT_CODE.search(body[:4096]):
                self._refuse(found.group(1).decode())
                return None
            if not start:
                raise _Passing("answer_cut")
            raise FetchRefused(self.host, "answer_other", self._key.hidden_in(called))
        try:
            return read_bytes(body, name=self.host)
        except FeedRefused as refused:
            if refused.reason == "json_broken":
                raise _Passing("answer_cut") from None
            if refused.reason in ("json_shape", "encoding"):
                raise FetchRefused(self.host, "answer_other", refused.detail) from None
            self._refuse(refused.detail)
            return None

    def _refuse(self, code: str) -> None:
        """Refuse an answer that is only a code, unless it says that there are no rows.

        Raises:
            FetchRefused: The code is any other.
        """
        if code == NO_DATA:
            return
        reason = REASON_OF.get(code, "result_code")
        if code in PASSING:
            raise _Passing(reason, code)
        raise FetchRefused(self.host, reason, self._key.hidden_in(code))


def address_of(url: str) -> tuple[str, str]:
    """The host of a service's address, and the part of it that stands before the key.

    Args:
        url: "http://openapi.seoul.go.kr:8088", or the whole address with `{KEY}` where the key belongs.

    Raises:
        FetchRefused: It is no web address (`url_unusable`), or a key is written in it (`key_in_url`).
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        raise FetchRefused("", "url_unusable", "") from None
    if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment or parts.username:
        raise FetchRefused("", "url_unusable", "")
    before, mark, _ = parts.path.partition(_KEY_PLACE)
    if not mark and f"/{SERVICE}".casefold() in parts.path.casefold():
        raise FetchRefused(host, "key_in_url", "")
    if not _PATH.fullmatch(before) or ".." in before:
        raise FetchRefused(host, "url_unusable", "")
    shown = f"[{host}]" if ":" in host else host
    return host, f"{parts.scheme}://{shown}{'' if port is None else f':{port}'}{before.rstrip('/')}"


def _seconds(text: str) -> float:
    """The seconds of a Retry-After; a day and hour in it is not worth reading."""
    return float(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0
