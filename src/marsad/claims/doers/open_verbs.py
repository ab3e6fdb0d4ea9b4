"""Verbs of deeds behind which no subject stands: وأحرقت منازل, ثم شنت غارة, بعد تنفيذه هجوما."""

from __future__ import annotations

from marsad.claims.doers.agreement import meets, pronoun
from marsad.grammar.event_found import EventAt
from marsad.grammar.parties.deed_words import TARGETED
from marsad.grammar.party_names import is_hit_city
from marsad.grammar.party_roles import RoleWords
from marsad.lexicon.terms import NO_TERM
from marsad.syntax.function_words import VERB
from marsad.syntax.tokens import AUXILIARY, COMPLEMENT, PREPOSITION, RELATIVE, Tokens
from marsad.text.rule_words import ALEF, AND, ARTICLE, BY, FOR, IN, ON, TO, rule_forms, rule_word, rule_words

_SAYS_OF_HIMSELF = rule_forms("subjects.says_of_himself")
_AS_WELL_NOUNS = frozenset({"past", "phrase"})
_CHAINS = rule_words("subjects.chains")
_AIMED = 14  # units between a verb of aiming and what it was done with
_TO_DEED = 5  # units between شن, نفذ and the deed
_ANOTHER_TIME = rule_words("subjects.another_time")
_SUBJECTS = frozenset({"actor", "source", "person", "weapon", "event", "clause", "complement", "saying"})
_VERBS = frozenset({"past", "present", "phrase"})
_OBJECTS = frozenset({"thing", "struck", "place", "number"})  # what a definite noun behind such a verb is, where it is no subject
_COMING_AFTER = rule_words("no_subject.after")
_BEHIND_NOUNS = rule_words("sides.after") | rule_words("sides.during") | _COMING_AFTER
_MET = frozenset({"thing", "struck", "place"})
_FOR_OR_AS = rule_words("subjects.for_or_as")
_FEMININE_OR_PLURAL = rule_forms("feminine_or_plural")
_BY_OR_FOR = rule_words("by_or_for")
_PRESENT = rule_forms("no_subject.present")
_PLURAL = rule_word("subjects.plural")
_FEMININE = rule_word("subjects.feminine")
_HIS = rule_words("his_or_their")
_ACCUSATIVE = rule_word("subjects.accusative")
_ATTEMPTS, _ATTEMPT = rule_words("subjects.attempts"), 3  # units from an attempt to what is told of it
_BLOWS_UP = rule_words("event_parties.blows_up")
_FIRE, _LAUNCHES = rule_words("subjects.fire"), rule_words("subjects.launches")
_MANNERS = rule_words("party_adjectives.manners")
_TAKEN = frozenset({"detained", "abducted"})
_TA_MARBUTA = rule_word("stands_alone.ta_marbuta")


