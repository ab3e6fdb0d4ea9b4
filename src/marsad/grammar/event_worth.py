"""Whether a deed that is named tells an event of its own, or takes up, goes on with or is a part of one that is told."""

from __future__ import annotations

from marsad.grammar.event_accords import in_passing
from marsad.grammar.event_found import EventAt
from marsad.grammar.event_from_afar import of_a_group
from marsad.grammar.event_harms import VIOLENT
from marsad.grammar.event_leaving import merely_gone
from marsad.grammar.event_number import takes_up_several, tells_one
from marsad.grammar.event_types.weapons import FIRE
from marsad.grammar.in_return import span_counted
from marsad.grammar.named_parties import actor_terms
from marsad.grammar.party_roles import role_words
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import NO_TERM, VERB_FORMS, Term
from marsad.text.rule_words import AND, ARTICLE, AS, AS_ALSO, BETWEEN, BY, FOR, IN, rule_forms, rule_map, rule_word, rule_words

_ASIDE = ("aim.", "bare.")  # rows of modality.tsv for what something is done for, and for what it is done without
WENT_OFF = rule_word("event_worth.went_off")
_WHILE = rule_words("event_worth.while")
_TAKES_UP = {word: kinds.split("+") for word, kinds in rule_map("event_worth.takes_up").items()}
_UNTOLD = frozenset({"hypothetical", "feared", "averted"})  # an attack that may come, is demanded or was foiled has harmed nobody


def is_worth_telling(sheet: Sheet, event: EventAt, found: list[EventAt], before: list[EventAt], *, charged: bool) -> bool:
    """A bare later mention (الهجوم, الغارات) tells no event of its own unless harm hangs on it, or it is laid to somebody."""
    earlier, term = before + [other for other in found if other.at < event.at], event.term
    if (event.harms or charged) and event.definite:
        _take_up(sheet, event, term, earlier)
    if event.status in _UNTOLD and (not event.harms or _tells_of_nobody(event)):
        return False
    if event.status == "planned" and event.type == "territorial_change":
        return False  # معارك لتحرير المدينة: who wants a place does not hold it
    if event.type in _UPON_PEOPLE and event.modal is not None and event.modal.startswith(_ONLY_WANTED):
        return False  # هددوا بإعدام رهينتين, طالبوا بتوقيف الضابط: nobody was harmed
    if not event.harms and event.modal is not None and event.modal.startswith(_ASIDE):
        return False  # دخلت قوة لاعتقاله, انسحبوا دون قتال: what for, or how not
    if not event.harms and ((event.status, event.type) == ("planned", "execution") or (event.status == "negated" and term.key == WENT_OFF)):
        return False  # عقوبة الإعدام, قذيفة لم تنفجر
    if merely_gone(sheet, event):
        return False
    if event.harms or (charged and event.type in VIOLENT):
        return True
    if _is_the_truce_again(sheet, event, earlier):
        event.definite = True
        return False
    if any([is_told_by_another(event, term, found, earlier) for is_told_by_another in _TOLD_BY_ANOTHER.get(event.type, ())]) or (_is_bare(sheet, event, term, earlier) and not _stepped_up(sheet, event)):
        return False
    for told_beside in _OF_DAMAGE if event.type == "damage" else _TOLD_BESIDE:
        if told_beside(sheet, event, found, earlier):
            return False
    if _stepped_up_elsewhere(sheet, event, earlier):
        event.definite = False
        return True
    if _reaches_elsewhere(sheet, event, earlier):
        _take_up(sheet, event, term, earlier)
        return True
    if event.type == "negotiation" and term.form == "p" and event.definite:
        return not any(other.type == "negotiation" and abs(other.at - event.at) < 40 for other in earlier)
    if _names_sides(sheet, event):
        return True
    return _is_how_he_was_taken(sheet, event, found) or _has_its_day(sheet, event) or not (event.definite and any(other.type == event.type for other in earlier))


