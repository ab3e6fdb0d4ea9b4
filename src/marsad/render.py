"""Readings for people and programs: a terminal view, JSON Lines, one self-contained page of HTML."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from html import escape
from typing import Any, TextIO

from marsad.model.record import to_record
from marsad.version import __version__

Plain = dict[str, Any]

_ACTS = {
    "assert": "يقول",
    "accuse": "يتهم",
    "deny": "ينفي",
    "doubt": "يشكك",
    "concede": "يقر",
    "claim_responsibility": "يتبنى",
    "justify": "يبرر",
    "correct": "يصحح",
    "demand": "يطالب",
    "condemn": "يدين",
    "propose": "يقترح",
    "promise": "يتعهد",
    "threaten": "يتوعد",
    "disclaim": "لم يتحقق",
}
_BIDI = dict.fromkeys([0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F], None)
_CONTROLS = {code: None for code in (*range(0x00, 0x09), *range(0x0B, 0x20), 0x7F, *range(0x80, 0xA0))}


def show(readings: Iterable[Any], form: str, out: TextIO | None = None, *, why: bool = False) -> None:
    """Print readings as text, json or html; several JSON records come one a line, a single one in one line too.

    With ``why`` each value says how it came about (text and json).
    """
    FORMATS[form]((to_record(reading, __version__, why=why) for reading in readings), out or sys.stdout)


def _json(records: Iterable[Plain], out: TextIO) -> None:
    for record in records:
        line = json.dumps(record, ensure_ascii=False)
        if any("\ud800" <= char <= "\udfff" for char in record["report"]["text"]):
            line = json.dumps(record)  # a lone surrogate has no UTF-8: written as its escape, so that offsets stay right
        out.write(line + "\n")


# --- terminal --------------------------------------------------------------------------------------------------------


def _clean(words: str) -> str:
    """Scraped words without control and bidi characters, in one line."""
    return " ".join(words.translate(_BIDI).translate(_CONTROLS).split())


def interval(quantity: Plain) -> str:
    """12, 10–15, ≥36, 0: an interval as it is read."""
    low, high = quantity["min"], quantity["max"]
    if low == high:
        return ("~" if quantity["expr"] == "about" else "") + str(low)
    return f"≥{low}" if high is None else f"{low}–{high}"


def _text(records: Iterable[Plain], out: TextIO) -> None:
    from rich.console import Console
    from rich.markup import escape as plain

    console = Console(file=out, soft_wrap=True, highlight=False)
    for record in records:
        report = record["report"]
        events = {event["id"]: event for event in record["events"]}
        head = " · ".join(_clean(str(report[key])) for key in ("outlet", "published", "title") if report[key])
        console.print(f"[bold]{plain(head or report['id'])}[/bold]  [dim]{len(record['claims'])} claims, {len(events)} events[/dim]")
        for note in record["notes"]:
            console.print(f"  [yellow]! {plain(note['text'])}[/yellow]")
        for claim in record["claims"]:
            _text_claim(console, claim, events, report["text"], plain)
        console.print()


def _when(time: Plain | None) -> str:
    """The day of an event; one that no word says, and that is taken from the day of publication, says so."""
    start = (time or {}).get("start") or ""
    return f"{start} (day of publication)" if start and time and time.get("inferred") else start


def _text_claim(console: Any, claim: Plain, events: dict[str, Plain], text: str, plain: Callable[[str], str]) -> None:
    chain = " ← ".join(_clean(voice["name"]) + (" (?)" if voice["anonymous"] else "") for voice in reversed(claim["chain"]))
    words = _clean(text[slice(*claim["content"])])
    console.print(
        f"  [cyan]{claim['id']:>4}[/cyan] [bold]{_ACTS.get(claim['act'], claim['act'])}[/bold] {plain(chain)}"
        + (f"  [dim]→ {', '.join(claim['responds_to'])}[/dim]" if claim["responds_to"] else "")
    )
    console.print(f"       {plain(words)}")
    for ident in claim["events"]:
        event = events[ident]
        place = "، ".join(_clean(place["name"]) + ("؟" if place["candidates"] else "") for place in event["places"])
        when = _when(event["time"])
        console.print(f"       [green]{event['type']}[/green] {event['status']}" + (f" · {plain(place)}" if place else "") + (f" · {when}" if when else ""))
        _text_reasons(console, event, plain)
        for harm in event["harms"]:
            who = "/".join(value for value in (harm["victims"]["status"], harm["victims"]["age"], harm["victims"]["sex"]) if value != "unknown")
            console.print(
                f"         [red]{harm['outcome']} {interval(harm)}[/red] {who} [dim]{plain(_clean(harm['text']))}[/dim]"
                + (" [dim](total)[/dim]" if harm["scope"] == "running_total" else "")
                + (" [dim](part)[/dim]" if harm["part_of"] is not None else "")
            )
            if "why" in harm:
                console.print(f"           [dim]{plain(_reason(harm))}[/dim]")


def _text_reasons(console: Any, event: Plain, plain: Callable[[str], str]) -> None:
    """How the parties, places and the time of an event came about, one a line, where that was asked for."""
    times = [{"name": event["time"]["start"] or "", "role": "time", **event["time"]}] if event["time"] else []
    for value in (*event["actors"], *event["places"], *times):
        if value.get("why"):
            console.print(f"         [dim]{value['role']} {plain(_clean(value['name']))}: {plain(_reason(value))}[/dim]")


def _reason(value: Plain) -> str:
    """attach.where reach=close +4.2, kind=settlement +2.9; second: حلب; right in 81 of 100."""
    why = value["why"] or {"rule": "", "features": [], "second": None}
    features = ", ".join(f"{name} {weight:+.1f}" for name, weight in why["features"])
    parts = (f"{why['rule']} {features}".strip(), f"second: {_clean(why['second'])}" if why["second"] else "")
    sure = f"right in {round(100 * value['confidence'])} of 100" if value["confidence"] is not None else ""
    return "; ".join(part for part in (*parts, sure) if part)


# --- one page --------------------------------------------------------------------------------------------------------

_STYLE = """
body{font:17px/1.9 "Noto Naskh Arabic","Amiri","Geeza Pro",serif;margin:0;background:#f7f6f2;color:#1b1b1b}
main{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:1.5rem;max-width:1300px;margin:auto;padding:1rem}
@media(max-width:800px){main{grid-template-columns:1fr}}
header,section.notes{max-width:1300px;margin:auto;padding:.5rem 1rem}h1{font-size:1.3rem;margin:.3rem 0}
.text{background:#fff;padding:1.2rem;border:1px solid #ddd;white-space:pre-wrap;unicode-bidi:plaintext}
.claim{border-bottom:2px solid #1f6f8b;background:#e8f3f7}.harm{border-bottom:3px double #a4161a;background:#fdeaea;font-weight:bold}
.cue{color:#1f6f8b}.related{color:#888;font-style:italic}
article{background:#fff;border:1px solid #ddd;border-inline-start:4px solid #1f6f8b;margin:0 0 .8rem;padding:.5rem .8rem;unicode-bidi:isolate}
.chain{font-weight:bold}.values{margin:.2rem 0;padding:0 1.2rem}.n{color:#a4161a;font-weight:bold;unicode-bidi:isolate}small{color:#666}
"""


def _html(records: Iterable[Plain], out: TextIO) -> None:
    out.write(
        '<!doctype html>\n<html lang="ar" dir="rtl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>مرصد</title><style>{_STYLE}</style></head><body>\n"
    )
    for record in records:
        out.write(_html_report(record))
    out.write("</body></html>\n")


def _html_report(record: Plain) -> str:
    report = record["report"]
    events = {event["id"]: event for event in record["events"]}
    head = " · ".join(escape(_clean(str(report[key]))) for key in ("outlet", "published") if report[key])
    notes = "".join(f'<section class="notes">⚠ {escape(note["text"])}</section>' for note in record["notes"])
    claims = "\n".join(_html_claim(claim, events) for claim in record["claims"])
    return (
        f"<header><h1>{escape(_clean(report['title'] or report['id']))}</h1><small>{head}</small></header>{notes}"
        f'<main><div class="text">{_marked(record)}</div><div>{claims}</div></main>\n'
    )


def _html_claim(claim: Plain, events: dict[str, Plain]) -> str:
    chain = " ← ".join(escape(_clean(voice["name"])) + ("؟" if voice["anonymous"] else "") for voice in reversed(claim["chain"]))
    values = "".join(_html_event(events[ident]) for ident in claim["events"])
    answers = f" <small>رد على {escape(', '.join(claim['responds_to']))}</small>" if claim["responds_to"] else ""
    return f'<article id="{claim["id"]}"><div class="chain">{claim["id"]} · {_ACTS.get(claim["act"], claim["act"])} · {chain}{answers}</div>{values}</article>'


def _html_event(event: Plain) -> str:
    places = "، ".join(escape(_clean(place["name"])) + (" (أكثر من مكان)" if place["candidates"] else "") for place in event["places"])
    when = escape(_when(event["time"]))
    harms = "".join(
        f'<li><span class="n">{interval(harm)}</span> {escape(harm["outcome"])} · {escape(harm["victims"]["status"])} · «{escape(_clean(harm["text"]))}»</li>'
        for harm in event["harms"]
    )
    return f'<div>{escape(event["type"])} · {escape(event["status"])} {places} <span class="n">{when}</span></div><ul class="values">{harms}</ul>'


def _marked(record: Plain) -> str:
    """The report's text with claims, cues, harms and related lines marked; spans may overlap, so marks are cut at every edge."""
    text = record["report"]["text"]
    spans = [(*claim["content"], "claim") for claim in record["claims"] if claim["cue"]]
    spans += [(*claim["cue"], "cue") for claim in record["claims"] if claim["cue"]]
    spans += [(*harm["span"], "harm") for event in record["events"] for harm in event["harms"]]
    spans += [(*related["span"], "related") for related in record["related"]]
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    for start, end, name in spans:
        opens.setdefault(start, []).append(name)
        closes.setdefault(end, []).append(name)
    edges = sorted({0, len(text), *opens, *closes})
    active: list[str] = []
    parts = []
    for start, end in zip(edges, edges[1:], strict=False):
        for name in closes.get(start, ()):
            active.remove(name)
        active += opens.get(start, [])
        words = escape(text[start:end].translate(_BIDI).translate(_CONTROLS))
        parts.append(f'<span class="{" ".join(sorted(set(active)))}">{words}</span>' if active else words)
    return "".join(parts)


FORMATS: dict[str, Callable[[Iterable[Plain], TextIO], None]] = {"text": _text, "json": _json, "html": _html}
