"""What speaks for and against two tellings being of one happening: a function a feature, its weight in a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache

from marsad.claims.events.flown import fought_on_the_ground
from marsad.grammar.bargains import BARGAINS
from marsad.grammar.causes import NATURAL
from marsad.grammar.event_found import EventAt
from marsad.grammar.event_harms import began_by, fell_at_the_front
from marsad.grammar.event_number import counts_far_more, takes_up_several, tells_one
from marsad.grammar.event_people import killed_others
from marsad.grammar.event_types.weapons import BOMBS, FIRED, MISSILES, TARGETING
from marsad.grammar.event_worth import reaches_too
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.in_return import came_first, is_answered, span_counted, strikes_back, went_before_that
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import NO_TERM, VERB_FORMS
from marsad.lexicon.word_tables import word_rows
from marsad.model.reading import Place, Time
from marsad.model.values import fixed
from marsad.text.rule_words import AND, ARTICLE, rule_forms, rule_word, rule_words

ONLY_DAY = "when.only_day"


@fixed
class Told:
    """An event as it is told: by which voice, at which places, when; ``own`` are the places that its sentence names."""

    event: EventAt
    voice: str
    places: tuple[Place, ...]
    time: Time | None
    own: frozenset[str]
    sentence: int
    title: bool
    counts: Mapping[str, frozenset[int]]  # the plain numbers that it gives, by outcome
    doers: frozenset[str]
    coarse: bool = False  # its sentence names no place finer than a city
    part: bool = False  # its sentence names what may lie in a city: a quarter, a camp, a site
    total: bool = False  # all that it counts goes over more than one happening
    known_as: str = ""  # the voice by the name that المصدر or المكتب takes up
    new: frozenset[str] = frozenset()  # the things and people that its sentence names without the article
    again: frozenset[str] = frozenset()  # and with it
    names: frozenset[str] = frozenset()  # in a headline and right behind it: the places by their words alone
    sides: frozenset[str] = frozenset()  # and the sides of who did it
    scenes: frozenset[str] = frozenset()  # of the places that its sentence names those where it happened


@cache
def weights() -> Mapping[str, float]:
    """The weight of each feature."""
    return {row["feature"]: float(row["weight"]) for row in word_rows("event_mentions")}


@cache
def _ways() -> Mapping[str, frozenset[str]]:
    return {row["type"]: frozenset(row["gives_way_to"].split()) for row in word_rows("event_kinds")}


@cache
def family_of() -> Mapping[str, str]:
    """What an attack is done with, more broadly than by its type: fire from afar, bombs, guns, fights on the ground."""
    return {row["type"]: row["family"] for row in word_rows("event_kinds") if row["family"]}


@cache
def _general_words() -> Mapping[str, frozenset[str]]:
    """The words of a type that are general ones, where not all are: هجوم may be any attack, اشتباك is a clash."""
    return {row["type"]: frozenset(row["words"].split("/")) for row in word_rows("event_kinds") if row["words"]}


def is_general(event: EventAt) -> bool:
    """The word of an event may be said of any of its kind: هجوم, قصف, انفجار."""
    words = _general_words().get(event.type)
    if event.term is NO_TERM:
        return words is None or not event.definite  # أوقعت الحرب آلاف القتلى: the war is no raid that is told beside it
    return words is None or event.term.key in words


def gives_way(vague: str, exact: str) -> bool:
    """The first type is the vaguer word for the second."""
    return exact in _ways().get(vague, ())


def kin(a: EventAt, b: EventAt) -> bool:
    """Two tellings whose types can be of one happening."""
    return b.type in _akin(a.type) and (a.type == b.type or _may_be(a, b) or _may_be(b, a))


@cache
def _akin(kind: str) -> frozenset[str]:
    """The types that a telling of one type may be of: its own, those of which it is the vaguer word, and the vaguer words for it."""
    if kind in BARGAINS:
        return frozenset()  # rounds of talks are told one by one
    ways = _ways()
    return frozenset({kind, *ways.get(kind, ()), *(vague for vague, exact in ways.items() if kind in exact)})


def _may_be(vague: EventAt, exact: EventAt) -> bool:
    """The one may be the vaguer telling of the other, and its own means do not say otherwise."""
    if not gives_way(vague.type, exact.type):
        return False
    if exact.type != "shooting" and (vague.cause in NATURAL) != (exact.cause in NATURAL):
        return False  # forty who drowned were not executed
    if exact.type == "execution" and vague.type == "casualties" and abs(vague.at - exact.at) > _SAME_WORDS and not _bounds(vague) & _bounds(exact):
        return False  # who was put to death is told by as many
    return is_general(vague) and not _told_otherwise(vague, exact)


_THIS, _LED = rule_words("features.this"), rule_words("features.led")
_LED_BY = 4  # units at the head of a sentence in which ذلك stands
_LIST = 2  # places of one sentence that are no list yet
_SAME_WORDS = 3  # units from a word of putting to death to those who were


def _told_otherwise(vague: EventAt, exact: EventAt) -> bool:
    """قصف بالمدفعية is no air raid, انفجار سيارة مفخخة no mine; الهجمات الانتحارية of late are not one explosion told here."""
    means = {name for name, _, _ in vague.means}
    if exact.type == "suicide_attack" and exact.term.form == "p" != vague.term.form and not exact.harms:
        return True
    if exact.type in _FROM_THE_AIR and means & _FROM_THE_GROUND and not means & _AIRCRAFT:
        return True
    if exact.type == "shooting" and vague.type == "shelling" and (vague.term.key not in TARGETING or means):
        return True  # only استهدف of no means may be by shots
    if exact.type == "missile_strike" and means & FIRED and not means & MISSILES:
        return True  # بصواريخ الكاتيوشا
    return exact.type in _NO_BOMBS and bool(means & BOMBS)


_FROM_THE_AIR = frozenset({"airstrike", "drone_strike"})
_AIRCRAFT = frozenset({"aircraft", "helicopter", "drone", "barrel_bomb"})
_FROM_THE_GROUND = frozenset({"artillery", "mortar", "shell", "tank"})
_NO_BOMBS = _FROM_THE_AIR | {"landmine", "missile_strike"}


def _kind(sheet: Sheet, a: Told, b: Told) -> str:
    return "same_kind" if a.event.type == b.event.type else "gives_way"


def _place(sheet: Sheet, a: Told, b: Told) -> str:
    """Where both are told to be: by the places of their own sentences, else by those carried over."""
    if a.sentence == b.sentence:
        one, other = {place.name for place in a.places[:1]}, {place.name for place in b.places[:1]}
        return "other_place" if one and other and one != other else "carried_place"
    if (a.own & b.own and not _only_listed(sheet, a, b) and not _each_elsewhere(a, b)) or (a.title and not a.names.isdisjoint(b.names)):
        return "same_place"
    return "other_place" if a.own and b.own and not (a.title and a.coarse and (b.part or (not b.coarse and _of_one_district(a, b)))) else "carried_place"


def _only_listed(sheet: Sheet, a: Told, b: Told) -> bool:
    """أصيب ستة في X، وطفل في Y، ورجل على أطراف Z: a sentence that lists places with people of their own tells Z's earlier dead no more by naming it last."""
    first = {place.name for place in b.places[:1]}
    return len(b.own) > _LIST and first.isdisjoint(place.name for place in a.places) and _other_figures(sheet, a, b) == "other_figures"


