"""Who did it and to whom: by the words right before a party, else by its place in the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from marsad.grammar.event_deeds import Deeds
from marsad.grammar.event_found import EventAt, PartyAt
from marsad.grammar.event_tallies import tally_of
from marsad.grammar.event_tellers import OWNED_TO, Tellers
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.party_adjectives import MANNERS, strikes
from marsad.grammar.party_machines import fires_on, machine_strikes, verb_of_machine
from marsad.grammar.party_phrases import Party, named_parties, state_at
from marsad.grammar.party_roles import RoleWords
from marsad.grammar.place_found import PREPOSITIONS
from marsad.grammar.sheet import TYPE_WORDS, Sheet
from marsad.grammar.statement import Statement
from marsad.grammar.voices import Speaker
from marsad.lexicon.terms import Term
from marsad.text.rule_words import AND, ARTICLE, BETWEEN, BY, FOR, HAS, OF, ON, TO, WITH, rule_forms, rule_word, rule_words

_PERPETRATED = frozenset(
    {
        "airstrike",
        "drone_strike",
        "shelling",
        "missile_strike",
        "chemical_attack",
        "suicide_attack",
        "shooting",
        "execution",
        "killing",
        "torture",
        "sexual_violence",
        "detention",
        "abduction",
        "advance",
        "territorial_change",
        "siege",
        "explosion",
        "aid_obstruction",
        "damage",
        "ceasefire_violation",
    }
)
_STRIKES = _PERPETRATED - {"detention", "abduction", "advance", "territorial_change", "siege", "torture", "sexual_violence", "aid_obstruction"} | {"clash", "casualties"}
_MUTUAL = frozenset({"clash", "negotiation", "agreement", "ceasefire", "prisoner_exchange"})
_CLAUSE = 20  # units between a verb and what it was done with
_BEGINS = 12  # units between a verb of beginning or doing and the deed
_FAR_BEGINS = 20  # … where no other deed has a verb between them
_CHARGED = 4  # units between a party that is accused and the deed
_JOINT = 4  # units between two parties that are joined: و, words for men, marks
_SIDE = 6  # units between بين and the second of two who fight
_FAR = 40  # units behind a deed in which words may say by whose hand it was
_NEAR = 12  # units behind a deed in which a name alone may be that of a party to it
_NOUNS = frozenset({"masdar", "noun", "s", "p", "d"})
Role = tuple[str, str]  # the role, and the row or rule that gives it; no role: no party to this deed
_NONE: Role = ("", "")


def fill_parties(sheet: Sheet, event: EventAt, bounds: tuple[int, int], harms: Sequence[HarmAt], tellers: Tellers, words: RoleWords, deeds: Deeds) -> None:
    """Fill in who took part and how many raids there were; ``harms`` are those of the whole sentence."""
    event.parties = _Parties(sheet, event, bounds, harms, tellers, words, deeds).find()
    event.tally = tally_of(sheet, event, *bounds)
    if event.type == "casualties" and event.term is None and _killed_by_somebody(event):
        event.type = "killing"


def _killed_by_somebody(event: EventAt) -> bool:
    """قتل 30 مدنيا على يد X: whose cause is not told is told by whose hand it was."""
    return any(party.role == "perpetrator" for party in event.parties) and any(harm.outcome == "killed" for harm in event.harms)


class _Parties:
    """The parties of one event in its sentence."""

    def __init__(
        self, sheet: Sheet, event: EventAt, bounds: tuple[int, int], harms: Sequence[HarmAt], tellers: Tellers, words: RoleWords, deeds: Deeds
    ) -> None:
        self.sheet, self.event, self.tellers, self.words, self.deeds = sheet, event, tellers, words, deeds
        self.others = [harm for harm in harms if not any(harm is own for own in event.harms)]
        self.terms = [term for term in sheet.terms[event.at] if term.kind == "event"]
        self.verb = any(term.form in ("past", "present") for term in self.terms) and not any(term.form in _NOUNS for term in self.terms)
        self.lo, self.hi, self.far = self._reach(*bounds)

    def _reach(self, first: int, last: int) -> tuple[int, int, int]:
        """Where parties may stand: from and to where a name alone says so, and to where words that say whose hand it was do."""
        sheet, event = self.sheet, self.event
        verb = self._verb_of(first)
        lo, far = verb if verb < event.at and self._has_own_subject(verb) else max(first, verb - 9), min(last, event.stop + _FAR, self.tellers.until(event.at))
        cited = sheet.near("accord", event.stop, far)
        far = cited if cited >= 0 else far  # …، وفقا للمتحدث باسم X: whose words they are
        other = sheet.near("clause", event.stop, far)
        far = other if other >= 0 else far  # …، فيما تتواصل المعارك بين X وY: of another clause
        lo = max([lo, *(sheet.stops[at] for at in sheet.between("clause", lo, event.at) if sheet.phrase(at, "clause"))])
        if event.at > first and sheet.forms[event.at - 1] in _THAT_IT_IS:
            lo = event.at  # يصف الحادث بأنه هجوم: who calls it so did not do it
        lo = max(self._whole_pair(lo, first), self.tellers.since(event.at))
        return lo, min(far, event.stop + _NEAR, self.deeds.next_clause(event)), far

    def _has_own_subject(self, verb: int) -> bool:
        """شنت فصائل X هجوما: those who stand right behind a verb of doing did it, and nobody in front of the verb."""
        sheet, behind = self.sheet, verb + 1
        if behind >= sheet.size or sheet.pre[behind] or sheet.dated[behind]:
            return False
        return self.words.does(verb) and not sheet.phrase(behind, "own_force") and ("actor" in sheet.kinds[behind] or (self.words.are_men(behind) and not self.words.some_of(behind)))

    def _whole_pair(self, lo: int, first: int) -> int:
        """قوات X وروسيا: two that are joined are not parted by how far back is looked."""
        sheet = self.sheet
        joined = lo > first and sheet.pre[lo] == AND
        return next((at for at in range(max(first, lo - _JOINT), lo) if sheet.stops[at] == lo and "actor" in sheet.kinds[at]), lo) if joined else lo

    def _verb_of(self, first: int) -> int:
        """استهدفت X أحياء … بقصف عنيف, X بدأت حملة قصف: the verb to which a deed belongs, else the deed itself."""
        sheet, at = self.sheet, self.event.at
        counted = self._counted_by(first)
        if not (sheet.pre[at].endswith(BY) or counted):
            does = next((unit for unit in range(at - 1, max(first, at - _FAR_BEGINS) - 1, -1) if self.words.does(unit)), at)
            return does if at - does <= _BEGINS or not ((self.verb and sheet.pre[at] == AND) or any(self.deeds.verb_at(unit) for unit in range(does, at))) else at
        return next((unit for unit in range(at - 1, max(first, at - _CLAUSE) - 1, -1) if any(_strikes_by_verb(term, counted) for term in sheet.terms[unit])), at)

    def _counted_by(self, first: int) -> bool:
        """بأربع غارات, بأكثر من ثماني غارات, بنحو 3 غارات: with how many."""
        sheet, at = self.sheet, self.event.at
        number = at - 1 if at > first and ("number" in sheet.kinds[at - 1] or sheet.forms[at - 1].isdigit()) else -1
        while number > max(first, at - _JOINT) and not sheet.pre[number].endswith(BY) and (sheet.forms[number - 1] == OF or sheet.pre[number - 1].endswith(BY)):
            number -= 1
        return number >= 0 and sheet.pre[number].endswith(BY)

    def find(self) -> list[PartyAt]:
        """Each party with its role: by the words before it, else the first one of a deed did it and the next suffers it."""
        event, out = self.event, list[PartyAt]()
        named = [party for party in named_parties(self.sheet, self.lo, self.far, event, self.words) if not self.tellers.tells(party.head)]
        own = self.tellers.owns(event.at)
        self.adjective = any(party.deed == event.at for party in named)
        self.known = event.at if self.adjective else self._doer(named)
        self.charged = self.tellers.accuses(event.at)
        self.acted = own is not None and self.tellers.himself(event.at)
        self.sided, self.before = False, ((-1, -1), "")
        for party in named:
            told = self._told(party)
            role, rule = self._by_place(party) if told is None else told
            twice = [other for other in out if party.ident and other.ident == party.ident and {role, other.role} == _OPPOSED]
            if twice and told is None:
                role = ""  # named again: its first role counts, unless words tell the second one
            out = [other for other in out if told is None or other not in twice]
            self.before = (party.first, party.last), role
            if role:
                self.acted = self.acted or role == "perpetrator"
                out.append(PartyAt(role, party.first, party.last, party.ident, rule))
        out = self._two_sides(out) if self.event.type == "clash" else self._by_hand(out)
        out = self._with_speaker(out, own) if own else out
        announced = None if own else self.tellers.announces(event)
        return self._by_announcer(out, announced) if announced else out

    def _by_hand(self, out: list[PartyAt]) -> list[PartyAt]:
        """كثف X غاراته تزامنا مع قصف من قبل Y: where words behind a deed say whose hand it was, who stands far before it is no doer."""
        hand = any(party.role == "perpetrator" and party.rule in _HAND_RULES and party.first >= self.event.stop for party in out)
        return [party for party in out if not (hand and party.rule == "order" and party.role == "perpetrator" and party.first < self.event.at)]

    def _two_sides(self, out: list[PartyAt]) -> list[PartyAt]:
        """قتل 15 من X في اشتباكات: those who fell in a fight fought in it; who stands before two that are told to fight is none of them."""
        if not self.words.fights(self.event.at):
            return out
        if any(party.rule == "clash.between" for party in out):
            out = [party for party in out if not (party.rule == "clash.side" and party.first < self.event.at)]
        fell = [number for number, party in enumerate(out) if party.rule == "harm.theirs"]
        fell += [number + 1 for number in fell if out[number + 1 : number + 2] and (out[number + 1].rule, out[number + 1].role) == ("joined", "target")]
        return [replace(party, role="perpetrator", rule="clash.theirs") if number in fell else party for number, party in enumerate(out)]

    def _with_speaker(self, out: list[PartyAt], own: Statement) -> list[PartyAt]:
        """أعلن الجيش قصف مواقع: who speaks did it himself, where nobody else is said to have."""
        mutual = self.event.type in _MUTUAL - {"clash"} or self.words.breaks_out(self.event.at)
        if mutual or any(party.role == "perpetrator" for party in out) or self._his_own_men_fell() or (doer := self._speaker(own)) is None:
            return out
        return out if any(party.first < doer.last and doer.first < party.last for party in out) else [doer, *out]

    def _by_announcer(self, out: list[PartyAt], announced: Statement) -> list[PartyAt]:
        """أعلن الجيش X مقتل مسلحين في غارة: who tells that his enemies were killed did it, where nobody else is said to have."""
        speaker = next(one for one in announced.speakers if one.voice.id)
        if any(party.role == "perpetrator" for party in out) or self._his_own_men_fell():
            return out
        theirs = [party for party in out if party.role == "target"]
        enemies = any(self.sheet.forms[unit].removeprefix(ARTICLE).startswith(_ENEMIES) for harm in self.event.harms for unit in range(harm.first, min(harm.last + 2, self.sheet.size)))
        others = bool(theirs) and speaker.voice.kind == "official_military" and all(party.ident and party.ident != speaker.voice.id for party in theirs)
        return [PartyAt("perpetrator", speaker.first, speaker.last, speaker.voice.id, "announced"), *out] if enemies or others else out

    def _his_own_men_fell(self) -> bool:
        """قالت الحركة إن قذيفة قتلت ثلاثة من عناصرها: no deed of hers."""
        return any(self.sheet.near("own_force", harm.first, harm.last + 2) >= 0 for harm in self.event.harms)

    def _speaker(self, own: Statement) -> PartyAt | None:
        """Who speaks, as the one who did it; of مصدر في الجيش the army. That somebody is dead or wounded is no deed that could be denied."""
        speaker = own.speakers[0]
        if speaker.voice.id is None and speaker.surname and self.sheet.kinds[speaker.first].isdisjoint(_BODIES):
            return None  # أضاف العامري أن …، مشيرا إلى اعتقال 50: a man of whom no party is told
        if own.act not in OWNED_TO and speaker.voice.anonymous and self.sheet.term(speaker.first, "source") and not self.words.are_men(speaker.first):
            return None  # أكدت مصادر أمنية إطلاق صاروخين
        if own.act not in OWNED_TO:
            return PartyAt("perpetrator", speaker.first, speaker.last, self._spoken_for(speaker), "own.deed")
        party = next(iter(named_parties(self.sheet, speaker.first, speaker.last, self.event, self.words)), None)
        return PartyAt("perpetrator", party.first, party.last, party.ident, "own.denied") if party and self.event.type in _PERPETRATED else None

    def _spoken_for(self, speaker: Speaker) -> str | None:
        """A spokesman told by his name did not do it himself: of Y, who speaks for the army, the army."""
        terms = (self.sheet.term(unit, "actor") for unit in self.sheet.between("actor", speaker.first, speaker.last))
        row = next((term.row for term in terms if term is not None and term.key == speaker.voice.id), {})
        soldier = row.get("sex") and row.get("kind") in _SOLDIERS
        return (row.get("speaks_for") if soldier else None) or speaker.voice.id

    # --- by the words before a party ---

    def _told(self, party: Party) -> Role | None:
        """على يد X, مصدره مواقع X, تسيطر عليها X; None where no words tell."""
        if party.deed is None and self.event.at < party.first and self.words.did(party.last) and self.sheet.forms[self._begins(party.first) - 1] in _THAT:
            return "perpetrator", "hand.did"  # غارة يعتقد أن X شنتها
        if party.deed is None and (blame := self.words.blamed(party.first, self.lo)) is not None:
            return ("perpetrator", "blamed") if blame < self.event.at <= party.last + _CHARGED else _NONE
        if party.deed is None and party.last < self.event.at and self.words.behind_it(party.last, self.event.at):
            return "perpetrator", "blamed"
        if party.deed is None and self.sheet.pre[party.first].endswith(FOR) and self.event.at < party.first and self.words.ascribed(party.first - 1):
            return "perpetrator", "ascribed"  # قصف نسب لـX
        if party.deed is None and self.event.at < party.first and self.words.ascribed_to(party.first, self.event.at, self.sheet.prose.start(self.event.at)):
            return "perpetrator", "ascribed"
        if party.deed is None and self.event.type in _STRIKES and party.first > self.event.at and machine_strikes(self.sheet, self.words, self.event, party.first, verb=self.verb):
            return "perpetrator", "machine.of"
        found = None if party.deed is not None else self.words.before(party.first, max(self.sheet.prose.start(self.event.at), self.lo - 2))
        if found is None:
            return None
        row, at = found
        if row.role == "perpetrator" and (self._of_another_death(at) or (row.id == "hand.did" and self._of_operation(at))):
            return _NONE
        if row.id == "hand.by" and self._of_what_befell_him(at):
            return _NONE
        if row.id == "hand.by" and at < self.event.at and self.verb and party.last <= self.event.at:
            return _NONE  # X، المصنف تنظيما إرهابيا من قبل Y، هاجم: a verb has its subject, and no hand
        if row.id == "hand.own" and party.first < self.event.at:
            return None  # فصائل تابعة لـ"X" شنت هجوما: by its place
        if row.id == "hand.own" and (struck := next((unit for unit in range(at - 3, at) if self.sheet.phrase(unit, "struck")), -1)) >= 0 and not self._machine(struck):
            return "target", "hit.owned"  # استهدف سيارة تابعة لـ"X"
        if row.id == "hand.own" and self._aircraft_struck(party):
            return "target", "hit.owned"
        if row.id == "hand.source" and self.event.type not in _FROM_AFAR:
            return None  # تقدم من مواقع X
        if row.id == "hand.prison" and self.event.type != "torture":
            return None
        if row.id == "aid":
            return _NONE  # بدعم من X: who helps did not do it
        if row.role == "holder":
            return None if self.event.at <= at < self.event.stop else ("holder", row.id)
        if row.role == "perpetrator" and self.event.type in _MUTUAL - {"clash"}:
            return "party", row.id
        hand_before = row.role == "perpetrator" and at < self.event.at and party.first < self.event.at and self.event.term is not None and self._harm_before(at)  # 30 قتلوا على يد X و21 بغارات Y: of those told before
        return (row.role, row.id) if self.deeds.owner(at) is self.event and not hand_before else _NONE

    def _aircraft_struck(self, party: Party) -> bool:
        """استهداف مسيرة تابعة لـX في القرية: where nothing else is struck, the aircraft itself was; not استهداف مسيرة تابعة لـX سيارة."""
        sheet, event = self.sheet, self.event
        if self.verb or not self.words.attacks(event.at) or not strikes(sheet, event.stop) or event.stop >= party.first:
            return False
        return self._nothing_behind(party.last)

    def _nothing_behind(self, at: int) -> bool:
        """Behind a unit stands when, where or the end, and nobody and nothing that could be struck."""
        sheet = self.sheet
        at += at < sheet.size and sheet.forms[at] in _QUOTES
        if at >= sheet.size or not sheet.forms[at][0].isalpha() or sheet.forms[at] in PREPOSITIONS:
            return True
        return bool(sheet.dated[at]) or (sheet.pre[at].endswith(_CLITIC_PREPOSITIONS) and not sheet.pre[at].endswith(FOR))

    def _machine(self, at: int) -> bool:
        """دهسه من قبل سيارة تابعة لـX, بمدرعة تابعة لـX: what it was done with."""
        told = self.words.before(at, self.event.at)
        return (self.event.type == "shooting" and self.sheet.pre[at].endswith(BY)) or (told is not None and told[0].id == "hand.by")

    def _of_what_befell_him(self, at: int) -> bool:
        """فجر نفسه بعد محاصرته من قبل X: the hand is that of the noun with a pronoun right before it."""
        noun = at - 1
        return noun > self.event.stop and self.sheet.suf[noun] in _HIS and self.sheet.forms[noun - 1] in _AFTER and not any(harm.trigger == noun for harm in self.event.harms)

    def _of_operation(self, at: int) -> bool:
        """غارة تحد من العمليات التي ينفذها X: the hand is that of the operations told right before it, not of this deed."""
        told = [unit for unit in range(max(self.event.stop, at - _JOINT), at) if self.words.operation(unit)]
        return bool(told) and not any(term.kind == "event" for term in self.sheet.terms[told[-1]])

    def _harm_before(self, at: int) -> bool:
        """30 قتلوا على يد X: a word of harm in the clause before the hand; not قذيفة أطلقها X وأدت إلى إصابة."""
        return any("harm" in self.sheet.kinds[unit] for unit in range(self.lo, at))

    def _of_another_death(self, at: int) -> bool:
        """انفجار خلال تشييع رجلين قتلوا بيد X: the hand is that of whoever killed them, not of the one who did this."""
        own = {harm.trigger for harm in self.event.harms} | {self.event.at}
        verbs = (unit for unit in range(at - 1, max(self.event.at, at - 1 - _JOINT), -1) if any(term.kind == "harm" and term.form == "past" for term in self.sheet.terms[unit]))
        return next((unit not in own for unit in verbs), False)

    # --- by its place in the sentence ---

    def _by_place(self, party: Party) -> Role:
        if party.deed is not None and self.before[1] == "perpetrator" and self._joined(party):
            return "perpetrator", "joined"  # غارات أميركية وبريطانية
        if party.deed is not None:
            return ("perpetrator", "adjective") if self._does_it(party, party.deed) else _NONE
        if self._joined(party):
            return self.before[1], "joined"
        if party.first >= self.event.stop and (self.event.type == "clash" or self._exchanged()) and self._is_side(party):
            return "perpetrator", "clash.between"
        if party.first >= self.event.stop and self._opens_clause(party) and self.deeds.verb_at(party.last):
            return _NONE  # هاجم X موقعا وY يقصف
        if party.first >= self.hi or _among(self.sheet, self.others, party):
            return _NONE  # مقتل 8 من X وأسر 102: those killed took nobody prisoner
        if party.first < self.event.at and self.charged and (self._accused(party) or not self._governed(party)):
            return "perpetrator", "accused"
        if party.first < self.event.at and self._left_out_before(party):
            return _NONE
        return self._role(party)

    def _accused(self, party: Party) -> bool:
        """البيت الأبيض يحمل حماس مسؤولية …: right behind the verb of accusing."""
        saying = self.sheet.term(party.first - 1, "saying") if party.first else None
        return saying is not None and saying.row["act"] == "accuse"

    def _left_out_before(self, party: Party) -> bool:
        verb = any(term.kind == "harm" and term.form in ("past", "present") for term in self.sheet.terms[self.event.at])
        told_of = self.event.type == "casualties" and not verb
        return (self.known not in (None, party.first) or told_of or self._owned(party)) and not (self.adjective and self._harmed(party))

    def _role(self, party: Party) -> Role:
        event = self.event
        if _among(self.sheet, event.harms, party) or self._of_those_harmed(party):
            return "target", "harm.theirs"  # مقتل 8 من قوات X: theirs are those harmed
        if not (self.acted or self.verb) and fires_on(self.sheet, self.words, event, party.first, party.last):
            return "perpetrator", "fire.of"
        if self._killed(party):
            return "perpetrator", "kill.agent"
        if event.type in _MUTUAL and event.type != "clash":
            return "party", "mutual"
        struck = self._suffers(party) or self._taken(party) or self._is_object(party)
        return ("target", "struck") if struck else self._by_order(party)

    def _by_order(self, party: Party) -> Role:
        event, before = self.event, party.first < self.event.at
        if event.type == "clash" and before and (self.words.repels(event.at) or self.words.repels(event.at - 1)):
            return "target", "repelled"
        if event.type == "clash" and not before and self.acted and (self.words.attacks(event.at) or (not self.words.fights(event.at) and self._laid_for(party))):
            return "target", "attacked"
        if event.type == "clash" and not before and self._has_met(party):
            return "target", "attacked"
        if event.type == "clash" and before and self._of_another(party):
            return _NONE  # أعدمت السلطات من شاركوا في مواجهات
        if event.type == "clash" and before and (self._answered(party) or self._charges_him(party) or self.words.told_of(event.at - 1)):
            return _NONE  # رد X على هجمات Y
        if event.type == "clash" and not (before and self._governed(party)) and (before or self._beside(party)):
            return ("target", "attacked") if not before and self._aimed_at(party) else ("perpetrator", "clash.side")
        if before and event.type in _PERPETRATED and self._exchange(party):
            return "perpetrator", "exchange"
        if event.type in _PERPETRATED and not self.acted:
            return ("perpetrator", "order") if self._may_have_done(party, before=before) else _NONE
        if event.type == "casualties" and before and not self.acted and self._kills(party):
            return "perpetrator", "kill.subject"
        if not self.acted or before or event.type == "clash" or self.deeds.told_between(event, party.first):
            return _NONE
        return "target", "order.else" if event.type in _PERPETRATED and self._may_have_done(party, before=False) else "order"

    def _aimed_at(self, party: Party) -> bool:
        """هجمات تستهدف منذ أسابيع قوات X: behind the verb of aiming stands whom it met."""
        aims = (unit for unit in self.sheet.between("event", self.event.stop, party.first) if any(term.kind == "event" and term.key == _TARGETED for term in self.sheet.terms[unit]))
        return next(aims, -1) >= 0

    def _has_met(self, party: Party) -> bool:
        """الجيش X الذي هاجم Y: whom a verb met stands right behind it, where its subject stands right before."""
        sheet, at = self.sheet, self.event.at
        (_, last), role = self.before
        subject = last if last > 0 and (last == at or (last == at - 1 and sheet.forms[last] in _WHICH)) else -1
        return self.verb and role == "perpetrator" and subject > 0 and self._begins(party.first) == self.event.stop

    def _laid_for(self, party: Party) -> bool:
        """نصبت X كمينا لقوات Y: behind the ambush and ل stands whom it met, where who laid it is told."""
        return self.sheet.pre[self._begins(party.first)].endswith(FOR)

    def _kills(self, party: Party) -> bool:
        """قوات X قتلت ثلاثة, الاحتلال يقتل شابا: right before a verb of harm, behind which stand those harmed, and none of its own men."""
        event, last = self.event, party.last + (self.sheet.forms[party.last] in _QUOTES)
        harms = [harm for harm in event.harms if harm.trigger == event.at and harm.first > event.at]
        beside = last == event.at or (event.at - last <= _JOINT and self.words.does(self.words.men_before(party.first, self.lo) - 1))  # أقدم X على قتل
        return beside and bool(harms) and not self._governed(party) and not self._his_own_men_fell()

    def _exchange(self, party: Party) -> bool:
        """تبادل X وY القصف: both did it to each other."""
        return any(self.words.exchanges(unit) for unit in range(self.lo, party.first))

    def _exchanged(self) -> bool:
        """قصف متبادل بين X وY, تبادل خطير لإطلاق النار بين X وY."""
        exchange = any(self.words.exchanges(unit) for unit in range(max(0, self.event.at - 3), self.event.at))
        return exchange or self._between_sides() or any(self.words.mutual(unit) for unit in range(self.event.stop, min(self.event.stop + 3, self.sheet.size)))

    def _between_sides(self) -> bool:
        """قصف بالصواريخ بين X من جهة وY من جهة أخرى: fire of two sides, with no other deed or place before بين."""
        sheet, stop = self.sheet, self.event.stop
        if self.event.type not in _FIRED or not any(sheet.forms[unit] in _SIDE_WORDS for unit in range(stop, self.far)):
            return False
        between = next((unit for unit in range(stop, min(stop + _CHARGED + _SIDE, self.far)) if sheet.forms[unit] == BETWEEN), -1)
        return between >= 0 and all(sheet.forms[unit] not in PREPOSITIONS and sheet.kinds[unit].isdisjoint(_OTHER_MATTER) for unit in range(stop, between))

    def _beside(self, party: Party) -> bool:
        """كمين للمقاومة, هجوم شنه X, اشتباك مع X: what fights stands right behind the fight, or behind مع and بين; not عملية تستهدف إعادة حكومة X."""
        stop = self.event.stop
        begins = self.words.men_before(party.first, stop)
        begins -= begins - 1 > stop and self.sheet.forms[begins - 1] in _QUOTES
        joined = begins - 1 >= stop and self.words.beside(begins - 1)
        if not joined and begins > stop and self.sheet.forms[begins - 1] in PREPOSITIONS:
            return False  # مهاجمة دول في حلف X
        return party.first - stop < _JOINT or joined or self._only_how(party.first)

    def _joined(self, party: Party) -> bool:
        """قوات X وحليفتها Y, X و«Y»: the second behind a party with nothing but و and words for men between; its role is that one's."""
        (first, last), _ = self.before
        if first < 0 or last > party.first:
            return False
        between = list(islice((unit for unit in range(last, party.first) if self.sheet.forms[unit] not in _QUOTES), _JOINT + 1))
        if len(between) > _JOINT:
            return False
        if "/" in (self.sheet.forms[unit] for unit in between):
            return True
        if not between or self.words.allied(between[0]):
            return len(between) < 2 and (AND in (self.sheet.pre[party.first], self.sheet.pre[last]) or bool(between))
        return (self.sheet.forms[between[0]] == AND or self.sheet.pre[between[0]] == AND) and self._men(between[self.sheet.forms[between[0]] == AND :])

    def _is_side(self, party: Party) -> bool:
        """بين X وعناصر من Y: those between whom a fight is told to be."""
        sheet = self.sheet
        at = self.words.men_before(party.first, self.event.stop)
        while at > self.event.stop and sheet.forms[at - 1] in _QUOTES:
            at = self.words.men_before(at - 1, self.event.stop)
        at = self._owned_noun(at) if sheet.pre[party.first].endswith(FOR) else at
        if self.deeds.fight_between(self.event, at):
            return False  # هاجم متظاهرون مقر X ما أدى إلى صدام بينهم وبين Y: sides of that fight
        if sheet.forms[at - 1] == BETWEEN:
            self.sided = True
            return True
        return (self.sided or self._other_side(at)) and (sheet.pre[at] == AND or sheet.forms[at - 1] == AND)

    def _owned_noun(self, at: int) -> int:
        """بين متظاهرين ونقطة عسكرية تابعة لـX: where the noun with و begins whose owner X is, else where it was."""
        noun = next((unit for unit in range(at, max(self.event.stop, at - _JOINT), -1) if self.sheet.pre[unit] == AND), at)
        plain = all(self.sheet.forms[unit].endswith(_ADJECTIVE) or self.words.are_men(unit) for unit in range(noun + 1, at))
        return noun if plain else at

    def _other_side(self, at: int) -> bool:
        """اشتباكات بين شبان غاضبين وقوات X: the first of those between whom a fight is told to be is named by no name."""
        sheet = self.sheet
        between = next((unit for unit in range(at - 1, max(self.event.stop, at - _SIDE) - 1, -1) if sheet.forms[unit] == BETWEEN), 0)
        return bool(between) and sheet.forms[between - 1] != OF and not any(sheet.pre[unit] or not sheet.forms[unit][0].isalnum() or sheet.forms[unit] in PREPOSITIONS for unit in range(between + 1, at))

    def _men(self, units: Sequence[int]) -> bool:
        return all(self.words.are_men(unit) for unit in units)

    def _may_have_done(self, party: Party, *, before: bool) -> bool:
        """Whether a name beside a deed may be that of who did it: its subject before or behind it, never behind a preposition."""
        if before and (self.words.told_of(self.event.at - 1) or self._answered(party) or self._resisted(party)):
            return False
        if before:
            return not (self._governed(party) or self._clause_between(party) or self._of_another(party))
        return self._right_behind(party.first) or (self.verb and self._only_how(party.first))

    def _of_another(self, party: Party) -> bool:
        """اقتحمت قوات X المخيم بعد غارة, تزامنت غارات X مع هجوم: his is the deed right before him."""
        begins = self.words.men_before(party.first, self.lo)
        joined = self.sheet.forms[self.event.at - 1] == WITH or (self.words.fights(self.event.at) and self.sheet.pre[self.event.at] == AND)  # غارات X ومعارك
        return self.deeds.of_another(party.first, self.event) or (joined and self.deeds.owner_behind(begins, self.event))

    def _resisted(self, party: Party) -> bool:
        """تصدت أجهزة الأمن لانتحاري: the deed is that of him who was resisted; not تصدى لهم بغارات."""
        return not self.sheet.pre[self.event.at].endswith(BY) and any(self.words.resists(unit) for unit in range(party.last, self.event.at))

    def _charges_him(self, party: Party) -> bool:
        """شنت X غارات على Y، وتتهمه بشن هجمات: a verb of accusing with a pronoun lays the deed to another than its subject; not X التي تتهمها Y."""
        sheet = self.sheet
        return any(sheet.suf[unit] and sheet.forms[unit - 1] not in _WHICH and (term := sheet.term(unit, "saying")) is not None and term.row["act"] == "accuse" for unit in sheet.between("saying", party.last, self.event.at))

    def _answered(self, party: Party) -> bool:
        """ردت القوات على الهجوم: what is answered was done by somebody else."""
        sheet, at = self.sheet, self.event.at
        return sheet.forms[at - 1] == ON and any(self.words.answers(unit) for unit in range(max(self.lo, party.first - _JOINT), at))

    def _clause_between(self, party: Party) -> bool:
        """صراع مع X، وتشهد المدينة تفجيرات: the deed is told in a clause of its own."""
        sheet = self.sheet
        return any(sheet.forms[at] == "،" and sheet.pre[at + 1].startswith(AND) for at in range(party.last, self.event.at - 1))

    def _only_how(self, stop: int) -> bool:
        """قصفت مساء أمس بالمدفعية قوات X: between a verb and its subject may stand when and with what."""
        sheet = self.sheet
        start = self._begins(stop)
        if any(sheet.forms[unit].startswith(ARTICLE) and sheet.forms[unit].endswith(_PLURAL_NOMINATIVE) for unit in range(self.event.stop, start)):
            return False  # استهدف المقاتلون قوة …: the subject
        return all(
            sheet.dated[unit] or sheet.pre[unit].endswith(BY) or sheet.forms[unit].startswith(ARTICLE) or sheet.forms[unit] in _TIMES or self.words.are_men(unit)
            for unit in range(self.event.stop, start)
        ) and (not sheet.pre[stop].endswith(FOR) or start < stop)

    def _governed(self, party: Party) -> bool:
        """بعد زيارة وفد X, في بيان لـX, أكدت X: behind a preposition, a noun of its own or a verb of saying."""
        sheet = self.sheet
        at = self.words.men_before(party.first, sheet.prose.start(self.event.at))
        if self.verb and party.last == self.event.at and self._opens_clause(party):
            return False
        if self._owner_of_subject(party):
            return False
        if sheet.pre[at].endswith(FOR) and self._flies_for(at):
            return False
        if any(sheet.pre[unit].endswith(FOR) and not self._flies_for(unit) for unit in range(at + 1, party.first)) and not (self.verb and self.event.at - party.last <= 2):
            return True  # قائد المجموعات التابعة لميليشيا "X"
        at -= at - 1 > self.lo and sheet.forms[at - 1] in _QUOTES and sheet.forms[at - 2] != FOR  # مجموعة تابعة لميليشيا "X"
        if at == 0 or sheet.pre[at].endswith(_CLITIC_PREPOSITIONS) or sheet.forms[at] == TO:
            return at > 0  # بانتمائهم إلى X
        saying = sheet.term(at - 1, "saying")
        own = sheet.pre[self.event.at].endswith(BY) or self.words.does(at - 1) or self._lays_hands(at - 1) or self.words.does_as_noun(self.event.at - 1)  # ردت المدفعية بقصف, أعلنت X استئناف معركة
        spoken = saying is not None and saying.form in ("past", "present") and not own
        spoken = spoken or (saying is not None and saying.row["act"] == "accuse" and bool(sheet.suf[at - 1]))  # اتهمتها X بقصفه
        named_after = sheet.term(at - 1, "source") is not None and at > self.lo and sheet.pre[at] != AND  # not الجيش وX
        return sheet.forms[at - 1] in PREPOSITIONS or self.words.governs(at - 1) or spoken or named_after or (self.words.owned_by(at - 1) and not self._of_an_object(party))

    def _owner_of_subject(self, party: Party) -> bool:
        """عربة عسكرية لقوات X، دهست شابا; عناصر تابعون لـX كانوا قد اعتقلوه: whose men or machine stands right before its verb."""
        sheet, noun = self.sheet, party.first - 1
        if not self.verb or not sheet.pre[party.first].endswith(FOR) or any(sheet.forms[unit] not in _LINKS for unit in range(party.last, self.event.at)):
            return False
        while noun > self.lo and sheet.forms[noun].endswith(_ADJECTIVE) and not sheet.pre[noun] and not self._strikes_or_people(noun):
            noun -= 1
        return self._strikes_or_people(noun) and not sheet.pre[noun].strip(AND) and sheet.forms[noun - 1] not in PREPOSITIONS

    def _strikes_or_people(self, at: int) -> bool:
        return self.words.strike_from(at) or self._people_of(at)

    def _people_of(self, at: int) -> bool:
        """عناصر, مسلحون: men, and no word that only ties them to a party (تابعين)."""
        return self.words.some_of(at) or self.words.armed_men(at) or strikes(self.sheet, at)

    def _lays_hands(self, at: int) -> bool:
        """ألقت الشرطة القبض على: a verb of laying hands, not of saying."""
        return self.event.type == "detention" and self.words.lays_hands(at)

    def _flies_for(self, at: int) -> bool:
        """شن الطيران الحربي للجيش غارات: an aircraft behind the verb of doing, which is the party's."""
        sheet, unit = self.sheet, at - 1
        while unit > self.lo and sheet.forms[unit].endswith(_NISBA_ENDINGS) and not strikes(sheet, unit):
            unit -= 1
        return strikes(sheet, unit) and self.words.does(unit - 1)

    def _opens_clause(self, party: Party) -> bool:
        """وX يقصف: و stands before the party or its men, and joins it to no other party."""
        sheet, at = self.sheet, self.words.men_before(party.first, self.lo)
        joined = any(sheet.stops[unit] in (at, at - 1) and (sheet.kinds[unit] & {"actor"} or state_at(sheet, unit)) for unit in range(max(self.lo, at - _JOINT), at))
        return not joined and AND in (sheet.pre[at], sheet.forms[at - 1] if at else "")

    def _of_an_object(self, party: Party) -> bool:
        """استهداف المستوطنين لمنزل: behind the owner of a deed stands what was struck, so the owner did it."""
        return any(self.sheet.pre[at].endswith(FOR) for at in range(party.last, min(party.last + 2, self.sheet.size)))

    def _taken(self, party: Party) -> bool:
        """حصار الرئيس فلان, اغتيال فلان: a person right behind the noun of what is done to people."""
        actor = self.sheet.term(party.head, "actor")
        sheet, stop = self.sheet, self.event.stop
        if not self.verb and self.event.type in _DONE_TO_PEOPLE and any(sheet.term(unit, "person") or sheet.term(unit, "source") for unit in range(stop, min(party.first, stop + 2))):
            return True  # اعتقال مسؤول التسليح لـ"X", اغتيال قيادي في X: one of theirs
        close = party.first == self.event.stop and not self.verb and not self.sheet.pre[party.first]
        return close and self.event.type in _DONE_TO_PEOPLE and actor is not None and bool(actor.row.get("sex"))

    def _is_object(self, party: Party) -> bool:
        """خطف جنود إسرائيليين, استهدف جنديين تركيين: men told by their state alone, behind the noun of what is done to people or in the accusative."""
        if party.first < self.event.stop:
            return False
        signs = (self._behind_unnamed_men, self._driven_out, self._lost_it, self._struck_by_deed, self._aimed_by_speaker)
        return any(sign(party) for sign in signs) or (party.men and self._men_it_took(party))

    def _men_it_took(self, party: Party) -> bool:
        """Right behind the noun of what is done to people, or in the accusative behind a verb."""
        if self.verb:
            return self.sheet.forms[party.first].endswith(_ACCUSATIVE)
        return self.event.type in _DONE_TO_PEOPLE and party.first == self.event.stop

    def _aimed_by_speaker(self, party: Party) -> bool:
        """أعلنت X استهداف دبابة إسرائيلية, استهداف جنود Y: right behind the noun stands who was struck, where nothing else is told to be."""
        if self.verb or not self.words.attacks(self.event.at) or self._begins(party.first) != self.event.stop:
            return False
        some = self.words.armed_men(party.first) and not self.sheet.forms[party.last - 1].startswith(ARTICLE)
        return (some or self.tellers.owns(self.event.at) is not None) and self._nothing_behind(party.last)

    def _struck_by_deed(self, party: Party) -> bool:
        """الحادثة التي استهدفت رجال الأمن: behind the verb of a deed that a relative tells of stands whom it met."""
        sheet, at = self.sheet, self.event.at - 2
        if not self.verb or at < 0 or sheet.forms[at + 1] not in _WHICH or self._begins(party.first) != self.event.stop:
            return False
        while at > 0 and sheet.forms[at].startswith(ARTICLE) and not sheet.kinds[at] & _DEED and sheet.forms[at - 1].startswith(ARTICLE):
            at -= 1  # التفجير الإرهابي الذي
        return bool(sheet.kinds[at] & _DEED) or self.words.operation(at) or self.words.told_of(at)

    def _driven_out(self, party: Party) -> bool:
        """طرد مسلحي X من البلدة: right behind the noun stand those who were driven out, unless others do behind them (طرد X للعائلات)."""
        sheet = self.sheet
        close = self.words.men_before(party.first, self.event.stop) == self.event.stop and not sheet.pre[self.event.stop]
        return close and not self.verb and self.words.drives_out(self.event.at) and not (party.last < sheet.size and sheet.pre[party.last].endswith(FOR))

    def _lost_it(self, party: Party) -> bool:
        """استعادت القوات القرية من X, انتزع السيطرة من أيدي X: behind من stands who held it before; not مقاتلون من X."""
        if self.event.type != "territorial_change":
            return False
        begins = self._begins(party.first)
        begins -= begins > self.event.stop and self.sheet.forms[begins - 1] in _HANDS
        source = begins if self.sheet.forms[begins] == OF else begins - 1
        return source >= self.event.stop and self.sheet.forms[source] == OF and not self._some_people(source - 1)

    def _some_people(self, at: int) -> bool:
        """ثوار من X, المئات من X: those of a party who stand before من."""
        return bool(self.sheet.term(at, "person") or self.sheet.term(at, "source")) or "number" in self.sheet.kinds[at]

    def _behind_unnamed_men(self, party: Party) -> bool:
        """هاجم مسلحون الحوثيين, اقتحم مجهولون القاعدة: who did it stands there without a name, so the definite one behind suffers it."""
        before = self.sheet.forms[party.first - 1]
        men = party.first > self.event.stop and before.endswith(_PLURAL_NOMINATIVE) and not before.startswith(ARTICLE) and not self.sheet.pre[party.first]
        return self.verb and men and self.sheet.forms[party.first].startswith(ARTICLE)

    def _does_it(self, party: Party, deed: int) -> bool:
        """غارة إسرائيلية: theirs is the deed; قصفت مسيرة إسرائيلية, هجوم بصاروخ حوثي: or what did it, but not what was struck."""
        sheet, event = self.sheet, self.event
        if deed == event.at and event.type in _TAKEN_AWAY and not sheet.forms[deed].startswith(ARTICLE) and not self.verb:
            return False  # اختطاف بريطاني, اعتقال إسرائيلي: as well of whom it befell
        if deed == event.at:
            return event.type in _PERPETRATED | {"clash", "casualties"} and (event.type != "killing" or bool(event.harms))
        if self.acted or event.type not in _STRIKES:
            return False
        if deed >= event.stop + _NEAR:
            return False
        before = sheet.forms[deed - 1] if deed else ""
        counted = deed == event.stop + 1 and "number" in sheet.kinds[event.stop]  # قصفت ثلاث طائرات تركية
        if counted or deed <= event.stop or event.type == "casualties" or sheet.pre[deed].endswith(_BY_OR_FOR) or before == OF or self.words.did(deed - 1):
            return True
        told = self.words.before(deed, event.at)  # استهداف سيارة من قبل مسيرة تركية
        return told is not None and told[0].role == "perpetrator"

    def _harmed(self, party: Party) -> bool:
        """مقتل ثلاثة من X بغارة إسرائيلية, تعرضت مواقع X لقصف روسي: theirs was what suffered."""
        return _among(self.sheet, self.event.harms, party) or self._suffers(party)

    def _of_those_harmed(self, party: Party) -> bool:
        """مقتل قيادي في تنظيم X بغارة: right behind those harmed, and before the deed."""
        if party.first >= self.event.at:
            return False
        for harm in self.event.harms:
            if harm.last <= party.first <= harm.last + 4:
                return not any(self.sheet.forms[unit] == "،" or self.sheet.kinds[unit] & _PARTS for unit in range(harm.last, party.first))
        return False

    def _killed(self, party: Party) -> bool:
        """قتل تنظيم X ثلاثة مدنيين: between the verb of harm and those harmed stands who did it."""
        harmed = any(term.kind == "harm" and term.form == "past" for term in self.sheet.terms[self.event.at])
        close = 0 < party.first - self.event.at <= 4 and not any(harm.first < party.first for harm in self.event.harms)
        return harmed and close and any(harm.first >= party.last for harm in self.event.harms)

    def _suffers(self, party: Party) -> bool:
        """Behind على or ضد, or the owner of what was struck: مواقع X, مقرا لـX."""
        sheet, event, at = self.sheet, self.event, party.first
        if at < event.at:  # تعرضت مواقع X لقصف
            return sheet.pre[event.at].endswith(FOR) and any(sheet.forms[unit].startswith(_EXPOSED) for unit in range(max(self.lo, at - _EXPOSED_BY), at))
        between = range(max(event.stop, at - 4), at)
        if any(sheet.forms[unit] in _AGAINST and sheet.forms[unit + 1] not in _HAND_OR_HEAD for unit in between):
            return True
        if any(sheet.phrase(unit, "struck") and not sheet.pre[unit].endswith(BY) for unit in between):
            return not self._attacks(party)
        return sheet.pre[at].endswith(FOR) and not self._right_behind(at) and event.type not in _LEAVING and not self.deeds.told_between(event, at)

    def _attacks(self, party: Party) -> bool:
        """هاجمت عناصر من X نقطة …, أطلقت دورية من X النار: men right behind the verb are those of who did it."""
        return self.words.are_men(self.event.stop) and self.words.men_before(party.first, self.event.stop) == self.event.stop

    def _right_behind(self, at: int) -> bool:
        """قصف مدفعي لقوات X: only what describes the deed stands between it and those who did it; a verb has none such."""
        sheet, event, men = self.sheet, self.event, self._begins(at)
        if self.verb:  # قصفت طائرة تابعة لقوات X
            return men <= event.stop and not (sheet.pre[at].endswith(FOR) and strikes(sheet, men) and not verb_of_machine(sheet, event, men))
        struck = self.words.attacks(event.at) or event.type not in _FIRED  # استهداف عناصر من X
        if event.type in _FIRED and men <= event.stop and (not struck or strikes(sheet, event.stop)):
            return True  # قصف ميليشيات "X", استهداف مسيرة تابعة لـX مسجدا
        if not struck and self._comes_from(men):
            return True
        return all(
            (form := sheet.forms[unit]).removeprefix(ARTICLE).startswith(_MANNERS)
            or strikes(sheet, unit)  # قصف مروحية للنظام
            or (form.endswith(_NISBA_ENDINGS) and form not in PREPOSITIONS and not sheet.term(unit, "person") and not sheet.phrase(unit, "thing", *TYPE_WORDS))
            or sheet.dated[unit]
            or (form in _COMING_FROM and unit + 1 in (self.words.men_before(at, unit + 1), self._begins(at)))  # قصف مدفعي من قوات X, قنص من "X"
            or sheet.forms[unit] in _QUOTES
            for unit in range(event.stop, at if struck else men)
        )

    def _begins(self, at: int) -> int:
        """Where a name behind the deed begins, with its men and the quotation mark before it: قصفت "X"."""
        begins = self.words.men_before(at, self.event.stop)
        return begins - 1 if begins > self.event.stop and self.sheet.forms[begins - 1] in _QUOTES else begins

    def _comes_from(self, men: int) -> bool:
        """قصف ممنهج غير مسبوق من طائرات X: nothing but what the fire is like stands before من."""
        sheet = self.sheet
        of = next((unit for unit in (men, men - 1) if sheet.forms[unit] == OF), 0)
        return 0 < of - self.event.stop <= _JOINT and not any(not ("weapon" in sheet.kinds[unit] and sheet.pre[unit].endswith(BY)) and (sheet.kinds[unit] or sheet.pre[unit] or sheet.suf[unit] or sheet.forms[unit] in PREPOSITIONS or not sheet.forms[unit][0].isalpha()) for unit in range(self.event.stop, of))

    def _owned(self, party: Party) -> bool:
        """وقع هجوم قرب قافلة لقوات X: before the deed, whose a thing is; but طائرة تابعة لقوات X قصفت."""
        sheet = self.sheet
        men = self.words.men_before(party.first, self.lo)
        if not sheet.pre[party.first].endswith(FOR) or self.words.does(party.last) or self._flies_for(party.first) or (men < party.first and any(self.words.does(unit) for unit in range(max(self.lo, men - 3), men))):
            return False  # طائرة تابعة لقوات X نفذت غارة, شنت الطائرات الحربية التابعة لـX غارات
        if men < party.first and self.words.does_as_noun(men - 1):
            return False  # قيام عناصر تابعة لـX بخطف
        if self._owner_of_subject(party):
            return False
        return not (self.verb and self.event.at - party.last <= 1)

    def _doer(self, named: list[Party]) -> int | None:
        """نفت الوزارة قصف طائرات روسية على البلدة: right behind the noun and before على stands who did it, not who speaks of it; وX يقصف: his clause."""
        own = next((party for party in reversed(named) if party.last == self.event.at and self._opens_clause(party)), None) if self.verb else None
        if own is not None:
            return own.first
        if self.event.type not in _PERPETRATED or not any(term.form in _NOUNS for term in self.terms):
            return None
        behind = next((party for party in named if self._begins(party.first) == self.event.stop and not self.sheet.pre[self.event.stop].strip(ARTICLE)), None)
        joined = self.sheet.pre[self.event.at] == AND and self.event.type in _FIRED and not self.words.attacks(self.event.at)  # X تقتل جنودا وقصف Y يخلف قتلى
        told = behind is not None and (joined or self.event.type == "advance" or self.sheet.forms[behind.last : behind.last + 1] == [ON])  # انهار X أمام تقدم Y
        return behind.first if behind is not None and told else None


