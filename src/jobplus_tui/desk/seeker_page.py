"""One person's record with everything that was done for them."""

from typing import NamedTuple

from jobplus_core.actor import Actor
from jobplus_core.counseling.queries import Promise, open_promise
from jobplus_core.db.read_port import Reader
from jobplus_core.errors import NotFound
from jobplus_core.seekers import queries
from jobplus_core.seekers.merging.queries import root
from jobplus_core.seekers.rules import SeekerForm
from jobplus_tui.desk.timeline import Happening, timeline


class SeekerPage(NamedTuple):
    """A person's record with everything that was done for them.

    Attributes:
        promise: What was promised to the person and neither kept nor replaced yet.
        done: The timeline, newest first.
    """

    record: queries.Record
    form: SeekerForm
    promise: Promise | None
    done: list[Happening]


def seeker_page(reader: Reader, seeker_id: int, actor: Actor) -> SeekerPage:
    """Read a person's record as somebody may see it; for a number merged into another, the one that was kept.

    Raises:
        NotFound: There is none.
    """
    kept = root(reader, seeker_id)
    row = queries.record(reader, kept)
    if row is None:
        raise NotFound("seeker", seeker_id)
    return SeekerPage(row, queries.form_of(reader, row), open_promise(reader, kept), timeline(reader, kept, actor))
