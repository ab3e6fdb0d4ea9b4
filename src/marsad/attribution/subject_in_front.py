"""A subject that stands before its verb: وكان X قد أعلن أن, مصادر X أبلغتنا أن, سالم الدالي، أحد الجرحى، قال إن."""

from __future__ import annotations

from marsad.attribution.known_speakers import of_another
from marsad.attribution.speaker_phrase.reach import end_of_phrase
from marsad.attribution.subject_end import end_of_subject
from marsad.grammar.cast import Cast
from marsad.grammar.cut_names import given_names
from marsad.grammar.named_parties import is_state
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words, stands_at
from marsad.grammar.voices import Speaker, read_speaker
from marsad.model.reading import Voice
from marsad.syntax.tokens import tokens_of
from marsad.text.fold import fold_word
from marsad.text.rule_words import AND, ARTICLE, COMMAS, FOR, HAS, IN, OTHER_THAN, SO, rule_forms, rule_word, rule_words

_AND_OR_SO = frozenset({AND, SO})
_WHERE = rule_words("subject_in_front.where")

_LONG = 22  # units that a subject with all that belongs to it may have
_NAME = 8
_SHORT = 4


def subject_before(sheet: Sheet, at: int, cast: Cast | None = None) -> Speaker | None:
    """Who speaks where the subject stands before the verb; None where nobody does, or nobody who can be told."""
    start = sheet.prose.start(at)
    if sheet.pre[at] == SO and sheet.forms[start] in speaker_words("turn"):
        return _set_against(sheet, start + 1, at)
    if sheet.pre[at] in _AND_OR_SO or behind_where(sheet, at):
        return None
    if at > start + 2 and (earlier := _who_did_before(sheet, start, at)):
        return earlier
    if at > start and (paper := _paper_right_before(sheet, start, at)):
        return paper
    last = _over_relative(sheet, _over_auxiliary(sheet, at, start), start)
    if joined := joined_clause(sheet, start, last):
        return read_speaker(sheet, joined, last)
    if last - 1 > start and sheet.forms[last - 1] in speaker_words("who"):
        return None if of_another(sheet, at) else antecedent(sheet, start, last - 1)
    first = _behind_turns(sheet, _clause_head(sheet, start, last), last)
    if last - first > _LONG or first >= last:
        return None
    stretch = _whole_stretch(sheet, first, last, sheet.forms[at].endswith("وا"))
    if stretch is None or (speaker := read_speaker(sheet, *stretch, bound=stretch[0] > first)) is None:
        return None
    return speaker if _is_voice(sheet, speaker, stretch, at) or _called_before(speaker, cast) else None


def _set_against(sheet: Sheet, first: int, at: int) -> Speaker | None:
    """أما سالم الدالي، وهو تاجر، | فقال إن: a personal name behind أما, with or without what he is."""
    end = next((unit for unit in range(first, at) if sheet.forms[unit] in COMMAS), at)
    return read_speaker(sheet, first, end) if personal_name(sheet, first, end) else None


def behind_where(sheet: Sheet, at: int) -> bool:
    """وزار الوزير المشفى، حيث | قال إن: a verb in the past that has no subject of its own there; المجلس إذ يدين has one; حيث سجلت غارات tells what there was."""
    saying = sheet.term(at, "saying") if at and sheet.forms[at - 1] in _WHERE else None
    if saying is None or (sheet.forms[at].endswith(_SHE) and at + 1 < sheet.size and "event" in sheet.kinds[at + 1] and not sheet.pre[at + 1]):
        return False
    return saying.form == "past" or sheet.forms[at - 2] in COMMAS


def _who_did_before(sheet: Sheet, start: int, at: int) -> Speaker | None:
    """سبق للجيش أن | أعلن, سبق لوزير الدفاع أن | قال: who did so before stands behind ل."""
    if not sheet.phrase(at - 1, "complement"):
        return None
    verb = next((unit for unit in range(at - 2, max(start, at - _NAME) - 1, -1) if sheet.forms[unit].removeprefix(AND) in _BEFORE), None)
    if verb is None or sheet.pre[verb + 1] != FOR or sheet.phrase(verb - 1, "negation"):
        return None  # لم يسبق للجيش أن
    return read_speaker(sheet, verb + 1, at - 1)


_BEFORE = rule_words("subject_in_front.before")


