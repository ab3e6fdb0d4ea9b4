"""A report laid out for reading: its units, known terms, sentences, quotations, dates and actors."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from marsad.grammar.cut_names import behind_and, keep_whole
from marsad.grammar.dates import DateAt, find_dates
from marsad.grammar.dates_by_letter import with_months
from marsad.grammar.dates_written import written_on
from marsad.grammar.deeds_told import settle_deeds
from marsad.grammar.force_names import settle_forces
from marsad.grammar.namesakes import told_countries
from marsad.grammar.party_meant import settle_parties
from marsad.grammar.place_signs import TYPE_WORDS as TYPE_WORDS
from marsad.grammar.place_signs import settle_places
from marsad.grammar.told_regions import Told
from marsad.lexicon.asked import answers_again, state
from marsad.lexicon.lexicon import Lexicon, Scan
from marsad.lexicon.terms import NO_TERM, Term
from marsad.lexicon.validity import held_in
from marsad.lexicon.word_tables import HEADS, Finder, Hits, Key, WordIndex
from marsad.model.reading import Why
from marsad.text.prose import Prose, lay_out
from marsad.text.repair import NOTHING_MENDED, Repair, repair
from marsad.text.rule_words import AND
from marsad.text.units import index, standing


@dataclass(slots=True)
class Sheet:
    """All that the grammar looks at. Positions are unit numbers unless they are called spans."""

    text: str
    scan: Scan
    prose: Prose
    stands: Mapping[str, Sequence[int]]
    forms: list[str]
    pre: list[str]
    suf: list[str]
    terms: list[tuple[Term, ...]]
    stops: list[int]
    kinds: list[frozenset[str]]
    published: date | None
    size: int
    dates: list[DateAt]
    dated: bytearray
    nations: dict[int, Term] = field(default_factory=dict)
    meant: Mapping[int, Why] = field(default_factory=dict)
    mended: Repair = NOTHING_MENDED
    told: Told = field(default_factory=Told)
    lexicon: Lexicon | None = None
    written: date | None = None  # the day on which the report says that it was written, else that of publication
    laid: dict[str, object] = field(default_factory=dict)  # what a higher floor lays out over the report, once
    _index: WordIndex | None = None
    _countries: Counter[str] | None = None
    _nation_units: list[int] = field(default_factory=list)
    _in_full: dict[int, int] | None = None
    _where: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _marked: dict[tuple[frozenset[str], frozenset[str], bool], list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        where, kinds = self._where, self.kinds
        for unit in self.scan.hits:
            for kind in kinds[unit]:
                where[kind].append(unit)
        self._nation_units += self.nations

    def unit_from(self, character: int) -> int:
        """The first unit that begins at a character of the text or behind it."""
        return bisect_left(self.scan.bounds, (bisect_left(self.scan.folded.origin, character),), 0, self.size)

    def where(self, kind: str) -> Sequence[int]:
        """The units at which a phrase, or a term of a kind, begins, in order."""
        return self._where.get(kind, ())

    def between(self, kind: str, first: int, last: int) -> Sequence[int]:
        """Those of them that lie in a stretch."""
        if kind not in self._where:
            return ()
        where = self._where[kind]
        return where[bisect_left(where, first) : bisect_left(where, last)]

    def hits(self, table: Finder[Key]) -> Hits[Key]:
        """The phrases of a table of words, looked up in the words as they stand."""
        if self._index is None:
            self._index = WordIndex(self.scan.words, self.scan.asked[HEADS] if self.scan.state == state() else None)
        return self._index.hits(table)

    def nations_between(self, first: int, last: int) -> Sequence[int]:
        """The units of a stretch at which adjectives of nationality stand."""
        return self._nation_units[bisect_left(self._nation_units, first) : bisect_left(self._nation_units, last)]

    def named_in_full(self, actor: Mapping[str, str]) -> int:
        """The unit at which an actor is named first, by another name than a short one; the end of the text where nowhere."""
        if self._in_full is None:
            self._in_full = {}
            for unit in self.where("actor"):
                for term in self.terms[unit]:
                    if term.form != "short":
                        self._in_full.setdefault(id(term.row), unit)
        return self._in_full.get(id(actor), self.size)

    def countries(self) -> Counter[str]:
        """How often each country is told by what stands in the report; asked once its lines that state nothing are silent."""
        if self._countries is None:
            self._countries = told_countries(self.scan)
        return self._countries

    def term(self, unit: int, kind: str) -> Term | None:
        """The term of one kind that begins at a unit."""
        if kind not in self.kinds[unit]:
            return None
        for term in self.terms[unit]:
            if term.kind == kind:
                return term
        return None

    def term_at(self, unit: int, kind: str) -> Term:
        """The term of one kind that begins at a unit; one that tells nothing where there is none."""
        return self.term(unit, kind) or NO_TERM

    def terms_of(self, kind: str, first: int, last: int) -> list[tuple[int, Term]]:
        """The terms of one kind that begin in a stretch, each with its unit."""
        return [(unit, term) for unit in self.between(kind, first, last) if (term := self.term(unit, kind)) is not None]

    def marked(self, kinds: frozenset[str], forms: frozenset[str], *, digits: bool = False) -> list[int]:
        """The units at which a term or phrase of these kinds begins, or that are one of these words or begin with a digit, in order."""
        key = kinds, forms, digits
        if key not in self._marked:
            words = forms.union([form for form in self.stands if form[0] in _DIGITS]) if digits else forms
            self._marked[key] = sorted({*self.begins(kinds), *standing(self.stands, words)})
        return self._marked[key]

    def starts(self, kinds: frozenset[str], forms: frozenset[str]) -> bytearray:
        """For each unit 1 where a term or phrase of these kinds begins there, or it is one of these words."""
        found = bytearray(self.size)
        for unit in (*self.begins(kinds), *standing(self.stands, forms)):
            found[unit] = 1
        return found

    def begins(self, kinds: frozenset[str]) -> list[int]:
        """The units at which a term or phrase of these kinds begins, in order."""
        return sorted({unit for kind in self._where.keys() & kinds for unit in self._where[kind] if kind in self.kinds[unit]})

    def phrase(self, unit: int, key: str) -> bool:
        """This function phrase begins here."""
        return key in self.kinds[unit]

    def phrases(self, unit: int, *keys: str) -> bool:
        """One of these function phrases begins here."""
        return not self.kinds[unit].isdisjoint(keys)

    def near(self, key: str, first: int, last: int) -> int:
        """The first unit of a stretch at which a phrase, or a term of a kind, begins; -1 where there is none."""
        if key not in self._where:
            return -1
        where = self._where[key]
        at = bisect_left(where, first)
        return where[at] if at < len(where) and where[at] < last else -1

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters of a stretch of units, without proclitics at its head."""
        return self.scan.span(first, last)

    def words(self, first: int, last: int) -> str:
        """The report's own words for a stretch of units, the marks of hashtags left out."""
        start, end = self.scan.span(first, last)
        return " ".join(self.text[start:end].replace("_", " ").replace("#", " ").split())


