"""Typed refusals: what the core will not do, with the figures a person needs to act.

The desk and the command line word them (`jobplus_tui.phrases`); `code` is stable.
"""

from inspect import get_annotations
from typing import Any, ClassVar, dataclass_transform, get_origin


@dataclass_transform(eq_default=False)
class Refusal(Exception):
    """An act that did not happen, and left nothing behind.

    Subclasses name their figures as dataclasses do. They are no dataclasses: generating forty of them costs the desk
    3 ms before its first frame.
    """

    code: ClassVar[str] = "refused"
    figures: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        own = [name for name, kind in get_annotations(cls).items() if not _is_class_var(kind)]
        cls.figures = (*cls.figures, *own)

    def __init__(self, *values: Any, **named: Any) -> None:
        """Take the figures by place or by name.

        Raises:
            TypeError: A figure is missing, unknown or given twice.
        """
        super().__init__(*values)
        given = dict(zip(self.figures, values, strict=False))
        if len(values) > len(self.figures) or given.keys() & named.keys() or {*given, *named} != {*self.figures}:
            raise TypeError(f"{type(self).__name__} takes the figures {self.figures}")
        self.__dict__.update(given, **named)

    def __str__(self) -> str:
        figures = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.figures)
        return f"{self.code}({figures})"


def _is_class_var(kind: object) -> bool:
    return get_origin(kind) is ClassVar or kind is ClassVar


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


class NotFound(Refusal):
    """No such record."""

    kind: str
    id: int
    code: ClassVar[str] = "not_found"


class Stale(Refusal):
    """Another desk saved this record first."""

    kind: str
    id: int
    code: ClassVar[str] = "stale"


class RecordMerged(Refusal):
    """The record was merged into another of the same person, which takes its writes."""

    seeker_id: int
    kept_id: int
    code: ClassVar[str] = "record_merged"


class MergeWithItself(Refusal):
    """Both records named are one."""

    seeker_id: int
    code: ClassVar[str] = "merge_with_itself"


class LaterMerge(Refusal):
    """A later merge of the same person stands on this one and has to be taken back first."""

    merge_id: int
    later_id: int
    code: ClassVar[str] = "later_merge"


class FieldRefused(Refusal):
    """A field holds something that cannot be saved."""

    field: str
    value: str
    reason: str
    code: ClassVar[str] = "field"


class FieldMissing(Refusal):
    """A field must be filled before this can be saved."""

    field: str
    code: ClassVar[str] = "field_missing"


class ResidentNumber(Refusal):
    """The text looks like a resident registration number, which is never stored."""

    field: str
    code: ClassVar[str] = "resident_number"


class PostingFull(Refusal):
    """Every opening of the posting is filled."""

    posting_id: int
    openings: int
    code: ClassVar[str] = "posting_full"


class PostingClosed(Refusal):
    """The posting no longer takes people."""

    posting_id: int
    code: ClassVar[str] = "posting_closed"


class OpeningsBelowHires(Refusal):
    """Fewer openings are wanted than people stand hired for them."""

    posting_id: int
    openings: int
    filled: int
    code: ClassVar[str] = "openings_below_hires"


class EmployerKnown(Refusal):
    """Another employer of the center has this business number already: it is the same one."""

    employer_id: int
    name: str
    code: ClassVar[str] = "employer_known"


class AlreadyReferred(Refusal):
    """This pair has a referral that is still live."""

    referral_id: int
    code: ClassVar[str] = "already_referred"


class AlreadyPlaced(Refusal):
    """This person already has a standing placement at this posting."""

    placement_id: int
    code: ClassVar[str] = "already_placed"


class ReferralEnded(Refusal):
    """The referral has ended and cannot move on."""

    referral_id: int
    state: str
    code: ClassVar[str] = "referral_ended"


class MoveNotAllowed(Refusal):
    """The table of states has no such move."""

    found: str
    wanted: str
    code: ClassVar[str] = "move_not_allowed"


class WarningsUnconfirmed(Refusal):
    """Something has to be confirmed before this pair is referred; `warnings` are the codes, joined by blanks."""

    warnings: str
    code: ClassVar[str] = "warnings_unconfirmed"


class RestsOnIt(Refusal):
    """The act cannot be taken back, for a later one rests on it, which goes first."""

    kind: str
    id: int
    code: ClassVar[str] = "rests_on_it"


class NotUndoable(Refusal):
    """Acts of this kind are not taken back; what is to be done instead is said by the kind."""

    command: str
    code: ClassVar[str] = "not_undoable"


class AlreadyDone(Refusal):
    """The record was finished before."""

    kind: str
    id: int
    code: ClassVar[str] = "already_done"


class AlreadyReversed(Refusal):
    """The ledger row has been reversed before."""

    entry_id: int
    code: ClassVar[str] = "already_reversed"


class FutureDate(Refusal):
    """The day claimed has not come yet."""

    field: str
    value: str
    code: ClassVar[str] = "future_date"


class SignInRefused(Refusal):
    """Name and password do not fit."""

    left: int
    code: ClassVar[str] = "sign_in_refused"


class AccountLocked(Refusal):
    """Too many failures; an administrator or the passing of time opens it."""

    minutes: int
    code: ClassVar[str] = "account_locked"


class PasswordWeak(Refusal):
    """The password is too short or on the list of common ones."""

    least: int
    code: ClassVar[str] = "password_weak"


class RoleMissing(Refusal):
    """The account lacks the role this act asks for."""

    role: str
    code: ClassVar[str] = "role_missing"


class TeamMissing(Refusal):
    """The act is another team's, or a lead's."""

    team: str
    code: ClassVar[str] = "team_missing"


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


class PeriodClosed(AlreadyDone):
    """The week or month is closed."""

    code: ClassVar[str] = "period_closed"


class PeriodNotOver(FutureDate):
    """The week or month goes on until `value`."""

    code: ClassVar[str] = "period_not_over"


class OutcomesMissing(Refusal):
    """Too few referrals have ended in a way that weights could be learned from."""

    reason: str
    found: int
    needed: int
    code: ClassVar[str] = "outcomes_missing"


class NothingProposed(Refusal):
    """No proposal of weights waits for a decision."""

    code: ClassVar[str] = "nothing_proposed"


class ProposalOutdated(Refusal):
    """The weights have changed since the proposal was made beside them."""

    held: int
    version: int
    code: ClassVar[str] = "proposal_outdated"
