"""The ledger as a page, whether it holds, and who saw what."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from marsad.desk.page import show
from marsad.desk.paging import Page, page_of
from marsad.desk.redaction import redactor_of
from marsad.record import ledger, work
from marsad.record.verify import verify


@dataclass(frozen=True, slots=True)
class Ledger:
    """Lines, the newest first. ``before`` is the number behind which older ones follow, or 0."""

    lines: list[ledger.Line]
    before: int
    head: str
    held: str | None
    fault: tuple[str, str] | None


def ledger_page(request: HttpRequest) -> HttpResponse:
    """The lines of the ledger, the newest first."""
    return _shown(request, None, None)


def verified(request: HttpRequest) -> HttpResponse:
    """Walk the ledger and all that it covers, as ``marsad verify`` does."""
    fault = verify(settings.DESK_CASE)
    return _shown(request, None if fault else "held", (fault.where, fault.what) if fault else None)


_SIZE = 100


def _shown(request: HttpRequest, held: str | None, fault: tuple[str, str] | None) -> HttpResponse:
    asked, redactor = request.GET.get("before", ""), redactor_of(request)
    last, head = ledger.head()
    top = min(int(asked) - 1, last) if asked.isascii() and asked.isdecimal() and len(asked) < 16 else last
    after = max(0, top - _SIZE)
    found = [line for line in ledger.lines(after=after, limit=_SIZE) if line.seq <= top]
    lines = [replace(line, who=redactor.free(line.who), subject=redactor.free(line.subject), payload=line.payload and redactor.free(line.payload[:400])) for line in reversed(found)]
    return show(request, "ledger.html", Ledger(lines, after + 1 if after else 0, head, held and str(last), fault))


@dataclass(frozen=True, slots=True)
class Looks:
    """Who saw and exported what, the latest first."""

    looks: list[work.Look]
    page: Page
    who: str
    subject: str


def looks(request: HttpRequest) -> HttpResponse:
    """Who looked at what; by person or by what was seen."""
    page, who, subject = page_of(request), request.GET.get("who", "")[:150], request.GET.get("subject", "")[:200]
    found = work.looks(who=who or None, subject=subject or None, after=page.after, limit=page.size + 1)
    return show(request, "looks.html", Looks(found[: page.size], page.with_more(len(found) > page.size), who, subject))
