"""The words of ``marsad judge`` as the entries of the desk's forms: the same action checks and keeps both."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from marsad.errors import CaseError
from marsad.model import vocabulary

Form = dict[str, Any]
_NUMBER = re.compile(r"(~?)(\d+)?(-|\+|\.\.)?(\d+)?")
_PLAIN = ("type", "cause", "way", "consent", "source", "heard", "title", "perpetrator", "target", "protected")
_NAMES = (*_PLAIN, "place", "accuracy", "day", "killed", "injured")


def typed(what: str, value: str) -> Form:
    """``number 10-15``, ``place douma``, ``perpetrator NAME; stance=denied``, ``killed "3-5 civilian child"``. Raises CaseError."""
    if what in vocabulary.ROLES:
        name, _, stance = value.partition(";")
        return {"field": "actors.new", "role": what, "name": name.strip(), "stance": stance.strip().removeprefix("stance=")}
    if what in vocabulary.OUTCOMES:
        number, *who = value.split() or [""]
        return {"field": "harms.new", "outcome": what, **number_of(number), **victims_of(who)}
    if what not in _WAYS:
        raise CaseError(f"{what}: give one of {', '.join((*_WAYS, *vocabulary.ROLES, *vocabulary.OUTCOMES))}")
    return _WAYS[what](value)


def number_of(value: str) -> Form:
    """``12``, ``10-15``, ``10+``, ``..15``, ``~100``, ``unknown``. Raises CaseError."""
    if value == "unknown":
        return {"unknown": "1"}
    found = _NUMBER.fullmatch(value)
    if found is None:
        raise CaseError(f"{value}: no number of people; write 12, 10-15, 10+, ..15, ~100 or unknown")
    about, low, sign, high = found.groups(default="")
    least, most = low, high if sign in ("-", "..") else "" if sign == "+" else low
    return {"least": least, "most": most, "about": about}


def victims_of(words: Sequence[str]) -> Form:
    """``civilian child woman``: each word in the list that knows it, a trade otherwise."""
    known: Mapping[str, Sequence[str]] = {"status": vocabulary.VICTIM_STATUSES, "age": vocabulary.AGES, "sex": vocabulary.SEXES}
    form: Form = {}
    for word in words:
        form[next((name for name, values in known.items() if word in values), "role")] = word
    return form


def groups_of(told: str) -> Form:
    """``civilian child`` as what several harms are changed to. Raises CaseError."""
    outcomes = [word for word in told.split() if word in vocabulary.OUTCOMES]
    form = victims_of([word for word in told.split() if word not in vocabulary.OUTCOMES])
    if "role" in form or not told.split() or len(form) + len(outcomes) != len(told.split()) or len(outcomes) > 1:
        raise CaseError(f"{told}: give the status, age, sex or fate of victims")
    return {**{f"victims.{name}": value for name, value in form.items()}, **({"outcome": outcomes[0]} if outcomes else {})}


def place_of(value: str) -> Form:
    """A place by its id, by coordinates or MGRS with a name behind them."""
    point = re.match(r"[+-]?\d[\d.]*\s*,\s*[+-]?[\d.]+|\d{1,2}[C-X]\s?[A-Z]{2}[\d\s]*", value)
    return {"at": point[0].strip(), "name": value[point.end() :]} if point else {"id": value}


def time_of(value: str) -> Form:
    """``2018-03-11/2018-03-14`` or ``2018-03-11T14:30``."""
    first, _, last = value.partition("/")
    day, _, hour = first.partition("T")
    return {"from": day, "to": last, "hour": hour}


_WAYS: Mapping[str, Callable[[str], Form]] = {
    "number": lambda value: {"field": "quantity", **number_of(value)},
    "place": lambda value: {"field": "places.new", **place_of(value)},
    "time": lambda value: {"field": "time", **time_of(value)},
}


def corrected(field: str, value: str) -> Form:
    """A word of a list, or, of a value that is no word, what is typed in its place (min, max, places.0.id). Raises CaseError."""
    from marsad.desk.reading import LISTS

    if field in LISTS:
        return {"kind": "correct", "field": field, "value": value}
    place = re.fullmatch(r"(places\.(?:\d+|\+\w+))\.id", field)
    if place:
        return {"kind": "type", "field": place[1], **place_of(value)}
    raise CaseError(f"{field}: give one of {', '.join((*LISTS, 'places.0.id'))}; numbers, places and days are typed: marsad judge CASE type")


def named(words: str) -> Form:
    """``Name; age_years=34; sex=man`` as the entries of a victim."""
    name, *rest = words.split(";")
    return {"name": name, **dict(part.strip().partition("=")[::2] for part in rest if "=" in part)}


def known(told: str) -> Form:
    """``type=airstrike; place=irbin; killed=14-16 civilian`` as the entries of what somebody knows. Raises CaseError."""
    form: Form = {}
    for part in filter(None, (one.strip() for one in told.split(";"))):
        name, equals, value = part.partition("=")
        if not equals or name not in _NAMES:
            raise CaseError(f"{part}: write NAME=VALUE; the names are {', '.join(_NAMES)}")
        form |= _MAKERS.get(name, _entry)(name, value.strip())
    return form


def _entry(name: str, value: str) -> Form:
    return {"place_accuracy" if name == "accuracy" else name: value}


def _where(_: str, value: str) -> Form:
    return {f"place_{name}": entry for name, entry in place_of(value).items()}


def _when(_: str, value: str) -> Form:
    given = time_of(value)
    return {"day": given["from"], "to": given["to"], "hour": given["hour"]}


def _hurt(outcome: str, value: str) -> Form:
    """``14-16 civilian, 2 fighter``: how many of whom. Raises CaseError."""
    form: Form = {}
    for part in value.split(","):
        number, *status = part.split() or [""]
        bounds = number_of(number) if number not in ("", "unknown") else {}
        if not bounds or (status or ["unknown"]) not in (["civilian"], ["fighter"], ["unknown"]):
            raise CaseError(f"{part.strip()}: write how many and who, as 14-16 civilian")
        form |= {f"{outcome}_{(status or ['unknown'])[0]}_{name}": bound for name, bound in bounds.items()}
    return form


_MAKERS: dict[str, Callable[[str, str], Form]] = {"place": _where, "day": _when, "killed": _hurt, "injured": _hurt}


def upload_of(path: str) -> Any:
    """A file of this machine, as a form sends it. Raises CaseError where there is none."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    if not Path(path).is_file():
        raise CaseError(f"{path}: there is no such file")
    return SimpleUploadedFile(Path(path).name, Path(path).read_bytes())
