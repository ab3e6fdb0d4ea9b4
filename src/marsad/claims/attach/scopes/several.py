"""Words that tell a count over several happenings from one of a single one: parted attacks, spans of days, superlatives."""

from __future__ import annotations

from marsad.frames.words import first_of, last_of, words_of
from marsad.grammar.dates import DateAt
from marsad.grammar.event_found import EventAt
from marsad.grammar.event_types.weapons import FIRE
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.numbers import Number, read_number, read_ordinal
from marsad.grammar.quantities import read_quantity
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import NO_TERM
from marsad.text.rule_words import AND, ARTICLE, BY, COMMAS, FOR, IN, OF, SINCE, THAT, rule_words


def parted_attacks(sheet: Sheet, harm: HarmAt) -> bool:
    """في هجمات متفرقة, في هجومين منفصلين: attacks that are told to be several."""
    last = min(sheet.prose.end(harm.first), harm.last + 12)
    behind = _clause_end(sheet, harm.last, last)
    stretch = range(_from_its_cause(sheet, harm), behind)
    separate = words_of("separate")
    if harm.max == 1 or separate.isdisjoint(sheet.forms[stretch.start : stretch.stop]):
        return False
    return any(sheet.forms[at] in separate and any(_many_deeds(sheet, unit) and IN not in sheet.forms[unit:at] for unit in (at - 1, at - 2, at - 3)) for at in stretch)


def _clause_end(sheet: Sheet, first: int, last: int) -> int:
    """The unit that ends the clause; not the mark in أصيب أربعون، اليوم السبت في تفجيرين, قتل أربعة، في هجومين."""
    if words_of("negative_ends").isdisjoint(sheet.forms[first:last]):
        return last
    ends = (at for at in range(first, last) if sheet.forms[at] in words_of("negative_ends"))
    return next((at for at in ends if sheet.forms[at] != "،" or not _goes_on(sheet, at + 1, last)), last)


def _goes_on(sheet: Sheet, at: int, last: int) -> bool:
    """، اليوم السبت …, ، في هجومين: a day, or the deeds themselves (في سلسلة هجمات), behind a mark."""
    if at >= last:
        return False
    deeds = at + 1 + (sheet.forms[at + 1] in words_of("a_series"))
    return bool(sheet.dated[at]) or (sheet.forms[at] in words_of("in_or_by") and deeds < last and _many_deeds(sheet, deeds))


def _many_deeds(sheet: Sheet, at: int) -> bool:
    """هجمات, هجومين, حوادث, حادثين."""
    return several_events(sheet, at) or sheet.forms[at] in words_of("two_deeds") or sheet.forms[at].removeprefix(BY) in words_of("incidents")


def _from_its_cause(sheet: Sheet, harm: HarmAt) -> int:
    """وقع انفجاران …، ما أدى إلى مقتل اثنين: where words lead to the count, what they lead from may stand far before it in its sentence."""
    start = sheet.prose.start(harm.first)
    led = sheet.near("cause", max(start, harm.first - 5), harm.first) >= 0 or _leads_on(sheet, harm, start) or not words_of("in_both").isdisjoint(sheet.forms[max(start, harm.first - 5) : harm.first])
    return max(start, harm.first - (_LED_FROM if led else 8))


def _leads_on(sheet: Sheet, harm: HarmAt, start: int) -> bool:
    """أسفر هجومان على الشرطة في X عن (إصابة تسعة), with no mark between: the verb stands far before the count."""
    verb = last_of(sheet.forms, max(start, harm.first - _LED_FROM), harm.first, words_of("leads_to"))
    return verb is not None and sheet.forms[min(harm.trigger, harm.first) - 1] in words_of("leads_by") and words_of("negative_ends").isdisjoint(sheet.forms[verb : harm.first])


_LED_FROM = 32  # units between deeds and the count that they led to


def counted_deeds(sheet: Sheet, event: EventAt) -> bool:
    """عشر هجمات على المخيمات قتلت أربعة, ثماني عمليات اختطاف: a number of deeds, each a happening of its own; in أصيب 20 بانفجار it is of people."""
    if event.term is NO_TERM or sheet.pre[event.at] or at_once(sheet, event.at) or event.term.key.split()[0] not in words_of("one_by_one"):
        return False
    quantity = next((found for at in (event.at - 1, event.at - 2) if at >= 0 and (found := read_quantity(sheet.forms, sheet.pre, sheet.suf, at)) is not None and found.end == event.at), None)
    return quantity is not None