def joined_clause(sheet: Sheet, start: int, last: int) -> int:
    """هجوم في عدن، والجيش يتهم …, قصف على حلب.. وروسيا تنفي: a clause that و joins behind a mark begins with its subject; 0 where none does."""
    for unit in range(last - 1, max(start, last - _NAME) - 1, -1):
        if sheet.prose.closes.get(unit) == last - 1 and unit > start and sheet.forms[unit - 1] == AND:
            return unit  # قصف على حلب، و«لواء الساحل» ينفي
        if sheet.pre[unit] == AND and (unit == start or sheet.forms[unit - 1] in _MARKS or _behind_no_verb(sheet, start, unit, last)):
            speaks = sheet.term(unit, "actor") or sheet.term(unit, "source")
            return unit if speaks and end_of_phrase(sheet, unit, last) == last else 0
    return 0


_SHE = rule_word("subjects.feminine")
_MARKS = frozenset({"،", ",", "..", "؛", "…"})


def _behind_no_verb(sheet: Sheet, start: int, unit: int, last: int) -> bool:
    """تبادل للاتهامات بخرق الهدنة والتحالف | يتهم: a headline without a verb, to which و joins one that has it."""
    saying = sheet.term(last, "saying")
    return saying is not None and saying.form == "present" and not sheet.suf[last] and not any(_has_verb(sheet, at) for at in range(start, unit))


def _has_verb(sheet: Sheet, at: int) -> bool:
    """A verb; not تبادل للاتهامات, a noun."""
    return sheet.pre[at + 1] != "ل" and tokens_of(sheet).is_verb(at)


def _clause_head(sheet: Sheet, start: int, last: int) -> int:
    """Behind the last أن, إلا أن, كان before the verb; where none stands, the head of the sentence."""
    for unit in range(last - 1, start - 1, -1):
        if sheet.forms[unit] in speaker_words("clause_head") or sheet.phrases(unit, "complement", "clause"):
            return sheet.stops[unit] if sheet.phrase(unit, "clause") else unit + 1  # إلا أن المصدر قال
    return start


def _behind_turns(sheet: Sheet, first: int, last: int) -> int:
    """من جهته, أما, وإن, and marks that open no name."""
    while first < last and (
        sheet.phrases(first, "switch", "last_voice") or sheet.forms[first] in speaker_words("turn") or (not sheet.forms[first][0].isalnum() and first not in sheet.prose.closes)
    ):
        first = sheet.stops[first]
    return first


def _whole_stretch(sheet: Sheet, first: int, last: int, they: bool) -> tuple[int, int] | None:
    """The units of the subject; None where a verb stands in it, whose subject it is then."""
    if sheet.forms[first] in speaker_words("topic"):
        return None  # وحول عودة السكان قال
    end = end_of_subject(sheet, first, last)
    doers = sheet.term(first + 1, "source") if first + 1 < end else None
    if they and doers is not None and doers.form == "p":
        return first + 1, sheet.stops[first + 1]  # وتداول ناشطون مقاطع قالوا إنها …: those who did it are those who say
    if issued := _who_issued(sheet, first, last):
        return issued
    if any(_acts(sheet, unit) for unit in range(first + (sheet.forms[first] in given_names() or sheet.forms[first] in speaker_words("paper_heads")), end)):
        return None  # يصوت المجلس على قرار يدعو إلى: the resolution asks it
    return first, end


def _acts(sheet: Sheet, at: int) -> bool:
    """A verb, and no word of a name: عبد الرقيب فتح."""
    if not tokens_of(sheet).is_verb(at) or sheet.prose.quoted[at] >= 0:
        return False
    return not any(sheet.forms[unit] in given_names() for unit in range(max(0, at - 2), at))


def _is_voice(sheet: Sheet, speaker: Speaker, stretch: tuple[int, int], at: int) -> bool:
    """A body, a country, a noun for a speaker, or a name that stands as one before a verb of saying."""
    first, end = stretch
    if _tells_by_paper(sheet, stretch, at):
        return True
    if speaker.voice.id or is_state(sheet, first) or sheet.term(first, "actor") or any(sheet.term(unit, "source") for unit in range(first, min(first + 3, end))):
        return True
    return sheet.forms[at - 1] == HAS or _asks_in_front(sheet, first, at) or personal_name(sheet, first, end) or _quoted_right_before(sheet, first, at) or _opposed(sheet, first, at) or _says(sheet, first, at)


