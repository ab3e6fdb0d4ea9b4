"""A case: what comes in is captured, read and kept, in batches, so that stopping at any moment leaves a sound case."""

from __future__ import annotations

import json
import os
import shutil
import signal
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marsad.errors import CaseError
from marsad.model.custody import Captured, CapturedReport, PassedOver, Refused
from marsad.record.parts import Read, ready
from marsad.record.place import CasePlace, find_case, lay_out, settle

if TYPE_CHECKING:
    from marsad.case.again import Again

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Failed:
    """A report whose reading ended in a defect of Marsad: it is kept, and ``reread`` tries again."""

    why: str

    def __str__(self) -> str:
        return self.why


Records = dict[str, Read | Failed]
Marking = Callable[[Sequence[Captured]], tuple[list[Captured], list["Again"]]]
MACHINE = "machine"
_BATCH = 1000  # reports that are read together and kept in one transaction
_WEIGHT = 32 << 20  # bytes of originals that are in hand at once in a batch
_FEW = 40  # reports that are read before other processes would be ready
_packs: Any = None


@dataclass(slots=True)
class Added:
    """What one ``add`` did: reports new and known, those kept but not read, inputs refused with the reason, reports kept whose reading failed,
    what was passed over (by kind and reason), the reports of each kind of file, which reports repeat others, and the people of lists."""

    added: int = 0
    known: int = 0
    unread: int = 0
    refused: list[Refused] = field(default_factory=list)
    failed: list[Refused] = field(default_factory=list)
    passed: Counter[tuple[str, str]] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    again: list[Again] = field(default_factory=list)
    people: int = 0


def create_case(folder: Path, *, title: str | None = None, packs: Sequence[str] = (), database: str | None = None, policy: str = "airwars") -> CasePlace:
    """Make an empty case; a half-made one is never left. Raises CaseError, also for an unknown policy, and PackError for a pack that is not there."""
    from marsad.lexicon.packs import load_packs
    from marsad.linking.assess import policy_of
    from marsad.record.boot import begin, boot
    from marsad.record.ledger import Entry, append
    from marsad.record.rows import writing
    from marsad.record.trust import trust
    from marsad.version import __version__

    load_packs(*packs)
    policy_of(policy)
    if database is not None:
        trust(database)
    made = lay_out(folder, title=title, packs=tuple(packs), database=database, policy=policy)
    try:
        begin(made)
        with writing():
            append([Entry("created", made.id, {"title": made.title, "packs": [Path(name).name for name in made.packs], "policy": made.policy, "created": made.created, "marsad": __version__})], MACHINE)
        place = settle(made, folder)
    except BaseException:
        shutil.rmtree(made.folder, ignore_errors=True)
        raise
    boot(place)
    return place


def open_case(folder: Path | str, **settings: Any) -> CasePlace:
    """Open a case: its database is connected, and what a killed writer left unfinished is taken back.

    A case of an older version is upgraded, after a copy. Raises CaseError for one of a newer version, and for one whose database
    nobody on this machine has named yet: nothing is dialled then.
    """
    from marsad.record.boot import boot
    from marsad.record.originals import unfinished
    from marsad.record.store import take_back
    from marsad.record.trust import ask_before_dialling
    from marsad.record.versions import bring_up

    place = find_case(folder)
    ask_before_dialling(place)
    boot(place, **settings)
    bring_up(place)
    if unfinished(place.originals):
        take_back(place)
    return place


def add(
    place: CasePlace,
    found: Iterable[Captured | Refused | PassedOver],
    *,
    processes: int = 1,
    who: str = MACHINE,
    progress: Callable[[int], object] = lambda _: None,
    done: Added | None = None,
    drop: bool = False,
) -> Added:
    """Read and keep what capture found; ``done`` is filled as it goes, so that whoever stops it knows how far it came.

    1. Take a batch. 2. Leave out what the case holds already. 3. Read the rest, in ``processes`` of their own if more than
    one. 4. Keep the batch in one transaction, each report with the one that it repeats; ``drop`` leaves out the same text of the
    same outlet and day. A second ``add`` of the same input adds nothing.
    """
    done = Added() if done is None else done
    erased: list[tuple[str, CapturedReport]] = []
    before = _before(drop)
    with _readers(place.packs, processes) as start_reading:
        waiting: deque[tuple[list[Captured], Future[Records]]] = deque()
        for batch in _batches(found, done):  # 1
            erased += _brought_back(batch)
            waiting.append((batch, start_reading(_fresh(batch))))  # 2, 3
            if len(waiting) > 1:  # the batch before is kept while this one is read
                _keep(place, *waiting.popleft(), done, who, progress, before)  # 4
        while waiting:
            _keep(place, *waiting.popleft(), done, who, progress, before)
    _take_out(place, erased, who)
    return done


