"""Bodies of armed men that no pack lists: كتيبة طارق بن زياد, لواء الصمود, حركة "الفجر", اللواء 444 قتال.

``packs/common/force_names.tsv`` has the nouns that head such a name and the ways in which it may go on behind each of them. A
name that is found is a party without an id from there on, and the words in it tell nothing else.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from marsad.grammar.cut_names import given_names
from marsad.lexicon.columns import TABLES
from marsad.lexicon.lexicon import Scan
from marsad.lexicon.terms import Term
from marsad.lexicon.word_tables import word_rows
from marsad.model.values import fixed
from marsad.text.fold import fold_word
from marsad.text.prose import Prose
from marsad.text.rule_words import ALEF, AND, ARTICLE, IN, OF, ON, rule_forms, rule_words
from marsad.text.units import standing

_CHAIN, _TITLES, _MEN = rule_words("force_names.chain"), rule_words("force_names.titles"), rule_words("force_names.men")
_NO_NAMES, _BRANCHES, _ORDINALS = rule_words("force_names.no_names"), rule_words("force_names.branches"), rule_words("force_names.ordinals")
_ADJECTIVES, _NO_PROPER, _GODS = rule_forms("force_names.adjectives"), rule_forms("force_names.no_proper"), rule_words("force_names.gods")
_SURNAMES, _VERBS = rule_forms("force_names.surnames"), rule_forms("force_names.verbs")
_ACTORS = TABLES["actors"]
_NO_BODIES = frozenset({"event", "place"})  # تنظيم "مسيرات العودة", جبهة "مريمين"
_BESIDE = frozenset({"source", "person"})
_QUOTED = 6  # units of a name in quotation marks
_NOTHING = frozenset[str]()
_OF_WHOM = frozenset({IN, OF})
_MONTH, _TEN = "month", rule_words("force_names.ten")
_NO_PART = rule_words("force_names.no_part")  # كتيبة سرمد التي, أطلقت كتيبة سرمد النار
_SPECIAL = rule_words("force_names.special")
_COUNTED = frozenset({"person", "harm"})  # كتيبة 30 مدنيا


@fixed
class Head:
    """A noun that heads such names: its words behind the first, the ways in which the name goes on, and who fights in it."""

    behind: tuple[str, ...]
    takes: frozenset[str]
    row: Mapping[str, str]


@cache
def _heads() -> Mapping[str, list[Head]]:
    """The heads by their first word, the longest first."""
    found: defaultdict[str, list[Head]] = defaultdict(list)
    for row in word_rows("force_names"):
        actor = {**dict.fromkeys((*_ACTORS.required, *_ACTORS.optional), ""), "kind": row["kind"], "force": row["force"]}
        for words in row["heads"].split("/"):
            first, *behind = [fold_word(word) for word in words.split(" ")]
            found[first].append(Head(tuple(behind), frozenset(row["takes"].split(" ")), actor))
    return {first: sorted(heads, key=lambda head: -len(head.behind)) for first, heads in found.items()}


def settle_forces(scan: Scan, prose: Prose, stands: Mapping[str, Sequence[int]]) -> None:
    """Make a party of each such name."""
    for at in standing(stands, _heads().keys()):
        if "actor" in scan.kinds[at] or scan.suf[at]:
            continue
        for head in _heads()[scan.forms[at]]:
            first = at + 1 + len(head.behind)
            if tuple(scan.forms[at + 1 : first]) == head.behind and (stop := _end(_Words(scan, prose, first), first, head.takes)):
                _name(scan, at, stop, head.row)
                break


def _name(scan: Scan, at: int, stop: int, row: Mapping[str, str]) -> None:
    """The party, and nothing that the words of its name would tell elsewhere."""
    others = tuple([term for term in scan.terms[at] if term.kind in _BESIDE])
    scan.terms[at], scan.stops[at] = (Term("actor", "", "name", row), *others), stop
    scan.kinds[at] = frozenset({"actor"}).union([term.kind for term in others])
    for unit in range(at + 1, stop):
        scan.terms[unit], scan.kinds[unit], scan.stops[unit] = (), _NOTHING, unit + 1
    if at not in scan.hits:
        insort(scan.hits, at)


def _end(words: _Words, first: int, takes: frozenset[str]) -> int:
    """The unit behind the name, by the first way in which it may go on and does; 0 where by none, or where it is told of whom they are (اللواء 35 في جيش X)."""
    stop = next((stop for way, end in _WAYS.items() if way in takes and (stop := end(words, first))), 0)
    known = any("actor" in words.kinds(unit) for unit in range(first, stop)) or (words.form(stop) in _OF_WHOM and "actor" in words.kinds(stop + 1))
    return 0 if known else stop


class _Words:
    """The words behind the noun that heads a name, as far as its sentence goes."""

    def __init__(self, scan: Scan, prose: Prose, first: int) -> None:
        self.scan, self.closes, self.last = scan, prose.closes, min(prose.end(first - 1), len(scan.forms))

    def form(self, at: int) -> str:
        """The word at a unit, with nothing joined to it; nothing where there is none such."""
        whole = at < self.last and not self.scan.pre[at] and not self.scan.suf[at]
        return self.scan.forms[at] if whole else ""

    def terms(self, at: int) -> tuple[Term, ...]:
        return self.scan.terms[at] if at < self.last else ()

    def kinds(self, at: int) -> frozenset[str]:
        return self.scan.kinds[at] if at < self.last else _NOTHING


def _whole(words: _Words, at: int) -> int:
    """قوات الطوارئ الخاصة: the head is all of the name, with what the forces are."""
    return at + (words.form(at) in _SPECIAL)


def _quoted(words: _Words, at: int) -> int:
    """كتيبة "الخضراء": the few words in quotation marks."""
    close = words.closes.get(at, 0)
    return close + 1 if 0 < close - at <= _QUOTED and words.kinds(at + 1).isdisjoint(_NO_BODIES) else 0


def _chain(words: _Words, at: int) -> int:
    """شهداء بدر, أنصار السنة, ثوار طرابلس: two nouns, the second of which is definite or a name."""
    if words.form(at) not in _CHAIN:
        return 0
    behind = at + 1
    return _chain(words, behind) or _person(words, behind) or _noun(words, behind) or _place(words, behind) or _word(words, behind)


def _person(words: _Words, at: int) -> int:
    """طارق بن زياد, أبو عمارة, الإمام علي, صلاح الدين: a name of two words or more, the first of them given or such as begins a name."""
    names, last = given_names(), at + (words.form(at) in _TITLES)
    if words.form(last) not in names:
        return 0
    while names.get(words.form(last)) == _BEGINS or (words.form(last + 1) in names and words.form(last + 1) != ON):
        last += 1  # not علي that may be على
    if not words.form(last):
        return 0
    behind = words.form(last + 1)
    last += behind.startswith(ARTICLE) and behind.endswith(_SURNAMES) and behind not in _NO_NAMES and not words.kinds(last + 1)
    return last + 1 if last > at else 0


def _noun(words: _Words, at: int) -> int:
    """الإسلام, الأصالة: a definite noun."""
    form = words.form(at)
    return at + 1 if form.startswith(ARTICLE) and form not in _NO_NAMES else 0


def _definite(words: _Words, at: int) -> int:
    """لواء الصمود, كتيبة المهاجرين: a noun that tells no people, kind of place or arms; a pair of two or an adjective may stand with it."""
    form, kinds = words.form(at), words.kinds(at)
    named = _noun(words, at) and (form in _MEN or not kinds)
    if not named:
        return 0
    return _pair(words, at) or _adjective(words, at) or at + 1 + (at + 1 < words.last and words.scan.words[at + 1] in _GODS)


def _adjective(words: _Words, at: int) -> int:
    """حركة المثنى الإسلامية: a definite noun and an adjective."""
    form = words.form(at + 1)
    described = form.startswith(ARTICLE) and form.endswith(_ADJECTIVES) and not words.kinds(at + 1) and form not in _NO_NAMES
    return at + 2 if described and _noun(words, at) else 0


def _pair(words: _Words, at: int) -> int:
    """التوحيد والجهاد, الأصالة والتنمية: two definite nouns that و joins."""
    behind, scan = at + 1, words.scan
    joined = behind < words.last and scan.pre[behind] == AND and scan.forms[behind].startswith(ARTICLE) and not scan.kinds[behind] and not scan.suf[behind]
    return behind + 1 if joined and _noun(words, at) else 0


def _place(words: _Words, at: int) -> int:
    """كتيبة جنين: the place after which it is called."""
    return words.scan.stops[at] if words.form(at) and "place" in words.kinds(at) else 0


def _number(words: _Words, at: int) -> int:
    """اللواء 444 قتال, الفرقة الأولى مدرع, كتيبة 17 فبراير: its number or day, and of what it is made; not كتيبة 30 مقاتلا."""
    if words.form(at - 2) == IN:
        return 0  # المتمركزة في الفوج 46: where they stand
    if words.form(at) in _ORDINALS:
        return _branch(words, at + 1 + (words.form(at + 1) in _TEN))
    if not words.form(at).isdigit():
        return 0
    if any(term.kind == "date" and term.row["kind"] == _MONTH for term in words.terms(at + 1)):
        return at + 2
    behind = words.form(at + 1)
    counts = not words.scan.forms[at - 1].startswith(ARTICLE) and (behind.endswith(ALEF) or not words.kinds(at + 1).isdisjoint(_COUNTED))
    return 0 if counts else _branch(words, at + 1)


def _branch(words: _Words, at: int) -> int:
    while words.form(at) in _BRANCHES:
        at += 1
    return at


def _word(words: _Words, at: int) -> int:
    """كتيبة خميس, حركة حزم: a word that no table knows, and that is no adjective or verb; not كتيبة رعد النصر, which may be two words or one and what it struck."""
    form, behind = words.form(at), words.form(at + 1)
    if not form.isalpha() or form.isascii() or words.kinds(at) or form in _NO_NAMES or form.startswith(ARTICLE):
        return 0
    given = form in given_names()
    known = given or not (form.endswith(_NO_PROPER) or form.startswith(_VERBS) or (behind.startswith(ARTICLE) and behind not in _NO_PART))
    return at + 1 if known else 0


_BEGINS = "start"  # أبو, بن: what begins a name or stands inside one
_WAYS = {"whole": _whole, "quoted": _quoted, "chain": _chain, "person": _person, "definite": _definite, "adjective": _adjective, "pair": _pair, "place": _place, "number": _number, "word": _word}
