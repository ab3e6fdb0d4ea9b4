"""Search: the reports that hold all the words; what is hidden from a person is not found by them, nor counted."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from marsad.desk.page import show
from marsad.desk.redaction import redactor_of
from marsad.desk.shown import BLOCK
from marsad.record.redaction import Redactor
from marsad.record.search import Found, holds, search

LIMIT, _AROUND, _LONGEST = 50, 70, 200


@dataclass(frozen=True, slots=True)
class Hit:
    """One report with its first passages: pieces of (words, whether they were asked for)."""

    id: str
    outlet: str
    published: str | None
    passages: list[list[tuple[str, bool]]]


@dataclass(frozen=True, slots=True)
class Search:
    """``words`` as asked, ``hits`` those that may be seen, ``more`` where there were more than are shown; ``hits`` None before asking."""

    words: str
    hits: list[Hit] | None
    more: bool
    limit: int = LIMIT


def search_page(request: HttpRequest) -> HttpResponse:
    """Find reports by words."""
    words, redactor = " ".join(request.GET.get("q", "").split())[:_LONGEST], redactor_of(request)
    if not words:
        return show(request, "search.html", Search("", None, False))
    found = [one for one in search(words, limit=4 * LIMIT if redactor.names or redactor.passages or redactor.reports else LIMIT + 1) if _seen(one, words, redactor)]
    return show(request, "search.html", Search(words, [_hit(one, redactor) for one in found[:LIMIT]], len(found) > LIMIT))


def _seen(found: Found, words: str, redactor: Redactor) -> bool:
    """Every word is found also in what is not hidden."""
    if found.report in redactor.reports:
        return False
    return not redactor.spans(found.report, found.text) or holds(redactor.words(found.report, found.text).replace(BLOCK, " . "), words)


def _hit(found: Found, redactor: Redactor) -> Hit:
    hidden = redactor.spans(found.report, found.text)
    spans = [span for span in found.spans if not any(start < span[1] and end > span[0] for start, end in hidden)]
    return Hit(found.report, redactor.outlet(found.outlet) or "", found.published, [_passage(found, span, redactor) for span in spans[:3]])


def _passage(found: Found, span: tuple[int, int], redactor: Redactor) -> list[tuple[str, bool]]:
    start, end = max(0, span[0] - _AROUND), min(len(found.text), span[1] + _AROUND)
    cuts = ((start, span[0], False), (*span, True), (span[1], end, False))
    return [(redactor.words(found.report, found.text[a:b], at=a), asked) for a, b, asked in cuts]
