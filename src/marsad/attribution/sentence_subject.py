"""Whose a verb of saying without a subject is where another verb of its sentence names somebody: قدم لبنان شكوى قائلا إن …"""

from __future__ import annotations

from marsad.attribution.speaker_phrase.nouns import holds_office
from marsad.attribution.speaker_phrase.reach import end_of_phrase
from marsad.attribution.subject_end import end_of_subject
from marsad.attribution.subject_in_front import behind_where, subject_before
from marsad.attribution.units import of_her
from marsad.grammar.named_parties import is_state
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import Statement
from marsad.grammar.voices import Speaker, read_speaker
from marsad.lexicon.terms import VERB_FORMS
from marsad.syntax.tokens import CLOSED, NEGATION, PREPOSITION, tokens_of
from marsad.text.fold import fold_word
from marsad.text.rule_words import AND, ARTICLE, COMMAS, SHE, SO, THEY, rule_forms, rule_words

_ADJECTIVES = rule_forms("sentence_subject.adjectives")


def doer_of_sentence(sheet: Sheet, at: int, last: Statement | None) -> Speaker | None:
    """وقدم لبنان شكوى قائلا إن …, إلا أن المسؤول رد نافيا …: who does what the sentence begins with, where nobody has spoken in it yet."""
    start = sheet.prose.start(at)
    if last is not None and last.cue[1] > start:
        return None
    verb = _behind_turns(sheet, start, at)
    doer = verb + 1 + (verb + 1 in sheet.prose.closes)
    if doer < at and _may_speak(sheet, doer) and (_is_verb(sheet, verb) or sheet.term(verb, "saying") or _acts(sheet, verb)):
        if doer - 1 in sheet.prose.closes:
            return read_speaker(sheet, doer, sheet.prose.closes[doer - 1])
        return read_speaker(sheet, doer, _end_of_doer(sheet, doer, min(end_of_phrase(sheet, doer, at), end_of_subject(sheet, doer, at))))
    return _named_first(sheet, verb, at) if verb > start or _of_headline(sheet, at) else None


def _of_headline(sheet: Sheet, at: int) -> bool:
    """مجلس الأمن يعقد جلسة | ويحذر من …: a present verb, by which a headline goes on with its subject."""
    saying = sheet.term(at, "saying")
    return saying is not None and saying.form == "present" and fold_word(saying.key) not in _IMPERSONAL


_IMPERSONAL = rule_words("sentence_subject.impersonal")


def _end_of_doer(sheet: Sheet, first: int, end: int) -> int:
    """لم يقدم الوزير الأردني | تفاصيل: a lone word behind an office is what he did; وزير النقل سالم الدالي | is a name."""
    end = next((unit for unit in range(sheet.stops[first], end) if sheet.forms[unit - 1].startswith(ARTICLE) and holds_office(sheet.term(unit, "source"))), end)  # أقال رئيس الوزراء | وزير الدفاع
    name = _end_of_name(sheet, first, end)
    return end if end - name > 1 else name


def _behind_turns(sheet: Sheet, start: int, end: int) -> int:
    """ومع ذلك، تطرق …, إلا أن …, لم يقدم …: the unit behind the words that lead over, and behind what negates the verb."""
    at = start
    while at < end and (sheet.phrases(at, "switch", "last_voice", "clause") or sheet.forms[at] in COMMAS):
        at = sheet.stops[at]
    if at == start and tokens_of(sheet).flags[at] & PREPOSITION:
        at = next((unit + 1 for unit in range(start, min(start + _TURN, end)) if sheet.forms[unit] in COMMAS), start)
    return at + (at < end and tokens_of(sheet).flags[at] & NEGATION > 0)


_TURN = 7  # units of a phrase of when and where before its comma


def _named_first(sheet: Sheet, first: int, at: int) -> Speaker | None:
    """المسؤول الأميركي رد على …: a subject before its verb."""
    if first + 2 > at or not _may_speak(sheet, first):
        return None
    stop = _end_of_name(sheet, first, end_of_subject(sheet, first, at))
    told = sheet.forms[stop] in speaker_words("were") or _is_verb(sheet, stop) or _acts(sheet, stop) or _answers(sheet, stop)
    return read_speaker(sheet, first, stop) if told else None


def _answers(sheet: Sheet, at: int) -> bool:
    """المسؤول | رد على الاتهامات: spelled as "in return for"."""
    return sheet.phrase(at, "in_return_for")


