"""The present password, asked for once more before a secret changes: a session that somebody else sits at cannot take the account."""

from __future__ import annotations

from django.http import HttpRequest

from marsad.desk.address import address_of
from marsad.desk.page import person
from marsad.record import people, waits

WAIT = "signin_wait"  # so many failures that the session is to end


def wrong_password(request: HttpRequest) -> str | None:
    """What is wrong with the present password in the form, as a key of the words; None where it is right."""
    name = person(request).name
    under = [("own", name)]
    if waits.begin_try(under):
        return WAIT
    if not request.user.check_password(request.POST.get("old", "")):
        people.note_failed(name, address_of(request), "present password")
        return "own_password_wrong"
    waits.forgive(under)
    return None
