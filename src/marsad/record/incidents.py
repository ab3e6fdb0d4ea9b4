"""Incidents as a case keeps them: lists page by page, one with all it holds, where a claim went, what became of an id.

All of it is derived: ``marsad.case.linking`` makes it anew from readings and judgements (``marsad.record.linkage`` writes it).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from marsad.model.judgement import Judgement
from marsad.record.cells import from_json, parts_from_json
from marsad.record.resting import NOTHING, Hidden
from marsad.record.rows import from_cell, query
from marsad.record.several import judgements_on
from marsad.text.fold import fold_word

Plain = dict[str, Any]
_COLUMNS = (
    *("id", "state", "type", "first", "last", "place", "place_id", "lat", "lon", "adm1", "killed_min", "killed_max", "injured_min", "injured_max"),
    *("origins_min", "origins_max", "grade", "scheme", "decided", "disputes", "claims", "reports", "updated"),
)
ORDERS = {  # what a list may be sorted by: the column, and whether the most or newest come first; the id settles ties
    "date": ("first", False),
    "newest": ("first", True),
    "updated": ("updated", True),
    "killed": ("killed_min", True),
    "origins": ("origins_min", True),
    "reports": ("reports", True),
    "disputes": ("disputes", True),
}


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """One incident in a list.

    ``state`` is a person's where one decided, else "candidate". ``grade`` is what the machine proposes by ``scheme``, ``decided`` a
    person's grade beside it, or None. What rests on what somebody may not see is None for them (``Redactor.line``); ``held`` where that
    is the numbers. Days are ISO, first and last. ``killed_min`` None: not stated (never 0); ``killed_max`` None
    beside a minimum: that many or more. ``disputes``, ``claims`` and ``reports`` are numbers of them.
    """

    id: str
    state: str
    type: str | None
    first: str | None
    last: str | None
    place: str | None
    place_id: str | None
    lat: float | None
    lon: float | None
    adm1: str | None
    killed_min: int | None
    killed_max: int | None
    injured_min: int | None
    injured_max: int | None
    origins_min: int | None
    origins_max: int | None
    grade: str | None
    scheme: str
    decided: str | None
    disputes: int | None
    claims: int
    reports: int
    updated: str
    held: bool = False


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What became of an id, and when: "new"; "merged" into another; "split", claims went to another; "gone"."""

    at: str
    kind: str
    id: str
    into: str | None
    line: int


def incidents(
    *,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    grade: str | None = None,
    state: str | None = None,
    type: str | None = None,
    report: str | None = None,
    disputed: bool | None = None,
    actor: str | None = None,
    hidden: Hidden = NOTHING,
    order: str = "date",
    after: int = 0,
    limit: int = 1000,
) -> list[IncidentLine]:
    """Incidents that pass all filters, sorted by one of ORDERS; ``after`` skips so many.

    ``place`` is a name in any spelling, a pack's id or a province, and finds candidates too. ``grade`` is a person's where one
    graded, else the machine's. ``since`` and ``until`` are ISO days that the incident's own days meet; one without a day is then
    left out. ``report`` keeps incidents with claims of that report, ``actor`` those in which that party is named as having done it.
    ``hidden`` is what the asker may not see: an incident that only hidden reports tell is left out, and nothing is found or sorted
    by a value that rests on hidden words.
    """
    asked = {"place": place, "since": since, "until": until, "grade": grade, "state": state, "type": type}
    where, values = where_of({**asked, "report": report, "disputed": disputed, "actor": actor, "hidden": hidden})
    order_by, ordered = _order(order, hidden)
    sql = f"SELECT {', '.join(_COLUMNS)} FROM record_incident{where} ORDER BY {order_by} LIMIT %s OFFSET %s"
    return [replace(IncidentLine(*row), place=from_cell(row[5])) for row in query(sql, [*values, *ordered, limit, after])]


def all_ids(*, order: str = "date", **filters: Any) -> list[str]:
    """The ids of all incidents that pass the filters of ``incidents``, sorted as there: one question for whoever goes through all of them."""
    where, values = where_of(filters)
    order_by, ordered = _order(order, filters.get("hidden") or NOTHING)
    return [row[0] for row in query(f"SELECT id FROM record_incident{where} ORDER BY {order_by}", [*values, *ordered])]


def how_many(**filters: Any) -> int:
    """How many incidents pass the filters of ``incidents``."""
    where, values = where_of(filters)
    count: int = query(f"SELECT count(*) FROM record_incident{where}", values)[0][0]
    return count