def _is_the_truce_again(sheet: Sheet, event: EventAt, earlier: list[EventAt]) -> bool:
    """منذ سريان اتفاق وقف إطلاق النار, رغم الهدنة: the truce that was told before, named for its time."""
    before = sheet.forms[max(sheet.prose.start(event.at), event.at - _SINCE) : event.at]
    return event.type == "ceasefire" and not _OF_THE_TRUCE.isdisjoint(before) and any(other.type == event.type for other in earlier)


_OF_THE_TRUCE, _SINCE = rule_words("event_worth.of_the_truce"), 3  # units from منذ to the truce
_UPON_PEOPLE = frozenset({"detention", "execution", "killing", "abduction"})
_ONLY_WANTED = ("plan.threat", "aim.", "future.", "demand.", "may.reward")  # rows of modality.tsv


def _tells_of_nobody(event: EventAt) -> bool:
    """لتفادي سقوط ضحايا, بحثا عن جثث: no deed, and nobody who is counted."""
    return event.term is NO_TERM and event.modal in _PREVENTED and all(harm.expr == "unstated" for harm in event.harms)


_PREVENTED = frozenset({"avert.prevent", "avert.attempt", "avert.escaped"})  # rows of modality.tsv; كادت القذيفة تقتل أطفالا tells of a shell


def _has_its_day(sheet: Sheet, event: EventAt) -> bool:
    """التفجير الذي استهدف الوزارة في 19 آب الماضي: a clause of its own dates it long before, so it is another than the last that was told."""
    if event.type not in VIOLENT or _WHICH.isdisjoint(sheet.forms[event.stop : event.stop + _DESCRIBED]):
        return False
    clause = range(event.stop, min(event.stop + _DATED, sheet.prose.end(event.at)))
    return any(sheet.dated[at] and sheet.forms[at] in _LONG_BEFORE for at in clause)


_WHICH, _LONG_BEFORE = rule_words("taken_up.which"), rule_words("event_worth.long_before")
_DESCRIBED, _DATED = 3, 14  # units from a deed to الذي, and to the day in its clause


def _names_sides(sheet: Sheet, event: EventAt) -> bool:
    """تواصلت المعارك بين X وY, إن المعارك بين X وY: of what a verb or a clause tells, who fought; not منذ اندلاع القتال بين X وY."""
    between = event.type == "clash" and sheet.forms[event.stop] == BETWEEN and bool(sheet.between("actor", event.stop + 1, event.stop + _SIDE))
    return between and (sheet.forms[event.at - 1].startswith(_CONTINUES) or sheet.phrase(event.at - 1, "complement"))


def _reaches_elsewhere(sheet: Sheet, event: EventAt, earlier: list[EventAt]) -> bool:
    """كما طال القصف قريتي X وY: a place that was not told yet was struck too, and is told here only."""
    if not event.definite or not earlier:
        return False
    if event.type in _GOING_ON and not _GOES_ON.isdisjoint((sheet.forms[event.at - 1].removeprefix(AND), sheet.forms[event.stop])):
        return _names_elsewhere(sheet, event, sheet.prose.start(earlier[-1].at))  # وتتواصل المعارك في محور البقع
    if event.type not in FIRE:
        return False
    if not (reaches_too(sheet, event) or sheet.forms[event.at - 1].removeprefix(AND) in _REACHED):  # وطال القصف بلدة: no verb that may tell more closely what was struck
        return False  # واستهدفت الغارات X, القصف استهدف X: what was told is told more closely
    return _names_elsewhere(sheet, event, sheet.prose.start(earlier[-1].at))


def reaches_too(sheet: Sheet, event: EventAt) -> bool:
    """كما طال القصف بلدة, وطال القصف أيضا بلدة, القصف طال أيضا بلدة: one more place was struck."""
    if sheet.forms[event.at - 1].removeprefix(AND) in _REACHES:
        return sheet.forms[event.stop] in _TOO or sheet.forms[event.at - 2] == AS_ALSO
    return sheet.forms[event.stop] in _REACHES and sheet.forms[event.stop + 1] in _TOO


def _stepped_up(sheet: Sheet, event: EventAt, words: frozenset[str] | None = None) -> bool:
    """صعدت القوات هجماتها على بلدة: attacks of their own, which this tells."""
    before = sheet.forms[max(sheet.prose.start(event.at), event.at - _STEPPING) : event.at]
    return event.definite and bool(sheet.suf[event.at]) and not (words or _STEPS_UP).isdisjoint([*before, *(form.removeprefix(AND) for form in before)])


