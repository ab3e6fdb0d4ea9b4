"""Conditions on who speaks: nobody known, the one accused, a subject in front."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from marsad.attribution.agreement import of_several, told_of_by
from marsad.attribution.known_speakers import known_voices
from marsad.attribution.sentence_subject import clause_start
from marsad.attribution.speaker_phrase.reach import end_of_phrase
from marsad.attribution.subject_in_front import subject_before
from marsad.attribution.telling import Telling
from marsad.attribution.units import of_her, our_own, responsibility
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import SPEECH
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import AND, ARTICLE, FOR, HE, OF, SHE, SINCE_AS, SO, THEY, rule_words

_AND_OR_SO = frozenset({AND, SO})
_PRONOUNS = frozenset({HE, SHE, THEY})


def _carried(telling: Telling) -> bool:
    return telling.carried


def _antecedent_speaks(telling: Telling) -> bool:
    """العراق الذي اتهم جارته بكذا: who accuses stands before the relative, whom he accuses behind the verb."""
    sheet, at = telling.sheet, telling.at
    relative = at > 0 and sheet.forms[at - 1] in speaker_words("who")
    if not relative or any(sheet.suf[unit] for unit in range(at + 2, min(at + 8, sheet.size))):
        return False  # المجموعة التي حملت الحكومة مسؤولية خطفها: a pronoun takes her up
    return subject_before(sheet, at, telling.cast) is not None


def _asked_of(telling: Telling) -> bool:
    """يُطلب من الأعضاء التشاور: who asks is not told."""
    return telling.sheet.forms[telling.first] == OF


def _nobody_known(telling: Telling) -> bool:
    """No voice that a table knows, nor one named before, nor a name of two words."""
    return not known_voices(telling.speakers) and not any(telling.cast.calls(speaker.surname) for speaker in telling.speakers)


def _no_name(telling: Telling) -> bool:
    """Nor a name in quotation marks: تبنت «سرايا الدفاع» الهجوم."""
    return telling.first not in telling.sheet.prose.closes and _nobody_known(telling)


def _considered(telling: Telling) -> bool:
    """يعتبر الميناء أهم منفذ, واعتبر أحد أسوأ الهجمات: what something is held to be, and nobody who holds it so."""
    if telling.opening.row in SPEECH:
        return False
    in_front = telling.way == "before" and telling.sheet.forms[telling.at - 1] not in speaker_words("who")
    return (telling.saying.form == "present" and not in_front) or _no_name(telling)


def _shows(telling: Telling) -> bool:
    """كشف مدى الدمار, أكدت الصور: what shows something, and nobody who says it."""
    return telling.way == "behind" and telling.sheet.forms[telling.speakers[0].first] in speaker_words("no_speaker")


def _inside_other(telling: Telling) -> bool:
    """قالت الحركة إن جريمة القتل تكشف معنى …: a lone unknown word inside what another voice is saying."""
    sheet, last = telling.sheet, telling.last
    inside = last is not None and not sheet.pre[telling.at] and not last.after and last.cue[1] <= telling.at < last.content[1]
    return inside and all(speaker.last - speaker.first == 1 and not speaker.definite for speaker in telling.speakers)


def _accused_alone(telling: Telling) -> bool:
    """واتهم قوات X بقصفه: where one phrase stands alone between the verb and what it is accused of, it names the one accused."""
    sheet, first, opening = telling.sheet, telling.first, telling.opening
    if _that_he_did(telling):
        return end_of_phrase(sheet, first, opening.subject_end) == opening.subject_end
    if sheet.suf[telling.at] or opening.subject_end != opening.content:
        return False  # واتهمته السلطات بـ, واتهم X، والد القتيل، الجيش بـ
    charged = (sheet.pre[opening.content] or sheet.forms[opening.content][:1]).endswith("ب") or responsibility(sheet, opening.content)  # وحمّل الجيش المسؤولية
    return charged and first < opening.content and end_of_phrase(sheet, first, opening.content) == opening.content


def _that_he_did(telling: Telling) -> bool:
    """واتهمت الحكومة | بأنها قصفت السوق: what is laid to whoever stands behind the verb is told of by a pronoun."""
    sheet, opening = telling.sheet, telling.opening
    led = telling.first < opening.subject_end < opening.content
    return led and sheet.suf[telling.at] == "" and sheet.forms[opening.content - 1] in _THAT_HE


_THAT_HE = rule_words("telling_signs.that_he")


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


def _to_somebody(telling: Telling) -> bool:
    """وكان مصدر أفاد لإيلاف أن: a lone word that no table knows, with the ل of whom it was told."""
    sheet, first = telling.sheet, telling.first
    lone = first + 1 == telling.opening.subject_end and not sheet.terms[first]
    return lone and sheet.forms[first].startswith(FOR)


def _own_people(telling: Telling) -> bool:
    """فرقنا, لجاننا: the body whose page it is speaks; مراسلنا and مصادرنا are voices of their own."""
    sheet, first = telling.sheet, telling.speakers[0].first
    return not telling.carried and sheet.suf[first] == "نا" and not our_own(sheet, first)


def _they_spoke(telling: Telling) -> bool:
    """قال سكان …، وناشدوا الحكومة, الناشطون الذين ناشدوا الحكومة: several people spoke in this sentence, or stand before the relative, and they go on."""
    sheet, last = telling.sheet, telling.last
    if sheet.forms[telling.at - 1] in speaker_words("who"):
        return True
    if _heads_its_clause(telling) and subject_before(sheet, telling.at, telling.cast) is not None:
        return True  # لكن ناشطين اتهموا الجيش بـ, ووجهاء المدينة طالبوا الجيش بـ
    if last is None or sheet.pre[telling.at] != AND or last.cue[0] < sheet.prose.start(telling.at) or not last.speakers:
        return False
    return len(last.speakers) > 1 or of_several(sheet, last.speakers[0].first)


def _heads_its_clause(telling: Telling) -> bool:
    """اتهموا, طالبوا: a verb to which no و joins it; whom another voice tells of ask nothing of their own."""
    act, last = telling.saying.row["act"], telling.last
    spoken = last is not None and last.cue[0] >= telling.sheet.prose.start(telling.at)
    return not telling.sheet.pre[telling.at] and (act == "accuse" or (act == "demand" and not spoken))


def _they_were_told_of(telling: Telling) -> bool:
    """قالت الشرطة إن عناصر طوقوا المنزل وطالبوا بـ: several people are told of at the head of what somebody says, and they ask."""
    return telling.last is not None and telling.sheet.pre[telling.at] == AND and told_of_by(telling.sheet, telling.at, telling.last) is not None


def _crowd_in_front(telling: Telling) -> bool:
    """تظاهرات تطالب الحكومة بـ, المظاهرة التي طالبت الحكومة بـ: the crowd asks, and whoever stands behind the verb is asked."""
    before = subject_before(telling.sheet, telling.at, telling.cast)
    return before is not None and before.head.removeprefix(ARTICLE) in speaker_words("crowds")


def _tells_on(sheet: Sheet, unit: int) -> bool:
    return sheet.prose.quoted[unit] < 0 and any(term.kind in ("saying", "event", "harm") and term.form in VERB_FORMS for term in sheet.terms[unit])


def behind_idh(telling: Telling) -> bool:
    """الوزارة إذ تدين الهجوم تحمل القوات المسؤولية: the verb that the clause of إذ leads to, and its subject told before."""
    sheet, at, last = telling.sheet, telling.at, telling.last
    if last is None or sheet.pre[at] or telling.saying.form != "present":
        return False
    start = sheet.prose.start(at)
    spoke = last.cue[0] >= start
    return spoke and SINCE_AS in sheet.forms[start : last.content[0]]


def behind_pronoun(telling: Telling) -> bool:
    """وهو يتهم الحكومة بـ, فهي تقول إن: a pronoun stands before the verb, and whoever stands behind it is addressed."""
    sheet, before = telling.sheet, telling.at - 1
    return sheet.forms[before].removeprefix(AND) in _PRONOUNS


def _object_by_case(telling: Telling) -> bool:
    """ودعت الفلسطينيين إلى, وطالب المتحاربين بـ: a plural in ين behind the verb is whom it addresses, never who speaks."""
    sheet, first = telling.sheet, telling.first
    form = sheet.forms[first]
    people = form.endswith("يين") or (form.startswith("الم") and form.endswith("ين")) or any(term.kind in ("person", "actor", "source", "harm") and form.endswith("ين") and term.form != "s" for term in sheet.terms[first])
    return people and sheet.stops[first] == first + 1


def _they_are_to_leave(telling: Telling) -> bool:
    """قال الجيش إن …، ودعا سكان البلدة إلى المغادرة: the last voice of the sentence asks those who live there to leave."""
    sheet, last, content = telling.sheet, telling.last, telling.opening.content
    goes_on = last is not None and sheet.pre[telling.at] == AND and last.cue[0] >= sheet.prose.start(telling.at)
    source = sheet.term(telling.first, "source")
    return goes_on and source is not None and source.row["kind"] == "resident" and sheet.forms[content] in speaker_words("leaving")


def _object_by_gender(telling: Telling) -> bool:
    """ودعت المجتمع الدولي إلى, وطالب الحكومة بـ: behind a verb of her stands a man's word, or the other way round; it is whom she addresses."""
    sheet, first = telling.sheet, telling.first
    her, form = of_her(sheet, telling.at), sheet.forms[first]
    if her is None or telling.last is None or sheet.pre[first]:
        return False
    if her:
        return form in speaker_words("masculine_bodies")
    return form in speaker_words("feminine_bodies") or (form.endswith("ه") and any(term.kind in ("source", "actor") and term.form != "p" for term in sheet.terms[first]))


SPEAKER_SIGNS: Mapping[str, Callable[[Telling], object]] = {
    "carried": _carried,
    "antecedent_speaks": _antecedent_speaks,
    "asked_of": _asked_of,
    "nobody_known": _nobody_known,
    "no_name": _no_name,
    "considered": _considered,
    "shows": _shows,
    "inside_other": _inside_other,
    "accused_alone": _accused_alone,
    "in_front": _in_front,
    "behind_pronoun": behind_pronoun,
    "crowd_in_front": _crowd_in_front,
    "they_spoke": _they_spoke,
    "they_were_told_of": _they_were_told_of,
    "to_somebody": _to_somebody,
    "own_people": _own_people,
    "behind_idh": behind_idh,
    "they_are_to_leave": _they_are_to_leave,
    "object_by_case": _object_by_case,
    "object_by_gender": _object_by_gender,
}
