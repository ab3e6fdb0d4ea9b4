"""One incident: ranges with the claims behind them, tolls, parties, disputes, origins, grades, and the decisions that people make on it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from marsad.desk.actions.on_incident import grades_of, seen_of
from marsad.desk.actions.subjects import on_incident, open_incident
from marsad.desk.actor import actor_of
from marsad.desk.bars import PHONE, Bars, bars_of
from marsad.desk.cards import REPORTS, ClaimCard, cards_of, named_for, readings_of
from marsad.desk.charts import chart_words
from marsad.desk.origins import Graph, graph_of
from marsad.desk.page import chosen, person, show
from marsad.desk.people import Person
from marsad.desk.redaction import redactor_of
from marsad.desk.rows import IncidentRow, Interval, incident_rows, interval
from marsad.desk.tiles import with_tiles
from marsad.desk.views.overview import RADIUS, ROUNDED
from marsad.linking.explain import hanging
from marsad.model.judgement import Judgement
from marsad.phrasing import days as dates
from marsad.phrasing.incident_point import party_name, place_name, point_of
from marsad.phrasing.point import Point, sentence
from marsad.record.incidents import ChangeLine, changes, incidents, with_decisions
from marsad.record.linkage import people
from marsad.record.redaction import BLOCK, Redactor
from marsad.record.work import note_look

Plain = dict[str, Any]
CLAIMS, LINKS = 60, 12  # that one page shows


@dataclass(frozen=True, slots=True)
class Toll:
    """One figure of the toll as it rose: day, interval, whose claim; ``past`` where a later one took its place."""

    as_of: str | None
    people: Interval
    card: ClaimCard | None
    past: bool


@dataclass(frozen=True, slots=True)
class Party:
    """A party named for the incident, its stance, and the claims that bear on it."""

    name: str
    role: str
    stance: str
    stated: bool
    claims: tuple[ClaimCard, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What one side of a dispute says: a heading in its own words (or a key of the words), and its claims."""

    heading: str
    key: str | None
    claims: tuple[ClaimCard, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """One dispute with its sides."""

    kind: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that one report re-uses from another. ``ordered`` where it is known who was first."""

    earlier: str
    later: str
    kind: str
    score: float
    ordered: bool
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Step:
    """One rule of the assessment: whether it held, and the claims it used."""

    rule: str
    holds: bool
    claims: tuple[ClaimCard, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """A link that holds the incident together. ``alone`` where nothing else joins its two sides."""

    a: str
    b: str
    score: float
    reasons: tuple[Plain, ...]
    alone: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement on the incident that is in force."""

    id: int
    kind: str
    value: str
    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wrote into a form that was not taken: the form's name, its values, and why it was not."""

    form: str
    values: Mapping[str, Any]
    fault: str


@dataclass(frozen=True, slots=True)
class Incident:
    """All of the page. ``seen`` says which decisions the reader had before them; ``key`` makes a form that is sent twice count once."""

    id: str
    type: str
    first: str | None
    last: str | None
    inferred: bool
    point: str
    place: str
    arabic_place: str
    also: str
    sure: bool
    state: str
    followed: str
    reports_count: int
    origins: Interval
    bars: Bars
    bars_phone: Bars
    tolls: tuple[Toll, ...]
    parties: tuple[Party, ...]
    disputes: tuple[Dispute, ...]
    graph: Graph
    passages: tuple[Passage, ...]
    scheme: str
    grade: str | None
    steps: tuple[Step, ...]
    person_grade: Decision | None
    grades: tuple[str, ...]
    whys: tuple[Why, ...]
    cards: tuple[ClaimCard, ...]
    left_out: int
    changes: tuple[ChangeLine, ...]
    decisions: tuple[Decision, ...]
    near: tuple[IncidentRow, ...]
    outlets: tuple[ClaimCard, ...]
    told: Plain
    seen: str
    key: str
    may_edit: bool
    may_export: bool
    done: str
    draft: Draft | None


def incident(request: HttpRequest, ident: str, draft: Draft | None = None) -> HttpResponse:
    """The page of an incident; an id that went into another leads there."""
    found = open_incident(actor_of(request), ident, decided=False)
    if found["id"] != ident and draft is None:
        return HttpResponseRedirect(f"{reverse('incident', args=[found['id']])}?from={ident}")
    note_look(person(request).name, "incident", found["id"])
    context = context_of(request, found, draft)
    return with_tiles(show(request, "incident.html", context, status=422 if draft else 200), context.told["tiles"])


def context_of(request: HttpRequest, found: Plain, draft: Draft | None) -> Incident:
    """1. The readings behind the incident. 2. Its parts. 3. The decisions on it, and what is near."""
    who, redactor = person(request), redactor_of(request)
    rtl = who.direction == "rtl"
    records, judged = readings_of(found["reports"][:REPORTS], [found["id"], *found["claims"]])  # 1
    found = with_decisions(found, judged)
    cards = cards_of(records, found["claims"], redactor, frozenset(found["events"]))
    cards = named_for(cards, who.language, settings.DESK_CASE.packs)
    days = {ident: dates.spoken(record["report"]["published"], who.language, who.months) for ident, record in records.items() if ident not in redactor.reports}
    decided = on_incident(found, judged)  # 3
    place = found["place"] or {}
    return Incident(
        id=found["id"],
        type=found["type"] or BLOCK,
        first=found["date"]["start"],
        last=found["date"]["end"] if found["date"]["end"] != found["date"]["start"] else None,
        inferred=bool(found["date"].get("inferred")),
        point=sentence(_point(found, cards, who, redactor), who.language, who.months),
        place=place_name(place, who.language, settings.DESK_CASE.packs, redactor),
        arabic_place=redactor.free(place.get("name", "")),
        also="، ".join(redactor.free(name) for name in place.get("also", ())),
        sure=not place.get("candidates"),
        state=found["state"],
        followed=request.GET.get("from", "")[:24],
        reports_count=len([one for one in found["reports"] if one not in redactor.reports]),
        origins=interval(found["origins"]["min"], found["origins"]["max"], held="held" in found),
        bars=bars_of(found, cards, right_to_left=rtl),  # 2
        bars_phone=bars_of(found, cards, right_to_left=rtl, layout=PHONE),
        tolls=tuple(_toll(one, cards) for one in found["tolls"]),
        parties=tuple(_party(one, cards, who, redactor) for one in found["attribution"]),
        disputes=tuple(_dispute(one, cards) for one in found["disputes"]),
        graph=graph_of(found, cards, days, right_to_left=rtl),
        passages=tuple(passage for one in found["echoes"] if (passage := passage_of(one, records, redactor))),
        scheme=found["assessment"]["scheme"],
        grade=found["assessment"]["value"],
        steps=tuple(Step(one["rule"], one["holds"], _cards(one["claims"], cards)) for one in found["assessment"]["trace"]),
        person_grade=next((_decision(one, redactor) for one in reversed(decided) if one.kind == "grade" and one.subject == found["id"] and not one.field), None),
        grades=grades_of(found["assessment"]["scheme"]),
        whys=_whys(found, cards),
        cards=tuple(cards.values())[:CLAIMS],
        left_out=max(0, len(found["reports"]) - REPORTS),
        changes=tuple(changes(found["id"])),
        decisions=tuple(_decision(one, redactor) for one in {(one.who, one.when, one.kind): one for one in decided}.values()),  # what was decided at once is one
        near=_near(found, who, redactor),
        outlets=tuple({card.report: card for card in cards.values() if not card.hidden}.values()),
        told={"words": chart_words(who), "places": _map(found, redactor), "tiles": chosen(request)["tiles"]},
        seen=seen_of(decided),
        key=secrets.token_urlsafe(16),
        may_export=who.may("export"),
        may_edit=who.may("edit"),
        done=request.GET.get("done", "") if request.GET.get("done", "") in DONE else "",
        draft=draft,
    )


DONE = ("grade", "state", "join", "split", "differ", "move", "undo", "twice")


def _point(found: Plain, cards: Mapping[str, ClaimCard], who: Person, redactor: Redactor) -> Point:
    """What the incident says first, from what this person may see."""
    packs = settings.DESK_CASE.packs
    voices = {uid: card.voice for uid, card in cards.items() if not card.hidden}
    shown = {**found, "reports": [one for one in found["reports"] if one not in redactor.reports]}
    return point_of(shown, voices, who.language, packs=packs, redactor=redactor)


def _cards(claims: Sequence[str], cards: Mapping[str, ClaimCard]) -> tuple[ClaimCard, ...]:
    return tuple(cards[uid] for uid in dict.fromkeys(claims) if uid in cards)


def _toll(one: Plain, cards: Mapping[str, ClaimCard]) -> Toll:
    return Toll(one["as_of"], Interval(one["min"], one["max"]), cards.get(one["claim"]), one["superseded_by"] is not None)


def _party(one: Plain, cards: Mapping[str, ClaimCard], who: Person, redactor: Redactor) -> Party:
    return Party(party_name(one["actor"], who.language, settings.DESK_CASE.packs, redactor), one["role"], one["stance"], bool(one.get("stated")), _cards(one["claims"], cards))


def _dispute(one: Plain, cards: Mapping[str, ClaimCard]) -> Dispute:
    sides: dict[tuple[str, str | None], list[ClaimCard]] = {}
    for card in _cards(one["claims"], cards):
        sides.setdefault(SIDES[one["kind"]](card), []).append(card)
    return Dispute(one["kind"], tuple(Side(heading, key, tuple(found)) for (heading, key), found in sides.items()))


def _by_number(card: ClaimCard) -> tuple[str, str | None]:
    return " · ".join(dict.fromkeys(harm.words for harm in card.harms if harm.outcome in {"killed", "injured"})) or card.voice, None


def _by_party(card: ClaimCard) -> tuple[str, str | None]:
    if card.act in {"deny", "doubt"}:
        return card.voice, "denies"
    return ("، ".join(card.parties), None) if card.parties else (card.voice, None)


def _by_status(card: ClaimCard) -> tuple[str, str | None]:
    groups = {group for harm in card.harms for group in harm.groups}
    return ("", "group.fighter") if "fighter" in groups else ("", "group.civilian")


def _by_occurrence(card: ClaimCard) -> tuple[str, str | None]:
    return ("", "denies") if card.act in {"deny", "doubt"} else ("", "asserts")


def _by_place(card: ClaimCard) -> tuple[str, str | None]:
    return "، ".join(card.places) or card.voice, None


def _by_time(card: ClaimCard) -> tuple[str, str | None]:
    return "، ".join(card.times) or card.voice, None


SIDES = {"count": _by_number, "perpetrator": _by_party, "civilian_status": _by_status, "occurrence": _by_occurrence, "place": _by_place, "time": _by_time}


def passage_of(one: Plain, records: Mapping[str, Plain], redactor: Redactor) -> Passage | None:
    """An echo with its words; None where one of its reports is not shown here."""
    pair = [records.get(one["earlier"]), records.get(one["later"])]
    if None in pair or {one["earlier"], one["later"]} & redactor.reports:
        return None
    words = [redactor.words(record["report"]["id"], record["report"]["text"][start:end][:1200], at=start) for record, (start, end) in zip(pair, one["spans"], strict=True) if record]
    outlets = [redactor.outlet((record["report"]["outlet"] or "")[:120]) or "" for record in pair if record]
    return Passage(outlets[0], outlets[1], one["kind"], one["score"], one["ordered"], words[0], words[1])


def _whys(found: Plain, cards: Mapping[str, ClaimCard]) -> tuple[Why, ...]:
    """The links of the tree that holds the incident, the weakest first: there it would fall apart."""
    weak = {tuple(link["events"]) for link in hanging(found["why"])}
    made = []
    for link in sorted(found["why"], key=lambda one: one["score"])[:LINKS]:
        ends = _cards(link["claims"], cards)
        if len(ends) == 2:
            reasons = tuple(sorted((reason for reason in link["reasons"] if reason["weight"]), key=lambda one: -abs(one["weight"])))
            made.append(Why(_speaks(ends[0]), _speaks(ends[1]), link["score"], reasons, tuple(link["events"]) in weak))
    return tuple(made)


def _speaks(card: ClaimCard) -> str:
    return card.voice if card.voice == card.outlet else f"{card.voice} ({card.outlet})"


def _decision(one: Judgement, redactor: Redactor) -> Decision:
    return Decision(one.id, one.kind, "" if one.kind == "different" else str(one.value or ""), one.who, one.when[:16], redactor.free(one.why or ""))


def _near(found: Plain, who: Person, redactor: Redactor) -> tuple[IncidentRow, ...]:
    """Other incidents of the same place and days, to merge with or to keep apart."""
    place, day = found["place"] or {}, found["date"]
    if not place or not day["start"] or place["name"] == BLOCK:
        return ()
    lines = incidents(place=place["id"] or place["name"], since=day["start"], until=day["end"], hidden=redactor.hidden, limit=9)
    return tuple(incident_rows([line for line in lines if line.id != found["id"]][:8], redactor, language=who.language, packs=settings.DESK_CASE.packs, place=place["name"]))


def _map(found: Plain, redactor: Redactor) -> list[Plain]:
    place = found["place"]
    if place is None:
        return []
    told = place["points"] or [[place["lat"], place["lon"]]]
    points = [point for lat, lon in told if (point := redactor.point(lat, lon))[0] is not None]
    if not points:
        return []
    radius = max(RADIUS[place["accuracy"]], ROUNDED.get(redactor.coordinates, 0))
    where = [{"lat": lat, "lon": lon, "radius": radius, "label": f"{lat:.3f}, {lon:.3f}"} for lat, lon in dict.fromkeys(points)]
    least, most = people(found["killed"])
    sure = not place["candidates"]
    return [
        {
            **{"name": redactor.free(place["name"]), "radius": radius, "incidents": 1, "min": least, "max": most, "address": None},
            **{"lat": where[0]["lat"] if sure else None, "lon": where[0]["lon"] if sure else None, "candidates": [] if sure else where},
        }
    ]
