"""A case: what comes in is captured, read and kept, in batches, so that stopping at any moment leaves a sound case."""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from marsad.model.custody import Captured, CapturedReport, Refused
from marsad.model.identity import Read
from marsad.record.place import CasePlace, find_case, lay_out, settle

Plain = dict[str, Any]
MACHINE = "machine"
_BATCH = 200  # reports that are read together and kept in one transaction
_FEW = 40  # reports that are read before other processes would be ready
_packs: Any = None


@dataclass(slots=True)
class Added:
    """What one ``add`` did: reports new and known, those kept but not read, inputs refused with the reason."""

    added: int = 0
    known: int = 0
    unread: int = 0
    refused: list[Refused] = field(default_factory=list)


def create_case(folder: Path, *, title: str | None = None, packs: Sequence[str] = (), database: str | None = None) -> CasePlace:
    """Make an empty case; a half-made one is never left. Raises CaseError, PackError for a pack that is not there."""
    from marsad.lexicon.packs import load_packs
    from marsad.record.boot import boot, migrate
    from marsad.record.ledger import Entry, append
    from marsad.record.rows import writing

    load_packs(*packs)
    made = lay_out(folder, title=title, packs=tuple(packs), database=database)
    try:
        boot(made)
        migrate()
        with writing():
            append([Entry("created", made.id, {"title": made.title, "packs": list(packs)})], MACHINE)
        place = settle(made, folder)
    except BaseException:
        shutil.rmtree(made.folder, ignore_errors=True)
        raise
    boot(place)
    return place


def open_case(folder: Path | str, **settings: Any) -> CasePlace:
    """Open a case: its database is connected, and what a killed writer left unfinished is taken back."""
    from marsad.record.boot import boot
    from marsad.record.originals import unfinished
    from marsad.record.store import take_back

    place = find_case(folder)
    boot(place, **settings)
    if unfinished(place.originals):
        take_back(place)
    return place


def add(
    place: CasePlace,
    found: Iterable[Captured | Refused],
    *,
    processes: int = 1,
    who: str = MACHINE,
    progress: Callable[[int], object] = lambda _: None,
    done: Added | None = None,
) -> Added:
    """Read and keep what capture found; ``done`` is filled as it goes, so that whoever stops it knows how far it came.

    1. Take a batch. 2. Leave out what the case holds already. 3. Read the rest, in ``processes`` of their own if more than
    one. 4. Keep the batch in one transaction. A second ``add`` of the same input adds nothing.
    """
    done = Added() if done is None else done
    with _readers(place.packs, processes) as start_reading:
        waiting: deque[tuple[list[Captured], Future[dict[str, Read]]]] = deque()
        for batch in _batches(found, done):  # 1
            waiting.append((batch, start_reading(_fresh(batch))))  # 2, 3
            if len(waiting) > 1:  # the batch before is kept while this one is read
                _keep(place, *waiting.popleft(), done, who, progress)  # 4
        while waiting:
            _keep(place, *waiting.popleft(), done, who, progress)
    return done


def reread(place: CasePlace, *, processes: int = 1, who: str = MACHINE, progress: Callable[[int], object] = lambda _: None) -> int:
    """Read all reports again with this version and its packs; readings that come out the same are not kept twice."""
    from marsad.record.ledger import Entry, append
    from marsad.record.rows import writing
    from marsad.record.store import keep_readings

    changed = 0
    with _readers(place.packs, processes) as start_reading:
        for reports in _held():
            records = start_reading([report for report, _ in reports]).result()
            new = [(report.report.id, records[report.report.id].record) for report, old in reports if _differs(records[report.report.id].record, old)]
            if new:
                with writing():
                    entries: list[Entry] = []
                    keep_readings(new, entries)
                    append(entries, who)
            changed += len(new)
            progress(len(reports))
    return changed


def _batches(found: Iterable[Captured | Refused], done: Added) -> Iterator[list[Captured]]:
    """Captures in batches of about _BATCH reports; refusals are put aside."""
    batch: list[Captured] = []
    size = 0
    for one in found:
        if isinstance(one, Refused):
            done.refused.append(one)
            continue
        for part in _portions(one):
            batch.append(part)
            size += len(part.reports)
            if size >= _BATCH:
                yield batch
                batch, size = [], 0
    if batch:
        yield batch


