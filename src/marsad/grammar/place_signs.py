"""Which names of places count in a report: ordinary words need a type word, foreign names their country, small places their region."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from marsad.grammar.cut_names import given_names, of_no_clitic
from marsad.grammar.place_beside import settle_beside
from marsad.grammar.place_found import PREPOSITIONS, TYPES
from marsad.grammar.place_home import home_behind, homes_told
from marsad.grammar.told_regions import CONFLICTS, SHORT, SMALL, Told, country_of, stands_by_itself, told_regions
from marsad.lexicon.gazetteer.words import of_kind
from marsad.lexicon.lexicon import Scan
from marsad.lexicon.terms import Term
from marsad.text.rule_words import AND, ON, SO, rule_forms, rule_word, rule_words

_CLITICS_OF_PLACE = rule_words("place_signs.clitics_of_place") | {""}
_AND_OR_IN = rule_words("place_signs.and_or_in") | {""}

TYPE_WORDS = frozenset(TYPES)
_TYPE_REACH = 6
_SEATS = frozenset("أإآ")
_SETTLED = frozenset({"type_city", "type_town", "type_village", "type_quarter", "type_camp", "type_district"})
_MOVABLE = frozenset({"village", "neighbourhood", "town", "subdistrict", "district"})  # a village of the name may be meant instead
_REGIONS = frozenset({"region", "governorate", "city"})
_KNOWN_FAR = frozenset({"country", "city", "water", "border"})
_UNIT = "type_governorate"
_UNITS = rule_words("place_signs.named_units")
_SHARED = frozenset({"country", "water", "dam", "border"})
_LOCATIVE = PREPOSITIONS - {*rule_forms("place_signs.locative")}  # behind these a single word may be anything
_TITLES = rule_words("place_signs.titles")
_UNDER = rule_word("place_signs.under")
_DECISIVE = 3  # a country told so much more than another is the one that the report is about

_TELLING = frozenset({"event", "harm", "saying", "date", "actor"})  # words of the report that no village hides
_SPOKEN = _TELLING | {"person", "source", "number", "weapon", "phrase"}

Keep = Callable[[Term], bool]


def settle_places(text: str, scan: Scan) -> Told:
    """Leave the places that the report speaks for, and add those that few know where it gives a sign of them."""
    places = [at for at in scan.named if "place" in scan.kinds[at]]
    typed, settled = _marked(scan)
    shown = text if _TANWEEN in text else ""
    for at in (at for at in places if _may_be_no_place(scan, at, shown)):
        if any([len(term.row["name"]) <= SHORT for term in scan.terms[at] if term.kind == "place"]):
            _leave(scan, at, _same_seat)
        if not _behind(typed, at):
            settle_beside(scan, at)
            _leave(scan, at, partial(_stands_alone, text, shown, scan, at))
    told = told_regions(scan)
    at_home, homes = _villages_at_home(scan, frozenset(places), told), homes_told(scan, places)
    for at in places:
        if (scan.pre[at] == "ب" or scan.forms[at - 1] == _UNDER) and "pretext" in scan.kinds[at]:
            _leave(scan, at, lambda term: False)
        if (at in at_home and _of_nowhere(scan, at, told)) or _named_unit(scan, at):
            _leave(scan, at, lambda term: False)
        _leave_homes(scan, at, told, homes.get(at, ""))
    added = [first for first, last, terms in scan.minor if _take(scan, (first, last), terms, told, settled, homes.get(first, ""))]
    if added:
        scan.hits[:] = sorted({*scan.hits, *added})
        scan.named[:] = sorted({*scan.named, *added})
    return told


def _villages_at_home(scan: Scan, named: frozenset[int], told: Told) -> frozenset[int]:
    """The units of known names that a lesser place of the country that the report is about bears too."""
    same = ((first, terms) for first, last, terms in scan.minor if first in named and last == scan.stops[first])
    return frozenset(first for first, terms in same if any(told.leads(country_of(term)) for term in terms if term.form != "common"))


def _marked(scan: Scan) -> tuple[bytearray, bytearray]:
    """For each unit 1 where a word stands that tells a kind of place (بلدة, قرى, حرب …), and where one stands that tells a settlement."""
    typed, settled = bytearray(len(scan.kinds)), bytearray(len(scan.kinds))
    for at in scan.types:
        typed[at], settled[at] = 1, not _SETTLED.isdisjoint(scan.kinds[at])
    return typed, settled


def _behind(marked: bytearray, at: int) -> bool:
    """Such a word stands at a unit or not far before."""
    return marked.find(1, max(0, at + 1 - _TYPE_REACH), at + 1) >= 0


def _leave(scan: Scan, at: int, wanted: Keep) -> None:
    """Take the places out that are not wanted; other readings of the words stay."""
    terms = scan.terms[at]
    kept = tuple([term for term in terms if term.kind != "place" or wanted(term)])
    if len(kept) == len(terms):
        return
    scan.terms[at] = kept
    if not any(term.kind == "place" for term in kept):
        scan.kinds[at] = scan.kinds[at] - {"place"}
    scan.stops[at] = scan.stops[at] if kept else at + 1


def _may_be_no_place(scan: Scan, at: int, shown: str) -> bool:
    """A name that may be a word, or what somebody is called; the others are asked nothing more."""
    return bool(shown) or scan.forms[at] in _OTHER_WORDS or _is_called_so(scan, at) or not stands_by_itself(scan.terms[at])


def _stands_alone(text: str, shown: str, scan: Scan, at: int, term: Term) -> bool:
    """The name needs no type word: it is no ordinary word (العمل), nor read out of a longer one (س+تالين) or another ending (حواره, حديثه).

    ``shown`` is the text where it shows a tanween anywhere, which no name has.
    """
    if _is_a_father(text, scan, at, term) or _is_called_so(scan, at):
        return False
    if term.form == "common":  # the seat of a governorate goes by its name, where that is no ordinary word: حجة, إب; and the governorate by that of a lesser place
        return _is_seat(scan.terms[at], term) if term.row["type"] in ("city", "town") else _lends_its_name(scan.terms[at], term)
    if (shown or scan.forms[at] in _OTHER_WORDS) and _is_written_otherwise(text, shown, scan, at):
        return False
    if term.row["type"] not in SMALL or scan.stops[at] > at + 1:
        return True
    if set(scan.pre[at]) & {"س", SO, "ك"}:
        return False
    end = scan.span(at, at + 1)[1]
    return not (term.row["name"].endswith("ة") and text[end - 1 : end] == "ه")


def _is_called_so(scan: Scan, at: int) -> bool:
    """الدكتور السويد, العقيد حمص: what somebody is called."""
    return scan.forms[at - 1] in _TITLES and not scan.pre[at]


def _is_a_father(text: str, scan: Scan, at: int, term: Term) -> bool:
    """مقتل أب وابنته: with another hamza than إب, and behind no word that places follow."""
    return len(term.row["name"]) <= SHORT and text[scan.span(at, at + 1)[0]] == _FATHER and not _located(scan, at)


_FATHER = "أ"


def _is_written_otherwise(text: str, shown: str, scan: Scan, at: int) -> bool:
    """A tanween, which no name has; في حديثه, دليل بصري: as written neither حديثة nor بصرى."""
    first, last = scan.span(at, at + 1)
    return (scan.forms[at] in _OTHER_WORDS and text[last - 1] in _ENDINGS) or _TANWEEN in shown[first:last]


_TANWEEN = "\u064b"
_OTHER_WORDS, _ENDINGS = rule_words("place_signs.other_words"), rule_words("place_signs.other_endings")


def _is_seat(terms: Iterable[Term], town: Term) -> bool:
    """A governorate bears the name of a town in it."""
    others = (term for term in terms if term.kind == "place" and term.form != "common" and term.row["type"] == "governorate")
    return any((country_of(term), term.row["adm1"]) == (country_of(town), town.row["adm1"]) for term in others)


def _lends_its_name(terms: Iterable[Term], unit: Term) -> bool:
    """في صلاح الدين: a governorate whose name a town of its country bears too."""
    return unit.row["type"] == "governorate" and any(term.kind == "place" and term.form != "common" and country_of(term) == country_of(unit) for term in terms)


def _same_seat(term: Term) -> bool:
    """أب and آب are not إب: a name so short stands behind the word for its type only."""
    name = term.row["name"]
    return len(name) > SHORT or name[0] not in _SEATS


def _named_unit(scan: Scan, at: int) -> bool:
    """لواء الصديق, كتيبة حمص: a unit that is named after a place or a person is not there."""
    return at > 0 and not scan.pre[at] and scan.forms[at - 1] in _UNITS


def _leave_homes(scan: Scan, at: int, told: Told, home_told: str) -> None:
    """Of places of one name those in the country that the report tells; those of a country that it does not tell go."""
    places = [term for term in scan.terms[at] if term.kind == "place"]
    homes = {country_of(term) for term in places}
    if home_told in homes and len(homes) > 1:
        _leave(scan, at, lambda term: country_of(term) == home_told)
    elif len(homes) > 1:
        weights = {home: told.weight(home) for home in homes}
        best = max(weights.values())
        others = sorted(weights.values())[-2]
        if best and (others * 2 <= best or best - others >= _DECISIVE):
            _leave(scan, at, lambda term: weights[country_of(term)] == best)
    elif homes and home_told not in homes and not _famous(scan, at) and told.strange(homes.pop(), scan.terms[at]):
        _leave(scan, at, lambda term: False)


def _of_nowhere(scan: Scan, at: int, told: Told) -> bool:
    """A lesser place of a country for which nothing else in the report speaks, where a village of the report's own country bears the name."""
    places = [term for term in scan.terms[at] if term.kind == "place"]
    own = sum(told.own.get(ident, 0) for ident in {term.key for term in places})
    lesser = all(term.row["type"] not in _KNOWN_FAR and told.countries.get(country_of(term), 0) <= own for term in places)
    unit = any(_UNIT in kinds for kinds in scan.kinds[max(0, at + 1 - _TYPE_REACH) : at + 1])  # محافظة X
    return lesser and not unit and not any(told.leads(country_of(term)) for term in places)