def _stepped_up_elsewhere(sheet: Sheet, event: EventAt, earlier: list[EventAt]) -> bool:
    """وكثفت الطائرات غاراتها على بلدة: a place that none of the deeds before has told; جددت غاراتها: more of them, wherever it was."""
    return bool(earlier) and event.type in VIOLENT and _stepped_up(sheet, event) and (_stepped_up(sheet, event, _RENEWS) or _names_elsewhere(sheet, event, sheet.prose.start(earlier[0].at)))


def _names_elsewhere(sheet: Sheet, event: EventAt, since: int) -> bool:
    """A place behind the deed that nobody has named since that unit."""
    first, last = event.stop, min(event.stop + _REACH, sheet.prose.end(event.at))
    start = sheet.prose.start(event.at)
    if sheet.forms[start].removeprefix(AND) == IN and sheet.between("place", start + 1, min(start + 3, event.at)):
        first = start  # وفي الزبداني استأنف الطيران قصفه
    types = {unit for key in _VILLAGES for unit in sheet.between(key, first, last)}  # مدينة إدلب
    heads = {sheet.stops[unit] for unit in types} | {sheet.stops[unit] - 1 for unit in sheet.between("place", first, last) if unit not in types}
    names = [sheet.forms[unit] for unit in sorted(heads) if unit < sheet.size]
    return bool(names) and names[0] not in sheet.forms[since:first]  # قريتي X وY بريف Z: the first is what it reached


_CONTINUES = rule_forms("event_worth.continues")
_SIDE = 4  # units from بين to the name of the first side
_CAME = rule_words("event_worth.came")
_CAME_ABOUT = rule_words("event_worth.came_about")
_SUFFERING = 6  # units from تعرض over who suffered it to the attack
_EXPOSED = rule_words("event_worth.exposed")
_ATTACK_WORDS = rule_words("event_worth.attack")
_REACH = 9  # units from an attack that is taken up to the place that it reached
_VILLAGES = ("type_village", "type_town", "type_city", "type_quarter", "type_camp")
_STEPPING = 6  # units from صعدت to the attacks
_RENEWS = rule_words("event_worth.renews")
_STEPS_UP = rule_words("event_worth.steps_up") | _RENEWS
_GOING_ON = frozenset({"clash", "protest"})
_GOES_ON = rule_words("event_worth.goes_on")
_REACHES, _TOO = rule_words("event_worth.reaches"), rule_words("where_features.too")
_REACHED = _REACHES - rule_words("event_worth.aimed")


def _take_up(sheet: Sheet, event: EventAt, term: Term, earlier: list[EventAt]) -> None:
    """الانفجار, الهجوم: of the kind of the last deed, where the word may take it up; الهجمات of no single one."""
    if event.type in ("explosion", "clash", "shelling") and term.key in _TAKES_UP:
        attacks = [other for other in reversed(earlier) if other.type in VIOLENT]
        last = next((other for other in attacks if span_counted(sheet, other.at) < 0), attacks[0] if attacks else None)  # بعد أيام من غارة: told only for its time
        if last is not None and last.type in _TAKES_UP[term.key] and not (last.type == "airstrike" and of_a_group(sheet, event)) and not (takes_up_several(sheet, event) and tells_one(sheet, last)):
            event.type = last.type


def _is_noun(term: Term) -> bool:
    return term.form not in VERB_FORMS


def _is_outcome(sheet: Sheet, event: EventAt, found: list[EventAt], earlier: list[EventAt]) -> bool:
    """ما أدى إلى أضرار مادية: what came of a deed told here; إحراق مكاتب, with no fire told beside it, is a deed."""
    if event.term.key in _BURNING and sheet.phrase(event.stop, "struck"):
        return any(other.type in FIRE for other in found)
    if not _is_noun(event.term):
        return any(other.type in FIRE and other.at < event.at for other in found)  # قصفت الطائرات المدينة وهدمت منزلين
    return any(other.type in VIOLENT for other in earlier + found)


