"""What stands around every page: written once for all who read it in one language, and with one role."""

from __future__ import annotations

from functools import lru_cache

from django.template.loader import render_to_string

from marsad.desk import nav
from marsad.desk.people import Person
from marsad.desk.shortcuts import shortcuts


@lru_cache(maxsize=500)
def head(role: str | None, language: str, here: str | None) -> str:
    """The links at the head of a page that a role allows; ``here`` is the page's own."""
    person = Person("", role, language)
    found: str = render_to_string("nav.html", {"person": person, "nav": nav.links(person, here)})
    return found


@lru_cache(maxsize=500)
def keys(language: str, here: str | None, *, off: bool = False) -> str:
    """What the keyboard does on a page; nothing where it is ``off``."""
    found: str = render_to_string("keys.html", {"person": Person("", None, language), "shortcuts": () if off else shortcuts(here)})
    return found