def _famous(scan: Scan, at: int) -> bool:
    """A name that means one place in every country: a country, a river, a region's full name, a city that needs no other word."""
    kinds = {term.row["type"] for term in scan.terms[at] if term.kind == "place"}
    whole = scan.stops[at] > at + 1 and not kinds.isdisjoint(_REGIONS)
    return whole or not kinds.isdisjoint(_SHARED) or ("city" in kinds and scan.forms[at] in of_kind("famous"))


def _take(scan: Scan, name: tuple[int, int], terms: tuple[Term, ...], told: Told, settled: bytearray, home_told: str) -> bool:
    """Let places that few know count, where the report gives a sign of them and no better known term stands there."""
    first, last = name
    typed = _behind(settled, first)
    if not typed and not any([term.form != "common" for term in terms]):
        return False  # most of them: ordinary words
    if last == first + 1 and scan.forms[first] in of_no_clitic():
        return False  # كبيرا is no place بيرا
    if (not typed and scan.forms[first] in of_kind("site")) or (last == first + 1 and _types_the_next(scan, first)):
        return False  # قصف على السوق في اليمن
    if not typed and (not _needs_no_type(scan, first, last) or _surname(scan, first)):
        return False
    if not _free(scan, first, last, typed=typed):
        return False
    known = last == first + 1 and scan.forms[first] in of_kind("famous")
    if home := home_behind(scan, first, last) or (home_told if scan.stops[first] == last else ""):
        terms = tuple([term for term in terms if country_of(term) == home])
    lying = _lying(terms, told, typed=typed or _located(scan, first), known=known)
    if _known_at_home(scan, first, last, told):
        lying = [term for term in lying if told.in_region(term)]
    if not lying:
        return False
    for unit in range(first + 1, last):
        scan.terms[unit], scan.kinds[unit], scan.stops[unit] = (), frozenset(), unit + 1
        settled[unit] = 0
    same = scan.stops[first] == last
    scan.terms[first] = (*(scan.terms[first] if same else ()), *lying)
    scan.kinds[first] = (scan.kinds[first] if same else frozenset()) | {"place"}
    settled[first] &= same
    scan.stops[first] = last
    return True


