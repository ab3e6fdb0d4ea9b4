"""Why an incident stands together, in words: its links with scores and reasons, and what would have to be false for it to fall apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from marsad.linking.roots import Groups
from marsad.linking.weights import Pair

Plain = dict[str, Any]


def explain(incident: Plain) -> list[str]:
    """Lines of plain text: what was joined and why, the weakest points, the grade and its trace."""
    return [*_head(incident), *_links(incident), *_weak(incident), *_grade(incident)]


def _head(incident: Plain) -> Iterator[str]:
    origins = incident["origins"]
    counted = f"{origins['min']} to {origins['max']}" if origins["min"] < origins["max"] else origins["max"]
    yield f"{incident['id']}: {len(incident['claims'])} claims of {len(incident['reports'])} reports, independent origins: {counted}"
    for echo in incident["echoes"]:
        order = "repeats" if echo["ordered"] else "shares with"
        yield f"  report {echo['later']} {order} report {echo['earlier']}: a passage, {echo['kind']}, likeness {echo['score']:.0f} of 100"


def _links(incident: Plain) -> Iterator[str]:
    """The links of the tree that holds the incident together, the strongest first."""
    for link in incident["why"]:
        yield f"claim {link['claims'][0]} and claim {link['claims'][1]} tell one happening: score {link['score']:+.1f} (above 0 is more likely than not)"
        for reason in sorted(link["reasons"], key=lambda one: -abs(one["weight"])):
            if reason["weight"]:
                yield f"    {reason['weight']:+.1f}  {reason['comparison']}: {reason['reason']}"


def joining(scores: Mapping[Pair, float]) -> list[tuple[Pair, bool]]:
    """The pairs of the tree of some links, the strongest first; of each whether the incident hangs on it, for nothing else joins its two sides."""
    uids = {uid for pair in scores for uid in pair}
    tree = strongest(scores, Groups.of(uids))
    beside = holding(scores, set(tree), Groups.of(uids))
    hanging_alone = bridges([*tree, *beside])
    return [(pair, frozenset(pair) in hanging_alone) for pair in tree]


def strongest(scores: Mapping[Pair, float], groups: Groups) -> list[Pair]:
    """A maximum spanning tree (Kruskal), the strongest first. Most links of a crowd join what is joined already: these are not put in order."""
    by_score: dict[float, list[Pair]] = {}
    for pair, score in scores.items():
        by_score.setdefault(score, []).append(pair)
    tree = list[Pair]()
    for score in sorted(by_score, reverse=True):
        open_ones = [pair for pair in by_score[score] if groups.home[pair[0]] is not groups.home[pair[1]]]
        tree += [pair for pair in sorted(open_ones) if groups.join(*pair)]
        if groups.left == 1:
            break
    return tree


def holding(pairs: Iterable[Pair], tree: Collection[Pair], groups: Groups) -> list[Pair]:
    """A spanning forest of some pairs that are not of their ``tree``: the two of them tell what falls apart without one link (Nagamochi and Ibaraki 1992)."""
    forest = list[Pair]()
    for pair in pairs:
        if groups.home[pair[0]] is not groups.home[pair[1]] and pair not in tree:
            groups.join(*pair)
            forest.append(pair)
            if groups.left == 1:
                break
    return forest


def bridges(pairs: Sequence[Pair]) -> set[frozenset[str]]:
    """The pairs without which what they join would fall apart (Tarjan 1974), in time that grows with their number."""
    beside: dict[str, list[str]] = {}
    for a, b in pairs:
        beside.setdefault(a, []).append(b)
        beside.setdefault(b, []).append(a)
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    found: set[frozenset[str]] = set()
    for start in beside:
        stack = [(start, "", iter(beside[start]))] if start not in order else []
        while stack:
            here, above, ways = stack[-1]
            low.setdefault(here, order.setdefault(here, len(order)))
            other = next(ways, None)
            if other is None:
                stack.pop()
                if above:
                    low[above] = min(low[above], low[here])
                    if low[here] > order[above]:
                        found.add(frozenset((here, above)))
            elif other not in order:
                stack.append((other, here, iter(beside[other])))
            elif other != above:
                low[here] = min(low[here], order[other])
    return found


def hanging(links: Sequence[Plain]) -> list[Plain]:
    """The links of the tree on which the incident hangs: nothing else joins the two sides of one. The weakest first.

    Of links of an earlier version it is not known.
    """
    return sorted((link for link in links if link.get("alone")), key=lambda one: one["score"])


def _weak(incident: Plain) -> Iterator[str]:
    """What would have to be false for the incident to fall apart."""
    for link in hanging(incident["why"]):
        strongest = max(link["reasons"], key=lambda one: one["weight"])
        yield (
            f"It falls apart if claim {link['claims'][0]} and claim {link['claims'][1]} are not of one happening: no other link joins the two sides, "
            f"and this one rests most on {strongest['comparison']} ({strongest['reason']})"
        )
    if len(incident["reports"]) == 1:
        yield "One report only: nothing outside it stands for the incident"


def _grade(incident: Plain) -> Iterator[str]:
    grade = incident["assessment"]
    yield f"Proposed grade by {grade['scheme']}: {grade['value'] or 'none'}"
    for step in grade["trace"]:
        yield f"  {'holds' if step['holds'] else 'does not hold'}: {step['rule']} ({step['why']})"
