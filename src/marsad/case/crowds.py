"""What some reports told before and tell now changes who speaks for a crowd: who is compared with all others under a key.

Who begins or ceases to speak is linked anew like a telling that is new, so that the outcome is that of linking everything from nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from marsad.case.packing import key_numbers, numbered_keys, unpack_telling
from marsad.linking.facts import Telling, Told
from marsad.linking.pairs import Key, Lot
from marsad.model.crowd import SPEAKERS, lot
from marsad.record import tellings as kept
from marsad.record.tellings import Filed, TellingRow


@dataclass(slots=True)
class Crowd:
    """What goes and comes: ``old`` are the rows of tellings to be dropped, ``filed`` where these stand (key, lot, number).

    ``moved`` are those of them that stay, but begin or cease to speak; ``blocks`` the first under each key without the old ones.
    """

    old: list[tuple[int, TellingRow]]
    filed: list[tuple[int, int, int]] = field(default_factory=list)
    moved: list[Telling] = field(default_factory=list)
    blocks: dict[int, list[Filed]] = field(default_factory=dict)

    def beside(self, fresh: Sequence[Telling]) -> tuple[dict[Key, list[Lot]], list[TellingRow]]:
        """Those that some new tellings are compared with, under each key: its speakers, or all under it where a new one speaks. And their rows."""
        keys = {number: key for telling in fresh for number, key in numbered_keys(telling.told).items()}
        wholly = {key for key in self._spoken_for(fresh) if len(self.blocks.get(key, ())) >= SPEAKERS}
        gone = {number for number, _ in self.old}
        blocks = {key: [one for one in block if one[1] not in gone] for key, block in (self.blocks | kept.all_under(wholly)).items() if key in keys}
        rows = dict(kept.of_numbers({number for block in blocks.values() for _, number in block}))
        return {keys[key]: [(drawn, rows[number].uid) for drawn, number in block if number in rows] for key, block in blocks.items()}, list(rows.values())

    def _spoken_for(self, fresh: Sequence[Telling]) -> set[int]:
        """The keys under which a new telling speaks."""
        return {key for key, lots in _lots(fresh).items() if min(lots) <= _last([drawn for drawn, _ in self.blocks.get(key, ())])}


def changed(old: list[tuple[int, TellingRow]], fresh: Sequence[Telling]) -> Crowd:
    """What changes in crowds where some tellings go and others come.

    1. The first under all their keys. 2. Who begins or ceases to speak there. 3. These go and come too, and the first under their
    keys are looked up; who speaks there stays as it is.
    """
    crowd = Crowd(old)
    lots = _lots(fresh)
    blocks = _file(crowd, old, lots)  # 1
    gone = {number for number, _ in old}
    moved = {number for key, block in blocks.items() for number in _moved(block, gone, lots.get(key, ()))}  # 2
    rows = kept.of_numbers(moved)
    crowd.moved = [unpack_telling(row) for _, row in rows if row.payload]
    again = dict.fromkeys(crowd.blocks, ()) if len(rows) > SPEAKERS else {}  # so many go that more are needed under each key
    crowd.blocks = {} if again else crowd.blocks
    _file(crowd, rows, again, len(old))  # 3
    crowd.old = [*old, *rows]
    away = {number for number, _ in crowd.old}
    crowd.blocks = {key: [one for one in block if one[1] not in away] for key, block in crowd.blocks.items()}
    return crowd


def _file(crowd: Crowd, rows: Sequence[tuple[int, TellingRow]], lots: Mapping[int, Collection[int]], others: int = 0) -> dict[int, list[Filed]]:
    """Note where some tellings stand; the first under their keys, and under further ones."""
    told = [(number, unpack_telling(row).told) for number, row in rows if row.payload]
    mine = [(key, lot(one.uid), number) for number, one in told for key in _keys(one)]
    crowd.filed += mine
    wanted = ({key for key, _, _ in mine} | lots.keys()) - crowd.blocks.keys()
    found = kept.first_under(wanted, 2 * SPEAKERS + len(rows) + others)
    crowd.blocks |= found
    return found


def _moved(block: Sequence[Filed], gone: set[int], coming: Collection[int]) -> set[int]:
    """Who begins or ceases to speak under a key when some go and lots come. Numbers of what comes are below zero."""
    before = {number for _, number in block[:SPEAKERS]}
    left = [*(one for one in block if one[1] not in gone), *((drawn, -1) for drawn in coming)]
    after = {number for _, number in sorted(left)[:SPEAKERS]} - {-1}
    return (before - gone) ^ after


def _keys(told: Told) -> Collection[int]:
    return key_numbers(told)


def _lots(fresh: Sequence[Telling]) -> dict[int, list[int]]:
    """The lots of new tellings under each of their keys."""
    lots: dict[int, list[int]] = {}
    for telling in fresh:
        for key in _keys(telling.told):
            lots.setdefault(key, []).append(lot(telling.uid))
    return lots


def _last(lots: Sequence[int]) -> int:
    """The lot up to which one speaks."""
    return lots[SPEAKERS - 1] if len(lots) >= SPEAKERS else 1 << 63
