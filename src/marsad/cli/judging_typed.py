"""Values typed on the command line: the same as on the reading view of the desk."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from marsad.errors import CaseError, InvalidValue
from marsad.model import vocabulary

if TYPE_CHECKING:
    from marsad.record.place import CasePlace

Form = dict[str, str]
_NUMBER = re.compile(r"(~?)(\d+)?(-|\+|\.\.)?(\d+)?")


def typed_value(place: CasePlace, words: Sequence[str]) -> tuple[str, Any]:
    """The field and the value of ``type SUBJECT WHAT VALUE`` or ``remove SUBJECT FIELD``. Raises CaseError."""
    from marsad.desk.typed_form import typed
    from marsad.lexicon.packs import load_packs
    from marsad.record.tellings import reports_of

    subject = words[0]
    ident = next(iter(reports_of([subject])), "")
    field, form = (words[1], {"remove": "1"}) if len(words) == 2 else _form(words[1], words[2])
    try:
        return typed(form, desk_of(ident), load_packs(*place.packs), subject, field)
    except InvalidValue as fault:
        raise CaseError(str(fault)) from None


def desk_of(ident: str) -> Any:
    """A report as people left it. Raises CaseError for one that was not read."""
    from marsad.desk.reading import Desk, uids_of
    from marsad.record.decisions import on_report
    from marsad.record.redaction import Redactor
    from marsad.record.store import record_of

    record = record_of(ident)
    if record is None:
        raise CaseError(f"{ident}: the case has no report of this id that was read")
    return Desk(record, on_report(ident, uids_of(record)), Redactor())


def _form(what: str, value: str) -> tuple[str, Form]:
    """The field of the desk's form, and its entries."""
    if what in vocabulary.ROLES:
        name, _, stance = value.partition(";")
        return "actors.new", {"role": what, "name": name.strip(), "stance": stance.strip().removeprefix("stance=")}
    if what in vocabulary.OUTCOMES:
        number, *who = value.split()
        return "harms.new", {"outcome": what, **number_of(number), **victims_of(who)}
    if what not in _WAYS:
        raise CaseError(f"{what}: give one of {', '.join((*_WAYS, *vocabulary.ROLES, *vocabulary.OUTCOMES))}")
    return _WAYS[what](value)


def number_of(value: str) -> Form:
    if value == "unknown":
        return {"unknown": "1"}
    found = _NUMBER.fullmatch(value)
    if found is None:
        raise CaseError(f"{value}: no number of people; write 12, 10-15, 10+, ..15, ~100 or unknown")
    about, low, sign, high = found.groups(default="")
    least, most = low, high if sign in ("-", "..") else "" if sign == "+" else low
    return {"least": least, "most": most, "about": about}


def victims_of(words: Sequence[str]) -> Form:
    known: Mapping[str, Sequence[str]] = {"status": vocabulary.VICTIM_STATUSES, "age": vocabulary.AGES, "sex": vocabulary.SEXES}
    form: Form = {}
    for word in words:
        name = next((name for name, values in known.items() if word in values), "role")
        form[name] = word
    return form


def place_of(value: str) -> tuple[str, Form]:
    point = re.match(r"[+-]?\d[\d.]*\s*,\s*[+-]?[\d.]+|\d{1,2}[C-X]\s?[A-Z]{2}[\d\s]*", value)
    return "places.new", {"at": point[0].strip(), "name": value[point.end() :]} if point else {"id": value}


def time_of(value: str) -> tuple[str, Form]:
    first, _, last = value.partition("/")
    day, _, hour = first.partition("T")
    return "time", {"from": day, "to": last, "hour": hour}


_WAYS = {"number": lambda value: ("quantity", number_of(value)), "place": place_of, "time": time_of}
