"""What a posting's page and form read and write beside the list of the unfilled."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from jobplus_core.db.read_port import Reader
from jobplus_core.employers.rules import name_key
from jobplus_core.errors import NotFound
from jobplus_core.kinds import SubjectKind, TeamKind
from jobplus_core.postings.editing.queries import (
    Edit,
    LastEdit,
    edits,
    faces_of,
    last_edit,
    stored_posting,
)
from jobplus_core.postings.editing.rules import StoredPosting
from jobplus_core.postings.near import PostingFace, near_postings
from jobplus_core.staff.queries import members_on, names_of
from jobplus_tui.desk.drafts import Drafts
from jobplus_tui.desk.postings import PostingPage

if TYPE_CHECKING:
    from jobplus_core.postings.rules import PostingForm
    from jobplus_tui.desk.session import Desk

CLOSED_DAYS: Final = 30
"""For how many days a closed posting is still looked at for what may be the same job twice."""


class Developer(NamedTuple):
    """A counselor who may develop a posting."""

    counselor_id: int
    name: str


@dataclass(frozen=True, slots=True)
class PostingFile:
    """One posting with all that its page tells.

    Attributes:
        page: Its record, referrals and ladder.
        history: What became of it since it was registered, the newest first.
        near: Other postings of the employer that may be the same job.
        names: Names of the counselors that its history speaks of, by their id.
    """

    page: PostingPage
    stored: StoredPosting
    history: tuple[Edit, ...]
    near: tuple[PostingFace, ...]
    names: dict[int, str]


@dataclass(frozen=True, slots=True)
class SavedNow:
    """A posting as another desk saved it, and by whom."""

    stored: StoredPosting
    by: LastEdit | None


class PostingEditingDesk:
    """Every method runs in a worker thread."""

    def __init__(self, desk: "Desk") -> None:
        """Take the session."""
        self._desk = desk
        self.drafts = Drafts(desk)

    def file(self, posting_id: int) -> PostingFile:
        """One posting whole.

        Raises:
            NotFound: There is none.
        """
        page = self._desk.postings.page(posting_id)

        def read(reader: Reader) -> PostingFile:
            stored = stored_posting(reader, posting_id)
            if stored is None:
                raise NotFound(SubjectKind.POSTING, posting_id)
            history = edits(reader, posting_id)
            ids = {
                value for edit in history for value in edit.changes.get("developer_id", ()) if isinstance(value, int)
            }
            return PostingFile(
                page,
                stored,
                tuple(history),
                self._near(reader, face_of(stored), [stored.employer_id]),
                names_of(reader, ids),
            )

        return self._desk.read(read)

    def stored(self, posting_id: int) -> SavedNow:
        """A posting as it now stands, to mend it or to compare with.

        Raises:
            NotFound: There is none.
        """

        def read(reader: Reader) -> SavedNow:
            stored = stored_posting(reader, posting_id)
            if stored is None:
                raise NotFound(SubjectKind.POSTING, posting_id)
            return SavedNow(stored, last_edit(reader, posting_id))

        return self._desk.read(read)

    def near(self, form: "PostingForm", posting_id: int | None) -> tuple[PostingFace, ...]:
        """The postings of the employer named in a form that may be the same job."""
        key = name_key(form.employer)
        ids = [each.id for each in self._desk.employers.names() if each.name_key == key] if form.employer else []
        face = PostingFace(
            posting_id or 0,
            form.title,
            form.sigungu,
            form.district_code,
            form.wage_basis.value if form.wage_basis else None,
            form.wage_won,
            form.openings,
            "open",
            form.registered_on,
        )
        return self._desk.read(lambda reader: self._near(reader, face, ids)) if ids and form.title else ()

    def _near(self, reader: Reader, face: PostingFace, employer_ids: Collection[int]) -> tuple[PostingFace, ...]:
        since = self._desk.today - timedelta(days=CLOSED_DAYS)
        return near_postings(face, faces_of(reader, employer_ids, since=since))

    def developers(self, present: int | None = None) -> list[Developer]:
        """The counselors who may develop a posting: the posting team first, then everybody else in a team today.

        Args:
            present: Who develops it now; offered too where they are in no team any more.
        """

        def read(reader: Reader) -> list[Developer]:
            members = members_on(reader, self._desk.actor.institution_id, self._desk.today)
            ordered = sorted(members, key=lambda each: each.team_kind != TeamKind.POSTING)
            found = {each.counselor_id: each.name for each in ordered}
            if present is not None and present not in found:
                found |= names_of(reader, [present])
            return [Developer(key, name) for key, name in found.items()]

        return self._desk.read(read)

    def register(self, form: "PostingForm", *, employer_id: int | None, token: str) -> int:
        """Take a posting in, of the employer it was opened for if any, and return its number."""
        from jobplus_core.postings.commands import register_posting

        return register_posting(self._desk.store, self._desk.actor, form, employer_id=employer_id, token=token)

    def mend(self, posting_id: int, form: "PostingForm", *, developer_id: int | None, version: int, token: str) -> int:
        """Save a mended posting and return its number.

        Raises:
            Stale: Another desk saved it since `version`.
        """
        from jobplus_core.postings.editing.commands import edit_posting

        store, actor = self._desk.store, self._desk.actor
        edit_posting(store, actor, posting_id, form, developer_id=developer_id, version=version, token=token)
        return posting_id

    def shut(self, posting_id: int, reason: str, note: str, *, version: int | None, token: str) -> None:
        """Close a posting with a coded reason."""
        from jobplus_core.postings.commands import close_posting

        store, actor = self._desk.store, self._desk.actor
        close_posting(store, actor, posting_id, reason, note=note, version=version, token=token)

    def reopen(self, posting_id: int, reason: str, *, version: int, token: str) -> None:
        """Take people again on a closed posting."""
        from jobplus_core.postings.editing.commands import reopen_posting

        reopen_posting(self._desk.store, self._desk.actor, posting_id, reason, version=version, token=token)


def face_of(stored: StoredPosting) -> PostingFace:
    """A stored posting as far as two are told apart."""
    return PostingFace(
        stored.id,
        stored.title,
        stored.sigungu,
        stored.district_code,
        stored.wage_basis,
        stored.wage_won,
        stored.openings,
        stored.state,
        stored.registered_on,
    )