class OpenVerbs:
    """Finds the verb of a deed that has no subject of its own, and whether one stands behind a verb."""

    def __init__(self, tokens: Tokens, words: RoleWords) -> None:
        self.tokens, self.sheet, self.words = tokens, tokens.sheet, words

    def of_deed(self, event: EventAt) -> int | None:
        """The verb without a subject that tells the deed, or that does it: شن غارة, نفذت سلسلة هجمات."""
        noun = (event.term is NO_TERM or event.term.form in _AS_WELL_NOUNS) and self._is_governed(event.at)
        noun = noun or self.sheet.pre[event.at][-1:] == BY or self._in_accusative(event) or event.term.key in _BLOWS_UP  # رد بقصف; أوضحت الخلية أنه انفجرت عبوة
        noun = noun or (event.term.form == "phrase" and not self.tokens.has(event.at, VERB)) or self.sheet.forms[event.at - 1] in _COMING_AFTER  # استطاعت فرض سيطرتها على; هاجموا موقعا عقب قصف بلدة
        if (event.term is NO_TERM or event.term.form in _VERBS) and not noun:
            return event.at if self._is_open(event) else None
        at = next((unit for unit in range(event.at - 1, max(-1, event.at - 1 - _TO_DEED), -1) if self.words.does(unit) or (self.words.answers(unit) and self._by(event.at))), None)
        if at is None:
            return self._aimed(event)
        if self.sheet.pre[event.at][-1:] in _FOR_OR_AS or self.words.told_of(event.at - 1):
            return None
        if self.sheet.phrase(at + 1, "own_force"):
            return None  # شن عناصرها هجوما
        between = [unit for unit in range(at + 1, event.at) if self.sheet.forms[unit] != TO and self.sheet.forms[unit] not in _CHAINS and not self.sheet.phrase(unit, "thing") and not self.words.does_as_noun(unit)]  # عمدت إلى قتل, شن خلال تلك السنوات
        if any(self.sheet.forms[unit] in _ANOTHER_TIME for unit in between):
            return None
        plain = all(self.sheet.dated[unit] or "number" in self.sheet.kinds[unit] or not (self.sheet.kinds[unit] & _SUBJECTS or self.sheet.forms[unit].startswith(ARTICLE)) for unit in between)
        return at if plain and not any(self.words.are_men(unit) and not self.words.some_of(unit) for unit in between) else None

    def _is_governed(self, at: int) -> bool:
        """تمكنوا من طرد X, رد X على قصف, تعرض X لقصف: behind a preposition, with the verb of doing right before it or none near; not أقدم X أمس على قصف."""
        if self.sheet.pre[at] == FOR:
            return self.sheet.forms[at][:1] not in _PRESENT  # داهموا القرية ليقتلوا ثلاثة
        if self.words.does(at - 2):
            return self.tokens.has(at - 1, PREPOSITION)
        return self.sheet.forms[at - 1] == ON and not any(self.words.does(unit) for unit in range(max(0, at - _TO_DEED), at))

    def _aimed(self, event: EventAt) -> int | None:
        """كما استهدفت محور الخضر بست غارات: the verb of aiming to which a deed behind ب belongs, where no subject stands behind it."""
        number = event.at - 1 if "number" in self.sheet.kinds[event.at - 1] or self.sheet.forms[event.at - 1].isdigit() else event.at
        if self.sheet.pre[number][-1:] != BY and self.sheet.forms[number - 1] != BY:
            return None
        first = max(self.sheet.prose.start(event.at), event.at - _AIMED)
        verb = next((at for at in range(event.at - 1, first - 1, -1) if self.sheet.forms[at] == "،" or any(term.key == TARGETED and term.form in _VERBS for term in self.sheet.terms[at])), -1)
        return verb if verb >= 0 and self.sheet.forms[verb] != "،" and not self.has_subject(verb + 1) else None

    def _by(self, at: int) -> bool:
        """ردت بقصف, ردت بإطلاق أعيرة نارية: with what somebody answers."""
        at -= self.words.does_as_noun(at - 1)
        return self.sheet.pre[at][-1:] == BY

    def _in_accusative(self, event: EventAt) -> bool:
        """أدان الجيش قصفا: a noun that is spelled like the verb, and no verb of two."""
        form = self.sheet.forms[event.at]
        return event.term.form == "past" and form.endswith(ALEF) and not form.endswith(_PLURAL)

    def own_forces(self, event: EventAt) -> int | None:
        """استهداف طائراتها, شنت طائراته غارة: forces told by a pronoun right behind the deed, or behind the verb that does it."""
        units = [event.stop, *(unit + 1 for unit in range(event.at - 2, max(-1, event.at - 1 - _TO_DEED), -1) if self.words.does(unit))]
        return next((unit for unit in (*units, *self._fallen(event)) if self.sheet.phrase(unit, "own_force") and pronoun(self.sheet, unit)), None)

    def _fallen(self, event: EventAt) -> list[int]:
        """أكد X مقتل أربعة من جنوده في معارك: the words for those who fell in a fight, whose side it was."""
        if event.type != "clash" or not self.words.fights(event.at):
            return []
        return [unit for harm in event.harms for unit in range(harm.first, min(harm.last + 2, event.at))]

    def his_doing(self, event: EventAt) -> int | None:
        """بعد تنفيذه ليلا 75 هجوما, وسيطرتها على البلدة: a noun of doing, or of the deed, with the pronoun of who did it."""
        if self.is_his(event):
            return event.at
        first, _ = self.sheet.prose.sentences[self.sheet.prose.sentence[event.at]]
        return next((unit for unit in range(event.at, max(first - 1, event.at - 1 - _TO_DEED), -1) if self.words.does_his(unit)), None)

    def is_his(self, event: EventAt) -> bool:
        """حصارهم للمدينة, قصفها المستشفى: the noun of a deed with the pronoun of who did it, and behind it or behind ل what he did it to."""
        if event.type == "shooting" and self.sheet.suf[event.at] in _HIS and (self.sheet.pre[event.at] + self.sheet.forms[event.at]).startswith(BY):
            return True  # فقتل بنيرانه
        noun = event.term is not NO_TERM and (event.term.form not in _VERBS or self.sheet.forms[event.at - 1] in _BEHIND_NOUNS)
        return noun and self.sheet.suf[event.at] in _HIS and (self.sheet.pre[event.stop].endswith(FOR) or (not self.sheet.pre[event.stop] and bool(self.sheet.kinds[event.stop] & _MET)))

    def _is_open(self, event: EventAt) -> bool:
        """A verb in the active voice, with nothing behind it that could be its subject."""
        at = event.at
        if self._takes_them(event):
            return True
        if event.term is NO_TERM:
            return self._harms_somebody(event) and not self.has_subject(event.stop)
        if self._is_noun(event) or self._was_sent(event):
            return False
        verb = event.term.form != "phrase" or self.tokens.is_verb(at) or self.tokens.joined(at) or (at > 0 and self.tokens.has(at - 1, COMPLEMENT))  # وأطلق النار, أنه سيطر على
        return verb and (not self.sheet.suf[at] or meets(self.sheet, event)) and self.sheet.forms[at - 1] != IN and (self.of_himself(at - 1) or self._of_antecedent(event) or not self.has_subject(event.stop))

    def _takes_them(self, event: EventAt) -> bool:
        """(اقتحمت القوات القرية) واعتقلت الأهالي: a verb in the feminine that و joins, and right behind it, with the article, those whom it took."""
        sheet, at = self.sheet, event.at
        joined = sheet.pre[at] == AND and sheet.forms[at].endswith(_FEMININE) and sheet.forms[event.stop].startswith(ARTICLE)
        return joined and any(harm.trigger == at and harm.first == event.stop and harm.outcome in _TAKEN for harm in event.harms)

    def _was_sent(self, event: EventAt) -> bool:
        """صواريخ أطلقت من البلدة: what was launched right before the verb, and behind it only from where."""
        at = event.at
        return at > 0 and "weapon" in self.sheet.kinds[at - 1] and not (self.sheet.pre[at] or self.sheet.suf[at]) and self.tokens.has(event.stop, PREPOSITION)

    def _of_antecedent(self, event: EventAt) -> bool:
        """المليشيات التي تقصف المدينة: behind a relative and a verb without a pronoun stands what it met."""
        relative = event.at > 0 and self.tokens.has(event.at - 1, RELATIVE) and not self.sheet.suf[event.at]
        return relative and self.sheet.forms[event.stop].startswith(ARTICLE) and self.sheet.kinds[event.stop].isdisjoint(("actor", "weapon", "nisba", "source", "person"))

    def _is_noun(self, event: EventAt) -> bool:
        """وقصف مكثف للطيران, ووقع قصف: a word that is spelled like a verb, where what it is like stands behind it or a verb before it."""
        noun = any(term.kind == "event" and term.form in ("masdar", "s") for term in self.sheet.terms[event.at])
        return noun and (self.tokens.is_verb(event.at - 1) or self.sheet.forms[event.stop] in _MANNERS)

    def of_himself(self, at: int) -> bool:
        """إنها, أنهم: the pronoun behind a verb of saying; behind it stands no other subject (إنه قصف مواقع)."""
        return at >= 0 and self.tokens.has(at, COMPLEMENT) and self.sheet.forms[at].endswith(_SAYS_OF_HIMSELF)

    def _harms_somebody(self, event: EventAt) -> bool:
        """وقتلت عشرة رجال, فقتلوا ثلاثة: a verb of harm whose ending is not that of those harmed, who stand behind it."""
        harm = next((harm for harm in event.harms if harm.trigger == event.at), None)
        form = self.sheet.forms[event.at]
        relative = event.at > 0 and bool(self.tokens.flags[event.at - 1] & RELATIVE)  # الجيش X الذي قتل ثلاثة
        so_that = self.sheet.pre[event.at].endswith(FOR) and form.startswith(_PRESENT)  # داهمت القرية لتقتل ثلاثة
        if harm is None or harm.first <= event.at or harm.rule != "harm.verb" or not (relative or so_that or form.endswith(_FEMININE_OR_PLURAL)):
            return False
        return form.endswith(_PLURAL) or harm.victims.sex != "woman"

    def has_subject(self, behind: int) -> bool:
        sheet = self.sheet
        if behind >= sheet.size or sheet.pre[behind][-1:] in _BY_OR_FOR or not sheet.forms[behind][0].isalpha() or self.tokens.has(behind - 1, PREPOSITION) or self.tokens.has(behind, PREPOSITION):
            return False  # سيطرت على المطار, تحاصره إلى اليوم
        kinds = sheet.kinds[behind]
        if sheet.forms[behind] in _FIRE or self._is_object(behind) or is_hit_city(sheet, behind):
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

    def _is_object(self, behind: int) -> bool:
        """استهدف موقعا, أطلق صواريخ: a thing in the accusative, or a weapon behind the verb of launching, is no subject."""
        sheet, form, kinds = self.sheet, self.sheet.forms[behind], self.sheet.kinds[behind]
        if form.startswith(ARTICLE) or "actor" in kinds:
            return False
        thing = form.endswith(ALEF) and not kinds.isdisjoint(("thing", "struck"))
        return thing or ("weapon" in kinds and sheet.forms[behind - 1] in _LAUNCHES)

    def _one_man(self, at: int) -> bool:
        """اعتقلت الشاب: a single man is no subject of a verb in the feminine."""
        person = self.sheet.term(at, "person")
        return person is not None and person.form == "s" and not self.sheet.forms[at].endswith(_TA_MARBUTA)

    def of_another_clause(self, verb: int) -> bool:
        """فرقة X تعتقل ثلاثة والشرطة العسكرية تعتقل أربعة: a noun with و right before the verb is its subject, whether or not we know whose men they are."""
        sheet, at = self.sheet, verb - 1
        if self._tells_of_attempt(verb):
            return True
        while at > 0 and sheet.forms[at].startswith(ARTICLE) and not sheet.pre[at]:
            at -= 1  # والشرطة العسكرية
        return sheet.pre[at][:1] == AND and "source" in sheet.kinds[at]

    def _tells_of_attempt(self, verb: int) -> bool:
        """أحبط X محاولة للدواعش كانت تستهدف مبنى, عملية استهدفت: what is told without و of an attempt or operation right before it."""
        sheet = self.sheet
        at = verb - (verb > 0 and self.tokens.has(verb - 1, AUXILIARY))
        return not sheet.pre[at] and any(sheet.forms[unit] in _ATTEMPTS for unit in range(max(0, at - _ATTEMPT), at))
