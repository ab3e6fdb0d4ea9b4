"""Values that a person types without words in the text, in the shape of RECORD.md.

Each carries ``typed: true``, no words (``text`` is empty) and the span of what it rests on: the words of the value whose place it takes, or the
sentence of the event that it is written to. Whoever may not see those words may not see the value either. Fields come as a form or a command
line gives them; what cannot be raises InvalidValue.
"""

from __future__ import annotations

import re
import uuid
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from marsad.errors import InvalidValue
from marsad.model import vocabulary
from marsad.model.mgrs import from_mgrs

Plain = dict[str, Any]
Form = Mapping[str, str]
ACCURACIES = ("exact", "street", "neighbourhood", "village", "town", "city", "subdistrict", "district", "province", "region", "country")
STANCES = ("accused", "accepted", "denied")  # what a person may say of a party; that it is contested follows from the others
_LARGEST = 10_000_000  # people: nobody types more by purpose
_NAME = 200  # characters of a name
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
# characters that turn around what stands beside them, or that are not seen at all: none belongs to a name
_UNSEEN = re.compile("[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_STOPS = ".؟!\n"
_POINT = re.compile(r"([+-]?\d{1,2}(?:\.\d+)?)\s*[,،;\s]\s*([+-]?\d{1,3}(?:\.\d+)?)")


def sentence_of(text: str, event: Mapping[str, Any], claims: Sequence[Mapping[str, Any]]) -> list[int]:
    """The sentence in which an event is told, within the first claim that tells it."""
    start, end = event["span"]
    told = [claim["span"] for claim in claims if event["id"] in claim["events"]] or [event["span"]]
    low, high = min(told[0][0], start), max(told[0][1], end)
    first = max((text.rfind(stop, low, start) + 1 for stop in _STOPS), default=low) or low
    ends = [at for stop in _STOPS if (at := text.find(stop, end, high)) >= 0]
    return [max(first, low), min(ends, default=high)]


def name_of(text: str | None, *, longest: int = _NAME) -> str:
    """A name as it may be kept: on one line, without characters that hide or turn around what stands beside them."""
    return " ".join(_UNSEEN.sub(" ", text or "").split())[:longest].rstrip()


def number_of(text: str | None, field: str = "least") -> int | None:
    """A whole number of people, in digits of either script; None where nothing is typed. Raises InvalidValue."""
    plain = (text or "").translate(_DIGITS).strip()
    if not plain:
        return None
    if not (plain.isascii() and plain.isdecimal()) or int(plain) > _LARGEST:
        raise InvalidValue("typed_number", f"{text!r}: no number of people; write 0 to {_LARGEST}", field)
    return int(plain)


def quantity(form: Form) -> Plain:
    """A number of people: ``least`` and ``most`` (one of them may be empty), both in ``least`` as 5-6, ``about``, or ``unknown``. Raises InvalidValue."""
    low, dash, high = re.sub("[–—]", "-", form.get("least") or "").partition("-")
    least, most = number_of(low), number_of(high if dash and low.strip() else form.get("most"), "most")
    if dash and (not low.strip() or not high.strip()):
        raise InvalidValue("typed_number", f"{form.get('least')!r}: no number of people", "least")
    if form.get("unknown"):
        return {"min": None, "max": None, "expr": "unstated", "text": "", "typed": True}
    if least is None and most is None:
        raise InvalidValue("typed_number", "type the least, the most, or say that the number is not known", "least")
    if least is not None and most is not None and least > most:
        raise InvalidValue("typed_order", f"the least ({least}) is more than the most ({most})", "most")
    return {"min": least, "max": most, "expr": _expr(least, most, bool(form.get("about"))), "text": "", "typed": True}


def _expr(least: int | None, most: int | None, about: bool) -> str:
    if most is None:
        return "at_least"
    if least is None:
        return "at_most"
    if least != most:
        return "range"
    return "about" if about else "none" if most == 0 else "exact"


def group(form: Form, span: Sequence[int]) -> Plain:
    """A group of victims: its number, what befell it, who they were. ``span`` is that of its event. Raises InvalidValue."""
    outcome = among(form, "outcome", vocabulary.OUTCOMES)
    victims = {
        "status": among(form, "status", vocabulary.VICTIM_STATUSES, "unknown"),
        "age": among(form, "age", vocabulary.AGES, "unknown"),
        "sex": among(form, "sex", vocabulary.SEXES, "unknown"),
        "role": name_of(form.get("role"), longest=40) or None,
    }
    told = {"outcome": outcome, "victims": victims, "scope": "event", "since": None, "until": None, "part_of": None}
    return {"uid": uuid.uuid4().hex[:16], **quantity(form), **told, "span": list(span), "status": "happened", "persons": [], "confidence": 1.0}


def among(form: Form, name: str, known: Sequence[str], otherwise: str = "") -> str:
    """A word of a closed list. Raises InvalidValue."""
    word = form.get(name) or otherwise
    if word not in known:
        raise InvalidValue("wish_value", f"{name} {word!r}: give one of {', '.join(known)}", name)
    return word


def place(form: Form, span: Sequence[int], known: Mapping[str, Any] | None, near: Mapping[str, Any] | None = None) -> Plain:
    """A place: one of the gazetteer (``known``), or a point with a name and how exact it is. ``near`` is the closest place that the
    gazetteer knows: a point lies in its province and district. Raises InvalidValue.
    """
    role = among(form, "role", vocabulary.PLACE_ROLES, "scene")
    rest = {"span": list(span), "role": role, "confidence": 1.0, "candidates": [], "typed": True}
    if known is not None:
        return {**{key: known[key] for key in ("name", "id", "lat", "lon", "accuracy", "adm1", "adm2", "country")}, **rest}
    lat, lon, side = point(form)
    accuracy = among(form, "accuracy", ACCURACIES, "exact" if side < 200 else "neighbourhood" if side < 2000 else "town")
    name = name_of(form.get("name")) or (str(near["name"]) if near else "")
    if not name:
        raise InvalidValue("typed_place_name", "a point needs a name for the place", "name")
    around = {key: near[key] if near else None for key in ("adm1", "adm2", "country")}
    return {"name": name, "id": f"typed:{uuid.uuid4().hex[:12]}", "lat": lat, "lon": lon, "accuracy": accuracy, **around, **rest}


def point(form: Form) -> tuple[float, float, float]:
    """Latitude, longitude and how wide the spot is in metres, out of ``at``: degrees (33.53, 36.37) or an MGRS square. Raises InvalidValue."""
    text = (form.get("at") or "").translate(_DIGITS).replace("٫", ".").strip()
    found = _POINT.fullmatch(text)
    if found is None:
        return from_mgrs(text)
    lat, lon = float(found[1]), float(found[2])
    if abs(lat) > 90 or abs(lon) > 180:
        raise InvalidValue("typed_point", f"{text!r}: no such point; latitude first, then longitude", "at")
    return round(lat, 6), round(lon, 6), 0.0


def time(form: Form, span: Sequence[int]) -> Plain:
    """A day, month, year or period, with the hour where it is known: ``from``, ``to``, ``hour``. Raises InvalidValue."""
    start, end, precision = _stretch(form.get("from") or "", "from")
    if form.get("to"):
        last_start, last, _ = _stretch(form["to"], "to")
        if last_start < start:
            raise InvalidValue("typed_order", f"{form['to']} is before {form['from']}", "to")
        end = last
    hour = (form.get("hour") or "").translate(_DIGITS).strip()
    if hour:
        if not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", hour) or precision != "day" or end != start:
            raise InvalidValue("typed_hour", f"{hour!r}: an hour is written 14:30 and belongs to one day", "hour")
        start = end = f"{start}T{hour.zfill(5)}"
        precision = "minute"
    return {"start": start, "end": end, "precision": precision, "text": "", "span": list(span), "inferred": None, "confidence": 1.0, "typed": True}


def _stretch(text: str, field: str) -> tuple[str, str, str]:
    """First and last day of a day, a month or a year, and which of them it is."""
    plain = text.translate(_DIGITS).strip()
    parts = plain.split("-")
    try:
        if not re.fullmatch(r"\d{4}(-\d{1,2}){0,2}", plain):
            raise ValueError
        year, month, day = (int(part) for part in (*parts, "1", "1")[:3])
        first = date(year, month, day)
    except ValueError:
        raise InvalidValue("typed_date", f"{text!r}: no date; write 2018-03-11, 2018-03 or 2018", field) from None
    if len(parts) == 3:
        return first.isoformat(), first.isoformat(), "day"
    last = date(year, 12, 31) if len(parts) == 1 else first.replace(day=monthrange(year, month)[1])
    return first.isoformat(), last.isoformat(), "year" if len(parts) == 1 else "month"


def party(form: Form, span: Sequence[int], known: Mapping[str, str]) -> Plain:
    """Who did it, to whom, or another party: by the id of a pack, or by a name. ``known`` gives ids by names. Raises InvalidValue."""
    role = among(form, "role", vocabulary.ROLES)
    given = name_of(form.get("name"))
    if not given:
        raise InvalidValue("typed_party", "a party needs a name", "name")
    ident = form.get("id") or known.get(given)
    return {"role": role, "name": given, "id": ident, "span": list(span), "confidence": 1.0, "typed": True, **_stance(form, role)}


def _stance(form: Form, role: str) -> Plain:
    """How who did it stands to it, where a person knows more than the claims say; nothing where that is left to them."""
    if not form.get("stance"):
        return {}
    if role != "perpetrator":
        raise InvalidValue("typed_stance", f"a stance is that of who did it (perpetrator), and not of a {role}", "stance")
    return {"stance": among(form, "stance", STANCES)}
