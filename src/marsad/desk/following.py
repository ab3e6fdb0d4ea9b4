"""What rests on a decision is made anew: the incidents that the report is part of, and its place in the queue.

A decision is kept before; this may take seconds where hundreds of reports tell one happening, so the page waits for it a
little and then goes on. Whatever stops it, the next link run takes up every decision that was not followed.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillAtIt
from contextvars import copy_context

import structlog
from django.conf import settings
from django.db import connections

from marsad.case.linking import relink
from marsad.desk.actions.action import Done
from marsad.desk.actions.on_incident import home_of
from marsad.errors import CaseError
from marsad.record import queue
from marsad.record.incidents import claims_of
from marsad.record.place import CasePlace

WAIT = 3.0  # seconds that a page waits
_log = structlog.get_logger("marsad.desk")
_lock = threading.Lock()
_pool: ThreadPoolExecutor | None = None


def follow(reports: Sequence[str], who: str) -> bool:
    """Link the neighbourhood of some reports and weigh them; false where that goes on beside the page."""
    if not reports:
        return True
    try:
        _worker().submit(copy_context().run, _follow, settings.DESK_CASE, reports, who).result(WAIT)
    except StillAtIt:
        return False
    return True


def settle(done: Done, who: str) -> str:
    """Link anew what a decision on an incident touches; the id under which the incident goes on. Should it be stopped here, the next link run takes the decision in."""
    claims = [claim for claim, _ in claims_of(done.incident or "")] if done.stale else []
    if done.stale:
        relink(settings.DESK_CASE, (), who=who)  # the reports of the claims that were decided on; the others of the incident only where these reach them
        queue.refresh(done.stale)
    return home_of(done, claims)


def _worker() -> ThreadPoolExecutor:
    """One at a time in each process: what comes in meanwhile is done with the next."""
    global _pool
    with _lock:
        _pool = _pool or ThreadPoolExecutor(1)
        return _pool


def _follow(place: CasePlace, reports: Sequence[str], who: str) -> None:
    try:
        relink(place, reports, who=who)
        queue.refresh(reports)
    except CaseError as fault:
        _log.warning("not followed", reports=len(reports), kind=type(fault).__name__)
    finally:
        connections["default"].close()  # this thread's own; the next case that the process opens is another
        del connections["default"]
