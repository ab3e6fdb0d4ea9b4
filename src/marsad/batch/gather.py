"""What was read, gathered for linking in a scratch database on disk: tellings in the order of their days, and the pairs that share a key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from marsad.batch.duck import connect
from marsad.batch.folder import tables
from marsad.batch.scores import Scoring, stream_of
from marsad.errors import CaseError
from marsad.model.crowd import SPEAKERS, lot

CHUNK = 5_000  # tellings whose pairs are scored together
DRAWN = 100_000  # tellings that draw a lot at once
_SAMPLE = 3


@dataclass(frozen=True, slots=True)
class Crowded:
    """The keys that too many tellings share to tell anything: how many, the tellings under the largest, and those that share no other key."""

    keys: int
    largest: int
    alone: int


class Scratch:
    """The scratch database of one link run. Numbers of tellings (``n``) follow their days, so that neighbours in time are neighbours on disk."""

    def __init__(self, out: Path, folder: Path, memory: str, threads: int) -> None:
        self.out = out
        self.base = connect(str(folder / "scratch.duckdb"), memory_limit=memory, threads=threads, temp_directory=str(folder / "spilled"))

    def close(self) -> None:
        self.base.close()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        found: list[tuple[Any, ...]] = self.base.execute(sql, list(values)).fetchall()
        return found

    def table(self, sql: str, values: Sequence[Any] = ()) -> pa.Table:
        """The rows of a query as an Arrow table."""
        return self.base.sql(sql, params=list(values)).to_arrow_table()

    def gather(self) -> int:
        """Take in reports, tellings and running totals; how many tellings there are. A report that stands in several inputs is taken once."""
        files = {name: tables(self.out, name) for name in ("reports", "tellings", "keys", "totals")}
        if not files["reports"]:
            raise CaseError(f"{self.out}: no report was read; fill it: marsad batch read INPUT… {self.out}")
        source = {name: f"read_parquet({[*paths]!r}, hive_partitioning = false, filename = 'path')" for name, paths in files.items()}
        self.base.execute(f"CREATE TABLE chosen AS SELECT report, min(parse_filename(path)) AS file, row_number() OVER (ORDER BY report) AS r FROM {source['reports']} GROUP BY report")
        self.base.execute(f"CREATE TABLE report AS SELECT r, report, published, kept FROM {source['reports']} s JOIN chosen USING (report) WHERE file = parse_filename(path) ORDER BY published, report")
        self.base.execute(
            f"CREATE TABLE numbered AS SELECT row_number() OVER (ORDER BY day NULLS LAST, uid) - 1 AS n, uid, r, day, file FROM {source['tellings']} JOIN chosen USING (report) WHERE file = parse_filename(path)"
        )
        self.base.execute(f"CREATE TABLE telling AS SELECT n, s.uid, r, s.day, payload, apart FROM {source['tellings']} s JOIN numbered m ON s.uid = m.uid AND file = parse_filename(path) ORDER BY n")
        self._draw()
        speaks = f"row_number() OVER (PARTITION BY key ORDER BY lot) <= {SPEAKERS} AS speaks"
        self.base.execute(f"CREATE TABLE filed AS SELECT key, n, r, {speaks} FROM {source['keys']} s JOIN numbered m ON s.uid = m.uid AND file = parse_filename(path) JOIN drawn USING (n) ORDER BY n")
        self.base.execute(f"CREATE TABLE total AS SELECT s.* EXCLUDE (path) FROM {source['totals']} s JOIN chosen USING (report) WHERE file = parse_filename(path)")
        count: int = self.rows("SELECT count(*) FROM telling")[0][0]
        return count

    def _draw(self) -> None:
        """Draw a lot for each telling, by which some speak for the crowd under a key."""
        self.base.execute("CREATE TABLE drawn (n BIGINT, lot BIGINT)")
        (tellings,) = self.rows("SELECT count(*) FROM numbered")[0]
        for low in range(0, tellings, DRAWN):
            some = self.table("SELECT n, uid FROM numbered WHERE n >= ? AND n < ?", (low, low + DRAWN))
            drawn = pa.table({"n": some.column("n"), "lot": pa.array(map(lot, some.column("uid").to_pylist()), pa.int64())})
            self.base.register("some_drawn", drawn)
            self.base.execute("INSERT INTO drawn SELECT n, lot FROM some_drawn")
            self.base.unregister("some_drawn")

    def drop_crowded(self, most: int) -> Crowded:
        """Leave aside the keys that more than ``most`` tellings share: the pairs under one grow with the square of those."""
        self.base.execute("CREATE TABLE crowded AS SELECT key, count(*) AS shared FROM filed GROUP BY key HAVING count(*) > ?", [most])
        keys, largest = self.rows("SELECT count(*), coalesce(max(shared), 0) FROM crowded")[0]
        if not keys:
            return Crowded(0, 0, 0)
        (before,) = self.rows("SELECT count(DISTINCT n) FROM filed")[0]
        self.base.execute("CREATE OR REPLACE TABLE filed AS SELECT f.* FROM filed f ANTI JOIN crowded c ON f.key = c.key ORDER BY n")
        (after,) = self.rows("SELECT count(DISTINCT n) FROM filed")[0]
        return Crowded(keys, largest, before - after)

    def pairs(self, tellings: int) -> Iterator[Scoring]:
        """The pairs of tellings of different reports that share a key for which one of them speaks, some at a time, with the tellings in them."""
        self.base.execute("CREATE TABLE speaker AS SELECT key, n, r FROM filed WHERE speaks ORDER BY n")
        half = "SELECT a.n AS a, b.n AS b FROM {} a JOIN {} b ON a.key = b.key AND a.n < b.n AND a.r <> b.r WHERE a.n >= ? AND a.n < ? AND b.n >= ?"
        sql = f"{half.format('speaker', 'filed')} UNION {half.format('filed', 'speaker')} ORDER BY 1, 2"
        for number, low in enumerate(range(0, tellings, CHUNK)):
            pairs = self.table(sql, (low, low + CHUNK, low) * 2)
            if pairs.num_rows:
                self.base.register("pairs", pairs)
                told = self.table("SELECT n, uid, payload FROM telling WHERE n IN (SELECT a FROM pairs UNION SELECT b FROM pairs)")
                self.base.unregister("pairs")
                yield Scoring(number, stream_of(pairs), stream_of(told))

    def days(self) -> list[int | None]:
        """The day of each telling, by number."""
        return [row[0] for row in self.rows("SELECT day FROM telling ORDER BY n")]
