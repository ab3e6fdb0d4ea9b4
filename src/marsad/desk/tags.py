"""What templates say in the reader's language, and how they show what was scraped."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import Any

from django.template import Library
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from marsad.desk import words
from marsad.desk.shown import BLOCK, clean
from marsad.desk.templating import address, said
from marsad.phrasing import days as dates
from marsad.phrasing import plurals

STATIC = Path(__file__).parent / "static"
register = Library()
register.tag("url", address)


@register.simple_tag(takes_context=True)
def w(context: Any, key: str, **values: Any) -> str:
    """A word of the desk in the reader's language."""
    return words.word(key, context["person"].language, **values)


@register.simple_tag(takes_context=True)
def term(context: Any, group: str, value: str | None) -> str:
    """A value of the record in the reader's language."""
    return clean(words.term(group, value, context["person"].language))


@register.simple_tag(takes_context=True)
def term_key(context: Any, group: str, value: str) -> str:
    """The word ``group_value`` of the desk, where a table in Python names the value."""
    return words.word(f"{group}_{value}", context["person"].language)


@register.simple_tag(takes_context=True)
def field_name(context: Any, path: str | None) -> str:
    """What a field is called: the place, whichever of several; nothing where there is none."""
    if not path:
        return ""
    root = path if f"field.{path}" in words.table() else path.partition(".")[0]
    return words.term("field", root, context["person"].language)


@register.simple_tag(takes_context=True)
def signer(context: Any, who: str) -> SafeString:
    """Who signed: a person's name as it is, what is no person in the reader's language."""
    key = _NOBODY.get(who)
    return format_html("<bdi>{}</bdi>", words.word(key, context["person"].language) if key else clean(who))


_NOBODY = {"machine": "by_machine", "command line": "by_command"}


@register.simple_tag(takes_context=True)
def day(context: Any, iso: str | None) -> str:
    """A date in the reader's months."""
    who = context["person"]
    return dates.spoken(iso, who.language, who.months)


@register.filter
def plain(text: object) -> SafeString:
    """Scraped words: escaped, without direction marks, isolated from the words around them."""
    return _isolated(clean(text))


def _isolated(words_of_it: str) -> SafeString:
    return SafeString(f'<bdi dir="auto">{escape(words_of_it)}</bdi>')


@register.filter
def passage_words(parts: Iterable[tuple[str, bool]]) -> SafeString:
    """A passage with the words that were asked for marked, in one piece, so that it runs in the direction of its own script."""
    shown = format_html_join("", "{}", ((format_html("<mark>{}</mark>", clean(words)) if asked else clean(words),) for words, asked in parts))
    return format_html("…{}…", shown)


@register.simple_tag(takes_context=True)
def counted(context: Any, noun: str, number: int) -> str:
    """A noun with its number, in the form that the reader's language has for it."""
    return plurals.counted(noun, number, context["person"].language)


@register.simple_tag(takes_context=True)
def ranged(context: Any, noun: str, people: Any) -> str:
    """A noun with an interval."""
    return plurals.ranged(noun, people.min, people.max, context["person"].language)


@register.filter
def drawn(text: object) -> SafeString:
    """Scraped words in a drawing, where no element isolates: between the marks that do (U+2068 … U+2069), each as an entity."""
    return format_html("&#8296;{}&#8297;", clean(text))


@register.filter
def short(text: object, length: int = 160) -> SafeString:
    """The beginning of scraped words, as ``plain``."""
    found = " ".join(clean(str("" if text is None else text)[: 4 * length]).split())
    return _isolated(found if len(found) <= length else found[:length].rstrip() + "…")


@register.filter
def interval(quantity: Any) -> SafeString:
    """12, ~12, 10–15, ≥36: an interval; not stated is a dash. Takes anything with min, max and perhaps expr."""
    if getattr(quantity, "held", False):
        return SafeString(BLOCK)
    low, high, expr = (quantity.get(name) if isinstance(quantity, dict) else getattr(quantity, name, None) for name in ("min", "max", "expr"))
    if low is None and high is None:
        return SafeString("—")
    if low == high:
        return format_html('<bdi dir="ltr">{}{}</bdi>', "~" if expr == "about" else "", low)
    if high is None:
        return format_html('<bdi dir="ltr">≥{}</bdi>', low)
    return format_html('<bdi dir="ltr">≤{}</bdi>', high) if low is None else format_html('<bdi dir="ltr">{}–{}</bdi>', low, high)


@register.simple_tag
def fresh_key() -> str:
    """A key for a form: sent twice, it counts once."""
    return secrets.token_urlsafe(16)


@register.simple_tag
def asset(name: str) -> str:
    """The address of a static file, with its hash, so that browsers may keep it; empty where the file is not there."""
    stamp = _stamp(name)
    return f"/static/{name}?v={stamp}" if stamp else ""


@cache
def _stamp(name: str) -> str:
    path = Path(f"{STATIC}/{name}")
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10] if path.is_file() else ""


@register.simple_tag(takes_context=True)
def reason_words(context: Any, reason: Any) -> str:
    """Why a comparison weighs what it does, in the reader's language; where no table has the words, as linking puts them."""
    key = f"reason.{reason['comparison']}.{reason['level']}"
    return words.word(key, context["person"].language) if key in words.table() else clean(reason["reason"])


@register.simple_tag
def bar(x1: float, x2: float, y: int, height: int, kind: str) -> SafeString:
    """A bar of a drawing between two positions, whichever is the smaller; a single number is a narrow one."""
    left, width = min(x1, x2), max(abs(x2 - x1), 2)
    return format_html('<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="2"/>', kind, left, y, width, height)


# --- what most tags of a page say, once for the same values ---


def _by_language(tell: Callable[..., str]) -> Callable[..., SafeString]:
    kept = lru_cache(maxsize=5000)(lambda language, *values: SafeString(conditional_escape(tell(*values, language))))
    return lambda who, *values: kept(who.language, *values)


@lru_cache(maxsize=5000)
def _said_day(language: str, months: str, iso: str | None) -> SafeString:
    return SafeString(conditional_escape(dates.spoken(iso, language, months)))


said(register, "w", _by_language(words.word))
said(register, "term", _by_language(lambda group, value, language: clean(words.term(group, value, language))))
said(register, "term_key", _by_language(lambda group, value, language: words.word(f"{group}_{value}", language)))
said(register, "day", lambda who, iso: _said_day(who.language, who.months, iso))
