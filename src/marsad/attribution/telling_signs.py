"""The conditions that rows of ``not_said.tsv`` and ``speaker_bounds.tsv`` name, each a question about a verb of saying."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from marsad.attribution.sentence_subject import clause_start
from marsad.attribution.speaker_span import known_voices
from marsad.attribution.subject_in_front import personal_name, subject_before
from marsad.attribution.telling import Telling
from marsad.attribution.units import deverbal, inside_quotation, refuses_charge, responsibility
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words, stands_at
from marsad.text.rule_words import AND, OF, SINCE_AS, SO, THAT, rule_words

_AND_OR_SO = frozenset({AND, SO})

_DOCUMENTS = rule_words("telling_signs.documents")
_NEAR = 24  # units between the noun of a paper and what it asks
DAMMA = "\u064f"
_PARTIES = frozenset({"armed_group", "official_military", "official_civil", "party"})


def _bare(telling: Telling) -> bool:
    """No و or ف stands before the verb."""
    return telling.sheet.pre[telling.at] == ""


def _not_yet(telling: Telling) -> bool:
    """لم يؤكد, من دون أن تؤكد, قبل أن يعلن: a verb of saying that says nothing (yet)."""
    sheet, before = telling.sheet, telling.at - 1
    if before < 0 or sheet.pre[telling.at]:
        return False
    if sheet.forms[before] == THAT and before and sheet.forms[before - 1] in speaker_words("without"):
        return True
    return sheet.forms[before] in speaker_words("not_said") and not sheet.phrase(before, "complement")


def _behind_number(telling: Telling) -> bool:
    """911 طالب: a student."""
    sheet, before = telling.sheet, telling.at - 1
    return before >= 0 and (sheet.forms[before].isdigit() or "number" in sheet.kinds[before])


def _behind_noun(telling: Telling) -> bool:
    """اختطاف طالب, أبي طالب: the second word of a noun phrase."""
    sheet, before = telling.sheet, telling.at - 1
    return telling.form in speaker_words("noun_or_verb") and before >= 0 and (deverbal(sheet, before) or sheet.forms[before] in speaker_words("before_noun_or_verb"))


def _in_quotation(telling: Telling) -> bool:
    """Inside the long quotation that the last voice is speaking."""
    return telling.last is not None and inside_quotation(telling.sheet, telling.at, telling.last)


def _noun_by_preposition(telling: Telling) -> bool:
    """برصد حركة الطيران, شدد على رفض التهجير: behind a preposition a noun."""
    sheet, at = telling.sheet, telling.at
    return sheet.pre[at].endswith(("ب", "ل", "ك")) or (at > 0 and sheet.forms[at - 1] in speaker_words("before_noun"))


def _letters(telling: Telling) -> str:
    start, end = telling.sheet.span(telling.at, telling.at + 1)
    return telling.sheet.text[start:end]


def _passive(telling: Telling) -> bool:
    """اتُّهمت القوات, عُرض الملف: the letters show a passive."""
    letters = _letters(telling)
    return (telling.saying.row["act"] == "accuse" and DAMMA in letters[:4]) or (telling.saying.form == "past" and letters[1:2] == DAMMA)


def _called(telling: Telling) -> bool:
    """يُدعى X: he is called."""
    return _letters(telling).endswith("ى")


def _name(telling: Telling) -> bool:
    """مازن عزت الديري: a verb that is also a name, inside a name."""
    sheet, before = telling.sheet, telling.at - 1
    if not sheet.phrase(telling.at, "also_name") or sheet.pre[telling.at]:
        return False
    return sheet.forms[before].isalpha() and (not sheet.terms[before] or sheet.phrase(before, "personal"))


def _read_otherwise(telling: Telling) -> bool:
    """تعرّض لهجوم, تبيّن له أن: not تَعرِض, not تُبيّن."""
    return telling.form.startswith(tuple(speaker_words("read_otherwise")))


def _has_pronoun(telling: Telling) -> bool:
    return telling.sheet.suf[telling.at] != ""


def _takes_person(telling: Telling) -> bool:
    """أبلغتنا, أخبرهم: whom it is told."""
    return telling.is_one_of("tells_persons")


def _in_prayer(telling: Telling) -> bool:
    """صلى الله عليه وسلم."""
    sheet, before = telling.sheet, telling.at - 1
    return before >= 0 and sheet.forms[before] in speaker_words("before_prayer")


def _attention(telling: Telling) -> bool:
    """لفت انتباه المراقبين."""
    return telling.sheet.forms[telling.at + 1] in speaker_words("attention")


def _his_own_words(telling: Telling) -> bool:
    """قال إنه أبلغ الوزارة أن …: told of himself, inside what he says."""
    last, at = telling.last, telling.at
    return last is not None and not last.after and last.content[0] == at and telling.sheet.forms[at - 1] in speaker_words("himself")


def _saying_behind(telling: Telling) -> bool:
    """ومضى X قائلا, ذهب إلى القول."""
    return any(form in speaker_words("goes_on_by") for form in telling.sheet.forms[telling.first : telling.opening.content])


def _thing(telling: Telling) -> bool:
    """مذكرة توقيف بحق X: spelled like a participle of saying."""
    return stands_at("thing", telling.sheet.forms, telling.at)


def _they(telling: Telling) -> bool:
    """طالبوا, قالوا: no noun behind such a verb is its subject."""
    return telling.form.endswith("وا")


def _we(telling: Telling) -> bool:
    """نطالب: we, and whoever stands behind it is asked."""
    return telling.form.startswith("ن")


def _carried(telling: Telling) -> bool:
    return telling.carried


def _antecedent_speaks(telling: Telling) -> bool:
    """العراق الذي اتهم جارته بكذا: who accuses stands before the relative, whom he accuses behind the verb."""
    sheet, at = telling.sheet, telling.at
    relative = at > 0 and sheet.forms[at - 1] in speaker_words("who") and not sheet.pre[at]
    if not relative or any(sheet.suf[unit] for unit in range(at + 2, min(at + 8, sheet.size))):
        return False  # المجموعة التي حملت الحكومة مسؤولية خطفها: a pronoun takes her up
    return subject_before(sheet, at, telling.cast) is not None


def _impersonal(telling: Telling) -> bool:
    """ويعتقد أن …, الذي يُرجّح أن …: who believes it is not told."""
    return telling.form.startswith("ي")


def _opens_sentence(telling: Telling) -> bool:
    return telling.at - telling.sheet.prose.start(telling.at) <= 1


def _of_a_document(telling: Telling) -> bool:
    """مشروع قرار قدمته الدولة يدعو إلى …, ويدين …: what the paper of this sentence asks, not who spoke in the one before."""
    sheet, at, last = telling.sheet, telling.at, telling.last
    start = sheet.prose.start(at)
    told_here = last is not None and last.content[1] > start and last.cue[0] >= start
    return not told_here and any(form in _DOCUMENTS for form in sheet.forms[max(start, at - _NEAR) : at])


def _of_her(telling: Telling) -> bool:
    return telling.form.endswith("ت")


def _asked_of(telling: Telling) -> bool:
    """يُطلب من الأعضاء التشاور: who asks is not told."""
    return telling.sheet.forms[telling.first] == OF


def _no_accusation(telling: Telling) -> bool:
    """وجّه الوزير بإطلاق مخصصات: he orders it, and accuses nobody."""
    return telling.opening.row != "charge"


def _no_charge(telling: Telling) -> bool:
    """حملت السيارة ثلاثة جرحى: no word of responsibility."""
    return telling.act == "assert"


def _nobody_known(telling: Telling) -> bool:
    """No voice that a table knows, nor one named before, nor a name of two words."""
    return not known_voices(telling.speakers) and not any(telling.cast.calls(speaker.surname) for speaker in telling.speakers)


def _no_name(telling: Telling) -> bool:
    """Nor a name of two words that no table knows."""
    return _nobody_known(telling) and not any(personal_name(telling.sheet, speaker.first, speaker.last) for speaker in telling.speakers)


def _considered(telling: Telling) -> bool:
    """يعتبر الميناء أهم منفذ, واعتبر أحد أسوأ الهجمات: what something is held to be, and nobody who holds it so."""
    if telling.opening.row in _BY_THAT:
        return False
    in_front = telling.way == "before" and telling.sheet.forms[telling.at - 1] not in speaker_words("who")
    return (telling.saying.form == "present" and not in_front) or _no_name(telling)


_BY_THAT = frozenset({"that", "quote.that", "colon", "quote.speech"})


def _shows(telling: Telling) -> bool:
    """كشف مدى الدمار, أكدت الصور: what shows something, and nobody who says it."""
    return telling.way == "behind" and telling.sheet.forms[telling.speakers[0].first] in speaker_words("no_speaker")


def _renewed(telling: Telling) -> bool:
    """جدد دعوته, كرر إدانته."""
    return telling.is_one_of("renewal") and telling.sheet.term(telling.opening.content, "saying") is not None


def _inside_other(telling: Telling) -> bool:
    """قالت الحركة إن جريمة القتل تكشف معنى …: a lone unknown word inside what another voice is saying."""
    sheet, last = telling.sheet, telling.last
    inside = last is not None and not sheet.pre[telling.at] and not last.after and last.cue[1] <= telling.at < last.content[1] and last.cue[1] > sheet.prose.start(telling.at)
    return inside and all(speaker.last - speaker.first == 1 and not speaker.definite for speaker in telling.speakers)


def _denies(telling: Telling) -> bool:
    return telling.act == "deny"


def _a_charge(telling: Telling) -> bool:
    """رفض الاتهامات, but not رفض الهدنة."""
    return refuses_charge(telling.sheet, telling.content)


def _taken_back(telling: Telling) -> bool:
    """تراجعت عن إعلانها, but not تراجع الجيش عن مواقعه."""
    return stands_at("taken_back", telling.sheet.scan.words, telling.content)


def _bare_cue(telling: Telling) -> bool:
    """نسب إلى X: nobody stands between the verb and what it leads to, nor before it."""
    return telling.opening.subject_end == telling.sheet.stops[telling.at] and telling.start == telling.at


def _pledge(telling: Telling) -> bool:
    """أعلنت الجماعة ولاءها للتنظيم: whose she is, nothing that happened."""
    return stands_at("pledge", telling.sheet.forms, telling.content)


def _deed(telling: Telling) -> bool:
    """جددت القوات قصفها: the deed goes on, nothing is said."""
    return telling.sheet.term(telling.content, "event") is not None


def _attack(telling: Telling) -> bool:
    """تبنى التنظيم التفجير: one who may attack, or a deed."""
    sheet = telling.sheet
    deed = any(deverbal(sheet, unit) or responsibility(sheet, unit) or sheet.forms[unit] in speaker_words("operation") for unit in range(telling.content, telling.content + 4) if unit < sheet.size)
    return deed or any(speaker.voice.kind == "armed_group" for speaker in telling.speakers)


def _accused_alone(telling: Telling) -> bool:
    """نفى X … واتهم Y بقصفه: where one party stands alone between the verb and what it is accused of, it is the one accused."""
    sheet, first, opening = telling.sheet, telling.first, telling.opening
    named = sheet.term(first, "actor")
    if not telling.found or named is None or sheet.stops[first] != opening.subject_end or named.row["kind"] not in _PARTIES:
        return False
    return opening.content == opening.subject_end and sheet.pre[opening.content].endswith("ب") and sheet.pre[first - 1] in _AND_OR_SO


def _in_front(telling: Telling) -> bool:
    """«شبكة X» تتهم الجيش بـ, نقابة X تنعى Y: a subject at the head of the clause; who stands behind the verb is addressed."""
    sheet, at = telling.sheet, telling.at
    if sheet.pre[at] or telling.opening.subject_end <= telling.first:
        return False
    start = clause_start(sheet, at)
    if at == start or any(sheet.forms[unit] in (":", "،") or _tells_on(sheet, unit) for unit in range(start, at)):
        return False
    before = subject_before(sheet, at, telling.cast)
    return before is not None and before.first - start < 2 and (before.last == at or not {"t", "p"}.isdisjoint(telling.governs))


def _tells_on(sheet: Sheet, unit: int) -> bool:
    return sheet.prose.quoted[unit] < 0 and any(term.kind in ("saying", "event", "harm") and term.form in ("past", "present") for term in sheet.terms[unit]) and "actor" not in sheet.kinds[unit]


def behind_idh(telling: Telling) -> bool:
    """الوزارة إذ تدين الهجوم تحمل القوات المسؤولية: the verb that the clause of إذ leads to, and its subject told before."""
    sheet, at, last = telling.sheet, telling.at, telling.last
    if last is None or sheet.pre[at] or telling.saying.form != "present":
        return False
    start = sheet.prose.start(at)
    spoke = not last.after and last.cue[0] >= start and last.cue[1] <= at
    return spoke and SINCE_AS in sheet.forms[start : last.content[0]]


def _in_paper(telling: Telling) -> bool:
    return telling.in_paper


def _object_by_case(telling: Telling) -> bool:
    """ودعت الفلسطينيين إلى: a plural in ين behind the verb is whom it addresses, never who speaks."""
    sheet, first = telling.sheet, telling.first
    form = sheet.forms[first]
    people = form.endswith("يين") or any(term.kind in ("person", "actor", "source", "harm") and form.endswith("ين") and term.form != "s" for term in sheet.terms[first])
    return people and form.startswith("ال") and sheet.stops[first] == first + 1 and not sheet.pre[first]


CONDITIONS: Mapping[str, Callable[[Telling], object]] = {
    "bare": _bare, "not_yet": _not_yet, "behind_number": _behind_number, "behind_noun": _behind_noun, "in_quotation": _in_quotation,
    "noun_by_preposition": _noun_by_preposition, "passive": _passive, "called": _called, "name": _name, "read_otherwise": _read_otherwise,
    "has_pronoun": _has_pronoun, "takes_person": _takes_person, "in_prayer": _in_prayer, "attention": _attention, "his_own_words": _his_own_words, "saying_behind": _saying_behind,
    "thing": _thing, "they": _they, "we": _we, "carried": _carried, "impersonal": _impersonal, "antecedent_speaks": _antecedent_speaks, "opens_sentence": _opens_sentence,
    "of_her": _of_her, "of_a_document": _of_a_document, "asked_of": _asked_of, "no_charge": _no_charge, "no_accusation": _no_accusation, "nobody_known": _nobody_known, "no_name": _no_name, "considered": _considered, "shows": _shows, "renewed": _renewed,
    "inside_other": _inside_other, "denies": _denies, "a_charge": _a_charge, "taken_back": _taken_back, "bare_cue": _bare_cue, "pledge": _pledge,
    "deed": _deed, "attack": _attack, "accused_alone": _accused_alone, "in_front": _in_front, "behind_idh": behind_idh, "in_paper": _in_paper,
    "object_by_case": _object_by_case,
}