def counted_strikes(sheet: Sheet, harm: HarmAt) -> bool:
    """أسفرت 6 استهدافات عن سقوط ثلاثة قتلى, 12 مجزرة راح ضحيتها 130: deeds that are counted one by one before those who died of them; not of the first of them (كان الأول …)."""
    if harm.max == 0:
        return False
    first = sheet.prose.start(harm.first)
    if any(sheet.forms[at] in words_of("strikes_counted") and sheet.forms[at - 2] == IN and _several_of(sheet, at) for at in range(harm.last + 2, min(sheet.prose.end(harm.first), harm.last + _BEHIND))):
        return True  # مقتل ستة في ثلاث عمليات
    if words_of("strikes_counted").isdisjoint(sheet.forms[first + 1 : harm.first]):
        return False
    at = next((at for at in range(harm.first - 1, first, -1) if sheet.forms[at] in words_of("strikes_counted") and not (sheet.dated[at - 1] or at_once(sheet, at))), None)
    if at is None or not words_of("one_of_them").isdisjoint(sheet.forms[at + 1 : harm.first]):
        return False
    return _several_of(sheet, at)


def _several_of(sheet: Sheet, at: int) -> bool:
    """(ثلاث) عمليات."""
    quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, at - 1)
    return quantity is not None and quantity.least > 1


def two_deeds(sheet: Sheet, harm: HarmAt) -> bool:
    """قتل 12 في تفجيرين, أسفر هجومان عن مقتل 12: two deeds that are counted together."""
    two = words_of("two_deeds")
    first = _from_its_cause(sheet, harm)
    if harm.max == 1 or two.isdisjoint(sheet.forms[first : harm.last + 10]):
        return False
    last = min(sheet.prose.end(harm.first), harm.last + 10)
    behind = _clause_end(sheet, harm.last, last)
    both = not words_of("in_both").isdisjoint(sheet.forms[max(first, min(harm.trigger, harm.first) - _RISE) : harm.first])  # هجومين جويين على X قتل فيهما سبعة, كمينين أسفرا عن
    before = (at for at in range(max(first, 1), harm.first) if both or sheet.forms[at - 1].removeprefix(AND) in _OF_BOTH or sheet.forms[at].endswith(THAT))
    return any(sheet.forms[at] in two and not at_once(sheet, at) for at in (*before, *range(harm.last, behind)))


def at_once(sheet: Sheet, at: int) -> bool:
    """تفجيرات متزامنة, انفجارين متعاقبين: deeds that make up one happening."""
    return not words_of("at_once").isdisjoint(sheet.forms[at + 1 : at + 3])


def within_days(sheet: Sheet, harm: HarmAt) -> bool:
    """قتل 140 خلال أربعة أيام, في غضون أسبوع: of a span of days, whatever happened in it; not للمرة الثانية خلال أسبوع."""
    if harm.max == 1 or words_of("over_time").isdisjoint(sheet.forms[max(0, harm.first - 14) : harm.last + 12]):
        return False
    first, last = max(sheet.prose.start(harm.first), harm.first - 14), min(sheet.prose.end(harm.first), harm.last + 12)
    return any(sheet.forms[at] in words_of("over_time") and _days_long(sheet, at + 1) and not is_the_nth(sheet, at) for at in range(first, last))


def _days_long(sheet: Sheet, at: int) -> bool:
    if sheet.forms[at] in words_of("days_long"):
        return True
    quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, at)
    return quantity is not None and quantity.least > 1 and quantity.end < sheet.size and sheet.forms[quantity.end] in words_of("spans")


def several_events(sheet: Sheet, at: int) -> bool:
    """هجمات, هجومين: the word names more than one deed."""
    return any(term.kind == "event" and term.form in ("p", "d") for term in sheet.terms[at])


def is_the_most(sheet: Sheet, at: int) -> bool:
    """أعنف قصف منذ عام 2019, لم تشهد مثله منذ: the time says of what something is the first or the most."""
    near = range(max(sheet.prose.start(at), at - 9), at)
    most = words_of("the_most")
    return not most.isdisjoint(sheet.forms[near.start : at]) and any(sheet.forms[unit] in most and sheet.forms[unit + 1] != OF for unit in near)


def is_the_nth(sheet: Sheet, at: int) -> bool:
    """هو الثالث من نوعه خلال الشهر الحالي: the time says among which others something is told, no stretch over which was counted."""
    first = sheet.prose.start(at)
    for unit in range(at - 1, max(first, at - 8) - 1, -1):
        if sheet.forms[unit] in words_of("negative_ends"):
            return False
        if sheet.forms[unit] in words_of("the_nth"):
            return True
    return False