def _portions(captured: Captured) -> Iterator[Captured]:
    """An original with thousands of reports (JSON Lines) is kept in several batches."""
    if len(captured.reports) <= _BATCH:
        yield captured
        return
    reports = iter(captured.reports)
    while part := tuple(islice(reports, _BATCH)):
        yield captured.holding(part)


def _fresh(batch: Sequence[Captured]) -> list[CapturedReport]:
    """The Arabic reports of a batch that the case does not hold yet."""
    from marsad.record.store import known_reports

    known = known_reports([found.report.id for captured in batch for found in captured.reports])
    return [found for captured in batch for found in captured.reports if found.report.id not in known and found.language in (None, "ar")]


def _keep(place: CasePlace, batch: Sequence[Captured], reading: Future[dict[str, Read]], done: Added, who: str, progress: Callable[[int], object]) -> None:
    from marsad.record.store import keep

    records = reading.result()
    kept = keep(place, [(captured, [records.get(found.report.id) for found in captured.reports]) for captured in batch], who=who)
    done.added += kept.added
    done.known += kept.known
    done.unread += sum(found.language not in (None, "ar") for captured in batch for found in captured.reports)
    progress(sum(len(captured.reports) for captured in batch))


def _held() -> Iterator[list[tuple[CapturedReport, Plain | None]]]:
    """The Arabic reports that the case holds, in batches, each with its current reading."""
    from datetime import date

    from marsad.model.report import Report
    from marsad.record.lists import reports
    from marsad.record.store import record_of

    after = 0
    while lines := reports(after=after, limit=_BATCH):
        after += len(lines)
        yield [
            (CapturedReport(Report(line.text, line.outlet, date.fromisoformat(line.published) if line.published else None, line.url, line.title)), record_of(line.id))
            for line in lines
            if line.language in (None, "ar") and line.text
        ]


def _differs(new: Plain, old: Plain | None) -> bool:
    return old is None or any(new[key] != old[key] for key in ("claims", "events", "packs", "backend"))


# --- reading, here or in other processes ---


class _readers:
    """Reads batches of reports, in processes of their own or here: futures of ``{report id: RECORD.md object with uids}``."""

    def __init__(self, packs: Sequence[str], processes: int) -> None:
        self._pool: Executor | None = None
        self._packs, self._processes = tuple(packs), processes
        self._gather = ThreadPoolExecutor(1)

    def _open(self) -> None:
        """Other processes take a second to start: a handful of reports is read here."""
        if self._processes > 1:
            # spawned, not forked: a forked child would share this process's connection to the database
            self._pool = ProcessPoolExecutor(self._processes, mp_context=get_context("spawn"), initializer=_load, initargs=(self._packs,))

    def __enter__(self) -> Callable[[Sequence[CapturedReport]], Future[dict[str, Read]]]:
        return self._start

    def __exit__(self, *_: object) -> None:
        self._gather.shutdown(cancel_futures=True)
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def _start(self, found: Sequence[CapturedReport]) -> Future[dict[str, Read]]:
        if self._pool is None and len(found) > _FEW:
            self._open()
        if self._pool is None:
            if found:
                _load(self._packs)
            done: Future[dict[str, Read]] = Future()
            done.set_result({one.report.id: _read_one(one) for one in found})
            return done
        each = self._pool.map(_read_one, found, chunksize=10)
        return self._gather.submit(lambda: {one.report.id: record for one, record in zip(found, each, strict=True)})


def _load(packs: tuple[str, ...]) -> None:
    global _packs
    from marsad.lexicon.packs import load_packs

    _packs = load_packs(*packs)  # kept by its own cache: a second call costs nothing


def _read_one(found: CapturedReport) -> Read:
    from marsad.claims.road import read
    from marsad.model.identity import with_uids
    from marsad.model.record import to_record
    from marsad.text.finding import findable
    from marsad.version import __version__

    return Read(with_uids(to_record(read(found.report, _packs), __version__)), findable(found.report.text))
