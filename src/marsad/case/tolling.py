"""Echoes and running totals of a case, as lists and charts show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from marsad.case.packing import unpack_total
from marsad.linking import tolls
from marsad.record import incidents as kept
from marsad.record.lists import chains_of, heads
from marsad.record.tellings import totals
from marsad.text.fold import fold_word

Plain = dict[str, Any]


def tolls_of(*, place: str | None = None, since: str | None = None, outcome: str = "killed") -> Plain:
    """What ``marsad tolls`` shows (marsad.linking.tolls.report); ``place`` in any spelling, ``since`` an ISO day."""
    name = fold_word(place) if place else None
    found = tolls.report([unpack_total(payload) for _, payload in totals()], list(kept.all_payloads(place=place, since=since)), place=name, since=since, outcome=outcome)
    chains = chains_of([line["totals"][0]["claim"] for line in found["sources"]])
    for line in found["sources"]:  # as the report writes it: linking knows a source by its id or its folded name
        chain = chains.get(line["totals"][0]["claim"])
        line["name"] = chain[0][0] if chain else line["source"]
    return found


def echo_lines(ident: str | None = None) -> Iterator[Plain]:
    """The passages that reports repeat from one another, incident by incident, with outlets, days and the words of the later."""
    found = kept.payloads([ident]) if ident else kept.all_payloads()
    for one in found:
        if one["echoes"]:
            yield from _echoes(one["id"], one["echoes"])


def _echoes(ident: str, echoes: Sequence[Plain]) -> Iterator[Plain]:
    about = heads(sorted({report for echo in echoes for report in (echo["earlier"], echo["later"])}))
    for echo in echoes:
        row: Plain = {"incident": ident}
        for end in ("earlier", "later"):
            head = about[echo[end]]
            row |= {f"{end}_report": echo[end], f"{end}_outlet": head.outlet, f"{end}_published": head.published}
        (_, _), (start, stop) = echo["spans"]
        yield {**row, "kind": echo["kind"], "score": echo["score"], "ordered": echo["ordered"], "words": " ".join(about[echo["later"]].text[start:stop].split())}