def counted_since(sheet: Sheet, harm: HarmAt) -> bool:
    """عدد ضحايا الاشتباكات منذ بدايتها 18, قتلوا في هجمات منذ انهيار الهدنة: a toll, or those of several deeds, since something that no date names."""
    first, end = sheet.prose.sentences[sheet.prose.sentence[harm.first]]
    toll = last_of(sheet.forms, max(first, harm.first - _TOLL_FROM), harm.first, words_of("toll_heads"))
    if toll is not None and _since_a_turn(sheet, first):
        return True
    start = toll if toll is not None else harm.last
    behind = max(harm.last, harm.trigger + 1)  # 19 جنديا من الجيش، قتلوا في هجمات منذ انهيار الهدنة
    since = next((at for at in range(start, min(end - 1, harm.last + _SINCE)) if sheet.forms[at] == SINCE), None)
    if since is None or is_the_most(sheet, since) or _since_hours(sheet, since):
        return False
    if toll is not None:
        count = harm.first - (sheet.forms[harm.first - 1] in COMMAS)  # بلغ عدد القتلى منذ الأحد، 302
        return not _of_one_deed(sheet, toll, since) and not _parted(sheet, min(since, behind), max(since, count))
    deed = next(iter(sheet.between("event", behind, since)), None)  # not في غارة وسط الاشتباكات منذ أسابيع
    return deed is not None and several_events(sheet, deed) and not (sheet.dated[since + 1] or _parted(sheet, behind, since))


def _since_hours(sheet: Sheet, since: int) -> bool:
    """منذ الفجر, منذ صباح اليوم, منذ ساعات; not منذ صباح الأحد."""
    short = words_of("short_since")
    return sheet.forms[since + 1] in short and not (sheet.dated[since + 2] and sheet.forms[since + 2] not in short)


def on_the_nth_day(sheet: Sheet, harm: HarmAt) -> bool:
    """ترتفع حصيلة القتلى في اليوم الرابع والعشرين للهجوم إلى 955, في اليوم الـ12 للعدوان: a toll on a later day of what goes on; on its first day it may be of one happening."""
    first = sheet.prose.start(harm.first)
    if words_of("toll_heads").isdisjoint(sheet.forms[first : harm.first]):
        return False
    days = (at + 1 + (sheet.forms[at + 1] == ARTICLE) for at in range(first, harm.first - 1) if sheet.forms[at] in words_of("the_day"))
    told = (_the_nth(sheet, at) for at in days)
    return any(number is not None and number.value > 1 and (sheet.pre[number.end] == FOR or (sheet.forms[number.end] == OF and not sheet.dated[number.end])) for number in told)


def _the_nth(sheet: Sheet, at: int) -> Number | None:
    return read_ordinal(sheet.forms, sheet.pre, at) or read_number(sheet.forms, sheet.pre, at)


def in_its_nth_day(sheet: Sheet, harm: HarmAt) -> bool:
    """دخل العدوان يومه السابع مخلفا 500 قتيل, تجاوز عدد قتلى العملية عشرين في يومها العاشر: what has gone on for days led to the count; not ، فيما أدى قصف على مخيم إلى مقتل ستة."""
    start = sheet.prose.start(harm.first)
    toll = not words_of("toll_heads").isdisjoint(sheet.forms[start : harm.first])
    at = last_of(sheet.forms, start, min(sheet.prose.end(harm.first), harm.last + _SINCE) if toll else harm.first, words_of("its_day"))
    if at is None or not (toll or _led_from(sheet, harm, at)):
        return False
    number = _the_nth(sheet, at + 1 + (sheet.forms[at + 1] == ARTICLE))
    return number is not None and number.value > 1


def _led_from(sheet: Sheet, harm: HarmAt, at: int) -> bool:
    """Words lead to the count, and no other deed is told between."""
    return not words_of("leads_to").isdisjoint(sheet.forms[at : harm.first]) and sheet.near("event", at + 1, min(harm.trigger, harm.first)) < 0


def under_way(sheet: Sheet, harm: HarmAt) -> bool:
    """قتلوا في الاشتباكات الدائرة منذ أسبوعين, خلفت المعارك الجارية في X منذ أسابيع مئات القتلى: by fights, and no other deed, that have gone on for days."""
    first, last = max(sheet.prose.start(harm.first) + 1, harm.first - _TOLL_FROM), min(sheet.prose.end(harm.first), harm.last + _BEHIND)
    at = next((at for at in range(first, last) if sheet.forms[at] in words_of("under_way") and sheet.forms[at - 1] in words_of("long_fights")), None)
    if at is None or not any(sheet.forms[since] == SINCE and _days_long(sheet, since + 1) for since in range(at + 1, min(at + _RIGHT_AFTER, sheet.prose.end(at)))):
        return False
    between = (harm.last, at - 1) if at > harm.first else (at, min(harm.trigger, harm.first))
    return sheet.near("event", *between) < 0 and not _parted(sheet, *between)


