"""Many rows at once: COPY on PostgreSQL, statements of many rows on SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain
from typing import Any

from django.db import DatabaseError, OperationalError, connection, transaction

from marsad.errors import DamagedCase, DatabaseAway, NotWritten
from marsad.record.cells import from_cell as from_cell  # who asks for rows wants their texts too
from marsad.record.cells import to_cell as to_cell

_CELLS = (30_000, 900, 1)  # values of one statement on SQLite (32,766 at most)
_LOCK = 0x6D61_7273  # one writer of the ledger at a time, over all processes


def insert(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], *, together: bool = False) -> None:
    """Add rows to a table; ``columns`` are its column names in the order of the cells.

    ``together``: thousands of rows a statement, which costs SQLite half as much for narrow rows.
    """
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            rows, at = list(rows), 0
            with connection.wrap_database_errors:  # past Django's cursor, which would write out such long statements anew each time
                for cells in _CELLS if together else (1,):
                    size = max(cells // len(columns), 1)
                    end = len(rows) - (len(rows) - at) % size
                    parts = (list(chain.from_iterable(rows[first : first + size])) for first in range(at, end, size))
                    connection.connection.executemany(_statement(table, names, len(columns), size), parts)
                    at = end


@cache
def _statement(table: str, names: str, columns: int, rows: int) -> str:
    row = f"({', '.join('?' * columns)})"
    return f"INSERT INTO {table} ({names}) VALUES {', '.join([row] * rows)}"


def query(sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """All rows of a query. Raises DatabaseAway."""
    with told(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def stream(sql: str, values: Sequence[Any] = (), *, size: int = 2000) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, some thousand in memory at a time. Raises DatabaseAway."""
    with told(), connection.chunked_cursor() as cursor:
        cursor.execute(sql, values)
        while rows := cursor.fetchmany(size):
            yield from rows


@contextmanager
def writing() -> Iterator[None]:
    """One transaction of one writer: all of it is kept, or nothing.

    Raises DatabaseAway where the database stops answering, NotWritten where it cannot write.
    """
    with told(), transaction.atomic():
        if connection.vendor == "postgresql":
            query_nothing("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        yield


@contextmanager
def snapshot() -> Iterator[None]:
    """One view of the case, whatever writers add meanwhile; nobody waits for anybody."""
    begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if connection.vendor == "postgresql" else "BEGIN"
    with told():
        if connection.in_atomic_block:
            yield
            return
        query_nothing(begin)
        try:
            yield
        finally:
            if connection.connection is not None:
                query_nothing("ROLLBACK")


_DAMAGED = ("malformed", "not a database", "corrupt")
_NO_ROOM = ("disk", "full", "readonly", "read-only", "unable to open", "i/o error", "no space")


@contextmanager
def told() -> Iterator[None]:
    """What a database says when it cannot write or is gone, in words for the person at the desk."""
    try:
        yield
    except DatabaseError as fault:
        gone = connection.vendor == "postgresql" and (connection.connection is None or connection.connection.closed)
        if gone:
            connection.close()
        if any(word in str(fault).lower() for word in _DAMAGED):
            raise DamagedCase(f"the file of the database is damaged ({_plain(fault)}): marsad verify says what is; write no more into it, and restore the case from a bag or a backup") from fault
        if any(word in str(fault).lower() for word in _NO_ROOM):
            raise NotWritten(f"the case cannot be written ({_plain(fault)}): free some space or check its rights; nothing half-done was kept") from fault
        if gone or isinstance(fault, OperationalError):
            raise DatabaseAway(f"the database does not answer ({_plain(fault)}); nothing half-done was kept: run the command again") from fault
        raise


def query_nothing(sql: str, values: Sequence[Any] = ()) -> None:
    """Run a statement whose answer is of no use."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def _plain(fault: Exception) -> str:
    return " ".join(str(fault).split())[:200]
