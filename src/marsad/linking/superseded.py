"""Which account took the place of which: a toll that rose, a correction, a later and higher number of the same voice or origin.

"The toll rose to 17" replaces 12. Otherwise both stand beside one another.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from marsad.linking.accounts import Account, Interval
from marsad.linking.facts import Told

EMPTY: Mapping[str, str] = {}


def superseded(found: Sequence[Account], denied: Sequence[Told] = (), outlet_of: Mapping[str, str] = EMPTY) -> list[Account]:
    """The accounts, each with the claim that took its place, and with the parts that it keeps from those that it replaced.

    Who says of what it told itself that it did not happen (``denied``) takes it back; so does an outlet (``outlet_of`` a report), whoever told it the news.
    """
    done = [_retracted(one, denied, outlet_of) for one in found]
    corrections = [new for new in found if {"earlier", "correct"} <= new.marks]
    later = _Later(found)
    for at, old in enumerate(done):
        if old.superseded_by:
            continue
        taken_back = next((new for new in corrections if _takes_back(new, old)), None)
        last = taken_back or later.last(old)
        if last:
            done[at] = replace(old, superseded_by=last.claim)
    return _with_kept_parts(done)


class _Later:
    """The accounts that may take the place of others, the last first, by what may make them do so."""

    def __init__(self, found: Sequence[Account]) -> None:
        self.by: dict[Hashable, list[Account]] = {}
        self.most: dict[Hashable, int] = {}
        for new in sorted((one for one in found if one.total and not (one.partial or one.vague or "earlier" in one.marks)), key=_lateness, reverse=True):
            for key in _ways(new):
                self.by.setdefault(key, []).append(new)
                self.most[key] = max(self.most.get(key, 0), new.total[0] if new.total else 0)

    def last(self, old: Account) -> Account | None:
        """The last account that takes the place of one."""
        found = [new for key in _asked(old) if (new := self._first(key, old))]
        return max(found, key=_lateness, default=None)

    def _first(self, key: Hashable, old: Account) -> Account | None:
        rises = isinstance(key, tuple) and key[1] in _RISING
        if old.total and rises and self.most.get(key, 0) <= old.total[0]:
            return None  # none of them is higher
        return next((new for new in self.by.get(key, ()) if _replaces(new, old)), None)


_RISING = frozenset(["origin", "voice", "rise", "precise"])


def _lateness(new: Account) -> tuple[int, int, str]:
    return new.as_of or 0, (new.total or (0, 0))[0], new.claim


def _ways(new: Account) -> list[Hashable]:
    """What an account may take the place of others by: as its origin or voice, as a toll that rose, as a correction, within its report."""
    ways: list[Hashable] = [(new.outcome, "origin", new.origin), (new.outcome, "voice", new.voice), (new.outcome, "report", new.report)]
    marked = {"rise": "rise" in new.marks, "precise": new.precise, "correct": "correct" in new.marks}
    return [*ways, *((new.outcome, name, "") for name, holds in marked.items() if holds)]


def _asked(old: Account) -> list[Hashable]:
    """Where to look for what took the place of an account."""
    after_first = [(old.outcome, "precise", "")] if "preliminary" in old.marks else []
    return [
        *((old.outcome, "origin", old.origin), (old.outcome, "voice", old.voice), (old.outcome, "report", old.report)),
        *((old.outcome, "rise", ""), (old.outcome, "correct", ""), *after_first),
    ]


def _retracted(one: Account, denied: Sequence[Told], outlet_of: Mapping[str, str]) -> Account:
    mine = {one.voice, outlet_of.get(one.report, one.voice)}
    against = next((event for event in denied if mine.intersection(event.voices[:1]) and event.report != one.report and (event.published or 0) >= (one.as_of or 0)), None)
    return replace(one, superseded_by=against.claims[0]) if against else one


def _takes_back(new: Account, old: Account) -> bool:
    """A correction calls this very number an earlier toll; that takes back the number where it stands there too."""
    same = new.total is not None and old.total is not None and new.total[0] == old.total[0]
    later = (new.as_of or 0) >= (old.as_of or 0)
    return same and later and new.outcome == old.outcome


def _replaces(new: Account, old: Account) -> bool:
    """Whether the one account takes the place of the other."""
    if not new.total or not old.total or new.total == old.total or "earlier" in new.marks or new.claim == old.claim or new.vague:
        return False
    if "earlier" in old.marks and new.report == old.report:
        return True
    if (new.as_of or 0) < (old.as_of or 0):
        return False
    kin = new.report != old.report and (new.origin == old.origin or new.voice == old.voice)
    if new.total[0] > old.total[0]:
        return kin or (_rose(new, old) and _fighters_only(new) == _fighters_only(old))
    lower = new.total[0] < old.total[0]
    return lower and "correct" in new.marks and (kin or new.report == old.report)


def _rose(new: Account, old: Account) -> bool:
    """The words of the one say that the toll rose, or those of the other that it was not the last."""
    return "rise" in new.marks or ("preliminary" in old.marks and new.precise and new.report != old.report)


def _fighters_only(account: Account) -> bool:
    """Who calls all the dead fighters speaks of other dead than a toll of people: it rises past nothing of theirs."""
    return set(account.groups) == {"fighter"}


def _with_kept_parts(found: Sequence[Account]) -> list[Account]:
    """Children counted in a lower toll are among the dead of the one that took its place, and those who came to it may be children too."""
    lower: dict[tuple[str | None, str], list[Account]] = {}
    for account in found:
        lower.setdefault((account.superseded_by, account.outcome), []).append(account)
    return [replace(one, kept=kept) if (kept := _kept(one, lower.get((one.claim, one.outcome), ()))) else one for one in found]


def _kept(account: Account, replaced: Iterable[Account]) -> dict[str, Interval]:
    kept: dict[str, Interval] = {}
    for old in replaced:
        if not (old.total and account.total and old.total[0] < account.total[0]):
            continue
        for name, (low, high) in old.parts.items():
            if low >= kept.get(name, (0, 0))[0]:
                kept[name] = (low, None if high is None or account.total[1] is None else high + account.total[1] - old.total[0])
    return kept
