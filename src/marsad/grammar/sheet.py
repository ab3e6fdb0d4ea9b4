"""A report laid out for reading: its units, known terms, sentences, quotations, dates and actors."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from marsad.grammar.cut_names import behind_and, keep_whole
from marsad.grammar.dates import DateAt, find_dates
from marsad.grammar.party_meant import settle_parties
from marsad.lexicon.lexicon import Lexicon, Scan
from marsad.lexicon.terms import Term
from marsad.lexicon.validity import held_in
from marsad.model.reading import Why
from marsad.text.prose import Prose, lay_out
from marsad.text.repair import NOTHING_MENDED, Repair, repair
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
    _where: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _marked: dict[tuple[frozenset[str], frozenset[str], bool], list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        where, kinds = self._where, self.kinds
        for unit in self.scan.hits:
            for kind in kinds[unit]:
                where[kind].append(unit)

    @property
    def starts_at(self) -> list[int]:
        """The character at which each unit begins."""
        origin = self.scan.folded.origin
        return [origin[first] for first, _ in self.scan.bounds[: self.size]]

    def where(self, kind: str) -> Sequence[int]:
        """The units at which a phrase, or a term of a kind, begins, in order."""
        return self._where.get(kind, ())

    def term(self, unit: int, kind: str) -> Term | None:
        """The term of one kind that begins at a unit."""
        if kind not in self.kinds[unit]:
            return None
        for term in self.terms[unit]:
            if term.kind == kind:
                return term
        return None

    def marked(self, kinds: frozenset[str], forms: frozenset[str], *, digits: bool = False) -> list[int]:
        """The units at which a term or phrase of these kinds begins, or that are one of these words or begin with a digit, in order."""
        key = kinds, forms, digits
        if key not in self._marked:
            words = forms.union(form for form in self.stands if form[0].isdecimal()) if digits else forms
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
        return sorted({unit for kind in kinds for unit in self.where(kind) if kind in self.kinds[unit]})

    def phrase(self, unit: int, *keys: str) -> bool:
        """One of these function phrases begins here."""
        return not self.kinds[unit].isdisjoint(keys)

    def near(self, key: str, first: int, last: int) -> int:
        """The first unit of a stretch at which a phrase, or a term of a kind, begins; -1 where there is none."""
        where = self._where.get(key)
        if where is None:
            return -1
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
    scan = lexicon.scan(text, mended.changes)
    _tear_eleven(lexicon, scan)
    _keep_names(scan)
    _part_names(scan)
    _only_behind_type_words(text, scan)
    meant = settle_parties(scan, published, home)
    nations = _set_apart(scan, published)
    stands = index(scan.forms)
    prose = lay_out(scan.forms, scan.bounds, scan.folded.text, stands)
    dates = find_dates(scan.forms, scan.pre, published, stands)
    dated = bytearray(len(scan.forms))
    for found in dates:
        dated[found.start : found.end] = b"\1" * (found.end - found.start)
    size = len(scan.forms)
    _pad(scan, prose, dated)
    return Sheet(text, scan, prose, stands, scan.forms, scan.pre, scan.suf, scan.terms, scan.stops, scan.kinds, published, size, dates, dated, nations, meant, mended)


_FIRST_YEAR, _LAST_YEAR = 100, 9900  # 0001-01-01 and 9999-12-31 stand for "not known"; no day is counted from them
_PADDING = 4


def _pad(scan: Scan, prose: Prose, dated: bytearray) -> None:
    """Line ends behind the last unit, beyond ``size``: a rule that looks a word further than the text goes finds none.

    They stand before the first unit too, as a list is asked from its end by a negative number.
    """
    size, end = len(scan.forms), len(scan.folded.text)
    scan.forms += ["\n"] * _PADDING
    for letters in (scan.pre, scan.suf):
        letters += [""] * _PADDING
    scan.terms += [()] * _PADDING
    scan.kinds += [frozenset()] * _PADDING
    scan.cores += [0] * _PADDING
    scan.bounds += [(end, end)] * _PADDING
    scan.stops += range(size + 1, size + 1 + _PADDING)
    prose.sentence.extend([len(prose.sentences) - 1] * _PADDING)
    prose.quoted.extend([-1] * _PADDING)
    dated += bytes(_PADDING)


def _set_apart(scan: Scan, published: date | None) -> dict[int, Term]:
    """Adjectives of nationality (إسرائيلية) by their unit; to all rules but that of whose a deed is they are words like others.

    Of two governments of one country the adjective means that of the day.
    """
    nations: dict[int, Term] = {}
    for at in scan.hits:
        if "nisba" in scan.kinds[at]:
            bearers = [term for term in scan.terms[at] if term.kind == "nisba"]
            nations[at] = next((term for term in bearers if held_in(term.row, published)), bearers[0])
            scan.terms[at] = tuple([term for term in scan.terms[at] if term.kind != "nisba"])
            scan.kinds[at] = scan.kinds[at] - {"nisba"}
    return nations


def _keep_names(scan: Scan) -> None:
    """وسام, سامي, فادي: the first letter of a given name is no clitic."""
    for at in keep_whole(scan.forms, scan.pre):
        lead = scan.pre[at]
        scan.forms[at], scan.pre[at], scan.cores[at] = lead[-1] + scan.forms[at], lead[:-1], len(lead) - 1
        scan.terms[at], scan.kinds[at], scan.stops[at] = (), frozenset(), at + 1


def _part_names(scan: Scan) -> None:
    """وهدى, وسامر: the "and" before a given name that no table of words knows."""
    for at in behind_and(scan.forms, scan.pre):
        if not scan.terms[at]:
            scan.forms[at], scan.pre[at], scan.cores[at] = scan.forms[at][1:], "و", 1


def _tear_eleven(lexicon: Lexicon, scan: Scan) -> None:
    """وأحد عشر, وإحدى عشرة: folded, the "and" makes one of it (واحد); before عشر it is "and eleven"."""
    if "واحد" not in scan.folded.text:
        return
    for at, form in enumerate(scan.forms[:-1]):
        if form in ("واحد", "واحدي") and scan.forms[at + 1] in ("عشر", "عشره"):
            eleven = lexicon.scan(f"{form[1:]} {scan.forms[at + 1]}")
            scan.forms[at], scan.pre[at], scan.cores[at] = form[1:], "و", 1
            scan.terms[at], scan.kinds[at], scan.stops[at] = eleven.terms[0], eleven.kinds[0], at + eleven.stops[0]


_TYPE_REACH = 6


def _only_behind_type_words(text: str, scan: Scan) -> None:
    """Take out places that are more likely ordinary words where no بلدة, قرى, حرب … stands before them.

    Those marked so in the tables (العمل, السورية); small places read out of a longer word (س+تالين, ف+رنسية) or out of
    another ending (حواره for حوارة); any with a tanwin (دوماً).
    """
    for at in scan.hits:
        kinds = scan.kinds[at]
        if "place" in kinds and all(map(TYPE_WORDS.isdisjoint, scan.kinds[max(0, at + 1 - _TYPE_REACH) : at + 1])):
            kept = tuple(term for term in scan.terms[at] if term.kind != "place" or _stands_alone(text, scan, at, term))
            if len(kept) < len(scan.terms[at]):
                scan.terms[at] = kept
                scan.kinds[at] = kinds if any(term.kind == "place" for term in kept) else kinds - {"place"}
                scan.stops[at] = scan.stops[at] if kept else at + 1


def _stands_alone(text: str, scan: Scan, at: int, term: Term) -> bool:
    if term.form == "common":
        return False
    start, end = scan.span(at, at + 1)
    last = text[end - 1 : end]
    if "\u064b" in text[start:end]:
        return False
    if term.row["type"] not in _SMALL or scan.stops[at] > at + 1:
        return True
    return not (set(scan.pre[at]) & {"س", "ف", "ك"}) and not (last == "ه" and term.row["name"].endswith("ة"))


_SMALL = frozenset({"village", "neighbourhood", "subdistrict"})
TYPE_WORDS = frozenset(
    {
        "type_city",
        "type_town",
        "type_village",
        "type_quarter",
        "type_camp",
        "type_governorate",
        "type_district",
        "type_country",
        "type_conflict",
        "type_mountain",
        "type_countryside",
        "type_hospital",
        "type_crossing",
        "type_airport",
        "type_base",
        "type_site",
    }
)
