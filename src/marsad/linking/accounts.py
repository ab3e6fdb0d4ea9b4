"""Accounts: what one voice of one report counts of one outcome, as intervals by status, with its parts hanging on it.

A claim about fewer people than the same report counts, a part, a vague plural: these stand beside the accounts and count nobody anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from marsad.linking.facts import FEW, UNCOUNTED, Count, Told
from marsad.linking.lots import together

OUTCOMES = ("killed", "injured")
GROUPS = ("civilian", "fighter", "unknown")
PARTS = ("children", "women")
PRECISE = frozenset(["exact", "about", "range"])
Interval = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Account:
    """What one claim counts of one outcome, and when it was told.

    ``groups`` holds "civilian", "fighter", "unknown" as far as they are counted; ``parts`` children and women; ``kept`` the
    parts of a lower toll that this one took the place of; ``over`` where it is "more than" its numbers less one; ``vague`` where no
    figure is said ("dozens", a plural); ``partial`` where it counts only some: children, one by name, fewer than its report does;
    ``own`` where a party that is named as the doer says so; ``status_by`` whose word it is what the people were, where another voice of the report says it; ``one_by_one`` where it counts single people ("a man and his wife"); ``named``
    where it counts only who is told by name; ``people`` what all whom it counts are called by, a people, a party, soldiers or fighters.
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
    vague: bool = False
    partial: bool = False
    own: bool = False
    status_by: str = ""
    one_by_one: bool = False
    named: bool = False
    people: str = ""
    kept: Mapping[str, Interval] = field(default_factory=dict)
    total: Interval | None = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "total", add(list(self.groups.values())) if self.groups else None)

    def allowed(self, interval: Interval) -> Interval:
        """What agrees with an interval of this account: "more than 70" (71 and up) is said by who counts 70 too."""
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


def accounts(events: Sequence[Told], origin_of: Mapping[str, int]) -> list[Account]:
    """The accounts of an incident's events in the order in which they were published.

    What an event calls the toll before is an account of its own, marked "earlier".
    """
    found = [
        account
        for event in events
        for outcome in OUTCOMES
        for earlier in (False, True)
        if (counts := [count for count in event.counts if count.earlier == earlier and count.outcome == outcome]) and (account := _account(event, counts, outcome, origin_of))
    ]
    found.sort(key=lambda account: (account.as_of or 0, account.report, account.order, account.outcome))
    return _beside(_both_sides(_with_statuses(found)))


def _account(event: Told, of_outcome: Sequence[Count], outcome: str, origin_of: Mapping[str, int]) -> Account | None:
    counts = [count for count in of_outcome if not count.running and count.min is not None]
    if any(count.expr not in UNCOUNTED for count in counts):
        plain = [count for count in counts if count.expr not in UNCOUNTED or not count.whole]
        counts = plain if any(count.whole or count.loose for count in plain) else counts
    if not counts:
        return None
    wholes = [count for count in counts if count.whole]
    loose = [count for count in counts if not count.whole and count.loose]
    counting, lots = wholes or loose, together(counts)
    claim = event.claims[0]
    later = "wounds" in event.marks and "rise" not in event.marks and outcome == "killed"
    return Account(
        claim=claim,
        report=event.report,
        voice=event.voices[0] if event.voices else "",
        origin=origin_of.get(claim, -1),
        outcome=outcome,
        as_of=event.published,
        order=event.order,
        groups=lots if lots and not later else _grouped(event, counts, wholes, loose, later=later) if counting else {},
        parts=_parts(counts),
        precise=not later and (bool(lots) or (all(count.expr in PRECISE for count in counting) and not _ambiguous(wholes, loose, event.marks))),
        marks=event.marks - {"earlier"} | ({"earlier"} if counts[0].earlier else set()),
        over=bool(wholes) and all(count.expr == "more_than" for count in wholes),
        vague=bool(counting) and all(count.expr in UNCOUNTED for count in counting),
        partial=bool(loose) and not (wholes or lots),
        one_by_one=bool(counting) and all(count.max == 1 for count in counting),
        named=bool(counting) and all(count.named for count in counting),
        people=peoples.pop() if len(peoples := {count.people for count in counting}) == 1 else "",
    )


def _grouped(event: Told, counts: Sequence[Count], wholes: Sequence[Count], loose: Sequence[Count], *, later: bool) -> dict[str, Interval]:
    """The people counted, by status. Of who died of wounds later this report gives no toll: it is open above."""
    rises = "rise" in event.marks
    groups = _groups(wholes, rises) if wholes else _groups(loose, False)
    if wholes and loose and not event.marks & {"rise", "wounds"}:  # who died since is one of the toll that rose
        groups = _with_loose(groups, loose)
    groups = _by_status(groups, [count for count in counts if not count.whole and count.part not in PARTS])
    return {group: (low, None) for group, (low, _) in groups.items()} if later else groups


def _interval(count: Count) -> Interval:
    return count.min or 0, count.max


def _largest(intervals: Iterable[Interval]) -> Interval:
    return max(intervals, key=lambda one: one[0])


