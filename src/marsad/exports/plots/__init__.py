"""Charts of a case: a timeline, the tolls, the origins of one incident; each as SVG and PNG."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from marsad.case.tolling import tolls_of
from marsad.errors import CaseError
from marsad.exports.plots.canvas import to_png
from marsad.exports.plots.origin_graph import Told, origin_graph
from marsad.exports.plots.said import day, say
from marsad.exports.plots.timeline import timeline
from marsad.exports.plots.toll_chart import Given, Series, toll_chart
from marsad.lexicon.packs import load_packs
from marsad.record import incidents as kept
from marsad.record.lists import chains_of, heads
from marsad.record.place import CasePlace

Plain = dict[str, Any]
_MOST = 5000  # incidents on one timeline


def plot(case: CasePlace, out: Path, *, ident: str | None = None, place: str | None = None, since: str | None = None, until: str | None = None, language: str = "ar") -> list[Path]:
    """Write timeline, tolls and origins of a case into a folder; the files written.

    With ``ident`` tolls and origins are those of that incident; without it tolls are the running totals, and origins those of
    the incident that most reports tell. Raises CaseError where there is no incident.
    """
    lines = kept.incidents(place=place, since=since, until=until, limit=_MOST)
    chosen = ident or next((line.id for line in kept.incidents(place=place, since=since, until=until, order="reports", limit=1)), None)
    one = kept.incident_of(chosen) if chosen else None
    if one is None:
        raise CaseError("there is no incident to draw: link the case first (marsad link CASE), or name another place or time")
    title = " · ".join(filter(None, (case.title, place, _period(since, until, language))))
    about = " · ".join((say(one["type"], language), (one["place"] or {"name": say("no_place", language)})["name"], _period(one["date"]["start"], one["date"]["end"], language)))
    names = _names(case)
    drawn = {
        "timeline": timeline(lines, language, title),
        "tolls": toll_chart(_of_incident(one, names), language, about) if ident else toll_chart(_running(place, since, names, language), language, title),
        "origins": origin_graph(_told(one, names), _echoes(one), _counted(one), language, about),
    }
    out.mkdir(parents=True, exist_ok=True)
    return [path for name, svg in drawn.items() for path in _write(out / name, svg)]


def _period(first: str | None, last: str | None, language: str) -> str:
    """From one day to another as a heading has it; "…" where an end is open."""
    told = [day(date.fromisoformat(one), language, year=True) if one else "…" for one in (first, last)]
    return "" if not (first or last) else told[0] if first == last else " – ".join(told)


def _write(stem: Path, svg: str) -> Sequence[Path]:
    stem.with_suffix(".svg").write_text(svg, encoding="utf-8")
    stem.with_suffix(".png").write_bytes(to_png(svg))
    return stem.with_suffix(".svg"), stem.with_suffix(".png")


def _names(case: CasePlace) -> dict[str, str]:
    """The names of actors by their ids in the case's packs."""
    return {ident: row["name"].split("|")[0].lstrip("?~") for ident, row in load_packs(*case.packs).actors.items()}


def _running(place: str | None, since: str | None, names: dict[str, str], language: str) -> list[Series]:
    found = []
    for one in tolls_of(place=place, since=since)["sources"]:
        group = f" ({say(one['group'], language)})" if one["group"] != "unknown" else ""
        given = [Given(date.fromisoformat(total["as_of"]), total["min"], total["max"]) for total in one["totals"]]
        found.append(Series(f"{names.get(one['source'], one['name'])}{group} · {one['place']}", given))
    return found


def _of_incident(one: Plain, names: dict[str, str]) -> list[Series]:
    """The tolls of one incident by first voice."""
    chains = chains_of([toll["claim"] for toll in one["tolls"]])
    series: dict[str, list[Given]] = {}
    for toll in one["tolls"]:
        if toll["as_of"]:
            first = chains.get(toll["claim"], [("", None, False)])[0]
            name = names.get(first[1] or "", first[0])
            series.setdefault(name, []).append(Given(date.fromisoformat(toll["as_of"]), toll["min"], toll["max"], toll["superseded_by"] is not None))
    return [Series(name, given) for name, given in series.items()]


def _told(one: Plain, names: dict[str, str]) -> list[Told]:
    origin_of = {claim: at for at, group in enumerate(one["origins"]["groups"]) for claim in group}
    found = []
    for claim, chain in chains_of(one["claims"]).items():
        if claim in origin_of:
            shown = [names.get(actor or "", name) for name, actor, _ in chain]
            anonymous = frozenset(name for name, (_, _, unnamed) in zip(shown, chain, strict=True) if unnamed)
            found.append(Told(tuple(shown) if len(shown) > 1 else (shown[0], shown[0]), origin_of[claim], anonymous))
    return found


def _echoes(one: Plain) -> list[tuple[str, str]]:
    about = heads(one["reports"])
    return [(about[echo["earlier"]].outlet or "", about[echo["later"]].outlet or "") for echo in one["echoes"] if echo["earlier"] in about and echo["later"] in about]


def _counted(one: Plain) -> str:
    low, high = one["origins"]["min"], one["origins"]["max"]
    return str(low) if low == high else f"{low}–{high}"
