"""Places that stand for something else than a scene: a country that leads a side, the town a distance is told from, the home behind an age.

``packs/common/place_stands.tsv`` has the words; this file says which places behind them are meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from marsad.grammar.named_parties import is_country
from marsad.grammar.place_found import TYPES, is_dash
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS
from marsad.lexicon.word_tables import Finder, finder, word_rows
from marsad.text.rule_words import ALEF, AND, ARTICLE, BETWEEN, BY, FOR, IN, OF, rule_forms, rule_words

DESTINATION, ORIGIN = "destination", "origin"  # where the wounded were taken or people were heading; where aircraft or people came from
PARTY, FAR, HOME, ASIDE = "party", "far", "home", "aside"  # who leads or backs a side; from which a distance is told; where somebody comes from; where people mourn or protest
NO_SCENE = frozenset({DESTINATION, ORIGIN, HOME, PARTY})  # how places stand that hold no scene
_BETWEEN = 8  # units from an accord to the word between
_SIGN = 4  # units of those between whom it is
_WAY = rule_words("place_sides.way")
_SIDED = rule_forms("nisba_endings")
_TO = rule_words("place_roles.towards")
_CLOSING = 3  # marks between an age and من


@cache
def _rows() -> Finder[str]:
    return finder((row["words"], row["stand"]) for row in word_rows("place_stands"))


def told_beside(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """The units at which a place that begins there stands for one of these, and for which."""
    hits = sheet.hits(_rows())
    for at in hits.units:
        stop, stand = hits.at(at)[0]
        yield from _READ[stand](sheet, stop)


def _leads(sheet: Sheet, at: int) -> Iterator[tuple[int, str]]:
    """بقيادة السعودية, المدعومة من إيران, المدعومة من أنقرة, توسطت فيها مصر وقطر."""
    joined = ""
    while at < sheet.size and sheet.pre[at] == joined and _is_state(sheet, at):
        yield at, PARTY
        at, joined = sheet.stops[at], AND


def _loyal(sheet: Sheet, at: int) -> Iterator[tuple[int, str]]:
    """الموالية لتركيا, الموالية لدمشق."""
    if at < sheet.size and sheet.pre[at] == FOR and _is_state(sheet, at):
        yield at, PARTY


def _is_state(sheet: Sheet, at: int) -> bool:
    """تركيا, أنقرة: a country, or the city whose government it is."""
    return any(term.kind == "place" and term.row["type"] in _STATES for term in sheet.terms[at])


_STATES = frozenset({"country", "city"})


def _wills(sheet: Sheet, at: int) -> Iterator[tuple[int, str]]:
    """الذين تتهمهم صنعاء, أن الخرطوم سترد: the state that accuses, refuses or is to do something, named by its capital."""
    if _is_state(sheet, at) and not sheet.pre[at]:
        yield at, PARTY
    if at > 2 and _is_state(sheet, at - 2) and sheet.phrase(at - 3, "complement"):
        yield at - 2, PARTY


def _belongs(sheet: Sheet, at: int) -> Iterator[tuple[int, str]]:
    """فصائل تابعة لتركيا, but قرية تابعة لحلب lies there."""
    if at < sheet.size and sheet.pre[at] == FOR and is_country(sheet, at):
        yield at, PARTY


def _signs(sheet: Sheet, at: int, reach: int = _BETWEEN) -> Iterator[tuple[int, str]]:
    """اتفاق موقع بين روسيا وتركيا."""
    between = next((unit for unit in range(at, min(at + reach, sheet.size)) if sheet.forms[unit] == BETWEEN), sheet.size)
    for unit in range(between + 1, min(between + 1 + _SIGN, sheet.size)):
        if not is_country(sheet, unit):
            return
        yield unit, PARTY


def _far(sheet: Sheet, at: int) -> Iterator[tuple[int, str]]:
    """على بعد 30 كيلومترا شمال مدينة الموصل: the name, the word for its type, the direction and the adjective of a nation."""
    for unit in range(at, min(at + _BETWEEN, sheet.size)):
        yield unit, FAR
        if sheet.forms[unit] not in _WAY and not _is_sided(sheet.forms[unit]) and not sheet.phrases(unit, "region", *TYPES):
            return


def _is_sided(form: str) -> bool:
    """العراقية between العاصمة and its name."""
    return form.startswith("ال") and form.endswith(_SIDED)


def _against(sheet: Sheet, at: int) -> Iterator[tuple[int, str]]:
    """القصف بين إسرائيل وحزب الله: a country between which and a party it is fought."""
    if at < sheet.size and is_country(sheet, at):
        other = sheet.stops[at]
        if sheet.pre[other] == AND and sheet.term(other, "actor") is not None and not is_country(sheet, other):
            yield at, PARTY


def _sake(sheet: Sheet, at: int) -> Iterator[tuple[int, str]]:
    """نصرة لمدينة X, تضامنا مع X, باستثناء محافظة X: for whose sake something was done elsewhere, or what it is not told of."""
    yield at, PARTY


def _aside(sheet: Sheet, at: int) -> Iterator[tuple[int, str]]:
    """أعلن الحداد في X, خرجت مظاهرة في X: where people mourn or protest, and what they mourn was elsewhere."""
    yield at, ASIDE


def _road(sheet: Sheet, at: int) -> Iterator[tuple[int, str]]:
    """متوجها من X إلى Y: the two ends of a way, on which it happened where no other place is told."""
    yield at, FAR
    to = next((unit for unit in range(at, min(at + _BETWEEN, sheet.prose.end(at - 1))) if sheet.forms[unit] in _TO), 0)
    if to:
        yield to + 1, FAR


def _ends(sheet: Sheet, at: int) -> Iterator[tuple[int, str]]:
    """على الطريق الواصل بين X وY: the two ends of a road."""
    yield at, FAR
    joined = next((unit for unit in range(at + 1, min(at + _BETWEEN, sheet.prose.end(at - 1))) if sheet.pre[unit] == AND), 0)
    if joined:
        yield joined, FAR


def _highway(sheet: Sheet, at: int) -> Iterator[tuple[int, str]]:
    """على طريق X - Y, طريق X Y: a road that is called by its two ends."""
    end = sheet.stops[at] if at < sheet.size and "place" in sheet.kinds[at] else sheet.size
    other = end + (end < sheet.size and is_dash(sheet, end))
    if other < sheet.size and "place" in sheet.kinds[other] and not sheet.pre[other]:
        yield at - 1, FAR
        yield at, FAR
        yield other, FAR


def _visited(sheet: Sheet, at: int) -> Iterator[tuple[int, str]]:
    """عشية زيارة الوزير إلى X: where somebody is to be on another day."""
    reach = range(at, min(at + _BETWEEN, sheet.prose.end(at - 1)))
    to = next((unit for unit in reach if sheet.forms[unit] in _TO or (sheet.pre[unit] == FOR and sheet.phrases(unit, "place", *TYPES))), -1)
    if to >= 0:
        yield to + (sheet.forms[to] in _TO), DESTINATION


def _home(sheet: Sheet, at: int) -> Iterator[tuple[int, str]]:
    """فلان (23 عاما) من بلدة X."""
    if at < 2 or not sheet.forms[at - 2][-1].isdecimal():
        return
    of = next((unit for unit in range(at, min(at + _CLOSING, sheet.size)) if sheet.forms[unit].isalpha()), sheet.size - 1)
    if sheet.forms[of] == OF:
        yield of + 1, HOME


def _post(sheet: Sheet, at: int) -> Iterator[tuple[int, str]]:
    """قائد شرطة في بلدة X, رئيس بلدية X, مدير مستشفى X: where somebody holds an office."""
    yield at - 1, HOME
    yield at + (sheet.forms[at] == IN), HOME
    if at < sheet.size and sheet.pre[sheet.stops[at]] == AND:
        yield sheet.stops[at], HOME  # قيادة عمليات كركوك وشرق دجلة


def _of_them(sheet: Sheet, at: int) -> Iterator[tuple[int, str]]:
    """أحدهما من بلدة X والآخر من Y, وهو فلسطيني من قرية X: where each of those harmed comes from."""
    of = at + (sheet.forms[at].isalpha() and sheet.forms[at] != OF and sheet.forms[at + 1] == OF)
    if sheet.forms[of] == OF:
        yield of + 1, HOME


def _native(sheet: Sheet, at: int) -> Iterator[tuple[int, str]]:
    """استشهاد شاب من بلدة X برصاص الجنود قرب Y: where one who was killed or hurt comes from, if another place is told behind it."""
    first, last = sheet.prose.start(at - 1), sheet.prose.end(at - 1)
    person = _by_name(sheet, at - 3, first)
    if person < first or sheet.kinds[person].isdisjoint(_WHO):
        return
    harmed = any(term.kind == "harm" and term.row["outcome"] in _HURT for unit in range(max(first, person - _BETWEEN), person + 1) for term in sheet.terms[unit])
    if harmed and any(_is_there(sheet, unit) for unit in sheet.between("place", at + 1, last)):
        yield at - 1, HOME
        yield at, HOME


def _by_name(sheet: Sheet, at: int, first: int) -> int:
    """مقتل أحمد سالم من بلدة X وعلي حسن من بلدة Y: the unit that stands before the names of those who come from there."""
    named = at
    while named > max(first, at - _NAMES) and _may_be_named(sheet, named):
        named -= 1
        if sheet.pre[named + 1] == AND and sheet.kinds[named].isdisjoint(_WHO):
            return _by_name(sheet, named - 3, first)
    return named


def _may_be_named(sheet: Sheet, at: int) -> bool:
    """محمد, علي, or a word that no table has but as a place."""
    terms = sheet.terms[at]
    return sheet.forms[at].isalpha() and (any(term.key == _PERSONAL for term in terms) or all(term.kind == "place" for term in terms))


def _is_there(sheet: Sheet, at: int) -> bool:
    """في سنجار, قرب حاجز حوارة, بالقرب من بلدة X: a place that a word for being there stands right before, and no region or direction."""
    if sheet.phrases(at - 1, "region", "type_countryside", "type_governorate"):
        return False
    first = at - bool(sheet.phrases(at - 1, *TYPES) or (not sheet.pre[at] and "event" in sheet.kinds[at - 1]))  # في معارك X
    return sheet.pre[first].endswith(BY) or sheet.forms[first - 1] in _THERE


_THERE = rule_words("place_sides.there")
_HURT = frozenset({"killed", "injured"})
_WHO = frozenset({"person", "harm"})
_NAMES = 5  # units of a man's name
_PERSONAL = "personal"


def _received(sheet: Sheet, at: int) -> Iterator[tuple[int, str]]:
    """وصلت إلى مستشفى X جثامين سبعة, 13 شهيدا وصلوا إلى مستشفى X, استقبل مستشفى X 12 شهيدا: a hospital to which the dead and hurt came from where it happened."""
    last = min(at + _BETWEEN, sheet.prose.end(at - 1))
    hospital = next((unit for unit in range(at, last) if sheet.forms[unit].removeprefix(ARTICLE).startswith(_HOSPITALS)), last)
    to = next((unit for unit in range(at, last) if sheet.forms[unit] in _TO), last)
    if to < last and not _BODIES.isdisjoint(sheet.forms[at:to]):
        yield to + 1, DESTINATION  # وصلت جثث ستة جنود إلى X
    first = max(sheet.prose.start(at - 1), at - _CAME) if sheet.forms[at - 1].endswith(ALEF) else at
    people = range(first, min(last + _BETWEEN, sheet.prose.end(at - 1)))
    if not any(term.kind == "harm" and term.form not in VERB_FORMS for unit in people for term in sheet.terms[unit]) and _BODIES.isdisjoint(sheet.forms[at:last]):
        return
    receiver = _receiver(sheet, at - 1)
    if receiver < at - 1:
        yield from ((unit, DESTINATION) for unit in range(receiver, at - 1))
    elif hospital < last:
        yield hospital, DESTINATION
        yield sheet.stops[hospital] + (sheet.forms[sheet.stops[hospital]] == IN), DESTINATION  # مستشفى X في بلدة Y


def _receiver(sheet: Sheet, verb: int) -> int:
    """إن مستشفى الحوادث X استقبل 22 جريحا, المستشفى تلقى جثمان فلان: where the hospital in front of its verb begins; the verb's own unit where none stands there."""
    if sheet.forms[verb] not in _RECEIVES:
        return verb
    before = range(verb - 1, max(sheet.prose.start(verb), verb - _BETWEEN) - 1, -1)
    hospital = next((unit for unit in before if sheet.forms[unit].removeprefix(ARTICLE).startswith(_HOSPITALS)), verb)
    named = all(sheet.forms[unit].isalpha() or sheet.forms[unit] in _MARKS_OF_NAMES for unit in range(hospital, verb))
    return hospital if named else verb


