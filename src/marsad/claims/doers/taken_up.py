"""A deed told again with the article (الهجوم, هذا القصف): which one told before it takes up, and the doer that the one telling lends the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from marsad.claims.doers.told_doers import doers_of, has_doer
from marsad.claims.events.features import kin
from marsad.grammar.event_found import EventAt, PartyAt
from marsad.grammar.event_types.weapons import FIRE
from marsad.grammar.in_return import done_by_harmed, is_answered
from marsad.grammar.modality import REAL
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import NO_TERM
from marsad.text.rule_words import ARTICLE, FOR, SINCE, rule_forms, rule_words

_CLOSE = 2  # sentences between two tellings of one voice
_FAR = 6  # sentences between a deed and the word that takes it up
_DEEDS = frozenset(
    {
        *("airstrike", "drone_strike", "shelling", "missile_strike", "chemical_attack", "suicide_attack", "shooting", "explosion"),
        *("killing", "execution", "abduction", "clash", "casualties"),
    }
)
_FLOWN = frozenset({"airstrike", "drone_strike"})
_ALSO = rule_words("taken_up.also")
_OTHER_ONE, _ONE_OF = rule_words("taken_up.other_one"), rule_words("taken_up.one_of")
_TAKEN = _DEEDS - {"clash"}
_NAMED = ("blamed", "hand.did", "hand.by", "ascribed", "carried_out")
_OTHERS = rule_forms("taken_up.others")
_TOLD = ("hand.", "blamed", "accused", "own.", "adjective", "claimed", "charged", "ascribed")  # rules by which words say whose a deed is


def taken_up_by(sheet: Sheet, event: EventAt | None, earlier: Sequence[EventAt], at: int) -> EventAt | None:
    """The last deed before a unit that a word for it may mean; ``event`` None: an attack of any kind."""
    number = sheet.prose.sentence[at]
    for other in reversed(earlier[-8:]):
        if number - sheet.prose.sentence[other.at] > _FAR or other.status not in REAL:
            continue
        if other.type in _DEEDS and (event is None or akin(event, other)):
            return other
    return None


def akin(event: EventAt, other: EventAt) -> bool:
    """Both may be one deed by their types; الهجوم may be any attack."""
    return event.type == "attack" or kin(event, other)


class ToldAgain:
    """The deeds that a report tells again with the article, each looked for among those that the same voice told before."""

    def __init__(self, sheet: Sheet, events: Sequence[EventAt], voice: Callable[[EventAt], str], disputed: Callable[[EventAt], bool]) -> None:
        self._sheet, self._events, self._voice, self._disputed = sheet, events, voice, disputed
        self._definite = [number for number, event in enumerate(events) if event.definite]

    def hand_back(self) -> None:
        """قتل خمسة بغارة … . والغارة نفذتها طائرات X: whom the later telling names did the one told before."""
        for number in self._definite:
            event = self._events[number]
            if event.status in REAL and event.parties and any(party.role == "perpetrator" and party.rule.startswith(_NAMED if event.retold else _TOLD) for party in event.parties):
                other = self._earlier(number) or self._told_by_another(number)
                if other is not None and not self._passed_over(number, other) and not has_doer(other) and not _goes_with_it(self._sheet, event, other) and not is_another(self._sheet, event) and not _of_another(self._sheet, event, other) and not self._he_answered(event, other):
                    other.parties = [*doers_of(event, "told_again"), *other.parties]

    def _he_answered(self, event: EventAt, other: EventAt) -> bool:
        """قصفت X القرية ردا على قصف. ولم يوقع قصف X ضحايا: what he answered before is not his own deed."""
        first = self._sheet.prose.start(other.at)
        answers = (one for one in self._events if first <= one.at < other.at)
        return is_answered(self._sheet, first, other.at) and any(not one.doers.isdisjoint(event.doers) for one in answers)

    def hand_on(self) -> None:
        """غارة إسرائيلية … . وأسفرت الغارة عن مقتل ثلاثة: the deed told again is that of who did it."""
        for number in self._definite:
            event = self._events[number]
            if event.retold or event.type not in _TAKEN or event.status not in REAL or has_doer(event):
                continue
            another = is_another(self._sheet, event) or made_known(self._sheet, event) or done_by_harmed(self._sheet, event.at, event.stop)
            other = None if another else self._earlier(number) or self._of_another_voice(number)
            if other is not None and other.type != "clash":
                event.parties = [*doers_of(other, "taken_up"), *event.parties]

    def hand_along(self) -> None:
        """قتل اثنان بغارة إسرائيلية، وأصابت غارة أخرى مدرسة; ودمرت إحدى الغارات جسرا: one more strike of the kind just told, where all told near are of one doer."""
        for number, event in enumerate(self._events):
            if event.type in FIRE and event.status in REAL and not has_doer(event) and _one_more(self._sheet, event):
                event.parties = [*self._of_series(number, event), *event.parties]

    def _of_series(self, number: int, event: EventAt) -> list[PartyAt]:
        """Those who did the strikes of one kind that are told near, where all are of the same and nobody charges or denies."""
        near = [one for one in self._events[max(0, number - 8) : number] if one.type == event.type and self._is_near(event, one) and has_doer(one)]
        same = len({one.doers for one in near}) == 1 and not any(map(self._disputed, (event, *near)))
        return doers_of(near[-1], "one_more") if same and near[-1].status in REAL else []

    def _of_another_voice(self, number: int) -> EventAt | None:
        """قصفت طائرات X القرية. وقال مسعفون إن القصف قتل ثلاثة: the deed just told, where nobody charges or denies and no other doer is told near."""
        event = self._events[number]
        if self._disputed(event) or self._sheet.pre[event.at].endswith(FOR):
            return None  # مساجد تعرضت للهجوم: any attack
        near = [one for one in self._events[max(0, number - 8) : number] if self._is_near(event, one) and akin(event, one)]
        told = [one for one in near if has_doer(one)]
        if len({frozenset(party.ident for party in doers_of(one, "")) for one in told}) != 1 or told[-1] is not near[-1] or told[-1].status not in REAL:
            return None
        return None if any(map(self._disputed, told)) or _of_another(self._sheet, event, told[-1]) else told[-1]

    def _told_by_another(self, number: int) -> EventAt | None:
        """وقعت غارة في المدينة. وقالت الشرطة إن X وراء الغارة: the deed just told of which nobody has said whose it was, where nobody charges or denies."""
        event = self._events[number]
        near = [one for one in self._events[max(0, number - 8) : number] if self._is_near(event, one) and akin(event, one)]
        if not near or not event.retold or self._disputed(event) or any(map(has_doer, near)) or any(map(self._disputed, near)) or near[-1].status not in REAL:
            return None
        named = any(party.rule in _NAMED for party in event.parties)
        return near[-1] if named and (event.type in (near[-1].type, "attack") or event.type == "clash") else None

    def _is_near(self, event: EventAt, other: EventAt) -> bool:
        sentence = self._sheet.prose.sentence
        return sentence[event.at] - sentence[other.at] <= _CLOSE and other.type in _TAKEN

    def _passed_over(self, number: int, other: EventAt) -> bool:
        """Between a deed and the one far before it that it may take up, another voice told of one that it may as well mean."""
        event, sentence = self._events[number], self._sheet.prose.sentence
        nearest = taken_up_by(self._sheet, event, [one for one in self._events[max(0, number - 12) : number]], event.at)
        return nearest is not other and sentence[event.at] - sentence[other.at] > _CLOSE

    def _earlier(self, number: int) -> EventAt | None:
        """The deed told before by the same voice that an event takes up."""
        event, voice = self._events[number], self._voice
        told = [one for one in self._events[max(0, number - 12) : number] if not one.retold and voice(one) == voice(event)]
        return taken_up_by(self._sheet, event, told, event.at)


def _of_another(sheet: Sheet, event: EventAt, other: EventAt) -> bool:
    """The later word is for what the deed before answered, or for a deed against somebody else."""
    return is_answered(sheet, other.at + 1, event.at) or _of_another_victim(sheet, event, other)


def _of_another_victim(sheet: Sheet, event: EventAt, other: EventAt) -> bool:
    """قتل رجل برصاص … . توفي طفل إثر دهسه: a noun of another word whose pronoun is that of the victim takes up nothing told before."""
    return bool(sheet.suf[event.at]) and other.term is not NO_TERM and event.term.key != other.term.key


def _goes_with_it(sheet: Sheet, event: EventAt, other: EventAt) -> bool:
    """في موازاة الهجوم الذي شنته X, وتزامن ذلك مع القصف: what went on at the time is another deed than the one told before; so is a strike than a fight."""
    before = sheet.forms[max(0, event.at - _AT_ONCE) : event.at]
    return any(form.startswith(_AT_ONE_TIME) for form in before) or (event.type in FIRE and other.type == "clash")


_AT_ONE_TIME, _AT_ONCE = rule_forms("event_parties.at_one_time"), 3  # units from بالتزامن to the deed


def is_another(sheet: Sheet, event: EventAt) -> bool:
    """القصف السابق, الغارات اليومية: another than the one told before, or all of them."""
    return any(sheet.forms[unit].removeprefix(ARTICLE).startswith(_OTHERS) for unit in range(event.stop, min(event.stop + 3, sheet.size)))


def _one_more(sheet: Sheet, event: EventAt) -> bool:
    """غارة أخرى, قصف ثان, إحدى الغارات: one of several by its words, and of nobody who is told to be unknown."""
    behind, first = sheet.forms[event.stop : event.stop + 2], sheet.prose.start(event.at)
    if event.type in _FLOWN and not event.definite and sheet.pre[first] + sheet.forms[first] in _ALSO:
        return True  # كذلك أسفرت غارات عن
    return sheet.forms[event.at - 1] in _ONE_OF or (not event.definite and any(form in _OTHER_ONE for form in behind))


def made_known(sheet: Sheet, event: EventAt) -> bool:
    """القصف على أريحا يوم الأربعاء, منذ التفجير الذي أوقع 31 قتيلا: its own words say which one is meant, and it is none told here."""
    behind = range(event.stop, min(event.stop + _OWN, sheet.prose.end(event.at)))
    since = any(sheet.forms[unit] == SINCE for unit in range(max(0, event.at - 2), event.at))
    return since or any(sheet.dated[unit] or sheet.term(unit, "place") for unit in behind) or any(sheet.forms[unit] in _WHICH for unit in behind[:3])


_OWN = 6  # units behind a word for a deed in which its own place, day or clause may stand


_WHICH = rule_words("taken_up.which")
