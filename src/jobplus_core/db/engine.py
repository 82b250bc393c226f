"""SQLAlchemy over our own connections: it never begins a transaction by itself."""

from typing import Final

from sqlalchemy import Engine, QueuePool, create_engine, event
from sqlalchemy.engine import Connection

from jobplus_core.db.connect import connect_sqlite
from jobplus_core.db.location import Location

READING: Final = "jobplus_reading"


def make_engine(location: Location) -> Engine:
    """An engine whose SQLite transactions take the write lock at their first statement, not at their last.

    A deferred transaction that reads first and writes later fails when another desk wrote in between.
    """
    if location.dialect == "postgresql":
        url = (location.url or "").replace("postgresql://", "postgresql+psycopg://", 1)
        return create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    import sqlcipher3

    engine = create_engine(
        "sqlite://",
        module=sqlcipher3,
        creator=lambda: connect_sqlite(location),
        hide_parameters=True,
        poolclass=QueuePool,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get(READING, False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def reading(engine: Engine) -> Engine:
    """The same engine for sessions that only read: one snapshot, and no lock that a writer would wait for."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(**{READING: True})
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
