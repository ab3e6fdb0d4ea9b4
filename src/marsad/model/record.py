"""A reading as plain dicts in the shape of RECORD.md, for JSON."""

from __future__ import annotations

from typing import Any

from marsad.model.acled import ACLED
from marsad.model.reading import Actor, Claim, Event, Harm, Person, Place, Quantity, Reading, Span, Time, Voice, Why

Plain = dict[str, Any]


def to_record(reading: Reading, version: str, *, why: bool = False) -> Plain:
    """The whole reading of one report; offsets stay code points, ``None`` stays "not stated". With ``why`` each value says how it came about."""
    record = _record(reading, version)
    if why:
        _add_reasons(reading, record)
    return record


def _record(reading: Reading, version: str) -> Plain:
    report = reading.report
    text = report.text
    return {
        "marsad": version,
        "packs": list(reading.packs),
        "backend": reading.backend,
        "report": {
            "id": report.id,
            "outlet": report.outlet,
            "outlet_id": reading.outlet_id,
            "title": report.title,
            "url": report.url,
            "published": report.published.isoformat() if report.published else None,
            "language": "ar",
            "sha256": report.sha256,
            "text": text,
        },
        "claims": [_claim(claim, text) for claim in reading.claims],
        "events": [_event(event, text) for event in reading.events],
        "related": [{"text": text[slice(*span)], "span": list(span)} for span in reading.related],
        "notes": [{"code": note.code, "text": note.text} for note in reading.notes],
    }


def _add_reasons(reading: Reading, record: Plain) -> None:
    for claim, plain in zip(reading.claims, record["claims"], strict=True):
        plain["why"] = _why(claim.why)
        for voice, row in zip(claim.chain, plain["chain"], strict=True):
            row["why"] = _why(voice.why)
    for event, plain in zip(reading.events, record["events"], strict=True):
        plain["why"] = _why(event.why)
        for key in ("actors", "places", "harms"):
            for value, row in zip(getattr(event, key), plain[key], strict=True):
                row["why"] = _why(value.why)
        if event.time is not None:
            plain["time"]["why"] = _why(event.time.why)


def _why(why: Why | None) -> Plain | None:
    return None if why is None else {"rule": why.rule, "features": [list(feature) for feature in why.features], "second": why.second}


def _words(span: Span | None, text: str) -> Plain | None:
    return None if span is None else {"text": text[slice(*span)], "span": list(span)}


def _claim(claim: Claim, text: str) -> Plain:
    return {
        "id": claim.id,
        "span": list(claim.span),
        "cue": _pair(claim.cue),
        "content": list(claim.content),
        "quoted": claim.quoted,
        "act": claim.act,
        "chain": [_voice(voice) for voice in claim.chain],
        "events": list(claim.events),
        "responds_to": list(claim.responds_to),
        "about_source": claim.about_source,
        "hedge": _words(claim.hedge, text),
    }


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def _voice(voice: Voice) -> Plain:
    return {"name": voice.name, "id": voice.id, "kind": voice.kind, "span": _pair(voice.span), "anonymous": voice.anonymous}


def _quantity(quantity: Quantity, text: str) -> Plain:
    return {"min": quantity.min, "max": quantity.max, "expr": quantity.expr, "text": text[slice(*quantity.span)], "span": list(quantity.span)}


def _harm(harm: Harm, text: str) -> Plain:
    who = harm.victims
    return {
        **_quantity(harm.quantity, text),
        "outcome": harm.outcome,
        "victims": {"status": who.status, "age": who.age, "sex": who.sex, "role": who.role},
        "scope": harm.scope,
        "since": harm.since,
        "until": harm.until,
        "part_of": harm.part_of,
        "status": harm.status,
        "persons": [_person(person) for person in harm.persons],
        "confidence": harm.confidence,
    }


def _person(person: Person) -> Plain:
    return {
        "name": person.name,
        "span": list(person.span),
        "age_years": person.age_years,
        "age": person.age,
        "sex": person.sex,
        "role": person.role,
        "relation": person.relation,
    }


def _actor(actor: Actor) -> Plain:
    return {"role": actor.role, "name": actor.name, "id": actor.id, "span": list(actor.span), "confidence": actor.confidence}


def _time(time: Time, text: str) -> Plain:
    return {
        "start": time.start,
        "end": time.end,
        "precision": time.precision,
        "text": text[slice(*time.span)] if time.span else None,
        "span": _pair(time.span),
        "inferred": time.inferred,
        "confidence": time.confidence,
    }


def _place(place: Place) -> Plain:
    candidates = [
        {"id": c.id, "name": c.name, "type": c.type, "lat": c.lat, "lon": c.lon, "adm1": c.adm1, "adm2": c.adm2, "country": c.country} for c in place.candidates
    ]
    return {
        "name": place.name,
        "id": place.id,
        "span": list(place.span),
        "lat": place.lat,
        "lon": place.lon,
        "accuracy": place.accuracy,
        "adm1": place.adm1,
        "adm2": place.adm2,
        "country": place.country,
        "role": place.role,
        "confidence": place.confidence,
        "candidates": candidates,
    }


def _event(event: Event, text: str) -> Plain:
    acled = ACLED.get(event.type)
    time = event.time
    return {
        "id": event.id,
        "span": list(event.span),
        "trigger": text[slice(*event.trigger)],
        "type": event.type,
        "acled": {"event_type": acled[0], "sub_event_type": acled[1]} if acled else None,
        "status": event.status,
        "cause": event.cause,
        "mentions": [{"span": list(m.span), "trigger": text[slice(*m.trigger)], "type": m.type} for m in event.mentions],
        "actors": [_actor(actor) for actor in event.actors],
        "places": [_place(place) for place in event.places],
        "time": None if time is None else _time(time, text),
        "means": [{"name": means.name, "span": list(means.span)} for means in event.means],
        "tally": [{**_quantity(tally.quantity, text), "unit": tally.unit} for tally in event.tally],
        "harms": [_harm(harm, text) for harm in event.harms],
        "terms": [{"kind": terms.kind, "text": text[slice(*terms.span)], "span": list(terms.span)} for terms in event.terms],
    }
