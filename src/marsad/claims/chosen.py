"""What words that a person chose in a report mean: the same grammar as for a whole report, asked about one stretch.

Values come in the shape of RECORD.md, their spans counted in the report; None where the words are no such value.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from marsad.claims.backends.rules import outlet_voice
from marsad.claims.road import read
from marsad.frames.people.reader import read_people
from marsad.grammar.place_map import Map
from marsad.grammar.places import find_places
from marsad.grammar.quantities import read_quantity
from marsad.grammar.sheet import Sheet, lay
from marsad.grammar.voices import read_speaker
from marsad.lexicon.packs import Packs
from marsad.model.identity import with_uids
from marsad.model.reading import Span
from marsad.model.record import to_record
from marsad.model.report import Report
from marsad.model.values import fixed
from marsad.syntax.tokens import analyse

Plain = dict[str, Any]
_AROUND = 3000  # characters on each side that are looked at with the words: a whole book is not laid out for one number
LONGEST = 4000  # characters that may be chosen at once


@fixed
class Chosen:
    """The stretch of a report around the chosen words, laid out; ``first`` and ``last`` are the chosen units."""

    report: Report
    packs: Packs
    sheet: Sheet
    shift: int
    first: int
    last: int
    span: Span


def choose(report: Report, span: Span, packs: Packs) -> Chosen | None:
    """Lay out the words around a chosen span; None where the span holds no word or is none of this text."""
    start, end = span
    if not 0 <= start < end <= len(report.text) or end - start > LONGEST:
        return None
    shift = max(0, start - _AROUND)
    sheet = lay(packs.lexicon, report.text[shift : end + _AROUND], report.published)
    inside = [at for at in range(sheet.size) if (bounds := sheet.scan.whole(at, at + 1))[0] + shift < end and bounds[1] + shift > start]
    return Chosen(report, packs, sheet, shift, inside[0], inside[-1] + 1, span) if inside else None


def value(kind: str, chosen: Chosen) -> Plain | None:
    """The value that the chosen words give, for one of KINDS."""
    return KINDS[kind](chosen)


def _quantity(chosen: Chosen) -> Plain | None:
    """A number of people: the first in the chosen words, with the noun it counts."""
    sheet, tokens = chosen.sheet, analyse(chosen.sheet)
    for at in range(chosen.first, chosen.last):
        people = read_people(tokens, at, chosen.last)
        if people is not None and (people.counted or people.noun):
            return _interval(chosen, people.first, people.last, people.min, people.max, people.expr)
        number = read_quantity(sheet.forms, sheet.pre, sheet.suf, at)
        if number is not None:
            return _interval(chosen, number.start, min(number.end, chosen.last), number.min, number.max, number.expr)
    return None


def _interval(chosen: Chosen, first: int, last: int, low: int | None, high: int | None, expr: str) -> Plain:
    return {"min": low, "max": high, "expr": expr, **_words(chosen, first, last)}


def _place(chosen: Chosen) -> Plain | None:
    """A place: as the gazetteer knows it, with its candidates where it is several, or the bare words where it knows none."""
    places = find_places(chosen.sheet)
    here = [place for place in places if place.first < chosen.last and place.last > chosen.first]
    if here:
        place = asdict(Map(places).resolve(chosen.sheet, here[0]))
        return {**place, "span": _shifted(place["span"], chosen.shift), "candidates": list(place["candidates"])}
    name = " ".join(chosen.report.text[slice(*chosen.span)].split())
    unknown = dict.fromkeys(("id", "lat", "lon", "accuracy", "adm1", "adm2"))
    return {"name": name, **unknown, "span": list(chosen.span), "candidates": []}


def _time(chosen: Chosen) -> Plain | None:
    """A date or time, counted from the day of publication where the words are relative."""
    found = next((date for date in chosen.sheet.dates if date.start < chosen.last and date.end > chosen.first), None)
    if found is None:
        return None
    return {"start": found.first, "end": found.last, "precision": found.precision, **_words(chosen, found.start, found.end)}


def _voice(chosen: Chosen) -> Plain:
    """A speaker: as the packs know it, else by the words themselves."""
    speaker = read_speaker(chosen.sheet, chosen.first, chosen.last)
    if speaker is None:
        return {"name": " ".join(chosen.report.text[slice(*chosen.span)].split()), "id": None, "kind": "unknown", "span": list(chosen.span), "anonymous": False}
    voice = asdict(speaker.voice)
    return {**voice, "span": _shifted(voice["span"], chosen.shift)}


KINDS: dict[str, Callable[[Chosen], Plain | None]] = {"quantity": _quantity, "place": _place, "time": _time, "voice": _voice}


def _words(chosen: Chosen, first: int, last: int) -> Plain:
    span = _shifted(chosen.sheet.span(first, last), chosen.shift)
    return {"text": chosen.report.text[slice(*span)], "span": span}


def _shifted(span: Any, by: int) -> list[int]:
    return [span[0] + by, span[1] + by]


# --- a claim that the machine missed ---


def missed(chosen: Chosen, *, act: str | None = None, voice: Plain | None = None, event: str | None = None, outcome: str | None = None) -> tuple[Plain, list[Plain]]:
    """A claim with its events out of chosen words, as the grammar reads them by themselves; what a person says goes before.

    ``act`` and ``voice`` (the first speaker) are the person's; ``event`` is a type of event: the first one read is of that type,
    and where none was read one is made of the whole stretch. ``outcome`` is what befell people: where no harm was read, the number
    in the words is one. The ids are those of the record, with uids.
    """
    report = chosen.report
    start, end = chosen.span
    inside = to_record(read(Report(report.text[start:end], report.outlet, report.published, report.url), chosen.packs), "")
    record = _moved(inside, start)
    outlet = asdict(outlet_voice(report, chosen.packs))
    claim = record["claims"][0] if record["claims"] else _bare(chosen.span, outlet)
    claim = {**claim, "responds_to": []}
    if act:
        claim["act"] = act
    if voice:
        claim["chain"] = [voice] if voice["name"] == outlet["name"] else [voice, *(one for one in claim["chain"][1:] or [outlet])]
    events = [one for one in record["events"] if one["id"] in claim["events"]] or record["events"][:1]
    if (event or outcome) and not events:
        events = [_bare_event(chosen, event or "casualties")]
    if event:
        events[0] = {**events[0], "type": event}
    if outcome and not events[0]["harms"] and (counted := _quantity(chosen)):
        nobody = {"status": "unknown", "age": "unknown", "sex": "unknown", "role": None}
        events[0]["harms"] = [{**counted, "outcome": outcome, "victims": nobody, "scope": "event", "since": None, "until": None, "part_of": None, "status": "happened", "persons": [], "confidence": 1.0}]
    claim["events"] = [one["id"] for one in events]
    whole = with_uids({"report": {"id": report.id}, "claims": [claim], "events": events})
    return _named(whole["claims"][0], whole["events"])


def _bare(span: Span, outlet: Plain) -> Plain:
    return {
        **{"id": "", "span": list(span), "cue": None, "content": list(span), "quoted": False, "act": "assert", "chain": [outlet]},
        **{"events": [], "responds_to": [], "about_source": None, "hedge": None},
    }


def _bare_event(chosen: Chosen, kind: str) -> Plain:
    """An event that a person saw where the grammar saw none, with the places, the time and the people that the words name."""
    place, time = (_place(chosen) if _names_place(chosen) else None), _time(chosen)
    text = chosen.report.text[slice(*chosen.span)]
    empty: Plain = {"acled": None, "status": "happened", "cause": "conflict", "mentions": [], "actors": [], "means": [], "tally": [], "harms": [], "terms": []}
    return {"id": "e", "span": list(chosen.span), "trigger": text, "type": kind, **empty, "places": [place] if place else [], "time": time}


def _names_place(chosen: Chosen) -> bool:
    return any(place.first < chosen.last and place.last > chosen.first for place in find_places(chosen.sheet))


def _named(claim: Plain, events: list[Plain]) -> tuple[Plain, list[Plain]]:
    """Ids that no other claim or event of the report has."""
    ids = {event["id"]: f"e-{event['uid'][:8]}" for event in events}
    claim = {**claim, "id": f"c-{claim['uid'][:8]}", "events": [ids[one] for one in claim["events"]]}
    return claim, [{**event, "id": ids[event["id"]]} for event in events]


def _moved(value: Any, by: int, key: str = "") -> Any:
    """A record whose spans count from further up the text."""
    if key in {"span", "cue", "content"} and isinstance(value, list):
        return _shifted(value, by)
    if isinstance(value, dict):
        return {name: _moved(one, by, name) for name, one in value.items()}
    return [_moved(one, by) for one in value] if isinstance(value, list) else value

