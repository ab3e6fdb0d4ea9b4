"""What kind of act a statement is where its verb only says that something was said.

قال إنه يجب … demands, قالت إن هذه الأنباء مفبركة denies, قال التنظيم إنه نفذ … claims responsibility: the first words of
what is said tell it. Each kind is one rule over them; the first that fires gives the act.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from marsad.attribution.own_strikes import his_strike_again, killed_in_his_strike, managed, of_state, strike_of_his_state
from marsad.attribution.units import deverbal, inside_quote, refuses_comment, responsibility
from marsad.grammar.modality import judged_untrue, negates
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import first_words, speaker_words, stands_at
from marsad.grammar.statement import NAMED, Statement
from marsad.grammar.voices import VERBAL_NOUN
from marsad.lexicon.terms import Term
from marsad.syntax.function_words import VERB, verbs
from marsad.syntax.tokens import tokens_of
from marsad.text.fold import fold_word
from marsad.text.rule_words import BEFORE, IN, OF, ON, rule_forms, rule_word, rule_words

_WE_BEGINS = rule_words("speech_act.we_begins")
_BEFORE_OR_OF_OR_ON = frozenset({OF, ON, BEFORE})
_OWN = rule_words("his_or_their")
_NOT = rule_words("speech_act.not")
_WE, _WILL, _DID_NOT = rule_words("speech_act.we"), rule_words("speech_act.will_not"), rule_word("speech_act.did_not")
_FORCES, _RESOLVE = rule_words("speech_act.forces"), rule_words("speech_act.resolve")
_TURN = 8  # units of a phrase of when and where before its comma, or of who has to do something

_FORCE = 10  # units between a force with its adjectives and its verb

_BELLIGERENTS = frozenset({"armed_group", "official_military", "official_civil", "party"})


def settle_acts(sheet: Sheet, statements: Sequence[Statement]) -> None:
    """Give plain assertions the act that their first words show."""
    claimed: set[str] = set()
    for statement in statements:
        if statement.act == "assert" and not statement.after and statement.way != NAMED:
            if noun := _his_noun(sheet, statement):
                statement.act, statement.act_rule = noun, "_his_noun"
                statement.content = (statement.content[0] + 1, statement.content[1])
                continue
            if act := _says_we(sheet, statement):
                statement.act, statement.act_rule = act, "_says_we" if act != "assert" else ""
                continue
            found = ((act, "_" + rule.__name__.lstrip("_")) for act, rule in _RULES if rule(sheet, statement))
            statement.act, statement.act_rule = next(found, (_renewed(sheet, statement), ""))
            if statement.act == "assert" and his_strike_again(sheet, statement, claimed):
                statement.act, statement.act_rule = "claim_responsibility", "_his_strike_again"
        if statement.act == "claim_responsibility":
            claimed.update(speaker.voice.name for speaker in statement.speakers)


def _his_noun(sheet: Sheet, statement: Statement) -> str:
    """نقلت القناة عن المتحدث نفيه قيام …: the noun with the speaker's pronoun gives the act; empty where there is none."""
    first = statement.content[0]
    his = sheet.suf[first] in _OWN and "saying" in sheet.kinds[first] and sheet.stops[first] + 1 < statement.content[1]
    return noun_of_saying(sheet, first) if his else ""


def noun_of_saying(sheet: Sheet, at: int) -> str:
    """نفي, إدانة, اتهام: the act that a verbal noun names; empty for one that only says that something was said."""
    acts = [term.row["act"] for term in sheet.terms[at] if term.kind == "saying" and term.form == "masdar"]
    return acts[0] if acts and acts[0] != "assert" else ""


def _renewed(sheet: Sheet, statement: Statement) -> str:
    """جدد دعوته إلى …, كرر إدانته: the noun behind a verb of renewal gives the act."""
    noun = sheet.term(statement.content[0], "saying")
    verb = fold_word(statement.rule.rpartition(".")[2])
    renewed = (verb in speaker_words("renewal") or verb in speaker_words("voiced")) and noun is not None and noun.form == "masdar"
    return noun.row["act"] if renewed and noun is not None else "assert"


def _demands(sheet: Sheet, statement: Statement) -> bool:
    """يجب وقف القصف, ضرورة محاسبة المسؤولين, إن على الحكومة وقف القصف."""
    return _begins(sheet, statement, "duty", 3) >= 0 or _owed(sheet, statement)


def _owed(sheet: Sheet, statement: Statement) -> bool:
    """على الحكومة السعي إلى …: who has to do it, and a definite noun of doing."""
    first, end = inside_quote(sheet, statement)
    if sheet.forms[first] != ON or first + 2 >= end or not (sheet.term(first + 1, "actor") or sheet.term(first + 1, "source")):
        return False
    behind = range(sheet.stops[first + 1], min(first + _TURN, end))
    return any(sheet.phrase(unit, "complement") or (sheet.forms[unit].startswith("ال") and VERBAL_NOUN.fullmatch("ب" + sheet.forms[unit][2:]) is not None) or _doing(sheet, unit) for unit in behind)


