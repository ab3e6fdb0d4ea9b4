"""The words that rules of reading ask for, as ``packs/common/rule_words.tsv`` lists them; asked once, when a module is loaded.

A row is named after the module that asks for it. Its words stand as they are compared: folded where a rule looks at the words
of a report, as a table of the pack spells them where it looks at the key of a row.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from marsad.text.tsv import read_rows

_TABLE = Path(__file__).resolve().parent.parent / "packs" / "common" / "rule_words.tsv"


@cache
def _rows() -> dict[str, tuple[str, ...]]:
    return {row["id"]: tuple(row["words"].split("/")) for row in read_rows(_TABLE)}


def rule_forms(ident: str) -> tuple[str, ...]:
    """The words of a row in order, for beginnings and endings. Raises KeyError for a row that the table does not have."""
    return _rows()[ident]


def rule_words(ident: str) -> frozenset[str]:
    """The words of a row, to look one up."""
    return frozenset(rule_forms(ident))


def rule_map(ident: str) -> dict[str, str]:
    """What each word of a row of entries ``word=meaning`` means."""
    return dict(entry.split("=") for entry in rule_forms(ident))


def rule_numbers(ident: str) -> dict[str, int]:
    """The number of each word of a row of entries ``word=number``."""
    return {word: int(number) for word, number in rule_map(ident).items()}


def rule_word(ident: str) -> str:
    """The only word of a row."""
    (word,) = rule_forms(ident)
    return word


ARTICLE, AND, SO, BY, FOR, AS = (rule_word(ident) for ident in ("the", "and", "so", "by", "for", "as"))
OF, ON, TO, IN, WITH, BETWEEN, ABOUT = (rule_word(ident) for ident in ("of", "on", "to", "in", "with", "between", "about"))
ALSO, ALEF, THIS, THIS_F, THAT_F, WHO_F, WHO, THAT, SO_THAT = (rule_word(ident) for ident in ("also", "alef", "this", "this_f", "that_f", "who_f", "who", "that", "so_that"))
AS_ALSO, SINCE, HAS, AND_HAS, NOT, OTHER_THAN, EXCEPT, THEY = (rule_word(ident) for ident in ("as_also", "since", "has", "and_has", "not", "other_than", "except", "they"))
THEY_TWO, THEY_F, HE, SHE, BEFORE, AFTER, UNTIL, DURING, THROUGHOUT = (rule_word(ident) for ident in ("they_two", "they_f", "he", "she", "before", "after", "until", "during", "throughout"))
EVERY, BOTH, MORROW, MOTHER, OR, WHILE, WHEREAS, SINCE_AS, TOWARD = (rule_word(ident) for ident in ("every", "both", "morrow", "mother", "or", "while", "whereas", "since_as", "toward"))
IN_DIRECTION, ACROSS, ACCORDING, ACCORDING_TO, BY_ACCOUNT, AS_TOLD, JUST_AS, TODAY = (rule_word(ident) for ident in ("in_direction", "across", "according", "according_to", "by_account", "as_told", "just_as", "today"))
DONE, TOLL_OF, THE_TOLL, NUMBER, SUM, IN_ALL, LIKEWISE, NEARLY, HALF = (rule_word(ident) for ident in ("done", "toll_of", "the_toll", "number", "sum", "in_all", "likewise", "nearly", "half"))
RELATIVES = frozenset({WHO, WHO_F})
HE_OR_SHE = frozenset({HE, SHE})
COMMAS = frozenset({"،", ","})
DUAL, TURNED_ARTICLE = rule_word("dual"), rule_word("turned_article")
