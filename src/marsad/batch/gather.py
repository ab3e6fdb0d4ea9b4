"""What was read, gathered for linking in a scratch database on disk: tellings in the order of their days, and the pairs that share a key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from marsad.batch import candidates
from marsad.batch.candidates import CHUNK, DUCKDB, FILE
from marsad.batch.duck import connect
from marsad.batch.folder import tables
from marsad.batch.scores import Scoring, stream_of
from marsad.errors import CaseError
from marsad.model.crowd import lot

ALONE = "SELECT (SELECT count(DISTINCT n) FROM filed) - (SELECT count(DISTINCT n) FROM filing)"
DRAWN = 100_000  # tellings that draw a lot at once


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
        for name, paths in files.items():
            self.base.execute(f"CREATE VIEW {name} AS SELECT * EXCLUDE (path), {FILE[DUCKDB]} AS file FROM read_parquet({[*paths]!r}, hive_partitioning = false, filename = 'path')")
        for name, sql in candidates.NUMBERED.items():
            self.base.execute(f"CREATE TABLE {name} AS {sql}")
        self.base.execute("CREATE TABLE report AS SELECT r, s.report, published, kept FROM reports s JOIN chosen c ON s.report = c.report AND s.file = c.file ORDER BY published, s.report")
        self.base.execute("CREATE TABLE telling AS SELECT n, s.uid, r, s.day, payload, apart FROM tellings s JOIN numbered m ON s.uid = m.uid AND s.file = m.file ORDER BY n")
        self.base.execute("CREATE TABLE total AS SELECT s.* EXCLUDE (file) FROM totals s JOIN chosen c ON s.report = c.report AND s.file = c.file")
        count: int = self.rows("SELECT count(*) FROM telling")[0][0]
        return count

    def file_under_keys(self, most: int) -> Crowded:
        """File the tellings under their keys, and leave aside the keys that more than ``most`` share: the pairs under one grow with the square of those."""
        self._draw()
        self.base.execute(f"CREATE TABLE filed AS {candidates.FILED} ORDER BY n")
        self.base.execute(f"CREATE TABLE crowded AS {candidates.CROWDED.format(most=most)}")
        keys, largest = self.rows(candidates.TOLD_OF_CROWDED)[0]
        if not keys:
            self.base.execute("CREATE VIEW filing AS SELECT * FROM filed")
            return Crowded(0, 0, 0)
        self.base.execute(f"CREATE TABLE filing AS {candidates.LEFT} ORDER BY n")
        (alone,) = self.rows(ALONE)[0]
        return Crowded(keys, largest, alone)

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

    def pairs(self, tellings: int) -> Iterator[Scoring]:
        """The pairs of tellings that are compared, some at a time, with the tellings in them."""
        self.base.execute(f"CREATE TABLE speaker AS {candidates.SPEAKER} ORDER BY n")
        sql = f"{candidates.pairs(' WHERE a.n >= ? AND a.n < ? AND b.n >= ?')} ORDER BY 1, 2"
        for number, low in enumerate(range(0, tellings, CHUNK)):
            pairs = self.table(sql, (low, low + CHUNK, low) * 2)
            if pairs.num_rows:
                self.base.register("pairs", pairs)
                told = self.table("SELECT n, payload FROM telling WHERE n IN (SELECT a FROM pairs UNION SELECT b FROM pairs)")
                self.base.unregister("pairs")
                yield Scoring(number, stream_of(pairs), stream_of(told))

    def linked(self) -> dict[int, int | None]:
        """The day of each telling that a link touches, by number."""
        return dict(self.rows("SELECT n, day FROM telling WHERE n IN (SELECT na FROM link UNION SELECT nb FROM link) ORDER BY n"))
