"""One's own settings: language, months, password, the second step of sign-in, keys for one's programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyotp
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from marsad.desk.asked_again import WAIT, wrong_password
from marsad.desk.page import person, show
from marsad.desk.people import LANGUAGE_COOKIE, LANGUAGES, MONTHS, person_of
from marsad.desk.second_step import uses_up
from marsad.errors import CaseError
from marsad.record import people
from marsad.record.program_keys import Key, make_token, revoke_token, tokens

_NEW = "totp_new"


@dataclass(frozen=True, slots=True)
class Own:
    """``secret`` is one to be confirmed, where no second step is set; ``fault`` a key of the words; ``keys`` those of this person's programs, ``key`` one just made, shown this once."""

    totp: bool
    secret: str | None
    fault: str | None
    done: bool
    keys: list[Key]
    key: str | None
    languages: tuple[str, ...] = LANGUAGES
    months: tuple[str, ...] = MONTHS


def own_settings(request: HttpRequest) -> HttpResponse:
    """See and change one's own settings."""
    done, fault = False, None
    if request.method == "POST":
        fault = _DOES.get(request.POST.get("do", ""), _nothing)(request)
        if fault == WAIT:
            logout(request)
            return HttpResponseRedirect(reverse("signin"))
        done = fault is None
        request.user = _again(request)
        request.person = person_of(request)
    totp = request.user.profile.totp is not None
    if not totp and _NEW not in request.session:
        request.session[_NEW] = pyotp.random_base32()
    answer = show(request, "settings.html", Own(totp, None if totp else request.session[_NEW], fault, done, tokens(person(request).name), getattr(request, "key_made", None)), status=400 if fault else 200)
    answer.set_cookie(LANGUAGE_COOKIE, person(request).language, max_age=365 * 24 * 3600, httponly=True, samesite="Lax")
    return answer


def _again(request: HttpRequest) -> Any:
    from marsad.desk.backend import Backend

    return Backend().get_user(request.user.pk)


def _reading(request: HttpRequest) -> str | None:
    language, months = request.POST.get("language", ""), request.POST.get("months", "")
    if language not in LANGUAGES or months not in MONTHS:
        return "fault_bad"
    people.set_choices(person(request).name, language=language, months=months)
    return None


def _password(request: HttpRequest) -> str | None:
    name, new = person(request).name, request.POST.get("new", "")
    if fault := wrong_password(request):
        return fault
    try:
        people.save_account(name, new, str(person(request).role), by=name)
    except CaseError:
        return "own_password_wrong"
    request.user.refresh_from_db()
    update_session_auth_hash(request, request.user)
    return None


def _totp(request: HttpRequest) -> str | None:
    if fault := wrong_password(request):
        return fault
    secret, name = request.session.get(_NEW), person(request).name
    if not secret or not uses_up(name, secret, request.POST.get("code", "")):
        return "totp_wrong"
    people.change_account(name, by=name, totp=secret)
    del request.session[_NEW]
    return None


def _totp_off(request: HttpRequest) -> str | None:
    if fault := wrong_password(request):
        return fault
    people.change_account(person(request).name, by=person(request).name, totp=None)
    return None


def _key(request: HttpRequest) -> str | None:
    if fault := wrong_password(request):
        return fault
    try:
        request.key_made = make_token(request.POST.get("program", ""), by=person(request).name, account=person(request).name)
    except CaseError:
        return "tokens_nameless"
    return None


def _revoke(request: HttpRequest) -> str | None:
    try:
        revoke_token(request.POST.get("digest", ""), by=person(request).name, account=person(request).name)
    except CaseError:
        return "fault_bad"
    return None


def _nothing(request: HttpRequest) -> str | None:
    return "fault_bad"


_DOES = {"reading": _reading, "password": _password, "totp": _totp, "totp-off": _totp_off, "key": _key, "revoke": _revoke}
