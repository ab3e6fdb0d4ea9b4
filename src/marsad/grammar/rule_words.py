"""The words that rules of the grammar ask for, as ``packs/common/rule_words.tsv`` lists them; asked once, when a module is loaded.

A row is named after the module that asks for it. Its words stand as they are compared: folded where a rule looks at the words
of a report, as a table of the pack spells them where it looks at the key of a row.
"""

from __future__ import annotations

from functools import cache

from marsad.lexicon.word_tables import word_rows


@cache
def _rows() -> dict[str, tuple[str, ...]]:
    return {row["id"]: tuple(row["words"].split("/")) for row in word_rows("rule_words")}


def rule_forms(ident: str) -> tuple[str, ...]:
    """The words of a row in order, for beginnings and endings. Raises KeyError for a row that the table does not have."""
    return _rows()[ident]


def rule_words(ident: str) -> frozenset[str]:
    """The words of a row, to look one up."""
    return frozenset(rule_forms(ident))


def rule_word(ident: str) -> str:
    """The only word of a row."""
    (word,) = rule_forms(ident)
    return word


ARTICLE, AND, SO, BY, FOR, AS = (rule_word(ident) for ident in ("the", "and", "so", "by", "for", "as"))
OF, ON, TO, IN, WITH, BETWEEN, ABOUT = (rule_word(ident) for ident in ("of", "on", "to", "in", "with", "between", "about"))
