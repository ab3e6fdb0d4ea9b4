"""Find every known term in a text in one pass.

Each unit of a text becomes one character (its number in the vocabulary), each term a short string of such characters,
and one Aho-Corasick automaton finds them all. So a term is matched by whole words only, whatever clitics its words carry,
and the positions that come back are unit numbers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import compress, count
from operator import itemgetter
from typing import Any, NamedTuple

import daachorse

from marsad.lexicon.asked import SIGNS, answers, answers_again, columns, state
from marsad.lexicon.lines import Lines, packed
from marsad.lexicon.memory import Memory
from marsad.lexicon.minor import Kept, Minor, MinorBuilder, is_minor
from marsad.lexicon.spellings import Seats, is_apart, letters_meant, ways
from marsad.lexicon.terms import Entry, Term
from marsad.text.fold import Folded, fold, plain
from marsad.text.rule_words import rule_words
from marsad.text.units import found_units

_PROCLITICS = ("و", "ف", "ب", "ل", "ك", "س", "أ", "وب", "ول", "وك", "وس", "فب", "فل", "فس")
_ENCLITICS = ("هما", "كما", "هم", "هن", "ها", "نا", "كم", "ه")
_GOVERNING = "بلك"
_WOMEN = rule_words("lexicon.of_women")
_FIRST_LETTERS = frozenset("".join(_PROCLITICS))
_UNKNOWN = "\u0001"
_NONE: frozenset[str] = frozenset()

Unit = tuple[str, str, str, str, int]  # form, vocabulary character, proclitics, enclitic, length of the proclitics
Met = tuple[Any, ...]  # the word as it stands, its unit, and what is asked of it
_UNIT = 6  # columns of the word and its unit, before what is asked


def _char(number: int) -> str:
    code = 0x100 + number
    return chr(code + 0x800 if code >= 0xD800 else code)


@dataclass(slots=True)
class Scan:
    """A text cut in units, with the known terms that begin at each.

    ``words`` are the folded words as they stand, ``forms`` those without clitics, ``pre`` and ``suf`` the clitics; ``terms[i]`` are the terms that
    begin at unit i (empty for none) and ``stops[i]`` the unit after the last of them; ``kinds[i]`` are the kinds of those terms and the keys of phrases;
    ``hits`` are the units at which terms begin, ``named`` those of them at which a place, a party or the adjective of a nation
    was found, ``types`` those at which a word for a kind of place was, ``deeds`` those at which a word for what happens was. ``minor`` are places that few know, with the units from and to which their
    names stand; they are no terms until something in the text speaks for them. ``asked`` are the answers to what is asked of every
    word (``asked.py``): a column for each question, the signs first; ``signed`` are the units that have some sign; ``state`` tells to which questions these are answers.
    """

    folded: Folded
    bounds: list[tuple[int, int]]
    words: list[str]
    forms: list[str]
    pre: list[str]
    suf: list[str]
    cores: list[int]
    terms: list[tuple[Term, ...]]
    stops: list[int]
    kinds: list[frozenset[str]]
    hits: list[int]
    named: list[int]
    types: list[int]
    deeds: list[int]
    minor: list[tuple[int, int, tuple[Term, ...]]] = field(default_factory=list)
    asked: list[list[Any]] = field(default_factory=list)
    signed: list[int] = field(default_factory=list)
    state: int = 0

    def having(self, sign: int) -> list[int]:
        """The units that have a sign, in order."""
        signs = self.asked[SIGNS]
        return [at for at in self.signed if signs[at] & sign]

    def ask_anew(self, units: Sequence[int]) -> None:
        """The form of these units has changed: what is asked of them with it."""
        for at in units:
            for column, answer in zip(self.asked, answers_again(self.words[at], self.forms[at], self.pre[at]), strict=True):
                column[at] = answer
        if units:
            self.signed[:] = list(compress(count(), self.asked[SIGNS]))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters of units first..last-1, without the proclitics of the first."""
        origin = self.folded.origin
        return origin[self.bounds[first][0] + self.cores[first]], origin[self.bounds[last - 1][1]]

    def whole(self, first: int, last: int) -> tuple[int, int]:
        """Characters of units first..last-1, proclitics included."""
        return self.folded.origin[self.bounds[first][0]], self.folded.origin[self.bounds[last - 1][1]]


Rows = tuple[tuple[tuple[str, ...], ...], bytes]  # the sets of columns that rows have; of each row the number of its columns, and its cells
Stand = tuple[str, str, str, int]  # kind, key and form of a term, and the number of its row
Compiled = tuple[str, str, Rows, list[tuple[Stand, ...]], bytes, Kept, str]
_CELL = "\t"