_CAME = 4  # units from those who came to where they came to: 13 شهيدا وصلوا
_BODIES = rule_words("place_sides.bodies")
_HOSPITALS = rule_forms("place_sides.hospitals")
_RECEIVES = rule_words("refused.received")
_MARKS_OF_NAMES = frozenset({'"', "«", "»", "(", ")"})


def _war(sheet: Sheet, at: int) -> Iterator[tuple[int, str]]:
    """منذ بدء الحرب على غزة, احتجاجا على العدوان على لبنان: the land of a war, of which a happening elsewhere tells only the time."""
    over = next((unit for unit in range(at, min(at + _SIDES, sheet.size - 1)) if sheet.forms[unit] in _OVER), 0)
    if over:
        yield over + 1, FAR
    yield from _signs(sheet, at, _SIDES)  # منذ اندلاع الحرب بين X وY


def _compared(sheet: Sheet, at: int) -> Iterator[tuple[int, str]]:
    """يتجاوز أعداد القتلى في دارفور: a place with which this one is compared."""
    reach = range(at, min(at + _COMPARED, sheet.prose.end(at - 1)))
    place = next((unit + 1 for unit in reach if sheet.forms[unit] == IN), 0)
    if place and not any(sheet.forms[unit].isdecimal() for unit in range(at, place)):
        yield place, PARTY


