"""The picture of a page that a report was read from, as it stands beside the text."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from marsad.desk.actions.subjects import open_report
from marsad.desk.actor import actor_of
from marsad.desk.page import person
from marsad.desk.pictured import drawn, may_see
from marsad.errors import CaseError
from marsad.record.evidence import bytes_of, original_of
from marsad.record.work import note_look


def picture(request: HttpRequest, ident: str) -> HttpResponse:
    """One page of a kept picture or scanned document, drawn anew. Raises Http404 where there is none, or something in it may be hidden from this person."""
    opened = open_report(actor_of(request), ident)
    original, asked = original_of(ident), request.GET.get("page", "1")
    if original is None or not may_see(opened.redactor, ident) or not (asked.isascii() and asked.isdecimal() and len(asked) < 6):
        raise Http404
    try:
        dots = drawn(bytes_of(settings.DESK_CASE, original.sha256), original.kind or "", max(int(asked), 1))
    except CaseError:
        raise Http404 from None
    if dots is None:
        raise Http404
    note_look(person(request).name, "saw", f"picture:{ident}")
    response = HttpResponse(dots, content_type="image/jpeg")
    response.policy = {"default-src": "'none'", "sandbox": ""}
    return response
