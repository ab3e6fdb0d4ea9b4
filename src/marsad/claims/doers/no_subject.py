"""Who stands beside a deed and cannot be its subject: الاعتداء على موكب X اعتداء على الشعب; هزيمة الجماعات التي استولت على المدينة."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.claims.doers.met_another import met_another
from marsad.grammar.event_found import EventAt, PartyAt
from marsad.grammar.party_roles import RoleWords
from marsad.lexicon.terms import VERB_FORMS
from marsad.syntax.function_words import VERB
from marsad.syntax.tokens import AUXILIARY, CLOSED, COMPLEMENT, NEGATION, PREPOSITION, PUNCTUATION, RELATIVE, Tokens
from marsad.text.rule_words import AND, ARTICLE, FOR, OF, ON, rule_forms, rule_words

_BY_PLACE = frozenset({"order", "joined", "clash.side", "kill.subject"})  # rules by which a party is a doer for where it stands alone
_LENT = frozenset({"subject.before", "owner.shared"})  # rules by which a deed has the doer of the one told before
_NO_NOUN = frozenset({"actor", "source", "person", "event", "weapon", "saying", "number", "place"})
_QUOTES = frozenset({'"', "«", "»", "'", "(", ")"})
_DONE_TO_PEOPLE = frozenset({"detention", "abduction", "killing", "execution", "casualties"})
_BY_OTHERS = frozenset({"explosion", "suicide_attack", "killing", "abduction", "execution", "landmine", "casualties"})  # what those answer whose deeds are told
_LAID = frozenset({"explosion", "landmine"})
_FINDS = rule_words("no_subject.finds")
_OPERATION = rule_words("no_subject.operation")
_ACTS = frozenset({"person", "source"})
_CHAIN = 3  # nouns of a genitive that may stand between a preposition and the party
_DOING = 6  # units between a verb of doing and its deed
_HARMED = 4  # units between a verb of harm and the party of whose men some were harmed


class NoSubject:
    """The parties of a report that stand beside a deed by no grammar of subject and verb."""

    def __init__(self, tokens: Tokens, words: RoleWords) -> None:
        self._tokens, self._sheet, self._words = tokens, tokens.sheet, words

    def drop(self, events: Sequence[EventAt]) -> None:
        """Take the role of a doer from those who cannot be the subject; whom a verb in the plural goes on to suffers it."""
        wrong = set[int]()  # where the parties stand whose part in a deed was taken away: those lent on to the next deeds go too
        for event in events:
            if event.parties and any(party.role == "perpetrator" for party in event.parties):
                event.parties = self._kept(event, wrong)

    def _kept(self, event: EventAt, wrong: set[int]) -> list[PartyAt]:
        kept, dropped = list[PartyAt](), False
        for party in event.parties:
            lent = party.rule in _LENT and party.first in wrong
            dropped = lent or (party.role == "perpetrator" and party.rule in _BY_PLACE and (self._is_no_subject(event, party) or (dropped and party.rule == "joined")))
            dropped = dropped or (party.rule == "own.deed" and met_another(self._tokens, self._words, party, event.at))
            if dropped:
                wrong.add(party.first)
            if not dropped:
                kept.append(party)
            elif not lent and party.first > event.at:
                kept.append(replace(party, role="target", rule="object.of_plural"))
        alone = len(kept) < len(event.parties)
        return [replace(party, role="perpetrator", rule="order") if alone and party.rule == "order.else" else party for party in kept]

    def _is_plural(self, event: EventAt) -> bool:
        """طردوا الحوثيين: behind a verb in the plural stands no subject; but هاجموا (مسلحو X) قواتنا."""
        bracketed = self._sheet.forms[event.stop] == "("
        return not bracketed and self._is_verb(event) and self._sheet.forms[event.at].endswith(_PLURAL)

    def _is_verb(self, event: EventAt) -> bool:
        return event.term.form in VERB_FORMS or (event.term.form == "phrase" and self._tokens.is_verb(event.at))

    def _met_those_before(self, event: EventAt, party: PartyAt) -> bool:
        """طائرات مجهولة قصفت قوات X, وزير الدفاع يهاجم X: right before the verb stands who did it, of no party that is known, and right behind it whom it met."""
        beside = self._words.men_before(party.first, event.stop) == event.stop
        if not self._is_verb(event) or not beside or self._sheet.pre[event.at] or self._sheet.suf[event.at] or not self._ends_behind(party.last):
            return False
        head, first = event.at, self._sheet.prose.start(event.at)
        while head > first and (self._may_act(head - 1) or self._describes(head - 1)):
            head -= 1
        return self._may_act(head) and (head == first or self._tokens.has(head - 1, PUNCTUATION | COMPLEMENT))

    def _ends_behind(self, at: int) -> bool:
        """Behind a party stands a mark or a preposition, and nobody and nothing that it could have struck."""
        return not self._sheet.forms[at][0].isalpha() or self._sheet.pre[at] == AND or self._tokens.has(at, PREPOSITION)

    def _describes(self, at: int) -> bool:
        """مجهولة, نائمة, الخارجية المصري: an adjective or the second word of a genitive."""
        form = self._sheet.forms[at]
        return (form.startswith(ARTICLE) or form.endswith(_LIKE)) and not self._tokens.has(at, CLOSED)

    def _may_act(self, at: int) -> bool:
        """مسلحون, طائرات, الوزير: a word for men or a machine of theirs, or for somebody in office."""
        known = self._words.are_men(at) or not self._sheet.kinds[at].isdisjoint(_ACTS)
        return known and not self._tokens.has(at, CLOSED)

    def _is_no_subject(self, event: EventAt, party: PartyAt) -> bool:
        if party.first > event.at:
            return self._is_plural(event) or self._met_those_before(event, party)
        begins = self._words.men_before(party.first, self._sheet.prose.start(event.at))
        if self._is_quoted_person(party):
            return True
        if self._words.exposed(event.at - 1) or self._of_harmed(event, begins):
            return True
        if met_another(self._tokens, self._words, party, event.at) or self._found_it(event, party, begins):
            return True
        if self._is_verb(event):
            return self._of_two_others(event) or self._of_relative(event, party)
        if self._did_by_relative(event, party):
            return True
        return self._in_genitive(event, begins) or self._in_own_clause(begins) or self._came_before(event) or self._frees(event, begins)

    def _found_it(self, event: EventAt, party: PartyAt, begins: int) -> bool:
        """عثرت X على عبوة ناسفة, فككت X لغما: who finds a bomb or takes it apart did not lay it."""
        beside = (begins - 1, *range(party.last, min(party.last + 2, event.at)))
        return event.type in _LAID and any(self._sheet.forms[unit] in _FINDS for unit in beside)

    def _is_quoted_person(self, party: PartyAt) -> bool:
        """أردوغان: لا يمكننا قبول الهجمات: a man whose words stand behind a colon."""
        return self._sheet.forms[party.last] == ":" and bool(self._sheet.term_at(party.first, "actor").row.get("sex"))

    def _of_two_others(self, event: EventAt) -> bool:
        """عن عاملتين اختطفتا: a verb of two goes with no single party."""
        doers = [party for party in event.parties if party.role == "perpetrator"]
        return len(doers) == 1 and event.type in _DONE_TO_PEOPLE and self._sheet.forms[event.at].endswith(_OF_TWO)

    def _of_relative(self, event: EventAt, party: PartyAt) -> bool:
        """الجماعات التي استولت: a verb behind a relative is that of the noun right before it; not المناطق التي تحتلها."""
        sheet, at = self._sheet, event.at - 1
        if sheet.suf[event.at]:
            return False
        if self._tokens.has(at, RELATIVE) and sheet.forms[event.stop] in _NO_NOUNS and "actor" in sheet.kinds[event.stop + 1]:
            return True  # القرى التي انسحب منها Y
        while at >= party.last and self._tokens.has(at, NEGATION | VERB):
            at -= 1
        if at < party.last or not self._tokens.has(at, RELATIVE):
            return False
        between = range(party.last, at)
        return not all(sheet.forms[unit].startswith(ARTICLE) or sheet.forms[unit] in _HE_IS or not sheet.forms[unit][0].isalpha() for unit in between)

    def _did_by_relative(self, event: EventAt, party: PartyAt) -> bool:
        """خسر X البلدة على يد Y التي تمكنت من تحريرها: the verb of doing behind a relative is that of the party right before it."""
        first = max(party.last, event.at - _DOING)
        verb = next((unit for unit in range(event.at - 1, first - 1, -1) if self._words.does(unit)), -1)
        relative = verb - 1 - (verb > 0 and self._tokens.has(verb - 1, NEGATION | AUXILIARY))
        if verb < 0 or relative < party.last or not self._tokens.has(relative, RELATIVE):
            return False
        return "actor" in self._sheet.kinds[relative - 1] and not all(self._sheet.forms[unit].startswith(ARTICLE) for unit in range(party.last, relative))

    def _of_harmed(self, event: EventAt, begins: int) -> bool:
        """أصيب عشرة من رجال الشرطة في تفجيرين: some of them were harmed by it."""
        sheet, first = self._sheet, max(self._sheet.prose.start(event.at), begins - _HARMED)
        if self._words.fights(event.at):
            return False  # سقط قتلى من X وY في المعارك: they fought
        some = sheet.forms[begins] == OF
        harmed = (unit for unit in range(first, begins) if any(term.kind == "harm" for term in sheet.terms[unit]))
        return some and next(harmed, -1) >= 0

    def _came_before(self, event: EventAt) -> bool:
        """شنت X مداهمات بعد تفجير: what came before her deed was done by somebody else."""
        from_there = self._sheet.forms[event.stop] == OF  # فعل X صفارات الإنذار بعد إطلاق صواريخ من غزة
        other = from_there or event.type in _BY_OTHERS or (event.type == "clash" and not self._words.fights(event.at))
        before = event.at - 1 - (self._sheet.forms[event.at - 1] in _OPERATION)
        if before < event.at - 1 and self._words.told_of(before):
            return True  # بحثا عن منفذي عملية التفجير
        if before > 2 and self._sheet.forms[before] == ON:
            before = next((unit for unit in range(before - 1, before - 4, -1) if self._sheet.forms[unit] in _AFTER), before)  # بعد أربعة أيام على هجوم
        return other and self._sheet.forms[before] in _AFTER and not self._sheet.suf[event.at]

    def _frees(self, event: EventAt, begins: int) -> bool:
        """حررت X صحفيا بعد خطفه, التقى X عائلته بعد اختطافه: who sets somebody free, finds or meets him did not take him before."""
        sheet = self._sheet
        return bool(sheet.suf[event.at]) and event.type in _DONE_TO_PEOPLE and sheet.forms[event.at - 1] in _AFTER and sheet.forms[begins - 1] in _FREES

    def _in_genitive(self, event: EventAt, begins: int) -> bool:
        """على موكب X, من تمدد X: the owner of a noun behind a preposition, or of one that a deed is joined to (صمود X وغارات)."""
        sheet, at = self._sheet, begins - 1
        at -= at > 0 and sheet.forms[at] in _QUOTES
        if at < 0 or not self._is_owned(at) or sheet.suf[event.at]:
            return False
        if sheet.pre[event.at][:1] == AND:
            return True
        for unit in range(at, max(-1, at - _CHAIN), -1):
            if sheet.pre[unit][-1:] in _CLITICS or (unit < at and self._tokens.has(unit, PREPOSITION)):
                return True
            if not self._is_owned(unit):
                return False
        return False

    def _is_owned(self, at: int) -> bool:
        """A noun without the article, in front of which nothing is known that could act."""
        sheet, form = self._sheet, self._sheet.forms[at]
        if form in _NO_NOUNS or (sheet.pre[at][-1:] == FOR and form[0] in _PRESENT):
            return False  # فيها, لترد
        plain = form[0].isalpha() and not form.startswith(ARTICLE) and not sheet.suf[at] and not sheet.kinds[at] & _NO_NOUN
        return plain and not self._tokens.has(at, CLOSED) and not self._tokens.is_verb(at) and not self._words.does(at) and not self._words.does_as_noun(at)

    def _in_own_clause(self, begins: int) -> bool:
        """قواعد الاشتباك التي يعتمدها X كلما طال إطلاق نار: the subject of a relative clause that tells of something else."""
        verb = begins - 1
        if verb < 1 or not self._tokens.has(verb - 1, RELATIVE):
            return False
        return self._tokens.is_verb(verb) and bool(self._sheet.forms[verb].endswith(_ITS))


_LIKE = rule_forms("party_roles.adjective_endings") + rule_forms("nisba_endings")
_NO_NOUNS = rule_words("no_subject.no_nouns")
_AFTER = rule_words("no_subject.after")
_FREES = rule_words("no_subject.frees")
_HE_IS = rule_words("party_roles.copula")
_PRESENT = rule_forms("no_subject.present")
_PLURAL = rule_forms("no_subject.plural")
_OF_TWO = rule_forms("no_subject.of_two")
_ITS = rule_forms("no_subject.its")
_CLITICS = rule_words("clitic_prepositions")
