"""Attacks that a speaker tells as his own: قال التنظيم إنه قتل …"""

from __future__ import annotations

from marsad.attribution.own_strikes import managed, of_state
from marsad.attribution.speech_act.speaker_himself import belligerent, same_body
from marsad.attribution.telling_signs.verb import DAMMA
from marsad.attribution.units import inside_quote, responsibility
from marsad.grammar.deeds_of_others import his_soldiers, not_his
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import ARMED, Statement
from marsad.grammar.voices import Speaker
from marsad.text.rule_words import ARTICLE, COMMAS, rule_forms, rule_words

_FORCES = rule_words("speech_act.forces")
_KIND_OF_FORCE = rule_words("speech_act.kind_of_force")
_CARRIED_OUT = rule_words("speech_act.carried_out")
_HIM = "نه"
_IN_THE_NAME_OF = rule_words("speaker_phrase.in_his_name")
_ITS = {False: "نه", True: "نها"}  # by the deed's gender
_THE_DEED, _SPOKEN_OF = rule_words("speech_act.the_deed"), rule_words("speech_act.spoken_of")
_FEMININE = rule_forms("speaker_phrase.feminine")
_JUDGES = frozenset({"condemn", "deny", "doubt"})
_CALLS = rule_words("verbs.calls")
_ABOUT = 14  # units between a deed of which somebody speaks and his words on it
_STRUCK = 8  # units between the verb of a machine and those whom it struck
_FORCE = 10  # units between a force with its adjectives and its verb


def claims(sheet: Sheet, statement: Statement) -> bool:
    """قال التنظيم إنه قتل …, أعلنت المقاومة أن مقاتليها استهدفوا …: an attack that the speaker says was his own."""
    if not belligerent(statement):
        return False
    first, end = _head(sheet, statement)
    that = sheet.forms[statement.cue[1] - 1]
    himself = that in speaker_words("himself") and not (that.endswith(_HIM) and statement.content[0] in sheet.prose.closes) and not _of_the_deed(sheet, statement)  # أنه "قتل أمس خمسة": of nobody
    own = sheet.near("own_force", first, min(first + 2, end))
    deed = _deed_near(sheet, first, min(first + 7, end))
    if deed < 0 or (own >= 0 and sheet.forms[own].startswith("دفاع")):
        return False  # دفاعاته تصدت للصواريخ: no attack
    himself = himself and not (that.endswith(_HIM) and _done_to_them(sheet, statement, deed))
    return own >= 0 or (himself and deed - first < 2) or (deed - first < 3 and sheet.forms[deed].endswith("نا"))


def _done_to_them(sheet: Sheet, statement: Statement, deed: int) -> bool:
    """أنه قُتل ثلاثة, ذكر ناطق باسم الشرطة أنه قتل اثنان, قال الجيش إنه قتل أربعة جنود: a passive by its vowel, because its body is a feminine word, or because they are its own."""
    begins, ends = sheet.span(deed, deed + 1)
    if sheet.text[begins:ends][1:2] == DAMMA:
        return True
    return "harm" in sheet.kinds[deed] and all(_of_hers(speaker) or his_soldiers(sheet, speaker, deed) for speaker in statement.speakers)


def _of_hers(speaker: Speaker) -> bool:
    """الناطق باسم الشرطة, القوات: a body whose name is a feminine word; what it did is not told by أنه."""
    words = speaker.words
    body = next((at + 1 for at, word in enumerate(words[:-1]) if word in _IN_THE_NAME_OF), 0)
    return words[body].endswith(_FEMININE)


def _head(sheet: Sheet, statement: Statement) -> tuple[int, int]:
    """What is said, behind a quotation mark and an إن inside it."""
    first, end = inside_quote(sheet, statement)
    return first + sheet.phrase(first, "complement"), end


def _deed_near(sheet: Sheet, first: int, last: int) -> int:
    """The unit of a verb of attack, or of قامت, وجهت, تمكنت with the attack behind it: قامت بقصف, وجهت أمس ضربات, تمكنت من تدمير; -1 where there is none."""
    return next((unit for unit in range(first, last) if sheet.phrase(unit, "perpetrate") or managed(sheet, unit) or (sheet.forms[unit] in _CARRIED_OUT and _is_attack(sheet, sheet.stops[unit]))), -1)


def _is_attack(sheet: Sheet, at: int) -> bool:
    """بقصف, ضربات: behind a day."""
    while sheet.dated[at]:
        at = sheet.stops[at]
    return sheet.forms[at] in speaker_words("strike") or sheet.phrase(at, "own_deed") > 0


def _of_the_deed(sheet: Sheet, statement: Statement) -> bool:
    """أكد المحافظ الهجوم، موضحا أنه استهدف …, علق المتحدث على القصف بالقول إنه دمر …: "it" is the attack that he has just named, or speaks about."""
    lead = statement.cue[1] - 2
    cue = lead if sheet.forms[lead] in speaker_words("said_so") else statement.cue[0]
    before = cue - (sheet.forms[cue - 1] in COMMAS)
    if before < cue and before > 0 and _is_the_deed(sheet, before - 1):
        return True
    about = range(max(sheet.prose.start(cue), cue - _ABOUT), before)
    it = sheet.forms[statement.cue[1] - 1]
    return any(_is_the_deed(sheet, unit) and _he_only_speaks_of(sheet, unit) and it.endswith(_ITS[sheet.forms[unit].endswith(_FEMININE)]) for unit in about)