def _each_elsewhere(a: Told, b: Told) -> bool:
    """قصف استهدف قرية X قرب Z … قصف استهدف قرية W، وقصف على Z: the scene of each is named in its own sentence alone."""
    return bool(a.scenes and b.scenes) and a.scenes.isdisjoint(b.own) and b.scenes.isdisjoint(a.own)


def _of_one_district(a: Told, b: Told) -> bool:
    """هجوم في عفرين … قرية ترندة: the headline names the town, and its report the village beside it."""
    one, other = ({place.adm2 for place in told.places[:1]} for told in (a, b))
    return None not in one and bool(one & other)


def _day(sheet: Sheet, a: Told, b: Told) -> str:
    one, other = _days(a.time), _days(b.time)
    if one is None or other is None:
        news = timedelta() if b.event.term.form in VERB_FORMS else _LONG if b.event.term is NO_TERM or _of_months(b.time) else None
        return "other_day" if news is not None and _ended_before(b.time, a.time, news) else ""  # كما اغتيل قبل أسبوع مدير المرور; كما قتل ضابطان في آذار
    return "same_day" if one[0] <= other[1] and other[0] <= one[1] else "other_day"


def _ended_before(time: Time | None, news: Time | None, by: timedelta) -> bool:
    """Told to have ended so long before the day of what was told first; no day that is only inferred."""
    if time is None or news is None or time.inferred:
        return False
    end, day = time.last_day, news.start
    return bool(end and day and date.fromisoformat(end[:10]) + by < date.fromisoformat(day[:10]))


