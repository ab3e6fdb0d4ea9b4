"""A report as attachment sees it: its events, places and dates by sentence, and what stands in the words that name a speaker."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from marsad.grammar.calendar_days import OF_A_STRETCH
from marsad.grammar.dates import DateAt
from marsad.grammar.event_found import EventAt
from marsad.grammar.in_return import since_then, span_counted
from marsad.grammar.own_places import apart
from marsad.grammar.place_country import countries_taken_up, told_most
from marsad.grammar.place_found import PlaceAt, is_dash
from marsad.grammar.place_map import Map, name_of
from marsad.grammar.place_roles import PLAIN, stands_of
from marsad.grammar.place_same import one_place_a_name
from marsad.grammar.place_sides import ASIDE, FAR, NO_SCENE, ORIGIN
from marsad.grammar.sheet import Sheet
from marsad.grammar.statement import Statement
from marsad.model.reading import Place, Why
from marsad.text.rule_words import ALEF, AND, AS_ALSO, BY, COMMAS, DURING, IN, SINCE, THAT, rule_words

_KINDS = {
    **{"neighbourhood": "quarter", "village": "settlement", "town": "settlement", "camp": "camp", "city": "city", "district": "district", "subdistrict": "district"},
    **{"governorate": "governorate", "region": "region", "mountain": "region", "valley": "region", "water": "region", "country": "country"},
}
_BY_WORD = (("camp", "camp"), ("district", "unknown"), ("neighbourhood", "quarter"), ("village", "settlement"), ("town", "settlement"), ("governorate", "governorate"))
# of several places of one name: a town goes before the subdistrict that is called after it
_LIKELIEST = ("city", "country", "governorate", "settlement", "quarter", "camp", "district", "region")
FINE = frozenset({"settlement", "quarter", "camp", "unknown", "site"})
_OF_A_CLAUSE = FINE | {"city", "country"}
_UNITS = ("district", "subdistrict")  # ناحية X, مديرية X, of which no table knows
_LAND = rule_words("survey.land")
_SINCE = rule_words("where_features.since")
_WATER, _AFLOAT = "water", rule_words("survey.afloat")
_CLOSELY = rule_words("survey.more_closely")
_AFTER_IT = rule_words("where_features.after_it")
_LED_UP = 4  # units from بعد, عقب over an outbreak to the deed
_DAYS = frozenset({"day", "part_of_day"})
_STRETCHES = frozenset({"month", "year"})
_LARGE = frozenset({"countryside", "beside_town", "governorate", "country", "border"})
WIDE = frozenset({"district", "countryside", "beside_town", "governorate", "region", "country", "border"})
_LEAD = 3  # what the first sentences tell the report is about; where, is often said more closely behind them
_RIGHT_BEHIND = 3  # units between a village and what it lies in
SIDE = "side"  # kind of a place of which only a side is told
_TO_SIDE = 3  # units from غربي over العاصمة الليبية to the name
_QUARTERS = frozenset({"quarter", "camp"})
MANY = 12  # events or places of one sentence that are looked at: no work may grow faster than the text
_BEFORE, _AFTER = 30, 8  # sentences around an event whose places may be its scene
MOST = 10  # places in its sentence, and as many outside, that are weighed: the nearest
_FRAME = 4  # units from the head of a sentence to the place that it begins with
_IN_PLACES = frozenset({IN, AND + IN})
_STORY = 2  # sentences in which a story of its own is told more closely
_OPENING = 3  # units in which a sentence says that it tells what went before
_SPEAKER = 16  # units that may name a speaker and the day on which he speaks
Counts = frozenset[tuple[str, int | None, int | None]]
Area = tuple[str, str, str]  # country, first and second division; empty where not known


@dataclass(slots=True)
class Points:
    """What the features of places gave so far: of each place, as events use it, of pairs of sentences, of a place to another sentence, and of where places lie."""

    of_place: dict[int, int] = field(default_factory=dict)
    of_use: dict[tuple[bool, str], dict[int, int]] = field(default_factory=dict)
    of_sentences: dict[tuple[int, int, str], int] = field(default_factory=dict)
    of_there: dict[tuple[int, str, str], dict[int, int]] = field(default_factory=dict)
    of_lying: dict[tuple[Area, str, bool, int, str, bool], int] = field(default_factory=dict)


class Survey:
    """The events, places and dates of one report, each asked for by its sentence."""

    # fine_before: for each sentence the last one before it that names a settlement, quarter, camp or site; -1 where none does
    # one_more: the units in front of آخر, ثانية: an event there (في هجوم آخر) happened somewhere of its own

    def __init__(self, sheet: Sheet, places: Sequence[PlaceAt], chart: Map, statements: Sequence[Statement], events: Sequence[EventAt]) -> None:
        self.sentence = sheet.prose.sentence.__getitem__  # the number of the sentence around a unit
        self.sheet, self.chart, self.events = sheet, chart, list(events)
        self.stands = stands_of(sheet, places)
        self.places = places = countries_taken_up(sheet, one_place_a_name(sheet, places), self.stands)
        self.kinds = [kind_of(place) for place in places]
        self.camps = "camp" in self.kinds
        self.cued = _cued(sheet, statements)
        self.aside = _aside(sheet, statements, self.cued)
        self.answering = _answering(sheet, statements)
        self.areas = [_area(chart.likeliest(place)) for place in places]
        self.names = [self._name(place.again or place) for place in self.places]
        self.spoken_at = {number for number, place in enumerate(places) if self._speaks_there(place)}
        self.often = Counter(self.names)
        self.fine_names = {self.name(number) for number, kind in enumerate(self.kinds) if kind in FINE}
        self.most = max((self.often[name] for name in self.fine_names), default=0)
        self.places_in = _by_sentence(sheet, [(place.first, number) for number, place in enumerate(places)])
        self.holding = self._holders()
        self._settle_by_neighbours()
        sentences = sheet.prose.sentence
        fine = {sentences[place.first] for place, kind, stand in zip(self.places, self.kinds, self.stands, strict=True) if kind in FINE and stand == PLAIN}
        self.fine_before = _last_before(fine, len(sheet.prose.sentences))
        self.one_more = {at - back for at in sheet.where("one_more") for back in (1, 2)}
        self.gone_by: dict[int, set[int]] = {}  # by their sentences the deeds that are told only for their time: بعد تحرير X
        self.since_when = [at for at in sheet.stands.get(SINCE, ()) if sheet.forms[at + 1] == THAT]  # منذ أن اقتحم الجنود البلدة
        self.replies = [at for at in sheet.where("struck_back") if sheet.forms[at - 1] == "،"]
        self.of_another_time: dict[int, set[int]] = {}  # and those that happened hours or days before: بعد يومين من هجوم
        for at in [event.at for event in events]:
            if sheet.forms[at - 1] in _SINCE or since_then(sheet, at):
                self.gone_by.setdefault(sentences[at], set()).add(at)
            if span_counted(sheet, at) >= 0 or since_then(sheet, at):
                self.of_another_time.setdefault(sentences[at], set()).add(at)
        self.for_their_time = {at for at in set[int]().union(*self.gone_by.values(), *self.of_another_time.values()) if not _is_of_what_they_died(sheet, at)}  # the units of both
        self._told_at = [event.at for event in events].__getitem__
        self.events_in = _by_sentence(sheet, [(event.at, number) for number, event in enumerate(events)])
        self.first_told = min((sentences[event.at] for event in events), default=0)  # lines of a page stand before the report
        self.head = head = self.first_told + _LEAD
        self.leads = frozenset(sorted({sentences[event.at] for event in events if event.harms and sentences[event.at] < head})[:2])
        self.dates_in: dict[int, list[DateAt]] = {}
        for date in (date for date in sheet.dates if not (_names_a_paper(sheet, date) or _of_land_held(sheet, date))):
            self.dates_in.setdefault(sheet.prose.sentence[date.start], []).append(date)
        self.relative = any(date.first is None for date in sheet.dates if not self.cued[date.start])
        self.points = Points()
        self.switches, self.answers = sheet.where("switch"), sheet.where("in_return_for")
        self.partings = sorted([*sheet.where("clause"), *sheet.where("at_that_time")])
        self.also = _deeds_joined(sheet)
        self.items = {sentences[place.first] for place in places if _opens_with(sheet, place.first)}
        opening = [*self.switches, *(at for at in sheet.where("one_more") if _opens_there(sheet, at))]
        self.framed = sorted({sentences[place.first] for place in places if _opens_there(sheet, place.first)})
        self.openers = {*self.framed, *(sentences[at] for at in opening)}  # وفي X، …; من جهة أخرى …; في هجوم آخر …: stories of their own
        self.looking_back = {sentences[at] for at in sheet.where("went_before") if at - sheet.prose.start(at) < _OPENING}
        self._counts: dict[int, Counts] = {}
        self._told_in: dict[int, set[tuple[Area, str]]] = {}
        self._around: dict[int, list[tuple[int, int]]] = {}
        self._resolved: dict[int, Place] = {}
        self._as: dict[tuple[int, str], Place] = {}
        self._days: dict[int, frozenset[str]] = {}
        self._told_last: dict[int, EventAt | None] = {}
        self.days_told = sum(bool(self.days(number)) for number in self.dates_in)  # sentences that name a day
        self._unnamed: dict[int, frozenset[str]] = {}
        self._about: list[str] | None = None

    def _settle_by_neighbours(self) -> None:
        """What a place is by those told beside it: where the origin lies (من قاعدة حميميم في اللاذقية), what lies by a city, a city told more closely."""
        for number in [number for number, stand in enumerate(self.stands[:-1], 1) if stand == ORIGIN and self._lies_in(number)]:
            if self.areas[number][:2] == self.areas[number - 1][:2]:
                self.stands[number] = ORIGIN
        for number in [number for number, place in enumerate(self.places) if _beside_city(self.sheet, place)]:
            others = {self.kinds[other] for other in self.places_in[self.sentence(self.places[number].first)] if other != number}
            if others <= _LARGE:
                self.kinds[number] = "beside_town"
        for number in [number for number, kind in enumerate(self.kinds) if kind == "settlement" and self._is_narrowed(number + 1)]:
            self.kinds[number] = "city"

    def name(self, number: int) -> str:
        """One name for all tellings of a place: its id where the tables know it, else its words."""
        return self.names[number]

    def _name(self, place: PlaceAt) -> str:
        return place.terms[0].row["id"] if place.terms and not place.composed else " ".join(self.sheet.forms[place.first : place.last])

    def about(self) -> list[str]:
        """The letters of the countries that the report tells most of; asked once, however many counts over months it tells."""
        if self._about is None:
            self._about = told_most(self.sheet, self.places, self.stands)
        return self._about

    def names_in(self, sentence: int) -> set[str]:
        """The places that a sentence names."""
        return {self.names[number] for number in self.places_in.get(sentence, ())[:MANY]}

    def place(self, number: int) -> Place:
        """The place with what the gazetteer knows of it."""
        core = self.places[number].core
        if core not in self._resolved:
            self._resolved[core] = self.chart.resolve(self.sheet, self.places[number], within=self._held_by(number))
        return self._resolved[core]

    def shown(self, number: int) -> str:
        """The name by which the place is shown."""
        core = self.places[number].core
        return self._resolved[core].name if core in self._resolved else name_of(self.sheet, self.places[number])

    def place_as(self, number: int, role: str) -> Place:
        """The place in another role than that of the scene."""
        key = self.places[number].core, role
        if key not in self._as:
            self._as[key] = told_as(self.place(number), role)
        return self._as[key]

    def may_hold(self, number: int) -> bool:
        """The place may be where something happened: nobody comes from there or goes there, and it stands outside of the words that say who speaks."""
        return self.stands[number] not in NO_SCENE and not self.cued[self.places[number].first]

    def _holders(self) -> dict[int, int]:
        """قرية X بمديرية Y, ناحية X بقضاء Y, قرية X بناحية Y بقضاء Z: the units that hold the places right before them, each with the first of these."""
        found: dict[int, int] = {}
        for number in range(1, len(self.places)):
            before = self.places[number - 1]
            if self.kinds[number - 1] in _QUARTERS and self.kinds[number] == "settlement" and self._lies_in(number):
                found[number] = number - 1  # حي X ببلدة Y
            elif self._right_behind(number) and _is_unit(self.sheet, self.places[number]) and (self.kinds[number - 1] in FINE or _is_unit(self.sheet, before)):
                found[number] = found.get(number - 1, number - 1 - self._lies_in(number - 1))
        return found

    def _is_narrowed(self, number: int) -> bool:
        """في مدينة X، وتحديدا في قرية Y: of the town before it the place is told more closely."""
        if number >= len(self.places) or self.kinds[number] not in FINE:
            return False
        last, first = self.places[number - 1].last, self.places[number].first
        return first - last <= _RIGHT_BEHIND and not _CLOSELY.isdisjoint(self.sheet.forms[last:first])

    def _right_behind(self, number: int) -> bool:
        """A place right behind the one before it, that no و joins to it."""
        here, before = self.places[number], self.places[number - 1]
        quoted = self.sheet.prose.closes.get(before.core - 1) == before.last  # منطقة "X" بمديرية Y
        joined = self.sheet.pre[here.first].startswith(AND) or not (quoted or self.sheet.forms[before.last].isalpha())
        return before.last <= here.first <= before.last + 1 and not joined

    def _lies_in(self, number: int) -> bool:
        """حي X ببلدة Y, قرية X في وادي Y: ب or في right behind the place before."""
        first = self.places[number].first
        return number > 0 and self._right_behind(number) and (self.sheet.pre[first] == BY or self.sheet.forms[first - 1] == IN)

    def quarter_of(self, number: int, home: int) -> bool:
        """قصف على بلدة X, and later حي Y ببلدة X: a quarter or a camp in a town that a sentence names."""
        held = self.kinds[number] in _QUARTERS and number + 1 < len(self.places) and self._lies_in(number + 1)
        return held and self.names[number + 1] in self.names_in(home)

    def _speaks_there(self, place: PlaceAt) -> bool:
        """وفي جنيف، قالت المنظمة: at the head of a sentence, far from what is told."""
        sheet, first = self.sheet, place.first
        if sheet.forms[first] not in _SEATS or first - 1 != sheet.prose.start(first) or sheet.forms[first - 1].removeprefix(AND) != IN:
            return False
        return any("saying" in sheet.kinds[at] for at in (first + 1, first + 2))

    def of_another_clause(self, event: EventAt, number: int) -> bool:
        """قتل خمسة في الموصل، وفي بعقوبة قتل عشرة: a town or a country of a clause that tells a happening of its own; منذ أن اقتحموا X; ورد الأخير بقصف X."""
        first = self.places[number].first
        if self.kinds[number] not in _OF_A_CLAUSE:
            return False
        since = any(event.at < at < first and self.sentence(at) == self.sentence(first) for at in self.since_when)
        return since or apart(self.sheet, event.at, first) or stands_between(self.replies, event.at, first)

    def around(self, home: int) -> list[tuple[int, int]]:
        """The nearest places of the sentences around one, each with how many sentences it stands behind."""
        if home not in self._around:
            aways = [away for away in _OUTWARD if home + away in self.places_in]
            aways += [-home] if home > _BEFORE and 0 in self.places_in else []
            near: list[tuple[int, int]] = []
            for away in aways:
                near += [(place, away) for place in self.places_in[home + away] if not (self.cued[self.places[place].first] or place in self.spoken_at or self._out_at_sea(place, home))]
                if len(near) >= MOST:
                    break
            self._around[home] = near[:MOST]
        return self._around[home]

    def _out_at_sea(self, place: int, home: int) -> bool:
        """قتل 30 في غارة على مستشفى X. … لمهاجمة سفن في البحر الأحمر: a sea told in another sentence, where the event's own tells nothing of ships."""
        water = any(term.row["type"] == _WATER for term in self.places[place].terms)
        return water and _AFLOAT.isdisjoint(self.sheet.forms[slice(*self.sheet.prose.sentences[home])])

    def lists(self, home: int) -> bool:
        """في محافظات X وY وZ: the sentence joins cities or regions by و, and no single village of a later one is meant by them all."""
        coarse = [self.places[number] for number in self.places_in.get(home, ())[:MANY] if self.kinds[number] not in FINE and self.may_hold(number)]
        return any(one.last == other.first and self.sheet.pre[other.first] == AND for one, other in pairwise(coarse))

    def is_aside(self, number: int, home: int) -> bool:
        """A place of a sentence behind that no scene of what was told before stands in: تبعد 50 كيلومترا عن X, أعلن الحداد في X, قبل ثلاثة أعوام دمر القصف X."""
        first = self.places[number].first
        if self.stands[number] == FAR:
            return self.told_last(first) is None
        return self.stands[number] == ASIDE or bool(self.days(home) and self._is_of_another_year(first))

    def _is_of_another_year(self, first: int) -> bool:
        """Before the place its sentence names a month or a year, and it names no day."""
        dates = self.dates_in.get(self.sentence(first), ())
        return any(date.start < first for date in dates) and all(date.precision in _STRETCHES for date in dates)

    def lying(self, number: int) -> Area:
        """Where a place lies: as the tables say, else as the words right behind it do (ناحية X شرقي بعقوبة, of several of the name)."""
        area = self.areas[number]
        held = "" if area[1] else self._held_by(number)
        return (area[0] or self.areas[number + 1][0], held, "") if held else area

    def told_in(self, home: int) -> set[tuple[Area, str]]:
        """Where the places of a sentence lie, and of what kind they are."""
        if home not in self._told_in:
            self._told_in[home] = {(self.areas[number], SIDE if self._is_beside(number) else self.kinds[number]) for number in self.places_in.get(home, ())[:MANY]}
        return self._told_in[home]

    def _is_beside(self, number: int) -> bool:
        """غربي العاصمة X: only what it lies to the west of."""
        first = self.places[number].first
        return self.sheet.near("region", max(0, first - _TO_SIDE), first) >= 0

    def counts(self, event: EventAt) -> Counts:
        """What an event counts: outcomes with their numbers."""
        ident = id(event)
        if ident not in self._counts:
            told = [harm for harm in event.harms if harm.part_of is None and harm.expr not in ("vague", "unstated", "none")]
            self._counts[ident] = frozenset([(harm.outcome, harm.min, harm.max) for harm in told])
        return self._counts[ident]

    def _held_by(self, number: int) -> str:
        """X بريف Y, X (جنوب Y): the first division of what stands right behind the name."""
        if number + 1 >= len(self.places) or self.kinds[number + 1] in ("settlement", "quarter", "camp", "unknown", "site", "country", "border"):
            return ""
        here, behind = self.places[number], self.places[number + 1]
        near = 0 <= behind.first - here.last <= _RIGHT_BEHIND
        return self.areas[number + 1][1] if near and not self.sheet.pre[behind.first].startswith(AND) else ""

    def events_between(self, event: EventAt, low: int, high: int) -> list[EventAt]:
        """The first other events told between two units of the event's sentence."""
        here = self.events_in.get(self.sentence(event.at), [])
        if len(here) < 2:
            return []  # itself alone
        first = bisect_right(here, low, key=self._told_at)
        found = [self.events[number] for number in here[first : first + MANY]]
        return [other for other in found if other is not event and other.at < high]

    def told_last(self, at: int) -> EventAt | None:
        """The event of the sentence that is told last before a unit."""
        if at not in self._told_last:
            here = self.events_in.get(self.sentence(at), [])
            behind = bisect_right(here, at, key=self._told_at)
            self._told_last[at] = self.events[here[behind - 1]] if behind else None
        return self._told_last[at]

    def has_own_place(self, event: EventAt) -> bool:
        """Whether a place at which it may have happened stands behind the event, before its sentence tells another; فروا نحو X: none."""
        here = (number for number in self.places_in.get(self.sentence(event.at), ())[:MANY] if self.stands[number] not in NO_SCENE)
        return any(self.told_last(self.places[number].first) is event for number in here)

    def days(self, sentence: int) -> frozenset[str]:
        """The days that a sentence names, but for those in the words that name a speaker."""
        if sentence not in self._days:
            dates = self.dates_in.get(sentence, ())
            self._days[sentence] = frozenset(date.first[:10] for date in dates if date.first and date.precision in _DAYS and not self.cued[date.start])
        return self._days[sentence]

    def unnamed(self, sentence: int) -> frozenset[str]:
        """The words for kinds of places that stand without a name or an article in a sentence: مخيما, سوق شعبي."""
        if sentence not in self._unnamed:
            first, last = self.sheet.prose.sentences[sentence]
            named = [self.places[number] for number in self.places_in.get(sentence, ()) if not self.places[number].again]
            heads = {at for place in named for at in range(place.first, max(place.core, place.first + 1))}  # شرق مدينة X
            forms = {self.sheet.forms[at] for at in range(first, last) if at not in heads}
            self._unnamed[sentence] = frozenset([form.removesuffix(ALEF) for form in forms])
        return self._unnamed[sentence]

    def of_the_story(self, home: int, there: int) -> bool:
        """A sentence right behind one that opens a story of its own tells the same story."""
        return home in self.openers and there - home <= _STORY

    def looks_back(self, sentence: int) -> bool:
        """The sentence opens with وكان …, وسبق أن …: it tells what went before."""
        return sentence in self.looking_back

    def answered(self, one: int, other: int) -> bool:
        """ردا على between two units: the one is told of what the other answers."""
        return stands_between(self.answers, one, other)

    def on_land(self, number: int) -> bool:
        """الأراضي اليمنية: the land of a country, and no mere name of it."""
        return self.sheet.forms[self.places[number].core] in _LAND

    def led_up_to(self, place: int, heard: int) -> bool:
        """أغلق الميناء بعد اشتباكات في المدينة: the place is of what came of the deed that is told behind it."""
        return not _AFTER_IT.isdisjoint(self.sheet.forms[max(place, heard - _LED_UP) : heard])

    def parted(self, one: int, other: int) -> bool:
        """فيما, بينما, في حين between two units: the two are of clauses apart."""
        return stands_between(self.partings, one, other)


    def joined(self, one: int, other: int) -> bool:
        """، كما قتلوا طفلا between two units: the one is told of a deed that is joined to that of the other."""
        return stands_between(self.also, one, other)


