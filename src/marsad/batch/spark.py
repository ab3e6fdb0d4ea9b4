"""The engine for a cluster: Spark carries the jobs to its workers, which read from and write into folders that all of them see."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Any

from marsad.batch.jobs import Job
from marsad.batch.pool import Died, spare_memory
from marsad.batch.work import Setting, perform
from marsad.extras import needs

Plain = dict[str, Any]
_ROUNDS = 16  # jobs for each core of the cluster that go together: their notes come back when all of them are done


def run(jobs: Iterable[Job], setting: Setting, master: str) -> Iterator[tuple[Job, Plain | Died]]:
    """Do jobs on Spark; ``master`` is its address (spark://host:7077), or local[2] for this machine.

    Where Spark gives up a job for good, those that have no note are done one by one, and the one that fails again is set aside.
    """
    session = session_of(master)
    try:
        rest, together = iter(jobs), _ROUNDS * int(session.sparkContext.defaultParallelism)
        while part := list(islice(rest, together)):
            yield from _part(session, part, setting)
    finally:
        session.stop()


def _part(session: Any, jobs: list[Job], setting: Setting) -> Iterator[tuple[Job, Plain | Died]]:
    fault = (needs("pyspark.errors").PySparkException, needs("py4j.protocol").Py4JError)
    try:
        yield from zip(jobs, _notes(session, jobs, setting), strict=True)
    except fault:
        for job in jobs:
            try:
                yield job, _notes(session, [job], setting)[0]
            except fault as again:
                yield job, Died(f"Spark gave it up twice ({words_of(again)})")


def words_of(fault: Exception) -> str:
    """The last line of what Spark says that a worker raised."""
    told = [line for line in str(fault).splitlines() if re.match(r"\s*[\w.]+(?:Error|Exception|NotWritten)\b", line)]
    return " ".join((told or [str(fault)])[-1].split())[:200]


def _notes(session: Any, jobs: list[Job], setting: Setting) -> list[Plain]:
    """The notes of some jobs, done side by side. By an RDD: mapInArrow asks for pandas, and the rows need not go through Spark."""
    found = session.sparkContext.parallelize(jobs, len(jobs)).map(partial(_perform, setting=setting))
    made: list[Plain] = found.collect()
    return made


def _perform(job: Job, setting: Setting) -> Plain:
    spare_memory()
    return perform(job, setting)


def session_of(master: str) -> Any:
    """A connection to Spark. On this machine its workers are this Python; on a cluster PYSPARK_PYTHON names the one that has Marsad."""
    if master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    made = needs("pyspark.sql").SparkSession.builder.master(master).appName("marsad").config("spark.ui.enabled", "false")
    return made.config("spark.python.worker.reuse", "true").getOrCreate()  # packs are loaded once a worker