def _of_months(time: Time | None) -> bool:
    """التفجير الذي وقع في آب الماضي: what is told to be of a month or a year takes up no deed of today."""
    return time is not None and time.precision in _LONG_SPANS


_LONG_SPANS = frozenset({"month", "year"})


_LONG = timedelta(days=6)


def _days(time: Time | None) -> tuple[str, str] | None:
    if time is None or time.inferred or _of_the_report(time) or time.start is None or time.precision not in ("minute", "part_of_day", "day"):
        return None
    return time.start[:10], (time.end or time.start)[:10]


def _of_the_report(time: Time) -> bool:
    """The one day that the report names, taken for news told without one."""
    return time.rule == ONLY_DAY


def _figures(sheet: Sheet, a: Told, b: Told) -> str:
    """The same plain number of one outcome."""
    if not (a.event.harms and b.event.harms):
        return ""
    same = _same(a.counts, b.counts)
    if _names(a.event) & _names(b.event) or any(count >= 3 for _, counts in same for count in counts) or _bounds(a.event) & _bounds(b.event):
        return "same_figures"
    return "same_small" if any(counts for _, counts in same) else ""


def _other_figures(sheet: Sheet, a: Told, b: Told) -> str:
    """Two numbers of one outcome that are not the same; قتل أربعة مدنيين, قتل أربعة جنود: as many, and others."""
    if not (a.event.harms and b.event.harms) or told_among(a.event, b.event):
        return ""
    differ = not _of_another_voice(sheet, a, b) and not all(counts for _, counts in _same(a.counts, b.counts))
    if differ or counts_far_more(a.event, b.event) or counts_far_more(b.event, a.event):
        return "other_figures"
    return "other_people" if killed_others(a.event, b.event) else ""


AMONG = "harm.among"


def told_among(whole: EventAt, part: EventAt) -> bool:
    """قتل خمسة … وبين القتلى طفلان: all that the later one tells is of those whom the earlier one counts."""
    return bool(part.harms) and part.harms[0].rule == AMONG and all(harm.rule == AMONG and whole_of(whole, harm) is not None for harm in part.harms)


def whole_of(event: EventAt, part: HarmAt) -> HarmAt | None:
    """The largest count of an event of which some may be a part."""
    fits = [harm for harm in event.harms if harm.part_of is None and harm.outcome == part.outcome and harm.rule != AMONG and harm.least > part.least]
    return max(fits, key=lambda harm: harm.least, default=None)


def _among(sheet: Sheet, a: Told, b: Told) -> str:
    return "among" if told_among(a.event, b.event) else ""


def _of_another_voice(sheet: Sheet, a: Told, b: Told) -> bool:
    """مقتل خمسة في الهجوم, as another voice tells it: who takes the deed up counts for himself."""
    return a.voice != b.voice and b.event.term is not NO_TERM and b.event.definite and sheet.forms[b.event.at].startswith(ARTICLE)


