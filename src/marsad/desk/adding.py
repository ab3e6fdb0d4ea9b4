"""Adding reports from the desk: captured, read, linked and weighed beside the page, which shows how far it is.

What a job has done stands in a small file of the case, so that any process of the desk can tell. Files that somebody uploads are kept under
their own names in the custody only: on the disk they have names of ours.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillAtIt
from contextvars import copy_context
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import structlog
from django.conf import settings
from django.db import connections

from marsad.capture.collect import Given, collect
from marsad.case import Added, add
from marsad.case.linking import link_case
from marsad.errors import MarsadError
from marsad.model.custody import Captured, PassedOver, Refused
from marsad.model.typed import name_of
from marsad.record import queue
from marsad.record.place import CasePlace
from marsad.record.store import known_reports

WAIT = 4.0  # seconds that a page waits before it shows progress instead
_KEPT = 24 * 3600.0  # seconds after which what a job did is forgotten
_SHOWN = 200  # reports and refusals that a job tells one by one
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}(?:\.gz)?$")
_log = structlog.get_logger("marsad.desk")
_pool = ThreadPoolExecutor(1)


@dataclass(frozen=True, slots=True)
class Source:
    """What somebody adds: an address, or bytes with the name under which they came."""

    name: str
    raw: Path | None = None


@dataclass(slots=True)
class Job:
    """One adding: whose, in which phase (waiting, reading, linking, done, failed), and what came of it."""

    id: str
    who: str
    phase: str = "waiting"
    read: int = 0
    new: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    unread: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    more: int = 0

    @property
    def over(self) -> bool:
        """Nothing more will come of it."""
        return self.phase in ("done", "failed")


def start(sources: Sequence[Source], given: Given, who: str, ident: str) -> Job:
    """Begin to add, and wait a little. The same ``ident`` again gives the job that was begun: a form sent twice adds once."""
    known = job_of(ident, who)
    if known is not None:
        discard(sources)
        return known
    job = Job(ident if _path(ident) else new_id(), who)
    _tell(job)
    try:
        _pool.submit(copy_context().run, _run, settings.DESK_CASE, job, sources, given).result(WAIT)
    except StillAtIt:
        pass
    return job_of(job.id, who) or job


def job_of(ident: str, who: str) -> Job | None:
    """A job of somebody's own; None where there is none."""
    path = _path(ident)
    if path is None or not path.is_file():
        return None
    job = Job(**json.loads(path.read_text(encoding="utf-8")))
    return job if job.who == who else None


def new_id() -> str:
    """An id for a job, and the key of the form that begins it."""
    return secrets.token_hex(12)


def day_of(text: str) -> date | None:
    """A day as a form gives it; None of none, and of what is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def keep_upload(parts: Iterable[bytes], name: str) -> Source:
    """Uploaded bytes in a file that only this desk reads; of the name that came with them only the ending counts."""
    plain = name_of(name.replace("\\", "/").rsplit("/", 1)[-1], longest=120) or "file"
    ending = _ENDING.search(plain)
    handle, path = tempfile.mkstemp(prefix="marsad-upload-", suffix=ending[0].lower() if ending else "")
    with os.fdopen(handle, "wb") as out:
        for part in parts:
            out.write(part)
    return Source(f"upload:{plain}", Path(path))


def discard(sources: Sequence[Source]) -> None:
    """Remove uploads that are not needed any more."""
    for source in sources:
        if source.raw is not None:
            source.raw.unlink(missing_ok=True)


def _run(place: CasePlace, job: Job, sources: Sequence[Source], given: Given) -> None:
    """1. Capture and read. 2. Link what is new. 3. Weigh it for the queue. Whatever goes wrong is told, and what was kept stays."""
    try:
        done = Added()
        job.phase = "reading"
        _tell(job)
        add(place, _watched(sources, given, job), who=job.who, done=done)  # 1
        job.refused += [(one.source[:200], one.why) for one in done.failed][:_SHOWN]
        job.unread = done.unread
        job.phase = "linking"
        _tell(job)
        link_case(place, who=job.who)  # 2
        queue.refresh(job.new)  # 3
        job.phase = "done"
    except MarsadError as fault:
        job.refused.append(("", str(fault)))
        job.phase = "failed"
    except Exception as fault:  # the one net of a thread of its own: nobody else would hear of it
        _log.error("not added", kind=type(fault).__name__)
        job.phase = "failed"
    finally:
        discard(sources)
        _tell(job)
        connections["default"].close()
        del connections["default"]


def _watched(sources: Sequence[Source], given: Given, job: Job) -> Iterator[Captured | Refused | PassedOver]:
    """What capture finds, under the names by which people know it; the job notes each report and refusal."""
    for source in sources:
        path = str(source.raw) if source.raw else source.name
        for found in collect([path], packs=settings.DESK_CASE.packs, given=given):
            named = _named(found, path, source.name) if source.raw else found
            _note(named, job)
            yield named


def _named(found: Captured | Refused | PassedOver, path: str, name: str) -> Captured | Refused | PassedOver:
    if isinstance(found, Captured):
        custody = found.custody
        return replace(found, custody=replace(custody, requested=custody.requested.replace(path, name), final=custody.final.replace(path, name)))
    return replace(found, source=found.source.replace(path, name))


def _note(found: Captured | Refused | PassedOver, job: Job) -> None:
    if isinstance(found, Captured):
        ids = [one.report.id for one in found.reports]
        known = known_reports(ids)
        job.new += [ident for ident in ids if ident not in known and ident not in job.new]
        job.known += [ident for ident in ids if ident in known]
        job.read += len(ids)
    elif len(job.refused) < _SHOWN:
        job.refused.append((found.source[:200], found.why))
    else:
        job.more += 1
    _tell(job)


# --- what a job has done ---

_writing = threading.Lock()


def folder_of(name: str) -> Path:
    """A folder of the desk's own in the case, which only this desk reads."""
    folder: Path = settings.DESK_CASE.folder / f".{name}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def is_id(ident: str) -> bool:
    """It is an id as ``new_id`` makes them."""
    return bool(re.fullmatch(r"[0-9a-f]{24}", ident))


def forget_old(paths: Iterable[Path]) -> None:
    """Remove files that nobody came back for within a day."""
    for old in paths:
        if time.time() - old.stat().st_mtime > _KEPT:
            old.unlink(missing_ok=True)


def _path(ident: str) -> Path | None:
    return folder_of("desk-jobs") / f"{ident}.json" if is_id(ident) else None


def _tell(job: Job) -> None:
    path = _path(job.id)
    if path is None:
        return
    with _writing:
        part = path.with_suffix(".part")
        part.write_text(json.dumps(asdict(job), ensure_ascii=True), encoding="utf-8")
        part.replace(path)
    forget_old(folder_of("desk-jobs").glob("*.json"))


def result(job: Job) -> dict[str, Any]:
    """What came of a job, for programs and pages."""
    return {"phase": job.phase, "read": job.read, "new": job.new[:_SHOWN], "known": job.known[:_SHOWN], "unread": job.unread, "refused": job.refused}
