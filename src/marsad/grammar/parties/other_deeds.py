"""Who stands before a deed that is not his: he answers it, resists it, charges another with it, or another deed is his."""

from __future__ import annotations

from marsad.grammar.accusing import charges_between
from marsad.grammar.in_return import done_by_harmed
from marsad.grammar.parties.deed import Deed
from marsad.grammar.parties.deed_types import FIRED
from marsad.grammar.parties.deed_words import COMING_AFTER, JOINT, NISBA_ENDINGS, WHICH
from marsad.grammar.parties.right_behind import only_how
from marsad.grammar.party_found import Party
from marsad.grammar.place_found import PREPOSITIONS
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import AND, ARTICLE, AS_ALSO, BY, FOR, OF, ON, WITH, rule_words

_BEFALLS = FIRED | {"explosion", "suicide_attack", "landmine", "killing", "abduction", "shooting"}  # deeds that a party answers with his own
_OPENS = rule_words("other_deeds.opens")
_LED_UP = rule_words("other_deeds.led_up")
_GIVES_WAY = rule_words("event_parties.gives_way")
_DEAD = rule_words("event_parties.the_dead")
_TENDS = rule_words("event_parties.tends")
_OUTSKIRTS = rule_words("other_deeds.outskirts")
_REPELLED = 6  # units between a verb of repelling and what was repelled, over when that was
_SUBJECT = 8  # units between a verb and its subject, with words of time and means between them


def of_another(deed: Deed, party: Party) -> bool:
    """اقتحمت قوات X المخيم بعد غارة, تزامنت غارات X مع هجوم: his is the deed right before him."""
    begins = deed.words.men_before(party.first, deed.lo)
    joined = deed.sheet.forms[deed.event.at - 1] == WITH or (deed.words.fights(deed.event.at) and deed.sheet.pre[deed.event.at] == AND)  # غارات X ومعارك
    return deed.deeds.of_another(party.first, deed.event) or (joined and deed.deeds.owner_behind(begins, deed.event)) or _came_before_his(deed, party, begins)


def _came_before_his(deed: Deed, party: Party, begins: int) -> bool:
    """شن X غارات على A بعد سقوط صاروخ على B: his are the raids, and behind بعد stands what came before them."""
    sheet, at = deed.sheet, deed.event.at
    if deed.event.type in _BEFALLS and _after_his_verb(deed, party, begins):
        return True
    if deed.event.type not in _BEFALLS or sheet.forms[at] in _LED_UP or not deed.words.does(begins - 1) or sheet.pre[at].startswith(AND):
        return False  # شن X هجوما بعد معارك, بعد قصف مدفعي, بعد تقدم: his too
    his = next((unit for unit in deed.deeds.units if party.last <= unit < at), at)
    return any(sheet.forms[unit] in COMING_AFTER for unit in range(his, at))


def _after_his_verb(deed: Deed, party: Party, begins: int) -> bool:
    """هاجم مقاتلون من X موقعا عقب قصف بلدة Y: his is the verb before him, and what came before it struck a place of its own."""
    sheet, event = deed.sheet, deed.event
    begins -= sheet.forms[begins] == OF  # مقاتلون من X
    verb = any(term.kind == "event" and term.form in VERB_FORMS for term in sheet.terms[begins - 1])
    at_a_place = bool(sheet.between("place", event.stop, min(event.stop + _STRUCK, sheet.prose.end(event.at))))
    return verb and at_a_place and not sheet.suf[event.at] and sheet.forms[event.at - 1] in COMING_AFTER and begins - 1 < party.first < event.at


_STRUCK = 3  # units from a deed to the place that it struck


def of_the_found(sheet: Sheet, party: Party, at: int) -> bool:
    """عثرت الشرطة على جثة رجل قتل بالرصاص: who finds, brings or hands over the dead did not kill them; not مثلوا بجثته وقتلوا آخر."""
    body = next((unit for unit in range(party.last, at) if sheet.forms[unit] in _DEAD), at)
    return body < at and not any(sheet.pre[unit].startswith(AND) for unit in range(body + 1, at + 1))


def only_tends(deed: Deed, party: Party) -> bool:
    """نعت X ثلاثة قتلوا في غارة, عززت X مواقعها إثر قصف, وصلت X إلى موقع الانفجار: right behind the verb of one who comes after a deed that befalls people; not وصلت X وشنت غارة, عززت X مواقعها بقصف."""
    sheet, event, words = deed.sheet, deed.event, deed.words
    comes = sheet.forms[words.men_before(party.first, deed.lo) - 1].removeprefix(AND) in _TENDS
    if not comes or deed.verb or words.fights(event.at) or sheet.pre[event.at].endswith(BY):
        return False
    return event.type in _BEFALLS | {"clash"} and not any(words.does(unit) for unit in range(party.last, event.at))


def of_the_harmed(deed: Deed, party: Party) -> bool:
    """قتل X شابا بعد طعنه جنديا: his is the stabbing who was killed for it."""
    sheet, event = deed.sheet, deed.event
    people = any("person" in sheet.kinds[unit] for unit in range(party.last, event.at))
    return people and done_by_harmed(sheet, event.at, event.stop)