def doer_who_goes_on(sheet: Sheet, at: int, last: Statement | None) -> Speaker | None:
    """ورفض ممثل الحكومة الدعوة وقال إن …, لم يقدم الوزير تفاصيل، لكنه قال إن …: who did what the sentence begins with, where the verb agrees with him."""
    start = sheet.prose.start(at)
    if not (sheet.pre[at] in (AND, SO) or behind_where(sheet, at) or _behind_contrast(sheet, at)) or tokens_of(sheet).flags[_behind_turns(sheet, start, at)] & CLOSED or sheet.phrase(sheet.stops[at], "weak_source"):
        return None
    doer = doer_of_sentence(sheet, at, last)
    return doer if doer is not None and agrees(sheet, at, doer.first) else None


def in_his_paper(sheet: Sheet, at: int) -> bool:
    """أدلى الوزير بتصريحات | قال فيها, عقد مؤتمرا صحفيا | أعلن فيه: a verb of saying with فيه, behind that in which somebody spoke."""
    if sheet.pre[at] or sheet.forms[at + 1] not in speaker_words("in_it"):
        return False
    return any(sheet.forms[unit] in speaker_words("spoken_in") for unit in range(max(sheet.prose.start(at), at - _PAPER), at))


_PAPER = 12  # units between that in which somebody spoke and the verb


def doer_before(sheet: Sheet, at: int, saying: str, last: Statement | None) -> Speaker | None:
    """زار الوزير الجبهة. وقال إن …: the person who did what the sentence before tells, where nobody has spoken in it, and the verb does not go on with a voice (وأضاف)."""
    start = sheet.prose.start(at)
    if start < 2 or at != start or fold_word(saying) in speaker_words("adds"):
        return None
    doer = doer_of_sentence(sheet, start - 1, last)
    if doer is None or _befell(sheet, doer.first - 1) or not (_one_person(sheet, doer.first) or _published(sheet, doer.first - 1)):
        return None
    return doer if agrees(sheet, at, doer.first) else None


def _befell(sheet: Sheet, verb: int) -> bool:
    """قتل مسؤول, أصيب ضابط: the noun behind the verb may be the victim."""
    return any(term.kind == "harm" and term.row["outcome"] in _DONE_TO for term in sheet.terms[verb])


_DONE_TO = frozenset({"killed", "injured", "abducted", "missing"})


def _published(sheet: Sheet, verb: int) -> bool:
    """نشرت الشبكة صورا, بث التلفزيون تسجيلا: whoever showed or told something goes on to tell of it, a body too."""
    return "saying" in sheet.kinds[verb]


def _one_person(sheet: Sheet, head: int) -> bool:
    """رئيس الوزراء, الوزير, a person whom a pack knows; no body, no witness and no victim."""
    source, actor = sheet.term(head, "source"), sheet.term(head, "actor")
    if actor is not None:
        return bool(actor.row["sex"])
    return holds_office(source)


def _behind_contrast(sheet: Sheet, at: int) -> bool:
    """لكنه | قال, إلا أنه | أضاف."""
    return any("contrast" in sheet.kinds[unit] for unit in (at - 1, at - 2, at - 3))


def agrees(sheet: Sheet, at: int, head: int) -> bool:
    """قال of a man or a party, قالت of a woman or a body in ة, يطالبون of people; a state is he or she."""
    if is_state(sheet, head) or sheet.forms[at].endswith(_THEY_SAY):
        return True
    return bool(of_her(sheet, at)) is _feminine(sheet, head)


_THEY_SAY = rule_forms("subject_in_front.they_say")


def _several(sheet: Sheet, head: int) -> bool:
    """السكان, ناشطون: a noun for several people who speak."""
    return sheet.term_at(head, "source").form == "p"


def _feminine(sheet: Sheet, head: int) -> bool:
    """الوزارة, المصادر, سلطات: she, or things in the plural."""
    return _several(sheet, head) or sheet.forms[head].endswith(("ه", "ات"))


def taken_up_by(sheet: Sheet, at: int, last: Statement | None) -> Speaker | None:
    """قصف الجيش الحي، وهو ينفي ذلك: whom the pronoun before the verb takes up, where nobody has spoken in the sentence."""
    doer = doer_of_sentence(sheet, at, last)
    return doer if doer is not None and of_pronoun(sheet, at, doer) else None