def where_of(filters: Mapping[str, Any]) -> tuple[str, list[Any]]:
    """The filters of ``incidents`` as a condition of SQL on record_incident, with its values."""
    hidden: Hidden = filters.get("hidden") or NOTHING
    rules = [
        ("coalesce(last, first) >= %s", (filters.get("since"),), hidden.dayless),
        ("first <= %s", (filters.get("until"),), hidden.dayless),
        ("state = %s", (filters.get("state"),), ()),
        ("type = %s", (filters.get("type"),), hidden.typeless),
        ("id IN (SELECT incident FROM record_incidentclaim WHERE report = %s)", (filters.get("report"),), ()),
        ("id IN (SELECT incident FROM record_incidentactor WHERE actor = %s)", (filters.get("actor"),), hidden.partyless),
    ]
    place = filters.get("place")
    at: list[tuple[str, list[Any]]] = [_at_place(place, hidden)] if place else []
    grade, graded = unless("grade", hidden.numberless)
    kept: list[tuple[str, list[Any]]] = [*at]
    if filters.get("grade"):
        kept.append((f"coalesce(decided, {grade}) = %s", [*graded, filters.get("grade")]))
    kept += [(_but(rule, without), [*values, *without]) for rule, values, without in rules if values[0] is not None]
    if (disputed := filters.get("disputed")) is not None:
        kept.append((_but("disputes > 0" if disputed else "disputes = 0", hidden.numberless), [*hidden.numberless]))
    if hidden.unseen:
        kept.append((f"id IN (SELECT incident FROM record_incidentclaim WHERE report NOT IN ({_marks(hidden.unseen)}))", [*hidden.unseen]))
    return (" WHERE " + " AND ".join(rule for rule, _ in kept) if kept else ""), [value for _, values in kept for value in values]


def unless(column: str, ids: Collection[str]) -> tuple[str, list[str]]:
    """A column that is NULL for some incidents, whose value somebody may not see, with the values of the condition."""
    return (f"CASE WHEN id NOT IN ({_marks(ids)}) THEN {column} END", list(ids)) if ids else (column, [])


def _but(rule: str, ids: Collection[str]) -> str:
    return f"({rule} AND id NOT IN ({_marks(ids)}))" if ids else rule


def _marks(ids: Collection[str]) -> str:
    return ", ".join(["%s"] * len(ids))


def _order(order: str, hidden: Hidden) -> tuple[str, list[str]]:
    """How a list is sorted for somebody: what hides its value stands last, by its id."""
    column, falling = ORDERS[order]
    out = hidden.dayless if column == "first" else () if column == "updated" else hidden.numberless
    value, values = unless(column, out)
    return f"({value}) IS NULL, {value}{' DESC' if falling else ''}, id", [*values, *values]


def _at_place(place: str, hidden: Hidden) -> tuple[str, list[str]]:
    both = [place, fold_word(place)]
    rule, values = "id IN (SELECT incident FROM record_incidentplace WHERE key IN (%s, %s))", list(both)
    if hidden.lone:
        rule = f"{rule} AND (id NOT IN ({_marks(hidden.lone)}) OR place_id IN (%s, %s) OR place IN (%s, %s) OR adm1 IN (%s, %s))"
        values += [*hidden.lone, *3 * both]
    return _but(rule, hidden.placeless), [*values, *hidden.placeless]


def incident_of(ident: str, *, decided: bool = True) -> Plain | None:
    """An incident as RECORD.md has it, or None where there was never one of this id.

    "followed" lists the ids that were merged on the way to it; empty where the id is its own. "decided" holds a person's state and
    grade ({"value", "who", "when", "why"} or None each) beside the machine's; "state" is the one in force. Not ``decided``: as
    the machine made it, for a page that asks for the judgements itself (``with_decisions``).
    """
    followed = road_of(ident)
    found = payloads(followed[-1:], decided=decided)
    return {**found[0], "followed": followed[:-1]} if found else None


def road_of(ident: str) -> list[str]:
    """The ids from one to that of the incident into which it was merged by and by; empty where there is none."""
    road = [ident]
    while not query("SELECT 1 FROM record_incident WHERE id = %s", [road[-1]]):
        into = query('SELECT "into" FROM record_incidentchange WHERE incident = %s AND kind = %s ORDER BY id DESC LIMIT 1', [road[-1], "merged"])
        if not into or into[0][0] in road:
            return []
        road.append(into[0][0])
    return road


def payloads(ids: Sequence[str], *, decided: bool = True) -> list[Plain]:
    """The incidents of some ids, whole and as people ``decided``, in the order of the ids; unknown ids are passed over."""
    rows = _cells(ids)
    judged = _latest(judgements_on(list(rows))) if decided else {}
    return [_with(from_json(rows[ident]), judged) for ident in ids if ident in rows]


def parts(ids: Sequence[str], keys: Collection[str]) -> list[Plain]:
    """Some keys of the incidents of some ids, as the machine made them: where a list needs no more."""
    return [parts_from_json(payload, keys) for payload in _cells(ids).values()]


def _cells(ids: Sequence[str]) -> dict[str, str]:
    """The payloads of some incidents as they are kept, by id."""
    marks = ", ".join(["%s"] * len(ids))
    return dict(query(f"SELECT id, payload FROM record_incident WHERE id IN ({marks})", list(ids))) if ids else {}


def all_payloads(*, size: int = 200, **filters: Any) -> Iterator[Plain]:
    """All incidents that pass the filters of ``incidents``, whole, some hundred in memory at a time."""
    found = all_ids(**filters)
    for at in range(0, len(found), size):
        yield from payloads(found[at : at + size])