def _doing(sheet: Sheet, at: int) -> bool:
    """وقف, تسليم: a noun of doing without the article and a preposition."""
    return deverbal(sheet, at) and not sheet.pre[at] and not sheet.forms[at].startswith("ال")


def _cannot_tell(sheet: Sheet, statement: Statement) -> bool:
    """لا يستطيع تأكيد استخدام الغاز."""
    at = _begins(sheet, statement, "unable", 2)
    return at >= 0 and sheet.near("verify", at, min(at + 5, statement.content[1])) >= 0


def _denies(sheet: Sheet, statement: Statement) -> bool:
    """هذه الأنباء مفبركة, ما قيل لا أساس له."""
    first, end = statement.content
    return judged_untrue(sheet.scan.words, first, min(first + 8, end)) or _did_not(sheet, statement)


def _of_himself(sheet: Sheet, statement: Statement, first: int, end: int) -> bool:
    """قال إنه …, or the speaker's own body is named at the head of what he says."""
    himself = statement.cue[1] > 0 and sheet.forms[statement.cue[1] - 1] in speaker_words("himself")
    return himself or any(_same_body(sheet, statement, unit) for unit in range(first, min(first + 5, end)))


def _did_not(sheet: Sheet, statement: Statement) -> bool:
    """قال التحالف إنه لم ينفذ أي غارة: one who takes part says that a deed was not his."""
    first, end = inside_quote(sheet, statement)
    if _belligerent(statement) and first + 1 < end and sheet.forms[first] == _DID_NOT and sheet.forms[first + 1][0] == "ن" and tokens_of(sheet).is_verb(first + 1):
        return True  # «لم نرسل سلاحا»
    return _of_himself(sheet, statement, first, end) and _belligerent(statement) and first + 1 < end and negates(sheet.scan.words, first) and sheet.forms[first + 1].startswith(tuple(speaker_words("own_deed")))


def _condemns(sheet: Sheet, statement: Statement) -> bool:
    """ما ارتكبوه جريمة نكراء, هذا عمل جبان: a verdict on something taken up."""
    first = statement.content[0]
    head = next((unit for unit in range(first, min(first + 2, statement.content[1])) if sheet.forms[unit].isalpha()), first)
    return sheet.forms[head] in speaker_words("taken_up") and _begins(sheet, statement, "outrage", 16) >= 0


def _justifies(sheet: Sheet, statement: Statement) -> bool:
    """العملية تأتي ردا على …, said by one who takes part."""
    at = _begins(sheet, statement, "in_answer", 16)
    if at < 0 or not _belligerent(statement):
        return False
    return at - statement.content[0] < 3 or sheet.near("comes", statement.content[0], at) >= 0


def _claims(sheet: Sheet, statement: Statement) -> bool:
    """قال التنظيم إنه قتل …, أعلنت المقاومة أن مقاتليها استهدفوا …: an attack that the speaker says was his own."""
    if not _belligerent(statement):
        return False
    first, end = statement.content
    himself = sheet.forms[statement.cue[1] - 1] in speaker_words("himself") and first not in sheet.prose.closes if statement.cue[1] else False
    if himself and managed(sheet, first, end):
        return True
    own = sheet.near("own_force", first, min(first + 2, end))
    deed = sheet.near("perpetrate", own + 1 if own >= 0 else first, min(first + 7, end))
    if deed < 0 or (own >= 0 and sheet.forms[own].startswith("دفاع")):
        return False  # دفاعاته تصدت للصواريخ: no attack
    return own >= 0 or (himself and deed - first < 2) or (deed - first < 3 and sheet.forms[deed].endswith("نا"))


def _announces_its_deed(sheet: Sheet, statement: Statement) -> bool:
    """أعلنت الفصائل قصف مواقع …, قال إن عناصره تمكنوا من قتل …: an attack told as the speaker's own."""
    first, end = statement.content
    if not any(speaker.voice.kind in _ARMED for speaker in statement.speakers):
        return False
    if sheet.phrase(first, "own_deed") and not sheet.forms[first].startswith("ال") and (not sheet.suf[first] or _his_deed(sheet, first)):
        against = sheet.forms[first + 1] in _BEFORE_OR_OF_OR_ON
        return sheet.near("announce", *statement.cue) >= 0 and not against and not sheet.suf[first + 1]
    inside, _ = inside_quote(sheet, statement)
    if any(_his_force(sheet, statement, unit) for unit in range(inside, min(inside + 2, end))):
        return sheet.near("perpetrate", first, min(first + 6, end)) >= 0
    men = sheet.near("own_men", first, min(first + 2, end))
    men = men if men >= 0 else sheet.near("own_force", first, min(first + 3, end))
    its = men >= 0 and any(sheet.suf[unit] in _OWN or _same_body(sheet, statement, unit) for unit in range(men, min(men + 4, end)))
    return its and sheet.near("perpetrate", men + 1, min(men + 9, end)) >= 0