def lay(lexicon: Lexicon, text: str, published: date | None, home: str = "") -> Sheet:
    """Scan a text and lay it out; ``home`` is the country of the outlet, where that is known."""
    published = published if published and _FIRST_YEAR <= published.year <= _LAST_YEAR else None
    mended = repair(text)
    scan = lexicon.scan(mended.folded)
    kept = _keep_names(scan)
    scan.ask_anew([*kept, *_part_names(scan, kept)])
    told = settle_places(text, scan)
    meant = settle_parties(scan, published, home)
    nations = _set_apart(scan, published)
    stands = index(scan.forms)
    prose = lay_out(scan.forms, scan.bounds, scan.folded.text, stands)
    settle_forces(scan, prose, stands)
    stands = _one_mark(scan, stands)
    written = written_on(scan, published, stands)
    lettered = with_months(text, scan, stands)
    dates = find_dates(lettered, scan.pre, written, scan if lettered is scan.forms else None)
    dated = bytearray(len(scan.forms))
    for found in dates:
        dated[found.start : found.end] = b"\1" * (found.end - found.start)
    size = len(scan.forms)
    _pad(scan, prose, dated)
    settle_deeds(scan, prose, dated)
    return Sheet(text, scan, prose, stands, scan.forms, scan.pre, scan.suf, scan.terms, scan.stops, scan.kinds, published, size, dates, dated, nations, meant, mended, told, lexicon, written)