def with_decisions(one: Plain, judged: Sequence[Judgement]) -> Plain:
    """An incident with what people decided on it, out of judgements that stand."""
    return _with(one, _latest(judged))


def _with(one: Plain, latest: Mapping[str, Mapping[str, Judgement]]) -> Plain:
    decided = latest.get(one["id"], {})
    stands = {kind: _decision(decided.get(kind)) for kind in ("state", "grade")}
    state = stands["state"]
    return {**one, "state": state["value"] if state else one["state"], "decided": stands}


def _decision(one: Judgement | None) -> Plain | None:
    return {"value": one.value, "who": one.who, "when": one.when, "why": one.why, "judgement": one.id} if one else None


def decisions(ids: Sequence[str]) -> dict[str, dict[str, Judgement]]:
    """The state and the grade that people gave to incidents and that nobody took back, the latest of each."""
    return _latest(judgements_on(ids))


def _latest(judged: Sequence[Judgement]) -> dict[str, dict[str, Judgement]]:
    found: dict[str, dict[str, Judgement]] = {}
    for one in judged:
        if one.kind in {"state", "grade"} and not one.field:
            found.setdefault(one.subject, {})[one.kind] = one
    return found


def incident_of_claim(uid: str) -> str | None:
    """The id of the incident that a claim stands in; the first where it tells several happenings, None where it tells none."""
    return next(iter(incidents_of_claims([uid]).get(uid, ())), None)


def incidents_of_claims(uids: Sequence[str]) -> dict[str, list[str]]:
    """The ids of the incidents that each of some claims stands in; a claim in none is left out."""
    found: dict[str, list[str]] = {}
    for at in range(0, len(uids), 500):
        part = list(uids[at : at + 500])
        marks = ", ".join(["%s"] * len(part))
        for claim, incident in query(f"SELECT claim, incident FROM record_incidentclaim WHERE claim IN ({marks}) ORDER BY incident", part):
            found.setdefault(claim, []).append(incident)
    return found


def claims_of(ident: str) -> list[tuple[str, str]]:
    """The claims of an incident in its order, each with its report."""
    return query("SELECT claim, report FROM record_incidentclaim WHERE incident = %s ORDER BY position", [ident])


def changes(ident: str | None = None, *, after: int = 0, limit: int = 1000) -> list[ChangeLine]:
    """What became of ids, the oldest first: of one id (what went into it too), or of all behind a ledger line."""
    where, values = ("(c.incident = %s OR c.\"into\" = %s)", [ident, ident]) if ident else ("c.line > %s", [after])
    sql = (
        'SELECT l.at, c.kind, c.incident, c."into", c.line FROM record_incidentchange c JOIN record_ledgerline l ON l.seq = c.line'
        f" WHERE {where} ORDER BY c.line, c.id LIMIT %s"
    )
    return [ChangeLine(*row) for row in query(sql, [*values, limit])]


def went_into(idents: Sequence[str]) -> dict[str, str]:
    """The incidents that are no more and went into some others, by steps too: each with the one in which it is now."""
    found: dict[str, str] = {}
    asked = {ident: ident for ident in idents}
    while asked:
        marks = ", ".join(["%s"] * len(asked))
        sql = f'SELECT incident, "into" FROM record_incidentchange WHERE "into" IN ({marks}) AND incident <> "into" AND incident NOT IN (SELECT id FROM record_incident) ORDER BY id'
        asked = {old: asked[new] for old, new in query(sql, list(asked)) if old not in found}
        found |= asked
    return found


def counts() -> dict[str, dict[str, int]]:
    """How many incidents there are in each state, of each grade in force and of each type; "all" counts them once."""
    told: dict[str, dict[str, int]] = {"all": {"incidents": query("SELECT count(*) FROM record_incident")[0][0]}}
    for name, column in (("state", "state"), ("grade", "coalesce(decided, grade)"), ("type", "type")):
        told[name] = {value or "none": count for value, count in query(f"SELECT {column}, count(*) FROM record_incident GROUP BY 1 ORDER BY 2 DESC, 1")}
    return told


def claims_reports(claims: Sequence[str]) -> dict[str, str]:
    """The report of each of some claims."""
    found: dict[str, str] = {}
    for at in range(0, len(claims), 500):
        part = claims[at : at + 500]
        marks = ", ".join(["%s"] * len(part))
        found.update(query(f"SELECT k.uid, g.report_id FROM record_claim k JOIN record_reading g ON g.id = k.reading_id WHERE g.current AND k.uid IN ({marks})", list(part)))
    return found


def places_and_days(idents: Sequence[str]) -> dict[str, tuple[str | None, str | None]]:
    """Where and when some incidents were: the place's id, or its name, and the first day."""
    wanted = sorted({ident for ident in idents if ident.startswith("i")})[:5000]
    if not wanted:
        return {}
    marks = ", ".join(["%s"] * len(wanted))
    rows = query(f"SELECT id, place_id, place, first FROM record_incident WHERE id IN ({marks})", wanted)
    return {ident: (place_id or place, first) for ident, place_id, place, first in rows}
