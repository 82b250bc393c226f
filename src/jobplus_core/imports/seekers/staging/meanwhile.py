"""People of a list whom another desk registered, or another list brought, while this one was being staged."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import bindparam
from sqlmodel import text

from jobplus_core.db.unit_of_work import Work

PORTION: Final = 500
_SAME: Final = (
    "s.phone4 = o.phone4 AND s.phone = o.phone",
    "s.birth_date = o.birth_date AND s.name_jamo = o.name_jamo",
)
_FOUND: Final = """SELECT s.id, MIN(o.id) FROM seeker o CROSS JOIN seeker s
    WHERE (o.id > :newest OR o.import_run_id IN (
            SELECT r.id FROM import_run r
            WHERE r.institution_id = :center AND r.state = 'done' AND r.done_at >= :started))
        AND o.institution_id = :center AND o.staged = :no AND o.merged_into_id IS NULL AND o.destroyed_at IS NULL
        AND {same} AND s.import_run_id = :run AND s.staged = :yes
    GROUP BY s.id"""


def there_already(work: Work, run_id: int, *, newest: int, started: int) -> dict[int, int]:
    """Staged people by record, with the record of the same person that came to be while they were being staged.

    Args:
        newest: The newest record when staging began.
        started: When that was, microseconds UTC.
    """
    scope = {
        "run": run_id,
        "center": work.actor.institution_id,
        "newest": newest,
        "started": started,
        "yes": True,
        "no": False,
    }
    found: dict[int, int] = {}
    for same in _SAME:
        found.update((int(row[0]), int(row[1])) for row in work.session.execute(text(_FOUND.format(same=same)), scope))
    return found


def leave_out(work: Work, run_id: int, same: dict[int, int]) -> None:
    """Take staged people out again, and have their rows lead to the records that are there."""
    for key, record in same.items():
        work.session.execute(
            text(
                "UPDATE import_row SET seeker_id = :record, outcome = 'skipped'"
                " WHERE run_id = :run AND seeker_id = :key"
            ),
            {"record": record, "run": run_id, "key": key},
        )
    keys = sorted(same)
    for first in range(0, len(keys), PORTION):
        take_out_people(work, keys[first : first + PORTION])


def take_out_people(work: Work, keys: Sequence[int]) -> None:
    """Delete staged people with what hangs on them."""
    for table, column in (("wish", "seeker_id"), ("seeker_license", "seeker_id"), ("registration", "seeker_id"),
                          ("seeker", "id")):  # fmt: skip
        statement = text(f"DELETE FROM {table} WHERE {column} IN :ids").bindparams(bindparam("ids", expanding=True))
        work.session.execute(statement, {"ids": list(keys)})