def _seat(sheet: Sheet, at: int) -> Iterator[tuple[int, str]]:
    """منظمة مقرها لندن, تتخذ من جنيف مقرا لها: where a body has its seat."""
    yield at, PARTY


def _left_out(sheet: Sheet, at: int) -> Iterator[tuple[int, str]]:
    """لا تشمل الحصيلة قتلى محافظة X: where those are of whom a count leaves out."""
    for unit in range(at, min(at + _COMPARED, sheet.prose.end(at - 1))):
        if sheet.forms[unit] in _MARKS:
            return
        yield unit, PARTY


_MARKS = frozenset({"،", "؛", "("})
_SIDES = 3  # units between a war and the land of it: who wages it
_OVER = rule_words("place_sides.over")
_COMPARED = 8  # units from a comparison to its place
_READ: Mapping[str, Callable[[Sheet, int], Iterator[tuple[int, str]]]] = {
    **{"party": _leads, "wills": _wills, "loyal": _loyal, "belongs": _belongs, "signed": _signs, "far": _far, "aged": _home},
    **{"compared": _compared, "sake": _sake, "road": _road, "ends": _ends, "visited": _visited, "post": _post, "home": _of_them, "war": _war, "seat": _seat, "left_out": _left_out, "native": _native, "received": _received, "against": _against, "highway": _highway, "aside": _aside},
}
