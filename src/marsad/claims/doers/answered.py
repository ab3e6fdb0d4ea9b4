"""Who answers for an attack that was told before: وتبنى تنظيم X الهجوم; وأعلنت مسؤوليتها عنه; واتهمت الحكومة X بالوقوف وراء التفجير."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from marsad.claims.doers.taken_up import taken_up_by
from marsad.claims.doers.told_doers import has_doer
from marsad.grammar.accusing import charges_between
from marsad.grammar.event_found import EventAt, PartyAt
from marsad.grammar.modality import REAL
from marsad.grammar.parties.deed_types import MUTUAL
from marsad.grammar.party_found import Party
from marsad.grammar.party_phrases import named_parties
from marsad.grammar.party_roles import RoleWords
from marsad.grammar.party_states import state_at
from marsad.grammar.sheet import Sheet
from marsad.grammar.statement import Statement
from marsad.lexicon.terms import NO_TERM, VERB_FORMS
from marsad.text.rule_words import AND, ARTICLE, ON, RELATIVES, rule_forms, rule_word, rule_words

_LAID = frozenset({"accused", "charged"})
_CHARGED = 5  # units between the verb of accusing with its pronoun and the deed
_HIM, _HIS, _HERS = rule_words("answered.him"), rule_word("subjects.his"), rule_forms("party_taken_up.hers")
_DOING = 5  # units between a noun of doing and the deed
_LAST = 9  # deeds told before a claim of several among which those are
_NEAR = 1  # sentences between an attack and the claim of one that names what it met
_BESIDES = rule_words("event_subjects.besides")
_DOING_IT = rule_words("answered.doing_it")
_CARRYING_OUT = rule_words("answered.carrying_out")
_HABIT = rule_words("answered.habit")


def _of_habit(sheet: Sheet, statement: Statement) -> bool:
    """يلقي المسؤولون باللوم عادة على X, عادة ما تتبنى X هجمات كهذه: what is usually said of such attacks says nothing of this one."""
    first, last = min(statement.cue[0], statement.content[0]), statement.content[1]
    return not _HABIT.isdisjoint(sheet.forms[max(sheet.prose.start(first), first - _CHARGED) : last])


class Answered:
    """The claims of responsibility and the charges of a report, each laid to the attack that it speaks of."""

    def __init__(self, sheet: Sheet, statements: Sequence[Statement], words: RoleWords) -> None:
        self._sheet, self._words = sheet, words
        self._statements = [statement for statement in statements if statement.act in ("claim_responsibility", "accuse") and not _of_habit(sheet, statement)]

    def give(self, events: Sequence[EventAt]) -> None:
        """Give the attack that a statement takes up the party that claims it or is charged with it."""
        for statement in self._statements:
            first = min(statement.cue[0], statement.content[0])
            inside = [event for event in events if first <= event.at < statement.content[1] and event.type != "protest"]  # nobody is charged with a protest
            if statement.act == "accuse":
                self._charge_with_more(inside)
            if not any(has_doer(event) for event in inside if not event.retold):
                earlier = [event for event in events if event.at < first and not event.retold and event.type != "protest"]
                if statement.act == "accuse":
                    self._charge(statement, inside, earlier, first)
                else:
                    self._own_up(statement, inside, earlier, first)
        self._charge_him(events)
        for at in sorted({*self._words.units("behind.that"), *self._words.units("claims.it")}):
            self._of_that(at, [event for event in events if event.at < at and not event.retold])

    def _charge_him(self, events: Sequence[EventAt]) -> None:
        """تقصف X مواقع Y وتتهمه بشن هجمات: laid to the one party before the verb with which its pronoun goes."""
        sheet = self._sheet
        for event in events:
            near = [] if has_doer(event) else charges_between(sheet, max(sheet.prose.start(event.at), event.at - _CHARGED), event.at)
            verb = next((at for at in near if sheet.suf[at] in _HIM), -1)
            named = named_parties(sheet, sheet.prose.start(verb), verb, event, self._words) if verb >= 0 else []
            named = [party for party in named if sheet.forms[verb - 1] not in RELATIVES or party.last >= verb - 1]  # أحد أفراد عائلة X الذي يتهمونه
            meant = [party for party in named if (sheet.suf[verb] == _HIS) != sheet.forms[party.first].endswith(_HERS)]
            alone = meant[-1:] if len({party.ident for party in meant}) == 1 else []
            event.parties = [*(PartyAt("perpetrator", one.first, one.last, one.ident, "charged") for one in alone), *event.parties]

    def _charge_with_more(self, inside: Sequence[EventAt]) -> None:
        """اتهمت X بقصف القرية وتنفيذ عمليات خطف، إلى جانب قتل ثلاثة: each deed that the charge joins to the first is laid to the same."""
        for before, event in pairwise(inside):
            noun = event.term.form not in VERB_FORMS
            laid = [party for party in before.parties if party.role == "perpetrator" and party.rule in _LAID]
            if laid and noun and not has_doer(event) and self._is_joined(event):
                event.parties = [*(replace(party, rule="charged") for party in laid), *event.parties]

    def _is_joined(self, event: EventAt) -> bool:
        """وقتل, وتنفيذ عمليات خطف, إلى جانب القيام بخطف: و or إلى جانب before the noun, or before that of doing it."""
        sheet, at = self._sheet, event.at
        at = next((unit for unit in range(at - 1, max(0, at - _DOING) - 1, -1) if self._words.does_as_noun(unit) or sheet.forms[unit] in _CARRYING_OUT), at)
        return sheet.pre[at][:1] == AND or sheet.forms[at - 1] in _BESIDES

    def _of_that(self, at: int, earlier: list[EventAt]) -> None:
        """تنظيم X هو المسؤول عنه, وقد تبنته حركة X: the attack told in a sentence before has its doer."""
        event = taken_up_by(self._sheet, None, earlier, at)
        if event is None or has_doer(event):
            return
        sentence = self._sheet.prose.sentences[self._sheet.prose.sentence[at]]
        claimed, named = at in self._words.units("claims.it"), named_parties(self._sheet, *sentence, event, self._words)
        meant = [party for party in named if (self._claims(at, party) if claimed else self._words.blamed_for_that(party.last) and not self._accuses(party))]
        event.parties = [*(PartyAt("perpetrator", one.first, one.last, one.ident, "claimed" if claimed else "charged") for one in meant[:1]), *event.parties]

    def _accuses(self, party: Party) -> bool:
        """واتهمت X الفصائل بالوقوف وراءه: whoever makes the charge is not the one who is charged."""
        return any(speaker.first <= party.first < speaker.last for statement in self._statements if statement.act == "accuse" for speaker in statement.speakers)

    def _claims(self, at: int, party: Party) -> bool:
        """وقد تبنته حركة X: the party right behind the verb."""
        return self._words.men_before(party.first, at + 1) == at + 1

    def _charge(self, statement: Statement, inside: list[EventAt], earlier: list[EventAt], first: int) -> None:
        """A charge is the telling of who makes it: the attack that it takes up becomes an event of its own."""
        if not inside:
            self._charge_before(statement, taken_up_by(self._sheet, None, earlier, first), first)
            return
        event = next((event for event in inside if event.definite and event.type not in MUTUAL - {"clash"}), None)
        meant = taken_up_by(self._sheet, event, earlier, first) if event is not None else None
        parties = self._charged(statement, event) if event is not None else []
        if event is not None and parties and (meant is not None or not event.retold):
            event.type, event.retold = meant.type if meant is not None else event.type, False
            event.parties = [*parties, *event.parties]

    def _charge_before(self, statement: Statement, meant: EventAt | None, first: int) -> None:
        """A charge with no word for a deed lays the one that was told before, by its pronoun or by words of blame alone."""
        if meant is None:
            return
        if not self._lays_that(statement):
            self._blame(statement, meant, first)
        elif all(party.rule == "own.denied" for party in meant.parties if party.role == "perpetrator"):
            meant.parties = [*meant.parties, *self._charged(statement, meant)]  # beside who only denies it X is the one who is said to have done it

    def _blame(self, statement: Statement, event: EventAt, first: int) -> None:
        """قتل ثلاثة بتفجير. ووجهت الشرطة أصابع الاتهام إلى X: the attack told right before."""
        if not has_doer(event) and self._sheet.prose.sentence[first] - self._sheet.prose.sentence[event.at] < 2:
            named = named_parties(self._sheet, first, statement.content[1], event, self._words)
            named += self._state(statement.content[0])
            event.parties = [*(PartyAt("perpetrator", one.first, one.last, one.ident, "charged") for one in named if self._is_blamed(one, first, statement)), *event.parties]

    def _state(self, at: int) -> list[Party]:
        """حمل لبنان إسرائيل المسؤولية: a state named by its country."""
        ident = state_at(self._sheet, at)
        return [Party(at, self._sheet.stops[at], at, ident)] if ident else []

    def _is_blamed(self, one: Party, first: int, statement: Statement) -> bool:
        """أصابع الاتهام إلى X, and nothing behind him; حملت الوزارة X المسؤولية."""
        if not self._sheet.forms[one.last][0].isalpha():
            return self._words.blamed(one.first, first) is not None
        return self._answers_for_that(one.last) and self._is_charged(one.first, first, statement)

    def _answers_for_that(self, last: int) -> bool:
        """حملت الوزارة X المسؤولية الكاملة: of what was told before, where nothing else is told behind عن."""
        behind = last + 1 + self._sheet.forms[last + 1 : last + 2].count(_WHOLE)
        return self._words.blames(last) and self._sheet.forms[behind] != _FOR_WHAT

    def _lays_that(self, statement: Statement) -> bool:
        """بالوقوف وراءه, بتنفيذه, المسؤولية عنها: the deed told before, by its pronoun."""
        forms, suffixes = self._sheet.forms, self._sheet.suf
        return any(forms[unit] + suffixes[unit] in _DOING_IT or (forms[unit] in _ABOUT_IT and self._words.blames(unit - 1) and not self._of_its_own(unit)) for unit in range(*statement.content))

    def _of_its_own(self, about: int) -> bool:
        """المسؤولية عن تدهور الوضع: of a matter that is told nowhere before; not عن الحادث, عن ذلك."""
        sheet = self._sheet
        return sheet.forms[about] == _FOR_WHAT and not (sheet.forms[about + 1].startswith(ARTICLE) or sheet.forms[about + 1] in _THAT)

    def _own_up(self, statement: Statement, inside: list[EventAt], earlier: list[EventAt], first: int) -> None:
        """Who claims an attack did it, whoever told it."""
        event = self._meant(statement, inside, earlier, first)
        if event is not None and not has_doer(event):
            speakers = [speaker for speaker in statement.speakers if speaker.voice.id]
            for claimed in (event, *self._claimed_too(statement, event, [*earlier, *inside]), *(one for one in inside if not one.definite and not has_doer(one))):
                claimed.parties = [*(PartyAt("perpetrator", one.first, one.last, one.voice.id, "claimed") for one in speakers), *claimed.parties]

    def _claimed_too(self, statement: Statement, event: EventAt, told: list[EventAt]) -> list[EventAt]:
        """The deed that the harm claimed came of, told before it; هذه الهجمات, التفجيرين: with the last attack those of its kind told before."""
        near = [one for one in reversed(told[-_LAST:]) if one is not event and one.term is not NO_TERM and event.type in (one.type, "casualties") and one.status in REAL and not has_doer(one) and one.at < event.at]
        if event.term is NO_TERM:
            return near[:1]
        forms = self._sheet.forms[slice(*statement.content)]
        return near if any(form in _ALL_OF_THEM for form in forms) else near[:1] if any(form in _BOTH for form in forms) else []

    def _meant(self, statement: Statement, inside: list[EventAt], earlier: list[EventAt], first: int) -> EventAt | None:
        """The attack that the content takes up by a noun with the article, or by a pronoun."""
        if not inside:
            named = any(self._words.operation(unit) for unit in range(*statement.content)) or self._says_his(first, statement.content[1])
            return taken_up_by(self._sheet, None, earlier, first) if named else None
        if not inside[0].definite:
            return taken_up_by(self._sheet, None, earlier, first) if self._words.operation(statement.content[0] + 1) else None  # an attack told here: its own sentence has said whose it is
        meant, sentence = taken_up_by(self._sheet, inside[0], earlier, first), self._sheet.prose.sentence
        if meant is not None and self._sheet.forms[inside[0].stop] == ON and sentence[first] - sentence[meant.at] > _NEAR:
            meant = None  # وفي أيار الماضي أعلن X مسؤوليته عن الهجوم على مكاتب: another than the one told far before
        if meant is not None and self._of_another_month(statement, meant):
            meant, inside[0].retold = inside[0], False
        return meant or (None if inside[0].retold else inside[0])

    def _of_another_month(self, statement: Statement, meant: EventAt) -> bool:
        """أعلنت X مسؤوليتها عن التفجير الذي وقع في أغسطس الماضي: of a month that the sentence of the last attack does not name."""
        sheet = self._sheet
        first, last = sheet.prose.sentences[sheet.prose.sentence[meant.at]]
        months = [day for day in sheet.dates if day.precision == "month" and statement.content[0] <= day.start < statement.content[1]]
        return any(sheet.forms[day.start] not in sheet.forms[first:last] for day in months)

    def _says_his(self, first: int, last: int) -> bool:
        """مسؤوليته, مسؤوليته عنه, وقوفها وراءها: a pronoun that means the attack, or none at all."""
        return self._words.blames(last - 1) or any(self._sheet.forms[unit] in _ABOUT_IT and self._words.blames(unit - 1) for unit in range(first, last))

    def _charged(self, statement: Statement, event: EventAt) -> list[PartyAt]:
        spoken = {unit for speaker in statement.speakers for unit in range(speaker.first, speaker.last)}
        first, last = min(statement.cue[0], statement.content[0]), statement.content[1]
        named = [party for party in named_parties(self._sheet, first, last, event, self._words) if party.head not in spoken]
        return [PartyAt("perpetrator", one.first, one.last, one.ident, "charged") for one in named if self._is_charged(one.first, first, statement) or self._words.ascribed_to(one.first, event.at, first)]

    def _is_charged(self, at: int, first: int, statement: Statement) -> bool:
        """اتهمت X, ألقت باللوم على X, حملت X مسؤولية: right behind the verb of charging, or behind the words of blame."""
        if self._words.blamed(at, first) is not None:
            return True
        begins = self._words.men_before(at, first)
        return begins in (statement.content[0], statement.cue[1])


_WHOLE, _FOR_WHAT = rule_word("answered.whole"), rule_word("answered.for_what")
_THAT = rule_words("answered.that")
_BOTH, _ALL_OF_THEM = rule_words("answered.both"), rule_words("answered.all_of_them")
_ABOUT_IT = rule_words("answered.about_it")
