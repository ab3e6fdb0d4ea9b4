"""The gate before every page: who asks, may they, and what a browser may do with the answer."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import urlencode

from marsad.desk import faults, rules
from marsad.desk.people import Person, person_of
from marsad.record.people import note_refusal, token_name

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


class Gate:
    """1. Who asks: session or key. 2. Is there a rule for this route and method? 3. Does the role give the right?"""

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
        request.person = who = self._who(request, route or "")  # 1
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

    def _who(self, request: HttpRequest, route: str) -> Person:
        key = request.headers.get("Authorization", "")
        if route.startswith("api-") and key.startswith("Bearer "):
            name = token_name(key.removeprefix("Bearer ").strip())
            return Person(f"key:{name}", "data", "en") if name else Person("", None, "en")
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
        answer = JsonResponse({"error": "sign in, or give a key: Authorization: Bearer …"}, status=401)
        answer["WWW-Authenticate"] = "Bearer"
        return answer
    if request.method in ("GET", "HEAD") and not request.headers.get("X-Desk") and not request.headers.get("HX-Request"):
        return HttpResponseRedirect(f"{reverse('signin')}?{urlencode({'next': request.get_full_path()})}")
    return faults.expired(request)
