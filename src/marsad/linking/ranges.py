"""The ranges of an incident: how many people, of which status, from the accounts that count everybody.

Who counts only some people, and a plural without a number, sets no bound as long as anyone counts. ``all`` spans what the accounts
count in all, and is never a sum of the groups of different accounts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from marsad.linking.accounts import GROUPS, PARTS, Account, Interval, add
from marsad.linking.peoples import other_people

Ranges = dict[str, Interval | None]


def ranges(found: Sequence[Account], outcome: str, *, status_disputed: bool = False) -> Ranges:
    """Ranges of one outcome by status.

    1. The accounts that count. 2. All people. 3. Civilians and fighters from who names them. 4. Where civilian status is disputed,
    there may have been no civilian. 5. Of unknown status are those that remain, and who only the doer calls fighters. 6. Parts never exceed their whole.
    """
    counting = in_force(found, outcome)  # 1
    everyone = _everyone(counting, one_lot=status_disputed)  # 2
    held = set(map(id, counting))
    naming = [*counting, *(one for one in found if id(one) not in held and _names_the_same(one, outcome, everyone))]
    result: Ranges = {group: _named(naming, group, everyone) for group in GROUPS[:2]}  # 3
    if status_disputed and result["civilian"]:
        _disputed(counting, result)  # 4
    else:
        _lowered(counting, result)
        _by_other_words(found, outcome, everyone, result)
        result["unknown"] = _unknown(counting, everyone, result)  # 5
        _by_the_doer_alone(counting, everyone, result)
    now = [one for one in found if one.outcome == outcome and one.superseded_by is None] if counting else []
    for name in PARTS:
        result[name] = _clip(span([part for one in now or counting if (part := one.part(name))]), everyone)  # 6
    result["all"] = everyone or _widest(result)
    return result


def in_force(found: Sequence[Account], outcome: str) -> list[Account]:
    """The accounts of an outcome that set its range: figures before vague words, who counts everybody before who counts some.

    Where all were taken back, and what took their place was not read, it is at most what they said.
    """
    mine = [one for one in found if one.outcome == outcome and one.total]
    now = [one for one in mine if one.superseded_by is None] or [_emptied(one) for one in mine]
    figures = [one for one in now if not one.vague] or now
    whole = [one for one in figures if not one.partial] or figures
    most = _cover([one.total for one in whole if one.total])[1] if whole else None
    return [one for one in figures if not one.partial or len(whole) == len(figures) or _contradicts(one, most)]


def _contradicts(part: Account, most: int | None) -> bool:
    """Some people are more than anyone counts in all."""
    return part.total is not None and most is not None and part.total[0] > most


def _emptied(account: Account) -> Account:
    groups = {group: (0, high) for group, (_, high) in account.groups.items()}
    return replace(account, groups=groups, parts={part: (0, high) for part, (_, high) in account.parts.items()})


def span(intervals: Sequence[tuple[Interval, bool]]) -> Interval | None:
    """The range of several counts, each with whether it is precise.

    Precise counts set it; a loose one ("at least 12") widens it only where it contradicts them. So the range of "at
    least 12" and 17 is 17, that of "at least 20" and 17 is 17 or more; that of "at least 8" and "at least 12" is 12 or more.
    """
    if not intervals:
        return None
    sharp = [interval for interval, precise in intervals if precise]
    low, high = _cover(sharp) if sharp else _overlap([interval for interval, _ in intervals])
    for (start, end), precise in intervals:
        if not precise and not ((high is None or start <= high) and (end is None or end >= low)):
            low, high = _cover([(low, high), (start, end)])
    return low, high


def _cover(intervals: Sequence[Interval]) -> Interval:
    highs = [high for _, high in intervals]
    return min(low for low, _ in intervals), None if None in highs else max(high for high in highs if high is not None)


def _overlap(intervals: Sequence[Interval]) -> Interval:
    """What several loose counts leave possible together; all that they say, where they leave nothing."""
    low, highs = max(start for start, _ in intervals), [end for _, end in intervals if end is not None]
    return (low, min(highs, default=None)) if not highs or low <= min(highs) else _cover(intervals)


def _spanned(told: Sequence[tuple[Account, Interval]]) -> Interval | None:
    sharp = any(one.precise for one, _ in told)
    return span([(one.allowed(interval) if sharp else interval, one.precise) for one, interval in told])


def _everyone(counting: Sequence[Account], *, one_lot: bool) -> Interval | None:
    """All people. Who counts civilians only and who counts fighters only may both be right, and who counts the dead of two sides: then it is at most both together, unless they dispute who ``one_lot`` of people were."""
    whole = _spanned([(one, one.total) for one in counting if one.total])
    lots = _lots(counting)
    if whole is None or not lots or one_lot:
        return whole
    both = [side for lot in lots if (side := _spanned([(one, one.total) for one in lot if one.total]))]
    most = add(both)[1]
    return max(side[0] for side in both), None if whole[1] is None or most is None else max(whole[1], most)


def _lots(counting: Sequence[Account]) -> list[list[Account]]:
    """The accounts of civilians only and those of fighters only; or those of the dead of each of two sides; none where all may count the same people."""
    by_group = [[one for one in counting if set(one.groups) == {group}] for group in GROUPS[:2]]
    if all(by_group):
        return by_group
    peoples = dict.fromkeys(one.people for one in counting if one.people)
    for pair in combinations(peoples, 2):
        lots = [[one for one in counting if one.people == people] for people in pair]
        if other_people(*pair) and {one.total for one in lots[0]}.isdisjoint(one.total for one in lots[1]):
            return lots
    return []


def _names_the_same(one: Account, outcome: str, everyone: Interval | None) -> bool:
    """Who tells of two children tells what the two people were that others count."""
    return one.outcome == outcome and one.partial and one.superseded_by is None and one.total is not None and one.total == everyone


def _named(counting: Sequence[Account], group: str, everyone: Interval | None) -> Interval | None:
    """People of one status, from the accounts that name it: all, where each counts only these. Of whom an account leaves the status open may be of it too, where another names more."""
    if counting and all(set(one.groups) == {group} for one in counting):
        return everyone
    naming = [one for one in counting if group in one.groups]
    most = max((one.groups[group][0] for one in naming), default=0)
    return _spanned([(one, _reaching(one, group, most)) for one in naming])


def _reaching(one: Account, group: str, most: int) -> Interval:
    low, high = one.groups[group]
    open_status = one.groups.get("unknown")
    if open_status is None or low >= most:
        return low, high
    reached = min(low + open_status[0], most)
    return reached, None if high is None else max(high, reached)


def _bare(one: Account) -> bool:
    return set(one.groups) == {"unknown"}


def _disputed(counting: Sequence[Account], result: Ranges) -> None:
    """There may have been no civilian and no fighter; at most all people that anyone counts were civilians."""
    told = [(one, one.groups[next(group for group in ("civilian", "unknown") if group in one.groups)]) for one in counting if "civilian" in one.groups or _bare(one)]
    all_told = _spanned(told)
    result["civilian"] = (0, all_told[1] if all_told else None)
    if fighter := result["fighter"]:
        result["fighter"] = (0, fighter[1])
    result["unknown"] = _spanned([(one, one.groups["unknown"]) for one in counting if "unknown" in one.groups and not _bare(one)])


def _lowered(counting: Sequence[Account], result: Ranges) -> None:
    """Who counts fewer people in all than others count civilians counts fewer civilians."""
    known = [interval for interval in result.values() if interval]
    most = [one.groups["unknown"][0] if one.precise else one.groups["unknown"][1] for one in counting if _bare(one)]
    counted = [number for number in most if number is not None]
    if known and counted and (missing := add(known)[0] - min(counted)) > 0:
        result.update((group, (max(0, interval[0] - missing), interval[1])) for group, interval in result.items() if interval)


def _by_the_doer_alone(counting: Sequence[Account], everyone: Interval | None, result: Ranges) -> None:
    """Only who did it calls the dead fighters, and others count people: as far as others know, their status is open."""
    calling = [one for one in counting if "fighter" in one.groups]
    if calling and all(one.own for one in calling) and everyone and any(_bare(one) and not one.own for one in counting):
        result["fighter"] = (0, (result["fighter"] or everyone)[1])
        result["unknown"] = (0, everyone[1])


def _by_other_words(found: Sequence[Account], outcome: str, everyone: Interval | None, result: Ranges) -> None:
    """ "Civilians were killed", or the six civilians of an earlier toll, beside twelve people of whom nobody says what they were, or of two alone: perhaps all were civilians."""
    mine = [one for one in found if one.outcome == outcome]
    naming = [one.groups["civilian"][0] for one in mine if set(one.groups) == {"civilian"} and (one.vague or one.superseded_by)]
    least = min(max(naming), everyone[0]) if naming and everyone else 0
    civilian = result["civilian"]
    if everyone and least and (civilian is None or civilian[0] < least) and not any("fighter" in one.groups for one in mine):
        result["civilian"] = (least, everyone[1])


def _unknown(counting: Sequence[Account], everyone: Interval | None, known: Ranges) -> Interval | None:
    """People of whose status nobody says anything: those whom an account leaves open, or who remain of all people."""
    named = [interval for group in GROUPS[:2] if (interval := known.get(group))]
    if not named:
        return _spanned([(one, one.groups["unknown"]) for one in counting if "unknown" in one.groups])
    if everyone is None:
        return None
    left = [one for one in counting if "unknown" in one.groups and not _bare(one)]
    _low, high = add(named)
    if left and len(left) == len(counting):
        return _spanned([(one, one.groups["unknown"]) for one in left])
    if everyone[1] is None:
        return None
    most = everyone[1] - (everyone[1] if high is None else high)
    return (max(0, everyone[0] - (everyone[0] if high is None else high)), most) if most > 0 else None


def _clip(part: Interval | None, everyone: Interval | None) -> Interval | None:
    """A part is at most the whole; where it contradicts the whole it stands as it is told."""
    if part is None or everyone is None or everyone[1] is None or part[0] > everyone[1]:
        return part
    return part[0], everyone[1] if part[1] is None else min(part[1], everyone[1])


def _widest(result: Ranges) -> Interval | None:
    parts = [interval for name in PARTS if (interval := result.get(name))]
    return max(parts, key=lambda one: one[0]) if parts else None