def of_pronoun(sheet: Sheet, at: int, speaker: Speaker) -> bool:
    """هو is of a man or a party, هي of a woman or a body in ة, هم of several people."""
    pronoun = sheet.forms[at - 1].removeprefix(AND)
    if pronoun == THEY:
        return _several(sheet, speaker.first)
    return (pronoun == SHE) is _feminine(sheet, speaker.first)


def doer_in_participle(sheet: Sheet, at: int, last: Statement | None) -> Speaker | None:
    """ومع ذلك، تطرق الوزير إلى الهدنة، مشيرا إلى …: who did what the sentence begins with, unless مشيرا is of a man and she of a woman."""
    doer = doer_of_sentence(sheet, at, last)
    of_her = doer is not None and _feminine(sheet, doer.first) and not sheet.forms[at].endswith("ه")
    return None if of_her else doer


def teller_of_sentence(sheet: Sheet, at: int, last: Statement | None) -> Speaker | None:
    """وذكر أن جهات إعلامية نشرت الخبر، وقالت إن …: where the last voice does not go on with قالت, the subject of the verb before her does."""
    for unit in range(at - 1, max(sheet.prose.start(at), at - 16), -1):
        saying = sheet.term(unit, "saying")
        if saying and saying.form == "past":
            return None if last is not None and last.cue[0] <= unit < last.cue[1] else subject_before(sheet, unit)
    return None


def subject_of_sentence(sheet: Sheet, at: int, last: Statement | None) -> Speaker | None:
    """مصادر محلية كانت قد سبقت البيان، وقالت إن …: the subject with which the sentence begins, where nobody has spoken in it yet."""
    start = sheet.prose.start(at)
    if sheet.pre[at] != AND or sheet.forms[at - 1] not in COMMAS or (last is not None and last.cue[1] > start):
        return None
    while start < at and (sheet.phrases(start, "switch", "last_voice") or sheet.forms[start] in speaker_words("were") or not sheet.forms[start][0].isalnum()):
        start = sheet.stops[start]
    return _named_first(sheet, start, at)


def _may_speak(sheet: Sheet, at: int) -> bool:
    """A body, a noun for a speaker, or a country."""
    place = sheet.term(at, "place")
    return not sheet.pre[at] and bool(sheet.term(at, "actor") or sheet.term(at, "source") or (place and place.row["type"] == "country"))


def _is_verb(sheet: Sheet, at: int) -> bool:
    """A word at the head of a sentence that no noun can be: one with the form of a verb, or unknown and bare."""
    terms = sheet.terms[at]
    told = any(term.form in VERB_FORMS for term in terms if term.kind == "event") or not sheet.kinds[at].isdisjoint(_BEGUN)
    return told or (not terms and sheet.forms[at].isalpha()) or sheet.forms[at] in _HELD


_HELD = rule_words("sentence_subject.held")
_BEGUN = frozenset({"begin", "perpetrate", "struck_back"})  # بدأ, شن, رد


def _acts(sheet: Sheet, at: int) -> bool:
    """رد, تطرق, وصل; not قتل, whose noun behind it may be the one killed."""
    return tokens_of(sheet).is_verb(at)


def _end_of_name(sheet: Sheet, first: int, end: int) -> int:
    """The name, and the definite words and bodies that belong to it; what is done stands behind."""
    at = sheet.stops[first]
    definite = sheet.forms[first].startswith("ال")
    while at < end and ((sheet.forms[at].startswith("ال") and (not definite or sheet.forms[at].endswith(_ADJECTIVES))) or sheet.term(at, "actor") or _source_of_name(sheet, at) or sheet.forms[at] == "باسم"):
        definite |= sheet.forms[at].startswith("ال")
        at = sheet.stops[at]
    return at


def _source_of_name(sheet: Sheet, at: int) -> bool:
    """المتحدث باسم وزارة, but not أصدر الجيش بيانا: an accusative is what was done."""
    return sheet.term(at, "source") is not None


def clause_start(sheet: Sheet, at: int) -> int:
    """The unit at which the clause of a verb begins: that of its sentence, or behind the last أن, إلا أن, فيما, يذكر أن before it."""
    return max([sheet.prose.start(at), *(sheet.stops[unit] for unit in range(sheet.prose.start(at), at) if sheet.phrases(unit, "complement", "clause", "switch"))])
