"""Which account took the place of which: a toll that rose, a correction, a later and higher number of the same voice or origin.

"The toll rose to 17" replaces 12. Otherwise both stand beside one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from marsad.linking.accounts import Account, Interval
from marsad.linking.facts import Told


def superseded(found: Sequence[Account], denied: Sequence[Told] = ()) -> list[Account]:
    """The accounts, each with the claim that took its place, and with the parts that it keeps from those that it replaced.

    Who says of what it told itself that it did not happen (``denied``) takes it back.
    """
    done = [_retracted(one, denied) for one in found]
    corrections = [new for new in found if {"earlier", "correct"} <= new.marks]
    for at, old in enumerate(done):
        if old.superseded_by:
            continue
        taken_back = next((new for new in corrections if _takes_back(new, old)), None)
        if taken_back:
            done[at] = replace(old, superseded_by=taken_back.claim)
            continue
        later = [new for new in done if new is not old and new.outcome == old.outcome and not new.partial and _replaces(new, old)]
        if later:
            last = max(later, key=lambda new: (new.as_of or 0, (new.total or (0, 0))[0], new.claim))
            done[at] = replace(old, superseded_by=last.claim)
    return _with_kept_parts(done)


def _retracted(one: Account, denied: Sequence[Told]) -> Account:
    against = next((event for event in denied if event.voices[:1] == (one.voice,) and event.report != one.report and (event.published or 0) >= (one.as_of or 0)), None)
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
    return [replace(account, kept=_kept(account, lower.get((account.claim, account.outcome), ()))) for account in found]


def _kept(account: Account, replaced: Iterable[Account]) -> dict[str, Interval]:
    kept: dict[str, Interval] = {}
    for old in replaced:
        if not (old.total and account.total and old.total[0] < account.total[0]):
            continue
        for name, (low, high) in old.parts.items():
            if low >= kept.get(name, (0, 0))[0]:
                kept[name] = (low, None if high is None or account.total[1] is None else high + account.total[1] - old.total[0])
    return kept