def up_to_now(sheet: Sheet, harm: HarmAt) -> bool:
    """حتى الآن, في اليوم الـ12 للعدوان, يومه السابع مخلفا: a toll so far."""
    return so_far(sheet, harm) or on_the_nth_day(sheet, harm) or in_its_nth_day(sheet, harm)


def _since_a_turn(sheet: Sheet, first: int) -> bool:
    """ومنذ وقف إطلاق النار (11 أكتوبر) بلغ إجمالي عدد القتلى 615: a sentence that opens with since a truce, an accord, the beginning of something."""
    return sheet.forms[first] == SINCE and sheet.forms[first + 1] in words_of("turns")


def so_far(sheet: Sheet, harm: HarmAt) -> bool:
    """قتل حتى الآن 117 شخصا في الاحتجاجات: those of several deeds, up to now; اشتباكات that killed fewer may be one fight."""
    first, last = max(sheet.prose.start(harm.first), harm.first - _TOLL_FROM), min(sheet.prose.end(harm.first), harm.last + _SINCE)
    forms, until = sheet.forms, words_of("until")
    now = not until.isdisjoint(forms[first : last - 1]) and any(forms[at] in until and forms[at + 1] in words_of("now") for at in range(first, last - 1))
    return now and any((several_events(sheet, at) or forms[at] in _WAR) for at in range(first, last) if (harm.least > _MANY or all(term.row.get("type") != "clash" for term in sheet.terms[at])))


_WAR = rule_words("scope.war_so_far")


def after_long_fights(sheet: Sheet, harm: HarmAt) -> bool:
    """ارتفع عدد ضحايا الاشتباكات إلى 447، وذلك بعد أكثر من أسبوعين من القتال: a toll, told with how long the fights have lasted."""
    first, last = sheet.prose.sentences[sheet.prose.sentence[harm.first]]
    stretch = range(max(first + 2, harm.first - _TOLL_FROM), min(last, harm.last + _SINCE))
    fights = next((at for at in stretch if sheet.forms[at] in words_of("long_fights") and sheet.forms[at - 1] == OF and sheet.forms[at - 2] in words_of("spans")), -1)
    if fights < 0:
        return False
    return IN in sheet.forms[fights - 4 : fights - 2] or _came_to(sheet, harm, fights) or not words_of("toll_heads").isdisjoint(sheet.forms[max(first, harm.first - _TOLL_FROM) : harm.first])


def _came_to(sheet: Sheet, harm: HarmAt, fights: int) -> bool:
    """بعد ثلاثة أيام من المعارك أسفرت عن (أربعين قتيلا), شهرين من القتال الذي راح ضحيته: with no mark between, the fights led to the count."""
    between = sheet.forms[fights + 1 : harm.first]
    return words_of("negative_ends").isdisjoint(between) and not words_of("leads_to").isdisjoint(between)


def toll_of_fights(sheet: Sheet, harm: HarmAt) -> bool:
    """ارتفعت حصيلة ضحايا الاشتباكات إلى 96, ارتفعت إلى 96 حصيلة المعارك: a toll that rises, of fights told to be several or of violence; that of one attack (حصيلة الغارة) rises too."""
    first, end = sheet.prose.start(harm.first), min(sheet.prose.end(harm.first), harm.last + _BEHIND)
    head = first_of(sheet.forms, max(first, harm.first - _TOLL_FROM), end, _TOLLS)
    if head is None:
        return False
    if sheet.forms[head + 1] in words_of("acts_of") and sheet.forms[head + 2] in words_of("violence"):
        return True  # حصيلة أعمال العنف
    if words_of("rises").isdisjoint(sheet.forms[max(first, head - _RISE) : head]):
        return False
    of_what = range(head + 1, min(end, head + _BEHIND))
    return any(sheet.forms[at] in words_of("violence") or (harm.least > _MANY and _of_a_war(sheet, at)) for at in of_what)


def _of_a_war(sheet: Sheet, at: int) -> bool:
    """العدوان, المعارك: a war, or fights told to be several; not غارات, which may be on one place at one time."""
    return sheet.forms[at] in _WAR or (several_events(sheet, at) and not _of_strikes(sheet, at))


