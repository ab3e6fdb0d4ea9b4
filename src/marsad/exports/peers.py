"""What formats of other projects ask of an incident: who did what to whom, in which country, in which words; never more than the record knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from marsad.exports.flat import flat, grade, party_words
from marsad.exports.protection import BLOCK
from marsad.exports.seen import Seen
from marsad.exports.tables import codes
from marsad.exports.writing import About

Plain = dict[str, Any]
UNIDENTIFIED = "Unidentified Armed Group"
_ARMED = frozenset(["fighter", "soldier"])


@dataclass(frozen=True, slots=True)
class Side:
    """One side: the pack's id (None for words), its name in English where the pack has one, its kind as the pack has it."""

    id: str | None
    name: str
    type: str
    armed: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """An incident with what other projects' columns are made of.

    ``doer`` is the one party that most claims name; None where nobody is named or several rival ones are (``rivals``); ``stance`` is that party's: accused, accepted, denied or contested.
    """

    row: Plain
    country: Mapping[str, str]
    adm2: str | None
    doer: Side | None
    stance: str
    rivals: tuple[str, ...]
    target: Side | None
    civilians: bool
    means: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    heads: tuple[Plain, ...]
    words_of_time: tuple[str, ...]


def facts(one: Seen, about: About) -> Facts:
    """What the columns are made of."""
    row = flat(one.incident, address=about.address)
    named = [party for party in one.incident["attribution"] if party["role"] == "perpetrator" and not party.get("minority")]
    places = [place for event in _events(one) for place in event["places"]]
    heads = tuple(report.head for report in one.reports.values())
    return Facts(
        row=row,
        country=codes("countries").get(_country(row, places, about), {}),
        adm2=next((place["adm2"] for place in places if place["adm2"] and row["place_id"] and place["id"] == row["place_id"]), None),
        doer=side(named[0]["actor"], about) if len(named) == 1 else None,
        stance=named[0]["stance"] if len(named) == 1 else "",
        rivals=tuple(side(party["actor"], about).name for party in named) if len(named) > 1 else (),
        target=_target(one, about),
        civilians=any(row[f"{outcome}_{group}_min"] for outcome in ("killed", "injured") for group in ("civilian", "children", "women")),
        means=_once(means["name"] for event in _events(one) for means in event["means"]),
        outlets=_once(head["outlet"] for head in heads),
        origins=_once(claim.claim["chain"][0]["name"] for claim in one.claims if claim.claim["chain"]),
        heads=heads,
        words_of_time=_once(event["time"]["text"] for event in _events(one) if event["time"] and event["time"].get("text")),
    )


def side(actor: str, about: About) -> Side:
    """A party by the packs; one that has no id there keeps its words and no kind."""
    known = (about.actors or {}).get(actor)
    if known is None:
        return Side(None, actor.removeprefix("~"), "", False)
    name = known.get("name_en") or known["name"].split("|")[0].lstrip("?~")
    return Side(actor, name, known.get("type", ""), known.get("force", "") in _ARMED)


def sentence(facts: Facts, one: Plain) -> str:
    """The range, the parties with their stances, what is disputed and the grade, in one line."""
    row = facts.row
    if row["withheld"]:
        return "Withheld: rests on protected sources."
    counted = [f"{outcome} {spell(row[f'{outcome}_min'], row[f'{outcome}_max'])}" for outcome in ("killed", "injured") if row[f"{outcome}_min"] is not None]
    parts = ["; ".join(counted) or "no number of killed or injured is stated", f"independent origins {spell(row['origins_min'], row['origins_max'])}"]
    parts += [f"parties: {', '.join(party_words(party) for party in one['attribution'])}"] if one["attribution"] else ["no party is named"]
    parts += [f"disputed: {', '.join(row['disputes'])}"] if row["disputes"] else []
    parts += [f"grade: {grade(row)} ({'a person' if row['grade_decided'] else 'proposed'})"] if grade(row) else []
    return ". ".join(parts) + "."


def spell(low: int | None, high: int | None) -> str:
    """14, 10–15 or ≥12."""
    return "" if low is None else str(low) if low == high else f"≥{low}" if high is None else f"{low}–{high}"


def _events(one: Seen) -> Iterator[Plain]:
    for claim in one.claims:
        yield from claim.events


def _once(words: Iterator[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word and word != BLOCK))


def _country(row: Plain, places: list[Plain], about: About) -> str:
    """The country of the incident's own place; else the only one that the places of its events lie in."""
    known = about.countries or {}
    told = {place["id"]: (place["country"] or known.get(place["id"] or "", "")).upper() for place in places if place["role"] in ("scene", "within")}
    own = told.get(row["place_id"]) or known.get(row["place_id"] or "", "").upper()
    others = {code for code in told.values() if code}
    return own or (others.pop() if len(others) == 1 else "")


def _target(one: Seen, about: About) -> Side | None:
    """The one armed party that the claims name as the target."""
    named = _once(actor["id"] for event in _events(one) for actor in event["actors"] if actor["role"] == "target" and actor["id"])
    armed = [found for actor in named if (found := side(actor, about)).armed]
    return armed[0] if len(armed) == 1 else None
