"""Refusals of stores: what keeps a store from being opened, read or written."""

from typing import ClassVar

from jobplus_core.errors.refusal import Refusal


class StoreRefusal(Refusal):
    """The store at `where` cannot be used as it stands."""

    where: str
    code: ClassVar[str] = "store"


class StoreMissing(StoreRefusal):
    """There is no store at this place; `jobplus init` makes one."""

    code: ClassVar[str] = "store_missing"


class StoreExists(StoreRefusal):
    """A store stands there already and is never overwritten."""

    code: ClassVar[str] = "store_exists"


class StoreReadOnly(StoreRefusal):
    """The file or its folder may not be written."""

    code: ClassVar[str] = "store_read_only"


class StoreCorrupt(StoreRefusal):
    """The file is damaged, not a store, or the key does not fit."""

    code: ClassVar[str] = "store_corrupt"


class StoreReplaced(StoreRefusal):
    """Another file took the store's place while it was open."""

    code: ClassVar[str] = "store_replaced"


class StoreNewer(StoreRefusal):
    """The store was migrated by a newer program."""

    found: int
    known: int
    code: ClassVar[str] = "store_newer"


class StoreOlder(StoreRefusal):
    """The store waits for `jobplus migrate`."""

    found: int
    known: int
    code: ClassVar[str] = "store_older"


class StoreUnreachable(StoreRefusal):
    """The database server does not answer."""

    code: ClassVar[str] = "store_unreachable"


class StoreUrlUnknown(StoreRefusal):
    """A URL of a database that holds no stores; `where` is its beginning alone, for a password may follow."""

    code: ClassVar[str] = "store_url_unknown"


class DriverMissing(StoreRefusal):
    """PostgreSQL is named and its driver, the extra `[postgres]`, is not installed."""

    code: ClassVar[str] = "driver_missing"


class StoreBusy(StoreRefusal):
    """Other desks held the store longer than a write may wait."""

    code: ClassVar[str] = "store_busy"


class StoreFailed(StoreRefusal):
    """The database answered with an error that has no other meaning here; `kind` is the driver's name for it."""

    kind: str
    code: ClassVar[str] = "store_failed"


class KeyMissing(StoreRefusal):
    """The cipher key file is not there or not readable."""

    code: ClassVar[str] = "key_missing"


class KeyUnsafe(StoreRefusal):
    """The cipher key file can be read by others, or does not hold 32 bytes."""

    code: ClassVar[str] = "key_unsafe"


class ReadInterrupted(Exception):
    """Somebody stopped this read because its answer is no longer wanted; nothing is wrong."""
