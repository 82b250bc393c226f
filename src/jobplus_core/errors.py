"""Typed refusals: what the core will not do, with the figures a person needs to act.

The desk and the command line word them (`jobplus_tui.phrases`); `code` is stable.
"""

from dataclasses import dataclass, fields
from typing import ClassVar


@dataclass(eq=False)
class Refusal(Exception):
    """An act that did not happen, and left nothing behind."""

    code: ClassVar[str] = "refused"

    def __str__(self) -> str:
        figures = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in fields(self))
        return f"{self.code}({figures})"


@dataclass(eq=False)
class StoreRefusal(Refusal):
    """The store at `where` cannot be used as it stands."""

    where: str
    code: ClassVar[str] = "store"


@dataclass(eq=False)
class StoreMissing(StoreRefusal):
    """There is no store at this place; `jobplus init` makes one."""

    code: ClassVar[str] = "store_missing"


@dataclass(eq=False)
class StoreExists(StoreRefusal):
    """A store stands there already and is never overwritten."""

    code: ClassVar[str] = "store_exists"


@dataclass(eq=False)
class StoreReadOnly(StoreRefusal):
    """The file or its folder may not be written."""

    code: ClassVar[str] = "store_read_only"


@dataclass(eq=False)
class StoreCorrupt(StoreRefusal):
    """The file is damaged, not a store, or the key does not fit."""

    code: ClassVar[str] = "store_corrupt"


@dataclass(eq=False)
class StoreReplaced(StoreRefusal):
    """Another file took the store's place while it was open."""

    code: ClassVar[str] = "store_replaced"


@dataclass(eq=False)
class StoreNewer(StoreRefusal):
    """The store was migrated by a newer program."""

    found: int
    known: int
    code: ClassVar[str] = "store_newer"


@dataclass(eq=False)
class StoreOlder(StoreRefusal):
    """The store waits for `jobplus migrate`."""

    found: int
    known: int
    code: ClassVar[str] = "store_older"


@dataclass(eq=False)
class StoreUnreachable(StoreRefusal):
    """The database server does not answer."""

    code: ClassVar[str] = "store_unreachable"


@dataclass(eq=False)
class StoreBusy(StoreRefusal):
    """Other desks held the store longer than a write may wait."""

    code: ClassVar[str] = "store_busy"


@dataclass(eq=False)
class KeyMissing(StoreRefusal):
    """The cipher key file is not there or not readable."""

    code: ClassVar[str] = "key_missing"


@dataclass(eq=False)
class KeyUnsafe(StoreRefusal):
    """The cipher key file can be read by others, or does not hold 32 bytes."""

    code: ClassVar[str] = "key_unsafe"


class ReadInterrupted(Exception):
    """Somebody stopped this read because its answer is no longer wanted; nothing is wrong."""


@dataclass(eq=False)
class NotFound(Refusal):
    """No such record."""

    kind: str
    id: int
    code: ClassVar[str] = "not_found"


@dataclass(eq=False)
class Stale(Refusal):
    """Another desk saved this record first."""

    kind: str
    id: int
    code: ClassVar[str] = "stale"


@dataclass(eq=False)
class FieldRefused(Refusal):
    """A field holds something that cannot be saved."""

    field: str
    value: str
    reason: str
    code: ClassVar[str] = "field"


@dataclass(eq=False)
class FieldMissing(Refusal):
    """A field must be filled before this can be saved."""

    field: str
    code: ClassVar[str] = "field_missing"


@dataclass(eq=False)
class ResidentNumber(Refusal):
    """The text looks like a resident registration number, which is never stored."""

    field: str
    code: ClassVar[str] = "resident_number"


@dataclass(eq=False)
class PostingFull(Refusal):
    """Every opening of the posting is filled."""

    posting_id: int
    openings: int
    code: ClassVar[str] = "posting_full"


@dataclass(eq=False)
class PostingClosed(Refusal):
    """The posting no longer takes people."""

    posting_id: int
    code: ClassVar[str] = "posting_closed"


@dataclass(eq=False)
class AlreadyReferred(Refusal):
    """This pair has a referral that is still live."""

    referral_id: int
    code: ClassVar[str] = "already_referred"


@dataclass(eq=False)
class AlreadyPlaced(Refusal):
    """This person already has a standing placement at this posting."""

    placement_id: int
    code: ClassVar[str] = "already_placed"


@dataclass(eq=False)
class ReferralEnded(Refusal):
    """The referral has ended and cannot move on."""

    referral_id: int
    state: str
    code: ClassVar[str] = "referral_ended"


@dataclass(eq=False)
class MoveNotAllowed(Refusal):
    """The table of states has no such move."""

    found: str
    wanted: str
    code: ClassVar[str] = "move_not_allowed"


@dataclass(eq=False)
class AlreadyDone(Refusal):
    """The record was finished before."""

    kind: str
    id: int
    code: ClassVar[str] = "already_done"


@dataclass(eq=False)
class AlreadyReversed(Refusal):
    """The ledger row has been reversed before."""

    entry_id: int
    code: ClassVar[str] = "already_reversed"


@dataclass(eq=False)
class FutureDate(Refusal):
    """The day claimed has not come yet."""

    field: str
    value: str
    code: ClassVar[str] = "future_date"


@dataclass(eq=False)
class SignInRefused(Refusal):
    """Name and password do not fit."""

    left: int
    code: ClassVar[str] = "sign_in_refused"


@dataclass(eq=False)
class AccountLocked(Refusal):
    """Too many failures; an administrator or the passing of time opens it."""

    minutes: int
    code: ClassVar[str] = "account_locked"


@dataclass(eq=False)
class PasswordWeak(Refusal):
    """The password is too short or on the list of common ones."""

    least: int
    code: ClassVar[str] = "password_weak"


@dataclass(eq=False)
class RoleMissing(Refusal):
    """The account lacks the role this act asks for."""

    role: str
    code: ClassVar[str] = "role_missing"


@dataclass(eq=False)
class FileRefused(Refusal):
    """A file cannot be read as what it claims to be."""

    path: str
    reason: str
    code: ClassVar[str] = "file"
