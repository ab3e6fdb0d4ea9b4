"""Find every known term in a text in one pass.

Each unit of a text becomes one character (its number in the vocabulary), each term a short string of such characters,
and one Aho-Corasick automaton finds them all. So a term is matched by whole words only, whatever clitics its words carry,
and the positions that come back are unit numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import daachorse

from marsad.lexicon.terms import Entry, Term
from marsad.text.fold import Folded, fold, fold_word
from marsad.text.units import cut

_PROCLITICS = ("و", "ف", "ب", "ل", "ك", "س", "أ", "وب", "ول", "وك", "وس", "فب", "فل", "فس", "وف")
_ENCLITICS = ("هما", "كما", "هم", "هن", "ها", "نا", "كم", "ه")
_UNKNOWN = "\u0001"
_NONE: frozenset[str] = frozenset()
_MEMO_LIMIT = 200_000

Unit = tuple[str, str, str, str, int]  # form, vocabulary character, proclitics, enclitic, length of the proclitics


def _char(number: int) -> str:
    code = 0x100 + number
    return chr(code + 0x800 if code >= 0xD800 else code)


@dataclass(slots=True)
class Scan:
    """A text cut in units, with the known terms that begin at each.

    ``forms`` are the folded words without clitics, ``pre`` and ``suf`` the clitics; ``terms[i]`` are the terms that
    begin at unit i (empty for none) and ``stops[i]`` the unit after the last of them; ``kinds[i]`` are the kinds of those terms and the keys of phrases.
    """

    folded: Folded
    bounds: list[tuple[int, int]]
    forms: list[str]
    pre: list[str]
    suf: list[str]
    cores: list[int]
    terms: list[tuple[Term, ...]]
    stops: list[int]
    kinds: list[frozenset[str]]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters of units first..last-1, without the proclitics of the first."""
        origin = self.folded.origin
        return origin[self.bounds[first][0] + self.cores[first]], origin[self.bounds[last - 1][1]]

    def whole(self, first: int, last: int) -> tuple[int, int]:
        """Characters of units first..last-1, proclitics included."""
        return self.folded.origin[self.bounds[first][0]], self.folded.origin[self.bounds[last - 1][1]]


class _Memo(dict[str, Unit]):
    """Analyses of words already met; it forgets all when it grows too large."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> Unit:
        if len(self) > _MEMO_LIMIT:
            self.clear()
        unit = self[word] = self._lexicon._analyse(word)
        return unit


class Lexicon:
    """All the terms of some packs, ready to be found."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._vocabulary: dict[str, int] = {}
        self._suffixable: set[str] = set()
        self._terms: list[tuple[Term, ...]] = []
        self._automaton = self._build(list(entries))
        self._memo = _Memo(self)

    def __reduce__(self) -> tuple[type, tuple[()], dict[str, object]]:
        state: dict[str, object] = {
            "vocabulary": self._vocabulary,
            "suffixable": self._suffixable,
            "terms": self._terms,
            "automaton": self._automaton.serialize(),
        }
        return _Unpickled, (), state

    def _build(self, entries: list[Entry]) -> daachorse.CharwiseDoubleArrayAhoCorasick:
        singles: list[tuple[str, Entry]] = []
        phrases: list[tuple[list[str], Entry]] = []
        for entry in entries:
            words = entry.spelling.split()
            if len(words) == 1:
                singles.append((words[0], entry))
            elif words:
                phrases.append((words, entry))
        patterns: dict[str, list[Term]] = {}
        for word, entry in singles:
            if entry.suffixes:
                self._suffixable.add(word)
            patterns.setdefault(_char(self._number(word)), []).append(entry.term)
        for words, _ in phrases:
            self._number(words[0])
        alone = set(self._vocabulary)
        for words, entry in phrases:
            text = _char(self._number(words[0])) + "".join(self._inner(word, alone) for word in words[1:])
            patterns.setdefault(text, []).append(entry.term)
        self._terms = [tuple(terms) for terms in patterns.values()]
        self._kinds = [_kinds(terms) for terms in self._terms]
        return daachorse.CharwiseDoubleArrayAhoCorasick(list(patterns) or ["\u0002"], daachorse.MATCH_KIND_LEFTMOST_LONGEST)

    def _number(self, word: str) -> int:
        return self._vocabulary.setdefault(word, len(self._vocabulary) + 1)

    def _inner(self, word: str, alone: set[str]) -> str:
        """A later word of a phrase: where it is a known word behind و it is taken as the text will give it."""
        if word not in alone and word[0] in "وبل" and (core := _core(word, alone)):
            return _char(self._vocabulary[core])
        return _char(self._number(word))

    def _analyse(self, word: str) -> Unit:
        known = self._vocabulary
        if number := known.get(word):
            return word, _char(number), "", "", 0
        for length in (1, 2, 3):
            for pre, core in _stripped(word, length):
                if number := known.get(core):
                    return core, _char(number), pre, "", length
        if found := self._with_enclitic(word):
            return found
        return word, _UNKNOWN, "", "", 0

    def _with_enclitic(self, word: str) -> Unit | None:
        for suffix in _ENCLITICS:
            if not word.endswith(suffix) or len(word) - len(suffix) < 2:
                continue
            body = word[: -len(suffix)]
            for length in range(4):
                for pre, core in _stripped(body, length) if length else [("", body)]:
                    for stem in _restored(core) if core[:2] != "ال" else ():
                        if stem in self._suffixable:
                            return stem, _char(self._vocabulary[stem]), pre, suffix, length
        return None

    def scan(self, text: str) -> Scan:
        """All units of a text and the terms that begin at each: folding, cutting and one automaton pass."""
        folded = fold(text)
        plain = folded.text
        bounds = cut(plain)
        size = len(bounds)
        forms, chars, pre, suf, cores = zip(*map(self._memo.__getitem__, [plain[start:end] for start, end in bounds]), strict=True) if size else ((),) * 5
        terms: list[tuple[Term, ...]] = [()] * size
        kinds: list[frozenset[str]] = [_NONE] * size
        stops = list(range(1, size + 1))
        for first, last, number in self._automaton.find("".join(chars)):
            terms[first] = self._terms[number]
            kinds[first] = self._kinds[number]
            stops[first] = last
        return Scan(
            folded,
            bounds,
            list(forms),
            list(pre),
            list(suf),
            list(cores),
            terms,
            stops,
            kinds,
        )