_NAMES = frozenset({"place", "actor", "nisba"})
_TYPE = "type_"  # the keys of phrases for kinds of places begin so
_DEEDS = frozenset({"deed", "event"})


class _Pattern(NamedTuple):
    """The terms of a pattern, their kinds, and whether they name something, tell a kind of place or what happens."""

    terms: tuple[Term, ...]
    kinds: frozenset[str]
    names: bool
    tells_type: bool
    tells_deed: bool


_VERB_OF_MANY = 4  # letters of the shortest such verb
_OF_PRESENT = frozenset("يتن")  # letters with which a verb in the present begins
_MOST = 16_000  # patterns, some 1 kB each with its row
_USES = (2, 3, 4)  # where the three stand in it


class _Found(dict[int, _Pattern]):
    """What each pattern stands for; made when the pattern is first met: a report meets few of them, and a long archive by and by most, of which so many are held."""

    def __init__(self, rows: Rows, patterns: list[tuple[Stand, ...]]) -> None:
        super().__init__()
        self._columns, self._patterns = rows[0], patterns
        self._rows = Lines(rows[1])
        self._made: dict[int, dict[str, str]] = {}

    def let_go(self) -> None:
        """Begin anew where too much is held: between two texts only, for the rows of one text are known by their identity."""
        if len(self) > _MOST:
            self.clear()
            self._made.clear()

    def __missing__(self, number: int) -> _Pattern:
        terms = tuple([Term(kind, key, form, self._row(row)) for kind, key, form, row in self._patterns[number]])
        kinds = _kinds(terms)
        found = self[number] = _Pattern(terms, kinds, not kinds.isdisjoint(_NAMES), any(kind.startswith(_TYPE) for kind in kinds), not kinds.isdisjoint(_DEEDS))
        return found

    @property
    def kept(self) -> tuple[Rows, list[tuple[Stand, ...]]]:
        """What this was made of."""
        return (self._columns, self._rows.packed), self._patterns

    def _row(self, number: int) -> dict[str, str]:
        if number not in self._made:
            columns, *cells = self._rows[number].split(_CELL)
            self._made[number] = dict(zip(self._columns[int(columns)], cells, strict=True))
        return self._made[number]