def repelled_it(deed: Deed, party: Party) -> bool:
    """X صد فجر اليوم هجوما, X يصد هجوما واسعا: between him and the deed stands the verb of repelling, and no other deed; not تصدى لهم بغارات."""
    sheet, at = deed.sheet, deed.event.at
    verb = max((unit for unit in deed.words.units("repel.subject") if party.last <= unit < at), default=-1)
    return verb >= 0 and at - verb < _REPELLED and not sheet.pre[at].endswith(BY) and not any(verb < unit < at for unit in deed.deeds.units)


def resists_it(deed: Deed, party: Party) -> bool:
    """تصدى X وقوات من Y أمس، لهجوم: the verb of resisting stands before him, and behind it no other deed."""
    sheet, at = deed.sheet, deed.event.at
    verb = max((unit for unit in range(sheet.prose.start(at), party.first) if deed.words.resists(unit)), default=-1)
    return verb >= 0 and sheet.pre[at].endswith(FOR) and not any(verb < unit < at for unit in deed.deeds.units)


def only_resists(deed: Deed, party: Party) -> bool:
    """تصدت أجهزة الأمن لانتحاري: the deed is that of him who was resisted; not تصدى لهم بغارات."""
    return not deed.sheet.pre[deed.event.at].endswith(BY) and any(deed.words.resists(unit) for unit in range(party.last, deed.event.at))


def only_told_of(deed: Deed, party: Party) -> bool:
    """X ينفي نبأ الغارة, أنهت X الهجوم على المقر: the word right before the deed, or before who stands right before its noun, says that it is told of, looked into or ended."""
    words, at = deed.words, deed.event.at
    return words.told_of(at - 1) or (party.last == at and not deed.verb and words.told_of(words.men_before(party.first, deed.lo) - 1))


def charges_him(deed: Deed, party: Party) -> bool:
    """شنت X غارات على Y، وتتهمه بشن هجمات: a verb of accusing with a pronoun lays the deed to another than its subject; not X التي تتهمها Y."""
    sheet = deed.sheet
    return any(sheet.suf[unit] and sheet.forms[unit - 1] not in WHICH for unit in charges_between(sheet, party.last, deed.event.at))


def only_answers(deed: Deed, party: Party) -> bool:
    """ردت القوات على الهجوم, على صواريخ أطلقت: what is answered was done by somebody else."""
    sheet, at = deed.sheet, deed.event.at
    sent = deed.verb and "weapon" in sheet.kinds[at - 1]
    return sheet.forms[at - 1 - sent] == ON and any(deed.words.answers(unit) for unit in range(max(deed.lo, party.first - JOINT), at))


def was_answered(deed: Deed, party: Party) -> bool:
    """رد X على قصف Y، وهاجم مواقع: who did what is answered did not do what the answering one goes on with."""
    sheet, begins = deed.sheet, deed.words.men_before(party.first, deed.lo)
    on = next((unit for unit in range(begins - 1, max(0, begins - JOINT), -1) if sheet.forms[unit] == ON), 0)
    return on > 0 and any(deed.words.answers(unit) for unit in range(max(sheet.prose.start(on), on - _SUBJECT), on))


def gave_way(deed: Deed, party: Party) -> bool:
    """تراجع X بعد تحرير القرية, انهارت دفاعات X إثر قصف: who loses or flees did not do what is told behind بعد; not بعد قصفه."""
    sheet, at = deed.sheet, deed.event.at
    if sheet.suf[at]:
        return False
    begins = deed.words.men_before(party.first, deed.lo)
    return any(sheet.forms[unit] in _GIVES_WAY for unit in (*range(max(0, begins - 2), begins), party.last))


def clause_between(deed: Deed, party: Party) -> bool:
    """صراع مع X، وتشهد المدينة تفجيرات; شنت X غارات، وقصفت Y بلدة: the deed is told in a clause of its own."""
    sheet = deed.sheet
    return any(sheet.forms[at] == "،" and sheet.pre[at + 1].startswith(AND) for at in range(party.last, deed.event.at - 1)) or _has_subject_behind(deed)


def _has_subject_behind(deed: Deed) -> bool:
    """وقصفت قوات X بلدة, كما أطلقت X صواريخ: behind a joined verb a party, and behind it what it struck; not واستهدفت قوات X في البلدة."""
    sheet, at = deed.sheet, deed.event.at
    if not deed.verb or not (sheet.pre[at].startswith(AND) or sheet.forms[at - 1] == AS_ALSO or sheet.forms[at - 1] in _OPENS):
        return False
    subject = sheet.near("actor", deed.event.stop, min(deed.event.stop + _SUBJECT, deed.far))
    if subject < 0 and sheet.phrase(deed.event.stop, "own_men") and deed.event.stop + 1 in sheet.nations:
        subject = deed.event.stop  # وقصفت مدفعية إسرائيلية أطراف بلدة
    if subject < 0 or sheet.pre[subject] or not (subject == deed.event.stop or only_how(deed, subject)):
        return False
    struck = sheet.stops[subject]
    while sheet.forms[struck].endswith(NISBA_ENDINGS) and (sheet.forms[struck].startswith(ARTICLE) or struck in sheet.nations):
        struck += 1
    return sheet.forms[struck][0].isalpha() and (sheet.forms[struck] not in PREPOSITIONS or sheet.forms[struck] in _OUTSKIRTS)