def _tells_by_paper(sheet: Sheet, stretch: tuple[int, int], at: int) -> bool:
    """تقديرات المنظمة الدولية ترجح أن: a paper that ends in a word with the article, before a verb with its أن."""
    first, end = stretch
    return sheet.forms[first] in speaker_words("paper_heads") and sheet.forms[end - 1].startswith(ARTICLE) and sheet.phrase(sheet.stops[at], "complement")


def _says(sheet: Sheet, first: int, at: int) -> bool:
    """المفكر العراقي سالم الدالي قال إن …, وكان الدالي صرح بأن: whatever stands at the head of a sentence before قال and its إن is somebody."""
    told = sheet.term(at, "saying")
    plain = told is not None and told.form == "past" and fold_word(told.key) in speaker_words("people_say") and bool(sheet.phrase(sheet.stops[at], "complement"))
    return plain and not tokens_of(sheet).flags[first]


def _opposed(sheet: Sheet, first: int, at: int) -> bool:
    """لكن كرزاي أكد أن …, إلا أن أحد الجيران قال: …: who stands between a word of contrast and a verb with its أن speaks, known or not."""
    behind = any(sheet.phrase(unit, "contrast") for unit in (first - 1, first - 2))
    return behind and at - first <= _SHORT and sheet.term_at(at, "saying").form == "past" and bool(sheet.phrase(sheet.stops[at], "complement"))


def personal_name(sheet: Sheet, first: int, end: int) -> bool:
    """سالم الدالي، أحد الجرحى: a given name or a title begins it."""
    named = sheet.forms[first] in given_names() or sheet.forms[first] in speaker_words("honour")
    return named and not sheet.pre[first] and 1 < end - first <= _NAME


def _quoted_right_before(sheet: Sheet, first: int, at: int) -> bool:
    """«لواء الساحل» ينفي …: a name in quotation marks at the head of the sentence, right before the verb."""
    return first == sheet.prose.start(at) and sheet.prose.closes.get(first, -1) == at - 1


def _called_before(speaker: Speaker, cast: Cast | None) -> bool:
    """لكن الدالي أضاف أنه …: the surname of one named in full before."""
    return cast is not None and speaker.last - speaker.first < 3 and cast.calls(speaker.surname.rpartition(" ")[2])


def _paper_right_before(sheet: Sheet, start: int, at: int) -> Speaker | None:
    """تقارير تفيد بـ, مصادر أبلغتنا أن, تقديرات غير رسمية تشير إلى: an indefinite plural or paper right before the verb, with its adjectives."""
    if people := _people_right_before(sheet, start, at):
        return people
    if sheet.forms[at - 1] in speaker_words("banners") and _calls(sheet, at) and (shouted := _who_shouted(sheet, start, at)):
        return shouted
    if crowd := crowd_before(sheet, start, at):
        return crowd
    verb, at = at, at - (at - 1 > start and sheet.forms[at - 1] == "،")  # شهادات محلية، تشير إلى
    at -= 2 * (at - 2 > start and "place" in sheet.kinds[at - 1] and sheet.forms[at - 2] == IN)  # تظاهرات في درعا تطالب
    for head in range(at - 1, max(start, at - 4) - 1, -1):
        if _inside_it(sheet, head):
            return None
        source = sheet.term(head, "source")
        if source is not None and source.form == "p" and _indefinite(sheet, head):
            return unnamed(sheet, head - 1, at) if sheet.forms[head - 1] in speaker_words("paper_heads") else read_speaker(sheet, head, at)
        if sheet.forms[head] in speaker_words("paper_heads") or (sheet.forms[head] in speaker_words("crowds") and _calls(sheet, verb) and sheet.forms[head - 1] not in _FLYING):  # طائرة مسيرة نسبت إلى X
            return unnamed(sheet, head, at)
        if not _indefinite(sheet, head) or not _adjective(sheet, head):
            return None
    return None