class Lexicon:
    """All the terms of some packs, ready to be found."""

    def __init__(self, entries: Iterable[Entry] = (), *, compiled: Compiled | None = None) -> None:
        vocabulary, suffixable, rows, patterns, automaton, minor, seats = compiled or _Builder(entries).compiled()
        self._written = vocabulary, suffixable, seats
        self._vocabulary = {word: number for number, word in enumerate(vocabulary.split("\n"), 1)}
        self._suffixable = set(suffixable.split("\n"))
        self._found = _Found(rows, patterns)
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick.deserialize(automaton)
        self.minor = Minor(minor, len(self._vocabulary) + 1)
        self._seats = Seats()
        for written in seats.split("\n"):
            self._seats.spell(written)
        self._memo = Memory(self._met)
        self._state = state()

    def __reduce__(self) -> tuple[object, ...]:
        return _revive, (self.compiled,)

    @property
    def compiled(self) -> Compiled:
        """Plain values of which the same lexicon is made again; what stands elsewhere in it is not held a second time."""
        vocabulary, suffixable, seats = self._written
        rows, patterns = self._found.kept
        return vocabulary, suffixable, rows, patterns, self._automaton.serialize(), self.minor.kept, seats

    def _met(self, written: str) -> Met:
        word = plain(written)
        unit = self._analyse(word, written)
        return (word, *unit, *answers(word, unit[0], unit[2]))

    def _analyse(self, word: str, written: str) -> Unit:
        known, minor = self._vocabulary, self.minor.vocabulary
        if number := self._number(word, written, known):
            return word, _char(number), "", "", 0
        if number := self._number(word, written, minor):
            return self._whose(word, written) or (word, _char(number), "", "", 0)
        found = self._behind_proclitics(word, written, known) or self._with_enclitic(word, written) or self._behind_proclitics(word, written, minor)
        return found or self._of_many(word, written) or (word, _UNKNOWN, "", "", 0)

    def _number(self, word: str, written: str, known: dict[str, int]) -> int | None:
        """The number of a known word; None where the letters that are written make another word of it."""
        number = known.get(word)
        if number is None or word == written:
            return number
        if is_apart(written):
            return known.get(written)
        return number if self._seats.fits(word, written) else None

    def _of_many(self, word: str, written: str) -> Unit | None:
        """قتلو, as posts spell قتلوا: a word that nothing else knows is the verb of many in the past without its last letter; no تبدو."""
        if word[-1] != "و" or len(word) < _VERB_OF_MANY:
            return None
        whole, spelled = word + "ا", written + "ا"
        number = self._number(whole, spelled, self._vocabulary) if whole in self._suffixable else None
        found: Unit | None = (whole, _char(number), "", "", 0) if number else self._behind_proclitics(whole, spelled, self._vocabulary)
        return found if found is not None and found[0][0] not in _OF_PRESENT else None

    def _whose(self, word: str, written: str) -> Unit | None:
        """مقتله, مكتبه: a common word with a pronoun comes before a small place of that spelling (مقتلة)."""
        found = self._with_enclitic(word, written)
        return found if found and found[3] and not found[2] and len(found[0]) > 3 and found[0] + found[3] == word else None

    def _with_enclitic(self, word: str, written: str) -> Unit | None:
        if not word.endswith(_ENCLITICS):
            return None
        bare = written[-1] == "ة" and word[-2:-1] != "ت"  # بمساعدة: no pronoun of a helper, but another word
        lengths = range(4 if word[0] in _FIRST_LETTERS else 1)
        for suffix in _ENCLITICS:
            body = word.removesuffix(suffix)
            if len(body) == len(word) or len(body) < 2:
                continue
            for length in lengths:
                for pre, core in _stripped(body, length) if length else [("", body)]:
                    for stem in _restored(core) if core[:2] != "ال" else ():
                        if stem in self._suffixable and (number := self._number(stem, _spelled(core, stem, written[length : len(body)]), self._vocabulary)):
                            return _bare(word, pre) if bare and stem not in _WOMEN else (stem, _char(number), pre, suffix, length)
        return None

    def _behind_proclitics(self, word: str, written: str, known: dict[str, int]) -> Unit | None:
        if word[0] not in _FIRST_LETTERS:
            return None
        for length in (1, 2, 3):
            for pre, core in _stripped(word, length):
                if number := self._number(core, _spelled(core, core, written[length:]), known):
                    return core, _char(number), pre, "", length
        return None

    def scan(self, text: str | Folded) -> Scan:
        """All units of a text and the terms that begin at each: folding, where that is not done yet, cutting and one automaton pass."""
        folded = fold(text) if isinstance(text, str) else text
        found = found_units(folded.text)
        bounds = list(map(re.Match.span, found))
        letters = letters_meant(folded)
        size = len(bounds)
        memo = self._memo
        asked_in = state()
        if self._state != asked_in:
            memo.forget()
            self._state = asked_in
        # a class of dictionary of one's own is asked by its method: by brackets it takes twice as long
        units = list(map(memo.__getitem__, [letters[first:last] for first, last in bounds]))
        # the words are those of the memory, whose hashes are known: further look-ups of them cost less
        told: list[list[Any]] = list(map(list, zip(*units, strict=True))) if size else [[] for _ in range(_UNIT + columns())]
        words, forms, chars, pre, suf, cores = told[:_UNIT]
        asked = told[_UNIT:]
        terms: list[tuple[Term, ...]] = [()] * size
        kinds: list[frozenset[str]] = [_NONE] * size
        stops = list(range(1, size + 1))
        spelled = "".join(chars)
        matches = self._automaton.find(spelled)
        self._found.let_go()
        patterns = list(map(self._found.__getitem__, [number for _, _, number in matches]))
        for (first, last, _), pattern in zip(matches, patterns, strict=True):
            terms[first], kinds[first], _, _, _ = pattern
            stops[first] = last
        hits = [first for first, _, _ in matches]
        named, types, deeds = (list(compress(hits, map(itemgetter(use), patterns))) for use in _USES)
        return Scan(folded, bounds, words, forms, pre, suf, cores, terms, stops, kinds, hits, named, types, deeds, self.minor.find(spelled), asked, list(compress(count(), asked[SIGNS])), asked_in)


def _bare(word: str, pre: str) -> Unit:
    """بمساعدة, ومحاسبة: a word that no table knows; what governs it stands apart from it."""
    cut = len(pre) if pre[-1:] in _GOVERNING else 0
    return word[cut:], _UNKNOWN, word[:cut], "", cut


def _revive(compiled: Compiled) -> Lexicon:
    """A lexicon as it arrives in another process."""
    return Lexicon(compiled=compiled)