def _is_of_what_they_died(sheet: Sheet, at: int) -> bool:
    """لقوا مصرعهم بعد سقوط صاروخ على X: right behind those who died the deed is no other time, but what they died of."""
    return sheet.near("harm", max(sheet.prose.start(at), at - _DIED), at) >= 0


_DIED = 3  # units from a word of harm over بعد to the deed


def of_two_governorates(one: Area, other: Area) -> bool:
    """نابلس and الخليل: a first division that holds several governorates, which the second tells."""
    return one[1] == other[1] and one[1] in SEVERAL and bool(one[2] and other[2]) and one[2] != other[2]


SEVERAL = frozenset({"West Bank", "Gaza Strip"})


def stands_between(marks: Sequence[int], one: int, other: int) -> bool:
    """One of some units in order stands between two others."""
    first, last = (one, other) if one < other else (other, one)
    at = bisect_left(marks, first)
    return at < len(marks) and marks[at] < last


def _deeds_joined(sheet: Sheet) -> list[int]:
    """، كما نصبوا حاجزا في X: behind a comma كما and a verb tell one more deed; not كما قال, كما في, كما هو."""
    also = (at for at in sheet.stands.get(AS_ALSO, ()) if at and sheet.forms[at - 1] in COMMAS and sheet.forms[at + 1].isalpha())
    return [at for at in also if "saying" not in sheet.kinds[at + 1] and sheet.forms[at + 1] not in _LIKENED]