def _groups(counts: Sequence[Count], rises: bool) -> dict[str, Interval]:
    """One interval a group. Two plain numbers of one group may be two lots of people, or a toll and what raised it."""
    groups: dict[str, Interval] = {}
    for group in GROUPS:
        mine = list(dict.fromkeys(_interval(count) for count in counts if count.group == group))  # one number told twice is one
        if mine:
            largest = _largest(mine)
            groups[group] = largest if rises or len(mine) == 1 else (largest[0], add(mine)[1])
    return _with_unknown_beside(groups, rises)


def _with_unknown_beside(groups: dict[str, Interval], rises: bool) -> dict[str, Interval]:
    """ "Nine civilians" and "14 killed": the nine are among the 14, or beside them. Equal numbers of more than a few are the same people; in a toll that rose, the smaller number is what it rose by."""
    if "unknown" not in groups or len(groups) == 1:
        return groups
    known = add([interval for group, interval in groups.items() if group != "unknown"])
    low, high = groups["unknown"]
    if ((low, high) == known and low > FEW) or (rises and low < known[0]):
        return {group: interval for group, interval in groups.items() if group != "unknown"}
    most = high if high is None or not rises else max(0, high - known[0])  # ارتفعت إلى سبعة بعد وفاة مدنيين: the two are among the seven
    return {**groups, "unknown": (max(0, low - known[0]), most)}


def _ambiguous(wholes: Sequence[Count], loose: Sequence[Count], marks: frozenset[str]) -> bool:
    """Two plain numbers of which nobody says whether the one holds the other: "nine civilians … 14 killed", "a man and his wife"."""
    groups = [group for group, _ in dict.fromkeys((count.group, _interval(count)) for count in wholes)]
    if "rise" in marks:
        return False
    return len(groups) != len(set(groups)) or ("unknown" in groups and len(groups) > 1) or (bool(wholes and loose) and "wounds" not in marks)


def _by_status(groups: dict[str, Interval], parts: Sequence[Count]) -> dict[str, Interval]:
    """ "Twelve killed, three civilians among them": three are civilians, of nine nothing is said."""
    for group in GROUPS[:2]:
        mine = [_interval(count) for count in parts if count.group == group]
        if mine and set(groups) == {"unknown"}:
            part, (low, high) = _largest(mine), groups["unknown"]
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
        if count.part in PARTS:
            parts.setdefault(count.part or "", []).append(_interval(count))
    return {part: _largest(found) for part, found in parts.items()}


def _with_statuses(found: Sequence[Account]) -> list[Account]:
    """A number of people whose status its report tells elsewhere: "five killed" beside "five civilians", civilians here and fighters there of one voice."""
    told, beside = list(found), _by_source(found)
    for at, one in enumerate(told):
        if set(one.groups) != {"unknown"}:
            continue
        like = [other for other in beside[one.report, one.outcome] if other is not one and "unknown" not in other.groups and other.groups and other.total == one.total]
        if like:
            told[at] = replace(one, groups=like[0].groups, status_by=like[0].voice)
    return told


def _both_sides(found: Sequence[Account]) -> list[Account]:
    """One voice that counts civilians in one sentence and fighters in another counts both."""
    told, beside = list(found), _by_source(found)
    for at, one in enumerate(told):
        others = [other for other in beside[one.report, one.outcome] if other is not one and one.voice == other.voice and _fighters_beside(one, other)]
        if others and set(one.groups) == {"civilian"} and not one.vague:
            told[at] = replace(one, groups={**one.groups, "fighter": _largest(other.groups["fighter"] for other in others)})
    return told


def _fighters_beside(one: Account, other: Account) -> bool:
    """As many of the one as of the other are told of the same people, or by mistake."""
    return set(other.groups) == {"fighter"} and not other.vague and one.total != other.total


def _by_source(found: Sequence[Account]) -> dict[tuple[str, str], list[Account]]:
    """The accounts by their report and outcome."""
    beside: dict[tuple[str, str], list[Account]] = {}
    for one in found:
        beside.setdefault((one.report, one.outcome), []).append(one)
    return beside


def _beside(found: Sequence[Account]) -> list[Account]:
    """Marks what counts fewer people than the same voice of the report does elsewhere, or single people where the report counts more, or who is named where any report counts more."""
    most: dict[tuple[str, ...], int] = {}
    for one in found:
        if one.total and not one.vague and "earlier" not in one.marks:
            for key in ((one.outcome,), (one.report, one.outcome), (one.report, one.outcome, one.voice)):
                most[key] = max(most.get(key, 0), one.total[0])
    return [replace(one, partial=True) if _fewer(one, most) else one for one in found]


def _fewer(one: Account, most: Mapping[tuple[str, ...], int]) -> bool:
    if not one.total or one.marks & {"earlier", "correct"}:
        return False
    low = one.total[0]
    if low < most.get((one.report, one.outcome, one.voice), 0):
        return True
    return (one.one_by_one and low < most.get((one.report, one.outcome), 0)) or (one.named and low < most.get((one.outcome,), 0))
