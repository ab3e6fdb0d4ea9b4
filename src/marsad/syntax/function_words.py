"""The table of function words and of common verbs, as flags by folded word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from marsad.lexicon.inflect import past, present
from marsad.text.fold import fold

_COMMON = Path(__file__).resolve().parent.parent / "packs" / "common"
CLASSES = (
    *("preposition", "negation", "relative", "complementiser", "subordinator", "result", "conjunction", "pronoun", "demonstrative", "modal"),
    *("auxiliary", "quantifier", "adverb", "question", "subset", "most", "all", "one_of_them", "others", "besides", "agent", "each"),
    *("die_by", "own_life", "rose", "toll", "punctuation"),
)
FLAG: Mapping[str, int] = {name: 1 << number for number, name in enumerate(CLASSES)}
VERB = 1 << len(CLASSES)  # may be a verb
SURE_VERB = VERB << 1  # and by its ending can hardly be a noun
Phrase = tuple[tuple[str, ...], int]


def _rows(table: str) -> list[list[str]]:
    lines = (_COMMON / f"{table}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


@cache
def words() -> tuple[Mapping[str, int], Mapping[str, Mapping[str, Sequence[Phrase]]]]:
    """Flags of single function words, and phrases of several by their first and second word, longest first."""
    single: dict[str, int] = {}
    several: dict[str, dict[str, list[Phrase]]] = {}
    for name, spellings, *_ in _rows("function_words"):
        for spelling in fold(spellings).text.split("/"):
            parts = tuple(spelling.split())
            if len(parts) == 1:
                single[parts[0]] = single.get(parts[0], 0) | FLAG[name]
            else:
                several.setdefault(parts[0], {}).setdefault(parts[1], []).append((parts, FLAG[name]))
    for behind in several.values():
        for phrases in behind.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))
    return single, several


@cache
def verbs() -> Mapping[str, int]:
    """Forms of common verbs, folded: those whose ending shows a verb are sure ones."""
    found: dict[str, int] = {}
    inflected = [form for verb, now, *_ in _rows("verbs") for form, _ in (*past(verb), *present(now))]
    for form in fold("\n".join(inflected)).text.split("\n"):
        found[form] = VERB | (SURE_VERB if _shows(form) else 0)
    return found


def _shows(form: str) -> bool:
    """قصفت, قصفوا, يقصف: the ending or the first letter of a verb."""
    return len(form) > 3 and (form.endswith(("ت", "وا")) or form[0] == "ي")
