"""The pages of the site: a list with filters, map and months; one page an incident; one that stands where an incident was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from marsad.exports.cells import plain_text
from marsad.exports.print.page import article, direction, headline, point, say
from marsad.exports.seen import Seen
from marsad.exports.site.drawing import Spot, map_of, months_drawn, months_of
from marsad.exports.site.history import Change, Gone
from marsad.exports.writing import About
from marsad.phrasing.days import spoken
from marsad.phrasing.point import type_words

Plain = dict[str, Any]
_OTHER = {"ar": "en", "en": "ar"}


def list_page(found: Sequence[Seen], about: About, changes: Mapping[str, list[Change]], gone: Sequence[Gone]) -> bytes:
    """All incidents: filters that need no server, the map, the months, the list, what is no longer published."""
    language = about.language
    incidents = [one.incident for one in found]
    spots = [Spot(one["id"], headline(one, language), one["place"]["lat"], one["place"]["lon"]) for one in incidents if one["place"] and one["place"]["lat"] is not None]
    months = months_of(one for one in incidents if not one["withheld"])
    withheld = about.asker.redactor.count(sum(one["withheld"] for one in incidents))
    note = f'<p class="hint">{_text(say("site.withheld", language).format(n=withheld))}</p>' if withheld else ""
    drawn = map_of(spots, say("site.map", language))
    body = "".join(
        [
            f"<h1>{_text(about.title)}</h1><p>{_say('site.lead', language)}</p>",
            _filters(incidents, language),
            f'<section><h2>{_say("site.map", language)}</h2>{drawn}<p class="hint">{_say("site.map_note", language)}</p></section>' if drawn else "",
            f"<section><h2>{_say('site.months', language)}</h2>{months_drawn(months, say('site.months', language))}{note}</section>" if months else "",
            f"<section><h2>{_say('site.list', language)}</h2>{_table(found, language)}</section>",
            _gone_list(gone, language),
            _for_programs(language),
        ]
    )
    return _page(about.title, body, language, "index.html", up="../", script=True)


def _filters(incidents: Sequence[Plain], language: str) -> str:
    kinds = sorted({one["type"] for one in incidents if one["type"]})
    options = "".join(f'<option value="{escape(kind, quote=True)}">{_text(type_words(kind, language))}</option>' for kind in kinds)
    return (
        f'<form class="filters" role="search" hidden><label>{_say("site.search", language)}<input type="search" name="words"></label>'
        f'<label>{_say("site.type", language)}<select name="type"><option value="">{_say("site.any", language)}</option>{options}</select></label>'
        f'<label>{_say("site.since", language)}<input type="date" name="since"></label><label>{_say("site.until", language)}<input type="date" name="until"></label>'
        f'<p role="status" data-found="{escape(say("site.found", language), quote=True)}"></p></form>\n'
    )


def _table(found: Sequence[Seen], language: str) -> str:
    if not found:
        return f"<p>{_say('site.none', language)}</p>"
    rows = "".join(_row(one, language) for one in found)
    heads = "".join(f'<th scope="col">{_say(key, language)}</th>' for key in ("site.day", "site.what", "site.grade"))
    return f'<div class="scroll" tabindex="0"><table class="list"><thead><tr>{heads}</tr></thead><tbody>\n{rows}</tbody></table></div>\n'


def _row(one: Seen, language: str) -> str:
    incident = one.incident
    day = incident["date"]["start"] or ""
    grade = incident["decided"]["grade"]["value"] if incident["decided"]["grade"] else incident["assessment"]["value"]
    words = _text(say("label.withheld", language) if incident["withheld"] else point(one, language))
    marks = f'data-id="{incident["id"]}" data-day="{day}" data-type="{escape(incident["type"] or "", quote=True)}"'
    shown = _text(spoken(day, language, "both")) or "—"
    return f'<tr {marks}><td>{shown}</td><td><a href="incident/{incident["id"]}.html">{words}</a></td><td>{_say("grade." + grade, language) if grade else "—"}</td></tr>\n'


def _gone_list(gone: Sequence[Gone], language: str) -> str:
    if not gone:
        return ""
    rows = "".join(f'<li><a href="incident/{one.incident}.html"><bdi dir="ltr">{one.incident}</bdi></a> · {_text(spoken(one.day, language, "both"))}</li>' for one in gone)
    return f"<section><h2>{_say('site.withdrawn_list', language)}</h2><ul>{rows}</ul></section>\n"


def _for_programs(language: str) -> str:
    links = "".join(f'<li><a href="../data/{name}"><bdi dir="ltr">{name}</bdi></a></li>' for name in ("incidents.geojson", "incidents.csv", "incidents.jsonl"))
    return f'<section><h2>{_say("site.data", language)}</h2><ul>{links}<li><a href="changes.xml">{_say("site.feed", language)}</a></li></ul><p class="hint">{_say("site.check", language)}</p></section>\n'


def incident_page(one: Seen, about: About, changes: Sequence[Change]) -> bytes:
    """One incident: all that a print shows, its changes, its twin for programs."""
    language, ident = about.language, one.incident["id"]
    told = "".join(f"<li>{_text(spoken(change.day, language, 'both'))} · {_text(said_change(change, language))}</li>" for change in changes)
    foot = f"<section><h2>{_say('site.changes', language)}</h2><ul>{told}</ul></section>\n" if told else ""
    twin = f'<p><a href="../../data/incident/{ident}.json">{_say("site.data", language)} (JSON)</a></p>\n'
    return _page(headline(one.incident, language), article(one, about, language, foot) + twin, language, f"incident/{ident}.html", up="../../")


def gone_page(gone: Gone, about: About) -> bytes:
    """What stands at the address of an incident that is no longer published."""
    language = about.language
    if gone.into:
        words = f'{_say("site.moved", language)} <a href="{gone.into}.html"><bdi dir="ltr">{gone.into}</bdi></a>'
    else:
        words = _say("site.gone", language)
    body = f'<h1><bdi dir="ltr">{gone.incident}</bdi></h1><p>{words}</p><p>{_text(spoken(gone.day, language, "both"))}</p>'
    return _page(gone.incident, body, language, f"incident/{gone.incident}.html", up="../../")


def root_page(about: About) -> bytes:
    """Where the site begins: a choice of language."""
    links = '<p><a lang="ar" href="ar/index.html">العربية</a></p><p><a lang="en" href="en/index.html">English</a></p>'
    return _document(about.title, f"<main><h1>{_text(about.title)}</h1>{links}</main>", "ar", "", script=False)


def said_change(change: Change, language: str) -> str:
    """A change in words."""
    value = say(f"grade.{change.value}", language) if change.value else ""
    return say(f"site.{change.kind}", language).format(value=value)


def _page(title: str, body: str, language: str, here: str, *, up: str, script: bool = False) -> bytes:
    other = _OTHER[language]
    nav = f'<header><nav aria-label="{escape(say("site.back", language), quote=True)}"><a href="{up}{language}/index.html">{_say("site.back", language)}</a> <a lang="{other}" href="{up}{other}/{here}">{_say("site.other", language)}</a></nav></header>\n'
    return _document(title, f"{nav}<main>{body}</main>", language, up, script=script)


def _document(title: str, body: str, language: str, up: str, *, script: bool) -> bytes:
    tail = f'<script src="{up}site.js"></script>\n' if script else ""
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{_text(title)}</title><link rel="stylesheet" href="{up}site.css">'
    return f'<!doctype html>\n<html lang="{language}" dir="{direction(language)}">\n<head>{head}</head>\n<body>\n{body}\n{tail}</body>\n</html>\n'.encode()


def _text(words: str) -> str:
    return escape(plain_text(words), quote=False)


def _say(key: str, language: str) -> str:
    return _text(say(key, language))
