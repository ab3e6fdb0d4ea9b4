"""The gate before every page: who asks, may they, and what a browser may do with the answer."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from math import ceil
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import urlencode

from marsad.desk import faults, rules
from marsad.desk.address import address_of
from marsad.desk.people import Person, person_of
from marsad.record.people import note_refusal, note_wrong_key
from marsad.record.program_keys import holder_of
from marsad.record.waits import begin_try

Answer = Callable[[HttpRequest], HttpResponse]
_SEEN = "seen"
TAKEN = "marsad_taken"
_KEY = re.compile(r"[\w-]{8,80}", re.ASCII)
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
    "Cache-Control": "no-store",
}


class Headers:
    """Outermost: what every answer carries, also that of a fault. A page may widen the policy by ``response.policy``."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        policy = {**POLICY, **getattr(response, "policy", {})}
        response["Content-Security-Policy"] = "; ".join(f"{name} {value}" for name, value in policy.items())
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        if seconds := settings.SECURE_HSTS_SECONDS:
            response["Strict-Transport-Security"] = f"max-age={seconds}"
        if request.method == "HEAD" and not response.streaming:  # the server would drop the body and write a line to the log for each
            response["Content-Length"] = str(len(response.content))
            response.content = b""
        return response


class Keys:
    """Before the check of forms: a program that comes with a key has no cookie, and needs no token of a form. With a key a session counts for nothing."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Say whose key it is; a wrong one is refused, and after some of them from one address nothing is looked up for a while."""
        given = request.headers.get("Authorization", "")
        route = request.resolver_match.url_name if request.resolver_match else None
        if not (route or "").startswith("api-") or not given.startswith("Bearer "):
            return None
        request._dont_enforce_csrf_checks = True
        holder = holder_of(given.removeprefix("Bearer ").strip())
        if holder is not None and holder.role is not None:
            request.key = holder.key
            request.by_key = Person(holder.account or f"key:{holder.key}", holder.role, holder.language, holder.months)
            return None
        address = address_of(request)
        if wait := begin_try([("key", address)]):
            answer = faults.fault(request, "wait", 429)
            answer["Retry-After"] = str(ceil(wait))
            return answer
        note_wrong_key(address)
        return _sign_in_first(request, route or "")


class Gate:
    """1. Who asks: session, or key (of which Keys says whose it is). 2. Is there a rule for this route and method? 3. Does the role give the right?"""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and response.status_code == 302:
            _say_taken(request, response)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """None lets the request through; everything else is the refusal."""
        route = request.resolver_match.url_name if request.resolver_match else None
        request.person = who = self._who(request)  # 1
        right = rules.needed(route, str(request.method))  # 2
        if right is None:
            allowed = rules.methods(route)
            return HttpResponseNotAllowed(allowed) if allowed else faults.refused(request)
        if who.may(right):  # 3
            return None
        if who.role is None:
            return _sign_in_first(request, route or "")
        note_refusal(who.name, f"{request.method} {route}")
        return faults.refused(request)

    def _who(self, request: HttpRequest) -> Person:
        program: Person | None = getattr(request, "by_key", None)
        if program is not None:
            return program
        _expire(request)
        return person_of(request)


def _say_taken(request: HttpRequest, response: HttpResponse) -> None:
    """The page that sent a form learns that it was taken, and drops what it kept of it. The cookie holds the form's own key, which is used up."""
    key = request.POST.get("key", "")
    who = getattr(request, "person", None)
    if who is not None and who.role and _KEY.fullmatch(key):
        response.set_cookie(TAKEN, key, max_age=3600, samesite="Strict", secure=settings.SESSION_COOKIE_SECURE)


def _expire(request: HttpRequest) -> None:
    """A session that nobody used for a while ends; when it was used last is kept once a minute."""
    if not request.user.is_authenticated:
        return
    at, seen = time.time(), request.session.get(_SEEN, 0)
    if seen and at - seen > settings.DESK_IDLE:
        logout(request)
    elif at - seen > 60:
        request.session[_SEEN] = at


def _sign_in_first(request: HttpRequest, route: str) -> HttpResponse:
    """A page sends to the sign-in and back; what asks from within a page, and programs, are told so."""
    if route.startswith("api-"):
        answer: HttpResponse = JsonResponse({"error": "sign in, or give a key: Authorization: Bearer …"}, status=401)
        answer["WWW-Authenticate"] = "Bearer"
        return answer
    if request.method in ("GET", "HEAD") and not request.headers.get("X-Desk") and not request.headers.get("HX-Request"):
        return HttpResponseRedirect(f"{reverse('signin')}?{urlencode({'next': request.get_full_path()})}")
    return faults.expired(request)