_OTHER_MATTER = frozenset({"event", "place", "actor"})
_SOLDIERS = frozenset({"official_military", "armed_group"})
_HAND_RULES = frozenset({"hand.by", "hand.did"})
_PARTS = frozenset({"event", "cause", "follows_from"})
_DEED = frozenset({"event", "weapon"})
_OPPOSED = frozenset({"perpetrator", "target"})
_TAKEN_AWAY = frozenset({"detention", "abduction", "execution", "torture"})
_DONE_TO_PEOPLE = frozenset({"siege", "detention", "abduction", "killing", "execution", "torture", "sexual_violence"})
_QUOTES = frozenset({'"', "«", "»", "(", ")"})
_FIRED = frozenset({"airstrike", "drone_strike", "shelling", "missile_strike", "chemical_attack"})
_FROM_AFAR = _FIRED | {"shooting", "explosion", "casualties", "killing"}
_LEAVING = frozenset({"advance", "displacement", "evacuation", "protest"})
_TIMES = rule_words("event_parties.times")


def _strikes_by_verb(term: Term, counted: bool) -> bool:
    """استهدف … بقصف, قصف … بخمس غارات: a verb behind which stands with what it was done."""
    return term.kind == "event" and (term.key == _TARGETED or (counted and term.form in ("past", "present") and term.row["type"] in _FIRED))


