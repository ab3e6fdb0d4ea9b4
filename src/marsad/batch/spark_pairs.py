"""The pairs of an archive found by Spark's SQL and scored by its workers, into the same files as on one machine.

Pairs and the tellings in them go through Parquet, some thousand tellings a part: mapInArrow would ask for pandas on every worker.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from pyarrow import parquet

from marsad.batch import candidates
from marsad.batch.candidates import CHUNK, FILE, SPARK
from marsad.batch.folder import tables
from marsad.batch.gather import ALONE, Crowded
from marsad.batch.scores import Scoring, score_job, stream_of
from marsad.batch.spark import session_of, words_of
from marsad.errors import CaseError
from marsad.extras import needs
from marsad.model.crowd import lot

_PART = f"CAST(floor(a / {CHUNK}) AS BIGINT)"
_ASKED = "SELECT part, a AS n FROM pairs UNION SELECT part, b AS n FROM pairs"
_TOLD = f"SELECT w.part, m.n, s.uid, s.payload FROM ({_ASKED}) w JOIN numbered m ON m.n = w.n JOIN tellings s ON s.uid = m.uid AND s.file = m.file"


def score(out: Path, draft: Path, most: int, master: str) -> tuple[Crowded, int]:
    """Find and score the pairs of what was read into ``out``; the keys left aside, and how many links there are. Raises CaseError.

    1. The SQL of ``candidates``, table by table. 2. Pairs by parts, with the tellings that each part asks for. 3. Each part is scored where it is read.
    """
    session = session_of(master)
    fault = (needs("pyspark.errors").PySparkException, needs("py4j.protocol").Py4JError)
    try:
        crowded = _filed(session, out, most)  # 1
        parts = _parted(session, draft)  # 2
        links = session.sparkContext.parallelize(parts, max(len(parts), 1)).map(partial(score_part, draft=str(draft))).collect() if parts else []  # 3
    except fault as why:
        raise CaseError(f"Spark gave up the pairs ({words_of(why)}); what was linked before stands: run the same command again, or without --engine") from None
    finally:
        session.stop()
    return crowded, sum(links)


def _filed(session: Any, out: Path, most: int) -> Crowded:
    session.conf.set("spark.sql.sources.parallelPartitionDiscovery.threshold", 10_000)  # files are named one by one: there is nothing to look for
    session.conf.set("spark.sql.shuffle.partitions", max(8, 4 * session.sparkContext.defaultParallelism))
    session.udf.register("lot", lot, "BIGINT")
    for name in ("reports", "tellings", "keys"):
        session.read.parquet(*(_at(Path(path)) for path in tables(out, name))).selectExpr("*", f"{FILE[SPARK]} AS file").createOrReplaceTempView(name)
    for name, sql in candidates.NUMBERED.items():
        _view(session, name, sql, kept=True)
    _view(session, "drawn", "SELECT n, lot(uid) AS lot FROM numbered")
    _view(session, "filed", candidates.FILED, kept=True)
    _view(session, "crowded", candidates.CROWDED.format(most=most), kept=True)
    _view(session, "filing", candidates.LEFT)
    _view(session, "speaker", candidates.SPEAKER)
    keys, largest = session.sql(candidates.TOLD_OF_CROWDED).first()
    return Crowded(keys, largest, session.sql(ALONE).first()[0]) if keys else Crowded(0, 0, 0)


def _view(session: Any, name: str, sql: str, *, kept: bool = False) -> None:
    """A name for a query; ``kept``: what is asked for several times is worked out once."""
    made = session.sql(sql)
    (made.cache() if kept else made).createOrReplaceTempView(name)


def _parted(session: Any, draft: Path) -> list[int]:
    """Write the pairs and the tellings in them, by parts; the numbers of the parts."""
    pairs, asked = (draft / name for name in ("pairs", "asked"))
    session.sql(f"SELECT a, b, {_PART} AS part FROM ({candidates.pairs()}) AS p").write.partitionBy("part").parquet(_at(pairs))
    parts = sorted(int(path.name.partition("=")[2]) for path in pairs.glob("part=*"))
    if parts:
        session.read.parquet(_at(pairs)).createOrReplaceTempView("pairs")
        session.sql(_TOLD).write.partitionBy("part").parquet(_at(asked))
    return parts


def _at(path: Path) -> str:
    """A path as Spark takes it: a disk that all workers see, and nothing written in escapes."""
    return f"file://{path.absolute()}"


def score_part(number: int, draft: str) -> int:
    """Score one part where all workers see it; how many links there are."""
    pairs, asked = (parquet.read_table(f"{draft}/{name}/part={number}", partitioning=None) for name in ("pairs", "asked"))
    return score_job(Scoring(number, stream_of(pairs.sort_by([("a", "ascending"), ("b", "ascending")])), stream_of(asked)), draft)