def crowd_before(sheet: Sheet, start: int, at: int) -> Speaker | None:
    """تظاهرات قبل عدة أيام نددت بـ, مسيرة في المدينة تدعو إلى: a crowd that calls for something, with when and where between it and its verb."""
    if not _calls(sheet, at) or not (sheet.forms[at].startswith("ت") or sheet.forms[at].endswith("ت")):
        return None
    for head in range(at - 1, max(start, at - _NAME) - 1, -1):
        if sheet.forms[head] in _CROWDS and not sheet.pre[head] and sheet.forms[head - 1] not in _FLYING:
            return unnamed(sheet, head, head + 1)
        if sheet.forms[head] in _MARKS or _acts(sheet, head) or sheet.term(head, "saying") or sheet.phrase(head, "complement"):
            return None
    return None


def crowd_that_goes_on(sheet: Sheet, at: int) -> Speaker | None:
    """التظاهرات التي بدأت قبل أسبوع، وطالبت بـ: a crowd that was told of in its relative clause calls for something, and not who told of it."""
    if sheet.pre[at] != AND or not _calls(sheet, at) or not sheet.forms[at].endswith("ت"):
        return None
    start = sheet.prose.start(at)
    head = next((unit for unit in range(at - 2, max(start, at - _LONG) - 1, -1) if sheet.forms[unit] in _CROWDS), None)
    return unnamed(sheet, head, head + 1) if head is not None and sheet.forms[head + 1] in speaker_words("who") else None


_CROWDS = rule_words("subject_in_front.crowds")
_FLYING = rule_words("subject_in_front.flying")


def _calls(sheet: Sheet, at: int) -> bool:
    """تندد, طالبت, تدعو: what crowds do with a word of saying."""
    saying = sheet.term(at, "saying")
    return saying is not None and saying.row["act"] in ("demand", "condemn", "accuse")


def _people_right_before(sheet: Sheet, start: int, at: int) -> Speaker | None:
    """لكن منتقدين يقولون إن, معارضين سوريين أكدوا أن: people of whatever kind, before a verb in the plural that agrees with them."""
    leads = sheet.phrase(sheet.stops[at], "complement") or asks(sheet, at)  # كثيرين حثوا أنقرة على
    if not (sheet.forms[at].endswith(_THEY_SAY) and leads and _several(sheet, at - 1) and sheet.term(at - 1, "source") is None):
        return None
    first = at - 1 - (at - 2 >= start and _several(sheet, at - 2))
    known = sheet.term(first, "source") is not None  # مسؤولون يمنيون أكدوا
    return read_speaker(sheet, first, at) if known else people(sheet, first, at)


def people(sheet: Sheet, first: int, last: int) -> Speaker:
    """منتقدين, الموقوفين: people who are described by what they are, and whose nobody is named."""
    return Speaker(Voice(sheet.words(first, last), None, "unknown", sheet.span(first, last), True), first, last, sheet.forms[first], False)


_THEY_SAY = rule_forms("subject_in_front.they_say")
_PEOPLE = rule_forms("subject_in_front.people")


def _several(sheet: Sheet, at: int) -> bool:
    """منتقدين, معارضون: an indefinite plural of people, and no number."""
    form = sheet.forms[at]
    return form.endswith(_PEOPLE) and len(form) > 4 and _indefinite(sheet, at) and not sheet.pre[at] and "number" not in sheet.kinds[at]


def unnamed(sheet: Sheet, first: int, last: int) -> Speaker:
    """شهادات خبراء, تقارير صحفية, تظاهرات حاشدة: a paper or a crowd, whose nobody is named."""
    return Speaker(Voice(sheet.words(first, last), None, "document", sheet.span(first, last), True), first, last, sheet.forms[first], False)


def asks(sheet: Sheet, at: int) -> bool:
    """طالبت, تدعو: a verb that takes whom it asks."""
    return "t" in sheet.term_at(at, "saying").row.get("governs", "").split()


def _inside_it(sheet: Sheet, at: int) -> bool:
    """وفي بيان على موقعها نسبت الهيئة …: in a paper somebody else says it."""
    return at > 0 and sheet.forms[at - 1].removeprefix(AND) in _INSIDE


_INSIDE = rule_words("subject_in_front.inside")


def _indefinite(sheet: Sheet, at: int) -> bool:
    return not sheet.forms[at].startswith("ال") and not sheet.suf[at]


def _adjective(sheet: Sheet, at: int) -> bool:
    """غير رسمية, سابقة, سعودية: a bare word that may describe a noun in the plural or in ة."""
    return not sheet.pre[at] and (sheet.forms[at] == OTHER_THAN or sheet.forms[at].endswith(("ه", "ات")))


