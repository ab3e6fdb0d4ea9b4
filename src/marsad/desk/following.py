"""What rests on a decision is made anew: the incidents that the report is part of, and its place in the queue.

A decision is kept before; this may take seconds where hundreds of reports tell one happening, so the page waits for it a
little and then goes on. Whatever stops it, the next link run takes up every decision that was not followed.
"""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillAtIt

import structlog
from django.conf import settings
from django.db import connections

from marsad.case.linking import relink
from marsad.errors import CaseError
from marsad.record import queue
from marsad.record.place import CasePlace

WAIT = 3.0  # seconds that a page waits
_log = structlog.get_logger("marsad.desk")
_lock = threading.Lock()
_pool: ThreadPoolExecutor | None = None


def follow(report: str, who: str) -> bool:
    """Link the neighbourhood of a report and weigh it; false where that goes on beside the page."""
    try:
        _worker().submit(_follow, settings.DESK_CASE, report, who).result(WAIT)
    except StillAtIt:
        return False
    return True


def _worker() -> ThreadPoolExecutor:
    """One at a time in each process: what comes in meanwhile is done with the next."""
    global _pool
    with _lock:
        _pool = _pool or ThreadPoolExecutor(1)
        return _pool


def _follow(place: CasePlace, report: str, who: str) -> None:
    try:
        relink(place, [report], who=who)
        queue.refresh([report])
    except CaseError as fault:
        _log.warning("not followed", report=report, kind=type(fault).__name__)
    finally:
        connections["default"].close()  # this thread's own; the next case that the process opens is another
        del connections["default"]
