"""The subject that a verb without one of its own goes on with: دخلت القوات القرية وأحرقت منازل; أعلنت الجماعة أنها سيطرت على …"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.grammar.event_found import EventAt, PartyAt
from marsad.grammar.party_phrases import Party, named_parties, state_at
from marsad.grammar.party_roles import RoleWords
from marsad.grammar.statement import Statement
from marsad.syntax.function_words import VERB
from marsad.syntax.tokens import AUXILIARY, COMPLEMENT, NEGATION, PREPOSITION, PUNCTUATION, RELATIVE, SUBORDINATOR, Tokens
from marsad.text.rule_words import AND, ARTICLE, HAS, THAT, THEY, TO, WITH, rule_forms, rule_word, rule_words

_FIGHTS = frozenset({"armed_group", "official_military", "official_civil", "party"})
_DONE = frozenset(
    {
        *("airstrike", "drone_strike", "shelling", "missile_strike", "chemical_attack", "shooting", "clash", "killing", "execution", "torture"),
        *("detention", "abduction", "advance", "territorial_change", "siege", "explosion", "damage", "casualties", "aid_obstruction"),
    }
)
_DONE_TO_PEOPLE = frozenset({"detention", "abduction", "killing", "execution", "siege", "casualties"})
_AS_WELL_NOUNS = frozenset({"past", "phrase"})
_NAMED = frozenset({"actor", "source", "place", "event", "weapon", "thing", "struck"})
_HER_RELATIVE = rule_words("subjects.her_relative")
_THEIR_RELATIVE = rule_words("subjects.their_relative")
_TO_DEED = 5  # units between شن, نفذ and the deed
_ANOTHER_TIME = rule_words("subjects.another_time")
_AFTER = rule_words("subjects.after")
_QUOTES = frozenset({'"', "«", "'", "("})
_SUBJECTS = frozenset({"actor", "source", "person", "weapon", "event", "clause", "complement", "saying"})
_THEIR_FALLEN = frozenset({"harm.theirs", "hit.theirs"})
_VERBS = frozenset({"past", "present", "phrase"})
_REACH = 45  # units back to the subject of a sentence
_OBJECTS = frozenset({"thing", "struck", "place", "number"})  # what a definite noun behind such a verb is, where it is no subject


class Subjects:
    """Finds who the verbs of a report go on with."""

    def __init__(self, tokens: Tokens, statements: Sequence[Statement], words: RoleWords) -> None:
        self.tokens, self.sheet, self.words = tokens, tokens.sheet, words
        self._speakers = {statement.content[0]: statement for statement in statements if not statement.after}

    def go_on(self, events: Sequence[EventAt]) -> None:
        """Give each verb of a deed without a subject the one that it goes on with."""
        for event in events:
            if event.type not in _DONE or event.retold or (event.parties and has_doer(event) and not self._with_one(event)):
                continue
            verb = self._verb(event)
            if verb is not None and not self._of_another_clause(verb):
                self._give(event, self._before(event, verb))
            elif (his := self._own_forces(event) or self._his_doing(event)) is not None:
                self._give(event, self._before(event, his))

    def _of_another_clause(self, verb: int) -> bool:
        """فرقة X تعتقل ثلاثة والشرطة العسكرية تعتقل أربعة: a noun with و right before the verb is its subject, whether or not we know whose men they are."""
        sheet, at = self.sheet, verb - 1
        while at > 0 and sheet.forms[at].startswith(ARTICLE) and not sheet.pre[at]:
            at -= 1  # والشرطة العسكرية
        return sheet.pre[at][:1] == AND and "source" in sheet.kinds[at] and sheet.forms[at].startswith(ARTICLE) and not sheet.pre[verb]

    def _with_one(self, event: EventAt) -> bool:
        """يخوض اشتباكات مع X: of a fight only the other side is told so far."""
        told = [party for party in event.parties if party.role == "perpetrator"]
        return event.type == "clash" and len(told) == 1 and told[0].first >= event.stop and self.sheet.forms[self.words.men_before(told[0].first, event.stop) - 1] == WITH

    def _give(self, event: EventAt, party: Party | None) -> None:
        if party is None or any(other.rule not in _THEIR_FALLEN and (other.first == party.first or (party.ident and other.ident == party.ident)) for other in event.parties):
            return
        event.parties = [other for other in event.parties if other.first != party.first]  # قتلى من X الذين قاموا بقصف
        event.parties = [PartyAt("perpetrator", party.first, party.last, party.ident, "subject.goes_on"), *event.parties]
        if event.type == "casualties" and any(harm.outcome == "killed" for harm in event.harms):
            event.type = "killing"

    # --- the verb ---

    def _verb(self, event: EventAt) -> int | None:
        """The verb without a subject that tells the deed, or that does it: شن غارة, نفذت سلسلة هجمات."""
        noun = (event.term is None or event.term.form in _AS_WELL_NOUNS) and self.tokens.has(event.at - 1, PREPOSITION) and self.words.does(event.at - 2)  # تمكنوا من طرد X, بادرت إلى إطلاق النار
        noun = noun or (event.term is not None and event.term.form == "phrase" and not self.tokens.has(event.at, VERB))  # استطاعت فرض سيطرتها على
        if (event.term is None or event.term.form in _VERBS) and not noun:
            return event.at if self._is_open(event) else None
        at = next((unit for unit in range(event.at - 1, max(-1, event.at - 1 - _TO_DEED), -1) if self.words.does(unit)), None)
        if at is None or self.sheet.pre[event.at][-1:] in _FOR_OR_AS or self.words.told_of(event.at - 1):
            return None
        between = [unit for unit in range(at + 1, event.at) if self.sheet.forms[unit] != TO]  # عمدت إلى قتل
        if any(self.sheet.forms[unit] in _ANOTHER_TIME for unit in between):
            return None
        plain = all(self.sheet.dated[unit] or not (self.sheet.kinds[unit] & _SUBJECTS or self.sheet.forms[unit].startswith(ARTICLE)) for unit in between)
        return at if plain and not any(self.words.are_men(unit) and not self.words.some_of(unit) for unit in between) else None

    def _own_forces(self, event: EventAt) -> int | None:
        """استهداف طائراتها, شنت طائراته غارة: forces told by a pronoun right behind the deed, or behind the verb that does it."""
        units = [event.stop, *(unit + 1 for unit in range(event.at - 2, max(-1, event.at - 1 - _TO_DEED), -1) if self.words.does(unit))]
        return next((unit for unit in units if self.sheet.phrase(unit, "own_force") and self._pronoun(unit)), None)

    def _his_doing(self, event: EventAt) -> int | None:
        """بعد تنفيذه ليلا 75 هجوما: a noun of doing with the pronoun of who did it."""
        return next((unit for unit in range(event.at - 1, max(-1, event.at - 1 - _TO_DEED), -1) if self.words.does_his(unit)), None)

    def _pronoun(self, at: int) -> str:
        """ه, ها, هم: whose the forces are."""
        word = self.sheet.scan.words[at]
        return next((end for end in _PRONOUN if word.endswith(end)), "")

    def _is_open(self, event: EventAt) -> bool:
        """A verb in the active voice, with nothing behind it that could be its subject."""
        at = event.at
        if event.term is None:
            return self._harms_somebody(event) and not self._has_subject(event.stop)
        verb = event.term.form != "phrase" or self.tokens.is_verb(at) or ((self.tokens.joined(at) or (at > 0 and self.tokens.has(at - 1, COMPLEMENT))) and self.tokens.has(at, VERB))  # وأطلق النار, أنه سيطر على
        return verb and not self.sheet.suf[at] and self.sheet.pre[at][-1:] not in _BY_OR_AS and not self._has_subject(event.stop)

    def _harms_somebody(self, event: EventAt) -> bool:
        """وقتلت عشرة رجال, فقتلوا ثلاثة: a verb of harm whose ending is not that of those harmed, who stand behind it."""
        harm = next((harm for harm in event.harms if harm.trigger == event.at), None)
        form = self.sheet.forms[event.at]
        relative = event.at > 0 and bool(self.tokens.flags[event.at - 1] & RELATIVE)  # الجيش X الذي قتل ثلاثة
        if harm is None or harm.first <= event.at or harm.rule != "harm.verb" or not (relative or form.endswith(_FEMININE_OR_PLURAL)):
            return False
        return form.endswith(_PLURAL) or harm.victims.sex != "woman"

    def _has_subject(self, behind: int) -> bool:
        sheet = self.sheet
        if behind >= sheet.size or sheet.pre[behind][-1:] in _BY_OR_FOR or not sheet.forms[behind][0].isalpha() or self.tokens.has(behind - 1, PREPOSITION):
            return False  # سيطرت على المطار
        kinds = sheet.kinds[behind]
        if sheet.forms[behind] in _FIRE:
            return False
        if kinds & {"actor", "weapon", "nisba"} or behind in sheet.nations:
            return True
        if self.words.are_men(behind):
            return not self.words.some_of(behind)
        if sheet.forms[behind - 1].endswith(_FEMININE) and self._one_man(behind):
            return False
        if not sheet.forms[behind].startswith(ARTICLE):
            return bool(kinds & {"source"})
        return not kinds & _OBJECTS and not sheet.forms[behind].endswith(_ACCUSATIVE)

    def _one_man(self, at: int) -> bool:
        """اعتقلت الشاب: a single man is no subject of a verb in the feminine."""
        person = self.sheet.term(at, "person")
        return person is not None and person.form == "s" and not self.sheet.forms[at].endswith(_TA_MARBUTA)

    # --- what stands before it ---

    def _before(self, event: EventAt, verb: int) -> Party | None:
        """The nearest subject before the verb in its sentence; where there is none, that of the sentence before."""
        first, _ = self.sheet.prose.sentences[self.sheet.prose.sentence[verb]]
        lo = max(first, verb - _REACH)
        parties = self._parties(event, lo, verb)
        if verb > lo and self.tokens.flags[verb - 1] & RELATIVE:
            return self._of_relative(event, verb, parties)
        at, opens = verb - 1, verb
        while at >= lo:
            found = self._at(at, parties, verb)
            if found is not None:
                return found if isinstance(found, Party) and self._agrees(event, found, verb) else None
            if self.tokens.is_verb(at) and not self.tokens.flags[at] & AUXILIARY:
                opens = at
            at -= 1
        return self._of_sentence_before(event, verb) if lo == first and self._is_joined(opens, first) else None

    def _parties(self, event: EventAt, lo: int, hi: int) -> dict[int, Party]:
        """The parties of a stretch by the unit where the words for them begin, quotation marks left out or not."""
        found: dict[int, Party] = {}
        for party in named_parties(self.sheet, lo, hi, event, self.words):
            if party.deed is None:
                begins = self.words.men_before(party.first, lo)
                found[begins] = party
                if begins > lo and self.sheet.forms[begins - 1] in _QUOTES:
                    found[begins - 1] = party
        for at in self.sheet.between("place", lo, hi):
            if at not in found and (ident := state_at(self.sheet, at)):
                found[at] = Party(at, self.sheet.stops[at], at, ident)
        return found

    def _at(self, at: int, parties: dict[int, Party], verb: int) -> Party | bool | None:
        """A subject that stands behind a unit, or False where that shows another one; None where the unit tells nothing."""
        sheet, flags = self.sheet, self.tokens.flags[at]
        if self._says_of_himself(at):
            return self._speaker(at) or False
        if flags & COMPLEMENT and at and sheet.forms[at] == THAT and sheet.forms[at - 1] in _AFTER and self._goes_on(verb, at):
            return None  # اعتقلت القوات شابا بعد أن أطلقت النار عليه
        if flags & COMPLEMENT or sheet.phrase(at, "clause"):
            return parties.get(self.tokens.end(at)) or False
        if self.tokens.is_verb(at) and not flags & AUXILIARY:
            if at and self.tokens.flags[at - 1] & RELATIVE:
                return next((party for party in parties.values() if party.last == at - 1), False)
            return self._of_verb(at, parties)
        if at in parties and self._heads(at) and parties[at].last < verb:
            return parties[at]
        return None

    def _of_relative(self, event: EventAt, verb: int, parties: dict[int, Party]) -> Party | None:
        """جيش X الذي اقتحم البلدة, رجال X، الذين أطلقوا النار: the party right before the relative; not قيادي في X الذي اعتقل, مقر X الذي قصف."""
        sheet, relative, end = self.sheet, self.sheet.forms[verb - 1], verb - 1
        while end and (not sheet.forms[end - 1][0].isalpha() or (sheet.forms[end - 1].startswith(ARTICLE) and not sheet.kinds[end - 1] & _NAMED)):
            end -= 1  # X "الإرهابي"، الذي
        begins, party = next(((begins, party) for begins, party in parties.items() if party.last >= end and party.last < verb), (0, None))
        if party is None or self.words.owned_by(begins - 1) or self._led_by(begins, relative) or not self._takes_object(event):
            return None
        masculine = relative not in _HER_RELATIVE
        return party if relative in _THEIR_RELATIVE or masculine == self.words.is_he(begins) else None

    def _led_by(self, begins: int, relative: str) -> bool:
        """قيادي في X الذي, زعيمة X التي: somebody of the party, of whom the relative tells; not الأهالي من قوات X التي, which goes with no man."""
        sheet = self.sheet
        people = (unit for unit in (begins - 1, begins - 2) if unit >= 0 and ("person" in sheet.kinds[unit] or "harm" in sheet.kinds[unit]))
        return any(relative not in _HER_RELATIVE or sheet.forms[unit].endswith(_TA_MARBUTA) for unit in people)

    def _takes_object(self, event: EventAt) -> bool:
        """الذي اعتقل أمس is passive: what is done to people needs those to whom it is done."""
        sheet, behind = self.sheet, event.stop
        if event.type not in _DONE_TO_PEOPLE or event.term is None or event.term.form == "phrase" or sheet.forms[event.at].endswith(_PLURAL):
            return True
        return behind < sheet.size and not sheet.dated[behind] and not self.tokens.has(behind, PREPOSITION | PUNCTUATION | SUBORDINATOR)

    def _of_verb(self, at: int, parties: dict[int, Party]) -> Party | bool | None:
        """The party right behind a verb; None where the verb itself goes on with a subject before it."""
        behind = next((unit for unit in range(at + 1, at + 6) if not self.sheet.dated[unit]), at + 1)
        party = parties.get(behind)
        if party is not None and not (self.sheet.forms[at].endswith(_PLURAL) and self.sheet.forms[at + 1] != "("):  # طردوا الحوثيين وأسروا: whom they drove out
            return party
        return None if not self._has_subject(at + 1) and (self.tokens.joined(at) or parties) else False

    def _goes_on(self, verb: int, at: int) -> bool:
        """Between بعد أن and the verb stands nothing but particles."""
        return all(self.tokens.flags[unit] & AUXILIARY or self.sheet.forms[unit] == HAS for unit in range(self.tokens.end(at), verb))

    def _heads(self, at: int) -> bool:
        """The sentence or line begins here, over marks and words that join it."""
        first, _ = self.sheet.prose.sentences[self.sheet.prose.sentence[at]]
        return all(self.tokens.flags[unit] & PUNCTUATION or self.sheet.forms[unit] in _JOINS for unit in range(first, at))

    def _says_of_himself(self, at: int) -> bool:
        """إنها, أنهم: the pronoun behind a verb of saying."""
        return bool(self.tokens.flags[at] & COMPLEMENT) and self.sheet.forms[at].endswith(_SAYS_OF_HIMSELF)

    def _speaker(self, at: int) -> Party | None:
        """Who speaks, where he is one of those who fight; of a spokesman of the army the army is not the one who says هو."""
        statement = next((self._speakers[unit] for unit in (at + 1, at, at + 2) if unit in self._speakers), None)
        if statement is None or len(statement.speakers) != 1:
            return None
        speaker = statement.speakers[0]
        own = [party for party in self._parties_of(speaker.first, speaker.last) if party.ident]
        if own and speaker.voice.id is None:
            return own[0]  # قال متحدث باسم الجيش X إنه اعتقل
        if speaker.voice.kind not in _FIGHTS or speaker.voice.id is None:
            return None
        return Party(speaker.first, speaker.last, speaker.first, speaker.voice.id)

    def _parties_of(self, first: int, last: int) -> list[Party]:
        event = EventAt(first, first, "clash", "happened", False, None)
        return named_parties(self.sheet, first, last, event, self.words)

    def _agrees(self, event: EventAt, party: Party, verb: int) -> bool:
        """قصفت is no verb of الجيش; قتل may be told of those killed, so it goes on with a masculine name only where it cannot."""
        form = self.sheet.forms[verb]
        if self.sheet.phrase(verb, "own_force") or self.words.does_his(verb):
            return self._pronoun(verb) == THEY or (self._pronoun(verb) == _HIS) == self.words.is_he(party.first)
        he, now = self.words.is_he(party.first), event.term is not None and event.term.form == "present"
        if form.endswith(_PLURAL):
            return True
        if form.endswith(_FEMININE) or (form[:1] == _FEMININE and (now or verb != event.at)):
            return not he
        return he and event.term is not None

    # --- the sentence before ---

    def _is_joined(self, at: int, first: int) -> bool:
        """وأحرقت, كما قصفت, ثم داهمت: at the head of its sentence."""
        head = all(self.tokens.flags[unit] & (PUNCTUATION | AUXILIARY) or self.sheet.forms[unit] in _JOINS_OR_HAS for unit in range(first, at))
        return head and (self.tokens.joined(at) or any(self.sheet.forms[unit] in _ALSO for unit in range(first, at)) or self.tokens.joined(first))

    def _of_sentence_before(self, event: EventAt, verb: int) -> Party | None:
        number = self.sheet.prose.sentence[event.at]
        if not number or self._is_title(number - 1):
            return None
        party = self.main_subject(number - 1, event)
        return party if party is not None and self._agrees(event, party, verb) else None

    def _is_title(self, number: int) -> bool:
        return number == 0 and "\n" in self.sheet.forms[self.sheet.prose.sentences[0][1] : self.sheet.prose.sentences[0][1] + 2]

    def main_subject(self, number: int, event: EventAt) -> Party | None:
        """The party that the first verb of a sentence tells of: it stands right behind the verb, or heads the sentence before it."""
        first, last = self.sheet.prose.sentences[number]
        parties = self._parties(event, first, last)
        for at in range(first, min(last, first + 8)):
            if self.tokens.is_verb(at) and not self.tokens.flags[at] & (AUXILIARY | NEGATION):
                found = None if self.sheet.term(at, "saying") and not self.words.does(at) else self._of_verb(at, parties)
                return found if isinstance(found, Party) else None
        return None


def has_doer(event: EventAt) -> bool:
    """Somebody is told to have done it."""
    return bool(event.parties) and "perpetrator" in [party.role for party in event.parties]


def doers_of(event: EventAt, rule: str) -> list[PartyAt]:
    """Those who did it, each with a rule that says how another event comes to them."""
    return [replace(party, rule=rule) for party in event.parties if party.role == "perpetrator"]


_FOR_OR_AS = rule_words("subjects.for_or_as")
_PRONOUN = rule_forms("his_or_their")
_BY_OR_AS = rule_words("subjects.by_or_as")
_FEMININE_OR_PLURAL = rule_forms("feminine_or_plural")
_BY_OR_FOR = rule_words("by_or_for")
_JOINS = rule_words("subjects.joins")
_SAYS_OF_HIMSELF = rule_forms("subjects.says_of_himself")
_JOINS_OR_HAS = rule_words("subjects.joins_or_has")
_ALSO = rule_words("subjects.also")
_PLURAL = rule_word("subjects.plural")
_FEMININE = rule_word("subjects.feminine")
_ACCUSATIVE = rule_word("subjects.accusative")
_FIRE = rule_words("subjects.fire")
_HIS = rule_word("subjects.his")
_TA_MARBUTA = rule_word("stands_alone.ta_marbuta")
