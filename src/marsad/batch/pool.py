"""The engine that is always there: processes on this machine. A job that ends its process is tried again alone, then given up."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.abc import MetaPathFinder
from multiprocessing import get_context, parent_process
from typing import Generic, TypeVar

import pyarrow as pa

J = TypeVar("J")
R = TypeVar("R")
_TRIES = 2  # of a job by itself
_UNUSED = frozenset(("pandas", "pyarrow._azurefs", "pyarrow._gcsfs", "pyarrow._hdfs", "pyarrow._s3fs"))
_M_ARENA_MAX = -8  # of malloc.h
_AHEAD = 2  # jobs for each process that wait in its queue or are in its hands


@dataclass(frozen=True, slots=True)
class Died:
    """The process that had a job in hand was ended, twice: by the job itself, by the system for want of memory, or by somebody."""

    why: str = "the process that read it was ended twice (is there too little memory, or is the file made to end it?)"


def run(jobs: Iterable[J], work: Callable[[J], R], processes: int, *, apart: bool = False) -> Iterator[tuple[J, R | Died]]:
    """Do jobs, in ``processes`` of their own if more than one, or ``apart`` from this one; outcomes come as they are ready. What ``work`` raises ends the run.

    1. Keep every process busy. 2. Where one is ended, nobody can tell which job did it: all that were in hand are tried again,
    one at a time. 3. The one that ends its process twice then is given up, and the others go on.
    """
    if processes < 2 and not apart:
        yield from ((job, work(job)) for job in jobs)
        return
    rest = iter(jobs)
    while True:
        crew = _Crew[J, R](work, processes)
        try:
            yield from crew.through(rest)  # 1
        finally:
            crew.close()
        if not crew.broken:
            return
        yield from _one_by_one(crew.lost, work)  # 2, 3


@dataclass(slots=True)
class _Crew(Generic[J, R]):
    """A pool of processes until the end of the jobs or of one of its processes; ``lost`` are the jobs that it did not end."""

    work: Callable[[J], R]
    processes: int
    broken: bool = False
    lost: list[J] = field(default_factory=list)
    pool: ProcessPoolExecutor | None = None

    def through(self, jobs: Iterator[J]) -> Iterator[tuple[J, R]]:
        self.pool = _pool(self.processes)
        waiting: dict[Future[R], J] = {}
        for job in jobs:
            self._submit(job, waiting)
            if len(waiting) >= _AHEAD * self.processes:
                yield from self._ready(waiting)
            if self.broken:
                break
        while waiting:
            yield from self._ready(waiting)

    def _submit(self, job: J, waiting: dict[Future[R], J]) -> None:
        assert self.pool
        try:
            waiting[self.pool.submit(self.work, job)] = job
        except BrokenProcessPool:
            self.broken = True
            self.lost.append(job)

    def _ready(self, waiting: dict[Future[R], J]) -> Iterator[tuple[J, R]]:
        done, _ = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            job = waiting.pop(future)
            try:
                outcome = future.result()
            except BrokenProcessPool:
                self.broken = True
                self.lost.append(job)
                continue
            yield job, outcome

    def close(self) -> None:
        if self.pool:
            self.pool.shutdown(cancel_futures=True)


def _one_by_one(jobs: Iterable[J], work: Callable[[J], R]) -> Iterator[tuple[J, R | Died]]:
    """Each job with nothing beside it, and again where it ended its process; a process that lives does the next one too."""
    crew = _pool(1)
    try:
        for job in jobs:
            outcome: R | Died = Died()
            for _ in range(_TRIES):
                try:
                    outcome = crew.submit(work, job).result()
                    break
                except BrokenProcessPool:
                    crew.shutdown()
                    crew = _pool(1)
            yield job, outcome
    finally:
        crew.shutdown(cancel_futures=True)


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Ctrl-C is for the one who waits; when that one is killed its processes end too."""
    spare_memory()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


@cache
def spare_memory() -> None:
    """Once a process: Arrow gives back what it no longer needs (its own pool kept 60 MB), starts no threads, each of which would keep a heap of its own,
    and loads nothing that it only looks for (pandas alone takes 45 MB)."""
    sys.meta_path.insert(0, _Spared())
    pa.set_memory_pool(pa.system_memory_pool())
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # a C library that is not GNU's
            ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


class _Spared(MetaPathFinder):
    """Modules that are looked for and not used are as good as not installed."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name in _UNUSED:
            raise ModuleNotFoundError(f"{name}: left out to spare memory", name=name)


def _end_with_parent() -> None:
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)
