"""What a form of the reading view asks for, checked, and computed anew from the words: no value is taken from the browser."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings
from django.http import QueryDict

from marsad.claims import chosen
from marsad.desk import typed_form
from marsad.desk.actions.action import Sent
from marsad.desk.not_done import NotDone, wrong
from marsad.desk.reading import LISTS, WORDS, Desk, at_path, things
from marsad.errors import InvalidValue
from marsad.lexicon.packs import load_packs
from marsad.model import vocabulary
from marsad.model.judgement import Judgement
from marsad.model.report import Report
from marsad.record.decisions import Wish, together

Plain = dict[str, Any]


def wishes_of(sent: Sent, desk: Desk) -> list[Wish]:
    """The decisions that a form asks for: one, and with ``also`` the same wherever the report has the same place, day or party. Raises NotDone."""
    wish, form = _wish_of(sent, desk), sent.form
    if wish.kind == "undo":
        taken = next((one for one in desk.past if str(one.id) == wish.subject), None)
        return [replace(wish, subject=str(one.id)) for one in together(taken, desk.past)] if taken else [wish]
    if not form.get("also") or wish.kind != "correct":
        return [wish]
    return [wish, *(replace(wish, subject=uid, field=field, value=value) for uid, field, value in typed_form.also(desk, wish.subject, wish.field or "", wish.value))]


def _wish_of(sent: Sent, desk: Desk) -> Wish:
    kind, key, seen, why = sent.form.get("kind", ""), sent.key, sent.seen, sent.why
    if kind not in KINDS:
        raise NotDone("wish_kind", "kind")
    try:
        subject, field, value = KINDS[kind](sent.form, desk)
    except InvalidValue as fault:
        raise wrong(fault) from None
    return Wish("correct" if kind == "type" else kind, subject, key, seen, field, value, why or None)


def _verdict(form: QueryDict, desk: Desk) -> tuple[str, None, None]:
    return _subject(form, desk), None, None


def _correct(form: QueryDict, desk: Desk) -> tuple[str, str, Any]:
    subject, field = _subject(form, desk), form.get("field", "")
    return subject, field, value_of(form, desk, subject, field)


def value_of(form: QueryDict, desk: Desk, subject: str, field: str) -> Any:
    """The corrected value: a word of its list, or what the chosen words mean. Raises NotDone."""
    thing = desk.things[subject]
    if field in LISTS:
        if at_path(thing, field) is None or form.get("value") not in LISTS[field][1]:
            raise NotDone("wish_value", "value")
        return form["value"]
    root, _, position = field.partition(".")
    if root not in WORDS or root not in ({"quantity"} if "expr" in thing else thing) or not _fits(thing, root, position):
        raise NotDone("wish_field", "field")
    if form.get("candidate"):
        return _candidate(thing, root, position, form["candidate"])
    found = chosen.value(WORDS[root], chosen_words(form, desk))
    if found is None:
        raise NotDone(f"wish_no_{WORDS[root]}", "start")
    return found


def _fits(thing: Plain, root: str, position: str) -> bool:
    """A position exists, or is the one behind the last place."""
    if root in {"quantity", "time"}:
        return not position
    if position.startswith("+"):
        return at_path(thing, f"{root}.{position}") is not None
    return position.isascii() and position.isdecimal() and int(position) < len(thing[root]) + (root == "places")


def _candidate(thing: Plain, root: str, position: str, ident: str) -> Plain:
    """One of the places that an ambiguous name may mean, chosen by a person."""
    place = at_path(thing, f"{root}.{position}") if root == "places" else None
    one = next((one for one in (place or {}).get("candidates", ()) if one["id"] == ident), None)
    if place is None or one is None:
        raise NotDone("wish_value", "value")
    return {**place, **{name: one[name] for name in ("id", "lat", "lon", "adm1", "adm2")}, "accuracy": one["type"], "candidates": []}


def _add(form: QueryDict, desk: Desk) -> tuple[str, None, Plain]:
    claim, events = added(form, desk)
    if claim["uid"] in things(desk.now):
        raise NotDone("wish_known", "start")
    return desk.report, None, {"claim": claim, "events": events}


def added(form: QueryDict, desk: Desk) -> tuple[Plain, list[Plain]]:
    """The claim that a person marks, with its events, as the words and the person tell it. Raises NotDone."""
    here = chosen_words(form, desk)
    act, event, outcome = (form.get(name) or None for name in ("act", "event", "outcome"))
    if any(one and one not in known for one, known in ((act, vocabulary.ACTS), (event, vocabulary.EVENTS), (outcome, vocabulary.OUTCOMES))):
        raise NotDone("wish_value", "value")
    speakers = voices(desk)
    at = form.get("voice", "")
    voice = speakers[int(at)] if at.isascii() and at.isdecimal() and int(at) < len(speakers) else None
    return chosen.missed(here, act=act, voice=voice, event=event, outcome=outcome)


def voices(desk: Desk) -> list[Plain]:
    """Everybody who speaks in the report, each once, the outlet last."""
    met: dict[str, Plain] = {}
    for claim in desk.now["claims"]:
        for voice in claim["chain"]:
            met.setdefault(voice["name"], voice)
    outlet = {"name": desk.machine["report"]["outlet"] or "outlet", "id": desk.machine["report"].get("outlet_id"), "kind": "outlet", "span": None, "anonymous": False}
    met.setdefault(outlet["name"], outlet)
    return sorted(met.values(), key=lambda voice: voice["span"] is None)


def _undo(form: QueryDict, desk: Desk) -> tuple[str, None, None]:
    return str(form.get("subject", ""))[:20], None, None


def _subject(form: QueryDict, desk: Desk) -> str:
    subject = str(form.get("subject", ""))
    if subject not in desk.things:
        raise NotDone("wish_subject", "subject")
    return subject


def _type(form: QueryDict, desk: Desk) -> tuple[str, str, Any]:
    """A value that stands in no words of the text; it needs a reason or a source."""
    if not form.get("why", "").strip():
        raise NotDone("wish_why", "why")
    subject = _subject(form, desk)
    return subject, *typed_form.typed(form.dict(), desk, load_packs(*settings.DESK_CASE.packs), subject, form.get("field", ""))


KINDS = {"accept": _verdict, "reject": _verdict, "correct": _correct, "type": _type, "add": _add, "undo": _undo}


def chosen_words(form: QueryDict, desk: Desk) -> chosen.Chosen:
    """The words that a form chose in the text. Raises NotDone where there are none, or some are hidden from this person."""
    start, end = (form.get(name, "") for name in ("start", "end"))
    if not (start.isascii() and start.isdecimal() and end.isascii() and end.isdecimal() and len(start) < 10 and len(end) < 10):
        raise NotDone("wish_words", "start")
    span = int(start), int(end)
    if any(a < span[1] and b > span[0] for a, b in desk.redactor.spans(desk.report, desk.text)):
        raise NotDone("wish_hidden", "start")
    found = chosen.choose(report_of(desk.machine), span, load_packs(*settings.DESK_CASE.packs))
    if found is None:
        raise NotDone("wish_words", "start")
    return found


def report_of(record: Plain) -> Report:
    """The report of a record, for reading in it again."""
    known = record["report"]
    return Report(known["text"], known["outlet"], date.fromisoformat(known["published"]) if known["published"] else None, known["url"], known["title"])


def last_of(past: list[Judgement], who: str) -> Judgement | None:
    """The person's own last decision that stands, for "undo"."""
    from marsad.model.judgement import in_force

    return next((one for one in reversed(in_force(past)) if one.who == who and one.kind != "state"), None)
