"""Charts of a case: a timeline, the tolls, the origins of one incident; each as SVG and PNG."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
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
from marsad.record.ledger import hash_of
from marsad.record.lists import chains_of, heads
from marsad.record.place import CasePlace
from marsad.record.redacted_incident import redacted_payload
from marsad.record.redaction import BLOCK, Redactor
from marsad.record.work import note_export

Plain = dict[str, Any]
_MOST = 5000  # incidents on one timeline
_NOTHING_HIDDEN = Redactor()


def plot(
    case: CasePlace, out: Path, *, ident: str | None = None, place: str | None = None, since: str | None = None, until: str | None = None, language: str = "ar",
    state: str | None = None, redactor: Redactor = _NOTHING_HIDDEN, who: str = "machine", audience: str = "admin",
) -> list[Path]:
    """Write timeline, tolls and origins of a case into a folder; the files written.

    With ``ident`` tolls and origins are those of that incident; without it tolls are the running totals, and origins those of
    the incident that most reports tell. ``redactor`` leaves out what the reader may not see; the ledger keeps who took it. Raises CaseError where there is no incident.
    """
    filters: Plain = {"place": place, "since": since, "until": until, "state": state, "hidden": redactor.hidden}
    lines = [_line(one, redactor) for one in kept.incidents(**filters, limit=_MOST)]
    chosen = ident or next((line.id for line in kept.incidents(**filters, order="reports", limit=1)), None)
    one = _seen(chosen, state, redactor) if chosen else None
    if one is None:
        raise CaseError("there is no incident to draw: link the case first (marsad link CASE), or name another place, time or reader")
    note = say("redacted", language) if redactor.marked else None
    title = " · ".join(filter(None, (redactor.free(case.title), place, _period(since, until, language), note)))
    about = " · ".join(filter(None, (_headed(one, language), note)))
    names = _names(case)
    drawn = {
        "timeline": timeline(lines, language, title),
        "tolls": toll_chart(_of_incident(one, names, redactor), language, about) if ident else toll_chart(_running(place, since, names, language, redactor), language, title),
        "origins": origin_graph(_told(one, names, redactor), _echoes(one, redactor), _counted(one), language, about),
    }
    out.mkdir(parents=True, exist_ok=True)
    files = [path for name, svg in drawn.items() for path in _write(out / name, svg)]
    kept_filters = {name: str(value) for name, value in {"incident": ident, "place": place, "since": since, "until": until, "state": state}.items() if value}
    note_export(who, "incidents", kept_filters, {"format": "plot", "for": audience, "sha256": hash_of([hashlib.sha256(path.read_bytes()).hexdigest() for path in files])})
    return files


def _line(line: kept.IncidentLine, redactor: Redactor) -> kept.IncidentLine:
    """An incident of the timeline as the reader may see it."""
    seen = redactor.line(line)
    return replace(seen, place=redactor.free(seen.place)) if seen.place and seen.place != BLOCK else seen


def _seen(ident: str, state: str | None, redactor: Redactor) -> Plain | None:
    """One incident as the reader may see it; None where only hidden reports tell it, or where it is in another state than is asked for."""
    one = kept.incident_of(ident)
    if one is None or set(one["reports"]) <= redactor.reports or (state and one["state"] != state):
        return None
    hidden = {claim for claim, report in kept.claims_of(one["id"]) if report in redactor.reports}
    return redacted_payload(one, hidden | redactor.reports, redactor)


def _headed(one: Plain, language: str) -> str:
    """Type, place and days of an incident, as its heading."""
    kind = say(one["type"], language) if one["type"] else BLOCK
    place = (one["place"] or {"name": say("no_place", language)})["name"]
    return " · ".join((kind, place, _period(one["date"]["start"], one["date"]["end"], language)))


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


def _running(place: str | None, since: str | None, names: dict[str, str], language: str, redactor: Redactor) -> list[Series]:
    """The running totals; those of hidden reports, and of reports with hidden words, are left out."""
    found = []
    for one in tolls_of(place=place, since=since, unseen=redactor.untold)["sources"]:
        group = f" ({say(one['group'], language)})" if one["group"] != "unknown" else ""
        given = [Given(date.fromisoformat(total["as_of"]), total["min"], total["max"]) for total in one["totals"]]
        voice = redactor.voice(one["source"], names.get(one["source"], one["name"]))
        found.append(Series(f"{voice}{group} · {redactor.free(one['place'])}", given))
    return found


def _of_incident(one: Plain, names: dict[str, str], redactor: Redactor) -> list[Series]:
    """The tolls of one incident by first voice."""
    chains = _chains(one, [toll["claim"] for toll in one["tolls"]], names, redactor)
    series: dict[str, list[Given]] = {}
    for toll in one["tolls"]:
        if toll["as_of"]:
            name = chains.get(toll["claim"], [("", False)])[0][0]
            series.setdefault(name, []).append(Given(date.fromisoformat(toll["as_of"]), toll["min"], toll["max"], toll["superseded_by"] is not None))
    return [Series(name, given) for name, given in series.items()]


def _chains(one: Plain, claims: Sequence[str], names: dict[str, str], redactor: Redactor) -> dict[str, list[tuple[str, bool]]]:
    """The voices of some claims as the reader may hear them, each with whether it is only described."""
    reports = dict(kept.claims_of(one["id"]))
    return {
        claim: [(_voice(claim, at, actor, names.get(actor or "", name), reports.get(claim), redactor), unnamed) for at, (name, actor, unnamed) in enumerate(chain)]
        for claim, chain in chains_of(claims).items()
    }


def _voice(claim: str, at: int, actor: str | None, name: str, report: str | None, redactor: Redactor) -> str:
    return BLOCK if (claim, at) in redactor.voices else redactor.voice(actor, name, report=report)


def _told(one: Plain, names: dict[str, str], redactor: Redactor) -> list[Told]:
    origin_of = {claim: at for at, group in enumerate(one["origins"]["groups"]) for claim in group}
    found = []
    for claim, chain in _chains(one, [claim for claim in one["claims"] if claim in origin_of], names, redactor).items():
        shown = [name for name, _ in chain]
        anonymous = frozenset(name for name, unnamed in chain if unnamed)
        found.append(Told(tuple(shown) if len(shown) > 1 else (shown[0], shown[0]), origin_of[claim], anonymous))
    return found


def _echoes(one: Plain, redactor: Redactor) -> list[tuple[str, str]]:
    about = heads(one["reports"])
    ends = [(about[echo["earlier"]].outlet, about[echo["later"]].outlet) for echo in one["echoes"] if echo["earlier"] in about and echo["later"] in about]
    return [(redactor.outlet(earlier) or "", redactor.outlet(later) or "") for earlier, later in ends]


def _counted(one: Plain) -> str:
    low, high = one["origins"]["min"], one["origins"]["max"]
    return BLOCK if low is None else str(low) if low == high else f"{low}–{high}"
