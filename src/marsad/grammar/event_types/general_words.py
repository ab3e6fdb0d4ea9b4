"""The type of words that tell no means of their own (هجوم, ضربة, مجزرة, عدوان), or none where another word tells the deed."""

from __future__ import annotations

from marsad.grammar.event_found import EventAt
from marsad.grammar.event_from_afar import of_a_group
from marsad.grammar.event_types.aircraft import AIR
from marsad.grammar.event_types.beside import Beside
from marsad.grammar.event_types.clauses import clauses_between
from marsad.grammar.event_types.launched import launched_type
from marsad.grammar.event_types.weapons import BOMBS, FIRED, GENERAL_TYPES, GUNS, MISSILES, POISON, TARGETING, THROWN
from marsad.grammar.in_return import is_answered_with, strikes_back
from marsad.grammar.party_followers import followers
from marsad.grammar.party_roles import role_words
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import AND, ARTICLE, AS_ALSO, BY, rule_forms, rule_word, rule_words

_TALKED = frozenset({"negotiation", "agreement", "ceasefire", "evacuation", "prisoner_exchange"})


def general_type(sheet: Sheet, event: EventAt, beside: Beside, found: list[EventAt]) -> str | None:
    """The type of a general word by what stands beside it; None where another word tells the event, or nothing does."""
    if event.type == "talks":
        talked = any(0 < other.at - event.at < 12 and other.type in _TALKED for other in found)
        return "negotiation" if talked else None
    if event.type == "launch":
        return _kindled(sheet, event, beside.last) if event.term.key in _KINDLING else launched_type(sheet, event, beside, found)
    if any(other.type == "advance" and _LANDING in other.term.key for other in found):
        return None  # إنزال جوي استهدف قياديا: the landing tells it
    if fired := _fired_by_another(sheet, event, beside.means):
        return fired
    near = [other for other in found if other is not event and other.type not in GENERAL_TYPES and abs(other.at - event.at) < 14]
    near = [other for other in near if not (_of_another_clause(sheet, min(other.at, event.at), max(other.at, event.at)) or _takes_it_up(sheet, event, other))]
    if any(other.type in _TELLS_ALL or (other.type == "explosion" and abs(other.at - event.at) < 5) for other in near):
        return None
    if event.term.key == _MASSACRE and not beside.means and any(other.type in _TELLS_ALL or other.term.key in TARGETING for other in found):
        return None  # ارتكبت X مجزرة في قرية، وتسبب قصف بمقتل خمسة: what kind of massacre is told behind it
    return _attack_by(beside) or _attack_with(sheet, beside) or _attack_by_word(sheet, event, alone=not near)


def _of_another_clause(sheet: Sheet, one: int, other: int) -> bool:
    """بينما أدى هجوم آخر إلى …; استهدف X موقعا، وقصفت Y بلدة; رد X على قصف، واستهدف; وردت Y باستهداف: between two deeds begins the clause of the second."""
    replied = strikes_back(sheet, other) or (sheet.pre[other] == AND and is_answered_with(sheet, one))
    replied = replied or sheet.near("in_return_for", one, other) >= 0  # غارات على X ردا على استهداف Y منشآت
    return replied or sheet.near("clause", one, other) >= 0 or bool(clauses_between(sheet, one + 1, other + 1))


def _takes_it_up(sheet: Sheet, event: EventAt, other: EventAt) -> bool:
    """استهدفت قوات X المدينة بالمدفعية، وأسفر القصف عن مقتل ثلاثة: in a clause that و or كما joins, the definite noun takes up the deed that the verb told."""
    joined = (sheet.forms[at] == "،" and (sheet.pre[at + 1] == AND or sheet.forms[at + 1] == AS_ALSO) for at in range(event.stop, other.at - 1))
    return other.definite and any(joined)


def _kindled(sheet: Sheet, event: EventAt, last: int) -> str | None:
    """أضرم المهاجمون النار في منازل: something is burnt; أشعل الفتنة burns nothing."""
    return None if _FLAMES.isdisjoint(sheet.forms[event.stop : min(event.stop + 5, last)]) else "damage"


_KINDLING = rule_words("event_types.kindling")
_FLAMES = rule_words("event_types.flames")


def _attack_by(beside: Beside) -> str | None:
    """هجوم بمسيرة, هجوم جوي, هجوم بعبوة, هجوم صاروخي, هجوم بالمدفعية."""
    kinds = beside.kinds
    if "drone" in kinds:
        return "drone_strike"
    if beside.air:
        return "airstrike"
    if kinds & BOMBS:
        return "explosion"
    if kinds & MISSILES:
        return "missile_strike"
    return "shelling" if beside.ground else None