def _force_of_his_state(sheet: Sheet, statement: Statement) -> bool:
    """قال مسؤول سعودي إن القوات السعودية قصفت …: an attack by a force of the state whose official speaks."""
    first, end = inside_quote(sheet, statement)
    force = first + sheet.phrase(first, "perpetrate")
    actor = sheet.term(min(force, sheet.size - 1), "actor")
    if force + 1 >= end or not _belligerent(statement) or not (sheet.forms[force] in _FORCES or (actor is not None and actor.row["kind"] == "official_military")):
        return False
    own = {of_state(word) for speaker in statement.speakers for word in speaker.words if word.endswith(_OF_A_PLACE)}
    his = any(of_state(sheet.forms[unit]) in own for unit in range(force + 1, min(force + 3, end)))
    return his and (force > first or sheet.near("perpetrate", force + 1, min(force + _FORCE, end)) >= 0)


_OF_A_PLACE = rule_forms("of_a_place")
_ARMED = frozenset({"armed_group", "official_military"})


def _his_deed(sheet: Sheet, at: int) -> bool:
    """أعلنت الفصائل استهدافها مواقع …: the pronoun is that of who did it, and what was struck stands behind."""
    return sheet.suf[at] in _OWN and at + 1 < sheet.size and not sheet.pre[at + 1] and sheet.forms[at + 1].isalpha() and sheet.forms[at + 1] not in _BEFORE_OR_OF_OR_ON


def _his_force(sheet: Sheet, statement: Statement, unit: int) -> bool:
    """قالت مصادر في المقاومة إن المقاومة شنت …, قال الجيش إن القوات …: the speaker's body by its bare name, and no adjective of another's behind it."""
    form = sheet.forms[unit]
    if not form.startswith("ال") or sheet.pre[unit] or sheet.forms[min(unit + 1, sheet.size - 1)].startswith("ال"):
        return False
    if sheet.term(unit, "source") is None and sheet.term(unit, "actor") is None:
        return False
    named = any(form in sheet.forms[speaker.first : speaker.last] or form[2:] in sheet.forms[speaker.first : speaker.last] for speaker in statement.speakers)
    return named or (form in _FORCES and all(speaker.voice.kind == "official_military" for speaker in statement.speakers))


def _same_body(sheet: Sheet, statement: Statement, unit: int) -> bool:
    actor = sheet.term(unit, "actor")
    return actor is not None and any(speaker.voice.id == actor.key for speaker in statement.speakers)


def _says_we(sheet: Sheet, statement: Statement) -> str:
    """«نستنكر هذا الهجوم», «في هذه الظروف، ندعو إلى …»: the act of the verb of saying in the first person with which its clause begins; empty where there is none."""
    first = _ours(sheet, statement)
    if sheet.forms[first][:1] not in _WE_BEGINS:
        return ""
    saying = sheet.term(first, "saying")
    return saying.row["act"] if saying is not None and saying.form == "present" else ""


def _ours(sheet: Sheet, statement: Statement) -> int:
    """The unit at which the first clause of what is said begins: behind a mark, إننا or نحن, and a phrase of when and where with its comma."""
    first, end = inside_quote(sheet, statement)
    first += sheet.forms[min(first, sheet.size - 1)] in _WE
    if sheet.forms[first] == IN and (comma := next((unit for unit in range(first, min(first + _TURN, end - 1)) if sheet.forms[unit] in ("،", ",")), None)) is not None:
        return comma + 1
    return first


def _threatens(sheet: Sheet, statement: Statement) -> bool:
    """هذه الجريمة لن تمر بلا عقاب, سنرد على القصف."""
    first, end = statement.content[0], min(statement.content[0] + 8, statement.content[1])
    if first_words("threat").isdisjoint(sheet.scan.words[first:end]):
        return False
    return any(stands_at("threat", sheet.scan.words, unit) for unit in range(first, end))


def _concedes(sheet: Sheet, statement: Statement) -> bool:
    """الغارة كانت حالة مأساوية من الخطأ, said of a deed by one who takes part."""
    first, end = statement.content
    near = range(first, min(first + 8, end))
    if speaker_words("by_fault").isdisjoint(sheet.forms[near.start : near.stop]) or not any(speaker.voice.kind == "official_military" for speaker in statement.speakers):
        return False
    return not any(negates(sheet.scan.words, unit) for unit in near)