def _opens_there(sheet: Sheet, at: int) -> bool:
    """وفي نابلس، …, أما في محافظة مأرب فقد …, في هجوم آخر: what a sentence begins with behind في."""
    start = sheet.prose.start(at)
    return at - start <= _FRAME and not _IN_PLACES.isdisjoint(sheet.forms[start : start + 2])


def _opens_with(sheet: Sheet, at: int) -> bool:
    """وفي نابلس، توفي …: a sentence that begins with where it happened, joined to those before; كما قتل … في X: that tells one more."""
    start = sheet.prose.start(at)
    return (sheet.forms[start] == AND + IN and at - start <= _FRAME) or sheet.forms[start] == AS_ALSO


# how far the sentences around one lie from it: the nearest first, of two as near the one before
_OUTWARD = sorted([away for away in range(-_BEFORE, _AFTER + 1) if away], key=lambda away: 2 * abs(away) + (away > 0))


def told_as(place: Place, role: str, confidence: float | None = None, why: Why | None = None) -> Place:
    """A place in a role of its own, with how sure it is and why."""
    known = place.name, place.id, place.span, place.lat, place.lon, place.accuracy, place.adm1, place.adm2, place.candidates, place.country
    return Place(*known, role, confidence, why)


def _names_a_paper(sheet: Sheet, date: DateAt) -> bool:
    """صحيفة "26 سبتمبر": a day that a newspaper is called after."""
    quoted = date.start > 1 and date.start - 1 in sheet.prose.closes
    before = sheet.term(date.start - 2, "source") if quoted else None
    return before is not None and before.row["kind"] in _PAPERS


