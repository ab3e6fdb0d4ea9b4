"""How well phrases, arguments of verbs and clauses are found: on UD Arabic PUD beside the project, and on the clauses written for it.

usage: python -m tools.syntax_gauge [--show]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from marsad.grammar.sheet import Sheet, lay
from marsad.lexicon.packs import load_packs
from marsad.syntax.arguments import arguments, read_verb_group
from marsad.syntax.clauses import clauses_of
from marsad.syntax.phrases import read_noun_phrase
from marsad.syntax.tokens import Tokens, analyse

ROOT = Path(__file__).resolve().parents[1]
PUD = ROOT.parent / "shared" / "data" / "expressions" / "ud-arabic-pud.conllu"
NEWS = ROOT / "tests" / "syntax_news.tsv"
Row = tuple[int, int]
_OPENING = ("mark", "cc")


@dataclass
class Sentence:
    """A tree with the characters of each of its words."""

    text: str
    words: list[list[str]] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)

    def children(self, head: str) -> list[int]:
        return [number for number, word in enumerate(self.words) if word[6] == head]


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file whose words all stand in their text."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        found = Sentence(text, [line.split("\t") for line in lines if line and line[0].isdigit()])
        at = 0
        for word in found.words:
            start = text.find(word[1], at)
            if start < 0 or start - at > 2:
                break
            at = start + len(word[1])
            found.spans.append((start, at))
        if text and len(found.spans) == len(found.words):
            yield found


def core(tree: Sentence, head: int) -> tuple[int, int]:
    """First and last word of a noun with its adjectives, genitives, numbers and names, as far as they stand together."""
    inside = {head}
    grown = True
    while grown:
        grown = False
        for number, word in enumerate(tree.words):
            if number in inside or int(word[6]) - 1 not in inside or word[7] not in ("amod", "nmod", "flat", "nummod", "det", "compound:prt"):
                continue
            if any(tree.words[child][7] in ("case", "cc") for child in tree.children(word[0])):
                continue
            inside.add(number)
            grown = True
    first = last = head
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return first, last


def unit_at(sheet: Sheet, offset: int) -> int:
    """The unit that holds a character."""
    return next((at for at in range(sheet.size) if sheet.scan.whole(at, at + 1)[0] <= offset < sheet.scan.whole(at, at + 1)[1]), -1)


def measure(tree: Sentence, tokens: Tokens) -> dict[str, Row]:
    """(right, wanted) of each measure over one tree."""
    sheet = tokens.sheet
    units = [unit_at(sheet, start) for start, _ in tree.spans]
    rows = {name: (0, 0) for name in ("extent", "subject", "object", "clause")}
    starts = {clause.first for first, last in sheet.prose.sentences for clause in clauses_of(tokens, first, last)}
    starts |= {clause.opener for first, last in sheet.prose.sentences for clause in clauses_of(tokens, first, last)}
    for number, word in enumerate(tree.words):
        if word[3] in ("NOUN", "PROPN") and word[7] in ("nsubj", "obj", "obl", "nsubj:pass") and units[number] >= 0:
            first, last = core(tree, number)
            phrase = read_noun_phrase(tokens, units[first], sheet.size)
            add(rows, "extent", phrase is not None and phrase.last - 1 == units[last])
        if word[7] in ("mark",) and units[number] >= 0:
            add(rows, "clause", units[number] in starts)
        if word[3] == "VERB" and units[number] >= 0:
            _arguments(tree, tokens, number, units, rows)
    return rows


def _arguments(tree: Sentence, tokens: Tokens, number: int, units: list[int], rows: dict[str, Row]) -> None:
    group = read_verb_group(tokens, units[number])
    first, last = clause_around(tokens, units[number])
    found = arguments(tokens, group, first, last) if group else None
    for child in tree.children(tree.words[number][0]):
        relation, kind = tree.words[child][7], tree.words[child][3]
        if kind not in ("NOUN", "PROPN") or relation not in ("nsubj", "nsubj:pass", "obj"):
            continue
        mine = (found.object if relation == "obj" else found.subject) if found and group else None
        add(rows, "object" if relation == "obj" else "subject", mine is not None and mine.first <= units[child] < mine.last)


def clause_around(tokens: Tokens, at: int) -> tuple[int, int]:
    """The clause that a unit stands in, from behind its opener."""
    first, last = tokens.sheet.prose.sentences[tokens.sheet.prose.sentence[at]]
    for clause in clauses_of(tokens, first, last):
        if clause.first <= at < clause.last:
            return clause.opener, clause.last
    return first, last


def add(rows: dict[str, Row], name: str, right: bool) -> None:
    hit, wanted = rows[name]
    rows[name] = hit + right, wanted + 1


def total(parts: list[dict[str, Row]]) -> dict[str, float]:
    """Shares over all parts."""
    names = parts[0] if parts else {}
    return {name: round(sum(part[name][0] for part in parts) / max(1, sum(part[name][1] for part in parts)), 3) for name in names}


def on_pud() -> dict[str, float]:
    """The measures over the trees of UD Arabic PUD."""
    packs = load_packs()
    return total([measure(tree, analyse(lay(packs.lexicon, tree.text, None))) for tree in sentences(PUD)])


def on_news(*, show: bool = False) -> dict[str, float]:
    """The measures over the clauses of war news written for the project: verb, subject, object and phrase by their words."""
    packs = load_packs()
    parts = []
    lines = NEWS.read_text(encoding="utf-8").splitlines()
    for case in (dict(zip(lines[0].split("\t"), line.split("\t"), strict=True)) for line in lines[1:]):
        tokens = analyse(lay(packs.lexicon, case["text"], None))
        rows = {name: (0, 0) for name in ("subject", "object")}
        verb = unit_at(tokens.sheet, case["text"].index(case["verb"]) + len(case["verb"]) - 1)
        group = read_verb_group(tokens, verb)
        found = arguments(tokens, group, *clause_around(tokens, verb)) if group else None
        for name in rows:
            mine = (found.subject if name == "subject" else found.object) if found and group else None
            words = tokens.sheet.words(mine.first, mine.last) if mine else ""
            add(rows, name, words == case[name])
            if show and words != case[name]:
                print(f"{name}: {words!r} for {case[name]!r} in {case['text']}")
        parts.append(rows)
    return total(parts)


def main() -> None:
    if PUD.exists():
        print("UD Arabic PUD", on_pud())
    else:
        print("../shared is not there: UD Arabic PUD is left out")
    if NEWS.exists():
        print("clauses of news", on_news(show="--show" in sys.argv))


if __name__ == "__main__":
    main()
