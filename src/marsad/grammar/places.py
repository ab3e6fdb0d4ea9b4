"""Places: names of the gazetteer and names that only a type word gives away (بلدة X), with what they may mean.

A name that is also an ordinary word counts only behind a type word. Several places of one name are narrowed by the type
word, by the governorates and districts that the report names, and by nearness to its other places; what is left
is kept as candidates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, radians

from marsad.grammar.sheet import TYPE_WORDS, Sheet
from marsad.lexicon.terms import Term
from marsad.model.reading import Candidate, Place

_TYPES = {
    "type_city": {"city", "town"},
    "type_town": {"town", "city", "village", "subdistrict"},
    "type_village": {"village", "town"},
    "type_quarter": {"neighbourhood"},
    "type_camp": {"camp"},
    "type_governorate": {"governorate"},
    "type_district": {"district", "subdistrict", "region", "neighbourhood", "town", "city", "village"},
    "type_country": {"country"},
    "type_conflict": {"country"},
    "type_mountain": {"mountain"},
    "type_countryside": {"governorate", "city", "district", "region", "town"},
    "type_hospital": {"hospital"},
    "type_crossing": {"crossing"},
    "type_airport": {"airport", "base"},
    "type_base": {"base", "airport"},
    "type_site": {"road", "region", "hospital", "crossing", "base", "mountain", "valley", "water", "neighbourhood"},
}
_SETTLED = frozenset({"type_city", "type_town", "type_village", "type_quarter", "type_camp", "type_governorate", "type_conflict", "type_countryside"})
_ACCURACY = {
    "country": "country",
    "governorate": "province",
    "district": "district",
    "subdistrict": "subdistrict",
    "city": "city",
    "town": "town",
    "village": "village",
    "neighbourhood": "neighbourhood",
    "camp": "neighbourhood",
    "region": "region",
    "mountain": "region",
    "valley": "region",
    "hospital": "exact",
    "crossing": "exact",
    "airport": "exact",
    "base": "exact",
    "road": "street",
}
_BROAD = frozenset({"country"})
_PREPOSITIONS = frozenset(
    {
        "في",
        "من",
        "الي",
        "قرب",
        "علي",
        "نحو",
        "باتجاه",
        "تجاه",
        "بين",
        "عبر",
        "داخل",
        "خارج",
        "حول",
        "محيط",
        "ضواحي",
        "اطراف",
        "مشارف",
        "غرب",
        "شرق",
        "شمال",
        "جنوب",
        "غربي",
        "شرقي",
        "شمالي",
        "جنوبي",
        "وسط",
    }
)
_NEAR_KM = 60.0


@dataclass(frozen=True, slots=True)
class PlaceAt:
    """A place in unit positions; ``core`` is the unit of the name itself, behind its type word."""

    first: int
    last: int
    core: int
    types: tuple[str, ...]
    terms: tuple[Term, ...]
    broad: bool
    composed: bool = False
    toward: bool = False
    again: PlaceAt | None = None


def find_places(sheet: Sheet) -> list[PlaceAt]:
    """All places named in a report, in text order."""
    found: list[PlaceAt] = []
    at, behind = 0, -1
    pending: tuple[int, str] | None = None
    begins = sheet.starts(_STARTS, _WORDS)
    while at < sheet.size:
        if not begins[at] and at > behind:
            at += 1
            continue
        key = _type_word(sheet, at)
        place = _place(sheet, sheet.stops[at], at, key) if key else None
        if place:
            pending = (at, key or "")
        else:
            place = _again(sheet, at, found) or _place(sheet, at, at, None) or _border(sheet, at) or (_listed(sheet, at, pending, found) if pending else None)
        if place is None and sheet.forms[at] in _BOTH:
            found += _both_again(at, found, _BOTH[sheet.forms[at]])
        if place:
            if inner := _within(sheet, place, found):
                found.append(inner)
            found.append(replace(place, toward=True) if _heading_for(sheet, place.first, found) else place)
            at = place.last
            behind = at + 1 if pending else -1  # a list (قرى X وY) may go on with a name that no table knows
            continue
        if sheet.forms[at] in (".", "\n"):
            pending = None
        at += 1
    return found


def _within(sheet: Sheet, place: PlaceAt, found: Sequence[PlaceAt]) -> PlaceAt | None:
    """في الزعفرانية بجنوب بغداد, في ود النورة بولاية الجزيرة: a name that no table knows, told by the place that it lies in."""
    at = place.first - 1
    sided = sheet.phrase(place.first, "region") and not sheet.pre[place.first]
    if at < 1 or not (sided or sheet.pre[place.first].endswith("ب")) or (found and found[-1].last > at):
        return None
    first = at - 1 if sheet.forms[at - 1] in _NAME_HEADS and not sheet.pre[at] else at
    if not _nameable(sheet, at) or sheet.terms[at] or (sheet.pre[first] and not sheet.pre[first].endswith("ب")):
        return None
    before = sheet.forms[first - 1] if first else ""
    known = sheet.pre[first].endswith("ب") or before in ("في", "قرب", "من", "الي", "علي")
    definite = sheet.forms[at].startswith("ال") or first < at
    return PlaceAt(first, at + 1, first, (), (), False) if known and definite and not sheet.dated[first] else None


def _nameable(sheet: Sheet, at: int) -> bool:
    form = sheet.forms[at]
    return form.isalpha() and len(form) > 1 and form not in _NO_NAME and not form.endswith(("ا", "ين", "ون")) and form not in _PREPOSITIONS


_AGAIN = {
    "القاعده": {"base", "airport"},
    "المطار": {"airport", "base"},
    "المعسكر": {"base", "camp"},
    "المدينه": {"city", "town"},
    "البلده": {"town", "village", "city"},
    "القريه": {"village", "town"},
    "الحي": {"neighbourhood"},
    "المخيم": {"camp"},
    "المستشفي": {"hospital"},
    "المعبر": {"crossing"},
    "المحافظه": {"governorate"},
    "الجبل": {"mountain"},
    "القطاع": {"region"},
}
_BOTH = dict.fromkeys(("المدينتين", "المدينتان"), _AGAIN["المدينه"])
_BOTH |= dict.fromkeys(("البلدتين", "البلدتان"), _AGAIN["البلده"]) | dict.fromkeys(("القريتين", "القريتان"), _AGAIN["القريه"])


def _both_again(at: int, found: Sequence[PlaceAt], wanted: set[str]) -> list[PlaceAt]:
    """المدينتان, البلدتين without names: the two towns that were last named side by side."""
    named = [place for place in found[-40:] if not place.composed and not place.again and not place.broad]
    for first, second in zip(reversed(named[:-1]), reversed(named[1:]), strict=True):
        fits = all(not place.terms or any(term.row["type"] in wanted for term in place.terms) for place in (first, second))
        if fits and 0 <= second.first - first.last <= 1:
            return [PlaceAt(at, at + 1, place.core, place.types, place.terms, False, again=place) for place in (first, second)]
    return []


_SAME = frozenset({"الجويه", "العسكريه", "الجوي", "العسكري", "المذكوره", "المذكور", "ذاتها", "ذاته", "نفسها", "نفسه", "المحاصره", "المنكوبه"})


def _again(sheet: Sheet, at: int, found: Sequence[PlaceAt]) -> PlaceAt | None:
    """القاعدة, البلدة, المخيم without a name: the last place of that type named before."""
    wanted = _AGAIN.get(sheet.forms[at])
    if wanted is None or (at and sheet.forms[at - 1] in ("تنظيم", "تنظيمي")):
        return None
    following = sheet.forms[at + 1] if at + 1 < sheet.size else ""
    if following.startswith("ال") and following not in _SAME and not sheet.pre[at + 1]:
        return None
    for place in reversed(found[-40:]):
        kept = tuple(term for term in place.terms if term.row["type"] in wanted)
        if not place.composed and (kept or (not place.terms and wanted & set(place.types))):
            return PlaceAt(at, at + 1, place.core, place.types, kept, False, again=place.again or place)
    return None


def _heading_for(sheet: Sheet, first: int, found: Sequence[PlaceAt]) -> bool:
    """The way to a place (متجهة إلى تعز، جنوب غربي اليمن) is not where a thing happened."""
    ahead = any(sheet.phrase(at, "toward") and sheet.stops[at] == first for at in range(max(0, first - 4), first))
    return ahead or bool(found and found[-1].toward and first - found[-1].last <= 1 and not sheet.pre[first])


def _type_word(sheet: Sheet, at: int) -> str | None:
    for term in sheet.terms[at]:
        if term.kind == "phrase" and term.key in _TYPES:
            return term.key
    return None


def _place(sheet: Sheet, at: int, first: int, key: str | None) -> PlaceAt | None:
    """A place whose name stands at a unit, behind a type word where ``key`` is given."""
    typed = key is not None
    if at >= sheet.size or (not typed and not sheet.terms[at]):
        return None
    terms = tuple([term for term in sheet.terms[at] if term.kind == "place"])
    if sheet.dated[at] or sheet.suf[at]:  # جنينها: a place has no owner
        return None
    if typed and sheet.pre[at] and sheet.pre[at] != "ال":
        return None
    if key == "type_conflict" and sheet.forms[sheet.stops[at] : sheet.stops[at] + 1] == ["علي"]:
        return None  # الحرب الإسرائيلية على غزة: the adjective tells who wages it
    if terms:
        if any(term.kind == "actor" and term.form in ("name", "hostile") for term in sheet.terms[at]) and not typed:
            return None
        common = all(term.form == "common" for term in terms)
        if common and not (typed and key != "type_site"):
            return None
        wanted = _TYPES[key] if key else set()
        settled = key in _SETTLED and any(term.row["type"] in wanted for term in terms)
        if (
            common
            and not settled
            and any(term.kind in ("person", "harm", "event", "number", "phrase", "source", "saying", "weapon") for term in sheet.terms[at])
        ):
            return None
        if not typed and _metonym(sheet, at):
            return None
        fitting = tuple(term for term in terms if term.row["type"] in wanted) or terms
        begin = _direction(sheet, first)
        last = _tail(sheet, sheet.stops[at])
        composed = key == "type_countryside" or begin < first or last > sheet.stops[at]
        broad = all(term.row["type"] in _BROAD for term in fitting)
        composed = composed and not (composed and broad and begin == first and last == sheet.stops[at])
        return PlaceAt(begin, last, at, tuple(sorted(wanted)), fitting, broad, composed)
    return _unknown(sheet, at, first, key) if typed else None


def _metonym(sheet: Sheet, at: int) -> bool:
    """A capital that stands for its government is a place only behind في, من, ب …"""
    if not any(term.kind == "actor" and term.form == "metonym" for term in sheet.terms[at]):
        return False
    return not (sheet.pre[at].endswith("ب") or (at and sheet.forms[at - 1] in _PREPOSITIONS))


def _direction(sheet: Sheet, first: int) -> int:
    """شمال غرب سوريا, وسط غزة: the direction belongs to the name of the place."""
    if first and sheet.phrase(first - 1, "region") and sheet.pre[first] == "":
        return first - 1
    if first > 1 and sheet.stops[first - 2] == first and sheet.phrase(first - 2, "region") and sheet.pre[first] == "":
        return first - 2
    return first


def _border(sheet: Sheet, at: int) -> PlaceAt | None:
    """الحدود مع اليمن, حدود المملكة, الحدود السورية التركية, البلاد: places told without a name of their own."""
    form = sheet.forms[at]
    if form == "البلاد":
        begin = _direction(sheet, at)
        return PlaceAt(begin, at + 1, at, (), (), begin == at, True)
    if form not in ("حدود", "الحدود") or at + 1 >= sheet.size or sheet.pre[at + 1]:
        return None
    last = at + 1
    while last < min(sheet.size, at + 5) and (
        sheet.forms[last] in ("مع", "-", "ـ")
        or (sheet.forms[last].startswith("ال") and not sheet.dated[last])
        or (last > at + 1 and sheet.term(last, "place") is not None)
    ):
        last += 1
    while (last > at + 1 and not sheet.forms[last - 1].isalpha()) or sheet.forms[last - 1] == "مع":
        last -= 1
    return PlaceAt(at, last, at, (), (), False, True) if last > at + 1 else None


_BORDERS = frozenset({"البلاد", "حدود", "الحدود"})
_WORDS = _BORDERS | frozenset(_AGAIN) | frozenset(_BOTH) | {".", "\n"}
_STARTS = TYPE_WORDS | {"place"}
_SIDES = frozenset({"الشرقي", "الغربي", "الشمالي", "الجنوبي", "الشرقيه", "الغربيه", "الشماليه", "الجنوبيه", "الاوسط"})


def _tail(sheet: Sheet, at: int) -> int:
    last = at
    while last < sheet.size and last < at + 2 and sheet.forms[last] in _SIDES and not sheet.pre[last]:
        last += 1
    return last


_NAME_HEADS = frozenset({"اولاد", "ابو", "ام", "بيت", "دير", "خان", "عين", "كفر", "تل", "ذي", "بني", "راس", "باب", "جسر", "شيخ", "عبد", "نبع", "خربه", "ود", "بئر", "حوش"})
_NO_NAME = frozenset(
    {
        "في",
        "من",
        "علي",
        "التي",
        "الذي",
        "الي",
        "عن",
        "هذه",
        "تلك",
        "ذلك",
        "هذا",
        "بعد",
        "قبل",
        "خلال",
        "عده",
        "اخري",
        "كان",
        "كانت",
        "حيث",
        "مجاوره",
        "سكنيه",
        "السكنيه",
        "المحيطه",
        "المجاوره",
        "القريبه",
        "الحدوديه",
        "عسكريه",
        "العسكريه",
        "اخر",
        "واحد",
        "قد",
        "ما",
        "لا",
        "المحرره",
        "واسعه",
        "محاصره",
        "مدنيه",
        "المحتله",
        "النفطيه",
        "الاخري",
        "يسيطر",
        "تسيطر",
        "تابعه",
        "الخاضعه",
        "متفرقه",
        "مختلفه",
        "الصراع",
        "النزاع",
        "القتال",
        "التماس",
        "العمليات",
        "سيطره",
        "نفوذ",
        "وقوع",
        "امنه",
        "الامنه",
        "عازله",
        "العازله",
        "حظر",
        "المدينه",
        "الحدود",
        "كامله",
        "عمليات",
        "خفض",
        "انه",
        "ان",
    }
)


def _unknown(sheet: Sheet, at: int, first: int, key: str | None) -> PlaceAt | None:
    """A name that no gazetteer knows, behind a type word: kept by its words, without coordinates."""
    if key in ("type_country", "type_conflict") or sheet.phrase(first, "deverbal"):
        return None
    form = sheet.forms[at]
    if not form.isalpha() or len(form) < 3 or form in _NO_NAME or sheet.pre[at]:
        return None
    if sheet.forms[first] == "حيا" and not form.startswith("ال"):
        return None  # دمر حيا كاملا
    if not form.startswith("ال") and form.endswith(("ي", "يه", "يا")) and key != "type_village":
        return None  # an adjective of the type word: حي سكني
    numbered = key in ("type_site", "type_quarter") and form.startswith("ال") and sheet.term(at, "number") is not None  # شارع الستين
    if not numbered and any(term.kind in ("saying", "event", "harm", "person", "phrase", "date", "number", "weapon", "source") for term in sheet.terms[at]):
        return None
    if key == "type_hospital" and form[0] in "يت" and form.endswith(("ه", "ها")) and _ends_in_pronoun(sheet, at):
        return None  # مستشفى تدعمه المنظمة
    if sheet.term(at, "actor") and key not in ("type_base", "type_site"):
        return None
    if key in ("type_site", "type_base") and not form.startswith("ال"):
        return None
    if key in ("type_site", "type_base", "type_district", "type_mountain", "type_hospital") and not form.startswith("ال") and sheet.term(at, "actor"):
        return None
    last = at + 1
    if (
        form in _NAME_HEADS
        and last < sheet.size
        and sheet.forms[last].isalpha()
    ) or (last < sheet.size and sheet.forms[last].startswith("ال") and not sheet.terms[last] and sheet.forms[last] not in _NO_NAME and not sheet.pre[last]):
        last += 1
    return PlaceAt(first, last, at, tuple(sorted(_TYPES.get(key or "", ()))), (), False, key == "type_countryside")


def _ends_in_pronoun(sheet: Sheet, at: int) -> bool:
    """The word ends with a ه as written, not with a ة."""
    return sheet.text[: sheet.span(at, at + 1)[1]].endswith(("ه", "ها"))


def _listed(sheet: Sheet, at: int, pending: tuple[int, str] | None, found: Sequence[PlaceAt]) -> PlaceAt | None:
    """مدينتي زملكا وعربين, قرى X وY وZ: a list goes on in the type of its head."""
    if not found or pending is None or at - found[-1].last > 1 or (found[-1].terms != () and found[-1].core == found[-1].first):
        return None
    joined = sheet.pre[at] == "و" or (at - found[-1].last == 1 and sheet.forms[at - 1] == "،")
    form = sheet.forms[at]
    whole = form.startswith("و") and not sheet.pre[at] and len(form) > 4 and at == found[-1].last
    if not (joined or whole) or sheet.forms[pending[0]] not in _PLURAL_TYPES:
        return None
    if joined and any(term.kind == "place" for term in sheet.terms[at]):
        terms = tuple(term for term in sheet.terms[at] if term.kind == "place")
        return PlaceAt(at, sheet.stops[at], at, (), terms, False)
    if sheet.terms[at] or not form.isalpha() or form in _NO_NAME or len(form) < 4:
        return None
    return PlaceAt(at, at + 1, at, (), (), False)


_PLURAL_TYPES = frozenset(
    {
        "مدينتي",
        "مدن",
        "بلدتي",
        "بلدات",
        "قريتي",
        "قري",
        "حيي",
        "احياء",
        "مخيمات",
        "محافظات",
        "محافظتي",
        "مناطق",
        "منطقتي",
        "مديريات",
        "جبهتي",
        "مديريتي",
        "بلدتا",
        "مدينتا",
        "قريتا",
    }
)


def _name(sheet: Sheet, first: int, last: int) -> str:
    """The words of a place; للخرطوم keeps its article: الخرطوم."""
    words = sheet.words(first, last)
    form = sheet.forms[first]
    return "ا" + words if form.startswith("ال") and words.startswith("ل") and not words.startswith("لل") and len(words) > 2 and sheet.pre[first].endswith("ل") else words


class Map:
    """What the places of one report, and the countries of its parties, tell about each other, for choosing among candidates."""

    def __init__(self, places: Sequence[PlaceAt], parties: Iterable[str] = ()) -> None:
        self.countries: Counter[str] = Counter()
        self.parties = Counter(parties)
        self.adm: set[str] = set()
        self.points: list[tuple[float, float]] = []
        for place in places:
            rows = [term.row for term in place.terms]
            if len({row["id"] for row in rows}) == 1:
                row = rows[0]
                self.countries[_country(row)] += 1
                if row["type"] in ("governorate", "district"):
                    self.adm |= {row["adm1"], row["adm2"]} - {""}
                if row["type"] != "country" and row["lat"] and len(self.points) < 40:
                    self.points.append((float(row["lat"]), float(row["lon"])))

    def country(self) -> str | None:
        """The country that the report is about: the one named most, directly or by its places."""
        return self.countries.most_common(1)[0][0] if self.countries else None

    def resolve(self, sheet: Sheet, place: PlaceAt) -> Place:
        """The place with its gazetteer values, or with its candidates where the report does not tell which."""
        place = place.again or place
        first, last = place.first, place.last
        name, span = _name(sheet, first if place.composed else place.core, last), sheet.span(first, last)
        rows = list({term.row["id"]: term.row for term in place.terms}.values())
        if not rows:
            return Place(name, None, span)
        rows = self._narrow(rows)
        if len(rows) > 1:
            return Place(name, None, span, candidates=tuple(_candidate(row) for row in rows))
        row = rows[0]
        if place.composed:
            return Place(name, None, span, accuracy="region", adm1=row["adm1"] or None, adm2=row["adm2"] or None)
        lat, lon = _point(row)
        return Place(name, row["id"], span, lat, lon, _ACCURACY.get(row["type"]), row["adm1"] or None, row["adm2"] or None)

    def _narrow(self, rows: list[Mapping[str, str]]) -> list[Mapping[str, str]]:
        """By settled governorates and districts, by the report's country, by nearness, by rank of type."""
        for keep in (self._by_adm, self._by_country, self._by_nearness, _by_type):
            if len(rows) == 1:
                break
            rows = keep(rows) or rows
        return _one_place(rows) if len(rows) > 1 else rows

    def _by_adm(self, rows: list[Mapping[str, str]]) -> list[Mapping[str, str]]:
        return [row for row in rows if row["adm1"] in self.adm or row["adm2"] in self.adm]

    def _by_country(self, rows: list[Mapping[str, str]]) -> list[Mapping[str, str]]:
        told = self.countries + self.parties
        most = max(told[_country(row)] for row in rows)
        return [row for row in rows if told[_country(row)] == most] if most else []

    def _by_nearness(self, rows: list[Mapping[str, str]]) -> list[Mapping[str, str]]:
        return [row for row in rows if row["lat"] and any(_km(float(row["lat"]), float(row["lon"]), *point) < _NEAR_KM for point in self.points)]


