"""Who fought, where a fight's own words name no side: المعارك taken up, اشتباكات بين الطرفين, سيطر الجيش على البلدة بعد معارك مع X."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.claims.doers.taken_up import is_another, made_known
from marsad.claims.doers.told_doers import doers_of
from marsad.grammar.event_found import EventAt, PartyAt
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.modality import REAL
from marsad.grammar.parties.sides import few_of_them
from marsad.grammar.parties.struck import among
from marsad.grammar.party_phrases import named_parties
from marsad.grammar.party_roles import RoleWords
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import AND, BETWEEN, IN, WITH, rule_forms, rule_word, rule_words

_FAR = 6  # sentences between a fight and the word that takes it up
_LOOK = 12  # events before a word among which the fight may be that it takes up
_DOER = 8  # units behind a verb of raiding in which its subject ends
_CIVIL = 4  # units between a war and بين
_BOTH = 12  # units behind بين in which both sides stand
_LED = 3  # units between أثناء and the raid
_LED_TO = 4  # units between the word of what came of a raid and the fight
_NEAR = 3  # units between a fight and بينه
_LAST = 3  # events before a fight among which the one is told whom its pronoun means
_JOINED = 5  # units between a deed and the fight that is joined to it
_BEHIND = 6  # units behind a fight in which بين الطرفين may stand
_ARMED = frozenset({"fighter", "soldier"})
_WON = frozenset({"territorial_change", "advance", "siege"})


class Sides:
    """The fights of a report with those who fought them."""

    def __init__(self, sheet: Sheet, events: Sequence[EventAt], words: RoleWords) -> None:
        self._sheet, self._events, self._words = sheet, events, words

    def give(self) -> None:
        """Give each fight of which not two sides are told the others that its report names."""
        for number, event in enumerate(self._events):
            if event.type == "clash" and event.status in REAL and self._words.fights(event.at) and _is_open(event):
                told = event.doers
                found = {party.ident: party for party in (*self._found(number, event), *self._fallen(event), *self._fallen_too(number, event), *self._lost_in_it(event)) if party.ident not in told}
                kept = [party for party in event.parties if party.ident not in found]
                event.parties = [*kept, *found.values()] if found else event.parties

    def _found(self, number: int, event: EventAt) -> list[PartyAt]:
        if self._says_both(event) or self._broke_out(number, event):
            told = self._sides_before(number, event)
        else:
            told = self._and_him(number, event) or self._taken_up(number, event) or self._of_war(event) or self._of_winner(number, event) or self._of_raid(number, event) or self._of_raiders(number, event)
        return told if event.doers <= {party.ident for party in told} or (told and told[0].rule in _FOUGHT_FOR_IT) else []

    def _fallen(self, event: EventAt) -> Iterator[PartyAt]:
        """قتل 15 من X وأصيب آخرون، فيما أسر اثنان، في مواجهات مع Y: whose men fell in it, however far before it they are told, or armed men behind it."""
        for harm in event.harms:
            if harm.last < event.at or harm.victims.status in _ARMED:
                yield from self._theirs(event, harm)

    def _theirs(self, event: EventAt, harm: HarmAt) -> Iterator[PartyAt]:
        """عناصر من X, قيادي حوثي: whose men the words for those who fell say that they were."""
        sheet, last = self._sheet, harm.last if harm.first > event.at else min(harm.last + 1, event.at)
        if few_of_them(harm):
            return
        told = sheet.near("actor", harm.first, harm.last + 1) >= 0
        for party in named_parties(sheet, harm.first, last, event, self._words) if told else ():
            if party.ident and among(sheet, [harm], party):
                yield PartyAt("perpetrator", party.first, party.last, party.ident, "sides.fallen")
        men = sheet.near("person", harm.first, harm.last) if harm.victims.status in _ARMED else -1
        for unit in sheet.nations_between(men, harm.last) if men >= 0 else ():  # not رجال المقاومة اليمنية
            yield PartyAt("perpetrator", harm.first, harm.last, sheet.nations[unit].key, "sides.fallen")

    def _lost_in_it(self, event: EventAt) -> Iterator[PartyAt]:
        """معارك استمرت يومين، تكبدت خلالها X خسائر: who is told behind it to have lost men in it."""
        sheet = self._sheet
        for verb in range(event.stop, min(event.stop + _LOOK, sheet.prose.end(event.at) - 1)):
            if sheet.forms[verb] in _LOSES and sheet.forms[verb + 1] in _IN_IT:
                named = named_parties(sheet, verb + 2, min(verb + 2 + _DOER, sheet.size), event, self._words)
                if named and self._words.men_before(named[0].first, verb + 2) == verb + 2:
                    yield PartyAt("perpetrator", named[0].first, named[0].last, named[0].ident, "sides.fallen")

    def _fallen_too(self, number: int, event: EventAt) -> list[PartyAt]:
        """مصرع 40 من X بغارات ومعارك: those who fell by the deed to which the fight is joined."""
        before = self._events[number - 1] if number and self._sheet.pre[event.at] == AND else None
        if before is None or self._sheet.prose.sentence[before.at] != self._sheet.prose.sentence[event.at] or event.at - before.stop > _JOINED:
            return []
        return [replace(party, role="perpetrator", rule="sides.fallen") for party in before.parties if party.rule == "harm.theirs"]

    def _says_both(self, event: EventAt) -> bool:
        """بين الطرفين, بين الجانبين: within a few words behind the fight."""
        forms = self._sheet.forms
        return any(forms[unit] == BETWEEN and forms[unit + 1] in _TWO for unit in range(event.stop, min(event.stop + _BEHIND, self._sheet.size - 1)))

    def _broke_out(self, number: int, event: EventAt) -> bool:
        """هاجمت X مواقع Y، واندلعت اشتباكات: a fight that broke out upon an attack of the same sentence, with no sides of its own."""
        sheet = self._sheet
        attack = self._events[number - 1] if number else None
        if attack is None or attack.type != "clash" or self._words.fights(attack.at) or sheet.prose.sentence[attack.at] != sheet.prose.sentence[event.at]:
            return False
        return self._and_broke_out(event)

    def _and_broke_out(self, event: EventAt) -> bool:
        """واندلعت (اشتباكات), فدارت (معارك): the verb right before a fight that tells no sides of its own."""
        sheet, verb = self._sheet, event.at - 1
        own = {BETWEEN, WITH} & set(sheet.forms[event.stop : event.stop + _BEHIND])
        told = sheet.pre[verb] + sheet.forms[verb]
        return told.startswith(_AND_SO) and told[1:].startswith(_BROKE_OUT) and not own

    def _sides_before(self, number: int, event: EventAt) -> list[PartyAt]:
        """The last who fought, or of whom one struck the other, in this sentence or the two before it."""
        sentence = self._sheet.prose.sentence
        for other in reversed(self._events[max(0, number - 4) : number]):
            if sentence[event.at] - sentence[other.at] > 2:
                break
            sides = [party for party in other.parties if party.ident and party.role in _OPPOSED]
            struck = any(party.role == "target" for party in sides) or other.type == "clash"
            if struck and any(party.role == "perpetrator" for party in sides) and len({party.ident for party in sides}) > 1:
                return [replace(party, role="perpetrator", rule="sides.both") for party in sides]
        named = {party.ident: party for other in self._events[max(0, number - 3) : number] for party in other.parties if party.ident and party.role in _OPPOSED}
        return [replace(party, role="perpetrator", rule="sides.both") for party in named.values()] if len(named) == 2 else self._named_before(event)

    def _named_before(self, event: EventAt) -> list[PartyAt]:
        """قال مصدر في المقاومة إن حوثيين قتلوا في الاشتباكات بين الطرفين: the two who fight that its sentence and the one before name at all."""
        sheet = self._sheet
        first, _ = sheet.prose.sentences[max(0, sheet.prose.sentence[event.at] - 1)]
        armed = ((at, term) for at in sheet.between("actor", first, event.at) if (term := sheet.term(at, "actor")) is not None and term.key and term.row.get("force") in _ARMED)
        named = {term.key: PartyAt("perpetrator", at, sheet.stops[at], term.key, "sides.both") for at, term in armed}
        named |= {party.ident: party for party in event.parties if party.ident and party.ident not in named}  # مقتل 18 حوثيا
        return list(named.values()) if len(named) == 2 else []

    def _and_him(self, number: int, event: EventAt) -> list[PartyAt]:
        """هاجمت X مقرا، ووقعت اشتباكات بينها وبين حراسه: the last of whom this or the sentence before told a deed and with whom the pronoun agrees; واشتبكوا معهم: and whom it met."""
        sheet = self._sheet
        first, _ = sheet.prose.sentences[max(0, sheet.prose.sentence[event.at] - 1)]
        before = [other for other in reversed(self._events[max(0, number - _LAST) : number]) if other.at >= first]
        if sheet.forms[event.stop] in _WITH_HIM:
            return next((sides for other in before if len(sides := self._both(other)) > 1), [])
        him = next((sheet.forms[unit] for unit in range(event.stop, min(event.stop + _NEAR, sheet.size - 1)) if sheet.forms[unit] in _BETWEEN_HIM and sheet.forms[unit + 1] == BETWEEN), "")
        told = (doers_of(other, "sides.pronoun") for other in before if him)
        return next((meant for parties in told if (meant := [party for party in parties if him == _BETWEEN_THEM or (him == _BETWEEN_IT) == self._words.is_he(party.first)])), [])

    def _both(self, event: EventAt) -> list[PartyAt]:
        """Who did it and whom it met, as those who fought then."""
        return [replace(party, role="perpetrator", rule="sides.pronoun") for party in event.parties if party.ident]

    def _taken_up(self, number: int, event: EventAt) -> list[PartyAt]:
        """واندلعت معارك بين X وY … . وأسفرت المعارك عن: the fight told before, where all that are told near are of the same sides."""
        if not event.definite or is_another(self._sheet, event) or made_known(self._sheet, event):
            return []
        sentence = self._sheet.prose.sentence
        near = [one for one in self._events[max(0, number - _LOOK) : number] if one.type == "clash" and sentence[event.at] - sentence[one.at] <= _FAR]
        sides = {one.doers for one in near if len(one.doers) > 1}
        fought = [one for one in near if one.doers in sides]
        if len(sides) != 1 or any(not one.doers <= fought[0].doers for one in near):
            return []
        return doers_of(fought[-1], "sides.taken_up")

    def _of_winner(self, number: int, event: EventAt) -> list[PartyAt]:
        """سيطرت قوات X على البلدة بعد معارك: who took a place in the same sentence fought for it, against whom it was taken from; قتل رجل من Y برصاص X في اشتباكات."""
        last = self._events[number - 1] if number else None
        if last is None or self._sheet.prose.sentence[last.at] != self._sheet.prose.sentence[event.at]:
            return []
        sides = [replace(party, role="perpetrator", rule="sides.winner") for party in last.parties if party.ident and party.role in _OPPOSED]
        if last.type in _WON and self._is_after(event):
            return sides
        shot = last.type in _SHOT and self._sheet.forms[event.at - 1] in _AMID and self._sheet.near("harm", last.stop, event.at) < 0
        return sides if shot and {party.role for party in last.parties if party.ident} >= _OPPOSED else []

    def _is_after(self, event: EventAt) -> bool:
        """بعد معارك; not بعد معارك بين عشيرتين, which others fought."""
        return self._sheet.forms[event.at - 1] in _AFTER and BETWEEN not in self._sheet.forms[event.stop : event.stop + _BEHIND]

    def _of_war(self, event: EventAt) -> list[PartyAt]:
        """اندلعت حرب أهلية بين X وY. وأوقعت الحرب آلاف القتلى: the sides of the war that this sentence or the one before names, which itself tells of no harm."""
        sheet = self._sheet
        if sheet.forms[event.at] not in _WARS:
            return []
        first, _ = sheet.prose.sentences[max(0, sheet.prose.sentence[event.at] - 1)]
        for at in (unit for unit in range(event.at - 1, first - 1, -1) if sheet.forms[unit] in _WARS):
            between = next((unit for unit in range(at + 1, min(at + _CIVIL, event.at)) if sheet.forms[unit] == BETWEEN), 0)
            named = named_parties(sheet, between, min(between + _BOTH, event.at), event, self._words) if between else []
            sides = {party.ident: PartyAt("perpetrator", party.first, party.last, party.ident, "sides.taken_up") for party in named[:2]}
            if len(sides) > 1:
                return list(sides.values())
        return []

    def _of_raid(self, number: int, event: EventAt) -> list[PartyAt]:
        """اندلعت اشتباكات أثناء مداهمة نفذتها قوات X: who raids or attacks is one of those who fight in it, unless it is told to be between others."""
        raid = self._events[number + 1] if number + 1 < len(self._events) else None
        if raid is None or not self._is_raid(raid) or self._sheet.prose.sentence[raid.at] != self._sheet.prose.sentence[event.at]:
            return []
        forms = self._sheet.forms
        if BETWEEN in forms[event.stop : raid.at] or not any(form in _DURING for form in forms[max(event.stop, raid.at - _LED) : raid.at]):
            return []
        return doers_of(raid, "sides.raid")

    def _of_raiders(self, number: int, event: EventAt) -> list[PartyAt]:
        """داهمت قوات X القرية، واندلعت اشتباكات بين القوة المداهمة وY: the raiders are those told to have raided right before."""
        sheet = self._sheet
        amid = self._amid_raid(event)
        if not amid and not any(sheet.forms[unit] in _RAIDERS for unit in range(event.stop, min(event.stop + _BEHIND, sheet.size))):
            return []
        first, _ = sheet.prose.sentences[max(0, sheet.prose.sentence[event.at] - (not amid))]
        told = next((one for one in reversed(self._events[max(0, number - 3) : number]) if one.at >= first and self._is_raid(one) and one.doers), None)
        if told is not None:
            return doers_of(told, "sides.raid")
        for at in reversed(list(sheet.between("event", first, event.at))):
            named = named_parties(sheet, at + 1, min(at + _DOER, event.at), event, self._words) if _raids(sheet, at) else []
            if named and named[0].ident and self._words.men_before(named[0].first, at + 1) == at + 1:
                return [PartyAt("perpetrator", named[0].first, named[0].last, named[0].ident, "sides.raid")]
        return []

    def _amid_raid(self, event: EventAt) -> bool:
        """اقتحمت X المدينة وسط اشتباكات; داهمت X القرية، ما أدى إلى اشتباكات, واندلعت اشتباكات: a fight with no sides of its own that came of the raid."""
        sheet = self._sheet
        came = sheet.forms[event.at - 1] in _AFTER or any("cause" in sheet.kinds[unit] or unit in self._words.leads for unit in range(max(0, event.at - _LED_TO), event.at))
        return (came and BETWEEN not in sheet.forms[event.stop : event.stop + _BEHIND]) or self._and_broke_out(event)

    def _is_raid(self, event: EventAt) -> bool:
        return event.status in REAL and (event.type in _RAIDS or (event.type == "clash" and not self._words.fights(event.at)))


def _is_open(event: EventAt) -> bool:
    """Not two sides are told so far: one at most, or only those of whom some fell."""
    return len(event.doers) < 2 or all(party.rule == "clash.theirs" for party in event.parties if party.role == "perpetrator")


def _raids(sheet: Sheet, at: int) -> bool:
    """اقتحمت, تحاصر: a verb of a raid."""
    return any(term.kind == "event" and term.row["type"] in _RAIDS and term.form in VERB_FORMS for term in sheet.terms[at])


_OPPOSED = frozenset({"perpetrator", "target"})
_FOUGHT_FOR_IT = frozenset({"sides.winner", "sides.raid", "sides.pronoun"})
_RAIDS = frozenset({"advance", "detention", "siege"})
_AND_SO = rule_forms("sides.and_so")
_LOSES, _IN_IT = rule_words("sides.loses"), rule_words("sides.in_it")
_BROKE_OUT = rule_forms("sides.broke_out")
_SHOT = frozenset({"shooting", "killing"})
_AMID = rule_words("sides.during") | {IN}
_DURING = rule_words("sides.during")
_RAIDERS = rule_words("sides.raiders")
_WARS = rule_words("event_wars.wars")
_TWO = rule_words("sides.two")
_AFTER = rule_words("sides.after")
_WITH_HIM = rule_words("sides.with_him")
_BETWEEN_HIM = rule_words("sides.between_him")
_BETWEEN_IT, _BETWEEN_THEM = rule_word("sides.between_it"), rule_word("sides.between_them")
