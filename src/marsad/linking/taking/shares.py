"""Numbers shared out over towns: "twelve killed in the Ghouta, seven of them in a raid on Hamouriya and five in the shelling of Douma"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from marsad.linking.spelling import between, spelled
from marsad.linking.taking.listed import listed
from marsad.linking.taking.spots import RANKS, SCENES
from marsad.linking.taking.stretches import end_of, start_of

Plain = dict[str, Any]
NEAR = 60  # characters behind a share in which its town stands
WHERE, MARK = ("في ", "ب", "علي "), "،"  # folded
TOWN = 2  # the largest rank of a town


def shared_out(events: Sequence[Plain], text: str) -> Iterator[tuple[Plain, bool]]:
    """The events of a report, a town with its own share and nothing of the others; before them (True) the sum that is shared out."""
    given: dict[str, list[Plain]] = {}
    places = sorted((place for event in events for place in event["places"] if place["role"] in SCENES), key=lambda place: place["span"])
    for event in events:
        event = _first_of_two(event, text)
        shares = _shares(event, places, text)
        if shares:
            town = next((place["name"] for place in event["places"] if place["name"] in shares), "")
            yield _without(event, shares, [harm for harm in event["harms"] if harm["part_of"] is None]), True
            event = _without(event, shares.keys() - {town}, shares.pop(town, []))
            event["places"].sort(key=lambda place: place["name"] != town)
            given |= shares
        elif not event["harms"] and given:
            event = {**event, "harms": given.pop(next((place["name"] for place in event["places"] if place["role"] in SCENES), ""), [])}
        yield event, False


def _first_of_two(event: Plain, text: str) -> Plain:
    """غارتان، الأولى على X وقتل فيها ثلاثة، والثانية طالت Y وجرح فيها رجل: of two told as one event, the first with what is told of it."""
    said = spelled(text)
    if not said.tells("first_of_two", "second_of_two"):
        return event
    low, high = start_of(text, event["span"][0]), end_of(text, event["span"][0])
    first, second = said.ends("first_of_two", low, high), said.ends("second_of_two", low, high)
    if not first or not second:
        return event
    harms = [harm for harm in event["harms"] if first[0] < harm["span"][0] < second[-1]]
    places = [place for place in event["places"] if not second[-1] <= place["span"][0] < high]
    return {**event, "harms": harms, "places": places} if harms and places else event


def _without(event: Plain, towns: Collection[str], harms: Sequence[Plain]) -> Plain:
    return {**event, "harms": harms, "places": [place for place in event["places"] if place["name"] not in towns]}


def _shares(event: Plain, places: Sequence[Plain], text: str) -> dict[str, list[Plain]]:
    """The parts of one number by the town that stands behind each: of two towns or more that hold all, or of one where the number is of a region around it."""
    if not event["harms"]:
        return {}
    parts = sorted((harm for harm in event["harms"] if harm["part_of"] is not None), key=lambda harm: harm["span"])
    items = [] if parts or len(event["harms"]) != 1 else listed(event["harms"][0], places, text)
    found: dict[str, list[Plain]] = {}
    for item in items:
        if town := _town_behind(item["span"][1], places, text):
            found.setdefault(town, []).append({**item, "share": True})
    if items:
        return found
    for part in parts:
        town = _town_behind(part["span"][1], places, text)
        if town is None:
            return {}
        found.setdefault(town, []).append({**part, "part_of": None, "share": True, "scope": "event", "since": None, "until": None})
    if len({part["part_of"] for part in parts}) != 1:
        return {}
    whole = event["harms"][parts[0]["part_of"]]
    around = any(whole["span"][1] <= place["span"][0] < parts[0]["span"][0] and (_rank(place) > TOWN or place["role"] == "within") for place in places)
    return found if around or (len(found) > 1 and sum(part["min"] or 0 for part in parts) == whole["min"]) else {}


def _town_behind(at: int, places: Sequence[Plain], text: str) -> str | None:
    """The town of the words behind a share that tell where: سبعة منهم في غارة على حمورية. Not of سبعة منهم أطفال، في حمورية."""
    place = next((place for place in places if place["span"][0] >= at), None)
    if place is None or place["span"][0] > at + NEAR or _rank(place) > TOWN:
        return None
    words = between(text, at, place["span"][0]).lstrip()
    return place["name"] if words.startswith(WHERE) and MARK not in words else None


def _rank(place: Plain) -> int:
    return RANKS.get(place["accuracy"] or "", TOWN)