def _brought_back(batch: Sequence[Captured]) -> list[tuple[str, CapturedReport]]:
    """The reports of a batch that were erased under law, each with the original that it stands in."""
    from marsad.record.store import erased_reports

    gone = erased_reports([found.report.id for captured in batch for found in captured.reports])
    return [(captured.sha256, found) for captured in batch for found in captured.reports if found.report.id in gone]


def _take_out(place: CasePlace, erased: Sequence[tuple[str, CapturedReport]], who: str) -> None:
    """What was erased under law does not come back in an original that was kept for its other reports."""
    if not erased:
        return
    from marsad.record.erasure import take_out

    for original, found in erased:
        take_out(place, found.report.id, original=original, text=found.report.text, title=found.report.title, who=who)


def reread(
    place: CasePlace, *, processes: int = 1, who: str = MACHINE, progress: Callable[[int], object] = lambda _: None, failed: list[Refused] | None = None
) -> int:
    """Read all reports again with this version and its packs; readings that come out the same are not kept twice.

    ``failed`` is filled with the reports whose reading ended in a defect; their older readings stay in force.
    """
    from marsad.record.ledger import Entry, append
    from marsad.record.rows import writing
    from marsad.record.store import keep_readings

    changed, failed = 0, [] if failed is None else failed
    with _readers(place.packs, processes) as start_reading:
        for reports in _held():
            records = start_reading([report for report, _ in reports]).result()
            read = [(found.report.id, records[found.report.id], old) for found, old in reports]
            failed += [Refused(ident, str(one)) for ident, one, _ in read if isinstance(one, Failed)]
            new = [(ident, one) for ident, one, old in read if isinstance(one, Read) and _differs(one, old)]
            if new:
                with writing():
                    entries: list[Entry] = []
                    keep_readings(new, entries)
                    append(entries, who)
            changed += len(new)
            progress(len(reports))
    return changed


def _batches(found: Iterable[Captured | Refused | PassedOver], done: Added) -> Iterator[list[Captured]]:
    """Captures in batches of about _BATCH reports, fewer where they are heavy; refusals are put aside."""
    batch: list[Captured] = []
    size = weight = 0
    for one in found:
        if isinstance(one, Refused):
            done.refused.append(one)
            continue
        if isinstance(one, PassedOver):
            done.passed[one.kind, one.why] += 1
            continue
        done.kinds[one.custody.detected_type or "unknown"] += len(one.reports)
        for part in _portions(one):
            batch.append(part)
            size += len(part.reports)
            weight += len(part.raw)
            if size >= _BATCH or weight >= _WEIGHT:
                yield batch
                batch, size, weight = [], 0, 0
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


def _before(drop: bool) -> Marking:
    """How a batch is held against what came before."""
    from marsad.case.again import Before

    return partial(Before().marked, drop=drop)


def _keep(place: CasePlace, batch: Sequence[Captured], reading: Future[Records], done: Added, who: str, progress: Callable[[int], object], before: Marking) -> None:
    from marsad.case.listed import keep_people
    from marsad.record.store import keep

    records = reading.result()
    came = sum(len(captured.reports) for captured in batch)
    batch, again = before(batch)
    done.again += again
    done.failed += [Refused(found.report.id, str(why)) for captured in batch for found in captured.reports if isinstance(why := records.get(found.report.id), Failed)]
    whole = {ident: one for ident, one in records.items() if isinstance(one, Read)}
    with _in_one_go():
        kept = keep(place, [(captured, [whole.get(found.report.id) for found in captured.reports]) for captured in batch], who=who)
        done.added += kept.added
        done.known += kept.known
        listed = keep_people(batch, who)
    done.unread += sum(found.language not in (None, "ar") and not found.people for captured in batch for found in captured.reports)
    done.people += listed.count(None)
    done.refused += [one for one in listed if one]
    progress(came)