def _promises(sheet: Sheet, statement: Statement) -> bool:
    """قال إنه سيحقق في الحادث, «سنأخذ التقارير بجدية», «لن نتخلى عن شعبنا»: what one who holds an office or a command says he will do."""
    first, _ = inside_quote(sheet, statement)
    form = sheet.forms[first]
    if form in _WILL and sheet.forms[first + 1][0] == "ن":
        return _belligerent(statement)
    if form + sheet.suf[first] in _RESOLVE:
        return _belligerent(statement)  # أعلنت الحكومة عزمها تقديم شكوى
    himself = sheet.forms[statement.cue[1] - 1] in speaker_words("himself") if statement.cue[1] else False
    will = form[0] == "س" and len(form) > 4 and form[1] in "نيت" and bool(verbs().get(form[1:], 0) & VERB) and not stands_at("no_promise", [form[2:]], 0)
    return will and (himself or form[1] == "ن") and _belligerent(statement)


def _corrects(sheet: Sheet, statement: Statement) -> bool:
    """أحصوا خطأ ضمن القتلى; تسعة قتلى لا 19."""
    first, end = statement.content
    if sheet.near("by_mistake", first, end) >= 0 and sheet.near("counted_so", first, end) >= 0:
        return True
    at = sheet.near("negation", first, end)
    while at >= 0:
        if _not_so_many(sheet, at, end):
            return True
        at = sheet.near("negation", at + 1, end)
    return False


def _not_so_many(sheet: Sheet, unit: int, end: int) -> bool:
    after = unit + 1
    if sheet.forms[unit] not in _NOT or not _number(sheet, after, end):
        return False
    return any(sheet.term(before, "harm") or sheet.term(before, "person") for before in range(max(0, unit - 3), unit))


def _number(sheet: Sheet, at: int, end: int) -> bool:
    """A number in digits or a numeral stands here."""
    return at < end and (sheet.forms[at].isdecimal() or sheet.term(at, "numeral") is not None)


def _begins(sheet: Sheet, statement: Statement, key: str, reach: int) -> int:
    """The unit of a phrase among the first words of what is said; -1 where it is not there."""
    return sheet.near(key, statement.content[0], min(statement.content[0] + reach, statement.content[1]))


def _belligerent(statement: Statement) -> bool:
    return any(speaker.voice.kind in _BELLIGERENTS for speaker in statement.speakers)


_RULES: tuple[tuple[str, Callable[[Sheet, Statement], bool]], ...] = (
    ("demand", _demands),
    ("disclaim", _cannot_tell),
    ("deny", _denies),
    ("condemn", _condemns),
    ("justify", _justifies),
    ("claim_responsibility", _claims),
    ("claim_responsibility", _announces_its_deed),
    ("claim_responsibility", _force_of_his_state),
    ("claim_responsibility", strike_of_his_state),
    ("claim_responsibility", killed_in_his_strike),
    ("correct", _corrects),
    ("threaten", _threatens),
    ("concede", _concedes),
    ("promise", _promises),
)


def act_of_verb(sheet: Sheet, saying: Term, head: int) -> str:
    """The act of a verb of saying by the first words behind it: أعلن مسؤوليته claims, رفض التعليق says nothing of the matter."""
    act, verb = saying.row["act"], fold_word(saying.key)
    if verb in speaker_words("claims") and (_own_responsibility(sheet, verb, head) or _stood_behind(sheet, head)):
        return "claim_responsibility"
    if verb in speaker_words("refuses") and refuses_comment(sheet, head):
        return "disclaim"
    if saying.key == "حمل" and not _holds_responsible(sheet, head):
        return "assert"
    return act


def _own_responsibility(sheet: Sheet, verb: str, head: int) -> bool:
    """أعلن المسؤولية, أكد مسؤوليته; whoever confirms (أكدت الوزارة مسؤولية الجيش) claims only what a pronoun makes his own."""
    if not responsibility(sheet, head):
        return False
    return verb not in speaker_words("confirms") or stands_at("own_responsibility", sheet.forms, head)


def _stood_behind(sheet: Sheet, head: int) -> bool:
    """أعلن وقوفه خلف الكمائن."""
    return sheet.forms[head].startswith("وقوف") and sheet.forms[head + 1] in speaker_words("stood_behind")


def _holds_responsible(sheet: Sheet, head: int) -> bool:
    """حمّلت الشبكة الجيش المسؤولية; but not يحمل بصمات التنظيم الذي أعلن مسؤوليته, where another clause has the word."""
    end = min(head + 12, sheet.size)
    last = next((unit for unit in range(head, end) if sheet.forms[unit] == "،" or sheet.forms[unit] in speaker_words("who")), end)
    return any(responsibility(sheet, unit) for unit in range(max(0, head - 8), last))