def _types_the_next(scan: Scan, at: int) -> bool:
    """قرى مدينة عفرين: a word for a kind of place, right before the name of one, is no village of that name."""
    return at in scan.types and at + 1 < len(scan.kinds) and "place" in scan.kinds[at + 1] and not scan.pre[at + 1]


def _known_at_home(scan: Scan, first: int, last: int, told: Told) -> bool:
    """A better known place of the name lies in the country that the report is about."""
    places = [term for term in scan.terms[first] if term.kind == "place" and scan.stops[first] == last]
    return any(told.leads(country_of(term)) for term in places)


def _free(scan: Scan, first: int, last: int, *, typed: bool) -> bool:
    """Nothing else stands at these units but smaller places and unknown words, no longer term runs over them, and no unit bears the name."""
    if _named_unit(scan, first):
        return False
    if max(scan.stops[max(0, first - 5) : first], default=0) > first or max(scan.stops[first:last]) > last:
        return False
    places = [term for unit in range(first, last) for term in scan.terms[unit] if term.kind == "place"]
    if scan.stops[first] == last and any(term.row["type"] not in _MOVABLE or not typed for term in places):
        return False
    if scan.stops[first] == last == first + 1:
        return True
    barred = _TELLING if typed or _located(scan, first) else _SPOKEN
    begin = first + (scan.forms[first] in of_kind("head"))  # أم الكيف: here أم is not "or"
    return all(term.kind not in barred for unit in range(begin, last) for term in scan.terms[unit])


