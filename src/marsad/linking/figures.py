"""Figures of one incident: what each voice of each report counts, and which figure took the place of which.

"The toll rose to 17" replaces 12. A later figure takes the place of an earlier one where its words say so (a rise, a correction,
"an earlier toll"), or where the same voice or the same origin gives it: of one day the higher. Otherwise both stand beside one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from marsad.linking.facts import Count, Told

OUTCOMES = ("killed", "injured")
GROUPS = ("civilian", "fighter", "unknown")
PRECISE = frozenset(["exact", "about", "range"])
Interval = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """What one claim counts of one outcome: intervals by group, parts, and when it was told.

    ``groups`` holds "civilian", "fighter", "unknown" as far as they are counted; ``parts`` children, women and others; ``kept`` the
    parts of a lower toll that this one took the place of; ``over`` where it is "more than" its numbers less one.
    ``total`` all people counted, None where only parts are.
    """

    claim: str
    report: str
    voice: str
    origin: int
    outcome: str
    as_of: int | None
    order: int
    groups: Mapping[str, Interval]
    parts: Mapping[str, Interval]
    precise: bool
    marks: frozenset[str]
    superseded_by: str | None = None
    over: bool = False
    kept: Mapping[str, Interval] = field(default_factory=dict)
    total: Interval | None = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "total", add(list(self.groups.values())) if self.groups else None)

    def allowed(self, interval: Interval) -> Interval:
        """What agrees with an interval of this figure: "more than 70" (71 and up) is said by who counts 70 too."""
        return (interval[0] - 1, interval[1]) if self.over else interval

    def part(self, name: str) -> tuple[Interval, bool] | None:
        """A part and whether it is precise: who was among the dead of a lower toll is among those of the higher one."""
        own, kept = self.parts.get(name), self.kept.get(name)
        if kept and (own is None or own[0] < kept[0]):
            return kept, False
        return (own, self.precise) if own else None


def add(intervals: Sequence[Interval]) -> Interval:
    """The sum of intervals; open above where one of them is."""
    highs = [high for _, high in intervals]
    return sum(low for low, _ in intervals), None if None in highs else sum(high for high in highs if high is not None)


def figures(events: Sequence[Told], origin_of: Mapping[str, int]) -> list[Figure]:
    """The figures of an incident's events in the order in which they were published, with what took the place of what.

    What an event calls the toll before is a figure of its own, marked "earlier".
    """
    found = [
        figure
        for event in events
        for outcome in OUTCOMES
        for earlier in (False, True)
        if (figure := _figure(event, [count for count in event.counts if count.earlier == earlier and count.outcome == outcome], outcome, origin_of))
    ]
    found.sort(key=lambda figure: (figure.as_of or 0, figure.report, figure.order, figure.outcome))
    return _with_kept_parts(_superseded(_largest(found)))


def _figure(event: Told, of_outcome: Sequence[Count], outcome: str, origin_of: Mapping[str, int]) -> Figure | None:
    counts = [count for count in of_outcome if not count.running and count.min is not None]
    if not counts:
        return None
    wholes = [count for count in counts if count.whole]
    loose = [count for count in counts if not count.whole and count.loose]
    groups = _groups(wholes, "rise" in event.marks) if wholes else _groups(loose, False)
    if wholes and loose and not event.marks & {"rise", "wounds"}:  # who died since is one of the toll that rose
        groups = _with_loose(groups, loose)
    groups = _by_status(groups, [count for count in counts if not count.whole and count.part not in {"children", "women"}])
    later = "wounds" in event.marks and "rise" not in event.marks and outcome == "killed"
    if later:  # who died of wounds is one of more dead, of whom this report gives no toll
        groups = {group: (low, None) for group, (low, _) in groups.items()}
    claim = event.claims[0]
    return Figure(
        claim=claim,
        report=event.report,
        voice=event.voices[0] if event.voices else "",
        origin=origin_of.get(claim, -1),
        outcome=outcome,
        as_of=event.published,
        order=event.order,
        groups=groups if wholes or not any(not count.loose for count in counts) else {},
        parts=_parts(counts),
        precise=not later and all(count.expr in PRECISE for count in (wholes or loose)),
        marks=event.marks - {"earlier"} | ({"earlier"} if counts[0].earlier else set()),
        over=bool(wholes) and all(count.expr == "more_than" for count in wholes),
    )


def _interval(count: Count) -> Interval:
    return count.min or 0, count.max


def _groups(counts: Sequence[Count], rises: bool) -> dict[str, Interval]:
    """One interval a group. Two plain numbers of one group may be two lots of people, or a toll and what raised it."""
    groups: dict[str, Interval] = {}
    for group in GROUPS:
        mine = [_interval(count) for count in counts if count.group == group]
        if mine:
            largest = max(mine, key=lambda one: one[0])
            groups[group] = largest if rises or len(mine) == 1 else (largest[0], add(mine)[1])
    if rises and "unknown" in groups and len(groups) > 1:
        known = add([interval for group, interval in groups.items() if group != "unknown"])
        if groups["unknown"][0] < known[0]:
            del groups["unknown"]
    return groups


def _by_status(groups: dict[str, Interval], parts: Sequence[Count]) -> dict[str, Interval]:
    """ "Twelve killed, three civilians among them": three are civilians, of nine nothing is said."""
    for group in GROUPS[:2]:
        mine = [_interval(count) for count in parts if count.group == group]
        if mine and set(groups) == {"unknown"}:
            part, (low, high) = max(mine, key=lambda one: one[0]), groups["unknown"]
            rest = (max(0, low - (low if part[1] is None else part[1])), None if high is None else max(0, high - part[0]))
            groups = {group: part} if rest == (0, 0) else {group: part, "unknown": rest}
    return groups


def _with_loose(groups: dict[str, Interval], loose: Sequence[Count]) -> dict[str, Interval]:
    """ "Three people and a woman": the woman may be one of the three or not, so the largest group widens above."""
    group = max(groups, key=lambda name: groups[name][0])
    low, high = groups[group]
    more = add([_interval(count) for count in loose])[1]
    return {**groups, group: (low, None if high is None or more is None else high + more)}


def _parts(counts: Sequence[Count]) -> dict[str, Interval]:
    parts: dict[str, list[Interval]] = {}
    for count in counts:
        if count.part in {"children", "women"}:
            parts.setdefault(count.part or "", []).append(_interval(count))
    return {part: max(found) if len(found) == 1 else max(found, key=lambda one: one[0]) for part, found in parts.items()}


def _largest(found: Sequence[Figure]) -> list[Figure]:
    """Of the figures that one voice gives in one report the largest stands: smaller ones are earlier tolls or parts of it.

    What is marked as a correction stands beside it, and so do figures that count parts only.
    """
    best: dict[tuple[str, str, str], int] = {}
    for figure in found:
        if figure.total and "earlier" not in figure.marks:
            key = (figure.report, figure.voice, figure.outcome)
            best[key] = max(best.get(key, 0), figure.total[0])
    return [
        figure
        for figure in found
        if not figure.total or figure.marks & {"earlier", "correct"} or figure.total[0] >= best.get((figure.report, figure.voice, figure.outcome), 0)
    ]


def _superseded(found: Sequence[Figure]) -> list[Figure]:
    done = list(found)
    corrections = [new for new in found if {"earlier", "correct"} <= new.marks]
    for at, old in enumerate(done):
        taken_back = next((new for new in corrections if _takes_back(new, old)), None)
        if taken_back:
            done[at] = replace(old, superseded_by=taken_back.claim)
            continue
        later = [new for new in done if new is not old and new.outcome == old.outcome and _replaces(new, old)]
        if later:
            last = max(later, key=lambda new: (new.as_of or 0, (new.total or (0, 0))[0], new.claim))
            done[at] = replace(old, superseded_by=last.claim)
    return done


def _takes_back(new: Figure, old: Figure) -> bool:
    """A correction calls this very number an earlier toll; that takes back the number where it stands there too."""
    same = new.total is not None and old.total is not None and new.total[0] == old.total[0]
    later = (new.as_of or 0) >= (old.as_of or 0)
    return same and later and new.outcome == old.outcome


def _replaces(new: Figure, old: Figure) -> bool:
    """Whether the one figure takes the place of the other."""
    if not new.total or not old.total or new.total == old.total or "earlier" in new.marks or new.claim == old.claim:
        return False
    higher, lower = new.total[0] > old.total[0], new.total[0] < old.total[0]
    if "earlier" in old.marks and new.report == old.report:
        return True
    since = (new.as_of or 0) - (old.as_of or 0)
    kin = new.report != old.report and (new.origin == old.origin or new.voice == old.voice)
    if since < 0:
        return False
    if higher:
        rose = "rise" in new.marks and _fighters_only(new) == _fighters_only(old)
        return rose or kin
    return lower and "correct" in new.marks and (kin or new.report == old.report)


def _fighters_only(figure: Figure) -> bool:
    """Who calls all the dead fighters speaks of other dead than a toll of people: it rises past nothing of theirs."""
    return set(figure.groups) == {"fighter"}


def _with_kept_parts(found: Sequence[Figure]) -> list[Figure]:
    """Children counted in a lower toll are among the dead of the one that took its place, and those who came to it may be children too."""
    lower: dict[tuple[str | None, str], list[Figure]] = {}
    for figure in found:
        lower.setdefault((figure.superseded_by, figure.outcome), []).append(figure)
    return [replace(figure, kept=_kept(figure, lower.get((figure.claim, figure.outcome), ()))) for figure in found]


def _kept(figure: Figure, replaced: Iterable[Figure]) -> dict[str, Interval]:
    kept: dict[str, Interval] = {}
    for old in replaced:
        if not (old.total and figure.total and old.total[0] < figure.total[0]):
            continue
        for name, (low, high) in old.parts.items():
            if low >= kept.get(name, (0, 0))[0]:
                kept[name] = (low, None if high is None or figure.total[1] is None else high + figure.total[1] - old.total[0])
    return kept


def span(intervals: Sequence[tuple[Interval, bool]]) -> Interval | None:
    """The range of several counts, each with whether it is precise.

    Precise counts set it; a loose one ("tens", "at least 12") widens it only where it contradicts them. So the range of "at
    least 12" and 17 is 17, that of "at least 20" and 17 is 17 or more.
    """
    if not intervals:
        return None
    sharp = [interval for interval, precise in intervals if precise]
    low, high = _cover(sharp or [interval for interval, _ in intervals])
    for (start, end), precise in intervals:
        if not precise and sharp and not ((high is None or start <= high) and (end is None or end >= low)):
            low, high = _cover([(low, high), (start, end)])
    return low, high


def _cover(intervals: Sequence[Interval]) -> Interval:
    highs = [high for _, high in intervals]
    return min(low for low, _ in intervals), None if None in highs else max(high for high in highs if high is not None)


def ranges(found: Sequence[Figure], outcome: str, *, status_disputed: bool = False) -> dict[str, Interval | None]:
    """Ranges of one outcome by victim group, from the figures that nothing took the place of.

    1. Known groups come from the figures that name them. 2. Where civilian status is disputed, there may have been no civilian.
    3. A smaller count of all lowers the known groups. 4. People of unknown status are those that remain of a total.
    5. Parts never exceed their whole.
    """
    now = [figure for figure in found if figure.outcome == outcome and figure.superseded_by is None]
    if not any(figure.total for figure in now):  # all were taken back, and what took their place was not read: at most what they said
        now = [_emptied(figure) for figure in found if figure.outcome == outcome]
    accounts = [figure for figure in now if figure.total]
    result: dict[str, Interval | None] = {group: _across(accounts, group) for group in GROUPS[:2]}  # 1
    if status_disputed and result["civilian"]:
        _disputed(accounts, result)  # 2
    else:
        _lowered(accounts, result)  # 3
        result["unknown"] = _unknown(accounts, result)  # 4
    for name in ("children", "women"):
        result[name] = _clip(span([part for one in now if (part := one.part(name))]), result)  # 5
    result["all"] = _all(accounts, result, status_disputed)
    return result


def _across(accounts: Sequence[Figure], *groups: str) -> Interval | None:
    """The range of what the accounts count of some groups, each account of the first of them that it names."""
    return _spanned([(one, next(one.groups[group] for group in groups if group in one.groups)) for one in accounts if set(groups) & set(one.groups)])


def _spanned(told: Sequence[tuple[Figure, Interval]]) -> Interval | None:
    sharp = any(one.precise for one, _ in told)
    return span([(one.allowed(interval) if sharp else interval, one.precise) for one, interval in told])


def _bare(one: Figure) -> bool:
    return set(one.groups) == {"unknown"}


def _disputed(accounts: Sequence[Figure], result: dict[str, Interval | None]) -> None:
    """There may have been no civilian and no fighter; at most all people that anyone counts were civilians."""
    all_told = _across([one for one in accounts if "civilian" in one.groups or _bare(one)], "civilian", "unknown")
    result["civilian"] = (0, all_told[1] if all_told else None)
    if fighter := result["fighter"]:
        result["fighter"] = (0, fighter[1])
    result["unknown"] = _across([one for one in accounts if not _bare(one)], "unknown")


def _all(accounts: Sequence[Figure], groups: Mapping[str, Interval | None], status_disputed: bool) -> Interval | None:
    """All people: the groups added, which hold nobody twice; but where their status is disputed, what each account counts in all."""
    if status_disputed:
        return _spanned([(one, one.total) for one in accounts if one.total])
    told = [interval for name in GROUPS if (interval := groups.get(name))]
    return add(told) if told else None


def _lowered(accounts: Sequence[Figure], result: dict[str, Interval | None]) -> None:
    """Who counts fewer people in all than others count civilians counts fewer civilians."""
    known = [interval for interval in result.values() if interval]
    most = [one.groups["unknown"][0] if one.precise else one.groups["unknown"][1] for one in accounts if _bare(one)]
    counted = [number for number in most if number is not None]
    if known and counted and (missing := add(known)[0] - min(counted)) > 0:
        result.update((group, (max(0, interval[0] - missing), interval[1])) for group, interval in result.items() if interval)


def _emptied(figure: Figure) -> Figure:
    return replace(figure, groups={group: (0, high) for group, (_, high) in figure.groups.items()}, parts={part: (0, high) for part, (_, high) in figure.parts.items()})


def _unknown(accounts: Sequence[Figure], known: Mapping[str, Interval | None]) -> Interval | None:
    bare = [one for one in accounts if set(one.groups) == {"unknown"}]
    rest = [(one.groups["unknown"], one.precise) for one in accounts if len(one.groups) > 1 and "unknown" in one.groups]
    if not bare:
        return span(rest)
    others = [interval for interval in known.values() if interval]
    if not others:
        return span([(one.groups["unknown"], one.precise) for one in bare])
    low, high = add(others)
    left: list[tuple[Interval, bool]] = list(rest)
    for one in bare:
        start, end = one.groups["unknown"]
        more = None if end is None else max(0, end - low)
        if one.precise or high is None or start > high:
            left.append(((0 if high is None else max(0, start - high), more), one.precise))
    found = span(left)
    if found is None or found == (0, 0) or found == (0, None):
        return None
    return (0, found[1])


def _clip(part: Interval | None, groups: dict[str, Interval | None]) -> Interval | None:
    """A part larger than the whole contradicts it, and the whole widens; else it is cut to the whole."""
    wholes = {name: groups[name] for name in GROUPS if groups.get(name)}
    if part is None or not wholes:
        return part
    high = add([interval for interval in wholes.values() if interval])[1]
    if high is None:
        return part
    if part[0] > high:
        group = "civilian" if "civilian" in wholes else next(iter(wholes))
        interval = wholes[group]
        assert interval is not None and interval[1] is not None
        groups[group] = (interval[0], None if part[1] is None else interval[1] + part[1] - high)
        return part
    return part[0], high if part[1] is None else min(part[1], high)
