"""Echoes and running totals of a case, as lists and charts show them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from marsad.case.packing import unpack_report, unpack_total
from marsad.linking import tolls
from marsad.linking.echoes import across, plain
from marsad.record import incidents as kept
from marsad.record.lists import ReportLine, chains_of, heads
from marsad.record.tellings import all_shelves, totals
from marsad.text.fold import fold_word

Plain = dict[str, Any]


def tolls_of(*, place: str | None = None, since: str | None = None, outcome: str = "killed", unseen: Collection[str] = ()) -> Plain:
    """What ``marsad tolls`` shows (marsad.linking.tolls.report); ``place`` in any spelling, ``since`` an ISO day, ``unseen`` reports left out."""
    name = fold_word(place) if place else None
    found = tolls.report([unpack_total(payload) for report, payload in totals() if report not in unseen], list(kept.all_payloads(place=place, since=since)), place=name, since=since, outcome=outcome)
    chains = chains_of([line["totals"][0]["claim"] for line in found["sources"]])
    for line in found["sources"]:  # as the report writes it: linking knows a source by its id or its folded name
        chain = chains.get(line["totals"][0]["claim"])
        line["name"] = chain[0][0] if chain else line["source"]
    return found


def echo_lines(ident: str | None = None) -> Iterator[Plain]:
    """The passages that reports repeat from one another, with outlets, days and the words of the later.

    Of one incident those among its claims; else all of the case, each with the incident that both reports tell, if they tell one.
    """
    if ident:
        yield from _lines([(one["id"], echo) for one in kept.payloads([ident]) for echo in one["echoes"]])
        return
    incidents_of: dict[str, set[str]] = {}
    reworded = []
    for one in kept.all_payloads():
        for report in one["reports"]:
            incidents_of.setdefault(report, set()).add(one["id"])
        reworded += [(one["id"], echo) for echo in one["echoes"] if echo["kind"] == "reworded"]
    literal = across(unpack_report(payload) for payload in all_shelves())
    yield from _lines([(min(incidents_of.get(echo.earlier, set()) & incidents_of.get(echo.later, set()), default=None), plain(echo)) for echo in literal])
    yield from _lines(reworded)


def _lines(found: Sequence[tuple[str | None, Plain]]) -> Iterator[Plain]:
    for at in range(0, len(found), 500):
        part = found[at : at + 500]
        about = heads(sorted({report for _, echo in part for report in (echo["earlier"], echo["later"])}))
        for ident, echo in part:
            yield _line(ident, echo, about)


def _line(ident: str | None, echo: Plain, about: Mapping[str, ReportLine]) -> Plain:
    row: Plain = {"incident": ident}
    for end in ("earlier", "later"):
        head = about[echo[end]]
        row |= {f"{end}_report": echo[end], f"{end}_outlet": head.outlet, f"{end}_published": head.published}
    (_, _), (start, stop) = echo["spans"]
    return {**row, "kind": echo["kind"], "score": echo["score"], "ordered": echo["ordered"], "order": "known" if echo["ordered"] else "not known", "words": " ".join(about[echo["later"]].text[start:stop].split())}