def _is_the_deed(sheet: Sheet, at: int) -> bool:
    form = sheet.forms[at]
    return form.startswith(ARTICLE) and (form in _THE_DEED or any(term.kind == "event" for term in sheet.terms[at]))


def _he_only_speaks_of(sheet: Sheet, at: int) -> bool:
    """علق على القصف, تفاصيل بشأن العدوان, تحدث عن الهجوم, أدان الهجوم, وصف الحزب الغارة; not أعلن مسؤوليته عن الهجوم."""
    if sheet.forms[at - 1] in _SPOKEN_OF:
        return not responsibility(sheet, at - 2)
    verbs = (term for unit in range(max(sheet.prose.start(at), at - _ABOUT), at) for term in sheet.terms[unit] if term.kind == "saying")
    return any(verb.row["act"] in _JUDGES or verb.key in _CALLS for verb in verbs)


def announces_its_deed(sheet: Sheet, statement: Statement) -> bool:
    """أعلنت الفصائل قصف مواقع …, قال إن عناصره تمكنوا من قتل …: an attack told as the speaker's own."""
    first, end = _head(sheet, statement)
    if not any(speaker.voice.kind in ARMED for speaker in statement.speakers):
        return False
    if sheet.phrase(first, "own_deed") and (not sheet.suf[first] or _his_deed(sheet, first)):
        return sheet.near("announce", *statement.cue) >= 0 and not not_his(sheet, statement, first)
    if any(_his_force(sheet, statement, unit) for unit in range(first, min(first + 2, end))):
        return _deed_near(sheet, first, min(first + 6, end)) >= 0
    men = sheet.near("own_men", first, min(first + 2, end))
    men = men if men >= 0 else sheet.near("own_force", first, min(first + 3, end))
    verb = _deed_near(sheet, men + 1, min(men + 9, end)) if men >= 0 else -1
    if verb < 0 or any(not same_body(sheet, statement, unit) for unit in sheet.between("actor", men + 1, verb)):
        return False  # إن مسيرة تابعة لـX استهدفت
    its = any((unit > men and sheet.phrase(unit, "own_force")) or same_body(sheet, statement, unit) for unit in range(men, min(men + 4, verb)))
    return its or (verb - men < 4 and _struck_fighters(sheet, statement, men, verb))


def _struck_fighters(sheet: Sheet, statement: Statement, men: int, verb: int) -> bool:
    """قال الجيش X إن دبابة استهدفت موقعا لـY: an army that tells of a machine by no name, which struck those who fight against armies."""
    struck = [term.row for _, term in sheet.terms_of("actor", verb, min(verb + _STRUCK, statement.content[1]))]
    army = all(speaker.voice.kind == "official_military" and speaker.voice.id for speaker in statement.speakers)
    another = sheet.nations_between(men, verb) or any(form.startswith(_OF_OTHERS) for form in sheet.forms[men:verb])
    return army and len(struck) == 1 and struck[0].get("force") == "fighter" and not another


def force_of_his_state(sheet: Sheet, statement: Statement) -> bool:
    """قال مسؤول سعودي إن القوات السعودية قصفت …: an attack by a force of the state whose official speaks."""
    first, end = inside_quote(sheet, statement)
    force = first + sheet.phrase(first, "perpetrate")
    actor = sheet.term(min(force, sheet.size - 1), "actor")
    if force + 1 >= end or not belligerent(statement) or not (sheet.forms[force] in _FORCES or (actor is not None and actor.row["kind"] == "official_military")):
        return False
    own = {of_state(word) for speaker in statement.speakers for word in speaker.words if word.endswith(_OF_A_PLACE)}
    his = any(of_state(sheet.forms[unit]) in own for unit in range(force + 1, min(force + 3, end)))
    return his and (force > first or sheet.near("perpetrate", force + 1, min(force + _FORCE, end)) >= 0)


_OF_OTHERS = rule_forms("speech_act.of_others")
_OF_A_PLACE = rule_forms("of_a_place")


def _his_deed(sheet: Sheet, at: int) -> bool:
    """أعلنت الفصائل استهدافها مواقع …: what was struck stands right behind the deed and its pronoun."""
    return at + 1 < sheet.size and not sheet.pre[at + 1] and sheet.forms[at + 1].isalpha()


def _his_force(sheet: Sheet, statement: Statement, unit: int) -> bool:
    """قالت مصادر في المقاومة إن المقاومة شنت …, قال الجيش إن القوات …: the speaker's body by its bare name, and no adjective of another's behind it."""
    form, behind = sheet.forms[unit], min(unit + 1, sheet.size - 1)
    behind += sheet.forms[behind] in _KIND_OF_FORCE  # القوات المسلحة
    if not form.startswith("ال") or sheet.pre[unit] or sheet.forms[behind].startswith("ال"):
        return False
    if sheet.term(unit, "source") is None and sheet.term(unit, "actor") is None:
        return False
    named = any(form in sheet.forms[speaker.first : speaker.last] or form[2:] in sheet.forms[speaker.first : speaker.last] for speaker in statement.speakers)
    return named or (form in _FORCES and all(speaker.voice.kind == "official_military" for speaker in statement.speakers))
