"""The subject that a verb goes on with: the nearest before it in its sentence, else that of the sentence before."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.claims.doers.agreement import agrees
from marsad.claims.doers.open_verbs import OpenVerbs
from marsad.grammar.event_found import EventAt
from marsad.grammar.party_found import Party
from marsad.grammar.party_phrases import named_parties
from marsad.grammar.party_roles import RoleWords
from marsad.grammar.party_states import state_at
from marsad.grammar.statement import FIGHTING, Statement
from marsad.lexicon.terms import NO_TERM
from marsad.syntax.tokens import AUXILIARY, COMPLEMENT, NEGATION, PREPOSITION, PUNCTUATION, RELATIVE, Tokens
from marsad.text.rule_words import AND, ARTICLE, HAS, IN, THAT, rule_forms, rule_word, rule_words

_DONE_TO_PEOPLE = frozenset({"detention", "abduction", "killing", "execution", "siege", "casualties"})
_NAMED = frozenset({"actor", "source", "place", "event", "weapon", "thing", "struck"})
_HER_RELATIVE = rule_words("subjects.her_relative")
_THEIR_RELATIVE = rule_words("subjects.their_relative")
_AFTER = rule_words("subjects.after")
_QUOTES = frozenset({'"', "«", "'", "("})
_TO_PEOPLE = 6  # units back from a verb to the people who did it
_REACH = 45  # units back to the subject of a sentence
_BY_THAT = rule_words("subjects.by_that")
_JOINS = rule_words("subjects.joins")
_HE_IS = rule_words("party_roles.copula")
_JOINS_OR_HAS = rule_words("subjects.joins_or_has")
_WHERE, _AFTER_THAT = rule_words("event_subjects.where"), rule_words("subjects.after_that")
_ALSO = rule_words("subjects.also")
_ON_IT = rule_words("subjects.on_it")
_PRESENT = rule_forms("no_subject.present")
_PLURAL = rule_word("subjects.plural")
_FEMININE = rule_word("subjects.feminine")


class SubjectBefore:
    """Finds the party that a verb without a subject of its own goes on with."""

    def __init__(self, tokens: Tokens, statements: Sequence[Statement], words: RoleWords, verbs: OpenVerbs) -> None:
        self.tokens, self.sheet, self.words, self.verbs = tokens, tokens.sheet, words, verbs
        self._speakers = {statement.content[0]: statement for statement in statements if not statement.after}

    def of_verb(self, event: EventAt, verb: int) -> Party | None:
        """The nearest subject before the verb in its sentence; where there is none, that of the sentence before."""
        first, _ = self.sheet.prose.sentences[self.sheet.prose.sentence[verb]]
        lo = max(first, verb - _REACH)
        parties = self._parties(event, lo, verb)
        head = verb - (verb > lo + 1 and self.tokens.has(verb - 1, AUXILIARY))  # قوات X التي كانت شنت
        if head > lo and self.tokens.flags[head - 1] & RELATIVE and not self._takes_hold(event, verb, head, parties):
            return self._of_relative(event, head, parties)
        if self._of_people(verb, lo):
            return None
        if (told := self._told_by_others(verb)) is not None:
            return self._of_others(event, verb, told)
        at, opens = verb - 1, verb
        while at >= lo:
            found = self._at(at, parties, verb)
            if found is False and (told := self._told_by_others(at + 1)) is not None:
                return self._of_others(event, verb, told)  # إنهم هاجموا القرية وداهموا منازل
            if found is not None:
                return found if isinstance(found, Party) and agrees(self.sheet, self.words, event, found, verb) else None
            if self.tokens.is_verb(at) and not self.tokens.flags[at] & AUXILIARY:
                opens = at
            at -= 1
        return self._of_sentence_before(event, verb) if lo == first and self._is_joined(opens, first) else None

    def _of_people(self, verb: int, lo: int) -> bool:
        """متظاهرين كانوا قد أحرقوا, شبان ألقوا: a verb in the plural that nothing joins, behind people of no party, is theirs."""
        if self.sheet.pre[verb] or not self.sheet.forms[verb].endswith(_PLURAL):
            return False
        for unit in range(verb - 1, max(lo, verb - _TO_PEOPLE) - 1, -1):
            if self.tokens.flags[unit] & (PUNCTUATION | COMPLEMENT | RELATIVE) or "actor" in self.sheet.kinds[unit]:
                return False
            if "person" in self.sheet.kinds[unit]:
                return True
        return False

    def _at(self, at: int, parties: dict[int, Party], verb: int) -> Party | bool | None:
        """A subject that stands behind a unit, or False where that shows another one; None where the unit tells nothing."""
        sheet, flags = self.sheet, self.tokens.flags[at]
        if self.verbs.of_himself(at):
            return self._speaker(at) or False
        if (at + 1 in parties or self.sheet.forms[verb].endswith(_FEMININE)) and self.tokens.is_verb(at) and self.verbs.of_himself(at - 1):
            return None  # أنها دمرت دبابة لـY، كما قصفت: hers, and Y is its object
        if at == verb - 1 and self.words.does(at) and sheet.phrase(verb, "own_force"):
            return None  # بعدما شن عناصرها
        if flags & COMPLEMENT and at and sheet.forms[at] == THAT and sheet.forms[at - 1] in _AFTER and self._goes_on(verb, at):
            return None  # اعتقلت القوات شابا بعد أن أطلقت النار عليه
        if flags & COMPLEMENT and at and sheet.forms[at] == THAT and sheet.forms[at - 1] in _AFTER and self._closed(at, verb):
            return None  # غيرت X موقفها بعد أن ترددت، وشنت غارات
        if sheet.forms[at] in _BY_THAT and self.tokens.end(at) not in parties:
            return None  # استغل X الفوضى بأن سيطر على بلدات
        if (at + 1 == verb and sheet.forms[at] in _WHERE) or (sheet.forms[at] in _AFTER_THAT and sheet.phrase(verb, "own_force")):
            return None  # كثف X قصفه، حيث قصف; كبد X عدوه خسائر بعدما شن عناصره هجوما
        if flags & COMPLEMENT and sheet.phrase(verb, "own_force"):
            return self._speaker(at)  # قال X إن عشرة من جنوده قتلوا
        if sheet.forms[at + 1] == HAS:
            return None  # يقصف X المدينة، وكان قد شن غارة
        if flags & COMPLEMENT or sheet.phrase(at, "clause"):
            return parties.get(self.tokens.end(at)) or False
        if self.words.did(at) and at + 1 in parties:
            return parties[at + 1]  # قصف نفذته قوات X على القرية، حيث قصفت
        if self.tokens.is_verb(at) and not flags & AUXILIARY and not (at and self.tokens.has(at - 1, PREPOSITION)):  # not على قصف X
            if at and self.tokens.flags[at - 1] & RELATIVE:
                return self._at_relative(at - 1, parties)[1] or (None if sheet.suf[at] and not self.verbs.has_subject(at + 1) else False)  # X بحملة بدأتها قبل أيام واعتقلت
            return self._of_verb(at, parties)
        if at in parties and (self._heads(at) or (self._heads(at - 1) and self._opens(at - 1))):
            return parties[at]
        return None

    def _closed(self, at: int, verb: int) -> bool:
        """A comma with و ends the clause that بعد أن begins, before the verb."""
        sheet = self.sheet
        return any(sheet.forms[unit] == "،" for unit in range(at, verb))

    def _opens(self, at: int) -> bool:
        """غيرت X موقفها وشنت غارات: a word of the feminine past that no table knows, at the head of its sentence and right before a party."""
        form = self.sheet.forms[at]
        return self.words.does(at) or ((form.endswith(_FEMININE) or form.startswith(_PRESENT)) and not self.sheet.terms[at])

    def _takes_hold(self, event: EventAt, verb: int, head: int, parties: dict[int, Party]) -> bool:
        """أعدم X رجالا في المدينة التي سيطر عليها, تقدم نحو المدينة التي يحاصرها: whoever holds what stands before the relative is told before it; not قوات X التي سيطرت."""
        on_it = event.type == "territorial_change" and self.sheet.forms[verb + 1] in _ON_IT
        held = event.type == "siege" and bool(self.sheet.suf[verb])
        return (on_it or held) and self._at_relative(head - 1, parties)[1] is None

    def _of_relative(self, event: EventAt, verb: int, parties: dict[int, Party]) -> Party | None:
        """جيش X الذي اقتحم البلدة, رجال X، الذين أطلقوا النار: the party right before the relative; not قيادي في X الذي اعتقل, مقر X الذي قصف."""
        relative = self.sheet.forms[verb - 1]
        begins, party = self._at_relative(verb - 1, parties)
        if party is None or (self.words.owned_by(begins - 1) and relative not in _THEIR_RELATIVE) or self._led_by(begins, relative) or not self._takes_object(event):
            return None
        masculine = relative not in _HER_RELATIVE
        return party if relative in _THEIR_RELATIVE or masculine == self.words.is_he(begins) else None

    def _at_relative(self, relative: int, parties: dict[int, Party]) -> tuple[int, Party | None]:
        """The party right before a relative, over what it is like and marks, and where its words begin: X "الإرهابي"، الذي; الحوثيين الشيعة الذين."""
        sheet, end = self.sheet, relative - (self.sheet.forms[relative - 1] in _HE_IS)  # X هي التي
        end -= 3 * (end > 3 and sheet.forms[end - 1] == "،" and sheet.forms[end - 3] == IN and "place" in sheet.kinds[end - 2])  # قوات X في المدينة، التي ردت
        while end and (not sheet.forms[end - 1][0].isalpha() or (sheet.forms[end - 1].startswith(ARTICLE) and not sheet.kinds[end - 1] & _NAMED)):
            end -= 1
        return next(((begins, party) for begins, party in parties.items() if end <= party.last <= relative), (0, None))

    def _led_by(self, begins: int, relative: str) -> bool:
        """قيادي في X الذي: somebody of the party, of whom the relative tells; not الأهالي من قوات X التي, which goes with no man."""
        if self.words.beside(begins - 1):
            return False  # خسائر أمام X الذي استعاد
        people = (unit >= 0 and not self.sheet.kinds[unit].isdisjoint(("person", "harm")) for unit in (begins - 1, begins - 2))
        return relative not in _HER_RELATIVE and any(people)

    def _takes_object(self, event: EventAt) -> bool:
        """الذي اعتقل أمس is passive: what is done to people needs those to whom it is done."""
        return event.type not in _DONE_TO_PEOPLE or event.term is NO_TERM or event.term.form == "phrase"

    def _of_verb(self, at: int, parties: dict[int, Party]) -> Party | bool | None:
        """The party right behind a verb, or between أن and it; None where the verb itself goes on with a subject before it."""
        told = next((party for begins, party in parties.items() if party.last == at and begins and self.tokens.flags[begins - 1] & COMPLEMENT), None)
        if told is not None:
            return told  # قالوا إن X خرقت الهدنة، حيث قصفت
        behind = next((unit for unit in range(at + 1, at + 6) if not self.sheet.dated[unit]), at + 1)
        party = parties.get(behind)
        if party is not None and not self.sheet.forms[at].endswith(_PLURAL):  # طردوا الحوثيين وأسروا: whom they drove out
            return party
        return None if not self.verbs.has_subject(behind) and (self.tokens.joined(at) or parties) else False

    def _goes_on(self, verb: int, at: int) -> bool:
        """Between بعد أن and the verb stands nothing but particles."""
        return self.tokens.end(at) >= verb

    def _heads(self, at: int) -> bool:
        """The sentence or line begins here, over marks and words that join it."""
        first, _ = self.sheet.prose.sentences[self.sheet.prose.sentence[at]]
        return all(self.tokens.flags[unit] & (PUNCTUATION | AUXILIARY) or self.sheet.forms[unit] in _JOINS for unit in range(first, at))

    def _told_by_others(self, verb: int) -> Statement | None:
        """قال شاهد إنهم أعدموا: what one who does not fight tells with a pronoun, which is none of his own."""
        at = next((unit for unit in (verb - 1, verb - 2) if self.verbs.of_himself(unit)), -1)
        statement = next((self._speakers[unit] for unit in (at + 1, at, at + 2) if at > 0 and unit in self._speakers), None)
        return statement if statement is not None and not any(one.voice.kind in FIGHTING for one in statement.speakers) else None

    def _of_others(self, event: EventAt, verb: int, told: Statement) -> Party | None:
        """دخلت X القرية، وقال شاهد إنها أحرقت منازل: the subject before the words for who tells it, else that of the sentence before or of what was said there."""
        number = self.sheet.prose.sentence[verb]
        first, _ = self.sheet.prose.sentences[number]
        parties = self._parties(event, first, told.cue[0])
        found = next((one for at in range(told.cue[0] - 1, first - 1, -1) if (one := self._at(at, parties, verb)) is not None), None)
        if found is None and number:
            found = self.main_subject(number - 1, event) or self._of_what_was_said(number - 1, event)
        return found if isinstance(found, Party) and agrees(self.sheet, self.words, event, found, verb) else None

    def _of_what_was_said(self, number: int, event: EventAt) -> Party | None:
        """قال ناشطون إن قوات X دخلت القرية: the last party that stands right behind إن."""
        first, last = self.sheet.prose.sentences[number]
        parties = self._parties(event, first, last)
        return next((parties[self.tokens.end(at)] for at in range(last - 1, first - 1, -1) if self.tokens.flags[at] & COMPLEMENT and self.tokens.end(at) in parties), None)

    def _speaker(self, at: int) -> Party | None:
        """Who speaks, where he is one of those who fight; of a spokesman of the army the army is not the one who says هو."""
        statement = next((self._speakers[unit] for unit in (at + 1, at, at + 2) if unit in self._speakers), None)
        if statement is None and (self.tokens.joined(at) or self.sheet.forms[at].startswith(AND)):  # قال X إن قذيفة سقطت وإنه رد بقصف
            statement = next((one for one in self._speakers.values() if one.content[0] <= at < one.content[1]), None)
        return None if statement is None else self._he_who_says(statement)

    def who_says(self, at: int) -> Party | None:
        """Who speaks the words in which a unit stands, where he is one of those who fight."""
        statement = next((one for one in self._speakers.values() if one.content[0] <= at < one.content[1]), None)
        return None if statement is None else self._he_who_says(statement)

    def _he_who_says(self, statement: Statement) -> Party | None:
        if len(statement.speakers) != 1:
            return None
        speaker = statement.speakers[0]
        own = [party for party in self._parties_of(speaker.first, speaker.last) if party.ident]
        if own and speaker.voice.id is None:
            return own[0]  # قال متحدث باسم الجيش X إنه اعتقل
        if speaker.voice.kind not in FIGHTING or speaker.voice.id is None:
            return None
        forces = next(
            (term.row.get("speaks_for") for _, term in self.sheet.terms_of("actor", speaker.first, speaker.last) if term.key == speaker.voice.id), None
        )
        return Party(speaker.first, speaker.last, speaker.first, forces or speaker.voice.id)

    def _parties_of(self, first: int, last: int) -> list[Party]:
        event = EventAt(first, first, "clash", "happened", False, NO_TERM)
        return named_parties(self.sheet, first, last, event, self.words)

    def _parties(self, event: EventAt, lo: int, hi: int) -> dict[int, Party]:
        """The parties of a stretch by the unit where the words for them begin, quotation marks left out or not."""
        found: dict[int, Party] = {}
        for party in named_parties(self.sheet, lo, hi, event, self.words):
            if party.deed is None:
                begins = self.words.men_before(party.first, lo)
                found.setdefault(begins, party)
                if begins > lo and self.sheet.forms[begins - 1] in _QUOTES:
                    found[begins - 1] = party
        for at in self.sheet.between("place", lo, hi):
            if at not in found and (ident := state_at(self.sheet, at)):
                found[at] = Party(at, self.sheet.stops[at], at, ident)
        return found

    def behind_or_before(self, event: EventAt, verb: int) -> Party | None:
        """ارتكبت X مجزرة, إن X ارتكبت مجزرة: the subject of a verb of doing, wherever it stands in its sentence."""
        first, last = self.sheet.prose.sentences[self.sheet.prose.sentence[verb]]
        found = self._of_verb(verb, self._parties(event, first, last))
        return found if isinstance(found, Party) else self.of_verb(event, verb)

    def only_one(self, event: EventAt, verb: int) -> Party | None:
        """معاناة السكان من X في ظل حصارهم للمدينة, لم تقتصر جرائم X على القتل بل عمدوا إلى: the one party that the sentence names before."""
        first, _ = self.sheet.prose.sentences[self.sheet.prose.sentence[event.at]]
        named = {party.ident: party for party in self._parties(event, max(first, event.at - _REACH), event.at).values()}
        if len(named) != 1:
            return None
        _, party = named.popitem()
        return party if party.ident and agrees(self.sheet, self.words, event, party, verb) else None

    def _is_joined(self, at: int, first: int) -> bool:
        """وأحرقت, كما قصفت, ثم داهمت: at the head of its sentence."""
        head = all(self.tokens.flags[unit] & (PUNCTUATION | AUXILIARY) or self.sheet.forms[unit] in _JOINS_OR_HAS for unit in range(first, at))
        return head and (self.tokens.joined(at) or any(self.sheet.forms[unit] in _ALSO for unit in range(first, at)) or self.tokens.joined(first))

    def _of_sentence_before(self, event: EventAt, verb: int) -> Party | None:
        number = self.sheet.prose.sentence[event.at]
        if not number or self._is_title(number - 1):
            return None
        party = self.main_subject(number - 1, event)
        return party if party is not None and agrees(self.sheet, self.words, event, party, verb) else None

    def _is_title(self, number: int) -> bool:
        return number == 0 and "\n" in self.sheet.forms[self.sheet.prose.sentences[0][1] : self.sheet.prose.sentences[0][1] + 2]

    def main_subject(self, number: int, event: EventAt) -> Party | None:
        """The party that the first verb of a sentence tells of: it stands right behind the verb, or heads the sentence before it."""
        first, last = self.sheet.prose.sentences[number]
        parties = self._parties(event, first, last)
        for at in range(first, min(last, first + 8)):
            if self.tokens.flags[at] & AUXILIARY and at + 1 in parties:
                return parties[at + 1]  # ما زال X يقاتل
            if self.tokens.is_verb(at) and not self.tokens.flags[at] & (AUXILIARY | NEGATION):
                found = None if self.sheet.term(at, "saying") else self._of_verb(at, parties)
                return found if isinstance(found, Party) else None
        return None
