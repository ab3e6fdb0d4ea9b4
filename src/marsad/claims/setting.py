"""When and where: each event gets the places and the time that its own words give, or that carry over to it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date as day
from datetime import timedelta
from operator import itemgetter

from marsad.claims.carried_days import day_of_series, of_a_place
from marsad.grammar.dates import DateAt
from marsad.grammar.event_found import EventAt
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.place_found import PlaceAt
from marsad.grammar.place_map import Map
from marsad.grammar.quantities import read_quantity
from marsad.grammar.sheet import Sheet
from marsad.grammar.statement import Statement
from marsad.lexicon.terms import Term
from marsad.model.reading import Place, Time

Where = tuple[tuple[Place, ...], Time | None]
_SMALL = frozenset({"town", "village", "neighbourhood", "exact"})
_CLOSE = frozenset({"city", "town", "village", "neighbourhood", "exact", "street"})


class Setting:
    """The places and dates of a report, and what was last said of either."""

    def __init__(self, sheet: Sheet, places: Sequence[PlaceAt], chart: Map, statements: Sequence[Statement]) -> None:
        self.sheet, self.chart = sheet, chart
        self._cued = bytearray(sheet.size + 1)
        for statement in statements:
            first, last = statement.cue
            self._cued[first:last] = b"\1" * (last - first)
        self.named = list(places)
        self.places = [place for place in places if not self._in_cue(place.first)]
        self.dates = [date for date in sheet.dates if not self._in_cue(date.start)]
        self._starts = [place.first for place in self.places]
        self._places_in: dict[int, list[PlaceAt]] = {}
        for place in self.places:
            self._places_in.setdefault(sheet.prose.sentence[place.first], []).append(place)
        self._dates_in: dict[int, list[DateAt]] = {}
        for date in sheet.dates:
            self._dates_in.setdefault(sheet.prose.sentence[date.start], []).append(date)
        self.relative = any(date.first is None for date in self.dates)
        self.triggers: list[int] = []
        self._resolved: dict[int, Place] = {}
        self._scopes: dict[int, tuple[str, str | None]] = {}
        self._total: tuple[int, tuple[str, str | None]] = (-9, ("event", None))  # the sentence of the last total, and its scope
        self._whole: dict[str, int] = {}  # how many the last totals counted, by outcome
        self._last: list[tuple[EventAt, tuple[Place, ...], Time | None]] = []

    def _in_cue(self, at: int) -> bool:
        return bool(self._cued[at])

    def settle(self, mentions: Sequence[EventAt]) -> tuple[list[EventAt], list[Where]]:
        """The events among the mentions, each with its places and time; retellings only add to those before them."""
        for event in mentions:
            self._of(event)
            if event.retold:
                self._tell_again(event)
        told = [(event, (places, time)) for event, places, time in self._last if not event.retold]
        events = [event for event, _ in told]
        here = (self._places_in.get(self.sheet.prose.sentence[event.at], []) for event in events)
        own = [frozenset(self._place(place).name for place in places if place.terms or _settled(place)) for places in here]
        return events, share(events, [where for _, where in told], own)

    def own_places(self, event: EventAt) -> frozenset[str]:
        """The names of the towns, villages and quarters that the sentence of an event names."""
        here = [self._place(place) for place in self._places_in.get(self.sheet.prose.sentence[event.at], []) if not place.broad]
        return frozenset(place.id or place.name for place in here if place.accuracy in _CLOSE or place.accuracy is None)

    def _tell_again(self, event: EventAt) -> None:
        """A later mention with a place or day of its own tells them of the event that it takes up."""
        self._last.pop()
        number = self.sheet.prose.sentence[event.at]
        for index in range(len(self._last) - 1, max(-1, len(self._last) - 6), -1):
            earlier, where, when = self._last[index]
            if number - self.sheet.prose.sentence[earlier.at] > 5 or (earlier.type != event.type and event.type != "attack"):
                continue
            own = self._near(event)[:2]
            if own and not any(place.accuracy in _CLOSE for place in where):
                names = {place.name for place in where}
                self._last[index] = earlier, where + tuple(place for place in map(self._place, own) if place.name not in names), when
            return

    def _of(self, event: EventAt) -> tuple[tuple[Place, ...], Time | None]:
        """Places and time of an event; events must be asked in text order."""
        near = self._near(event)
        if self._is_total(event) and all(place.broad for place in near):
            # 3304 fighters from Iran and Afghanistan, killed in Syria: of countries only the one that the report is about
            near = [place for place in near if any(term.row["country"] == self.chart.country() for term in place.terms)] or near
        places = tuple(self._place(place) for place in near)
        time = self._time(event)
        places = places or self._theatre(event)
        before = self._before(event, places) if places or time is None else None
        if before is not None:
            places = places or before[1]
            time = time or before[2]
        if time is None and not self._is_total(event):
            time = day_of_series(self.sheet, event, self._last)
        if not places:
            places = self._nearer(self._of_the_speaker(event), self._carried(event))
        self._last.append((event, places, time))
        return places, time

    def _near(self, event: EventAt) -> list[PlaceAt]:
        """Places of the sentence: those behind the trigger first, nearest first, whole countries last."""
        here = [place for place in self._places_in.get(self.sheet.prose.sentence[event.at], []) if not place.toward or event.type in _MOVES]
        around = [event.at, *(harm.first for harm in event.harms)]

        def rank(place: PlaceAt) -> tuple[bool, int]:
            gap = min(abs(place.first - at) if place.first >= at else (at - place.last) + 3 for at in around)
            return place.broad, gap + 12 * self._parted(min(event.at, place.first), max(event.at, place.first))

        ordered = sorted([(rank(place), place) for place in here], key=itemgetter(0))
        ranked = [place for _, place in ordered]
        narrow = [place for (broad, apart), place in ordered if not broad and apart <= 22]
        if not narrow and not self._is_total(event) and (ranked or not any(places for _, places, _ in self._last)):
            narrow = self._beside(event)
        return [*narrow, *(place for place in ranked if place not in narrow)][:4]

    def _parted(self, first: int, last: int) -> bool:
        """فيما, بينما, في حين between an event and a place: the place is of another clause."""
        return self.sheet.near("clause", first, last) >= 0

    def _beside(self, event: EventAt) -> list[PlaceAt]:
        """Where only a country or region is named, the place that the next sentence of the paragraph names."""
        prose = self.sheet.prose
        number = prose.sentence[event.at] + 1
        if number >= len(prose.sentences):
            return []
        return [place for place in self._places_in.get(number, []) if not place.broad and not place.composed][:1]

    def _place(self, place: PlaceAt) -> Place:
        if place.core not in self._resolved:
            self._resolved[place.core] = self.chart.resolve(self.sheet, place)
        return self._resolved[place.core]

    def _time(self, event: EventAt) -> Time | None:
        if (days := self._days_after(event)) is not None:
            return days
        all_here = self._dates_in.get(self.sheet.prose.sentence[event.at], [])
        heard = max([event.at, *(harm.first for harm in event.harms)])
        here = [date for date in all_here if not self._in_cue(date.start) and not (event.harms and of_a_place(self.sheet, date, heard))]
        if not here and self._same_day(event):
            return next((time for _, _, time in reversed(self._last[-6:]) if time), None)
        if not here:
            here = [date for date in all_here if date.start < event.at and date.precision in ("day", "part_of_day") and not date.since]
            return self._as_time(here[-1]) if here and event.status == "happened" and (event.harms or not event.definite) else None
        if event.status == "happened" and not event.harms:  # "since 2023" dates what goes on, not what happened once
            here = [date for date in here if not date.since]
            if not here:
                return None
        if event.harms and not self._is_total(event) and not any(harm.outcome in _LASTING for harm in event.harms):
            once = [date for date in here if not date.since]  # "since" dates a count that grows, and what lasts
            if not once and all(date.precision in ("month", "year") for date in here):
                return None
            here = once or here
        around = [event.at, *(harm.first for harm in event.harms)]
        date = min(here, key=lambda d: min(d.start - at if d.start >= at else (at - d.end) * 1.2 for at in around))
        return self._as_time(date)

    def _days_after(self, event: EventAt) -> Time | None:
        """بعد أربعة أيام على هجوم: the day of an event that the news is counted from."""
        sheet = self.sheet
        if sheet.published is None or event.at < 4 or sheet.forms[event.at - 1] not in ("علي", "من"):
            return None
        begin = next((at for at in range(event.at - 2, event.at - 6, -1) if at >= 0 and sheet.forms[at] == "بعد"), None)
        quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, begin + 1) if begin is not None else None
        last = event.at - 2
        if begin is None or sheet.forms[last] not in _DAYS or (quantity is None and (last != begin + 1 or sheet.forms[last] == "ايام")):
            return None  # بعد أيام من هجوم: how many is not said
        count = (quantity.min if quantity else 2 if sheet.forms[last].startswith("يومي") else 1) or 0
        told = (sheet.published - timedelta(days=count)).isoformat()
        return Time(told, told, "day", sheet.span(begin, last + 1))

    def _same_day(self, event: EventAt) -> bool:
        """في اليوم نفسه, في اليوم ذاته, في نفس اليوم: the day told before."""
        forms = self.sheet.forms[max(0, event.at - 12) : event.at + 16]
        return not _SAME.isdisjoint(forms) and any({first, second} in _SAME_DAY for first, second in zip(forms, forms[1:], strict=False))

    def _as_time(self, date: DateAt) -> Time:
        return Time(date.first, date.last, date.precision, self.sheet.span(date.start, date.end))

    def _before(self, event: EventAt, places: tuple[Place, ...]) -> tuple[EventAt, tuple[Place, ...], Time | None] | None:
        """An earlier event that this one tells again: of its type and at its place, or taken up by a definite noun."""
        names = {place.id or place.name for place in places}
        prose = self.sheet.prose
        for earlier in reversed(self._last[-30:]):
            other = earlier[0]
            behind = prose.sentence[event.at] - prose.sentence[other.at]
            if event.term is None and behind == 1 and not names and other.harms:
                return earlier
            if other.type == event.type and behind in (0, 1) and not names:
                return earlier
            if other.type != event.type and event.type != "casualties":
                continue
            if (names and names & {place.id or place.name for place in earlier[1]}) or (not names and (event.definite or event.term is None)):
                return earlier
        return None

    def _is_total(self, event: EventAt) -> bool:
        return bool(event.harms) and all(self.scope(harm)[0] == "running_total" for harm in event.harms)

    def _theatre(self, event: EventAt) -> tuple[Place, ...]:
        """A total over months is of the region, governorate or country that the report names most, not of the last village named."""
        if not self._is_total(event):
            return ()
        country = self.chart.country()
        wide = [place for place in self.named if not place.composed and any(_is_wide(term, country) for term in place.terms)]
        if not wide:
            return ()
        often = Counter(place.terms[0].row["id"] for place in wide)
        return (self._place(max(wide, key=lambda place: often[place.terms[0].row["id"]])),)

    def _of_the_speaker(self, event: EventAt) -> tuple[Place, ...]:
        """وقال مسؤول في حلب إن …: where the one who tells it is, when nothing else says where."""
        number = self.sheet.prose.sentence[event.at]
        told = [place for place in self.named if self._in_cue(place.first) and self.sheet.prose.sentence[place.first] == number and place.first < event.at]
        close = [place for place in told if not place.broad and not place.composed]
        return (self._place(close[-1]),) if close else ()

    def _nearer(self, speaker: tuple[Place, ...], carried: tuple[Place, ...]) -> tuple[Place, ...]:
        """A source in the city tells of the village near it that was told of before: the village goes before the city."""
        if not speaker or speaker[0].accuracy in _SMALL:
            return speaker or carried
        homes = {speaker[0].adm1, *(one.adm1 for one in speaker[0].candidates)} - {None}
        near = tuple(place for place in carried if place.accuracy in _SMALL and place.adm1 in homes)
        return near or speaker

    def _carried(self, event: EventAt) -> tuple[Place, ...]:
        """Without a place of its own an event keeps the last one told of before it."""
        for _, places, _ in reversed(self._last[-30:]):
            if places:
                return places
        before = bisect_left(self._starts, event.at)
        earlier = self.places[max(0, before - 30) : before]
        named = [place for place in earlier if not place.broad] or earlier
        return (self._place(named[-1]),) if named else ()

    def _counts_from(self, date: DateAt, harm: HarmAt) -> bool:
        """قتل 60 منذ يوليو counts from July; قتل قائد في البلدة المحاصرة منذ عامين does not count from the siege."""
        sheet = self.sheet
        first, last = min(date.start, harm.first), max(date.start, harm.first)
        begin = next((at for at in range(date.start, max(0, date.start - 3), -1) if sheet.forms[at] in ("منذ", "مذ")), date.start)
        if date.end <= harm.first and not _FOLLOWING.isdisjoint(sheet.forms[date.end : harm.first]):
            return False  # … منذ بداية الحرب، وذلك عقب مقتل أربعة: these are the latest
        lasting = any(sheet.forms[at].removeprefix("ال") in _GOING_ON for at in range(max(0, begin - 2), begin))
        and_then = date.end <= harm.first and any(
            sheet.pre[at] == "و" and any(term.form in ("past", "present") for term in sheet.terms[at]) for at in range(date.end, harm.first)
        )
        return not lasting and not and_then and not self._parted(first, last) and last - first < 30

    def _habit(self, harm: HarmAt, first: int, dates: Sequence[DateAt]) -> bool:
        """يقصف النظام الأحياء بانتظام … أسفرت عن العديد من الضحايا: what goes on and on kills again and again."""
        if dates or harm.expr not in ("vague", "unstated"):
            return False
        return any(form in _OFTEN for form in self.sheet.forms[first : harm.first])

    def _period(self, at: int) -> bool:
        """خلال أسبوع من الغارات, في غضون شهرين, خلال ثلاثة أشهر: the count is of a period."""
        sheet = self.sheet
        if sheet.forms[at] not in _WITHIN or at + 1 >= sheet.size:
            return False
        quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, at + 1)
        noun = quantity.end if quantity else at + 1
        return noun < sheet.size and sheet.forms[noun] in _PERIODS

    def scope(self, harm: HarmAt) -> tuple[str, str | None]:
        """A running total covers a period or a war; a toll of one event does not. With its beginning, where that is told."""
        if id(harm) not in self._scopes:
            told = self._scope(harm)
            number = self.sheet.prose.sentence[harm.first]
            if told[0] == "event" and harm.part_of is None and self._goes_on_counting(harm, number):
                told = self._total[1]
                self._total = number, told
            elif told[0] == "running_total":
                before = self._total[1][1] if number - self._total[0] <= 1 else None
                self._whole = {**(self._whole if before else {}), harm.outcome: max(harm.min or 0, self._whole.get(harm.outcome, 0) if before else 0)}
                self._total = number, (told[0], told[1] or before)
            self._scopes[id(harm)] = told
        return self._scopes[id(harm)]

    def _goes_on_counting(self, harm: HarmAt, number: int) -> bool:
        """وبلغ عدد الجرحى 492: behind the total of a month, in the sentences that break it down, a toll without a day is of the month too."""
        first, _ = self.sheet.prose.sentences[number]
        before = self.sheet.forms[max(first, harm.first - 8) : harm.first]
        counts = any(form in ("عدد", "مجموع", "اجمالي", "حصيله") for form in before) and _FOLLOWING.isdisjoint(before)
        if self._dates_in.get(number):
            return False
        if counts and -1 <= number - self._total[0] <= 2:
            return True
        part = harm.outcome in self._whole and _MANY <= (harm.min or 0) <= self._whole[harm.outcome]
        return 0 <= number - self._total[0] <= 1 and part and self._of_a_period() and not self._is_placed(number)

    def _of_a_period(self) -> bool:
        """The last total was of a month, a year, a campaign: told with its beginning."""
        return self._total[1][1] is not None

    def _is_placed(self, number: int) -> bool:
        """The sentence names a town, a quarter, a hospital: what it tells is of one day there."""
        return any(not place.broad and any(term.row["type"] not in ("governorate", "region") for term in place.terms) for place in self._places_in.get(number, []))

    def _scope(self, harm: HarmAt) -> tuple[str, str | None]:
        if harm.part_of is not None:
            return self.scope(harm.part_of)
        sheet = self.sheet
        first, last = sheet.prose.sentences[sheet.prose.sentence[harm.first]]
        dates = [date for date in self._dates_in.get(sheet.prose.sentence[harm.first], []) if not self._in_cue(date.start)]
        dates = [date for date in dates if not self._another_between(date, harm, dates)]
        if harm.outcome in _LASTING and (harm.min or 0) < 50:
            dates = [date for date in dates if not date.since]  # missing since last month: a day, not a count that grew
        dates = [date for date in dates if not date.since or self._counts_from(date, harm)]
        start = next((date for date in dates if date.since), None)
        low = max(harm.min or 0, (harm.max or 0) if harm.min == 1 else 0)  # 26 ألف قتيل وجريح: one number for both
        words = frozenset(sheet.forms[first:last])
        war = not words.isdisjoint(_WARS)
        total = sheet.near("toll", first, harm.first) >= 0
        over = next(
            (
                date
                for date in dates
                if date.precision in ("week", "month") and not date.since and "خلال" in sheet.forms[max(0, date.start - 1) : date.start + 1]
            ),
            None,
        )
        if over is not None:
            return "running_total", over.first
        if "منذ" in words and any(sheet.forms[at] == "منذ" and sheet.forms[at + 1] == "ان" for at in range(harm.last, min(last - 1, harm.last + 20))):
            return "running_total", None  # منذ أن بدأ المتمردون …
        if self._habit(harm, first, dates):
            return "running_total", None
        if not words.isdisjoint(_WITHIN) and any(self._period(at) for at in range(harm.last, min(last, harm.last + 8))):
            return "running_total", None
        if "منذ" in words and any(
            sheet.forms[at] == "منذ" and sheet.forms[at + 1] in _BEGINNINGS and _FOLLOWING.isdisjoint(sheet.forms[at : harm.first]) for at in range(first, last - 1)
        ):
            return "running_total", start.first if start else None
        counted = any((term := sheet.term(at, "saying")) and term.key in _COUNTED for at in range(max(first, harm.first - 8), harm.first))
        if counted and harm.min and harm.min > 20 and not any(date.precision in ("day", "part_of_day") for date in dates):
            return "running_total", None
        long_since = start is not None and start.precision in ("month", "year", "week")
        lasting = start is not None and start.first is not None and sheet.published is not None and (sheet.published - day.fromisoformat(start.first[:10])).days > 6
        if lasting and harm.outcome in _COUNTED_ALL:
            return "running_total", start.first if start else None
        if (low >= 1000 and harm.outcome in _COUNTED_ALL) or (war and (low >= 100 or total)) or long_since:
            return "running_total", start.first if start else None
        return "event", None


    def _another_between(self, date: DateAt, harm: HarmAt, dates: Sequence[DateAt]) -> bool:
        """مقتل 112 خلال يوم، ما يرفع الحصيلة إلى 28 ألفا منذ تشرين: a span of time counts those beside it, not those of the day before."""
        return any(harm.last <= other.start < date.start for other in dates if other is not date)


_FOLLOWING = frozenset({"عقب", "اثر", "غداه", "عندما", "حين"})
_MANY = 20  # those killed at once are seldom so many, where a month is broken down
_SAME_DAY = ({"اليوم", "نفسه"}, {"اليوم", "ذاته"}, {"نفس", "اليوم"}, {"الليله", "نفسها"}, {"الليله", "ذاتها"})
_SAME = frozenset({"نفسه", "ذاته", "نفس", "نفسها", "ذاتها"})  # one of them in each of these
_WITHIN = frozenset({"خلال", "غضون"})
_MOVES = frozenset({"advance", "displacement", "evacuation", "territorial_change", "aid_delivery"})
_DAYS = frozenset({"يوم", "يومين", "ايام", "يوما"})
_COUNTED_ALL = frozenset({"killed", "injured", "detained", "missing", "displaced"})
_BEGINNINGS = frozenset({"بدء", "بدايه", "اندلاع", "انطلاق", "بدات", "اندلعت", "مطلع", "انطلاقه", "نشوب"})
_COUNTED = frozenset({"وثق", "أحصى", "سجل", "رصد"})
_GOING_ON = frozenset({"جاريه", "جاري", "مستمره", "مستمر", "متواصله", "متواصل", "محاصره", "محاصر", "قائمه", "قائم", "دائره", "دائر", "خاضعه", "محتله", "متوقفه", "عامين", "المحاصرين"})
_OFTEN = frozenset({"بانتظام", "يوميا", "باستمرار", "المتكرر", "المتكرره", "اليوميه", "اليومي", "مرارا"})
_PERIODS = frozenset({"اسبوع", "اسبوعا", "اسبوعين", "اسابيع", "شهر", "شهرا", "شهرين", "اشهر", "شهور", "عام", "عاما", "عامين", "اعوام", "سنه", "سنتين", "سنوات"})
_LASTING = frozenset({"missing", "detained", "abducted", "trapped"})
_WARS = frozenset({"النزاع", "الحرب", "الصراع", "الازمه", "الثوره", "الحمله"})


def _settled(place: PlaceAt) -> bool:
    """A name that no table knows behind بلدة, قرية, حي: a place where people live, and no منطقة of any size."""
    return not _SMALL.isdisjoint(place.types) and "district" not in place.types


def _is_wide(term: Term, country: str | None) -> bool:
    """A region or governorate, or the country that the report is about."""
    return term.row["type"] in ("region", "governorate") or (term.row["type"] == "country" and term.row["country"] == country)


def share(events: Sequence[EventAt], settled: Sequence[Where], own: Sequence[frozenset[str]]) -> list[Where]:
    """Events that tell the same harm (as many, of the same kind) are one story: each has the places and the time of all.

    Only exact counts say so; "قتلى" without a number tells nothing about which attack is meant. ``own`` are the names of the
    places that each event's own sentence gives.
    """
    stories: dict[tuple[object, ...], list[int]] = {}
    for number, event in enumerate(events):
        for harm in event.harms:
            if (
                harm.expr in ("exact", "more_than", "at_least", "about")
                and harm.part_of is None
                and harm.outcome in ("killed", "injured", "missing", "detained")
            ):
                who = (harm.victims.age, harm.victims.status) if harm.min == harm.max == 1 else ()
                stories.setdefault((harm.outcome, harm.min, *who), []).append(number)
    for harm, number in [(harm, number) for number, event in enumerate(events) for harm in event.harms if harm.min == harm.max == 1 and harm.part_of is None]:
        for name in harm.names:
            stories.setdefault((harm.outcome, name), []).append(number)
    for number, later in _named_later(events):
        stories.setdefault(("named", number), []).extend((number, later))
    out = list(settled)
    for key, told_in in stories.items():
        small = key[0] != "named" and isinstance(key[1], int) and key[1] <= 9
        for numbers in _by_place(events, told_in, settled, own) if small else [told_in]:
            told = {place.name: place for number in dict.fromkeys(numbers) for place in settled[number][0]}
            when = next((settled[number][1] for number in numbers if settled[number][1]), None)
            for number in dict.fromkeys(numbers):
                places, time = out[number]
                names = {place.name for place in places}
                more = tuple(place for name, place in told.items() if name not in names)[:6]
                out[number] = (places + more, time or when)
    return out


def _by_place(events: Sequence[EventAt], numbers: list[int], settled: Sequence[Where], own: Sequence[frozenset[str]]) -> list[list[int]]:
    """One or two killed here are not the one or two killed elsewhere: tellings with a place of their own are stories apart,
    unless they agree in two counts (one killed and two hurt); those without one may be of any."""
    close = {number: {place.name for place in settled[number][0] if (place.accuracy in _CLOSE or (place.accuracy is None and not place.candidates)) and place.name in own[number]} for number in numbers}
    stories: list[list[int]] = []
    for number in (number for number in numbers if close[number]):
        home = next((story for story in stories if any(close[number] & close[other] or len(_counts(events[number]) & _counts(events[other])) > 1 for other in story)), None)
        if home is None:
            stories.append([number])
        else:
            home.append(number)
    anywhere = [number for number in numbers if not close[number]]
    return [sorted(anywhere + story) for story in stories] or [anywhere]


def _counts(event: EventAt) -> set[tuple[str, int | None]]:
    return {(harm.outcome, harm.min) for harm in event.harms if harm.expr == "exact" and harm.part_of is None}


def _named_later(events: Sequence[EventAt]) -> Iterator[tuple[int, int]]:
    """قتل شاب فلسطيني … وقتل محمد فلان (22 عاما): the one told without a name first, by name in the next event."""
    single = [
        (number, event, harm)
        for number, event in enumerate(events)
        for harm in event.harms
        if harm.min == harm.max == 1 and harm.part_of is None and harm.outcome in ("killed", "detained", "abducted")
    ]
    for (number, event, harm), (later, after, named) in zip(single, single[1:], strict=False):
        if later == number + 1 and harm.outcome == named.outcome and not harm.names and named.names and after.at - event.at < 60:
            yield number, later
