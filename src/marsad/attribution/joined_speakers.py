"""One voice or two: المرصد ومصدر طبي."""

from __future__ import annotations

from marsad.attribution.speaker_phrase.reach import end_of_phrase
from marsad.attribution.subject_end import gives_name
from marsad.grammar.named_parties import actor_terms, is_state
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.voices import Speaker, read_speaker
from marsad.model.reading import Voice
from marsad.text.rule_words import ABOUT, ALEF, ALSO, AND, BOTH, COMMAS, EVERY, HE_OR_SHE, LIKEWISE, OF, rule_word, rule_words

_NO_SUBJECT = frozenset({EVERY, OF, ABOUT, ALSO, LIKEWISE, BOTH, "\"", "«"})


def speakers_in(sheet: Sheet, first: int, end: int) -> list[Speaker]:
    """One or two voices joined by و; "each of" and "what it called" are left out; each of X and Y are two."""
    if first + 1 < end and _how_he_spoke(sheet, first):
        return []
    each, called = first < end and sheet.forms[first] == EVERY, first < end and sheet.phrase(first, "named") > 0  # ما يسمى بتنظيم X
    while first < end and (sheet.phrase(first, "named") or sheet.forms[first] in _NO_SUBJECT or _pointed_at(sheet, first)):
        first = sheet.stops[first]
    if (
        first < end
        and sheet.forms[first] in ("بيان", "تقرير", "بيانا")
        and (out := next((at for at in range(first + 1, min(first + 4, end)) if sheet.forms[at] == ABOUT), None))
    ):
        if not _speaks(sheet, out + 1):
            return [_paper_of(sheet, first, out + 2, end)]
        first = out + 1
    first = next((at + 1 for at in range(first + 1, end - 1) if gives_name(sheet, at)), first)
    cuts = [first]
    for at in range(first + 1, end):
        if sheet.pre[at] == AND and (each or _second_voice(sheet, cuts[-1], at)):
            cuts.append(at)  # أعلنت تركيا | وروسيا | وإيران
    return [speaker for a, b in zip(cuts, [*cuts[1:], end], strict=True) if (speaker := read_speaker(sheet, a, b, bound=called))]


def behind_comma(sheet: Sheet, first: int, last: int) -> list[Speaker]:
    """قال فلان، رئيس البلدية، | ومصدران في الشرطة، إن …: those who speak too, behind what was told of the one before, up to what is said."""
    last -= last > first and sheet.forms[last - 1] in COMMAS
    joined = next((at for at in range(first + 1, last) if sheet.pre[at] == AND and sheet.forms[at - 1] in COMMAS and _others(sheet, at)), last)
    speaker = read_speaker(sheet, joined, last) if joined < last and end_of_phrase(sheet, joined, last) == last else None
    return [speaker] if speaker else []


def as_described(sheet: Sheet, speaker: Speaker, end: int) -> Speaker:
    """ناصر الدالي، وهو متحدث باسم الجيش: what is told of a name that no table knows gives its kind."""
    at = speaker.last + (sheet.forms[min(speaker.last, sheet.size - 1)] in _APART)
    if speaker.voice.kind != "unknown" or at + 1 >= end or sheet.forms[at] not in HE_OR_SHE:
        return speaker
    told = read_speaker(sheet, at + 1, end_of_phrase(sheet, at + 1, end))
    voice = speaker.voice
    kind = told.voice.kind if told else voice.kind
    return Speaker(Voice(voice.name, voice.id, kind, voice.span, voice.anonymous, voice.why), speaker.first, speaker.last, speaker.head, speaker.definite, speaker.surname, speaker.words)


_APART = ("،", ",", "-", "–")


def joined_by_comma(sheet: Sheet, comma: int) -> Speaker | None:
    """بحسب الجيش، | وحزب X، …, بحسب وسائل إعلام، | وناشطون، …: one more who says so, whole between two commas or before the end."""
    at, end = comma + 1, sheet.prose.end(comma)
    if sheet.forms[comma] not in COMMAS or sheet.pre[at] != AND or not (sheet.term(at, "actor") or sheet.term(at, "source")):
        return None
    stop = end_of_phrase(sheet, at, end)
    return read_speaker(sheet, at, stop) if stop >= end or sheet.forms[stop] in (*COMMAS, ".") else None