@contextmanager
def _in_one_go() -> Iterator[None]:
    """Ctrl-C waits for the batch in hand, so that what is told of it is so; a second one does not wait."""
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(before):
        yield
        return
    asked: list[int] = []

    def later(number: int, _: object) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)

    signal.signal(signal.SIGINT, later)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if asked:
        raise KeyboardInterrupt


def _held() -> Iterator[list[tuple[CapturedReport, Plain | None]]]:
    """The Arabic reports that the case holds, in batches, each with its current reading."""
    from datetime import date

    from marsad.model.report import Report
    from marsad.record.lists import reports, whence
    from marsad.record.store import record_of

    after = 0
    while lines := reports(after=after, limit=_BATCH):
        after += len(lines)
        about = whence([line.id for line in lines])
        yield [
            (CapturedReport(Report(line.text, line.outlet, date.fromisoformat(line.published) if line.published else None, line.url, line.title), forwarded=about[line.id]["forwarded"]), record_of(line.id))
            for line in lines
            if line.language in (None, "ar") and line.text
        ]


def _differs(new: Read, old: Plain | None) -> bool:
    said = json.loads(new.payload)
    return old is None or any(said[key] != old[key] for key in ("claims", "events", "packs", "backend"))


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
            self._pool = ProcessPoolExecutor(self._processes, mp_context=get_context("spawn"), initializer=_begin, initargs=(self._packs,))

    def __enter__(self) -> Callable[[Sequence[CapturedReport]], Future[Records]]:
        return self._start

    def __exit__(self, *_: object) -> None:
        self._gather.shutdown(cancel_futures=True)
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def _start(self, found: Sequence[CapturedReport]) -> Future[Records]:
        if self._pool is None and len(found) > _FEW:
            self._open()
        if self._pool is None:
            if found:
                _load(self._packs)
            done: Future[Records] = Future()
            done.set_result({one.report.id: _read_one(one) for one in found})
            return done
        with _interrupts_held():  # the first batch starts the processes
            each = self._pool.map(_read_one, found, chunksize=10)
        return self._gather.submit(_gathered, found, each)


def _gathered(found: Sequence[CapturedReport], each: Iterator[Read | Failed]) -> Records:
    try:
        return {one.report.id: read for one, read in zip(found, each, strict=True)}
    except BrokenProcessPool:
        raise CaseError("a process that reads was ended from outside (is there too little memory?); what was finished is safe: run the command again") from None


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits; a process that is started meanwhile does not hear it while it gets ready, for it takes over what is held back."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(packs: tuple[str, ...]) -> None:
    """A reader of its own: Ctrl-C is for the one who writes, and when that one is killed the reader ends too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _load(packs)


def _end_with_parent() -> None:
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)


def _load(packs: tuple[str, ...]) -> None:
    global _packs
    from marsad.lexicon.packs import load_to_stay

    _packs = load_to_stay(*packs)  # kept by its own cache: a second call costs nothing


def _read_one(found: CapturedReport) -> Read | Failed:
    """Read one report; a defect that shows in one text does not stop the others."""
    try:
        return _read_plainly(found)
    except Exception as fault:
        return Failed(f"{type(fault).__name__}: {' '.join(str(fault).split())[:200]}")


def _read_plainly(found: CapturedReport) -> Read:
    from marsad.case.kept import kept_reading
    from marsad.case.relays import forwarded
    from marsad.claims.road import read
    from marsad.model.identity import with_uids
    from marsad.model.record import to_record
    from marsad.text.finding import findable
    from marsad.version import __version__

    record = with_uids(to_record(forwarded(read(found.report, _packs), found.forwarded, _packs), __version__))
    return ready(record, findable(found.report.text), kept_reading(record))
