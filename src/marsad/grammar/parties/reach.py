"""Where in its sentence the parties of a deed may stand: from its verb on, and not in the words of another clause or of who tells it."""

from __future__ import annotations

from marsad.grammar.event_number import with_so_many
from marsad.grammar.event_types.clauses import begins_main_clause, named_clauses
from marsad.grammar.parties.deed import Deed
from marsad.grammar.parties.deed_types import FIRED
from marsad.grammar.parties.deed_words import ASIDE, DASH, JOINT, MADE_UP_OF, NEAR, TARGETED, THAT
from marsad.grammar.place_found import PREPOSITIONS
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS, Term
from marsad.text.rule_words import AND, BY, IN, ON, rule_word, rule_words

_CLAUSE = 20  # units between a verb and what it was done with
_BEGINS = 12  # units between a verb of beginning or doing and the deed
_FAR_BEGINS = 20  # … where no other deed has a verb between them
_DASHES, _CLOSES_ASIDE = frozenset({DASH}), frozenset({DASH, "،", ")"})
_FAR = 40  # units behind a deed in which words may say by whose hand it was
_AND_THAT = rule_word("event_parties.and_that")
_BEFORE_THAT = rule_words("event_parties.before_that")
_CARRIES_OUT = rule_words("event_parties.carries_out")  # قام X بقصف
_AND_HURT = rule_words("reach.and_hurt")
_THAT_IT_IS = rule_words("event_parties.that_it_is")


def reach(deed: Deed, first: int, last: int) -> tuple[int, int, int]:
    """Where parties may stand: from and to where a name alone says so, and to where words that say whose hand it was do."""
    sheet, event = deed.sheet, deed.event
    verb = _verb_of(deed, first)
    before = _subject_joined(deed, verb) if verb < event.at else -1
    lo, far = before if before >= 0 else verb if verb < event.at and _has_own_subject(deed, verb) else max(first, _aside(deed, verb, first) - 9), min(last, event.stop + _FAR, deed.tellers.until(event.at))
    cited = sheet.near("accord", event.stop, far)
    far = cited if cited >= 0 else far  # …، وفقا للمتحدث باسم X: whose words they are
    other = sheet.near("clause", event.stop, far)
    far = other if other >= 0 else far  # …، فيما تتواصل المعارك بين X وY: of another clause
    far = next((at for at in named_clauses(sheet) if event.stop < at < far), far)  # اشتباكات في المدينة وX يقصف: his own clause
    far = next((at - 1 for at in sheet.between("complement", event.stop + 1, far) if sheet.forms[at - 1] in _BEFORE_THAT), far)  # سيطر X على البلدة قبل أن تستعيدها قوات Y
    that = [at for at in sheet.between("complement", first, far) if sheet.pre[at] == AND and sheet.forms[at] == _AND_THAT]  # إن X هاجمت الموقع، وإن Y سيطرت
    far = next((at for at in that if at > event.stop), far)
    lo = max([lo, *(sheet.stops[at] for at in sheet.between("clause", lo, event.at)), *(at + 1 for at in that if at < event.at)])
    if (event.at > first and sheet.forms[event.at - 1] in _THAT_IT_IS and deed.accused < 0) or begins_main_clause(sheet, event.at):
        lo = event.at  # يصف الحادث بأنه هجوم: who calls it so did not do it
    lo = _killing(deed, first, lo)
    lo = deed.accused if first <= deed.accused < lo else lo  # اتهموا قوات X، التي تقاتل Y منذ أعوام، بتنفيذ هجوم
    lo = max(_whole_pair(deed, lo, first), deed.tellers.since(event.at))
    hi = min(far, event.stop + NEAR, deed.deeds.next_clause(event))
    if "،" in sheet.forms[event.stop : hi]:  # قصفت X بلدة، وشنت Y غارات; …، وردت Y
        hi = next((at for at in range(event.stop + 1, hi) if sheet.forms[at - 1] == "،" and ((sheet.pre[at] == AND and deed.words.does(at)) or sheet.phrase(at, "struck_back"))), hi)
    return lo, hi, far


def _killing(deed: Deed, first: int, lo: int) -> int:
    """قتلت X عشرين وأصابت أكثر من ثمانين في قصف: the verb of harm right before its subject, whose deed the fire behind it all was; else where one would look from."""
    sheet, event = deed.sheet, deed.event
    before = [harm.trigger for harm in event.harms if first <= harm.trigger < event.at]
    if not before or sheet.forms[event.at - 1] != IN or sheet.forms[max(before)] not in _AND_HURT:
        return lo
    return min(lo, before[0]) if "actor" in sheet.kinds[before[0] + 1] else lo