def _others(sheet: Sheet, at: int) -> bool:
    """ومصدر طبي, وشهود, وضباط; not ووزير سابق, a second office of the one before."""
    source = sheet.term(at, "source")
    return _described(sheet, at) or (source is not None and source.form == "p")


def _speaks(sheet: Sheet, at: int) -> bool:
    """صادر عن مجلس القبيلة: a body or a noun for a speaker, or a name."""
    return bool(sheet.term(at, "source") or sheet.term(at, "actor")) or at in sheet.prose.closes or sheet.forms[at] not in speaker_words("crowds")


def _paper_of(sheet: Sheet, first: int, last: int, end: int) -> Speaker:
    """بيان صادر عن وقفة احتجاجية: a paper of a crowd, which is nobody's."""
    while sheet.forms[last].endswith(_OF_CROWD):
        last += 1
    return Speaker(Voice(sheet.words(first, last), None, "document", sheet.span(first, last), True), first, last, sheet.forms[first], False)


_OF_CROWD = ("ه", "ات")


def _pointed_at(sheet: Sheet, at: int) -> bool:
    """أفادت هذه الفصائل أنها …: those who were named before."""
    return sheet.forms[at] in _THESE and "source" in sheet.kinds[at + 1]


_THESE = rule_words("these")


def _second_voice(sheet: Sheet, first: int, at: int) -> bool:
    """المرصد ومصدر طبي: another party or source, behind a whole voice; فرنسا وألمانيا."""
    if first == at - 1 and is_state(sheet, first) and is_state(sheet, at):
        return True
    other = sheet.term(at, "actor") is not None or _described(sheet, at) or _officer_of_another(sheet, first, at)
    return other and _starts_voice(sheet, first, at) and not _joint(sheet, first, at)


def _officer_of_another(sheet: Sheet, first: int, at: int) -> bool:
    """الوزارة | وضابط في الشرطة: somebody who is described and not named behind a body; not المدير وعضو المجلس, two offices of one man."""
    return sheet.forms[at] in speaker_words("described") and sheet.forms[first].removeprefix(_THE) in speaker_words("body_heads")


def _how_he_spoke(sheet: Sheet, at: int) -> bool:
    """وأضاف مقدما التعازي, وقال مستذكرا الضحايا: a participle in the accusative with its object, and no name."""
    form = sheet.forms[at]
    participle = len(form) > 4 and form[0] == _PARTICIPLE and form.endswith(ALEF)
    return participle and sheet.forms[at + 1].startswith(_THE)


_PARTICIPLE, _THE = "\u0645", "\u0627\u0644"


def _described(sheet: Sheet, at: int) -> bool:
    """ومصدر أمني, وشهود: who is described behind و is another voice, and no second office of the one before."""
    source = sheet.term(at, "source")
    return source is not None and not sheet.forms[at].startswith("ال") and (source.row["kind"] in ("witness", "resident", "activist") or source.key.startswith("مصدر"))


def _joint(sheet: Sheet, first: int, at: int) -> bool:
    """البعثة الخاصة بالاتحاد الأفريقي والأمم المتحدة, البعثة المشتركة للأمم المتحدة والاتحاد: the one behind و belongs to it as the body before does."""
    if not speaker_words("joint").isdisjoint(sheet.forms[first:at]):
        return True
    if sheet.forms[at] in _ONE_BODY and sheet.forms[at - 1].endswith(_ARMY):
        return True  # القيادة العامة للجيش والقوات المسلحة
    return _of_one_office(sheet, first, at)


_ONE_BODY, _ARMY = rule_words("joined_speakers.one_body"), rule_word("joined_speakers.army")


def _of_one_office(sheet: Sheet, first: int, at: int) -> bool:
    """مفوض السلم والأمن, رئيس لجنة الدفاع والأمن: two matters of one office; not الوزير السوري والجيش."""
    named, before = sheet.term(at, "actor"), sheet.forms[at - 1]
    matter = at - 1 > first and before.startswith(_THE) and sheet.kinds[at - 1].isdisjoint(("actor", "source")) and not before.endswith(("ي", "يه"))
    return matter and named is not None and named.form == "short"


def _starts_voice(sheet: Sheet, first: int, at: int) -> bool:
    """The words before و are a voice of their own, not the head of a list of bodies."""
    return bool(actor_terms(sheet, first, at)) or any(sheet.term(unit, "source") for unit in range(first, at))