def _attack_with(sheet: Sheet, beside: Beside) -> str | None:
    """استهدفوا سيارة ببندقية, بقنبلة, بقنابل عنقودية, بأسلحة كيميائية."""
    used = {name for name, first, _ in beside.means if sheet.pre[first].endswith(BY)}
    return next((kind for kind, means in _WITH if used & means), None)


_WITH = (("chemical_attack", POISON), ("shelling", frozenset({"cluster_munition", "phosphorus", "thermobaric", "incendiary"})), ("explosion", THROWN), ("shooting", GUNS))


def _attack_by_word(sheet: Sheet, event: EventAt, *, alone: bool) -> str | None:
    """What the word itself tells where no means are named: ضربة of a state, استهداف of a place, مجزرة that was committed, عدوان."""
    key = event.term.key
    if is_state_strike(sheet, event):
        return "airstrike"
    if not alone:
        return None
    if key in TARGETING and _struck_somewhere(sheet, event):
        return "shelling"  # fire from afar whose means are not told
    if key == _MASSACRE and _is_committed(sheet, event):
        return "killing"
    if _homes_destroyed(sheet, event):
        return "damage"
    return "clash" if key in _AGGRESSION and not event.definite else None


def _is_committed(sheet: Sheet, event: EventAt) -> bool:
    """ارتكبت X مجزرة, ارتكب X خلال الـ24 ساعة الماضية 8 مجازر, مجزرة ارتكبتها X: a verb of committing stands near, over words of time."""
    first = max(sheet.prose.start(event.at), event.at - _COMMITTED_WITHIN)
    before = [at for at in range(first, event.at) if not sheet.dated[at]][-6:]
    return any(sheet.forms[at].startswith(_COMMITTED) for at in (*before, *range(event.at, min(event.stop + 2, sheet.size))))


def _homes_destroyed(sheet: Sheet, event: EventAt) -> bool:
    """تدمير منازل: what was destroyed are homes."""
    behind = sheet.forms[event.stop : min(event.stop + 6, sheet.prose.end(event.at))]
    return event.term.key == _DESTROYED and any(form.removeprefix(ARTICLE).startswith(_HOMES) for form in behind)


_TELLS_ALL = frozenset({"airstrike", "suicide_attack", "shelling", "missile_strike", "drone_strike", "chemical_attack"})


def _fired_by_another(sheet: Sheet, event: EventAt, means: list[tuple[str, int, int]]) -> str | None:
    """غارات على X، في وقت استهدف فيه حزب Y قاعدة بصواريخ: a party with weapons of its own, whatever is told beside it."""
    if event.term.key not in TARGETING or event.term.form != "past":
        return None
    fired = next((first for name, first, _ in means if name in FIRED and 0 < first - event.at <= 10 and sheet.pre[first].endswith(BY)), None)
    party = _party_behind(sheet, event)
    if fired is None or party is None or party > fired or not AIR.isdisjoint(sheet.forms[event.at : fired + 2]):
        return None
    return "shelling"


def _party_behind(sheet: Sheet, event: EventAt) -> int | None:
    return next((at for at in range(event.stop, min(event.stop + 3, sheet.size)) if sheet.term(at, "actor")), None)


_COMMITTED = rule_forms("event_types.committed")


def _struck_somewhere(sheet: Sheet, event: EventAt) -> bool:
    """استهدفت قوات X بلدة Y, تستمر قوات X باستهداف بلدة Y: a party, and behind it a place, or what is struck."""
    came_about = sheet.forms[event.at - 1].removeprefix(AND) in _CAME_ABOUT  # تم استهداف منزل في X
    if event.definite and not sheet.suf[event.at]:
        return False
    reach = range(event.stop, min(event.stop + _STRUCK_WITHIN, sheet.prose.end(event.at)))
    behind = [at for at in reach if not sheet.dated[at] and sheet.forms[at] != "،"][:9]  # استهدفت القوات، مساء السبت، عدة قرى
    verb = event.term.form in VERB_FORMS
    before = range(event.at, event.at) if verb else range(max(0, event.at - (_NAME if sheet.suf[event.at] else 4)), event.at)
    party = any(sheet.term(at, "actor") for at in (*behind[:4], *before)) and not any(sheet.phrase(at, "complement") for at in before)
    party = party or (verb and _answers(sheet, event.at)) or (_subject_before(sheet, event.at) if verb else any(_by_hand(sheet, event.stop, at) for at in behind))
    return (party or came_about) and any(sheet.term(at, "place") or sheet.phrase(at, "struck") for at in behind)