def _of_land_held(sheet: Sheet, date: DateAt) -> bool:
    """الأراضي المحتلة عام 1948: the year in which land was taken tells which land it is."""
    return date.precision == "year" and sheet.forms[date.start - 1] in _HELD


_HELD = rule_words("survey.land_held")
_PAPERS = frozenset({"outlet", "wire", "broadcaster"})


def _last_before(sentences: set[int], count: int) -> list[int]:
    """For each of so many sentences the last of some before it; -1 where there is none."""
    found, last = [], -1
    for number in range(count):
        found.append(last)
        last = number if number in sentences else last
    return found


def kind_of(place: PlaceAt) -> str:
    """How fine a place is: settlement (village or town), quarter, camp, unknown, site; city; district, countryside (جنوب حلب), beside_town, governorate, region, country, border."""
    if place.composed:
        if place.terms and _BESIDE_TOWN.issuperset(term.row["type"] for term in place.terms):
            return "beside_town"  # غربي بلدة X
        return "country" if place.broad and not place.terms else "countryside" if place.terms or place.types else "border"
    if place.terms and (not place.types or any(term.row["type"] in place.types for term in place.terms)):
        kinds = {_KINDS.get(term.row["type"], "site") for term in place.terms}
        if _is_seat(place):
            return "city"
        return next((kind for kind in _LIKELIEST if kind in kinds), "site")
    if not place.types:
        return "unknown"
    if "road" in place.types:
        return "site"
    if place.types == _UNITS:
        return "district"
    return next((kind for word, kind in _BY_WORD if word in place.types), "site")