_BURNING = rule_words("event_worth.burning")


def _is_within_fight(event: EventAt, term: Term, found: list[EventAt], _: list[EventAt]) -> bool:
    """اشتباكات تخللها إطلاق نار: a part of the fight."""
    return _is_noun(term) and any(other.type == "clash" and 0 < event.at - other.at < 12 for other in found)


def _is_how_he_died(event: EventAt, term: Term, found: list[EventAt], _: list[EventAt]) -> bool:
    """أعدم التنظيم رميا بالرصاص 44 شابا, اغتالوا ضابطا بالرصاص: by what they were killed, and no shooting of its own."""
    return _is_noun(term) and any(other.type in _KILLED and other.harms and abs(event.at - other.at) < _BY for other in found)


def _is_by_what_he_died(sheet: Sheet, event: EventAt, found: list[EventAt], _: list[EventAt]) -> bool:
    """اغتالوا الشاب في بلدة X، عبر إطلاق النار عليه, جراء استهدافه بالرصاص: by what he was killed, however far behind in the sentence."""
    if event.type != "shooting" or event.harms or not (sheet.pre[event.at].endswith(BY) or sheet.forms[event.at].startswith(BY) or sheet.forms[event.at - 1] in _THROUGH):
        return False
    before = [other for other in found if other.at < event.at]
    return bool(before) and before[-1].type in _KILLED and bool(before[-1].harms) and not any(sheet.pre[unit] == AND and sheet.kinds[unit] & _DEEDS for unit in range(before[-1].stop, event.at))


_DEEDS = frozenset({"event", "harm"})
_THROUGH = rule_words("event_worth.through")
_KILLED = frozenset({"killing", "execution"})
_BY = 10  # units from a killing to بالرصاص


def _is_of_bomber(event: EventAt, _: Term, found: list[EventAt], earlier: list[EventAt]) -> bool:
    """فجر انتحاري نفسه … الانفجار."""
    return any(other.type == "suicide_attack" for other in earlier[-4:] + found)


def _is_of_talks(event: EventAt, _: Term, found: list[EventAt], __: list[EventAt]) -> bool:
    """مفاوضات للتوصل إلى اتفاق."""
    return any(other.type == "negotiation" and 0 < event.at - other.at < 12 for other in found)


def _is_mediation(event: EventAt, term: Term, found: list[EventAt], _: list[EventAt]) -> bool:
    """هدنة بوساطة مصرية, توصلا إلى اتفاق بعد وساطة: how the accord came about that is told beside it."""
    return term.key == _MEDIATION and any(other.type in _MEDIATED for other in found)


_MEDIATION = rule_word("event_worth.mediation")
_MEDIATED = frozenset({"agreement", "ceasefire", "prisoner_exchange", "evacuation"})


def _is_a_practice(sheet: Sheet, event: EventAt, _: list[EventAt], __: list[EventAt]) -> bool:
    """وقف القصف والتعذيب, انتهاكات كالقصف والتعذيب: a kind of deed in a list of such, and no deed."""
    such = sheet.pre[event.at][-1:] == AS
    if not (such or event.type in _PRACTICES) or not sheet.forms[event.at].startswith(ARTICLE):
        return False
    listed = sheet.pre[event.at] == AND and any(form.startswith(ARTICLE) for form in sheet.forms[max(0, event.at - 2) : event.at])
    return such or listed or (sheet.forms[event.at - 1] == "،" and sheet.forms[event.at - 2].startswith(ARTICLE))


_PRACTICES = frozenset({"torture", "sexual_violence"})


def _is_of_breaches(sheet: Sheet, event: EventAt, found: list[EventAt], _: list[EventAt]) -> bool:
    """تمثلت الخروقات في قصف ومحاولات تسلل: of what the breaches consisted that are told before."""
    breach = found[0]
    if breach.type != "ceasefire_violation" or breach is event or event.harms:
        return False
    around = sheet.forms[max(sheet.prose.start(breach.at), breach.at - 2) : min(breach.stop + 2, event.at)]
    return any(form.removeprefix(AND).startswith(_CONSISTS) for form in around)


_CONSISTS = rule_forms("event_worth.took_part_in")


