"""What kind of body a name tells of that no pack lists: a union of doctors is medical, a council of a village is official.

The rows stand in ``packs/common/bodies.tsv``: the head of the name, and beginnings of words one of which must stand behind it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from marsad.lexicon.packs import BUNDLED, COMMON
from marsad.lexicon.rows import read_table
from marsad.model.values import fixed
from marsad.text.fold import fold_word

TABLE = "bodies"


@fixed
class BodyWords:
    """One row: heads of names, the words one of which must stand behind the head (none where any may), and the kind."""

    heads: frozenset[str]
    behind: tuple[str, ...]
    kind: str

    def fits(self, rest: str) -> bool:
        """One of the row's words, or two of them one behind the other, stands among those behind its head."""
        return not self.behind or any(words in rest for words in self.behind)


def kind_of_body(forms: Sequence[str]) -> str | None:
    """The kind of the body that these folded words name; None where its words do not tell it."""
    head = next((at for at, form in enumerate(forms) if form.isalnum()), len(forms))
    rows = _by_head().get(forms[head].removeprefix("ال")) if head < len(forms) else None
    if not rows:
        return None
    rest = f" {' '.join([_bare(form.removeprefix('ال')) for form in forms[head + 1 :] if form.isalnum()])} "
    return next((row.kind for row in rows if row.fits(rest)), None)


def _bare(word: str) -> str:
    """للأطباء, لأطباء and والصحة without article and proclitics, where enough of the word is left."""
    for lead in ("وال", "لل", "ال", "ل", "ب"):
        if word.startswith(lead) and len(word) - len(lead) >= 3:
            return word[len(lead) :]
    return word


@cache
def _rows() -> tuple[BodyWords, ...]:
    rows = read_table(BUNDLED / COMMON / f"{TABLE}.tsv", [])
    return tuple(BodyWords(frozenset(map(fold_word, row["head"].split("/"))), tuple(f" {_folded(words)} " for words in row["with"].split("/") if words), row["kind"]) for row in rows)


@cache
def _by_head() -> Mapping[str, tuple[BodyWords, ...]]:
    return {head: tuple(row for row in _rows() if head in row.heads) for row in _rows() for head in row.heads}


def _folded(words: str) -> str:
    return " ".join(fold_word(word).removeprefix("ال") for word in words.split(" "))
