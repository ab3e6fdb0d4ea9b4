"""What linking goes on from when one more report comes: tellings with their keys, links, reports as linking sees them, running totals.

Payloads are linking's own; the record keeps them without knowing what they say. All of it is derived.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from django.db import connection

from marsad.model.crowd import SPEAKERS, lot
from marsad.record.kept import forget_kept
from marsad.record.rows import insert, query, query_nothing, stream
from marsad.record.subjects import as_read

TABLES = ("telling", "tellingkey", "link", "linkedreport", "total")
JOINS = "+"  # before the levels of a link that joined two clusters
_AT_ONCE = 500
_MOST = 10_000  # tellings of which the links are asked for at once
T = TypeVar("T")
Filed = tuple[int, int]  # a telling under a key: its lot and its number


@dataclass(frozen=True, slots=True)
class TellingRow:
    """A telling as kept. ``keys`` are those it is filed under; they are written, and asked for by ``under``, never read back."""

    uid: str
    report: str
    home: str
    payload: str
    keys: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link of two tellings as kept; ``a`` is the smaller uid."""

    a: str
    b: str
    score: float
    levels: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as linking sees it, the reading it was made of, and its running totals (place, day, payload)."""

    report: str
    reading: int
    payload: str
    totals: tuple[tuple[str, str, str], ...] = ()


def count_anew() -> None:
    """Tell PostgreSQL how full the tables are now, so that it asks their indexes. Call inside ``writing()``, after all was kept."""
    if connection.vendor == "postgresql":
        query_nothing(f"ANALYZE {', '.join(f'record_{table}' for table in TABLES)}")


def how_many() -> int:
    """How many reports are linked."""
    count: int = query("SELECT count(*) FROM record_linkedreport")[0][0]
    return count


def clear() -> None:
    """Forget everything, before all is linked from nothing. Call inside ``writing()``."""
    for table in TABLES:
        query_nothing(f"DELETE FROM record_{table}")


def keep(tellings: Iterable[TellingRow], links: Iterable[LinkRow], reports: Iterable[ReportRow]) -> None:
    """Add rows. Call inside ``writing()``."""
    number: int = query("SELECT coalesce(max(number), 0) FROM record_telling")[0][0]
    for part in _runs(tellings):
        numbered = list(enumerate(part, number + 1))
        number += len(part)
        insert("record_telling", ("number", "uid", "report", "home", "payload"), [(at, one.uid, one.report, one.home, one.payload) for at, one in numbered])
        insert("record_tellingkey", ("key", "lot", "telling"), sorted((key, lot(one.uid), at) for at, one in numbered for key in one.keys))  # as the index has them
    for linked in _runs(links):
        insert("record_link", ("a", "b", "score", "levels"), [(one.a, one.b, one.score, one.levels) for one in linked])
    for seen in _runs(reports):
        insert("record_linkedreport", ("report", "reading", "payload"), [(one.report, one.reading, one.payload) for one in seen])
        insert("record_total", ("report", "place", "as_of", "payload"), [(one.report, *total) for one in seen for total in one.totals])


def of_reports(reports: Collection[str]) -> list[tuple[int, TellingRow]]:
    """The tellings of some reports, each with its number."""
    return [(row[0], TellingRow(*row[1:])) for row in _asked("SELECT number, uid, report, home, payload FROM record_telling WHERE report IN", reports)]


def of_homes(homes: Collection[str]) -> list[TellingRow]:
    """The tellings of some clusters."""
    return [TellingRow(*row) for row in _asked("SELECT uid, report, home, payload FROM record_telling WHERE home IN", homes)]


def joins_of(homes: Collection[str]) -> Iterator[tuple[Any, ...]]:
    """The links that joined the tellings of some clusters, as plain rows (a, b, score, levels)."""
    for part in _parts(sorted(homes)):
        ours = f"(SELECT uid FROM record_telling WHERE home IN ({_marks(part)}))"
        yield from stream(f"SELECT a, b, score, levels FROM record_link WHERE substr(levels, 1, 1) = '{JOINS}' AND a IN {ours}", part)


def links_from(uids: Collection[str]) -> Iterator[tuple[Any, ...]]:
    """The links that lead from some tellings, as plain rows, for they may be a million; of very many tellings, one between two of them may come twice."""
    for part in _parts(sorted(uids), _MOST):
        marks = _marks(part)
        yield from stream(f"SELECT a, b, score, levels FROM record_link WHERE a IN ({marks})", part)
        yield from stream(f"SELECT a, b, score, levels FROM record_link WHERE b IN ({marks}) AND a NOT IN ({marks})", [*part, *part])


def homes_of(uids: Collection[str]) -> set[str]:
    """The clusters that some tellings lie in."""
    return {row[0] for row in _asked("SELECT home FROM record_telling WHERE uid IN", uids)}


def is_home(label: str) -> bool:
    """Whether a cluster is called so."""
    return bool(query("SELECT 1 FROM record_telling WHERE home = %s LIMIT 1", [label]))


def first_under(keys: Collection[int], most: int) -> dict[int, list[Filed]]:
    """The first tellings that are filed under some keys, by lot; at most so many of each."""
    sql = "SELECT key, lot, telling FROM (SELECT key, lot, telling, row_number() OVER (PARTITION BY key ORDER BY lot) AS nth FROM record_tellingkey WHERE key IN"
    return _filed(row for part in _parts(sorted(keys)) for row in query(f"{sql} ({_marks(part)})) AS filed WHERE nth <= %s ORDER BY key, lot", [*part, most]))


def all_under(keys: Collection[int]) -> dict[int, list[Filed]]:
    """All tellings that are filed under some keys, by lot."""
    return _filed(sorted(_asked("SELECT key, lot, telling FROM record_tellingkey WHERE key IN", keys)))


def _filed(rows: Iterable[tuple[int, int, int]]) -> dict[int, list[Filed]]:
    found: dict[int, list[Filed]] = {}
    for key, drawn, number in rows:
        found.setdefault(key, []).append((drawn, number))
    return found


def of_numbers(numbers: Collection[int]) -> list[tuple[int, TellingRow]]:
    """Some tellings by their numbers."""
    return [(row[0], TellingRow(*row[1:])) for row in _asked("SELECT number, uid, report, home, payload FROM record_telling WHERE number IN", numbers)]


def shelves(reports: Collection[str]) -> list[str]:
    """Some reports as linking sees them."""
    return [row[0] for row in _asked("SELECT payload FROM record_linkedreport WHERE report IN", reports)]


def all_shelves() -> list[str]:
    """All reports as linking sees them."""
    return [row[0] for row in query("SELECT payload FROM record_linkedreport ORDER BY report", [])]


def homes_of_reports(reports: Collection[str]) -> dict[str, set[str]]:
    """The homes of all that each of some reports tells."""
    found: dict[str, set[str]] = {}
    for report, home in _asked("SELECT report, home FROM record_telling WHERE report IN", reports):
        found.setdefault(report, set()).add(home)
    return found


def drop(reports: Collection[str], tellings: Sequence[tuple[int, TellingRow]], keys: Iterable[tuple[int, int, int]]) -> None:
    """Forget some reports, and ``tellings`` with the (key, lot, number) that these are filed under. Call inside ``writing()``."""
    uids = [one.uid for _, one in tellings]
    for table, column, values in (("link", "a", uids), ("link", "b", uids), ("telling", "uid", uids), ("linkedreport", "report", reports), ("total", "report", reports)):
        for part in _parts(values):
            query_nothing(f"DELETE FROM record_{table} WHERE {column} IN ({_marks(part)})", part)
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM record_tellingkey WHERE key = %s AND lot = %s AND telling = %s", list(keys))


def relevel(links: Iterable[LinkRow]) -> None:
    """Give links other levels. Call inside ``writing()``."""
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE record_link SET levels = %s WHERE a = %s AND b = %s", [(one.levels, one.a, one.b) for one in links])


def rehome(moved: Mapping[str, str]) -> None:
    """Give tellings (by uid) other homes. Call inside ``writing()``."""
    by_home: dict[str, list[str]] = {}
    for uid, home in moved.items():
        by_home.setdefault(home, []).append(uid)
    for home, uids in by_home.items():
        for part in _parts(uids):
            query_nothing(f"UPDATE record_telling SET home = %s WHERE uid IN ({_marks(part)})", [home, *part])


def empty(report: str) -> None:
    """Shred what linking keeps of a report's words; the next link run drops the rest, and looks at who speaks for a crowd in its place. Call inside ``writing()``."""
    forget_kept(report)
    gone = {row[0] for row in query("SELECT number FROM record_telling WHERE report = %s", [report])}
    filed = {row[0] for row in query("SELECT DISTINCT key FROM record_tellingkey WHERE telling IN (SELECT number FROM record_telling WHERE report = %s)", [report])}
    next_ = {number for block in first_under(filed, SPEAKERS + len(gone)).values() for number in _stepping_up(block, gone)}
    look_again({row.report for _, row in of_numbers(next_)})
    query_nothing("DELETE FROM record_tellingkey WHERE telling IN (SELECT number FROM record_telling WHERE report = %s)", [report])
    query_nothing("UPDATE record_telling SET payload = '' WHERE report = %s", [report])
    query_nothing("UPDATE record_linkedreport SET payload = '', reading = 0 WHERE report = %s", [report])
    query_nothing("DELETE FROM record_total WHERE report = %s", [report])