def _is_of_kinds(sheet: Sheet, event: EventAt, _: list[EventAt], __: list[EventAt]) -> bool:
    """290 عملية تنوعت بين هجمات وعمليات قنص: of what kinds those were that are counted, where no place is told."""
    first = max(sheet.prose.start(event.at), event.at - _KINDS)
    if BETWEEN not in sheet.forms[first : event.at]:
        return False
    verb = next((at for at in range(event.at - 1, first - 1, -1) if sheet.forms[at].startswith(_VARIED)), -1)
    return verb >= 0 and BETWEEN in sheet.forms[verb + 1 : min(verb + 3, event.at)] and not sheet.between("place", event.stop, min(event.stop + _REACH, sheet.prose.end(event.at)))


_CAMPAIGNS = rule_words("event_worth.campaigns")
_KINDS = 12  # units from the verb over the kinds named first
_VARIED = rule_forms("event_worth.varied")


def _is_a_name(sheet: Sheet, event: EventAt, _: list[EventAt], __: list[EventAt]) -> bool:
    """ضمن معركة "رد المظالم": the name of a campaign."""
    return event.term.key in _CAMPAIGNS and event.stop in sheet.prose.closes and "actor" not in sheet.kinds[event.stop + 1]


def _is_raid_with_more(sheet: Sheet, event: EventAt, found: list[EventAt], _: list[EventAt]) -> bool:
    """Storming a house where somebody was hurt or taken is told by that; storming a town is not."""
    others = [other for other in found if other is not event]
    if event.term.key not in _STORMING:
        return False
    if any(other.type in _TAKEN and other.at - event.stop <= 1 for other in others if other.at > event.at):
        return True  # عملية دهم واعتقال في البلدة
    if sheet.pre[event.at] == AND or sheet.forms[event.at - 1] == AS_ALSO or _enters_a_town(sheet, event):
        return False  # قصف واقتحام: a deed of its own
    return any(other.harms or other.type in VIOLENT or other.type in _TAKEN for other in others)


def _is_operation_with_more(sheet: Sheet, event: EventAt, found: list[EventAt], _: list[EventAt]) -> bool:
    """عملية أمنية أسفرت عن اعتقال خمسة: who was taken or hurt in an operation tells it."""
    return event.term.key in _OPERATIONS and any(other.type in _TAKEN or other.type in VIOLENT for other in found if other is not event)


_OPERATIONS = rule_words("event_worth.operations")


def _are_talks_in_passing(sheet: Sheet, event: EventAt, _: list[EventAt], __: list[EventAt]) -> bool:
    """أسس المفاوضات, عضو وفده في مفاوضات الكويت: talks that nobody begins, goes on with or breaks off, and that have no day."""
    of_something = event.term.form == "p" and (sheet.forms[event.stop].startswith(ARTICLE) or sheet.term(event.stop, "place") is not None)
    if event.type != "negotiation" or not (event.definite or of_something):
        return False
    first, last = max(sheet.prose.start(event.at), event.at - _TALKS_AFTER), min(event.stop + _TALKS_BEFORE, sheet.prose.end(event.at))
    return not any(sheet.dated[at] or sheet.forms[at].removeprefix(AND).removeprefix(ARTICLE).startswith(_TALKED) for at in range(first, last))


_TALKS_AFTER, _TALKS_BEFORE = 4, 5  # units around talks in which stands what became of them
_TALKED = rule_forms("event_worth.talks_told")


def _enters_a_town(sheet: Sheet, event: EventAt) -> bool:
    """اقتحمت القوات، فجر اليوم، بلدة بيتا: what a verb says is stormed may stand behind who did it and when, before the houses and before where they are."""
    at = event.stop
    if sheet.forms[at].startswith(_HOUSES) and not sheet.term(at, "place"):
        return False
    end = min(at + _INTO, sheet.prose.end(event.at))
    if event.term.form in VERB_FORMS:
        reach = range(at, min(at + _STORMED_BY, sheet.prose.end(event.at)))
        end = next((unit for unit in reach if (unit > at and sheet.forms[unit] == IN) or (sheet.forms[unit].startswith(_HOUSES) and "place" not in sheet.kinds[unit])), reach.stop)
    return bool(sheet.between("place", at, end)) or not _STORMED.isdisjoint(sheet.forms[at:end])