_TOLLS = words_of("toll_heads") | words_of("toll_of_many")
_OF_BOTH = words_of("toll_of_many") | {IN}  # عدد ضحايا تفجيري X


def in_violence(sheet: Sheet, harm: HarmAt) -> bool:
    """قتل مئة في أعمال عنف, 1383 جراء أعمال العنف: so many by violence, which is no one deed; few in أعمال عنف متفرقة."""
    behind = range(harm.last, min(sheet.prose.end(harm.first), harm.last + _SINCE))
    acts = (at for at in behind if sheet.forms[at] in words_of("in_or_by") and sheet.forms[at + 1] in words_of("acts_of") and sheet.forms[at + 2] in words_of("violence"))
    return any(harm.least > _MANY or sheet.forms[at + 3] in words_of("separate") for at in acts)


def _of_strikes(sheet: Sheet, at: int) -> bool:
    """غارات, ضربات, قذائف: which may be on one place at one time."""
    return any(term.row.get("type") in FIRE for term in sheet.terms[at])


_RIGHT_AFTER = 6  # units from a deed under way over its place to since when
_RISE = 4  # units between "rises" and the toll
_BEHIND = 5  # units from a toll to what it is of


def goes_on_still(sheet: Sheet, event: EventAt) -> bool:
    """القصف المتواصل, القصف الإسرائيلي المستمر; المعارك الأخيرة, where several are told."""
    signs = words_of("still_goes_on") | (words_of("recent_many") if several_events(sheet, event.at) else frozenset())
    return event.definite and not signs.isdisjoint(sheet.forms[event.stop : event.stop + 2])


def _of_one_deed(sheet: Sheet, first: int, since: int) -> bool:
    """حصيلة الغارة التي استهدفت القرية منذ شهر; not العدوان المتواصل (على X) منذ ستة أيام."""
    if any(form.removeprefix(ARTICLE) in words_of("goes_on") for form in sheet.forms[max(first, since - _RIGHT_AFTER) : since]):
        return False
    forms = {term.form for at in range(first, since) for term in sheet.terms[at] if term.kind == "event"}
    return "s" in forms and "p" not in forms


def _parted(sheet: Sheet, first: int, last: int) -> bool:
    return not words_of("negative_ends").isdisjoint(sheet.forms[first:last])


_MANY = 20  # one fight seldom kills so many
_TOLL_FROM = 16  # units between the word for a toll and its number
_SINCE = 12  # units between a count and "since"


def toll_of_what_began(sheet: Sheet, date: DateAt, harm: HarmAt) -> bool:
    """حصيلة ضحايا الاحتجاجات التي بدأت قبل أسبوعين 11, أسفر القتال المستمر منذ خمسة أيام عن مقتل سبعين: a toll of fights or protests that go on since the day told with them."""
    begun = _begun_before(sheet, date) if date.end <= harm.first else None
    if begun is None:
        return False
    first = sheet.prose.start(date.start)
    of_what = next((at for at in range(begun - 1, max(first, begun - 5), -1) if several_events(sheet, at) or sheet.forms[at] in words_of("long_fights")), None)
    led = words_of("negative_ends").isdisjoint(sheet.forms[date.end : harm.first])
    return of_what is not None and (led or not words_of("toll_of_many").isdisjoint(sheet.forms[max(first, of_what - 3) : of_what]))


def _begun_before(sheet: Sheet, date: DateAt) -> int | None:
    """(التي) انطلقت قبل أسبوعين, انطلقت في البصرة قبل أسبوعين, المستمرة منذ أسبوع: the unit of what tells that something began or goes on."""
    for at in range(date.start - 1, max(0, date.start - 5), -1):
        if sheet.forms[at] in words_of("has_begun") or (at == date.start - 1 and sheet.forms[at].removeprefix("ال") in words_of("goes_on")):
            return at
        if sheet.forms[at] in words_of("negative_ends"):
            return None
    return None


def is_ago(sheet: Sheet, date: DateAt, harm: HarmAt) -> bool:
    """قتل ثلاثة في غارة منذ ثلاثة أشهر: a single deed between the count and a span of time happened that long ago."""
    if not date.since or date.start < harm.last or any(form.isdecimal() and len(form) == 4 for form in sheet.forms[date.start : date.end]):
        return False
    span = not words_of("spans").isdisjoint(sheet.forms[date.start : date.end]) and words_of("start_of").isdisjoint(sheet.forms[date.start : date.end])
    one = any(term.kind == "event" and term.form == "s" for at in range(harm.last, date.start) for term in sheet.terms[at])
    return span and one
