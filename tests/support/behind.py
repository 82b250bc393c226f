"""Reaching into a store behind the software's back, as other tools could."""

from contextlib import closing

from jobplus_core.db.connect import connect_postgresql, connect_sqlite
from jobplus_core.db.location import Location


def tamper(location: Location, *statements: str) -> int:
    """Run SQL as another tool would, without foreign keys in the way; gives how many rows the last one touched."""
    touched = 0
    if location.dialect == "sqlite":
        with closing(connect_sqlite(location)) as raw:
            raw.execute("PRAGMA foreign_keys = OFF")
            for statement in statements:
                touched = raw.execute(statement).rowcount
        return touched
    with closing(connect_postgresql(location)) as connection:
        connection.execute("SET session_replication_role = replica")
        for statement in statements:
            touched = connection.execute(statement).rowcount
    return touched