class _Builder:
    """Entries on their way into one automaton."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._vocabulary: dict[str, int] = {}
        self._suffixable: set[str] = set()
        self._rows: dict[int, int] = {}  # number of each row, by identity: the entries of a row share it
        self._kept: list[str] = []
        self._columns: dict[tuple[str, ...], int] = {}
        self._stands: dict[Stand, Stand] = {}
        self._patterns: dict[str, list[Stand]] = {}
        self._seats = Seats()
        self._entries = list(entries)

    def compiled(self) -> Compiled:
        """Plain values only, so that they can be kept in a file: words, rows, terms of each pattern, and the automaton."""
        singles: list[Entry] = []
        phrases: list[tuple[list[str], list[str], Entry]] = []
        for entry in self._entries:
            words = [] if is_minor(entry) else entry.spelling.split()
            if len(words) == 1:
                singles.append(entry)
            elif words:
                phrases.append((words, entry.letters.split() or words, entry))
        for entry in singles:
            if entry.suffixes:
                self._suffixable.add(entry.spelling)
            self._number(entry.spelling)
            self._add_ways([entry.letters or entry.spelling], entry)
        for words, _, _ in phrases:
            self._number(words[0])
        alone = set(self._vocabulary)
        for words, letters, _ in phrases:
            for word, written in zip(words[1:], letters[1:], strict=True):
                if not _divided(word, written, alone):
                    self._number(word)
        known = set(self._vocabulary)  # with words that stand only inside phrases: a text is divided by them too
        for words, letters, entry in phrases:
            self._add_ways([_divided(word, written, known) or written for word, written in zip(words, letters, strict=True)], entry)
        automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(self._patterns) or ["\u0002"], daachorse.MATCH_KIND_LEFTMOST_LONGEST)
        suffixable = "\n".join(sorted(self._suffixable))  # in one order, so that the same packs give the same bytes
        vocabulary = "\n".join(self._vocabulary)
        minor = self._minor()
        seats = "\n".join(sorted({written for spellings in self._seats.values() for written in spellings}))
        patterns = _Made(tuple)
        return vocabulary, suffixable, (tuple(self._columns), packed(self._kept)), [patterns[tuple(found)] for found in self._patterns.values()], automaton.serialize(), minor, seats

    def _add_ways(self, written: list[str], entry: Entry) -> None:
        """An entry of these words, under each spelling by which a text may give it."""
        for word in written:
            self._seats.spell(word)
        for way in ways(written):
            self._add("".join([_char(self._number(word)) for word in way]), entry.term)

    def _minor(self) -> Kept:
        for entry in filter(is_minor, self._entries):
            for letters in entry.letters.split():
                self._seats.spell(letters)
        known = set(self._vocabulary)
        split, char = _Made(lambda word: _core(word, known)), _Made(_char)
        places = [entry for entry in self._entries if entry.term.kind == "place"]
        return MinorBuilder(self._vocabulary, split).kept(filter(is_minor, places), places, char)

    def _add(self, pattern: str, term: Term) -> None:
        number = self._rows.setdefault(id(term.row), len(self._kept))
        if number == len(self._kept):
            columns = self._columns.setdefault(tuple(term.row), len(self._columns))
            self._kept.append(_CELL.join((str(columns), *term.row.values())))
        stand = term.kind, term.key, term.form, number
        self._patterns.setdefault(pattern, []).append(self._stands.setdefault(stand, stand))

    def _number(self, word: str) -> int:
        return self._vocabulary.setdefault(word, len(self._vocabulary) + 1)


class _Made(defaultdict[Any, Any]):
    """Values made when they are first asked for."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Any) -> Any:
        value = self[key] = self._make(key)
        return value


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


def _divided(word: str, written: str, known: set[str]) -> str | None:
    """What a text gives, as it is written, for a word that is unknown as a whole and known behind و, ب or ل; None where the word stands as it is."""
    core = _core(word, known) if word[0] in "وبل" and (word not in known or is_apart(written)) else None
    return core and _spelled(core, core, written[1:])


def _core(word: str, known: set[str]) -> str | None:
    return next((core for _, core in _stripped(word, 1) if core in known), None)


def _spelled(core: str, stem: str, rest: str) -> str:
    """A stem with the letters that were written: ``rest`` of its core, the free form of which it is."""
    letters = core[: len(core) - len(rest)] + rest
    kept = len(core) if stem.startswith(core) else len(core) - 1
    return letters[:kept] + stem[kept:]


_HER_VERB = frozenset({"طالبت"})  # طالبتها: she demanded of her, and seldom her pupil


def _restored(core: str) -> tuple[str, ...]:
    """The free form of a word cut from its pronoun: مدينت(ه) is مدينه, قتلو(هم) is قتلوا, مرما(ه) مرمي.

    Where noun and verb both fit (أسرته: his family, or she captured him) the noun comes first, as it does in the news.
    """
    if core.endswith("ت"):
        return (core,) if core in _HER_VERB else (core[:-1] + "ه", core)
    if core.endswith("و"):
        return core, core + "ا", core + "ن"
    if core.endswith("ا"):
        return core, core[:-1] + "ي"
    if core.endswith(("ئ", "ؤ")):
        return core, core[:-1] + "ء"
    if core.endswith("ي"):
        return core, core + "ن"
    return (core,)
