"""The person in front of the desk, as a page needs to know them."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from marsad.desk import rules

LANGUAGES = ("ar", "en")
MONTHS = ("levant", "arabic", "both")
LANGUAGE_COOKIE = "marsad_language"


@dataclass(frozen=True, slots=True)
class Person:
    """Name, role, language (ar, en) and the months they read (levant: آذار, arabic: مارس, both: آذار/مارس)."""

    name: str
    role: str | None
    language: str = "ar"
    months: str = "levant"

    def may(self, right: str) -> bool:
        """The role gives this right."""
        return rules.has(self.role, right)

    @property
    def direction(self) -> str:
        """rtl or ltr."""
        return "rtl" if self.language == "ar" else "ltr"


def language_of(request: HttpRequest) -> str:
    """The language of somebody not signed in: as chosen before, else as the browser asks, else Arabic."""
    chosen = request.COOKIES.get(LANGUAGE_COOKIE)
    if chosen in LANGUAGES:
        return str(chosen)
    asked = request.headers.get("Accept-Language", "ar")
    first = next((part.strip()[:2].lower() for part in asked.split(",") if part.strip()[:2].lower() in LANGUAGES), "ar")
    return first


def person_of(request: HttpRequest) -> Person:
    """The person of a request's session; nobody where there is none."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not hasattr(user, "profile"):
        return Person("", None, language_of(request))
    return Person(user.username, user.profile.role, user.profile.language, user.profile.months)
