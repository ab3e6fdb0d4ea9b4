"""Who works here: accounts, keys for programs, and the settings of the whole desk."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict

from marsad.desk.asked_again import wrong_password
from marsad.desk.page import chosen, person, show
from marsad.errors import CaseError
from marsad.record import people
from marsad.record.choices import choose
from marsad.record.program_keys import Key, make_token, revoke_token, tokens

COORDINATES = ("exact", "round3", "round2", "round1", "round0", "withheld")


@dataclass(frozen=True, slots=True)
class People:
    """Accounts and keys. ``key`` is a key just made, shown this once; ``fault`` a key of the words, or None."""

    accounts: list[people.Account]
    tokens: list[Key]
    roles: tuple[str, ...]
    key: str | None
    fault: str | None
    done: bool
    coordinates: str
    tiles: str
    smallest: str
    rounds: tuple[str, ...] = COORDINATES


def people_page(request: HttpRequest) -> HttpResponse:
    """See and change who works here."""
    key = fault = None
    if request.method == "POST":
        try:
            if request.POST.get("do") == "totp-off" and (wrong := wrong_password(request)):
                raise CaseError(wrong)
            key = _DOES.get(request.POST.get("do", ""), _nothing)(request.POST, person(request).name)
        except CaseError:
            fault = "people_refused"
    done = request.method == "POST" and not fault
    context = People(people.accounts(), tokens(), people.ROLES, key, fault, done, chosen(request)["coordinates"], chosen(request)["tiles"], chosen(request)["smallest"])
    return show(request, "people.html", context, status=400 if fault else 200)


def _make(form: QueryDict, by: str) -> None:
    name = form.get("name", "")
    if any(one.name == " ".join(name.split()) for one in people.accounts()):
        raise CaseError(f"{name}: somebody of this name works here already")
    people.save_account(name, form.get("password", ""), form.get("role", ""), by=by)


def _role(form: QueryDict, by: str) -> None:
    if form.get("role") not in people.ROLES:
        raise CaseError("this is not a role")
    people.change_account(form.get("name", ""), by=by, role=form["role"])


def _lock(form: QueryDict, by: str) -> None:
    people.change_account(form.get("name", ""), by=by, active=form.get("active") == "1")


def _totp_off(form: QueryDict, by: str) -> None:
    people.change_account(form.get("name", ""), by=by, totp=None)


def _token(form: QueryDict, by: str) -> str:
    return make_token(form.get("name", ""), by=by)


def _revoke(form: QueryDict, by: str) -> None:
    revoke_token(form.get("digest", ""), by=by)


def _choices(form: QueryDict, by: str) -> None:
    for key in ("coordinates", "tiles", "smallest"):
        if key in form:
            choose(key, form[key].strip(), who=by)


def _nothing(form: QueryDict, by: str) -> None:
    raise CaseError("the page knows no such change")


_DOES = {"make": _make, "role": _role, "lock": _lock, "totp-off": _totp_off, "token": _token, "revoke": _revoke, "choices": _choices}
