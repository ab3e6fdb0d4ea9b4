"""What goes wrong, told in the reader's language; no page of a fault shows what was asked for."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

import structlog
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from marsad.desk import frame
from marsad.desk.people import Person, language_of
from marsad.errors import CaseError, DatabaseAway, NotWritten

_AWAY = (DatabaseAway, OperationalError, InterfaceError)
_log = structlog.wrap_logger(structlog.PrintLogger(sys.stderr), processors=[structlog.processors.TimeStamper(fmt="iso"), structlog.processors.JSONRenderer()])


@dataclass(frozen=True, slots=True)
class Fault:
    """A page of a fault: its key in the words, and whether the browser should try again by itself."""

    key: str
    again: bool = False


def fault(request: HttpRequest, key: str, status: int, *, again: bool = False) -> HttpResponse:
    """The page, or for what asks from within a page the same in JSON; it needs no database."""
    person = getattr(request, "person", None) or Person("", None, language_of(request))
    if request.headers.get("X-Desk") or request.path.startswith("/api/"):
        from marsad.desk.words import word

        answer: HttpResponse = JsonResponse({"fault": key, "error": word(f"fault_{key}", person.language)}, status=status)
    else:
        shown = {"person": person, "keys": frame.keys(person.language, None, off=True), "key": f"fault_{key}", "again": again, "path": "/"}
        answer = HttpResponse(render_to_string("fault.html", shown), status=status)
    if again:
        answer["Retry-After"] = "3"
        if request.method == "GET":
            answer["Refresh"] = "3"
    return answer


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The role does not give this."""
    return fault(request, "refused", 403)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form does not come from a page of this desk, or is from before a new sign-in."""
    return fault(request, "forged", 403)


def expired(request: HttpRequest) -> HttpResponse:
    """The session is over."""
    return fault(request, "expired", 401)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that no page of this desk makes; or one whose words are longer than any form takes."""
    return fault(request, "large", 413) if isinstance(exception, (RequestDataTooBig, TooManyFilesSent)) else fault(request, "bad", 400)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is nothing here, or nothing that may be seen."""
    return fault(request, "missing", 404)


def broken(request: HttpRequest) -> HttpResponse:
    """The database is away, the disk is full, or a defect: the last is logged by its kind and place, never with its words."""
    kind, problem, trace = sys.exc_info()
    if isinstance(problem, _AWAY):
        connection.close()  # the next page opens a new one
        return fault(request, "away", 503, again=True)
    if isinstance(problem, NotWritten):
        return fault(request, "full", 507)
    if isinstance(problem, CaseError):
        return fault(request, "bad", 400)
    _log.error("defect", kind=kind.__name__ if kind else None, where=_where(trace), route=getattr(request.resolver_match, "url_name", None))
    return fault(request, "broken", 500)


def _where(trace: Any) -> str:
    last = ""
    while trace is not None:
        last = f"{trace.tb_frame.f_code.co_filename.rsplit('/marsad/', 1)[-1]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return last