def _same(one: Mapping[str, frozenset[int]], other: Mapping[str, frozenset[int]]) -> list[tuple[str, frozenset[int]]]:
    """The outcomes that both count, each with the numbers that both give."""
    return [(outcome, one[outcome] & other[outcome]) for outcome in one if outcome in other]


def counts_of(event: EventAt) -> dict[str, frozenset[int]]:
    """The plain numbers that an event gives, by outcome."""
    found: dict[str, frozenset[int]] = {}
    for harm in event.harms:
        if harm.part_of is None and harm.expr == "exact" and harm.min:
            found[harm.outcome] = found.get(harm.outcome, frozenset()) | {harm.min}
    return found


def _bounds(event: EventAt) -> set[tuple[str, int]]:
    """18 قتيلا, 18 قتيلا على الأقل, أكثر من 18: the numbers of three or more that it tells, whatever is said of how near they are."""
    told = [(harm.outcome, harm.min - (harm.expr == _ABOVE)) for harm in event.harms if harm.part_of is None and harm.min is not None and harm.expr in _NUMBERED]
    return {one for one in told if one[1] >= 3}


_ABOVE = "more_than"
_NUMBERED = frozenset({"exact", "at_least", "about", _ABOVE})


def _names(event: EventAt) -> set[str]:
    return {name for harm in event.harms for name in harm.names}


def _article(sheet: Sheet, a: Told, b: Told) -> str:
    event = b.event
    if event.term is NO_TERM or event.type == "damage":
        return ""
    if event.definite and event.status == "ongoing" and a.event.type in _SUFFERED:
        return ""  # والقصف المستمر على الأحياء: how nobody who was told before died
    return "definite" if event.definite else "indefinite"


def _number(sheet: Sheet, a: Told, b: Told) -> str:
    """وأسفرت تلك الهجمات عن …, الاحتجاجات المستمرة: several deeds take up no single one, and their toll is not its own."""
    if b.total and not a.total and sheet.between("as_told", *sheet.prose.sentences[b.sentence]):
        return "many_of_one"  # بلغ عدد القتلى جراء العمليات سابقة الذكر
    return "many_of_one" if (b.event.harms or b.event.type == "protest") and takes_up_several(sheet, b.event) and tells_one(sheet, a.event) else ""


def _headline(sheet: Sheet, a: Told, b: Told) -> str:
    """The headline and its report; قتل إمام … أطلقوا النار على الإمام: the same man or thing, told again with the article."""
    if not a.title or a.sentence == b.sentence or b.sentence - a.sentence > 4:
        return "taken_up" if a.sentence < b.sentence <= a.sentence + _SOON and not a.new.isdisjoint(b.again) else ""
    return "headline" if a.event.type == b.event.type else "headline_kin"


_SOON = 3  # sentences from a deed to one that takes up what it struck


def _another(sheet: Sheet, a: Told, b: Told) -> str:
    if a.sentence == b.sentence and span_counted(sheet, b.event.at) >= 0:
        return "another"  # جاء ذلك بعد شهر من مقتل قائد الجماعة
    if b.total and not a.total and (_counts_on(a.event, b.event) or (b.event.harms and _lasts(b.time) and (a.event.harms or _days(a.time)))):
        return "another"  # وقتل منذ اندلاع الحرب 15 ألف شخص; وأدى القصف خلال حزيران إلى مقتل العشرات
    if a.total and not b.total and a.event.harms and b.event.harms and _lasts(a.time):
        return "another"  # قتل 12 مدنيا منذ مطلع العام. وقتل مزارع الاثنين
    if a.sentence != b.sentence and not b.event.definite and sheet.phrase(sheet.prose.sentences[b.sentence][0], "another_matter"):
        return "another"  # من جهة أخرى قتل مسلحان
    if b.event.term is NO_TERM:
        return "another" if a.event.type in began_by(sheet, b.event.at) or _fell_elsewhere(sheet, b) else ""
    if a.sentence != b.sentence and not b.event.definite and _told_besides(sheet, b.sentence):
        return "another"  # كما شنت الطائرات غارة على رفح
    if b.own and a.own.isdisjoint(b.own) and reaches_too(sheet, b.event):
        return "another"
    behind = sheet.forms[b.event.stop : b.event.stop + 3]
    return "another" if any([form.startswith(_OTHERS) for form in behind]) else ""


