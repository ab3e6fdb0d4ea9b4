"""The links at the head of each page: those that a person may follow."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.urls import NoReverseMatch, reverse

from marsad.desk import rules
from marsad.desk.people import Person

LINKS = ("mine", "add", "queue", "overview", "incidents", "reports", "search", "tolls", "echoes", "victims", "marks", "ledger", "people")
MORE = frozenset(LINKS[7:])  # behind one word, so that the head is one line


@dataclass(frozen=True, slots=True)
class Link:
    """One link; ``here`` where it leads to the page that is open, ``more`` where it stands behind one word with others."""

    route: str
    url: str
    here: bool
    more: bool


def links(person: Person, here: str | None) -> list[Link]:
    """The links that a person's role allows, of the pages that are there."""
    return [Link(route, url, route == here, route in MORE) for route, url in _urls() if person.may(rules.needed(route, "GET") or "")]


@cache
def _urls() -> tuple[tuple[str, str], ...]:
    found = []
    for route in LINKS:
        try:
            found.append((route, reverse(route)))
        except NoReverseMatch:
            continue
    return tuple(found)