_HOUSES = rule_forms("event_worth.houses")
_INTO, _STORMED_BY = 3, 12  # units from storming, for a verb over who does and when, to the town that is stormed
_STORMING = rule_words("event_worth.storming")
_STORMED = rule_words("event_worth.stormed")
_TAKEN = frozenset({"detention", "abduction"})


def _is_heard(sheet: Sheet, event: EventAt, found: list[EventAt], earlier: list[EventAt]) -> bool:
    """سمع دوي انفجارات: what a strike that is told beside it sounds like."""
    if event.type != "explosion" or _HEARD.isdisjoint(sheet.forms[max(sheet.prose.start(event.at), event.at - _HEARING) : event.at]):
        return False
    number = sheet.prose.sentence
    near = [other for other in (*found, *earlier) if other is not event and number[event.at] - number[other.at] <= 1]
    return any(other.type in VIOLENT and other.type != "explosion" for other in near)


_HEARING = 3  # units from a word of hearing to the explosion
_HEARD = rule_words("event_worth.heard")
_TOLD_BY_ANOTHER = {"shooting": (_is_within_fight, _is_how_he_died), "execution": (_is_how_he_died,), "explosion": (_is_of_bomber,), "agreement": (_is_of_talks,), "negotiation": (_is_mediation,)}
_OF_DAMAGE = (_is_outcome,)
_TOLD_BESIDE = (_is_by_what_he_died, _is_a_practice, _is_of_breaches, _is_of_kinds, _is_a_name, _is_raid_with_more, _is_operation_with_more, _is_heard, in_passing, _are_talks_in_passing)


def _is_bare(sheet: Sheet, event: EventAt, term: Term, earlier: list[EventAt]) -> bool:
    """الهجوم, or هجوم with nobody who attacks or is attacked."""
    if event.type != "clash" or term.key not in _ATTACK_WORDS:
        return False
    if event.definite:
        return sheet.forms[event.stop] not in _CAME_ABOUT or any(other.type in VIOLENT for other in earlier) or not _is_placed(sheet, event)
    return not (actor_terms(sheet, max(0, event.at - 4), min(event.stop + 6, sheet.size)) or _is_suffered(sheet, event) or _is_of_men(sheet, event))


def _is_of_men(sheet: Sheet, event: EventAt) -> bool:
    """هجوم للفصائل على قرية X: men of no party that a table knows, and the place."""
    at = event.stop
    return at < sheet.size and sheet.pre[at].endswith(FOR) and (role_words(sheet).are_men(at) or not sheet.kinds[at].isdisjoint(_SOME_MEN)) and _is_placed(sheet, event)


_SOME_MEN = frozenset({"source", "person"})  # الفصائل, مسلحين


def _is_suffered(sheet: Sheet, event: EventAt) -> bool:
    """تعرض حاجز لهجوم في درعا, تصدت القوات لهجوم على الأبيض, تعرض مخيم زمزم لهجوم: where it was is told, and that somebody suffered it."""
    start = sheet.prose.start(event.at)
    words = _EXPOSED if event.term.form == "p" else _EXPOSED | _CAME  # من النادر وقوع هجمات في X
    exposed = next((unit for unit in range(max(start, event.at - _SUFFERING), event.at) if sheet.forms[unit] in words), -1)
    return exposed >= 0 and (_is_placed(sheet, event) or (sheet.pre[event.at].endswith(FOR) and sheet.near("place", exposed + 1, event.at) >= 0))


def _is_placed(sheet: Sheet, event: EventAt) -> bool:
    return sheet.near("place", event.stop, min(event.stop + 6, sheet.prose.end(event.at))) >= 0


def _is_how_he_was_taken(sheet: Sheet, event: EventAt, found: list[EventAt]) -> bool:
    """أثناء اعتقاله من باب بيته: how one was taken."""
    return event.type in ("detention", "abduction") and bool(sheet.suf[event.at]) and event.at > 0 and sheet.forms[event.at - 1] in _WHILE