def _lying(terms: Iterable[Term], told: Told, *, typed: bool, known: bool) -> list[Term]:
    """The places of a name that lie in a region that the report names; else the only one of the country that it is about.

    Where the report tells no country the only place of a name counts behind a type word, or where the name is well ``known``.
    """
    terms = list(terms)
    near = [term for term in terms if told.in_region(term)]
    if near:
        return near
    home = [term for term in terms if told.leads(country_of(term))]
    if home or told.settled():
        return home if len(home) == 1 or typed else []
    if not known and (spoken_of := {country for country in CONFLICTS if told.countries.get(country, 0)}):
        terms = [term for term in terms if country_of(term) in spoken_of]
    return terms if len(terms) == 1 and (typed or known) else []


def _surname(scan: Scan, first: int) -> bool:
    """سامي حداد: behind a given name stands a family's name."""
    before = scan.forms[first - 1] if first else ""
    return before != ON and not scan.pre[first] and before in given_names()  # folded, علي is على too


def _needs_no_type(scan: Scan, first: int, last: int) -> bool:
    """A name of several words; one that is no word by its shape; or one behind a word that places follow (في, قرب, ب)."""
    pre, form = scan.pre[first], scan.forms[first]
    if last > first + 1:
        return pre in _CLITICS_OF_PLACE
    if pre in _AND_OR_IN and (form in of_kind("place") or (len(form) > 4 and not form.startswith("ال"))):
        return True
    listed = pre == AND and any(scan.stops[unit] == first and "place" in scan.kinds[unit] for unit in range(max(0, first - 4), first))
    return listed or _located(scan, first)


def _located(scan: Scan, first: int) -> bool:
    """A word that places follow stands right before: في, قرب, ب."""
    pre, before = scan.pre[first], scan.forms[first - 1] if first else ""
    return pre in ("ب", "وب") or (before in _LOCATIVE and not pre)