def _one_mark(scan: Scan, stands: Mapping[str, Sequence[int]]) -> Mapping[str, Sequence[int]]:
    """«X» and "X" mean the same to every rule; which closes which the prose has settled by then."""
    marks = [*stands.get("«", ()), *stands.get("»", ())]
    if not marks:
        return stands
    for at in marks:
        scan.forms[at] = '"'
    scan.ask_anew(marks)
    return {**stands, "«": (), "»": (), '"': sorted([*stands.get('"', ()), *marks])}


_FIRST_YEAR, _LAST_YEAR = 100, 9900  # 0001-01-01 and 9999-12-31 stand for "not known"; no day is counted from them
_DIGITS = frozenset("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")
_PADDING = 4


def _pad(scan: Scan, prose: Prose, dated: bytearray) -> None:
    """Line ends behind the last unit, beyond ``size``: a rule that looks a word further than the text goes finds none.

    They stand before the first unit too, as a list is asked from its end by a negative number.
    """
    size, end = len(scan.forms), len(scan.folded.text)
    scan.forms += ["\n"] * _PADDING
    for letters in (scan.words, scan.pre, scan.suf):
        letters += [""] * _PADDING
    scan.terms += [()] * _PADDING
    scan.kinds += [frozenset()] * _PADDING
    scan.cores += [0] * _PADDING
    scan.bounds += [(end, end)] * _PADDING
    scan.stops += range(size + 1, size + 1 + _PADDING)
    for column, answer in zip(scan.asked, answers_again("", "\n", ""), strict=True):
        column += [answer] * _PADDING
    prose.sentence.extend([len(prose.sentences) - 1] * _PADDING)
    prose.quoted.extend([-1] * _PADDING)
    dated += bytes(_PADDING)


def _set_apart(scan: Scan, published: date | None) -> dict[int, Term]:
    """Adjectives of nationality (إسرائيلية) by their unit; to all rules but that of whose a deed is they are words like others.

    Of two governments of one country the adjective means that of the day.
    """
    nations: dict[int, Term] = {}
    for at in scan.named:
        if "nisba" in scan.kinds[at]:
            bearers = [term for term in scan.terms[at] if term.kind == "nisba"]
            nations[at] = next((term for term in bearers if held_in(term.row, published)), bearers[0])
            scan.terms[at] = tuple([term for term in scan.terms[at] if term.kind != "nisba"])
            scan.kinds[at] = scan.kinds[at] - {"nisba"}
    return nations


def _keep_names(scan: Scan) -> list[int]:
    """وسام, سامي, فادي: the first letter of a given name is no clitic; the units that this has changed."""
    kept = keep_whole(scan)
    for at in kept:
        lead = scan.pre[at]
        scan.forms[at], scan.pre[at], scan.cores[at] = lead[-1] + scan.forms[at], lead[:-1], len(lead) - 1
        scan.terms[at], scan.kinds[at], scan.stops[at] = (), frozenset(), at + 1
    return kept


def _part_names(scan: Scan, kept: Sequence[int]) -> list[int]:
    """وهدى, وسامر: the "and" before a given name that no table of words knows; the units that this has changed."""
    parted = [at for at in behind_and(scan, kept) if not scan.terms[at]]
    for at in parted:
        scan.forms[at], scan.pre[at], scan.cores[at] = scan.forms[at][1:], AND, 1
    return parted