class _Unpickled(Lexicon):
    """A lexicon as it arrives in another process."""

    def __init__(self) -> None:
        pass

    def __setstate__(self, state: dict[str, object]) -> None:
        self._vocabulary = state["vocabulary"]  # type: ignore[assignment]
        self._suffixable = state["suffixable"]  # type: ignore[assignment]
        self._terms = state["terms"]  # type: ignore[assignment]
        self._kinds = [_kinds(terms) for terms in self._terms]
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick.deserialize(state["automaton"])  # type: ignore[arg-type]
        self._memo = _Memo(self)


def _kinds(terms: tuple[Term, ...]) -> frozenset[str]:
    if len(terms) == 1:
        return _one_kind(terms[0].key if terms[0].kind == "phrase" else terms[0].kind)
    return frozenset(term.key if term.kind == "phrase" else term.kind for term in terms)


@cache
def _one_kind(kind: str) -> frozenset[str]:
    return frozenset((kind,))


def _stripped(word: str, length: int) -> list[tuple[str, str]]:
    """A word without its first letters, where those are proclitics; للقوات gives ل and القوات."""
    pre, core = word[:length], word[length:]
    if len(core) < 2:
        return []
    ways = [(pre, core)] if pre in _PROCLITICS and (pre[-1] != "س" or core[0] in "يتنا") else []
    if length >= 1 and pre[-1] == "ل" and core[0] == "ل" and (len(pre) == 1 or pre[:-1] in "وف"):
        # one lam of للقوات is the article's; a word that begins with lam itself writes only two: للجنة
        ways += [(pre, "ا" + core), (pre, "ال" + core)]
    return ways


def _core(word: str, known: set[str]) -> str | None:
    return next((core for _, core in _stripped(word, 1) if core in known), None)


def _restored(core: str) -> tuple[str, ...]:
    """The free form of a word cut from its pronoun: مدينت(ه) is مدينه, قتلو(هم) is قتلوا, مرما(ه) مرمي."""
    if core.endswith("ت"):
        return core, core[:-1] + "ه"
    if core.endswith("و"):
        return core, core + "ا", core + "ن"
    if core.endswith("ا"):
        return core, core[:-1] + "ي"
    if core.endswith(("ئ", "ؤ")):
        return core, core[:-1] + "ء"
    if core.endswith("ي"):
        return core, core + "ن"
    return (core,)


def fold_entry(spelling: str) -> str:
    """The folded form under which an entry is matched: as the units of a text are cut."""
    if spelling.isascii() is False and spelling.replace(" ", "").isalpha():
        return fold_word(spelling)
    plain = fold(spelling).text
    return " ".join(plain[start:end] for start, end in cut(plain))
