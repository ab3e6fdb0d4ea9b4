"""The filters that overview, list and map share. They live in the address, so that what one person sees can be sent to another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import quote_plus

from django.http import HttpRequest, QueryDict

from marsad.record.incidents import ORDERS

NAMES = ("place", "since", "until", "type", "grade", "state", "actor")
_SOME = "-some-place-"
LONGEST = 200  # characters of a value


@dataclass(frozen=True, slots=True)
class Filters:
    """What is kept to; None is everything. ``wrong`` are the names of values that mean nothing, which are left out and told."""

    place: str | None = None
    since: str | None = None
    until: str | None = None
    type: str | None = None
    grade: str | None = None
    state: str | None = None
    actor: str | None = None
    order: str = "newest"
    wrong: tuple[str, ...] = ()

    @property
    def rules(self) -> dict[str, Any]:
        """The filters as the record takes them."""
        return {name: getattr(self, name) for name in NAMES}

    @property
    def any(self) -> bool:
        """Something is left out by them."""
        return any(getattr(self, name) for name in NAMES)

    @property
    def orders(self) -> tuple[str, ...]:
        """What a list may be sorted by."""
        return tuple(ORDERS)

    @property
    def query(self) -> str:
        """The filters as the query of an address."""
        return self.but()

    def addresses(self, page: str) -> Callable[[str], str]:
        """The addresses of a page that keep to one place and to the other filters, for many places."""
        before, _, behind = self.but(place=_SOME).partition(_SOME)
        return lambda place: f"{page}?{before}{quote_plus(place)}{behind}" if place else f"{page}?{self.but(place=None)}"

    def but(self, **changes: str | None) -> str:
        """The query with other values for some of the filters."""
        changed = replace(self, **changes)  # type: ignore[arg-type]
        asked = QueryDict(mutable=True)
        for name in NAMES:
            if value := getattr(changed, name):
                asked[name] = value
        if changed.order != "newest":
            asked["order"] = changed.order
        return str(asked.urlencode())


def filters_of(request: HttpRequest) -> Filters:
    """The filters of an address; what means nothing is left out."""
    given = {name: " ".join(request.GET.get(name, "").replace("\x00", "").split())[:LONGEST] or None for name in NAMES}
    wrong = tuple(name for name in ("since", "until") if given[name] and not _day(given[name]))
    order = request.GET.get("order", "newest")
    return Filters(**{**given, **dict.fromkeys(wrong)}, order=order if order in ORDERS else "newest", wrong=wrong)


def _day(text: str | None) -> bool:
    try:
        return bool(text) and len(str(text)) == 10 and bool(date.fromisoformat(str(text)))
    except ValueError:
        return False