_OTHERS = tuple(article + form for form in rule_forms("features.others") for article in ("", ARTICLE))


def _fell_elsewhere(sheet: Sheet, b: Told) -> bool:
    """Who lies in a mass grave, or fell at the front, is of no attack told before."""
    return sheet.near("mass_grave", *sheet.prose.sentences[b.sentence]) >= 0 or any(fell_at_the_front(sheet, harm) for harm in b.event.harms)


def _told_besides(sheet: Sheet, sentence: int) -> bool:
    """كما استشهد ثلاثة, كذلك قصفت: a sentence of what happened besides; كما قال tells on."""
    first, last = sheet.prose.sentences[sentence]
    return first + 1 < last and sheet.phrase(first, "as_well") and "saying" not in sheet.kinds[first + 1]


def _lasts(time: Time | None) -> bool:
    """The time of a stretch of a week and more."""
    begin, end = (time.start, time.last_day) if time is not None else (None, None)
    return bool(begin and end and date.fromisoformat(begin[:10]) + _LONG < date.fromisoformat(end[:10]))


def _counts_on(one: EventAt, total: EventAt) -> bool:
    """A toll of one outcome that is larger than what the one happening cost."""
    return any(harm.outcome == other.outcome and harm.least > other.least for harm in total.harms for other in one.harms if other.part_of is None)


def _of_that(sheet: Sheet, a: Told, b: Told) -> str:
    """ونتج عن ذلك استشهاد ثلاثة: of the deed of the sentence before, and of none told further back."""
    first = sheet.prose.sentences[b.sentence][0]
    if a.sentence == b.sentence or _THIS.isdisjoint(sheet.forms[first : first + _LED_BY]) or _LED.isdisjoint(sheet.forms[first : first + 2]):
        return ""
    return "of_that" if b.sentence - a.sentence == 1 else "before_that"


def _came_of(sheet: Sheet, a: Told, b: Told) -> str:
    """(الشهداء: … / …) / جراء غارة على البلدة: a line that begins with what the harm of the line above, or of the list above, came of."""
    if a.event.type not in _SUFFERED or a.event.term is not NO_TERM or not 0 < b.sentence - a.sentence <= _LINES:
        return ""
    listed = b.sentence - a.sentence == 1 or any(len(harm.persons) > 1 for harm in a.event.harms)
    first = sheet.prose.sentences[b.sentence][0]
    by = b.event.at == first and sheet.pre[first] == "ب"
    return "came_of" if listed and (by or (b.event.at <= first + 2 and sheet.forms[first] in _CAUSED)) else ""


_CAUSED = rule_words("features.caused")
_LINES = 12  # lines of a list between those harmed and what it came of


def _in_return(sheet: Sheet, a: Told, b: Told) -> str:
    """A deed and what it answers are two: قتلوا شرطيين ردا على الهجوم; ورد المسلحون بقتل شرطيين; so are two at one time: في وقت يستمر القصف."""
    at = b.event.at
    here = a.sentence == b.sentence
    answered = here and (is_answered(sheet, a.event.at + 1, at) or (came_first(sheet, at) and b.event.type in _SUFFERED) or went_before_that(sheet, at))
    if answered or strikes_back(sheet, at) or (a.title and strikes_back(sheet, a.event.at)):
        return "in_return"
    return "meanwhile" if here and sheet.near("at_that_time", a.event.at, at) >= 0 else ""


def _of_them(sheet: Sheet, a: Told, b: Told) -> str:
    """هاجم خمسة المقر، وفجر اثنان منهم نفسيهما; شنت طائرات غارة حيث قصفت قافلة: how the attack told in that sentence went on, not what another did."""
    if a.sentence != b.sentence:
        return ""
    if is_general(a.event) and _and_fired(sheet, b.event):
        return "of_them"
    when = not _WHEN.isdisjoint(sheet.forms[max(a.event.stop, b.event.at - 2) : b.event.at])
    if (a.event.type, b.event.type) != ("clash", "suicide_attack") or not is_general(a.event):
        return "of_them" if when and a.doers & b.doers and is_general(b.event) else ""
    return "of_them" if when or not _OF_THEM.isdisjoint(sheet.forms[b.event.at + 1 : b.event.at + 3]) else ""