def _is_unit(sheet: Sheet, place: PlaceAt) -> bool:
    """مديرية X, ناحية X, عزلة X: a unit that holds villages, though its seat bears the same name."""
    return not place.composed and (sheet.phrase(place.first, "unit_head") or sheet.forms[place.first] in _PARISHES)


_PARISHES = rule_words("survey.parishes")


def _beside_city(sheet: Sheet, place: PlaceAt) -> bool:
    """غرب مدينة X: at the edge of the town itself, and not somewhere in the land that bears its name (غرب حلب)."""
    return place.composed and bool(place.terms) and place.types == _CITY and sheet.phrase(place.first, "region")


_CITY = ("city", "town")  # what مدينة may be
_BESIDE_TOWN = frozenset({"town", "village", "subdistrict", "camp"})


def _is_seat(place: PlaceAt) -> bool:
    """عفرين, جرابلس: a town that gives its name to a district is told of villages around it too."""
    types = {term.row["type"] for term in place.terms}
    return {"town", "district"} <= types and not place.types


def _area(rows: Sequence[Mapping[str, str]]) -> Area:
    """Where a place lies, as far as all places that its name may mean agree."""
    areas = [(row["country"] or row["id"], row["adm1"], row["adm2"]) for row in rows]
    if len(areas) == 1:
        return areas[0]
    agreed = [told.pop() if len(told) == 1 else "" for told in map(set, zip(*areas, strict=True))] or ["", "", ""]
    return agreed[0], agreed[1], agreed[2]


