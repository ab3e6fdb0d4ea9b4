"""Signing in and out, and choosing a language before that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from marsad.desk.address import address_of
from marsad.desk.page import person, show
from marsad.desk.people import LANGUAGE_COOKIE, LANGUAGES, language_of
from marsad.desk.second_step import uses_up
from marsad.desk.words import word
from marsad.record import people, waits
from marsad.record.vault import vault

DEVICE = "marsad_device"
_KNOWN = 180 * 24 * 3600  # seconds that a browser is known


@dataclass(frozen=True, slots=True)
class SignIn:
    """``name`` as typed, ``next`` where to go afterwards, ``fault`` a key of the words, or None."""

    name: str
    next: str
    fault: str | None


def signin(request: HttpRequest) -> HttpResponse:
    """Ask for name, password and, where set up, the one-time code."""
    after = _inside(request, request.POST.get("next") or request.GET.get("next") or "")
    if request.method != "POST":
        return HttpResponseRedirect(after) if person(request).role else show(request, "signin.html", SignIn("", after, None))
    name = " ".join(request.POST.get("name", "").split())[:150]
    fault, user = _try(request, name)
    if fault is None:
        if user.last_login is None:  # somebody new goes on in the language of the page that they signed in on
            people.set_choices(user.username, language=language_of(request), months=user.profile.months)
        login(request, user)
    return _known(request, name, _answer(request, name, after, fault)) if fault is None else _answer(request, name, after, fault)


def _answer(request: HttpRequest, name: str, after: str, fault: str | None) -> HttpResponse:
    if request.headers.get("X-Desk"):  # from within a page whose session is over
        said = {"csrf": get_token(request)} if fault is None else {"error": word(fault, person(request).language)}
        return JsonResponse(said, status=200 if fault is None else 403)
    if fault is not None:
        return show(request, "signin.html", SignIn(name, after, fault), status=429 if fault == "signin_wait" else 403)
    return HttpResponseRedirect(after)


def _try(request: HttpRequest, name: str) -> tuple[str | None, Any]:
    """The fault as a key of the words, or None and the account. What was wrong (name, password, code) is not told apart."""
    address, device = address_of(request), request.COOKIES.get(DEVICE, "")
    under = waits.buckets(name, address, known=vault().knows_device(name, device), device=device)
    if waits.begin_try(under):
        return "signin_wait", None
    user = authenticate(request, username=name, password=request.POST.get("password", ""))
    if user is not None and hasattr(user, "profile") and _code_holds(user, request.POST.get("code", "")):
        waits.forgive(under)
        people.note_signed_in(name)
        return None, user
    people.note_failed(name, address, "code" if user is not None else "password")
    return "signin_wrong", None


def _known(request: HttpRequest, name: str, answer: HttpResponse) -> HttpResponse:
    """The browser is known from now on: a stranger's failures on this name do not make it wait."""
    if not vault().knows_device(name, request.COOKIES.get(DEVICE)):
        answer.set_cookie(DEVICE, vault().new_device(name), max_age=_KNOWN, httponly=True, samesite="Strict", secure=settings.SESSION_COOKIE_SECURE)
    return answer


def _code_holds(user: Any, code: str) -> bool:
    """There is no second step, or the one-time code is right."""
    if user.profile.totp is None:
        return True
    secret = vault().second_step(user.username)
    return secret is not None and uses_up(user.username, secret, code)


def signout(request: HttpRequest) -> HttpResponse:
    """End the session."""
    people.note_signed_out(person(request).name)
    logout(request)
    return HttpResponseRedirect(reverse("signin"))


def language(request: HttpRequest) -> HttpResponse:
    """Choose Arabic or English; kept with the account, or in a cookie before signing in."""
    chosen = request.POST.get("language", "")
    answer = HttpResponseRedirect(_inside(request, request.POST.get("next", "")))
    if chosen in LANGUAGES:
        who = person(request)
        if who.role:
            people.set_choices(who.name, language=chosen, months=who.months)
        answer.set_cookie(LANGUAGE_COOKIE, chosen, max_age=365 * 24 * 3600, httponly=True, samesite="Lax")
    return answer


def healthy(request: HttpRequest) -> HttpResponse:
    """The server answers; for whoever watches it."""
    return HttpResponse("ok", content_type="text/plain")


def _inside(request: HttpRequest, after: str) -> str:
    """An address of this desk, else its first page."""
    return after if url_has_allowed_host_and_scheme(after, {request.get_host()}) and after.startswith("/") else reverse("home")
