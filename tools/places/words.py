"""Which names of places are ordinary words too, counted in the reports beside the project and kept in a table."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from marsad.lexicon.gazetteer import words as word_table
from marsad.lexicon.gazetteer.entries import PlaceEntry
from marsad.lexicon.packs import BUNDLED, COMMON
from marsad.lexicon.rows import read_table
from marsad.text.fold import fold, fold_word
from tools.places.sources import SHARED

COUNTED = frozenset({"often", "small", "place"})  # kinds of the table that are counted; the others are written by hand
_TAGS = frozenset(["NOUN", "ADJ", "VERB", "ADV", "PRON", "DET", "ADP", "NUM", "PART", "SCONJ", "CCONJ", "AUX", "INTJ"])


def write_counts(entries: Iterable[PlaceEntry]) -> None:
    """Count the single-word names in the reports and write the table anew; what is written by hand stays."""
    by_hand = [(word, kind) for word, kind in word_table.rows() if kind not in COUNTED]
    known = {word for word, kind in by_hand if kind not in ("head", "first", "office", "site")}
    names = {word for entry in entries for name in (entry.name, *entry.aliases) if " " not in (word := fold_word(name))}
    seen, local, joined = _counts()
    treebank = set(_treebank_words())
    counted = []
    for word in sorted(names - known):
        bare = word.removeprefix("ال")
        either = [seen[bare] + seen["ال" + bare], local[bare] + local["ال" + bare]]
        kind = "often" if word in treebank or f"ال{word}" in treebank else _kind(seen[word], local[word], joined[word], *either)
        if kind:
            counted.append((word, kind))
    lines = ["word\tkind", *(f"{word}\t{kind}" for word, kind in [*by_hand, *counted])]
    word_table.TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _kind(seen: int, local: int, joined: int, either: int, either_local: int) -> str:
    """Often an ordinary word; one where only a small place bears the name; or a place by how it stands.

    ``joined`` counts the word behind ب or ل: one that hardly stands without them (بجروح, بحجة) is no place. ``either`` counts
    it with and without the article.
    """
    if (seen >= 20 and local * 8 < seen) or (joined >= 8 and seen * 3 < joined):
        return "often"
    if either >= 4 and either_local * 6 < either:
        return "small"
    if seen >= 2:
        return "small" if local * 4 < seen else "place"
    return ""


def _counts() -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often each word stands in the reports, how often behind a word that a place follows, how often joined to ب or ل."""
    seen: Counter[str] = Counter()
    local: Counter[str] = Counter()
    joined: Counter[str] = Counter()
    locative = _locative()
    for words in _report_words():
        seen.update(words)
        local.update(word for before, word in zip(["", *words], words, strict=False) if before in locative)
        joined.update(word[1:] for word in words if word[0] in "بل" and len(word) > 3)
    return seen, local, joined


def _locative() -> frozenset[str]:
    """Words that a place follows: those that tell its kind, and a few prepositions."""
    rows = read_table(BUNDLED / COMMON / "phrases.tsv", [])
    words = {fold_word(word) for row in rows if row["key"].startswith("type_") for word in row["words"].split("/")}
    return frozenset({*words, "في", "قرب", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي"} - {"موقع", "مواقع"})


def _report_words() -> Iterator[list[str]]:
    for path in sorted((SHARED / "reports").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text = " ".join(value for value in json.loads(line).values() if isinstance(value, str))
            yield re.findall(r"[^\W\d_]+", fold(text).text)


def _treebank_words() -> Iterator[str]:
    for line in (SHARED / "expressions" / "ud-arabic-pud.conllu").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) > 4 and cells[3] in _TAGS:
            yield fold_word(cells[1])
