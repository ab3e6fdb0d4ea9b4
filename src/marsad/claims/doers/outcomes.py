"""What came of an operation: نفذت القوات إنزالا أسفر عن اعتقال قيادي; وأسفرت الحملة عن اعتقال عشرة."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.claims.doers.subject_before import SubjectBefore
from marsad.claims.doers.told_doers import doers_of, has_doer
from marsad.grammar.event_found import EventAt, PartyAt
from marsad.grammar.modality import REAL
from marsad.grammar.parties.deed_words import COMING_AFTER, TARGETED
from marsad.grammar.party_phrases import named_parties
from marsad.grammar.party_roles import RoleWords
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import NO_TERM
from marsad.text.rule_words import ARTICLE, BETWEEN, IN, ON, RELATIVES, rule_forms, rule_words

_CAME_OF_IT = frozenset({"detention", "abduction", "killing", "casualties", "damage", "shooting", "execution", "displacement"})
_FAR = 3  # sentences between an operation and what is told to have come of it
_COMMITTED = 12  # units between a verb of doing and the massacre
_TWO = 2
_JOINT, _BOTH = rule_forms("outcomes.joint"), 12  # units behind بين in which both stand
_OPERATION = rule_words("no_subject.operation")
_RAIDED = rule_words("outcomes.raided")
_CAMPAIGNS = rule_words("outcomes.campaigns")
_MASSACRES = rule_words("outcomes.massacres")
_WARS = rule_words("event_wars.wars")
_TOLLS, _ATTACKS = rule_words("event_harms.tolls"), rule_forms("outcomes.attacks")
_OWNED = 6  # units behind a deed within which its doer is named
_BEFORE = 7  # units before what came of another attack in which it is told to have been before
_NEAR = 6  # units between the word that leads to what came of it and its own word


class Outcomes:
    """The operations of a report with what came of them."""

    def __init__(self, sheet: Sheet, subjects: SubjectBefore, words: RoleWords) -> None:
        self._sheet, self._subjects, self._words = sheet, subjects, words

    def give(self, events: Sequence[EventAt]) -> None:
        """Give what came of an operation the doer of that."""
        last: EventAt | None = None
        massacre = not self._sheet.stands.keys().isdisjoint(_MASSACRES)
        for event in events:
            done = (bool(event.parties) and has_doer(event)) or self._both_fell(event)
            if last is not None and not done and event.status in REAL and self._in_operation(event, last):
                event.parties = [*self._doers(last), *event.parties]
                done = True
            if event.type in _CAME_OF_IT and event.status in REAL and not done:
                led = self._led_by(event)
                found = (self._of_operation(event, led, last) or self._of_raid(event, led)) if led is not None else []
                event.parties = [*found, *event.parties]
                done = bool(found)
            if not done and massacre and event.harms and event.status in REAL:
                found = self._of_massacre(event, last)
                event.parties = [*found, *event.parties]
                done = bool(found)
            if not done and event.type == "casualties" and event.term is NO_TERM and event.status in REAL:
                event.parties = [*self._of_toll(event), *event.parties]
            if done:
                last = event

    def _doers(self, last: EventAt) -> list[PartyAt]:
        """بعد اشتباكات مع X، ما أدى إلى نزوح: of a fight of which one side is told, nobody alone did what came of it."""
        one_sided = last.type == "clash" and self._words.fights(last.at) and len(last.doers) < _TWO
        return [] if one_sided else doers_of(last, "outcome")

    def _both_fell(self, event: EventAt) -> bool:
        """أسفرت العمليات عن مقتل عشرة من X وسبعة من Y: those of two parties fell, so it was no one-sided deed."""
        return event.type == "casualties" and len({party.ident for party in event.parties if party.rule == "harm.theirs" and party.ident}) > 1

    def _in_operation(self, event: EventAt, last: EventAt) -> bool:
        """قصفت طائرات X المبنى، وسقط قتلى في العملية: harm told behind a deed, and said to have come about in it."""
        sheet = self._sheet
        if event.term is not NO_TERM or event.type not in (last.type, "casualties") or sheet.prose.sentence[event.at] - sheet.prose.sentence[last.at] > 1:
            return False
        return any(sheet.forms[unit - 1] == IN and self._words.operation(unit) for unit in range(event.stop + 1, min(event.stop + _NEAR, sheet.size)))

    def _of_raid(self, event: EventAt, led: int) -> list[PartyAt]:
        """داهمت X منزلا، ما أدى إلى مقتل رجلين; ينفذ X عدوانا أسفر عن استشهاد 40: the subject of the one verb of a raid, or of a campaign, of which the sentence says that it led to the deed."""
        sheet, first = self._sheet, self._sheet.prose.start(event.at)
        verb = next((unit for unit in range(led - 1, first - 1, -1) if self._raids(unit, led) or "harm" in sheet.kinds[unit]), -1)
        party = self._subjects.behind_or_before(event, verb) if verb >= 0 and self._raids(verb, led) else None
        return [PartyAt("perpetrator", party.first, party.last, party.ident, "outcome")] if party is not None else []

    def _raids(self, at: int, led: int) -> bool:
        """داهمت, اقتحم; ينفذ X عدوانا, يواصل X حملته: a raid, or a verb of doing with a campaign behind its subject."""
        sheet = self._sheet
        return sheet.forms[at] in _RAIDED or (self._words.does(at) and not _CAMPAIGNS.isdisjoint(sheet.forms[at + 2 : min(at + _COMMITTED, led)]))

    def _of_massacre(self, event: EventAt, last: EventAt | None) -> list[PartyAt]:
        """ارتكبت X مجزرة، قتل فيها عشرة بقصف: the deed by which many died is that of who committed the massacre told last in its sentence."""
        sheet, first = self._sheet, self._sheet.prose.start(event.at)
        at = max((unit for word in _MASSACRES for unit in sheet.stands.get(word, ()) if first <= unit < event.at), default=-1)
        if at < 0 or (last is not None and last.at > at):
            return []
        verb = next((unit for unit in range(at - 1, max(first, at - _COMMITTED) - 1, -1) if self._words.does(unit)), -1)
        party = self._subjects.behind_or_before(event, verb) if verb >= 0 else None
        return [PartyAt("perpetrator", party.first, party.last, party.ident, "outcome")] if party is not None else []

    def _of_toll(self, event: EventAt) -> list[PartyAt]:
        """حصيلة الضحايا لهجوم قوات X: of a toll whose deed is told right behind it the one whose deed it was."""
        sheet = self._sheet
        first, last = sheet.prose.sentences[sheet.prose.sentence[event.at]]
        deed = next((at for at in range(first + 1, last - 1) if sheet.forms[at].removeprefix(ARTICLE).startswith(_ATTACKS) and sheet.forms[at - 1].removeprefix(ARTICLE) in _TOLLS), -1)
        if deed > 0 and (whole := sheet.term(deed, "actor")) is not None and whole.key:
            return [PartyAt("perpetrator", deed, sheet.stops[deed], whole.key, "outcome")]  # ضحايا العدوان الأمريكي السعودي
        if deed > 0 and deed + 1 in sheet.nations and (sheet.forms[deed].removeprefix(ARTICLE) not in _WARS or sheet.forms[deed + 2] == ON):
            return [PartyAt("perpetrator", deed + 1, deed + 2, sheet.nations[deed + 1].key, "outcome")]  # ضحايا العدوان الإسرائيلي
        named = named_parties(sheet, deed + 1, min(deed + _OWNED, last), event, self._words) if deed > 0 else []
        return [PartyAt("perpetrator", party.first, party.last, party.ident, "outcome") for party in named[:1] if self._words.men_before(party.first, deed + 1) == deed + 1]

    def _joint(self, event: EventAt, first: int, led: int) -> list[PartyAt]:
        """عملية مشتركة بين X وY، أسفرت عن اعتقال سبعة: both who carried it out."""
        sheet = self._sheet
        between = next((unit for unit in range(first + 2, led) if sheet.forms[unit] == BETWEEN and sheet.forms[unit - 1].startswith(_JOINT) and sheet.forms[unit - 2].removeprefix(ARTICLE) in _OPERATION), -1)
        named = named_parties(sheet, between + 1, min(between + _BOTH, led), event, self._words) if between > 0 else []
        return [PartyAt("perpetrator", party.first, party.last, party.ident, "outcome") for party in named[:2]] if len(named) > 1 else []

    def _led_by(self, event: EventAt) -> int | None:
        """Where the words begin that lead to the event: أسفر عن, ما أدى إلى, تخللها, انتهت ب."""
        kinds, leads, number = self._sheet.kinds, self._words.leads, self._sheet.prose.sentence[event.at]
        for unit in range(event.at - 1, max(event.at - 1 - _NEAR, -1), -1):
            if unit in leads or "cause" in kinds[unit]:
                return unit if self._sheet.prose.sentence[unit] == number else None
        return None

    def _after_another(self, led: int) -> bool:
        """(تأتي هذه العملية) بعد يومين من الاعتداء الذي أوقع 32: an attack of its own, which was only before."""
        sheet = self._sheet
        before = sheet.forms[max(0, led - _BEFORE) : led - 2]
        return sheet.forms[led - 1] in RELATIVES and self._words.operation(led - 2) and not COMING_AFTER.isdisjoint(before)

    def _of_operation(self, event: EventAt, led: int, last: EventAt | None) -> list[PartyAt]:
        if self._after_another(led):
            return []
        sheet = self._sheet
        number = sheet.prose.sentence[event.at]
        first = sheet.prose.start(event.at)
        between = range(last.stop if last is not None and sheet.prose.sentence[last.at] == number else first, led)
        if last is not None and sheet.prose.sentence[last.at] == number and last.at < led:
            named = any(self._words.operation(unit) for unit in range(led, min(led + 3, sheet.size)))  # أسفرت العملية عن
            return [] if not named and any((term := sheet.term(unit, "event")) and term.key != TARGETED for unit in between) else self._doers(last)
        if (joint := self._joint(event, first, led)) or not any(self._words.operation(unit) for unit in range(first, min(led + 3, sheet.size))) or not number:
            return joint
        if last is not None and number - sheet.prose.sentence[last.at] == 1:
            return self._doers(last)
        party = self._subjects.main_subject(number - 1, event)
        if party is not None:
            return [PartyAt("perpetrator", party.first, party.last, party.ident, "outcome")]
        return self._doers(last) if last is not None and number - sheet.prose.sentence[last.at] <= _FAR else []