def _asks_in_front(sheet: Sheet, first: int, at: int) -> bool:
    """سالم الدالي يدعو الحكومة إلى …: a name no table knows, right before a present verb of asking or accusing."""
    asking = asks(sheet, at) and sheet.term_at(at, "saying").form == "present" and sheet.forms[at][0] == "ي"
    name = range(first, at)
    return asking and first == sheet.prose.start(at) and 0 < len(name) < 6 and all(sheet.forms[unit].isalpha() and sheet.kinds[unit] <= {"place", "personal", "person"} for unit in name)


def _over_auxiliary(sheet: Sheet, at: int, start: int) -> int:
    """المنظمة كانت قد طالبت: the subject ends before the auxiliaries of its verb."""
    last = at - 1 if at > start and sheet.forms[at - 1] in speaker_words("perfect") else at
    had = last - 1
    return had if had > start and sheet.forms[had] in speaker_words("had") and not sheet.pre[had] else last


def _over_relative(sheet: Sheet, last: int, start: int) -> int:
    """الحكومة، التي دأبت على ذلك، نفت أن …, الدالي الذي كان هناك، قال إن …: the name ends where the clause before the comma begins."""
    if sheet.forms[last - 1] not in COMMAS:
        return last
    opens = next((unit for unit in range(last - 2, start, -1) if sheet.forms[unit] in speaker_words("who") and (sheet.forms[unit - 1] in COMMAS or unit - start <= _SHORT)), None)
    return last if opens is None else opens - (sheet.forms[opens - 1] in COMMAS)


def _who_issued(sheet: Sheet, first: int, end: int) -> tuple[int, int] | None:
    """أصدرت الجماعة بيانا قالت فيه, حصل المرصد على شريط يوثق: a verb of giving out, or one no table knows, who did it, and a document."""
    doer = sheet.stops[first + 1] if sheet.phrase(first + 1, "named") else first + 1  # أصدر ما يسمى بالمجلس بيانا
    issues = not sheet.terms[first] or sheet.forms[first].removeprefix(AND) in speaker_words("issued")
    named = doer == first + 1
    if not issues or not sheet.forms[first].isalpha() or (named and sheet.pre[doer]) or not any(sheet.term(unit, "actor") or sheet.term(unit, "source") for unit in range(doer, doer + (1 if named else 4))):
        return None
    paper = next((unit for unit in range(doer + 1, end) if _is_paper(sheet, unit)), None)
    return (doer, end_of_subject(sheet, doer, paper)) if paper is not None else None


def _who_shouted(sheet: Sheet, start: int, at: int) -> Speaker | None:
    """ردد المتظاهرون شعارات | تندد بـ, رفع السكان لافتات | تطالب: who shouts or holds up what calls for something."""
    verb = next((unit for unit in range(start, at) if sheet.forms[unit].removeprefix(AND) in speaker_words("shouts")), at)
    doer = verb + 1
    return read_speaker(sheet, doer, end_of_subject(sheet, doer, at - 1)) if doer < at - 1 and sheet.term(doer, "source") else None


def _is_paper(sheet: Sheet, at: int) -> bool:
    source = sheet.term(at, "source")
    return (source is not None and source.row["kind"] == "document") or stands_at("paper", sheet.scan.words, at)


def antecedent(sheet: Sheet, start: int, at: int) -> Speaker | None:
    """التنظيم الذي أعلن …: the actor or source that ends right before the relative pronoun, and nobody farther off."""
    if sheet.forms[at - 1].removeprefix(ARTICLE) in speaker_words("crowds") and asks(sheet, at + 1):
        return unnamed(sheet, at - 1, at)  # المظاهرة التي طالبت بـ
    heads = [unit for unit in range(at - 1, max(start, at - _NAME) - 1, -1) if sheet.stops[unit] <= at and (sheet.term(unit, "actor") or sheet.term(unit, "source") or (unit == at - 1 and is_state(sheet, unit)))]
    whole = [unit for unit in heads if AND not in sheet.pre[unit + 1 : at] and end_of_phrase(sheet, unit, at) == at]  # مدير المشفى سالم الدالي الذي, not المشفى
    near = [unit for unit in heads if unit >= at - 5][:1]
    first = next(iter(whole[-1:] or near), None)
    return read_speaker(sheet, first, at) if first is not None else None