_RANK = ("country", "governorate", "city", "region", "district", "town", "neighbourhood", "subdistrict", "village")


_SPREAD_KM = 3.0


def _one_place(rows: list[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Two gazetteers that list one place a little apart, under two ids, make no ambiguity; the row curated here stands for it."""
    points = [_point(row) for row in rows]
    lat, lon = points[0]
    if lat is None or lon is None or any(a is None or b is None or _km(a, b, lat, lon) > _SPREAD_KM for a, b in points):
        return rows
    return sorted(rows, key=lambda row: row.get("source") != "curated")[:1]


def _by_type(rows: list[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """A governorate and its city share a name: the city is meant unless the type word says otherwise."""
    kinds = {row["type"] for row in rows}
    if len({row["adm1"] for row in rows}) == 1:
        for kind in ("city", "governorate", "town", "district", "subdistrict"):
            if kind in kinds:
                return [row for row in rows if row["type"] == kind][:1]
    best = [row for row in rows if row["type"] in ("country", "governorate", "city")]
    cities = [row for row in best if row["type"] == "city"]
    if len(cities) == 1 and len({_country(row) for row in best}) == 1:  # صنعاء is a city of its own beside its governorate
        return cities
    return best if len({row["adm1"] for row in best}) == 1 else []


def _country(row: Mapping[str, str]) -> str:
    return row.get("country") or row["id"]


def _point(row: Mapping[str, str]) -> tuple[float | None, float | None]:
    return (float(row["lat"]), float(row["lon"])) if row["lat"] and row["lon"] else (None, None)


def _candidate(row: Mapping[str, str]) -> Candidate:
    lat, lon = _point(row)
    return Candidate(row["id"], row["name"].lstrip("?"), row["type"], lat, lon, row["adm1"] or None, row["adm2"] or None, _country(row))


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    return hypot((lat - other_lat) * 111.2, (lon - other_lon) * 111.2 * cos(radians(lat)))
