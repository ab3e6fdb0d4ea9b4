"""Rows about verbs of saying: where they say nothing (``not_said.tsv``), and where their speaker ends (``speaker_bounds.tsv``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from marsad.attribution.conditions import FRAMES, When, conditions
from marsad.attribution.telling import Telling
from marsad.text.tsv import read_rows


@dataclass(frozen=True, slots=True)
class VerbRow:
    """One row: for which verbs it is (``keys`` and ``acts`` of saying.tsv, ``governs``, past or present), when, and what follows.

    ``does`` is the step of reading at which a verb says nothing, or the word that tells where the speaker ends.
    """

    id: str
    keys: frozenset[str]
    acts: frozenset[str]
    governs: frozenset[str]
    form: str
    when: When
    does: str

    def concerns(self, telling: Telling) -> bool:
        """The row is for this verb."""
        row = telling.saying.row
        if (self.keys and telling.saying.key not in self.keys) or (self.acts and row["act"] not in self.acts):
            return False
        return (not self.form or telling.saying.form == self.form) and (not self.governs or not self.governs.isdisjoint(row["governs"].split()))


@cache
def verb_rows(table: str) -> Mapping[str, Sequence[VerbRow]]:
    """The rows of a table in its order, by what they do."""
    found: defaultdict[str, list[VerbRow]] = defaultdict(list)
    for cells in read_rows(FRAMES / f"{table}.tsv"):
        row = _row(cells)
        found[row.does].append(row)
    return found


def _row(cells: Mapping[str, str]) -> VerbRow:
    keys, acts, governs = (frozenset(cells[name].split()) for name in ("keys", "acts", "governs"))
    return VerbRow(cells["id"], keys, acts, governs, cells["form"], conditions(cells["when"]), cells["does"])