def look_again(reports: Collection[str]) -> None:
    """The next link run looks at some reports as if they had just been read. Call inside ``writing()``."""
    for part in _parts(reports):
        query_nothing(f"UPDATE record_linkedreport SET reading = 0 WHERE report IN ({_marks(part)})", part)


def _stepping_up(block: Sequence[Filed], gone: set[int]) -> set[int]:
    """Who speaks under a key once some are gone, and did not before."""
    return {number for _, number in [one for one in block if one[1] not in gone][:SPEAKERS]} - {number for _, number in block[:SPEAKERS]}


def totals() -> Iterator[tuple[str, str]]:
    """All running totals: report and payload."""
    for row in stream("SELECT report, payload FROM record_total ORDER BY as_of, id"):
        yield row[0], row[1]


def reports_of(uids: Collection[str]) -> set[str]:
    """The reports in which some claims, events or harms were read."""
    return as_read("report_id", uids)


def reports_of_voice(voice: str) -> set[str]:
    """The reports in which an actor (by its pack's id), or a voice so named, is heard."""
    return {row[0] for row in query("SELECT DISTINCT g.report_id FROM record_voice v JOIN record_reading g ON g.id = v.reading_id WHERE g.current AND (v.actor = %s OR v.name = %s)", [voice, voice])}


def _asked(sql: str, values: Collection[Any], *before: Any) -> Iterator[tuple[Any, ...]]:
    for part in _parts(sorted(values)):
        yield from query(f"{sql} ({_marks(part)})", [*before, *part])


def _runs(rows: Iterable[T]) -> Iterator[list[T]]:
    """Rows some thousand at a time, so that a large case is never held as rows at once."""
    rest = iter(rows)
    while run := list(islice(rest, 5000)):
        yield run


def _parts(values: Collection[Any], most: int = _AT_ONCE) -> Iterator[list[Any]]:
    ordered = list(values)
    for at in range(0, len(ordered), most):
        yield ordered[at : at + most]


def _marks(part: Sequence[Any]) -> str:
    return ", ".join(["%s"] * len(part))
