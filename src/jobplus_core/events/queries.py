"""The events of a center."""

from datetime import date
from typing import NamedTuple

from jobplus_core.db.read_port import Reader, Value


class EventRow(NamedTuple):
    """An event whose placements are counted apart.

    Attributes:
        hires: Standing placements that came about there.
    """

    id: int
    kind: str
    name: str
    held_on: date
    place: str | None = None
    hires: int = 0


def events(
    reader: Reader, institution_id: int, *, until: date | None = None, only: int | None = None, limit: int = 20
) -> list[EventRow]:
    """The events, the latest first.

    Args:
        until: Only those held by then.
        only: Only this one.
    """
    parameters: dict[str, Value] = {"institution_id": institution_id, "limit": limit}
    held = ""
    if until is not None:
        held = " AND v.held_on <= :until"
        parameters["until"] = until
    if only is not None:
        held += " AND v.id = :only"
        parameters["only"] = only
    return reader.rows(
        f"""SELECT v.id, v.kind, v.name, v.held_on, v.place,
            (SELECT COUNT(*) FROM placement x WHERE x.event_id = v.id AND x.state = 'standing')
        FROM event v WHERE v.institution_id = :institution_id{held}
        ORDER BY v.held_on DESC, v.id DESC LIMIT :limit""",
        parameters,
        EventRow,
    )