def _among(sheet: Sheet, harms: Sequence[HarmAt], party: Party) -> bool:
    """The party is named among the words that tell who was harmed: ستة من قادة "X"."""
    return any(harm.first <= party.head < harm.last + (harm.last < sheet.size and sheet.forms[harm.last] in _QUOTES and party.head == harm.last + 1) * 2 for harm in harms)


_EXPOSED_BY = 6  # units from تعرضت to the party whose place it was
_EXPOSED = rule_forms("event_parties.exposed")
_MANNERS = (*MANNERS, *rule_forms("event_parties.manners"))


_CLITIC_PREPOSITIONS = rule_forms("clitic_prepositions")
_ACCUSATIVE = rule_forms("event_parties.accusative")
_BY_OR_FOR = rule_forms("by_or_for")
_AGAINST = rule_words("event_parties.against")
_BODIES = frozenset({"source", "actor", "nisba", "place"})
_HANDS = rule_words("event_parties.hands")
_HAND_OR_HEAD = rule_words("event_parties.hand_or_head")
_THAT = rule_words("party_phrases.that")
_LINKS = frozenset({"،", *_QUOTES, *rule_words("party_roles.copula"), HAS})
_SIDE_WORDS = rule_words("event_parties.side_words")
_NISBA_ENDINGS = rule_forms("nisba_endings")
_ADJECTIVE = rule_forms("party_roles.adjective_endings")
_COMING_FROM = rule_words("event_parties.coming_from")
_PLURAL_NOMINATIVE = rule_word("event_parties.plural_nominative")
_AFTER = rule_words("no_subject.after")
_HIS = frozenset(rule_forms("his_or_their"))
_WHICH = rule_words("taken_up.which")
_ENEMIES = rule_forms("event_parties.enemies")
_THAT_IT_IS = rule_words("event_parties.that_it_is")
_TARGETED = rule_word("event_parties.targeted")
