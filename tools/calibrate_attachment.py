"""How sure values are: measured on the odd half of the annotated reports, on which no weight was fitted; shown for the even half beside it.

A place has a share of all the weight: shares are binned in tenths of what was seen, and bins that fall against their order are pooled (isotonic).
Times are counted by the way that gave them, harms by how their number is told, parties by role and by whether the packs know them; a group of
fewer than ten values takes the rate of its whole kind. ``--write`` writes ``calibration.tsv``; without it the table that stands is held against
both halves: what it promises and what is right, in ten bins.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from marsad.claims.attach.tables import HERE, actor_kind, harm_kind, rows, sureness
from marsad.claims.attach.weighing import share
from tools.attachment_cases import SHARED, _is, annotated, found_harms, settled, tellings
from tools.gold import Case
from tools.scoring import plain, shared

FEW = 10  # values: a group of fewer takes the rate of its whole kind
BINS = 10


class Seen(NamedTuple):
    """One value: its kind, its share of the weight (0 where it has none), and whether it is right."""

    kind: str
    share: float
    right: bool


def values(cases: Iterator[Case]) -> list[Seen]:
    """Every value with a sureness, from all the annotated reports given."""
    return [seen for gold, text in cases if (told := settled(gold, text)) for seen in (*_harms(gold, text, told), *_parties(gold, told))]


def _harms(gold: dict[str, Any], text: str, told: Any) -> Iterator[Seen]:
    found = list(found_harms(gold, told))
    right = {id(harm): (row["min"], row["max"]) == (harm.min, harm.max) for row, _, harm in found}
    low, high = gold.get("body") or (0, len(text))
    for event in told.events:
        for harm in event.harms:
            if not harm.negated and low <= told.survey.sheet.span(harm.first, harm.last)[0] < high:
                yield Seen(harm_kind(harm.expr, harm.part_of is not None), 0.0, right.get(id(harm), False))
    for row, number, _ in found:
        yield from _place(gold, text, told, row, number)
        yield from _time(gold, told.where[number][1], row)


def _place(gold: dict[str, Any], text: str, told: Any, row: dict[str, Any], number: int) -> Iterator[Seen]:
    chosen = told.chosen[number]
    best, _ = chosen.ranked[0]
    same = tellings(gold, row)
    spans = [one["place_span"] for one in same if one.get("place_span")]
    names = {plain(one["place_norm"]) for one in same if one.get("place_norm")} | {plain(text[slice(*span)]) for span in spans}
    if row.get("place_norm") and best < len(chosen.cases):
        name = told.survey.name(chosen.cases[best].number)
        apart = [one for one in chosen.ranked if one[0] in (best, len(chosen.cases)) or told.survey.name(chosen.cases[one[0]].number) != name]
        yield Seen("place", share(apart), _is(told, chosen.cases[best].number, spans, names))


def _time(gold: dict[str, Any], time: Any, row: dict[str, Any]) -> Iterator[Seen]:
    if time is None or time.start is None or time.why is None or not row.get("date"):
        return
    first, _, last = row["date"].partition("/")
    yield Seen(time.why.rule, 0.0, time.start[:10] <= (last or first) and (time.end or time.start)[:10] >= first)


def _named_so() -> dict[str, set[str]]:
    """Which pack ids an annotated party may have."""
    path = SHARED / "acceptance/parties.tsv"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {name: {name, *ids.split()} for name, _, ids in (line.partition("\t") for line in lines if line[:1] != "#")}


def _parties(gold: dict[str, Any], told: Any) -> Iterator[Seen]:
    names, sheet = _named_so(), told.survey.sheet
    for event in told.events:
        span = sheet.span(event.at, event.stop)
        same = [row for row in gold.get("events", ()) if row["type"] == event.type and (shared(row["trigger"], span) or abs(row["trigger"][0] - span[0]) < 120)]
        for party in event.parties if same else ():
            if party.role == "perpetrator":
                meant = {ident for name in same[0].get("perpetrators") or () for ident in names.get(name, {name})}
                yield Seen(actor_kind(party.role, party.ident), 0.0, (party.ident or plain(sheet.words(party.first, party.last))) in meant)


def steps(seen: Sequence[Seen]) -> list[tuple[str, float, float, int]]:
    """The table: kind, least share, how often right, how many were seen."""
    out = []
    for kind in sorted({one.kind for one in seen}):
        mine = sorted((one for one in seen if one.kind == kind), key=lambda one: one.share)
        like = mine if len(mine) >= FEW else [one for one in seen if one.kind.split(".")[0] == kind.split(".")[0]]
        if kind == "place":
            out += [(kind, low, right, count) for low, right, count in _pooled(mine)]
        else:
            out.append((kind, 0.0, sum(one.right for one in like) / len(like), len(mine)))
    return out


def _pooled(mine: Sequence[Seen]) -> list[tuple[float, float, int]]:
    """Tenths of what was seen, with neighbours pooled until a larger share is never less often right."""
    size = max(1, len(mine) // BINS)
    pools = [[len(part), sum(one.right for one in part), part[0].share] for at in range(0, len(mine), size) if (part := mine[at : at + size])]
    at = 0
    while at < len(pools) - 1:
        if pools[at][1] / pools[at][0] > pools[at + 1][1] / pools[at + 1][0]:
            pools[at : at + 2] = [[pools[at][0] + pools[at + 1][0], pools[at][1] + pools[at + 1][1], pools[at][2]]]
            at = max(0, at - 1)
        else:
            at += 1
    return [(low, right / count, int(count)) for count, right, low in pools]


def reliability(seen: Sequence[Seen]) -> list[tuple[float, float, int]]:
    """In ten bins of what the table promises: the mean promise, how often right, how many."""
    told = [(sure, one.right) for one in seen if (sure := sureness(one.kind, one.share)) is not None]
    out = []
    for at in range(BINS):
        part = [(sure, right) for sure, right in told if at / BINS <= sure < (at + 1) / BINS or (sure == 1 and at == BINS - 1)]
        if part:
            out.append((sum(sure for sure, _ in part) / len(part), sum(right for _, right in part) / len(part), len(part)))
    return out


def main(arguments: Sequence[str]) -> None:
    """Write the table where asked to; else print how it holds on both halves."""
    odd = values(annotated("odd"))
    if "--write" in arguments:
        lines = ["kind\tfrom\tright\tseen", *(f"{kind}\t{low:.3f}\t{right:.2f}\t{count}" for kind, low, right, count in steps(odd))]
        (HERE / "calibration.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{len(rows('calibration'))} rows stood, {len(lines) - 1} written")
        return
    for name, seen in (("odd", odd), ("even", values(annotated("even")))):
        print(f"{name} half: promised, right, values")
        for sure, right, count in reliability(seen):
            print(f"  {sure:.2f} {right:.2f} {count:5}")


if __name__ == "__main__":
    main(sys.argv[1:])
