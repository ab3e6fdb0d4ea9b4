"""Verbs of saying: قال X إن …, and verbs without a subject that carry the last voice on."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.attribution.complements import find_opening
from marsad.attribution.relays import as_relay, relay_in_front, relays_between, told_medium
from marsad.attribution.sentence_subject import disagrees, subject_of_sentence, teller_of_sentence
from marsad.attribution.speaker_span import (
    before_subject,
    end_of_subject,
    known_voices,
    make_known,
    passive_of_her,
    quoting_between,
    speakers_in,
    subject_before,
)
from marsad.attribution.targets import with_target
from marsad.attribution.units import deverbal, responsibility, skip_marks
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words, stands_at
from marsad.grammar.statement import Opening, Statement
from marsad.grammar.voices import Cast, Speaker, actor_terms
from marsad.lexicon.terms import Term

_WITH_OBJECT = frozenset({"أبلغ", "أخبر"})


def by_verb(sheet: Sheet, at: int, saying: Term, found: Sequence[Statement], cast: Cast, own: frozenset[str]) -> Statement | None:
    """قال X إن …: verb, subject, what it introduces; without a subject the last voice goes on."""
    if at and sheet.pre[at] == "" and _not_said(sheet, at):
        return None
    if at and sheet.pre[at] == "" and sheet.forms[at] == "طالب" and (sheet.forms[at - 1].isdigit() or "number" in sheet.kinds[at - 1]):
        return None  # 911 طالب: a student
    if (found and inside_quotation(sheet, at, found[-1])) or _is_no_verb(sheet, at, saying):
        return None
    if found and found[-1].content[0] == at and not found[-1].after and _turned(sheet, at, saying, found[-1]):
        return None
    first = sheet.stops[at]
    if (sheet.suf[at] and saying.key not in _WITH_OBJECT) or sheet.forms[at].startswith(_READ_OTHERWISE):
        return None
    told_in_paper = sheet.forms[first] in ("فيه", "فيها") and "d" in saying.row["governs"] and stands_at("paper", sheet.scan.words, at - 1)
    first += told_in_paper  # أصدرت بيانا نعت فيه القائد
    opening = find_opening(sheet, at, first, saying.row["governs"].split()) or _saying_so(sheet, first)
    if opening is None and (told_in_paper or _of_headline(sheet, at, saying)):
        opening = Opening(first, first)
    if opening is None or (saying.key in _GOES_ON and _GOES_ON[saying.key].isdisjoint(sheet.forms[first : opening.content])):
        return None
    opening = with_target(sheet, first, opening, saying)
    relay_first, first = before_subject(sheet, first, opening.subject_end, own)
    subject_end = first if first < sheet.size and sheet.pre[first] == "ل" else end_of_subject(sheet, first, opening.subject_end)  # قال لفريق التحقيق إن: to whom
    if saying.row["act"] in ("demand", "accuse") and (at_them := _addressed(sheet, first, opening.subject_end)) >= 0:
        opening, subject_end = Opening(at_them, skip_marks(sheet, at_them), opening.row), at_them
    if saying.key in _OF_THINGS and first < subject_end and (sheet.term(first, "actor") or cast.calls(sheet.forms[first])) and sheet.stops[first] < subject_end:
        subject_end = sheet.stops[first]  # وصفت دمشق التقرير بأنه …: what is described stands behind the speaker
    if saying.key in _OF_THINGS and (thing := _thing_told_of(sheet, first, min(subject_end, opening.subject_end))) >= 0:
        subject_end = thing
    if stands_at("thing", sheet.forms, at) or (saying.row["act"] == "threaten" and sheet.forms[first] in speaker_words("threatened")):
        return None  # مذكرة توقيف بحق X; التصعيد يهدد حياة الملايين
    if saying.row["act"] == "accuse" and found and saying.row["governs"] != "r" and _accused_alone(sheet, first, opening):
        opening, subject_end = Opening(first, first, opening.row), first
    told = told_medium(sheet, first, subject_end)
    if "t" in saying.row["governs"].split() and sheet.forms[at].endswith("وا"):
        return None  # وطالبوا عائلته بفدية: the noun behind a plural verb is no subject, and who they are stands before
    in_front = _in_front(sheet, at, saying, first, opening) or told_in_paper
    idh = _behind_idh(sheet, at, saying, found)
    if in_front or idh or (saying.row["act"] in _ASKS and _object_by_case(sheet, first)):
        opening, subject_end, told = Opening(first, first, opening.row), first, None
    ours = saying.form == "present" and sheet.forms[at].startswith("ن")  # نطالب: we, and whoever stands behind it is asked
    ours = ours or opening.subject_end == first
    speakers = [] if in_front or ours else speakers_in(sheet, first, told or subject_end)
    relays = relay_first or relays_between(sheet, subject_end, opening.subject_end, own) or as_relay(sheet, told, subject_end, own)
    cue_start = at
    carried = False
    if speakers and found and saying.key in _OF_THINGS and all(speaker.voice.kind == "document" for speaker in speakers):
        speakers, relays, carried = list(found[-1].speakers), list(found[-1].relays), True  # ووصفت التقارير بأنها كاذبة
    if idh:
        speakers, relays, carried = list(found[-1].speakers), list(found[-1].relays), True
    if not speakers:
        before = subject_before(sheet, at)
        if before and before.voice.kind == "document" and found and not found[-1].after and found[-1].content[1] > at and found[-1].cue[1] <= before.first:
            return None  # قال X إن معلومات تؤكد …: he says it, not what he heard
        if before:
            again = bool(found) and not found[-1].after and found[-1].cue[0] <= before.first < found[-1].cue[1]
            speakers, cue_start = [before], at if again else before.first  # المجلس إذ يدين X يحمل Y: one subject, two verbs
            relays = relays or _reported_by(sheet, before, found)
            if inner := quoting_between(sheet, first, opening.subject_end):
                relays, speakers = [before, *relays], [inner]
        elif subject := subject_of_sentence(sheet, at, found[-1] if found else None):
            speakers = [subject]
        elif found and disagrees(sheet, at, found[-1]):
            speakers = [teller] if (teller := teller_of_sentence(sheet, at, found[-1])) else []
        elif found and _goes_on(sheet, at, saying, opening):
            speakers, relays = list(found[-1].speakers), relays or list(found[-1].relays)
            carried = True
    elif inner := quoting_between(sheet, first, opening.subject_end):
        relays, speakers = speakers + relays, [inner]
    if not speakers or (carried and of_nobody(sheet, at, saying)):
        return None
    if not carried and not relays and (by := relay_in_front(sheet, at, own)):
        relays = [by]
    if not carried:
        speakers, relays = make_known(cast, speakers, relays, found)
    act = _act(sheet, saying, opening)
    if saying.key == "حمل" and act == "assert":
        return None
    counts = saying.key in _COUNTERS and not (saying.key in speaker_words("renewal") and sheet.term(opening.content, "saying"))
    if not known_voices(speakers) and (counts or (not carried and _said_within(sheet, at, speakers, found))) and not any(cast.calls(speaker.surname) for speaker in speakers):
        return None
    content = skip_marks(sheet, opening.content)
    if saying.key == "وصف" and not carried and subject_end < opening.subject_end and _described(sheet, subject_end):
        content = subject_end  # وصف المتحدث الهجوم بأنه …
        opening = Opening(subject_end, subject_end, opening.row)
    if saying.key == "رفض" and act == "deny" and not refuses_charge(sheet, content):
        return None  # رفض الهدنة: an offer is turned down, nothing is denied
    if act == "correct" and not stands_at("taken_back", sheet.scan.words, content):
        return None  # تراجع الجيش عن مواقعه
    if saying.key == "نسب" and not carried and opening.subject_end == sheet.stops[at] and cue_start == at:
        return None
    if saying.key == "نسب" and carried:
        return None  # الهجوم الذي نسب إلى X: nobody is named who lays it to him
    if saying.key == "أعلن" and stands_at("pledge", sheet.forms, content):
        return None  # أعلنت الجماعة ولاءها للتنظيم: whose she is, nothing that happened
    if saying.key == "جدد" and sheet.term(content, "event"):
        return None  # جددت القوات قصفها: the deed goes on, nothing is said
    about = _about(sheet, content, act, saying)
    if act == "claim_responsibility" and (claimed := _claimed_before(sheet, cue_start, content)) is not None:
        return Statement((cue_start, content + 2), (claimed, cue_start), act, speakers, relays, carried=carried, about=about, after=True)
    return Statement((cue_start, opening.content), (content, sheet.prose.end(at)), act, speakers, relays, carried=carried, about=about, opens=opening.row)


def _reported_by(sheet: Sheet, speaker: Speaker, found: Sequence[Statement]) -> list[Speaker]:
    """قالت الوزارة إن الشهود أكدوا …: who speaks at the head of what another says is passed on by him."""
    last = found[-1] if found and not found[-1].after else None
    begins = last is not None and last.content[0] <= speaker.first <= last.content[0] + 1 and last.cue[0] < speaker.first
    return [*last.speakers, *last.relays] if last is not None and begins else []


def _is_no_verb(sheet: Sheet, at: int, saying: Term) -> bool:
    """برصد حركة الطيران: behind ب a noun; مازن عزت الديري: a verb that is also a name, inside a name."""
    if saying.form == "past" and (sheet.pre[at].endswith(("ب", "ل", "ك")) or sheet.forms[at - 1] in speaker_words("before_noun")):
        return True  # شدد على رفض التهجير
    before = at - 1
    start, end = sheet.span(at, at + 1)
    if (saying.row["act"] == "accuse" and "\u064f" in sheet.text[start:end][:4]) or (saying.form == "past" and sheet.text[start + 1 : start + 2] == "\u064f"):
        return True  # اتُّهمت القوات: she is accused; عُرض الملف: it is shown
    if saying.key == "ادعى" and saying.form == "present" and sheet.text[start:end].endswith("ى"):
        return True  # يُدعى X: he is called
    named = sheet.forms[before].isalpha() and (not sheet.terms[before] or sheet.phrase(before, "personal"))
    return sheet.phrase(at, "also_name") and not sheet.pre[at] and named


def _accused_alone(sheet: Sheet, first: int, opening: Opening) -> bool:
    """نفى X … واتهم Y بقصفه: where one party stands alone between the verb and what it is accused of, it is the one accused."""
    named = sheet.term(first, "actor")
    if named is None or sheet.stops[first] != opening.subject_end or named.row["kind"] not in _PARTIES:
        return False
    return opening.content == opening.subject_end and sheet.pre[opening.content].endswith("ب") and sheet.pre[first - 1] in ("و", "ف")


def of_nobody(sheet: Sheet, at: int, saying: Term) -> bool:
    """ويعتقد أن …, ووجهت اتهامات إلى …: a passive at the head of a sentence; who believes or accuses is not told."""
    if at - sheet.prose.start(at) > 1:
        return False
    return (saying.key in _BELIEVED and sheet.forms[at].startswith("ي")) or (saying.key == "وجه" and sheet.forms[at].endswith("ت"))


_BELIEVED = frozenset({"اعتقد", "توقع", "رجح"})
_PARTIES = frozenset({"armed_group", "official_military", "official_civil", "party"})


def _in_front(sheet: Sheet, at: int, saying: Term, first: int, opening: Opening) -> bool:
    """«شبكة X» تتهم الجيش بـ: a subject at the head of the clause, known or in quotation marks; who stands behind the verb is addressed."""
    governs = saying.row["governs"].split()
    right_before = "d" in governs and saying.form == "present"  # نقابة X تنعى Y
    if not ("t" in governs or right_before) or sheet.pre[at] or opening.subject_end <= first:
        return False
    start = _clause_start(sheet, at)
    if at == start or any(sheet.forms[unit] in (":", "،") or _tells_on(sheet, unit) for unit in range(start, at)):
        return False
    before = subject_before(sheet, at)
    return before is not None and before.first - start < 2 and (not right_before or "t" in governs or before.last == at)


def _behind_idh(sheet: Sheet, at: int, saying: Term, found: Sequence[Statement]) -> bool:
    """الوزارة إذ تدين الهجوم تحمل القوات المسؤولية: the verb that the clause of إذ leads to, and its subject told before."""
    start = sheet.prose.start(at)
    spoke = bool(found) and not found[-1].after and found[-1].cue[0] >= start and found[-1].cue[1] <= at
    goes_on = saying.form == "present" and not sheet.pre[at] and "t" in saying.row["governs"].split()
    return spoke and goes_on and "اذ" in sheet.forms[start : found[-1].content[0]]


def _of_headline(sheet: Sheet, at: int, saying: Term) -> bool:
    """نقابة X تنعى مدرسا: a present verb right behind its subject, and its object right behind it."""
    object_ = sheet.stops[at]
    noun = sheet.forms[object_].isalpha() and not sheet.pre[object_] and sheet.kinds[object_].isdisjoint(("complement", "clause", "manner", "statement_frame"))
    if saying.form != "present" or "d" not in saying.row["governs"] or sheet.pre[at] or not noun or sheet.forms[object_] in speaker_words("before_noun"):
        return False
    before = subject_before(sheet, at)
    return before is not None and before.last == at and before.first - _clause_start(sheet, at) < 2


def _thing_told_of(sheet: Sheet, first: int, end: int) -> int:
    """وصف المتحدث باسم الحركة الهجوم بأنه …: the definite noun of what happened behind a speaker; -1 where there is none."""
    return next((unit for unit in range(first + 1, end) if sheet.forms[unit].startswith("ال") and deverbal(sheet, unit) and sheet.forms[unit - 1] != "باسم" and not sheet.term(unit, "actor")), -1)


def _clause_start(sheet: Sheet, at: int) -> int:
    """The unit at which the clause of a verb begins: that of its sentence, or behind the last أن, إلا أن, فيما before it."""
    return max([sheet.prose.start(at), *(sheet.stops[unit] for unit in range(sheet.prose.start(at), at) if sheet.phrase(unit, "complement", "clause") and sheet.stops[unit] <= at)])


def _object_by_case(sheet: Sheet, first: int) -> bool:
    """ودعت الفلسطينيين إلى: a plural in ين behind the verb is whom it addresses, never who speaks."""
    form = sheet.forms[first]
    people = form.endswith("يين") or any(term.kind in ("person", "actor", "source") and form.endswith("ين") and term.form != "s" for term in sheet.terms[first])
    return people and form.startswith("ال") and sheet.stops[first] == first + 1 and not sheet.pre[first]


def _said_within(sheet: Sheet, at: int, speakers: Sequence[Speaker], found: Sequence[Statement]) -> bool:
    """قالت الحركة إن جريمة القتل تكشف معنى …: a lone unknown word inside what another voice is saying is nobody who speaks."""
    inside = bool(found) and not sheet.pre[at] and not found[-1].after and found[-1].cue[1] <= at < found[-1].content[1] and found[-1].cue[1] > sheet.prose.start(at)
    return inside and all(speaker.last - speaker.first == 1 and not speaker.definite for speaker in speakers)


def _described(sheet: Sheet, at: int) -> bool:
    """What is described stands right behind the speaker: a definite noun, or one of the things told of."""
    return (sheet.forms[at].startswith("ال") or deverbal(sheet, at) or sheet.phrase(at, "taken_up")) and not sheet.pre[at]


def refuses_charge(sheet: Sheet, content: int) -> bool:
    """رفض الاتهامات, but not رفض الهدنة: what is refused is a charge."""
    linked = sheet.forms[content].startswith("ال") and stands_at("refused_link", sheet.scan.words, content)  # رفضت الربط بين X وY
    return linked or any(form.removeprefix("ال") in speaker_words("charge") for form in sheet.forms[content : content + 4])


def refuses_comment(sheet: Sheet, content: int) -> bool:
    """رفض التعليق, رفضت الإدلاء بتصريح: nothing is said; but not رفض الكشف عن اسمه, which tells of the speaker."""
    his_name = any(form.startswith(("اسم", "هويت")) for form in sheet.forms[content : content + 4])
    return stands_at("comment", sheet.scan.words, content) and not his_name


_ASKS = frozenset({"demand", "accuse", "threaten"})


def _tells_on(sheet: Sheet, unit: int) -> bool:
    return sheet.prose.quoted[unit] < 0 and any(term.kind in ("saying", "event", "harm") and term.form in ("past", "present") for term in sheet.terms[unit]) and "actor" not in sheet.kinds[unit]


def _saying_so(sheet: Sheet, first: int) -> Opening | None:
    """علق المتحدث قائلا إن …: what is said behind the participle of a verb that introduces nothing itself."""
    end = min(sheet.prose.end(first) if first < sheet.size else first, first + 24)
    at = next((unit for unit in range(first, end) if sheet.forms[unit] in ("قائلا", "قائله", "قائلين", "بالقول")), None)
    if at is None or at + 1 >= end or any(sheet.forms[unit] in (".", "؛") for unit in range(first, at)):
        return None
    opens = sheet.phrase(at + 1, "complement") or sheet.forms[at + 1] == ":" or at + 1 in sheet.prose.closes
    return Opening(at, at + 1 if at + 1 in sheet.prose.closes else sheet.stops[at + 1]) if opens else None


def _addressed(sheet: Sheet, first: int, end: int) -> int:
    """طالبت المنظمة المجتمع الدولي بـ, ودعت جميع الأطراف إلى: those of whom it is demanded never speak; where they stand, or -1."""
    at = next((unit for unit in range(first, end) if stands_at("addressed", sheet.forms, unit)), -1)
    comma = next((unit for unit in range(first, end) if sheet.forms[unit] in ("،", ",")), end)
    if at == first and any(sheet.term(unit, "source") or sheet.term(unit, "actor") for unit in range(first + 2, comma)):
        return -1  # طالب المجتمع الدولي الحكومة بـ: here they ask
    return at - 1 if at > first and sheet.forms[at - 1] in ("،", ",") else at


def _not_said(sheet: Sheet, at: int) -> bool:
    """لم يؤكد, من دون أن تؤكد, قبل أن يعلن: a verb of saying that says nothing (yet)."""
    before = sheet.forms[at - 1]
    if before == "ان" and at > 1 and sheet.forms[at - 2] in speaker_words("without"):
        return True
    return before in speaker_words("not_said") and not sheet.phrase(at - 1, "complement")


_READ_OTHERWISE = ("تعرض", "تبين")  # تعرّض لهجوم, تعرضوا للضرب: not تَعرِض; تبيّن له أن: it became clear
_GOES_ON = {"مضى": frozenset({"القول", "قائلا", "قائله", "يقول", "تقول"}), "ذهب": frozenset({"القول"})}  # ومضى X إلى القول إن
_OF_THINGS = frozenset({"وصف", "اعتبر"})
_COUNTERS = frozenset({"رصد", "سجل", "وثق", "أحصى", "عرض", "نشر", "بث", "رد", "علق", "وصف", "قدر", "جدد", "أبدى"})
_STRONG = frozenset({"أعلن", "أكد", "ذكر", "نفى", "أفاد", "أشار", "كشف", "أنكر"})


def inside_quotation(sheet: Sheet, at: int, last: Statement) -> bool:
    """Words of saying inside the long quotation that the last voice is speaking are his own."""
    opening = sheet.prose.quoted[at]
    return opening >= 0 and sheet.prose.closes[opening] - opening > 8 and opening >= last.cue[0] and last.cue[1] <= at


def _turned(sheet: Sheet, at: int, saying: Term, last: Statement) -> bool:
    """أوضح أنه طالب بـ…, قال إننا ندين …: the verb behind إن says what kind of act the statement is."""
    if saying.row["act"] == "assert" or sheet.suf[at]:
        return False  # أعلنت رفضها للهدنة: a noun
    if sheet.forms[at].startswith("ن") and saying.form == "present":
        last.act = saying.row["act"]
        return True
    opening = find_opening(sheet, at, sheet.stops[at], saying.row["governs"].split())
    if opening is None:
        return False
    last.act, last.cue = saying.row["act"], (last.cue[0], opening.content)
    last.content = (skip_marks(sheet, opening.content), last.content[1])
    return True


def _goes_on(sheet: Sheet, at: int, saying: Term, opening: Opening) -> bool:
    """A verb without a subject carries the last voice on only at the head of its clause (وأضاف أن …)."""
    before = sheet.forms[at - 1] if at else "."
    if passive_of_her(sheet, at):
        return False
    heads = (
        sheet.pre[at] in ("و", "ف")
        or (at > 0 and any(sheet.phrase(unit, "clause") and sheet.stops[unit] == at for unit in range(max(0, at - 2), at)))
        or before in ("،", ".", "\n", '"', "»", "لكن", "كما", "فيما", "حيث", "ثم", "قد", "حين", "بينما", ")", "الذي", "التي")
        or at == sheet.prose.start(at)
    )
    told = (
        sheet.phrase(opening.content - 1, "complement")
        or sheet.forms[opening.content - 1] == ":"
        or saying.key in _STRONG
        or saying.row["act"] != "assert"
        or sheet.forms[opening.content - 1] in ("الي", "عن")
        or opening.content in sheet.prose.closes
    )
    return heads and told


def _claimed_before(sheet: Sheet, cue: int, content: int) -> int | None:
    """الهجوم الذي أعلن التنظيم مسؤوليته عنه: what is claimed stands before, and its pronoun takes it up."""
    if content + 1 >= sheet.size or not responsibility(sheet, content) or sheet.forms[content + 1] not in ("عنه", "عنها", "عنهما", "عنهم"):
        return None
    start = sheet.prose.start(cue)
    return next((at for at in range(cue - 1, start - 1, -1) if sheet.term(at, "event") and sheet.forms[at].startswith("ال")), None)


def _holds_responsible(sheet: Sheet, head: int) -> bool:
    """حمّلت الشبكة الجيش المسؤولية; but not يحمل بصمات التنظيم الذي أعلن مسؤوليته, where another clause has the word."""
    last = next((unit for unit in range(head, min(head + 12, sheet.size)) if sheet.forms[unit] in ("،", "الذي", "التي")), min(head + 12, sheet.size))
    return any(responsibility(sheet, unit) for unit in range(max(0, head - 8), last))


def _act(sheet: Sheet, saying: Term, opening: Opening) -> str:
    act = saying.row["act"]
    head = opening.content
    if saying.key == "أعلن" and responsibility(sheet, head):
        return "claim_responsibility"
    if saying.key == "أعلن" and sheet.forms[head].startswith("وقوف") and sheet.forms[head + 1] in ("خلف", "وراء"):
        return "claim_responsibility"
    if saying.key in ("رفض", "امتنع") and refuses_comment(sheet, head):
        return "disclaim"
    if (
        act == "accuse"
        and saying.key == "حمل"
        and not _holds_responsible(sheet, head)
    ):
        return "assert"
    return act


def _about(sheet: Sheet, content: int, act: str, saying: Term) -> str | None:
    """Whom a doubt is about: the monitor or medium named in what is doubted."""
    if act != "doubt":
        return None
    end = sheet.prose.end(content)
    for _, term in actor_terms(sheet, content, min(end, content + 14)):
        if term.row.get("kind") in ("monitor", "wire", "outlet", "broadcaster", "ngo", "un_body", "rescue"):
            return term.key
    return None