def _and_fired(sheet: Sheet, event: EventAt) -> bool:
    """(هاجم مسلحون القرية) وأطلقوا النار على سكانها: those of the attack, by the verb's form."""
    return event.type == "shooting" and sheet.pre[event.at] == AND and sheet.forms[event.at].endswith(_THEY)


_THEY = rule_word("features.they")
_WHEN, _OF_THEM = rule_words("features.when"), rule_words("features.of_them")


def _owned_to(sheet: Sheet, a: Told, b: Told) -> str:
    """تبنى الحزب قتل شرطيين: who owns to killing some people tells a deed of its own, which is not how others died before."""
    one = b.event if b.event.type in _SUFFERED else a.event if a.event.type in _SUFFERED else None
    return "owned_to" if one is not None and not one.definite and _claimed(sheet, one) else ""


def _claimed(sheet: Sheet, event: EventAt) -> bool:
    first = min([event.at, *(harm.trigger for harm in event.harms)])
    claims = [sheet.term(at, "saying") for at in sheet.between("saying", max(0, first - _CLAIM), first)]
    return any(term and term.row.get("act") == "claim_responsibility" for term in claims)


_CLAIM = 6  # units from the verb of who claims a deed to the deed
_SUFFERED = frozenset({"casualties", "killing"})  # قتل خمسة بعد أن قصفت: there the later word tells the cause


def _voice(sheet: Sheet, a: Told, b: Told) -> str:
    return "same_voice" if a.voice == b.voice else ""


def _doer(sheet: Sheet, a: Told, b: Told) -> str:
    if "airstrike" in (a.event.type, b.event.type) and (fought_on_the_ground(sheet, a.event) or fought_on_the_ground(sheet, b.event)):
        return "no_aircraft"
    if not a.doers or not b.doers:
        return "new_doer" if b.doers and _harmed_others(a.event, b.event) else ""
    if a.event.type == b.event.type == "clash" and min(len(a.doers), len(b.doers)) > 1 and a.doers != b.doers:
        return "other_sides"  # معارك بين X وY, معارك بين X وZ
    return "same_doer" if a.doers & b.doers or (a.title and a.sides & b.sides) else "other_doer"


def _harmed_others(one: EventAt, other: EventAt) -> bool:
    """قتل رجلان في إطلاق نار … واعتدت قوات X عليهم، ما أدى لإصابة العشرات: harm of another kind, whose cause is not told."""
    told = [{harm.outcome for harm in event.harms} for event in (one, other)]
    return other.term is NO_TERM and bool(told[0]) and told[0].isdisjoint(told[1])


def _untold_cause(sheet: Sheet, a: Told, b: Told) -> str:
    return "cause_word" if b.event.type in ("casualties", "damage") and a.voice == b.voice and b.sentence - a.sentence <= 1 else ""


_FEATURES: tuple[Callable[[Sheet, Told, Told], str], ...] = (
    *(_kind, _place, _day, _figures, _other_figures, _among, _article, _number, _headline, _another, _of_that, _came_of, _in_return, _of_them, _owned_to, _voice, _doer, _untold_cause),
)


def likeness(sheet: Sheet, a: Told, b: Told) -> tuple[float, tuple[tuple[str, float], ...]]:
    """How much speaks for the later telling being of the happening that the earlier one tells, with each feature's weight."""
    table = weights()
    reasons = [(name, table[name]) for feature in _FEATURES if (name := feature(sheet, a, b))]
    reasons.append(("far", table["far"] * max(0, b.sentence - a.sentence - 1)))
    return sum([weight for _, weight in reasons]), tuple(reasons)
