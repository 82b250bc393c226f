"""Keep the parts of names true to the people: each function is a step of a command that is under way."""

from collections.abc import Iterable

from sqlmodel import col, delete

from jobplus_core.db.unit_of_work import Work
from jobplus_core.seekers.finding.rules import NAME_PART_COLUMNS, NAME_PARTS, name_part_rows
from jobplus_core.tables import METADATA
from jobplus_core.tables.people import Seeker, SeekerNamePart


def write_name_parts(work: Work, seeker: Seeker) -> None:
    """Let a person be found by the name their row holds now; whoever is merged, staged or destroyed by none."""
    drop_name_parts(work, seeker.key)
    if seeker.merged_into_id is None and not seeker.staged and seeker.destroyed_at is None:
        write_many_name_parts(work, [(seeker.institution_id, seeker.key, seeker.name)])


def write_many_name_parts(work: Work, people: Iterable[tuple[int, int, str]]) -> None:
    """Let many people be found who have no parts yet.

    Args:
        people: Each one's institution, id and name; the caller takes them in portions and leaves out who is not to
            be found.
    """
    rows = [dict(zip(NAME_PART_COLUMNS, part, strict=True)) for person in people for part in name_part_rows(*person)]
    if rows:
        work.session.execute(METADATA.tables[NAME_PARTS].insert(), rows)


def drop_name_parts(work: Work, seeker_id: int) -> None:
    """Let nobody find a person by name any more."""
    work.session.execute(delete(SeekerNamePart).where(col(SeekerNamePart.seeker_id) == seeker_id))
