"""Decisions on several things at once, who is who, who works on what, and what somebody knows beyond the reports: as on the desk."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from marsad.cli.judging_typed import desk_of, number_of, place_of, time_of, victims_of
from marsad.cli.judging_written import subject_of
from marsad.cli.tables import visible
from marsad.errors import CaseError, InputError
from marsad.model import vocabulary

if TYPE_CHECKING:
    from marsad.record.place import CasePlace

Form = dict[str, str]
_PLAIN = ("type", "cause", "way", "consent", "source", "heard", "title", "perpetrator", "target", "protected")
_NAMES = (*_PLAIN, "place", "accuracy", "day", "killed", "injured")


def decide_several(place: CasePlace, how: str, words: Sequence[str], *, who: str, why: str) -> list[str]:
    """Decide as the words say; what was kept, a line each. Raises CaseError."""
    try:
        return list(_DOES[how](place, how, words, who, why))
    except InputError as fault:
        raise CaseError(str(fault)) from None


def _accept_all(place: CasePlace, how: str, words: Sequence[str], who: str, why: str) -> Iterator[str]:
    from marsad.desk.many import accepting

    desk = desk_of(words[0])
    asked = accepting(desk, secrets.token_hex(16), _seen(desk), why)
    if not asked:
        raise CaseError(f"{words[0]}: no claim of this report is open")
    _keep(words[0], desk, asked, who)
    yield visible(f"{len(asked)} claims of report {words[0]} accepted, {who}")


def _victims(place: CasePlace, how: str, words: Sequence[str], who: str, why: str) -> Iterator[str]:
    from marsad.desk.many import regrouping
    from marsad.record.tellings import reports_of

    harms, told = tuple(dict.fromkeys(words[:-1])), words[-1]
    homes = reports_of(harms)
    if len(homes) != 1:
        raise CaseError(f"{' '.join(harms)}: give harms of one report")
    ident = next(iter(homes))
    desk = desk_of(ident)
    values = _groups(told)
    asked = regrouping(desk, harms, values, secrets.token_hex(16), _seen(desk), why)
    if not asked:
        raise CaseError(f"{' '.join(harms)}: give harms of one report")
    _keep(ident, desk, asked, who)
    yield visible(f"{len(asked)} values of {len(harms)} harms kept: {told}, {who}")


def _groups(told: str) -> Form:
    """``civilian child`` as the fields of a harm. Raises CaseError."""
    outcomes = [word for word in told.split() if word in vocabulary.OUTCOMES]
    form = victims_of([word for word in told.split() if word not in vocabulary.OUTCOMES])
    if "role" in form or not told.split() or len(form) + len(outcomes) != len(told.split()) or len(outcomes) > 1:
        raise CaseError(f"{told}: give the status, age, sex or fate of victims")
    return {**{f"victims.{name}": value for name, value in form.items()}, **({"outcome": outcomes[0]} if outcomes else {})}


def _seen(desk: Any) -> int:
    return max((one.id for one in desk.past), default=0)


def _keep(ident: str, desk: Any, asked: Sequence[Any], who: str) -> None:
    """All of them or none; the report is in review from then on."""
    from marsad.desk.reading import uids_of
    from marsad.record.decisions import Clash, decide_all, give_state, state_of

    uids = uids_of(desk.machine)
    kept = decide_all(asked, who=who, report=ident, uids=uids)
    if isinstance(kept, Clash):
        raise CaseError(f"somebody else decided on this meanwhile, nothing was kept: {kept.theirs.who}")
    if state_of(desk.past, ident) == "machine":
        give_state(ident, "in_review", who, uids, f"{asked[0].key}:st")


def _pair(place: CasePlace, how: str, words: Sequence[str], who: str, why: str) -> Iterator[str]:
    from marsad.record.annotations import last_of, pair_up

    a, b = words
    for word in words:
        last = last_of(word)
        if a == b or last is None or last.kind != "person" or last.value is None:
            raise CaseError(f"{word}: the case names nobody of this id")
    same = how == "same-person"
    pair_up(a, b, same=same, who=who, key=secrets.token_hex(16), why=why)
    yield visible(f"{a} and {b} are one person: kept, {who}") if same else visible(f"{a} and {b} are two people: kept, {who}")


def _assign(place: CasePlace, how: str, words: Sequence[str], who: str, why: str) -> Iterator[str]:
    from marsad.record import queue, work
    from marsad.record.annotations import give_to
    from marsad.record.incidents import changes, incident_of

    ident, to = subject_of(words[0]), None if words[1] == "-" else words[1]
    if to and to not in {one.name for one in queue.workers()}:
        raise CaseError(f"{to}: nobody of this name works here")
    if incident_of(ident):
        merged = [one.id for one in changes(ident) if one.into == ident]
        give_to(to, ident, [ident, *merged], who=who, key=secrets.token_hex(16), why=why)
    else:
        work.assign(ident, to, by=who)
    yield visible(f"{ident} given to {to}: kept, {who}") if to else visible(f"{ident} given to nobody: kept, {who}")


def _by_hand(place: CasePlace, how: str, words: Sequence[str], who: str, why: str) -> Iterator[str]:
    """What somebody knows, as a report of its own; said twice (and not taken back between), it is one happening."""
    from marsad.desk.by_hand import write_down
    from marsad.record.incidents import incidents
    from marsad.record.store import judgements

    form = _form(words[1])
    if how == "incident" and "type" not in form:
        raise CaseError(f"an incident needs its type: type={'|'.join(vocabulary.EVENTS)}")
    if how == "interview":
        form["way"] = "interview"
    undone = sum(one.kind == "undo" for one in judgements())
    key = hashlib.sha256("\0".join((how, *words, who, str(undone))).encode()).hexdigest()[:40]
    ident = write_down(place, {**form, "text": words[0], "why": why}, who=who, key=key)
    yield visible(f"report {ident} kept, {who}")
    yield from (visible(f"it stands in incident {one.id}") for one in incidents(report=ident, limit=1))


def _form(told: str) -> Form:
    """``type=airstrike; place=irbin; killed=14-16 civilian`` as the entries of the desk's form. Raises CaseError."""
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
    return {f"place_{name}": entry for name, entry in place_of(value)[1].items()}


def _when(_: str, value: str) -> Form:
    given = time_of(value)[1]
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
_DOES: dict[str, Callable[[CasePlace, str, Sequence[str], str, str], Iterator[str]]] = {
    "accept-all": _accept_all,
    "victims": _victims,
    "same-person": _pair,
    "two-people": _pair,
    "assign": _assign,
    "incident": _by_hand,
    "interview": _by_hand,
}
SEVERAL = {
    "accept-all": ("REPORT",),
    "victims": ("HARM…", '"civilian child"'),
    "same-person": ("PERSON", "PERSON"),
    "two-people": ("PERSON", "PERSON"),
    "assign": ("INCIDENT or REPORT", "NAME"),
    "incident": ("TEXT", "NAME=VALUE; …"),
    "interview": ("TEXT", "NAME=VALUE; …"),
}
