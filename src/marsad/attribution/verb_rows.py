"""Rows about verbs of saying: where they say nothing (``not_said.tsv``), and where their speaker ends (``speaker_bounds.tsv``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from marsad.attribution.conditions import FRAMES, When, conditions
from marsad.lexicon.terms import Term
from marsad.model.values import fixed
from marsad.text.tsv import read_rows


@fixed
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

    def concerns(self, key: str, form: str, act: str, governs: str) -> bool:
        """The row is for this verb, in this form."""
        if (self.keys and key not in self.keys) or (self.acts and act not in self.acts):
            return False
        return (not self.form or form == self.form) and (not self.governs or not self.governs.isdisjoint(governs.split()))


def rows_about(table: str, step: str, saying: Term) -> Sequence[VerbRow]:
    """The rows of a table for one step that concern a verb."""
    return _rows_about(table, step, saying.key, saying.form, saying.row["act"], saying.row["governs"])


@cache
def _rows_about(table: str, step: str, key: str, form: str, act: str, governs: str) -> Sequence[VerbRow]:
    return [row for row in verb_rows(table).get(step, ()) if row.concerns(key, form, act, governs)]


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
