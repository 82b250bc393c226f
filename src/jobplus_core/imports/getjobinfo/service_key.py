"""The key to the city's open data: where it comes from, and how it is kept out of everything that is written."""

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from jobplus_core.imports.getjobinfo.answers import FetchRefused

KEY_VARIABLE: Final = "JOBPLUS_OPENDATA_KEY"
_HIDDEN: Final = "•••"
# The service's keys are letters and figures; anything else would become part of the address.
_SHAPE: Final = re.compile(r"[A-Za-z0-9]{1,128}")


@dataclass(frozen=True, slots=True)
class ServiceKey:
    """A key that shows itself nowhere unless asked by name."""

    secret: str = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse what is no key.

        Raises:
            FetchRefused: It is empty or holds other signs than letters and figures (`key_unusable`).
        """
        if not _SHAPE.fullmatch(self.secret):
            raise FetchRefused("", "key_unusable", "")

    def __str__(self) -> str:
        return _HIDDEN

    def hidden_in(self, text: str) -> str:
        """The text without the key."""
        return text.replace(self.secret, _HIDDEN)


def found_key(environ: Mapping[str, str], file: Path | None = None) -> ServiceKey | None:
    """The key from a file that somebody names, else from the environment (`JOBPLUS_OPENDATA_KEY`), else None.

    Raises:
        FetchRefused: The file cannot be read (`key_missing`), or what was found is no key (`key_unusable`).
    """
    if file is None:
        text = environ.get(KEY_VARIABLE, "").strip()
        return ServiceKey(text) if text else None
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, ValueError) as error:
        raise FetchRefused("", "key_missing", file.name) from error
    return ServiceKey(text.strip())


class _Hiding(logging.Filter):
    def __init__(self, key: ServiceKey) -> None:
        super().__init__()
        self._key = key

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = self._key.hidden_in(record.getMessage())
        record.args = None
        return True


@contextmanager
def hidden_in_logs(key: ServiceKey) -> Iterator[None]:
    """Keep the key out of what the HTTP library logs: the service wants it in the address, which is logged whole."""
    hiding = _Hiding(key)
    loggers = [logging.getLogger(name) for name in ("httpx", "httpcore.connection", "httpcore.http11")]
    for logger in loggers:
        logger.addFilter(hiding)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeFilter(hiding)
