"""The main road of reading an archive: what is named becomes jobs, an engine does them, and a note is left of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from marsad.batch import pool
from marsad.batch.folder import begin, clear_drafts, is_done, locked, set_aside
from marsad.batch.jobs import Job, jobs_in
from marsad.batch.work import Setting, perform
from marsad.capture.collect import Given
from marsad.lexicon.packs import load_packs
from marsad.model.custody import Refused

Plain = dict[str, Any]
LOCAL, SPARK = "local", "spark"


@dataclass(slots=True)
class Told:
    """What one run did: the notes of the jobs that it finished, how many were finished before, those set aside, inputs refused."""

    notes: list[Plain] = field(default_factory=list)
    known: int = 0
    aside: list[tuple[Job, str]] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    def count(self, name: str) -> int:
        """The sum of one figure over all jobs."""
        return sum(int(one[name]) for one in self.notes)


def read(
    inputs: Iterable[str],
    out: Path,
    *,
    packs: Sequence[str] = (),
    given: Given | None = None,
    engine: str = LOCAL,
    processes: int = 1,
    apart: bool = False,
    progress: Callable[[int], object] = lambda _: None,
    told: Told | None = None,
) -> Told:
    """Read all inputs into the folder ``out``; what was finished by an earlier run is not done again. Raises CaseError, NotWritten, PackError.

    ``apart``: in a process of its own also where it is one, so that whoever ends it ends no more, and memory is spared.
    1. Make the folder or check it. 2. Find the jobs that have no note. 3. Do them. 4. Set aside what ended its worker twice.
    """
    told = Told() if told is None else told
    chosen = tuple(packs)
    with locked(out):
        begin(out, load_packs(*chosen), chosen)  # 1
        clear_drafts(out)
        setting = Setting(str(out), chosen, given or Given())
        for job, made in _engine(engine, processes, setting, apart)(_to_do(inputs, out, told)):  # 2, 3
            if isinstance(made, pool.Died):
                set_aside(out, job.id, {"job": job.id, "inputs": list(job.paths), "start": job.start, "why": made.why})  # 4
                told.aside.append((job, made.why))
            else:
                told.notes.append(made)
                progress(made["reports"])
    return told


def _to_do(inputs: Iterable[str], out: Path, told: Told) -> Iterator[Job]:
    """The jobs that have no note; the same bytes under two names are one job."""
    seen: set[str] = set()
    for job in jobs_in(inputs):
        if isinstance(job, Refused):
            told.refused.append(job)
        elif job.id in seen or is_done(out, job.id):
            told.known += 1
        else:
            seen.add(job.id)
            yield job


def _engine(name: str, processes: int, setting: Setting, apart: bool) -> Callable[[Iterable[Job]], Iterator[tuple[Job, Plain | pool.Died]]]:
    if name == LOCAL:
        return lambda jobs: pool.run(jobs, partial(perform, setting=setting), processes, apart=apart)
    from marsad.batch import spark

    return lambda jobs: spark.run(jobs, setting, spark_master(name))


def spark_master(engine: str) -> str:
    """The address of Spark in the name of an engine: ``spark`` is this machine, ``spark://host:port`` and ``spark:local[2]`` say where."""
    if engine == SPARK:
        return "local[*]"
    return engine if engine.startswith("spark://") else engine.removeprefix("spark:")