def _aside(deed: Deed, verb: int, first: int) -> int:
    """جيش X -المؤلف من فصائل أهمها Y- سيطر; فصائل X، التي تضم Y، قصفت: where the words aside begin that stand right before a verb, else the verb."""
    mark = deed.sheet.forms[verb - 1]
    if verb <= first or mark not in _CLOSES_ASIDE:
        return verb
    opens = _DASHES if mark == DASH else MADE_UP_OF
    return next((unit for unit in range(verb - 2, max(first, verb - ASIDE), -1) if deed.sheet.forms[unit] in opens), verb)


def _subject_joined(deed: Deed, verb: int) -> int:
    """القسام تنصب كمائن والاحتلال يرد بقصف: who stands right before a verb of answering, joined to the clause before, did what it is answered with; else -1."""
    sheet = deed.sheet
    parties = sheet.between("actor", max(sheet.prose.start(verb), verb - JOINT), verb) if deed.words.answers(verb) else ()
    return next((at for at in parties if sheet.stops[at] == verb and sheet.pre[at] == AND), -1)


def _has_own_subject(deed: Deed, verb: int) -> bool:
    """شنت فصائل X هجوما, ورد الأخير بقصف: those who stand behind a verb of doing or answering did it, and nobody in front of the verb."""
    sheet, behind = deed.sheet, verb + 1
    if deed.words.answers(verb):
        behind += sheet.forms[behind].startswith(ON) and sheet.forms[behind] != ON  # رد عليه X بقصف
        return not sheet.pre[behind] and sheet.forms[behind] not in PREPOSITIONS
    if sheet.pre[behind] or sheet.dated[behind]:
        return False
    return deed.words.does(verb) and not sheet.phrase(behind, "own_force") and ("actor" in sheet.kinds[behind] or (deed.words.are_men(behind) and not deed.words.some_of(behind)))


def _whole_pair(deed: Deed, lo: int, first: int) -> int:
    """قوات X وروسيا: two that are joined are not parted by how far back is looked."""
    sheet = deed.sheet
    lo = next((at for at in _parties(sheet, max(first, lo - JOINT), lo) if sheet.stops[at] > lo and _is_subject(deed, at)), lo)
    joined = lo > first and sheet.pre[lo] == AND
    return next((at for at in _parties(sheet, max(first, lo - JOINT), lo) if sheet.stops[at] == lo), lo) if joined else lo


def _parties(sheet: Sheet, first: int, last: int) -> list[int]:
    return [at for at in sheet.between("actor", first, last) if "actor" in sheet.kinds[at]]


def _is_subject(deed: Deed, at: int) -> bool:
    """إن قوات X …, قوات X وY: behind أن, or joined to the party behind it."""
    sheet, stop = deed.sheet, deed.sheet.stops[at]
    return sheet.forms[deed.words.men_before(at, sheet.prose.start(at)) - 1] in THAT or AND in (sheet.pre[stop], sheet.forms[stop])


def _verb_of(deed: Deed, first: int) -> int:
    """استهدفت X أحياء … بقصف عنيف, X بدأت حملة قصف: the verb to which a deed belongs, else the deed itself."""
    sheet, at = deed.sheet, deed.event.at
    counted = with_so_many(sheet, at, first)
    if not (sheet.pre[at].endswith(BY) or counted):
        doing = deed.words.units("does")
        does = max([unit for unit in doing if max(first, at - _FAR_BEGINS) <= unit < at], default=at)
        return does if at - does <= _BEGINS or not ((deed.verb and sheet.pre[at] == AND) or any(deed.deeds.verb_at(unit) for unit in range(does, at))) else at
    answers = deed.words.units("answer")
    told = next((unit for unit in range(at - 1, max(first, at - _CLAUSE) - 1, -1) if unit in answers or sheet.forms[unit] in _CARRIES_OUT or any(_strikes_by_verb(term, counted) for term in sheet.terms[unit])), at)
    return at if sheet.forms[told] in _CARRIES_OUT else told


def _strikes_by_verb(term: Term, counted: bool) -> bool:
    """استهدف … بقصف, قصف … بخمس غارات: a verb behind which stands with what it was done."""
    return term.kind == "event" and (term.key == TARGETED or (counted and term.form in VERB_FORMS and term.row["type"] in FIRED))
