"""Drawings of the site, made once: a map with borders, and the months with their dead. Numbers and names stand beside them as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from marsad.exports.borders import Frame

Plain = dict[str, Any]
WIDTH, HEIGHT = 640, 420
MARGIN = 0.6  # degrees around the outermost points


@dataclass(frozen=True, slots=True)
class Spot:
    """An incident on the map: its id, its name for those who hear it, its point."""

    ident: str
    label: str
    lat: float
    lon: float


def map_of(spots: Sequence[Spot], caption: str) -> str:
    """The map of some incidents; nothing where none has a point."""
    if not spots:
        return ""
    south, north = min(one.lat for one in spots) - MARGIN, max(one.lat for one in spots) + MARGIN
    west, east = min(one.lon for one in spots) - MARGIN, max(one.lon for one in spots) + MARGIN
    frame = Frame(west, south, east, north, WIDTH, HEIGHT)
    points = "".join(_point(one, *frame.at(one.lon, one.lat)) for one in spots)
    return f'<svg class="map" viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-label="{escape(caption, quote=True)}"><g class="borders">{"".join(frame.lines())}</g>{points}</svg>\n'


def _point(one: Spot, x: float, y: float) -> str:
    return f'<a href="incident/{one.ident}.html" data-id="{one.ident}"><circle cx="{x}" cy="{y}" r="6"/><title>{escape(one.label)}</title></a>'


def months_of(incidents: Iterable[Plain]) -> list[tuple[str, int, int, bool]]:
    """Month, how many incidents, the least number of killed, and whether that is all that may have been killed."""
    found: dict[str, tuple[int, int, bool]] = {}
    for one in incidents:
        if day := one["date"]["start"]:
            count, killed, closed = found.get(day[:7], (0, 0, True))
            told = one["killed"].get("all") or {"min": None, "max": None}
            found[day[:7]] = (count + 1, killed + (told["min"] or 0), closed and told["min"] is not None and told["min"] == told["max"])
    return [(month, *found[month]) for month in sorted(found)]


def months_drawn(months: Sequence[tuple[str, int, int, bool]], caption: str) -> str:
    """Bars of the months with anything in them, in their order from the left."""
    if not months:
        return ""
    top = max(max(killed, count) for _, count, killed, _ in months) or 1
    step = WIDTH / len(months)
    bars = []
    for number, (month, count, killed, _) in enumerate(months):
        tall = round(120 * max(killed, 0) / top, 1)
        bars.append(f'<g><rect x="{number * step + 1:.1f}" y="{130 - tall}" width="{max(step - 2, 1):.1f}" height="{max(tall, 1)}"/><title>{month}: {killed} / {count}</title></g>')
    ends = f'<text x="0" y="146">{months[0][0]}</text><text x="{WIDTH}" y="146" text-anchor="end">{months[-1][0]}</text>'
    return f'<svg class="months" viewBox="0 0 {WIDTH} 150" role="img" aria-label="{escape(caption, quote=True)}">{"".join(bars)}{ends}</svg>\n'