def _cued(sheet: Sheet, statements: Sequence[Statement]) -> bytearray:
    """The words that say who speaks, and before them from where he is told to (بيروت: أعلن الجيش)."""
    cued = bytearray(sheet.size + 1)
    for statement in statements:
        first, last = statement.cue
        start = sheet.prose.start(first)
        if 1 < first - start < _DATELINE and is_dash(sheet, first - 1) and "place" in sheet.kinds[start]:
            first = start
        cued[first:last] = b"\1" * (last - first)
    for date in sheet.dates:
        if date.precision in OF_A_STRETCH and DURING in sheet.forms[max(0, date.start - 1) : date.start + 1]:
            cued[date.start : date.end] = bytes(date.end - date.start)  # وثقت البعثة خلال شهر أكتوبر الماضي مقتل 23: of what is told
    return cued


_SEATS, _LIKENED = rule_words("survey.seats"), rule_words("survey.likened")
_DATELINE = 6  # units of a town, its country and a dash at the head of a sentence
_ANSWERS = frozenset({"deny", "doubt", "concede", "correct"})


def _answering(sheet: Sheet, statements: Sequence[Statement]) -> bytearray:
    """The units of what is denied, doubted, conceded or corrected: it was told before, on a day of its own."""
    found = bytearray(sheet.size + 1)
    for statement in statements:
        if statement.act in _ANSWERS:
            first, last = statement.content
            found[first:last] = b"\1" * (last - first)
    return found


def _aside(sheet: Sheet, statements: Sequence[Statement], cued: bytearray) -> bytearray:
    """Units beside what is said: the cue, and the words between a verb of saying and its content (قالت الشرطة، الاثنين، إن …)."""
    aside = bytearray(cued)
    for statement in statements:
        first, last = statement.cue
        begin = statement.content[0]
        if first < last <= begin <= last + _SPEAKER:
            aside[last:begin] = b"\1" * (begin - last)
        elif statement.content[1] <= first < last:
            end = min(sheet.prose.end(last - 1), last + _SPEAKER)
            aside[last:end] = b"\1" * (end - last)
    return aside


def _by_sentence(sheet: Sheet, placed: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for unit, number in placed:
        found.setdefault(sheet.prose.sentence[unit], []).append(number)
    return found