def _answers(sheet: Sheet, at: int) -> bool:
    """ردت X على قصف Y، واستهدفت موقعا: behind a comma who answers goes on."""
    if sheet.pre[at] != AND or sheet.forms[at - 1] != "،":
        return False
    return any(role_words(sheet).answers(unit) for unit in range(max(sheet.prose.start(at), at - _STRUCK_WITHIN), at))


def _subject_before(sheet: Sheet, verb: int) -> bool:
    """قوات X كانت قد استهدفت, قوات "X" استهدفت, قالت قوات X إنها استهدفت: a party right before the verb that goes with it; not عبوة زرعها تنظيم X استهدفت."""
    words, end = role_words(sheet), verb
    while sheet.forms[end - 1] in _PASSED_OVER:
        end -= 1
    if words.are_men(end - 1) and sheet.suf[end - 1] and not sheet.pre[end - 1]:
        return True  # أعلن X أن مقاتليه استهدفوا موقعا
    end -= sheet.forms[end - 1] in _WHICH or (sheet.phrase(end - 1, "complement") and sheet.forms[end - 1].endswith(_OF_HIMSELF))
    at = next((unit for unit in sheet.between("actor", max(0, verb - _NAME), verb) if sheet.stops[unit] == end or _end_of_followers(sheet, unit) == end), -1)
    if at < 0 or words.is_he(at) == (_SHE in (sheet.forms[verb][:1], sheet.forms[verb][-1:])):
        return False
    return words.before(at, max(0, at - _NAME)) is None


def _end_of_followers(sheet: Sheet, at: int) -> int:
    """قوات X والفصائل الموالية لها استهدفت: where those end who fight for a party."""
    behind = followers(sheet, sheet.stops[at], None)
    return behind.last if behind is not None else -1


def _by_hand(sheet: Sheet, stop: int, at: int) -> bool:
    """استهداف سيارة من قبل X: a party with words before it that say it was his hand."""
    told = role_words(sheet).before(at, stop) if sheet.term(at, "actor") else None
    return told is not None and told[0].role == "perpetrator"


_OF_HIMSELF = rule_forms("subjects.says_of_himself")
_PASSED_OVER = rule_words("event_subjects.has_been") | {'"', "”", "»"}
_NAME = 8  # units that a party before its verb has at most
_COMMITTED_WITHIN = 14  # units, with a day between, from a verb of committing to what was committed
_STRUCK_WITHIN = 20  # units from استهدف, with a day between, to what is struck


def is_state_strike(sheet: Sheet, event: EventAt) -> bool:
    """ضربة إسرائيلية, ضربات أمريكية, ضربات للتحالف: strikes of a state that strikes from the air."""
    if event.term.key != _BLOW or of_a_group(sheet, event):
        return False
    behind = range(event.stop, min(event.stop + 3, sheet.size))
    if sheet.forms[event.stop] in _FIGURATIVE:
        return False  # وجه الجيش ضربة قاصمة للتنظيم
    return any(sheet.forms[at].removeprefix(ARTICLE) in _STATES or _military(sheet, at) for at in behind) or _struck_by_a_state(sheet, event)


def _military(sheet: Sheet, at: int) -> bool:
    actor = sheet.term(at, "actor")
    return actor is not None and actor.row["kind"] == "official_military"


def _struck_by_a_state(sheet: Sheet, event: EventAt) -> bool:
    """شنت الولايات المتحدة ضربات, أعلن الجيش الأمريكي أنه نفذ ضربة: a verb of doing, and a state or its army behind or before it."""
    first = sheet.prose.start(event.at)
    verb = next((at for at in range(event.at - 1, max(first, event.at - _DONE) - 1, -1) if role_words(sheet).does(at) or sheet.forms[at] in _DEALT), -1)
    stretch = range(max(first, verb - _DONE), event.at) if verb >= 0 else ()
    return any(_military(sheet, at) or any(term.kind == "actor" and term.form == "metonym" for term in sheet.terms[at]) for at in stretch)


_DONE = 6  # units from a verb of doing to the strike, and to who did it before it
_DEALT = rule_words("event_types.dealt")
_FIGURATIVE = rule_words("event_types.figurative_blow")


_STATES = rule_words("event_types.states")
_WHICH = rule_words("taken_up.which")
_SHE = rule_word("subjects.feminine")
_CAME_ABOUT = rule_words("struck.came_about")
_AGGRESSION = rule_words("event_types.aggression")
_BLOW = rule_word("event_types.blow")
_MASSACRE = rule_word("event_types.massacre")
_DESTROYED, _HOMES = rule_word("event_types.destroyed"), rule_forms("event_types.homes")
_LANDING = rule_word("event_types.landing")
